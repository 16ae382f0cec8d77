"""One flat row per event: what `csv`, `parquet` and `to_frame` hold.

Cells that hold several values are joined by "; ". Missing knowledge is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from marsad.model import CodedDocument, Count, Event, Participant

SEPARATOR = "; "
COUNT_KINDS = ("killed", "injured", "missing", "detained", "abducted", "displaced", "protesters", "attacks")

# Column -> type ("str", "int", "float", "bool"): the order of the columns, and the schema of Parquet.
COLUMNS: dict[str, str] = {
    **dict.fromkeys(("document", "event", "type", "modes", "contexts", "status", "certainty"), "str"),
    "confidence": "float",
    "trigger": "str", "trigger_start": "int", "trigger_end": "int", "evidence": "str",
    **dict.fromkeys((f"{side}_{field}" for side in ("actor", "recipient")
                     for field in ("text", "name", "person", "code", "sectors")), "str"),
    "place_text": "str", "place_name": "str", "place_country": "str", "place_lat": "float", "place_lon": "float",
    "place_resolution": "int", "place_relation": "str", "place_inherited": "str", "places": "str",
    **dict.fromkeys(("time_start", "time_end", "time_precision", "time_text", "time_flag"), "str"),
    **dict.fromkeys((f"{kind}_{bound}" for kind in COUNT_KINDS for bound in ("min", "max")), "int"),
    "counts": "str",
    **dict.fromkeys(("speaker_text", "speaker_name", "speaker_kind", "speaker_verb", "speakers"), "str"),
    "self_claim": "bool",
    **dict.fromkeys(("plover", "cameo", "acled_event_type", "acled_sub_event_type", "acled_disorder_type"), "str"),
    "ucdp_type_of_violence": "int", "quad": "int", "score": "float",
    **dict.fromkeys(("rules", "published", "title", "outlet", "url", "coder_version", "codebook"), "str"),
}  # fmt: skip


def happened(event: Event) -> bool:
    """Whether the text tells the event as done: what the data sets of others hold."""
    return event.status in ("actual", "historical")


def event_rows(doc: CodedDocument) -> list[dict[str, Any]]:
    """One dict per event of `doc`, keys and order as in `COLUMNS`."""
    return [_row(doc, event) for event in doc.events]


def largest_count(counts: Iterable[Count], kind: str) -> Count | None:
    """The largest single count of one kind of persons, which is the total where subtotals stand beside it.

    Counts of one kind are never added up: the text may give a total and its parts.
    """
    of_kind = [c for c in counts if c.kind == kind and (c.unit == "person" or kind == "attacks")]
    return max(of_kind, key=lambda c: (c.min or 0, c.max or 0), default=None)


def joined(values: Iterable[str | None]) -> str | None:
    """The values in order, each once, joined; None where there are none."""
    return SEPARATOR.join(dict.fromkeys(v for v in values if v)) or None


def _row(doc: CodedDocument, event: Event) -> dict[str, Any]:
    trigger = event.mentions[0] if event.mentions else None
    row: dict[str, Any] = {
        "document": doc.id,
        "event": event.id,
        "type": event.type,
        "modes": joined(event.modes),
        "contexts": joined(event.contexts),
        "status": event.status,
        "certainty": event.certainty,
        "confidence": event.confidence,
        "trigger": joined(m.text for m in event.mentions),
        "trigger_start": trigger.start if trigger else None,
        "trigger_end": trigger.end if trigger else None,
        "evidence": event.evidence[0].text if event.evidence else None,
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        **_place(event),
        "time_start": event.time.start,
        "time_end": event.time.end,
        "time_precision": event.time.precision,
        "time_text": event.time.text,
        "time_flag": event.time.flag,
        **_counts(event),
        **_speakers(event),
        "self_claim": event.self_claim,
        **_crosswalk(event),
        "rules": joined(event.rules),
        "published": doc.published,
        "title": doc.title,
        "outlet": doc.outlet,
        "url": doc.url,
        "coder_version": doc.coder.version,
        "codebook": doc.coder.codebook,
    }
    return row


def _side(side: str, people: Sequence[Participant]) -> dict[str, Any]:
    return {
        f"{side}_text": joined(p.text for p in people),
        f"{side}_name": joined(p.name for p in people),
        f"{side}_person": joined(p.person for p in people),
        f"{side}_code": joined(p.code for p in people),
        f"{side}_sectors": joined(s for p in people for s in p.sectors),
    }


def _place(event: Event) -> dict[str, Any]:
    if not event.places:
        return dict.fromkeys((c for c in COLUMNS if c.startswith("place")), None)
    place = event.places[0]
    relation = None
    if place.relation is not None:
        km = f"{place.relation.km:g} km" if place.relation.km is not None else None
        relation = " ".join(filter(None, (km, place.relation.direction, "of", place.relation.of)))
    return {
        "place_text": place.text,
        "place_name": place.name,
        "place_country": place.country,
        "place_lat": place.lat,
        "place_lon": place.lon,
        "place_resolution": place.resolution,
        "place_relation": relation,
        "place_inherited": place.inherited,
        "places": joined(p.name or p.text for p in event.places),
    }


def _counts(event: Event) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for kind in COUNT_KINDS:
        count = largest_count(event.counts, kind)
        out[f"{kind}_min"] = count.min if count else None
        out[f"{kind}_max"] = count.max if count else None
    out["counts"] = joined(f"{c.kind} {c.who} {count_range(c)} ({c.text})" for c in event.counts)
    return out


def count_range(count: Count) -> str:
    """ "7", "20-99", "21-" (and more), "-150" (up to)."""
    low, high = ("" if n is None else str(n) for n in (count.min, count.max))
    return low if low == high else f"{low}-{high}"


def _speakers(event: Event) -> dict[str, Any]:
    nearest = event.attribution[0] if event.attribution else None
    return {
        "speaker_text": nearest.text if nearest else None,
        "speaker_name": nearest.name if nearest else None,
        "speaker_kind": nearest.kind if nearest else None,
        "speaker_verb": nearest.verb if nearest else None,
        "speakers": joined(s.text for s in event.attribution),
    }


def _crosswalk(event: Event) -> dict[str, Any]:
    walk = event.crosswalk
    return {
        "plover": walk.plover,
        "cameo": walk.cameo,
        "acled_event_type": walk.acled.event_type,
        "acled_sub_event_type": walk.acled.sub_event_type,
        "acled_disorder_type": walk.acled.disorder_type,
        "ucdp_type_of_violence": walk.ucdp.type_of_violence,
        "quad": walk.quad,
        "score": walk.score,
    }
