"""The Python API: load once, code many."""

from __future__ import annotations

import concurrent.futures as cf
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marsad.learned import load_keep_model
from marsad.lexicon.analysis import Analyzer
from marsad.lexicon.load import load_lexicon
from marsad.model import Article, CodedDocument
from marsad.pipeline import code_article

_BATCH = 16
_BATCHES_AHEAD = 3
_worker: Coder | None = None


class Coder:
    """Codes articles. Loads the lexicon once per process; safe to share between threads; picklable."""

    def __init__(self, *, learned: bool = True) -> None:
        """`learned`: whether the learned part drops unlikely events and calibrates `confidence`."""
        self._analyzer = Analyzer(load_lexicon())
        self._learned = learned
        self._keep = load_keep_model() if learned else None

    def __getstate__(self) -> bool:
        return self._learned

    def __setstate__(self, learned: bool) -> None:
        self.__init__(learned=learned)  # type: ignore[misc]

    def code(
        self,
        text: str,
        published: str | None = None,
        *,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        id: str | None = None,
    ) -> CodedDocument:
        """Code one text. `published` is an ISO date (YYYY-MM-DD), against which relative dates are resolved.

        Never raises on any `text`; raises UsageError where `published` is no date.
        """
        article = Article(id=id or "article", text=text, title=title, published=published, outlet=outlet, url=url)
        return self.code_article(article)

    def code_article(self, article: Article) -> CodedDocument:
        """Code one `Article`."""
        return code_article(article, self._analyzer, self._keep)

    def code_many(
        self, articles: Iterable[Article | Mapping[str, Any]], *, workers: int = 1
    ) -> Iterator[CodedDocument]:
        """Code a stream of articles, in order, with bounded memory; `workers` processes beside each other.

        Each item is an `Article` or a mapping with `text` and optionally id, title, published, outlet, url.
        """
        stream = (_as_article(a, number) for number, a in enumerate(articles, 1))
        if workers <= 1:
            yield from map(self.code_article, stream)
            return
        with cf.ProcessPoolExecutor(workers, initializer=_start_worker) as pool:
            waiting: deque[cf.Future[list[CodedDocument]]] = deque()
            for batch in _batches(stream):
                waiting.append(pool.submit(_code_batch, batch))
                if len(waiting) >= workers * _BATCHES_AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


def _as_article(item: Article | Mapping[str, Any], number: int) -> Article:
    if isinstance(item, Article):
        return item
    return Article(
        id=str(item.get("id") or number),
        text=item["text"],
        title=item.get("title"),
        published=item.get("published"),
        outlet=item.get("outlet"),
        url=item.get("url"),
    )


def _batches(stream: Iterator[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in stream:
        batch.append(article)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _start_worker() -> None:
    global _worker
    _worker = Coder()


def _code_batch(batch: list[Article]) -> list[CodedDocument]:
    assert _worker is not None
    return [_worker.code_article(a) for a in batch]
