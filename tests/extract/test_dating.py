"""When an event was, and whether it was: the cases of `tests/cases/dating` and `tests/cases/status`."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad import Coder
from marsad.model import Event

CASES = Path(__file__).parent.parent / "cases"
PUBLISHED = "2018-06-13"


def rows(folder: str) -> list[tuple[str, ...]]:
    found = []
    for path in sorted((CASES / folder).glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        found += [tuple(line.split("\t")) for line in lines[1:]]
    return found


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


def event_on(coder: Coder, text: str, trigger: str) -> Event:
    at = text.rfind(trigger)
    events = coder.code(text, published=PUBLISHED).events
    told = [e for e in events for m in e.mentions if m.start < at + len(trigger) and at < m.end]
    assert told, [(e.type, [m.text for m in e.mentions]) for e in events]
    return told[0]


@pytest.mark.parametrize(("text", "trigger", "expected"), rows("dating"))
def test_date(coder: Coder, text: str, trigger: str, expected: str) -> None:
    time = event_on(coder, text.replace(" ¶ ", "\n"), trigger).time
    assert (f"{time.start}..{time.end}" if time.start else "") == expected


@pytest.mark.parametrize(("text", "trigger", "status", "certainty"), rows("status"))
def test_status(coder: Coder, text: str, trigger: str, status: str, certainty: str) -> None:
    event = event_on(coder, text, trigger)
    assert (event.status, event.certainty) == (status, certainty), event.rules
