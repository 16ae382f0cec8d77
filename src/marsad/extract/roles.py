"""What the reading of one trigger has found: the roles filled, and the rules that filled them."""

from __future__ import annotations

from marsad.extract.chunk import Chunk
from marsad.extract.draft import ActorMention, ToponymMention

MATERIAL = frozenset("ASSAULT COERCE DISPLACE DISCOVER RETREAT SANCTION".split())
BELLIGERENT = frozenset("MIL REB PRM UAF GOV COP SPY IMG IGO".split())
FORCE = frozenset({"ASSAULT", "COERCE"})
# Acts that happen somewhere on the ground: where their clause is silent they take the place told around them.
DEEDS = frozenset("ASSAULT COERCE MOBILIZE DISPLACE DISCOVER TOLL RETREAT PROTEST AID".split())
STANCES = frozenset({"SUPPORT", "REJECT"})
BEARING_ARMS = frozenset("MIL REB PRM COP".split())
SPEECH = frozenset("REQUEST ACCUSE REJECT THREATEN SUPPORT".split())
# Verbal nouns of what befell somebody, which nobody does: مقتل, إصابة.
RESULT_NOUNS = frozenset("مقتل مصرع اصابه استشهاد وفاه جرح جرحي قتلي المقتل".split())
# Verbs that do harm to people: without an object they are passive.
HARM = frozenset("قتل أصاب جرح اغتال".split())


class Roles:
    """What was found for one trigger. `rules` names the productions that filled each role, for `explain`."""

    __slots__ = (
        "actors", "arguments", "content", "no_subject", "object_relative", "passive", "places", "recipients", "rules",
        "subject",
    )  # fmt: skip

    def __init__(self) -> None:
        self.actors: list[ActorMention] = []
        self.recipients: list[ActorMention] = []
        self.places: list[ToponymMention] = []
        self.arguments: list[Chunk] = []
        self.content: tuple[int, int] | None = None
        self.rules: list[str] = []
        self.subject: ActorMention | None = None
        self.passive = False
        self.no_subject = False
        self.object_relative = False

    def put(self, role: str, chunk: Chunk | None, rule: str) -> bool:
        """Give `chunk` the role; True where it held somebody or a place."""
        if chunk is None or role not in ("A", "R", "P"):
            return False
        if role == "P":
            if chunk.places:
                self.places.extend(p for p in chunk.places if p not in self.places)
                self.rules.append(rule)
                return True
            if (
                chunk.actor is not None and chunk.actor.cls != "pronoun" and not chunk.actor.possessor
            ):  # "السيطرة عليها"
                self._extend(self.recipients, chunk.actors)
                self.rules.append(rule)
                return True
            return False
        if chunk.actor is not None and chunk.actor.cls == "source" and chunk.actor.inner is None and role == "R":
            return False
        if not chunk.actor:
            if role == "R" and chunk.places:
                self.places.extend(chunk.places)
                self.rules.append(rule + " (a place)")
            return False
        self._extend(self.actors if role == "A" else self.recipients, chunk.actors)
        if chunk.place is not None and role == "R" and chunk.place not in self.places and chunk.actor.cls == "state":
            self.places.extend(chunk.places)
        self.rules.append(rule)
        return True

    def _extend(self, side: list[ActorMention], mentions: list[ActorMention]) -> None:
        for m in mentions:
            if m.cls == "source" and m.inner is not None:
                m = m.inner  # "بيان لوزراء الخارجية": the ministers
            if not any((m.first, m.stop) == (k.first, k.stop) for k in side):
                side.append(m)
