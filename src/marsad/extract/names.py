"""Finds listed names: the longest that starts at each token, clitics taken off the first word."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.syntax import CLOSED_CLASS
from marsad.lexicon.lexicon import NameEntry, PhraseTable

# Signs that may stand inside a name: تحالف "دعم الشرعية", #تحالف_دعم_الشرعية.
_INSIDE = frozenset('"#_\'()-')


_SHORTEST_NAME = 3


class NameMatch:
    """Tokens `first` up to `stop` spell a listed name. `proclitics` stood on its first word; `strong` as in the lists."""

    __slots__ = ("entries", "first", "proclitics", "stop", "strong")

    def __init__(self, first: int, stop: int, proclitics: str, entries: list[NameEntry], strong: bool) -> None:
        self.first = first
        self.stop = stop
        self.proclitics = proclitics
        self.entries = entries
        self.strong = strong

    def of_family(self, *families: str) -> list[NameEntry]:
        """The candidate entries of these families."""
        return [e for e in self.entries if e.family in families]

    def __repr__(self) -> str:
        return f"<{self.first}:{self.stop} {[e.name for e in self.entries]} {self.strong}>"


def find_names(draft: Draft) -> dict[int, NameMatch]:
    """The longest listed name at each token where one starts, not overlapping, read left to right."""
    found: dict[int, NameMatch] = {}
    i, n = 0, len(draft.tokens)
    strong, weak = draft.lexicon.strong_names, draft.lexicon.weak_names
    while i < n:
        match = _longest(draft, i, strong, weak) if draft.tokens[i].kind == "w" else None
        if match is None:
            i += 1
            continue
        found[i] = match
        i = match.stop
    return found


def _longest(draft: Draft, i: int, strong: PhraseTable, weak: PhraseTable) -> NameMatch | None:
    best: NameMatch | None = None
    best_rank = (0, 0, 0)
    if draft.tokens[i].form in CLOSED_CLASS:
        return None
    for order, (proclitics, rest) in enumerate(draft.words[i].variants):
        if proclitics and draft.words[i].known and draft.words[i].may_be_verb and draft.words[i].rest == draft.tokens[i].form:
            continue  # لجأوا is no "to Java"
        if proclitics.endswith("ك") or (proclitics and len(rest) < _SHORTEST_NAME):
            continue
        for table, is_strong in ((strong, True), (weak, False)):
            entries = table.get(rest)
            if entries is None:
                continue
            stop, indexes = _match(draft, i, entries)
            rank = (stop - i, is_strong, -order)
            if indexes and rank > best_rank:
                best_rank = rank
                best = NameMatch(i, stop, proclitics, [draft.lexicon.names[x] for x in indexes], is_strong)
    return best


def _match(draft: Draft, i: int, entries: list[tuple[list[str], int]]) -> tuple[int, list[int]]:
    """The longest tail that follows token `i`, and all entries that share it."""
    best_stop, indexes, length = i, [], -1
    for tail, index in entries:
        if len(tail) < length:
            break
        stop = _tail(draft, i, tail)
        if stop:
            length = len(tail)
            best_stop = stop
            indexes.append(index)
    return best_stop, indexes


def _tail(draft: Draft, i: int, tail: list[str]) -> int:
    """The token after the last word of `tail` where it follows token `i`, else 0."""
    tokens = draft.tokens
    sentence = tokens[i].sentence
    j = i + 1
    n = len(tokens)
    for word in tail:
        while j < n and tokens[j].kind == "p" and tokens[j].form in _INSIDE:
            j += 1
        if j >= n or tokens[j].form != word or tokens[j].sentence != sentence:
            return 0
        j += 1
    return j
