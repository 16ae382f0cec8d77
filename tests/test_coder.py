"""The Python API: one coder for many articles, threads and processes."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from marsad import Article, CodedDocument, Coder, to_frame
from marsad.errors import UsageError

SENTENCE = "قصفت طائرات الجيش السوري بلدة سراقب أمس، ما أدى إلى مقتل سبعة مدنيين."
TEXT = f"{SENTENCE}\nوتقع البلدة على الطريق الدولي."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def mappings(number: int) -> Iterator[dict[str, Any]]:
    for i in range(number):
        yield {"id": f"a{i}", "text": f"{TEXT}\nرقم الخبر {i}.", "published": "2021-03-17"}


def test_code(coder: Coder) -> None:
    doc = coder.code(TEXT, published="2021-03-17", outlet="صحيفة", url="https://example.org/1", id="x")
    assert (doc.id, doc.outlet, doc.url, doc.published, doc.text) == (
        "x", "صحيفة", "https://example.org/1", "2021-03-17", TEXT,
    )  # fmt: skip
    (event,) = doc.events
    assert event.type == "ASSAULT"
    assert event.time.start == "2021-03-16"
    assert [(c.kind, c.min, c.max) for c in event.counts] == [("killed", 7, 7)]


def test_a_publication_date_takes_no_event_away(coder: Coder) -> None:
    assert [e.type for e in coder.code(SENTENCE).events] == ["ASSAULT"]
    assert [e.type for e in coder.code(SENTENCE, published="2021-03-17").events] == ["ASSAULT"]


def test_no_date_is_refused(coder: Coder) -> None:
    with pytest.raises(UsageError, match="not a date"):
        coder.code(TEXT, published="17 March")


def test_without_publication_date_nothing_relative_is_resolved(coder: Coder) -> None:
    (event,) = coder.code(TEXT).events
    assert (event.time.start, event.time.reported) == (None, None)


def test_mappings_and_articles_give_the_same(coder: Coder) -> None:
    (mapping,) = mappings(1)
    first, second = coder.code_many([mapping, Article(**mapping)])
    assert first == second


def test_an_article_without_id_gets_its_number(coder: Coder) -> None:
    assert [d.id for d in coder.code_many([{"text": TEXT}, {"text": TEXT, "id": 7}])] == ["1", "7"]


def test_workers_keep_the_order(coder: Coder) -> None:
    alone = list(coder.code_many(mappings(70)))
    beside = list(coder.code_many(mappings(70), workers=2))
    assert [d.id for d in beside] == [f"a{i}" for i in range(70)]
    assert alone == beside


def test_reading_ahead_is_bounded(coder: Coder) -> None:
    taken = 0

    def endless() -> Iterator[dict[str, Any]]:
        nonlocal taken
        for row in mappings(10_000):
            taken += 1
            yield row

    stream = coder.code_many(endless(), workers=2)
    assert next(stream).id == "a0"
    assert taken < 500
    stream.close()  # type: ignore[attr-defined]


def test_a_pickled_coder_codes_alike(coder: Coder) -> None:
    again = pickle.loads(pickle.dumps(coder))
    assert again.code(TEXT, published="2021-03-17") == coder.code(TEXT, published="2021-03-17")
    assert len(pickle.dumps(coder)) < 1_000


def test_threads_share_a_coder(coder: Coder) -> None:
    def code(row: dict[str, Any]) -> CodedDocument:
        return coder.code_article(Article(**row))

    with ThreadPoolExecutor(4) as pool:
        beside = list(pool.map(code, mappings(40)))
    assert beside == list(coder.code_many(mappings(40)))


def test_to_frame_has_one_row_per_event(coder: Coder) -> None:
    pytest.importorskip("pandas")
    docs = list(coder.code_many(mappings(3)))
    assert len(to_frame(docs)) == sum(len(d.events) for d in docs)
