"""Rules for named times: feasts and memorial days, seasons, quarters and decades."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.time_grammar import (
    LAST_HIJRI,
    Point,
    Scan,
    TimeMention,
    read_month,
    read_ordinal,
    read_year,
    resolve,
    shift_months,
)
from marsad.extract.time_points import head_before, point_mention, year_or_qualifier
from marsad.extract.time_spans import moved, unit_rule

_NEAR_FEAST = 60
_WINTER = 12
_WEEK = 7
ANNIVERSARY = "anniversary"
_WITHIN_MONTH = range(5, 27)
_AFTER_FIRST = {"اول": 0, "ثاني": 1, "ثالث": 2, "رابع": 3}
_FIRST_CLEAR_DECADE = 50


def named_day_rule(scan: Scan, i: int) -> TimeMention | None:
    """عيد الفطر 2018، يوم الأرض: the year told, else the nearest one within two months."""
    found = scan.phrase(i, "named")
    if found is None:
        return None
    named = scan.calendar.named[found[0].value]
    point = Point(found[1])
    point.hijri, point.month, point.day = named.hijri, named.month, named.day
    if scan.text(i - 1) == "ايام":
        point.day += _AFTER_FIRST.get(scan.text(i - 2).removeprefix("و"), 0)  # "ثالث أيام عيد الأضحى"
    if not named.hijri and (read_year(scan, found[1], point, first=1900) or point.year):
        return point_mention(scan, i, point)
    if named.hijri:
        return _feast(scan, i, point)
    return _near(scan, i, point)


def _near(scan: Scan, i: int, point: Point) -> TimeMention:
    mention = point_mention(scan, i, point)
    if mention.start and scan.published:
        away = abs((date.fromisoformat(mention.start) - scan.published).days)
        if away > _NEAR_FEAST:
            return scan.mention(i, point.stop, "vague")
    return mention


def _feast(scan: Scan, i: int, point: Point) -> TimeMention:
    """A Hijri feast: of two in one Gregorian year the first is meant."""
    told = Point(point.stop)
    if not read_year(scan, point.stop, told, first=1900) or told.year is None:
        return _near(scan, i, point)
    if told.year <= LAST_HIJRI:
        point.year, point.stop = told.year, told.stop
        return point_mention(scan, i, point)
    for hijri in range(told.year - 623, told.year - 575):
        point.year = hijri
        dates = resolve(scan, point)
        if dates and dates[0].year == told.year:
            point.stop = told.stop
            return scan.mention(i, told.stop, "date", dates, precision="day")
    return scan.mention(i, told.stop, "vague")


def season_rule(scan: Scan, i: int) -> TimeMention | None:
    """صيف عام 2016، الربع الأول من 2018، النصف الثاني من العام الماضي."""
    season, parts = scan.role(i, "season"), scan.role(i, "fraction")
    point = Point(i)
    if season:
        if head_before(scan, i) == "hard" or not read_year(scan, i + 1, point, first=1900):
            return None
        if int(season) == _WINTER:
            return scan.mention(i, point.stop, "vague", past=False)
        months = int(season), 3
    else:
        ordinal = read_ordinal(scan, i + 1) if parts else None
        if ordinal is None or ordinal[0] > int(parts or 0) or not read_year(scan, ordinal[1], point, first=1900):
            return None
        length = 12 // int(parts or 1)
        months = (ordinal[0] - 1) * length + 1, length
    dates = resolve(scan, point)
    if dates:
        start = dates[0].replace(month=months[0], day=1)
        dates = start, shift_months(start, months[1]) - timedelta(days=1)
    return scan.mention(i, point.stop, "month", dates, precision="month")


def anniversary_rule(scan: Scan, i: int) -> TimeMention | None:
    """في الذكرى الثالثة لاختطاف الصحفيين: the month of that year; at the turn of a month nothing is sure."""
    j = i + 2 if scan.text(i + 1) == "السنويه" else i + 1
    ordinal = read_ordinal(scan, j)
    if ordinal is None or scan.published is None:
        return None
    dates = None
    if scan.published.day in _WITHIN_MONTH:
        start = shift_months(scan.published.replace(day=1), -12 * ordinal[0])
        dates = start, shift_months(start, 1) - timedelta(days=1)
    return scan.mention(i, ordinal[1], ANNIVERSARY, dates, precision="month" if dates else "unknown")


def part_of_month_rule(scan: Scan, i: int) -> TimeMention | None:
    """الأسبوع الأول من يوليو، الأسبوع الأخير من رمضان، النصف الأول من مايو الماضي."""
    half = scan.role(i, "fraction") == "2"
    if not half and (scan.role(i, "unit.s") != "week" or not scan.text(i).endswith("الاسبوع")):
        return None
    last = scan.bare(i + 1, "qualifier") == "2"
    ordinal = (0, i + 2) if last else read_ordinal(scan, i + 1)
    if ordinal is None or scan.text(ordinal[1]) != "من":
        return None
    month = _whole_month(scan, i, ordinal[1] + 1)
    if month is None or (half and last):
        return None
    if month.start is None or month.end is None:
        return month
    dates = _part(date.fromisoformat(month.start), date.fromisoformat(month.end), ordinal[0], 15 if half else _WEEK)
    return scan.mention(i, month.stop, "range", dates, precision="week", assumed=month.assumed) if dates else None


def _whole_month(scan: Scan, first: int, i: int) -> TimeMention | None:
    """The month at token `i`, with the words from `first`: يوليو 2017، الشهر الماضي، هذا الشهر."""
    named = read_month(scan, i)
    if named is None:
        unit = unit_rule(scan, i)
        fits = unit is not None and unit.first == i and unit.precision == "month"
        return moved(unit, first) if unit is not None and fits else None
    point = Point(named[1])
    point.month, point.hijri = named[0].number, named[0].hijri
    year_or_qualifier(scan, point)
    return point_mention(scan, first, point)


def _part(start: date, end: date, number: int, length: int) -> tuple[date, date] | None:
    """The `number`th stretch of `length` days of a month, the last for 0; the second half takes what is left."""
    if number == 0:
        return end - timedelta(days=length - 1), end
    first = start + timedelta(days=(number - 1) * length)
    last = first + timedelta(days=length - 1) if number == 1 or length == _WEEK else end
    return (first, min(last, end)) if first <= end else None


def decade_rule(scan: Scan, i: int) -> TimeMention | None:
    """ثمانينيات القرن الماضي، الثمانينيات; not في الستينيات من عمره."""
    value = scan.role(i, "decade")
    if value is None:
        return None
    j = i + 1
    if scan.text(j) == "من":
        j += 1
    century = scan.text(j) == "القرن" and scan.text(j + 1) in ("الماضي", "العشرين", "المنصرم")
    if not century and (
        int(value) < _FIRST_CLEAR_DECADE
        or not scan.has(i - 1, "in", "since", "during", "edge")
        or scan.text(i + 1) == "من"
    ):
        return None
    year = 1900 + int(value)
    return scan.mention(
        i, j + 2 if century else i + 1, "year", (date(year, 1, 1), date(year + 9, 12, 31)), precision="year"
    )
