"""Where events happened: the cases of `tests/cases/place`."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad import Coder
from marsad.model import PlaceMention

CASES = Path(__file__).parent.parent / "cases" / "place" / "events.tsv"


def rows() -> list[list[str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [[*line.split("\t"), ""][:3] for line in lines[1:]]


def told(place: PlaceMention) -> str:
    return f"{place.text}={place.country or ''} {place.inherited or ''}".rstrip()


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize(("text", "kind", "expected"), rows(), ids=[row[0] for row in rows()])
def test_case(coder: Coder, text: str, kind: str, expected: str) -> None:
    events = [e for e in coder.code(text.replace(" / ", "\n\n"), published="2021-03-17").events if e.type == kind]
    assert events, "no such event"
    assert " ; ".join(told(p) for p in events[-1 if " / " in text else 0].places) == expected
