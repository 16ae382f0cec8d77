"""Where words are spoken: on an occasion of the sentence, at talks told before, or where the speaker's sayings are told
to have been made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from marsad.extract.draft import TOWN, ActorMention, Draft, ToponymMention, within
from marsad.extract.finding import Finding
from marsad.extract.place_chain import PlaceChains
from marsad.ontology import VERBAL_TYPES

_OCCASIONS = frozenset("زياره موتمر كلمه خطاب قمه اجتماع منتدي لقاء محادثات مباحثات".split())
# What is agreed on or refused where it is held: "هرب من توقيع الاتفاق في موسكو".
_MEETINGS = frozenset("توقيع زياره موتمر قمه اجتماع لقاء محادثات مباحثات مفاوضات حوار".split())
_AT_MEETINGS = frozenset(("REJECT", "AGREE"))
# "بهذه التصريحات", "جاء ذلك": what was said, taken up to say where.
_SAYINGS = frozenset("التصريحات تصريحات تصريحاته تصريحاتها ذلك هذا".split())
_THESE = frozenset(("هذه",))
_CAME = frozenset("جاء وجاء جاءت وجاءت".split())
_SPEAKING = frozenset("person office named".split())
_DURING = frozenset("خلال اثناء في هامش وخلال".split())
_HELD = frozenset(("في", "الي"))
_BREATH = 6
_FARTHEST_PLACE = 3


class SpeechPlaces:
    """Finds where things were said in one document. `triggers` holds the tokens of its acts in order."""

    def __init__(
        self,
        draft: Draft,
        places: list[ToponymMention],
        chains: PlaceChains,
        actors: list[ActorMention],
        triggers: list[int],
    ) -> None:
        self.draft = draft
        self.places = places
        self._chains = chains
        self._speakers = actors
        self._triggers = triggers

    def occasion(self, finding: Finding, nearby: Sequence[ToponymMention]) -> ToponymMention | None:
        """Where it was said: "خلال زيارته إلى واشنطن", "في كلمة ألقاها في القاهرة", "على هامش قمة بغداد"."""
        sentence = self.draft.reading.sentences[finding.sentence]
        for place in nearby:
            held = self._chains.preposition(place) in _HELD and place.resolution >= TOWN
            if held and any(
                self._agreed_at(finding, k) or (self._begins_occasion(k) and not self._told_between(k, place))
                for k in range(max(place.first - _BREATH, sentence.first), place.first)
            ):
                return place
        return None

    def _told_between(self, k: int, place: ToponymMention) -> bool:
        """ "خلال لقائه الرئيس إلى وقف القتال في إدلب": the place is of the act that stands before it."""
        return bisect_left(self._triggers, k + 1) < bisect_left(self._triggers, place.first)

    def _begins_occasion(self, k: int) -> bool:
        """Whether an occasion of speech is named at token `k`, after a word that says so."""
        before = {self.draft.form(k - 1), self.draft.form(k - 2)}
        word = self.draft.words[k]
        return bool(before & _DURING) and (word.rest in _OCCASIONS or word.rest.removesuffix("ت") + "ه" in _OCCASIONS)

    def _agreed_at(self, finding: Finding, k: int) -> bool:
        """Whether `finding` agrees on or refuses the meeting or signing named at token `k`."""
        return finding.type in _AT_MEETINGS and k >= finding.trigger.token and self.draft.words[k].rest in _MEETINGS

    def talks_before(self, finding: Finding) -> ToponymMention | None:
        """Where the talks told before were, which the noun with the article takes up: "مؤتمر روما" … "المؤتمر"."""
        words, token = self.draft.words, finding.trigger.token
        if finding.trigger.is_verb or not words[token].definite:
            return None
        talks = words[token].rest.removeprefix("ال")
        for place in reversed(within(self.places, 0, token)):
            before = range(max(place.first - _BREATH, 0), place.first)
            held = place.hosts or (self._chains.preposition(place) in _HELD and place.resolution >= TOWN)
            if held and any(
                words[k].rest.removeprefix("ال") == talks and self.draft.same_sentence(k, place.first) for k in before
            ):
                return place
        return None

    def lend_occasions(self, findings: list[Finding]) -> None:
        """ "وأدلى بوتين بهذه التصريحات في سان بطرسبرج", "جاء ذلك خلال مؤتمر صحفي في أنقرة": what the same speaker said
        shortly before or after was said there.
        """
        for k, word in enumerate(self.draft.words):
            if word.rest not in _SAYINGS or self.draft.form(k - 1).removeprefix("ب") not in _THESE | _CAME:
                continue
            sentence = self.draft.tokens[k].sentence
            place = self._town_in(sentence, k)
            if place is None:
                continue
            for finding in findings:
                if not finding.places and self._said_there(finding, sentence):
                    finding.places = [(place, "paragraph")]

    def _town_in(self, sentence: int, after: int) -> ToponymMention | None:
        """The first town told with "في" after token `after` in the sentence."""
        stop = self.draft.reading.sentences[sentence].stop
        towns = (
            p for p in within(self.places, after, stop) if p.resolution >= TOWN and self._chains.preposition(p) == "في"
        )
        return next(towns, None)

    def _said_there(self, finding: Finding, sentence: int) -> bool:
        """Whether the act of speech stands near the sentence that says where, and its speaker is nobody else."""
        tokens, said = self.draft.tokens, self.draft.reading.sentences[sentence]
        apart = abs(tokens[said.first].paragraph - finding.paragraph)
        if finding.type not in VERBAL_TYPES or apart > _FARTHEST_PLACE or not finding.actors:
            return False
        named = [a for a in within(self._speakers, said.first, said.stop) if a.cls in _SPEAKING]
        return not named or any(a.key == n.key != "" for a in finding.actors for n in named)
