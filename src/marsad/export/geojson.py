"""GeoJSON (RFC 7946): one feature for each event and place; an event with no coordinates has a null geometry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from marsad.export.flat import event_rows
from marsad.model import CodedDocument, PlaceMention

_PLACE_KEYS = ("text", "name", "country", "resolution", "inherited")


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write one FeatureCollection, feature by feature."""
    encoder = msgspec.json.Encoder()
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, feature in enumerate(f for doc in docs for f in features(doc)):
        out.write(b",\n" if number else b"\n")
        out.write(encoder.encode(feature))
    out.write(b"\n]}\n")


def features(doc: CodedDocument) -> Iterator[dict[str, Any]]:
    """The features of one document; `properties` are the flat row of the event without what is empty."""
    for event, row in zip(doc.events, event_rows(doc), strict=True):
        located = [p for p in event.places if p.lat is not None and p.lon is not None]
        for number, place in enumerate(located or [None]):
            properties = {k: v for k, v in row.items() if v is not None}
            if place is not None:
                properties |= {f"place_{k}": getattr(place, k) for k in _PLACE_KEYS}
            identifier = f"{doc.id}/{event.id}" + (f"/{number}" if len(located) > 1 else "")
            yield {"type": "Feature", "id": identifier, "geometry": _point(place), "properties": properties}


def _point(place: PlaceMention | None) -> dict[str, Any] | None:
    return None if place is None else {"type": "Point", "coordinates": [place.lon, place.lat]}
