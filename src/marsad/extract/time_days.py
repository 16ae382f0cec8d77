"""Rules for the days told by weekday or from today: أمس، مساء الثلاثاء، الجمعة الماضي، ليل الخميس الجمعة."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.time_grammar import WEEKDAYS, Point, Scan, TimeMention, resolve
from marsad.extract.time_points import head_before, point_mention, read_point

_WEEK = 7
# What opens several weekdays: يومي السبت والأحد، بين السبت والأحد، من السبت إلى الاثنين.
_OF_SEVERAL = ("daysword", "between", "from")


def day_rule(scan: Scan, i: int) -> TimeMention | None:
    """<part of day?> <اليوم|أمس|...?> <weekday?> <الماضي|المقبل?> <date?>."""
    if scan.text(i) == "من" and not scan.has(i + 1, "weekday"):
        return None
    j, opened = _before_day(scan, i)
    relative = scan.phrase(j, "relative")
    if relative and _is_other_day(scan, relative[1], relative[0].value):
        return _opened_date(scan, i, relative[1])  # "اليوم الأول من رمضان"
    offset = relative[0].value if relative else None
    if relative:
        j = relative[1]
    weekday, after = _weekday(scan, j, told=opened or relative is not None)
    if weekday is None and offset is None:
        return _opened_date(scan, i, j) if opened and not scan.has(i, *_OF_SEVERAL) else None
    if weekday is not None and head_before(scan, i) == "hard":
        return None
    j = after if weekday is not None else j
    night = _night_between(scan, i, j, weekday) if weekday is not None else None
    if night or scan.has(i, *_OF_SEVERAL):
        return night
    return _resolved_day(scan, i, j, offset, weekday)


def _before_day(scan: Scan, i: int) -> tuple[int, bool]:
    """Past the parts of the day and the word day: مساء يوم الأربعاء. True where there are any."""
    j = i
    if scan.has(i, *_OF_SEVERAL):
        return i + 1, True
    for _ in range(3):
        part = scan.phrase(j, "part")
        if part:
            j = part[1]
        elif scan.has(j, "day") and (j == i or scan.bare(j, "day") is not None):
            j += 1
        else:
            break
    return j, j > i


def _is_other_day(scan: Scan, j: int, offset: int) -> bool:
    """Whether "اليوم" is a day of a series or one told before: اليوم الثاني للهجوم، اليوم نفسه، صحيفة اليوم."""
    if offset != 0 or scan.text(j - 1) not in ("اليوم", "لليوم", "واليوم", "باليوم", "الليله", "لليله"):
        return False
    if scan.has(j - 2, "hard") or scan.has(j, "same") or scan.text(j - 2) == "نفس":
        return True
    return scan.has(j, "ordinal", "ordinal.unit") and not scan.has(j, "weekday")


def _weekday(scan: Scan, j: int, *, told: bool) -> tuple[int | None, int]:
    start = j
    if told and scan.text(j) in ("،", ",", "("):
        j += 1
    value = scan.role(j, "weekday") if not told or j == start or scan.bare(j, "weekday") else None
    if value is None:
        return None, start
    if scan.text(j) == "الاثنين" and not told and _means_the_two(scan, j):
        return None, start
    stop = j + 1
    if j > start and scan.text(j - 1) == "(" and scan.text(stop) == ")":
        stop += 1
    return int(value), stop


def _means_the_two(scan: Scan, j: int) -> bool:
    if scan.text(j - 1) in ("كلا", "كلتا", "هذين", "احد", "هذان"):
        return True
    form = scan.forms[j + 1] if j + 1 < len(scan.forms) else None
    return scan.has(j - 1, "between") and not (form and form.clitic == "و" and "weekday" in form.roles)


def _opened_date(scan: Scan, i: int, j: int) -> TimeMention | None:
    """يوم 24 مارس, فجر 14 يوليو: the date, with the words before it."""
    point = read_point(scan, j) if j < len(scan.tokens) else None
    if point is None or point.precision != "day" or head_before(scan, i) == "hard":
        return None
    if head_before(scan, i) == "soft" and point.year is None:
        return None
    return point_mention(scan, i, point)


def _night_between(scan: Scan, i: int, j: int, weekday: int) -> TimeMention | None:
    """ليل الخميس الجمعة، ليلة الخميس - الجمعة، ليلة الخميس على الجمعة، يومي الثلاثاء والأربعاء."""
    days = scan.has(i, *_OF_SEVERAL)
    k = j + 1 if scan.text(j) in ("-", "/", "علي") or scan.has(j, "to") else j
    if scan.role(i, "from") is not None and k == j:
        return None
    following = scan.role(k, "weekday") if days or scan.bare(k, "weekday") is not None else None
    if following is None:
        return None
    length = (int(following) - weekday) % _WEEK
    if not length or (length != 1 and not days):
        return None
    while days and scan.text(k + 1).startswith("و") and scan.role(k + 1, "weekday") == _next(following):
        k, following, length = k + 1, _next(following), length + 1  # "أيام الجمعة والسبت والأحد"
    qualifier = scan.bare(k + 1, "qualifier")
    stop = k + 1 if qualifier is None else k + 2
    if scan.published is None:
        return scan.mention(i, stop, WEEKDAYS, precision="day")
    last = weekday_near(scan.published, int(following), int(qualifier) if qualifier else None)
    told = (last - timedelta(days=length), last)
    return scan.mention(i, stop, WEEKDAYS, told, precision="day", assumed=qualifier is None)


def _next(weekday: str) -> str:
    return str((int(weekday) + 1) % _WEEK)


def weekday_near(published: date, weekday: int, qualifier: int | None) -> date:
    """The nearest `weekday` on or before publication; strictly before (-1) or after (1) where that is said."""
    back = (published.weekday() - weekday) % _WEEK
    if qualifier == 1:
        return published + timedelta(days=_WEEK - back)
    if qualifier in (-1, 2) and back == 0:
        back = _WEEK
    return published - timedelta(days=back)


def _resolved_day(scan: Scan, i: int, j: int, offset: int | None, weekday: int | None) -> TimeMention:
    qualifier = scan.bare(j, "qualifier")
    if weekday is not None and offset is None and last_but_one(scan, j):
        before = weekday_near(scan.published, weekday, -1) - timedelta(weeks=1) if scan.published else None
        return scan.mention(i, j + 2, "weekday", (before, before) if before else None, precision="day")
    if qualifier is not None and weekday is not None:
        j += 1
    else:
        qualifier = None
    if weekday is not None and offset is None and scan.text(j) == "من" and scan.bare(j + 1, "unit.s") == "week":
        told = _in_week(scan, i, j + 1, weekday)
        if told:
            return told
    point = _date_beside(scan, j)
    day: date | None = None
    if point:
        j = point.stop
        dates = resolve(scan, point)
        day = dates[0] if dates else None
    elif scan.published and offset is not None:
        day = scan.published + timedelta(days=offset)
    elif scan.published and weekday is not None:
        day = weekday_near(scan.published, weekday, int(qualifier) if qualifier else None)
    kind = "date" if point else "weekday" if offset is None else "relative"
    flag = None
    if day and weekday is not None and day.weekday() != weekday:
        day, flag = _nearest(day, weekday), "weekday-mismatch"
        if offset is not None and offset < 0 and scan.published and day > scan.published:
            day -= timedelta(days=_WEEK)
    assumed = kind == "weekday" and qualifier is None
    return scan.mention(i, j, kind, (day, day) if day else None, precision="day", flag=flag, assumed=assumed)


def last_but_one(scan: Scan, j: int) -> bool:
    """الأسبوع قبل الماضي، الجمعة قبل الماضية."""
    return scan.text(j) == "قبل" and scan.bare(j + 1, "qualifier") == "-1"


def _in_week(scan: Scan, i: int, j: int, weekday: int) -> TimeMention | None:
    """الأحد من الأسبوع الماضي."""
    shift = scan.bare(j + 1, "qualifier")
    if shift not in ("-1", "0", "1"):
        return None
    if scan.published is None:
        return scan.mention(i, j + 2, "weekday", precision="day")
    monday = scan.published - timedelta(days=scan.published.weekday()) + timedelta(weeks=int(shift))
    day = monday + timedelta(days=weekday)
    return scan.mention(i, j + 2, "weekday", (day, day), precision="day")


def _nearest(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % _WEEK
    return day + timedelta(days=ahead if ahead <= _WEEK // 2 else ahead - _WEEK)


def _date_beside(scan: Scan, j: int) -> Point | None:
    """The date after a weekday: الأربعاء 10 يونيو، الأربعاء (10 يونيو)، الأربعاء، الموافق 10 يونيو 2020."""
    bracket = False
    for _ in range(2):
        if scan.text(j) in ("،", ",", "(", "-") or scan.has(j, "dated"):
            bracket = bracket or scan.text(j) == "("
            j += 1
    point = read_point(scan, j) if j < len(scan.tokens) else None
    if point is None or point.precision != "day":
        return None
    if bracket and scan.text(point.stop) == ")":
        point.stop += 1
    return point
