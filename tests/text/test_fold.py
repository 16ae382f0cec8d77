"""Folding: what meets what, and that every folded character maps back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.fold import fold, fold_word

ARABIC = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى ًٌٍَُِّْـ٠١٢٣٤٥٦٧٨٩\u200b\u200f\u202e\u2066\ufeff\n\t«»،؛.؟ﷲﻻﻷﺍﺑیکگپچ\ud800"
    )
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("حُكُومَةُ", "حكومه"),
        ("أحمد إبراهيم آدم ٱلله", "احمد ابراهيم ادم الله"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("دائرة", "دايره"),
        ("كبيـــــر", "كبير"),
        ("کابل", "كابل"),
        ("ایران", "ايران"),
        ("٢٠٢١", "2021"),
        ("۱۲", "12"),
        ("«الجيش»", '"الجيش"'),
        ("“الجيش”", '"الجيش"'),
        ("طرا\u200bبلس", "طرابلس"),
        ("\ufeffغزة", "غزه"),
        ("ﻻﺟﺊ", "لاجي"),
        ("", ""),
    ],
)
def test_folded(written: str, folded: str) -> None:
    assert fold_word(written) == folded


def test_plain_text_needs_no_map() -> None:
    folded = fold("قصف الطيران المدينة")
    assert folded.offsets is None
    assert (folded.start(4), folded.end(11)) == (4, 11)


def test_marks_map_back_to_the_letters_they_stand_on() -> None:
    text = "قَصَفَ المدينة"
    folded = fold(text)
    start = folded.text.index("المدينه")
    assert text[folded.start(start) : folded.end(start + len("المدينه"))] == "المدينة"


def test_one_form_for_two_letters_maps_to_that_form() -> None:
    text = "ﻻ جديد"
    folded = fold(text)
    assert folded.text == "لا جديد"
    assert text[folded.start(0) : folded.end(2)] == "ﻻ"


@given(st.text() | ARABIC)
def test_maps_back(text: str) -> None:
    folded = fold(text)
    n = len(folded.text)
    starts = [folded.start(i) for i in range(n)]
    assert starts == sorted(starts)
    for i in range(n):
        assert 0 <= folded.start(i) < folded.end(i + 1) <= len(text)
        assert fold_word(text[folded.start(i)]).find(folded.text[i]) >= 0


@given(st.text() | ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_word(text)
    assert fold_word(once) == once
