"""The parts of a page: what is title, dateline, credit, heading and furniture."""

from __future__ import annotations

import pytest

from marsad import CodedDocument, Coder

LEAD = "أعلن الجيش اليمني اليوم الأربعاء أن قواته استعادت مواقع عدة غربي مدينة مأرب بعد معارك استمرت يومين"
BODY = "وأضاف الجيش في بيان له أن عشرات المسلحين قتلوا في المعارك وأن قواته تواصل التقدم باتجاه صرواح"

CAPITAL = pytest.mark.xfail(reason="a capital in the dateline gives the state's name, not the city's", strict=True)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def page(coder: Coder, *lines: str, title: str | None = None) -> CodedDocument:
    return coder.code("\n".join(lines), published="2021-03-17", title=title)


def test_title_is_a_short_first_line(coder: Coder) -> None:
    assert page(coder, "الجيش اليمني يستعيد مواقع غربي مأرب", LEAD, BODY).title == "الجيش اليمني يستعيد مواقع غربي مأرب"


def test_a_first_line_with_a_full_stop_is_no_title(coder: Coder) -> None:
    assert page(coder, f"{LEAD}.", BODY).title is None


def test_the_title_may_stand_after_a_line_of_notice(coder: Coder) -> None:
    title = "الجيش اليمني يستعيد مواقع غربي مأرب بعد معارك مع الحوثيين"
    assert page(coder, "خاص بالموقع، يمنع النشر من دون إذن.", title, f"{LEAD}.", f"{BODY}.").title == title


def test_a_heading_or_paragraph_after_a_sentence_is_no_title(coder: Coder) -> None:
    assert page(coder, f"{LEAD}.", "مواقف دولية", f"{BODY}.").title is None
    assert page(coder, "استعاد الجيش مواقع غربي مأرب.", "مواقف دولية من المعارك", f"{BODY}.").title is None
    assert page(coder, "استعاد الجيش مواقع غربي مأرب.", LEAD, BODY).title is None


def test_a_lone_line_is_no_title(coder: Coder) -> None:
    assert page(coder, "الجيش اليمني يستعيد مواقع غربي مأرب").title is None


def test_the_given_title_wins(coder: Coder) -> None:
    assert page(coder, LEAD, BODY, title="معارك في مأرب").title == "معارك في مأرب"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("مأرب - وكالة سبأ", "marib"),
        ("حلب-الصحيفة نت", "aleppo"),
        ("سرت", "sirte"),
        pytest.param("القاهرة", "cairo", marks=CAPITAL),
    ],
)
def test_dateline_on_a_line_of_its_own(coder: Coder, line: str, place: str) -> None:
    dateline = page(coder, "معارك عنيفة في محيط المدينة", line, LEAD, BODY).dateline
    assert dateline is not None
    assert dateline.text == line
    assert dateline.place is not None
    assert dateline.place.lower().replace("'", "") == place


@pytest.mark.parametrize("opening", ["تعز (رويترز) - ", "تعز - (وكالات) - "])
def test_dateline_before_the_lead(coder: Coder, opening: str) -> None:
    dateline = page(coder, "معارك عنيفة في محيط المدينة", opening + LEAD, BODY).dateline
    assert dateline is not None
    assert dateline.place == "Taiz"
    assert dateline.text.startswith("تعز")


def test_no_dateline_is_invented(coder: Coder) -> None:
    assert page(coder, "معارك عنيفة في محيط المدينة", LEAD, BODY).dateline is None


def test_credits(coder: Coder) -> None:
    assert page(coder, "معارك عنيفة", LEAD, BODY, "المصدر : الجزيرة + وكالات").credits == ("الجزيرة", "وكالات")


def test_credits_after_a_closing_full_stop(coder: Coder) -> None:
    assert page(coder, "معارك عنيفة", f"{LEAD}.", f"{BODY}.", "المصدر : الجزيرة + وكالات").credits == (
        "الجزيرة",
        "وكالات",
    )


def test_heading_between_paragraphs(coder: Coder) -> None:
    sections = page(coder, "معارك عنيفة", LEAD, "مواقف دولية", BODY).sections
    assert [s.text for s in sections] == ["مواقف دولية"]


@pytest.mark.parametrize("line", ["ارشيفية", "أرشيفية أرشيفية", "البث المباشر"])
def test_furniture_is_noise(coder: Coder, line: str) -> None:
    doc = page(coder, "معارك عنيفة في محيط المدينة", line, LEAD, BODY)
    assert [n.text for n in doc.noise] == [line]


def test_a_repeated_caption_is_noise_and_yields_no_event(coder: Coder) -> None:
    caption = "قصف على أطراف المدينة"
    doc = page(coder, "معارك عنيفة", caption, LEAD, caption, BODY)
    assert [n.text for n in doc.noise] == [caption, caption]
    spans = [(n.start, n.end) for n in doc.noise]
    assert not [m for e in doc.events for m in e.mentions if any(a <= m.start < b for a, b in spans)]


def test_language(coder: Coder) -> None:
    assert page(coder, "معارك عنيفة", LEAD, BODY).language == "ar"
    assert page(coder, "The army said on Wednesday that it had retaken the town.").language != "ar"
