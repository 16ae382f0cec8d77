"""Listed names: which entry of several is meant, and what it makes of a mention."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.names import NameMatch
from marsad.lexicon.lexicon import NameEntry

# Sectors that a person has only while he holds the office.
_OF_STATE = frozenset("GOV MIL SPY COP LEG JUD ELI".split())

# Persons of an armed group, before its name.
_FIGHTERS = frozenset("مسلح مقاتل عنصر قيادي عضو زعيم أمير متشدد إرهابي جهادي منتسب قيادات".split())


class Listed:
    """Chooses among the entries of a name by the story's countries, its full names and the date of publication."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch], published: str | None) -> None:
        self.draft = draft
        self.words = draft.words
        self.names = names
        self.published = published
        self.heads = draft.lexicon.heads

    def best(self, entries: list[NameEntry]) -> NameEntry:
        """Of several entries with one name, the one that existed at the time of publication."""
        if len(entries) == 1:
            return entries[0]
        fitting = [e for e in entries if _within(e, self.published)] or entries
        return next((e for e in fitting if self._theatre(e) or e.code in self._countries), fitting[0])

    def adopt(self, mention: ActorMention, entry: NameEntry) -> None:
        """Give `mention` the code, sectors and name of `entry`."""
        mention.entry = entry
        mention.code = entry.code
        mention.sectors = tuple(entry.sectors)
        mention.name = entry.name
        mention.key = f"{entry.family}:{entry.name}"
        mention.definite = True
        mention.gender = "f" if mention.cls == "state" else "x"

    def adopt_person(self, mention: ActorMention, entries: list[NameEntry]) -> None:
        """A person in office is coded with it; who held an office of state is ELI outside his terms (CODEBOOK §3).

        Rebels, party men, clerics and journalists stay what they are: the dates bound their rank, not their side.
        """
        entries = self._one_person(entries)
        in_office = [e for e in entries if _within(e, self.published)] if self.published else entries[:1]
        entry = max(in_office, key=_rank_of_term) if in_office else _nearest_term(entries, self.published)
        self.adopt(mention, entry)
        mention.person = entry.name
        mention.name = None
        if self.published and not in_office and set(entry.sectors) <= _OF_STATE:
            mention.sectors = ("ELI",)

    def _one_person(self, entries: list[NameEntry]) -> list[NameEntry]:
        """The terms of one of those who share the name ("الحريري"): in full, of the story's country, in office."""

        def likelihood(entry: NameEntry) -> tuple[bool, bool, bool]:
            of_story = entry.code in self._countries
            return (entry.name in self._named_in_full, of_story, _within(entry, self.published))

        names = {e.name for e in entries}
        meant = max(entries, key=likelihood).name if len(names) > 1 else ""
        return [e for e in entries if e.name == meant] if meant else entries

    def weak_fits(self, match: NameMatch, entry: NameEntry) -> bool:
        """A weak name counts when the story is about its country, names it in full, or sets it in quotes."""
        quoted = self.draft.form(match.first - 1) in ('"', "#") or self.draft.form(match.stop) == '"'
        if quoted or entry.code in self._countries or entry.name in self._named_in_full:
            return True
        return self._theatre(entry) or self._of_fighters(match, entry)

    def _of_fighters(self, match: NameMatch, entry: NameEntry) -> bool:
        """ "مسلحو القاعدة", "قيادي في القاعدة": after those who fight for it a short name is an armed group's."""
        k = match.first - 1
        k -= self.draft.form(k) in ("في", "من")
        if k < 0 or "REB" not in entry.sectors or not self.draft.same_sentence(k, match.first):
            return False
        return any(self.heads[r[0]].lemma in _FIGHTERS for r in self.words[k].heads)

    def _theatre(self, entry: NameEntry) -> bool:
        """Whether the entry's name tells that it belongs to a country of the story ("Saudi-led coalition in Yemen")."""
        return any(name in entry.name for name in self._country_names)

    @cached_property
    def _country_names(self) -> list[str]:
        return [e.name for e in self.draft.lexicon.states if e.code in self._countries]

    @cached_property
    def _countries(self) -> set[str | None]:
        """The two countries that the story's strong names speak of most."""
        counts: Counter[str] = Counter()
        for m in self.names.values():
            codes = {e.code for e in m.entries if e.code}
            if m.strong and len(codes) == 1:
                counts[codes.pop()] += 1
        for word in self.draft.words:
            counts.update(set(word.nisba))
        return {code for code, _ in counts.most_common(2)}

    @cached_property
    def _named_in_full(self) -> set[str]:
        return {e.name for m in self.names.values() if m.strong for e in m.entries}

    def person_context(self, match: NameMatch) -> bool:
        """A weak surname counts when the document has named him in full, or a title stands before it.

        After a title a surname of nisba shape is the nisba: "الرئيس التركي".
        """
        before = self.words[match.first - 1] if match.first else None
        titled = before is not None and any(self.heads[r[0]].cls == "office" for r in before.heads)
        titled = titled and not self.words[match.first].nisba
        return titled or any(e.name in self._named_in_full for e in match.entries)


def _within(entry: NameEntry, published: str | None) -> bool:
    """Whether `published` lies within the entry's term; unknown bounds are open, coarse dates count whole."""
    if not published:
        return True
    since, until = entry.since, entry.until
    return (not since or published[: len(since)] >= since) and (not until or published[: len(until)] <= until)


def _rank_of_term(entry: NameEntry) -> tuple[bool, str]:
    """Of terms held at once the one begun last; who leads his party and the government is coded with the latter."""
    return (set(entry.sectors) != {"PTY"}, entry.since)


def _nearest_term(entries: list[NameEntry], published: str | None) -> NameEntry:
    """The last term that ended before `published`, else the first on record."""
    past = [e for e in entries if published and e.until and e.until < published]
    return max(past, key=lambda e: e.until) if past else entries[0]
