"""Rules for two points in time: بين <point> و<point>, من <point> إلى <point>, 10 و11 يونيو, مساء أمس وصباح اليوم."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.time_days import day_rule
from marsad.extract.time_grammar import WEEKDAYS, Point, Scan, TimeMention, read_day, resolve
from marsad.extract.time_points import head_before, read_point

_CENTURY = 100
_WEEK = timedelta(days=7)
_OF_DAYS = ("phrase.part", "phrase.relative", "weekday", "day")


def two_days_rule(scan: Scan, i: int) -> TimeMention | None:
    """أمس واليوم، مساء السبت وصباح الأحد، بين مساء السبت وصباح الأحد، من مساء السبت حتى صباح الاثنين."""
    opened = scan.has(i, "between", "from")
    first = day_rule(scan, i + 1) if opened and scan.has(i + 1, *_OF_DAYS) else None if opened else day_rule(scan, i)
    if first is None or first.start is None or first.start != first.end:
        return None
    k = _connector(scan, first.stop, opened=True)
    joined = k == first.stop
    if k is None or not (joined or opened) or not scan.has(k, *_OF_DAYS):
        return None
    second = day_rule(scan, k)
    if second is None or second.start is None or second.start != second.end:
        return None
    start, end = date.fromisoformat(first.start), date.fromisoformat(second.start)
    if first.kind == second.kind == "weekday" and start > end:
        start -= _WEEK
    if not timedelta() < end - start <= (_WEEK if opened else timedelta(days=1)):
        return None
    return scan.mention(i, second.stop, WEEKDAYS, (start, end), precision="day", assumed=second.assumed)


def two_points_rule(scan: Scan, i: int) -> TimeMention | None:
    """بين <point> و<point>، من <point> إلى <point>، 3-5 مايو، 10 و11 يونيو، عامي 2012 و2013، مايو ويونيو 2015."""
    opened = scan.has(i, "between", "from")
    j = i + 1 if opened or scan.has(i, "daysword") or scan.role(i, "yearword") == "2" else i
    if scan.role(i, "monthword") == "2" or (opened and scan.role(j, "yearword") == "2"):
        j += 1
    if opened and scan.has(j, "daysword"):
        j += 1
    if (
        not opened
        and (scan.tokens[i].kind != "n" or head_before(scan, i))
        and j == i
        and not scan.has(i, "month", "ordinal")
    ):
        return None
    a = _first_of_two(scan, j)
    if a is None:
        return None
    k = _connector(scan, a.stop, opened=opened or j > i)
    b = read_point(scan, k) if k is not None and k < len(scan.tokens) else None
    if b is None or not _same_sort(a, b, bare=not opened and j == i):
        return None
    return _between(scan, i, a, b)


def _first_of_two(scan: Scan, j: int) -> Point | None:
    if j >= len(scan.tokens):
        return None
    point = read_point(scan, j)
    if point is not None:
        return point
    day = read_day(scan, j)
    if day is None:
        return None
    point = Point(day[1])
    point.day = day[0]
    return point


def _connector(scan: Scan, i: int, *, opened: bool) -> int | None:
    """The index after "و", "-", "إلى" or "حتى"; a و written onto the next word leaves the index where it is."""
    word = scan.text(i)
    if word in ("و", "-", "/") or scan.has(i, "to"):
        return i + 1
    form = scan.forms[i] if i < len(scan.forms) else None
    if form and form.clitic == "و" and (opened or "month" in form.roles or "yearword" in form.roles):
        return i
    return None


def _same_sort(a: Point, b: Point, *, bare: bool) -> bool:
    if a.month is None and a.day is not None:
        return b.day is not None and b.day > a.day
    if a.precision != b.precision:
        return False
    if bare and a.precision == "month":
        return b.year is not None and a.year is None
    if bare and a.precision == "day":
        return a.month != b.month
    if a.precision == "year" and a.year is not None and b.year is not None:
        return a.year < b.year and (not bare or b.year - a.year < _CENTURY)
    return True


def _between(scan: Scan, i: int, a: Point, b: Point) -> TimeMention | None:
    if a.month is None and a.day is not None:
        a.month, a.hijri = b.month, b.hijri
    if a.year is None and a.shift is None:
        a.year, a.shift, a.qualifier = b.year, b.shift, b.qualifier
    first, last = resolve(scan, a), resolve(scan, b)
    dates = None
    if first and last:
        if first[0] > last[1]:
            return None
        dates = first[0], last[1]
    return scan.mention(
        i, b.stop, "range", dates, precision=b.precision, assumed=b.year is None and b.qualifier is None
    )
