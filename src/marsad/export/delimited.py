"""Rows to delimited text, one after another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO


def write_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: BinaryIO, delimiter: str = ",") -> None:
    """Write a header and one line for each row, UTF-8; None is an empty cell, True and False are lower case."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        table.writerow(columns)
        for row in rows:
            table.writerow([_cell(row.get(c)) for c in columns])
    finally:
        text.detach()


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
