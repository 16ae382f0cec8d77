"""Counts of people and attacks: quantities and bare nouns turned into the codebook's counts (CODEBOOK §6, §9).

The kind comes from the counted noun itself (20 قتيلا), else from the word that governs it in the clause (مقتل سبعة
مدنيين، أصيب خمسة), else from the count that it is part of (بينهم ثلاثة أطفال). Numbers of anything else give nothing.
"""

from __future__ import annotations

import msgspec

from marsad.extract.quantity import Quantity
from marsad.lexicon.numbers import COUNT_KINDS, Governor, Victim, Victims
from marsad.text.tokens import Reading

_OWN = ("killed", "injured", "missing", "attacks")
_BY_GOVERNOR = ("killed", "injured", "detained", "abducted", "missing", "displaced")
_WINDOW = 10
_VERB_WINDOW = 5
_NEGATION_WINDOW = 4
_TOLL_WINDOW = 9
_PROCLITICS = "وفبلك"
_CLAUSE = frozenset(("ان", "الذي", "التي", "الذين", "حيث", "بينما", "فيما", "لكن", "عندما", "وان", "بان", "كما"))
_STOPS = frozenset("؛:.!?؟;،,")
_NAMED = frozenset(("يدعي", "اسمه", "تدعي", "اسمها", "المدعو", "ويدعي", "هو", "هي"))
# A single leader is a named victim: the name stands in the next words or the next sentence.
_LEADERS = frozenset(("قيادي", "قايد", "زعيم", "قياديا", "قايدا"))
_BEFORE_BARE = frozenset(("سقوط", "وقوع", "تسجيل", "خلف", "خلفت", "اوقع", "اوقعت", "وسقوط", "ووقوع", "بسقوط"))
_BETWEEN = ("بين", "ما", "مابين")
_AFTER_TOLL = frozenset(("الي", "بلغ", "بلغت", "عن", "بلغوا", "ب", "عند", "وصل", "هو", "تجاوز"))


class CountMention(msgspec.Struct, frozen=True, kw_only=True):
    """One count: tokens `first` to `stop`, `govern` the token of the governing word or of the victim noun itself."""

    kind: str
    who: str
    unit: str
    min: int | None
    max: int | None
    first: int
    stop: int
    govern: int


class _Tolls:
    """One text while its counts are read."""

    __slots__ = ("covered", "found", "governors", "quantities", "tokens", "used", "victims")

    def __init__(self, reading: Reading, quantities: list[Quantity], victims: Victims) -> None:
        self.tokens = reading.tokens
        self.victims = victims
        self.quantities = {q.first: q for q in quantities}
        self.covered = {i for q in quantities for i in (*range(q.first, q.stop), *((q.noun,) if q.noun is not None else ()))}
        self.used: set[int] = set()
        self.found: list[CountMention] = []
        self.governors: dict[int, Governor] = {}
        known = victims.governors
        for i, token in enumerate(self.tokens):
            form = token.form
            governor = known.get(form) or (known.get(form[1:]) if form[0] in _PROCLITICS else None)
            if governor is not None:
                self.governors[i] = governor

    def form(self, i: int) -> str:
        return self.tokens[i].form if 0 <= i < len(self.tokens) else ""

    def victim(self, i: int | None, *, joined: bool = False) -> tuple[Victim, int] | None:
        """The victim noun at token `i`, its possessive or (where `joined`) its conjunction taken off."""
        if i is None or not 0 <= i < len(self.tokens):
            return None
        form = self.tokens[i].form
        for stem in (form, form[1:] if joined and form[0] in _PROCLITICS else "", _without_pronoun(form)):
            for noun in self.victims.nouns.get(stem, ()) if stem else ():
                if all(self.form(i + 1 + k) == word for k, word in enumerate(noun.tail)):
                    return noun, i + 1 + len(noun.tail)
        return None

    def is_thing(self, i: int) -> bool:
        form = self.form(i)
        things = self.victims.things
        return form in things or form.removeprefix("ال") in things or self.tokens[i].kind != "w"

    def helper(self, i: int, kind: str) -> bool:
        governor = self.governors.get(i)
        return governor is not None and governor.kind == kind

    def negated(self, i: int) -> bool:
        """Whether "دون", "لم" and the like stand shortly before token `i` in its clause."""
        for j in range(i - 1, max(i - 1 - _NEGATION_WINDOW, -1), -1):
            if self.form(j) in _STOPS or self.tokens[j].sentence != self.tokens[i].sentence or j in self.covered:
                return False
            if self.helper(j, "negation"):
                return True
        return False

    def is_definite(self, i: int) -> bool:
        """Whether the article stands on token `i`, under a proclitic too."""
        form = self.form(i)
        return form.startswith("ال") or form[1:].startswith("ال") or form.startswith("لل")

    def victim_is_own(self, i: int) -> bool:
        """Whether a noun that tells its own kind stands at token `i`."""
        noun = self.victim(i)
        return noun is not None and noun[0].kind in _OWN

    def last_count(self, i: int) -> CountMention | None:
        """The count told last before token `i` in its sentence."""
        if not self.found:
            return None
        last = self.found[-1]
        return last if last.stop <= i and self.tokens[last.first].sentence == self.tokens[i].sentence else None


def _without_pronoun(form: str) -> str:
    for suffix in ("هما", "ها", "هم", "ه"):
        if form.endswith(suffix) and len(form) > len(suffix) + 2:
            return form[: -len(suffix)]
    return ""


def find_counts(reading: Reading, quantities: list[Quantity], victims: Victims) -> list[CountMention]:
    """The counts of killed, injured, missing, detained, abducted, displaced, protesters and attacks, in text order."""
    tolls = _Tolls(reading, quantities, victims)
    after = 0
    for i, token in enumerate(reading.tokens):
        if i < after or token.kind == "p":
            continue
        quantity = tolls.quantities.get(i)
        counts = _counted(tolls, quantity) if quantity is not None else _bare(tolls, i)
        for count in counts:
            tolls.found.append(count)
            after = max(after, count.stop)
        if counts:
            after = _joined_after(tolls, after)
    return sorted(tolls.found, key=lambda count: (count.first, count.stop))


def _counted(tolls: _Tolls, q: Quantity) -> list[CountMention]:
    both = _between_kinds(tolls, q)
    if both:
        return both
    noun = tolls.victim(q.noun)
    other = q.noun is not None and tolls.helper(q.noun, "other")
    if q.noun is not None and noun is None and not other and tolls.is_thing(q.noun):
        return []
    if noun and (noun[0].kind in _OWN or _owns(tolls, q, noun[0])):
        kind, govern = noun[0].kind, q.noun or q.first
        if tolls.negated(q.first):
            return []
    else:
        told = _kind_told(tolls, q, noun, other=other)
        if told is None or tolls.negated(min(told[1], q.first)):
            return []
        kind, govern = told
        tolls.used.add(govern)
    stop = noun[1] if noun and q.noun is not None and q.noun >= q.stop else q.stop
    if q.noun is not None and noun is None and q.noun >= q.stop and (other or kind != "protesters"):
        stop = q.noun + 1
    first = q.noun if q.noun is not None and q.noun < q.first else q.first
    who = _who(tolls, noun[0] if noun else None, q, stop, other=other)
    unit = noun[0].unit if noun else "person"
    count = CountMention(kind=kind, who=who, unit=unit, min=q.min, max=q.max, first=first, stop=stop, govern=govern)
    double = None if other else _double_governor(tolls, govern, kind)
    if double is None:
        return [count]
    low = {"min": 1, "max": q.max}
    return [
        msgspec.structs.replace(count, **low, kind=double[0], govern=double[1]),
        msgspec.structs.replace(count, **low),
    ]


def _owns(tolls: _Tolls, q: Quantity, noun: Victim) -> bool:
    """Whether a noun like نازح or معتقل tells the kind: no governing word says what befell them."""
    return bool(noun.kind) and _governor_left(tolls, q, _WINDOW) is None and not _blocked(tolls, q.first)


def _blocked(tolls: _Tolls, i: int) -> bool:
    return any(tolls.helper(j, "none") for j in range(max(i - 3, 0), i))


def _between_kinds(tolls: _Tolls, q: Quantity) -> list[CountMention]:
    """150 بين قتيل وجريح, عشرات القتلى والجرحى: killed 1..150 and injured 1..150."""
    first = tolls.victim(q.noun)
    if first and first[0].kind in COUNT_KINDS and q.max != q.min:
        second = tolls.victim(first[1], joined=True)
        if second and second[0].kind in COUNT_KINDS and first[0].kind != second[0].kind and tolls.is_definite(first[1]):
            return _shared(tolls, q, (first[0], q.noun or 0), (second[0], first[1]), second[1])
    for j in range(q.stop, min(q.stop + 3, len(tolls.tokens) - 2)):
        if tolls.form(j) not in _BETWEEN:
            continue
        k = j + 1 if tolls.form(j) in ("بين", "مابين") else j + 2
        a, b = tolls.victim(k), tolls.victim(k + 1, joined=True)
        if a and b and tolls.form(k + 1).startswith("و") and a[0].kind in COUNT_KINDS and b[0].kind in COUNT_KINDS:
            return _shared(tolls, q, (a[0], k), (b[0], k + 1), b[1])
    return []


def _shared(tolls: _Tolls, q: Quantity, a: tuple[Victim, int], b: tuple[Victim, int], stop: int) -> list[CountMention]:
    """One number for two kinds: each from 1 to the whole."""
    noun = tolls.victim(q.noun)
    who = noun[0].who if noun else "unknown"
    return [
        CountMention(kind=v.kind, who=who, unit="person", min=1, max=q.max, first=q.first, stop=stop, govern=at)
        for v, at in (a, b)
    ]


def _kind_told(
    tolls: _Tolls, q: Quantity, noun: tuple[Victim, int] | None, *, other: bool
) -> tuple[str, int] | None:
    """The kind that the clause gives the quantity, and the governing token."""
    stop = (q.noun + 1) if q.noun is not None and q.noun >= q.stop else q.stop
    if other and any(tolls.helper(k, "wounds") for k in range(stop, min(stop + 3, len(tolls.tokens)))):
        governor = _governor_left(tolls, q, _WINDOW)
        return "injured", governor[1] if governor else q.first
    last = tolls.last_count(q.first)
    if last and _is_subtotal(tolls, q.first):
        return last.kind, last.govern
    people = noun is not None or other or _some_of(tolls, q)
    governor = _governor_left(tolls, q, _WINDOW if people else 1)
    if governor is None and q.noun is not None and noun is None and not other:
        governor = _verb_with_people(tolls, q)
    if governor is not None:
        return governor
    if q.joined and last and people and last.stop >= q.first - 2 and not (noun and noun[0].kind):
        return last.kind, last.govern
    if noun or other or q.noun is None:
        return _toll_noun(tolls, q) or (_verb_right(tolls, stop, low=q.min) if noun or other else None)
    return None


def _some_of(tolls: _Tolls, q: Quantity) -> bool:
    """11 من القوات الموالية للحكومة, 6 من مرافقيه: some of a definite body."""
    if q.noun is None or q.noun < q.stop or tolls.form(q.noun - 1) != "من":
        return False
    form = tolls.form(q.noun)
    return form.startswith("ال") or bool(_without_pronoun(form))


def _is_subtotal(tolls: _Tolls, i: int) -> bool:
    return tolls.helper(i - 1, "subtotal") or (tolls.form(i - 1) in ("كل", "نحو") and tolls.helper(i - 2, "subtotal"))


def _governor_left(tolls: _Tolls, q: Quantity, window: int) -> tuple[str, int] | None:
    """The nearest governing word before the quantity in its clause, not yet taken by another number."""
    i = q.first - 1
    if window == 1 and (tolls.form(i) in ("علي", "و") or (q.noun == i)):
        i -= 1
    sentence = tolls.tokens[q.first].sentence
    for j in range(i, max(i - window, -1), -1):
        form = tolls.form(j)
        if tolls.tokens[j].sentence != sentence or form in _CLAUSE:
            return None
        if form in _STOPS and not (q.joined and form in "،,"):
            return None
        governor = tolls.governors.get(j)
        if governor is None or j in tolls.covered:
            continue
        if governor.kind in ("none", "subtotal"):
            return None
        kind = _joined_kind(tolls, j, governor)
        if kind is None:
            continue
        return None if j in tolls.used and not q.joined else (kind, j)
    return None


def _joined_kind(tolls: _Tolls, j: int, governor: Governor) -> str | None:
    if governor.kind in COUNT_KINDS:
        return governor.kind
    if governor.kind == "joined":
        sentence = tolls.tokens[j].sentence
        for k, other in tolls.governors.items():
            if other.kind in ("protest", "protesters") and tolls.tokens[k].sentence == sentence:
                return "protesters"
    return None


def _verb_with_people(tolls: _Tolls, q: Quantity) -> tuple[str, int] | None:
    """A noun that is in no list, but looks like people, after a verb and its subject: قتلت القوات 7 انفصاليين."""
    form = tolls.form(q.noun or 0)
    if not form.endswith(("يين", "يون", "يا")) or tolls.form(q.first - 1) in ("في", "من", "علي"):
        return None
    governor = _governor_left(tolls, q, _VERB_WINDOW)
    return governor if governor and tolls.governors[governor[1]].features else None


def _toll_noun(tolls: _Tolls, q: Quantity) -> tuple[str, int] | None:
    """ارتفاع حصيلة القتلى إلى 45, بلغ عدد الجرحى 20."""
    near = tolls.form(q.first - 1) in _AFTER_TOLL or tolls.victim(q.first - 1) is not None
    for j in range(q.first - 1, max(q.first - 1 - _TOLL_WINDOW, -1), -1):
        if tolls.form(j) in _STOPS:
            return None
        noun = tolls.victim(j, joined=True)
        if noun and near and j not in tolls.covered and noun[0].kind in ("killed", "injured", "missing", "displaced", "detained", "abducted"):
            counted = any(tolls.form(k).removeprefix("و") in ("عدد", "حصيله", "اعداد") for k in range(max(j - 2, 0), j))
            return (noun[0].kind, j) if counted else None
    return None


def _verb_right(tolls: _Tolls, stop: int, *, low: int | None = None) -> tuple[str, int] | None:
    """إن 20 شخصا على الأقل قتلوا; with an object after it the verb is active and they are its subject."""
    for j in range(stop, min(stop + _VERB_WINDOW, len(tolls.tokens))):
        if tolls.form(j) in _STOPS or tolls.form(j) in ("ان", "بان") or tolls.form(j).startswith("و"):
            return None
        governor = tolls.governors.get(j)
        if governor is None or governor.kind not in _BY_GOVERNOR:
            continue
        ending = {1: ("3ms", "3fs"), 2: ("3md", "3fd", "3mp")}.get(low or 0, ("3mp", "3fp"))
        plural = governor.features[1:4] in ending or tolls.form(j) in ("حتفهم", "مصرعهم")
        if not plural or j + 1 in tolls.quantities or tolls.victim(j + 1):
            return None
        return governor.kind, j
    return None


def _who(tolls: _Tolls, noun: Victim | None, q: Quantity, stop: int, *, other: bool) -> str:
    """Who was counted: the noun, what specifies it (من المدنيين, رجال الشرطة), or for آخرين those counted before."""
    if noun is not None and noun.who not in ("", "unknown"):
        return noun.who
    if other:
        last = tolls.last_count(q.first)
        return last.who if last else "unknown"
    start = q.noun if noun is None and q.noun is not None else stop
    for j in range(start, min(start + 3, len(tolls.tokens))):
        if tolls.form(j) in _STOPS or tolls.form(j).startswith("و"):
            break
        helper = tolls.governors.get(j)
        if helper and helper.kind.startswith("who:"):
            return helper.kind[4:]
        found = tolls.victim(j)
        if found and not found[0].kind and found[0].who != "unknown":
            return found[0].who
        if tolls.form(j) not in ("من", "بين", "علي", "الاقل") and noun is not None:
            break
    return "unknown"


def _double_governor(tolls: _Tolls, govern: int, kind: str) -> tuple[str, int] | None:
    """مقتل وجرح العشرات: the word before, joined by "and", governs as well."""
    before = tolls.governors.get(govern - 1)
    if before is None or before.kind == kind or before.kind not in _BY_GOVERNOR or kind not in _BY_GOVERNOR:
        return None
    return (before.kind, govern - 1) if tolls.form(govern).startswith("و") else None


def _bare(tolls: _Tolls, i: int) -> list[CountMention]:
    """Counts without a number: مقتل عسكريين، قتل جنديان، قتلى وجرحى، بينهم طفل."""
    if i in tolls.covered:
        return []
    governor = tolls.governors.get(i)
    if governor is not None:
        if governor.kind == "subtotal":
            last = tolls.last_count(i)
            return _one(tolls, i + 1, last.kind, last.govern) if last and not tolls.victim_is_own(i + 1) else []
        if governor.kind in _BY_GOVERNOR:
            return _governed(tolls, i, governor)
    return _own_noun(tolls, i)


def _governed(tolls: _Tolls, i: int, governor: Governor) -> list[CountMention]:
    if tolls.negated(i) or (governor.kind == "displaced" and not governor.features and tolls.is_definite(i)):
        return []
    if not governor.features and not tolls.form(i).endswith("وا") or i + 1 >= len(tolls.tokens):
        return _one(tolls, i + 1, governor.kind, i)
    subject = tolls.victim(i + 1)
    if subject and not _object_after(tolls, subject[1]):
        return _one(tolls, i + 1, governor.kind, i)
    for j in range(i + 1, min(i + 1 + _VERB_WINDOW, len(tolls.tokens))):
        inner = tolls.governors.get(j)
        ended = inner is not None and (inner.kind in COUNT_KINDS or inner.kind in ("none", "subtotal", "negation"))
        if ended or j in tolls.quantities or tolls.form(j) in _STOPS or tolls.form(j) in _PREPOSITIONS:
            return []
        noun = tolls.victim(j)
        oblique = noun is not None and (tolls.form(j).endswith(("ين", "ا")) and noun[0].number != "p" or noun[0].number == "d")
        if noun and oblique and j > i + 1:
            return _one(tolls, j, governor.kind, i)
    return []


_PREPOSITIONS = frozenset(("في", "من", "علي", "الي", "عن", "مع", "بعد", "قبل", "خلال", "اثر", "جراء", "ب", "و", "عند", "حين"))


def _object_after(tolls: _Tolls, j: int) -> bool:
    """Whether another victim follows: then the first noun is the subject of the verb (قتل مسلحون جنديا)."""
    for k in range(j, min(j + _VERB_WINDOW, len(tolls.tokens))):
        form = tolls.form(k)
        if form in _STOPS or form in _PREPOSITIONS or form in _CLAUSE or form.startswith("و") or k in tolls.governors:
            return False
        if k in tolls.quantities or tolls.victim(k):
            return True
    return False


def _one(tolls: _Tolls, j: int, kind: str, govern: int, *, joined: bool = False) -> list[CountMention]:
    """The count that a bare indefinite noun gives: singular 1, dual 2, plural 2 or more. A named victim gives none."""
    noun = tolls.victim(j, joined=joined)
    if noun is None or tolls.is_definite(j) or noun[0].kind == "attacks" or j in tolls.covered:
        return []
    if tolls.tokens[j].sentence != tolls.tokens[govern].sentence or _without_pronoun(tolls.form(j)) in tolls.victims.nouns:
        return []
    victim, stop = noun
    following = tolls.form(stop)
    if victim.number != "d" and (following.startswith("ال") or following in _NAMED or tolls.form(stop + 1) in _NAMED):
        return []
    if victim.number == "s" and tolls.form(j) in _LEADERS:
        return []
    if victim.number == "s" and kind in ("displaced", "missing"):
        return []
    if victim.kind in ("killed", "injured") and victim.kind != kind:
        kind = victim.kind
    low, high = {"s": (1, 1), "d": (2, 2)}.get(victim.number, (2, None))
    who = victim.who or "unknown"
    return [CountMention(kind=kind, who=who, unit=victim.unit, min=low, max=high, first=j, stop=stop, govern=govern)]


def _own_noun(tolls: _Tolls, i: int) -> list[CountMention]:
    """قتلى، جريحان، غارتين: nouns that tell their kind, with no number before them."""
    noun = tolls.victim(i, joined=True)
    if noun and noun[0].number == "d" and not noun[0].kind and tolls.form(i) in tolls.victims.nouns:
        told = _verb_right(tolls, noun[1], low=2)
        return _one(tolls, i, told[0], told[1]) if told and not tolls.is_definite(i) else []
    if noun is None or noun[0].kind not in ("killed", "injured", "attacks") or tolls.is_definite(i):
        return []
    victim, stop = noun
    if tolls.negated(i) or tolls.form(i - 1) in _BETWEEN or tolls.form(i)[0] in "بلك" and tolls.form(i) not in tolls.victims.nouns:
        return []
    if tolls.form(i) not in tolls.victims.nouns and not tolls.form(i).startswith("و"):
        return []
    if tolls.form(i).endswith(("ات", "ث", "تا")) or victim.number == "s":
        listed = bool(tolls.found) and tolls.found[-1].stop == i and tolls.found[-1].kind in _OWN
        if not (listed or tolls.form(i - 1) in _BEFORE_BARE) or victim.kind == "attacks":
            return []
    if victim.kind == "attacks" and victim.number != "d":
        return []
    if victim.number != "d" and tolls.form(stop).startswith("ال"):
        return []
    low, high = {"s": (1, 1), "d": (2, 2)}.get(victim.number, (2, None))
    return [
        CountMention(
            kind=victim.kind, who=victim.who, unit=victim.unit, min=low, max=high, first=i, stop=stop, govern=i
        )
    ]


def _joined_after(tolls: _Tolls, stop: int) -> int:
    """مقتل ثلاثة جنود ومدني: a bare noun joined to a count is of its kind."""
    while stop < len(tolls.tokens) and tolls.form(stop).startswith("و") and stop not in tolls.covered:
        last = tolls.found[-1]
        noun = tolls.victim(stop, joined=True)
        if noun is None or stop in tolls.governors or noun[0].kind or tolls.form(stop) in tolls.victims.nouns or last.kind == "attacks":
            break
        counts = _one(tolls, stop, last.kind, last.govern, joined=True)
        if not counts:
            break
        tolls.found.extend(counts)
        stop = counts[0].stop
    return stop
