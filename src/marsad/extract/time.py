"""Times: every expression of time in a text, resolved against the publication date (CODEBOOK §5).

The rules are small functions, tried in order at each token that can open an expression of time; the first that is
sure wins, and reading goes on after its last word. What the words do not give is left open: no date is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import msgspec

from marsad.extract.time_days import day_rule
from marsad.extract.time_grammar import LONG_AGO, WEEKDAYS, Scan, TimeMention, shift_months
from marsad.extract.time_named import anniversary_rule, decade_rule, named_day_rule, part_of_month_rule, season_rule
from marsad.extract.time_points import NAME, date_rule
from marsad.extract.time_ranges import two_days_rule, two_points_rule
from marsad.extract.time_since import since_rule, then_rule, thence_rule
from marsad.extract.time_spans import (
    after_rule,
    ago_rule,
    before_that_rule,
    bound_rule,
    edge_rule,
    lasting_rule,
    latest_rule,
    length_rule,
    morrow_rule,
    phrase_rule,
    same_rule,
    streak_rule,
    unit_rule,
)
from marsad.lexicon.calendar import Calendar
from marsad.text.tokens import Reading

__all__ = ["TimeMention", "ahead", "behind", "find_times"]

Rule = Callable[[Scan, int], TimeMention | None]

# In this order; a rule is tried where the token has its role.
_RULES: tuple[tuple[str, Rule], ...] = (
    ("phrase.then", then_rule),
    ("phrase.thence", thence_rule),
    ("phrase.vague", phrase_rule),
    ("phrase.named", named_day_rule),
    ("since", since_rule),
    ("morrow", morrow_rule),
    ("between", two_days_rule),
    ("from", two_days_rule),
    ("phrase.part", two_days_rule),
    ("phrase.relative", two_days_rule),
    ("weekday", two_days_rule),
    ("day", two_days_rule),
    ("phrase.part", day_rule),
    ("lastfew", latest_rule),
    ("before", before_that_rule),
    ("before", ago_rule),
    ("until", bound_rule),
    ("until", after_rule),
    ("cardinal", length_rule),
    ("unit.d", length_rule),
    ("unit.s", length_rule),
    ("unit.a", length_rule),
    ("samefirst", same_rule),
    ("unit.s", streak_rule),
    ("anniversary", anniversary_rule),
    ("unit.s", part_of_month_rule),
    ("fraction", part_of_month_rule),
    ("between", two_points_rule),
    ("from", two_points_rule),
    ("from", day_rule),
    ("daysword", two_points_rule),
    ("yearword", two_points_rule),
    ("monthword", two_points_rule),
    ("month", two_points_rule),
    ("ordinal", two_points_rule),
    ("edge", edge_rule),
    ("phrase.part", day_rule),
    ("phrase.relative", day_rule),
    ("daysword", day_rule),
    ("between", day_rule),
    ("day", day_rule),
    ("weekday", day_rule),
    ("during", lasting_rule),
    ("this", unit_rule),
    ("unit.s", unit_rule),
    ("unit.d", unit_rule),
    ("unit.p", unit_rule),
    ("cardinal", unit_rule),
    ("season", season_rule),
    ("fraction", season_rule),
    ("decade", decade_rule),
    ("ordinal", date_rule),
    ("ordinal.unit", date_rule),
    ("cardinal", date_rule),
    ("month", date_rule),
    ("monthword", date_rule),
    ("yearword", date_rule),
)
_NUMBER_RULES: tuple[Rule, ...] = (length_rule, two_points_rule, unit_rule, date_rule)


def find_times(reading: Reading, published: date | None, calendar: Calendar) -> list[TimeMention]:
    """The expressions of time in `reading`, in text order, none within another.

    With `published` None what depends on it stays unresolved (`start` and `end` None), with its place kept.
    """
    scan = Scan(reading, published, calendar)
    i, count = 0, len(scan.tokens)
    while i < count:
        form = scan.forms[i]
        if form is None and scan.tokens[i].kind != "n":
            i += 1
            continue
        streak = form is not None and form.clitic.endswith("ل") and "unit.s" in form.roles  # "لليوم السابع"
        blocked = scan.phrase(i, "block") if form and "phrase.block" in form.roles and not streak else None
        if blocked and not _more_days(scan, i, blocked[1]):
            i = blocked[1]
            continue
        mention = _read(scan, i)
        if mention is None:
            i += 1
            continue
        if mention.kind != NAME:
            scan.found.append(mention)
        i = mention.stop
    return scan.found


def _more_days(scan: Scan, i: int, stop: int) -> bool:
    """ "أيام الجمعة والسبت والأحد": three days; "أيام الجمعة" is a habit."""
    form = scan.forms[stop] if stop < len(scan.forms) else None
    return scan.has(i, "daysword") and form is not None and form.clitic == "و" and "weekday" in form.roles


@cache
def _rules_for(roles: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules to try at a token of these roles, each once."""
    return tuple(dict.fromkeys(rule for role, rule in _RULES if role in roles))


def _read(scan: Scan, i: int) -> TimeMention | None:
    form = scan.forms[i]
    for rule in _rules_for(tuple(form.roles)) if form else _NUMBER_RULES:
        try:
            mention = rule(scan, i)
        except (OverflowError, ValueError):
            # A date beyond the calendar (Hijri tables, year 0): not a time that can be told.
            continue
        if mention is not None and _is_sound(scan, mention):
            return mention
    return None


def _is_sound(scan: Scan, mention: TimeMention) -> bool:
    """Within one sentence, and after what was read before."""
    tokens = scan.tokens
    if mention.stop > len(tokens) or tokens[mention.first].sentence != tokens[mention.stop - 1].sentence:
        return False
    return not scan.found or scan.found[-1].stop <= mention.first


def ahead(mention: TimeMention, published: date) -> TimeMention:
    """The same words read of what is to come ("تبدأ المحادثات الاثنين"): for events that the text puts in the future.

    Only mentions that say neither past nor future (`assumed`) move; all others come back unchanged.
    """
    if mention.assumed and mention.end is not None and mention.end < published.isoformat():
        return _moved(mention, 1, published)
    return mention


def behind(mention: TimeMention, published: date) -> TimeMention:
    """The same words read of what is over ("سقطت المدينة في أكتوبر"): for events that the text tells as done."""
    if mention.assumed and mention.start is not None and mention.start > published.isoformat():
        return _moved(mention, -1, published)
    return mention


def _moved(mention: TimeMention, steps: int, published: date) -> TimeMention:
    """A weekday the week after or before, another date the year after or before."""
    if mention.start is None or mention.end is None:
        return mention
    start, end = date.fromisoformat(mention.start), date.fromisoformat(mention.end)
    if mention.kind in ("weekday", WEEKDAYS):
        start, end = start + timedelta(weeks=steps), end + timedelta(weeks=steps)
    else:
        start, end = shift_months(start, 12 * steps), shift_months(end, 12 * steps)
    return msgspec.structs.replace(
        mention, start=start.isoformat(), end=end.isoformat(), past=(published - end).days > LONG_AGO
    )
