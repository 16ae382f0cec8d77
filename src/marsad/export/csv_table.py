"""CSV: one row per event, the columns of `flat.COLUMNS`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from marsad.export.delimited import write_rows
from marsad.export.flat import COLUMNS, event_rows
from marsad.model import CodedDocument


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write the rows of each document as it comes."""
    write_rows((row for doc in docs for row in event_rows(doc)), list(COLUMNS), out)
