"""Finds who is named: listed names, and noun phrases read by their grammar.

A naming phrase has a head (قوات, وزير, مسلحون) and what narrows it: idafa (قوات حكومة الوفاق), nisba (الجيش السوري),
"باسم X", "التابع لـX", adjectives that tell the sector (مصدر عسكري), and a person's name in apposition.
"""

from __future__ import annotations

from functools import cached_property

from marsad.extract.closed_class import BELONGING, INSIDE
from marsad.extract.complement import Complements
from marsad.extract.draft import ActorMention, Draft, governs_object, nisba_mention
from marsad.extract.listed import Listed
from marsad.extract.names import NameMatch
from marsad.extract.nominal import Nominal
from marsad.extract.pair import split_pairs
from marsad.extract.person import PersonNames, with_surnames
from marsad.extract.phrases import longest_phrase
from marsad.lexicon.analysis import Word
from marsad.lexicon.lexicon import HeadNoun

_TITLES_BETWEEN = frozenset(
    "المساعد المتقاعد السابق السابقه الحالي الحاليه الجديد الجديده الركن اول الاول الثاني الاعلي العام العامه السيد "
    "السيده الشيخ الدكتور المهندس الخاص الخاصه بالوكاله المكلف المنتخب الراحل المخلوع العميد اللواء العماد العقيد "
    "الجنرال الفريق المقدم الرايد المشير حجه الاسلام ايه الله الامير القس الاب المطران المنتهيه ولايته المدعو".split()
)
_SIDE = "جانب"
_GOVERNOR = "والي"
_CIVILIAN_NISBA = ("CVL",)


def find_actors(draft: Draft, names: dict[int, NameMatch], *, published: str | None) -> list[ActorMention]:
    """All actor mentions in text order; they do not overlap. Places named alone are left to `place.py`."""
    reader = PhraseReader(draft, names, published)
    mentions: list[ActorMention] = []
    i, n = 0, len(draft.tokens)
    while i < n:
        mention = None if draft.skip[i] or not reader.may_open(i) else reader.read(i)
        if mention is None:
            i += 1
            continue
        mentions.append(mention)
        i = max(mention.stop, i + 1)
    return split_pairs(draft, with_surnames(draft, names, mentions))


class PhraseReader:
    """Reads the naming phrase that starts at a token."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch], published: str | None) -> None:
        self.draft = draft
        self.words = draft.words
        self.names = names
        self.heads = draft.lexicon.heads
        self.listed = Listed(draft, names, published)
        self.nominal = Nominal(draft, names)
        self.person_names = PersonNames(draft, names)
        self.complement = Complements(self)

    def may_open(self, i: int) -> bool:
        """Whether anything that begins a phrase stands at token `i`, which of most words is soon said."""
        word = self.words[i]
        if word.heads or word.nisba or i in self.names or "head" in word.opens:
            return True
        if word.given is False or word.form == "عبد" or word.rest.endswith("ين"):
            return True
        return word.form[:1] == "و" and self.person_names.joined_name(i) is False

    def read(self, i: int, depth: int = 0) -> ActorMention | None:
        """The actor mention that starts at token `i`, or None."""
        match = self.names.get(i)
        word = self.words[i]
        if depth == 0 and match is None and i in self._inside_places:
            return None  # "خان شيخون": no sheikhs
        if depth == 0 and match is None and self.draft.tokens[i].form in BELONGING:
            return None  # "جلولاء التابعة لمحافظة ديالى"
        if (
            match is not None
            and not match.strong
            and word.nisba
            and i
            and self.nominal.is_noun(self.words[i - 1], i - 1, word)
        ):
            match = None  # "الأراضي العراقية" is no list of that name
        if match is not None and (match.strong or not word.heads):
            mention = self.named(match, depth)
            if mention is not None:
                return mention
        if "head" in word.opens and (phrase := self.listed_head(i, word)) is not None:
            return self._phrase(i, *phrase, depth)
        acts = depth == 0 and (self.nominal.verb_rather(i, word) or governs_object(self.draft, i))
        hers = word.suffix == "ه" and self.draft.tokens[i].last == "ة"  # "أسلحة مهربة": no smuggler of his
        head = None if acts or hers or self._ends_otherwise(i, word) else self._head(word)
        if head is not None and not (depth == 0 and self.nominal.describes(i, word)):
            return self._phrase(i, *head, i + 1, depth)
        if match is None and word.nisba and depth == 0 and i not in self._inside_names:
            return self._nisba(i)
        if match is None and depth == 0 and self.nominal.counted_people(i, word):
            return self._unlisted_people(i)
        begins = word.given is False or word.form == "عبد" or self.person_names.joined_name(i) is False
        if match is None and depth == 0 and begins:
            return self._unlisted_person(i)
        return None

    def _unlisted_people(self, i: int) -> ActorMention:
        mention = ActorMention(i, i + 1, "people")
        mention.key, mention.number, mention.sectors = f"people:{self.words[i].rest}", "p", _CIVILIAN_NISBA
        return mention

    def _ends_otherwise(self, i: int, word: Word) -> bool:
        """ "وإلى مصر" is no "والي مصر": a head in ي is not written with ى."""
        return bool(word.heads) and self.draft.tokens[i].last == "ى" and self.heads[word.heads[0][0]].lemma == _GOVERNOR

    def _head(self, word: Word) -> tuple[HeadNoun, str] | None:
        if not word.heads:
            return None
        index, features, _, _ = word.heads[0]
        return self.heads[index], features

    def listed_head(self, i: int, word: Word) -> tuple[HeadNoun, str, int] | None:
        """A head of several words (رجال الأمن, وسائل الإعلام), its features, and the token after it."""
        lexicon = self.draft.lexicon
        for _, rest in word.variants:
            stop, found = longest_phrase(self.draft, lexicon.head_phrases, i, rest)
            if found:
                index, features = lexicon.head_phrase_forms[found[0]]
                return self.heads[index], features, stop
        return None

    def named(self, match: NameMatch, depth: int) -> ActorMention | None:
        """The mention of a listed name, None where the list does not settle that somebody is meant."""
        persons = match.of_family("person")
        others = match.of_family("actor", "state")
        if match.of_family("place") and not match.of_family("state"):
            inside = match.proclitics.endswith("ب") or self.draft.form(match.first - 1) in INSIDE
            if not match.strong or (inside and depth == 0):
                return None  # "في إقليم كردستان" is where; "رفض إقليم كردستان" is who
        if others:
            entry = self.listed.best(others)
            if entry.family == "actor" and not match.strong:
                fitting = [e for e in others if self.listed.weak_fits(match, e)]
                if not fitting or match.of_family("place"):
                    return None
                entry = self.listed.best(fitting)
            mention = ActorMention(match.first, match.stop, "state" if entry.family == "state" else "named")
            self.listed.adopt(mention, entry)
            if entry.family == "state" and entry.kind in ("capital", "seat"):
                mention.name = None
            self._named_extension(mention, match.stop)
            if any(self.heads[r[0]].cls == "office" for r in self.words[match.first].heads):
                self._apposition(mention)  # "الأمين العام للأمم المتحدة أنطونيو غوتيريش"
            return mention
        if persons:
            if not match.strong and not self.listed.person_context(match):
                return None
            mention = ActorMention(match.first, self.person_names.family_name(match.stop), "person")
            self.listed.adopt_person(mention, persons)
            if "head" in self.words[match.first].opens:
                self._titled(mention)
            return mention
        return None

    def _titled(self, mention: ActorMention) -> None:
        """ "ولي العهد السعودي الأمير محمد بن سلمان": a listed title goes on with the nationality and the name."""
        j = mention.stop
        while j < len(self.words) and self.words[j].nisba and self.words[j].definite and not self.words[j].proclitics:
            j += 1
        inner = self.read(j, 1) if j < len(self.words) and self.draft.same_sentence(mention.first, j) else None
        mention.stop = inner.stop if inner is not None and mention.key in inner.key else j

    def _named_extension(self, mention: ActorMention, stop: int) -> None:
        """ "الجيش الوطني الليبي": a nisba right after a listed name belongs to it."""
        while (
            stop < len(self.words)
            and self.words[stop].nisba
            and self.words[stop].definite
            and not self.words[stop].proclitics
        ):
            if mention.cls == "state" or self.names.get(stop):
                break
            stop += 1
        mention.stop = stop

    @cached_property
    def _inside_names(self) -> set[int]:
        """Tokens within a listed name: no adjectives ("شمالي سوريا")."""
        return {k for m in self.names.values() for k in range(m.first + 1, m.stop)}

    @cached_property
    def _inside_places(self) -> set[int]:
        """Tokens within the listed name of a place that nothing else is called."""
        places = [m for m in self.names.values() if m.strong and m.places and not m.of_family("actor", "person")]
        return {k for m in places for k in range(m.first + 1, m.stop)}

    def _phrase(self, i: int, noun: HeadNoun, features: str, stop: int, depth: int) -> ActorMention | None:
        word = self.words[i]
        if noun.kind == "own" and not word.suffix:
            return None
        if noun.lemma == _SIDE and self.draft.form(i - 1) == "من" and not word.definite:
            return None  # "تم الهجوم من جانب الجيش": the agent comes after
        if self.nominal.district(i, noun):
            return None
        mention = ActorMention(i, stop, noun.cls)
        mention.sectors = tuple(noun.sectors)
        mention.number, mention.gender = features[0], features[1]
        if mention.number == "s" and noun.cls == "people" and i and self.draft.tokens[i - 1].kind == "n":
            mention.number = "p"  # "15 جنديا"
        mention.definite = word.definite or features.endswith("D")
        mention.possessor = word.suffix
        mention.key = f"head:{noun.lemma}"
        if word.suffix:
            self.complement.trailing(mention, noun)
        complemented = bool(word.suffix) or self.complement.complements(mention, noun, depth)
        if noun.cls == "office" or (noun.cls == "people" and mention.number == "s"):
            complemented = self._apposition(mention) or complemented
        complemented = complemented or (noun.cls == "people" and self.nominal.idafa_of_matter(i))
        complemented = self.complement.believed(mention, noun, depth) or complemented
        nobody = noun.needs_complement and not complemented and not mention.definite and mention.number == "s"
        if nobody and not self.nominal.object_after_person(i):
            return None
        return mention

    def _apposition(self, mention: ActorMention) -> bool:
        """Consume a personal name after a title, a comma between them allowed."""
        if mention.inner is not None and mention.inner.cls == "person":
            return False  # "الرئيس رجب طيب أردوغان تعازيه"
        draft, words = self.draft, self.words
        j = mention.stop
        while j < len(words) and draft.tokens[j].form in _TITLES_BETWEEN and draft.same_sentence(mention.first, j):
            j += 1
        after_titles = j
        if (
            j + 1 < len(words)
            and draft.tokens[j].form in ("،", ",", '"', "(")
            and draft.same_sentence(mention.first, j + 1)
        ):
            j += 1
            while j < len(words) and draft.tokens[j].form in _TITLES_BETWEEN:
                j += 1
        match = self.names.get(j) if draft.same_sentence(mention.first, min(j, len(words) - 1)) else None
        if (
            match is not None
            and not match.proclitics
            and match.of_family("person")
            and not self.person_names.other_name(match)
        ):
            entry_mention = ActorMention(match.first, match.stop, "person")
            self.listed.adopt_person(entry_mention, match.of_family("person"))
            mention.person = entry_mention.person
            mention.entry = entry_mention.entry
            mention.key = entry_mention.key
            mention.stop = self.person_names.family_name(match.stop)
            if mention.code is None:
                mention.code, mention.sectors = entry_mention.code, entry_mention.sectors
            return True
        stop = self.person_names.name_sequence(j, strict=j != after_titles)
        if stop == j and j > after_titles:
            stop = self.person_names.between_commas(j)
        if stop > j:
            mention.person = None
            mention.key += "/" + " ".join(draft.tokens[k].form for k in range(j, stop))
            mention.stop = stop
            return True
        mention.stop = after_titles if after_titles > mention.stop else mention.stop
        return False

    def _unlisted_person(self, i: int) -> ActorMention | None:
        stop = self.person_names.name_sequence(i, strict=True)
        if stop - i < 2:
            return None
        mention = ActorMention(i, stop, "person")
        mention.key = "person:" + " ".join(self.draft.tokens[k].form for k in range(i, stop))
        mention.definite = True
        return mention

    def _nisba(self, i: int) -> ActorMention | None:
        """ "الفلسطينيون", "عراقيان" as nouns; an adjective of the noun before is none."""
        word = self.words[i]
        before = self.words[i - 1] if i and self.draft.same_sentence(i, i - 1) else None
        if before is not None and not word.proclitics and word.definite and self.nominal.ends_name(i):
            return None  # "محافظة درعا السورية"
        if before is not None and not word.proclitics and self.nominal.is_noun(before, i - 1, word):
            if not self.nominal.victim_of(before, word):
                return None
        mention = nisba_mention(i, word)
        mention.sectors = _CIVILIAN_NISBA
        mention.number = _nisba_number(word.rest)
        mention.definite = word.definite
        j = i + 1
        while j < len(self.words) and self.words[j].adjective is not None and not self.words[j].proclitics:
            j += 1
        mention.stop = j
        return mention


def _nisba_number(rest: str) -> str:
    if rest.endswith(("يان", "يين")) and not rest.startswith("ال"):
        return "d" if rest.endswith("يان") else "p"
    return "p" if rest.endswith(("يون", "يين", "ان")) else "s"
