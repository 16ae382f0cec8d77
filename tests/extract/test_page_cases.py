"""Whole pages: of sport, culture, markets or opinion nothing is coded; of news, the events that it reports."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from marsad import Coder

PAGES = Path(__file__).parent.parent / "cases" / "page"
# The share of the expected events of news.txt that are found: measured on 2026-11-24, never to be lowered.
NEWS_FLOOR = 0.92


class Page(NamedTuple):
    """One page: the words after its "###", its text, and the lines "= TYPE trigger" under it."""

    heading: str
    text: str
    expected: list[tuple[str, str]]


def pages(name: str) -> list[Page]:
    out = []
    for block in (PAGES / name).read_text(encoding="utf-8").split("\n### ")[1:]:
        heading, *lines = block.strip().split("\n")
        expected = [line[2:].split(" ", 1) for line in lines if line.startswith("= ")]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        out.append(Page(heading, text, [(kind, trigger) for kind, trigger in expected]))
    return out


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize("page", pages("nothing.txt"), ids=lambda p: p.heading)
def test_nothing_happened(coder: Coder, page: Page) -> None:
    most = int(page.heading.rsplit(" ", 1)[1])
    events = coder.code(page.text, published="2021-03-17", title=page.text.split("\n")[0]).events
    listing = "\n".join(f"  {e.type} {[m.text for m in e.mentions]} {e.rules[0]}" for e in events)
    assert len(events) <= most, f"{len(events)} events, at most {most}:\n{listing}"


def test_news_is_read(coder: Coder) -> None:
    found, missed = 0, []
    for page in pages("news.txt"):
        events = coder.code(page.text, published="2021-03-17", title=page.text.split("\n")[0]).events
        for kind, trigger in page.expected:
            at = page.text.index(trigger)
            spans = [(m.start, m.end) for e in events if e.type == kind for m in e.mentions]
            if any(start < at + len(trigger) and at < end for start, end in spans):
                found += 1
            else:
                missed.append(f"{page.heading}: {kind} {trigger}")
    share = found / (found + len(missed))
    assert share >= NEWS_FLOOR, f"{share:.3f} of the events found, floor {NEWS_FLOOR}:\n" + "\n".join(missed)
