"""The order of the stages: an article in, a coded document out. No input or output."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from marsad import __version__
from marsad.errors import UsageError
from marsad.extract.casualty import find_counts
from marsad.extract.draft import Draft
from marsad.extract.language import language_of
from marsad.extract.layout import read_layout
from marsad.extract.names import find_names
from marsad.extract.quantity import find_quantities
from marsad.extract.reader import Story
from marsad.extract.records import Entities, claim_record, event_record, mention_places
from marsad.extract.time import find_times
from marsad.learned import KeepModel
from marsad.lexicon.analysis import Analyzer
from marsad.model import Article, CodedDocument, CoderInfo, Event
from marsad.ontology import CODEBOOK
from marsad.text.tokens import read

LONGEST_TEXT = 2_000_000


def code_article(article: Article, analyzer: Analyzer, keep: KeepModel | None = None) -> CodedDocument:
    """Code one article.

    1. Fold and split the text (`text.read`), keeping a map back to the original.
    2. Find listed names, and tell the parts of the page apart, so that furniture is never read.
    3. Find times and quantities, then who and where is named (`Story`): actors, places.
    4. Find triggers in their sense, fill their roles, resolve pronouns and descriptions.
    5. Find who says so, and each event's status, time, place and counts.
    6. Merge the tellings of one happening, and make the records.
    7. Let the learned part, where there is one, drop what a careful coder would not keep.

    Never raises on any string. Texts longer than two million characters are read to there.
    """
    story = read_story(article, analyzer)
    layout = story.layout
    entities = Entities(story.draft)
    events = _number(article, [event_record(story, f, entities, article.published) for f in story.findings])
    if keep is not None:
        title_end = len(layout.title) if layout.title_paragraph == 0 and layout.title else 0
        events = keep.judge(events, article, title_end)
    told = mention_places(events)
    claims = tuple(claim_record(story, s, entities, told) for s in story.attribution.statements)
    return CodedDocument(
        id=article.id,
        text=article.text,
        title=layout.title,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        dateline=layout.dateline,
        credits=layout.credits,
        sections=layout.sections,
        noise=layout.noise,
        language=language_of(story.draft.reading),
        events=events,
        claims=claims,
        entities=entities.records(),
        coder=CoderInfo(version=__version__, codebook=CODEBOOK),
    )


def read_story(article: Article, analyzer: Analyzer) -> Story:
    """Steps 1 to 6 of `code_article`, before records are made."""
    published = parse_date(article.published)
    reading = read(article.text[:LONGEST_TEXT])
    draft = Draft(reading, analyzer, published)
    names = find_names(draft)
    layout = read_layout(draft, names, article.title)
    times = find_times(reading, published, analyzer.lexicon.calendar)
    quantities = find_quantities(reading, analyzer.lexicon.numbers)
    counts = find_counts(reading, quantities, analyzer.lexicon.victims)
    return Story(draft, layout, names, times, quantities, counts)


def parse_date(text: str | None) -> dt.date | None:
    """An ISO date, time of day ignored. Raises UsageError where it is none."""
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError as error:
        raise UsageError(f"not a date (YYYY-MM-DD): {text!r}") from error


def _number(article: Article, events: list[Event]) -> tuple[Event, ...]:
    """Give each event an id that the same text and codebook give again."""
    seen: dict[str, int] = {}
    out = []
    text = hashlib.blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    for event in sorted(events, key=lambda e: (min(m.start for m in e.mentions), e.type)):
        key = f"{CODEBOOK}|{event.type}|{event.mentions[0].start}|{event.mentions[0].text}"
        number = seen.get(key, 0)
        seen[key] = number + 1
        digest = hashlib.blake2b(text + f"{key}|{number}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        out.append(msgspec.structs.replace(event, id=digest))
    return tuple(out)
