"""Rules for stretches of time: the past week, the last three months, three days ago, edges, streaks."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from marsad.extract.time_amounts import DAYS_OF, UNITS, read_amount, shifted, unit_span
from marsad.extract.time_days import day_rule, last_but_one
from marsad.extract.time_grammar import (
    COMING,
    STRETCHES,
    Point,
    Scan,
    TimeMention,
    read_number,
    read_ordinal,
    read_year,
    resolve,
    shift_months,
)
from marsad.extract.time_points import (
    date_rule,
    last_told,
    point_mention,
    read_point,
)

_LONG_UNITS = ("year", "decade", "century")
# Values of fixed phrases without a date (data/time/phrases.tsv).
_PAST, _NOW = 1, 2
# "بعدها بيومين", "قبلها بيومين".
_AFTER_IT = "ها"
_EDGES = {1: (1, 3), 2: (5, 8), 3: (10, 12)}


def phrase_rule(scan: Scan, i: int) -> TimeMention | None:
    """A fixed phrase that gives no date: مؤخرا، في وقت سابق، حتى الآن."""
    found = scan.phrase(i, "vague")
    if found is None:
        return None
    phrase, stop = found
    if scan.text(i) in ("في", "وفي") and phrase.tail[0] in ("السابق", "الماضي") and scan.has(i - 1, "weekday"):
        return None
    if phrase.tail[-1:] in (["سابق"], ["لاحق"]):
        part = _part_of(scan, i, stop, later=phrase.tail[-1] == "لاحق")
        if part:
            return part
    return scan.mention(i, stop, "now" if phrase.value == _NOW else "vague", past=phrase.value == _PAST)


def _part_of(scan: Scan, i: int, j: int, *, later: bool) -> TimeMention | None:
    """في وقت سابق من هذا الأسبوع: from its first day to publication, later than that up to its last; في وقت سابق السبت:
    that day.
    """
    j += scan.text(j) == "من"
    if j >= len(scan.tokens):
        return None
    inner = day_rule(scan, j) or unit_rule(scan, j) or _this_unit(scan, j)
    if inner is None or inner.first != j or inner.start is None or inner.end is None or scan.published is None:
        return None
    start, end = date.fromisoformat(inner.start), date.fromisoformat(inner.end)
    if start <= scan.published < end:
        dates = (scan.published, end) if later else (start, scan.published)
        return scan.mention(i, inner.stop, "range", dates, precision=inner.precision)
    return moved(inner, i)


def _this_unit(scan: Scan, j: int) -> TimeMention | None:
    """The week, month or year of publication where the bare word is meant of it: في وقت سابق من الأسبوع."""
    unit = scan.bare(j, "unit.s")
    if unit is None or not scan.text(j).startswith("ال"):
        return None
    return _single(scan, j, j + 1, unit, 0)


def unit_rule(scan: Scan, i: int) -> TimeMention | None:
    """الأسبوع الماضي، هذا الشهر، اليومين الماضيين، الأشهر الثلاثة الأخيرة، الساعات الـ24 الماضية."""
    first, j, number = i, i, None
    this = scan.has(i, "this")
    if this:
        j += 1
    read = read_number(scan, j)
    if read and _is_counted(scan, read[1]):
        number, j = read
        if scan.text(first - 1) == "ال":
            first -= 1
    form = next((role for role in UNITS if scan.has(j, role)), None)
    if form is None:
        return None
    unit = scan.role(j, form) or ""
    definite = scan.text(j).startswith("ال") or "ال" in scan.text(j)[:4] or number is not None
    j += 1
    if number is None and form != "unit.s":
        after = read_number(scan, j)
        if after:
            number, j = after
    if this:
        return _single(scan, first, j, unit, 0) if form == "unit.s" and unit not in ("hour", "day") else None
    return _qualified(scan, _during(scan, first), j, (form, unit, number)) if definite else None


def _is_counted(scan: Scan, j: int) -> bool:
    """Whether a number counts the unit at `j`: not "مقتل متظاهرين اثنين الأسبوع الماضي"."""
    return scan.has(j, *UNITS) and not (scan.has(j, "unit.s") and scan.text(j).startswith("ال"))


def _during(scan: Scan, first: int) -> int:
    """Take in خلال, على مدى, طوال before the words."""
    if not scan.has(first - 1, "during"):
        return first
    return first - 2 if scan.text(first - 2) in ("علي", "في", "وعلي", "وفي") else first - 1


def _qualified(scan: Scan, first: int, j: int, told: tuple[str, str, int | None]) -> TimeMention | None:
    form, unit, number = told
    same = scan.bare(j, "same")
    if form == "unit.s" and same is not None:
        return _told_before(scan, first, j + 1, unit, int(same))
    value = scan.bare(j, "qualifier")
    if value is None:
        return _single(scan, first, j + 2, unit, -2) if form == "unit.s" and last_but_one(scan, j) else None
    qualifier = int(value)
    if form == "unit.s" and number is None:
        return _single(scan, first, j + 1, unit, qualifier)
    number = 2 if form == "unit.d" else number
    if number is None or qualifier == 0:
        past = qualifier in (-1, 2) and (unit in _LONG_UNITS or (unit == "month" and qualifier == -1))
        return scan.mention(first, j + 1, "vague", past=past)
    return _several(scan, first, j + 1, unit, number if qualifier == 1 else -number)


def _single(scan: Scan, first: int, stop: int, unit: str, qualifier: int) -> TimeMention | None:
    if qualifier == 2 or unit in ("decade", "century"):
        return scan.mention(first, stop, "vague", past=unit in _LONG_UNITS and qualifier != 0)
    if unit in ("hour", "day", "minute"):
        return None
    return scan.mention(first, stop, "relative", unit_span(scan.published, unit, qualifier), precision=unit)


def _several(scan: Scan, first: int, stop: int, unit: str, number: int) -> TimeMention:
    """The last (or next) `number` days, weeks, months or years, counted from publication."""
    published = scan.published
    precision = {"hour": "day", "minute": "day", "decade": "year", "century": "year"}.get(unit, unit)
    if published is None:
        return scan.mention(first, stop, "range", precision=precision)
    far = shifted(published, unit, number)
    one = timedelta(days=1)
    if number > 0:
        dates = (published + one if unit == "day" else published, far)
    else:
        dates = (far, published - one if unit == "day" else published)
    return scan.mention(first, stop, "range", dates, precision=precision)


def _told_before(scan: Scan, first: int, stop: int, unit: str, shift: int) -> TimeMention | None:
    """العام نفسه، اليوم التالي: resolved by the last date told in this paragraph or the one before."""
    if unit not in ("day", "week", "month", "year"):
        return None
    paragraph = scan.tokens[first].paragraph
    for mention in reversed(scan.found):
        if mention.start is None or mention.precision == "unknown":
            continue
        if paragraph - scan.tokens[mention.first].paragraph > 1:
            break
        if mention.kind in STRETCHES or (unit == "day" and mention.precision != "day"):
            break
        dates = unit_span(date.fromisoformat(mention.start), unit, shift)
        return scan.mention(first, stop, "relative", dates, precision=unit)
    return scan.mention(first, stop, "vague")


def latest_rule(scan: Scan, i: int) -> TimeMention | None:
    """في آخر 24 ساعة، آخر ثلاثة أيام: so long up to publication."""
    number = read_number(scan, i + 1)
    form = next((role for role in UNITS if number and scan.has(number[1], role)), None)
    if number is None or form is None:
        return None
    return _several(scan, _during(scan, i), number[1] + 1, scan.role(number[1], form) or "", -number[0])


def same_rule(scan: Scan, i: int) -> TimeMention | None:
    """في نفس اليوم، في ذات الشهر: the one told before; في نفس اليوم من عام 1980: that day of another year."""
    unit = scan.bare(i + 1, "unit.s")
    if unit is None or not scan.text(i + 1).startswith("ال"):
        return None
    told = last_told(scan, i)
    point = Point(i + 2)
    if unit == "day" and told is not None and told.precision == "day" and read_year(scan, i + 2, point):
        day = date.fromisoformat(told.start or "")
        point.day, point.month = day.day, day.month
        return point_mention(scan, i, point)
    return _told_before(scan, i, i + 2, unit, 0)


def ago_rule(scan: Scan, i: int) -> TimeMention | None:
    """قبل ثلاثة أيام، قبل يومين، قبل أسبوع، قبل عامين; قبل عام 2011 is a bound and no date."""
    bound = bound_rule(scan, i)
    if bound:
        return bound
    read = read_amount(scan, i + 1)
    if read is None or scan.text(i).endswith(_AFTER_IT):
        return None
    unit, number, stop = read
    precision = {"week": "day", "day": "day", "month": "month", "year": "year"}.get(unit)
    if number is None or precision is None or scan.text(stop) == "من":
        return scan.mention(i, stop, "vague", past=unit in _LONG_UNITS or unit == "month")
    if scan.published is None:
        return scan.mention(i, stop, "relative", precision=precision)
    far = shifted(scan.published, unit, -number)
    return scan.mention(i, stop, "relative", unit_span(far, precision, 0), precision=precision)


def after_rule(scan: Scan, i: int) -> TimeMention | None:
    """بعد خمسة أشهر، وبعدها بيومين، بعد ذلك بأسبوعين، بعد أسبوعين من ذلك: so long after the date told before."""
    return _from_that(scan, i, 1)


def before_that_rule(scan: Scan, i: int) -> TimeMention | None:
    """قبل ذلك بثلاثة أشهر، قبل أسبوعين من ذلك: so long before the date told before."""
    return _from_that(scan, i, -1)


def _from_that(scan: Scan, i: int, way: int) -> TimeMention | None:
    """So long before (-1) or after (1) the date told: in the sentence, or shortly before where "ذلك" points to it."""
    that = scan.text(i + 1) == "ذلك"
    read = read_amount(scan, i + 2 if that else i + 1)
    if read is None:
        return None
    unit, number, stop = read
    that = that or scan.text(i).endswith(_AFTER_IT) or (way > 0 and _goes_on_from(scan, i))
    if scan.text(stop) == "من":
        that, stop = scan.text(stop + 1) == "ذلك", stop + 2
        if not that:
            return _day_before(scan, i, stop - 1) if way > 0 and unit == "day" and number == 1 else None
    told = last_told(scan, i) if that else scan.found[-1] if scan.found and way > 0 else None
    precision = {"week": "day", "day": "day", "month": "month", "year": "year"}.get(unit)
    if number is None or precision is None:
        return None
    here = told is not None and scan.tokens[told.first].sentence == scan.tokens[i].sentence
    if told is None or told.start is None or not (that or here):
        return _from_now(scan, i, stop, (unit, number)) if way > 0 and not that else None
    if told.kind in ("since", "streak") or (told.precision in ("month", "year") and precision == "day"):
        return None  # "في حزيران ... وقبل ذلك بيومين"
    dates = unit_span(shifted(date.fromisoformat(told.start), unit, way * number), precision, 0)
    past = scan.long_ago(dates[1]) if dates else False
    return scan.mention(i, stop, told.kind, dates, precision=precision, assumed=told.assumed, past=past)


def _goes_on_from(scan: Scan, i: int) -> bool:
    """ "هاجموا القاعدة في 5 يونيو. وبعد ثلاثة أيام خطفوا": opens the sentence after the one that tells a day."""
    told = last_told(scan, i)
    opens = scan.text(i).startswith("و") and scan.tokens[i - 1].sentence != scan.tokens[i].sentence
    return opens and told is not None and told.kind != "now" and told.precision == "day"


def _day_before(scan: Scan, i: int, stop: int) -> TimeMention | None:
    """ "التقاه الاثنين بعد يوم من لقائه": what stands after it was the day before the one told in the sentence."""
    told = morrow_rule(scan, i)
    return moved(told, i, stop) if told is not None and told.start is not None else None


def _from_now(scan: Scan, i: int, stop: int, amount: tuple[str, int]) -> TimeMention | None:
    """ "سيلتقيان بعد يومين": counted from publication, where it is to come; not "بعد أسبوع على اختطافه"."""
    unit, number = amount
    if scan.published is None or scan.text(stop) in ("علي", "من", "لل") or scan.text(i).lstrip("وف") != "بعد":
        return None
    precision = "day" if unit in DAYS_OF else unit
    dates = unit_span(shifted(scan.published, unit, number), precision, 0)
    return scan.mention(i, stop, COMING, dates, precision=precision)


def length_rule(scan: Scan, i: int) -> TimeMention | None:
    """تستمر ثلاثة أيام، استمرت أسبوعين: how many days from the one told."""
    read = read_amount(scan, i) if scan.has(i - 1, "lasts") else None
    if read is None or read[0] not in DAYS_OF or read[1] is None:
        return None
    return scan.mention(i, read[2], "duration", days=DAYS_OF[read[0]] * read[1])


def bound_rule(scan: Scan, i: int) -> TimeMention | None:
    """قبل 2011، حتى الجمعة، بعد عام 2003، اعتبارا من السبت: the date bounds, it is not when it happened."""
    j = i + 2 if scan.text(i + 1) == "من" else i + 1
    if j >= len(scan.tokens):
        return None
    inner = edge_rule(scan, j) or day_rule(scan, j) or unit_rule(scan, j) or date_rule(scan, j)
    if inner is None or inner.first != j:
        return None
    return scan.mention(i, inner.stop, "vague", past=inner.past)


def edge_rule(scan: Scan, i: int) -> TimeMention | None:
    """مطلع الشهر الجاري، منتصف مايو، أواخر العام الماضي، نهاية 2015."""
    if not scan.has(i, "edge") or i + 1 >= len(scan.tokens):
        return None
    point = read_point(scan, i + 1)
    edge = int(scan.role(i, "edge") or 0)
    if point is None or (point.precision == "month" and not point.clear):
        return _edge_of_unit(scan, i, edge)
    if point.precision == "day":
        return None
    if point.precision == "month":
        point.edge = True
        return _third_of_month(scan, i, point_mention(scan, i, point), edge)
    return scan.mention(i, point.stop, "month", _edge_of_year(resolve(scan, point), edge), precision="month")


def _third_of_month(scan: Scan, i: int, month: TimeMention, edge: int) -> TimeMention:
    """The first ten days of a month, the next ten, or the rest; by its end (بحلول نهاية مايو) means all of it."""
    if month.start is None or month.end is None or scan.text(i - 1).endswith("بحلول"):
        return month
    start, end = date.fromisoformat(month.start), date.fromisoformat(month.end)
    third = {1: (start, start + timedelta(days=9)), 2: (start + timedelta(days=10), start + timedelta(days=19))}
    dates = third.get(edge, (start + timedelta(days=20), end))
    return scan.mention(i, month.stop, "month", dates, precision="week", past=month.past, assumed=month.assumed)


def _edge_of_unit(scan: Scan, i: int, edge: int) -> TimeMention | None:
    inner = unit_rule(scan, i + 1)
    if inner and inner.first == i + 1:
        if inner.precision == "week":
            return moved(inner, i)
        if inner.precision == "year" and inner.start and inner.end:
            year = date.fromisoformat(inner.start), date.fromisoformat(inner.end)
            return scan.mention(i, inner.stop, "month", _edge_of_year(year, edge), precision="month")
        return _third_of_month(scan, i, inner, edge) if inner.precision == "month" else moved(inner, i)
    unit = scan.role(i + 1, "unit.s")
    if unit == "week" and edge == 1 and scan.text(i + 1).startswith("ال"):
        return _single(scan, i, i + 2, unit, 0)  # "مطلع الأسبوع"
    if unit not in ("month", "year") or not scan.text(i + 1).startswith("ال"):
        return None
    dates = unit_span(scan.published, unit, 0)
    if unit == "month":
        told = _third_of_month(scan, i, scan.mention(i, i + 2, "month", dates, precision="month"), edge)
    else:
        told = scan.mention(i, i + 2, "month", _edge_of_year(dates, edge), precision="month")
    # "نهاية الشهر" without more is of this month where it is to come.
    return told if edge == 1 else msgspec.structs.replace(told, kind=COMING)


def _edge_of_year(dates: tuple[date, date] | None, edge: int) -> tuple[date, date] | None:
    if dates is None:
        return None
    first, last = _EDGES[edge]
    start = dates[0].replace(month=first, day=1)
    return start, shift_months(start, last - first + 1) - timedelta(days=1)


def moved(mention: TimeMention, first: int, stop: int | None = None) -> TimeMention:
    """The same time with other words: from token `first`, up to `stop` where that is given."""
    return msgspec.structs.replace(mention, first=first, stop=stop or mention.stop)


def morrow_rule(scan: Scan, i: int) -> TimeMention | None:
    """غداة مقتل ثلاثة: the day before the one told in the sentence."""
    last = scan.found[-1] if scan.found else None
    day = None
    if last and last.start and last.precision == "day" and scan.tokens[last.first].sentence == scan.tokens[i].sentence:
        day = date.fromisoformat(last.start)
    return scan.mention(i, i + 1, "morrow", unit_span(day, "day", -1), precision="day")


def lasting_rule(scan: Scan, i: int) -> TimeMention | None:
    """على مدى عقود، طوال ثلاثة أيام، لمدة عامين: how long, with no date."""
    read = read_amount(scan, i + 1)
    if read is None or scan.has(read[2], "qualifier", "weekday") or scan.has(i + 1, "phrase.relative"):
        return None
    first = i - 1 if scan.text(i - 1) in ("علي", "في", "وعلي", "وفي") else i
    days = DAYS_OF.get(read[0], 0) * (read[1] or 0)
    return scan.mention(first, read[2], "duration", past=unit_is_long(read), days=days)


def unit_is_long(read: tuple[str, int | None, int]) -> bool:
    """Decades and years without a number: على مدى عقود is told of the past."""
    return read[1] is None and read[0] in _LONG_UNITS


def _read_rank(scan: Scan, i: int) -> tuple[int, int] | None:
    """الرابع، الأربعين، الـ15."""
    definite = scan.text(i).startswith("ال")
    return read_ordinal(scan, i) or (read_number(scan, i) if definite else None)


def streak_rule(scan: Scan, i: int) -> TimeMention | None:
    """لليوم الرابع على التوالي: the four days up to publication."""
    form = scan.forms[i]
    unit = scan.role(i, "unit.s")
    ordinal = _read_rank(scan, i + 1) if unit in ("day", "week", "month", "year") else None
    if form is None or ordinal is None or not form.bare.startswith("ال"):
        return None
    number, stop = ordinal
    row = 2 if scan.text(stop) == "علي" and scan.has(stop + 1, "row") else int(scan.text(stop) in ("تواليا", "تباعا"))
    if not row and not (unit == "day" and form.clitic.endswith("ل")):
        return None
    dates = None
    if scan.published:
        first = unit_span(scan.published, unit or "", 1 - number)
        dates = (first[0], scan.published) if first else None
    return scan.mention(i, stop + row, "streak", dates, precision=unit)
