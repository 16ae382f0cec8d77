"""Finds listed names: the longest that starts at each token, clitics taken off the first word."""

from __future__ import annotations

from marsad.extract.closed_class import CLOSED_CLASS
from marsad.extract.draft import Draft
from marsad.extract.phrases import longest_phrase
from marsad.lexicon.lexicon import NameEntry

# Signs that may stand inside a name: تحالف "دعم الشرعية", #تحالف_دعم_الشرعية.
_INSIDE = frozenset("\"#_'()-")


_SHORTEST_NAME = 3
_FIRST_SINGULAR = 11
_NO_LAND = frozenset(("UNO", "EUR"))


class NameMatch:
    """Tokens `first` up to `stop` spell a listed name. `proclitics` stood on its first word; `strong` as in the
    lists.
    """

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

    @property
    def places(self) -> list[NameEntry]:
        """The candidates that are places; unions of states have no land."""
        return [e for e in self.of_family("place", "state") if e.code not in _NO_LAND]

    def __repr__(self) -> str:
        return f"<{self.first}:{self.stop} {[e.name for e in self.entries]} {self.strong}>"


def find_names(draft: Draft) -> dict[int, NameMatch]:
    """The longest listed name at each token where one starts, not overlapping, read left to right; within a weak one
    also the strong ones.
    """
    found: dict[int, NameMatch] = {}
    i, n = 0, len(draft.tokens)
    while i < n:
        match = longest_name(draft, i) if "name" in draft.words[i].opens else None
        if match is None or _counts_people(draft, i):
            i += 1
            continue
        found[i] = match
        for k in range(i + 1, match.stop if draft.words[i].heads and not match.strong else i):
            inner = longest_name(draft, k)
            if inner is not None and inner.strong and inner.stop <= match.stop:
                found[k] = inner  # "بعثة الأمم المتحدة", where none of that name is meant
        i = match.stop
    return found


def _counts_people(draft: Draft, i: int) -> bool:
    """ "أوقف الجيش 12 سوريا": from eleven on what is counted stands in the accusative, here people of the land."""
    before = draft.tokens[i - 1] if i else None
    if before is None or before.kind != "n" or not draft.words[i].nisba or not draft.form(i).endswith("يا"):
        return False
    return before.form.isdigit() and int(before.form) % 100 >= _FIRST_SINGULAR and draft.same_sentence(i - 1, i)


def longest_name(draft: Draft, i: int) -> NameMatch | None:
    """The longest listed name that begins at token `i`, though another holds the token."""
    word = draft.words[i]
    if "name" not in word.opens:
        return None
    strong, weak = draft.lexicon.strong_names, draft.lexicon.weak_names
    opens = i == 0 or not draft.same_sentence(i, i - 1)
    verb = opens and word.proclitics == "و" and word.past
    best: NameMatch | None = None
    best_rank = (0, 0, 0)
    for order, (proclitics, rest) in enumerate(word.variants):
        if proclitics and word.known and word.may_be_verb and word.rest == word.form:
            continue  # لجأوا is no "to Java"
        if verb and not proclitics:
            continue  # "ودان المجلس": at the head of a sentence و and the verb, no place
        if proclitics.endswith("ك") or (proclitics and len(rest) < _SHORTEST_NAME):
            continue
        for table, is_strong in ((strong, True), (weak, False)):
            stop, indexes = longest_phrase(draft, table, i, rest, through=_INSIDE)
            rank = (stop - i, is_strong, -order)
            if indexes and rank > best_rank:
                best_rank = rank
                best = NameMatch(i, stop, proclitics, [draft.lexicon.names[x] for x in indexes], is_strong)
    if best is not None and draft.tokens[i].form in CLOSED_CLASS:
        person = best.strong and best.stop - i > 1 and bool(best.of_family("person"))
        return best if person else None  # "بان كي مون", but not "بان"
    return best
