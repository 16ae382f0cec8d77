"""A coded document, field for field as INTERFACE.md fixes it."""

from __future__ import annotations

from typing import Any

import msgspec


class TextSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A quoted stretch: `text` is `document.text[start:end]`."""

    text: str
    start: int
    end: int


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event (its trigger word) or an entity is named."""

    start: int
    end: int
    text: str


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or recipient of one event.

    `text` is what stands in the clause; `entity` the id in `CodedDocument.entities`; `name` the canonical
    English name or None; `code` ISO 3166 alpha-3 or UNO, EUR, IGO, NGO, IMG; `sectors` as in the codebook.
    """

    text: str
    start: int
    end: int
    entity: str | None = None
    name: str | None = None
    code: str | None = None
    sectors: tuple[str, ...] = ()
    person: str | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Direction (N, NE, E, …) and road distance in kilometres from the anchor place named `of`."""

    direction: str | None = None
    km: float | None = None
    of: str | None = None


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event happened. `resolution` 5 below city, 4 town, 3 district, 2 province, 1 country, 0 unknown.

    `inherited` is None where the clause itself names the place, else "sentence", "paragraph" or "dateline".
    Coordinates are WGS84 degrees. A place in no list has no name; its `country` is that of the places told around it.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    resolution: int = 0
    relation: Relation | None = None
    inherited: str | None = None


class TimeSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Inclusive ISO dates. `precision` is day, week, month, year or unknown.

    `text` are the words read, `reported` the publication date, `flag` says what was doubtful
    ("weekday-mismatch"), `text_start`/`text_end` where the words stand.
    """

    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    text: str | None = None
    reported: str | None = None
    flag: str | None = None
    text_start: int | None = None
    text_end: int | None = None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many: `max` None means no upper bound was said."""

    kind: str
    who: str
    unit: str
    min: int | None
    max: int | None
    text: str
    start: int
    end: int


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """One link of an attribution chain."""

    text: str
    start: int
    end: int
    entity: str | None = None
    name: str | None = None
    kind: str = "unnamed"
    verb: str | None = None


class Acled(msgspec.Struct, frozen=True, kw_only=True):
    """ACLED's event type, sub-event type and disorder type."""

    event_type: str | None = None
    sub_event_type: str | None = None
    disorder_type: str | None = None


class Ucdp(msgspec.Struct, frozen=True, kw_only=True):
    """UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided, None where none applies."""

    type_of_violence: int | None = None


class Crosswalk(msgspec.Struct, frozen=True, kw_only=True):
    """The event in the terms of other ontologies. `quad` 1–4 as in GDELT, `score` the Goldstein value."""

    plover: str | None = None
    cameo: str | None = None
    acled: Acled = Acled()
    ucdp: Ucdp = Ucdp()
    quad: int | None = None
    score: float | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening told by the document."""

    id: str
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[TextSpan, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    time: TimeSpan = TimeSpan()
    status: str = "actual"
    certainty: str = "asserted"
    counts: tuple[Count, ...] = ()
    attribution: tuple[Speaker, ...] = ()
    self_claim: bool = False
    confidence: float = 0.5
    crosswalk: Crosswalk = Crosswalk()
    rules: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One attributed statement: who said it, with which verb, and the span of what was said."""

    id: str
    speaker: tuple[Speaker, ...]
    verb: str | None
    start: int
    end: int
    text: str
    direct: bool
    stance: str
    events: tuple[str, ...] = ()


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that acts or is acted upon, with every place it is named."""

    id: str
    name: str | None
    name_ar: str
    kind: str
    code: str | None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    mentions: tuple[Mention, ...] = ()


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The words of the dateline and the place it names."""

    text: str
    place: str | None = None


class CoderInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What coded the document, so that a run can be repeated."""

    version: str
    codebook: str


class CodedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An article with everything that was read from it."""

    id: str
    text: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    dateline: Dateline | None
    credits: tuple[str, ...]
    sections: tuple[TextSpan, ...]
    noise: tuple[TextSpan, ...]
    language: str | None
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    coder: CoderInfo

    def to_dict(self) -> dict[str, Any]:
        """The document as plain dicts and lists, ready for `json.dumps`."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def to_json(self) -> str:
        """The document as one line of JSON (Arabic written as it is, not escaped)."""
        return msgspec.json.encode(self).decode()
