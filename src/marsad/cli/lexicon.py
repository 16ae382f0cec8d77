"""`marsad lexicon`: what the word lists hold, and whether they keep their rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import cyclopts

from marsad.errors import EXIT_DONE, EXIT_SOME_FAILED
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.tables import DATA

_SPARSE = "(none)"


def app() -> cyclopts.App:
    """The command group."""
    group = cyclopts.App(name="lexicon", help="Look into the word lists.")
    group.command(report)
    group.command(check)
    return group


def report() -> int:
    """Count what the word lists hold: actors by country and kind, places, senses, cues, and the rows of each file."""
    from marsad.lexicon.load import load_lexicon

    lexicon = load_lexicon()
    for title, number in _totals(lexicon):
        print(f"{title:32} {number:8,}")
    actors = [n for n in lexicon.names if n.family == "actor"]
    _print_counts("actors by country", Counter(n.code or _SPARSE for n in actors))
    _print_counts("actors by kind", Counter(n.kind or _SPARSE for n in actors))
    _print_counts("places by country", Counter(n.code or _SPARSE for n in lexicon.names if n.family == "place"))
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


def _print_counts(title: str, counts: Counter[str]) -> None:
    print(f"\n{title}")
    for name, number in counts.most_common():
        print(f"  {name:30} {number:8,}")


def _print_files() -> None:
    print("\nrows by file")
    for path in sorted(DATA.rglob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = sum(bool(line) and not line.startswith("#") for line in lines) - 1
        print(f"  {path.relative_to(DATA).as_posix():30} {rows:8,}{_source(lines)}")


def _source(lines: Iterable[str]) -> str:
    """What the head of a file says on where it comes from."""
    marks = ("# source:", "# Source:")
    return next((f"  {line.partition(':')[2].strip()}" for line in lines if line.startswith(marks)), "")
