"""A table for people, in Arabic: who did what to whom, where, when, according to whom."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.export import arabic
from marsad.model import CodedDocument, Count, Event, Participant, PlaceMention

_WIDTH_IN_A_PIPE = 100
_EMPTY = "—"
# Controls of direction and others would turn the terminal's lines round or do worse.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write one table for each document as it comes; colours on a terminal only."""
    terminal = out.isatty()
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n", write_through=True)
    console = Console(
        file=text, width=None if terminal else _WIDTH_IN_A_PIPE, force_terminal=terminal, highlight=False, markup=False,
        no_color=not terminal, emoji=False,
    )  # fmt: skip
    try:
        for doc in docs:
            _write_document(doc, console)
    finally:
        text.detach()


def _write_document(doc: CodedDocument, console: Console) -> None:
    heading = " · ".join(_clean(part) for part in (doc.id, doc.title, doc.outlet, doc.published) if part)
    console.print(Text(heading, style="bold"), soft_wrap=False)
    if not doc.events:
        console.print("لم يعثر على أحداث")
    else:
        table = Table(show_lines=True, expand=True, padding=(0, 1))
        table.add_column("م", no_wrap=True, min_width=2)
        for name, ratio in (("الحدث", 5), ("من", 5), ("على من", 5), ("أين ومتى", 5), ("وفق", 4), ("أعداد", 4)):
            table.add_column(name, ratio=ratio, overflow="fold")
        for number, event in enumerate(doc.events, 1):
            table.add_row(str(number), *(Text(cell) for cell in event_cells(event)))
        console.print(table)
    console.print()


def event_cells(event: Event) -> tuple[str, str, str, str, str, str]:
    """The cells of one event: what, who, whom, where and when, according to whom, counts."""
    return (
        _what(event),
        _people(event.actors),
        _people(event.recipients),
        "\n".join([*(_place(p) for p in event.places), *_time(event)]) or _EMPTY,
        _speakers(event),
        "\n".join(_count(c) for c in event.counts) or _EMPTY,
    )


def _clean(text: str) -> str:
    return _UNSEEN.sub(" ", text)


def _what(event: Event) -> str:
    kind = arabic.TYPES.get(event.type, event.type)
    if event.modes:
        kind += f" ({'، '.join(arabic.MODES.get(m, m) for m in event.modes)})"
    words = "، ".join(dict.fromkeys(_clean(m.text) for m in event.mentions))
    lines = [kind, f"«{words}»", arabic.STATUSES.get(event.status, event.status)]
    if event.certainty != "asserted":
        lines[-1] += f"، {arabic.CERTAINTIES.get(event.certainty, event.certainty)}"
    return "\n".join(lines)


def _people(people: Iterable[Participant]) -> str:
    lines = []
    for person in people:
        code = "/".join(filter(None, (person.code, ",".join(person.sectors))))
        lines.append(_clean(person.text) + (f" [{code}]" if code else ""))
    return "\n".join(lines) or _EMPTY


def _place(place: PlaceMention) -> str:
    name = _clean(place.text)
    return f"{name} [{place.country}]" if place.country else name


def _time(event: Event) -> list[str]:
    time = event.time
    if time.start:
        return [time.start if time.end in (None, time.start) else f"{time.start} – {time.end}"]
    return [f"({_clean(time.text)})"] if time.text else []


def _speakers(event: Event) -> str:
    lines = [f"{_clean(s.text)} ({arabic.KINDS.get(s.kind, s.kind)})" for s in event.attribution]
    if event.self_claim:
        lines.append("رواية الفاعل عن نفسه")
    return "\n".join(lines) or _EMPTY


def _count(count: Count) -> str:
    if count.max is None:
        number = f"{count.min} فأكثر"
    elif count.min in (None, count.max):
        number = str(count.max)
    else:
        number = f"من {count.min} إلى {count.max}"
    who = arabic.WHO.get(count.who)
    unit = " (عائلات)" if count.unit == "family" else ""
    return f"{arabic.COUNTS.get(count.kind, count.kind)}: {number}{unit}" + (f"، {who}" if who else "")
