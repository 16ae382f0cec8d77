"""PLOVER events in the columns of POLECAT, the data set that PLOVER was made for: tab-separated, one row per event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from marsad.export.delimited import write_rows
from marsad.export.flat import happened, joined
from marsad.model import CodedDocument, Event, Participant
from marsad.ontology.crosswalk import countries

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_LEVELS = {4: "City", 3: "District", 2: "Province"}


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write the events that PLOVER has a type for and that the text tells as done."""
    write_rows((row for doc in docs for row in polecat_rows(doc)), COLUMNS, out, delimiter="\t")


def polecat_rows(doc: CodedDocument) -> Iterator[dict[str, Any]]:
    """The rows of one document. Extensions, and what did not happen, have no place in the data set."""
    for event in doc.events:
        if event.crosswalk.plover is not None and happened(event):
            yield _row(doc, event)


def _row(doc: CodedDocument, event: Event) -> dict[str, Any]:
    row: dict[str, Any] = {
        "Event ID": event.id,
        "Event Date": event.time.start,
        "Event Type": event.type,
        "Event Mode": joined(event.modes),
        "Intensity": event.crosswalk.score,
        "Quad Code": QUADS.get(event.crosswalk.quad or 0),
        "Contexts": joined(event.contexts),
        "Source": doc.outlet,
        "Publication Date": doc.published,
        "Story People": joined(e.name or e.name_ar for e in doc.entities if e.kind == "person"),
        "Story Organizations": joined(e.name or e.name_ar for e in doc.entities if e.kind not in ("person", "state")),
        "Story Locations": joined(p.name for e in doc.events for p in e.places),
        "Language": doc.language,
        "Version": f"marsad {doc.coder.version} codebook {doc.coder.codebook}",
        **_side("Actor", event.actors),
        **_side("Recipient", event.recipients),
    }
    if event.places:
        place = event.places[0]
        country = countries().get(place.country or "")
        row |= {
            "Placename": place.name,
            "Country": country.name if country else place.country,
            "Latitude": place.lat,
            "Longitude": place.lon,
            "Raw Placename": place.text,
        }
        if place.resolution in _LEVELS:
            row[_LEVELS[place.resolution]] = place.name
    return row


def _side(side: str, people: Sequence[Participant]) -> dict[str, Any]:
    sectors = [s for p in people for s in p.sectors]
    return {
        f"{side} Name": joined(p.person or p.name for p in people),
        f"{side} Country": joined(p.code for p in people),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": joined(sectors),
        f"{side} Name Raw": joined(p.text for p in people),
    }
