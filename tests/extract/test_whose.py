"""Whose forces: those of a first person in speech, of a described owner, of who leads an attempt."""

from __future__ import annotations

import pytest

from marsad.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ('وأضاف أردوغان: "قواتنا ستدخل منبج"', "قواتنا", "TUR", "MIL"),
        ("وقال المتحدث باسم الحوثيين يحيى سريع إن قواتنا استهدفت مطار أبها", "قواتنا", "YEM", "REB"),
        ("قواتنا تتقدم في إدلب", "قواتنا", None, "MIL"),  # nobody is named who says so
        ("أصدر التحالف العربي بيانا. وقصفت طائرات التحالف الحديدة", "طائرات التحالف", "IGO", "MIL"),
        ("قتل خمسة جنود في هجوم داعشي غرب كركوك", "داعشي", "IMG", "REB"),
        (
            "يأتي كشف أجهزة أمنية عن محاولة النظام الإيراني تفجير مقر المعارضة في باريس",
            "النظام الإيراني",
            "IRN",
            "GOV",
        ),
    ],
)
def test_whose(coder: Coder, text: str, words: str, code: str | None, sector: str) -> None:
    actors = [a for e in coder.code(text, published="2021-03-17").events for a in e.actors if a.text == words]
    assert actors
    assert {a.code for a in actors} == {code}
    assert sector in actors[0].sectors
