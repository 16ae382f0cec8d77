"""Actors: the core of the noun phrase, the country and the sector it belongs to."""

from __future__ import annotations

import pytest

from marsad.extract.actor import find_actors
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.names import find_names
from marsad.lexicon.analysis import Analyzer
from marsad.lexicon.load import load_lexicon
from marsad.text.tokens import read


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_lexicon())


def actors(analyzer: Analyzer, text: str) -> list[tuple[str, ActorMention]]:
    draft = Draft(read(text), analyzer, None)
    found = find_actors(draft, find_names(draft), published=None)
    return [(draft.reading.quote(a.first, a.stop)[2], a) for a in found]


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("تقدمت قوات حفتر", "قوات حفتر", "LBY", "REB"),
        ("انسحب الجيش السوري", "الجيش السوري", "SYR", "MIL"),
        ("قصف الحوثيون المدينة", "الحوثيون", "YEM", "REB"),
        ("عقد مجلس الأمن الدولي جلسة", "مجلس الأمن الدولي", "UNO", None),
        ("أعلن حلف شمال الأطلسي ذلك", "حلف شمال الأطلسي", "IGO", "MIL"),
        ("وصلت منظمة أطباء بلا حدود", "أطباء بلا حدود", "NGO", None),
        ("اعتقلت الشرطة المصرية طلابا", "الشرطة المصرية", "EGY", "COP"),
        ("صرح وزير الخارجية التركي", "وزير الخارجية التركي", "TUR", "GOV"),
        ("صرح وزير الدفاع المصري", "وزير الدفاع المصري", "EGY", "GOV"),
        ("نفى تنظيم الدولة الإسلامية", "تنظيم الدولة الإسلامية", "IMG", "REB"),
    ],
)
def test_named(analyzer: Analyzer, text: str, words: str, code: str, sector: str | None) -> None:
    found = actors(analyzer, text)
    match = next((a for w, a in found if words in w), None)
    assert match is not None, found
    assert match.code == code
    assert sector is None or sector in match.sectors


def test_state(analyzer: Analyzer) -> None:
    ((words, actor),) = actors(analyzer, "أكدت قطر ذلك")
    assert (words, actor.code, actor.cls) == ("قطر", "QAT", "state")


def test_people_without_a_country_get_none(analyzer: Analyzer) -> None:
    found = actors(analyzer, "أصيب مدنيون")
    assert [(a.code, a.sectors) for _, a in found] == [(None, ("CVL",))]


@pytest.mark.parametrize("text", ["الطقس بارد اليوم", "ارتفعت الأسعار", "", "..."])
def test_nobody(analyzer: Analyzer, text: str) -> None:
    assert actors(analyzer, text) == []


def test_mentions_stand_in_text_order(analyzer: Analyzer) -> None:
    found = [a for _, a in actors(analyzer, "دعت روسيا وتركيا وإيران الحكومة السورية والمعارضة إلى الحوار")]
    assert [a.first for a in found] == sorted(a.first for a in found)
    assert {"RUS", "TUR", "IRN", "SYR"} <= {a.code for a in found}


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("قتل الجيش مسلحين من تنظيم القاعدة", "مسلحين من تنظيم القاعدة", "IMG", "REB"),
        ("وصل ضباط من الجيش الأردني", "ضباط من الجيش الأردني", "JOR", "MIL"),
        ("عاد نازحون من سوريا", "نازحون", None, "REF"),
        ("ذكرت وسائل إعلام ليبية ذلك", "وسائل إعلام ليبية", "LBY", "JRN"),
        ("طوقت قوات الأمن العراقية الحي", "قوات الأمن العراقية", "IRQ", "COP"),
        ("انتشرت القوات المسلحة السودانية", "القوات المسلحة السودانية", "SDN", "MIL"),
        ("اغتيل القيادي الحوثي في صعدة", "القيادي الحوثي", "YEM", "REB"),
        ("دمرت المقاتلات العربات الحوثية", "المقاتلات", None, "MIL"),
        ("أوقفت الشرطة الشاب الألماني السوري الأصل سامر حداد", "الشاب الألماني السوري الأصل سامر حداد", "DEU", "CVL"),
        ("حذرت إيران وحلفاؤها الأوروبيون", "وحلفاؤها الأوروبيون", "EUR", "UNK"),
        ("رفض وزير دفاع كوريا الجنوبية العرض", "وزير دفاع كوريا الجنوبية", "KOR", "GOV"),
        ("قال الادعاء التركي ذلك", "الادعاء التركي", "TUR", "JUD"),
        ("تحركت الألوية المرابطة في مأرب", "الألوية", None, "MIL"),
        ("قتل مسلحون الصحفي قتيبة الراوي", "الصحفي قتيبة الراوي", None, "JRN"),
        ("حذر الأمين العام للأمم المتحدة أنطونيو غوتيريش", "الأمين العام للأمم المتحدة أنطونيو غوتيريش", "UNO", "GOV"),
        ("قتل القائد العسكري السابق لتنظيم القاعدة", "القائد العسكري السابق لتنظيم القاعدة", "IMG", "REB"),
        ("سلم القائد للشرطة أسلحته", "القائد", None, "MIL"),  # without an adjective ل is no part of the office
        ("وصل مستشار الأمن القومي الأميركي", "مستشار الأمن القومي الأميركي", "USA", "GOV"),
        ("توعدت القوى السياسية الحكومة", "القوى السياسية", None, "PTY"),
        ("رد الداعية سفر الحوالي على ذلك", "الداعية سفر الحوالي", "SAU", "REL"),
    ],
)
def test_phrases(analyzer: Analyzer, text: str, words: str, code: str | None, sector: str) -> None:
    found = actors(analyzer, text)
    match = next((a for w, a in found if w == words), None)
    assert match is not None, found
    assert (match.code, match.sectors[0]) == (code, sector)


def test_watching_is_no_watcher(analyzer: Analyzer) -> None:
    assert not [w for w, _ in actors(analyzer, "قصفت الطائرات نقاط المراقبة") if "المراقبة" in w]


@pytest.mark.parametrize(
    ("text", "published", "sector"),
    [
        ("قال صالح الصماد ذلك", "2018-04-10", "REB"),
        ("قتل صالح الصماد", "2018-05-01", "REB"),  # a rebel outside his term is no private man
        ("وصل حسني مبارك", "2005-01-01", "GOV"),
        ("توفي حسني مبارك", "2020-02-25", "ELI"),
    ],
)
def test_person_by_date(analyzer: Analyzer, text: str, published: str, sector: str) -> None:
    draft = Draft(read(text), analyzer, None)
    (person,) = find_actors(draft, find_names(draft), published=published)
    assert person.sectors[0] == sector


@pytest.mark.parametrize(
    ("text", "published", "code", "sector"),
    [
        ("قال مالك عقار ذلك", "2015-01-01", "SDN", "REB"),
        ("قال مالك عقار ذلك", "2024-01-01", "SDN", "GOV"),  # of two terms the one begun last
        ("وصل رئيس الوزراء اللبناني سعد الحريري إلى بيروت. وقال الحريري ذلك", "2018-03-16", "LBN", "GOV"),
        ("عقدت المعارضة السورية لقاء في دمشق. وقال نصر الحريري ذلك", "2018-03-16", "SYR", "OPP"),
    ],
)
def test_which_term_and_which_man(analyzer: Analyzer, text: str, published: str, code: str, sector: str) -> None:
    draft = Draft(read(text), analyzer, None)
    last = find_actors(draft, find_names(draft), published=published)[-1]
    assert (last.code, sector in last.sectors) == (code, True)


def test_of_no_one_country(analyzer: Analyzer) -> None:
    (_, western), (_, moscow) = actors(analyzer, "اتهم دبلوماسيون غربيون موسكو بالعرقلة")
    assert (western.abroad, western.code, moscow.code) == (True, None, "RUS")


def test_where_and_who(analyzer: Analyzer) -> None:
    assert not actors(analyzer, "قتل في إقليم كردستان")
    assert [w for w, _ in actors(analyzer, "رفض إقليم كردستان ذلك")] == ["إقليم كردستان"]
