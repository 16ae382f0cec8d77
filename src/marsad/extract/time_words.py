"""What the words around an expression of time are for the rules about time."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.event import Trigger
from marsad.extract.syntax import Syntax
from marsad.extract.time import TimeMention

THAT = frozenset("ان انه انها انهم بان بانه بانها بانهم".split())
PAUSES = ("،", ",")
BREAKS = ("؛", ":")
# A noun phrase is at most so many tokens long.
NOUN_PHRASE = 4
# A time farther from the event word is not looked at; keeps sentences without end linear.
FARTHEST = 100


class TimeWords:
    """The tokens of one document as the rules about time see them."""

    def __init__(self, draft: Draft, syntax: Syntax, triggers: dict[int, Trigger]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.triggers = triggers
        self._known = draft.lexicon.calendar.forms

    def role(self, k: int, role: str) -> str | None:
        """What token `k` is for the rules about time (data/time/words.tsv)."""
        form = self._known.get(self.draft.form(k))
        return form.roles.get(role) if form is not None else None

    def opens_clause(self, time: TimeMention) -> bool:
        """ "وفي عام 1980 صدر القانون", "منذ الاثنين، عندما طردت": the verb that comes next is of that time."""
        k = time.first - 1
        if self.role(k, "in") is not None or self.role(k, "during") is not None:
            k -= 1
        first = k < 0 or not self.draft.same_sentence(k, time.first) or self.syntax.classes[k] in ("S", "C")
        return first or self._after_pause(k) or self.tells_when(time.stop)

    def _after_pause(self, k: int) -> bool:
        """Whether a clause opens after a comma at token `k`: not "أوقفت الشرطة، ليل أمس، رجلا"."""
        if self.syntax.classes[k] != ",":
            return False
        return self.draft.words[k + 1].proclitics[:1] in ("و", "ف") or self.verb_before(k) is None

    def verb_before(self, token: int) -> int | None:
        """The verb that stands before `token` in its clause."""
        classes = self.syntax.classes
        low = self.draft.reading.sentences[self.draft.tokens[token].sentence].first
        for k in range(token - 1, max(low, token - FARTHEST) - 1, -1):
            if classes[k] == "V":
                return k
            if classes[k] in ("S", "R", "C"):
                return None
        return None

    def tells_when(self, k: int) -> bool:
        """ "منذ الاثنين، عندما طردت": whether what happened then is told from token `k` on."""
        return self.role(k + (self.draft.form(k) in PAUSES), "when") is not None

    def joins(self, k: int) -> bool:
        """Whether a verb is joined with و at `k`."""
        return self.syntax.classes[k] == "V" and self.draft.words[k].proclitics[:1] == "و"
