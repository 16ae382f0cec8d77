"""HTML pages: telling them from plain text, and taking the article out of the page."""

from __future__ import annotations

import datetime as dt
import logging
import re

from marsad.errors import InputError
from marsad.model import Article

_MARKUP = re.compile(
    r"\A\ufeff?\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|script|link|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANYWHERE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_HEAD = 4096
# Where pages state the date of publication, the surest first. trafilatura's own date is not taken: it falls back on any
# date in the running text.
_DATE_SPOTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)',
        r"<meta\b(?=[^>]*(?:published_time|datePublished|publish-?_?date|pubdate|dc\.date\.issued|parsely-pub-date))"
        r"""[^>]*\bcontent\s*=\s*["']?(\d{4}-\d\d-\d\d)""",
        r"<time\b(?=[^>]*(?:datePublished|pubdate))[^>]*\bdatetime\s*=\s*[\"']?(\d{4}-\d\d-\d\d)",
        r"""<meta\b(?=[^>]*["'](?:date|dc\.date|dcterms\.date)["'])[^>]*\bcontent\s*=\s*["']?(\d{4}-\d\d-\d\d)""",
    )
)


def is_page(text: str) -> bool:
    """Whether `text` is HTML, by what it begins with."""
    head = text[:_HEAD]
    return bool(_MARKUP.match(head) or _ANYWHERE.search(head))


def read_page(html: str, article_id: str, source: str, published: str | None = None) -> Article:
    """The article of a page: its text, title, outlet, address and, where `published` is not given, its date.

    Only what the page's own metadata say is taken; a date is never guessed from the running text. Raises InputError
    where the page holds no article text.
    """
    import trafilatura
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html,
            fast=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False},
        )
        page = found.as_dict() if isinstance(found, Document) else {}
        text: str = page.get("text") or trafilatura.baseline(html)[1]
    except Exception as error:  # a page may break the parser in ways that no list of errors covers
        raise InputError(source, f"the page cannot be read ({type(error).__name__})") from error
    if not text or not text.strip():
        raise InputError(source, "no article text was found in the page")
    return Article(
        id=article_id,
        text=text,
        title=page.get("title") or None,
        published=published or stated_date(html),
        outlet=page.get("sitename") or None,
        url=page.get("url") or None,
        source=source,
    )


def stated_date(html: str) -> str | None:
    """The ISO date that the page's metadata give as its publication, None where they give none."""
    for spot in _DATE_SPOTS:
        for match in spot.finditer(html):
            try:
                return dt.date.fromisoformat(match[1]).isoformat()
            except ValueError:
                continue
    return None
