"""HTML pages: telling them from plain text, and taking the article out of the page."""

from __future__ import annotations

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
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


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

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html,
            fast=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        text = found.text if found is not None and found.text else trafilatura.baseline(html)[1]
    except Exception as error:  # a page may break the parser in ways that no list of errors covers
        raise InputError(source, f"the page cannot be read ({type(error).__name__})") from error
    if not text or not text.strip():
        raise InputError(source, "no article text was found in the page")
    date = found.date if found is not None else None
    return Article(
        id=article_id,
        text=text,
        title=(found.title or None) if found is not None else None,
        published=published or (date if date and _ISO_DATE.fullmatch(date) else None),
        outlet=(found.sitename or None) if found is not None else None,
        url=(found.url or None) if found is not None else None,
        source=source,
    )
