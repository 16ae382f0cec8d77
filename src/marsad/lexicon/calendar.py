"""The compiled calendar: month names of all systems, weekdays, and the words and phrases that tell time.

Everything is keyed by folded written forms. `forms` holds each word with every proclitic that may stand on it
(وفي, لليوم, بأمس), so that a text is read with one look-up a token.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from marsad.lexicon.tables import DATA, Row, read_table
from marsad.text.fold import fold_word

# Proclitics that newswriting puts on words of time; with the article, ل + ال is written لل.
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


class Form(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one written form is: the roles it has (data/time/words.tsv), the word without `clitic`."""

    roles: dict[str, str]
    bare: str
    clitic: str


class MonthName(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A month name after its first word: the other words, system, number and strength (data/time/months.tsv)."""

    tail: list[str]
    hijri: bool
    number: int
    strength: int


class NamedDay(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A feast or memorial day: where in the year it falls and how many days it lasts."""

    hijri: bool
    month: int
    day: int
    days: int


class Phrase(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A fixed phrase after its first word. `role` is relative, part, vague, block, meanwhile or named.

    `value` of a named one is its index in `Calendar.named`.
    """

    tail: list[str]
    role: str
    value: int


class Calendar(msgspec.Struct, frozen=True):
    """All that `extract.time` looks up. Longest tails stand first in `months` and `phrases`."""

    forms: dict[str, Form]
    months: dict[str, list[MonthName]]
    phrases: dict[str, list[Phrase]]
    named: list[NamedDay]


def compile_calendar(root: Path = DATA) -> Calendar:
    """Read `time/*.tsv` under `root`. Raises DataError where a file breaks the rules."""
    roles: dict[str, dict[str, str]] = {}
    area = root / "time"
    months = _months(area, roles)
    named: list[NamedDay] = []
    phrases = _phrases(area, roles, named)
    _words(area, roles)
    for table in (months, phrases):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry.tail))
    return Calendar(_with_proclitics(roles), months, phrases, named)


def _months(area: Path, roles: dict[str, dict[str, str]]) -> dict[str, list[MonthName]]:
    months: dict[str, list[MonthName]] = {}
    for row in read_table(area / "months.tsv", ("forms", "system", "month", "strength", "note")):
        if row["system"] not in ("gregorian", "hijri"):
            raise row.error(f"unknown system {row['system']!r}")
        number, strength = _integer(row, "month", 1, 12), _integer(row, "strength", 0, 3)
        for first, tail in _split(row):
            months.setdefault(first, []).append(MonthName(tail, row["system"] == "hijri", number, strength))
            roles.setdefault(first, {})["month"] = ""
    return months


def _phrases(area: Path, roles: dict[str, dict[str, str]], named: list[NamedDay]) -> dict[str, list[Phrase]]:
    phrases: dict[str, list[Phrase]] = {}

    def add(row: Row, role: str, value: int) -> None:
        for first, tail in _split(row):
            phrases.setdefault(first, []).append(Phrase(tail, role, value))
            roles.setdefault(first, {})["phrase." + role] = ""

    for row in read_table(area / "phrases.tsv", ("forms", "role", "value", "note")):
        if row["role"] not in ("relative", "part", "vague", "block", "meanwhile", "then", "thence"):
            raise row.error(f"unknown role {row['role']!r}")
        add(row, row["role"], _integer(row, "value", -9, 9) if row["value"] else 0)
    for row in read_table(area / "named.tsv", ("forms", "system", "month", "day", "days", "note")):
        day = NamedDay(
            row["system"] == "hijri",
            _integer(row, "month", 1, 12),
            _integer(row, "day", 1, 31),
            _integer(row, "days", 1, 31),
        )
        add(row, "named", len(named))
        named.append(day)
    return phrases


def _words(area: Path, roles: dict[str, dict[str, str]]) -> None:
    for row in read_table(area / "weekdays.tsv", ("forms", "weekday", "note")):
        weekday = _integer(row, "weekday", 0, 6)
        for form in row.list("forms"):
            roles.setdefault(fold_word(form), {})["weekday"] = str(weekday)
    for row in read_table(area / "numbers.tsv", ("forms", "kind", "value", "note")):
        role = {"cardinal": "cardinal", "ordinal": "ordinal"}.get(row["kind"], "ordinal.unit")
        for form in row.list("forms"):
            roles.setdefault(fold_word(form), {})[role] = row["value"]
    for row in read_table(area / "words.tsv", ("forms", "role", "value", "note")):
        for form in row.list("forms"):
            if " " in form:
                raise row.error(f"{form!r} is more than one word: it belongs in phrases.tsv")
            roles.setdefault(fold_word(form), {})[row["role"]] = row["value"]


def _split(row: Row) -> Iterator[tuple[str, list[str]]]:
    for form in row.list("forms"):
        first, *tail = fold_word(form).split(" ")
        yield first, tail


def _integer(row: Row, column: str, low: int, high: int) -> int:
    cell = row[column]
    if not cell.lstrip("-").isdigit() or not low <= int(cell) <= high:
        raise row.error(f"{column} {cell!r} is no number from {low} to {high}")
    return int(cell)


def _with_proclitics(roles: dict[str, dict[str, str]]) -> dict[str, Form]:
    """Every word with every proclitic. A form that is a word of its own is never read as another one's."""
    forms = {word: Form(found, word, "") for word, found in roles.items()}
    for word, clitic in _written(roles):
        forms.setdefault(
            clitic + word if clitic[-1] != "ل" else _after_lam(clitic, word), Form(roles[word], word, clitic)
        )
    return forms


def _written(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for clitic in PROCLITICS:
        for word in words:
            yield word, clitic


def _after_lam(clitic: str, word: str) -> str:
    """ "لليوم", and with one lam less "لليلة"."""
    if word.startswith("الل"):
        return clitic + word[2:]
    return clitic + (word[1:] if word.startswith("ال") else word)
