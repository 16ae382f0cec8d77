"""Attribution phrases: "بحسب X", "وفقا لـX", "نقلا عن X" (data/attribution/phrases.tsv)."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.phrases import longest_phrase
from marsad.extract.speaker import SpeakerFinder
from marsad.extract.statement import Statement, Statements
from marsad.extract.syntax import Syntax
from marsad.extract.trailing import Trailing
from marsad.extract.turn import Turn
from marsad.lexicon.lexicon import AttributionPhrase

_INTELLIGENCE = "speaker:معلومات"
_NAMES_SPEAKER = frozenset("prep relay document ground".split())


class PhraseReader:
    """Reads the attribution phrases of one document."""

    def __init__(
        self,
        draft: Draft,
        syntax: Syntax,
        speakers: SpeakerFinder,
        statements: Statements,
        turn: Turn,
        trailing: Trailing,
    ) -> None:
        self.draft = draft
        self.syntax = syntax
        self.speakers = speakers
        self.statements = statements
        self.turn = turn
        self.trailing = trailing

    def read(self, i: int, first: int, stop: int) -> None:
        """Keep what a phrase at token `i` of the sentence `first` up to `stop` attributes: the rest of it, or what
        stands before.
        """
        draft = self.draft
        if any(s.verb == i for s in self.statements.here(i)):
            return  # "جاء في بيان": its verb opened it
        table = draft.lexicon.attribution_phrases
        for proclitics, rest in draft.words[i].variants:
            if proclitics not in ("", "و", "ف"):
                continue
            k, indexes = longest_phrase(draft, table, i, rest)
            if not indexes or k >= stop:
                continue
            phrase = draft.lexicon.attributions[indexes[0]]
            # "بحسب مصدر أمني": the phrase may already hold the speaker's first word.
            named = (x for x in range(i + 1, k) if x in self.syntax.actor_at or self.speakers.names_source(x))
            self._after_phrase(i, next(named, k), first, stop, phrase)
            return

    def _after_phrase(self, i: int, k: int, first: int, stop: int, phrase: AttributionPhrase) -> None:
        if phrase.kind == "self":
            speakers, end = self.turn.speakers, k
        elif phrase.kind in _NAMES_SPEAKER and self.draft.form(k) not in ("ما", "لما"):
            speaker = self._speaker(k, stop, phrase)
            if speaker is None:
                return
            speakers, end = [speaker], max(speaker.stop, k + 1)
        else:
            return
        if not speakers:
            return
        around = self.statements.around(i)
        if around is None and phrase.kind == "relay":
            around = self._opened_before(i, end)
        if around is not None and phrase.kind != "relay" and "JRN" in speakers[0].sectors:
            around.add_farther(speakers)  # "وأكد التحالف، وفق وكالة الأنباء، أن": who relays it
            return
        if around is not None:  # "وقال المراسل نقلا عن شهود إن": who is quoted stands nearer
            around.speakers = [*speakers, *(s for s in around.speakers if s not in speakers)]
            return
        opening = i - first <= 2
        between = not opening and self.draft.form(i - 1) in ("،", ",") and self.draft.form(end) in ("،", ",")
        start, end = (end, stop) if opening else (self.trailing.clause_told(first, i), stop if between else i)
        statement = Statement(start, end, i, phrase.phrase, phrase.stance, speakers)
        statement.outer = not opening
        self.statements.keep(statement)
        self.turn.spoke(speakers, i)

    def _is_told(self, mention: ActorMention) -> bool:
        """ "وبحسب روايات ناجين تحدثوا لوكالة رويترز": the medium heard it."""
        return "JRN" in mention.sectors and self.speakers.hears(mention.first)

    def _opened_before(self, i: int, end: int) -> Statement | None:
        """ "وبحسب وكالة تسنيم، نقلا عن قائد، أسقطت": the statement that a phrase right before `i` opens, from `end` on
        now.
        """
        near = (s for s in self.statements.here(i) if s.verb < s.first <= i <= s.first + 1 and s.lemma and not s.outer)
        statement = next(near, None)
        if statement is not None:
            statement.first = min(end, statement.stop - 1)
        return statement

    def _speaker(self, k: int, stop: int, phrase: AttributionPhrase) -> ActorMention | None:
        """The speaker that an attribution phrase names, its speaker beginning at token `k`."""
        chunk = self.syntax.chunk(k, "")
        while chunk is None and k < stop - 1 and self.draft.words[k].reporting:
            k += 1
            chunk = self.syntax.chunk(k, "")
        if chunk is None:
            return None
        speaker = self.speakers.of_chunk(chunk) if phrase.kind != "ground" else self.speakers.source(chunk)
        if speaker is None and phrase.kind == "prep" and phrase.clitic and self.draft.form(chunk.stop) in ("،", ","):
            speaker = self.speakers.whoever(chunk)  # "ووفقا للفيديو، تعاقدت القوات"
        if phrase.kind == "ground" and (speaker is None or speaker.key == _INTELLIGENCE):
            return None  # "بناء على معلومات استخباراتية داهمت القوات": what they acted on
        if speaker is None and (self.draft.words[k].reporting or self.speakers.names_source(k)):
            # "وفق بيان للوزارة", "وفقا لتأكيد الوزارة": look a little further.
            near = (self.syntax.actor_at.get(x) for x in range(k, min(stop, k + 5)))
            speaker = next((m for m in near if m is not None and not self._is_told(m)), None)
            speaker = speaker or self.speakers.whoever(chunk)
        if speaker is not None and speaker.cls == "nisba":
            return self.speakers.whoever(chunk) or speaker  # "وبحسب الرواية التركية"
        return speaker
