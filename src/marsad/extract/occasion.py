"""The date of what is told without a time of its own: of the headline, of a speaker's further words, of what happened
meanwhile.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from marsad.extract.closed_class import RELATIVES
from marsad.extract.dating import Dating
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.event import DEMONSTRATORS
from marsad.extract.finding import Finding
from marsad.extract.likeness import same_entity
from marsad.extract.statement import Statement
from marsad.extract.status import PLUPERFECT
from marsad.extract.time import TimeMention
from marsad.extract.time_words import NOUN_PHRASE
from marsad.ontology import VERBAL_TYPES

_MANY_VOICES = frozenset("JRN CVL MED NGO UNK PTY OPP".split())
# The lead is the first paragraphs under the headline, the first sums up; an occasion or report lasts some sentences.
_LEAD = 3
_SUMMARY = 1
_OCCASION = 6
# Some paragraphs on, only the same voice by name goes on speaking, not any of its side.
_GOES_ON = 2
_REPORT = 4
# Where somebody spoke, who, and when.
Speech = tuple[int, list[ActorMention], TimeMention]


class Occasions:
    """Lends a date told in one sentence to what another tells of the same occasion."""

    def __init__(self, draft: Draft, dating: Dating) -> None:
        self.draft = draft
        self.dating = dating

    def lend(self, findings: list[Finding], statements: list[Statement]) -> None:
        """Date what is told without a time of its own: the headline by its lead, what a speaker goes on to say by the
        day he spoke.
        """
        speeches = self._dated_speeches(findings, statements)
        lent: Finding | None = None
        for finding in findings:
            told = finding.time is not None and finding.time.kind != "now"
            if not told and finding.status == "actual":
                joined = lent is not None and _goes_on(lent, finding)
                day = lent.time if joined and lent is not None else self._lent_to(finding, findings, speeches)
                finding.time = day or finding.time
                lent = finding if day is not None else None
            if finding.type == "CONSULT" and finding.time is None and finding.status == "actual":
                finding.time = self._of_saying_at(finding, statements, speeches)

    def since_begun(self, findings: list[Finding]) -> None:
        """ "وقتل المئات منذ بدء الاحتجاجات": since the day from which the text tells that they go on."""
        begun = {t.token: f for f in findings for t in f.triggers if f.time is not None and f.time.kind == "since"}
        for finding in findings:
            time = finding.time
            if time is None or time.start is not None or self.dating.role(time.first, "since") is None:
                continue
            event = next((begun[k] for k in range(time.stop, time.stop + NOUN_PHRASE) if k in begun), None)
            if event is not None and event is not finding and event.time is not None:
                finding.time = msgspec.structs.replace(event.time, first=time.first, stop=time.stop)

    def _lent_to(self, finding: Finding, findings: list[Finding], speeches: list[Speech]) -> TimeMention | None:
        if finding.in_title:
            return self._of_lead(finding, findings)
        if finding.type in VERBAL_TYPES:
            return self._of_occasion(finding, speeches)
        if finding.type == "PROTEST" or _against_crowd(finding):
            return self._of_protest(finding, findings)
        return self._of_report(finding, findings) if tells_meanwhile(self.draft, finding.sentence) else None

    def _of_lead(self, finding: Finding, findings: list[Finding]) -> TimeMention | None:
        """The headline tells what the lead tells with its day."""
        for other in findings:
            if other.paragraph > finding.paragraph + _LEAD:
                return None
            time = other.time
            if time is None or time.start is None or time.past or time.kind == "since":
                continue
            alike = other.type == finding.type and other.status == finding.status
            if alike and not _at_odds(finding, other) and self._same_story(finding, other):
                return time
        return None

    def _same_story(self, finding: Finding, other: Finding) -> bool:
        """Whether the first sentences of the lead tell it, or one that names the same party or act."""
        if other.paragraph <= finding.paragraph + 1:
            return True
        sides = ((finding.actors, other.actors), (finding.recipients, other.recipients))
        shared = any(same_entity(a, b) for mine, theirs in sides for a in mine for b in theirs)
        return shared or finding.trigger.sense.lemma == other.trigger.sense.lemma

    def _standing(self, finding: Finding) -> bool:
        """ "ويتهم المغرب الجبهة", "وتقول واشنطن إنها ترفض": in the present it is said again and again."""
        if finding.statement is None:
            return finding.trigger.features[:2] == "vI"
        saying = self.draft.words[finding.statement.verb].reporting
        return bool(saying) and saying[0][1][:2] == "vI"

    def _dated_speeches(self, findings: list[Finding], statements: list[Statement]) -> list[Speech]:
        """Who spoke on which day, in text order. A relative clause ("الذي كشفت الجماعة أمس عن مقتله") tells of
        another day.
        """
        acts = [(f.trigger.token, f.actors, f.time) for f in findings if f.type in VERBAL_TYPES and f.time is not None]
        said = [
            (s.verb, s.speakers, time)
            for s in statements
            if s.speakers and self.draft.form(s.verb - 1) not in RELATIVES and (time := self.dating.time_of_saying(s))
        ]
        dated = [x for x in (*acts, *said) if x[2].start is not None and x[2].start == x[2].end]
        return sorted(dated, key=lambda x: x[0])

    def _of_occasion(self, finding: Finding, speeches: list[Speech]) -> TimeMention | None:
        """The day of what the same speaker said a few sentences before; where the news is summed up, also after."""
        first = self.draft.reading.sentences[finding.sentence].first
        if self._standing(finding) or self.dating.scope.of_another_time(finding.trigger.token, first):
            return None
        here = bisect_right(speeches, finding.trigger.token, key=lambda x: x[0])
        time = self._of_voice(finding, reversed(speeches[:here]))
        if time is None and finding.paragraph <= _SUMMARY:
            time = self._of_voice(finding, speeches[here:])
        return time

    def _of_saying_at(
        self, finding: Finding, statements: list[Statement], speeches: list[Speech]
    ) -> TimeMention | None:
        """ "وأضاف الوزير خلال اجتماع مع نظيره أن": a meeting that he speaks at is of the day he spoke."""
        token = finding.trigger.token
        said = next((s for s in statements if s.verb < token < s.first), None)
        if said is None or self.draft.words[token].definite:
            return None
        here = bisect_right(speeches, token, key=lambda x: x[0])
        for spoken, speakers, time in reversed(speeches[:here]):
            if finding.sentence - self.draft.tokens[spoken].sentence > _OCCASION:
                return None
            if any(_one_voice(a, b) for a in said.speakers for b in speakers):
                return time
        return None

    def _of_voice(self, finding: Finding, speeches: Iterable[Speech]) -> TimeMention | None:
        """The time of the first of `speeches`, nearest first, that is of one voice with `finding`."""
        for token, speakers, time in speeches:
            said = self.draft.tokens[token]
            if abs(finding.sentence - said.sentence) > _OCCASION:
                return None
            near = abs(finding.paragraph - said.paragraph) <= _GOES_ON
            if any(_one_voice(a, b) and (near or a.key == b.key) for a in _voices(finding) for b in speakers):
                return time
        return None

    def _of_protest(self, finding: Finding, findings: list[Finding]) -> TimeMention | None:
        """ "وردد المحتجون شعارات": what protesters do is of the day of the protest told before."""
        for other in reversed(findings):
            back = finding.sentence - other.sentence
            if back > _REPORT:
                return None
            if back > 0 and other.type == "PROTEST" and other.time is not None:
                agree = other.status == finding.status and (finding.type != "PROTEST" or not _at_odds(finding, other))
                return other.time if agree and other.time.start is not None else None
        return None

    def _of_report(self, finding: Finding, findings: list[Finding]) -> TimeMention | None:
        """The day last told of what was done, a few sentences before."""
        for other in reversed(findings):
            back = finding.sentence - other.sentence
            if back > _REPORT:
                return None
            if other.type in VERBAL_TYPES or other.time is None or other.in_title or back <= 0:
                continue
            if other.time.start is not None and other.time.start == other.time.end:
                return other.time if other.status == "actual" else None
        return None


def settle_meanwhile(draft: Draft, findings: list[Finding]) -> None:
    """ "وكانت الطائرات قد حلقت فوق المدينة. وفي الأثناء أخلى المقاتلون مواقعهم": what went on at the time of the news
    is no background, though told in the pluperfect.
    """
    for finding in findings:
        following = finding.sentence + 1
        if PLUPERFECT in finding.rules and following < len(draft.reading.sentences):
            if finding.status == "historical" and tells_meanwhile(draft, following):
                finding.status = "actual"


def tells_meanwhile(draft: Draft, sentence: int) -> bool:
    """ "في الأثناء نفذت الطائرات غارات", "وتزامن ذلك مع قصف": opens the sentence."""
    first = draft.reading.sentences[sentence].first
    opening = draft.lexicon.calendar.forms.get(draft.form(first))
    if opening is None or "phrase.meanwhile" not in opening.roles:
        return False
    phrases = (p for p in draft.lexicon.calendar.phrases[opening.bare] if p.role == "meanwhile")
    return any(all(draft.form(first + 1 + x) == word for x, word in enumerate(p.tail)) for p in phrases)


def _goes_on(lent: Finding, finding: Finding) -> bool:
    """ "واشتبكت الشرطة مع المحتجين وأطلقت الغاز": a joined verb of the same doer."""
    joined = finding.trigger.is_verb and finding.trigger.proclitics[:1] == "و"
    same = any(a is b or a.key == b.key != "" for a in lent.actors for b in finding.actors)
    return joined and same and lent.sentence == finding.sentence and finding.type not in VERBAL_TYPES


def _against_crowd(finding: Finding) -> bool:
    """ "واشتبكت الشرطة مع المحتجين": what is done to "the" protesters at their protest."""
    crowd = (m for m in (*finding.actors, *finding.recipients) if m.key.split("/")[0] in DEMONSTRATORS)
    return finding.type in ("ASSAULT", "COERCE") and any(m.definite for m in crowd)


def _voices(finding: Finding) -> list[ActorMention]:
    """Who speaks: "أضاف الجيش الإسرائيلي أن إسرائيل ستلتزم" is also said by the army."""
    statement = finding.statement if finding.trigger.is_verb else None
    speakers = statement.speakers if statement is not None else []
    own = [s for s in speakers if s.code is not None and any(s.code == a.code for a in finding.actors)]
    return [*finding.actors, *own]


def _at_odds(a: Finding, b: Finding) -> bool:
    """Whether both name who acts, and not the same."""
    return bool(a.actors and b.actors) and not any(same_entity(x, y) for x in a.actors for y in b.actors)


def _one_voice(a: ActorMention, b: ActorMention) -> bool:
    """Whether the two speak for one side: any two of a government do, two newspapers of a country do not."""
    return a is b or bool(a.key and a.key == b.key) or (same_entity(a, b) and not _MANY_VOICES & set(a.sectors))
