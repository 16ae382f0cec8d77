"""The working sheet of one document: what every extractor reads from and adds to."""

from __future__ import annotations

import copy
import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from marsad.lexicon.analysis import Analyzer, Word
from marsad.lexicon.lexicon import Lexicon, NameEntry
from marsad.text.tokens import Reading, Token

_PUNCTUATION = Word("")
_OBJECT_REACH = 6
# Resolutions of places (CODEBOOK): from 0, unknown, over 1, a country, to 5, within a town.
PROVINCE, TOWN = 2, 4


class ActorMention:
    """A noun phrase (tokens `first` up to `stop`) that names somebody.

    `cls` is state, named, person, body, office, people, source, nisba or pronoun. `key` identifies the entity within
    the document; `entry` the lexicon's entry. `possessor` is a pronoun on the head ("قواته"); `antecedent` the mention
    that a pronoun or definite description resolves to. `abroad` says that they are of no one country ("دبلوماسيون
    غربيون"), `believed` that whose they are is held to be so ("طائرات يعتقد أنها روسية").
    """

    __slots__ = (
        "abroad", "antecedent", "believed", "cls", "code", "definite", "entry", "first", "gender", "head", "inner",
        "key", "name", "number", "person", "place_sense", "possessor", "sectors", "stop",
    )  # fmt: skip

    def __init__(self, first: int, stop: int, cls: str) -> None:
        self.first = first
        self.stop = stop
        self.head = first
        self.cls = cls
        self.code: str | None = None
        self.sectors: tuple[str, ...] = ()
        self.name: str | None = None
        self.person: str | None = None
        self.entry: NameEntry | None = None
        self.inner: ActorMention | None = None
        self.antecedent: ActorMention | None = None
        self.key = ""
        self.number = "s"
        self.gender = "m"
        self.definite = False
        self.possessor = ""
        self.place_sense = False
        self.abroad = False
        self.believed = False

    def __repr__(self) -> str:
        return f"<{self.cls} {self.first}:{self.stop} {self.name} {self.code} {self.sectors}>"


def pronoun_mention(token: int, suffix: str) -> ActorMention:
    """The pronoun `suffix` written onto the word at `token` ("عليهم", "دعوته")."""
    mention = ActorMention(token, token + 1, "pronoun")
    mention.possessor = suffix
    mention.number = "p" if suffix in ("هم", "هن") else "d" if suffix == "هما" else "s"
    mention.gender = "f" if suffix == "ها" else "m"
    return mention


def nisba_mention(token: int, word: Word) -> ActorMention:
    """The country or armed group that the adjective `word` at `token` names ("غارة إسرائيلية", "قصف حوثي")."""
    mention = ActorMention(token, token + 1, "nisba")
    mention.definite = True
    if word.group is not None:
        mention.entry = word.group
        mention.code, mention.sectors, mention.name = word.group.code, tuple(word.group.sectors), word.group.name
        mention.key = f"actor:{word.group.name}"
    else:
        mention.code = word.nisba[0]
        mention.key = f"nisba:{word.nisba[0]}"
    return mention


class ToponymMention:
    """A place name with its generic word (tokens `first` up to `stop`).

    `entry` is None for an unlisted place; `spelling` is then its name as folded, and `home` what says in which country
    it lies. `generic_word` is the lemma of the word before the name; a `generic` one stands alone ("المدينة") for the
    place named before, its `antecedent`.
    `owned`: "بلاده". `several`: after a plural or dual ("قريتي س وص"). `hosts`: "مؤتمر روما".
    """

    __slots__ = (
        "anchor",
        "antecedent",
        "candidates",
        "direction",
        "entry",
        "first",
        "generic",
        "generic_word",
        "head",
        "home",
        "hosts",
        "kind",
        "km",
        "owned",
        "resolution",
        "several",
        "spelling",
        "stop",
    )  # fmt: skip

    def __init__(self, first: int, stop: int) -> None:
        self.first = first
        self.stop = stop
        self.head = first
        self.entry: NameEntry | None = None
        self.candidates: list[NameEntry] = []
        self.kind = ""
        self.resolution = 0
        self.generic = False
        self.generic_word = ""
        self.owned = False
        self.several = False
        self.hosts = False
        self.spelling = ""
        self.direction: str | None = None
        self.km: float | None = None
        self.anchor: NameEntry | None = None
        self.home: NameEntry | None = None
        self.antecedent: ToponymMention | None = None

    @property
    def country(self) -> str | None:
        """The code of the country it lies in."""
        known = self.entry or self.anchor or self.home
        return known.code if known is not None else None

    @property
    def fineness(self) -> int:
        """How finely it says where: what only lies in a direction from a town ("شمال بغداد") is in the province."""
        return min(self.resolution, PROVINCE) if self.direction is not None and self.km is None else self.resolution

    def __repr__(self) -> str:
        return f"<place {self.first}:{self.stop} {self.entry.name if self.entry else None} {self.direction or ''}>"


class _Placed(Protocol):
    """Anything read from the tokens `first` on."""

    @property
    def first(self) -> int:
        """The token it begins at."""


_P = TypeVar("_P", bound=_Placed)


def within(items: Sequence[_P], first: int, stop: int) -> Sequence[_P]:
    """Those of `items` (in text order) that begin at a token from `first` up to `stop`, found by bisection."""
    low = bisect_left(items, first, key=lambda x: x.first)
    return items[low : bisect_left(items, stop, lo=low, key=lambda x: x.first)]


def governs_object(draft: Draft, i: int) -> bool:
    """Whether the participle at token `i` is active, with its object after it ("متهما إياهم", "متهمة إسرائيل ب")."""
    word = draft.words[i]
    if not word.events or not word.form.endswith(("ا", "ه")):
        return False
    active = any(r[1][0] == "p" for r in word.events)
    if not active or word.definite or word.suffix or not draft.same_sentence(i, min(i + 1, len(draft.tokens) - 1)):
        return False
    if draft.form(i + 1).startswith("ايا"):
        return True
    if draft.form(i + 1) in _CALLED_TO and draft.form(i - 1) in ("،", ","):
        return True  # "أدانت الحركة القصف، داعية إلى وقفه"
    behind = i + 1 + (draft.form(i + 1) in _ALL)
    following = draft.words[behind] if behind < len(draft.words) else word
    named = bool(following.heads) or bool(following.opens & {"name"})
    charge = range(i + 2, min(i + 2 + _OBJECT_REACH, len(draft.tokens)))
    charged = any(draft.words[k].preposition == "ب" or draft.forms[k] in _CALLED_TO for k in charge)
    return named and following.preposition == "" and charged


_ALL = frozenset("كل جميع كافه سائر معظم".split())  # "داعية جميع الأطراف إلى"
_CALLED_TO = frozenset(("الي", "من"))  # "داعية الأطراف إلى", "محذرة الحكومة من"
_MALI = ("MLI",)
_MALI_NAME = "مالي"
_MALI_NAMED = frozenset("باماكو بمالي لمالي".split())
_BEFORE_MALI = frozenset("في من الي دوله جمهوريه شمال شمالي وسط جنوب غرب حكومه رييس".split())


def _nominal(word: Word) -> bool:
    """Whether the word is read as a noun alone ("ضربة", "طالبة", "قتلة")."""
    features = [r[1] for r in (*word.events, *word.light, *word.reporting, *word.heads)]
    return bool(features) and all(f[0] != "v" for f in features)


def _without_nisba(word: Word) -> Word:
    plain = copy.copy(word)
    plain.nisba = ()
    return plain


class Draft:
    """One document being read."""

    def __init__(self, reading: Reading, analyzer: Analyzer, published: dt.date | None) -> None:
        self.reading = reading
        self.tokens: list[Token] = reading.tokens
        # What `form` and `same_sentence` look at, the most called of all: lists are read faster than tokens.
        self.forms: list[str] = reading.forms
        # The last stands for the ends of the text, that is for the index of no token, -1 or their number.
        self.sentence_of: list[int] = [*(t.sentence for t in reading.tokens), -1]
        self.lexicon: Lexicon = analyzer.lexicon
        self.published = published
        word = analyzer.word
        self.words: list[Word] = [word(t.form) if t.kind == "w" else _PUNCTUATION for t in reading.tokens]
        self._read_pronouns(analyzer)
        if not self._tells_of_mali():
            self.words = [_without_nisba(w) if w.nisba == _MALI else w for w in self.words]
        self.skip: list[bool] = [False] * len(reading.tokens)

    def _read_pronouns(self, analyzer: Analyzer) -> None:
        """Where the writer tells ة from ه, a word in ه that might be in ة ends in a pronoun ("طالبه", "حمله",
        "قتله"), and one in ة does not ("حلقة").
        """
        if not any(t.last == "ة" for t in self.tokens):
            return
        for i, token in enumerate(self.tokens):
            word = self.words[i]
            if token.last == "ة" and word.suffix and word.events:
                self.words[i] = analyzer.without_pronoun(token.form)
            if token.last == "ه" and not word.suffix and word.rest.endswith("ه") and _nominal(word):
                self.words[i] = analyzer.with_pronoun(token.form) or word

    def _tells_of_mali(self) -> bool:
        """Whether the country is named: without that "مالية" is "financial" ("مساعدات مالية")."""
        if not _MALI_NAMED.isdisjoint(self.forms):
            return True
        if _MALI_NAME not in self.forms:
            return False
        return any(f == _MALI_NAME and (self.form(i - 1) in _BEFORE_MALI or not i) for i, f in enumerate(self.forms))

    def form(self, i: int) -> str:
        """The folded form of token `i`, "" outside the text."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def carried(self, i: int) -> set[str]:
        """What the verb at token `i` carries as a light verb (letters as in data/event/light.tsv); empty for others."""
        return {self.lexicon.light[r[0]].carries for r in self.words[i].light if r[1][0] == "v"}

    def original_word(self, i: int) -> str:
        """Token `i` as the original writes it."""
        token = self.tokens[i]
        return self.reading.original[token.start : token.end]

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both token indexes stand in one sentence; no index outside the text does."""
        return self.sentence_of[i] == self.sentence_of[j]
