"""Inflection: the written forms of verbs by class of root, and of nouns by class of ending."""

from __future__ import annotations

import pytest

from marsad.text.inflection import conjugate, decline


@pytest.mark.parametrize(
    ("past", "present", "form", "features"),
    [
        # sound
        ("قصف", "يقصف", "قصفت", "P3fsb"),
        ("قصف", "يقصف", "قصفوا", "P3mpb"),
        ("قصف", "يقصف", "يقصفون", "I3mpb"),
        ("قصف", "يقصف", "تقصف", "I3fsb"),
        ("قصف", "يقصف", "قصفنا", "P1pb"),
        # third form: the passive is spelt otherwise
        ("حاصر", "يحاصر", "حاصرت", "P3fsa"),
        ("حاصر", "يحاصر", "حوصرت", "P3fsp"),
        # fourth form, hollow
        ("أصاب", "يصيب", "اصيب", "P3msp"),
        ("أصاب", "يصيب", "يصاب", "I3msp"),
        ("أصاب", "يصيب", "اصبنا", "P1pa"),
        # first form, hollow
        ("قال", "يقول", "قالت", "P3fsa"),
        ("قال", "يقول", "يقل", "J3msa"),
        ("قال", "يقول", "قيل", "P3msp"),
        # final weak
        ("دعا", "يدعو", "دعت", "P3fsa"),
        ("دعا", "يدعو", "دعوا", "P3mpa"),
        ("دعا", "يدعو", "دعيت", "P3fsp"),
        ("دعا", "يدعو", "يدع", "J3msa"),
        ("استولى", "يستولي", "استولت", "P3fsb"),
        ("استولى", "يستولي", "استولوا", "P3mpb"),
        ("التقى", "يلتقي", "يلتقون", "I3mpb"),
        # first weak
        ("وصل", "يصل", "يوصل", "I3msp"),
        # sixth form
        ("تبادل", "يتبادل", "تبودل", "P3msp"),
    ],
)
def test_conjugated(past: str, present: str, form: str, features: str) -> None:
    assert (form, features) in set(conjugate(past, present))


@pytest.mark.parametrize(
    ("singular", "plurals", "person", "form", "features"),
    [
        ("غارة", ["غارات"], False, "الغارات", "pfD"),
        ("غارة", ["غارات"], False, "غارتين", "df"),
        ("هجوم", ["هجمات"], False, "هجوما", "sm"),
        ("هجوم", ["هجمات"], False, "الهجمات", "pmD"),
        ("هجوم", [], False, "هجومان", "dm"),
        ("مسلح", [], True, "المسلحون", "pmD"),
        ("مسلح", [], True, "مسلحي", "pm"),
        ("مسلح", [], True, "مسلحه", "sf"),
        ("مسلح", [], True, "المسلحات", "pfD"),
        ("مستشفى", ["مستشفيات"], False, "مستشفيات", "pm"),
    ],
)
def test_declined(singular: str, plurals: list[str], person: bool, form: str, features: str) -> None:
    assert (form, features) in set(decline(singular, plurals, person=person))


def test_no_form_twice_and_none_empty() -> None:
    for past, present in (("قتل", "يقتل"), ("نفى", "ينفي"), ("ساند", "يساند"), ("رد", "يرد"), ("قال", "")):
        forms = list(conjugate(past, present))
        assert len(forms) == len(set(forms))
        assert all(form and " " not in form for form, _ in forms)


def test_the_article_is_not_written_twice() -> None:
    assert not [form for form, _ in decline("الجيش") if form.startswith("الال")]
