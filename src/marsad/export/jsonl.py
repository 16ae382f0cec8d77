"""JSON Lines: one coded document per line, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from marsad.model import CodedDocument


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write each document as it comes."""
    encoder = msgspec.json.Encoder()
    for doc in docs:
        out.write(encoder.encode(doc) + b"\n")
        out.flush()
