"""Where a place lies from another: "80 كيلومترا جنوب شرق طرابلس", "شمالي الجوف", "وسط بغداد"."""

from __future__ import annotations

from marsad.extract.draft import Draft, ToponymMention
from marsad.extract.quantity import Quantity

_NORTH_SOUTH = {"شمال": "N", "شمالي": "N", "الشمال": "N", "جنوب": "S", "جنوبي": "S", "الجنوب": "S"}
_EAST_WEST = {"شرق": "E", "شرقي": "E", "الشرق": "E", "غرب": "W", "غربي": "W", "الغرب": "W"}
_DIRECTIONS = {**_NORTH_SOUTH, **_EAST_WEST}
_CENTRES = frozenset("وسط قرب محيط داخل خارج قباله حول مشارف تخوم اطراف ضواحي انحاء".split())
_KILOMETRES = frozenset("كيلومتر كيلومترا كيلومترات كلم كم كيلو".split())
_AFTER_DISTANCE = frozenset("تقريبا الي علي من عن نحو".split())
_SHORTEST_BARE = 3


def asks_for_place(form: str) -> bool:
    """Whether a place follows this word: a direction or a word like وسط, قرب."""
    return form in _DIRECTIONS or form in _CENTRES


def heads_line(draft: Draft, first: int, stop: int) -> bool:
    """Whether a name opens a headline or paragraph and is set off: "كركوك: مقتل سبعة", "السودان.. مقتل عشرات"."""
    if first and draft.tokens[first - 1].paragraph == draft.tokens[first].paragraph:
        return False
    mark = draft.form(stop)
    return mark in (":", "|", "..") or (mark == "." and draft.form(stop + 1) == ".")


def after_witness(draft: Draft, i: int) -> bool:
    """Whether the name at token `i` is the subject of a verb whose subject is where something is: "شهدت سوريا"."""
    return i > 0 and not draft.words[i - 1].events and "P" in draft.carried(i - 1)  # who hosts talks acts


def take_direction(draft: Draft, place: ToponymMention, inside: list[bool], numbers: dict[int, Quantity]) -> None:
    """Let `place` take up the direction and distance before it; `inside` marks tokens of actors, `numbers` holds the
    quantities by the token after each.
    """
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
    _take_distance(draft, start, place, numbers)


def _take_distance(draft: Draft, start: int, place: ToponymMention, numbers: dict[int, Quantity]) -> None:
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
    if asks_for_place(form):
        return form
    if len(form) > _SHORTEST_BARE and form[0] in "بول" and asks_for_place(form[1:]):
        return form[1:]
    return form
