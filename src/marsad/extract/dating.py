"""Which expression of time dates an event: the one in its clause, or that of the saying where saying is the act."""

from __future__ import annotations

from marsad.extract.attribution import Statement
from marsad.extract.draft import Draft, within
from marsad.extract.finding import Finding
from marsad.extract.syntax import Syntax
from marsad.extract.time import TimeMention
from marsad.ontology import VERBAL_TYPES

_THAT = frozenset("ان انه انها انهم بان بانه بانها بانهم".split())
_WHEN = frozenset("عندما حين حينما بعدما حيث".split())


class Dating:
    """The times of one document, and which of them an event happened at."""

    def __init__(self, draft: Draft, syntax: Syntax, times: list[TimeMention]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.times = times

    def time_of(self, finding: Finding) -> TimeMention | None:
        """The time said of `finding` in its sentence."""
        token = finding.trigger.token
        draft = self.draft
        sentence = draft.reading.sentences[finding.sentence]
        low, high = sentence.first, sentence.stop
        statement = finding.statement
        if statement is not None and statement.first <= token < statement.stop and draft.form(statement.first) in _THAT:
            low = max(low, statement.first)
        best: tuple[int, TimeMention] | None = None
        for time in within(self.times, low, high):
            if time.stop > high or draft.skip[time.first]:
                continue
            distance = self._clauses_between(token, time)
            if distance > 0:
                continue
            gap = time.first - token if time.first > token else (token - time.stop) + 2
            if best is None or gap < best[0]:
                best = (gap, time)
        if best is None and finding.type in VERBAL_TYPES and statement is not None:
            return self._time_of_saying(statement)
        return best[1] if best else None

    def _time_of_saying(self, statement: Statement) -> TimeMention | None:
        """ "أكد الوزير الأربعاء أنه يرفض": the act of speech is of the day it was said."""
        draft = self.draft
        sentence = draft.reading.sentences[draft.tokens[statement.verb].sentence]
        for time in within(self.times, sentence.first, sentence.stop):
            outside = not statement.first <= time.first < statement.stop
            if outside and time.precision == "day":
                if self._clauses_between(statement.verb, time) == 0:
                    return time
        return None

    def _clauses_between(self, token: int, time: TimeMention) -> int:
        classes = self.syntax.classes
        low, high = (token + 1, time.first) if time.first > token else (time.stop, token)
        crossings = 0
        for k in range(low, high):
            if classes[k] == "C" and k - low <= 1 and time.first < token and self.draft.form(k) in _WHEN:
                continue  # "منذ الاثنين، عندما طردت"
            if (
                time.first < token
                and self.draft.form(k) in ("،", ",")
                and self.draft.words[k + 1].proclitics[:1] == "و"
            ):
                crossings += not self._goes_on(k + 1, token)
            if (
                classes[k] in ("S", "R", "C")
                or self.draft.form(k) in ("؛", ":")
                or (
                    classes[k] == "V"
                    and not self.draft.words[k].light
                    and not (self.draft.words[k].reporting and time.first < token)
                )
            ):
                crossings += 1
        return crossings

    def _goes_on(self, k: int, token: int) -> bool:
        """Whether "، و..." goes on with the same clause (a noun joined) rather than opening a new one."""
        return self.syntax.classes[k] != "V" and k != token and self.draft.form(k) not in ("وقد", "وكان", "وكانت")
