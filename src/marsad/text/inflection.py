"""Inflection: from principal parts (past, present, singular) to the written, folded forms of newswriting.

Arabic is printed without vowels, so many cells of a paradigm share a spelling; each form carries its feature string.
Verb features: tense (P past, I present, J short jussive as after لم) + person/number/gender (3ms 3fs 3md 3fd 3mp 3fp
1p 1s) + voice
(b: active or passive, spelling alike; a: active only; p: passive only). Noun features: s (singular) d (dual)
p (plural) + gender m/f + D where the article is written. Source of the rules: any grammar of Modern Standard Arabic
(weak verbs: Ryding, A Reference Grammar of MSA, 2005, chapters 22-27).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.text.fold import fold_word

_LONG = "اوي"
_MINIMUM = 2


def conjugate(past: str, present: str) -> Iterator[tuple[str, str]]:
    """All (folded form, features) of a verb, from its third person masculine singular past and present.

    >>> ("استولت", "P3fsb") in set(conjugate("استولى", "يستولي"))
    True
    >>> ("اصيب", "P3msp") in set(conjugate("أصاب", "يصيب"))
    True
    """
    seen: set[tuple[str, str]] = set()
    for form, features in (*_past(past), *_present(past, present)):
        item = (fold_word(form), features)
        if item not in seen:
            seen.add(item)
            yield item


def _past(past: str) -> Iterator[tuple[str, str]]:
    passive = _distinct_passive(past)
    voice = "a" if passive else "b"
    yield from ((form, "P" + png + voice) for form, png in _past_active(past))
    if passive:
        yield from ((form, "P" + png + "p") for form, png in _past_active(passive))


def _past_active(past: str) -> Iterator[tuple[str, str]]:
    last = past[-1]
    if last in "ىا" and len(past) > _MINIMUM:
        stem = past[:-1]
        weak = "و" if last == "ا" else "ي"
        yield past, "3ms"
        yield stem + "ت", "3fs"
        yield stem + "وا", "3mp"
        yield stem + weak + "ا", "3md"
        yield stem + "تا", "3fd"
        yield stem + weak + "نا", "1p"
        return
    stem = past
    yield past, "3ms"
    yield stem + "ت", "3fs"
    plural = past[:-1] if last == "ي" else past
    yield plural + "وا", "3mp"
    if last in "أءئ":
        yield past[:-1] + "ؤوا", "3mp"
    yield stem + "ا", "3md"
    yield stem + "تا", "3fd"
    short = past[:-2] + past[-1] if len(past) > _MINIMUM and past[-2] == "ا" else stem
    yield short + "نا", "1p"


def _distinct_passive(past: str) -> str | None:
    """The passive past where it is spelt otherwise than the active: حاصر -> حوصر, أصاب -> أصيب, دعا -> دعي."""
    if len(past) <= _MINIMUM:
        return None
    if past[-2] == "ا" and past[-1] not in "ىا":
        return past[:-2] + "ي" + past[-1]
    if len(past) >= 4 and past[1] == "ا":
        tail = past[2:-1] + "ي" if past[-1] in "ىا" else past[2:]
        return past[0] + "و" + tail
    if len(past) >= 5 and past[0] == "ت" and past[2] == "ا":
        return past[:2] + "و" + past[3:]
    if past[-1] == "ا":
        return past[:-1] + "ي"
    return None


def _present(past: str, present: str) -> Iterator[tuple[str, str]]:
    if len(present) <= _MINIMUM:
        return
    hollow = len(past) > _MINIMUM and past[-2] == "ا" and present[-2] in _LONG
    passive = _distinct_passive_present(past, present, hollow)
    voice = "a" if passive else "b"
    yield from (_tensed(form, png, voice) for form, png in _present_active(present, hollow))
    if passive:
        yield from (_tensed(form, png, "p") for form, png in _present_active(passive, hollow))


def _tensed(form: str, png: str, voice: str) -> tuple[str, str]:
    """Short jussive forms (لم يقل) keep their J; all others are plain present."""
    return form, (png if png[0] == "J" else "I" + png) + voice


def _present_active(present: str, hollow: bool) -> Iterator[tuple[str, str]]:
    stem = present[1:]
    weak = stem[-1] in "يوى"
    for prefix, png in (("ي", "3ms"), ("ت", "3fs"), ("ن", "1p"), ("أ", "1s")):
        yield prefix + stem, png
        if weak:
            yield prefix + stem[:-1], "J" + png
        elif hollow:
            yield prefix + stem[:-2] + stem[-1], "J" + png
    plural = stem[:-1] if weak else stem
    dual = stem[:-1] + "ي" if stem[-1] == "ى" else stem
    yield "ي" + plural + "ون", "3mp"
    yield "ي" + plural + "وا", "3mp"
    yield "ت" + plural + "وا", "3mp"
    yield "ي" + dual + "ان", "3md"
    yield "ت" + dual + "ان", "3fd"
    yield "ي" + dual + "ا", "3md"


def _distinct_passive_present(past: str, present: str, hollow: bool) -> str | None:
    if hollow and present[-2] in "وي":
        return present[:-2] + "ا" + present[-1]
    if past[0] == "و" and present[1] != "و":
        return present[0] + "و" + present[1:]
    if present[-1] in "وي" and past[-1] in "ىا":
        return present[:-1] + "ى" if present[-1] == "و" else None
    return None


def decline(
    singular: str, plurals: Iterable[str] = (), *, person: bool = False, sound: bool = True
) -> Iterator[tuple[str, str]]:
    """All (folded form, features) of a noun. `person` adds the sound masculine plural and the feminine.

    `sound` adds the sound feminine plural. The article is generated; proclitics and suffixes are taken off in reading.

    >>> ("المسلحون", "pmD") in set(decline("مسلح", person=True))
    True
    """
    forms: dict[str, str] = {}
    _singular_and_dual(singular, forms)
    if person and not singular.endswith(("ة", "ى")):
        stem = singular[:-1] + "ي" if singular.endswith("ي") else singular
        for ending in ("ون", "ين", "و", "ي"):
            forms.setdefault(stem + ending, "pm")
        _singular_and_dual(singular + "ة", forms)
        forms.setdefault(singular + "ات", "pf")
    elif sound:
        forms.setdefault((singular[:-1] if singular.endswith("ة") else singular) + "ات", "pf")
    for plural in plurals:
        forms.setdefault(plural, "pm")
        if not plural.endswith(("ة", "ى", "ء", "ا")):
            forms.setdefault(plural + "ا", "pm")
        if plural.endswith("ون"):
            forms.setdefault(plural[:-2] + "ين", "pm")
            forms.setdefault(plural[:-1], "pm")
            forms.setdefault(plural[:-2] + "ي", "pm")
    for form, features in forms.items():
        folded = fold_word(form)
        article = form.startswith("ال") and not form.startswith("الت")  # التزام and ألوية have none of their own
        yield folded, features + "D" if article else features
        if not article:
            yield "ال" + folded, features + "D"


def _singular_and_dual(singular: str, forms: dict[str, str]) -> None:
    if singular.endswith("ة"):
        forms.setdefault(singular, "sf")
        stem = singular[:-1] + "ت"
        gender = "f"
    else:
        forms.setdefault(singular, "sm")
        if not singular.endswith(("اء", "ى", "ا")):
            forms.setdefault(singular + "ا", "sm")
        stem, gender = singular, "m"
    if singular.endswith(("ى", "ا")):
        return
    for ending in ("ان", "ين"):
        forms.setdefault(stem + ending, "d" + gender)
    forms.setdefault(stem + "ا", "d" + gender)
    if gender == "f":  # "مدينتي حلب وإدلب"; of the masculine it would be read as a nisba or as "my"
        forms.setdefault(stem + "ي", "df")
