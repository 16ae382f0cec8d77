"""Who claims an act as his own (CODEBOOK §7): sentences written for this test."""

from __future__ import annotations

import pytest

from marsad import Coder

CASES = [
    ("أعلن الجيش السوري أن قواته سيطرت على البلدة", "سيطرت", True),
    ("وأعلنت وزارة الدفاع الروسية أن طائراتها قصفت مواقع للمسلحين", "قصفت", True),
    ("وأعلنت وزارة الداخلية المصرية أن الشرطة قتلت سبعة مسلحين", "قتلت", True),
    ("وأعلن الحوثيون مسؤوليتهم عن قصف المطار", "قصف", True),
    ("وقالت وكالة سبوتنيك الروسية إن الطائرات الروسية قصفت إدلب", "قصفت", False),
    ("وقال المرصد السوري لحقوق الإنسان إن الجيش السوري قصف إدلب", "قصف", False),
    ("وقالت وزارة الصحة الفلسطينية إن إسرائيل قتلت ثلاثة شبان", "قتلت", False),
    ("وقال مصدر عسكري سوري إن طائرات إسرائيلية قصفت المطار", "قصفت", False),
    ("وقال شهود إن الجيش السوري قصف المستشفى. لكن الجيش السوري نفى ذلك", "قصف", False),
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES)
def test_self_claim(coder: Coder, text: str, trigger: str, *, wanted: bool) -> None:
    text = "تطورات ميدانية\n\n" + text
    at = text.find(trigger)
    events = coder.code(text, published="2021-03-17").events
    found = [e.self_claim for e in events if any(m.start < at + len(trigger) and at < m.end for m in e.mentions)]
    assert wanted in found
