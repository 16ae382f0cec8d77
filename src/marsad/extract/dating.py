"""Which expression of time dates an event: the one in its clause, or that of the saying where saying is the act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from marsad.extract.background import was_due
from marsad.extract.draft import Draft, within
from marsad.extract.event import Trigger
from marsad.extract.finding import Finding
from marsad.extract.likeness import same_entity
from marsad.extract.statement import Statement
from marsad.extract.status import HABIT, is_past
from marsad.extract.syntax import Syntax
from marsad.extract.time import TimeMention, ahead, behind
from marsad.extract.time_beginnings import Beginnings
from marsad.extract.time_grammar import COMING, LONG_AGO, WEEKDAYS
from marsad.extract.time_named import ANNIVERSARY
from marsad.extract.time_scope import ASKING_TYPES, TimeScope
from marsad.extract.time_words import FARTHEST, NOUN_PHRASE, THAT, TimeWords
from marsad.ontology import VERBAL_TYPES

# What a verb in the present with a weekday announces: "يلتقي الرئيس نظيره الثلاثاء".
_ANNOUNCED = frozenset("CONSULT PROTEST COOPERATE".split())
_SELDOM_PLANNED = frozenset("ASSAULT COERCE TOLL DISCOVER DISPLACE SANCTION".split())
# How verbs in the present begin, and no others.
_OF_PRESENT = ("ي", "تست")
# Added to the distance: a time before the word (a noun's own stands after it: "الأحد للتنديد باعتقال صحفيين في
# مارس"), the time of the verb before, the day of the announcement, a time behind "بعد", a beginning without a date.
_BEFORE = 4
_JOINED, _TOLD_ON, _OTHER_TIME, _UNDATED = 20, 200, 300, 1000


class Dating(TimeWords):
    """The times of one document, and which of them an event happened at."""

    def __init__(self, draft: Draft, syntax: Syntax, times: list[TimeMention], triggers: list[Trigger]) -> None:
        super().__init__(draft, syntax, {t.token: t for t in triggers})
        self.scope = TimeScope(draft, syntax, self.triggers)
        self.beginnings = Beginnings(draft, syntax, times, self.triggers)
        self.times = self.beginnings.times

    def time_of(self, finding: Finding) -> TimeMention | None:
        """The time said of `finding` in its sentence."""
        trigger, draft = finding.trigger, self.draft
        low, statement = 0, finding.statement
        if statement is not None and statement.first <= trigger.token and draft.form(statement.first) in THAT:
            low = 0 if self.scope.back_to_saying(statement.first, trigger.token) else statement.first
        best: tuple[int, TimeMention] | None = None
        for time in self._near(trigger.token):
            if time.first < low or draft.skip[time.first]:
                continue
            if self.syntax.actor_over[time.first] is not None:
                continue  # "برأت نائبا سابقا"
            if time.first < trigger.token < time.stop:
                best = 0, self.beginnings.inside(time)
                break
            if finding.status == "hypothetical" and time.stop <= trigger.token:
                continue  # "حظر الاثنين شن أي هجوم", "تقدمت الاثنين بغية اقتحام المدينة": no time of what may come
            if self._of_what_is_to_come(finding, time) or self._over_by_then(finding, time):
                continue
            if time.kind == COMING and finding.status != "future":
                continue
            if not self.scope.apart(trigger, time) and not self._by_another(finding, time):
                gap = self._gap(trigger.token, time)
                if best is None or gap < best[0]:
                    best = gap, self.beginnings.as_point(trigger.token, time)
        if best is None and finding.type in VERBAL_TYPES and statement is not None:
            if any(same_entity(s, a) for s in statement.speakers for a in finding.actors):
                return self.time_of_saying(statement)
        return self._in_tense(finding, self._whole(trigger, best[1])) if best else None

    def _by_another(self, finding: Finding, time: TimeMention) -> bool:
        """ "طلب الموظف الاثنين إجازة ووافق المدير": a joined verb with a subject of its own need not be of that day; a
        stretch ("علق مهامه بين 4 و19 مايو وهدده بالطرد") is of its own verb alone.
        """
        trigger = finding.trigger
        joined = trigger.is_verb and trigger.proclitics[:1] == "و" and time.stop <= trigger.token
        own = bool(finding.actors) and all(a.first > trigger.token for a in finding.actors)
        return joined and (own or time.kind == "range") and not self.opens_clause(time)

    def _of_what_is_to_come(self, finding: Finding, time: TimeMention) -> bool:
        """ "دعا الحزب أنصاره إلى عصيان يوم الأحد المقبل": the call is made; the day is of what it calls for."""
        if time.assumed or finding.status not in ("actual", "historical") or not self.lies_ahead(time):
            return False
        if finding.status == "historical":
            return True  # "تصادف غدا ذكرى إحراق المسجد"
        return finding.type in ASKING_TYPES or finding.trigger.features[:2] == "vP"

    def _over_by_then(self, finding: Finding, time: TimeMention) -> bool:
        """ "توجه الوفد الأحد إلى هلسنكي، حيث ستقام محادثات": a verb with س is not of the past verb's day."""
        trigger = finding.trigger
        if finding.status != "future" or time.first > trigger.token or self.lies_ahead(time):
            return False
        words, classes = self.draft.words, self.syntax.classes
        between = range(time.stop, trigger.token)
        if not trigger.is_verb and not any(classes[k] == "V" and "س" in words[k].proclitics for k in between):
            return False
        verb = self.verb_before(time.first)
        return verb is not None and "س" not in words[verb].proclitics

    def _near(self, token: int) -> Sequence[TimeMention]:
        """The times of the sentence that `token` stands in."""
        sentence = self.draft.reading.sentences[self.draft.tokens[token].sentence]
        first, stop = max(sentence.first, token - FARTHEST), min(sentence.stop, token + FARTHEST)
        return within(self.times, first, stop)

    def _whole(self, trigger: Trigger, day: TimeMention) -> TimeMention:
        """ "تبدأ السبت مناورات تستمر ثلاثة أيام": the first day and those after it."""
        if day.start is None or day.start != day.end:
            return day
        for time in self._near(trigger.token):
            if time.days and self._lasts(trigger, time):
                end = dt.date.fromisoformat(day.start) + dt.timedelta(days=time.days - 1)
                return msgspec.structs.replace(day, end=end.isoformat())
        return day

    def _lasts(self, trigger: Trigger, time: TimeMention) -> bool:
        """Whether the length is the event's own: not "السيطرة على المدينة بعد معارك استمرت يومين"."""
        between = range(min(trigger.stop, time.stop), max(trigger.token, time.first))
        other = any(k in self.triggers or self.role(k, "earlier") is not None for k in between)
        return not other and not self.scope.apart(trigger, time)

    def is_news(self, time: TimeMention) -> bool:
        """Whether it began within 30 days of publication or goes on until then ("منذ ثلاثة أشهر")."""
        if time.start is None or self.draft.published is None:
            return False
        return time.kind == "since" or (self.draft.published - dt.date.fromisoformat(time.start)).days <= LONG_AGO

    def in_background(self, finding: Finding) -> bool:
        """ "حكم عليه في 2007، ثم أطلق سراحه": whether all that its sentence dates was long before. What is told in the
        present ("الجماعة التي تدعمها طهران") or told as later ("وقع الهجوم بعد عام من إعلان النصر في 2017") is not.
        """
        trigger = finding.trigger
        if self._in_present(trigger):
            return False
        dated = [t for t in self._near(trigger.token) if t.start is not None and t.kind != ANNIVERSARY]
        if trigger.sense.type in VERBAL_TYPES:
            # "اتهمت المنظمة الجنود بقتل المدنيين في نوفمبر": when they were killed says nothing of the accusation.
            dated = [t for t in dated if not any(self._tells_more(k) for k in range(trigger.stop, t.first))]
        later = any(self.scope.so_long_after(k, t.first) for t in dated for k in range(trigger.stop, t.first))
        return bool(dated) and not later and all(t.past and not self.scope.compared(t) for t in dated)

    def _tells_more(self, k: int) -> bool:
        return k in self.triggers or self.syntax.classes[k] == "R"

    def _in_present(self, trigger: Trigger) -> bool:
        """ "تدعمها", "تشن هجمات"; not "قبل أن تشن"."""
        near = range(trigger.token, max(trigger.token - NOUN_PHRASE, -1), -1)
        verb = trigger.token if trigger.is_verb else next((k for k in near if self.syntax.classes[k] == "V"), None)
        if verb is None or not self.draft.same_sentence(verb, trigger.token) or self.draft.form(verb - 1) in THAT:
            return False
        return self._is_present(verb)

    def _gap(self, token: int, time: TimeMention) -> int:
        """How far the time stands from the event word. What gives no date ("تستمر حتى 20 يونيو") gives way to any
        other, the day of the saying to a nearer one ("أعلن الجيش الخميس مقتل ثلاثة الأحد").
        """
        gap = time.first - token if time.first > token else token - time.stop + _BEFORE
        if time.first < token and self.syntax.classes[token] == "V" and self.draft.words[token].proclitics[:1] == "و":
            gap += _JOINED
        verb = self.verb_before(time.first) if time.first < token else None
        if verb is not None and self.draft.words[verb].reporting:
            gap += _TOLD_ON
        if any(self.role(k, "earlier") is not None for k in range(token + 1, time.first)):
            gap += _OTHER_TIME
        return gap + _UNDATED if time.start is None else gap

    def _in_tense(self, finding: Finding, time: TimeMention) -> TimeMention:
        """ "ستبدأ المحادثات الاثنين", "سقطت المدينة في أكتوبر": a day or month without a year lies ahead or behind."""
        published = self.draft.published
        if published is None:
            return time
        if self._is_done(finding) or self._opens_past(time) or self._told_past(finding, time) or was_due(finding):
            return behind(time, published)
        if finding.status == "future" or self.scope.is_due(time) or self._is_announced(finding, time):
            return ahead(time, published)
        return time

    def _told_past(self, finding: Finding, time: TimeMention) -> bool:
        """ "مشروع قرار يدين الهجوم الذي وقع في أبريل": a past verb after the event's word has the time."""
        verb = self.verb_before(time.first)
        return verb is not None and verb >= finding.trigger.stop and is_past(self.draft.words[verb])

    def _is_announced(self, finding: Finding, time: TimeMention) -> bool:
        """ "ويعقد المجلس جلسة الثلاثاء": a meeting told in the present lies ahead, where the day is not today's."""
        today = self.draft.published is not None and time.start == self.draft.published.isoformat()
        if today or time.kind not in ("weekday", WEEKDAYS):
            return False
        if finding.status != "actual" or finding.type not in _ANNOUNCED:
            return False
        verb = self._opening_verb(finding)
        return verb is not None and self._is_present(verb)

    def _opening_verb(self, finding: Finding) -> int | None:
        """Its verb, where that is the first of the sentence, and no auxiliary or clause stands before it."""
        first = self.draft.reading.sentences[finding.sentence].first
        before = range(first, finding.trigger.token + 1)
        heads = [k for k in before if self.syntax.classes[k] in ("V", "X", "S", "R", "C")]
        return heads[0] if len(heads) == 1 and self.syntax.classes[heads[0]] == "V" else None

    def _is_present(self, verb: int) -> bool:
        """ "يلتقي", "تستأنف": also of verbs that no list has."""
        word = self.draft.words[verb]
        readings = (*word.events, *word.light, *word.reporting)
        return any(r[1][:2] == "vI" for r in readings) or (not readings and word.rest.startswith(_OF_PRESENT))

    def _opens_past(self, time: TimeMention) -> bool:
        """ "وفي الأول من نوفمبر، أمرت المحكمة بسجنه": what a past verb tells of the time before it is over."""
        if not self.opens_clause(time):
            return False
        classes = self.syntax.classes
        after = range(time.stop, min(time.stop + NOUN_PHRASE, len(classes)))
        verb = next((k for k in after if classes[k] == "V"), None)
        return verb is not None and is_past(self.draft.words[verb])

    def _is_done(self, finding: Finding) -> bool:
        """Told as done: by a past verb, or by a noun of violence."""
        if finding.status == "future":
            return False
        if finding.trigger.is_verb:
            return finding.trigger.features[:2] == "vP"
        return finding.type in _SELDOM_PLANNED

    def lies_ahead(self, time: TimeMention) -> bool:
        """Whether it begins after publication."""
        if time.flag is not None or self.draft.published is None:
            return False  # "اليوم الخميس" of a Wednesday is today
        return time.start is not None and time.start > self.draft.published.isoformat()

    def lies_behind(self, time: TimeMention) -> bool:
        """Whether it was over before publication."""
        return time.end is not None and self.draft.published is not None and time.end < self.draft.published.isoformat()

    def settle_status(self, finding: Finding) -> None:
        """What is dated is background where its date is old, and to come where it lies ahead (CODEBOOK §6)."""
        time = finding.time
        if was_due(finding) and time is not None and self.lies_behind(time):
            _become(finding, "hypothetical", "was due by then, and nobody tells it")
        if finding.status == "actual" and time is not None and self.lies_ahead(time):
            _become(finding, "future", "dated after publication")
        due = finding.status == "future" and time is not None and time.start is None  # "ستنسحب قبل سبتمبر"
        if finding.status in ("actual", "future") and time is not None and time.past and not due:
            _become(finding, "historical", "dated more than 30 days before publication")
        elif finding.status == "actual" and (time is None or time.start is None) and self.in_background(finding):
            _become(finding, "historical", "told beside what is dated long before")
        elif finding.status == "historical" and time is not None and self._is_fresh(finding, time):
            _become(finding, "actual", "dated within 30 days of publication")

    def _is_fresh(self, finding: Finding, time: TimeMention) -> bool:
        """What happened "مرارا" since then is no news for going on."""
        return self.is_news(time) and not (time.kind == "since" and HABIT in finding.rules)

    def time_of_saying(self, statement: Statement) -> TimeMention | None:
        """ "أكد الوزير الأربعاء أنه يرفض": the act of speech is of the day it was said."""
        for time in self._near(statement.verb):
            outside = not statement.first <= time.first < statement.stop
            if not outside or time.precision != "day":
                continue
            if self.scope.clauses_between(statement.verb, time) == 0 or self.scope.said_in(statement.verb, time):
                return time
        return None


def _become(finding: Finding, status: str, why: str) -> None:
    finding.status = status
    finding.rules.append(why)
