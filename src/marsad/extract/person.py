"""Names of people that no list has: given names and what follows them, surnames that stand for them later."""

from __future__ import annotations

from marsad.extract.closed_class import CLOSED_CLASS
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.names import NameMatch
from marsad.lexicon.analysis import Word

_LONGEST_NAME = 5
_SHORTEST_SURNAME = 4
_SHORTEST_LISTED = 3  # "عمران خان ... خان"
_FULL_NAME = 2
# "عبد الرحمن", "أبو الغيط": never the second word alone.
_FIRST_PARTS = frozenset("عبد وعبد ابو وابو ابي بن ال".split())


class PersonNames:
    """Finds where personal names end."""

    def __init__(self, draft: Draft, names: dict[int, NameMatch]) -> None:
        self.draft = draft
        self.words = draft.words
        self.names = names

    def family_name(self, stop: int) -> int:
        """ "أحمد منصور الشحي": an unknown word with the article, in ي, after a listed person's name belongs to it."""
        word = self.words[stop] if stop < len(self.words) and self.draft.same_sentence(stop - 1, stop) else None
        belongs = word is not None and not word.known and word.definite and not word.proclitics
        return stop + 1 if belongs and word is not None and word.rest.endswith("ي") else stop

    def name_sequence(self, j: int, *, strict: bool) -> int:
        """The token after a run of words that look like a personal name; `strict` asks for a known given name first."""
        draft, words = self.draft, self.words
        first = j
        if draft.form(j + 1) == "عدم":
            return j  # "مصدر أمني، فضل عدم ذكر اسمه": no Mr Fadl
        while j < len(words) and j - first < _LONGEST_NAME and draft.tokens[j].kind == "w":
            word = words[j]
            if (
                draft.form(j) == "عبد"
                and j + 1 < len(words)
                and words[j + 1].definite
                and draft.same_sentence(j, j + 1)
            ):
                j += 2  # "عبد القادر مراح"
                continue
            if (draft.tokens[j].form in CLOSED_CLASS and word.given is None) or draft.tokens[j].last == "ى":
                break
            if not draft.same_sentence(first, j) or (
                word.known and word.given is None and not self._surname(word, j, first)
            ):
                break
            joined = self.joined_name(j) is not None
            if joined and j > first:
                break
            if joined:
                j += 1
                continue
            if j == first and word.given is None and (strict or word.definite or word.proclitics):
                break
            if word.given is None and word.proclitics and word.rest.startswith("ال"):
                break
            if (
                not word.known
                and word.rest.startswith("م")
                and word.rest.endswith("ا")
                and len(word.rest) > _LONGEST_NAME
            ):
                break  # "شاب فلسطيني متأثرا بجراحه": a participle
            listed = self.names.get(j)
            if j > first and not word.known and draft.tokens[j].last == "ه" and draft.tokens[j - 1].last != "ه":
                break  # "المالكي خصومه": a noun with a pronoun
            if j - first >= _FULL_NAME and listed is not None and self._full_name(listed):
                break  # "دعا المتحدث نيد برايس قيس سعيد إلى": somebody else
            if j == first and listed is not None and listed.strong and not listed.of_family("person"):
                break  # "اتهم دبلوماسيون غربيون موسكو"
            j += 1
        return j

    def joined_name(self, j: int) -> bool | None:
        """ "وليد سالم وأحمد حمدان": whether the given name after و is an ordinary word too, None where none is."""
        form = self.draft.form(j)
        if not form.startswith("و") or self.words[j].given is not None:
            return None
        return self.draft.lexicon.given_names.get(form[1:])

    def _full_name(self, match: NameMatch) -> bool:
        person = match.strong and not match.proclitics and bool(match.of_family("person"))
        return person and match.stop - match.first >= _FULL_NAME

    def _surname(self, word: Word, j: int, first: int) -> bool:
        """A nisba after a given name is a surname (المصري, البغدادي), and so is another word of its shape (الراوي)."""
        if not word.definite or word.proclitics or j - first != 1:
            return False
        if word.nisba or word.adjective is not None:
            return True
        if self._surname_by_calling(word, j, first):
            return True
        given = False in (self.words[first].given, self.joined_name(first))
        return word.rest.endswith("ي") and given and not word.heads and not word.events

    def _surname_by_calling(self, word: Word, j: int, first: int) -> bool:
        """ "القيادي سامر الحاج", "أحمد الشيخ": after a sure given name a calling with the article is a surname."""
        heads = [self.draft.lexicon.heads[r[0]] for r in word.heads]
        calling = bool(heads) and all(h.cls in ("people", "office") and h.sectors == ["CVL"] for h in heads)
        sure = False in (self.words[first].given, self.joined_name(first))
        return sure and calling and not word.events

    def between_commas(self, j: int) -> int:
        """ "وزير شؤون القدس، زئيف ألكين،": two to four unknown words up to the next comma are a name."""
        k = j
        while k < len(self.words) and k - j < _LONGEST_NAME and self.draft.tokens[k].kind == "w":
            if (
                (self.words[k].known and self.words[k].given is None)
                or self.words[k].proclitics
                or not self.draft.same_sentence(j, k)
            ):
                return j
            k += 1
        closed = k < len(self.words) and self.draft.tokens[k].form in ("،", ",", '"', ")", ".", ":")
        return k if closed and k - j >= 2 else j

    def other_name(self, match: NameMatch) -> bool:
        """ "الداعية سفر الحوالي": a listed surname that opens a longer unlisted name is somebody else's given name."""
        if match.strong or match.stop - match.first > 1:
            return False
        if match.stop >= len(self.words) or not self.draft.same_sentence(match.first, match.stop):
            return False
        word = self.words[match.stop]
        shape = word.definite and word.rest.endswith("ي") and not word.nisba and word.adjective is None
        if shape and not word.proclitics and not word.heads and not word.events:
            return True
        return not word.known and self.name_sequence(match.first, strict=False) > match.stop


def with_surnames(draft: Draft, names: dict[int, NameMatch], mentions: list[ActorMention]) -> list[ActorMention]:
    """Add later mentions of a person by his last name alone ("أحمد منصور الشحي" ... "الشحي")."""
    surnames: dict[str, ActorMention] = {}
    listed: dict[str, ActorMention] = {}
    covered: set[int] = set()
    for m in mentions:
        covered.update(range(m.first, m.stop))
        if m.cls in ("person", "office", "people") and (m.person or m.key.count(" ")) and m.stop - m.first >= 2:
            word = draft.words[m.stop - 1]
            if m.entry is not None:
                listed.setdefault(m.entry.name, m)
            shortest = _SHORTEST_SURNAME if m.entry is None or word.known else _SHORTEST_LISTED
            if len(word.form) >= shortest and (not word.known or word.nisba or word.given is not None):
                surnames.setdefault(draft.tokens[m.stop - 1].form, m)
    if not surnames and not listed:
        return mentions
    added: list[ActorMention] = []
    for i, token in enumerate(draft.tokens):
        if i in covered or draft.skip[i] or (i in names and names[i].strong and names[i].of_family("actor", "state")):
            continue
        full = surnames.get(token.form)
        if full is None:
            for _, rest in draft.words[i].variants:
                if rest in surnames:
                    full = surnames[rest]
                    break
        if full is None and i in names:
            full = _listed_before(names[i], listed)
        if full is None or i < full.first or (draft.words[i].nisba and draft.words[i - 1].heads):
            continue
        first = i - (i > 0 and i - 1 not in covered and draft.tokens[i - 1].form in _FIRST_PARTS)
        mention = ActorMention(first, i + 1, "person")
        mention.key, mention.code, mention.sectors = full.key, full.code, full.sectors
        mention.name, mention.person, mention.entry, mention.definite = full.name, full.person, full.entry, True
        mention.antecedent = full
        added.append(mention)
    return sorted([*mentions, *added], key=lambda m: m.first) if added else mentions


def _listed_before(match: NameMatch, listed: dict[str, ActorMention]) -> ActorMention | None:
    """ "مقتدى الصدر ... الصدر": a listed surname that is an ordinary word too, of somebody named in full before."""
    if match.strong:
        return None
    return next((listed[e.name] for e in match.of_family("person") if e.name in listed), None)
