"""The cases of `tests/cases/attribution`: who says so, nearest first."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from marsad import Coder

CASES = Path(__file__).parent.parent / "cases" / "attribution" / "speakers.tsv"
# A headline before the sentence, as in an article: a paragraph of its own opens with a verb, a headline with a noun.
HEADLINE = "تطورات ميدانية\n\n"


class Case(NamedTuple):
    """One text; no `speakers` where the outlet itself vouches."""

    text: str
    trigger: str
    speakers: str


def _cases() -> list[Case]:
    lines = [line for line in CASES.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [Case(*line.split("\t")[:3]) for line in lines[1:]]


def _agree(wanted: list[str], chain: list[str]) -> bool:
    """Nearest first, each named by the same words or a part of them; nobody where nobody is wanted."""
    if bool(wanted) != bool(chain) or len(chain) < len(wanted):
        return False
    return all(w in s or s in w for w, s in zip(wanted, chain, strict=False))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize("case", _cases(), ids=lambda c: c.trigger)
def test_speakers(coder: Coder, case: Case) -> None:
    text = HEADLINE + case.text
    at = text.find(case.trigger, len(HEADLINE))
    events = [
        e for e in coder.code(text, published="2021-03-17").events
        if any(m.start < at + len(case.trigger) and at < m.end for m in e.mentions)
    ]  # fmt: skip
    assert events, "the event itself is not read"
    wanted = case.speakers.split("|") if case.speakers else []
    chains = [[s.text for s in e.attribution] for e in events]
    assert any(_agree(wanted, chain) for chain in chains), chains
