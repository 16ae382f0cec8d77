"""Noun phrases as the syntax cuts them."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, ToponymMention


class Chunk:
    """A noun phrase: tokens `first` up to `stop`; `prep` what governs it ("" for none, "ل" for a clitic).

    `actor` and `place` are the mentions found inside (the last, innermost one counts: "مواقع قوات النظام"); `also` the
    actors joined to it by و.
    """

    __slots__ = ("actor", "also", "first", "owned", "place", "places", "prep", "stop")

    def __init__(self, first: int, prep: str) -> None:
        self.first = first
        self.stop = first + 1
        self.prep = prep
        self.actor: ActorMention | None = None
        self.place: ToponymMention | None = None
        self.places: list[ToponymMention] = []
        self.also: list[ActorMention] = []
        self.owned = False

    def __repr__(self) -> str:
        return f"<chunk {self.first}:{self.stop} prep={self.prep!r} {self.actor} {self.place}>"

    def under(self, prep: str) -> Chunk:
        """The same phrase governed by `prep`, which its reader may change."""
        other = Chunk(self.first, prep)
        other.stop, other.actor, other.place, other.owned = self.stop, self.actor, self.place, self.owned
        other.places, other.also = self.places.copy(), self.also.copy()
        return other

    @property
    def actors(self) -> list[ActorMention]:
        """The actor and those joined to it."""
        return [self.actor, *self.also] if self.actor else []
