"""The parts of a page: title, dateline, credits, sub-headings, and furniture that is no article."""

from __future__ import annotations

import re

import msgspec

from marsad.extract.draft import Draft
from marsad.extract.names import NameMatch
from marsad.model import Dateline, TextSpan
from marsad.text.fold import fold_word

_LONGEST_HEADING = 7
_LONGEST_TITLE = 30
_LONGEST_DATELINE = 7
_LONGEST_OUTLET = 3
_LONGEST_FURNITURE = 12
_SHORTEST_BODY = 12
_LONGEST_RELATED = 14
_ENOUGH_BODY = 3
_CLOSING = (".", "!", "؟", "?", '"', "”", "»", "…", ":")
_TRIM = re.compile(r"^[\W_]+|[\W_]+$")
_CREDIT_SPLIT = re.compile(r"\s*[+،,/\-–|&]\s*|\s+و(?=\w{3})")


class Layout(msgspec.Struct, frozen=True):
    """What the page is made of. `title_paragraph` is -1 where there is none; `headings` are paragraph numbers."""

    title: str | None
    title_paragraph: int
    dateline: Dateline | None
    dateline_tokens: tuple[int, int] | None
    credits: tuple[str, ...]
    sections: tuple[TextSpan, ...]
    headings: frozenset[int]
    noise: tuple[TextSpan, ...]


class _Paragraph:
    __slots__ = ("end", "first", "folded", "number", "start", "stop", "text", "words")

    def __init__(self, draft: Draft, number: int, first: int, stop: int) -> None:
        self.number = number
        self.first = first
        self.stop = stop
        self.start, self.end, self.text = draft.reading.quote(first, stop)
        self.words = sum(t.kind != "p" for t in draft.tokens[first:stop])
        self.folded = _TRIM.sub("", fold_word(self.text))


def read_layout(draft: Draft, names: dict[int, NameMatch], title: str | None) -> Layout:
    """Tell the parts apart and mark furniture in `draft.skip`, so that nothing is read from it."""
    paragraphs = _paragraphs(draft)
    noise: list[_Paragraph] = []
    credits: list[str] = []
    seen: dict[str, int] = {}
    for p in paragraphs:
        seen[p.folded] = seen.get(p.folded, 0) + 1
    kinds = {p.number: _furniture(draft, p, seen) for p in paragraphs}
    _under_related(draft, paragraphs, kinds)
    for p in paragraphs:
        if kinds[p.number] == "credit":
            credits.extend(_credits(p))
            _skip(draft, p)
        elif kinds[p.number]:
            noise.append(p)
            _skip(draft, p)
    rest = [p for p in paragraphs if not kinds[p.number]]
    title_paragraph = _title(rest, title)
    dateline, dateline_tokens = _dateline(draft, names, rest, title_paragraph)
    related = _related(draft, rest, title_paragraph)
    noise.extend(related)
    rest = [p for p in rest if p not in related]
    headings = _headings(rest, title_paragraph, dateline_tokens)
    chosen = next((p for p in paragraphs if p.number == title_paragraph), None)
    return Layout(
        title=title or (chosen.text if chosen else None),
        title_paragraph=title_paragraph,
        dateline=dateline,
        dateline_tokens=dateline_tokens,
        credits=tuple(dict.fromkeys(credits)),
        sections=tuple(TextSpan(text=p.text, start=p.start, end=p.end) for p in headings),
        headings=frozenset(p.number for p in headings),
        noise=tuple(TextSpan(text=p.text, start=p.start, end=p.end) for p in noise),
    )


def _paragraphs(draft: Draft) -> list[_Paragraph]:
    out: list[_Paragraph] = []
    sentences = draft.reading.sentences
    i = 0
    while i < len(sentences):
        j = i
        while j + 1 < len(sentences) and sentences[j + 1].paragraph == sentences[i].paragraph:
            j += 1
        out.append(_Paragraph(draft, sentences[i].paragraph, sentences[i].first, sentences[j].stop))
        i = j + 1
    return out


def _skip(draft: Draft, p: _Paragraph) -> None:
    for k in range(p.first, p.stop):
        draft.skip[k] = True


def _furniture(draft: Draft, p: _Paragraph, seen: dict[str, int]) -> str:
    """noise, related, credit, or "" for the article itself."""
    if p.words > _LONGEST_FURNITURE:
        return ""
    for phrase, match, kind in draft.lexicon.furniture:
        if p.folded == phrase or (match == "start" and p.folded.startswith(phrase)):
            return kind
    if seen[p.folded] > 1 and p.words <= _LONGEST_HEADING:
        return "noise"
    words = p.folded.split()
    half = len(words) // 2
    if len(words) >= 2 and len(words) % 2 == 0 and words[:half] == words[half:]:
        return "noise"
    return ""


def _under_related(draft: Draft, paragraphs: list[_Paragraph], kinds: dict[int, str]) -> None:
    """The short open lines under a heading "اقرأ أيضا" advertise other stories too."""
    headings = {phrase for phrase, _, kind in draft.lexicon.furniture if kind == "related"}
    listed = False
    for p in paragraphs:
        short = p.words <= _LONGEST_RELATED and not p.text.rstrip().endswith((".", "،", "؛"))
        if p.folded in headings:
            listed = True
        elif listed and short and not kinds[p.number]:
            kinds[p.number] = "related"
        else:
            listed = listed and bool(kinds[p.number])


def _credits(p: _Paragraph) -> list[str]:
    """ "المصدر : الجزيرة + وكالات" -> الجزيرة, وكالات."""
    _, _, after = p.text.partition(":")
    return [c.strip() for c in _CREDIT_SPLIT.split(after or " ".join(p.text.split()[1:])) if c and c.strip()]


def _title(paragraphs: list[_Paragraph], title: str | None) -> int:
    wanted = _TRIM.sub("", fold_word(title)) if title else None
    for p in paragraphs[:4]:
        if wanted is not None and p.folded == wanted:
            return p.number
    if wanted is not None or len(paragraphs) < 2:
        return -1
    first, second = paragraphs[:2]
    if first.words <= _LONGEST_TITLE and not first.text.rstrip().endswith((".", "!")):
        return first.number
    # After a line of notice ("خاص بالموقع، يمنع النشر."); a sub-heading would be shorter, a body paragraph longer.
    noticed = first.words <= _SHORTEST_BODY and len(paragraphs) > 2
    headed = _LONGEST_HEADING < second.words <= _LONGEST_RELATED and not second.text.rstrip().endswith(_CLOSING)
    return second.number if noticed and headed else -1


def _dateline(
    draft: Draft, names: dict[int, NameMatch], paragraphs: list[_Paragraph], title: int
) -> tuple[Dateline | None, tuple[int, int] | None]:
    """A short line that names a place ("سرت-الرسالة نت"), or the opening of the lead ("القاهرة (رويترز) - ")."""
    for p in [p for p in paragraphs if p.number != title][:3]:
        match = names.get(p.first)
        place = next(iter(match.of_family("place", "state")), None) if match else None
        if p.words <= _LONGEST_DATELINE and match is not None and place is not None:
            following = draft.form(match.stop)
            if following in ("-", "/", "(", "،", "|") or p.stop == match.stop:
                _skip(draft, p)
                return Dateline(text=p.text, place=place.name), (p.first, p.stop)
        if match is not None and place is not None and p.words > _SHORTEST_BODY:
            stop = _opening(draft, match.stop)
            if stop:
                _, _, text = draft.reading.quote(p.first, stop)
                for k in range(p.first, stop):
                    draft.skip[k] = True
                return Dateline(text=text, place=place.name), (p.first, stop)
    return None, None


def _opening(draft: Draft, i: int) -> int:
    """The token after the dash that closes an opening dateline, else 0."""
    if draft.form(i) not in ("-", "(", "/", "،", ","):
        return 0
    for j in range(i, min(i + 12, len(draft.tokens))):
        form, following = draft.form(j), draft.form(j + 1)
        if form == "-" and following == "-":
            return j + 2
        if form == ")" and following not in ("-", "،", ","):
            return j + 1 if draft.form(i) == "(" else 0
        if form == "-" and (draft.form(j - 1) == ")" or draft.form(i) == "-"):
            again = next((k for k in range(j + 2, j + 2 + _LONGEST_OUTLET) if draft.form(k) == "-"), None)
            return (again or j) + 1  # "بغداد - وكالات - قتل"
        if form in (".", ":"):
            return 0
    return 0


def _related(draft: Draft, paragraphs: list[_Paragraph], title: int) -> list[_Paragraph]:
    """Lines that advertise other stories: no closing stop, two or more in a row, in a text whose paragraphs have
    one.
    """
    body = [p for p in paragraphs if p.number != title and p.words > _LONGEST_RELATED]
    closed = sum(p.text.rstrip().endswith(_CLOSING) for p in body)
    if len(body) < _ENOUGH_BODY or closed < 0.7 * len(body):
        return []
    out: list[_Paragraph] = []
    run: list[_Paragraph] = []
    for p in [*paragraphs, None]:
        open_line = (
            p is not None
            and p.number != title
            and 3 < p.words <= _LONGEST_RELATED
            and not p.text.rstrip().endswith(_CLOSING)
        )
        if p is not None and open_line and p is not paragraphs[0]:
            run.append(p)
            continue
        if len(run) >= 2:
            out.extend(run)
        run = []
    for p in out:
        _skip(draft, p)
    return out


def _headings(paragraphs: list[_Paragraph], title: int, dateline: tuple[int, int] | None) -> list[_Paragraph]:
    """Short lines without a closing stop, with body text before and after."""
    out: list[_Paragraph] = []
    body = 0
    for k, p in enumerate(paragraphs):
        is_dateline = dateline is not None and p.first == dateline[0] and p.stop == dateline[1]
        short = p.words <= _LONGEST_HEADING and not p.text.rstrip().endswith((".", "،", "؛", '"'))
        followed = k + 1 < len(paragraphs) and paragraphs[k + 1].words >= _SHORTEST_BODY
        if p.number != title and short and body and followed and not is_dateline:
            out.append(p)
        elif p.words >= _SHORTEST_BODY and p.number != title:
            body += 1
    return out
