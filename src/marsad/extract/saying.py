"""What is said: where the words begin that a verb, participle or noun of saying opens, and where they end.

"أعلن الجيش أن" opens a clause that runs to the end of the sentence or to where the writer speaks again; "أعلن الجيش
مقتل ثلاثة" an object that ends at what stands beside it ("بعد حصار"); a quotation ends at its closing mark.
"""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.role import RoleFinder
from marsad.extract.syntax import Syntax
from marsad.lexicon.lexicon import ReportingVerb
from marsad.ontology import VERBAL_TYPES

_INTRODUCERS = frozenset("ان انه انها انهم انهما اننا اني انني بان بانه بانها بانهم بانهما".split())
_REACH_INTRODUCER = 30
# "بعد أن", "دون أن": when or how it happened, nothing that is said.
_NO_SPEECH_BEFORE_THAT = frozenset("بعد قبل دون منذ عدا رغم حتي لحين ما".split())
# "أشار إلى مقتل", "أفاد بمقتل", "كشف عن"
_ABOUT = frozenset("الي علي عن ب من".split())
# "نفى الوزير الأنباء عن": what others tell.
VERSIONS = frozenset(
    """الاتهامات اتهامات اتهام الانباء انباء التقارير تقارير المزاعم مزاعم الادعاءات ادعاءات الشايعات شايعات ما خبر
    روايه""".split()
)
_INSET = 9
# "كشف النائب عن محافظة ديالى"
_MEMBERS = frozenset("النايب النايبه نايب نايبه نواب النواب المرشح مرشح".split())
_HIS_NAME = frozenset("اسمه اسمها اسمهم هويته هويتها هويتهم اسماءهم اسمايهم هوياتهم".split())
_RESUMED = frozenset("عليه عليها عنه عنها".split())
_CALLED = frozenset(("يدعي", "تدعي"))
_AS_TOLD = frozenset("حسبما وفقما بحسبما".split())
_ACCORDING = frozenset("حسب بحسب وفق علي وفقا طبقا".split())
_NAMELESS = frozenset("عدم ذكر الكشف كشف نشر الافصاح".split())
_TOLD = frozenset("assert hedge deny warn".split())
_WRITER_AGAIN = frozenset("وياتي وتاتي وجاء وجاءت وذلك".split())
_BACKGROUND = frozenset("بعد قبل اثر عقب غداه منذ بعدما قبيل بعيد".split())
# "مستمرة منذ الأربعاء", "قبل يومين"
_DATING = frozenset(("منذ", "قبل"))
_RESULTS = frozenset("مقتل قتل مصرع اصابه وفاه سقوط استشهاد جرح".split())
# Fewer quoted words than this are a name or a label ("قالت صحيفة \"لوموند\" إن"), no speech.
_SHORTEST_QUOTE = 4


class Saying:
    """Finds what words of saying open, in one document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder) -> None:
        self.draft = draft
        self.syntax = syntax
        self.finder = finder

    def introduces(self, k: int, verb: ReportingVerb) -> bool:
        """Whether the token at `k` leads to what is told: أن, or a preposition of the verb."""
        return self.draft.form(k) in _INTRODUCERS or self.draft.form(k) in _ABOUT.intersection(verb.content)

    def opens_clause(self, k: int) -> bool:
        """Whether the token at `k` is أن or a colon."""
        return self.draft.form(k) in _INTRODUCERS or self.draft.form(k) == ":"

    def opening(self, i: int, verb: ReportingVerb, stop: int) -> int | None:
        """Where the words that the verb at `i` opens begin, None where nothing tells."""
        found = [k for k in (self._introducer(i, verb, stop), self._about(i, verb, stop)) if k is not None]
        if len(found) > 1 and self.draft.form(found[0] - 1) in _ABOUT:
            return found[0]  # "أشار إلى أن"
        return min(found, default=None)

    def _introducer(self, i: int, verb: ReportingVerb, stop: int) -> int | None:
        """The token of أن / إن / colon / quotation mark that opens what is said by the verb at `i`."""
        draft, syntax = self.draft, self.syntax
        if not verb.quotes and not any(word.endswith("ان") for word in verb.content):
            return None  # "أثار الحكم انتقادات": no verb that أن follows
        bracketed = False
        for k in range(i + 1, min(stop, i + _REACH_INTRODUCER)):
            form = draft.tokens[k].form
            bracketed = form == "(" or (bracketed and form != ")")
            if bracketed:
                continue
            named = syntax.actor_over[k] is not None  # 'ونقلت شبكة "سي إن إن" عن'
            if form in _INTRODUCERS and draft.form(k - 1) not in _NO_SPEECH_BEFORE_THAT and not named:
                return k
            if form == ":" and k < stop - 1:
                return k
            if draft.words[k].reporting and self._other_saying(k):
                return None
            if form == '"' and (k - i <= 1 or k in self._opening_marks(i, stop)) and self._is_speech(k, stop):
                return k
            if syntax.classes[k] == "C" or (syntax.classes[k] == "V" and not self._by_the_way(k)):
                return None
        return None

    def _by_the_way(self, k: int) -> bool:
        """Whether the verb at `k` belongs to a clause that is set in before what is said: "الذي زار", "في مؤتمر عقده",
        "– رفض ذكر اسمه –", "وفق ما نقلت الوكالة".
        """
        draft, syntax = self.draft, self.syntax
        if draft.words[k].reporting and draft.form(k + 1) in _ABOUT and draft.form(k + 2) in _INTRODUCERS:
            return False  # "المرصد، الذي أشار إلى أن": what follows is told there
        if syntax.classes[k - 1] == "R" or self.keeps_name_back(k) or self.is_called(k) or self.is_called(k - 1):
            return True
        # "تغريدة لصفحة الحركة نشرتها الوكالة إن", not "..., وسكان قالوا إن"
        if syntax.actor_over[k - 1] is not None and (not draft.words[k].reporting or draft.words[k].suffix):
            return True
        if self.as_told(k) or (draft.words[k].reporting and draft.form(k + 1) in _RESUMED):
            return True
        described = syntax.classes[k - 1] in ("N", "J") and not draft.words[k - 1].definite
        if described and (draft.words[k].suffix or syntax.classes[k - 2] == "P") and not draft.words[k].proclitics:
            return True  # "في مؤتمر عقده", "في بيان وصلت نسخة منه"
        return draft.form(k - 1) == "," and not draft.words[k].reporting

    def as_told(self, k: int) -> bool:
        """ "وفق ما نقلت", "حسبما ذكرت": the verb at `k` says where other words stand."""
        before, according = self.draft.form(k - 1), self.draft.form(k - 2)
        return _without_and(before) in _AS_TOLD or (before in ("ما", "لما") and _without_and(according) in _ACCORDING)

    def keeps_name_back(self, k: int) -> bool:
        """ "طلب عدم الكشف عن هويته", "رفض ذكر اسمه", "لم يكشف عن اسمه"."""
        draft = self.draft
        nameless = draft.form(k + 1) in _NAMELESS or (draft.form(k + 1) == "عن" and draft.form(k + 2) in _HIS_NAME)
        return bool(draft.words[k].reporting) and nameless

    def passes_on(self, k: int) -> bool:
        """ "في تصريحات نشرتها الصحيفة", "وفق ما نقلت الوكالة", "بلاغ اطلع عليه الموقع": the verb at `k` only
        tells where the words of another stand.
        """
        resumed = self.draft.form(k + 1) in _RESUMED and not self.draft.words[k].proclitics
        return bool(self.draft.words[k].suffix) or self.as_told(k) or resumed

    def made_clear(self, i: int) -> bool:
        """ "وبين، أن القوة ...", "وبين المصدر أن": opening a sentence before أن, no preposition."""
        draft = self.draft
        if draft.form(i) != "وبين" or (i and draft.same_sentence(i - 1, i)):
            return False
        for k in range(i + 1, min(i + _INSET, len(draft.tokens))):
            if draft.form(k) in _INTRODUCERS:
                return draft.same_sentence(i, k)
            if draft.words[k].proclitics[:1] == "و" or self.syntax.classes[k] == "V":
                return False  # "وبين بغداد وأربيل"
        return False

    def is_called(self, i: int) -> bool:
        """ "يدعى" and no "يدعي أن": written with ى, and nothing claimed after it."""
        called = self.draft.words[i].rest in _CALLED and self.draft.tokens[i].last == "ى"
        return called and self.draft.form(i + 1) not in _INTRODUCERS

    def _about(self, i: int, verb: ReportingVerb, stop: int) -> int | None:
        """ "أشار إلى مقتل", "أفاد المراسل بمقتل": the preposition that leads to what is told, where it is no demand."""
        about = _ABOUT.intersection(verb.content)
        if self.is_act(i):
            about -= {"ب"}  # "ندد بالقصف": the deed is judged, "شدد على": the matter is told
        if not about or verb.stance not in _TOLD:
            return None
        for k in range(i + 1, min(stop, i + _REACH_INTRODUCER)):
            if self.syntax.classes[k] in ("V", "S", "R", "C") or self._other_saying(k):
                return None
            over = self.syntax.actor_over[k]
            if over is not None and over.first < k:
                continue  # "أفاد المتحدث باسم الجيش"
            governed = self.syntax.classes[k] == "N" and self.draft.words[k].preposition in about
            member = self.draft.form(k) == "عن" and self.draft.words[k - 1].rest in _MEMBERS
            if (self.draft.form(k) in about or governed) and not member:
                return k
        return None

    def _opening_marks(self, i: int, stop: int) -> list[int]:
        marks = [k for k in range(i, stop) if self.draft.tokens[k].form == '"']
        return marks[::2]

    def _is_speech(self, k: int, stop: int) -> bool:
        """Whether the quotation opened at `k` is long enough to be what is said, and no name."""
        closing = self.closing(k, stop)
        return closing == stop or closing - k > _SHORTEST_QUOTE

    def _other_saying(self, k: int) -> bool:
        """ "اعتبرها محاولة، مؤكدا أن": what follows is told by the participle."""
        # "غداة إعلان السعودية إنها", not "في حديث للقناة إن"
        said_of = k + 1 in self.syntax.actor_at and self.syntax.classes[k] == "N"
        said_of = said_of and not self.draft.words[k + 1].proclitics
        return any(
            (r[1][0] == "p" and self.adverbial(k, r[1])) or (r[1][0] == "n" and said_of and not r[1].endswith("D"))
            for r in self.draft.words[k].reporting
        )

    def governed(self, i: int) -> bool:
        """ "ختم بالقول إن", "مضى للقول إن", "وصل إلى القول إن": a definite noun of saying under a preposition."""
        word = self.draft.words[i]
        to = word.preposition == "ل" and self.syntax.classes[i - 1] == "V"  # not "وكالة فارس للأنباء"
        return word.definite and (word.preposition == "ب" or to or self.draft.form(i - 1) == "الي")

    def is_act(self, i: int) -> bool:
        """Whether the verb is itself an act of speech that is coded (اتهم, دعا)."""
        trigger = self.finder.trigger_at.get(i)
        return trigger is not None and trigger.sense.type in VERBAL_TYPES

    def adverbial(self, i: int, features: str) -> bool:
        """ "مشيرا", "مؤكدة": an indefinite accusative participle goes on with what its subject says."""
        word = self.draft.words[i]
        return (
            not word.definite
            and not features.endswith("D")
            and word.rest.endswith(("ا", "ه", "ين"))
            and not word.suffix
            and self.syntax.classes[i - 1] != "P"
            and not self._adjective(i)
        )

    def _adjective(self, i: int) -> bool:
        """ "عقوبات مشددة على", "بيانا مؤكدا": after an indefinite noun of its case it only describes it."""
        form, before = self.draft.form(i), self.draft.form(i - 1)
        noun = self.syntax.classes[i - 1] in ("N", "J") and not self.draft.words[i - 1].definite
        return noun and self.syntax.actor_over[i - 1] is None and (not form.endswith("ا") or before.endswith("ا"))

    def apart(self, i: int) -> bool:
        """Not "إن إيران متفقة": the participle is an accusative or stands after a comma."""
        return self.draft.form(i).endswith("ا") or self.draft.form(i - 1) in ("،", ",")

    def content(self, start: int, stop: int, introducer: int | None, inside: set[int]) -> tuple[int, int] | None:
        """The tokens that are said after the verb, None where nothing is.

        `start` is where an object of the verb may begin ("أعلن الجيش مقتل"), `inside` the tokens in quotation marks.
        """
        draft = self.draft
        if introducer is not None:
            opening = introducer + (draft.form(introducer) == ":" and draft.form(introducer + 1) == '"')
            if draft.form(opening) == '"':
                return opening + 1, self._speech_end(opening, stop)
            if draft.form(introducer) not in _INTRODUCERS and draft.form(introducer) != ":":
                stop = self._object_end(introducer, stop)
            else:
                again = (k for k in range(introducer + 2, stop) if k not in inside and self._writer_again(k))
                stop = next(again, stop)
            return introducer + (draft.form(introducer) == ":"), stop
        start = self._past_inset(start, stop)
        stop = self._object_end(start, stop)
        return (start, stop) if start < stop - 1 else None

    def _past_inset(self, start: int, stop: int) -> int:
        """ "نفى مصدر، فضل عدم ذكر اسمه، سقوط المدينة", "نفى القائد، في تصريح، وجود نزوح": what is set in between commas
        is not what he says.
        """
        comma = next(
            (k for k in range(start + 1, min(start + _INSET, stop)) if self.draft.form(k) in ("،", ",")), start
        )
        nameless = any(self.draft.form(k) in _NAMELESS for k in range(start, comma))
        occasion = comma > start and self.draft.form(start) in ("،", ",") and self.syntax.classes[start + 1] == "P"
        return comma + 1 if nameless or occasion else start

    def _object_end(self, start: int, stop: int) -> int:
        """Where what is announced or told of ends: at what is beside it, the cause of a death excepted."""
        victims = any(self.draft.words[k].rest in _RESULTS for k in range(start, min(start + 3, stop)))
        for k in range(start, min(start + 2, stop)):
            if self.draft.form(k) in _BACKGROUND and self._background(k):
                return k  # "أعلنت الحكومة الطوارئ بعد تفجير"
        verbs = 0
        for k in range(start + 1, stop):
            verb = self.syntax.classes[k] == "V"
            if verb and self.draft.words[k].proclitics[:1] in ("و", "ف"):
                if not verbs or self.draft.form(k - 1) in ("،", ","):
                    return k  # "أعلنت الشرطة عن هويتهما واتهمتهما": joined to the verb of saying
            verbs += verb
            if k > start + 1 and self._background(k) and not (victims and self.syntax.classes[k] == "P"):
                return k
        return stop

    def _background(self, k: int) -> bool:
        """ "أعلن الجيش مقتل ثلاثة بعد حصار ...", "... في البلدة التي سيطر عليها": beside what is announced."""
        if self.syntax.classes[k] in ("R", "C"):
            return self.draft.words[k - 1].rest not in VERSIONS  # "نفى الأنباء التي تحدثت عن مقتله"
        if self.draft.form(k - 1) in ("،", ",") and (self.draft.words[k].reporting or self.is_act(k)):
            if self.syntax.classes[k] == "V":
                return True  # "ومنذ كشف الصحيفة القضية، طلب الحزب"
        form, following = self.draft.form(k), min(k + 1, len(self.draft.tokens) - 1)
        if form == "خلال":
            return bool(self.draft.words[following].suffix)  # "خلال زيارته": when he said so
        dated = form in _DATING and self.syntax.classes[following] == "A"
        return form in _BACKGROUND and not dated and self.draft.form(k - 1) != "من"

    def _writer_again(self, k: int) -> bool:
        """ "..., ويأتي ذلك": the writer speaks again."""
        return self.draft.form(k) in _WRITER_AGAIN and self.draft.form(k - 1) in ("،", ",")

    def _speech_end(self, opening: int, stop: int) -> int:
        """Where the quotation ends, those joined to it included ("..." و"...")."""
        end = self.closing(opening, stop)
        while end + 2 < stop and self.draft.form(end + 1) == "و" and self.draft.form(end + 2) == '"':
            end = self.closing(end + 2, stop)
        after = end + 1 + (self.draft.form(end + 1) in ("،", ","))
        if after < stop and self.syntax.classes[after] == "S":
            return stop  # "...\"، لأنها تجيز": he goes on, in the writer's words
        return end

    def closing(self, opening: int, stop: int) -> int:
        """The token of the mark that closes the quotation opened at `opening`; `stop` where none does."""
        return next((k for k in range(opening + 1, stop) if self.draft.tokens[k].form == '"'), stop)


def _without_and(form: str) -> str:
    """ "وبحسب", "ووفق": the word without a conjunction, where it is long enough to be one still."""
    return form[1:] if form.startswith("و") and form[1:] in _ACCORDING | _AS_TOLD else form
