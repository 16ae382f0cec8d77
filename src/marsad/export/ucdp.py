"""Lethal violence in the columns of UCDP's Georeferenced Event Dataset (GED). Unknown columns stay empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from marsad.export.delimited import write_rows
from marsad.export.flat import happened, joined, largest_count
from marsad.model import CodedDocument, Count, Event, Participant, PlaceMention
from marsad.ontology.crosswalk import STATE, countries, side_of

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
# UCDP: 1 exact, 2 within 25 km, 3 second-order district, 4 first-order province, 6 country.
_WHERE_PREC = {5: 1, 4: 1, 3: 3, 2: 4, 1: 6}
_DAYS_TO_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))
_LONGER_DATE_PREC = 5
_CIVILIANS = frozenset({"civilian", "child", "woman"})


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write one row for each event that kills, told as done, whose sides give a type of violence."""
    write_rows((row for doc in docs for row in ged_rows(doc)), COLUMNS, out)


def ged_rows(doc: CodedDocument) -> Iterator[dict[str, Any]]:
    """The rows of one document. GED holds events with at least one death."""
    for event in doc.events:
        killed = largest_count(event.counts, "killed")
        counted = event.crosswalk.ucdp.type_of_violence is not None and happened(event)
        if killed is not None and counted and (killed.max is None or killed.max > 0):
            yield _row(doc, event, killed)


def _row(doc: CodedDocument, event: Event, killed: Count) -> dict[str, Any]:
    first, second = _sides(event)
    side_a = joined(p.name or p.text for p in first)
    side_b = "Civilians" if event.crosswalk.ucdp.type_of_violence == 3 else joined(p.name or p.text for p in second)
    return {
        "id": event.id,
        "type_of_violence": event.crosswalk.ucdp.type_of_violence,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": 1,
        "source_article": "; ".join(filter(None, (doc.outlet, doc.published, doc.title or doc.id, doc.url))),
        "source_office": doc.outlet,
        "source_date": doc.published,
        "source_headline": doc.title,
        "source_original": event.attribution[0].text if event.attribution else None,
        **(_where(event.places[0]) if event.places else {}),
        **_when(event),
        "deaths_civilians": killed.min if killed.who in _CIVILIANS else None,
        "best": killed.min,
        "high": killed.max,
        "low": killed.min,
        "gwnoa": _state_number(first),
        "gwnob": None if side_b == "Civilians" else _state_number(second),
    }


def _sides(event: Event) -> tuple[Sequence[Participant], Sequence[Participant]]:
    """Side A, side B. The state is side A where only one side is one, as in GED."""
    if event.recipients:
        first, second = event.actors, event.recipients
    else:
        first, second = event.actors[:1], event.actors[1:]
    if event.crosswalk.ucdp.type_of_violence != 1:
        return first, second
    return (first, second) if any(side_of(p) == STATE for p in first) else (second, first)


def _state_number(people: Sequence[Participant]) -> int | None:
    for person in people:
        country = countries().get(person.code or "")
        if country is not None and side_of(person) == STATE:
            return country.gleditsch_ward
    return None


def _where(place: PlaceMention) -> dict[str, Any]:
    country = countries().get(place.country or "")
    out: dict[str, Any] = {
        "where_prec": 2 if place.relation is not None else _WHERE_PREC.get(place.resolution),
        "where_coordinates": place.name,
        "where_description": place.text,
        "adm_1": place.name if place.resolution == 2 else None,
        "adm_2": place.name if place.resolution == 3 else None,
        "country": country.name if country else place.country,
        "country_id": country.gleditsch_ward if country else None,
    }
    if place.lat is not None and place.lon is not None:
        out |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon} {place.lat})",
            "priogrid_gid": prio_grid_cell(place.lat, place.lon),
        }
    return out


def prio_grid_cell(lat: float, lon: float) -> int:
    """The number of the half-degree PRIO-GRID cell, counted from the south-west corner of the world."""
    row = min(int((lat + 90) / 0.5), 359)
    column = min(int((lon + 180) / 0.5), 719)
    return row * 720 + column + 1


def _when(event: Event) -> dict[str, Any]:
    start, end = event.time.start, event.time.end or event.time.start
    if not start or not end:
        return {}
    days = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days + 1
    precision = next((code for most, code in _DAYS_TO_DATE_PREC if days <= most), _LONGER_DATE_PREC)
    return {"year": start[:4], "date_start": start, "date_end": end, "date_prec": precision}
