"""A shallow syntax of a sentence: where clauses begin, which noun phrases follow a word, who is joined to whom."""

from __future__ import annotations

import itertools
from functools import cached_property

from marsad.extract.chunk import Chunk
from marsad.extract.closed_class import (
    AS_FOR,
    BELONGING,
    PARTITIVES,
    PREPOSITION_PRONOUNS,
    PREPOSITIONS,
    SOURCE_WORDS,
    STOPS,
)
from marsad.extract.draft import ActorMention, Draft, ToponymMention, nisba_mention, pronoun_mention
from marsad.extract.word_class import WordClasses
from marsad.lexicon.analysis import Word

# What governs the second term of an idafa whose first term stands under a preposition.
_IDAFA = "idafa"
# Between a quantity and what it counts, and before a phrase.
_BEFORE_PHRASE = frozenset(('"', "#", "(", "من"))
# Signs and words at which the phrases after a word end.
_ENDS = STOPS | SOURCE_WORDS
_LONGEST_QUOTED_NAME = 4
_SHORTEST_STEM = 3
# What is taken from or given back to people, and by what the dead are counted: a number may stand after it.
_NUMBERED = frozenset(
    "سراح سبيل ارصده اصول حسابات اموال ممتلكات جوازات تاشيرات عضويه جنسيه حصانه منازل "
    "حياه ارواح جثث جثامين".split()
)


_ASIDE = frozenset("في خلال عبر علي".split())
_WHO = frozenset("الذي التي الذين".split())
_SAID_IN = frozenset(
    "تقرير تقريرها تقريره دراسه منشور تسجيل مذكره برقيه بيان بيانها بيانه بيانهم تصريح تصريحات كلمه خطاب "
    "موتمر تغريده تدوينه حديث مقابله رساله بلاغ ختام كلمته خطابه لسان".split()
)

_CARRYING = frozenset("يقل تقل تقلان يقلان ينقل تنقل".split())


class Syntax:
    """Classes and look-ups for one document."""

    def __init__(
        self,
        draft: Draft,
        actors: list[ActorMention],
        places: list[ToponymMention],
        timed: dict[int, int],
        name_clitics: dict[int, str],
        counting: set[int],
    ) -> None:
        self.draft = draft
        self.actor_at: dict[int, ActorMention] = {}
        self.actor_over: list[ActorMention | None] = [None] * len(draft.tokens)
        self.placed_state: dict[int, ActorMention] = {}
        for actor in actors:
            if actor.place_sense:
                self.placed_state[actor.first] = actor
                continue
            self.actor_at[actor.first] = actor
            for k in range(actor.first, actor.stop):
                self.actor_over[k] = actor
        self.place_at: dict[int, ToponymMention] = {}
        self.place_over: list[ToponymMention | None] = [None] * len(draft.tokens)
        for place in places:
            self.place_at[place.first] = place
            for k in range(place.first, place.stop):
                self.place_over[k] = place
        self.timed = timed
        self._chunks: dict[int, Chunk | None] = {}
        self.name_clitics = name_clitics
        self.classes = WordClasses(draft, self.actor_over, self.place_over, timed, counting).classes

    def chunk(self, i: int, prep: str) -> Chunk | None:
        """The noun phrase that starts at token `i`, its quantity included; None where none does."""
        # Each phrase is asked for by every verb and noun before it, so it is read once and copied.
        if i >= len(self.classes):
            return None
        if i in self._chunks:
            known = self._chunks[i]
            return known.under(prep) if known is not None else None
        chunk = self._read_chunk(i)
        adjective = chunk is not None and chunk.owned and chunk.actor is not None and chunk.actor.cls == "nisba"
        if not adjective:  # "الجهود الأوروبية": whose it is is a mention of its own each time
            self._chunks[i] = chunk
        return chunk.under(prep) if chunk is not None else None

    def lengthen(self, mention: ActorMention, stop: int) -> None:
        """Let `mention` go on up to token `stop`; phrases are read anew."""
        if mention.stop != stop:
            mention.stop = stop
            self._chunks.clear()

    def _read_chunk(self, i: int) -> Chunk | None:
        draft, classes, forms = self.draft, self.classes, self.draft.forms
        j = i
        n = draft.reading.sentences[draft.sentence_of[i]].stop
        while j < n and (classes[j] == "D" or (forms[j] in _BEFORE_PHRASE and (j > i or forms[j] != "من"))):
            j += 1
        if j >= n or classes[j] not in ("N", "?", "J"):
            if j > i and classes[i] == "D":
                chunk = Chunk(i, "")
                chunk.stop = j
                return chunk
            return None
        chunk = Chunk(i, "")
        definite = False
        while j < n:
            form = forms[j]
            if form == '"' and j > i and j not in self._closing_marks and self._document(chunk.first):
                break  # "اتهم البرنامج في بيان «جهات نافذة»"
            if form in ('"', "#", "_"):
                j += 1
                continue
            cls = classes[j]
            word = draft.words[j]
            inside = j > i and i < chunk.stop <= j
            if inside and word.proclitics and (word.preposition or word.proclitics[:1] in "وف"):
                break
            actor, place = self.actor_at.get(j), self.place_at.get(j)
            if actor is not None and (place is None or actor.stop >= place.stop):
                if (chunk.places and any(p.entry is not None for p in chunk.places)) or self._described(chunk, j):
                    break  # "التقى في القاهرة قائد الجيش", "دعا في خطاب متلفز أنصاره"
                named = actor.cls == "person" and not word.proclitics  # "المرشح الرئاسي نبيل القروي"
                if chunk.actor is not None and actor.cls == "state" and _neighbour(chunk.actor):
                    chunk.actor = None  # "مع الجارة الهند"
                    definite = False
                person = actor.cls in ("people", "office") and not (actor.definite or actor.possessor or actor.person)
                apart = definite and person and j > i and not draft.words[j].definite  # "دهس بسيارته جنودا"
                if apart or chunk.actor is not None or (definite and not named and chunk.stop > chunk.first + (j > i)):
                    break
                chunk.actor = actor
                if place is not None:
                    chunk.place = place
                    chunk.places.append(place)
                j = chunk.stop = actor.stop
                definite = True
                continue
            if place is not None:
                if definite or (inside and self._says_where(place)):
                    break  # "أهداف إيرانية قرب دمشق": where, no part of the phrase
                chunk.place = place
                chunk.places.append(place)
                j = chunk.stop = place.stop
                definite = True
                continue
            if cls == "J" or (cls == "?" and word.definite and definite):
                j = chunk.stop = j + 1
                continue
            if cls == "D" and inside and not definite and draft.words[j - 1].rest in _NUMBERED:
                held = self._counted_held(j)
                if not held:
                    break
                j = held  # "سراح ثلاثة أسرى", "بحياة تسعة مدنيين"
                continue
            if cls == "N" or cls == "?":
                if definite and not (cls == "?" and word.definite):
                    break
                if j > i and not definite and cls == "N" and not word.definite and self._new_phrase(j):
                    break
                if j == i + 1 and word.definite and word.events and draft.words[i].rest in _SAID_IN:
                    break  # "تبنى في بيان الهجوم"
                definite = word.definite or bool(word.suffix)
                j = chunk.stop = j + 1
                continue
            break
        if chunk.actor is None and not any(self._tells_act(word) for word in draft.words[chunk.first : chunk.stop]):
            self._owner(chunk)
        if chunk.actor is None and not (chunk.places and any(p.entry is not None for p in chunk.places)):
            self._nisba_inside(chunk)
        self.take_conjuncts(chunk)
        return chunk

    def _tells_act(self, word: Word) -> bool:
        """Whether the word is one of an event wherever it stands: not تجمعات, which wants company to be a protest."""
        return any(not self.draft.lexicon.senses[r[0]].needs for r in word.events)

    def _counted_held(self, j: int) -> int:
        """Where those are named whom the amounts from token `j` on count, 0 for nobody."""
        while j < len(self.classes) and self.classes[j] == "D":
            j += 1
        return j if j in self.actor_at and not self.draft.words[j].proclitics else 0

    def _document(self, i: int) -> bool:
        """Whether the word at `i` is a statement or the like, in which somebody says something."""
        heads = self.draft.words[i].heads
        return bool(heads) and self.draft.lexicon.heads[heads[0][0]].cls == "source"

    def _described(self, chunk: Chunk, j: int) -> bool:
        """Whether an adjective without the article ends the phrase before token `j`: no idafa follows it."""
        before = self.draft.words[j - 1]
        plain = not self.draft.words[j].nisba and self.classes[j - 1] == "J" and not before.definite
        return plain and chunk.stop == j and j - 1 > chunk.first

    def _says_where(self, place: ToponymMention) -> bool:
        return bool(place.direction) or self.draft.tokens[place.first].form in PREPOSITIONS

    def _nisba_inside(self, chunk: Chunk) -> None:
        """ "الجهود الأوروبية", "المدن الإسرائيلية": the adjective says whose it is."""
        for k in range(chunk.first + 1, chunk.stop):
            word = self.draft.words[k]
            named = bool(word.nisba) or word.group is not None
            if named and self.classes[k] == "J" and self.actor_over[k] is None:
                chunk.actor = nisba_mention(k, word)
                chunk.owned = True
                return

    def _owner(self, chunk: Chunk) -> None:
        """ "معسكرا لميليشيا الحوثي", "تعزيزات تابعة للحوثيين", "العشرات من عناصره": whose it is."""
        bare = self.classes[chunk.first] == "J" and not self.draft.words[chunk.first].definite
        listed = any(p.entry is not None for p in chunk.places)
        if listed or (bare and self.classes[chunk.first - 1] in ("N", "J")):
            return  # "شمال سوريا للجهادي", "مطالبات خليجية لإيران", but "نقطة تفتيش للجيش"
        draft, classes = self.draft, self.classes
        j = chunk.stop
        n = len(classes)
        if draft.form(j) in _CARRYING and (carried := self._counted(j + 1)) is not None:
            chunk.actor, chunk.owned, chunk.stop = carried, True, carried.stop  # "قارب يقل مهاجرين"
            return
        while j < n and ((classes[j] in ("J", "?") and not draft.words[j].proclitics) or draft.forms[j] in BELONGING):
            j += 1
        counted = self.classes[chunk.stop - 1] == "D" or self.classes[chunk.first] == "D"
        if draft.form(j) == "من" and j == chunk.stop and counted:
            j += 1  # "العشرات من عناصره", "ثلاثة قتلى من الجيش"
        elif self.clitic_at(j) != "ل" if j < n else True:
            return
        actor = self.actor_at.get(j)
        if actor is not None and draft.same_sentence(chunk.first, j) and j - chunk.stop <= 3:
            chunk.actor = actor
            chunk.owned = True
            chunk.stop = actor.stop

    def _new_phrase(self, j: int) -> bool:
        """An accusative (tanwin alif) begins a phrase of its own."""
        form = self.draft.tokens[j].form
        return form.endswith("ا") and len(form) > _SHORTEST_STEM and self.draft.tokens[j].last == "ا"

    def take_conjuncts(self, chunk: Chunk) -> None:
        """Actors and places joined by و right after the chunk."""
        forms, n = self.draft.forms, len(self.draft.forms)
        j = chunk.stop
        while j < n and self.draft.same_sentence(chunk.first, j):
            form = forms[j]
            if form in ("،", ",", '"', "#", ")") and j + 1 < n:
                j += 1
                continue
            apart = form == "و"
            if apart:
                j += 1
                while j < n and forms[j] in ('"', "#"):
                    j += 1
                if j >= n:
                    break
            counted = self._counted(j) if chunk.actor and self.classes[j] == "D" and (apart or self.joined(j)) else None
            if counted is not None:
                chunk.also.append(counted)  # "17 مقاتلا وستة جنود", "5 جنود و3 من رجال الشرطة"
                j = chunk.stop = counted.stop
                continue
            if (
                not apart
                and not self.joined(j)
                and not (chunk.places and (between := self.place_at.get(j)) is not None and between.direction)
            ):
                break
            actor, place = self.actor_at.get(j), self.place_at.get(j)
            named = actor is not None and actor.cls in ("person", "office", "state", "named", "body")
            if actor is not None and chunk.actor is not None and self._another_region(chunk.actor, actor):
                break
            if actor is not None and named and self.opens_its_clause(actor):
                break  # "هجوم على كييف وزيلينسكي يدعو إلى عقوبات"
            under = chunk.first > 0 and self.classes[chunk.first - 1] == "P"
            if actor is not None and under and self._nominative_subject(actor):
                break
            if place is not None and place.direction and chunk.places and place.first == j and place.head > j:
                j = place.stop  # "على الوشكة وبويرات الحسون غرب سرت، وجارف": the anchor stands between
                continue
            joined = False
            if actor is not None and (chunk.actor is not None or chunk.also):
                chunk.also.append(actor)
                joined = True
            if place is not None and chunk.places:
                chunk.places.append(place)
                joined = True
            if not joined:
                break
            j = chunk.stop = max(actor.stop if actor else 0, place.stop if place else 0)

    def _another_region(self, officer: ActorMention, named: ActorMention) -> bool:
        """ "أمراء المناطق الوسطى وطرابلس": a town joined to officers is of what they command."""
        town = self.place_over[named.first]
        capital = named.entry is not None and named.entry.kind in ("capital", "seat")
        return officer.cls in ("office", "people") and named.cls == "state" and capital and town is not None

    def _whole(self, j: int) -> bool:
        """Whether an actor begins with the word as it stands, whatever name the rest of its letters spell."""
        word = self.draft.words[j]
        return bool(word.heads) and not word.proclitics and j in self.actor_at

    def _counted(self, j: int) -> ActorMention | None:
        """Whom the number at token `j` counts."""
        while j < len(self.classes) and self.classes[j] == "D":
            j += 1
        actor = self.actor_at.get(j + 1 if self.draft.form(j) == "من" else j)  # "وثلاثة من مرافقيه"
        return actor if actor is not None and actor.cls in ("people", "body", "office", "named") else None

    def joined(self, j: int) -> bool:
        """Whether و stands on the word at `j`, which it does not on وزير."""
        word = self.draft.words[j]
        if word.form[:1] != "و" or self._whole(j):
            return False  # "وفدا" is a delegation, not "and Fada"
        if j in self.name_clitics and (j in self.actor_at or j in self.place_at):
            return self.name_clitics[j] == "و"  # واشنطن is a name as it stands
        if self.name_clitics.get(j, "") == "و" or word.proclitics[:1] == "و":
            return True
        return not word.known and len(word.variants) > 1 and any(p == "و" for p, _ in word.variants)

    def opens_its_clause(self, actor: ActorMention) -> bool:
        """Whether who is joined to a phrase has a verb of his own right after him."""
        if actor.stop >= len(self.classes) or not self.draft.same_sentence(actor.first, actor.stop):
            return False
        words = self.draft.words[actor.stop]
        numbers = {r[1][2:5] for r in (*words.events, *words.reporting, *words.light) if r[1][0] == "v"}
        alone = bool(numbers) and numbers <= {"3ms", "3fs"}  # of two it would be dual
        return self.classes[actor.stop] == "V" and alone

    def _nominative_subject(self, actor: ActorMention) -> bool:
        """ "غارات على صنعاء والحوثيون يقولون": by its case no part of the phrase before, with a verb after it."""
        after = actor.stop < len(self.classes) and self.draft.same_sentence(actor.first, actor.stop)
        return after and self.classes[actor.stop] == "V" and self.draft.form(actor.first).endswith("ون")

    def arguments(self, i: int, *, reach: int = 28, through_commas: int = 2) -> list[Chunk]:
        """The noun phrases after token `i` in its clause, in order, each with its preposition."""
        draft, classes = self.draft, self.classes
        out: list[Chunk] = []
        j = i + 1
        stop = min(len(classes), i + reach)
        sentence_stop = min(stop, draft.reading.sentences[draft.sentence_of[i]].stop)
        commas = 0
        prep = ""
        while j < sentence_stop:
            cls, form = classes[j], draft.forms[j]
            if cls == "R" and (resumed := self._short_relative(j, stop)):
                j = resumed
                continue
            if cls in ("V", "S", "R", "C") or form in _ENDS:
                break
            if form == "(":
                j = self._closing(j, stop) + 1
                continue
            if form in PREPOSITION_PRONOUNS:
                out.append(self._pronoun_chunk(j))
                j += 1
                continue
            if cls == ",":
                if form in ("،", ",") and (closing := self.aside(j, stop)):
                    j = closing + 1
                    continue
                if form in ("،", ",", "-", ":", "..") and not self._sets_off_adverb(j):
                    commas += 1
                    if commas > through_commas or form == ":":
                        break
                    if j + 1 < stop and draft.words[j + 1].proclitics[:1] in ("و", "ف") and classes[j + 1] == "V":
                        break
                j += 1
                continue
            if form in BELONGING and out and (whose := self.chunk(j + 1, "")) is not None:
                j = whose.stop  # "اختطفت ميليشيا (قسد) المرتبطة بقوات الاحتلال شبانا"
                continue
            if form in PARTITIVES:
                prep = form if j > i + 1 else ""  # "انسحبت منها كتائب": there it stands for a place
                j += 1
                continue
            if cls == "P":
                prep = form[1:] if form[0] in "وف" and form not in PREPOSITIONS and form != "علي" else form
                j += 1
                continue
            if cls in ("A", "T", "X"):
                j += 1
                continue
            word = draft.words[j]
            clitic = self.clitic_at(j)
            chunk = self.chunk(j, clitic or prep)
            prep = ""
            if chunk is None:
                j += 1
                continue
            if out and not commas and self._same_person(out[-1], chunk):
                out[-1].stop, j = chunk.stop, max(chunk.stop, j + 1)
                continue
            if chunk.prep == "" and not commas and out and self._completes(out[-1], chunk):
                chunk.prep = _IDAFA
            if (
                clitic == ""
                and chunk.prep == ""
                and word.proclitics[:1] in ("و", "ف")
                and out
                and commas == 0
                and not chunk.actor
            ):
                # A noun joined to the phrase before takes its preposition.
                chunk.prep = out[-1].prep
            out.append(chunk)
            j = max(chunk.stop, j + 1)
        return out

    def _short_relative(self, j: int, stop: int) -> int:
        """ "البيان الذي صدر أمس على انسحاب", "التحالف الذي تقوده السعودية": the token after a clause of a verb with
        words of time alone, or with its object on it and its subject alone, else 0.
        """
        k = j + 1
        if k + 1 >= stop or self.classes[k] != "V":
            return 0
        if self.draft.words[k].suffix:
            leader = self.actor_at.get(k + 1)
            return leader.stop if leader is not None and leader.stop < stop else 0
        k += 1
        while k < stop and k in self.timed:
            k += 1
        return k if k > j + 2 and k < stop and self.draft.same_sentence(j, k) else 0

    def aside(self, comma: int, stop: int) -> int:
        """The comma that closes an aside on the occasion, or on who acts, 0 for none: "حث الاتحاد، في بيان أصدره
        المتحدث، الأطراف على", "رفض الحزب، الذي يقوده فلان، الدعوة".
        """
        if comma + 2 >= stop:
            return 0
        said = self.draft.form(comma + 1) in _ASIDE and self.draft.words[comma + 2].rest in _SAID_IN
        if not said and self.draft.form(comma + 1) not in _WHO:
            return 0
        return next((k for k in range(comma + 2, stop) if self.draft.form(k) in ("،", ",")), 0)

    def _sets_off_adverb(self, j: int) -> bool:
        """ "استهدفت مقاتلات، الجمعة، معسكرا": a comma before or after a word of time alone ends nothing."""
        if self.draft.tokens[j].form == ":":
            return False
        after = j + 1 < len(self.classes) and self.classes[j + 1] == "A"
        return after or (j > 0 and self.classes[j - 1] == "A")

    def _same_person(self, before: Chunk, chunk: Chunk) -> bool:
        """ "ولي العهد السعودي الأمير محمد بن سلمان": a second title with the name of whom the first means."""
        one, two = before.actor, chunk.actor
        if one is None or two is None or chunk.prep or before.also or before.stop != chunk.first:
            return False
        return one.entry is not None and one.entry is (two.entry or (two.inner.entry if two.inner else None))

    def _completes(self, governed: Chunk, chunk: Chunk) -> bool:
        """ "بقتل ثلاثة من مواطنيها": a quantity right after an open noun under a preposition is that noun's idafa."""
        word = self.draft.words[governed.stop - 1]
        open_noun = bool(word.events) and not word.definite and not word.suffix
        quantity = self.classes[chunk.first] == "D" and not self.draft.words[chunk.first].proclitics
        return governed.prep != "" and governed.stop == chunk.first and open_noun and quantity

    def _closing(self, j: int, stop: int) -> int:
        """The token that closes the parenthesis opened at `j` (or `j` itself where none does)."""
        return next((k for k in range(j + 1, stop) if self.draft.tokens[k].form == ")"), j)

    def _pronoun_chunk(self, j: int) -> Chunk:
        """ "عليهم", "ضده": a preposition with its pronoun."""
        prep, suffix = PREPOSITION_PRONOUNS[self.draft.tokens[j].form]
        chunk = Chunk(j, prep)
        chunk.actor = pronoun_mention(j, suffix)
        return chunk

    def clitic_at(self, j: int) -> str:
        """The preposition written onto the first word of a phrase ("" for none)."""
        token, word = self.draft.tokens[j], self.draft.words[j]
        if (j in self.actor_at or j in self.place_at) and (j in self.name_clitics or not word.proclitics):
            # A listed name after a clitic: the lexicon does not know the word itself, the name match does.
            return "" if self._whole(j) else self.name_clitics.get(j, "")
        if word.events and token.form == self.draft.lexicon.senses[word.events[0][0]].lemma and token.form[0] == "ب":
            return "ب"  # بدعم is listed with its preposition
        return word.preposition if word.preposition in ("ب", "ل", "ك") and token.kind == "w" else ""

    @cached_property
    def _closing_marks(self) -> set[int]:
        """Every second quotation mark of a sentence."""
        marks = [i for i, token in enumerate(self.draft.tokens) if token.form == '"']
        by_sentence = itertools.groupby(marks, key=lambda i: self.draft.tokens[i].sentence)
        return {i for _, found in by_sentence for i in list(found)[1::2]}

    def _names(self, quote: int) -> bool:
        """Whether the quotation mark belongs to a name («دولة العراق الإسلامية») and opens no speech."""
        inside = quote - 1 if quote in self._closing_marks else quote + 1
        return 0 <= inside < len(self.actor_over) and self.actor_over[inside] is not None

    def clause_start(self, i: int) -> int:
        """The first token of the clause that token `i` stands in."""
        draft, classes = self.draft, self.classes
        j = i - 1
        sentence = draft.reading.sentences[draft.sentence_of[i]]
        while j >= sentence.first:
            form = draft.forms[j]
            if draft.skip[j]:
                return j + 1  # the dateline: "جدة - اتفق الجيش"
            if form == '"' and (opening := self._quoted_name(j)) is not None:
                j = opening - 1
                continue
            if classes[j] in ("S", "R", "C", "V") or form in (":", "؛", ".", "…"):
                return j + 1
            if classes[j] == "X" and any(classes[m] == "N" for m in range(j + 1, i)):
                return j + 1  # "تلة كان المتمردون قد سيطروا عليها"
            partly = j == i - 1 and j > 0 and self.actor_over[j - 1] is not None  # «المتهمين "شاركوا في ..."»
            if form == '"' and not partly and not self._names(j):
                return j + 1
            j -= 1
        return j + 1

    def answers(self, i: int) -> bool:
        """ "أما المحتجون فقالوا": the verb at `i` tells of whom the clause turns to."""
        opening = self.clause_start(i) - 1
        return self.draft.words[i].proclitics == "ف" and self.draft.form(opening).removeprefix("و") == AS_FOR

    def _quoted_name(self, closing: int) -> int | None:
        """The mark that opens a quoted name closed at `closing` ("صحيفة "لوموند" نشرت"): no clause begins there."""
        draft = self.draft
        for k in range(closing - 2, max(-1, closing - 2 - _LONGEST_QUOTED_NAME), -1):
            if not draft.same_sentence(k, closing):
                return None
            if draft.tokens[k].form == '"':
                named = k > 0 and self.classes[k - 1] in ("N", "?") and not self.draft.words[k - 1].may_be_verb
                return k if named else None
        return None


def _neighbour(mention: ActorMention) -> bool:
    return mention.cls == "people" and mention.key.split("/")[0] == "head:جار"
