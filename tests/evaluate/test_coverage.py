"""Which names of a gold coding resolve."""

from __future__ import annotations

from marsad.evaluate import Coverage, Named, coverage

TEXT = "قصف الجيش السوري مدينة سراقب وقتل مسلحين"
GOLD = [
    {"actors": [{"text": "الجيش السوري", "code": "SYR"}], "places": [{"text": "سراقب", "country": "SYR"}]},
    {"actors": [{"text": "الجيش السوري", "code": "SYR"}], "recipients": [{"text": "مسلحين", "code": "SYR"}]},
    {"actors": [{"text": "ليس في النص", "code": "SYR"}, {"text": "الغرب", "code": None}]},
]


def named(words: str, code: str | None) -> Named:
    start = TEXT.index(words)
    return Named(start, start + len(words), code, None)


def test_each_wording_counts_once() -> None:
    read = [named("الجيش السوري", "SYR"), named("مسلحين", None)]
    assert coverage(GOLD, TEXT, read, ("actors", "recipients")) == Coverage(2, 2, 1, 1)


def test_another_country_is_not_right() -> None:
    assert coverage(GOLD, TEXT, [named("الجيش السوري", "IRQ")], ("actors", "recipients")) == Coverage(2, 1, 1, 0)


def test_a_name_with_its_generic_word_is_the_same() -> None:
    assert coverage(GOLD, TEXT, [named("مدينة سراقب", "SYR")], ("places",)) == Coverage(1, 1, 1, 1)
    assert coverage(GOLD, TEXT, [named("مدينة", "SYR")], ("places",)) == Coverage(1, 0, 0, 0)
