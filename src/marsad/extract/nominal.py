"""Whether a word that may name somebody does so where it stands, and is no verb, adjective, adverb or place."""

from __future__ import annotations

from marsad.extract.agreement import cannot_describe
from marsad.extract.closed_class import CARDINALS, CLOSED_CLASS, MANY, ON_OCCASION, PREPOSITIONS
from marsad.extract.draft import Draft
from marsad.extract.names import NameMatch
from marsad.lexicon.analysis import Word
from marsad.lexicon.lexicon import HeadNoun

_LONGEST_NAME = 5
_BROKEN_LENGTH = 6
_LONGEST_OPENING = 10
_TURN_TO = frozenset("بدوره بدورها بدورهم".split())
_HARMING = frozenset({"ASSAULT", "COERCE"})
# Who is told of as an object of acts: "قتل مدنيا" is no adverb.
_OBJECTS_OF_FORCE = frozenset("CVL MIL COP REB UAF PRM REF".split())
_HANDS = frozenset("يد ايدي ايادي".split())  # "على يد مسلح"
_UNITS = frozenset(("لواء", "فرقة"))
_CLAUSE_OPENERS = frozenset("فيما بينما كما حيث بعدما عندما قد وقد لقد".split())


class Nominal:
    """Judges the words of one document by what stands around them."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch]) -> None:
        self.draft = draft
        self.words = draft.words
        self.names = names
        self.heads = draft.lexicon.heads

    def verb_rather(self, i: int, word: Word) -> bool:
        """ "وطالب الجزائر": a word that is also a past verb, opening a clause, is the verb."""
        if word.events and not word.definite and self._counts_victims(i):
            return True
        if word.act and word.heads and word.heads[0][1][0] == "d":
            return True  # عدوان: aggression, not two enemies
        if word.act and word.suffix and self._for_something(i):
            return True  # "معارضتها للقرار" is what they do, no opposition
        if word.rest.removeprefix("ال") == "امام" and "إ" not in self.draft.original_word(i):
            return True  # "هروبا للأمام": no imam
        stem = word.rest if word.suffix else self.draft.tokens[i].form
        if stem in PREPOSITIONS and not self.draft.original_word(i).startswith("إ"):
            return True  # أمام "before", not إمام
        return word.past and self._opens_clause(i) and not word.definite

    def _for_something(self, i: int) -> bool:
        after = self.words[i + 1] if i + 1 < len(self.words) and self.draft.same_sentence(i, i + 1) else None
        return after is not None and after.preposition == "ل" and after.definite

    def _opens_clause(self, i: int) -> bool:
        if self.words[i].proclitics in ("و", "ف") or i == 0 or not self.draft.same_sentence(i, i - 1):
            return True
        if self.draft.form(i + 1) in ON_OCCASION and self.draft.form(i - 1) in ("،", ","):
            return True  # "أجرى اتصالا، طالب خلاله بوقف القتال"
        return self.draft.form(i - 1) in _CLAUSE_OPENERS or self._after_opening(i)

    def _after_opening(self, i: int) -> bool:
        """ "من جهته، طالب الرئيس أنقرة": after a phrase with a preposition that opens the sentence, and its comma,
        stands the verb, its subject after it.
        """
        draft, words = self.draft, self.words
        first = draft.reading.sentences[draft.tokens[i].sentence].first
        if draft.form(i - 1) not in ("،", ",") or i - first > _LONGEST_OPENING or i + 1 >= len(words):
            return False
        opener = draft.form(first).removeprefix("و")
        opens = opener in PREPOSITIONS or opener in _TURN_TO
        between = any(draft.form(k) in ("،", ",") or draft.words[k].reporting for k in range(first, i - 1))
        named = words[i + 1].definite or (i + 1) in self.names or bool(words[i + 1].heads)
        return opens and not between and named and not words[i + 1].proclitics

    def _counts_victims(self, i: int) -> bool:
        """ "عن أسر أربعة حوثيين": a word that may name an act, before a number, is the act (أسر: families, capture)."""
        draft = self.draft
        if i + 1 >= len(self.words) or not draft.same_sentence(i, i + 1):
            return False
        return draft.tokens[i + 1].kind == "n" or draft.form(i + 1) in CARDINALS

    def describes(self, i: int, word: Word) -> bool:
        """ "تعزيزات عسكرية", "الألغام البحرية": a word of nisba shape after a noun it agrees with is its adjective."""
        if not i or not self.draft.same_sentence(i, i - 1):
            return False
        if word.proclitics == "و" and word.rest.endswith("يه") and self.draft.form(i - 1).endswith("يه"):
            before = self.words[i - 1]  # "مصادر أمنية ودبلوماسية"
            return before.definite == word.definite and bool(before.nisba or before.adjective is not None)
        if word.proclitics or word.suffix:
            return False
        if (
            word.form.endswith("ا")
            and self.draft.tokens[i - 1].form.endswith("ا")
            and not self.words[i - 1].may_be_verb
            and not self.ends_name(i)
        ):
            return True  # "مقطعا مصورا", but "خطفت روسيا قياديا"
        opens = self._opens_clause(i - 1) and not self.words[i - 1].definite
        if self.words[i - 1].may_be_verb and opens and not self._names_policy(self.words[i - 1]):
            return False  # "قتل مدني برصاص": the word before is the verb
        if not word.definite and self.ends_name(i):
            return False  # "قال لوكالة رويترز مسؤول محلي": a name is definite
        noun = self.heads[word.heads[0][0]]
        adjectival = word.adjective is not None or noun.lemma.endswith("ية")
        if word.rest.endswith(("ين", "ون")) and not self.words[i - 1].heads:
            return False  # a sound masculine plural describes people only
        if self._adverbial(noun, word, i):
            return True
        if word.heads[0][1][0] == "p" and word.rest.endswith("ي") and i + 1 < len(self.words):
            if self.words[i + 1].definite and not self.words[i + 1].proclitics:
                return False  # "برصاص مسلحي المعارضة": before what it belongs to
        if word.nisba == () and self.victim_of(self.words[i - 1], word) and noun.cls == "people":
            return False
        return adjectival and self.is_noun(self.words[i - 1], i - 1, word)

    def _names_policy(self, before: Word) -> bool:
        """ "دعم عسكري أمريكي", "تدخل عسكري تركي": a noun of an act that does nobody harm, no "قتل عسكري"."""
        senses = self.draft.lexicon.senses
        kinds = {senses[r[0]].type for r in before.events if r[1][0] == "n"}
        return bool(kinds) and not kinds & _HARMING

    def _adverbial(self, noun: HeadNoun, word: Word, i: int) -> bool:
        """ "لحل الأزمة سياسيا": no politician, where no verb stands before."""
        if not word.rest.endswith("يا") or word.definite or not noun.lemma.endswith("ي"):
            return False
        counted = self.draft.tokens[i - 1].kind == "n" or self.draft.form(i - 1) in CARDINALS  # "23 دبلوماسيا"
        if self.object_after_person(i):
            return False
        return not set(noun.sectors) & _OBJECTS_OF_FORCE and not self.words[i - 1].may_be_verb and not counted

    def object_after_person(self, i: int) -> bool:
        """ "قتل مسلحون صحفيا", "اغتال شاب نائبا": an accusative right after a verb and a person who is none is an
        object.
        """
        if i < 2 or not self.draft.same_sentence(i, i - 2) or not self.words[i].rest.endswith("ا"):
            return False
        verb = any(r[1][0] == "v" for r in self.words[i - 2].events)
        return verb and cannot_describe(self.draft, self.words[i], self.words[i - 1])

    def ends_name(self, i: int) -> bool:
        """Whether a listed name ends right before token `i`."""
        return any(
            (match := self.names.get(k)) is not None and match.strong and match.stop == i
            for k in range(max(0, i - _LONGEST_NAME), i)
        )

    def is_noun(self, before: Word, i: int, word: Word) -> bool:
        """Whether `before`, at token `i`, is a noun that `word` after it can describe."""
        form = self.draft.tokens[i].form
        if self.draft.tokens[i].kind != "w" or before.particle or form in CLOSED_CLASS or form in _HANDS:
            return False
        if before.definite != word.definite or cannot_describe(self.draft, word, before):
            return False
        if before.may_be_verb and not before.definite and not before.heads and "N" not in before.pos:
            return before.act
        return True

    def victim_of(self, act: Word, word: Word) -> bool:
        """ "مقتل فلسطيني", "اعتقال جهادي": after a noun whose idafa is the victim, a word of nisba shape is a person;
        so is a plural of persons after a noun that is none ("إدانة روسيين").
        """
        if act.definite or act.suffix or word.definite or word.rest.endswith("ه"):
            return False
        if word.rest.endswith(("يين", "يون")) and act.events and not act.heads:
            return True
        senses = self.draft.lexicon.senses
        frames = [
            senses[r[0]].frame
            for r in act.events
            if r[1][0] == "n" and senses[r[0]].type in _HARMING and not senses[r[0]].needs
        ]
        return bool(frames) and all(f.get("i") == "R" for f in frames)

    def counted_people(self, i: int, word: Word) -> bool:
        """ "ثلاثة مهندسين": a sound masculine plural after a number above two is of people."""
        if word.heads or word.proclitics or word.suffix or not word.rest.endswith("ين") or not i:
            return False
        if word.definite:  # "مئات الخريجين"
            return self.draft.form(i - 1) in MANY and not word.known and self.draft.same_sentence(i, i - 1)
        broken = len(word.rest) == _BROKEN_LENGTH and word.rest[2] == "ا"  # ملايين، قوانين، عناوين
        counted = self.draft.form(i - 1) in CARDINALS or self.draft.tokens[i - 1].kind == "n"
        return counted and not broken and len(word.rest) >= _BROKEN_LENGTH and self.draft.same_sentence(i, i - 1)

    def district(self, i: int, noun: HeadNoun) -> bool:
        """ "قضاء الحويجة": a place of that name follows, or a word the lists do not know; no judges."""
        word, after = self.words[i], self.words[i + 1] if i + 1 < len(self.words) else None
        if (
            not word.place_heads
            or word.definite
            or noun.cls != "body"
            or after is None
            or not after.definite
            or after.proclitics
        ):
            return False
        match = self.names.get(i + 1)
        listed = bool(match and match.of_family("place"))
        unlisted = not after.known and not _UNITS & {noun.lemma}  # "لواء الصقور" is a brigade
        return self.draft.same_sentence(i, i + 1) and (listed or unlisted)

    def idafa_of_matter(self, i: int) -> bool:
        """ "أطراف النزاع" are people, "أطراف المدينة" its edges: an act or matter follows, no place."""
        after = self.words[i + 1] if i + 1 < len(self.words) and self.draft.same_sentence(i, i + 1) else None
        return after is not None and after.definite and not after.proclitics and after.known and not after.place_heads
