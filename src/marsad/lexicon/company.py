"""What a sense asks to have beside it (`needs` of data/event): words, groups of words, and kinds of party."""

from __future__ import annotations

from pathlib import Path

from marsad.lexicon.tables import Row, read_table
from marsad.text.fold import fold_word

# Kinds of mention that count as company, told where the text is read (extract/event.py).
PARTY_KINDS = frozenset("@armed @crowd @people @party @place @somebody @pronoun".split())
_COLUMNS = "name words note".split()
_SHORTEST_FEMININE = 5


def read_company(root: Path) -> dict[str, list[str]]:
    """The groups of data/event/company.tsv by name ("@weapons")."""
    return {"@" + row["name"]: row.list("words") for row in read_table(root / "event/company.tsv", _COLUMNS)}


def needs_of(row: Row, company: dict[str, list[str]]) -> list[str]:
    """The folded words and kinds of which the row's sense needs one, its groups written out.

    A feminine noun counts in the dual, the plural and with a pronoun too: مقبرتين for "مقبرة", سيارته for "سيارة"; not
    with the article, where the plural often is another word (السلطة, السلطات).
    Raises DataError for an unknown group.
    """
    out: list[str] = []
    for need in row.list("needs"):
        if PARTY_KINDS.issuperset(w for w in need.split(" ") if w.startswith("@")):
            out.append(need)
        elif need in company:
            out.extend(company[need])
        else:
            raise row.error(f"no group {need!r} in event/company.tsv")
    feminine = [
        n[:-1] for n in out
        if n.endswith("ة") and len(n) >= _SHORTEST_FEMININE and " " not in n and not n.startswith("ال")
    ]  # fmt: skip
    return list(dict.fromkeys(map(fold_word, [*out, *(n + ending for n in feminine for ending in ("ت", "ات"))])))
