"""An article as it comes in, before anything is read from it."""

from __future__ import annotations

import msgspec


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article to be coded.

    `text` is kept unchanged: all offsets count in it. `published` is an ISO date (YYYY-MM-DD) or None.
    `source` names the place it was read from, for messages ("news.jsonl, line 12").
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    source: str | None = None
