"""Where an event happened: the place its clause names, else the sentence, else what was told before (CODEBOOK §4)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from marsad.extract.draft import PROVINCE, TOWN, ActorMention, Draft, ToponymMention, within
from marsad.extract.event import Trigger
from marsad.extract.finding import Finding
from marsad.extract.gazetteer import Gazetteer, lies_within
from marsad.extract.place_chain import INSIDE, ORIGIN, TOWARDS, PlaceChains
from marsad.extract.roles import BEARING_ARMS, DEEDS
from marsad.extract.speech_place import SpeechPlaces
from marsad.extract.syntax import Syntax
from marsad.ontology import VERBAL_TYPES

# Of these the place is the one left; of others a place after "من" is rather where it came from.
_LEAVING = frozenset(("DISPLACE", "RETREAT"))
_ORIGIN_IS_FARTHER = 8
# What is said or agreed on an occasion is said where that is held.
_SPOKEN = VERBAL_TYPES | {"CONSULT", "COOPERATE", "CONCEDE", "SANCTION"}
# A text without full stops is one sentence: no event takes a place farther off than this many tokens.
_SENTENCE = 100
# Done to a state from anywhere.
_FAR_FROM_STATES = VERBAL_TYPES | {"SANCTION", "COOPERATE"}
# Talks are held where their sentence says "في".
_TALKS = frozenset(("CONSULT", "COOPERATE"))
# Of bodies that also name the building they sit in.
_BUILDINGS = frozenset("وزارة سفارة قنصلية برلمان محكمة بلدية مديرية".split())
_SEATED_IN_CAPITALS = frozenset(("وزاره", "برلمان"))
_BESIDE_BUILDING = frozenset("خارج داخل امام قرب محيط بجوار قباله".split())
_AT_BUILDINGS = frozenset(("ASSAULT", "PROTEST", "COERCE"))
# Acts of authorities upon those at home.
_AT_HOME = frozenset("COERCE SANCTION RETREAT".split())
_AT_HOME_MODES = frozenset("arrest restrict censor curfew martial-law convict release".split())
_EXECUTION = "execute"
_PEOPLE = frozenset(("people", "nisba", "person", "pronoun"))
# A coup is told of a whole country.
_COUPS = frozenset(("انقلاب", "انقلب"))
_NO_LAND = frozenset(("UNO", "EUR"))
_AUTHORITIES = frozenset("GOV JUD COP SPY".split())
_GOAL = "الي"
_WAYS = frozenset("الي باتجاه نحو صوب من".split())
_MOVING = _LEAVING | {"MOBILIZE"}
_LONGEST_DESCRIPTION = 3
_DATING = frozenset("قبل بعد عقب منذ".split())
_BOUNDARIES = frozenset("SRCV")
# A place that opens its clause stands at most this many tokens after the end of the one before.
_OPENS = 2
# A place that heads its sentence stands at most this many tokens after its beginning.
_HEADS = 1
# A place before the word is a little farther than one as many words after it.
_BEFORE_IS_FARTHER = 4
# An event without a place of its own is lent the last one named, at most this many paragraphs before.
_FARTHEST_PLACE = 3
_FINER_THAN_COUNTRY = 2
# Headline and lead are these paragraphs; where they name at most a province, the sentence after may name the town.
_LEAD = 2

Setting = list[tuple[ToponymMention, str | None]]


class _Candidate(NamedTuple):
    """A place of the event's sentence. `gap` counts the words between, `own` says whether the clause is the event's."""

    gap: int
    place: ToponymMention
    own: bool


class Settings:
    """Finds the places of the events of one document."""

    def __init__(
        self,
        draft: Draft,
        syntax: Syntax,
        places: list[ToponymMention],
        actors: list[ActorMention],
        gazetteer: Gazetteer,
        triggers: list[Trigger],
        dateline: ToponymMention | None,
    ) -> None:
        self.draft = draft
        self.syntax = syntax
        self.places = places
        self._gazetteer = gazetteer
        self._dateline = dateline
        self._triggers = sorted(t.token for t in triggers)
        self._movements = {t.token for t in triggers if t.sense.type in _MOVING}
        heads = draft.lexicon.heads
        self._bodies = [
            a for a in actors if (h := draft.words[a.first].heads) and heads[h[0][0]].lemma in _BUILDINGS
        ]  # fmt: skip
        self._states = {a.first for a in actors if a.cls == "state"}
        self._chains = PlaceChains(draft, syntax, places, self._states)
        self._speech = SpeechPlaces(draft, places, self._chains, actors, self._triggers)

    def of(self, finding: Finding) -> Setting:
        """The places of `finding`, with how each was come by: None where its clause names it."""
        candidates = self._in_sentence(finding)
        own = [c for c in candidates if c.own]
        if own:
            return self._told(self._within(own, candidates), None)
        occasion = self._speech.occasion(finding, self._nearby(finding)) if finding.type in _SPOKEN else None
        if occasion is not None:
            return self._told(occasion, "sentence")
        if finding.type == "AGREE" and candidates and _armed(finding):
            return self._told(min(candidates, key=_near).place, "sentence")
        if finding.type in _TALKS:
            held = [c for c in candidates if c.place.resolution >= TOWN]
            if held:
                return self._told(min(held, key=_near).place, "sentence")
            taken_up = self._speech.talks_before(finding)
            return self._told(taken_up, "paragraph") if taken_up is not None else []
        building = self._building(finding)
        if building is not None:
            return [(building, None)]
        country = self._country_told(finding) if finding.trigger.sense.lemma in _COUPS else None
        if country is not None:
            return [(country, "paragraph")]
        home = self._at_home(finding)
        if finding.type not in DEEDS:
            return [(home, "sentence")] if home is not None else []
        candidates = [c for c in candidates if not self._foreign_capital(c.place, finding)]
        nearest = min(candidates, key=_near).place if candidates else None
        if nearest is not None and (home is None or nearest.country == home.country):
            return self._told(nearest, "sentence")
        if home is not None:
            return [(home, "sentence")]
        told = self._told_before(finding) if self._of_one_place(finding) else None
        if told is not None:
            return self._told(told, "paragraph")
        return [(self._dateline, "dateline")] if self._dateline is not None and self._of_dateline(finding) else []

    def _of_dateline(self, finding: Finding) -> bool:
        """Whether a deed without a place is told where the report was written: in its headline and lead, of the
        country that it is about ("كركوك - قتل سبعة أشخاص في انفجار").
        """
        main, place = self._gazetteer.main_country, self._dateline
        here = place is not None and (main is None or place.country == main.code)
        return here and finding.paragraph <= _LEAD and self._of_one_place(finding)

    def _country_told(self, finding: Finding) -> ToponymMention | None:
        """The story's country as it is named nearest before the event, else first: a coup is of a whole country."""
        main = self._gazetteer.main_country
        named = [p for p in self.places if p.entry is not None and main is not None and p.entry.name == main.name]
        before = [p for p in named if p.first < finding.trigger.token]
        return before[-1] if before else named[0] if named else None

    def _of_one_place(self, finding: Finding) -> bool:
        """Whether it happened, and on days that are told of: what is denied, planned or years long is of no place told
        before. Nor is help, which comes from elsewhere.
        """
        time = finding.time
        years = time is not None and time.precision == "year"
        return finding.status in ("actual", "historical") and finding.type != "AID" and not years

    def _building(self, finding: Finding) -> ToponymMention | None:
        """The ministry, embassy or the like that is attacked or stood at: "اقتحام وزارة الداخلية", "أمام السفارة"."""
        if finding.type not in _AT_BUILDINGS:
            return None
        sentence = self.draft.reading.sentences[finding.sentence]
        beside = [
            m for m in within(self._bodies, finding.trigger.token, sentence.stop)
            if self.draft.form(m.first - 1) in _BESIDE_BUILDING
        ]  # fmt: skip
        for mention in (*(m for m in self._bodies if m in finding.recipients), *beside):
            place = ToponymMention(mention.first, mention.stop)
            place.kind, place.resolution, place.home = "site", 5, self._gazetteer.state(mention.code)
            place.spelling = mention.key
            if self.draft.words[mention.first].rest.removeprefix("ال") in _SEATED_IN_CAPITALS:
                place.anchor = self._gazetteer.capital(mention.code)
            if all(p.first != place.first for p in within(self.places, place.first, place.stop)):
                insort(self.places, place, key=lambda p: p.first)  # what is told next is of it too
            return place
        return None

    def _at_home(self, finding: Finding) -> ToponymMention | None:
        """Authorities arrest, try and sentence in their own country: "اعتقلت السلطات المغربية". Where none is named,
        those of the story's country do so to its people: "اعتقل الناشط المغربي".
        """
        executed = self.draft.lexicon.act_kinds.get(finding.trigger.sense.lemma) == _EXECUTION
        if not executed and (finding.type not in _AT_HOME or not (_AT_HOME_MODES & set(finding.modes))):
            return None
        main = self._gazetteer.main_country
        abroad = any(r.code not in (None, a.code) for r in finding.recipients for a in finding.actors)
        authorities = [a for a in finding.actors if (a.cls == "state" and not abroad) or _AUTHORITIES & set(a.sectors)]
        people = [] if finding.actors else [r for r in finding.recipients if r.cls in _PEOPLE]
        citizens = [r for r in people if main is not None and r.code == main.code]
        for party in (*authorities, *citizens):
            state = self._gazetteer.state(party.code)
            if state is not None and party.code not in _NO_LAND:
                place = ToponymMention(party.first, party.stop)
                place.entry, place.kind, place.resolution = state, "state", state.resolution
                return place
        return None

    def settled(self, finding: Finding) -> Setting:
        """The places that the frame gave, each once; one that only says where another lies is left out, and so is
        what contains it ("في حي الغدير ببغداد").
        """
        told = [
            p.antecedent or p
            for p, _ in finding.places
            if not self._of_movement(finding.trigger.token, p)
            and (self._settle_owner(finding, p) if p.owned else p.entry is not None or self._chains.is_place(p))
        ]
        if finding.type in _FAR_FROM_STATES:  # "ضغط على إسرائيل" happens elsewhere
            told = [p for p in told if p.head not in self._states or self._chains.preposition(p) in INSIDE]
        places = list(dict.fromkeys(self._chains.finest(p) for p in told))
        kept = [
            p for p in places
            if not any(q is not p and q.resolution >= p.resolution and q.stop <= p.first and self._chains.chained(q, p)
                       and (q.resolution > p.resolution or self._chains.locates(p)) for q in places)
        ]  # fmt: skip
        return [(p, None) for p in kept]

    def lend_occasions(self, findings: list[Finding]) -> None:
        """Give acts of speech without a place that of the occasion that the text tells of."""
        self._speech.lend_occasions(findings)

    def refine(self, findings: list[Finding]) -> None:
        """The headline and lead say "في سوريا", the sentence after it in which town: the first finer place there."""
        for finding in findings:
            if finding.type not in DEEDS or finding.paragraph > _LEAD or len(finding.places) != 1:
                continue
            coarse, how = finding.places[0]
            if coarse.fineness > PROVINCE or coarse.entry is None:
                continue
            others = {id(p) for f in findings if f.type != finding.type for p, told in f.places if told is None}
            finer = self._finer_after(finding, coarse, others)
            if finer is not None:
                finding.places = self._told(finer, how or "sentence")

    def _finer_after(self, finding: Finding, coarse: ToponymMention, others: set[int]) -> ToponymMention | None:
        """The first place within `coarse` in the sentence after, none of `others`, where other things happened."""
        last = self.draft.tokens[coarse.first].sentence
        sentences = self.draft.reading.sentences
        stop = sentences[min(last + 1, len(sentences) - 1)].stop
        for place in within(self.places, coarse.stop, stop):
            finer = place.resolution >= TOWN and not place.generic and lies_within(place, coarse)
            if finer and id(place) not in others and self._chains.is_place(place) and place.direction is None:
                return place
        return None

    def _within(self, own: list[_Candidate], candidates: list[_Candidate]) -> ToponymMention:
        """The nearest, or one of the same country that is finer: "في شرق صنعاء، استهدف الطيران ... في جبهة نهم".
        Within a wide place that heads the sentence one of any clause ("وفي الشمال، قصفت القوات قرى بريف تل رفعت").
        """
        nearest = min(own, key=_near).place
        heads = nearest.first - self.draft.reading.sentences[self.draft.tokens[nearest.first].sentence].first <= _HEADS
        finer = [
            c for c in (candidates if heads and nearest.fineness <= PROVINCE else own)
            if c.place.resolution > nearest.resolution
            and c.place.country == nearest.country is not None
            and self._chains.preposition(c.place) in INSIDE
        ]  # fmt: skip
        return min(finer, key=_near).place if finer else nearest

    def _told(self, place: ToponymMention, how: str | None) -> Setting:
        """The finest of the places told with `place`, and those joined to it by و; what "المدينة" takes up where that
        is not listed.
        """
        place = self._chains.finest(self._chains.list_head(place))
        joined = [place, *self._chains.joined(place)]
        return [(p.antecedent if p.entry is None and p.antecedent is not None else p, how) for p in joined]

    def _foreign_capital(self, place: ToponymMention, finding: Finding) -> bool:
        """Whether it is a state or capital that neither the story nor who acts is of: there somebody speaks ("قال
        المتحدث في واشنطن إن القوات شنت ضربات").
        """
        main = self._gazetteer.main_country
        if place.head not in self._states or main is None or place.country == main.code:
            return False
        return all(p.code != place.country for p in (*finding.actors, *finding.recipients))

    def _nearby(self, finding: Finding) -> Sequence[ToponymMention]:
        """The places of the event's sentence."""
        token = finding.trigger.token
        sentence = self.draft.reading.sentences[finding.sentence]
        return within(self.places, max(sentence.first, token - _SENTENCE), min(sentence.stop, token + _SENTENCE))

    def _in_sentence(self, finding: Finding) -> list[_Candidate]:
        token = finding.trigger.token
        out = []
        for place in self._nearby(finding):
            beside = self._chains.preposition(place) == "مع"  # "الحدود مع الأردن"
            if (
                beside
                or self._of_movement(token, place)
                or not self._chains.is_place(place)
                or (place.owned and not self._settle_owner(finding, place))
            ):
                continue
            after = place.first > token
            deed = finding.type in DEEDS or (finding.type == "AGREE" and _armed(finding))
            if not deed and not self._of_speech(token, place):
                continue
            gap = place.first - token if after else token - place.stop + _BEFORE_IS_FARTHER
            own = self._same_clause(finding, place)
            if self._chains.preposition(place) == ORIGIN and finding.type not in _LEAVING:
                if finding.type == "AID":
                    continue  # "استقبلت ألف لاجئ من العراق"
                gap += _ORIGIN_IS_FARTHER if own else 0
            out.append(_Candidate(gap, place, own))
        return out

    def _of_movement(self, token: int, place: ToponymMention) -> bool:
        """Whether a movement told beside the event goes or comes there: "ضربات أثناء انسحابهم باتجاه الحدود"."""
        before = place.first - 2
        return before != token and before in self._movements and self._chains.preposition(place) in _WAYS

    def _settle_owner(self, finding: Finding, place: ToponymMention) -> bool:
        """ "فر من بلاده": the country is that of who acts or suffers."""
        parties = (*finding.actors, *finding.recipients)
        place.entry = next((s for p in parties if (s := self._gazetteer.state(p.code)) is not None), None)
        return place.entry is not None and finding.type in DEEDS

    def _of_speech(self, token: int, place: ToponymMention) -> bool:
        """Whether words are spoken there: "دعا في موسكو إلى", not "دعا إلى وقف القتال في إدلب"."""
        if self._chains.preposition(place) not in INSIDE:
            return False
        return self._nothing_between(token, place)

    def _nothing_between(self, k: int, place: ToponymMention) -> bool:
        """Whether no act is named after token `k` and before the place."""
        return bisect_left(self._triggers, place.first) <= bisect_left(self._triggers, k + 1)

    def _same_clause(self, finding: Finding, place: ToponymMention) -> bool:
        """Whether no clause boundary parts the place from the event's word, and no other verb takes it."""
        trigger, classes = finding.trigger, self.syntax.classes
        token = trigger.token
        if place.first > token:
            start = trigger.stop if trigger.is_verb else self._past_relative(trigger.stop)
            return not any(classes[k] in _BOUNDARIES or self._dates(k) for k in range(start, place.first))
        if any(classes[k] in _BOUNDARIES for k in range(place.stop, token)):
            return self._heads_sentence(place, token)
        before = self.syntax.clause_start(place.first) - 1
        if self._chains.preposition(place) in TOWARDS and place.first - before > _OPENS:
            return False  # "أنحى بالمسؤولية على روسيا لشن ضربات"
        governed = before >= 0 and classes[before] == "V" and self.draft.same_sentence(before, token)
        if not governed or self.draft.words[before].light:
            return True
        return not trigger.is_verb and not self.draft.words[before].reporting

    def _heads_sentence(self, place: ToponymMention, token: int) -> bool:
        """Whether the sentence opens with the place, and nobody speaks after it: "وفي خاركيف، أسفرت ضربة عن"."""
        first = self.draft.reading.sentences[self.draft.tokens[token].sentence].first
        if self._chains.preposition(place) != "في" or place.first - first > _HEADS:
            return False
        return not any(self.syntax.classes[k] == "S" or self.draft.words[k].reporting for k in range(place.stop, token))

    def _dates(self, k: int) -> bool:
        """Whether another event is told from token `k` on: "اعتقلته قبل تسليمه إلى سوريا"."""
        following = bisect_left(self._triggers, k + 1)
        return self.draft.form(k) in _DATING and self._triggers[following : following + 1] == [k + 1]

    def _past_relative(self, i: int) -> int:
        """The token after the verb that tells of the noun before `i`: "معارك اندلعت في", "الهجوم الذي وقع في". Without
        الذي only of a noun without the article, else it opens the sentence's clause.
        """
        classes = self.syntax.classes
        j, n = i, len(classes)
        while j < n and classes[j] in ("J", ",") and j - i < _LONGEST_DESCRIPTION:
            j += 1
        related = j < n and classes[j] == "R"
        j += related
        tells = related or not self.draft.words[i - 1].definite
        return j + 1 if tells and j < n and classes[j] == "V" else i

    def _told_before(self, finding: Finding) -> ToponymMention | None:
        """The last place named before the event."""
        for place in reversed(within(self.places, 0, finding.trigger.token)):
            back = finding.paragraph - self.draft.tokens[place.first].paragraph
            if back > _FARTHEST_PLACE:
                return None
            local = place.resolution >= _FINER_THAN_COUNTRY and place.country is not None
            if (
                self._chains.is_place(place)
                and (back == 0 or local)
                and not (place.owned or self._foreign_capital(place, finding) or self._is_goal(place))
            ):
                return place
        return None

    def _is_goal(self, place: ToponymMention) -> bool:
        """Whether it is only where somebody goes: "أجبر الأسر على النزوح إلى مخيم كلمة"."""
        return place.first - 2 in self._movements and self._chains.preposition(place) == _GOAL


def _armed(finding: Finding) -> bool:
    """ "اتفق القادة العسكريون على دعم محاور القتال غرب سرت": forces agree on what is done where they fight."""
    return bool(finding.actors) and all(BEARING_ARMS & set(a.sectors) for a in finding.actors)


def _near(candidate: _Candidate) -> int:
    return candidate.gap
