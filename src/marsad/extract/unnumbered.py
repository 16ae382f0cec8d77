"""Counts without a number: مقتل عسكريين، قتل جنديان، قتلى وجرحى، بينهم طفل (a bare plural is two or more)."""

from __future__ import annotations

import msgspec

from marsad.extract.toll import (
    BETWEEN,
    BY_GOVERNOR,
    CLAUSE,
    OWN,
    STOPS,
    VERB_WINDOW,
    CountMention,
    Tolls,
    life_after,
    verb_right,
    without_pronoun,
)
from marsad.lexicon.numbers import COUNT_KINDS, Governor, Victim

_NAMED = frozenset(("يدعي", "اسمه", "تدعي", "اسمها", "المدعو", "ويدعي", "هو", "هي"))
# A single leader, or a relative of somebody, is a named victim: the name stands in the next words or sentence.
_LEADERS = frozenset(("قيادي", "قايد", "زعيم", "قياديا", "قايدا", "شقيق", "شقيقه", "زوجه", "حفيد", "نجل"))
# How many at most these are.
_OTHERS = {"اخرون": (2, None), "اخرين": (2, None), "اخران": (2, 2), "اخر": (1, 1)}
_NEXT = ("ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "سادس")
_OTHERS |= {form: (1, 1) for stem in _NEXT for form in (stem, stem + "ا")}
_TEN = 10
_ACCUSATIVE = ("ا", "ين", "ه", "ات")
_NATIONS = ("ي", "يا", "يه", "يين", "يون", "يان")
_OF_WHAT = frozenset(("في", "اثر", "جراء", "خلال", "نتيجه"))
_BY_WHAT = ("برصاص", "بنيران", "بقصف", "بغار", "بانفجار", "بتفجير", "باطلاق", "بهجوم", "بقذيفه", "بصاروخ", "بلغم")
_PREPOSITIONS = frozenset(
    ("في", "من", "علي", "الي", "عن", "مع", "بعد", "قبل", "خلال", "اثر", "جراء", "ب", "و", "عند", "حين")
)


def unnumbered(tolls: Tolls, i: int) -> list[CountMention]:
    """Counts without a number: مقتل عسكريين، قتل جنديان، قتلى وجرحى، بينهم طفل."""
    if i in tolls.covered:
        return []
    governor = tolls.governors.get(i)
    if governor is not None:
        if governor.kind == "subtotal":
            last = tolls.last_count(i)
            counts = _one(tolls, i + 1, last.kind, last.govern) if last and not tolls.victim_is_own(i + 1) else []
            return [msgspec.structs.replace(count, part=True) for count in counts]
        if governor.kind in BY_GOVERNOR:
            return _governed(tolls, i, governor)
        if governor.kind in ("lost", "departs") and life_after(tolls, i + 2):
            return _one(tolls, i + 1, "killed", i)  # "فارق شاب الحياة"
    return _own_noun(tolls, i)


def _governed(tolls: Tolls, i: int, governor: Governor) -> list[CountMention]:
    if tolls.negated(i) or (governor.kind == "displaced" and not governor.features and tolls.is_definite(i)):
        return []
    if _more(tolls, i + 1):
        return [_others(tolls, i, governor.kind)]
    if (not governor.features and not tolls.form(i).endswith("وا")) or i + 1 >= len(tolls.tokens):
        at = i + 2 if tolls.form(i + 1) == "علي" else i + 1  # "القبض على مشتبه به"
        return _one(tolls, at, governor.kind, i)
    subject = tolls.victim(i + 1)
    if subject and not _object_after(tolls, subject[1]):
        return _one(tolls, i + 1, governor.kind, i)
    for j in range(i + 1, min(i + 1 + VERB_WINDOW, len(tolls.tokens))):
        inner = tolls.governors.get(j)
        ended = inner is not None and (inner.kind in COUNT_KINDS or inner.kind in ("none", "subtotal", "negation"))
        if ended or j in tolls.quantities or tolls.form(j) in STOPS or tolls.form(j) in _PREPOSITIONS:
            return []
        noun = tolls.victim(j)
        marked = tolls.form(j).endswith(("ين", "ا")) or tolls.form(j - 1).endswith(("ون", "ان"))  # "قتل مسلحون امرأة"
        oblique = noun is not None and ((marked and noun[0].number != "p") or noun[0].number == "d")
        if noun and oblique and j > i + 1:
            return _one(tolls, j, governor.kind, i)
    return []


def _more(tolls: Tolls, i: int) -> bool:
    """ "جرح آخرون", after others told also "وإصابة آخر", "وأصيب ثالث"; but "ثالث جندي" is no third besides."""
    form = tolls.form(i)
    if form not in _OTHERS or tolls.victim(i + 1) is not None:
        return False
    return _OTHERS[form] != (1, 1) or tolls.last_whole(i) is not None


def _others(tolls: Tolls, i: int, kind: str) -> CountMention:
    """جرح آخرون: two or more, of those counted before."""
    whole = tolls.last_whole(i)
    low, high = _OTHERS[tolls.form(i + 1)]
    who = whole.who if whole else "unknown"
    return CountMention(kind=kind, who=who, unit="person", min=low, max=high, first=i + 1, stop=i + 2, govern=i)


def _object_after(tolls: Tolls, j: int) -> bool:
    """Whether another victim follows: then the first noun is the subject of the verb (قتل مسلحون جنديا)."""
    for k in range(j, min(j + VERB_WINDOW, len(tolls.tokens))):
        form = tolls.form(k)
        if form in STOPS or form in _PREPOSITIONS or form in CLAUSE or form.startswith("و") or k in tolls.governors:
            return False
        if form.startswith("ب") and form not in tolls.victims.nouns:  # "أصيبت طفلتان برصاص قناص"
            return False
        if k in tolls.quantities:
            return True
        if tolls.victim(k) and (k > j or form.endswith(_ACCUSATIVE)):  # not "قتل طفلان شقيقان", "قتل مدني أفغاني"
            return True
    return False


def _one(tolls: Tolls, j: int, kind: str, govern: int, *, joined: bool = False) -> list[CountMention]:
    """The count that a bare indefinite noun gives: singular 1, dual 2, plural 2 or more. A named victim gives none."""
    noun = tolls.victim(j, joined=joined)
    if noun is None or tolls.is_definite(j) or noun[0].kind == "attacks" or j in tolls.covered:
        return []
    if (
        tolls.tokens[j].sentence != tolls.tokens[govern].sentence
        or (tolls.tokens[j].last != "ة" and not _relatives(tolls, j, joined=joined))  # طفله, not طفلة
    ):
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


def _relatives(tolls: Tolls, j: int, *, joined: bool) -> bool:
    """Whether the word at `j` has no pronoun, or tells how many are somebody's: "طفليها", and beside her "وأطفالها"."""
    owned = without_pronoun(tolls.form(j))
    plural = joined and any(v.number == "p" for v in tolls.victims.nouns.get(owned[1:], ()))
    return plural or bool(tolls.pair_of(j)) or not {owned, owned[1:] if joined else ""} & tolls.victims.nouns.keys()


def _own_noun(tolls: Tolls, i: int) -> list[CountMention]:
    """قتلى، جريحان، غارتين: nouns that tell their kind, with no number before them."""
    noun = tolls.victim(i, joined=True)
    if noun and not noun[0].kind and tolls.form(i) in tolls.victims.nouns:
        before = tolls.form(i - 2) if tolls.form(i - 1) == '"' else tolls.form(i - 1)
        after_that = tolls.form(i).endswith("ا") and before in CLAUSE  # "إن شخصا آخر قتل"
        low = 2 if noun[0].number == "d" else 1 if noun[0].number == "s" and after_that else None
        told = verb_right(tolls, noun[1], low=low) if low is not None else None
        if low == 1 and told is not None and not _suffered(tolls.form(told[1] + 1)):
            return []  # "إن رجلا قتل زوجته"
        return _one(tolls, i, told[0], told[1]) if told and not tolls.is_definite(i) else []
    if noun is None or noun[0].kind not in ("killed", "injured", "attacks") or tolls.is_definite(i):
        return []
    victim, stop = noun
    if (
        tolls.negated(i)
        or (i - 1 in tolls.covered and not tolls.form(i).startswith("و"))  # "5 جنود جرحى"
        or tolls.form(i - 1) in BETWEEN
        or (tolls.form(i)[0] in "بلك" and tolls.form(i) not in tolls.victims.nouns)
    ):
        return []
    if tolls.form(i) not in tolls.victims.nouns and not tolls.form(i).startswith("و"):
        return []
    if tolls.form(i).endswith(("ات", "ث", "تا")) or victim.number == "s":
        listed = bool(tolls.found) and tolls.found[-1].stop == i and tolls.found[-1].kind in OWN
        fallen = tolls.helper(i - 1, "leaves") or tolls.helper(i - 1, "falls") or _opens_list(tolls, i, stop)
        if not (listed or fallen) or victim.kind == "attacks":
            return []
    following = tolls.quantities.get(stop)
    if victim.number != "d" and (victim.kind == "attacks" or (following is not None and not following.joined)):
        return []
    if victim.number != "d" and tolls.form(stop).startswith("ال"):
        return []
    low, high = {"s": (1, 1), "d": (2, 2)}.get(victim.number, (2, None))
    return [
        CountMention(
            kind=victim.kind, who=victim.who, unit=victim.unit, min=low, max=high, first=i, stop=stop, govern=i
        )
    ]


def _opens_list(tolls: Tolls, i: int, stop: int) -> bool:
    """Whether a headline begins at `i` with its toll: "قتيل وجريحان بإطلاق نار", "شهيد و3 إصابات", "قتيل في هجوم"."""
    if i and tolls.tokens[i - 1].sentence == tolls.tokens[i].sentence and tolls.form(i - 1) not in STOPS:
        return False
    if tolls.form(stop) in _OF_WHAT or tolls.form(stop).startswith(_BY_WHAT):
        return True
    at = stop + 1 if tolls.form(stop) == "و" else stop
    more = tolls.quantities.get(at)
    noun = tolls.victim(more.noun if more is not None else stop, joined=True)
    return tolls.form(stop).startswith("و") and noun is not None and noun[0].kind in OWN


def _suffered(form: str) -> bool:
    """Whether the word after a verb shows that nobody else is its object: "قتل برصاص القوات", "قتل في الهجوم"."""
    return form in _PREPOSITIONS or form in STOPS or form[:1] in ("ب", "و", "")


def _counted_with(tolls: Tolls, last: CountMention, noun: Victim, i: int) -> bool:
    """ "سبعة أفغان وأميركيين", "12 صحافي وإعلامي": the noun joined at `i` is counted by the number before."""
    if last.who != noun.who or (last.min or 0) <= 2:
        return False
    alike = tolls.form(i).endswith("ا") == tolls.form(last.stop - 1).endswith("ا")
    return noun.number == "p" or (noun.number == "s" and (last.min or 0) > _TEN and alike)


def joined_after(tolls: Tolls, stop: int) -> int:
    """مقتل ثلاثة جنود ومدني, مقتل جندي تركي ومدني: a bare noun joined to a count is of its kind."""
    described = tolls.form(stop).endswith(_NATIONS) or tolls.victim(stop) is not None or tolls.is_definite(stop)
    helper = tolls.governors.get(stop)
    told = helper is not None and not helper.kind.startswith("who:")  # "سبعة من أفراد الأمن ومدنيان"
    if described and stop not in tolls.covered and not tolls.form(stop).startswith("و") and not told:
        stop += 1
    while stop < len(tolls.tokens) and tolls.form(stop).startswith("و") and stop not in tolls.covered:
        last = tolls.found[-1]
        noun = tolls.victim(stop, joined=True)
        if (
            noun is None
            or stop in tolls.governors
            or noun[0].kind
            or tolls.form(stop) in tolls.victims.nouns
            or last.kind == "attacks"
            or _counted_with(tolls, last, noun[0], stop)
        ):
            break
        counts = _one(tolls, stop, last.kind, last.govern, joined=True)
        if not counts:
            break
        tolls.found.extend(msgspec.structs.replace(count, part=last.part) for count in counts)
        stop = counts[0].stop
    return stop
