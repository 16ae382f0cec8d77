"""Reads the events of one draft: triggers, roles, resolution, status, speakers, time, place, counts, merging."""

from __future__ import annotations

import itertools
from bisect import bisect_left

from marsad.extract.actor import find_actors
from marsad.extract.attribution import Attribution, Statement, speaker_kind
from marsad.extract.casualty import CountMention
from marsad.extract.coreference import Resolver
from marsad.extract.draft import Draft, ToponymMention, within
from marsad.extract.event import Trigger, find_triggers
from marsad.extract.finding import Finding
from marsad.extract.layout import Layout
from marsad.extract.merge import distinct_counts, merge_findings, same_entity
from marsad.extract.names import NameMatch
from marsad.extract.place import Gazetteer, find_places
from marsad.extract.role import RoleFinder
from marsad.extract.settled import settle_type
from marsad.extract.status import StatusReader
from marsad.extract.syntax import Syntax
from marsad.extract.time import TimeMention
from marsad.extract.topic import belongs, is_bygone, tells_history, topic_of
from marsad.ontology import VERBAL_TYPES

_PLACED = frozenset("ASSAULT COERCE MOBILIZE DISPLACE DISCOVER TOLL RETREAT PROTEST AID".split())
_CONTENT_TYPES = frozenset("REQUEST AGREE REJECT THREATEN SUPPORT CONCEDE ACCUSE".split())
_CONTENT_REACH = 24
_AFTER_CONTENT = frozenset("بعد عقب اثر منذ بسبب ردا قبل جراء بعيد".split())
_NEEDS_PARTY = frozenset("REQUEST ACCUSE REJECT THREATEN AGREE SUPPORT CONSULT AID COOPERATE SANCTION CONCEDE".split())


_AGAINST = frozenset(
    """
    ضد احتجاجا تنديدا رفضا استنكارا مناهضه المناهضه مناهضين منددين برحيل باسقاط لاسقاط رحيل اسقاط باستقاله استقاله
    """.split()
)
_LINKS = frozenset(("(", ")", "،", ",", "في"))
# "مسؤوليتها عن" stands before the attack.
_CLAIM_LENGTH = 2
_CLAIMABLE = frozenset({"ASSAULT", "COERCE", "TOLL"})
# An event without a place of its own is lent the last one named, at most this many paragraphs before.
_FARTHEST_PLACE = 3
_FINER_THAN_COUNTRY = 2


class Story:
    """Everything read from one draft: mentions, statements and findings, ready to become records."""

    def __init__(
        self,
        draft: Draft,
        layout: Layout,
        names: dict[int, NameMatch],
        times: list[TimeMention],
        counts: list[CountMention],
    ) -> None:
        self.draft = draft
        self.layout = layout
        published = draft.published.isoformat() if draft.published else None
        self.actors = find_actors(draft, names, published=published)
        self.places = find_places(draft, names, self.actors)
        self._mark_place_senses(names)
        self.gazetteer = Gazetteer(names, self.actors)
        self.times = times
        self.counts = counts
        timed = {k: t.first for t in times for k in range(t.first, t.stop)}
        self.syntax = Syntax(draft, self.actors, self.places, timed, {i: m.proclitics[-1:] for i, m in names.items()})
        self.resolver = Resolver(draft, self.actors)
        self.resolver.resolve_descriptions()
        self.triggers = find_triggers(draft, self.syntax)
        self.finder = RoleFinder(draft, self.syntax, self.triggers)
        self.attribution = Attribution(draft, self.syntax, self.finder)
        self.status = StatusReader(draft, self.syntax)
        lending = {verb for _, verb, _ in self.finder.lent.values() if self.syntax.classes[verb] == "V"}
        findings = [
            f for t in self.triggers
            if t.token not in lending and t.token not in self.finder.ended and draft.tokens[t.token].paragraph not in layout.headings
            and (f := self._finding(t)) is not None
        ]  # fmt: skip
        findings = self._of_the_page(findings)
        findings = self._outside_content(findings)
        self._share_joined(findings)
        self._causes(findings)
        self._assign_counts(findings)
        self.findings = merge_findings(draft, findings)
        self._fill_countries()

    def _mark_place_senses(self, names: dict[int, NameMatch]) -> None:
        """ "شرق صنعاء", "مدينة بيروت", "في سوريا": the name is the place there, and nobody who acts."""
        by_head = {p.head: p for p in self.places}
        for actor in self.actors:
            place = by_head.get(actor.first)
            if actor.cls != "state" or place is None:
                continue
            before = self.draft.form(place.first - 1)
            match = names.get(actor.first)
            clitic = match.proclitics[-1:] if match else ""
            actor.place_sense = bool(place.direction) or place.first != place.head or before in _INSIDE or clitic == "ب"

    def _of_the_page(self, findings: list[Finding]) -> list[Finding]:
        """What a page of its topic and time reports."""
        if tells_history(self.draft, self.times):
            return []
        topic = topic_of(self.draft, findings)
        return [
            f
            for f in findings
            if belongs(self.draft, f, topic) and not (f.time is not None and is_bygone(f.time.start))
        ]

    # -- one finding ------------------------------------------------------------------------------------------------

    def _finding(self, trigger: Trigger) -> Finding | None:
        token = self.draft.tokens[trigger.token]
        roles = self.finder.find(trigger)
        finding = Finding(trigger, roles, token.sentence, token.paragraph)
        finding.in_title = token.paragraph == self.layout.title_paragraph
        for side in ("actors", "recipients"):
            kept = [m for m in getattr(finding, side) if self.resolver.resolve_pronoun(m)]
            setattr(finding, side, kept)
        finding.recipients = [
            r for r in finding.recipients if not any(r is a or r.key == a.key != "" for a in finding.actors)
        ]
        lent = self.finder.lent.get(trigger.token)
        finding.status, finding.certainty, rules = self.status.judge(trigger, lent_by=lent[1] if lent else None)
        finding.rules += rules
        self._speak(finding)
        self._claimed(finding)
        self._first_person(finding)
        settle_type(finding)
        if not self._substantial(finding):
            return None
        if finding.type in _ADDRESSED and finding.actors and not finding.recipients:
            self._addressee(finding)
        if finding.type == "PROTEST" and not finding.recipients:
            self._protested(finding)
        finding.time = self._time(finding)
        self._place(finding)
        if finding.time is not None and finding.time.past and finding.status == "actual":
            finding.status = "historical"
            finding.rules.append("dated more than 30 days before publication")
        return finding

    def _substantial(self, finding: Finding) -> bool:
        """Weak words need a party or place beside them; acts of speech need somebody who acts."""
        trigger = finding.trigger
        if trigger.weak and not (finding.actors or finding.recipients or finding.places):
            return False
        if finding.type in _NEEDS_PARTY and not finding.actors:
            lent = self.finder.lent.get(trigger.token)
            suffered = lent is not None and lent[0] == "R"  # "تلقى الصحفي تهديدات"
            return bool(finding.recipients) and not trigger.is_verb and (suffered or finding.type not in VERBAL_TYPES)
        return True

    def _speak(self, finding: Finding) -> None:
        speakers, statement = self.attribution.chain(finding.trigger.token)
        finding.statement = statement
        if finding.type in VERBAL_TYPES:
            speakers = [
                s
                for s in speakers
                if not any(same_entity(s, a) and s.code for a in finding.actors) and s not in finding.actors
            ]
        else:
            finding.self_claim = bool(speakers) and any(same_entity(speakers[0], a) for a in finding.actors)
        finding.speakers = speakers

    def _claimed(self, finding: Finding) -> None:
        """ "أعلنت الجماعة مسؤوليتها عن استهداف السفينة": who claims responsibility for an attack is who made it."""
        token, draft = finding.trigger.token, self.draft
        if finding.actors or not finding.speakers or token < _CLAIM_LENGTH or draft.form(token - 1) != "عن":
            return
        if draft.words[token - 2].rest.startswith("مسوولي") and finding.type in _CLAIMABLE:
            finding.actors, finding.self_claim = finding.speakers[:1], True
            finding.rules.append("the speaker claims responsibility")

    def _first_person(self, finding: Finding) -> None:
        """ "ننادي", "يجب وقف القتال": in speech the speaker is who calls or refuses."""
        trigger = finding.trigger
        speaks = trigger.sense.frame.get("q") == "A" or (trigger.is_verb and trigger.features[2:3] == "1")
        if speaks and not finding.actors and finding.speakers:
            finding.actors, finding.speakers = finding.speakers[:1], finding.speakers[1:]
            finding.rules.append("the speaker acts")

    def _addressee(self, finding: Finding) -> None:
        """ "انتقد السياسة التركية في ...": whom the words are about is the first named after the word, in its
        clause.
        """
        classes, token = self.syntax.classes, finding.trigger.token
        stop = self.draft.reading.sentences[finding.sentence].stop
        for mention in within(self.actors, token + 1, stop):
            if mention.place_sense:
                continue
            between = range(token + 1, mention.first)
            if len(between) > _ADDRESSEE_REACH or any(classes[k] in ("V", "S", "C", "R") for k in between):
                return
            if self._under_a_deed(mention.first, token):
                return
            if mention not in finding.speakers and not any(mention.key == a.key != "" for a in finding.actors):
                finding.recipients = [mention]
                finding.rules.append("addressee: first named after the word")
                return

    def _protested(self, finding: Finding) -> None:
        """ "احتجاجا على قرار الحكومة", "للمطالبة برحيل الرئيس": whom a protest is against stands after such a word."""
        draft, token = self.draft, finding.trigger.token
        stop = draft.reading.sentences[finding.sentence].stop
        against = next((k for k in range(token + 1, stop) if draft.form(k) in _AGAINST), None)
        if against is None:
            return
        for mention in within(self.actors, against + 1, min(stop, against + _ADDRESSEE_REACH)):
            if mention.cls != "pronoun" and not any(mention.key == a.key != "" for a in finding.actors):
                finding.recipients = [mention]
                finding.rules.append(f"after {draft.form(against)}: against whom")
                return

    def _under_a_deed(self, first: int, token: int) -> bool:
        """ "تحقق في مقتل قيادي": the name belongs to the deed before it."""
        deed = self.finder.trigger_at.get(first - 1)
        return deed is not None and deed.token > token and not deed.is_verb

    # -- content of requests ------------------------------------------------------------------------------------------

    def _outside_content(self, findings: list[Finding]) -> list[Finding]:
        """What a request or promise asks for is no event of its own; what an accusation names is one (CODEBOOK §9)."""
        regions = [(f, region) for f in findings if (region := self._content_region(f)) is not None]
        out: list[Finding] = []
        for finding in findings:
            over = next(
                (f for f, (low, high) in regions if f is not finding and low <= finding.trigger.token < high), None
            )
            if over is None or self._told_of_its_own(finding, over):
                out.append(finding)
        return out

    def _content_region(self, finding: Finding) -> tuple[int, int] | None:
        """The tokens that say what is asked, promised or blamed: from the frame's preposition or أن to the clause's
        end.
        """
        trigger = finding.trigger
        if trigger.sense.type not in _CONTENT_TYPES:
            return None
        draft, syntax = self.draft, self.syntax
        opening = {slot for slot, role in trigger.sense.frame.items() if role == "C"}
        stop = draft.reading.sentences[finding.sentence].stop
        low = None
        for k in range(trigger.stop, min(stop, trigger.stop + _CONTENT_REACH)):
            form = draft.form(k)
            preposition = form if syntax.classes[k] == "P" else draft.words[k].preposition
            if form in _THAT or preposition in opening or (form == "علي" and "علي" in opening):
                low = k
                break
            if syntax.classes[k] == "V" and k > trigger.stop:
                return None
        if low is None:
            if trigger.sense.frame.get("o") != "C" and trigger.sense.frame.get("i") != "C":
                return None
            low = trigger.stop
        return low, self._content_end(low, stop)

    def _content_end(self, low: int, stop: int) -> int:
        draft, syntax = self.draft, self.syntax
        for k in range(low + 1, stop):
            form = draft.form(k)
            if syntax.classes[k] == "C" or form in _AFTER_CONTENT or form in ("؛", ":"):
                return k
            past = syntax.classes[k] == "V" and _is_past(draft, k)
            if past and (draft.words[k].proclitics[:1] in ("و", "ف") or draft.form(k - 1) in ("،", ",")):
                return k
        return stop

    def _told_of_its_own(self, finding: Finding, over: Finding) -> bool:
        """Acts named in an accusation, and violence in a threat or agreement, stay; they take their doer from there."""
        if finding.trigger.is_verb and _is_past(self.draft, finding.trigger.token):
            return True
        if over.type == "ACCUSE":
            if finding.type in VERBAL_TYPES and not finding.trigger.is_verb:
                return False
            accused = [r for r in over.recipients if r not in finding.recipients]
            if not finding.actors and accused and "investigate" not in over.modes:
                finding.actors = accused
                finding.rules.append("the accused is who did it")
            finding.certainty = "hedged"
            finding.speakers = [*over.actors, *[s for s in over.speakers if s not in over.actors]]
            return True
        if over.type in ("THREATEN", "AGREE") and finding.type in ("ASSAULT", "COERCE"):
            finding.status = "hypothetical" if over.type == "THREATEN" else "future"
            if not finding.actors and over.actors:
                finding.actors = list(over.actors)
            return True
        return False

    # -- time ---------------------------------------------------------------------------------------------------------

    def _time(self, finding: Finding) -> TimeMention | None:
        token = finding.trigger.token
        draft = self.draft
        sentence = draft.reading.sentences[finding.sentence]
        low, high = sentence.first, sentence.stop
        statement = finding.statement
        if statement is not None and statement.first <= token < statement.stop and draft.form(statement.first) in _THAT:
            low = max(low, statement.first)
        best: tuple[int, TimeMention] | None = None
        for time in within(self.times, low, high):
            if time.stop > high or draft.skip[time.first]:
                continue
            distance = self._clauses_between(token, time)
            if distance > 0:
                continue
            gap = time.first - token if time.first > token else (token - time.stop) + 2
            if best is None or gap < best[0]:
                best = (gap, time)
        if best is None and finding.type in VERBAL_TYPES and statement is not None:
            return self._time_of_saying(statement)
        return best[1] if best else None

    def _time_of_saying(self, statement: Statement) -> TimeMention | None:
        """ "أكد الوزير الأربعاء أنه يرفض": the act of speech is of the day it was said."""
        draft = self.draft
        sentence = draft.reading.sentences[draft.tokens[statement.verb].sentence]
        for time in within(self.times, sentence.first, sentence.stop):
            outside = not statement.first <= time.first < statement.stop
            if outside and time.precision == "day":
                if self._clauses_between(statement.verb, time) == 0:
                    return time
        return None

    def _clauses_between(self, token: int, time: TimeMention) -> int:
        classes = self.syntax.classes
        low, high = (token + 1, time.first) if time.first > token else (time.stop, token)
        crossings = 0
        for k in range(low, high):
            if classes[k] == "C" and k - low <= 1 and time.first < token and self.draft.form(k) in _WHEN:
                continue  # "منذ الاثنين، عندما طردت"
            if (
                time.first < token
                and self.draft.form(k) in ("،", ",")
                and self.draft.words[k + 1].proclitics[:1] == "و"
            ):
                crossings += not self._goes_on(k + 1, token)
            if (
                classes[k] in ("S", "R", "C")
                or self.draft.form(k) in ("؛", ":")
                or (
                    classes[k] == "V"
                    and not self.draft.words[k].light
                    and not (self.draft.words[k].reporting and time.first < token)
                )
            ):
                crossings += 1
        return crossings

    def _goes_on(self, k: int, token: int) -> bool:
        """Whether "، و..." goes on with the same clause (a noun joined) rather than opening a new one."""
        return self.syntax.classes[k] != "V" and k != token and self.draft.form(k) not in ("وقد", "وكان", "وكانت")

    # -- place --------------------------------------------------------------------------------------------------------

    def _place(self, finding: Finding) -> None:
        if finding.places:
            return
        token = finding.trigger.token
        clause = self._nearest_place(finding, token)
        if clause is not None:
            finding.places = [(clause, None)]
            return
        if finding.type not in _PLACED:
            return
        draft = self.draft
        sentence = draft.reading.sentences[finding.sentence]
        here = [p for p in within(self.places, sentence.first, sentence.stop) if self._is_place(p)]
        if here:
            best = min(here, key=lambda p: abs(p.first - token))
            finding.places = [(best, "sentence")]
            return
        for place in reversed(within(self.places, 0, token)):
            back = finding.paragraph - draft.tokens[place.first].paragraph
            if back > _FARTHEST_PLACE:
                return
            if self._is_place(place) and (back == 0 or place.resolution >= _FINER_THAN_COUNTRY):
                finding.places = [(place, "paragraph")]
                return

    def _nearest_place(self, finding: Finding, token: int) -> ToponymMention | None:
        """A place after "في" or "ب" that no clause boundary parts from the trigger."""
        best: tuple[int, ToponymMention] | None = None
        sentence = self.draft.reading.sentences[finding.sentence]
        for place in within(self.places, sentence.first, sentence.stop):
            if not self._is_place(place):
                continue
            low, high = (token, place.first) if place.first > token else (place.stop, token)
            if any(self.syntax.classes[k] in ("S", "R", "C", "V") and k != token for k in range(low, high)):
                continue
            gap = place.first - token if place.first > token else token - place.stop + 4
            if best is None or gap < best[0]:
                best = (gap, place)
        return self._finest(best[1]) if best else None

    def _finest(self, place: ToponymMention) -> ToponymMention:
        """Of places that follow on each other ("في الجوف شمال البلاد", "منطقة عفرين (شمال غربي سوريا)") the finest."""
        k = bisect_left(self.places, place.first, key=lambda p: p.first)
        chain = [place]
        for step in (-1, 1):
            j = k + step
            while 0 <= j < len(self.places) and self._touch(self.places[j], chain[0 if step < 0 else -1]):
                chain.insert(0 if step < 0 else len(chain), self.places[j])
                j += step
        finest = max(chain, key=lambda p: p.resolution)
        return finest if finest.resolution > place.resolution and finest.entry is not None else place

    def _touch(self, one: ToponymMention, other: ToponymMention) -> bool:
        """Nothing but signs or a preposition of place stands between them."""
        low, high = sorted(((one.first, one.stop), (other.first, other.stop)))
        between = [self.draft.form(i) for i in range(low[1], high[0])]
        return self.draft.same_sentence(low[0], high[0]) and len(between) <= 1 and all(b in _LINKS for b in between)

    def _is_place(self, place: ToponymMention) -> bool:
        """A state's or capital's name is a place after a preposition or direction, else an actor; generics need one."""
        if self.draft.skip[place.first]:
            return False
        before = self.draft.form(place.first - 1)
        clitic = self.syntax.name_clitics.get(place.head, "") or self.draft.words[place.first].preposition
        located = (
            before in ("في", "وفي", "داخل", "قرب", "باتجاه", "نحو", "من", "الي", "عبر", "بين")
            or clitic == "ب"
            or bool(place.direction)
        )
        if place.entry is not None and place.entry.family == "state":
            return located and (
                before in ("في", "وفي", "داخل") or clitic == "ب" or bool(place.direction) or place.first != place.head
            )
        return not place.generic or place.entry is not None

    def _share_joined(self, findings: list[Finding]) -> None:
        """ "تفجير وخطف وقطع رؤوس": verbal nouns joined by و share the sides that only one of them names."""
        for one, two in itertools.pairwise(findings):
            close = one.sentence == two.sentence and 0 < two.trigger.token - one.trigger.stop <= _JOINED_REACH
            joined = two.trigger.proclitics[:1] == "و" and not one.trigger.is_verb and not two.trigger.is_verb
            if not (close and joined and one.type in _PLACED and two.type in _PLACED):
                continue
            for side in ("actors", "recipients"):
                mine, theirs = getattr(one, side), getattr(two, side)
                if mine and not theirs:
                    setattr(two, side, list(mine))
                elif theirs and not mine:
                    setattr(one, side, list(theirs))

    def _causes(self, findings: list[Finding]) -> None:
        """ "نزوح ... جراء قصف تنفذه قوات X": who drove them out is who did the act that is named as the cause."""
        for finding in findings:
            if finding.type != "DISPLACE" or finding.actors:
                continue
            token = finding.trigger.token
            acts = (f for f in findings if f.type == "ASSAULT" and f.sentence == finding.sentence and f.actors)
            cause = next((f for f in acts if f.trigger.token > token and self._is_cause(token, f.trigger.token)), None)
            if cause is not None:
                finding.actors = list(cause.actors)
                finding.rules.append("driven out by who did the act named as cause")

    def _is_cause(self, low: int, high: int) -> bool:
        return any(self.draft.form(k) in _CAUSES for k in range(max(low, high - 4), high))

    # -- counts, countries --------------------------------------------------------------------------------------

    def _assign_counts(self, findings: list[Finding]) -> None:
        """Give each count to the finding its governing word belongs to, else to the nearest that can carry it."""
        for count in self.counts:
            sentence = self.draft.tokens[count.first].sentence
            carriers = [f for f in findings if f.sentence == sentence and _carries(f, count)]
            if not carriers:
                continue
            best = min(carriers, key=lambda f: (f.trigger.token != count.govern, abs(f.trigger.token - count.govern)))
            best.counts.append(count)
        for finding in findings:
            finding.counts = distinct_counts(finding.counts)

    def _fill_countries(self) -> None:
        """Unnamed people are of the country where it happened, else of the country the document is about."""
        main = self.gazetteer.countries.most_common(1)
        for finding in self.findings:
            place = next((p.entry.code for p, _ in finding.places if p.entry is not None and p.entry.code), None)
            country = place or (main[0][0] if main else None)
            for mention in (*finding.actors, *finding.recipients):
                if (
                    mention.code is None
                    and mention.cls in ("people", "body", "office", "pronoun")
                    and mention.entry is None
                ):
                    supranational = next(
                        (s for s in ("NGO", "IGO") if mention.cls == "body" and s in mention.sectors), None
                    )
                    home = main[0][0] if main and mention.cls == "office" else country
                    mention.code = supranational or home


_INSIDE = frozenset("في وفي داخل قرب وسط حول".split())
_ADDRESSED = frozenset("ACCUSE REQUEST THREATEN SUPPORT REJECT".split())
_ADDRESSEE_REACH = 12
_JOINED_REACH = 4
_WHEN = frozenset("عندما حين حينما بعدما حيث".split())
_CAUSES = frozenset("جراء بسبب نتيجه اثر بفعل هربا خوفا".split())
_THAT = frozenset("ان انه انها انهم بان بانه بانها بانهم".split())
_CARRIES = {
    "killed": {"ASSAULT", "TOLL", "PROTEST", "DISCOVER"},
    "injured": {"ASSAULT", "TOLL", "PROTEST"},
    "missing": {"ASSAULT", "TOLL", "DISPLACE"},
    "detained": {"COERCE", "SANCTION", "RETREAT"},
    "abducted": {"ASSAULT", "RETREAT"},
    "displaced": {"DISPLACE"},
    "protesters": {"PROTEST"},
    "attacks": {"ASSAULT"},
}


def _is_past(draft: Draft, i: int) -> bool:
    word = draft.words[i]
    return any(r[1][:2] == "vP" for r in (*word.events, *word.reporting, *word.light))


def _carries(finding: Finding, count: CountMention) -> bool:
    return finding.type in _CARRIES.get(count.kind, ())


__all__ = ["Story", "speaker_kind"]
