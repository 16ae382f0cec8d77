"""`marsad explain`: why an event was coded: words in context, rules, and the span behind every field."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from marsad.cli.inputs import Inputs
from marsad.errors import EXIT_DONE, EXIT_SOME_FAILED, UsageError
from marsad.export.flat import count_range
from marsad.model import CodedDocument, Event, Participant

_CONTEXT = 60


def explain(event_id: str, *, in_: Annotated[Path, Parameter(name="--in")], published: str | None = None) -> int:
    """Explain why an event was coded.

    Parameters
    ----------
    event_id
        The event's id, or its beginning where no other event of the file begins so.
    in_
        Coded documents (what `marsad code --format jsonl` wrote), or an article, which is coded again.
    published
        For an article: its date of publication (YYYY-MM-DD), as it was given when it was coded.
    """
    if not event_id:
        raise UsageError("give the id of an event")
    found: list[tuple[CodedDocument, Event]] = []
    inputs = Inputs([str(in_)], published)
    for doc in _documents(in_, inputs):
        found.extend((doc, e) for e in doc.events if e.id.startswith(event_id))
    if len({e.id for _, e in found}) > 1:
        raise UsageError(f"{len(found)} events begin with {event_id}: give more of the id")
    if not found:
        if not inputs.failed:
            print(f"marsad: {in_}: there is no event {event_id}", file=sys.stderr)
        return EXIT_SOME_FAILED
    for line in explanation(*found[0]):
        print(line)
    return EXIT_DONE


def _documents(path: Path, inputs: Inputs) -> Iterator[CodedDocument]:
    """The coded documents of a JSON Lines file, or of the articles in `path` coded anew."""
    coded = list(_coded_lines(path))
    if coded:
        yield from coded
        return
    from marsad.coder import Coder

    yield from Coder().code_many(inputs)


def _coded_lines(path: Path) -> Iterator[CodedDocument]:
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return
    decoder = msgspec.json.Decoder(CodedDocument)
    with path.open("rb") as stream:
        for line in stream:
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                return  # a table of articles, not of coded documents


def explanation(doc: CodedDocument, event: Event) -> Iterator[str]:
    """The explanation of one event, line by line."""
    title = f" ({doc.title})" if doc.title else ""
    yield f"event {event.id} in {doc.id}{title}"
    kind = f"{event.type} {', '.join(event.modes)}".strip()
    yield f"{kind}: {event.status}, {event.certainty}, confidence {event.confidence:.2f}"
    yield ""
    yield "words"
    for mention in event.mentions:
        yield f"  {_span(mention.start, mention.end)}  {in_context(doc.text, mention.start, mention.end)}"
    yield "rules"
    yield from (f"  {rule}" for rule in event.rules)
    yield "fields"
    yield from (f"  {line}" for line in _fields(event))
    for claim in doc.claims:
        if event.id in claim.events:
            yield f"claim {claim.id}: {claim.stance}, {'direct' if claim.direct else 'indirect'}"
            yield f"  {_span(claim.start, claim.end)}  {_flat(claim.text)}"


def _fields(event: Event) -> Iterator[str]:
    for name, people in (("actor", event.actors), ("recipient", event.recipients)):
        yield from (_participant(name, p) for p in people)
    for place in event.places:
        known = f"{place.name or '?'}, {place.country or '?'}, {place.lat}, {place.lon}, resolution {place.resolution}"
        how = f", inherited from the {place.inherited}" if place.inherited else ""
        yield f"place      {_span(place.start, place.end)}  {_flat(place.text)} = {known}{how}"
    time = event.time
    if time.text:
        span = _span(time.text_start, time.text_end)
        dates = f"{time.start} to {time.end} ({time.precision})" if time.start else "not resolved"
        yield f"time       {span}  {_flat(time.text)} = {dates}{', ' + time.flag if time.flag else ''}"
    for count in event.counts:
        value = f"{count.kind} {count_range(count)} {count.who} {count.unit}"
        yield f"count      {_span(count.start, count.end)}  {_flat(count.text)} = {value}"
    for speaker in event.attribution:
        verb = f", by the verb {speaker.verb}" if speaker.verb else ""
        yield f"speaker    {_span(speaker.start, speaker.end)}  {_flat(speaker.text)} = {speaker.kind}{verb}"


def _participant(name: str, person: Participant) -> str:
    values: Iterable[str | None] = (person.name, person.person, person.code, "/".join(person.sectors))
    known = ", ".join(filter(None, values)) or "not known"
    return f"{name:10} {_span(person.start, person.end)}  {_flat(person.text)} = {known}"


def in_context(text: str, start: int, end: int) -> str:
    """The words `text[start:end]` in brackets, with what stands around them."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return _flat(f"{before}[{text[start:end]}]{after}")


def _span(start: int | None, end: int | None) -> str:
    return f"{start}–{end}"


def _flat(text: str) -> str:
    return " ".join(text.split())
