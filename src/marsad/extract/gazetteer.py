"""Chooses among places of one name by the countries that the document speaks of."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, cached_property

from marsad.extract.draft import PROVINCE, ActorMention, Draft, ToponymMention
from marsad.extract.names import NameMatch
from marsad.lexicon.lexicon import NameEntry

_KIND_OF_HEAD = {"city": ("city", "town", "village"), "province": ("province",), "district": ("district",)}
_RANK = {"capital": 0, "city": 1, "province": 2, "town": 3, "district": 4, "country": 0, "state": 0}
# Kinds of which so many are listed that a one-word name may be an ordinary word.
_MANY = frozenset("city town village quarter camp district base oilfield front island".split())
_SUPPORTED = 5
# Words beside the proper name of a province.
_CALLED = frozenset("governorate province state region district city strip al el ad as ash at az".split())
_KM_PER_DEGREE = 111.2
_ACROSS_A_PROVINCE = 100
# From a province's chief town, within which a place lies in it, or so it may be told.
_AROUND_A_TOWN = 30


class Gazetteer:
    """The countries of one document, and which of its names of places to believe."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch], actors: list[ActorMention]) -> None:
        self.countries: Counter[str] = Counter()
        self._states = {e.code: e for e in reversed(draft.lexicon.states)}
        self._capitals = draft.lexicon.capitals
        self._told_by: dict[str, set[str]] = {}
        for match in names.values():
            entries = [e for e in match.entries if e.family in ("place", "state") and e.code]
            codes = {e.code for e in entries if e.code}
            if len(codes) == 1 and match.strong:
                code = codes.pop()
                self.countries[code] += 1
                self._tell(code, entries[0].name)
        for actor in actors:
            if actor.code and actor.cls != "source" and "JRN" not in actor.sectors:  # رويترز makes no story British
                self.countries[actor.code] += 1
                if actor.cls != "state":
                    self._tell(actor.code, "")
        for word in draft.words:
            for code in word.nisba:
                self._tell(code, "")

    def _tell(self, code: str, by: str) -> None:
        self._told_by.setdefault(code, set()).add(by)

    def believes(self, entry: NameEntry, *, asked: bool) -> bool:
        """Whether a one-word name is `entry` and no ordinary word: the words before ask for a place, or the document
        speaks of its country besides ("صاروخ من طراز" is not Taraz where nothing is of Kazakhstan).
        """
        if asked or entry.family != "place" or not entry.code or entry.kind not in _MANY:
            return True
        return bool(self._told_by.get(entry.code, set()) - {entry.name})

    def foreign(self, entry: NameEntry) -> bool:
        """Whether the document speaks of countries, and nothing else in it is of the country of `entry`."""
        others = self._told_by.keys() - {entry.code}
        return bool(others) and bool(entry.code) and not self._told_by.get(entry.code or "", set()) - {entry.name}

    @cached_property
    def main_country(self) -> NameEntry | None:
        """The entry of the country the document speaks of most."""
        return next((self.state(code) for code, _ in self.countries.most_common(1)), None)

    def state(self, code: str | None) -> NameEntry | None:
        """The entry of the state of that code."""
        return self._states.get(code)

    def capital(self, code: str | None) -> NameEntry | None:
        """The place that is the state's capital."""
        return self._capitals.get(code or "")

    def best(self, entries: list[NameEntry], head_kind: str) -> NameEntry:
        """The likeliest of `entries`; `head_kind` is the kind of the generic word before the name, or "". A capital's
        name is the city.
        """
        kinds = _KIND_OF_HEAD.get(head_kind, ())

        def rank(entry: NameEntry) -> tuple[int, ...]:
            known = min(self.countries.get(entry.code or "", 0), _SUPPORTED)
            listed = entry.family == "place" or entry.kind == "state"
            return (entry.kind in kinds, listed, known, -_RANK.get(entry.kind, 5), entry.lat is not None)

        entry = max(entries, key=rank)
        return self._capitals.get(entry.code or "", entry) if entry.kind == "capital" else entry


def lies_within(fine: ToponymMention, coarse: ToponymMention) -> bool:
    """Whether `fine` may lie in the country or province `coarse`, or in that direction from a town, as far as the lists
    say.
    """
    if coarse.entry is None or coarse.fineness > PROVINCE or not coarse.country == fine.country is not None:
        return False
    if coarse.direction is not None and coarse.resolution > PROVINCE:
        return fine.entry is not coarse.entry and _beside(fine.entry, coarse.entry, _ACROSS_A_PROVINCE)
    if coarse.resolution < PROVINCE or fine.entry is None:
        return True
    parent = _proper(fine.entry.parent)
    if parent == _proper(coarse.entry.name):
        return True
    unlisted = fine.entry.lat is None and not parent
    return unlisted or _beside(fine.entry, coarse.entry, _AROUND_A_TOWN if parent else _ACROSS_A_PROVINCE)


def shares_name(town: ToponymMention, other: ToponymMention) -> bool:
    """Whether `town` is named like the province in which `other` lies: "قصف في إدلب" may be one on سراقب."""
    if town.entry is None or other.entry is None or town.generic_word or town.country != other.country:
        return False
    return _proper(town.entry.name) == _proper(other.entry.parent)


@cache
def _proper(name: str) -> str:
    """The name of a province without what it is called: "Aleppo Governorate", "Al Jawf"."""
    return "".join(word for word in name.lower().replace("-", " ").split() if word not in _CALLED)


def _beside(one: NameEntry | None, other: NameEntry, km: int) -> bool:
    """Whether two places are listed less than so many kilometres apart."""
    if one is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    north = (one.lat - other.lat) * _KM_PER_DEGREE
    east = (one.lon - other.lon) * _KM_PER_DEGREE * math.cos(math.radians(other.lat))
    return math.hypot(north, east) < km
