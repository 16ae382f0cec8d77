"""What each written word may be."""

from __future__ import annotations

import pytest

from marsad.lexicon.analysis import Analyzer
from marsad.lexicon.load import load_lexicon
from marsad.text.fold import fold_word


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_lexicon())


def types(analyzer: Analyzer, word: str) -> set[str]:
    return {analyzer.lexicon.senses[r[0]].type for r in analyzer.word(fold_word(word)).events}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("قصفت", "ASSAULT"),
        ("وقصفت", "ASSAULT"),
        ("بقصف", "ASSAULT"),
        ("سيقصفون", "ASSAULT"),
        ("القصف", "ASSAULT"),
        ("اعتقلوهم", "COERCE"),
        ("اعتقاله", "COERCE"),
        ("نزوحهم", "DISPLACE"),
        ("وللتظاهر", "PROTEST"),
        ("انسحبت", "RETREAT"),
        ("أدانت", "ACCUSE"),
    ],
)
def test_event_words(analyzer: Analyzer, word: str, kind: str) -> None:
    assert kind in types(analyzer, word)


@pytest.mark.parametrize("word", ["المدرسة", "قبل", "في", "سيارة", "الشتاء"])
def test_words_that_name_no_event(analyzer: Analyzer, word: str) -> None:
    assert types(analyzer, word) == set()


def test_clitics_are_kept_apart(analyzer: Analyzer) -> None:
    word = analyzer.word("وبقواتهم")
    assert (word.proclitics, word.suffix) == ("وب", "هم")
    assert word.heads
    assert word.preposition == "ب"


def test_future_only_on_the_present(analyzer: Analyzer) -> None:
    assert all(features.startswith("vI") for _, features, _, _ in analyzer.word("سيقصف").events)
    assert analyzer.word("سيقصف").may_be_verb


def test_article(analyzer: Analyzer) -> None:
    assert analyzer.word("القوات").definite
    assert analyzer.word(fold_word("للقوات")).definite
    assert not analyzer.word(fold_word("التقى")).definite


def test_nisba_gives_the_country(analyzer: Analyzer) -> None:
    assert analyzer.word(fold_word("الليبية")).nisba[0] == "LBY"
    assert analyzer.word(fold_word("مصريين")).nisba[0] == "EGY"


def test_reporting_verbs(analyzer: Analyzer) -> None:
    stance = {analyzer.lexicon.reporting[r[0]].stance for r in analyzer.word(fold_word("نفت")).reporting}
    assert stance == {"deny"}


def test_a_word_in_no_list_loses_only_sure_clitics(analyzer: Analyzer) -> None:
    word = analyzer.word("والزغنبوط")
    assert (word.known, word.proclitics, word.rest) == (False, "و", "الزغنبوط")


def test_the_second_look_gives_the_same_record(analyzer: Analyzer) -> None:
    assert analyzer.word("قصفت") is analyzer.word("قصفت")
