"""What goes on since a day: "منذ بدء الهجوم على المدينة في 19 يونيو"."""

from __future__ import annotations

import datetime as dt

import msgspec

from marsad.extract.draft import Draft
from marsad.extract.event import Trigger
from marsad.extract.syntax import Syntax
from marsad.extract.time import TimeMention
from marsad.extract.time_grammar import LONG_AGO, shift_months
from marsad.extract.time_words import BREAKS, PAUSES, THAT, TimeWords

_LONGEST_ONSET = 16


class Beginnings(TimeWords):
    """The times of one document, those after "منذ" as stretches up to publication."""

    def __init__(self, draft: Draft, syntax: Syntax, times: list[TimeMention], triggers: dict[int, Trigger]) -> None:
        super().__init__(draft, syntax, triggers)
        # By the token that "منذ" stands at: the time at which what goes on began.
        self.begun: dict[int, TimeMention] = {}
        self.times = self.with_beginnings(times)

    def with_beginnings(self, times: list[TimeMention]) -> list[TimeMention]:
        """ "منذ بدء الهجوم على المدينة في 19 يونيو": what is said before or after it goes on from that day."""
        out: list[TimeMention] = []
        for time in times:
            since = self._since_before(time, out[-1] if out else None)
            if since is None:
                out.append(time)
                continue
            if out and out[-1].first == since.first:
                out.pop()
            self.begun[since.first] = time
            out.append(since)
        return out

    def _since_before(self, time: TimeMention, previous: TimeMention | None) -> TimeMention | None:
        """The stretch that `time` closes, where "منذ" opens it in the same clause."""
        published = self.draft.published
        if published is None or time.start is None or time.kind == "since" or time.start > published.isoformat():
            return None
        for k in range(time.first - 1, max(time.first - _LONGEST_ONSET, -1), -1):
            if not self.draft.same_sentence(k, time.first):
                return None
            if self.role(k, "since") is not None:
                values = {name: getattr(time, name) for name in time.__struct_fields__}
                values |= {"first": k, "kind": "since", "end": published.isoformat(), "past": False, "assumed": False}
                return TimeMention(**values)
            dated = previous is not None and previous.start is not None and k < previous.stop
            if dated or (self._opens(k) and not self._begins(k)):
                return None
        return None

    def _begins(self, k: int) -> bool:
        """ "منذ أن حمل التنظيم السلاح عام 1984", "منذ سيطر التنظيم": أن or a verb right after منذ."""
        k -= self.syntax.classes[k] == "V" and self.draft.form(k - 1) in THAT
        return self.role(k - 1, "since") is not None

    def _opens(self, k: int) -> bool:
        """Whether a clause opens at token `k`. "ما يعرف ب", "ما يسمى": a name follows."""
        if self.draft.form(k) in (*PAUSES, *BREAKS):
            return True
        return self.syntax.classes[k] in ("V", "S", "R", "C") and self.draft.form(k - 1) != "ما"

    def inside(self, since: TimeMention) -> TimeMention:
        """ "منذ بدء القصف في مايو": the shelling goes on; "منذ سيطرة الجماعة على المدينة في مايو": that was then."""
        lasting = self.role(since.first + 1, "onset") == "lasting"
        return since if lasting else self.begun.get(since.first) or self._beginning(since)

    def as_point(self, token: int, time: TimeMention) -> TimeMention:
        """ "منذ الاثنين، عندما طردت الرياض السفير": what is told then happened on the first day."""
        told = time.kind == "since" and time.stop <= token and self.tells_when(time.stop)
        return self._beginning(time) if told else time

    def _beginning(self, since: TimeMention) -> TimeMention:
        """The day, month or year that a stretch begins with."""
        if since.start is None:
            return since
        start = dt.date.fromisoformat(since.start)
        months = {"month": 1, "year": 12}.get(since.precision)
        end = shift_months(start, months) - dt.timedelta(days=1) if months else start
        past = self.draft.published is not None and (self.draft.published - end).days > LONG_AGO
        return msgspec.structs.replace(since, kind="date", end=end.isoformat(), past=past)
