"""The crosswalk's table is whole, and the sides decide as the ontologies say."""

from __future__ import annotations

import re

import pytest

from marsad.model import Participant
from marsad.ontology import EVENT_TYPES, MODES
from marsad.ontology.crosswalk import ACLED_SUB_EVENTS, countries, crosswalk

EXTENSIONS = {"DISPLACE", "DISCOVER", "TOLL"}
QUAD_OF = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
PAIRS = [(kind, mode) for kind in sorted(EVENT_TYPES) for mode in ("", *sorted(MODES[kind]))]


def someone(*sectors: str, code: str | None = "SYR") -> Participant:
    return Participant(text="", start=0, end=0, code=code, sectors=sectors)


ARMY, REBELS, OTHERS, PEOPLE = someone("MIL"), someone("REB"), someone("UAF"), someone("CVL")


@pytest.mark.parametrize(("kind", "mode"), PAIRS)
def test_every_type_and_mode_has_its_row(kind: str, mode: str) -> None:
    walk = crosswalk(kind, (mode,) if mode else (), (), ())
    if kind in EXTENSIONS:
        assert walk.plover is None
    else:
        assert walk.plover == (f"{kind}/{mode}" if mode else kind)
        assert walk.quad == QUAD_OF[kind]
        assert walk.cameo is not None
        assert re.fullmatch(r"0[1-9]\d{0,2}|1\d{1,3}|20\d{0,2}", walk.cameo)
    assert walk.score is None or -10 <= walk.score <= 10
    assert walk.ucdp.type_of_violence is None


def test_acled_names_hang_together() -> None:
    for kind, mode in PAIRS:
        for actors, recipients in (((), ()), ((ARMY,), (PEOPLE,)), ((REBELS,), (ARMY,)), ((ARMY, REBELS), ())):
            acled = crosswalk(kind, (mode,) if mode else (), actors, recipients).acled
            if acled.sub_event_type is None:
                assert acled.event_type is acled.disorder_type is None
            else:
                assert (acled.event_type, acled.disorder_type) == ACLED_SUB_EVENTS[acled.sub_event_type]


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        ((ARMY,), (REBELS,), 1),
        ((REBELS,), (ARMY,), 1),
        ((ARMY, REBELS), (), 1),
        ((someone("COP"),), (OTHERS,), 1),
        ((someone("MIL", code="ARM"),), (someone("GOV", code="AZE"),), 1),
        ((ARMY,), (someone("GOV"),), None),
        ((REBELS,), (OTHERS,), 2),
        ((REBELS, OTHERS), (), 2),
        ((REBELS,), (PEOPLE,), 3),
        ((ARMY,), (someone("JRN"),), 3),
        ((ARMY,), (PEOPLE, REBELS), 1),
        ((), (PEOPLE,), None),
        ((REBELS,), (), None),
        ((someone("UNK"),), (PEOPLE,), None),
        ((PEOPLE,), (PEOPLE,), None),
    ],
)
def test_ucdp_type_of_violence(
    actors: tuple[Participant], recipients: tuple[Participant], expected: int | None
) -> None:
    assert crosswalk("ASSAULT", (), actors, recipients).ucdp.type_of_violence == expected


@pytest.mark.parametrize(
    ("kind", "modes", "actors", "recipients", "expected"),
    [
        ("ASSAULT", (), (ARMY, REBELS), (), "Armed clash"),
        ("ASSAULT", ("firearms",), (OTHERS,), (PEOPLE,), "Attack"),
        ("ASSAULT", (), (), (), None),
        ("ASSAULT", ("abduct",), (OTHERS,), (PEOPLE,), "Abduction/forced disappearance"),
        ("ASSAULT", ("abduct",), (REBELS,), (ARMY,), "Armed clash"),
        ("ASSAULT", ("drone",), (ARMY,), (), "Air/drone strike"),
        ("ASSAULT", ("suicide-attack",), (), (PEOPLE,), "Suicide bomb"),
        ("COERCE", ("seize",), (ARMY,), (), "Government regains territory"),
        ("COERCE", ("seize",), (REBELS,), (), "Non-state actor overtakes territory"),
        ("COERCE", ("seize",), (), (), None),
        ("COERCE", ("arrest",), (someone("COP"),), (PEOPLE,), "Arrests"),
        ("PROTEST", ("demo",), (PEOPLE,), (), "Peaceful protest"),
        ("PROTEST", ("riot",), (PEOPLE,), (), "Violent demonstration"),
        ("REQUEST", ("yield",), (), (), None),
        ("TOLL", (), (), (), None),
    ],
)
def test_acled_sub_event(
    kind: str,
    modes: tuple[str, ...],
    actors: tuple[Participant],
    recipients: tuple[Participant],
    expected: str | None,
) -> None:
    assert crosswalk(kind, modes, actors, recipients).acled.sub_event_type == expected


def test_armed_sides_without_a_mode_fight() -> None:
    assert crosswalk("ASSAULT", (), (ARMY,), (REBELS,)).cameo == "19"
    assert crosswalk("ASSAULT", (), (ARMY,), (PEOPLE,)).cameo == "18"


def test_an_unknown_type_maps_to_nothing() -> None:
    assert crosswalk("NOTHING", (), (), ()).plover is None


def test_countries() -> None:
    assert countries()["YEM"] == ("YE", 887, "Yemen", 678)
    assert countries()["PSE"].gleditsch_ward is None
