"""Matches listed phrases on tokens: one look-up by the first two words, then what is left word by word."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.lexicon.lexicon import PhraseTable

_NOTHING: frozenset[str] = frozenset()


def longest_phrase(
    draft: Draft, table: PhraseTable, i: int, first: str, *, through: frozenset[str] = _NOTHING
) -> tuple[int, list[int]]:
    """The token after the longest phrase at token `i` whose first word is `first`, and the entries that it spells.

    `first` is token `i` without its proclitics; signs in `through` may stand between the words. (i, []) for no match.
    """
    tokens = draft.tokens
    sentence = tokens[i].sentence
    n = len(tokens)
    j = i + 1
    while through and j < n and tokens[j].kind == "p" and tokens[j].form in through:
        j += 1
    if j < n and tokens[j].sentence == sentence:
        entries = table.get(f"{first} {tokens[j].form}")
        if entries is not None:
            stop, indexes = _longest(draft, entries, j, through)
            if indexes:
                return stop, indexes
    entries = table.get(first)
    if entries is None:
        return i, []
    return i + 1, [index for _, index in entries]


def _longest(
    draft: Draft, entries: list[tuple[list[str], int]], j: int, through: frozenset[str]
) -> tuple[int, list[int]]:
    best, indexes, length = j, [], -1
    for tail, index in entries:  # longest tails first
        if len(tail) < length:
            break
        stop = _tail(draft, j, tail, through)
        if stop:
            best, length = stop, len(tail)
            indexes.append(index)
    return best, indexes


def _tail(draft: Draft, j: int, tail: list[str], through: frozenset[str]) -> int:
    """The token after the last word of `tail` where it follows token `j`, else 0."""
    tokens = draft.tokens
    sentence = tokens[j].sentence
    n = len(tokens)
    k = j + 1
    for word in tail:
        while through and k < n and tokens[k].kind == "p" and tokens[k].form in through:
            k += 1
        if k >= n or tokens[k].form != word or tokens[k].sentence != sentence:
            return 0
        k += 1
    return k
