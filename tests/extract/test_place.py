"""Places: names with their generic word, direction and distance; weak names; places of one name."""

from __future__ import annotations

from itertools import pairwise

import pytest

from marsad.extract.actor import find_actors
from marsad.extract.draft import Draft, ToponymMention
from marsad.extract.gazetteer import Gazetteer
from marsad.extract.names import find_names
from marsad.extract.place import find_places
from marsad.extract.place_record import to_model
from marsad.extract.quantity import find_quantities
from marsad.lexicon.analysis import Analyzer
from marsad.lexicon.load import load_lexicon
from marsad.text.tokens import read


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_lexicon())


def places(analyzer: Analyzer, text: str) -> tuple[Draft, list[ToponymMention]]:
    reading = read(text)
    draft = Draft(reading, analyzer, None)
    names = find_names(draft)
    quantities = find_quantities(reading, analyzer.lexicon.numbers)
    actors = find_actors(draft, names, published=None)
    return draft, find_places(draft, names, actors, Gazetteer(draft, names, actors), quantities)


def told(analyzer: Analyzer, text: str) -> list[tuple[str, str | None, str | None]]:
    draft, found = places(analyzer, text)
    models = [to_model(draft, p, None) for p in found]
    return [(m.text, m.name, m.country) for m in models]


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("وقع الانفجار في مدينة سرت", "مدينة سرت", "Sirte", "LBY"),
        ("سقطت قذائف على تعز", "تعز", "Taiz", "YEM"),
        ("سقطت قذائف ببنغازي", "ببنغازي", "Benghazi", "LBY"),
        ("انفجرت سيارة في بغداد", "بغداد", "Baghdad", "IRQ"),
        ("خرجت مظاهرة في أم درمان", "أم درمان", "Omdurman", "SDN"),
    ],
)
def test_listed(analyzer: Analyzer, text: str, words: str, name: str, country: str) -> None:
    ((got_words, got_name, got_country),) = told(analyzer, text)
    assert got_words in (words, words.removeprefix("ب"))
    assert (got_name, got_country) == (name, country)


def test_direction(analyzer: Analyzer) -> None:
    draft, (place,) = places(analyzer, "دارت معارك غربي مدينة سرت")
    model = to_model(draft, place, None)
    assert model.text == "غربي مدينة سرت"
    assert model.relation is not None
    assert (model.relation.direction, model.relation.of, model.relation.km) == ("W", "Sirte", None)


def test_distance_and_direction_give_a_computed_point(analyzer: Analyzer) -> None:
    draft, (place,) = places(analyzer, "وقع الهجوم على بعد 80 كيلومترا جنوب شرق طرابلس الليبية")
    model = to_model(draft, place, None)
    assert model.relation is not None
    assert (model.relation.direction, model.relation.km) == ("SE", 80.0)
    assert model.lat is not None
    assert model.lon is not None
    assert model.lat < 32.6
    assert model.lon > 13.5


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("وقع الهجوم على بعد خمسة عشر كيلومترا غرب سرت", 15.0),
        ("انفجرت عبوة على بعد مئة وعشرين كيلومترا جنوبي بغداد", 120.0),
        ("سقط صاروخ على بعد نحو 40 كلم شمال الرياض", 40.0),
        ("دارت معارك على بعد كيلومترات شرق تعز", None),
    ],
)
def test_distance_is_read_as_a_quantity(analyzer: Analyzer, text: str, km: float | None) -> None:
    _, found = places(analyzer, text)
    assert [p.km for p in found] == [km]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقع الهجوم في تل زغنبوط (30 كلم شمال الموصل)", "تل زغنبوط"),
        ("وقع الهجوم في بلدة زغنبوط (30 كلم شمال الموصل)", "بلدة زغنبوط"),
    ],
)
def test_brackets_say_where_an_unlisted_place_lies(analyzer: Analyzer, text: str, words: str) -> None:
    draft, (place,) = places(analyzer, text)
    model = to_model(draft, place, None)
    assert (model.text, model.name, model.country) == (words, None, "IRQ")
    assert model.relation is not None
    assert (model.relation.direction, model.relation.km, model.relation.of) == ("N", 30.0, "Mosul")
    assert model.lat is not None
    assert model.lat > 36.5


def test_the_capital_is_that_of_the_story(analyzer: Analyzer) -> None:
    _, found = places(analyzer, "تظاهر المئات في سيدي بوزيد التونسية. وتظاهر ألف شخص وسط العاصمة")
    assert [p.entry.name if p.entry else None for p in found] == ["Sidi Bouzid", "Tunis"]


def test_unlisted_place_after_its_generic_word(analyzer: Analyzer) -> None:
    ((words, name, country),) = told(analyzer, "قصفت المدفعية قرية زغنبوطة")
    assert (words, name, country) == ("قرية زغنبوطة", None, None)


def test_generic_word_takes_up_the_last_place(analyzer: Analyzer) -> None:
    _, found = places(analyzer, "دخل الجيش مدينة سرت ثم انسحب من المدينة")
    assert [p.entry.name if p.entry else None for p in found] == ["Sirte", "Sirte"]
    assert [p.generic for p in found] == [False, True]


@pytest.mark.parametrize(
    "text", ["قال المتحدث إن الوضع هادئ", "صدر بيان عن الاجتماع", "نشرت الصحيفة صورا للحادث", "2018", ""]
)
def test_no_place(analyzer: Analyzer, text: str) -> None:
    assert told(analyzer, text) == []


def test_mentions_stand_in_text_order_and_do_not_overlap(analyzer: Analyzer) -> None:
    _, found = places(analyzer, "بين طرابلس وبنغازي وسرت ومصراتة والزاوية غربي ليبيا وجنوبها")
    assert len(found) >= 5
    assert all(a.stop <= b.first for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("دارت معارك في محافظة الجوف شمال صنعاء", "محافظة الجوف", "YEM"),
        ("زار الوفد الموانئ اليمنية", "الموانئ اليمنية", "YEM"),
        ("وصل الرئيس إلى العاصمة الإيطالية", "العاصمة الإيطالية", "ITA"),
        ("سيطر الجيش على تلة زغرودة في سوريا", "تلة زغرودة", "SYR"),
        ("اندلعت اشتباكات في شوارع مدينة تعز", "شوارع مدينة تعز", "YEM"),
    ],
)
def test_generic_words(analyzer: Analyzer, text: str, words: str, country: str) -> None:
    got, _, code = told(analyzer, text)[0]
    assert (got, code) == (words, country)


@pytest.mark.parametrize(
    "text",
    [
        "جاء ذلك في إطار المفاوضات",
        "أطلقت صواريخ من طراز جديد",
        "وبدوره أكد الوزير ذلك",
        "من الناحية القانونية لا مشكلة",
        "فقد الرجل بصره في الحادث",
        "حكم بسجن كافالوس سنتين",
        "نقص المياه والكهرباء",
        "وأدى المحازبون دورا",
        "استهدف مقرا لمغاوير الشرطة",
    ],
)
def test_ordinary_words_are_no_places(analyzer: Analyzer, text: str) -> None:
    _, found = places(analyzer, text)
    assert [p for p in found if p.entry is not None or not p.generic] == []


def test_a_generic_word_takes_up_the_place_of_the_same_word(analyzer: Analyzer) -> None:
    _, found = places(analyzer, "وقع الهجوم في قرية زغنبوطة قرب مدينة سرت. وقتل ثلاثة في القرية.")
    taken = found[-1].antecedent
    assert taken is found[0]


def test_what_lies_beside_a_place_is_none(analyzer: Analyzer) -> None:
    assert told(analyzer, "وقعت الغارة في محافظة درعا المحاذية للحدود الأردنية") == [
        ("محافظة درعا", "Daraa Governorate", "SYR")
    ]


def test_a_namesake_in_a_country_not_told_of_is_unlisted(analyzer: Analyzer) -> None:
    _, found = places(analyzer, "وقع الهجوم في ناحية الرديف في العراق")
    assert (found[0].entry, found[0].country) == (None, "IRQ")
