"""A stretch of the original text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """`text[start:end]` of the original text, in code points."""

    start: int
    end: int
