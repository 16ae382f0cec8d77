"""Quantities and counts: the cases of `tests/cases/quantity`, and what holds of any text."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.casualty import CountMention, find_counts
from marsad.extract.quantity import find_quantities
from marsad.lexicon.numbers import COUNT_KINDS, Victims, compile_numbers, compile_victims
from marsad.text.tokens import Reading, read

CASES = Path(__file__).parent.parent / "cases" / "quantity"
NUMBERS = compile_numbers()
VICTIMS = compile_victims()


def rows(path: Path) -> list[tuple[str, ...]]:
    """The rows below comments and header. `read_table` refuses tatweel and marks, which cases must be free to hold."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [(f"{path.stem}: {line.split(chr(9))[0]}", *line.split("\t")) for line in lines[1:]]


ROWS = [row for path in sorted(CASES.glob("*.tsv")) for row in rows(path)]
WORDS = sorted({*NUMBERS.words, *NUMBERS.phrases, *VICTIMS.nouns, *VICTIMS.governors})


def told(reading: Reading, c: CountMention) -> str:
    low, high = ("" if bound is None else bound for bound in (c.min, c.max))
    return f"{reading.quote(c.first, c.stop)[2]}={c.kind} {c.who} {c.unit} {low}..{high}"


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_case(text: str, expected: str) -> None:
    reading = read(text)
    counts = find_counts(reading, find_quantities(reading, NUMBERS), VICTIMS)
    assert " ; ".join(told(reading, c) for c in counts) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ثلاثة وعشرين شخصا", 23, 23),
        ("مئة وخمسين شخصا", 150, 150),
        ("ألف وأربعمئة قتيل", 1400, 1400),
        ("مليونين وخمسمائة ألف نازح", 2_500_000, 2_500_000),
        ("خمسة آلاف وثلاثمئة وواحد وعشرين شخصا", 5321, 5321),
        ("مليون ونصف المليون شخص", 1_500_000, 1_500_000),
        ("نصف مليون نازح", 500_000, 500_000),
        ("3 آلاف نازح", 3000, 3000),
        ("1.5 مليون لاجئ", 1_500_000, 1_500_000),
        ("١٬٢٠٠ جندي", 1200, 1200),
        ("1,200 جندي", 1200, 1200),
        ("خمسة عشر جنديا", 15, 15),
        ("إحدى عشرة امرأة", 11, 11),
        ("ثلاث مئة جندي", 300, 300),
        ("مئتي شخص", 200, 200),
        ("ألفي نازح", 2000, 2000),
        ("نحو 30 شخصا", 30, 30),
        ("قرابة 10 آلاف شخص", 10_000, 10_000),
        ("أكثر من 20 شخصا", 21, None),
        ("ما لا يقل عن 20 شخصا", 20, None),
        ("25 مدنيا على الأقل", 25, None),
        ("أقل من 20 شخصا", None, 19),
        ("بين 20 و30 شخصا", 20, 30),
        ("20-30 شخصا", 20, 30),
        ("من 20 إلى 30 ألف شخص", 20_000, 30_000),
        ("عشرات القتلى", 20, 99),
        ("مئات القتلى", 200, 999),
        ("آلاف النازحين", 2000, 9999),
        ("عشرات الآلاف", 20_000, 99_999),
        ("مئات الآلاف من السكان", 200_000, 999_999),
        ("عدد من الجنود", 2, None),
        ("عدة غارات", 2, None),
        ("بضعة رجال", 3, 9),
        ("أحد الجنود", 1, 1),
        ("بأكثر من 8 غارات", 9, None),
    ],
)
def test_number(text: str, low: int | None, high: int | None) -> None:
    (quantity,) = find_quantities(read(text), NUMBERS)
    assert (quantity.min, quantity.max) == (low, high)


@pytest.mark.parametrize(
    "text", ["20 في المئة", "20%", "10:30", "10/6/2018", "2018-06-10", "اليوم الثالث", "قرب المدينة"]
)
def test_no_number(text: str) -> None:
    assert find_quantities(read(text), NUMBERS) == []


def check(text: str) -> None:
    reading = read(text)
    quantities = find_quantities(reading, NUMBERS)
    for q in quantities:
        assert 0 <= q.first < q.stop <= len(reading.tokens)
        assert q.noun is None or 0 <= q.noun < len(reading.tokens)
        assert q.min is None or q.max is None or q.min <= q.max
    for c in find_counts(reading, quantities, VICTIMS):
        assert 0 <= c.first < c.stop <= len(reading.tokens)
        assert 0 <= c.govern < len(reading.tokens)
        assert c.kind in COUNT_KINDS


@given(st.text())
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(list("و،.-")) | st.integers(0, 9999).map(str), max_size=12))
def test_any_words_of_number(words: list[str]) -> None:
    check(" ".join(words))


def test_victims_survive_storage() -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(VICTIMS), type=Victims) == VICTIMS
