"""Writes coded documents in the formats that people use: one module per format, found by name in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO, NamedTuple

from marsad.errors import UsageError
from marsad.model import CodedDocument

Writer = Callable[[Iterator[CodedDocument], BinaryIO], None]


class Format(NamedTuple):
    """One format: the module that holds its `write`, the usual ending of its files, what it holds."""

    module: str
    suffix: str
    what: str

    def writer(self) -> Writer:
        """The function that writes a stream of documents to a binary stream (text is UTF-8)."""
        write: Writer = import_module(f"marsad.export.{self.module}").write
        return write


FORMATS: dict[str, Format] = {
    "table": Format("table", ".txt", "a table for people, in Arabic"),
    "json": Format("json_array", ".json", "one JSON array of coded documents"),
    "jsonl": Format("jsonl", ".jsonl", "one coded document per line"),
    "csv": Format("csv_table", ".csv", "one row per event"),
    "plover": Format("plover", ".tsv", "PLOVER events in the columns of POLECAT, tab-separated"),
    "acled": Format("acled", ".csv", "events of ACLED's kinds in ACLED's columns"),
    "ucdp": Format("ucdp", ".csv", "events with deaths in the columns of UCDP GED"),
    "geojson": Format("geojson", ".geojson", "one feature per event and place"),
    "parquet": Format("parquet", ".parquet", "the rows of csv, typed (needs pyarrow)"),
}


def writer(name: str) -> Writer:
    """The writer of the format `name`. Raises UsageError where there is none, or where what it needs is missing."""
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}: one of {', '.join(FORMATS)}")
    return FORMATS[name].writer()


__all__ = ["FORMATS", "Format", "Writer", "writer"]
