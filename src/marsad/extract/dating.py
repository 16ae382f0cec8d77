"""Which expression of time dates an event: the one in its clause, or that of the saying where saying is the act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from marsad.extract.attribution import Statement
from marsad.extract.draft import Draft, within
from marsad.extract.event import Trigger
from marsad.extract.finding import Finding
from marsad.extract.merge import same_entity
from marsad.extract.status import after_participle, is_past, was_due
from marsad.extract.syntax import Syntax
from marsad.extract.time import TimeMention, ahead, behind
from marsad.extract.time_grammar import LONG_AGO, shift_months
from marsad.ontology import VERBAL_TYPES

_THAT = frozenset("ان انه انها انهم بان بانه بانها بانهم".split())
# Verbs of saying whose object is the happening itself after "ب": "أفاد المرصد الجمعة بمقتل ثلاثة".
_TELLS_WITH_B = frozenset("أفاد أبلغ".split())
# Verbs that seldom mean saying: "ردت واشنطن السبت على الهجوم بضربات", "شهدت البلدة الجمعة معارك في حي".
_ALSO_DOING = frozenset("رد شهد وصل سلم ورد جاء وجه بعث أصدر حصل أخذ ركز".split())
# "..., وذلك في كلمة ألقاها الاثنين": goes on with the main clause.
_ADJUNCT = frozenset("وذلك ذلك".split())
# "كتب في مايو عن تجربته وكيف اضطر": opens a clause too.
_ASKING = frozenset("كيف وكيف لماذا ولماذا".split())
# What a verb in the present with a weekday announces: "يلتقي الرئيس نظيره الثلاثاء".
_ANNOUNCED = frozenset("CONSULT PROTEST COOPERATE".split())
_SELDOM_PLANNED = frozenset("ASSAULT COERCE TOLL DISCOVER DISPLACE SANCTION".split())
_PAUSES = ("،", ",")
_BREAKS = ("؛", ":")
# Whose words say when something is to be done, and not when they were said, where they name a time to come.
_ASKING_TYPES = frozenset("REQUEST REJECT ACCUSE THREATEN".split())
# How far words look back or ahead, in tokens. At 6 no event of the train texts after "بعد" takes the day before it, at
# 4 two do (2026-11-24).
_NOUN_PHRASE, _EARLIER_REACH, _COMPARISON = 4, 6, 12
_LONGEST_ONSET = 16
_DOCUMENT_REACH = 8
# A time farther from the event word is not looked at; keeps sentences without end linear.
_FARTHEST = 100
# Added to the distance: the time of the verb before, the day of the announcement, a time behind "بعد", a beginning
# without a date.
_JOINED, _TOLD_ON, _OTHER_TIME, _UNDATED = 20, 200, 300, 1000


class Dating:
    """The times of one document, and which of them an event happened at."""

    def __init__(self, draft: Draft, syntax: Syntax, times: list[TimeMention], triggers: list[Trigger]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.triggers = {t.token: t for t in triggers}
        # By the token that "منذ" stands at: the time at which what goes on began.
        self.begun: dict[int, TimeMention] = {}
        self.times = self._with_beginnings(times)

    # -- the time in the sentence -------------------------------------------------------------------------------------

    def time_of(self, finding: Finding) -> TimeMention | None:
        """The time said of `finding` in its sentence."""
        trigger, draft = finding.trigger, self.draft
        low, statement = 0, finding.statement
        if statement is not None and statement.first <= trigger.token and draft.form(statement.first) in _THAT:
            low = statement.first
        best: tuple[int, TimeMention] | None = None
        for time in self._near(trigger.token):
            if time.first < low or draft.skip[time.first]:
                continue
            if time.first < trigger.token < time.stop:
                best = 0, self._inside(time)
                break
            if finding.status == "hypothetical" and time.stop <= trigger.token:
                continue  # "حظر الاثنين شن أي هجوم", "تقدمت الاثنين بغية اقتحام المدينة": no time of what may come
            if self._of_what_is_to_come(finding, time):
                continue
            if not self._apart(trigger, time) and not self._by_another(finding, time):
                gap = self._gap(trigger.token, time)
                if best is None or gap < best[0]:
                    best = gap, self._as_point(trigger.token, time)
        if best is None and finding.type in VERBAL_TYPES and statement is not None:
            if any(same_entity(s, a) for s in statement.speakers for a in finding.actors):
                return self.time_of_saying(statement)
        return self._in_tense(finding, self._whole(trigger, best[1])) if best else None

    def _by_another(self, finding: Finding, time: TimeMention) -> bool:
        """ "طلب الموظف الاثنين إجازة ووافق المدير": a joined verb with a subject of its own need not be of that day."""
        trigger = finding.trigger
        joined = trigger.is_verb and trigger.proclitics[:1] == "و" and time.stop <= trigger.token
        own = any(a.first > trigger.token for a in finding.actors)
        return joined and own and not self._opens_clause(time)

    def _of_what_is_to_come(self, finding: Finding, time: TimeMention) -> bool:
        """ "دعا الحزب أنصاره إلى عصيان يوم الأحد المقبل": the call is made; the day is of what it calls for."""
        if finding.status != "actual" or time.assumed or not self.lies_ahead(time):
            return False
        return finding.type in _ASKING_TYPES or finding.trigger.features[:2] == "vP"

    def _near(self, token: int) -> Sequence[TimeMention]:
        """The times of the sentence that `token` stands in."""
        sentence = self.draft.reading.sentences[self.draft.tokens[token].sentence]
        first, stop = max(sentence.first, token - _FARTHEST), min(sentence.stop, token + _FARTHEST)
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
        other = any(k in self.triggers or self._role(k, "earlier") is not None for k in between)
        return not other and not self._apart(trigger, time)

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
        dated = [t for t in self._near(trigger.token) if t.start is not None]
        if trigger.sense.type in VERBAL_TYPES:
            # "اتهمت المنظمة الجنود بقتل المدنيين في نوفمبر": when they were killed says nothing of the accusation.
            dated = [t for t in dated if not any(k in self.triggers for k in range(trigger.stop, t.first))]
        later = any(self._so_long_after(k, t.first) for t in dated for k in range(trigger.stop, t.first))
        return bool(dated) and not later and all(t.past and not self._compared(t) for t in dated)

    def _in_present(self, trigger: Trigger) -> bool:
        """ "تدعمها", "تشن هجمات"; not "قبل أن تشن"."""
        near = range(trigger.token, max(trigger.token - _NOUN_PHRASE, -1), -1)
        verb = trigger.token if trigger.is_verb else next((k for k in near if self.syntax.classes[k] == "V"), None)
        if verb is None or not self.draft.same_sentence(verb, trigger.token) or self.draft.form(verb - 1) in _THAT:
            return False
        word = self.draft.words[verb]
        return any(r[1][:2] == "vI" for r in (*word.events, *word.light, *word.reporting))

    def _gap(self, token: int, time: TimeMention) -> int:
        """How far the time stands from the event word. "منذ إعلان الحكومة" without a date gives way to any other, the
        day of the saying to a nearer one ("أعلن الجيش الخميس مقتل ثلاثة الأحد").
        """
        gap = time.first - token if time.first > token else token - time.stop + 2
        if time.first < token and self.syntax.classes[token] == "V" and self.draft.words[token].proclitics[:1] == "و":
            gap += _JOINED
        verb = self._verb_before(time) if time.first < token else None
        if verb is not None and self.draft.words[verb].reporting:
            gap += _TOLD_ON
        if any(self._role(k, "earlier") is not None for k in range(token + 1, time.first)):
            gap += _OTHER_TIME
        undated = time.start is None and (time.kind == "duration" or self._role(time.first, "since") is not None)
        return gap + _UNDATED if undated else gap

    def _in_tense(self, finding: Finding, time: TimeMention) -> TimeMention:
        """ "ستبدأ المحادثات الاثنين", "سقطت المدينة في أكتوبر": a day or month without a year lies ahead or behind."""
        published = self.draft.published
        if published is None:
            return time
        if self._is_done(finding) or self._opens_past(time) or was_due(finding):
            return behind(time, published)
        if finding.status == "future" or self._is_announced(finding, time):
            return ahead(time, published)
        return time

    def _is_announced(self, finding: Finding, time: TimeMention) -> bool:
        """ "ويعقد المجلس جلسة الثلاثاء": a meeting told in the present lies ahead, where the day is not today's."""
        today = self.draft.published is not None and time.start == self.draft.published.isoformat()
        if today or time.kind != "weekday" or finding.status != "actual" or finding.type not in _ANNOUNCED:
            return False
        return self._in_present(finding.trigger) and self._opens_sentence(finding)

    def _opens_sentence(self, finding: Finding) -> bool:
        """Whether its verb is the first of the sentence, and no auxiliary or clause stands before it."""
        first = self.draft.reading.sentences[finding.sentence].first
        before = range(first, finding.trigger.token + 1)
        heads = [k for k in before if self.syntax.classes[k] in ("V", "X", "S", "R", "C")]
        return len(heads) == 1 and self.syntax.classes[heads[0]] == "V"

    def _opens_past(self, time: TimeMention) -> bool:
        """ "وفي الأول من نوفمبر، أمرت المحكمة بسجنه": what a past verb tells of the time before it is over."""
        if not self._opens_clause(time):
            return False
        classes = self.syntax.classes
        after = range(time.stop, min(time.stop + _NOUN_PHRASE, len(classes)))
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

    def time_of_saying(self, statement: Statement) -> TimeMention | None:
        """ "أكد الوزير الأربعاء أنه يرفض": the act of speech is of the day it was said."""
        for time in self._near(statement.verb):
            outside = not statement.first <= time.first < statement.stop
            if outside and time.precision == "day" and self._clauses_between(statement.verb, time) == 0:
                return time
        return None

    # -- what goes on since then --------------------------------------------------------------------------------------

    def _with_beginnings(self, times: list[TimeMention]) -> list[TimeMention]:
        """ "منذ بدء الهجوم على المدينة في 19 يونيو": what is said before or after it goes on from that day."""
        out: list[TimeMention] = []
        for time in times:
            since = self._since_before(time, out[-1] if out else None)
            if since is None:
                out.append(time)
                continue
            if out and out[-1].first == since.first:
                out.pop()
            self.begun[since.first] = time
            out.append(since)
        return out

    def _since_before(self, time: TimeMention, previous: TimeMention | None) -> TimeMention | None:
        """The stretch that `time` closes, where "منذ" opens it in the same clause."""
        published = self.draft.published
        if published is None or time.start is None or time.kind == "since" or time.start > published.isoformat():
            return None
        for k in range(time.first - 1, max(time.first - _LONGEST_ONSET, -1), -1):
            if not self.draft.same_sentence(k, time.first):
                return None
            if self._role(k, "since") is not None:
                values = {name: getattr(time, name) for name in time.__struct_fields__}
                values |= {"first": k, "kind": "since", "end": published.isoformat(), "past": False, "assumed": False}
                return TimeMention(**values)
            dated = previous is not None and previous.start is not None and k < previous.stop
            if dated or self._opens(k):
                return None
        return None

    def _opens(self, k: int) -> bool:
        """Whether a clause opens at token `k`. "ما يعرف ب", "ما يسمى": a name follows."""
        if self.draft.form(k) in (*_PAUSES, *_BREAKS):
            return True
        return self.syntax.classes[k] in ("V", "S", "R", "C") and self.draft.form(k - 1) != "ما"

    def _inside(self, since: TimeMention) -> TimeMention:
        """ "منذ بدء القصف في مايو": the shelling goes on; "منذ سيطرة الجماعة على المدينة في مايو": that was then."""
        lasting = self._role(since.first + 1, "onset") == "lasting"
        return since if lasting else self.begun.get(since.first) or self._beginning(since)

    def _as_point(self, token: int, time: TimeMention) -> TimeMention:
        """ "منذ الاثنين، عندما طردت الرياض السفير": what is told then happened on the first day."""
        told = time.kind == "since" and time.stop <= token and self._tells_when(time.stop)
        return self._beginning(time) if told else time

    def _beginning(self, since: TimeMention) -> TimeMention:
        """The day, month or year that a stretch begins with."""
        if since.start is None:
            return since
        start = dt.date.fromisoformat(since.start)
        months = {"month": 1, "year": 12}.get(since.precision)
        end = shift_months(start, months) - dt.timedelta(days=1) if months else start
        past = self.draft.published is not None and (self.draft.published - end).days > LONG_AGO
        return msgspec.structs.replace(since, kind="date", end=end.isoformat(), past=past)

    def _tells_when(self, k: int) -> bool:
        return self._role(k + (self.draft.form(k) in _PAUSES), "when") is not None

    # -- whether a time is of the event's clause ----------------------------------------------------------------------

    def _apart(self, trigger: Trigger, time: TimeMention) -> bool:
        """Whether the time is said of something else in the sentence."""
        before = time.stop <= trigger.token
        if time.kind == "morrow" and not (before and trigger.token - time.stop < _NOUN_PHRASE):
            return True
        document = self._document_of(time) if trigger.sense.type in VERBAL_TYPES else None
        if document is not None and not document <= trigger.token < time.first:
            return not self._told_in(trigger, document)
        if self._clauses_between(trigger.token, time) > self._clauses_on(trigger, time):
            return True
        if self._compared(time) or self._is_kept(time):
            return True
        if not before:
            return self._of_what_follows(trigger, time)
        if self._in_aside(trigger, time) or self._of_participle(time):
            return True
        if self.of_another_time(time.first, 0):
            return True  # "بعد اعتقاله في أبريل 2011 صدر الحكم": of the arrest
        if trigger.is_verb:
            return self._clause_on_noun(trigger)
        return self.of_another_time(trigger.token, time.stop) or self._content_of_saying(trigger, time)

    def _document_of(self, time: TimeMention) -> int | None:
        """The noun that the clause of the time is on, where it is something said or written."""
        classes = self.syntax.classes
        back = range(time.first - 1, max(time.first - _DOCUMENT_REACH, 0), -1)
        verb = next((k for k in back if classes[k] in ("V", "S", "R", "C", ",")), None)
        return self.document_under(verb) if verb is not None and classes[verb] == "V" else None

    def document_under(self, verb: int) -> int | None:
        """ "في بيان نشرته", "البيان المشترك الذي صدر": the noun of speech that the verb opens a clause on."""
        classes = self.syntax.classes
        k = verb - 1 - (classes[verb - 1] == "R")
        for noun in range(k, max(k - _NOUN_PHRASE, -1), -1):
            if classes[noun] not in ("N", "J", "?") or not self.draft.same_sentence(noun, verb):
                return None
            if self._role(noun, "utterance") is not None:
                return noun if not self.draft.words[verb].proclitics else None
        return None

    def _told_in(self, trigger: Trigger, document: int) -> bool:
        """ "طالبت المنظمة في تقرير نشرته أمس السلطات": the act of speech that the document makes."""
        low, high = sorted((trigger.token, document))
        if self._role(document, "utterance") == "occasion" and not self._speaks_at(trigger, document):
            return False  # "رفضت المعارضة المشاركة في ندوة نظمتها الرئاسة في أبريل"
        if not trigger.is_verb and trigger.token > document:
            return False  # "في تقرير نشرته أمس بالتحقيق": of what is asked
        between = [k for k in range(low + 1, high) if self.syntax.classes[k] in ("V", "S", "R", "C")]
        clause_on_document = 2 if trigger.token > document else 0
        return len(between) <= clause_on_document

    def _speaks_at(self, trigger: Trigger, occasion: int) -> bool:
        """ "دعا مجلس الأمن في جلسة": right after the verb or a party."""
        k = occasion - 2
        return k == trigger.token or self.syntax.actor_over[k] is not None or self.draft.form(k) in _PAUSES

    def _clauses_between(self, token: int, time: TimeMention) -> int:
        """How many clauses begin between the two."""
        draft, classes = self.draft, self.syntax.classes
        before = time.first < token
        low, high = (time.stop, token) if before else (token + 1, time.first)
        verb_is_own = before and self._opens_clause(time)
        if not before and self._set_off(token, time):
            return 0
        crossings = 0
        for k in self._without_asides(low, high) if before else range(low, high):
            form, cls = draft.form(k), classes[k]
            if before and time.start is not None and self._takes_up_main(k, token):
                crossings = 0
            elif verb_is_own and cls == "V":
                verb_is_own = False
            elif before and (self._joins_verb(k, low, high) or (k - low <= 1 and self._role(k, "when") is not None)):
                continue
            elif cls in ("S", "R", "C") or form in _BREAKS or form in _ASKING:
                crossings += form not in _ADJUNCT
            elif cls == "V":
                crossings += not draft.words[k].light and draft.form(k - 1) != "ما"
            elif before and form in _PAUSES and draft.words[k + 1].proclitics[:1] == "و":
                crossings += not self._goes_on(k + 1, token)
        return crossings

    def _set_off(self, token: int, time: TimeMention) -> bool:
        """ "انطلق 24 باصا بحمولة تكونت من 1100 مدني، مساء الأحد،": between commas a time is of the sentence's verb."""
        form, classes = self.draft.form, self.syntax.classes
        if form(time.first - 1) not in _PAUSES or form(time.stop) not in (*_PAUSES, "."):
            return False
        first = self.draft.reading.sentences[self.draft.tokens[token].sentence].first
        heads = [classes[k] for k in range(first, token + 1) if classes[k] in ("V", "X", "S", "R", "C")]
        if heads != ["V"]:
            return False
        between = range(token + 1, time.first)
        return not any(classes[k] in ("S", "C") or form(k) in _BREAKS or self._adds(k) for k in between)

    def _adds(self, k: int) -> bool:
        """Whether a clause of its own begins: "، الذي كشفت", "وقتلت"."""
        return self._joins(k) or (self.syntax.classes[k] == "R" and self.draft.form(k - 1) in _PAUSES)

    def _joins(self, k: int) -> bool:
        """Whether a verb is joined with و at `k`."""
        return self.syntax.classes[k] == "V" and self.draft.words[k].proclitics[:1] == "و"

    def _without_asides(self, low: int, high: int) -> Iterator[int]:
        """The tokens but for relative clauses between commas ("عام 1983 قام الرجل، الذي ينتمي للحرس، بتنفيذ عملية")."""
        k = low
        while k < high:
            if self.syntax.classes[k] == "R" and self.draft.form(k - 1) in _PAUSES:
                k = next((j for j in range(k, high) if self.draft.form(j) in _PAUSES), k)
            yield k
            k += 1

    def _opens_clause(self, time: TimeMention) -> bool:
        """ "وفي عام 1980 صدر القانون", "منذ الاثنين، عندما طردت": the verb that comes next is of that time."""
        k = time.first - 1
        if self._role(k, "in") is not None or self._role(k, "during") is not None:
            k -= 1
        first = k < 0 or not self.draft.same_sentence(k, time.first) or self.syntax.classes[k] in ("S", "C", ",")
        return first or self._tells_when(time.stop)

    def _joins_verb(self, k: int, low: int, high: int) -> bool:
        """ "طردت الرياض الاثنين السفير واستدعت سفيرها وجمدت العلاقات": joined verbs go on with the same day."""
        k += self.draft.form(k) in _PAUSES
        if not self._joins(k):
            return False
        opened = (j for j in range(low, high) if self.syntax.classes[j] in ("S", "R", "C"))
        return all(j - low <= 1 and self._role(j, "when") is not None for j in opened)

    def _takes_up_main(self, k: int, token: int) -> bool:
        """ "شهدت البلدة الجمعة معارك ...، كما صدت القوات هجوما", "أصدرت بيانا مساء الاثنين ...، مؤكدة رفضها": what
        follows is said of the main verb's day, of a participle of saying where it is an act of speech.
        """
        if self.draft.form(k - 1) not in _PAUSES:
            return False
        if self.draft.form(k) == "كما":
            return k + 1 < len(self.syntax.classes) and self.syntax.classes[k + 1] == "V"
        trigger, word = self.triggers.get(token), self.draft.words[k]
        speech = trigger is not None and trigger.sense.type in VERBAL_TYPES
        return speech and self.syntax.classes[k] != "V" and any(r[1][0] == "p" for r in word.reporting)

    def _goes_on(self, k: int, token: int) -> bool:
        """Whether "، و..." goes on with the same clause (a noun joined) rather than opening a new one."""
        return self.syntax.classes[k] != "V" and k != token and self.draft.form(k) not in ("وقد", "وكان", "وكانت")

    def _clauses_on(self, trigger: Trigger, time: TimeMention) -> int:
        """ "الهجوم الذي وقع الجمعة", "غارة شاركت فيها طائرات": what the clause on the noun opens is of the noun."""
        if trigger.is_verb or time.first < trigger.token:
            return 0
        if self._happens_on(trigger, time):
            return 2
        classes, k = self.syntax.classes, trigger.stop
        while k < min(time.first, trigger.stop + _NOUN_PHRASE) and classes[k] in ("N", "J", "?", "D"):
            k += 1
        relative = k < time.first and classes[k] == "R"
        k += relative
        verb = k < time.first and classes[k] == "V" and not self.draft.words[k].light
        return relative + verb

    def _happens_on(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "الهجوم على السوق الذي وقع الأحد": the clause is on the happening, not on the place named between."""
        classes, k = self.syntax.classes, trigger.stop
        while k < time.first and classes[k] in ("N", "J", "?", "D", "P"):
            k += 1
        happens = classes[k] == "R" and self._role(k + 1, "happens") is not None
        return happens and not any(j in self.triggers for j in range(trigger.stop, k))

    def _in_aside(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "فقدت الجماعة، التي ظهرت في الثمانينيات، قادتها في القتال": of the clause between the commas."""
        classes = self.syntax.classes
        low = self.draft.reading.sentences[self.draft.tokens[time.first].sentence].first
        for k in range(time.first - 1, low, -1):
            if self.draft.form(k) in _PAUSES:
                return False
            if classes[k] == "R":
                closed = any(self.draft.form(j) in _PAUSES for j in range(time.stop, trigger.token))
                return closed and self.draft.form(k - 1) in _PAUSES
        return False

    def _compared(self, time: TimeMention) -> bool:
        """ "أعنف هجوم منذ مطلع العام": no time of the attack."""
        if self._role(time.first, "since") is None:
            return False
        low = self.draft.reading.sentences[self.draft.tokens[time.first].sentence].first
        back = range(max(low, time.first - _COMPARISON), time.first)
        return any(self._role(k, "superlative") is not None for k in back)

    def _of_what_follows(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "اتهمت الحكومة بشن هجوم الأسبوع الماضي": of the attack; "هجمات رغم التوقيع في مايو", "قبل
        التوقيع في مايو", "بعد عامين من إعلان النصر في مايو": of the signing.
        """
        between = range(trigger.stop, time.first)
        if any(self._role(k, "earlier") == "bound" or self._so_long_after(k, time.first) for k in between):
            return True
        if self._of_participle(time) and trigger.stop < time.first:
            return True
        if self._set_off(trigger.token, time):
            return False
        acts = (t for k in between if (t := self.triggers.get(k)) is not None)
        return trigger.sense.type in _ASKING_TYPES and any(t.sense.type not in VERBAL_TYPES for t in acts)

    def _of_participle(self, time: TimeMention) -> bool:
        """ "المدينة المحاصرة منذ 2013"."""
        since = self._role(time.first, "since") is not None
        return since and after_participle(self.draft, self.syntax, time.first)

    def _so_long_after(self, k: int, stop: int) -> bool:
        """ "بعد ثلاث سنوات من إعلان النصر"."""
        if self._role(k, "earlier") is None:
            return False
        after = range(k + 1, min(k + _NOUN_PHRASE + 1, stop))
        counted = any(self._role(j, unit) is not None for j in after for unit in ("unit.s", "unit.d", "unit.p"))
        return counted and any(self.draft.form(j) == "من" for j in after)

    def _clause_on_noun(self, trigger: Trigger) -> bool:
        """ "فجرت الفرق الاثنين ألغاما زرعتها الجماعة": a verb with its object written on it, right after a noun."""
        noun = self.syntax.classes[trigger.token - 1] in ("N", "J")
        return noun and bool(trigger.suffix) and not trigger.proclitics

    def _is_kept(self, time: TimeMention) -> bool:
        """ "الاحتفالات بعيد العمال": what is kept, not when."""
        form = self.draft.lexicon.calendar.forms.get(self.draft.form(time.first))
        return form is not None and "phrase.named" in form.roles and form.clitic.endswith("ب")

    def of_another_time(self, token: int, low: int) -> bool:
        """ "استعادت القوات الخميس القرية بعد حملة قصف": what stands after "بعد" was before that day."""
        for k in range(token - 1, max(low, token - _EARLIER_REACH) - 1, -1):
            if self._role(k, "earlier") is not None:
                return True
            light = self.syntax.classes[k] == "V" and self.draft.words[k].light
            if self.syntax.classes[k] not in ("N", "J", "D", "?", "P") and not light:
                return False
        return False

    def _content_of_saying(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "نفت القيادة الجمعة الاتهامات بقتل مدنيين": of that day is the denial alone. What is announced itself ("أعلن
        الجيش الجمعة مقتل ثلاثة") is dated by it (CODEBOOK §9).
        """
        if trigger.sense.type in VERBAL_TYPES:
            return False
        verb = self._verb_before(time)
        if verb is None:
            return False
        told = self.triggers.get(verb)
        if told is not None and told.sense.type in VERBAL_TYPES:
            return True
        lemmas = {self.draft.lexicon.reporting[r[0]].lemma for r in self.draft.words[verb].reporting} - _ALSO_DOING
        if not lemmas:
            return False
        classes = self.syntax.classes
        for k in range(time.stop, trigger.token + 1):
            preposition = self.draft.form(k) if classes[k] == "P" else self.draft.words[k].preposition
            if preposition and not (preposition == "ب" and lemmas & _TELLS_WITH_B):
                return True
        return False

    def _verb_before(self, time: TimeMention) -> int | None:
        """The verb that the time stands after, in its clause."""
        low = self.draft.reading.sentences[self.draft.tokens[time.first].sentence].first
        for k in range(time.first - 1, max(low, time.first - _FARTHEST) - 1, -1):
            if self.syntax.classes[k] == "V":
                return k
            if self.syntax.classes[k] in ("S", "R", "C"):
                return None
        return None

    def _role(self, k: int, role: str) -> str | None:
        """What token `k` is for the rules about time (data/time/words.tsv)."""
        form = self.draft.lexicon.calendar.forms.get(self.draft.form(k))
        return form.roles.get(role) if form is not None else None
