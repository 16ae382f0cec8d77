"""Whether an expression of time is of an event's clause."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.event import Trigger
from marsad.extract.status import after_participle, is_past
from marsad.extract.time import TimeMention
from marsad.extract.time_named import ANNIVERSARY
from marsad.extract.time_words import BREAKS, FARTHEST, NOUN_PHRASE, PAUSES, TimeWords
from marsad.ontology import VERBAL_TYPES

# Verbs of saying whose object is the happening itself after "ب": "أفاد المرصد الجمعة بمقتل ثلاثة".
_TELLS_WITH_B = frozenset("أفاد أبلغ".split())
# Verbs that seldom mean saying, or look like one that does (تعرض): "ردت واشنطن السبت على الهجوم بضربات", "شهدت
# البلدة الجمعة معارك في حي".
_ALSO_DOING = frozenset("رد شهد وصل سلم ورد جاء وجه بعث أصدر حصل أخذ ركز عرض".split())
# "..., وذلك في كلمة ألقاها الاثنين": goes on with the main clause.
_ADJUNCT = frozenset("وذلك ذلك".split())
# "اعتقلوا عشرة في احتجاجات الجمعة": at the time of the deed.
_AT_ITS_TIME = frozenset("في خلال اثناء وسط اثر جراء".split())
_ACCORDING = frozenset("وفق وفقا بحسب حسب علي".split())
# "كتب في مايو عن تجربته وكيف اضطر": opens a clause too.
_ASKING = frozenset("كيف وكيف لماذا ولماذا".split())
# Whose words say when something is to be done, and not when they were said, where they name a time to come.
ASKING_TYPES = frozenset("REQUEST REJECT ACCUSE THREATEN".split())
# How far words look back or ahead, in tokens. At 6 no event of the train texts after "بعد" takes the day before it, at
# 4 two do (2026-11-24).
_EARLIER_REACH, _COMPARISON = 6, 12
_DOCUMENT_REACH = 8
_CLAIM_REACH = 8
_PARTICIPLE_REACH = 6
# What stands within a noun phrase; between a participle and its time; the ending of feminine nouns.
_NOMINAL = ("N", "J", "?", "D", "P")
_WITH_PARTICIPLE = frozenset("في بتاريخ عنه عنها عليه عليها فيه فيها به بها عليهم".split())
_FEMININE = ("ه", "ات")


class TimeScope(TimeWords):
    """Which times of a sentence are said of which event word, by the clauses between."""

    def back_to_saying(self, low: int, token: int) -> bool:
        """ "أعلن الوزير الأحد أن ...، وذلك في لقاء مع": said of the saying, after what was said."""
        near = range(max(low + 1, token - NOUN_PHRASE), token)
        return any(self.draft.form(k) in _ADJUNCT and self.draft.form(k - 1) in PAUSES for k in near)

    def apart(self, trigger: Trigger, time: TimeMention) -> bool:
        """Whether the time is said of something else in the sentence."""
        before = time.stop <= trigger.token
        if time.kind == "morrow" and not (before and trigger.token - time.stop < NOUN_PHRASE):
            return True
        if time.kind == ANNIVERSARY:
            return not (time.stop == trigger.token and self.draft.words[trigger.token].preposition == "ل")
        document = self._document_of(time)
        if document is not None and not document <= trigger.token < time.first:
            return self._of_document(trigger, time, document)
        if self.clauses_between(trigger.token, time) > self._clauses_on(trigger, time):
            return True
        if not trigger.is_verb and self._claimed(trigger, time):
            return True
        before_it = time.first - 1
        if self.role(before_it, "except") is not None or self.role(before_it, "issue") is not None:
            return True
        if self.compared(time) or self._is_kept(time) or self._left_behind(trigger, time):
            return True
        if not before:
            return self._of_what_follows(trigger, time)
        if self._in_aside(trigger, time) or self._fronted(trigger, time) or self._of_participle(trigger, time):
            return True
        if self.of_another_time(time.first, 0):
            return True  # "بعد اعتقاله في أبريل 2011 صدر الحكم": of the arrest
        if trigger.is_verb:
            return self._clause_on_noun(trigger)
        if trigger.sense.type == "CONSULT" and self.role(trigger.token - 1, "earlier") == "":
            return False  # "قال الوزير الخميس بعد محادثات مع نظيره": they speak after they have met
        return self.of_another_time(trigger.token, time.stop) or self._content_of_saying(trigger, time)

    def _document_of(self, time: TimeMention) -> int | None:
        """The noun that the clause of the time is on, where it is something said or written."""
        classes = self.syntax.classes
        back = range(time.first - 1, max(time.first - _DOCUMENT_REACH, 0), -1)
        verb = next((k for k in back if classes[k] in ("V", "S", "R", "C", ",")), None)
        return self.document_under(verb) if verb is not None and classes[verb] == "V" else None

    def said_in(self, verb: int, time: TimeMention) -> bool:
        """ "قالت البعثة في بيان أصدرته اليوم إنها": the time of the document that the verb of saying names."""
        document = self._document_of(time)
        if document is None or document <= verb:
            return False
        return not any(self.syntax.classes[k] in ("V", "S", "R", "C") for k in range(verb + 1, document))

    def document_under(self, verb: int) -> int | None:
        """ "في بيان نشرته", "البيان المشترك الذي صدر": the noun of speech that the verb opens a clause on."""
        classes = self.syntax.classes
        k = verb - 1 - (classes[verb - 1] == "R")
        for noun in range(k, max(k - NOUN_PHRASE, -1), -1):
            if classes[noun] not in ("N", "J", "?") or not self.draft.same_sentence(noun, verb):
                return None
            if self.role(noun, "utterance") is not None:
                return noun if not self.draft.words[verb].proclitics else None
        return None

    def _of_document(self, trigger: Trigger, time: TimeMention, document: int) -> bool:
        """Whether the time is of the document alone: "أظهر تسجيل نشر الاثنين إعدام جنود"."""
        if trigger.sense.type in (*VERBAL_TYPES, "CONSULT"):
            return not self._told_in(trigger, document)
        if self.draft.form(document - 1) == "في" and time.stop == trigger.token:
            return False  # "أعلن التحالف في بيان أصدره أمس مقتل أربعة"
        return self.role(document, "utterance") != "occasion"

    def _told_in(self, trigger: Trigger, document: int) -> bool:
        """ "طالبت المنظمة في تقرير نشرته أمس السلطات": the act of speech that the document makes."""
        low, high = sorted((trigger.token, document))
        occasion = self.role(document, "utterance") == "occasion"
        if (occasion and not self._speaks_at(trigger, document)) or (trigger.sense.type == "CONSULT" and not occasion):
            return False  # "رفضت المعارضة المشاركة في ندوة نظمتها الرئاسة في أبريل"
        if not trigger.is_verb and trigger.token > document:
            return False  # "في تقرير نشرته أمس بالتحقيق": of what is asked
        between = [k for k in range(low + 1, high) if self.syntax.classes[k] in ("V", "S", "R", "C")]
        clause_on_document = 2 if trigger.token > document else 0
        return len(between) <= clause_on_document

    def _speaks_at(self, trigger: Trigger, occasion: int) -> bool:
        """ "دعا مجلس الأمن في جلسة": right after the verb or a party."""
        k = occasion - 2
        return k == trigger.token or self.syntax.actor_over[k] is not None or self.draft.form(k) in PAUSES

    def clauses_between(self, token: int, time: TimeMention) -> int:
        """How many clauses begin between the two."""
        draft, classes = self.draft, self.syntax.classes
        before = time.first < token
        low, high = (time.stop, token) if before else (token + 1, time.first)
        verb_is_own = before and self.opens_clause(time)
        if not before and self._set_off(token, time):
            return 0
        if verb_is_own and draft.form(low) == ":":
            low += 1  # "7 يناير 2015: قتل 12 شخصا": an entry of a chronology
        crossings = 0
        for k in self._without_asides(low, high) if before else range(low, high):
            form, cls = draft.form(k), classes[k]
            if before and time.start is not None and self._takes_up_main(k, token):
                crossings = 0
            elif verb_is_own and cls == "V":
                verb_is_own = False
            elif before and (self._joins_verb(k, low, high) or (k - low <= 1 and self.role(k, "when") is not None)):
                continue
            elif cls in ("S", "R", "C") or form in _ASKING or (form in BREAKS and not self._of_clock(k)):
                crossings += form not in _ADJUNCT
            elif cls == "V":
                crossings += self._opens_at(k) and not (time.end is not None and self._describes(k, before=before))
            elif before and form in PAUSES and draft.words[k + 1].proclitics[:1] == "و":
                crossings += not self._goes_on(k + 1, token)
        return crossings

    def _of_clock(self, k: int) -> bool:
        """ "الساعة 10:30 صباح الثلاثاء" """
        tokens = self.draft.tokens
        return 0 < k < len(tokens) - 1 and tokens[k - 1].kind == tokens[k + 1].kind == "n"

    def _opens_at(self, k: int) -> bool:
        """Whether the verb at `k` opens a clause: "هجوم شنه النظام" does, "شن النظام هجوما" is the act itself."""
        word, before = self.draft.words[k], self.syntax.classes[k - 1]
        if self._at_least(k):
            return False
        if self.draft.form(k - 1) == "ما":
            return bool(word.reporting) and self.draft.form(k - 2) in _ACCORDING  # "وفق ما أعلنت الشرطة الأحد"
        return not word.light or (bool(word.suffix) and before in ("N", "J"))

    def _describes(self, k: int, *, before: bool) -> bool:
        """ "أصابت الغارة مدرسة تؤوي نازحين الأحد": a present verb on an indefinite noun says what it is, no more."""
        word, noun = self.draft.words[k], self.draft.words[k - 1]
        present = any(r[1][:2] == "vI" for r in (*word.events, *word.light, *word.reporting))
        if before or not present or word.proclitics or noun.definite or self.syntax.classes[k - 1] not in ("N", "J"):
            return False
        verb = next((j for j in range(k - 1, max(k - FARTHEST, -1), -1) if self.syntax.classes[j] == "V"), None)
        return verb is not None and self.draft.same_sentence(verb, k) and is_past(self.draft.words[verb])

    def _at_least(self, k: int) -> bool:
        """ "ما لا يقل عن 30 مدنيا" """
        return self.draft.form(k - 1) == "لا" and self.draft.form(k - 2).lstrip("وب") == "ما"

    def _set_off(self, token: int, time: TimeMention) -> bool:
        """ "انطلق 24 باصا بحمولة تكونت من 1100 مدني، مساء الأحد،": between commas a time is of the sentence's verb."""
        form, classes = self.draft.form, self.syntax.classes
        if form(time.first - 1) not in PAUSES or form(time.stop) not in (*PAUSES, "."):
            return False
        first = self.draft.reading.sentences[self.draft.tokens[token].sentence].first
        heads = [classes[k] for k in range(first, token + 1) if classes[k] in ("V", "X", "S", "R", "C")]
        if heads != ["V"]:
            return False
        between = range(token + 1, time.first)
        return not any(classes[k] in ("S", "C") or form(k) in BREAKS or self._adds(k) for k in between)

    def _adds(self, k: int) -> bool:
        """Whether a clause of its own begins: "، الذي كشفت", "وقتلت"."""
        return self.joins(k) or (self.syntax.classes[k] == "R" and self.draft.form(k - 1) in PAUSES)

    def _without_asides(self, low: int, high: int) -> Iterator[int]:
        """The tokens but for relative clauses between commas ("عام 1983 قام الرجل، الذي ينتمي للحرس، بتنفيذ عملية")."""
        k = low
        while k < high:
            if self.syntax.classes[k] == "R" and self.draft.form(k - 1) in PAUSES:
                k = next((j for j in range(k, high) if self.draft.form(j) in PAUSES), k)
            yield k
            k += 1

    def _joins_verb(self, k: int, low: int, high: int) -> bool:
        """ "طردت الرياض الاثنين السفير واستدعت سفيرها وجمدت العلاقات": joined verbs go on with the same day."""
        k += self.draft.form(k) in PAUSES
        if not self.joins(k):
            return False
        opened = (j for j in range(low, high) if self.syntax.classes[j] in ("S", "R", "C"))
        return all(j - low <= 1 and self.role(j, "when") is not None for j in opened)

    def _takes_up_main(self, k: int, token: int) -> bool:
        """ "شهدت البلدة الجمعة معارك ...، كما صدت القوات هجوما", "أصدرت بيانا مساء الاثنين ...، مؤكدة رفضها": what
        follows is said of the main verb's day, of a participle of saying where it is an act of speech.
        """
        if self.draft.form(k - 1) not in PAUSES:
            return False
        if self.draft.form(k) in _ADJUNCT:
            return token - k < NOUN_PHRASE  # "أعلن ... الأحد أن ...، وذلك في لقاء مع"
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
        while k < min(time.first, trigger.stop + NOUN_PHRASE) and classes[k] in ("N", "J", "?", "D"):
            if self.draft.words[k].preposition:
                break  # "مقترحا لتمديد الهدنة التي تنتهي الخميس"
            k += 1
        relative = k < time.first and classes[k] == "R"
        k += relative
        verb = k < time.first and classes[k] == "V" and self._opens_at(k)
        return relative + verb

    def _happens_on(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "الهجوم على السوق الذي وقع الأحد": the clause is on the happening, not on the place named between."""
        classes, k = self.syntax.classes, trigger.stop
        while k < time.first and classes[k] in ("N", "J", "?", "D", "P"):
            k += 1
        happens = classes[k] == "R" and self.role(k + 1, "happens") is not None
        return happens and not any(j in self.triggers for j in range(trigger.stop, k))

    def _in_aside(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "فقدت الجماعة، التي ظهرت في الثمانينيات، قادتها في القتال": of the clause between the commas."""
        classes = self.syntax.classes
        low = self.draft.reading.sentences[self.draft.tokens[time.first].sentence].first
        for k in range(time.first - 1, low, -1):
            if self.draft.form(k) in PAUSES:
                return False
            if classes[k] == "R":
                closed = any(self.draft.form(j) in PAUSES for j in range(time.stop, trigger.token))
                return closed and self.draft.form(k - 1) in PAUSES
        return False

    def _fronted(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "تعليقا على الغارات التي استهدفت قواته الجمعة، هدد": of the clause on a noun before the main verb."""
        classes = self.syntax.classes
        low = self.draft.reading.sentences[self.draft.tokens[time.first].sentence].first
        heads = [classes[k] for k in range(low, time.first) if classes[k] in ("V", "X", "S", "R", "C")]
        return heads == ["R", "V"] and any(self.draft.form(k) in PAUSES for k in range(time.stop, trigger.token))

    def _claimed(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "تبنى التنظيم الهجوم الاثنين", "أعلن الاثنين مسؤوليته عن الهجوم": of the claim; not "هجوم الأحد"."""
        classes = self.syntax.classes
        for k in range(trigger.token - 1, max(trigger.token - _CLAIM_REACH, -1), -1):
            if not self.draft.same_sentence(k, trigger.token) or self.draft.form(k) in (*PAUSES, *BREAKS):
                return False
            if self.role(k, "claims") is not None:
                between = range(trigger.stop, time.first)
                on_it = any(classes[j] in ("R", "V") for j in between)
                return not on_it and not (time.first == trigger.stop and not self.draft.words[trigger.token].definite)
        return False

    def compared(self, time: TimeMention) -> bool:
        """ "أعنف هجوم منذ مطلع العام", "ثالث هجوم هذا الشهر": no time of the attack."""
        since = self.role(time.first, "since") is not None
        if not since and not self._goes_on_now(time):
            return False
        low = self.draft.reading.sentences[self.draft.tokens[time.first].sentence].first
        back = range(max(low, time.first - _COMPARISON), time.first)
        if any(self.role(k, "superlative") is not None for k in back):
            return True
        return not since and any(self.role(k, "ordinal") is not None and self.syntax.classes[k] != "A" for k in back)

    def _left_behind(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "شيعوا أمس ضحايا القصف", "تلقت أمس بلاغا عن خطف": of the main verb; not "ضحايا هجوم الأحد"."""
        told_of = self.draft.form(trigger.token - 1) == "عن" and self.role(trigger.token - 2, "utterance") is not None
        if trigger.is_verb or not (told_of or self.role(trigger.token - 1, "aftermath") is not None):
            return False
        return not (time.first >= trigger.stop and (time.first == trigger.stop or self._clauses_on(trigger, time)))

    def _goes_on_now(self, time: TimeMention) -> bool:
        """ "هذا الشهر", "خلال الأسبوعين الماضيين": a stretch that reaches up to publication."""
        published = self.draft.published
        long = time.precision in ("week", "month", "year")
        return published is not None and long and time.end is not None and time.end >= published.isoformat()

    def _of_what_follows(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "اتهمت الحكومة بشن هجوم الأسبوع الماضي": of the attack; "هجمات رغم التوقيع في مايو", "قبل
        التوقيع في مايو", "بعد عامين من إعلان النصر في مايو": of the signing.
        """
        between = range(trigger.stop, time.first)
        if any(self.role(k, "earlier") == "bound" or self.so_long_after(k, time.first) for k in between):
            return True
        if self._of_participle(trigger, time):
            return True
        if self._set_off(trigger.token, time):
            return False
        if self._of_deed_named(trigger, time) or (trigger.sense.type == "AGREE" and self._of_promise(trigger, time)):
            return True
        if time.precision != "day" and self._of_cause(range(trigger.token, time.first)):
            return True
        acts = (t for k in between if (t := self.triggers.get(k)) is not None)
        return trigger.sense.type in ASKING_TYPES and any(t.sense.type not in VERBAL_TYPES for t in acts)

    def _of_deed_named(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "وصف ترامب هجوم السبت", "اعتقلوا عشرة على صلة بهجوم الجمعة": the day names the deed; not "في هجوم السبت"."""
        deed = self.triggers.get(time.first - 1)
        if deed is None or deed.is_verb or deed.token <= trigger.token or time.precision != "day":
            return False
        word, before = self.draft.words[deed.token], self.draft.form(deed.token - 1)
        construct = not word.definite and not word.suffix and self.draft.tokens[deed.stop - 1].last != "ا"
        return construct and deed.sense.type == "ASSAULT" != trigger.sense.type and before not in _AT_ITS_TIME

    def _of_promise(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "تعهدوا بتقديم أربعة مليارات خلال العام الجاري": when it is to be kept."""
        words = self.draft.words
        return self._goes_on_now(time) and any(words[k].preposition for k in range(trigger.stop, time.first))

    def _of_cause(self, between: range) -> bool:
        """ "تظاهر المئات احتجاجا على مقتل ناشط الأسبوع الماضي": of the killing; a day would be of the protest."""
        cause = next((k for k in between if self.role(k, "earlier") == "cause"), None)
        return cause is not None and any(k in self.triggers for k in range(cause + 1, between.stop))

    def _of_participle(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "المدينة المحاصرة منذ 2013", "الاتفاق الموقع عام 2015": of what the participle tells, unless it describes
        the event's own noun ("القصف المستمر منذ الجمعة", "الزيارة المقررة الجمعة").
        """
        if self.role(time.first, "since") is not None and after_participle(self.draft, self.syntax, time.first):
            return not self._on_noun(trigger, time.first - 1)
        k = self.participle_before(time)
        if k is None or (self.draft.form(k - 2) == "في" and self.draft.words[k - 1].suffix):
            return False  # "قضت المحكمة، في حكمها الصادر الاثنين": the document is the act
        return not self._on_noun(trigger, k)

    def participle_before(self, time: TimeMention) -> int | None:
        """The participle that the time is of: "المقررة في جنيف الأحد", "المعلن عنه في مايو"."""
        long = time.precision in ("month", "year")
        for k in range(time.first - 1, max(time.first - 1 - _PARTICIPLE_REACH, -1), -1):
            if not self.draft.same_sentence(k, time.first) or self.syntax.classes[k] not in (*_NOMINAL, "T"):
                return None
            sort = self.role(k, "dated.noun")
            if sort is not None and self._is_adjective(k, sort):
                near = all(self.draft.form(j) in _WITH_PARTICIPLE for j in range(k + 1, time.first))
                fits = {"due": True, "old": long and near}
                return k if fits.get(sort, long or near) else None
        return None

    def _is_adjective(self, k: int, sort: str) -> bool:
        """Not "المقررة الخاصة للأمم المتحدة", nor "الموقع" where nothing signed stands before it."""
        if sort == "pact":
            return any(self.role(j, "pact") is not None for j in range(max(k - NOUN_PHRASE, 0), k))
        return sort != "due" or self.syntax.actor_over[k] is None

    def is_due(self, time: TimeMention) -> bool:
        """ "الزيارة المقررة الجمعة", "هدنة تبدأ الجمعة": said of what is to come."""
        if self.role(time.first - 1 - (self.draft.form(time.first - 1) == "في"), "begins") is not None:
            return True
        k = self.participle_before(time)
        return k is not None and self.role(k, "dated.noun") == "due"

    def _on_noun(self, trigger: Trigger, participle: int) -> bool:
        """Whether the participle is the event's word or describes it: it stands right after it or agrees with it."""
        if trigger.token <= participle < trigger.stop:
            return True
        between = range(trigger.stop, participle)
        if trigger.is_verb or participle < trigger.stop or any(self.syntax.classes[k] not in _NOMINAL for k in between):
            return False
        form = self.draft.form
        return not between or form(trigger.stop - 1).endswith(_FEMININE) == form(participle).endswith(_FEMININE)

    def so_long_after(self, k: int, stop: int) -> bool:
        """ "بعد ثلاث سنوات من إعلان النصر"."""
        if self.role(k, "earlier") is None:
            return False
        after = range(k + 1, min(k + NOUN_PHRASE + 1, stop))
        counted = any(self.role(j, unit) is not None for j in after for unit in ("unit.s", "unit.d", "unit.p"))
        return counted and any(self.draft.form(j) == "من" for j in after)

    def _clause_on_noun(self, trigger: Trigger) -> bool:
        """ "فجرت الفرق الاثنين ألغاما زرعتها الجماعة": a verb with its object written on it, right after a noun."""
        noun = self.syntax.classes[trigger.token - 1] in ("N", "J")
        return noun and bool(trigger.suffix) and not trigger.proclitics

    def _is_kept(self, time: TimeMention) -> bool:
        """ "الاحتفالات بعيد العمال": what is kept, not when."""
        form = self.draft.lexicon.calendar.forms.get(self.draft.form(time.first))
        if form is None or "phrase.named" not in form.roles:
            return False
        entered = any(self.role(time.first - 1, role) is not None for role in ("in", "during"))
        return form.clitic.endswith("ب") or (form.bare == "ذكري" and not entered)  # "يحيون ذكرى النكبة"

    def of_another_time(self, token: int, low: int) -> bool:
        """ "استعادت القوات الخميس القرية بعد حملة قصف": what stands after "بعد" was before that day."""
        for k in range(token - 1, max(low, token - _EARLIER_REACH) - 1, -1):
            if self.role(k, "earlier") is not None:
                return True
            light = self.syntax.classes[k] == "V" and self.draft.words[k].light
            if self.syntax.classes[k] not in ("N", "J", "D", "?", "P") and not light:
                return False
        return False

    def _content_of_saying(self, trigger: Trigger, time: TimeMention) -> bool:
        """ "نفت القيادة الجمعة الاتهامات بقتل مدنيين": of that day is the denial alone. What is announced itself ("أعلن
        الجيش الجمعة مقتل ثلاثة") is dated by it (CODEBOOK §9).
        """
        if trigger.sense.type in VERBAL_TYPES or self.back_to_saying(time.stop, trigger.token):
            return False
        verb = self.verb_before(time.first)
        if verb is None:
            return False
        told = self.triggers.get(verb)
        if told is not None and told.sense.type in VERBAL_TYPES:
            return True
        sayings = [self.draft.lexicon.reporting[r[0]] for r in self.draft.words[verb].reporting]
        lemmas = {saying.lemma for saying in sayings} - _ALSO_DOING
        if not lemmas:
            return False
        if all(saying.stance == "deny" for saying in sayings):
            return True
        classes = self.syntax.classes
        for k in range(time.stop, trigger.token + 1):
            if self._says_where(k):
                continue
            preposition = self.draft.form(k) if classes[k] == "P" else self.draft.words[k].preposition
            if preposition and not (preposition == "ب" and lemmas & _TELLS_WITH_B):
                return True
        return False

    def _says_where(self, k: int) -> bool:
        """ "أعلن الجيش الجمعة في بيان مقتل ثلاثة", "اختتمت أمس في القاهرة المحادثات": where it was said or held."""
        if self.draft.form(k) != "في" or k + 1 >= len(self.syntax.classes):
            return False
        return self.role(k + 1, "utterance") is not None or self.syntax.place_over[k + 1] is not None
