"""The place as an event carries it."""

from __future__ import annotations

from geographiclib.geodesic import Geodesic

from marsad.extract.draft import TOWN, Draft, ToponymMention
from marsad.model import PlaceMention, Relation

_BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}


def to_model(draft: Draft, place: ToponymMention, inherited: str | None) -> PlaceMention:
    """The place as an event carries it. A distance and bearing from a known anchor gives a computed point."""
    start, end, text = draft.reading.quote(place.first, place.stop)
    entry = place.entry
    relation = None
    lat, lon = (entry.lat, entry.lon) if entry else (None, None)
    if place.direction:
        anchor = place.anchor or entry
        relation = Relation(direction=place.direction, km=place.km, of=anchor.name if anchor else None)
        if place.km and anchor and anchor.lat is not None and anchor.lon is not None:
            point = Geodesic.WGS84.Direct(anchor.lat, anchor.lon, _BEARINGS[place.direction], place.km * 1000)
            lat, lon = round(point["lat2"], 3), round(point["lon2"], 3)
    known = entry or place.anchor or place.home
    resolution = place.resolution
    if entry is None and place.anchor is not None and place.anchor.resolution >= TOWN and not place.direction:
        # "مطار أبها" is not listed, Abha is: known as finely as the town
        lat, lon, resolution = place.anchor.lat, place.anchor.lon, place.anchor.resolution
    return PlaceMention(
        text=text, start=start, end=end, name=entry.name if entry else None, country=known.code if known else None,
        lat=lat, lon=lon, resolution=resolution, relation=relation, inherited=inherited,
    )  # fmt: skip
