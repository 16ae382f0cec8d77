"""Expressions of time: the cases of `tests/cases/time`, and what holds of any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.time import TimeMention, ahead, behind, find_times
from marsad.lexicon.calendar import Calendar, compile_calendar
from marsad.text.tokens import Reading, read

CASES = Path(__file__).parent.parent / "cases" / "time"
CALENDAR = compile_calendar()


def rows(path: Path) -> list[tuple[str, ...]]:
    """The rows below comments and header. `read_table` refuses tatweel and marks, which cases must be free to hold."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [(f"{path.stem}: {line.split(chr(9))[0]}", *line.split("\t")) for line in lines[1:]]


ROWS = [row for path in sorted(CASES.glob("*.tsv")) for row in rows(path)]
WORDS = sorted(CALENDAR.forms)


def told(reading: Reading, m: TimeMention) -> str:
    words = reading.quote(m.first, m.stop)[2]
    parts = [f"{words}={m.start or ''}..{m.end or ''}", m.precision, m.kind, m.flag or "", "past" if m.past else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "published", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_case(text: str, published: str, expected: str) -> None:
    reading = read(text)
    day = date.fromisoformat(published) if published else None
    assert " ; ".join(told(reading, m) for m in find_times(reading, day, CALENDAR)) == expected


def check(text: str, published: date | None) -> None:
    reading = read(text)
    after = 0
    for m in find_times(reading, published, CALENDAR):
        assert after <= m.first < m.stop <= len(reading.tokens)
        after = m.stop
        assert (m.start is None) == (m.end is None) or (published is None and m.kind == "since")
        assert m.start is None or m.end is None or date.fromisoformat(m.start) <= date.fromisoformat(m.end)


@given(st.text(), st.none() | st.dates())
def test_any_text(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(WORDS) | st.sampled_from(list("/-(),.،")) | st.integers(0, 2200).map(str), max_size=12),
    st.none() | st.dates(),
)
def test_any_words_of_time(words: list[str], published: date | None) -> None:
    check(" ".join(words), published)


def test_ahead_moves_only_what_says_neither_past_nor_future() -> None:
    published = date(2018, 6, 13)
    bare, past = (
        find_times(read(text), published, CALENDAR)[0]
        for text in ("تبدأ المحادثات الاثنين", "بدأت المحادثات الاثنين الماضي")
    )
    assert ahead(bare, published).start == "2018-06-18"
    assert ahead(past, published) is past


def test_behind_moves_what_would_lie_ahead() -> None:
    published = date(2018, 6, 13)
    bare, told = (
        find_times(read(text), published, CALENDAR)[0]
        for text in ("سقطت المدينة في الثلاثين من أغسطس", "تبدأ المحادثات في 30 أغسطس المقبل")
    )
    assert behind(bare, published).start == "2017-08-30"
    assert behind(bare, published).past
    assert behind(told, published) is told


def test_without_publication_date_nothing_relative_is_resolved() -> None:
    for text in (
        "أمس",
        "الأربعاء",
        "الأسبوع الماضي",
        "قبل ثلاثة أيام",
        "10 يونيو",
        "خلال اليومين الماضيين",
        "منذ الأحد",
    ):
        assert all(m.start is None for m in find_times(read(text), None, CALENDAR)), text


def test_calendar_survives_storage() -> None:
    import msgspec

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(CALENDAR), type=Calendar) == CALENDAR
