"""Rules for points in time: dates, months, years.

A rule takes the index of the token where its words may begin. It returns nothing when it is unsure.
"""

from __future__ import annotations

from datetime import date

from marsad.extract.time_grammar import (
    COMING,
    FIRST_BARE_YEAR,
    LAST_YEAR,
    STRETCHES,
    Point,
    Scan,
    TimeMention,
    digits,
    read_day,
    read_month,
    read_number,
    read_year,
    resolve,
    span,
)

# The kind of a date that is part of a name (ثورة 25 يناير): it is passed over, and is no mention.
NAME = "name"
_NEEDS_NUMBER_AND_YEAR = 0
_INTRODUCES = ("in", "during", "since", "before", "until", "between", "from", "edge", "to")
_YEAR_LENGTH = 4
_EVERY = ["من", "كل"]
_NO_YEAR = frozenset(("مواليد", "حدود", "خطوط", "اراضي", "قرار", "القرار", "طراز", "موديل"))


def read_point(scan: Scan, i: int) -> Point | None:
    """A date, a month or a year at token `i`, as far as the words tell it."""
    if scan.forms[i] is None and scan.tokens[i].kind != "n" and scan.tokens[i].form != "ال":
        return None
    return _numeric_date(scan, i) or _day_and_month(scan, i) or _month(scan, i) or _year(scan, i)


def _numeric_date(scan: Scan, i: int) -> Point | None:
    """23/5/2018, 23-05-2018, 2018-05-23, 23.5.2018."""
    token = scan.tokens[i]
    if token.kind != "n":
        return None
    separator = scan.text(i + 1)
    if token.form.count(".") == 2:
        parts, stop = token.form.split("."), i + 1
    elif separator in ("/", "-") and scan.text(i + 3) == separator:
        parts, stop = [token.form, scan.text(i + 2), scan.text(i + 4)], i + 5
    elif separator == "/" and scan.has(i - 1, "dated", "day", "weekday"):
        return _day_of_numbered_month(scan, i)
    else:
        return None
    if not all(part.isdigit() and len(part) <= _YEAR_LENGTH for part in parts):
        return None
    if len(parts[0]) == _YEAR_LENGTH:
        parts.reverse()
    day, month, year = map(int, parts)
    if len(parts[2]) != _YEAR_LENGTH or not FIRST_BARE_YEAR <= year <= LAST_YEAR:
        return None
    point = Point(stop)
    point.day, point.month, point.year = day, month, year
    return point if span(year, point) else None


def _day_of_numbered_month(scan: Scan, i: int) -> Point | None:
    """بتاريخ 23/5، الثلاثاء 23/5."""
    day, month = digits(scan, i, 1, 31), digits(scan, i + 2, 1, 12)
    if day is None or month is None:
        return None
    point = Point(i + 3)
    point.day, point.month = day, month
    return point


def _day_and_month(scan: Scan, i: int) -> Point | None:
    """10 يونيو/حزيران، الثالث والعشرين من مايو، 25 حزيران الجاري، العاشر من الشهر الماضي."""
    read = read_day(scan, i)
    if read is None or (
        scan.has(i, "ordinal") and (scan.has(i - 1, "unit.p", "fraction") or scan.role(i - 1, "unit.s") == "week")
    ):
        return None  # "الأسبوع الأول من الشهر", "الأيام الأولى من مايو"
    day, j = read
    if scan.text(j) == "من":
        j += 1
    named = read_month(scan, j)
    if named is None:
        return _day_of_this_month(scan, day, j)
    month, stop, _ = named
    point = Point(stop)
    point.day, point.month, point.hijri = day, month.number, month.hijri
    year_or_qualifier(scan, point)
    if month.strength == _NEEDS_NUMBER_AND_YEAR and point.year is None:
        return None
    return point


def _day_of_this_month(scan: Scan, day: int, i: int) -> Point | None:
    if scan.text(i) == "نفس" and scan.text(i + 1) == "الشهر":
        return _day_of_month_told(scan, day, i + 2)
    qualifier = scan.bare(i + 1, "qualifier")
    if scan.has(i, "this") and scan.bare(i + 1, "unit.s") == "month":
        return _day_in(scan, day, 0, i + 2)  # "الرابع من هذا الشهر"
    if qualifier is None and scan.bare(i, "qualifier") == "0" and scan.published is not None:
        counted = digits(scan, i - 1, 1, day) is not None or scan.text(i - 1) == "من"
        return _day_in(scan, day, 0, i + 1) if counted else None  # "في 5 الجاري", "الخامس من الجاري"
    if scan.bare(i, "unit.s") == "month" and scan.bare(i + 1, "same") == "0":
        return _day_of_month_told(scan, day, i + 2)
    if scan.bare(i, "unit.s") != "month" or not scan.text(i).startswith("ال") or qualifier not in ("-1", "0", "1"):
        return None
    return _day_in(scan, day, int(qualifier), i + 2)


def _day_in(scan: Scan, day: int, shift: int, stop: int) -> Point | None:
    """The day of the month that lies `shift` after the one of publication."""
    if scan.published is None:
        return None
    months = scan.published.month - 1 + shift
    point = Point(stop)
    point.day, point.year, point.month = day, scan.published.year + months // 12, months % 12 + 1
    return point if span(point.year, point) else None


def _day_of_month_told(scan: Scan, day: int, stop: int) -> Point | None:
    """في 13 ديسمبر ... في 18 من الشهر نفسه: of the month last told."""
    told = last_told(scan, stop - 1)
    if told is None or told.precision not in ("day", "month") or told.kind in STRETCHES:
        return None
    month = date.fromisoformat(told.start or "")
    point = Point(stop)
    point.day, point.month, point.year = day, month.month, month.year
    return point if span(point.year, point) else None


def year_or_qualifier(scan: Scan, point: Point) -> None:
    """Take in what stands after a month: its year, or الماضي, الجاري, المقبل."""
    qualifier = scan.bare(point.stop, "qualifier")
    if qualifier is not None:
        point.qualifier, point.stop = int(qualifier), point.stop + 1
        if scan.text(point.stop) == "من" and scan.bare(point.stop + 1, "yearword") == "1":
            point.stop -= not read_year(scan, point.stop, point)
        return
    if (
        scan.text(point.stop) == "من"
        and scan.bare(point.stop + 1, "yearword")
        and scan.bare(point.stop + 2, "same") == "0"
    ):
        point.year = _year_told(scan, point.stop)
        point.stop += 3
        return
    if read_year(scan, point.stop, point, first=FIRST_BARE_YEAR if not point.hijri else 1000):
        return
    if scan.text(point.stop) in ("،", ",") and digits(scan, point.stop + 1, FIRST_BARE_YEAR, LAST_YEAR):
        read_year(scan, point.stop + 1, point, first=FIRST_BARE_YEAR)


def _year_told(scan: Scan, i: int) -> int | None:
    """The year last told: "في مايو 2017 ... وفي أغسطس من العام نفسه"."""
    told = last_told(scan, i)
    return date.fromisoformat(told.start).year if told is not None and told.start is not None else None


def last_told(scan: Scan, i: int) -> TimeMention | None:
    """The last date in this paragraph or the one before."""
    dated = (m for m in reversed(scan.found) if m.start is not None and m.precision != "unknown" and m.kind != COMING)
    told = next(dated, None)
    if told is None or scan.tokens[i].paragraph - scan.tokens[told.first].paragraph > 1:
        return None
    return told


def _month(scan: Scan, i: int) -> Point | None:
    """أكتوبر/تشرين الأول، مارس الماضي، يونيو 2014، شهر رمضان."""
    named = read_month(scan, i)
    if named is None or read_day(scan, i - 1) or (scan.text(i - 1) == "من" and read_day(scan, i - 2)):
        return None
    month, stop, clear = named
    point = Point(stop)
    point.month, point.hijri = month.number, month.hijri
    if scan.text(i - 1) == "ايام" and scan.text(i - 2).removeprefix("و") == "اول":
        point.day = 1  # "أول أيام شهر رمضان"
    year_or_qualifier(scan, point)
    told = clear or point.stop > stop
    introduced = scan.has(i - 1, *_INTRODUCES)
    needed = month.strength
    point.clear = told or needed == 3 or (needed == 2 and introduced)
    if needed == _NEEDS_NUMBER_AND_YEAR:
        point.clear = clear and point.year is not None
    return point


def _year(scan: Scan, i: int) -> Point | None:
    """عام 2014، سنة 1440 هـ، العام الماضي، or four figures alone."""
    point = Point(i)
    if scan.has(i, "yearword") or digits(scan, i, FIRST_BARE_YEAR, LAST_YEAR):
        found = read_year(scan, i, point, first=FIRST_BARE_YEAR)
        if found and (scan.has(i, "yearword") or not _is_count(scan, point.stop)):
            point.clear = scan.has(i, "yearword")
            return point
    return None


def _is_count(scan: Scan, i: int) -> bool:
    """Whether the word after four figures is what they count (2015 شخصا، 2000 قرية، 1948 في المئة)."""
    token = scan.tokens[i] if i < len(scan.tokens) else None
    if token is None:
        return False
    if token.form in ("%", ".", ":") or token.kind == "n":
        return token.form == "%"
    if token.kind != "w" or len(token.form) < 3:
        return False
    if scan.has(i, "unit.s", "unit.a", "unit.p") and not token.form.startswith("ال"):
        return True
    if token.form in ("الف", "مليون", "مليار", "دولار", "يورو", "كيلومتر", "متر", "شخص", "طن"):
        return True
    if token.form[0] in "بلوفك":
        return False
    accusative = token.last == "ا" and not token.form.endswith(("وا", "ما", "ها", "نا", "هذا", "عندما", "بدا", "دعا"))
    return (accusative and len(token.form) > 3) or (token.last == "ة" and not token.form.startswith("ال"))


def head_before(scan: Scan, first: int) -> str | None:
    """ "hard" or "soft" where the word before is the head of a name (ميدان 7 يناير، ثورة 25 يناير)."""
    i = first - 1
    while i >= 0 and scan.text(i) in ('"', "'", "(", "يوم", "رقم"):
        i -= 1
    return "hard" if scan.has(i, "hard") else "soft" if scan.has(i, "soft") else None


def date_rule(scan: Scan, i: int) -> TimeMention | None:
    """<day> <month> <year?>, <month> <year?>, عام <year>, <year> after a preposition or in brackets."""
    point = read_point(scan, i)
    if point is None:
        return None
    if scan.follows(point.stop, _EVERY):
        return scan.mention(i, point.stop, NAME)  # "في 15 مايو من كل عام"
    head = head_before(scan, i)
    if head == "hard" and point.precision == "year" and scan.has(i, "yearword") and scan.text(i - 1) not in _NO_YEAR:
        # "في مدرسة عام 2012": the head of a place, and a year of its own.
        head = None
    if head == "hard" or (head == "soft" and point.year is None and point.shift is None and point.qualifier is None):
        return scan.mention(i, point.stop, NAME)
    if point.precision == "year" and not point.clear and not _year_in_place(scan, i, point, head):
        return None
    if not point.clear and point.precision != "year":
        return None
    first = i - 1 if scan.text(i - 1) == "ال" else i
    return point_mention(scan, first, point)


def _year_in_place(scan: Scan, i: int, point: Point, head: str | None) -> bool:
    before = scan.text(i - 1)
    if before == "(":
        return scan.text(point.stop) in (")", "-")
    if head == "soft":
        return True
    return scan.has(i - 1, "in", "since", "before", "until", "during", "edge", "between") and before != "ال"


def point_mention(scan: Scan, first: int, point: Point) -> TimeMention:
    """The mention of one point, resolved where it can be."""
    dates = resolve(scan, point)
    assumed = point.year is None and point.qualifier is None
    kind = {"day": "date"}.get(point.precision, point.precision)
    return scan.mention(first, point.stop, kind, dates, precision=point.precision, assumed=assumed)


def count_of(scan: Scan, i: int) -> tuple[int, int] | None:
    """A number before a unit, after نحو or حوالي where they stand: what is said is taken as it is."""
    return read_number(scan, i + 1 if scan.has(i, "about") else i)
