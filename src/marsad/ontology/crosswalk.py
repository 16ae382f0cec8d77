"""An event in the terms of PLOVER, CAMEO, ACLED and UCDP, by `data/ontology/crosswalk.tsv` and the sides' sectors."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from marsad.errors import DataError
from marsad.model import Acled, Crosswalk, Participant, Ucdp

_DATA = Path(__file__).resolve().parent.parent / "data" / "ontology"
_COLUMNS = ["type", "mode", "plover", "cameo", "acled", "quad", "score", "note"]

# ACLED's sub-event types -> event type, disorder type (ACLED Codebook, 2023 and later).
_VIOLENCE, _DEMONSTRATIONS, _STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
ACLED_SUB_EVENTS: dict[str, tuple[str, str]] = {
    "Armed clash": ("Battles", _VIOLENCE),
    "Government regains territory": ("Battles", _VIOLENCE),
    "Non-state actor overtakes territory": ("Battles", _VIOLENCE),
    "Chemical weapon": ("Explosions/Remote violence", _VIOLENCE),
    "Air/drone strike": ("Explosions/Remote violence", _VIOLENCE),
    "Suicide bomb": ("Explosions/Remote violence", _VIOLENCE),
    "Shelling/artillery/missile attack": ("Explosions/Remote violence", _VIOLENCE),
    "Remote explosive/landmine/IED": ("Explosions/Remote violence", _VIOLENCE),
    "Grenade": ("Explosions/Remote violence", _VIOLENCE),
    "Sexual violence": ("Violence against civilians", _VIOLENCE),
    "Attack": ("Violence against civilians", _VIOLENCE),
    "Abduction/forced disappearance": ("Violence against civilians", _VIOLENCE),
    "Mob violence": ("Riots", _VIOLENCE),
    "Violent demonstration": ("Riots", _DEMONSTRATIONS),
    "Peaceful protest": ("Protests", _DEMONSTRATIONS),
    "Protest with intervention": ("Protests", _DEMONSTRATIONS),
    "Excessive force against protesters": ("Protests", f"{_VIOLENCE}; {_DEMONSTRATIONS}"),
    "Agreement": ("Strategic developments", _STRATEGIC),
    "Arrests": ("Strategic developments", _STRATEGIC),
    "Change to group/activity": ("Strategic developments", _STRATEGIC),
    "Disrupted weapons use": ("Strategic developments", _STRATEGIC),
    "Headquarters or base established": ("Strategic developments", _STRATEGIC),
    "Looting/property destruction": ("Strategic developments", _STRATEGIC),
    "Non-violent transfer of territory": ("Strategic developments", _STRATEGIC),
    "Other": ("Strategic developments", _STRATEGIC),
}
# What the table says instead of a sub-event type where the sides decide.
_BY_SIDES = frozenset({"by-sides", "abduction", "territory"})

STATE, ARMED, CIVILIAN = "state", "armed", "civilian"
_ARMED_SECTORS = frozenset(["REB", "PRM", "UAF"])
_STATE_SECTORS = frozenset(["GOV", "MIL", "COP", "SPY"])
_CIVILIAN_SECTORS = frozenset(["CVL", "REF", "JRN", "MED", "REL", "EDU", "BUS", "LAB", "SOC", "NGO", "LEG", "JUD"])
_FIGHT = "19"
_FIGHT_SCORE = -10.0


class _Row(NamedTuple):
    plover: str | None
    cameo: str | None
    acled: str
    quad: int | None
    score: float | None


def crosswalk(
    kind: str, modes: tuple[str, ...], actors: tuple[Participant, ...], recipients: tuple[Participant, ...]
) -> Crosswalk:
    """The event of type `kind` in the terms of other ontologies; None wherever they have nothing that fits.

    Raises DataError where the table breaks its own rules.
    """
    table = _table()
    row = next((table[kind, m] for m in modes if (kind, m) in table), table.get((kind, "")))
    if row is None:
        return Crosswalk()
    pairs = list(_pairs(actors, recipients))
    cameo, score = row.cameo, row.score
    if kind == "ASSAULT" and not modes and any({a, b} <= {STATE, ARMED} for a, b, _ in pairs):
        cameo, score = _FIGHT, _FIGHT_SCORE
    return Crosswalk(
        plover=row.plover,
        cameo=cameo,
        acled=_acled(row.acled, actors, recipients, pairs),
        ucdp=Ucdp(type_of_violence=_violence(pairs) if kind == "ASSAULT" else None),
        quad=row.quad,
        score=score,
    )


def side_of(person: Participant) -> str | None:
    """STATE, ARMED (not of the state) or CIVILIAN by the sectors, None where they do not tell."""
    sectors = set(person.sectors)
    for side, of_side in ((ARMED, _ARMED_SECTORS), (STATE, _STATE_SECTORS), (CIVILIAN, _CIVILIAN_SECTORS)):
        if sectors & of_side:
            return side
    return None


def _pairs(
    actors: Sequence[Participant], recipients: Sequence[Participant]
) -> Iterator[tuple[str | None, str | None, bool]]:
    """Who faces whom: (side, side, of one country). Without recipients the actors face each other."""
    faced: Iterable[tuple[Participant, Participant]]
    faced = itertools.product(actors, recipients) if recipients else itertools.combinations(actors, 2)
    for a, b in faced:
        yield side_of(a), side_of(b), a.code == b.code


def _violence(pairs: Iterable[tuple[str | None, str | None, bool]]) -> int | None:
    """UCDP's type of violence: 1 with a state on one side, 2 between armed groups, 3 against civilians."""
    found = set()
    for a, b, one_country in pairs:
        if {a, b} == {STATE, ARMED} or (a == b == STATE and not one_country):
            found.add(1)
        elif a == b == ARMED:
            found.add(2)
        elif b == CIVILIAN and a in (STATE, ARMED):
            found.add(3)
    return min(found, default=None)


def _acled(
    sub_event: str,
    actors: Sequence[Participant],
    recipients: Sequence[Participant],
    pairs: Iterable[tuple[str | None, str | None, bool]],
) -> Acled:
    if sub_event == "territory":
        takers = {side_of(a) for a in actors}
        if takers == {STATE}:
            sub_event = "Government regains territory"
        else:
            sub_event = "Non-state actor overtakes territory" if takers == {ARMED} else ""
    elif sub_event in _BY_SIDES:
        if any(a in (STATE, ARMED) and b in (STATE, ARMED) for a, b, _ in pairs):
            sub_event = "Armed clash"
        elif any(side_of(r) == CIVILIAN for r in recipients):
            sub_event = "Abduction/forced disappearance" if sub_event == "abduction" else "Attack"
        else:
            sub_event = ""
    if not sub_event:
        return Acled()
    event_type, disorder_type = ACLED_SUB_EVENTS[sub_event]
    return Acled(event_type=event_type, sub_event_type=sub_event, disorder_type=disorder_type)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], _Row]:
    out: dict[tuple[str, str], _Row] = {}
    for line, cells in _cells("crosswalk.tsv", _COLUMNS):
        kind, mode, plover, cameo, acled, quad, score, _ = cells
        if acled and acled not in ACLED_SUB_EVENTS and acled not in _BY_SIDES:
            raise DataError("ontology/crosswalk.tsv", line, f"unknown ACLED sub-event type {acled!r}")
        if (kind, mode) in out:
            raise DataError("ontology/crosswalk.tsv", line, f"second row for {kind} {mode}")
        out[kind, mode] = _Row(
            plover or None, cameo or None, acled, int(quad) if quad else None, float(score) if score else None
        )
    return out


class Country(NamedTuple):
    """A country's ISO 3166 alpha-2 and numeric codes, English name, Gleditsch-Ward number (None where not listed)."""

    alpha2: str
    numeric: int
    name: str
    gleditsch_ward: int | None


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Countries by ISO 3166 alpha-3 code. Raises DataError where the table breaks its own rules."""
    rows = _cells("country.tsv", ["code", "alpha2", "numeric", "name", "gw"])
    return {
        code: Country(alpha2, int(numeric), name, int(gw) if gw else None)
        for _, (code, alpha2, numeric, name, gw) in rows
    }


def _cells(name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    header: list[str] | None = None
    for number, line in enumerate((_DATA / name).read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns) or (header is None and cells != list(columns)):
            raise DataError(f"ontology/{name}", number, f"expected the columns {', '.join(columns)}")
        if header is None:
            header = cells
        else:
            yield number, cells
