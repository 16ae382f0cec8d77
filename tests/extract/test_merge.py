"""The cases of `tests/cases/happening`: tellings of one happening are one record, what looks alike stays apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from marsad import Coder
from marsad.model import Event

CASES = Path(__file__).parent.parent / "cases" / "happening"


class Case(NamedTuple):
    """A text and, for each record of `type`, the trigger words that must be its mentions."""

    text: str
    type: str
    records: list[list[str]]
    note: str


def cases() -> list[Case]:
    out = []
    for path in sorted(CASES.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        for line in lines[1:]:
            text, kind, records, note = line.split("\t")
            out.append(Case(text.replace("/", "\n\n"), kind, [r.split("+") for r in records.split("|")], note))
    return out


def records_of(events: list[Event], text: str, word: str) -> set[int]:
    """Which of the events have a mention on the word."""
    at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    assert at is not None, word
    return {k for k, e in enumerate(events) if any(m.start < at.end() and at.start() < m.end for m in e.mentions)}


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.note}: {c.text[:40]}")
def test_records(coder: Coder, case: Case) -> None:
    events = [e for e in coder.code(case.text, published="2021-03-17").events if e.type == case.type]
    found = [[records_of(events, case.text, word) for word in words] for words in case.records]
    for words in found:
        assert set.union(*words) == words[0], (case.records, found)
        assert len(words[0]) == 1, (case.records, found)
    assert len({next(iter(words[0])) for words in found}) == len(found), (case.records, found)
