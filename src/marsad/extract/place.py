"""Finds places: listed names with their generic word, direction and distance, and unlisted ones after a generic
word.
"""

from __future__ import annotations

from geographiclib.geodesic import Geodesic

from marsad.extract.draft import ActorMention, Draft, ToponymMention
from marsad.extract.gazetteer import Gazetteer
from marsad.extract.names import NameMatch
from marsad.extract.quantity import Quantity
from marsad.lexicon.lexicon import NameEntry
from marsad.model import PlaceMention, Relation

_NORTH_SOUTH = {"شمال": "N", "شمالي": "N", "الشمال": "N", "جنوب": "S", "جنوبي": "S", "الجنوب": "S"}
_EAST_WEST = {"شرق": "E", "شرقي": "E", "الشرق": "E", "غرب": "W", "غربي": "W", "الغرب": "W"}
_DIRECTIONS = {**_NORTH_SOUTH, **_EAST_WEST}
_CENTRES = frozenset("وسط قرب محيط داخل خارج قباله حول مشارف تخوم اطراف ضواحي انحاء".split())
_BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
_KILOMETRES = frozenset("كيلومتر كيلومترا كيلومترات كلم كم كيلو".split())
_AFTER_DISTANCE = frozenset("تقريبا الي علي من عن نحو".split())
_QUOTES = frozenset("\"#_'(")
_PLACE_PREPOSITIONS = frozenset("في ب من الي علي باتجاه نحو قرب داخل خارج قباله بين عبر حول لدي صوب غير تجاه".split())


def find_places(
    draft: Draft,
    names: dict[int, NameMatch],
    actors: list[ActorMention],
    gazetteer: Gazetteer,
    quantities: list[Quantity],
) -> list[ToponymMention]:
    """All place mentions in text order. A state's name is also listed here; which sense holds is decided by role."""
    numbers = {q.stop: q for q in quantities}
    inside = [False] * len(draft.tokens)
    for actor in actors:
        if actor.cls not in ("state",):
            for k in range(actor.first, actor.stop):
                inside[k] = True
    out: list[ToponymMention] = []
    i, n = 0, len(draft.tokens)
    while i < n:
        place = None if inside[i] or draft.skip[i] else _read(draft, names, gazetteer, i)
        if place is None:
            i += 1
            continue
        _direction_before(draft, place, inside, numbers)
        out.append(place)
        i = max(place.stop, i + 1)
    _resolve_generic(out, gazetteer)
    return out


def _resolve_generic(places: list[ToponymMention], gazetteer: Gazetteer) -> None:
    """ "المدينة", "المحافظة", "البلاد" take up the last place named of that sort; the country is the story's."""
    for k, place in enumerate(places):
        if not place.generic:
            continue
        if place.kind == "country":
            place.entry = gazetteer.main_country()
        else:
            wanted = _GENERIC_RESOLUTION.get(place.kind)
            before = (p for p in reversed(places[:k]) if p.entry is not None and not p.generic)
            place.entry = next((p.entry for p in before if wanted is None or p.resolution in wanted), None)
        if place.entry is not None:
            place.resolution = place.entry.resolution
            place.anchor = place.entry if place.direction else None


# Which resolutions a generic word can take up; others (المنطقة) take up any place.
_GENERIC_RESOLUTION: dict[str, tuple[int, ...]] = {
    "city": (4,), "province": (2,), "district": (3,), "quarter": (5,), "geography": (2, 4, 5),
}  # fmt: skip


def _read(draft: Draft, names: dict[int, NameMatch], gazetteer: Gazetteer, i: int) -> ToponymMention | None:
    word = draft.words[i]
    match = names.get(i)
    if match is not None and (entries := match.of_family("place", "state")):
        generic_word = bool(word.place_heads) and match.stop == i + 1
        if not generic_word and (match.strong or _governed(draft, i, match.proclitics)):
            place = _listed(gazetteer, i, match, entries, "")
            if _likely(draft, gazetteer, place, match.proclitics):
                return place
    if word.place_heads:
        return _after_generic(draft, names, gazetteer, i)
    return None


def _likely(draft: Draft, gazetteer: Gazetteer, place: ToponymMention, proclitics: str) -> bool:
    """Whether a one-word name without its generic word is a place here and no ordinary word ("في إطار", "من طراز")."""
    if place.entry is None or place.stop > place.first + 1:
        return True
    before = draft.form(place.first - 1)
    if before in _DIRECTIONS or before in _CENTRES:
        return True
    word = draft.words[place.first]
    ordinary = word.particle or "N" in word.pos or "J" in word.pos or any(r[1][0] in "np" for r in word.events)
    asked = not ordinary and (before in _PLACE_PREPOSITIONS or proclitics == "ب")
    return gazetteer.believes(place.entry, asked=asked)


def _listed(
    gazetteer: Gazetteer, first: int, match: NameMatch, entries: list[NameEntry], head_kind: str
) -> ToponymMention:
    place = ToponymMention(first, match.stop)
    place.candidates = entries
    place.entry = gazetteer.best(entries, head_kind)
    place.head = match.first
    place.kind = place.entry.kind
    place.resolution = place.entry.resolution
    return place


def _after_generic(draft: Draft, names: dict[int, NameMatch], gazetteer: Gazetteer, i: int) -> ToponymMention | None:
    """ "مدينة سرت", "حي غويران", "مطار أبها": the name follows its generic word, quotes allowed between."""
    word = draft.words[i]
    head = draft.lexicon.heads[word.place_heads[0][0]]
    if word.suffix:
        return None
    j = i + 1
    while draft.form(j) in _QUOTES:
        j += 1
    if j < len(draft.tokens) and draft.same_sentence(i, j):
        match = names.get(j)
        if match is not None and not match.proclitics and (entries := match.of_family("place", "state")):
            place = _listed(gazetteer, i, match, entries, head.kind)
            if head.resolution > place.resolution and head.kind in ("quarter", "geography", "area"):
                place.resolution = head.resolution
                if head.resolution == 5:
                    place.anchor, place.entry = place.entry, None
            return place
        if draft.words[j].place_heads and not draft.words[j].proclitics and not word.definite:
            inner = _after_generic(draft, names, gazetteer, j)
            if inner is not None and inner.entry is not None:
                inner.first = i
                return inner
        if not word.definite and word.place_heads[0][1][0] == "s" and _unlisted_name(draft, j, names):
            place = ToponymMention(i, j + 1)
            place.head = j
            place.kind, place.resolution = head.kind, head.resolution
            if draft.words[j].known is False and j + 1 < len(draft.tokens) and _unlisted_name(draft, j + 1, names):
                if (
                    draft.same_sentence(j, j + 1)
                    and draft.words[j + 1].given is None
                    and not draft.words[j + 1].proclitics
                ):
                    place.stop = j + 2
            return place
    generic = head.kind in ("city", "province", "district", "area", "quarter", "geography", "country")
    if word.definite and generic and word.place_heads[0][1][0] == "s":
        place = ToponymMention(i, i + 1)
        place.generic = True
        place.kind, place.resolution = head.kind, head.resolution
        return place
    return None


def _unlisted_name(draft: Draft, j: int, names: dict[int, NameMatch]) -> bool:
    token, word = draft.tokens[j], draft.words[j]
    if token.form.endswith("ا") and draft.tokens[j - 1].form.endswith("ا"):
        return False  # "معسكرا تدريبيا": an adjective
    if token.kind != "w" or j in names:
        return False
    return not word.known and not word.proclitics and len(token.form) > 2


def _governed(draft: Draft, i: int, proclitics: str) -> bool:
    """A weak name counts as a place after a generic word, a direction or, unless it is a common word too ("في بيان"),
    a preposition of place.
    """
    before = draft.form(i - 1)
    if before in _DIRECTIONS or before in _CENTRES or (i > 0 and bool(draft.words[i - 1].place_heads)):
        return True
    if draft.words[i].pos or draft.words[i].particle:
        return False
    return proclitics.endswith("ب") or before in _PLACE_PREPOSITIONS


def _direction_before(
    draft: Draft, place: ToponymMention, inside: list[bool], numbers: dict[int, Quantity]
) -> None:
    """Take up "80 كيلومترا جنوب شرق" before the place."""
    i = place.first - 1
    if draft.form(i) == "من":
        i -= 1
    form = _bare(draft, i)
    if form in _CENTRES and i >= 0 and not inside[i] and draft.same_sentence(i, place.first):
        place.first = i
        i -= 1
        form = _bare(draft, i)
    second = _DIRECTIONS.get(form)
    if second is None or not draft.same_sentence(max(i, 0), place.first):
        return
    first_form = _bare(draft, i - 1)
    start = i
    direction = second
    if first_form in _NORTH_SOUTH and second in "EW":
        direction = _NORTH_SOUTH[first_form] + second
        start = i - 1
    place.direction = direction
    place.anchor = place.entry
    place.first = start
    _distance_before(draft, start, place, numbers)


def _distance_before(draft: Draft, start: int, place: ToponymMention, numbers: dict[int, Quantity]) -> None:
    """Take up "80 كيلومترا", "خمسة عشر كيلومترا" before the direction that begins at token `start`."""
    j = start - 1
    while draft.form(j) in _AFTER_DISTANCE:
        j -= 1
    number = numbers.get(j) if draft.form(j) in _KILOMETRES else None
    if number is None or number.min is None or number.min != number.max or not draft.same_sentence(number.first, start):
        return
    place.km = float(number.min)
    place.first = number.first


def _bare(draft: Draft, i: int) -> str:
    form = draft.form(i)
    if form in _DIRECTIONS or form in _CENTRES:
        return form
    if len(form) > 3 and form[0] in "بول" and (form[1:] in _DIRECTIONS or form[1:] in _CENTRES):
        return form[1:]
    return form


def to_model(draft: Draft, place: ToponymMention, inherited: str | None) -> PlaceMention:
    """The place as an event carries it. A distance and bearing from a known anchor gives a computed point."""
    start, end, text = draft.reading.quote(place.first, place.stop)
    entry = place.entry
    relation = None
    lat, lon = (entry.lat, entry.lon) if entry else (None, None)
    if place.direction:
        anchor = place.anchor or entry
        relation = Relation(direction=place.direction, km=place.km, of=anchor.name if anchor else None)
        if place.km and anchor and anchor.lat is not None and anchor.lon is not None:
            point = Geodesic.WGS84.Direct(anchor.lat, anchor.lon, _BEARINGS[place.direction], place.km * 1000)
            lat, lon = round(point["lat2"], 3), round(point["lon2"], 3)
    country = entry.code if entry else (place.anchor.code if place.anchor else None)
    return PlaceMention(
        text=text, start=start, end=end, name=entry.name if entry else None, country=country, lat=lat, lon=lon,
        resolution=place.resolution, relation=relation, inherited=inherited,
    )  # fmt: skip
