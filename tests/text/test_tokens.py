"""Tokens, sentences and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.tokens import read


def forms(text: str) -> list[str]:
    return [t.form for t in read(text).tokens]


def sentences(text: str) -> list[str]:
    reading = read(text)
    return [reading.quote(s.first, s.stop)[2] for s in reading.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف المدينة", ["قصف", "المدينه"]),
        ("قُتِلَ ٧ مدنيين.", ["قتل", "7", "مدنيين", "."]),
        ("10,500 نازح و1.5 مليون", ["10,500", "نازح", "و", "1.5", "مليون"]),
        ('قال "لن ننسحب"', ["قال", '"', "لن", "ننسحب", '"']),
        ("الـ24 الماضية", ["ال", "24", "الماضيه"]),
        ("وكالة AFP", ["وكاله", "AFP"]),
        ("", []),
        (" \n\n \t", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_kinds() -> None:
    assert [t.kind for t in read("قتل 3 جنود، اليوم").tokens] == ["w", "n", "w", "p", "w"]


def test_the_last_letter_is_kept_as_written() -> None:
    assert [t.last for t in read("مدينة مدينه على علي").tokens] == ["ة", "ه", "ى", "ي"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دخل الجيش المدينة. انسحب المسلحون.", ["دخل الجيش المدينة.", "انسحب المسلحون."]),
        ("هل انسحبوا؟ لا أحد يعلم.", ["هل انسحبوا؟", "لا أحد يعلم."]),
        ("زار د. سامي القرية أمس.", ["زار د. سامي القرية أمس."]),
        ("بلغ العدد 3.5 مليون نازح.", ["بلغ العدد 3.5 مليون نازح."]),
        ("أعلن الناطق باسم الجيش ذلك.ثم غادر القاعة.", ["أعلن الناطق باسم الجيش ذلك.", "ثم غادر القاعة."]),
        ("عنوان بلا نقطة\nوهذا متن الخبر.", ["عنوان بلا نقطة", "وهذا متن الخبر."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_full_stop_before_the_newline_ends_the_paragraph_too() -> None:
    assert [s.paragraph for s in read("فقرة أولى.\nفقرة ثانية.").sentences] == [0, 1]


def test_paragraphs_are_counted_from_nought() -> None:
    reading = read("عنوان الخبر\n\nفقرة أولى. جملة ثانية\nفقرة ثانية.")
    assert [s.paragraph for s in reading.sentences] == [0, 1, 1, 2]


@given(st.text())
def test_any_text(text: str) -> None:
    reading = read(text)
    after = 0
    for number, token in enumerate(reading.tokens):
        assert token.i == number
        assert after <= token.start < token.end <= len(text) or token.start == after - 1
        after = token.end
    stop = 0
    for sentence in reading.sentences:
        assert stop <= sentence.first < sentence.stop <= len(reading.tokens)
        stop = sentence.stop
    assert stop == len(reading.tokens)
