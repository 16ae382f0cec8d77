"""Reads one data file: a commented, tab-separated table with a fixed header, checked to the character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.errors import DataError

DATA = Path(__file__).resolve().parent.parent / "data"

# What may not stand in a data file: Persian letters in Arabic words, tatweel, vowel marks, invisible characters.
_STRAY = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06cc\u06a9\u06c0-\u06c3\u06d5\u06d6-\u06ed\u00a0\u00ad\u061c"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufb50-\ufdff\ufe70-\ufeff]"
)


class Row:
    """One row: cells by column name, and where it stands for messages."""

    __slots__ = ("_cells", "line", "path")

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self.path = path
        self.line = line
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return self._cells[column]

    def list(self, column: str) -> list[str]:
        """The cell split at `|`; an empty cell is an empty list."""
        cell = self._cells[column]
        return cell.split("|") if cell else []

    def error(self, reason: str) -> DataError:
        """A DataError that names this row's file and line."""
        return DataError(
            str(self.path.relative_to(DATA) if self.path.is_relative_to(DATA) else self.path), self.line, reason
        )


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """All rows of `path`, whose header must be exactly `columns`.

    Raises DataError (file and line) for a wrong header, a wrong number of cells, a stray character, spaces at the
    edges or doubled, or an empty entry in a list.
    """
    return list(_rows(path, columns))


def read_area(area: str, columns: Sequence[str], *, root: Path = DATA) -> list[Row]:
    """The rows of every file of one area (`data/<area>/*.tsv`) whose header is `columns`, files in name order."""
    rows: list[Row] = []
    for path in sorted((root / area).glob("*.tsv")):
        rows.extend(read_table(path, columns))
    return rows


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    header: list[str] | None = None
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(str(path), 0, f"not UTF-8: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            if header != list(columns):
                raise DataError(str(path), number, f"header is {header}, expected {list(columns)}")
            continue
        row = Row(path, number, dict(zip(columns, cells, strict=False)))
        if len(cells) != len(header):
            raise row.error(f"{len(cells)} cells, expected {len(header)}")
        _check_cells(row, cells)
        yield row
    if header is None:
        raise DataError(str(path), 0, "no header row")


def _check_cells(row: Row, cells: list[str]) -> None:
    for cell in cells:
        stray = _STRAY.search(cell)
        if stray:
            raise row.error(f"stray character U+{ord(stray.group()):04X} in {cell!r}")
        if cell != cell.strip() or "  " in cell:
            raise row.error(f"spaces at the edge or doubled in {cell!r}")
        if "||" in cell or cell.startswith("|") or cell.endswith("|"):
            raise row.error(f"empty entry in the list {cell!r}")
