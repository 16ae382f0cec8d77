"""How much of what a gold coding names the word lists can place: which actors and places resolve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple


class Named(NamedTuple):
    """A phrase of an article that was read as an actor or a place: its words, and the code and name they resolve to."""

    start: int
    end: int
    code: str | None
    name: str | None


class Coverage(NamedTuple):
    """Of `total` names in the gold, how many were read as one at all, resolve, and resolve to the gold's country."""

    total: int
    found: int
    resolved: int
    right: int


def coverage(gold: Iterable[dict[str, Any]], text: str, named: Sequence[Named], sides: Sequence[str]) -> Coverage:
    """Coverage of the names under `sides` (actors, recipients; or places) of one article's gold events.

    Each wording counts once for an article, however many events it stands in; one that does not stand in the text (an
    actor taken up from an earlier sentence) is left out.
    """
    counts: Counter[str] = Counter()
    for words, code in sorted(_wordings(gold, sides)):
        if words not in text:
            continue
        readings = [n for start in _occurrences(text, words) for n in named if _within(n, start, start + len(words))]
        counts["total"] += 1
        counts["found"] += bool(readings)
        counts["resolved"] += any(n.code for n in readings)
        counts["right"] += any(n.code == code for n in readings)
    return Coverage(counts["total"], counts["found"], counts["resolved"], counts["right"])


def _wordings(gold: Iterable[dict[str, Any]], sides: Sequence[str]) -> set[tuple[str, str]]:
    return {
        (named["text"], named.get("code") or named.get("country"))
        for event in gold
        for side in sides
        for named in event.get(side) or ()
        if named.get("text") and (named.get("code") or named.get("country"))
    }


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _within(named: Named, start: int, end: int) -> bool:
    """Whether the two share more than half of the shorter: "مدينة سرت" and "سرت" are one place."""
    shared = min(named.end, end) - max(named.start, start)
    return shared * 2 > min(named.end - named.start, end - start)
