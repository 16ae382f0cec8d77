"""One event while it is being read: a trigger with everything found for it, before records are made."""

from __future__ import annotations

from marsad.extract.casualty import CountMention
from marsad.extract.draft import ActorMention, ToponymMention
from marsad.extract.event import Trigger
from marsad.extract.roles import Roles
from marsad.extract.statement import Statement
from marsad.extract.time import TimeMention


class Finding:
    """An event read from one trigger, or from several once findings are merged.

    `places` pairs a place with how it was come by: None where the clause names it, else sentence, paragraph or
    dateline. `acts`: the kinds of violent act that its words tell (data/event/act.tsv). `first` and `last` number the
    sentences in which it is told, counted without furniture. `apart`: its words set it apart from what was told
    ("هجوم آخر"). `total`: the toll of a whole war. `scene`: the place that its sentence opens with; `where`: the listed
    places that its tellings name. `lender`: the lemma of the light verb over the trigger.
    """

    __slots__ = (
        "actors", "acts", "apart", "certainty", "counts", "first", "in_title", "last", "lender", "modes", "paragraph",
        "places", "recipients", "roles", "rules", "scene", "self_claim", "sentence", "speakers", "statement", "status",
        "time", "total", "trigger", "triggers", "type", "where",
    )  # fmt: skip

    def __init__(self, trigger: Trigger, roles: Roles, sentence: int, paragraph: int) -> None:
        self.trigger = trigger
        self.triggers = [trigger]
        self.roles = roles
        self.type = trigger.sense.type
        self.modes: list[str] = list(trigger.modes)
        self.acts: set[str] = set()
        self.apart = False
        self.total = False
        self.scene: ToponymMention | None = None
        self.where: list[ToponymMention] = []
        self.actors: list[ActorMention] = list(roles.actors)
        self.recipients: list[ActorMention] = list(roles.recipients)
        self.places: list[tuple[ToponymMention, str | None]] = [(p, None) for p in roles.places]
        self.time: TimeMention | None = None
        self.status = "actual"
        self.certainty = "asserted"
        self.counts: list[CountMention] = []
        self.speakers: list[ActorMention] = []
        self.statement: Statement | None = None
        self.lender = ""
        self.rules: list[str] = list(roles.rules)
        self.self_claim = False
        self.sentence = sentence
        self.paragraph = paragraph
        self.first = self.last = sentence
        self.in_title = False

    def __repr__(self) -> str:
        return f"<{self.type} @{self.trigger.token} A={self.actors} R={self.recipients} {self.status}>"
