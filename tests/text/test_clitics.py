"""Clitics: every way to take them off, the whole word first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.clitics import proclitic_splits, suffix_splits

LETTERS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("والجيش", ("و", "الجيش")),
        ("بالمدينه", ("ب", "المدينه")),
        ("للجيش", ("ل", "الجيش")),
        ("وللجيش", ("ول", "الجيش")),
        ("فبطرابلس", ("فب", "طرابلس")),
        ("كقوات", ("ك", "قوات")),
        ("وزاره", ("و", "زاره")),
    ],
)
def test_proclitics(word: str, split: tuple[str, str]) -> None:
    assert split in proclitic_splits(word)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("قواته", ("قوات", "ه")),
        ("حكومته", ("حكومه", "ه")),
        ("قصفها", ("قصف", "ها")),
        ("قتلوهم", ("قتلوا", "هم")),
        ("مستشفاهم", ("مستشفي", "هم")),
        ("بيانهما", ("بيان", "هما")),
    ],
)
def test_suffixes(word: str, split: tuple[str, str]) -> None:
    assert split in suffix_splits(word)


def test_short_words_keep_their_letters() -> None:
    assert proclitic_splits("وب") == [("", "وب")]
    assert suffix_splits("له") == [("له", "")]


@given(LETTERS)
def test_the_whole_word_is_first_and_nothing_is_lost(word: str) -> None:
    splits = proclitic_splits(word)
    assert splits[0] == ("", word)
    for proclitics, rest in splits:
        assert rest
        assert proclitics + rest == word or proclitics + rest.removeprefix("ا") == word
    assert suffix_splits(word)[0] == (word, "")
    assert all(len(stem) > 1 or stem == word for stem, _ in suffix_splits(word))
