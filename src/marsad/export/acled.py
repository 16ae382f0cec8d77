"""Events in the columns of ACLED: those of the kinds that ACLED codes, told as done. Unknown columns stay empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from marsad.export.delimited import write_rows
from marsad.export.flat import happened, joined, largest_count
from marsad.model import CodedDocument, Event, Participant, PlaceMention
from marsad.ontology.crosswalk import ARMED, CIVILIAN, STATE, countries, side_of

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_TIME_PRECISION = {"day": 1, "week": 2, "month": 3}
# ACLED: 1 the town itself, 2 a part of a region, 3 a larger region.
_GEO_PRECISION = {5: 1, 4: 1, 3: 2, 2: 3, 1: 3}
_TYPES_AGAINST_CIVILIANS = frozenset({"Violence against civilians", "Explosions/Remote violence"})


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write one row for each event and place, as documents come."""
    write_rows((row for doc in docs for row in acled_rows(doc)), COLUMNS, out)


def acled_rows(doc: CodedDocument) -> Iterator[dict[str, Any]]:
    """The rows of one document; an event at several places gives one row at each, as in ACLED."""
    for event in doc.events:
        if event.crosswalk.acled.event_type is not None and happened(event):
            several = len(event.places) > 1
            for number, place in enumerate(event.places or (None,), 1):
                row = _row(doc, event, place)
                row["event_id_cnty"] = f"{event.id}-{number}" if several else event.id
                if number > 1:
                    row["fatalities"] = None  # the text gives one figure for all places
                yield row


def _row(doc: CodedDocument, event: Event, place: PlaceMention | None) -> dict[str, Any]:
    acled, start = event.crosswalk.acled, event.time.start
    first, second = _sides(event)
    here = place.country if place else None
    inter1, inter2 = (_inter(event, side, here) for side in (first, second))
    killed = largest_count(event.counts, "killed")
    targeted = acled.event_type in _TYPES_AGAINST_CIVILIANS and any(side_of(p) == CIVILIAN for p in event.recipients)
    return {
        "event_date": start,
        "year": start[:4] if start else None,
        "time_precision": _TIME_PRECISION.get(event.time.precision) if start else None,
        "disorder_type": acled.disorder_type,
        "event_type": acled.event_type,
        "sub_event_type": acled.sub_event_type,
        "actor1": _name(first[:1]),
        "assoc_actor_1": _name(first[1:]),
        "inter1": inter1,
        "actor2": _name(second[:1]),
        "assoc_actor_2": _name(second[1:]),
        "inter2": inter2,
        "interaction": f"{inter1}-{inter2}" if inter1 and inter2 else None,
        "civilian_targeting": "Civilian targeting" if targeted else None,
        **_where(place),
        "source": doc.outlet,
        "notes": event.evidence[0].text if event.evidence else None,
        "fatalities": killed.min if killed else None,
    }


def _sides(event: Event) -> tuple[Sequence[Participant], Sequence[Participant]]:
    """Who stands against whom: two-sided fighting has both sides among the actors."""
    if event.recipients or len(event.actors) < 2:
        return event.actors, event.recipients
    if event.crosswalk.acled.sub_event_type == "Armed clash":
        return event.actors[:1], event.actors[1:]
    return event.actors, ()


def _name(people: Sequence[Participant]) -> str | None:
    return joined(p.name or p.text for p in people)


def _inter(event: Event, people: Sequence[Participant], country: str | None) -> str | None:
    if not people:
        return None
    if event.type == "PROTEST" and people is event.actors:
        return "Rioters" if event.crosswalk.acled.event_type == "Riots" else "Protesters"
    person = people[0]
    side = side_of(person)
    if side == STATE:
        abroad = bool(person.code and country and person.code != country)
        return "External/Other forces" if abroad else "State forces"
    if side == ARMED:
        return "Rebel group" if "REB" in person.sectors else "Political militia"
    return "Civilians" if side == CIVILIAN else None


def _where(place: PlaceMention | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = countries().get(place.country or "")
    return {
        "iso": country.numeric if country else None,
        "country": country.name if country else place.country,
        "admin1": place.name if place.resolution == 2 else None,
        "location": place.name or place.text,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO_PRECISION.get(place.resolution),
    }
