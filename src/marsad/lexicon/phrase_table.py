"""Phrase tables: listed phrases keyed by their first two words, so that a text is matched in one pass."""

from __future__ import annotations

from marsad.lexicon.lexicon import PhraseTable


def add_phrase(table: PhraseTable, phrase: str, index: int) -> None:
    """Enter a folded phrase; tails are sorted longest first by `sort_phrases` at the end."""
    first, *tail = phrase.split()
    table.setdefault(first, []).append((tail, index))


def sort_phrases(table: PhraseTable) -> PhraseTable:
    """Key each phrase by its first two words (one-word phrases by their word), what is left longest first."""
    keyed: PhraseTable = {}
    for first, entries in table.items():
        for tail, index in entries:
            key = f"{first} {tail[0]}" if tail else first
            keyed.setdefault(key, []).append((tail[1:], index))
    for entries in keyed.values():
        entries.sort(key=lambda e: -len(e[0]))
    return keyed
