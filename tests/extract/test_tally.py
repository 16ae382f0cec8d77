"""Which event a count is of."""

from __future__ import annotations

import pytest

from marsad import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(learned=False)


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        ("نجا المدير من انفجار استهدف موكبه وأسفر عن مقتل شرطيين وإصابة 3 آخرين.", "انفجار", {("injured", 3, 3)}),
        ("شن الطيران غارة على السوق أدت إلى مقتل 12 مدنيا.", "غارة", {("killed", 12, 12)}),
        ("اعتقلت الشرطة 15 شابا وقتل جندي في هجوم.", "اعتقلت", {("detained", 15, 15)}),
        ("فرقت الشرطة مظاهرة شارك فيها 300 محتج.", "مظاهرة", {("protesters", 300, 300)}),
    ],
)
def test_counts_of_the_event(coder: Coder, text: str, trigger: str, counts: set[tuple[str, int, int]]) -> None:
    events = coder.code(text, published="2021-03-17").events
    event = next(e for e in events if any(m.text == trigger for m in e.mentions))
    assert counts <= {(c.kind, c.min, c.max) for c in event.counts}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("اعترضت السعودية أربعة صواريخ بالستية أطلقها الحوثيون.", "ASSAULT", [["attacks 4..4"], ["attacks 4..4"]]),
        ("بلغت حصيلة الاحتجاجات 320 قتيلا.", "PROTEST", [[]]),
        ("أطلقت الشرطة النار لتفريق المحتجين ما أدى إلى مقتل اثنين.", "ASSAULT", [["killed 2..2"], []]),
        ("أصدرت المحكمة أحكاما بالإعدام على 49 شخصا أدينوا بقتل الشاب.", "ASSAULT", [[]]),
        ("أعلن الجيش أنه قتل أربعة متمردين وأسر اثنين وحرر 11 رهينة.", "RETREAT", [["abducted 11..11"]]),
        ("أوقف الأمن العام اللبناني ثلاثة سوريين في عكار.", "COERCE", [["detained 3..3"]]),
        ("احتجز مسلحون 12 رهينة في فندق.", "ASSAULT", [["abducted 12..12"]]),
        ("قتل 20 حوثيا وأسر 7 آخرين في معارك بتعز.", "ASSAULT", [["killed 20..20"], ["abducted 7..7"]]),
        ("أسقط الجيش 14 من أصل 17 مسيرة أطلقتها روسيا.", "ASSAULT", [["attacks 14..14"], []]),
        ("قتل خمسة جنود وخمسة مسلحين في اشتباكات.", "ASSAULT", [["killed 5..5", "killed 5..5"]]),
        ("قضت المحكمة بسجن 4 صحفيين.", "SANCTION", [[]]),
        (
            "قتل 220 شخصا في هجمات بالسويداء. وأضاف أن من بين القتلى 62 مدنيا.",
            "ASSAULT",
            [["killed 220..220", "killed 62..62"]],
        ),
        (
            "وعثرت السلطات العراقية خلال عمليتها العسكرية على مقبرتين تضمان رفات مئات السجناء.",
            "DISCOVER",
            [["killed 200..999"]],
        ),
    ],
)
def test_counts_of_events(coder: Coder, text: str, kind: str, expected: list[list[str]]) -> None:
    events = [e for e in coder.code(text, published="2021-03-17").events if e.type == kind]
    assert [[f"{c.kind} {c.min}..{c.max}" for c in e.counts] for e in events] == expected
