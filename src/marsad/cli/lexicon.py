"""`marsad lexicon`: what the word lists hold, and whether they keep their rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import cyclopts

from marsad.errors import EXIT_DONE, EXIT_SOME_FAILED
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.tables import DATA

if TYPE_CHECKING:
    from marsad.evaluate import Coverage

_SPARSE = "(none)"


def app() -> cyclopts.App:
    """The command group."""
    group = cyclopts.App(name="lexicon", help="Look into the word lists.")
    group.command(report)
    group.command(check)
    return group


def report(gold: Path | None = None) -> int:
    """Count what the word lists hold, by area, country and source.

    Parameters
    ----------
    gold
        A folder of gold codings with their articles beside them: tells also which share of the actors and places that
        they name resolves.
    """
    from marsad.lexicon.load import load_lexicon

    lexicon = load_lexicon()
    for title, number in _totals(lexicon):
        print(f"{title:32} {number:8,}")
    if gold is not None:
        _print_coverage(gold, lexicon)
    actors = [n for n in lexicon.names if n.family == "actor"]
    _print_counts("actors by country", Counter(n.code or _SPARSE for n in actors))
    _print_counts("actors by kind", Counter(n.kind or _SPARSE for n in actors))
    for family in ("person", "place"):
        codes = Counter(n.code or _SPARSE for n in lexicon.names if n.family == family)
        _print_counts(f"{family}s by country", codes)
    _print_counts("senses by event type", Counter(s.type for s in lexicon.senses))
    _print_counts("cues by category", Counter(c.category for c in lexicon.cues))
    _print_files()
    return EXIT_DONE


def check() -> int:
    """Check every word list and print each fault with its file and line; exit status 1 where there are any."""
    from marsad.lexicon.compile import problems
    from marsad.lexicon.gazetteer import tables

    faults = problems(imported=tables())
    for fault in faults:
        print(fault)
    return EXIT_SOME_FAILED if faults else EXIT_DONE


def _totals(lexicon: Lexicon) -> Iterable[tuple[str, int]]:
    for family, number in Counter(n.family for n in lexicon.names).most_common():
        yield f"{family} entries", number
    for family in ("actor", "person", "place"):
        yield f"written names of {family}s", _written(lexicon, family)
    yield "Arabic names that decide alone", sum(map(len, lexicon.strong_names.values()))
    yield "Arabic names that need context", sum(map(len, lexicon.weak_names.values()))
    yield "event senses", len(lexicon.senses)
    yield "event lemmas", len({s.lemma for s in lexicon.senses})
    yield "event word forms", len(lexicon.event_forms)
    yield "event phrases", sum(map(len, lexicon.event_phrases.values()))
    yield "light verbs", len(lexicon.light)
    yield "reporting verbs", len(lexicon.reporting)
    yield "attribution phrases", len(lexicon.attributions)
    yield "speaker nouns", len(lexicon.speakers)
    yield "status cues", len(lexicon.cues)
    yield "head nouns", len(lexicon.heads)
    yield "given names", len(lexicon.given_names)
    yield "other words with part of speech", len(lexicon.pos)


def _written(lexicon: Lexicon, family: str) -> int:
    """Distinct Arabic spellings under which entries of a family are found."""
    return len(
        {
            (key, *tail)
            for table in (lexicon.strong_names, lexicon.weak_names)
            for key, entries in table.items()
            for tail, index in entries
            if lexicon.names[index].family == family
        }
    )


def _print_coverage(gold: Path, lexicon: Lexicon) -> None:
    sums: dict[str, Counter[str]] = {"actors": Counter(), "places": Counter()}
    for side, covered in _coverages(gold, lexicon):
        sums[side].update(covered._asdict())
    print(f"\ncoverage of {gold}")
    for side, count in sums.items():
        shares = ", ".join(f"{k} {count[k] / max(count['total'], 1):.3f}" for k in ("found", "resolved", "right"))
        print(f"  {side:30} {count['total']:8,}  {shares}")


def _coverages(gold: Path, lexicon: Lexicon) -> Iterator[tuple[str, Coverage]]:
    from marsad.evaluate import Named, coverage, gold_articles, load_gold
    from marsad.lexicon.analysis import Analyzer
    from marsad.model import Article
    from marsad.pipeline import read_story

    analyzer = Analyzer(lexicon)
    for document, record in zip(load_gold(gold), gold_articles(gold), strict=True):
        text, published = record["text"], record.get("published")
        story = read_story(Article(id=document["id"], text=text, published=published), analyzer)
        quote = story.draft.reading.quote
        actors = [Named(*quote(a.first, a.stop)[:2], a.code, a.name) for a in story.actors]
        entries = ((p, p.entry or p.anchor) for p in story.places)
        places = [Named(*quote(p.first, p.stop)[:2], e.code if e else None, e.name if e else None) for p, e in entries]
        yield "actors", coverage(document["events"], text, actors, ("actors", "recipients"))
        yield "places", coverage(document["events"], text, places, ("places",))


def _print_counts(title: str, counts: Counter[str]) -> None:
    print(f"\n{title}")
    for name, number in counts.most_common():
        print(f"  {name:30} {number:8,}")


def _print_files() -> None:
    from marsad.lexicon.gazetteer import tables

    areas: Counter[str] = Counter()
    files: list[str] = []
    for path in (*sorted(DATA.rglob("*.tsv")), *tables()):
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = sum(bool(line) and not line.startswith("#") for line in lines) - 1
        name = path.relative_to(DATA).as_posix() if path.is_relative_to(DATA) else f"imported/{path.name}"
        areas[name.partition("/")[0]] += rows
        files.append(f"  {name:30} {rows:8,}{_source(lines)}")
    _print_counts("rows by area", areas)
    print("\nrows by file")
    print("\n".join(files))


def _source(lines: Iterable[str]) -> str:
    """What the head of a file says on where it comes from."""
    marks = ("# source:", "# Source:")
    return next((f"  {line.partition(':')[2].strip()}" for line in lines if line.startswith(marks)), "")
