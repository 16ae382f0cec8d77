"""A shallow syntax of a sentence: what class each word has here, where clauses begin, which noun phrases follow a word.

Classes: V finite verb, X auxiliary (كان، ما زال), N noun, J adjective, P preposition, S subordinator (أن), R relative
pronoun, C clause conjunction (فيما), D determiner or quantity, A adverb, T other particle,
"," punctuation, "?" unknown.
"""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft, ToponymMention, nisba_mention, pronoun_mention
from marsad.lexicon.analysis import Word

PREPOSITIONS = frozenset(
    "في من الي عن مع بين ضد نحو تجاه لدي حول خلال بعد قبل عبر منذ حتي عقب اثر جراء رغم دون بدون وسط امام تحت فوق قرب "
    "بحضور بمشاركه برفقه بصحبه بزعامه بقياده برياسه باشراف داخل خارج بحق لصالح بسبب نتيجه اثناء ضمن غير سوي عند حيال ازاء بشان حسب وفق بحسب رغم قباله صوب بغيه باتجاه".split()
)
_SUBORDINATORS = frozenset(
    "ان انه انها انهم انهما انني اننا بان بانه بانها بانهم لان لانه لانها لانهم كان_ ان_".split()
)
RELATIVES = frozenset("الذي التي الذين اللذين اللتين اللذان اللتان اللواتي اللاتي".split())
_CLAUSE_CONJUNCTIONS = frozenset(
    "فيما بينما حين حيث عندما بعدما قبلما كما لكن ولكن لكنه لكنها لكنهم اذ اذا لو كي لكي حينما ريثما مما الا بل لذا "
    "لذلك وذلك علما عنديذ حتي".split()
)
_AUXILIARIES = frozenset(
    "كان كانت كانوا كانا كانتا يكون تكون يكونون يكونوا تكن يكن بات باتت باتوا اصبح اصبحت ظل ظلت ظلوا زال زالت زالوا "
    "يزال تزال يزالون عاد_ ليس ليست ليسوا".split()
)
_PRE_VERBAL = frozenset(
    "قد لقد لم لن لا سوف ما لما كي لكي حتي حيث عندما بعدما بينما فيما حين كما اذا لو اذ ثم ان انه انها انهم "
    "حسبما بحسبما وفقما مثلما".split()
)
# Number words as written in folded text.
CARDINALS = frozenset(
    "اثنين اثنان اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني ثمان تسعه تسع عشره عشر عشرين عشرون "
    "ثلاثين ثلاثون اربعين اربعون خمسين خمسون ستين سبعين ثمانين تسعين ميه مايه ميتي ميتين ميتا ميتان مايتي مايتين مايتا الف الفا الفي الفين الفان مليوني مليونا".split()
)
# Numbers at large, before whom they count.
MANY = frozenset("عشرات ميات الاف العشرات الميات الالاف".split())
_DETERMINERS = CARDINALS | MANY | frozenset(
    "هذا هذه ذلك تلك هولاء هذين هاتين كل كافه جميع بعض عده عدد عددا ملايين "
    "اكثر اقل نحو حوالي زهاء قرابه "
    "العديد اي احد احدي كلا كلتا معظم غالبيه اغلب مجموعه ساير مختلف مجمل نصف ثلث ربع بضعه مليون "
    "واحد واحده".split()
)
_ADVERBS = frozenset(
    "مساء صباحا ليلا نهارا ظهرا فجرا عصرا ايضا فقط الان فيه فيها فيهما عنه عنها عنهما خلاله خلالها حاليا سابقا لاحقا مجددا قبيل فورا بشكل "
    "جوا برا بحرا بقوه الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الماضي الماضيه المقبل القادم الجاري الحالي "
    """
        وفقا طبقا نقلا استنادا تبعا خلافا ردا اضافه بالاضافه فضلا علاوه احتجاجا تزامنا كذلك هناك هنا ثمه جميعا
        معا رسميا مرارا بشده علنا تقريبا
    """.split()
)
_OTHER = frozenset(
    "اخر اخري اخرين اخرون اخريات الاخر الاخري الاخرين الاخرون ذاته ذاتها نفسه نفسها نفسهم انفسهم".split()
)
_PRONOUNS = frozenset("هو هي هم هما وهو وهي وهم فهو فهي انا نحن".split())
_VERBAL_PARTICLES = frozenset("كيف وكيف لماذا متي اين هنالك قد لقد لم لن لا سوف ما لما ثم هل الا ليت لعل".split())
_NOUN_BEFORE = PREPOSITIONS | frozenset(
    "كل اي بعض عده جميع كافه معظم اول ثاني ثالث اخر احد اكثر هذا هذه تلك ذلك نفس ذات مثل غير عدم".split()
)
# "في وقت تواصل فيه قواته": an open word of time before a verb.
_TIMES_BEFORE = frozenset("وقت حين لحظه يوم".split())
JUSSIVE_BEFORE = frozenset("لم لا ولم فلم الم ان لما".split())
# A verbal noun joined by و stands at most this many words after the one it is joined to.
_JOINED_REACH = 8
# "قتل ثمانية مدنيين بينهم ثلاثة أطفال": what follows is a part of whom the clause has named, no argument.
_PARTITIVES = frozenset("بينهم بينهن بينها بينهما منهم منهن منها ضمنهم".split())
# What governs the second term of an idafa whose first term stands under a preposition.
_IDAFA = "idafa"
# After these a noun stands, never a verb.
_GOVERNING = frozenset("في وفي الي والي عن وعن مع ومع علي وعلي".split())
_LONGEST_QUOTED_NAME = 4
_EXPRESS_REACH = 6
_STOPS = frozenset(".!؟?؛;")
_SHORTEST_STEM = 3


_SOURCE_WORDS = frozenset("وفقا طبقا بحسب حسب حسبما نقلا وفق".split())
PREPOSITION_PRONOUNS = {
    stem + suffix: (prep, suffix)
    for prep, stem in (("علي", "علي"), ("ضد", "ضد"), ("بحق", "بحق"), ("مع", "مع"), ("الي", "الي"), ("عن", "عن"))
    for suffix in ("ه", "ها", "هم", "هما")
} | {clitic + suffix: (clitic, suffix) for clitic in ("ل", "ب") for suffix in ("هم", "هما")}
INSIDE = frozenset("في وفي داخل قرب وسط حول".split())  # what stands after them is a place, where it may be one
BELONGING = frozenset(
    "التابع التابعه التابعين التابعون تابع تابعه تابعين تابعون الموالي المواليه الموالين الموالون موال موالون مواليه موالين تابعا مواليا مرتبطا محسوبا "
    "المواليين المرتبط المرتبطه المرتبطين المرتبطون مرتبط مرتبطه مرتبطين المنتمين المنتمي المنتميه المحسوبه المحسوب "
    "المناصره المويده المويدين".split()
)
CLOSED_CLASS = (
    _OTHER
    | _VERBAL_PARTICLES
    | _PRONOUNS
    | PREPOSITIONS
    | _SUBORDINATORS
    | RELATIVES
    | _CLAUSE_CONJUNCTIONS
    | _AUXILIARIES
    | _PRE_VERBAL
    | _DETERMINERS
    | _ADVERBS
)


def _whole_verb(word: Word) -> bool:
    """Whether the first letter belongs to a verb: فتحت "opened" is no ف + تحت "under"."""
    return word.proclitics == "" and any(r[1][:5] == "vP3fs" for r in word.events)


class Chunk:
    """A noun phrase: tokens `first` up to `stop`; `prep` what governs it ("" for none, "ل" for a clitic).

    `actor` and `place` are the mentions found inside (the last, innermost one counts: "مواقع قوات النظام"); `also` the
    actors joined to it by و.
    """

    __slots__ = ("actor", "also", "first", "owned", "place", "places", "prep", "stop")

    def __init__(self, first: int, prep: str) -> None:
        self.first = first
        self.stop = first + 1
        self.prep = prep
        self.actor: ActorMention | None = None
        self.place: ToponymMention | None = None
        self.places: list[ToponymMention] = []
        self.also: list[ActorMention] = []
        self.owned = False

    def __repr__(self) -> str:
        return f"<chunk {self.first}:{self.stop} prep={self.prep!r} {self.actor} {self.place}>"

    @property
    def actors(self) -> list[ActorMention]:
        """The actor and those joined to it."""
        return [self.actor, *self.also] if self.actor else []


class Syntax:
    """Classes and look-ups for one document."""

    def __init__(
        self,
        draft: Draft,
        actors: list[ActorMention],
        places: list[ToponymMention],
        timed: dict[int, int],
        name_clitics: dict[int, str],
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
        self.name_clitics = name_clitics
        self.classes: list[str] = []
        for i in range(len(draft.tokens)):
            self.classes.append(self._classify(i))

    # -- classes --------------------------------------------------------------------------------------------------

    def _classify(self, i: int) -> str:
        draft = self.draft
        token = draft.tokens[i]
        if token.kind == "p":
            return ","
        if i in self.timed:
            return "A"
        if token.kind == "n":
            return "D"
        form, word = token.form, draft.words[i]
        bare = form[1:] if form[0] in "وف" and len(form) > 2 and not _whole_verb(word) else form
        if bare == "نحو" and i + 1 < len(draft.tokens) and self._number(i + 1):
            return "D"  # "نحو 300 لاجئ"
        for f in (form, bare):
            if f in RELATIVES:
                return "R"
            if f in _SUBORDINATORS:
                return "S"
            if f in _CLAUSE_CONJUNCTIONS:
                return "C"
            if f in PREPOSITIONS:
                return "V" if f == "عبر" and self._expresses(i) else "P"
            if f == "علي" and (token.last == "ى" or self.actor_over[i] is None):
                return "P"
            if f in _AUXILIARIES:
                return "X"
        if self.actor_over[i] is not None or self.place_over[i] is not None:
            return "N"
        for f in (form, bare):
            if f in _DETERMINERS:
                return "D"
            if f in _OTHER:
                return "J"
            if f in _VERBAL_PARTICLES:
                return "T"
            if f in _ADVERBS and token.last not in ("أ", "إ"):
                return "A"  # هنأ is no هنا
        if self._adjective_here(i):
            return "J"
        if word.may_be_verb and self._verb_here(i):
            return "V"
        if word.events or word.light or word.reporting or "N" in word.pos or word.heads or word.place_heads:
            return "N"
        if word.nisba or word.group is not None or word.adjective is not None or "J" in word.pos:
            return "J"
        if word.particle:
            return "T"
        return "?"

    def _number(self, i: int) -> bool:
        return self.draft.tokens[i].kind == "n" or self.draft.form(i) in CARDINALS

    def _expresses(self, i: int) -> bool:
        """ "وعبر غريفيث عن ارتياحه": عبر with عن soon after it is the verb, else "through"."""
        draft = self.draft
        joined = draft.form(i)[0] in "وف" or draft.form(i - 1) in ("،", ",")
        opens = i == 0 or not draft.same_sentence(i - 1, i) or joined
        reach = range(i + 1, min(i + 1 + _EXPRESS_REACH, len(draft.tokens)))
        return opens and any(draft.form(k) == "عن" and draft.same_sentence(i, k) for k in reach)

    def _adjective_here(self, i: int) -> bool:
        """ "هجوم انتحاري", "القصف الروسي": a listed adjective or nisba after a noun that it agrees with."""
        word = self.draft.words[i]
        if (word.adjective is None and not word.nisba) or word.proclitics or word.suffix or not i or not self.draft.same_sentence(i, i - 1):
            return False
        return self.classes[i - 1] in ("N", "J", "?") and self.draft.words[i - 1].definite == word.definite

    def _verb_here(self, i: int) -> bool:
        """Whether the word at `i`, which may be a verb, is one in this place."""
        draft, word = self.draft, self.draft.words[i]
        if word.definite or (word.preposition in ("ب", "ك") and word.rest != word.form):
            return False
        readings = (*word.events, *word.light, *word.reporting)
        verbal = [r for r in readings if r[1][0] == "v"]
        if (
            verbal
            and all(r[1][1] == "J" for r in verbal)
            and "V" not in word.pos
            and draft.form(i - 1) not in JUSSIVE_BEFORE
        ):
            return False
        nominal = [r for r in readings if r[1][0] != "v"]
        if nominal and draft.original_word(i).lstrip("وف").startswith("إ"):
            return False  # "مؤكدة إدانتها": the hamza below tells إدانة from أدانت
        if word.preposition == "ل" and not any(r[1][1] == "I" for r in verbal):
            return False
        if word.given is not None and i and self.classes[i - 1] == "V":
            return False  # "وأضاف عبد الرحمن"
        if i and draft.form(i - 1) in _GOVERNING and draft.same_sentence(i, i - 1):
            return False  # "في صفحته"
        if not nominal and "N" not in word.pos and "J" not in word.pos and not word.heads:
            return not self._verbal_noun_shape(i)
        j = i - 1
        if j < 0 or not draft.same_sentence(i, j):
            return not self._title_noun(i)
        before, previous = draft.tokens[j].form, self.classes[j]
        bare = before[1:] if before[0] in "وف" and len(before) > 2 else before
        if bare in _PRE_VERBAL or previous in ("R", "X", "S", "C"):
            return not (previous == "S" and word.definite)
        if bare in _NOUN_BEFORE or previous in ("P", "D"):
            return False
        if bare in _TIMES_BEFORE and not word.proclitics:
            return True
        if word.suffix and verbal and nominal:
            # قصفها: after a noun it is a clause about it, after a verb its object.
            # A name needs no such clause: "أعلنت مصر دعمها".
            over = self.actor_over[j]
            named = over is not None and over.entry is not None
            return previous in ("N", "J", "?") and not (draft.words[j].proclitics or draft.words[j].definite or named)
        if previous == "V":
            return False
        if word.proclitics in ("و", "ف"):
            return not (nominal and (self._joined_noun(i) or self._second_of_governed(i)))
        if previous == ",":
            return True
        if previous == "N" and self.actor_over[j] is not None:
            return not (nominal and self._object_expected(i))
        if previous in ("N", "?"):
            return draft.words[j].definite or (self.actor_over[j] is not None or self.place_over[j] is not None)
        return previous in ("A", "T", "J")

    def _verbal_noun_shape(self, i: int) -> bool:
        """ "نقاط تجمع": a ت-form right after an indefinite noun is a verbal noun of form V more often than a verb."""
        word = self.draft.words[i]
        j = i - 1
        if not word.rest.startswith("ت") or j < 0 or not self.draft.same_sentence(i, j) or word.proclitics:
            return False
        return self.classes[j] in ("N", "P", "D") and not self.draft.words[j].definite and self.actor_over[j] is None

    def _object_expected(self, i: int) -> bool:
        """ "أكدت مصادر عسكرية تحرك ألوية": a verb before that still wants its object makes this word a noun."""
        draft = self.draft
        k = i - 1
        while k >= 0 and draft.same_sentence(i, k):
            cls = self.classes[k]
            if cls in ("S", "R", "C") or draft.tokens[k].form in (":", '"', "،", ","):
                return False
            if cls == "V":
                return bool(draft.words[k].reporting or draft.words[k].light)
            k -= 1
        return False

    def _title_noun(self, i: int) -> bool:
        """A headline begins with a noun ("قصف مواقع ..."), a sentence with a verb ("قصف الطيران مواقع ...")."""
        draft = self.draft
        token = draft.tokens[i]
        if token.paragraph or draft.form(draft.reading.sentences[token.sentence].stop - 1) == ".":
            return False
        return all(r[1][1:4] == "P3m" for r in draft.words[i].events if r[1][0] == "v")

    def _joined_noun(self, i: int) -> bool:
        """وقصف after a verbal noun joined to it ("قتل وقصف المدنيين")."""
        j = i - 1
        before = self.draft.words[j]
        return self.classes[j] == "N" and bool(before.events) and not before.definite and self.actor_over[j] is None

    def _second_of_governed(self, i: int) -> bool:
        """ "أسفرت عن أسر أربعة وقتل آخرين": joined to a verbal noun under a preposition, with no verb or sign between."""
        draft = self.draft
        for k in range(i - 1, max(-1, i - _JOINED_REACH), -1):
            if not draft.same_sentence(i, k) or self.classes[k] in ("V", ",", "S", "C", "R"):
                return False
            act = any(r[1][0] == "n" for r in (*draft.words[k].events, *draft.words[k].light))
            if act and not draft.words[k].definite and self.classes[k] == "N":
                if draft.words[k].preposition or (k > 0 and self.classes[k - 1] == "P"):
                    return True
        return False

    def chunk(self, i: int, prep: str) -> Chunk | None:
        """The noun phrase that starts at token `i`, its quantity included; None where none does."""
        draft, classes = self.draft, self.classes
        n = len(classes)
        j = i
        sentence = draft.tokens[i].sentence
        while (
            j < n
            and draft.tokens[j].sentence == sentence
            and (
                (classes[j] == "D")
                or (draft.tokens[j].form in ('"', "#", "(", "من") and (j > i or draft.tokens[j].form != "من"))
            )
        ):
            j += 1
        if j >= n or draft.tokens[j].sentence != sentence or classes[j] not in ("N", "?", "J"):
            if j > i and classes[i] == "D":
                chunk = Chunk(i, prep)
                chunk.stop = j
                return chunk
            return None
        chunk = Chunk(i, prep)
        definite = False
        while j < n and draft.tokens[j].sentence == sentence:
            form = draft.tokens[j].form
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
                if chunk.actor is not None or (definite and chunk.stop > chunk.first + (j > i)):
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
            if cls == "N" or cls == "?":
                if definite and not (cls == "?" and word.definite):
                    break
                if j > i and not definite and cls == "N" and not word.definite and self._new_phrase(j):
                    break
                definite = word.definite or bool(word.suffix)
                j = chunk.stop = j + 1
                continue
            break
        if chunk.actor is None and not any(draft.words[k].events for k in range(chunk.first, chunk.stop)):
            self._owner(chunk)
        if chunk.actor is None and not any(p.entry is not None for p in chunk.places):
            self._nisba_inside(chunk)
        self.take_conjuncts(chunk)
        return chunk

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
        draft = self.draft
        j = chunk.stop
        n = len(draft.tokens)
        while j < n and (
            (self.classes[j] in ("J", "?") and not self.draft.words[j].proclitics) or draft.form(j) in BELONGING
        ):
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
        draft = self.draft
        j = chunk.stop
        n = len(draft.tokens)
        while j < n and draft.tokens[j].sentence == draft.tokens[chunk.first].sentence:
            if draft.tokens[j].form in ("،", ",", '"', "#", ")") and j + 1 < n:
                j += 1
                continue
            if draft.tokens[j].form == "و":
                j += 1
                while j < n and draft.tokens[j].form in ('"', "#"):
                    j += 1
                if j >= n:
                    break
            elif not self.joined(j) and not (
                chunk.places and (between := self.place_at.get(j)) is not None and between.direction
            ):
                break
            actor, place = self.actor_at.get(j), self.place_at.get(j)
            if actor is not None and actor.cls in ("person", "office", "state") and self.opens_its_clause(actor):
                break  # "هجوم على كييف وزيلينسكي يدعو إلى عقوبات"
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

    def joined(self, j: int) -> bool:
        """Whether و stands on the word at `j`, which it does not on وزير."""
        word = self.draft.words[j]
        if self.name_clitics.get(j, "") == "و" or word.proclitics[:1] == "و":
            return True
        return not word.known and any(p == "و" for p, _ in word.variants)

    def opens_its_clause(self, actor: ActorMention) -> bool:
        """Whether who is joined to a phrase has a verb of his own right after him."""
        if actor.stop >= len(self.classes) or not self.draft.same_sentence(actor.first, actor.stop):
            return False
        words = self.draft.words[actor.stop]
        numbers = {r[1][2:5] for r in (*words.events, *words.reporting, *words.light) if r[1][0] == "v"}
        alone = bool(numbers) and numbers <= {"3ms", "3fs"}  # of two it would be dual
        return self.classes[actor.stop] == "V" and alone

    # -- arguments ------------------------------------------------------------------------------------------------

    def arguments(self, i: int, *, reach: int = 28, through_commas: int = 2) -> list[Chunk]:
        """The noun phrases after token `i` in its clause, in order, each with its preposition."""
        draft, classes = self.draft, self.classes
        out: list[Chunk] = []
        j = i + 1
        stop = min(len(classes), i + reach)
        commas = 0
        prep = ""
        while j < stop and draft.same_sentence(i, j):
            cls, token = classes[j], draft.tokens[j]
            if cls in ("V", "S", "R", "C") or token.form in _STOPS or token.form in _SOURCE_WORDS:
                break
            if token.form == "(":
                j = self._closing(j, stop) + 1
                continue
            if token.form in PREPOSITION_PRONOUNS:
                out.append(self._pronoun_chunk(j))
                j += 1
                continue
            if cls == ",":
                if token.form in ("،", ",", "-", ":", "..") and not self._sets_off_adverb(j):
                    commas += 1
                    if commas > through_commas or token.form == ":":
                        break
                    if j + 1 < stop and draft.words[j + 1].proclitics[:1] in ("و", "ف") and classes[j + 1] == "V":
                        break
                j += 1
                continue
            if token.form in _PARTITIVES:
                prep = token.form
                j += 1
                continue
            if cls == "P":
                form = token.form
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

    def _sets_off_adverb(self, j: int) -> bool:
        """ "استهدفت مقاتلات، الجمعة، معسكرا": a comma before or after a word of time alone ends nothing."""
        if self.draft.tokens[j].form == ":":
            return False
        after = j + 1 < len(self.classes) and self.classes[j + 1] == "A"
        return after or (j > 0 and self.classes[j - 1] == "A")

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
        actor, place = self.actor_at.get(j), self.place_at.get(j)
        token, word = self.draft.tokens[j], self.draft.words[j]
        if (actor is not None or place is not None) and (j in self.name_clitics or not word.proclitics):
            # A listed name after a clitic: the lexicon does not know the word itself, the name match does.
            return self.name_clitics.get(j, "")
        return word.preposition if word.preposition in ("ب", "ل", "ك") and token.kind == "w" else ""

    def _names(self, quote: int) -> bool:
        """Whether the quotation mark belongs to a name («دولة العراق الإسلامية») and opens no speech."""
        beside = (k for k in (quote - 1, quote + 1) if 0 <= k < len(self.actor_over))
        return any(self.actor_over[k] is not None for k in beside)

    def clause_start(self, i: int) -> int:
        """The first token of the clause that token `i` stands in."""
        draft, classes = self.draft, self.classes
        j = i - 1
        while j >= 0 and draft.same_sentence(i, j):
            if draft.skip[j]:
                return j + 1  # the dateline: "جدة - اتفق الجيش"
            if draft.tokens[j].form == '"' and (opening := self._quoted_name(j)) is not None:
                j = opening - 1
                continue
            if classes[j] in ("S", "R", "C", "V") or draft.tokens[j].form in (":", "؛", ".", "…"):
                return j + 1
            if draft.tokens[j].form == '"' and not self._names(j):
                return j + 1
            j -= 1
        return j + 1

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
