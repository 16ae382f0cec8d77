"""Frozen records that every part of marsad shares. No input or output, no framework.

The names of fields are fixed by INTERFACE.md. All `start` and `end` are offsets in Unicode code points
into `CodedDocument.text`; `text[start:end]` is exactly the quoted words.
"""

from marsad.model.article import Article
from marsad.model.coded import (
    Acled,
    Claim,
    CodedDocument,
    CoderInfo,
    Count,
    Crosswalk,
    Dateline,
    Entity,
    Event,
    Mention,
    Participant,
    PlaceMention,
    Relation,
    Speaker,
    TextSpan,
    TimeSpan,
    Ucdp,
)
from marsad.model.span import Span

__all__ = [
    "Acled",
    "Article",
    "Claim",
    "CodedDocument",
    "CoderInfo",
    "Count",
    "Crosswalk",
    "Dateline",
    "Entity",
    "Event",
    "Mention",
    "Participant",
    "PlaceMention",
    "Relation",
    "Span",
    "Speaker",
    "TextSpan",
    "TimeSpan",
    "Ucdp",
]
