"""The compiled number words and the words about victims: what `extract.quantity` and `extract.casualty` look up.

Keys are folded forms without proclitics; the readers take و ف ب ل ك off.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.lexicon.tables import DATA, Row, read_table
from marsad.text.fold import fold_word
from marsad.text.inflection import conjugate, decline

PHRASE_KINDS = frozenset(("several", "about", "over", "least", "under", "most", "percent"))
NUMBER_KINDS = PHRASE_KINDS | {
    *("unit", "one", "teen", "ten", "hundred", "multiplier", "several.multiplier", "dual.multiplier"),
    *("hundreds", "tens", "fraction", "function"),
}
COUNT_KINDS = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced", "protesters", "attacks"))
GOVERNOR_KINDS = COUNT_KINDS | {
    *(
        "joined",
        "protest",
        "none",
        "negation",
        "subtotal",
        "other",
        "wounds",
        "between",
        "leaves",
        "affects",
        "forced",
        "upon",
        "falls",
        "lost",
        "departs",
        "life",
        "undergoes",
        "moved",
        "carries",
        "exceeds",
    ),
    *("who:police", "who:military", "who:civilian"),
}
WHO = frozenset(("", "civilian", "military", "police", "child", "woman", "unknown"))
_SINGLE, _DUAL, _PLURAL = "s", "d", "p"
# Who people of these sectors are, as a count says it; of other sectors civilians.
_WHO_BY_SECTOR = {
    **dict.fromkeys(("MIL", "REB", "UAF", "PRM"), "military"),
    **dict.fromkeys(("UNK", "CRM", "SPY", "JUD", "OPP", "PTY"), "unknown"),
    "COP": "police",
}


class NumberWord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One row of data/quantity/numbers.tsv after its first word `tail` (empty for one word)."""

    tail: list[str]
    kind: str
    min: int
    max: int | None


class Numbers(msgspec.Struct, frozen=True):
    """Number words by form, and phrases by first word with the longest first."""

    words: dict[str, NumberWord] = {}
    phrases: dict[str, list[NumberWord]] = {}
    functions: dict[str, bool] = {}


class Victim(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A counted noun: kind ("" where a governing word must say), who, unit, and number s, d or p of this form."""

    tail: list[str]
    kind: str
    who: str
    unit: str
    number: str


class Governor(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word of data/quantity/kinds.tsv. `features` are those of a verb form (text.inflection), "" for a noun."""

    kind: str
    features: str


class Victims(msgspec.Struct, frozen=True):
    """Victim nouns (longest phrase first), governing words, and things that are never victims."""

    nouns: dict[str, list[Victim]] = {}
    governors: dict[str, Governor] = {}
    things: dict[str, bool] = {}


def compile_numbers(root: Path = DATA) -> Numbers:
    """Read `quantity/numbers.tsv`. Raises DataError where the file breaks the rules."""
    numbers = Numbers({}, {}, {})
    for row in read_table(root / "quantity" / "numbers.tsv", ("forms", "kind", "min", "max", "note")):
        if row["kind"] not in NUMBER_KINDS:
            raise row.error(f"unknown kind {row['kind']!r}")
        low, high = _integer(row, "min") or 0, _integer(row, "max")
        for form in row.list("forms"):
            first, *tail = fold_word(form).split(" ")
            word = NumberWord(tail, row["kind"], low, high)
            if row["kind"] == "function":
                numbers.functions[first] = True
            elif row["kind"] in PHRASE_KINDS:
                numbers.phrases.setdefault(first, []).append(word)
            else:
                numbers.words.setdefault(first, word)
    for phrases in numbers.phrases.values():
        phrases.sort(key=lambda phrase: -len(phrase.tail))
    return numbers


def compile_victims(root: Path = DATA) -> Victims:
    """Read `quantity/victims.tsv`, `kinds.tsv` and `things.tsv`; months and weekdays are things too, and the people of
    `head/actor.tsv` and of the states ("ثلاثة مراسلين", "4 أميركيين") victims.
    """
    victims = Victims({}, {}, {})
    for row in read_table(root / "quantity" / "things.tsv", ("forms", "note")):
        for form in row.list("forms"):
            victims.things[fold_word(form)] = True
    for name, columns in (("months", "forms system month strength note"), ("weekdays", "forms weekday note")):
        for row in read_table(root / "time" / f"{name}.tsv", columns.split()):
            for form in row.list("forms"):
                victims.things[fold_word(form).split(" ")[0]] = True
    _governors(root, victims)
    _nouns(root, victims)
    _people(root, victims)
    return victims


def _governors(root: Path, victims: Victims) -> None:
    for row in read_table(root / "quantity" / "kinds.tsv", ("forms", "present", "kind", "note")):
        kind = row["kind"]
        if kind not in GOVERNOR_KINDS:
            raise row.error(f"unknown kind {kind!r}")
        for form in row.list("forms"):
            if row["present"]:
                for written, features in conjugate(form, row["present"]):
                    victims.governors.setdefault(written, Governor(kind, features))
                continue
            written = fold_word(form)
            # "خطف" is noun and verb: it keeps the features of the verb, whose subject may follow.
            if written not in victims.governors or victims.governors[written].kind != kind:
                victims.governors[written] = Governor(kind, "")
            if kind in COUNT_KINDS and not written.startswith("ال"):
                victims.governors.setdefault("ال" + written, Governor(kind, ""))


def _nouns(root: Path, victims: Victims) -> None:
    columns = ("forms", "kind", "who", "unit", "note")
    rows = read_table(root / "quantity" / "victims.tsv", columns)
    for dual in (False, True):
        for row in rows:
            if row["kind"] and row["kind"] not in COUNT_KINDS:
                raise row.error(f"unknown kind {row['kind']!r}")
            if row["who"] not in WHO:
                raise row.error(f"unknown who {row['who']!r}")
            # "only beside an arrest": such a word says no kind by itself.
            kind = "" if row["note"].startswith("only ") else row["kind"]
            unit = row["unit"] or ("unit" if row["kind"] == "attacks" else "person")
            for form, number in _duals(row) if dual else _numbered(row):
                if row["kind"] == "attacks" and fold_word(row.list("forms")[0]) in victims.things:
                    victims.things[fold_word(form)] = True
                    continue
                _add(victims, form, (kind, row["who"] or "unknown", unit, number))
    for nouns in victims.nouns.values():
        nouns.sort(key=lambda noun: -len(noun.tail))


def _people(root: Path, victims: Victims) -> None:
    """Persons by their calling or nation, men or both. Of "مراسلين" and "عراقيين", two or more, more is likelier."""
    for row in read_table(root / "head" / "actor.tsv", ("forms", "class", "number", "sectors", "complement", "note")):
        singular, *plurals = row.list("forms")
        if row["class"] != "people" or row["number"] not in "pm" or row["complement"] == "c" or " " in singular:
            continue
        who = _WHO_BY_SECTOR.get(row.list("sectors")[0], "civilian")
        _add_people(victims, singular, plurals, who, sound=any(p.endswith("ون") for p in plurals))
    for row in read_table(
        root / "actor" / "states.tsv", ("code", "name", "names", "nisba", "capital", "metonyms", "note")
    ):
        for nisba in row.list("nisba"):
            singular, *plurals = nisba.split("/")
            _add_people(victims, singular, plurals, "unknown", sound=True)


def _add_people(victims: Victims, singular: str, plurals: list[str], who: str, *, sound: bool) -> None:
    forms = dict(decline(singular, plurals, person=True))
    for form, features in forms.items():
        if features.endswith("D") or features[1] == "f" or form in victims.nouns or form in victims.things:
            continue
        if features[0] == "p" and form + "ن" in forms:
            continue  # "منفذي التفجير" are known
        number = _PLURAL if sound and form.endswith("ين") else features[0]
        _add(victims, form, ("", who, "person", number))


def _add(victims: Victims, form: str, told: tuple[str, str, str, str]) -> None:
    kind, who, unit, number = told
    first, *tail = fold_word(form).split(" ")
    if unit == "unit" and kind != "attacks":
        victims.things[first] = True
        return
    for written in (first, "ال" + first):
        nouns = victims.nouns.setdefault(written, [])
        if not any(noun.tail == tail for noun in nouns):
            nouns.append(Victim(tail, kind, who, unit, number))


def _numbered(row: Row) -> Iterator[tuple[str, str]]:
    """Each form with its number. The first is singular; another is too where its sound plural stands in the list."""
    forms = row.list("forms")
    for i, form in enumerate(forms):
        singular = i == 0 or form + "ون" in forms
        yield form, _SINGLE if singular else _PLURAL
        if singular and not form.endswith(("ة", "ى", "اء", "ا")) and " " not in form:
            yield form + "ا", _SINGLE


def _duals(row: Row) -> Iterator[tuple[str, str]]:
    singular = row.list("forms")[0]
    if singular.endswith(("ى", "ا")):
        return
    head, *rest = singular.split(" ")
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    for ending in ("ان", "ين"):
        yield " ".join([stem + ending, *rest]), _DUAL


def _integer(row: Row, column: str) -> int | None:
    cell = row[column]
    if cell and not cell.isdigit():
        raise row.error(f"{column} {cell!r} is no number")
    return int(cell) if cell else None
