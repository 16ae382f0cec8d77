"""Counts of people and attacks: quantities and bare nouns turned into the codebook's counts (CODEBOOK §6, §9).

The kind comes from the counted noun itself (20 قتيلا), else from the word that governs it in the clause (مقتل سبعة
مدنيين، أصيب خمسة), else from the count that it is part of (بينهم ثلاثة أطفال). Numbers of anything else give nothing.
"""

from __future__ import annotations

import msgspec

from marsad.extract.quantity import Quantity
from marsad.extract.toll import (
    BETWEEN,
    BY_GOVERNOR,
    CLAUSE,
    OWN,
    STOPS,
    VERB_WINDOW,
    YEARS,
    CountMention,
    Tolls,
    life_after,
    verb_right,
    without_pronoun,
)
from marsad.extract.unnumbered import joined_after, unnumbered
from marsad.lexicon.numbers import COUNT_KINDS, Governor, Victim, Victims
from marsad.text.tokens import Reading

__all__ = ["CountMention", "find_counts"]

_WINDOW = 10
_TOLL_WINDOW = 9
_BETWEEN_WINDOW = 6
_CROWD_WINDOW = 3
_TO = frozenset(("الي", "علي", "من"))
# "20 مدنيا قتلوا فضلا عن 4 من رجال الشرطة": more of the same kind.
_BESIDES = frozenset(
    (("فضلا", "عن"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("الي", "جانب"), ("علاوه", "علي"), ("زياده", "علي"))
)
_NEAR = 6
_BY_WHAT_FOLLOWS = frozenset(("undergoes", "moved", "carries", "departs", "lost"))
_JOINED = Governor("joined", "")
_OF_THEM = frozenset(("منهم", "منهن"))
_IN_TOLLS = frozenset(("killed", "injured", "missing", "displaced", "detained", "abducted", "protesters"))
_AFTER_TOLL = frozenset(("الي", "بلغ", "بلغت", "عن", "بلغوا", "ب", "عند", "وصل", "هو", "تجاوز"))


def find_counts(reading: Reading, quantities: list[Quantity], victims: Victims) -> list[CountMention]:
    """The counts of killed, injured, missing, detained, abducted, displaced, protesters and attacks, in text order."""
    tolls = Tolls(reading, quantities, victims)
    nouns = victims.nouns
    after = 0
    for i, token in enumerate(reading.tokens):
        if i < after or token.kind == "p":
            continue
        quantity = tolls.quantities.get(i)
        if quantity is None and i not in tolls.governors and token.form not in nouns and token.form[1:] not in nouns:
            continue
        counts = _counted(tolls, quantity) if quantity is not None else unnumbered(tolls, i)
        for count in counts:
            tolls.found.append(count)
            after = max(after, count.stop)
        if counts:
            after = joined_after(tolls, after)
    return sorted(tolls.found, key=lambda count: (count.first, count.stop))


def _counted(tolls: Tolls, q: Quantity) -> list[CountMention]:
    both = _between_kinds(tolls, q)
    if both:
        return both
    if q.noun is None and tolls.form(q.stop) in _OF_THEM and _says_who(tolls, q.stop + 1):
        return _part_of_them(tolls, q)
    noun = tolls.victim(q.noun, joined=q.noun is not None and q.noun < q.first)
    other = q.noun is not None and tolls.helper(q.noun, "other")
    thing = q.noun is not None and noun is None and not other and tolls.is_thing(q.noun)
    if thing and not _some_of(tolls, q):  # "خمسة من فصائل المعارضة"
        return []
    suffered = verb_right(tolls, noun[1], low=q.min) if noun and noun[0].kind not in OWN else None
    own = noun is not None and noun[0].kind in OWN and not _died(tolls, q, noun[1])
    if noun and suffered is None and (own or _owns(tolls, q, noun[0])):
        kind, govern = noun[0].kind, q.noun or q.first
        if tolls.negated(min(q.first, q.noun or q.first)):
            return []
    else:
        told = _kind_told(tolls, q, noun, other=other)
        q = _as_toll(tolls, q, told)
        if told is None or tolls.negated(min(told[1], q.first, q.noun or q.first)):
            return []
        kind, govern = told
        tolls.used.add(govern)
    stop = noun[1] if noun and q.noun is not None and q.noun >= q.stop else q.stop
    if q.noun is not None and noun is None and q.noun >= q.stop and (other or kind != "protesters"):
        stop = q.noun + 1
    first = q.noun if q.noun is not None and q.noun < q.first else q.first
    who = _who(tolls, noun[0] if noun else None, q, stop, other=other)
    unit = noun[0].unit if noun else "person"
    part = _is_subtotal(tolls, q.first) or _among(tolls, q.first) is not None or _goes_on_with_parts(tolls, q)
    count = CountMention(
        kind=kind, who=who, unit=unit, min=q.min, max=q.max, first=first, stop=stop, govern=govern, part=part
    )
    double = None if other else _double_governor(tolls, govern, kind)
    if double is None:
        return [count]
    low = {"min": 1, "max": q.max}
    return [
        msgspec.structs.replace(count, **low, kind=double[0], govern=double[1]),
        msgspec.structs.replace(count, **low),
    ]


def _as_toll(tolls: Tolls, q: Quantity, told: tuple[str, int] | None) -> Quantity:
    """The number as the word of the toll at which it is told has it: of "من 20 إلى 35" the newer, of "تجاوز عدد القتلى
    100" more.
    """
    if told is None or tolls.victim(told[1], joined=True) is None:
        return q
    if tolls.form(q.first) == "من":
        return msgspec.structs.replace(q, min=q.max)
    if q.min == q.max and any(tolls.helper(k, "exceeds") for k in range(max(told[1] - 3, 0), told[1])):
        return msgspec.structs.replace(q, min=(q.min or 0) + 1, max=None)
    return q


def _part_of_them(tolls: Tolls, q: Quantity) -> list[CountMention]:
    """ "مئة متظاهر، خمسون منهم رهبان": how many of those counted before are what is said of them."""
    whole, noun = tolls.last_whole(q.first), tolls.victim(q.stop + 1)
    if whole is None:
        return []
    tolls.covered |= {q.stop, q.stop + 1} if noun is not None else {q.stop}
    who, unit, stop = (noun[0].who, noun[0].unit, noun[1]) if noun is not None else (whole.who, whole.unit, q.stop + 1)
    return [
        CountMention(
            kind=whole.kind, who=who, unit=unit, min=q.min, max=q.max, first=q.first, stop=stop, govern=whole.govern,
            part=True,
        )
    ]  # fmt: skip


def _says_who(tolls: Tolls, i: int) -> bool:
    """ "خمسون منهم رهبان", "خمسة منهم من أسرة واحدة"."""
    return tolls.victim(i) is not None or tolls.form(i) == "من"


def _owns(tolls: Tolls, q: Quantity, noun: Victim) -> bool:
    """Whether a noun like نازح or معتقل tells the kind: no governing word says what befell them."""
    blocked = noun.kind != "displaced" and _blocked(tolls, q.first)  # "وصل 350 لاجئا"
    return bool(noun.kind) and _governor_left(tolls, q, _WINDOW) is None and not blocked


def _died(tolls: Tolls, q: Quantity, stop: int) -> bool:
    """ "فارق ثلاثة جرحى الحياة": of the wounded, but they died."""
    return tolls.helper(q.first - 1, "departs") and life_after(tolls, stop)


def _blocked(tolls: Tolls, i: int) -> bool:
    return any(tolls.helper(j, "none") for j in range(max(i - 3, 0), i))


def _between_kinds(tolls: Tolls, q: Quantity) -> list[CountMention]:
    """150 بين قتيل وجريح, عشرات القتلى والجرحى: killed 1..150 and injured 1..150."""
    first = tolls.victim(q.noun)
    if first and first[0].kind in COUNT_KINDS and q.max != q.min:
        second = tolls.victim(first[1], joined=True)
        if second and second[0].kind in COUNT_KINDS and first[0].kind != second[0].kind and tolls.is_definite(first[1]):
            return _shared(tolls, q, (first[0], q.noun or 0), (second[0], first[1]), second[1])
    for j in range(q.stop, min(q.stop + _BETWEEN_WINDOW, len(tolls.tokens) - 2)):
        if tolls.form(j) in STOPS or tolls.form(j).startswith("و"):
            break
        if tolls.form(j) not in BETWEEN:
            continue
        k = j + 1 if tolls.form(j) in ("بين", "مابين") else j + 2
        a, b = tolls.victim(k), tolls.victim(k + 1, joined=True)
        if a and b and tolls.form(k + 1).startswith("و") and a[0].kind in COUNT_KINDS and b[0].kind in COUNT_KINDS:
            return _shared(tolls, q, (a[0], k), (b[0], k + 1), b[1])
    return []


def _shared(tolls: Tolls, q: Quantity, a: tuple[Victim, int], b: tuple[Victim, int], stop: int) -> list[CountMention]:
    """One number for two kinds: each from 1 to the whole."""
    noun = tolls.victim(q.noun)
    who = noun[0].who if noun else "unknown"
    return [
        CountMention(kind=v.kind, who=who, unit="person", min=1, max=q.max, first=q.first, stop=stop, govern=at)
        for v, at in (a, b)
    ]


def _kind_told(tolls: Tolls, q: Quantity, noun: tuple[Victim, int] | None, *, other: bool) -> tuple[str, int] | None:
    """The kind that the clause gives the quantity, and the governing token."""
    stop = (q.noun + 1) if q.noun is not None and q.noun >= q.stop else q.stop
    if other and any(tolls.helper(k, "wounds") for k in range(stop, min(stop + 3, len(tolls.tokens)))):
        governor = _governor_left(tolls, q, _WINDOW)
        return "injured", governor[1] if governor else q.first
    last = tolls.last_count(q.first)
    if last and _is_subtotal(tolls, q.first):
        return last.kind, last.govern
    among = _among(tolls, q.first)
    if among is not None:
        return among
    people = noun is not None or other or _some_of(tolls, q) or _goes_on_with_means(tolls, q)
    crowd = q.noun is None and q.min != q.max  # "شارك فيها الآلاف"
    governor = _governor_left(tolls, q, _WINDOW if people else _CROWD_WINDOW if crowd else 1)
    if governor is None and q.noun is not None and noun is None and not other:
        governor = _verb_with_people(tolls, q)
    if governor is not None:
        return governor
    besides = (tolls.form(q.first - 2).removeprefix("و"), tolls.form(q.first - 1)) in _BESIDES
    joined = q.joined or besides or tolls.form(q.first - 1) == "مقابل"  # "11 من القوات مقابل 19 من المسلحين"
    if joined and last and people and last.stop >= q.first - _NEAR and not (noun and noun[0].kind):
        return last.kind, last.govern
    if noun is not None and (after := tolls.victim(noun[1])) is not None and after[0].kind in BY_GOVERNOR:
        return after[0].kind, noun[1]  # "لا يزال 20 جنديا مفقودين"
    if people or q.noun is None:
        return _toll_noun(tolls, q) or (None if _is_year(q) else verb_right(tolls, stop, low=q.min))
    return None


def _is_year(q: Quantity) -> bool:
    return q.noun is None and q.min == q.max and q.min in YEARS


def _some_of(tolls: Tolls, q: Quantity) -> bool:
    """11 من القوات الموالية للحكومة, 6 من مرافقيه, خمسة من مقاتلي الحشد: some of a definite body."""
    if q.noun is None or q.noun < q.stop or tolls.form(q.noun - 1) != "من":
        return False
    form, helper = tolls.form(q.noun), tolls.governors.get(q.noun)
    if helper is not None and helper.kind.startswith("who:"):
        return True  # "129 من قوات النظام"
    return form.startswith("ال") or bool(without_pronoun(form)) or (form + "ن") in tolls.victims.nouns


def _goes_on_with_means(tolls: Tolls, q: Quantity) -> bool:
    """ "أصيب 12 شابا بالرصاص وعشرات بالاختناق": nobody named, but by what they came to harm."""
    form = tolls.form(q.stop)
    return q.noun is None and q.joined and (form.startswith("بال") or tolls.helper(q.stop, "wounds"))


def _among(tolls: Tolls, i: int) -> tuple[str, int] | None:
    """ "ومن بين القتلى خمسة من مقاتلي الحشد": some of those whom the noun before counts."""
    noun = tolls.victim(i - 1)
    if noun is None or tolls.form(i - 2).removeprefix("و") not in ("بين", "ضمن") or not tolls.is_definite(i - 1):
        return None
    last = tolls.last_count(i)
    kind = noun[0].kind if noun[0].kind in BY_GOVERNOR else last.kind if last is not None else ""
    return (kind, i - 1) if kind else None


def _is_subtotal(tolls: Tolls, i: int) -> bool:
    if tolls.form(i - 1) == "(":
        i -= 1
    return tolls.helper(i - 1, "subtotal") or (tolls.form(i - 1) in ("كل", "نحو") and tolls.helper(i - 2, "subtotal"))


def _goes_on_with_parts(tolls: Tolls, q: Quantity) -> bool:
    """ "بينهم ثلاثة أطفال و4 نساء": what is joined to a part is one too."""
    last = tolls.last_count(q.first)
    return last is not None and last.part and q.joined and q.first - last.stop <= 1


def _governor_left(tolls: Tolls, q: Quantity, window: int) -> tuple[str, int] | None:
    """The nearest governing word before the quantity in its clause, not yet taken by another number."""
    i = q.first - 1
    if window == 1 and (tolls.form(i) in ("علي", "و") or (q.noun == i)):
        i -= 1
    sentence = tolls.tokens[q.first].sentence
    beside = tolls.form(q.first - 1) == "مع"  # "اعتقل الصحفي، مع أربعة نشطاء", "اعتقاله مع أربعة"
    for j in range(i, max(i - window, -1), -1):
        form = tolls.form(j)
        relative = (
            form in CLAUSE and tolls.helper(j + 1, "affects") and j + 2 == q.first
        )  # "الخطف التي طالت 276 تلميذة"
        if tolls.tokens[j].sentence != sentence or (form in CLAUSE and not relative):
            return None
        if form in STOPS and not ((q.joined or beside) and form in "،,"):
            return None
        governor = tolls.governors.get(j) or (tolls.victims.governors.get(without_pronoun(form)) if beside else None)
        if governor is None or j in tolls.covered:
            continue
        if governor.kind in ("none", "subtotal"):
            return None
        before = min(q.first, q.noun or q.first) - 1
        if (governor.kind == "upon" and tolls.form(before) == "علي") or (governor.kind == "falls" and j == before):
            kind: str | None = _fate(tolls, q)
        elif governor.kind in _BY_WHAT_FOLLOWS:
            kind = _kind_by_rest(tolls, j, before, q)
        else:
            kind = _joined_kind(tolls, j, governor)
        if kind is None and governor.kind == "carries":
            return None
        if kind is None:
            continue
        return None if j in tolls.used and not q.joined else (kind, j)
    return None


def _kind_by_rest(tolls: Tolls, j: int, before: int, q: Quantity) -> str | None:
    """What the verb at `j` says of the people after it, as the rest of its clause tells: "فقد ستة جنود" are missing,
    "فقد 9 أشخاص حياتهم" and whom an army lost are dead; "تعرض أربعة عمال للخطف"; "عاد مئات الأشخاص", "خرجت دفعة تضم
    1200 شخص".
    """
    kind, stop = tolls.governors[j].kind, max(q.stop, (q.noun or 0) + 1)
    if kind == "carries":
        moves = range(j - 1, max(j - 1 - _WINDOW, -1), -1)
        return "displaced" if any(tolls.helper(k, "moved") or tolls.helper(k, "displaced") for k in moves) else None
    if kind == "undergoes":
        told = (k for k in range(stop, min(stop + _NEAR, len(tolls.tokens))) if _befalls(tolls, k))
        return next((tolls.governors[k].kind for k in told), None)
    if kind == "moved":
        noun = tolls.victim(q.noun)
        crowd = noun is not None and noun[0].kind == "protesters"
        return _joined_kind(tolls, j, _JOINED) or (None if crowd or before - j > 2 else "displaced")
    if kind == "departs" or life_after(tolls, stop):
        return "killed" if life_after(tolls, stop) else None
    if j == before:
        return "missing"
    if (q.min, q.max) == (2, None) or before - j > VERB_WINDOW:
        return None  # "فقدت الجماعة العديد من القادة"
    return "killed" if tolls.is_definite(j + 1) or tolls.form(j).endswith("ت") else None  # not "فقد زار"


def _befalls(tolls: Tolls, k: int) -> bool:
    """ "للخطف", "في الأسر": the word of what happens to those before it."""
    governor = tolls.governors.get(k)
    led = tolls.form(k).startswith("ل") or tolls.form(k - 1) in ("في", "الي")
    return governor is not None and led and not governor.features and governor.kind in BY_GOVERNOR


def _fate(tolls: Tolls, q: Quantity) -> str:
    """What befell people who fell: "سقط 5 جنود جرحى" wounds, else death."""
    noun = tolls.victim(q.noun)
    after = tolls.victim(noun[1]) if noun is not None else None
    return "injured" if after is not None and after[0].kind == "injured" else "killed"


def _joined_kind(tolls: Tolls, j: int, governor: Governor) -> str | None:
    if governor.kind in COUNT_KINDS:
        return governor.kind
    if governor.kind == "forced":
        flight = range(j + 1, min(j + 1 + _WINDOW, len(tolls.tokens)))
        return "displaced" if any(tolls.helper(k, "displaced") and tolls.form(k - 1) in _TO for k in flight) else None
    if governor.kind == "joined":
        sentence = tolls.tokens[j].sentence
        for k, other in tolls.governors.items():
            if other.kind in ("protest", "protesters") and tolls.tokens[k].sentence == sentence:
                return "protesters"
    return None


def _verb_with_people(tolls: Tolls, q: Quantity) -> tuple[str, int] | None:
    """A noun that is in no list, but looks like people, after a verb and its subject: قتلت القوات 7 انفصاليين."""
    form = tolls.form(q.noun or 0)
    if not form.endswith(("يين", "يون", "يا")) or tolls.form(q.first - 1) in ("في", "من", "علي"):
        return None
    governor = _governor_left(tolls, q, VERB_WINDOW)
    return governor if governor and tolls.governors[governor[1]].features else None


def _toll_noun(tolls: Tolls, q: Quantity) -> tuple[str, int] | None:
    """ارتفاع حصيلة القتلى إلى 45, بلغ عدد الجرحى 20."""
    near = tolls.form(q.first - 1) in _AFTER_TOLL or tolls.victim(q.first - 1, joined=True) is not None
    for j in range(q.first - 1, max(q.first - 1 - _TOLL_WINDOW, -1), -1):
        if tolls.form(j) in STOPS:
            return None
        noun = tolls.victim(j, joined=True)
        if noun and near and j not in tolls.covered and noun[0].kind in _IN_TOLLS:
            counted = any(tolls.form(k).removeprefix("و") in ("عدد", "حصيله", "اعداد") for k in range(max(j - 2, 0), j))
            joined = tolls.form(j).startswith("وال") and tolls.last_count(j) is not None  # "... والجرحى 120"
            return (noun[0].kind, j) if counted or joined else None
    return None


def _who(tolls: Tolls, noun: Victim | None, q: Quantity, stop: int, *, other: bool) -> str:
    """Who was counted: the noun, what specifies it (من المدنيين, رجال الشرطة), or for آخرين those counted before."""
    if noun is not None and noun.who not in ("", "unknown"):
        return noun.who
    if other:
        whole = tolls.last_whole(q.first)
        return whole.who if whole else "unknown"
    start = q.noun if noun is None and q.noun is not None else stop
    for j in range(start, min(start + 3, len(tolls.tokens))):
        helper = tolls.governors.get(j)
        if tolls.form(j) in STOPS or tolls.form(j).startswith("و") or (helper and helper.kind == "subtotal"):
            break
        if helper and helper.kind.startswith("who:"):
            return helper.kind[4:]
        found = tolls.victim(j)
        if found and not found[0].kind and found[0].who != "unknown":
            return found[0].who
        if tolls.form(j) not in ("من", "بين", "علي", "الاقل") and (noun is not None or tolls.form(j) in ("في", "خلال")):
            break
    return "unknown"


def _double_governor(tolls: Tolls, govern: int, kind: str) -> tuple[str, int] | None:
    """مقتل وجرح العشرات: the word before, joined by "and", governs as well, unless its subject stands before it."""
    before = tolls.governors.get(govern - 1)
    if before is not None and (without_pronoun(tolls.form(govern - 1)) or _has_subject(tolls, govern - 1)):
        return None
    told = any(count.govern == govern - 1 for count in tolls.found)  # "إن شخصا قتل وأصيب ثلاثة"
    if before is None or told or before.kind == kind or before.kind not in BY_GOVERNOR or kind not in BY_GOVERNOR:
        return None
    return (before.kind, govern - 1) if tolls.form(govern).startswith("و") else None


def _has_subject(tolls: Tolls, j: int) -> bool:
    """ "إن أستاذا يعمل في الجامعة قتل": somebody is told of between إن and the verb at `j`."""
    if not tolls.governors[j].features:
        return False
    for k in range(j - 1, max(j - 1 - _WINDOW, -1), -1):
        if tolls.form(k) in ("ان", "وان", "بان"):
            return k < j - 1
        if tolls.form(k) in STOPS or tolls.tokens[k].sentence != tolls.tokens[j].sentence:
            return False
    return False
