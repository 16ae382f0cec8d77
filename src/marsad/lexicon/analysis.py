"""What each written word may be: look-up of the word, then of what is left when clitics are taken off.

The analysis of a word does not depend on its neighbours, so it is kept for the next time the word is met: news
repeats its words, and the second reading of a word costs one dictionary look-up.
"""

from __future__ import annotations

from marsad.lexicon.lexicon import Lexicon, NameEntry
from marsad.text.clitics import proclitic_splits, suffix_splits

# One reading of a word under one role: (index into the lexicon's list, features, proclitics, pronoun suffix).
Reading = tuple[int, str, str, str]
_LARGEST_MEMORY = 60_000
_SHORTEST_SPLIT = 3


class Word:
    """Everything the lexicon knows about one folded spelling.

    `events`, `light`, `reporting`, `heads`, `place_heads` are readings; `nisba` country codes (first the likeliest);
    `group` the armed group or party that the adjective belongs to (حوثي);
    `adjective` the sector an adjective gives ("" for none, None when the word is no adjective of ours); `pos` letters
    V N J from the general vocabulary; `particle` its kind; `variants` (proclitics, rest); `suffix` the pronoun of
    the best reading; `definite` whether the article is written; `opens` which sorts of listed phrases may begin with it
    (name, event, cue, attribution, head); `topic` the topic it speaks of and the number of its noun; `figurative` where
    (s, o, i) it makes an act a figure of speech; `may_be_verb` whether some reading is a finite verb, `past` one in the
    past that tells or reports, `act` a noun that tells; `spellings` all it may be without clitics and article.
    """

    __slots__ = (
        "act", "adjective", "definite", "events", "figurative", "form", "given", "group", "heads", "known", "light",
        "may_be_verb", "nisba", "opens", "particle", "past", "phrase_verb", "place_heads", "pos", "preposition",
        "proclitics", "reporting", "rest", "spellings", "suffix", "topic", "variants",
    )  # fmt: skip

    def __init__(self, form: str) -> None:
        self.form = form
        self.events: tuple[Reading, ...] = ()
        self.light: tuple[Reading, ...] = ()
        self.reporting: tuple[Reading, ...] = ()
        self.heads: tuple[Reading, ...] = ()
        self.place_heads: tuple[Reading, ...] = ()
        self.nisba: tuple[str, ...] = ()
        self.adjective: str | None = None
        self.given: bool | None = None
        self.group: NameEntry | None = None
        self.pos = ""
        self.phrase_verb = ""
        self.opens: frozenset[str] = frozenset()
        self.particle = ""
        self.variants: tuple[tuple[str, str], ...] = ()
        self.proclitics = ""
        self.suffix = ""
        self.rest = form
        self.definite = False
        self.known = False
        self.preposition = ""
        self.topic: tuple[str, int] | None = None
        self.figurative = ""
        self.may_be_verb = self.past = self.act = False
        self.spellings = ""

    def settle_verb(self) -> None:
        """Set what follows from the readings, once they are complete: it is asked of every word many times."""
        verbal = [r[1] for r in (*self.events, *self.light, *self.reporting) if r[1][0] == "v"]
        self.may_be_verb = "V" in self.pos or self.phrase_verb != "" or bool(verbal)
        self.past = any(r[1][:2] == "vP" for r in (*self.events, *self.reporting))
        self.act = any(r[1][0] == "n" for r in self.events)


class Analyzer:
    """Analyses words against one lexicon. Safe to share between threads: the memory only ever gains equal entries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._memory: dict[str, Word] = {}
        self._openers = {
            kind: {key.partition(" ")[0] for table in tables for key in table}
            for kind, tables in (
                ("name", (lexicon.strong_names, lexicon.weak_names)),
                ("event", (lexicon.event_phrases,)),
                ("cue", (lexicon.cue_phrases,)),
                ("attribution", (lexicon.attribution_phrases,)),
                ("head", (lexicon.head_phrases,)),
            )
        }

    def word(self, form: str) -> Word:
        """The analysis of a folded word."""
        known = self._memory.get(form)
        return known if known is not None else self._remembered(form, pronoun=None)

    def with_pronoun(self, form: str) -> Word | None:
        """The reading of a folded word in ه that is written with ه and no ة (طالبه is "he asked him", طالبة a student);
        None where nothing with a pronoun is spelt so.
        """
        word = self._remembered(form, pronoun=True)
        return word if word.events or word.light or word.reporting or word.heads else None

    def without_pronoun(self, form: str) -> Word:
        """The reading of a folded word in ه that is written with ة (حلقة is a ring, حلقه might be "he shaved him")."""
        return self._remembered(form, pronoun=False)

    def _remembered(self, form: str, *, pronoun: bool | None) -> Word:
        """The reading of a form: with a pronoun, without one, or (None) any."""
        key = form if pronoun is None else f"{'+' if pronoun else '-'}{form}"
        word = self._memory.get(key)
        if word is None:
            word = self._analyse(form, pronoun=pronoun)
            if len(self._memory) >= _LARGEST_MEMORY:
                self._memory = {}
            self._memory[key] = word
        return word

    def _analyse(self, form: str, *, pronoun: bool | None) -> Word:
        word = Word(form)
        lexicon = self.lexicon
        word.variants = tuple(proclitic_splits(form)) if len(form) >= _SHORTEST_SPLIT else (("", form),)
        for proclitics, rest, suffix in _splits(form, word.variants):
            if pronoun is not None and bool(suffix) != pronoun:
                continue
            if proclitics == "" and suffix == "" and self._joined_verb(form):
                continue  # ودعت is "and she called" in news, seldom "she bade farewell"
            if self._look_up(word, proclitics, rest, suffix):
                word.proclitics, word.rest, word.suffix = proclitics, rest, suffix
                word.known = True
                if suffix and rest.endswith("ت"):
                    self._add_nouns(word, proclitics, rest[:-1] + "ه", suffix)
                break
        if not word.known and len(word.variants) > 1:
            # An unknown word: و and prepositions before the article are surely clitics.
            for proclitics, rest in word.variants[1:]:
                if rest.startswith("ال") and len(rest) > _SHORTEST_SPLIT + 1:
                    word.proclitics, word.rest = proclitics, rest
        word.preposition = word.proclitics.lstrip("وف")[:1] if word.proclitics else ""
        rests = [rest for _, rest in word.variants]
        word.opens = frozenset(kind for kind, firsts in self._openers.items() if not firsts.isdisjoint(rests))
        word.phrase_verb = next((f for _, r in word.variants if (f := lexicon.phrase_verbs.get(r, ""))), "")
        word.spellings = _spellings(word)
        word.given = lexicon.given_names.get(form)
        word.settle_verb()
        rests.append(word.rest)
        word.topic = next((t for rest in rests if (t := lexicon.topics.get(rest))), None)
        word.figurative = next((w for rest in rests if (w := lexicon.figurative.get(rest))), "")
        word.definite = (
            word.rest.startswith("ال") and len(word.rest) > _SHORTEST_SPLIT and not self._alif_lam_root(word)
        )
        return word

    def _alif_lam_root(self, word: Word) -> bool:
        """Verbs such as ألقى, التقى and nouns such as ألوية, ألغام begin with ال without the article."""
        readings = (*word.events, *word.light, *word.reporting, *word.heads, *word.place_heads)
        listed = bool(readings) or word.may_be_verb
        return listed and not any(r[1].endswith("D") for r in readings) and not word.nisba

    def _joined_verb(self, form: str) -> bool:
        """Whether `form` is و with a verb that names an event or reports, and names no event as a whole."""
        if form[0] != "و" or len(form) <= _SHORTEST_SPLIT:
            return False
        lexicon, rest = self.lexicon, form[1:]

        def verbs(table: dict[str, list[tuple[int, str]]], key: str) -> bool:
            return any(features[:2] == "vP" for _, features in table.get(key, ()))

        whole = lexicon.event_forms.get(form) or lexicon.reporting_forms.get(form) or lexicon.actor_heads.get(form)
        return not whole and (verbs(lexicon.event_forms, rest) or verbs(lexicon.reporting_forms, rest))

    def _add_nouns(self, word: Word, proclitics: str, rest: str, suffix: str) -> None:
        """ "سيطرتها": the verb with its object, and سيطرة with its owner."""
        noun = Word(word.form)
        if self._look_up(noun, proclitics, rest, suffix):
            word.events += tuple(r for r in noun.events if r[1][0] == "n")
            word.light += tuple(r for r in noun.light if r[1][0] == "n")
            if "N" in noun.pos and "N" not in word.pos:
                word.pos += "N"  # "رغبتها": رغبة too

    def _look_up(self, word: Word, proclitics: str, rest: str, suffix: str) -> bool:
        lexicon = self.lexicon
        noun_only = bool(proclitics) and proclitics[-1] in "بكل"
        future = proclitics.endswith("س")

        def readings(table: dict[str, list[tuple[int, str]]]) -> tuple[Reading, ...]:
            found = table.get(rest)
            if not found:
                return ()
            return tuple(
                (index, features, proclitics, suffix)
                for index, features in found
                if _fits(features, noun_only, future, proclitics, suffix)
            )

        word.events = readings(lexicon.event_forms)
        word.light = readings(lexicon.light_forms)
        word.reporting = readings(lexicon.reporting_forms)
        if not future:
            word.heads = readings(lexicon.actor_heads)
            word.place_heads = readings(lexicon.place_heads)
            if not suffix:
                word.nisba = tuple(lexicon.nisbas.get(rest, ()))
                group = lexicon.group_nisbas.get(rest)
                word.group = lexicon.names[group] if group is not None else None
                word.adjective = lexicon.adjectives.get(rest)
                word.particle = lexicon.particles.get(rest, "")
        pos = lexicon.pos.get(rest, "")
        readings_here = (*word.events, *word.light, *word.reporting)
        other = len(_not_first_person(readings_here)) > 0
        if other or word.heads or word.place_heads or word.nisba or word.particle or pos.strip("V"):
            # First person forms (نقل as "we say") give way to any other reading of the spelling.
            word.events, word.light, word.reporting = map(_not_first_person, (word.events, word.light, word.reporting))
        if future or (noun_only and proclitics[-1] in "بك"):
            pos = pos.replace("V", "") if not future else ("V" if "V" in pos else "")
        word.pos = pos
        return bool(
            word.events or word.light or word.reporting or word.heads or word.place_heads or word.nisba
            or word.group is not None or word.adjective is not None or word.particle or word.pos
        )  # fmt: skip


def _not_first_person(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(r for r in readings if r[1][0] != "v" or r[1][2] != "1")


def _spellings(word: Word) -> str:
    """All that the word may be without clitics and article; "للمغادرة" is no مغادرة after another ل."""
    rests = [r for p, r in word.variants if not (p.endswith("ل") and r.startswith("ل") and r != word.rest)]
    return " ".join(r for rest in rests for r in ((rest, rest[2:]) if rest.startswith("ال") else (rest,)))


def _fits(features: str, noun_only: bool, future: bool, proclitics: str, suffix: str) -> bool:
    """Whether the clitics can stand on a word of these features (no ب on a verb, no pronoun after the article)."""
    if features[0] == "v":
        if future:
            return features[1] == "I"
        return not noun_only or (proclitics[-1] == "ل" and features[1] in "IJ")
    if future:
        return False
    return not (suffix and features.endswith("D"))


def _splits(form: str, variants: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    """(proclitics, rest, suffix), the whole word first, then by how much is taken off."""
    out = [("", form, "")]
    if len(form) < _SHORTEST_SPLIT:
        return out
    for proclitics, rest in variants[1:]:
        out.append((proclitics, rest, ""))
    futures = []
    for proclitics, rest in (("", form), *((p, r) for p, r in variants[1:] if p in ("و", "ف"))):
        if rest[0] == "س" and len(rest) > _SHORTEST_SPLIT and rest[1] in "يتنا":
            futures.append((proclitics + "س", rest[1:]))
    out.extend((p, r, "") for p, r in futures)
    with_suffix = []
    for proclitics, rest in (*variants, *futures):
        if len(rest) < _SHORTEST_SPLIT or (rest.startswith("ال") and len(rest) > _SHORTEST_SPLIT + 1):
            continue
        for stem, suffix in suffix_splits(rest)[1:]:
            with_suffix.append((proclitics, stem, suffix))
    with_suffix.sort(key=lambda s: len(s[0]))
    out.extend(with_suffix)
    return out
