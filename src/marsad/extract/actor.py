"""Finds who is named: listed names, and noun phrases read by their grammar.

A naming phrase has a head (قوات, وزير, مسلحون) and what narrows it: idafa (قوات حكومة الوفاق), nisba (الجيش السوري),
"باسم X", "التابع لـX", adjectives that tell the sector (مصدر عسكري), and a person's name in apposition.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from marsad.extract.draft import ActorMention, Draft, governs_object, nisba_mention
from marsad.extract.names import NameMatch
from marsad.extract.phrases import longest_phrase
from marsad.extract.syntax import BELONGING, CARDINALS, CLOSED_CLASS, INSIDE, MANY, PREPOSITIONS
from marsad.lexicon.analysis import Word
from marsad.lexicon.lexicon import HeadNoun, NameEntry

_QUOTES = frozenset("\"#_'")
_LINKING = frozenset("باسم لدي بلسان".split())
# An office speaks for the body behind it and takes its sector; a body keeps its own (قوات الحكومة is MIL).
_TAKES_SECTOR = frozenset("office people".split())
_OWN_SECTOR = frozenset("COP JRN MED CVL REF OPP UAF EDU LAB".split())
_LONGEST_NAME = 5
_SHORTEST_SURNAME = 4
# "عبد الرحمن", "أبو الغيط": never the second word alone.
_FIRST_PARTS = frozenset("عبد وعبد ابو وابو ابي بن ال".split())
_LONGEST_PHRASE = 16
_TITLES_BETWEEN = frozenset(
    "المتقاعد السابق السابقه الحالي الحاليه الجديد الجديده الركن الاول الثاني الاعلي العام العامه السيد السيده الشيخ "
    "الدكتور المهندس الخاص الخاصه بالوكاله المكلف المنتخب الراحل المخلوع العميد اللواء العماد العقيد الجنرال الفريق المقدم "
    "الرايد المشير حجه الاسلام ايه الله الامير القس الاب المطران المنتهيه ولايته المدعو د م".split()
)
# Of states' unions one says "the commissioner in it"; "the minister in Syria" is where he is.
_UNIONS = frozenset({"EUR", "UNO"})
_INSTITUTIONS = frozenset(
    "وزارة هيئة لجنة مكتب إدارة دائرة جهاز مديرية مصلحة شركة نادي نقابة رابطة جمعية محكمة نيابة شبكة غرفة".split()
)
_BROKEN_LENGTH = 6
_HARMING = frozenset({"ASSAULT", "COERCE"})
_CIVILIAN_NISBA = ("CVL",)
_BY_DESCENT = frozenset("الاصل الاصول المولد المنشا".split())  # "الألماني السوري الأصل" is a German
# Those of whom Arabic says من and the body they are of.
_OF_A_BODY = frozenset("UAF MIL REB PRM COP SPY GOV UNK".split())
# Who is told of as an object of acts: "قتل مدنيا" is no adverb.
_OBJECTS_OF_FORCE = frozenset("CVL MIL COP REB UAF PRM REF".split())
# Sectors that a person has only while he holds the office.
_OF_STATE = frozenset("GOV MIL SPY COP LEG JUD ELI".split())


def find_actors(draft: Draft, names: dict[int, NameMatch], *, published: str | None) -> list[ActorMention]:
    """All actor mentions in text order; they do not overlap. Places named alone are left to `place.py`."""
    reader = _PhraseReader(draft, names, published)
    mentions: list[ActorMention] = []
    i, n = 0, len(draft.tokens)
    while i < n:
        mention = None if draft.skip[i] or draft.tokens[i].kind != "w" else reader.read(i)
        if mention is None:
            i += 1
            continue
        mentions.append(mention)
        i = max(mention.stop, i + 1)
    return _with_surnames(draft, names, mentions)


def _with_surnames(draft: Draft, names: dict[int, NameMatch], mentions: list[ActorMention]) -> list[ActorMention]:
    """Add later mentions of a person by his last name alone ("أحمد منصور الشحي" ... "الشحي")."""
    surnames: dict[str, ActorMention] = {}
    covered: set[int] = set()
    for m in mentions:
        covered.update(range(m.first, m.stop))
        if m.cls in ("person", "office", "people") and (m.person or m.key.count(" ")) and m.stop - m.first >= 2:
            word = draft.words[m.stop - 1]
            if len(word.form) >= _SHORTEST_SURNAME and (not word.known or word.nisba or word.given is not None):
                surnames.setdefault(draft.tokens[m.stop - 1].form, m)
    if not surnames:
        return mentions
    added: list[ActorMention] = []
    for i, token in enumerate(draft.tokens):
        if i in covered or draft.skip[i] or (i in names and names[i].strong and names[i].of_family("actor", "state")):
            continue
        full = surnames.get(token.form) or next(
            (surnames[rest] for _, rest in draft.words[i].variants if rest in surnames), None
        )
        if full is None or i < full.first or (draft.words[i].nisba and draft.words[i - 1].heads):
            continue
        first = i - (i > 0 and i - 1 not in covered and draft.tokens[i - 1].form in _FIRST_PARTS)
        mention = ActorMention(first, i + 1, "person")
        mention.key, mention.code, mention.sectors = full.key, full.code, full.sectors
        mention.name, mention.person, mention.entry, mention.definite = full.name, full.person, full.entry, True
        mention.antecedent = full
        added.append(mention)
    return sorted([*mentions, *added], key=lambda m: m.first) if added else mentions


_CLAUSE_OPENERS = frozenset("فيما بينما كما حيث بعدما عندما قد وقد لقد".split())


class _PhraseReader:
    """Reads the naming phrase that starts at a token."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch], published: str | None) -> None:
        self.draft = draft
        self.words = draft.words
        self.names = names
        self.published = published
        self.heads = draft.lexicon.heads

    def read(self, i: int, depth: int = 0) -> ActorMention | None:
        """The actor mention that starts at token `i`, or None."""
        match = self.names.get(i)
        word = self.words[i]
        if match is not None and not match.strong and word.nisba and i and self._is_noun(self.words[i - 1], i - 1, word):
            match = None  # "الأراضي العراقية" is no list of that name
        if match is not None and (match.strong or not word.heads):
            mention = self._named(match, depth)
            if mention is not None:
                return mention
        if "head" in word.opens and (phrase := self._listed_head(i, word)) is not None:
            return self._phrase(i, *phrase, depth)
        acts = depth == 0 and (self._verb_rather(i, word) or governs_object(self.draft, i))
        head = None if acts else self._head(word)
        if head is not None and not (depth == 0 and self._describes(i, word)):
            return self._phrase(i, *head, i + 1, depth)
        if match is None and word.nisba and depth == 0 and i not in self._inside_names:
            return self._nisba(i)
        if match is None and depth == 0 and self._counted_people(i, word):
            return self._unlisted_people(i)
        if match is None and word.given is False and depth == 0:
            return self._unlisted_person(i)
        return None

    def _counted_people(self, i: int, word: Word) -> bool:
        """ "ثلاثة مهندسين": a sound masculine plural after a number above two is of people."""
        if word.heads or word.proclitics or word.suffix or not word.rest.endswith("ين") or not i:
            return False
        if word.definite:  # "مئات الخريجين"
            return self.draft.form(i - 1) in MANY and not word.known and self.draft.same_sentence(i, i - 1)
        broken = len(word.rest) == _BROKEN_LENGTH and word.rest[2] == "ا"  # ملايين، قوانين، عناوين
        counted = self.draft.form(i - 1) in CARDINALS or self.draft.tokens[i - 1].kind == "n"
        return counted and not broken and len(word.rest) >= _BROKEN_LENGTH and self.draft.same_sentence(i, i - 1)

    def _unlisted_people(self, i: int) -> ActorMention:
        mention = ActorMention(i, i + 1, "people")
        mention.key, mention.number, mention.sectors = f"people:{self.words[i].rest}", "p", _CIVILIAN_NISBA
        return mention

    def _verb_rather(self, i: int, word: Word) -> bool:
        """ "وطالب الجزائر": a word that is also a past verb, opening a clause, is the verb."""
        if word.events and not word.definite and self._counts_victims(i):
            return True
        acts = any(r[1][0] == "n" for r in word.events)
        if acts and word.heads and word.heads[0][1][0] == "d":
            return True  # عدوان: aggression, not two enemies
        if self.draft.tokens[i].form in PREPOSITIONS and not self.draft.original_word(i).startswith("إ"):
            return True  # أمام "before", not إمام
        past = any(r[1][:2] == "vP" for r in (*word.events, *word.reporting))
        return past and self._opens_clause(i) and not word.definite

    def _opens_clause(self, i: int) -> bool:
        if self.words[i].proclitics in ("و", "ف") or i == 0 or not self.draft.same_sentence(i, i - 1):
            return True
        return self.draft.form(i - 1) in _CLAUSE_OPENERS

    def _counts_victims(self, i: int) -> bool:
        """ "عن أسر أربعة حوثيين": a word that may name an act, before a number, is the act (أسر: families, capture)."""
        draft = self.draft
        if i + 1 >= len(self.words) or not draft.same_sentence(i, i + 1):
            return False
        return draft.tokens[i + 1].kind == "n" or draft.form(i + 1) in CARDINALS

    def _describes(self, i: int, word: Word) -> bool:
        """ "تعزيزات عسكرية", "الألغام البحرية": a word of nisba shape after a noun it agrees with is its adjective."""
        if word.proclitics or word.suffix or not i or not self.draft.same_sentence(i, i - 1):
            return False
        if (
            word.form.endswith("ا")
            and self.draft.tokens[i - 1].form.endswith("ا")
            and not self.words[i - 1].may_be_verb
        ):
            return True  # "مقطعا مصورا"
        if self.words[i - 1].may_be_verb and self._opens_clause(i - 1) and not self.words[i - 1].definite:
            return False  # "قتل مدني برصاص": the word before is the verb
        if not word.definite and self._ends_name(i):
            return False  # "قال لوكالة رويترز مسؤول محلي": a name is definite
        noun = self.heads[word.heads[0][0]]
        adjectival = word.adjective is not None or noun.lemma.endswith("ية")
        if word.rest.endswith(("ين", "ون")) and not self.words[i - 1].heads:
            return False  # a sound masculine plural describes people only
        if self._adverbial(noun, word, i):
            return True
        if word.nisba == () and self._victim_of(self.words[i - 1], word) and noun.cls == "people":
            return False
        return adjectival and self._is_noun(self.words[i - 1], i - 1, word)

    def _adverbial(self, noun: HeadNoun, word: Word, i: int) -> bool:
        """ "لحل الأزمة سياسيا": no politician, where no verb stands before."""
        if not word.rest.endswith("يا") or word.definite or not noun.lemma.endswith("ي"):
            return False
        return not set(noun.sectors) & _OBJECTS_OF_FORCE and not self.words[i - 1].may_be_verb

    def _ends_name(self, i: int) -> bool:
        """Whether a listed name ends right before token `i`."""
        return any(
            (match := self.names.get(k)) is not None and match.strong and match.stop == i
            for k in range(max(0, i - _LONGEST_NAME), i)
        )

    def _head(self, word: Word) -> tuple[HeadNoun, str] | None:
        if not word.heads:
            return None
        index, features, _, _ = word.heads[0]
        return self.heads[index], features

    def _listed_head(self, i: int, word: Word) -> tuple[HeadNoun, str, int] | None:
        """A head of several words (رجال الأمن, وسائل الإعلام), its features, and the token after it."""
        lexicon = self.draft.lexicon
        for _, rest in word.variants:
            stop, found = longest_phrase(self.draft, lexicon.head_phrases, i, rest)
            if found:
                index, features = lexicon.head_phrase_forms[found[0]]
                return self.heads[index], features, stop
        return None

    # -- listed names ---------------------------------------------------------------------------------------------

    def _named(self, match: NameMatch, depth: int) -> ActorMention | None:
        persons = match.of_family("person")
        others = match.of_family("actor", "state")
        if match.of_family("place") and not match.of_family("state"):
            inside = match.proclitics.endswith("ب") or self.draft.form(match.first - 1) in INSIDE
            if not match.strong or (inside and depth == 0):
                return None  # "في إقليم كردستان" is where; "رفض إقليم كردستان" is who
        if others:
            entry = self._best(others)
            if entry.family == "actor" and not match.strong:
                fitting = [e for e in others if self._weak_fits(match, e)]
                if not fitting or match.of_family("place"):
                    return None
                entry = self._best(fitting)
            mention = ActorMention(match.first, match.stop, "state" if entry.family == "state" else "named")
            self._adopt(mention, entry)
            if entry.family == "state" and entry.kind in ("capital", "seat"):
                mention.name = None
            self._named_extension(mention, match.stop)
            if any(self.heads[r[0]].cls == "office" for r in self.words[match.first].heads):
                self._apposition(mention)  # "الأمين العام للأمم المتحدة أنطونيو غوتيريش"
            return mention
        if persons:
            if not match.strong and not self._person_context(match):
                return None
            mention = ActorMention(match.first, self._family_name(match.stop), "person")
            self._adopt_person(mention, persons)
            return mention
        return None

    def _family_name(self, stop: int) -> int:
        """ "أحمد منصور الشحي": an unknown word with the article, in ي, after a listed person's name belongs to it."""
        word = self.words[stop] if stop < len(self.words) and self.draft.same_sentence(stop - 1, stop) else None
        belongs = word is not None and not word.known and word.definite and not word.proclitics
        return stop + 1 if belongs and word is not None and word.rest.endswith("ي") else stop

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

    def _best(self, entries: list[NameEntry]) -> NameEntry:
        """Of several entries with one name, the one that existed at the time of publication."""
        if len(entries) == 1:
            return entries[0]
        fitting = [e for e in entries if _within(e, self.published)] or entries
        return next((e for e in fitting if self._theatre(e) or e.code in self._countries), fitting[0])

    def _adopt(self, mention: ActorMention, entry: NameEntry) -> None:
        mention.entry = entry
        mention.code = entry.code
        mention.sectors = tuple(entry.sectors)
        mention.name = entry.name
        mention.key = f"{entry.family}:{entry.name}"
        mention.definite = True
        mention.gender = "f" if mention.cls == "state" else "x"

    def _adopt_person(self, mention: ActorMention, entries: list[NameEntry]) -> None:
        """A person in office is coded with it; who held an office of state is ELI outside his terms (CODEBOOK §3).

        Rebels, party men, clerics and journalists stay what they are: the dates bound their rank, not their side.
        """
        entries = self._one_person(entries)
        in_office = [e for e in entries if _within(e, self.published)] if self.published else entries[:1]
        entry = max(in_office, key=_rank_of_term) if in_office else _nearest_term(entries, self.published)
        self._adopt(mention, entry)
        mention.person = entry.name
        mention.name = None
        if self.published and not in_office and set(entry.sectors) <= _OF_STATE:
            mention.sectors = ("ELI",)

    def _one_person(self, entries: list[NameEntry]) -> list[NameEntry]:
        """The terms of one of those who share the name ("الحريري"): named in full, of the country told of, in office."""

        def likelihood(entry: NameEntry) -> tuple[bool, bool, bool]:
            of_story = entry.code in self._countries
            return (entry.name in self._named_in_full, of_story, _within(entry, self.published))

        names = {e.name for e in entries}
        meant = max(entries, key=likelihood).name if len(names) > 1 else ""
        return [e for e in entries if e.name == meant] if meant else entries

    def _weak_fits(self, match: NameMatch, entry: NameEntry) -> bool:
        """A weak name counts when the story is about its country, names it in full, or sets it in quotes."""
        quoted = self.draft.form(match.first - 1) in ('"', "#") or self.draft.form(match.stop) == '"'
        if quoted or entry.code in self._countries or entry.name in self._named_in_full:
            return True
        return self._theatre(entry)

    def _theatre(self, entry: NameEntry) -> bool:
        """Whether the entry's name tells that it belongs to a country of the story ("Saudi-led coalition in Yemen")."""
        return any(name in entry.name for name in self._country_names)

    @cached_property
    def _country_names(self) -> list[str]:
        return [e.name for e in self.draft.lexicon.states if e.code in self._countries]

    @cached_property
    def _countries(self) -> set[str | None]:
        """The two countries that the story's strong names speak of most."""
        counts: Counter[str] = Counter()
        for m in self.names.values():
            codes = {e.code for e in m.entries if e.code}
            if m.strong and len(codes) == 1:
                counts[codes.pop()] += 1
        return {code for code, _ in counts.most_common(2)}

    @cached_property
    def _inside_names(self) -> set[int]:
        """Tokens within a listed name: no adjectives ("شمالي سوريا")."""
        return {k for m in self.names.values() for k in range(m.first + 1, m.stop)}

    @cached_property
    def _named_in_full(self) -> set[str]:
        return {e.name for m in self.names.values() if m.strong for e in m.entries}

    def _person_context(self, match: NameMatch) -> bool:
        """A weak surname counts when the document has named him in full, or a title stands before it.

        After a title a surname of nisba shape is the nisba: "الرئيس التركي".
        """
        before = self.words[match.first - 1] if match.first else None
        titled = before is not None and any(self.heads[r[0]].cls == "office" for r in before.heads)
        titled = titled and not self.words[match.first].nisba
        return titled or any(e.name in self._named_in_full for e in match.entries)

    # -- noun phrases ---------------------------------------------------------------------------------------------

    def _phrase(self, i: int, noun: HeadNoun, features: str, stop: int, depth: int) -> ActorMention | None:
        word = self.words[i]
        if noun.kind == "own" and not word.suffix:
            return None
        if self._district(i, noun):
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
            self._trailing(mention, noun)
        complemented = bool(word.suffix) or self._complements(mention, noun, depth)
        if noun.cls == "office" or (noun.cls == "people" and mention.number == "s"):
            complemented = self._apposition(mention) or complemented
        complemented = complemented or (noun.cls == "people" and self._idafa_of_matter(i))
        if noun.needs_complement and not complemented and not mention.definite and mention.number == "s":
            return None
        return mention

    def _district(self, i: int, noun: HeadNoun) -> bool:
        """ "قضاء الحويجة": a place of that name follows, or a word the lists do not know; no judges."""
        word, after = self.words[i], self.words[i + 1] if i + 1 < len(self.words) else None
        if not word.place_heads or word.definite or noun.cls != "body" or after is None or not after.definite or after.proclitics:
            return False
        match = self.names.get(i + 1)
        return self.draft.same_sentence(i, i + 1) and (bool(match and match.of_family("place")) or not after.known)

    def _idafa_of_matter(self, i: int) -> bool:
        """ "أطراف النزاع" are people, "أطراف المدينة" its edges: an act or matter follows, no place."""
        after = self.words[i + 1] if i + 1 < len(self.words) and self.draft.same_sentence(i, i + 1) else None
        return after is not None and after.definite and not after.proclitics and after.known and not after.place_heads

    def _complements(self, mention: ActorMention, noun: HeadNoun, depth: int) -> bool:
        """Consume what narrows the head, moving `mention.stop`; True where something named it."""
        draft, words = self.draft, self.words
        j = mention.stop
        limit = min(len(words), j + _LONGEST_PHRASE)
        named = False
        while j < limit and draft.same_sentence(mention.first, j):
            if draft.tokens[j].kind == "p":
                if draft.tokens[j].form in _QUOTES and j + 1 < limit:
                    j += 1
                    continue
                break
            step = self._complement(mention, noun, j, depth)
            if not step:
                break
            j = mention.stop = step
            named = True
            if mention.inner is not None and mention.inner.cls != "nisba":
                self._trailing(mention, noun)
                break
        return named

    def _complement(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        """The token after one complement at `j`, or 0."""
        word, form = self.words[j], self.draft.tokens[j].form
        if form.endswith("ا") and word.heads and word.rest == form and self.words[mention.first].rest.endswith("ون"):
            return 0  # "مسلحون مجهولون ناشطا": an object, no more of the phrase
        if j not in self.names and self._accusative(word) and not self._accusative(self.words[mention.first]):
            return 0  # "استشهد شاب فلسطيني متأثرا", but "خارجية ألمانيا"
        if form in BELONGING or form in _LINKING:
            return self._belonging(mention, noun, j, depth)
        match = self.names.get(j)
        described = j > mention.first + 1 and self._adjective_of(mention, j - 1)
        if (
            match is not None
            and noun.cls == "source"
            and match.proclitics in ("ل", "ب")
            and match.of_family("actor", "state", "person")
        ):
            inner = self._named(match, depth + 1)
            if inner is not None:
                self._take_inner(mention, noun, inner)
                return inner.stop
        if word.group is not None and not word.proclitics and word.definite == self.words[mention.first].definite:
            self._of_group(mention, word.group)
            return j + 1
        nationality = bool(word.nisba) and match is not None and not match.strong  # "الادعاء التركي" is no Mr al-Turki
        if match is not None and not match.proclitics and not described and not nationality:
            stop = self._idafa_name(mention, noun, match, depth)
            if stop:
                return stop
        if word.nisba and not word.proclitics and not (match and match.strong):
            if self.draft.form(j + 1) in _BY_DESCENT:
                return j + 2
            mention.code = mention.code or word.nisba[0]
            mention.key += f"/{word.nisba[0]}"
            return j + 1
        agrees = word.definite == self.words[mention.first].definite and not word.rest.endswith(("ين", "ون"))
        if word.adjective is not None and agrees and not word.proclitics and not word.suffix and noun.cls != "people":
            if word.adjective and noun.cls in ("body", "source", "office"):
                mention.sectors = (word.adjective,)
            mention.abroad = mention.abroad or word.rest in self.draft.lexicon.abroad
            return j + 1
        if (
            (word.heads or ("head" in word.opens and self._listed_head(j, word)))  # "أفراد الدفاع المدني"
            and not word.proclitics
            and not described
            and not self._agrees_with_noun(mention, j)
            and not (self._closed_by_nun(mention) and (word.definite or word.adjective is not None))
            and not (mention.definite and self.words[mention.first].definite)
        ):
            inner = self.read(j, depth + 1) if depth < 4 else None
            if inner is not None:
                self._take_inner(mention, noun, inner)
                return inner.stop
        # "قتل الجيش مسلحين", "قتل مسلحون الصحفي" have no adjective; "قوات الشرعية" is as good as one.
        same = word.definite == self.words[mention.first].definite
        loose = same or j > mention.first + 1 or (word.definite and noun.cls != "people")
        if word.adjective is not None and loose and not word.proclitics and not word.suffix:
            if word.adjective and (noun.cls in ("body", "source", "office") or not mention.sectors):
                mention.sectors = (word.adjective,)
            if noun.cls == "people" and word.adjective in ("UAF", "REB"):
                mention.sectors = (word.adjective,)
            mention.abroad = mention.abroad or word.rest in self.draft.lexicon.abroad
            return j + 1
        if "J" in word.pos and agrees and word.definite and not (word.events or word.heads) and noun.cls in ("body", "people"):
            return j + 1  # "المنظمات الإنسانية"
        if noun.cls == "source" and word.preposition in ("ب", "ل") and (word.heads or word.nisba or j in self.names):
            inner = self.read(j, depth + 1)
            if inner is not None:
                self._take_inner(mention, noun, inner)
                return inner.stop
        if noun.cls == "office" and described and word.preposition == "ل" and (word.heads or j in self.names):
            return self._served(mention, noun, j, depth)
        if self._institutional(mention, noun) and word.proclitics == "" and (filler := self._filler(mention, j)):
            return filler
        if noun.cls == "office" and (not described or word.proclitics == "و") and (filler := self._filler(mention, j)):
            return filler
        if noun.cls in ("source", "office", "people") and form == "في" and j + 1 < len(self.words):
            return self._body_after(mention, noun, j, depth)
        if form == "من" and j + 1 < len(self.words) and self._drawn_from_bodies(mention, noun):
            return self._body_after(mention, noun, j, depth)
        return 0

    def _institutional(self, mention: ActorMention, noun: HeadNoun) -> bool:
        """ "وزارة الصحة", "نادي الأسير": the next noun says which, though the lists do not know it."""
        return noun.lemma in _INSTITUTIONS and not mention.definite and mention.stop == mention.first + 1

    def _agrees_with_noun(self, mention: ActorMention, j: int) -> bool:
        """الخارجية in "مسؤول السياسة الخارجية": an adjective of the noun right before it, no ministry."""
        word, before = self.words[j], self.words[j - 1]
        adjectival = bool(word.nisba) or word.adjective is not None or "J" in word.pos
        alike = word.definite == before.definite and word.rest.endswith("ه") == before.rest.endswith("ه")
        return j - 1 > mention.first and word.definite and adjectival and alike and not before.heads

    def _adjective_of(self, mention: ActorMention, j: int) -> bool:
        """Whether the word at `j` describes the head: not خارجية in "وزير خارجية الإمارات"."""
        word = self.words[j]
        if not word.nisba and word.adjective is None:
            return False
        office = mention.cls == "office" and mention.gender == "m" and not self.words[mention.first].definite
        return not (office and word.rest.endswith("ه"))

    def _filler(self, mention: ActorMention, j: int) -> int:
        """ "مسؤول السياسة الخارجية والأمن", "وزير شؤون القدس": nouns of the office that name no body."""
        word = self.words[j]
        if (
            word.known and not ("N" in word.pos or "J" in word.pos or word.events or word.place_heads or word.definite)
        ) or self.names.get(j):
            return 0
        if self.draft.tokens[j].form in CLOSED_CLASS or (
            word.may_be_verb and not word.definite and "N" not in word.pos
        ):
            return 0
        if (
            word.definite
            and word.proclitics in ("", "و")
            and (word.proclitics == "" or self.draft.form(j + 1) in ("في", "ب"))
        ):
            return j + 1
        following = self.words[j + 1] if j + 1 < len(self.words) else None
        indefinite = not word.definite and not word.proclitics and j == mention.first + 1 and not word.suffix
        if not indefinite or not word.known or following is None:
            return 0
        named = self.names.get(j + 1)  # "وزير دفاع كوريا الجنوبية"
        opens_a_name = (
            named is not None
            and not named.proclitics
            and bool(named.of_family("state"))
            and not word.rest.endswith(("ون", "ين"))  # "اتهم دبلوماسيون غربيون موسكو"
        )
        return j + 1 if opens_a_name or (following.definite and not following.proclitics) else 0

    def _accusative(self, word: Word) -> bool:
        """Written with tanwin on alif: the adjective or nisba without it is the dictionary's."""
        bare = word.rest[:-1]
        lexicon = self.draft.lexicon
        return word.rest.endswith("ا") and (bare in lexicon.adjectives or bare in lexicon.nisbas or bare in lexicon.actor_heads)

    def _belonging(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        k = j + 1
        while k < len(self.words) and self.draft.tokens[k].form in _QUOTES:
            k += 1
        inner = self.read(k, depth + 1) if k < len(self.words) and depth < 4 else None
        if inner is None:
            match = self.names.get(k)
            return match.stop if match else 0
        self._take_inner(mention, noun, inner)
        return inner.stop

    def _closed_by_nun(self, mention: ActorMention) -> bool:
        """ "قتل مسلحون الصحفي", "مسؤولون سياسيون": a sound plural that keeps its nun opens no idafa (that were مسلحو)."""
        return mention.number == "p" and self.words[mention.first].rest.endswith(("ون", "ين"))

    def _served(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        """ "الأمين العام للأمم المتحدة", "الزعيم السابق لتنظيم": after its adjectives an office takes its body by ل."""
        inner = self.read(j, depth + 1) if depth < 3 else None
        if inner is None or inner.cls not in ("body", "named", "state"):
            return 0
        self._take_inner(mention, noun, inner)
        return inner.stop

    def _idafa_name(self, mention: ActorMention, noun: HeadNoun, match: NameMatch, depth: int) -> int:
        inner = self._named(match, depth + 1) if match.of_family("actor", "state", "person") else None
        if (
            inner is None
            and not match.strong
            and match.of_family("person", "actor")
            and noun.cls in ("body", "office", "people")
        ):
            actors = match.of_family("actor")
            fitting = [e for e in actors if self._weak_fits(match, e)]
            entries = fitting or (actors if noun.cls == "body" else []) + match.of_family("person")
            if not entries and self.words[match.first].heads:
                return 0  # "أعضاء الجماعة": a description
            if not entries:  # "زعيم الجمهوريين" of a country whose Republicans are not listed
                mention.sectors = tuple(actors[0].sectors)
                mention.inner = ActorMention(match.first, match.stop, "named")
                return match.stop
            inner = ActorMention(match.first, match.stop, "person" if entries[0].family == "person" else "named")
            if entries[0].family == "person":
                self._adopt_person(inner, entries)
            else:
                self._adopt(inner, self._best(entries))
        if inner is not None and self.words[mention.first].definite and inner.cls != "person":
            return 0  # after the article no idafa follows: "دعت المنظمات المجتمع الدولي"
        if inner is not None:
            self._take_inner(mention, noun, inner)
            return inner.stop
        places = match.of_family("place")
        if places and noun.cls in ("body", "office", "people") and not self.words[mention.first].definite:
            mention.code = mention.code or places[0].code
            mention.key += f"/{places[0].name}"
            return match.stop
        return 0

    def _of_group(self, mention: ActorMention, group: NameEntry) -> None:
        """ "القيادات الحوثية", "قيادي داعشي": the adjective says whose they are."""
        mention.code, mention.sectors = group.code, tuple(group.sectors)
        mention.key += f"/{group.name}"

    def _drawn_from_bodies(self, mention: ActorMention, noun: HeadNoun) -> bool:
        """ "مسلحون من داعش", "ضباط من الجيش": fighters and officials, but not who flees ("نازحون من ...")."""
        indefinite = not mention.definite and not mention.possessor and not self.words[mention.first].definite
        return indefinite and noun.cls in ("office", "people") and bool(set(mention.sectors) & _OF_A_BODY)

    def _body_after(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        k = j + 1
        match = self.names.get(k)
        union = match is not None and any(e.code in _UNIONS for e in match.of_family("state"))
        if match is not None and match.of_family("place", "state") and not match.of_family("actor") and not union:
            return 0
        inner = self.read(k, depth + 1) if depth < 3 else None
        if inner is None or (inner.cls not in ("body", "named") and not union):
            return 0
        self._take_inner(mention, noun, inner)
        if self.draft.tokens[j].form == "من" and inner.sectors:
            mention.sectors = inner.sectors
        return inner.stop

    def _take_inner(self, mention: ActorMention, noun: HeadNoun, inner: ActorMention) -> None:
        mention.inner = inner
        mention.code = mention.code or inner.code
        mention.key += f"/{inner.key}"
        mention.possessor = mention.possessor or inner.possessor
        own = mention.sectors
        if (
            (noun.cls in _TAKES_SECTOR and inner.sectors and not (set(own) & _OWN_SECTOR))
            or noun.cls == "source"
            or (noun.cls == "body" and inner.cls in ("named", "person") and set(inner.sectors) & {"REB", "PRM"})
        ):
            mention.sectors = inner.sectors
        if inner.cls == "people" and noun.cls == "body":
            mention.sectors = inner.sectors

    def _trailing(self, mention: ActorMention, noun: HeadNoun) -> None:
        """Adjectives after the idafa ("وزير الخارجية الروسي", "حلفاؤه الأوروبيون") and "التابع لـ" still belong."""
        j = mention.stop
        words = self.words
        while j < len(words) and self.draft.same_sentence(mention.first, j):
            word = words[j]
            if word.nisba and not word.proclitics and not (self.names.get(j) and self.names[j].strong):
                if mention.code is None or mention.inner is None or mention.inner.cls == "body":
                    mention.code = mention.code or word.nisba[0]
                mention.key += f"/{word.nisba[0]}"
                j += 1
            elif word.adjective is not None and not word.proclitics and word.definite:
                j += 1
            elif mention.cls == "office" and word.rest == "شوون" and word.proclitics == "و" and j + 1 < len(words):
                j += 2  # "وزير الخارجية وشؤون المغتربين"
            elif self.draft.tokens[j].form in BELONGING:
                step = self._belonging(mention, noun, j, 2)
                if not step:
                    break
                j = step
            else:
                break
        mention.stop = max(mention.stop, j)

    # -- persons --------------------------------------------------------------------------------------------------

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
        if match is not None and not match.proclitics and match.of_family("person") and not self._other_name(match):
            entry_mention = ActorMention(match.first, match.stop, "person")
            self._adopt_person(entry_mention, match.of_family("person"))
            mention.person = entry_mention.person
            mention.entry = entry_mention.entry
            mention.key = entry_mention.key
            mention.stop = self._family_name(match.stop)
            if mention.code is None:
                mention.code, mention.sectors = entry_mention.code, entry_mention.sectors
            return True
        stop = self._name_sequence(j, strict=j != after_titles)
        if stop == j and j > after_titles:
            stop = self._between_commas(j)
        if stop > j:
            mention.person = None
            mention.key += "/" + " ".join(draft.tokens[k].form for k in range(j, stop))
            mention.stop = stop
            return True
        mention.stop = after_titles if after_titles > mention.stop else mention.stop
        return False

    def _other_name(self, match: NameMatch) -> bool:
        """ "الداعية سفر الحوالي": a listed surname that opens a longer unlisted name is somebody else's given name."""
        if match.strong or match.stop - match.first > 1:
            return False
        if match.stop >= len(self.words) or not self.draft.same_sentence(match.first, match.stop):
            return False
        word = self.words[match.stop]
        shape = word.definite and word.rest.endswith("ي") and not word.nisba and word.adjective is None
        if shape and not word.proclitics and not word.heads and not word.events:
            return True
        return not word.known and self._name_sequence(match.first, strict=False) > match.stop

    def _between_commas(self, j: int) -> int:
        """ "وزير شؤون القدس، زئيف ألكين،": two to four unknown words up to the next comma are a name."""
        k = j
        while k < len(self.words) and k - j < _LONGEST_NAME and self.draft.tokens[k].kind == "w":
            if (
                (self.words[k].known and self.words[k].given is None)
                or self.words[k].proclitics
                or not self.draft.same_sentence(j, k)
            ):
                return j
            k += 1
        closed = k < len(self.words) and self.draft.tokens[k].form in ("،", ",", '"', ")", ".", ":")
        return k if closed and k - j >= 2 else j

    def _name_sequence(self, j: int, *, strict: bool) -> int:
        """The token after a run of words that look like a personal name; `strict` asks for a known given name first."""
        draft, words = self.draft, self.words
        first = j
        while j < len(words) and j - first < _LONGEST_NAME and draft.tokens[j].kind == "w":
            word = words[j]
            if (draft.tokens[j].form in CLOSED_CLASS and word.given is None) or draft.tokens[j].last == "ى":
                break
            if not draft.same_sentence(first, j) or (
                word.known and word.given is None and not self._surname(word, j, first)
            ):
                break
            if j == first and word.given is None and (strict or word.definite or word.proclitics):
                break
            if word.given is None and word.proclitics and word.rest.startswith("ال"):
                break
            if not word.known and word.rest.startswith("م") and word.rest.endswith("ا") and len(word.rest) > _LONGEST_NAME:
                break  # "شاب فلسطيني متأثرا بجراحه": a participle
            listed = self.names.get(j)
            if j == first and listed is not None and listed.strong and not listed.of_family("person"):
                break  # "اتهم دبلوماسيون غربيون موسكو"
            j += 1
        return j

    def _surname(self, word: Word, j: int, first: int) -> bool:
        """A nisba after a given name is a surname (المصري, البغدادي), and so is another word of its shape (الراوي)."""
        if not word.definite or word.proclitics or j - first != 1:
            return False
        if word.nisba or word.adjective is not None:
            return True
        return word.rest.endswith("ي") and self.words[first].given is False and not word.heads and not word.events

    def _unlisted_person(self, i: int) -> ActorMention | None:
        stop = self._name_sequence(i, strict=True)
        if stop - i < 2:
            return None
        mention = ActorMention(i, stop, "person")
        mention.key = "person:" + " ".join(self.draft.tokens[k].form for k in range(i, stop))
        mention.definite = True
        return mention

    # -- nisba alone ----------------------------------------------------------------------------------------------

    def _nisba(self, i: int) -> ActorMention | None:
        """ "الفلسطينيون", "عراقيان" as nouns; an adjective of the noun before is none."""
        word = self.words[i]
        before = self.words[i - 1] if i and self.draft.same_sentence(i, i - 1) else None
        if before is not None and not word.proclitics and word.definite and self._ends_name(i):
            return None  # "محافظة درعا السورية"
        if before is not None and not word.proclitics and self._is_noun(before, i - 1, word):
            if not self._victim_of(before, word):
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

    def _victim_of(self, act: Word, word: Word) -> bool:
        """ "مقتل فلسطيني", "اعتقال جهادي": after a noun whose idafa is the victim, a word of nisba shape is a person; so
        is a plural of persons after a noun that is none ("إدانة روسيين").
        """
        if act.definite or act.suffix or word.definite or word.rest.endswith("ه"):
            return False
        if word.rest.endswith(("يين", "يون")) and act.events and not act.heads:
            return True
        senses = self.draft.lexicon.senses
        frames = [senses[r[0]].frame for r in act.events if r[1][0] == "n" and senses[r[0]].type in _HARMING]
        return bool(frames) and all(f.get("i") == "R" for f in frames)

    def _is_noun(self, before: Word, i: int, word: Word) -> bool:
        if self.draft.tokens[i].kind != "w" or before.particle or self.draft.tokens[i].form in CLOSED_CLASS:
            return False
        if before.definite != word.definite:
            return False
        if before.may_be_verb and not before.definite and not before.heads and "N" not in before.pos:
            return any(r[1][0] == "n" for r in before.events)
        return True


def _nisba_number(rest: str) -> str:
    if rest.endswith(("يان", "يين")) and not rest.startswith("ال"):
        return "d" if rest.endswith("يان") else "p"
    return "p" if rest.endswith(("يون", "يين", "ان")) else "s"


def _within(entry: NameEntry, published: str | None) -> bool:
    """Whether `published` lies within the entry's term; unknown bounds are open, coarse dates count whole."""
    if not published:
        return True
    since, until = entry.since, entry.until
    return (not since or published[: len(since)] >= since) and (not until or published[: len(until)] <= until)


def _rank_of_term(entry: NameEntry) -> tuple[bool, str]:
    """Of terms held at once the one begun last; who leads his party and the government is coded with the latter."""
    return (set(entry.sectors) != {"PTY"}, entry.since)


def _nearest_term(entries: list[NameEntry], published: str | None) -> NameEntry:
    """The last term that ended before `published`, else the first on record."""
    past = [e for e in entries if published and e.until and e.until < published]
    return max(past, key=lambda e: e.until) if past else entries[0]
