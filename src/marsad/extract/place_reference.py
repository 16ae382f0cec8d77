"""What generic words take up ("المدينة", "البلاد"), and in which country unlisted places lie."""

from __future__ import annotations

import itertools

from marsad.extract.draft import PROVINCE, TOWN, Draft, ToponymMention
from marsad.extract.gazetteer import Gazetteer
from marsad.lexicon.lexicon import NameEntry

# Of these kinds a generic word takes up only what was told with the same word: "مطار أبها" … "المطار".
_SAME_WORD_ONLY = frozenset("district quarter site geography".split())
_FARTHEST_NAMED = 40
_STATE = 1


def resolve_generic(places: list[ToponymMention], gazetteer: Gazetteer) -> None:
    """ "المدينة", "المحافظة", "البلاد" take up the last place named of that sort; the country is the story's."""
    for k, place in enumerate(places):
        if not place.generic:
            continue
        if place.kind == "country":
            place.entry = gazetteer.main_country
        elif place.kind == "capital":
            _take_capital(place, places[max(k - _FARTHEST_NAMED, 0) : k], gazetteer)
        else:
            before = places[max(k - _FARTHEST_NAMED, 0) : k]
            if place.kind == "area":
                before = [p for p in before if not _is_capital(p, gazetteer)]
            place.antecedent = _antecedent(place, before)
            place.entry = place.antecedent.entry if place.antecedent is not None else None
        if place.entry is not None:
            compass = place.kind == "country" and place.direction is not None
            place.resolution = PROVINCE if compass else place.entry.resolution
            place.anchor = place.entry if place.direction else None


def _take_capital(place: ToponymMention, before: list[ToponymMention], gazetteer: Gazetteer) -> None:
    """ "العاصمة" is what was called so ("العاصمة طرابلس"), else the capital of the story's country."""
    named = [p for p in before if not p.generic and p.entry is not None]
    place.antecedent = next((p for p in reversed(named) if p.generic_word == place.generic_word), None)
    main = gazetteer.main_country
    if place.antecedent is not None:
        place.entry = place.antecedent.entry
    elif main is not None:
        place.entry = gazetteer.capital(main.code)


def _is_capital(place: ToponymMention, gazetteer: Gazetteer) -> bool:
    """Whether it is a capital by its bare name: there governments speak, and "التوتر في المنطقة" is not of it."""
    if place.entry is None or place.direction is not None or place.generic_word:
        return False
    capital = gazetteer.capital(place.country)
    return capital is not None and capital.name == place.entry.name


def _antecedent(place: ToponymMention, before: list[ToponymMention]) -> ToponymMention | None:
    """The last place told with the same generic word ("قرية سديرة" … "القرية"), else the last of that sort; one that
    another is told to lie south of is less likely.
    """
    wanted = _GENERIC_RESOLUTION.get(place.kind)
    named = [p for p in before if not p.generic and (p.resolution in wanted if wanted else p.resolution > _STATE)]
    same = next((p for p in reversed(named) if p.generic_word == place.generic_word), None)
    if same is not None or place.kind in _SAME_WORD_ONLY:
        return same
    return next((p for p in reversed(named) if p.direction is None), named[-1] if named else None)


# Which resolutions a generic word can take up; others (المنطقة) take up any place within a state.
_GENERIC_RESOLUTION: dict[str, tuple[int, ...]] = {
    "city": (4,), "province": (2,), "district": (3,), "quarter": (5,), "site": (5,),
    "geography": (2, 4, 5),
}  # fmt: skip


def _contradicted(draft: Draft, place: ToponymMention, after: ToponymMention) -> bool:
    """Whether the place is told to lie abroad of where the list has it: "حي الزهراء بمدينة تعز" is not in Homs."""
    if place.entry is None or after.entry is None or place.country == after.country or place.direction is not None:
        return False
    inside = draft.words[after.first].preposition == "ب" or draft.form(after.first - 1) == "في"
    gap = after.first - place.stop
    finer = place.resolution > after.resolution >= PROVINCE
    return finer and inside and 0 <= gap <= 1 and draft.same_sentence(place.first, after.first)


def settle_unlisted(draft: Draft, places: list[ToponymMention], gazetteer: Gazetteer) -> None:
    """An unlisted place lies in the country of the listed one beside it, or of those the story tells of; told again, it
    lies where it lay.
    """
    for told, within in itertools.pairwise(places):
        if _contradicted(draft, told, within):
            told.home, told.anchor, told.entry = within.entry, within.entry, None
            told.resolution = max(told.resolution, TOWN)
    near: ToponymMention | None = None
    homes: dict[str, NameEntry | None] = {}
    for k, place in enumerate(places):
        if place.entry is not None and place.entry.code:
            near = place
        settled = place.generic or place.owned or place.anchor is not None or place.home is not None
        if place.entry is not None or settled:
            continue
        after = next((p for p in places[k + 1 : k + 3] if p.entry is not None and p.entry.code), None)
        if homes.get(place.spelling) is not None:
            place.home = homes[place.spelling]
        elif after is not None and draft.same_sentence(place.first, after.first):
            place.home = after.entry
        elif near is not None and draft.tokens[place.first].paragraph - draft.tokens[near.first].paragraph <= 1:
            place.home = near.entry
        else:
            place.home = gazetteer.main_country
        homes[place.spelling] = place.home
