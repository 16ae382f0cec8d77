"""How places stand to the words before them and to each other: in chains ("في الجوف شمال البلاد"), in lists ("ديالى
وكركوك").
"""

from __future__ import annotations

import itertools
from bisect import bisect_left

from marsad.extract.direction import after_witness, heads_line
from marsad.extract.draft import PROVINCE, TOWN, Draft, ToponymMention
from marsad.extract.syntax import Syntax

# The preposition before a place, its conjunction taken off. A state's name is a place after these only.
INSIDE = frozenset("في داخل قرب وسط حول".split())
TOWARDS = frozenset("علي الي باتجاه نحو صوب ضد".split())
ORIGIN = "من"
_PARTS = frozenset("الجانب الجزء القسم الشطر جزء اجزاء مناطق انحاء".split())
_AROUND = INSIDE | TOWARDS | {ORIGIN, "عبر", "بين"}
_NEAR = frozenset("قرب قباله حول محيط تخوم مشارف وسط داخل ضواحي".split())
_LINKS = frozenset(("(", ")", "،", ",", "في", "من", "#", "_", '"', "التابعه", "التابع", "الواقعه", "الواقع"))
_LONGEST_LINK = 2


class PlaceChains:
    """The places of one document as they follow on each other. `states` holds the tokens at which states are named."""

    def __init__(self, draft: Draft, syntax: Syntax, places: list[ToponymMention], states: set[int]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.places = places
        self._states = states

    def is_place(self, place: ToponymMention) -> bool:
        """Whether the name is a place here: a state's or its capital's is one after a preposition or direction only,
        else it is somebody who acts; "المدينة" where it takes up one named before.
        """
        if self.draft.skip[place.first]:
            return False
        if place.owned:
            return self.preposition(place) in _AROUND
        if place.entry is None:
            return not place.generic or place.antecedent is not None
        if place.head not in self._states:
            return True
        if heads_line(self.draft, place.first, place.stop) and self.draft.form(place.stop) != ":":
            return True  # "السودان.. مقتل عشرات", but "روسيا: لن ننسحب" speaks
        if after_witness(self.draft, place.first):
            return True
        return bool(place.direction) or place.first != place.head or self.preposition(place) in _AROUND

    def preposition(self, place: ToponymMention) -> str:
        """The preposition before the place, "في" for the clitic ب, "" for none."""
        clitic = self.syntax.name_clitics.get(place.head, "") or self.draft.words[place.first].preposition
        if clitic == "ب" or place.hosts:
            return "في"
        before = self.draft.form(place.first - 1)
        if before == ORIGIN and any(self.draft.form(place.first - k) in _PARTS for k in (2, 3)):
            return "في"  # "الجانب السوري من الجولان"
        return before[1:] if before[:1] in "وف" and before[1:] in _AROUND else before

    def finest(self, place: ToponymMention) -> ToponymMention:
        """Of places that follow on each other ("في الجوف شمال البلاد", "منطقة عفرين (شمال غربي سوريا)") the finest."""
        k = bisect_left(self.places, place.first, key=lambda p: p.first)
        chain = [place]
        for step in (-1, 1):
            j = k + step
            while 0 <= j < len(self.places) and self._follow(self.places[j], chain[0 if step < 0 else -1]):
                chain.insert(0 if step < 0 else len(chain), self.places[j])
                j += step
        own = [
            p for p in chain if self.is_place(p) and (p is chain[0] or not self.locates(p) or self._beside(p, chain[0]))
        ]
        finest = max(own, key=lambda p: p.fineness, default=place)
        return finest if finest.fineness > place.fineness or place not in own else place

    def _beside(self, near: ToponymMention, wide: ToponymMention) -> bool:
        """Whether a town says better where it was than the country or border at it: "على الحدود قرب البوكمال"."""
        return near.direction is None and near.resolution >= TOWN and wide.fineness <= PROVINCE

    def locates(self, place: ToponymMention) -> bool:
        """Whether it only says where the place before it lies: "منطقة الغدير قرب ساحة ميسلون", "ميدي شمال البلاد"."""
        return place.direction is not None or self.draft.form(place.first) in _NEAR

    def list_head(self, place: ToponymMention) -> ToponymMention:
        """The first place of the list that `place` stands in: "بديالى وكركوك"."""
        k = bisect_left(self.places, place.first, key=lambda p: p.first)
        while k > 0 and self.is_joined(place) and self.places[k - 1].stop == place.first:
            k -= 1
            place = self.places[k]
        return place

    def joined(self, place: ToponymMention) -> list[ToponymMention]:
        """The places after `place` in one list: "تبة العبلية ومنطقة الحلاجيم"."""
        k = bisect_left(self.places, place.first, key=lambda p: p.first)
        joined = []
        for before, after in itertools.pairwise(self.places[k:]):
            listed = after.entry is not None or self.is_place(after)
            if not (after.first == before.stop and self.is_joined(after) and listed) or self._acts(after):
                break
            joined.append(after)
        return joined

    def _acts(self, place: ToponymMention) -> bool:
        """ "هجوم على خاركيف وموسكو تعلن": a state or capital before its verb opens a clause of its own."""
        acts = place.stop < len(self.syntax.classes) and self.syntax.classes[place.stop] == "V"
        return acts and place.head in self._states

    def is_joined(self, place: ToponymMention) -> bool:
        """Whether و stands on the place's first word."""
        word = self.draft.words[place.first]
        clitic = self.syntax.name_clitics.get(place.head) if place.head == place.first else ""
        unlisted = place.entry is None and word.form == "و" + place.spelling
        return clitic == "و" or word.proclitics.startswith("و") or unlisted

    def chained(self, one: ToponymMention, other: ToponymMention) -> bool:
        """Whether the second follows on the first, and no و joins them."""
        return self._touch(one, other) and not self.is_joined(other)

    def _follow(self, one: ToponymMention, other: ToponymMention) -> bool:
        """Whether one of the two follows on the other, and is not joined to it by و ("ديالى وكركوك")."""
        return self._touch(one, other) and not self.is_joined(max(one, other, key=lambda p: p.first))

    def _touch(self, one: ToponymMention, other: ToponymMention) -> bool:
        """Nothing but signs or a preposition of place stands between them."""
        low, high = sorted(((one.first, one.stop), (other.first, other.stop)))
        near = high[0] - low[1] <= _LONGEST_LINK and self.draft.same_sentence(low[0], high[0])
        return near and _LINKS.issuperset(self.draft.forms[low[1] : high[0]])
