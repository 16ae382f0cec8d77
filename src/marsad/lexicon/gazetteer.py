"""The user's own places: tables that were imported, kept in his data folder and compiled with the built-in ones."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import platformdirs

from marsad.errors import InputError, UsageError
from marsad.lexicon.compile_names import PLACE_COLUMNS
from marsad.lexicon.lexicon import Lexicon, NameEntry, PhraseTable
from marsad.lexicon.place_table import PlaceRow, read_places
from marsad.text.fold import fold_word

_SAME_PLACE_KM = 25.0  # as the scorer counts two points as one place
_STRONG_KINDS = frozenset("capital city province".split())
_HEAD = re.compile(r"^# source: (?P<source>.*); imported (?P<date>\S+); (?P<places>\d+) places$", re.MULTILINE)


class Imported(NamedTuple):
    """One imported table: the name it is removed by, what it was made from, when, and how many places it holds."""

    name: str
    source: str
    date: str
    places: int


class Outcome(NamedTuple):
    """What an import did: the table, the rows that could not be read, and how many places were left out and why."""

    imported: Imported
    faults: int
    left_out: Counter[str]


def folder() -> Path:
    """Where the imported tables are kept."""
    return Path(platformdirs.user_data_dir("marsad")) / "gazetteer"


def tables() -> list[Path]:
    """The imported tables, in name order."""
    return sorted(folder().glob("*.tsv"))


def listing() -> list[Imported]:
    """What was imported."""
    out = []
    for path in tables():
        head = _HEAD.search(path.read_text(encoding="utf-8")[:1000])
        out.append(
            Imported(path.stem, head["source"], head["date"], int(head["places"]))
            if head
            else Imported(path.stem, "", "", 0)
        )
    return out


def remove(name: str) -> None:
    """Forget an imported table. Raises UsageError where there is none of that name."""
    path = folder() / f"{name}.tsv"
    if path not in tables():
        known = ", ".join(p.stem for p in tables()) or "nothing"
        raise UsageError(f"no gazetteer {name!r} was imported (there is: {known})")
    path.unlink()


def import_places(path: Path, lexicon: Lexicon) -> Iterator[InputError | Outcome]:
    """Add the places of a file for this user: the faults as they are met, then the outcome.

    `lexicon` says which names are taken. The table is written at the end, in one piece: an import that is broken off
    leaves what was there before. An earlier import of a file of that name is replaced.

    Raises InputError where the file cannot be read or nothing in it can be used.
    """
    sieve = _Sieve(lexicon)
    rows: list[str] = []
    faults = 0
    for item in read_places(path):
        if isinstance(item, InputError):
            faults += 1
            yield item
            continue
        row = sieve.row(item)
        if row is not None:
            rows.append(row)
    if not rows:
        raise InputError(str(path), f"no place to add ({_reasons(sieve.left_out) or 'no row could be read'})")
    name = re.sub(r"[^\w.-]+", "-", path.stem) or "places"
    imported = Imported(name, path.name, dt.date.today().isoformat(), len(rows))
    _write(imported, rows)
    yield Outcome(imported, faults, sieve.left_out)


def _reasons(left_out: Counter[str]) -> str:
    return ", ".join(f"{number:,} {reason}" for reason, number in left_out.most_common())


def _write(imported: Imported, rows: list[str]) -> None:
    """Write beside and rename, so that nothing half-written is ever compiled."""
    target = folder() / f"{imported.name}.tsv"
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as f:
            f.write("# Imported with `marsad gazetteer import`; `marsad gazetteer remove` takes it out.\n")
            f.write(f"# source: {imported.source}; imported {imported.date}; {imported.places} places\n")
            f.write("\t".join(PLACE_COLUMNS) + "\n")
            f.writelines(f"{row}\n" for row in rows)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)


class _Sieve:
    """Decides under which names an imported place may be found. `left_out` counts the places and names that are not."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._owners: dict[str, list[NameEntry]] = {}
        for table in (lexicon.strong_names, lexicon.weak_names):
            for name, index in _phrases(table):
                self._owners.setdefault(name, []).append(lexicon.names[index])
        self.left_out: Counter[str] = Counter()

    def row(self, place: PlaceRow) -> str | None:
        """The place as a line of a place table, or None where it is known or cannot be found by any name."""
        if not place.names:
            self.left_out["without an Arabic name"] += 1
            return None
        if any(self._known(place, fold_word(name)) for name in place.names):
            self.left_out["known already"] += 1
            return None
        strong: list[str] = []
        weak: list[str] = []
        for name in place.names:
            folded = fold_word(name)
            if any(e.family != "place" for e in self._owners.get(folded, ())):
                continue
            if self._ordinary(folded):
                continue
            (strong if self._decisive(place, folded) else weak).append(name)
        if not strong and not weak:
            self.left_out["whose names are ordinary words or names of people and bodies"] += 1
            return None
        point = ("" if value is None else str(value) for value in (place.lat, place.lon))
        cells = (place.name, place.country, place.kind, str(place.resolution), *point, place.parent)
        return "\t".join((*cells, "|".join(strong), "|".join(weak), place.number))

    def _known(self, place: PlaceRow, folded: str) -> bool:
        other = folded[2:] if folded.startswith("ال") else f"ال{folded}"
        for entry in (*self._owners.get(folded, ()), *self._owners.get(other, ())):
            if entry.family != "place" or entry.code != place.country:
                continue
            if entry.lat is None or entry.lon is None or place.lat is None or place.lon is None:
                if entry.resolution == place.resolution:
                    return True
            elif _km(entry.lat, entry.lon, place.lat, place.lon) <= _SAME_PLACE_KM:
                return True
        return False

    def _ordinary(self, folded: str) -> bool:
        """A single word that news uses as a word, a nisba or a given name would find places everywhere."""
        if " " in folded:
            return False
        x = self._lexicon
        words = (
            x.pos, x.particles, x.event_forms, x.light_forms, x.reporting_forms, x.actor_heads, x.place_heads,
            x.adjectives, x.nisbas, x.given_names,
        )  # fmt: skip
        return any(folded in table for table in words)

    def _decisive(self, place: PlaceRow, folded: str) -> bool:
        """Whether the name may decide alone: "تل أبيض" may; "محمد العلي" is a man, and one word is soon a surname."""
        if " " in folded:
            return folded.split()[0] not in self._lexicon.given_names
        return place.kind in _STRONG_KINDS


def _phrases(table: PhraseTable) -> Iterator[tuple[str, int]]:
    for key, entries in table.items():
        for tail, index in entries:
            yield " ".join((key, *tail)), index


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Distance on a plane: good to a per cent over the distances asked for here."""
    x = math.radians(other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return 6371 * math.hypot(x, math.radians(other_lat - lat))
