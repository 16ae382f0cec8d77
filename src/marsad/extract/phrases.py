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
    forms = draft.forms
    n = len(forms)
    j = i + 1
    while through and j < n and forms[j] in through:
        j += 1
    if j < n and draft.sentence_of[j] == draft.sentence_of[i]:
        entries = table.get(f"{first} {forms[j]}")
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
    forms, sentence_of = draft.forms, draft.sentence_of
    n = len(forms)
    k = j + 1
    for word in tail:
        while through and k < n and forms[k] in through:
            k += 1
        if k >= n or forms[k] != word or sentence_of[k] != sentence_of[j]:
            return 0
        k += 1
    return k
