"""The phrase inside a naming phrase: whose office, whose forces, and what the outer noun takes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extract.draft import ActorMention
from marsad.extract.names import NameMatch
from marsad.lexicon.lexicon import HeadNoun

if TYPE_CHECKING:
    from marsad.extract.actor import PhraseReader

QUOTES = frozenset("\"#_'")
# An office speaks for the body behind it and takes its sector; a body keeps its own (قوات الحكومة is MIL).
_TAKES_SECTOR = frozenset("office people".split())
_OWN_SECTOR = frozenset("COP REL JRN MED CVL REF OPP UAF EDU LAB".split())
# Of states' unions one says "the commissioner in it"; "the minister in Syria" is where he is.
_UNIONS = frozenset({"EUR", "UNO"})
_OF_STATES = frozenset("وزير سفير ملك أمير".split())
_ARMED = frozenset("UAF REB".split())


class InnerPhrases:
    """Reads what a naming noun belongs to, as a phrase of its own."""

    def __init__(self, reader: PhraseReader) -> None:
        self.reader = reader
        self.draft = reader.draft
        self.words = reader.words
        self.names = reader.names

    def told_to(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> bool:
        """ "شهود عيان لرويترز", "مسؤول محلي لوكالة فرانس برس": the medium that is told is no body of theirs."""
        match = self.names.get(j)
        clitic = match.proclitics if match is not None else self.words[j].preposition
        speaks = noun.cls in ("source", "people") or (noun.cls == "office" and not self.words[mention.first].definite)
        if clitic != "ل" or not speaks or "JRN" in mention.sectors:
            return False
        inner = self.reader.named(match, depth + 1) if match is not None else self.reader.read(j, depth + 1)
        return inner is not None and "JRN" in inner.sectors

    def belonging(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        """The token after the body that stands after "التابع لـ" or "باسم" at `j`, or 0."""
        k = j + 1
        while k < len(self.words) and self.draft.tokens[k].form in QUOTES:
            k += 1
        inner = self.reader.read(k, depth + 1) if k < len(self.words) and depth < 4 else None
        if inner is None:
            match = self.names.get(k)
            return match.stop if match else 0
        self.take_inner(mention, noun, inner)
        return inner.stop

    def accredited(self, mention: ActorMention, j: int) -> int:
        """ "مندوب السعودية لدى الأمم المتحدة عبد الله المعلمي": the body that an envoy is sent to parts him from his
        name.
        """
        inner = self.reader.read(j + 1, 2) if j + 1 < len(self.words) else None
        return inner.stop if inner is not None and (inner.cls == "named" or inner.code in _UNIONS) else 0

    def served(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        """ "الأمين العام للأمم المتحدة", "الزعيم السابق لتنظيم": after its adjectives an office takes its body by ل."""
        if noun.lemma in _OF_STATES and mention.code:
            return 0  # "أوعز وزير الدفاع الإسرائيلي للجيش"
        inner = self.reader.read(j, depth + 1) if depth < 3 else None
        if inner is None or inner.cls not in ("body", "named", "state"):
            return 0
        self.take_inner(mention, noun, inner)
        return inner.stop

    def idafa_name(self, mention: ActorMention, noun: HeadNoun, match: NameMatch, depth: int) -> int:
        """The token after a listed name that the noun stands in an idafa with, or 0."""
        inner = self.reader.named(match, depth + 1) if match.of_family("actor", "state", "person") else None
        if (
            inner is None
            and not match.strong
            and match.of_family("person", "actor")
            and noun.cls in ("body", "office", "people")
        ):
            actors = match.of_family("actor")
            fitting = [e for e in actors if self.reader.listed.weak_fits(match, e)]
            entries = fitting or (actors if noun.cls == "body" else []) + match.of_family("person")
            if self.words[mention.first].definite and noun.cls != "body":
                entries = match.of_family("person")  # "القادة العرب" are no leaders of the newspaper
                if not entries:
                    return 0
            if not entries and self.words[match.first].heads:
                return 0  # "أعضاء الجماعة": a description
            if not entries:  # "زعيم الجمهوريين" of a country whose Republicans are not listed
                mention.sectors = tuple(actors[0].sectors)
                mention.inner = ActorMention(match.first, match.stop, "named")
                return match.stop
            inner = ActorMention(match.first, match.stop, "person" if entries[0].family == "person" else "named")
            if entries[0].family == "person":
                self.reader.listed.adopt_person(inner, entries)
            else:
                self.reader.listed.adopt(inner, self.reader.listed.best(entries))
        if inner is not None and self.words[mention.first].definite and (inner.cls != "person" or noun.cls == "body"):
            return 0  # after the article no idafa follows: "دعت المنظمات المجتمع الدولي"
        if inner is not None:
            self.take_inner(mention, noun, inner)
            return inner.stop
        places = match.of_family("place")
        if not match.strong and self.words[match.first].heads:
            return 0  # "نائبة السفيرة" is no Safira's
        if places and noun.cls in ("body", "office", "people") and not self.words[mention.first].definite:
            mention.code = mention.code or places[0].code
            mention.key += f"/{places[0].name}"
            return match.stop
        return 0

    def body_after(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        """The token after the body that a preposition at `j` ties the noun to, or 0."""
        k = j + 1
        while k < len(self.words) - 1 and self.draft.tokens[k].form in QUOTES:
            k += 1
        match = self.names.get(k)
        union = match is not None and any(e.code in _UNIONS for e in match.of_family("state"))
        if match is not None and match.of_family("place", "state") and not match.of_family("actor") and not union:
            return 0
        inner = self.reader.read(k, depth + 1) if depth < 3 else None
        if inner is None or (inner.cls not in ("body", "named") and not union):
            return 0
        self.take_inner(mention, noun, inner)
        if self.draft.tokens[j].form == "من" and inner.sectors:
            mention.sectors = inner.sectors
        return inner.stop

    def take_inner(self, mention: ActorMention, noun: HeadNoun, inner: ActorMention) -> None:
        """Make `inner` what `mention` belongs to: its country, its possessor, and where it fits its sector."""
        mention.inner = inner
        mention.code = mention.code or inner.code
        mention.key += f"/{inner.key}"
        mention.possessor = mention.possessor or inner.possessor
        own = mention.sectors
        men_of_state = inner.cls == "state" and noun.cls == "people" and own != ("UNK",)  # "جنود السعودية"
        takes = noun.cls in _TAKES_SECTOR and not set(own) & _OWN_SECTOR and not men_of_state
        if (
            (takes and inner.sectors)
            or noun.cls == "source"
            or (noun.cls == "body" and inner.cls in ("named", "person") and set(inner.sectors) & {"REB", "PRM"})
        ):
            mention.sectors = inner.sectors
        armed = own == ("CVL",) and bool(set(inner.sectors) & _ARMED)  # "رجل مسلح"
        if inner.cls == "people" and (noun.cls == "body" or armed):
            mention.sectors = inner.sectors
