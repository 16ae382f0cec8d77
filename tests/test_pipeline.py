"""What holds of any text: coding never raises, every span quotes the text, the same input gives the same output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad import Coder
from marsad.ontology import EVENT_TYPES, MODES, SECTORS

_SHORT = 2  # cells of fewer blanks are names and numbers

# Words of every part of the lexicon, so that random texts reach every stage.
SEPARATORS = ["\n", "\n\n", "«", "»", '"', "(", ")", "-", ".", "،", "؟", "؛", ":", "+"]
LEXICAL = (
    "قصف قصفت غارات شن هجوما مقتل أصيب مدنيين جنديان سبعة 20 عشرات الجيش الليبي قوات حفتر الحوثيون الأمم المتحدة "
    "التحالف في على من إلى غربي كيلومترا جنوب مدينة سرت تعز حلب قرية أمس اليوم الأربعاء 2018 منذ قال وأضاف إن أن "
    "نفى نقل عن مصدر عسكري المتحدث باسم وزير الخارجية دعا طالب رفض هدد بعد لن لم دون قد ربما سوف إذا التي الذين وهو "
    "قواته السفارة المدينة الهجوم تظاهر آلاف نزوح عائلات اعتقال انسحاب هدنة وقف إطلاق النار عملية المصدر الجزيرة"
)
NASTY = st.text(
    st.sampled_from(
        "\u0000\u0007\t\r\n\u0085\u2028\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202e\u2066\u2069\ufeff\u00ad\u061c"
        "\u0640\u064b\u0651\u0670\u06dd\ud800\udfff\ufdfa\ufdf2\ufefb\ufe8d٠۹١٫٬٪یکةىءآ𞸀😀é.:،؛؟«»…-–—()[]{}|#_/\\"
    ),
    max_size=40,
)
NEWS = st.lists(st.sampled_from(LEXICAL.split() + SEPARATORS) | NASTY.filter(lambda t: len(t) < 4), max_size=60).map(
    " ".join
)
# Beginnings, ends and joins of the case sentences: what is cut off in the middle of a construction is read too.
CASES = sorted(
    {
        cell
        for path in (Path(__file__).parent / "cases").glob("*/*.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
        for cell in line.split("\t")
        if not line.startswith("#") and cell.count(" ") > _SHORT
    }
)
CUT = st.tuples(st.sampled_from(CASES), st.integers(0, 30), st.integers(0, 30)).map(
    lambda cut: " ".join(cut[0].split()[cut[1] :][: cut[2]])
)
TEXTS = st.text(max_size=200) | NASTY | NEWS | CUT | st.tuples(CUT, CUT).map("، ".join)
ORDINARY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])

STORY = """قصف على بلدة النيرب يوقع قتلى
إدلب - وكالات
قال المتحدث باسم الجيش السوري أمس الثلاثاء إن قواته سيطرت على قرية كفر بطيخ غربي مدينة سراقب.
وقتل 12 مدنيا، بينهم ثلاثة أطفال، في غارات جوية شنتها طائرات روسية على بلدة النيرب.
ونفت وزارة الدفاع الروسية تنفيذ أي غارات، ودعت الأمم المتحدة جميع الأطراف إلى وقف القتال.
المصدر : وكالات
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, text) of a coded document, however deep it stands."""
    if isinstance(value, list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int) and "text" in value:
            yield value["start"], value["end"], value["text"]
        if value.get("text_start") is not None:
            yield value["text_start"], value["text_end"], value["text"]
        for item in value.values():
            yield from spans(item)


def check(coder: Coder, text: str, published: str | None) -> None:
    doc = coder.code(text, published=published)
    plain = doc.to_dict()
    assert doc.text == text
    for start, end, words in spans(plain):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    entities = {e["id"] for e in plain["entities"]}
    for event in plain["events"]:
        assert event["type"] in EVENT_TYPES
        assert set(event["modes"]) <= MODES[event["type"]]
        assert event["mentions"]
        assert 0 <= event["confidence"] <= 1
        assert event["status"] in ("actual", "future", "hypothetical", "negated", "historical")
        assert event["certainty"] in ("asserted", "hedged", "disputed")
        assert published or event["time"]["reported"] is None
        for side in (*event["actors"], *event["recipients"]):
            assert side["entity"] in entities
            assert set(side["sectors"]) <= SECTORS
    ids = [e["id"] for e in plain["events"]]
    assert len(ids) == len(set(ids))
    assert {i for c in plain["claims"] for i in c["events"]} <= set(ids)


@ORDINARY
@given(text=TEXTS, published=st.none() | st.dates().map(str))
def test_any_text(coder: Coder, text: str, published: str | None) -> None:
    check(coder, text, published)


@ORDINARY
@given(text=NEWS)
def test_the_same_text_gives_the_same_record(coder: Coder, text: str) -> None:
    assert coder.code(text, published="2018-06-13") == coder.code(text, published="2018-06-13")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\ud800",
        "\u202e",
        ".",
        "و",
        "ال",
        "قصف",
        "قصف" * 3_000,
        "قصف " * 3_000,
        "\ufdfa" * 50,
        "(" * 500,
    ],
    ids=lambda t: f"{t[:3]!a} {len(t)}",
)
def test_edges(coder: Coder, text: str) -> None:
    check(coder, text, "2018-06-13")


@pytest.mark.parametrize("text", ["مصدر نفى :", "مدنيين قال :", "قال المتحدث:", 'وأضاف "'])
def test_speech_that_ends_with_its_colon(coder: Coder, text: str) -> None:
    check(coder, text, None)


def test_story(coder: Coder) -> None:
    check(coder, STORY, "2021-03-17")
    doc = coder.code(STORY, published="2021-03-17")
    assert {"COERCE", "ASSAULT"} <= {e.type for e in doc.events}
    assert doc.language == "ar"


def test_no_claim_is_told_twice(coder: Coder) -> None:
    text = "تطورات في إدلب\nوقال المتحدث باسم الجيش السوري إن قواته سيطرت أمس على قرية كفر بطيخ وقتلت 12 مسلحا"
    ids = [c.id for c in coder.code(text, published="2021-03-17").claims]
    assert len(ids) == len(set(ids))


def test_marks_and_invisible_characters_change_no_event(coder: Coder) -> None:
    plain = coder.code(STORY, published="2021-03-17")
    marked = coder.code(STORY.replace("قصف", "قَصْـف").replace(" بلدة", "\u200f بلدة"), published="2021-03-17")
    assert [(e.type, e.status, e.counts and e.counts[0].min) for e in plain.events] == [
        (e.type, e.status, e.counts and e.counts[0].min) for e in marked.events
    ]


def test_json_survives_the_way_there_and_back(coder: Coder) -> None:
    doc = coder.code(STORY, published="2021-03-17")
    assert json.loads(doc.to_json()) == json.loads(json.dumps(doc.to_dict()))


def test_a_very_long_text_is_read_to_its_limit(coder: Coder) -> None:
    text = "نص " * 700_000 + "قصف الجيش المدينة"
    doc = coder.code(text)
    assert len(doc.text) == len(text)
    assert all(m.end <= 2_000_000 for e in doc.events for m in e.mentions)
