"""The parts of which expressions of time are made: numbers, days, months, years, and how they resolve to dates.

Each reading function takes the index of a token and gives back what it read with the index after it, or None.
"""

from __future__ import annotations

import calendar as months_of
import datetime as dt
from datetime import date, timedelta

import msgspec
from hijridate import Gregorian, Hijri

from marsad.lexicon.calendar import Calendar, Form, MonthName, Phrase
from marsad.text.tokens import Reading, Token

FIRST_YEAR, LAST_YEAR = 1000, 2100
FIRST_BARE_YEAR = 1900
# A year written with a Hijri month or era, within hijridate's tables.
FIRST_HIJRI, LAST_HIJRI = 1343, 1500
# A day without a year lies in the next three months or in the past; a bare month is the coming one or a past one.
AHEAD_DAY, AHEAD_MONTH = 90, 31
LONG_AGO = 30
# Kinds of mentions: several days told by weekday; so long from now, of what is to come alone ("بعد يومين").
WEEKDAYS, COMING = "weekdays", "coming"
# Those that are no one point in time, which what is told after them could be counted from.
STRETCHES = ("since", "range", "streak", WEEKDAYS)
_TEN, _TWENTY, _LONGEST_MONTH, _MONTHS = 10, 20, 31, 12


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of time: tokens `first` to `stop` (exclusive) and the dates it means, inclusive, ISO.

    `precision` is day, week, month, year or unknown. `kind` names the sort of expression: day, weekday, weekdays,
    relative, coming, date, month, year, range, since, morrow, streak, anniversary, duration, now or vague.
    `past`: clearly more than 30 days before publication.
    `assumed`: nothing in the words says past or future, and the default was taken (see `extract.time.ahead`).
    `days`: of a duration, how many.
    """

    first: int
    stop: int
    kind: str
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    flag: str | None = None
    past: bool = False
    assumed: bool = False
    days: int = 0


class Point:
    """What the words say of a day, a month or a year, before it is resolved. `shift` is a year told as "last year"."""

    __slots__ = ("clear", "day", "edge", "hijri", "month", "qualifier", "shift", "stop", "told_past", "year")

    def __init__(self, stop: int) -> None:
        self.stop = stop
        self.day: int | None = None
        self.month: int | None = None
        self.year: int | None = None
        self.shift: int | None = None
        self.qualifier: int | None = None
        self.hijri = False
        self.clear = True
        self.edge = False
        self.told_past = False

    @property
    def ahead(self) -> int:
        """How many days to come a day or month without a year may lie."""
        return 0 if self.told_past else AHEAD_DAY if self.day or self.edge else AHEAD_MONTH

    @property
    def precision(self) -> str:
        """Day, month or year: the smallest part told."""
        return "day" if self.day else "month" if self.month else "year"


class Scan:
    """One text while its times are read."""

    __slots__ = ("calendar", "forms", "found", "published", "reading", "texts", "tokens")

    def __init__(self, reading: Reading, published: date | None, calendar: Calendar) -> None:
        self.reading = reading
        self.tokens: list[Token] = reading.tokens
        self.published = published
        self.calendar = calendar
        lookup = calendar.forms.get
        self.texts: list[str] = reading.forms
        self.forms: list[Form | None] = list(map(lookup, reading.forms))
        self.found: list[TimeMention] = []

    def role(self, i: int, role: str) -> str | None:
        """The value of `role` at token `i`, whatever proclitic it carries."""
        form = self.forms[i] if 0 <= i < len(self.forms) else None
        return form.roles.get(role) if form else None

    def bare(self, i: int, role: str) -> str | None:
        """The value of `role` at token `i` where no proclitic stands on it."""
        form = self.forms[i] if 0 <= i < len(self.forms) else None
        return form.roles.get(role) if form and not form.clitic else None

    def has(self, i: int, *roles: str) -> bool:
        """Whether token `i` has one of the roles."""
        form = self.forms[i] if 0 <= i < len(self.forms) else None
        return form is not None and not form.roles.keys().isdisjoint(roles)

    def text(self, i: int) -> str:
        """The folded form of token `i`, "" beyond the text."""
        return self.texts[i] if 0 <= i < len(self.texts) else ""

    def phrase(self, i: int, role: str) -> tuple[Phrase, int] | None:
        """The longest fixed phrase of `role` at token `i`."""
        form = self.forms[i] if 0 <= i < len(self.forms) else None
        if form is None or "phrase." + role not in form.roles:
            return None
        second = self.text(i + 1)
        for phrase in self.calendar.phrases[form.bare]:
            tail = phrase.tail
            if phrase.role == role and (not tail or (tail[0] == second and self.follows(i + 1, tail))):
                return phrase, i + 1 + len(tail)
        return None

    def follows(self, i: int, words: list[str]) -> bool:
        """Whether `words` stand from token `i` on."""
        return all(self.text(i + k) == word for k, word in enumerate(words))

    def mention(
        self, first: int, stop: int, kind: str, span: tuple[date, date] | None = None, **told: object
    ) -> TimeMention:
        """A mention with its dates; without `span` it stays unresolved."""
        start, end = span or (None, None)
        past = bool(told.pop("past", False)) or self.long_ago(end)
        return TimeMention(
            first=first,
            stop=stop,
            kind=kind,
            start=start.isoformat() if start else None,
            end=end.isoformat() if end else None,
            past=past,
            **told,  # type: ignore[arg-type]
        )

    def long_ago(self, end: date | None) -> bool:
        """Whether `end` lies clearly before the news."""
        return bool(end and self.published and (self.published - end).days > LONG_AGO)


def digits(scan: Scan, i: int, low: int, high: int) -> int | None:
    """The whole number written in figures at token `i`, where it lies from `low` to `high`."""
    token = scan.tokens[i] if 0 <= i < len(scan.tokens) else None
    if token is None or token.kind != "n" or not token.form.isdigit() or len(token.form) > len(str(high)):
        return None
    value = int(token.form)
    return value if low <= value <= high else None


def read_number(scan: Scan, i: int) -> tuple[int, int] | None:
    """A small cardinal: 24, الـ24, ثلاثة, خمسة عشر, خمس وعشرين."""
    if scan.text(i) == "ال":
        i += 1
    figure = digits(scan, i, 1, 999)
    if figure is not None:
        return figure, i + 1
    return _words(scan, i, "cardinal")


def read_ordinal(scan: Scan, i: int) -> tuple[int, int] | None:
    """An ordinal: الرابع, الحادي عشر, الثالث والعشرين."""
    return _words(scan, i, "ordinal")


def _words(scan: Scan, i: int, role: str) -> tuple[int, int] | None:
    word = scan.role(i, role)
    unit_only = word is None and role == "ordinal"
    if unit_only:
        word = scan.role(i, "ordinal.unit")
    if word is None:
        return None
    value, form = int(word), scan.forms[i + 1] if i + 1 < len(scan.forms) else None
    following = form.roles.get("cardinal") if form and value < _TEN else None
    if form and following:
        if following == "10" and not form.clitic:
            return value + _TEN, i + 2
        if form.clitic == "و" and int(following) in range(_TWENTY, 100):
            return value + int(following), i + 2
    return None if unit_only else (value, i + 1)


def read_day(scan: Scan, i: int) -> tuple[int, int] | None:
    """The day of a month, in figures or as an ordinal (العاشر, الثلاثين)."""
    if scan.text(i) == "ال":
        i += 1
    figure = digits(scan, i, 1, _LONGEST_MONTH)
    if figure is not None:
        return figure, i + 1
    read = read_ordinal(scan, i)
    if read is None and scan.has(i, "cardinal") and scan.text(i).lstrip("وبلف").startswith("ال"):
        read = _words(scan, i, "cardinal")
    return read if read and read[0] <= _LONGEST_MONTH else None


def read_month(scan: Scan, i: int) -> tuple[MonthName, int, bool] | None:
    """A month name, perhaps after شهر and with its name in a second system (يونيو/حزيران, يونيو حزيران). True where
    that is clear.
    """
    worded = scan.has(i, "monthword")
    if scan.text(i) == "(":
        return _bracketed(scan, i)
    name = _month_name(scan, i + 1 if worded else i, inside=worded)
    if name is None:
        return None
    month, stop = name
    beside = _month_name(scan, stop, inside=True, number=month.number)
    if beside:
        return month, beside[1], True
    for opening, closing in (("/", ""), ("-", ""), ("(", ")")):
        if scan.text(stop) != opening:
            continue
        other = _month_name(scan, stop + 1, inside=True, number=month.number)
        if other and (not closing or scan.text(other[1]) == closing):
            return month, other[1] + len(closing), True
    return month, stop, worded


def _bracketed(scan: Scan, i: int) -> tuple[MonthName, int, bool] | None:
    """15 (شباط) فبراير: the name in one system in brackets before that in another."""
    first = _month_name(scan, i + 1, inside=True)
    if first is None or scan.text(first[1]) != ")":
        return None
    second = _month_name(scan, first[1] + 1, inside=True, number=first[0].number)
    return (*second, True) if second else None


def _month_name(scan: Scan, i: int, *, inside: bool, number: int | None = None) -> tuple[MonthName, int] | None:
    form = scan.forms[i] if i < len(scan.forms) else None
    if form is None or "month" not in form.roles or (inside and form.clitic):
        return None
    for month in scan.calendar.months[form.bare]:
        if scan.follows(i + 1, month.tail) and number in (None, month.number):
            # Folding makes آب (August) and أب (father) one: the original tells them apart.
            if form.bare == "اب" and "آ" not in scan.reading.quote(i, i + 1)[2]:
                return None
            return month, i + 1 + len(month.tail)
    return None


def read_year(scan: Scan, i: int, point: Point, *, first: int = FIRST_YEAR) -> bool:
    """A year at token `i`, into `point`: 2018, عام 2018, من العام 2018, سنة 1440 هـ, العام الماضي."""
    j = i
    worded = False
    if scan.text(j) in ("من", "في", "،", ",", "/") and (scan.has(j + 1, "yearword") or scan.text(j) in ("من", "/")):
        j += 1
    if scan.has(j, "yearword") and scan.role(j, "yearword") == "1":
        worded = True
        qualifier = scan.bare(j + 1, "qualifier")
        if qualifier in ("-1", "0", "1") and scan.text(j).lstrip("ل").startswith("ال"):
            point.shift, point.stop = int(qualifier), j + 2
            return True
        j += 1
    year = digits(scan, j, FIRST_YEAR if worded else first, LAST_YEAR)
    if year is None:
        return False
    era = scan.bare(j + 1, "era")
    point.hijri = point.hijri or era == "hijri"
    if point.hijri and not FIRST_HIJRI <= year <= LAST_HIJRI:
        return False
    point.year, point.stop = year, j + 2 if era else j + 1
    return True


def resolve(scan: Scan, point: Point) -> tuple[date, date] | None:
    """First and last date of what `point` says; None where the words and the publication date do not give it."""
    published = scan.published
    if point.shift is not None and published:
        point.year, point.hijri = published.year + point.shift, False
    if point.year is not None:
        return span(point.year, point)
    if published is None or point.month is None:
        return None
    point.told_past = point.qualifier is None and tells_past(scan, point.stop - 1)
    this_year = Gregorian.fromdate(published).to_hijri().year if point.hijri else published.year
    found = [s for s in (span(this_year + k, point) for k in (-2, -1, 0, 1, 2)) if s]
    return choose(found, published, point.qualifier, point.ahead)


def tells_past(scan: Scan, i: int) -> bool:
    """Whether the paragraph already speaks of a month or year past: then a date after it is of that past too."""
    paragraph = scan.tokens[i].paragraph
    for mention in reversed(scan.found[-3:]):
        if scan.tokens[mention.first].paragraph != paragraph:
            return False
        if mention.past and mention.start and mention.precision in ("month", "year"):
            return True
    return False


def choose(
    spans: list[tuple[date, date]], published: date, qualifier: int | None, ahead: int
) -> tuple[date, date] | None:
    """The span of one year, of several, that is meant: told by the qualifier, else at most `ahead` days to come."""
    if qualifier == 0:
        return min(spans, key=lambda s: abs((s[0] - published).days), default=None)
    if qualifier == 1:
        return min((s for s in spans if s[0] > published), default=None)
    if qualifier in (-1, 2):
        return max((s for s in spans if s[1] < published), default=None)
    return max((s for s in spans if (s[0] - published).days <= ahead), default=None)


def span(year: int, point: Point) -> tuple[date, date] | None:
    """The dates of `point` in `year`, of its own calendar; None where there is no such day."""
    try:
        if point.hijri:
            return _hijri_span(year, point)
        if point.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if point.day is None:
            return date(year, point.month, 1), date(year, point.month, months_of.monthrange(year, point.month)[1])
        day = date(year, point.month, point.day)
    except (ValueError, OverflowError):
        return None
    return day, day


def _hijri_span(year: int, point: Point) -> tuple[date, date]:
    first_month, last_month = point.month or 1, point.month or _MONTHS
    first = Hijri(year, first_month, point.day or 1).to_gregorian()
    start = date(first.year, first.month, first.day)
    if point.day:
        return start, start
    last = Hijri(year, last_month, 1)
    last_first = last.to_gregorian()
    return start, date(last_first.year, last_first.month, last_first.day) + timedelta(days=last.month_length() - 1)


def shift_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), or the last of that month where it is shorter."""
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, months_of.monthrange(year, month + 1)[1]))
