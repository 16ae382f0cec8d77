"""Names of places that no list knows: after a generic word ("عزلة كرش"), or before brackets that say where they lie."""

from __future__ import annotations

from marsad.extract.draft import TOWN, Draft, ToponymMention
from marsad.extract.names import NameMatch
from marsad.lexicon.lexicon import HeadNoun

_PLACE_PREPOSITIONS = frozenset("في ب من الي علي باتجاه نحو قرب داخل خارج قباله بين عبر حول لدي صوب غير تجاه".split())
# After heads of these kinds a known noun with the article is a name too: "حي السلام", but not "طريق السلام".
_NAMED_BY_NOUNS = frozenset("city district quarter".split())
_SHORTEST_NAME = 3
_LONGEST_NAME = 3


def after_preposition(form: str) -> bool:
    """Whether `form` is a preposition of place: "في", "وفي"."""
    return form.removeprefix("و") in _PLACE_PREPOSITIONS


class UnlistedNames:
    """Reads such names at tokens of one document, whose listed names are `names`."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch]) -> None:
        self.draft = draft
        self.names = names

    def stop(self, j: int, head: HeadNoun) -> int:
        """The token after the unlisted name that begins at `j`, 0 where no name of a place begins."""
        draft = self.draft
        if not self._may_name(j, head):
            return 0
        word = draft.words[j]
        following = j + 1 < len(draft.tokens) and draft.same_sentence(j, j + 1)
        if draft.form(j) in draft.lexicon.toponym_openings:
            return j + 2
        second = following and self.unknown(j + 1) and draft.words[j + 1].given is None
        if not word.known and second and not draft.form(j + 1).startswith("و"):
            return j + 2
        return j + 1

    def _may_name(self, j: int, head: HeadNoun) -> bool:
        draft = self.draft
        word = draft.words[j]
        if draft.form(j) in draft.lexicon.toponym_openings:
            return j + 1 < len(draft.tokens) and draft.same_sentence(j, j + 1) and self._completes(j + 1)
        if self.unknown(j):
            return not (draft.form(j).endswith("ا") and draft.form(j - 1).endswith("ا"))  # "معسكرا تدريبيا"
        ordinary = word.events or word.heads or word.place_heads or word.nisba or word.proclitics or word.particle
        return head.kind in _NAMED_BY_NOUNS and word.definite and not ordinary and j not in self.names

    def named_surely(self, j: int) -> bool:
        """Whether a name begins at `j` even after a plural: "قرى أم الزغب", but not "مناطق مأهولة"."""
        form = self.draft.form(j)
        return form in self.draft.lexicon.toponym_openings or (form.startswith("ال") and self.unknown(j))

    def _completes(self, j: int) -> bool:
        """Whether the word at `j` is the second of a name ("كفر نبل", "قاع الحقل")."""
        word = self.draft.words[j]
        ordinary = word.proclitics or word.may_be_verb or word.particle or word.nisba or word.events
        return self.draft.tokens[j].kind == "w" and not ordinary

    def unknown(self, j: int) -> bool:
        """Whether the word at `j` stands in no list and may be a name."""
        token, word = self.draft.tokens[j], self.draft.words[j]
        return (
            token.kind == "w"
            and j not in self.names
            and not word.known
            and not word.proclitics
            and (len(token.form) >= _SHORTEST_NAME)
        )

    def _names_nothing_else(self, j: int) -> bool:
        """Whether the word at `j` may be part of a name that no list knows."""
        opening = self.draft.lexicon.toponym_openings
        second = self.draft.form(j - 1) in opening and self._completes(j)  # "تل أسقف"
        return self.unknown(j) or second or self.draft.form(j) in opening

    def name_before_distance(self, place: ToponymMention) -> None:
        """Let "في تل أسقف (30 كلم شمال الموصل)" be the unlisted place that lies there."""
        bracket = place.first - 1
        if place.km is None or self.draft.form(bracket) != "(" or not self.draft.same_sentence(bracket, place.first):
            return
        start = bracket
        while start > 0 and bracket - start < _LONGEST_NAME and self._names_nothing_else(start - 1):
            start -= 1
        if start == bracket or not after_preposition(self.draft.form(start - 1)):
            return
        place.spelling = " ".join(self.draft.form(k) for k in range(start, bracket))
        place.anchor, place.entry, place.first, place.head = place.entry, None, start, start
        place.stop = bracket
        place.kind, place.resolution = "city", TOWN
