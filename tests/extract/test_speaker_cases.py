"""The cases of `tests/cases/attribution`: who says so, nearest first, and how sure it is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from marsad import Coder
from marsad.model import Event

CASES = Path(__file__).parent.parent / "cases" / "attribution"
# A headline before the sentence, as in an article: a paragraph of its own opens with a verb, a headline with a noun.
HEADLINE = "تطورات ميدانية\n\n"


class Case(NamedTuple):
    """One text. `wanted` are the speakers, none where the outlet itself vouches, or the certainty."""

    text: str
    trigger: str
    wanted: str


def _cases(name: str) -> list[Case]:
    text = (CASES / name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return [Case(*line.split("\t")[:3]) for line in lines[1:]]


def _events(coder: Coder, case: Case) -> tuple[Event, ...]:
    """The events with a mention on the trigger."""
    text = HEADLINE + case.text
    at = text.find(case.trigger, len(HEADLINE))
    events = coder.code(text, published="2021-03-17").events
    found = tuple(e for e in events if any(m.start < at + len(case.trigger) and at < m.end for m in e.mentions))
    assert found, "the event itself is not read"
    return found


def _agree(wanted: list[str], chain: list[str]) -> bool:
    """Nearest first, each named by the same words or a part of them; nobody where nobody is wanted."""
    if bool(wanted) != bool(chain) or len(chain) < len(wanted):
        return False
    return all(w in s or s in w for w, s in zip(wanted, chain, strict=False))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize("case", _cases("speakers.tsv"), ids=lambda c: c.trigger)
def test_speakers(coder: Coder, case: Case) -> None:
    wanted = case.wanted.split("|") if case.wanted else []
    chains = [[s.text for s in e.attribution] for e in _events(coder, case)]
    assert any(_agree(wanted, chain) for chain in chains), chains


@pytest.mark.parametrize("case", _cases("certainty.tsv"), ids=lambda c: c.trigger)
def test_certainty(coder: Coder, case: Case) -> None:
    assert case.wanted in [e.certainty for e in _events(coder, case)]
