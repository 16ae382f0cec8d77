"""Rules for what goes on until now: منذ 2015، منذ بدء القتال عام 2014، منذ ذلك الحين."""

from __future__ import annotations

from datetime import date

from marsad.extract.time_amounts import read_amount, shifted
from marsad.extract.time_days import day_rule
from marsad.extract.time_grammar import STRETCHES, Scan, TimeMention
from marsad.extract.time_named import decade_rule, named_day_rule, season_rule
from marsad.extract.time_points import date_rule, last_told
from marsad.extract.time_spans import edge_rule, moved, unit_rule

_LONGEST_ONSET = 6


def since_rule(scan: Scan, i: int) -> TimeMention | None:
    """منذ 2015، منذ مارس 2018، منذ 3 أشهر، منذ بدء القتال عام 2014: from then to publication."""
    inner, onset = _begun(scan, i + 1)
    if inner is not None:
        return _until_published(scan, i, inner)
    read = read_amount(scan, i + 1)
    if read:
        return _for_so_long(scan, i, read)
    return scan.mention(i, onset, "vague") if onset else None


def _begun(scan: Scan, j: int) -> tuple[TimeMention | None, int]:
    """What follows منذ; words of beginning (بدء القتال فيها) may stand before the time."""
    stop = j
    if scan.has(j, "onset") and not scan.has(j + 1, "unit.s"):
        sentence = scan.tokens[j].sentence
        stop = j + 1
        for k in range(j, min(j + _LONGEST_ONSET + 1, len(scan.tokens))):
            token = scan.tokens[k]
            if token.sentence != sentence or (token.kind == "p" and token.form != '"'):
                break
            inner = _time_at(scan, k)
            if inner:
                return inner, k
        return None, stop
    if j >= len(scan.tokens):
        return None, 0
    if scan.role(j, "edge") == "1":
        week = unit_rule(scan, j + 1)  # منذ مطلع الأسبوع الجاري: from its first day
        if week is not None and week.first == j + 1 and week.precision == "week":
            return week, 0
    return _time_at(scan, j), 0


def _time_at(scan: Scan, k: int) -> TimeMention | None:
    for rule in (edge_rule, named_day_rule, day_rule, unit_rule, season_rule, decade_rule, date_rule):
        inner = rule(scan, k)
        if inner:
            return inner
    return None


def _until_published(scan: Scan, i: int, inner: TimeMention) -> TimeMention:
    end = scan.published
    until = _until_day(scan, inner)
    if until is not None:
        dates = date.fromisoformat(inner.start or ""), date.fromisoformat(until.end or "")
        return scan.mention(i, until.stop, "range", dates, precision=inner.precision)
    if inner.start is None or (end and date.fromisoformat(inner.start) > end):
        return scan.mention(i, inner.stop, "vague", past=False)
    return TimeMention(
        first=i,
        stop=inner.stop,
        kind="since",
        start=inner.start,
        end=end.isoformat() if end else None,
        precision=inner.precision,
        flag=inner.flag,
    )


def _until_day(scan: Scan, inner: TimeMention) -> TimeMention | None:
    """ "منذ السبت وحتى أمس": the day with which it ended."""
    j = inner.stop
    if not scan.has(j, "to") or j + 1 >= len(scan.tokens):
        return None
    last = day_rule(scan, j + 1) or date_rule(scan, j + 1)
    if last is None or last.first != j + 1 or last.end is None or inner.start is None or last.end <= inner.start:
        return None
    return last


def _for_so_long(scan: Scan, i: int, read: tuple[str, int | None, int]) -> TimeMention:
    unit, number, stop = read
    if number is None or unit in ("hour", "minute", "decade", "century"):
        return scan.mention(i, stop, "vague")
    dates = (shifted(scan.published, unit, -number), scan.published) if scan.published else None
    return scan.mention(i, stop, "since", dates, precision=unit)


def thence_rule(scan: Scan, i: int) -> TimeMention | None:
    """منذ ذلك الحين: from the time last told in this paragraph to publication; منذ ذلك التاريخ: or the one before."""
    found = scan.phrase(i, "thence")
    if found is None:
        return None
    told = last_told(scan, i)
    here = told is not None and scan.tokens[told.first].paragraph == scan.tokens[i].paragraph
    if told is None or told.kind in ("range", "streak") or not (here or scan.text(found[1] - 1) == "التاريخ"):
        return scan.mention(i, found[1], "vague")
    return moved(told if told.kind == "since" else _until_published(scan, i, told), i, found[1])


def then_rule(scan: Scan, i: int) -> TimeMention | None:
    """في ذلك الوقت، آنذاك: the month or year last told, or a day long past; else no date, but past."""
    found = scan.phrase(i, "then")
    if found is None:
        return None
    told = last_told(scan, i)
    old = told is not None and (told.past or told.precision in ("month", "year"))
    if told is None or told.kind in STRETCHES or not old:
        return scan.mention(i, found[1], "vague", past=True)
    return moved(told, i, found[1])
