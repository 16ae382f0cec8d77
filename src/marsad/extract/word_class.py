"""What class each word of a document has where it stands.

Classes: V finite verb, X auxiliary (كان، ما زال), N noun, J adjective, P preposition, S subordinator (أن), R relative
pronoun, C clause conjunction (فيما), D determiner or quantity, A adverb, T other particle,
"," punctuation, "?" unknown.
"""

from __future__ import annotations

from marsad.extract.agreement import cannot_describe
from marsad.extract.closed_class import (
    ADVERBS,
    AS_FOR,
    AUXILIARIES,
    CARDINALS,
    CLAUSE_CONJUNCTIONS,
    DETERMINERS,
    GOVERNING,
    JUSSIVE_BEFORE,
    NOUN_BEFORE,
    OTHER,
    PRE_VERBAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES_BEFORE,
    VERBAL_PARTICLES,
)
from marsad.extract.draft import ActorMention, Draft, ToponymMention
from marsad.lexicon.analysis import Word

# A verbal noun joined by و stands at most this many words after the one it is joined to.
_JOINED_REACH = 8
_EXPRESS_REACH = 6
_PAIR_REACH = 5
_TO = "الي"


# Before verbal nouns: "acts of".
_ACTS_OF = frozenset("عمليات اعمال جرايم محاولات حملات".split())


_CUSTODY = frozenset("الاقامه الاعتقال التحقيق الحبس التوقيف الاحتجاز الحراسه".split())
# Nouns that could be verbs, which news never uses: "I brand".
_NOUNS = frozenset({"اسم"})


class WordClasses:
    """Classes of the words of one document, read from left to right."""

    def __init__(
        self,
        draft: Draft,
        actor_over: list[ActorMention | None],
        place_over: list[ToponymMention | None],
        timed: dict[int, int],
        counting: set[int],
    ) -> None:
        self.draft = draft
        self.actor_over = actor_over
        self.place_over = place_over
        self.timed = timed
        self.counting = counting
        self.classes: list[str] = []
        for i in range(len(draft.tokens)):
            self.classes.append(self._classify(i))

    def _classify(self, i: int) -> str:
        draft = self.draft
        token = draft.tokens[i]
        if token.kind == "p":
            return ","
        if i in self.timed:
            return "A"
        if token.kind == "n" or i in self.counting:
            return "D"
        form, word = token.form, draft.words[i]
        bare = form[1:] if form[0] in "وف" and len(form) > 2 and not _whole_verb(word) else form
        if bare == "نحو" and i + 1 < len(draft.tokens) and self._number(i + 1):
            return "D"  # "نحو 300 لاجئ"
        if bare == "رهن" and draft.form(i + 1) in _CUSTODY:
            return "P"  # "وضع القيادي رهن الإقامة الجبرية"
        spellings = (form,) if bare == form else (form, bare)
        for f in spellings:
            if f in RELATIVES:
                return "R"
            if f in SUBORDINATORS:
                return "S"
            if f in CLAUSE_CONJUNCTIONS:
                return "C"
            if f == "ب" and self._calls(i):
                return "T"
            if f == AS_FOR and self._opens_clause(i):
                return "C"
            if f == _TO and f != form and self.actor_over[i] is not None:
                break  # "والي الخرطوم", the governor, written with ي
            if f in PREPOSITIONS and not (f == "امام" and draft.original_word(i).lstrip("وف").startswith("إ")):
                return "V" if f == "عبر" and self._expresses(i) else "P"
            if f == "علي" and (token.last == "ى" or self.actor_over[i] is None):
                return "P"
            if f in AUXILIARIES:
                return "X"
        if self.actor_over[i] is not None or self.place_over[i] is not None:
            return "N"
        for f in spellings:
            if f in DETERMINERS:
                return "D"
            if f in OTHER:
                return "J"
            if f in VERBAL_PARTICLES:
                return "T"
            if f in ADVERBS and token.last not in ("أ", "إ"):
                return "A"  # هنأ is no هنا
        if self._adjective_here(i):
            return "J"
        if word.may_be_verb and self._verb_here(i):
            return "V"
        if word.events or word.light or word.reporting or "N" in word.pos or word.heads or word.place_heads:
            return "N"
        if word.nisba or word.group is not None or word.adjective is not None or "J" in word.pos:
            return "J"
        if word.particle:
            return "T"
        return "?"

    def _number(self, i: int) -> bool:
        return self.draft.tokens[i].kind == "n" or self.draft.form(i) in CARDINALS

    def _expresses(self, i: int) -> bool:
        """ "وعبر غريفيث عن ارتياحه": عبر with عن soon after it is the verb, else "through"."""
        draft = self.draft
        reach = range(i + 1, min(i + 1 + _EXPRESS_REACH, len(draft.tokens)))
        return self._opens_clause(i) and any(draft.form(k) == "عن" and draft.same_sentence(i, k) for k in reach)

    def _opens_clause(self, i: int) -> bool:
        draft = self.draft
        joined = draft.form(i)[0] in "وف" or draft.form(i - 1) in ("،", ",")
        return i == 0 or not draft.same_sentence(i - 1, i) or joined

    def _adjective_here(self, i: int) -> bool:
        """ "هجوم انتحاري", "القصف الروسي": a listed adjective or nisba after a noun that it agrees with."""
        word = self.draft.words[i]
        if (
            (word.adjective is None and not word.nisba)
            or word.proclitics
            or word.suffix
            or not i
            or not self.draft.same_sentence(i, i - 1)
        ):
            return False
        before = self.draft.words[i - 1]
        agrees = before.definite == word.definite and not cannot_describe(self.draft, word, before)
        return agrees and self.classes[i - 1] in ("N", "J", "?")

    def _verb_here(self, i: int) -> bool:
        """Whether the word at `i`, which may be a verb, is one in this place."""
        draft, word = self.draft, self.draft.words[i]
        if word.definite or (word.preposition in ("ب", "ك") and word.rest != word.form):
            return False
        readings = (*word.events, *word.light, *word.reporting)
        verbal = [r for r in readings if r[1][0] == "v"]
        if (
            verbal
            and all(r[1][1] == "J" for r in verbal)
            and "V" not in word.pos
            and draft.form(i - 1) not in JUSSIVE_BEFORE
        ):
            return False
        nominal = [r for r in readings if r[1][0] != "v"]
        if nominal and draft.original_word(i).lstrip("وف").startswith("إ"):
            return False  # "مؤكدة إدانتها": the hamza below tells إدانة from أدانت
        if word.preposition == "ل" and not any(r[1][1] == "I" for r in verbal):
            return False
        if verbal and "N" in word.pos and all(r[1][5:6] == "p" for r in verbal) and not word.proclitics:
            return False  # "دخل حيز التنفيذ": a noun, and seldom the passive of حاز
        first_person = bool(verbal) and all(r[1][2:4] == "1s" for r in verbal)
        if first_person and i and draft.form(i - 1) == "من":
            return False  # "من أصل 95"
        if draft.form(i) in _NOUNS:
            return False
        if word.given is not None and i and self.classes[i - 1] == "V":
            return False  # "وأضاف عبد الرحمن"
        if i and draft.form(i - 1) in GOVERNING and draft.same_sentence(i, i - 1):
            return False  # "في صفحته"
        if not nominal and "N" not in word.pos and "J" not in word.pos and not word.heads:
            return not self._verbal_noun_shape(i)
        j = i - 1
        if j < 0 or not draft.same_sentence(i, j):
            title = self._title_noun(i) and (nominal or not self._before_people(i))
            return not (title or (nominal and self._described(i + 1)))
        before, previous = draft.tokens[j].form, self.classes[j]
        bare = before[1:] if before[0] in "وف" and len(before) > 2 else before
        if bare in PRE_VERBAL or previous in ("R", "X", "S", "C"):
            return not (previous == "S" and word.definite)
        other = bare == "اخر" and j > 0 and self.classes[j - 1] == "N"  # "شخصا آخر قتل", but "آخر هجوم"
        if (bare in NOUN_BEFORE and not other and self.actor_over[j] is None) or previous in ("P", "D"):
            return False  # but "تميم بن حمد آل ثاني يدين"
        if bare in TIMES_BEFORE and not word.proclitics:
            return True
        either = bool(verbal and nominal) or (not (verbal or nominal) and {"V", "N"} <= set(word.pos))
        if word.suffix and either:
            # قصفها: after a noun it is a clause about it, after a verb its object.
            # A name needs no such clause: "أعلنت مصر دعمها".
            over = self.actor_over[j]
            named = over is not None and over.entry is not None
            return previous in ("N", "J", "?") and not (draft.words[j].proclitics or draft.words[j].definite or named)
        if previous == "V":
            return word.proclitics in ("و", "ف") and bool(verbal)  # "قتلت وجرح ثلاثة"
        if word.proclitics in ("و", "ف"):
            return not (nominal and (self._joined_noun(i) or self._second_of_governed(i)))
        if previous == ",":
            return True
        if previous == "N" and self.actor_over[j] is not None:
            return not (nominal and self._object_expected(i))
        if nominal and all(r[1][:2] == "vP" and r[1][4:5] == "d" for r in verbal) and not self._two_before(j):
            return False  # "لاقت الخطة الأمريكية رفضا"
        if previous in ("N", "?"):
            if verbal and self._accusative(j):
                return True  # "اجتماعا ضم مسؤولين"
            return draft.words[j].definite or (self.actor_over[j] is not None or self.place_over[j] is not None)
        if previous == "A" and nominal and self._object_expected(i):
            return False  # "نفذت السلطات صباح الجمعة حكم الإعدام"
        return previous in ("A", "T", "J")

    def _calls(self, i: int) -> bool:
        """ "ما وصفها بـ «مجموعات مسلحة» قامت": what something is called is the thing itself."""
        draft = self.draft
        return i > 1 and draft.form(i - 2) in ("ما", "من") and bool(draft.words[i - 1].suffix)

    def _described(self, i: int) -> bool:
        """ "دعم عسكري أمريكي": the adjective after the first word of a sentence says that it is no verb."""
        if i >= len(self.draft.words) or not self.draft.same_sentence(i - 1, i) or self.actor_over[i] is not None:
            return False
        word = self.draft.words[i]
        bare = not (word.definite or word.proclitics or word.suffix or word.events)
        return bare and (word.adjective is not None or bool(word.nisba)) and not word.rest.endswith("ا")

    def _two_before(self, j: int) -> bool:
        """Whether the phrase that ends at `j` may be of two: "الرئيسان الروسي والتركي"."""
        for k in range(j, max(-1, j - _PAIR_REACH), -1):
            if not self.draft.same_sentence(j, k):
                break
            if self.draft.tokens[k].form.endswith(("ان", "ا")) or self.draft.words[k].proclitics[:1] == "و":
                return True
        return False

    def _accusative(self, j: int) -> bool:
        """Whether a noun with tanwin stands at `j`, which no idafa follows."""
        form, word = self.draft.tokens[j].form, self.draft.words[j]
        acts = any(r[1][0] == "n" for r in word.events)
        return acts and form.endswith("ا") and self.draft.tokens[j].last == "ا" and not (word.definite or word.suffix)

    def _verbal_noun_shape(self, i: int) -> bool:
        """ "نقاط تجمع": a ت-form right after an indefinite noun is a verbal noun of form V more often than a verb."""
        word = self.draft.words[i]
        j = i - 1
        if not word.rest.startswith("ت") or j < 0 or not self.draft.same_sentence(i, j) or word.proclitics:
            return False
        if word.suffix:
            return False  # "قصف متواصل تنفذه قوات": a clause on the noun
        if word.reporting and any(self.draft.form(k) in SUBORDINATORS for k in (i + 1, i + 2)):
            return False  # "شهادات تؤكد أن", "تقديرات تشير إلى أن"
        return self.classes[j] in ("N", "P", "D") and not self.draft.words[j].definite and self.actor_over[j] is None

    def _object_expected(self, i: int) -> bool:
        """ "أكدت مصادر عسكرية تحرك ألوية": a verb before that still wants its object makes this word a noun."""
        draft = self.draft
        k = i - 1
        while k >= 0 and draft.same_sentence(i, k):
            cls = self.classes[k]
            if cls in ("S", "R", "C") or draft.tokens[k].form in (":", '"', "،", ","):
                return False
            if cls == "N" and draft.words[k].events and draft.tokens[k].form.endswith("ا"):
                return False  # "أجرى اتصالا بنظيره بحثا خلاله": it has its object
            if cls == "V":
                return bool(draft.words[k].reporting or draft.words[k].light) or self._acts_on(k, i)
            k -= 1
        return False

    def _acts_on(self, verb: int, i: int) -> bool:
        """ "رفض القاضي طلب الإدارة": between a verb that takes an object and this word stands its subject alone."""
        subject = self.actor_over[i - 1]
        if subject is None or subject.first != verb + 1 or not (subject.definite or subject.code):
            return False
        senses = self.draft.lexicon.senses
        return any(r[1][0] == "v" and "o" in senses[r[0]].frame for r in self.draft.words[verb].events)

    def _title_noun(self, i: int) -> bool:
        """A headline begins with a noun ("قصف مواقع ..."), a sentence with a verb ("قصف الطيران مواقع ...")."""
        draft = self.draft
        token = draft.tokens[i]
        if token.paragraph or draft.form(draft.reading.sentences[token.sentence].stop - 1) == ".":
            return False
        if i + 1 < len(draft.tokens) and self.actor_over[i + 1] is not None and draft.form(i + 1).endswith("ون"):
            return False  # "قتل مسلحون خمسة جنود": no idafa in the nominative
        return all(r[1][1:4] == "P3m" for r in draft.words[i].events if r[1][0] == "v")

    def _before_people(self, i: int) -> bool:
        """ "فارق شاب الحياة": what is a noun of no act ("difference") is a verb before somebody."""
        return i + 1 < len(self.draft.tokens) and (over := self.actor_over[i + 1]) is not None and over.cls == "people"

    def _joined_noun(self, i: int) -> bool:
        """وقصف after a verbal noun joined to it ("قتل وقصف المدنيين")."""
        j = i - 1
        before = self.draft.words[j]
        return self.classes[j] == "N" and bool(before.events) and not before.definite and self.actor_over[j] is None

    def _second_of_governed(self, i: int) -> bool:
        """ "أسفرت عن أسر أربعة وقتل آخرين": joined to a verbal noun under a preposition, no verb or sign between."""
        draft = self.draft
        for k in range(i - 1, max(-1, i - _JOINED_REACH), -1):
            if not draft.same_sentence(i, k) or self.classes[k] in ("V", ",", "S", "C", "R"):
                return False
            if draft.words[k].rest in _ACTS_OF and self.classes[k] == "N":
                return True  # "تنفذ عمليات قطع طرق وزرع ألغام"
            act = any(r[1][0] == "n" for r in (*draft.words[k].events, *draft.words[k].light))
            if act and not draft.words[k].definite and self.classes[k] == "N":
                if draft.words[k].preposition or (k > 0 and self.classes[k - 1] == "P"):
                    return True
        return False


def _whole_verb(word: Word) -> bool:
    """Whether the first letter belongs to a verb: فتحت "opened" is no ف + تحت "under"."""
    return word.proclitics == "" and any(r[1][:5] == "vP3fs" for r in word.events)
