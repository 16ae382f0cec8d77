"""Compiles actors, persons, states and places into name tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from marsad.errors import DataError
from marsad.lexicon.lexicon import NameEntry, PhraseTable
from marsad.lexicon.phrase_table import add_phrase, sort_phrases
from marsad.lexicon.tables import Row, read_table
from marsad.ontology import SECTORS
from marsad.text.fold import fold_word
from marsad.text.inflection import decline

STATE_COLUMNS = "code name names nisba capital metonyms note".split()
ACTOR_COLUMNS = "name code sectors kind strong weak from until wikidata note".split()
PERSON_COLUMNS = "name code sectors office from until strong weak wikidata note".split()
PLACE_COLUMNS = "name country kind resolution lat lon parent strong weak note".split()
SUPRANATIONAL = frozenset("UNO EUR IGO NGO IMG".split())
_CODE = re.compile(r"^[A-Z]{3}$")
_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
_WIKIDATA = re.compile(r"^Q\d+$")
LARGEST_LATITUDE, LARGEST_LONGITUDE = 90.0, 180.0


class _Names:
    """Collects entries and their written names, and the faults found on the way."""

    def __init__(self, found: list[DataError]) -> None:
        self.found = found
        self.entries: list[NameEntry] = []
        self.strong: dict[str, list[int]] = {}
        self.weak: dict[str, list[int]] = {}
        self.codes: set[str] = set(SUPRANATIONAL)
        self._where: dict[str, tuple[str, str, Row]] = {}

    def add(self, row: Row, entry: NameEntry, strong: list[str], weak: list[str]) -> None:
        """Enter one row; a strong name that already belongs to another entry of the same family is a fault."""
        index = len(self.entries)
        self.entries.append(entry)
        for name in strong:
            folded = fold_word(name)
            owner = self._where.setdefault(f"{entry.family}:{folded}", (entry.family, entry.name, row))
            if entry.family != "place" and owner[1] != entry.name:
                first = owner[2]
                self.found.append(
                    row.error(
                        f"strong name {name!r} of {entry.name} belongs to {owner[1]} ({first.path.name}:{first.line})"
                    )
                )
                continue
            self.strong.setdefault(folded, []).append(index)
        for name in weak:
            self.weak.setdefault(fold_word(name), []).append(index)

    def check_code(self, row: Row, code: str) -> str | None:
        """The code, None where empty; an unknown one is a fault."""
        if code and (not _CODE.match(code) or code not in self.codes):
            self.found.append(row.error(f"unknown country code {code!r}"))
        return code or None

    def check_dates(self, row: Row) -> None:
        """A term whose bounds are no dates, or that ends before it begins, is a fault."""
        since, until = row["from"], row["until"]
        for value in (since, until):
            if value and not _DATE.match(value):
                self.found.append(row.error(f"not a date: {value!r}"))
        if since and until and until < since[: len(until)]:
            self.found.append(row.error(f"ends ({until}) before it begins ({since})"))

    def check_sectors(self, row: Row) -> list[str]:
        """The sectors; unknown ones are a fault."""
        sectors = row.list("sectors")
        unknown = set(sectors) - SECTORS
        if unknown:
            self.found.append(row.error(f"unknown sectors {sorted(unknown)}"))
        return sectors

    def check_wikidata(self, row: Row) -> str:
        """The item, "" where none is given; what does not look like one is a fault."""
        if row["wikidata"] and not _WIKIDATA.match(row["wikidata"]):
            self.found.append(row.error(f"not a Wikidata id: {row['wikidata']!r}"))
        return row["wikidata"]


class CompiledNames(NamedTuple):
    """Entries, strong and weak name tables, nisba forms -> country codes, country code -> its capital's place."""

    entries: list[NameEntry]
    strong: PhraseTable
    weak: PhraseTable
    nisbas: dict[str, list[str]]
    capitals: dict[str, NameEntry]


def compile_names(root: Path, found: list[DataError], imported: Sequence[Path] = ()) -> CompiledNames:
    """All listed names. Faults are appended to `found`.

    `imported` are place tables of the user's own, compiled after the built-in ones.
    """
    names = _Names(found)
    nisbas = _states(root, names)
    for area, add in (("actor", _actor), ("person", _person), ("place", _place)):
        columns = {"actor": ACTOR_COLUMNS, "person": PERSON_COLUMNS, "place": PLACE_COLUMNS}[area]
        for path in sorted((root / area).glob("*.tsv")):
            if path.name != "states.tsv":
                for row in read_table(path, columns):
                    add(row, names)
    for path in imported:
        for row in read_table(path, PLACE_COLUMNS):
            _place(row, names)
    return CompiledNames(names.entries, _phrases(names.strong), _phrases(names.weak), nisbas, _capitals(names))


def _capitals(names: _Names) -> dict[str, NameEntry]:
    """The place that bears the name of each state's capital."""
    capitals: dict[str, NameEntry] = {}
    for name, indexes in names.strong.items():
        for state in (names.entries[x] for x in indexes if names.entries[x].kind == "capital"):
            places = (names.entries[x] for x in (*indexes, *names.weak.get(name, ())))
            city = next((e for e in places if e.family == "place" and e.code == state.code and e.kind == "city"), None)
            if city is not None and state.code is not None:
                capitals.setdefault(state.code, city)
    return capitals


def _phrases(names: dict[str, list[int]]) -> PhraseTable:
    table: PhraseTable = {}
    for name, indexes in names.items():
        for index in indexes:
            add_phrase(table, name, index)
    return sort_phrases(table)


def _entry(family: str, row: Row, strong: list[str], **fields: object) -> NameEntry:
    values: dict[str, object] = {
        "family": family, "name": row["name"], "name_ar": strong[0] if strong else "", "code": None, "sectors": [],
        "kind": "", "office": "", "since": "", "until": "", "wikidata": "", "lat": None, "lon": None, "resolution": 0,
        "parent": "",
    }  # fmt: skip
    values.update(fields)
    return NameEntry(**values)  # type: ignore[arg-type]


def _states(root: Path, names: _Names) -> dict[str, list[str]]:
    nisbas: dict[str, list[str]] = {}
    rows = read_table(root / "actor/states.tsv", STATE_COLUMNS)
    names.codes.update(r["code"] for r in rows)
    for row in rows:
        code = row["code"]
        strong = row.list("names")
        if strong:
            names.add(
                row, _entry("state", row, strong, code=code, sectors=["GOV"], kind="state", resolution=1), strong, []
            )
        for column, kind in (("capital", "capital"), ("metonyms", "seat")):
            for name in row.list(column):
                entry = _entry("state", row, [name], code=code, sectors=["GOV"], kind=kind, resolution=1)
                names.add(row, entry, [name], [])
        for nisba in row.list("nisba"):
            singular, *plurals = nisba.split("/")
            for form, _ in decline(singular, plurals, person=True):
                codes = nisbas.setdefault(form, [])
                if code not in codes:
                    codes.append(code)
    return nisbas


def _actor(row: Row, names: _Names) -> None:
    names.check_dates(row)
    strong, weak = row.list("strong"), row.list("weak")
    entry = _entry(
        "actor", row, strong or weak, code=names.check_code(row, row["code"]), sectors=names.check_sectors(row),
        kind=row["kind"], since=row["from"], until=row["until"], wikidata=names.check_wikidata(row),
    )  # fmt: skip
    names.add(row, entry, strong, weak)


def _person(row: Row, names: _Names) -> None:
    names.check_dates(row)
    strong, weak = row.list("strong"), row.list("weak")
    entry = _entry(
        "person", row, strong or weak, code=names.check_code(row, row["code"]), sectors=names.check_sectors(row),
        kind="person", office=row["office"], since=row["from"], until=row["until"], wikidata=names.check_wikidata(row),
    )  # fmt: skip
    names.add(row, entry, strong, weak)


def _place(row: Row, names: _Names) -> None:
    strong, weak = row.list("strong"), row.list("weak")
    lat = _coordinate(row, "lat", LARGEST_LATITUDE, names)
    lon = _coordinate(row, "lon", LARGEST_LONGITUDE, names)
    entry = _entry(
        "place", row, strong or weak, code=names.check_code(row, row["country"]), kind=row["kind"], lat=lat, lon=lon,
        resolution=int(row["resolution"] or 0), parent=row["parent"],
    )  # fmt: skip
    names.add(row, entry, strong, weak)


def _coordinate(row: Row, column: str, limit: float, names: _Names) -> float | None:
    if not row[column]:
        return None
    try:
        value = float(row[column])
    except ValueError:
        names.found.append(row.error(f"{column} is not a number: {row[column]!r}"))
        return None
    if abs(value) > limit:
        names.found.append(row.error(f"{column} out of range: {value}"))
        return None
    return value
