"""Lengths of time: three days, two weeks, about a year; and what lies so long before or after a day."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.time_grammar import FIRST_YEAR, LAST_YEAR, Scan, digits, shift_months
from marsad.extract.time_points import count_of

MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "week": 7}
UNITS = ("unit.s", "unit.d", "unit.p", "unit.a")


def unit_span(day: date | None, unit: str, shift: int) -> tuple[date, date] | None:
    """The week, month or year that lies `shift` after the one of `day`."""
    if day is None:
        return None
    if unit == "day":
        return day + timedelta(days=shift), day + timedelta(days=shift)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        start = shift_months(day.replace(day=1), shift)
        return start, shift_months(start, 1) - timedelta(days=1)
    year = day.year + shift
    return date(year, 1, 1), date(year, 12, 31)


def shifted(day: date, unit: str, number: int) -> date:
    """The day `number` units after `day`, or before where it is negative; hours count as whole days."""
    if unit in DAYS_OF:
        return day + timedelta(days=DAYS_OF[unit] * number)
    if unit in MONTHS_OF:
        return shift_months(day, MONTHS_OF[unit] * number)
    days = -(-abs(number) // 24) if unit == "hour" else 1
    return day + timedelta(days=days if number > 0 else -days)


def read_amount(scan: Scan, i: int) -> tuple[str, int | None, int] | None:
    """Unit, number and index after it: ثلاثة أيام، يومين، أسبوع; without a number أيام."""
    if scan.has(i, "over") and scan.text(i + 1) == "من":
        read = read_amount(scan, i + 2)
        return (read[0], None, read[2]) if read else None
    about = 1 if scan.has(i, "about") else 0
    number = count_of(scan, i)
    j = number[1] if number else i + about
    form = next((role for role in UNITS if scan.has(j, role)), None)
    if form is None or scan.text(j).startswith("ال"):
        return None
    unit = scan.role(j, form) or ""
    if number:
        return unit, number[0], j + 1
    if _names_one(scan, j):
        return None
    return unit, {"unit.s": 1, "unit.a": 1, "unit.d": 2}.get(form), j + 1


def _names_one(scan: Scan, j: int) -> bool:
    """Whether the unit opens a name and is no length: خلال شهر رمضان، خلال عام 2017."""
    return scan.has(j + 1, "month") or digits(scan, j + 1, FIRST_YEAR, LAST_YEAR) is not None
