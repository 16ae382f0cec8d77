"""Reads tables of places that others publish: GeoNames country dumps, and OCHA's common operational datasets."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TextIO

from marsad.errors import InputError
from marsad.lexicon.compile_names import LARGEST_LATITUDE, LARGEST_LONGITUDE
from marsad.lexicon.tables import DATA, read_table
from marsad.ontology.crosswalk import countries

_GEONAMES_COLUMNS = 19
_CITY, _TOWN = 50_000, 5_000  # people; as in the built-in gazetteer
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
_ARABIC_LETTER = re.compile("[\u0620-\u06ff]")
_PERSIAN = str.maketrans({"\u06cc": "\u064a", "\u06a9": "\u0643", "-": " ", "\u2010": " "})
# A generic word in front is no part of the name: "محافظة حلب" is listed as حلب.
_GENERIC = re.compile(
    "^(?:محافظة|ولاية|مديرية|ناحية|قضاء|منطقة|بلدية|بلدة|مدينة|قرية|مركز|شعبية|إمارة|لواء|معتمدية|محلية|دائرة) (?=\\S)"
)
_SHORTEST_NAME, _MOST_WORDS, _MOST_NAMES = 3, 4, 6
_LEVEL = re.compile(r"^adm(?:in)?_?([0-4])[ _]?(.*)$")
_NAME_COLUMN = re.compile(r"^(?:ref|alt\d?)?_?(?:name)?_?(?:alt)?\d?_?(?:en|ar|fr|arabic|english|ku)?\d?$")
_DEEPEST = 4
_COD_KINDS = {1: ("province", 2), 2: ("district", 3), 3: ("district", 3), 4: ("village", 4)}


class PlaceRow(NamedTuple):
    """A place as it was published: `names` in Arabic, the best first; `where` the file and row it was read from."""

    name: str
    country: str
    kind: str
    resolution: int
    lat: float | None
    lon: float | None
    parent: str
    names: tuple[str, ...]
    where: str
    number: str


def read_places(path: Path) -> Iterator[PlaceRow | InputError]:
    """Every place of a GeoNames dump (19 columns, or the .zip it comes in) or an OCHA table (CSV, XLSX).

    A row that cannot be read gives an InputError in its place. Raises InputError where the file is neither.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        yield from _cod(_sheet(path), path)
        return
    with _open(path) as stream:
        first = stream.readline()
        lines = chain([first], stream)
        if first.count("\t") == _GEONAMES_COLUMNS - 1:
            yield from _geonames(lines, path)
        else:
            yield from _cod(_cells(first, lines, path), path)


def arabic_name(text: str) -> str | None:
    """The name in plain newspaper spelling, None where it is no Arabic name one can look for.

    >>> arabic_name("مُحافظة حلب")
    'حلب'
    """
    name = " ".join(_MARKS.sub("", text).translate(_PERSIAN).split())
    name = _GENERIC.sub("", name)
    fits = _ARABIC.fullmatch(name) and len(name.replace(" ", "")) >= _SHORTEST_NAME and name.count(" ") < _MOST_WORDS
    return name if fits else None


def _open(path: Path) -> TextIO:
    """The table as text; broken bytes become U+FFFD, which the reader of the row refuses."""
    try:
        if path.suffix.lower() != ".zip":
            return path.open(encoding="utf-8-sig", errors="replace", newline="")
        with zipfile.ZipFile(path) as archive:
            member = next((n for n in archive.namelist() if n.lower() == f"{path.stem.lower()}.txt"), None)
            if member is None:
                raise InputError(str(path), f"holds no {path.stem}.txt, as GeoNames packs it")
            return io.TextIOWrapper(io.BytesIO(archive.read(member)), encoding="utf-8", errors="replace", newline="")
    except (OSError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(str(path), f"cannot be read ({reason})") from error


# -- GeoNames ---------------------------------------------------------------------------------------------------------


def _geonames(lines: Iterable[str], path: Path) -> Iterator[PlaceRow | InputError]:
    waiting: list[tuple[PlaceRow, str]] = []
    provinces: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        where = f"{path}, row {number}"
        try:
            place = _geonames_row(cells, where)
        except ValueError as error:
            yield InputError(where, str(error))
            continue
        if cells[7] == "ADM1":
            provinces[cells[10]] = place.name if place else cells[2]
        if place is not None:
            waiting.append((place, cells[10]))
    for place, province in waiting:  # the provinces stand anywhere in the file
        parent = provinces.get(province, "")
        yield place._replace(parent="" if parent == place.name else parent)


def _geonames_row(cells: list[str], where: str) -> PlaceRow | None:
    """One row as a place, None for a kind of feature that no news report places an event at."""
    if len(cells) != _GEONAMES_COLUMNS:
        raise ValueError(f"{len(cells)} columns, a GeoNames dump has {_GEONAMES_COLUMNS}")
    number, name, ascii_name, alternates, lat, lon, _, code, alpha2 = cells[:9]
    country = _alpha3().get(alpha2.upper())
    if country is None:
        raise ValueError(f"unknown country code {alpha2!r}")
    if not (ascii_name or name) or "\ufffd" in name + alternates:
        raise ValueError("the name is empty or broken")
    latitude, longitude = _point(lat, lon)
    feature = _features().get(code)
    if feature is None:
        return None
    kind, resolution = feature
    if kind == "populated":
        people = int(cells[14]) if cells[14].isdigit() else 0
        kind = "city" if people >= _CITY else "town" if people >= _TOWN else "village"
    names = _distinct([name, *alternates.split(",")])
    english = _english(ascii_name or name)
    return PlaceRow(
        english, country, kind, resolution, latitude, longitude, "", names, where, f"geonames:{number}"
    )


# -- OCHA common operational datasets ---------------------------------------------------------------------------------


class _Level(NamedTuple):
    """Columns of one administrative level: those that may hold a name, and the P-code (-1 where there is none)."""

    names: tuple[int, ...]
    pcode: int


def _cod(rows: Iterator[Sequence[str]], path: Path) -> Iterator[PlaceRow | InputError]:
    header = next(rows, ())
    levels = _levels(header)
    if not any(level in levels for level in range(1, _DEEPEST + 1)):
        raise InputError(str(path), "neither a GeoNames dump (19 columns) nor an OCHA table (columns like ADM1_AR)")
    lower = [h.strip().lower() for h in header]
    lat, lon = _column(lower, "lat"), _column(lower, "lon")
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        where = f"{path}, row {number}"
        try:
            yield from _cod_row(row, levels, (lat, lon), where, seen)
        except (ValueError, IndexError) as error:
            short = isinstance(error, IndexError)
            yield InputError(where, "fewer cells than the header has columns" if short else str(error))


def _cod_row(
    row: Sequence[str], levels: Mapping[int, _Level], at: tuple[int, int], where: str, seen: set[str]
) -> Iterator[PlaceRow]:
    """The places of one row that were not met before: a district's row names its province again."""
    country = _country_of(row, levels)
    filled = [n for n in sorted(levels) if n and any(row[i].strip() for i in levels[n].names)]
    if not filled:
        raise ValueError("no name in it")
    point = _point(row[at[0]], row[at[1]]) if min(at) >= 0 and row[at[0]].strip() else (None, None)
    parent = ""
    for level in filled:
        cells = [row[i].strip() for i in levels[level].names]
        pcode = row[levels[level].pcode].strip() if levels[level].pcode >= 0 else ""
        if any("\ufffd" in c for c in cells):
            raise ValueError("the name is broken")
        latin = next((c for c in cells if c and not _ARABIC_LETTER.search(c)), "")
        names = _distinct([c for c in cells if _ARABIC_LETTER.search(c)])
        name = _english(latin) or (names[0] if names else pcode)
        key = pcode or f"{level} {parent} {name}"
        if key not in seen:
            seen.add(key)
            kind, resolution = _COD_KINDS[level]
            lat, lon = point if level == filled[-1] else (None, None)
            number = f"pcode:{pcode}" if pcode else ""
            yield PlaceRow(name, country, kind, resolution, lat, lon, parent, names, where, number)
        parent = name


def _levels(header: Sequence[str]) -> dict[int, _Level]:
    names: dict[int, list[int]] = {}
    pcodes: dict[int, int] = {}
    for i, cell in enumerate(header):
        match = _LEVEL.match(cell.strip().lower())
        if match is None:
            continue
        level, rest = int(match[1]), match[2]
        if "pcode" in rest or "p_code" in rest:
            pcodes.setdefault(level, i)
        elif _NAME_COLUMN.match(rest):
            names.setdefault(level, []).append(i)
    return {n: _Level(tuple(cells), pcodes.get(n, -1)) for n, cells in names.items() if n == 0 or cells}


def _country_of(row: Sequence[str], levels: Mapping[int, _Level]) -> str:
    """The country, from its P-code (SY, SYR), else its English name, else the letters of a lower P-code (SY07)."""
    codes = [row[level.pcode].strip().upper() for _, level in sorted(levels.items()) if level.pcode >= 0]
    for code in codes:
        letters = code.rstrip("0123456789-_. ")
        if letters in countries():
            return letters
        if letters[:2] in _alpha3():
            return _alpha3()[letters[:2]]
    for i in levels[0].names if 0 in levels else ():
        wanted = row[i].strip().casefold()
        found = next((c for c, country in countries().items() if country.name.casefold() == wanted), None)
        if found:
            return found
    raise ValueError("the country cannot be told: no P-code or English name of it")


def _column(header: Sequence[str], axis: str) -> int:
    wanted = {"lat": ("lat", "latitude", "center_lat", "y"), "lon": ("lon", "long", "longitude", "center_lon", "x")}
    return next((header.index(name) for name in wanted[axis] if name in header), -1)


def _cells(first: str, lines: Iterable[str], path: Path) -> Iterator[list[str]]:
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader((line.replace("\x00", "") for line in lines), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}", f"not CSV ({error})") from error


def _sheet(path: Path) -> Iterator[list[str]]:
    """The rows of the deepest sheet that has administrative columns."""
    try:
        import openpyxl
    except ImportError as error:
        raise InputError(str(path), "XLSX needs openpyxl: pip install 'marsad[xlsx]'") from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheets = [[["" if c is None else str(c) for c in row] for row in s.values] for s in book.worksheets]
        book.close()
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(str(path), f"not a readable XLSX file ({error})") from error
    # OCHA ships one sheet for each level; the deepest repeats the names of those above.
    best = max(sheets, key=lambda rows: max(_levels(rows[0]), default=-1) if rows else -1, default=[])
    return iter(best)


# -- cells ------------------------------------------------------------------------------------------------------------


def _point(lat: str, lon: str) -> tuple[float, float]:
    try:
        point = round(float(lat), 5), round(float(lon), 5)
    except ValueError:
        raise ValueError(f"no coordinates: {lat[:20]!r}, {lon[:20]!r}") from None
    if not (abs(point[0]) <= LARGEST_LATITUDE and abs(point[1]) <= LARGEST_LONGITUDE):
        raise ValueError(f"coordinates out of range: {lat}, {lon}")
    return point


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    clean = dict.fromkeys(n for name in names if (n := arabic_name(name)) is not None)
    return tuple(clean)[:_MOST_NAMES]


def _english(name: str) -> str:
    return " ".join(name.replace("|", " ").split())


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    return {country.alpha2: code for code, country in countries().items() if country.alpha2}


@lru_cache(maxsize=1)
def _features() -> dict[str, tuple[str, int]]:
    rows = read_table(DATA / "ontology/feature.tsv", ("code", "kind", "resolution"))
    return {row["code"]: (row["kind"], int(row["resolution"])) for row in rows}
