"""JSON: one array of coded documents, written as they come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from marsad.model import CodedDocument


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write the array, one document after another."""
    encoder = msgspec.json.Encoder()
    out.write(b"[")
    for number, doc in enumerate(docs):
        out.write(b",\n" if number else b"\n")
        out.write(encoder.encode(doc))
    out.write(b"\n]\n")
