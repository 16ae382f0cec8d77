"""Speed and memory: python -m pytest -o addopts= bench/test_speed.py -s

Rates depend on the machine: the ratios printed at the end (load : article, tokenising : coding) hold elsewhere too.
MARSAD_LONG=1 measures memory over 100,000 articles instead of 2,000 (some minutes).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from marsad import Coder
from marsad.text.tokens import read

ROOT = Path(__file__).resolve().parent.parent
DEV = Path(os.environ.get("MARSAD_EVAL", ROOT.parent / "shared" / "eval")) / "dev"
LONG = 100_000 if os.environ.get("MARSAD_LONG") else 2_000
# Megabytes of growth allowed between the first tenth of the run and its end: caches are full by then.
GROWTH_ALLOWED = 40
LOAD = "import time; t = time.perf_counter(); import marsad; marsad.Coder(); print(time.perf_counter() - t)"


@pytest.fixture(scope="module")
def articles() -> list[dict[str, Any]]:
    """The development articles where they are there, else the sample."""
    if DEV.is_dir():
        paths = [p for p in sorted(DEV.glob("*.json")) if not p.name.endswith(".gold.json")]
        rows = [json.loads(p.read_text(encoding="utf-8")) for p in paths]
        return [{"id": r["id"], "text": r["text"], "published": r["published"]} for r in rows]
    text = (ROOT / "examples" / "sample.txt").read_text(encoding="utf-8")
    return [{"id": "sample", "text": text, "published": "2021-03-17"}]


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def seconds(do: Callable[[], object], repeat: int = 3) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        do()
        best = min(best, time.perf_counter() - start)
    return best


def load_seconds() -> float:
    """Import and load in a fresh process, the compiled lexicon being in the cache."""
    return float(subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True).stdout)


def test_load(benchmark: Any) -> None:
    load_seconds()
    benchmark.pedantic(load_seconds, rounds=3)


def test_articles(benchmark: Any, coder: Coder, articles: list[dict[str, Any]]) -> None:
    benchmark(lambda: list(coder.code_many(articles)))
    if benchmark.stats:
        print(f"\n{len(articles) / benchmark.stats['mean']:.0f} articles a second in one process")


def test_ratios(benchmark: Any, coder: Coder, articles: list[dict[str, Any]]) -> None:
    """One benchmark round, and the ratios measured beside it in the same run."""
    benchmark.pedantic(lambda: list(coder.code_many(articles)), rounds=1)
    coding = seconds(lambda: list(coder.code_many(articles))) / len(articles)
    tokenising = seconds(lambda: [read(a["text"]) for a in articles]) / len(articles)
    letters = sum(len(a["text"]) for a in articles) / len(articles)
    load = min(load_seconds() for _ in range(2))
    print(f"\nload {load:.2f} s; article of {letters:.0f} letters {1000 * coding:.2f} ms ({1 / coding:.0f} a second)")
    print(f"load : article = {load / coding:.0f} : 1; coding : tokenising = {coding / tokenising:.1f} : 1")


def test_memory_stays_bounded(benchmark: Any, coder: Coder, articles: list[dict[str, Any]]) -> None:
    def many() -> Iterator[dict[str, Any]]:
        # A number that no other article has keeps the texts apart, as in an archive.
        for i, article in enumerate(islice(cycle(articles), LONG)):
            yield {**article, "id": str(i), "text": f"{article['text']}\nرقم{i} نص{i}كم"}

    def run() -> tuple[int, int]:
        settled = 0
        for i, _ in enumerate(coder.code_many(many())):
            if i == LONG // 10:
                settled = peak_kilobytes()
        return settled, peak_kilobytes()

    settled, peak = benchmark.pedantic(run, rounds=1)
    print(f"\npeak {peak / 1024:.0f} MB, grown by {(peak - settled) / 1024:.1f} MB over the last nine tenths of {LONG}")
    assert peak - settled < GROWTH_ALLOWED * 1024


def peak_kilobytes() -> int:
    """Largest resident memory of this process so far (Linux: kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
