"""Clauses: who is the subject of a verb, said before it, after it, or taken up from a verb before."""

from __future__ import annotations

from marsad.extract.agreement import PERSON_OF, PRONOUN_OF, compatible, is_pronoun, verb_features
from marsad.extract.chunk import Chunk
from marsad.extract.draft import ActorMention, Draft, pronoun_mention
from marsad.extract.event import Trigger
from marsad.extract.parties import Parties
from marsad.extract.roles import SPEECH, Roles
from marsad.extract.syntax import Syntax

_REACH_LEFT = 40
_WHOEVER = frozenset("من ومن فمن".split())
_SENTENCES_BACK = 2
_SUBJECT_AND_OBJECT = 2
_RESUMPTIVES = frozenset("فيه فيها به بها منه منها عليه عليها اليه اليها".split())


_DASHES = frozenset("-–—")


class Clauses:
    """Looks up subjects for the triggers of one document."""

    def __init__(self, draft: Draft, syntax: Syntax, trigger_at: dict[int, Trigger]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = trigger_at
        self.undergone: set[int] = set()  # verbs whose subject is who it was done to
        self._subjects: dict[int, list[ActorMention]] = {}
        self._parties = Parties(self)

    def prior_subject(self, i: int) -> ActorMention | None:
        """The subject of the nearest verb before in the sentence; for several, after a comma, not of one that tells of
        a noun ("التي تنظمها النقابات، وحطموا").
        """
        syntax = self.syntax
        j = i - 1
        resumes = self._after_comma(i) and self.draft.form(i).endswith("وا")
        while j >= 0 and self.draft.same_sentence(i, j):
            on_noun = resumes and j > 0 and (syntax.classes[j - 1] == "R" or self._bare_relative(j) is not None)
            if syntax.classes[j] == "V" and not on_noun and (subject := self.subject_of(j)) is not None:
                return subject
            j -= 1
        return None

    def subject_of(self, i: int) -> ActorMention | None:
        """The explicit subject of the verb at token `i`, left or right of it."""
        return next(iter(self.subjects_of(i)), None)

    def subjects_of(self, i: int) -> list[ActorMention]:
        """The explicit subject of the verb at token `i` with those joined to it."""
        if i in self._subjects:
            return self._subjects[i]
        self._subjects[i] = []
        trigger = self.trigger_at.get(i)
        if trigger is not None and trigger.is_verb and trigger.token == i:
            roles = Roles()
            subject, _ = self.parties(trigger, roles)
            self._subjects[i] = subject.actors if subject is not None else []
            if roles.passive or trigger.sense.frame.get("s", "A") != "A":
                self.undergone.add(i)
            return self._subjects[i]
        png = verb_features(self.draft, i)[2:5]
        found: list[ActorMention] = []
        relative = self.relative_antecedent(i)
        if relative is not None and not self.draft.words[i].suffix:
            self._subjects[i] = relative.actors
            return relative.actors
        resumed = self.draft.form(i + 1) in _RESUMPTIVES  # "الوقت الذي تواصل فيه قواته"
        if i and self.syntax.classes[i - 1] == "R" and not self.draft.words[i].suffix and not resumed:
            return found  # "قاعدة تضم قوات": the thing before الذي is the subject
        if not found:
            left = self.left_subject(i)
            if left is not None and (self.adjacent(left, i) or png == "3mp"):
                found = left.actors
        if not found and png != "3mp":
            first = next((a for a in self.syntax.arguments(i) if a.prep == ""), None)
            if first is not None:
                found = first.actors
        self._subjects[i] = found
        return found

    def has_object(self, i: int) -> bool:
        """Whether the verb at token `i` has somebody for its object."""
        trigger = self.trigger_at.get(i)
        obj = self.parties(trigger, Roles())[1] if trigger is not None and trigger.is_verb else None
        return obj is not None and obj.actor is not None

    def subject_before(self, i: int, png: str) -> ActorMention | None:
        """The subject of the last verbs of the sentences before that agrees: the story goes on with whom it told of."""
        classes = self.syntax.classes
        sentence = self.draft.tokens[i].sentence
        for j in range(i - 1, -1, -1):
            if sentence - self.draft.tokens[j].sentence > _SENTENCES_BACK:
                return None
            if classes[j] == "V" and not self.draft.skip[j]:
                subject = self.subject_of(j)
                if subject is not None and compatible(self.draft, subject, png):
                    return subject
        return None

    def dropped_subject(self, trigger: Trigger) -> ActorMention | None:
        """Whom a verb without a subject goes on to tell of; a bare pronoun where nobody before agrees with it."""
        png = trigger.features[2:5]
        if len(png) < 2 or self._counted_alone(trigger.token) or self._of_whoever(trigger.token):
            return None
        if png in ("1p", "1pb", "1pa", "1s"):
            return None
        prior = self.prior_subject(trigger.token)
        speaker = self.speaking(trigger) if self._after_comma(trigger.token) else None
        if speaker is not None and compatible(self.draft, speaker, png):
            return speaker  # "قال التجمع إن الأمن اعتقل أعضاءه، وطالب بالإفراج عنهم"
        if prior is not None and compatible(self.draft, prior, png):
            return prior
        left = self.left_subject(trigger.token)
        if left is not None and left.actor is not None and compatible(self.draft, left.actor, png):
            return left.actor
        told = self._object_before(trigger, png)
        if told is not None:
            return told
        before = self.subject_before(trigger.token, png)
        if before is not None:
            return before
        pronoun = ActorMention(trigger.token, trigger.stop, "pronoun")
        pronoun.number, pronoun.gender = png[2:3] or "s", png[1:2]
        return pronoun

    def _of_whoever(self, i: int) -> bool:
        """ "من يسيطر على الرواية يسيطر على الذاكرة": a sentence on whoever does a thing goes on with nobody."""
        first = self.draft.reading.sentences[self.draft.sentence_of[i]].first
        return first < i and self.draft.form(first) in _WHOEVER and self.syntax.classes[first + 1] == "V"

    def _object_before(self, trigger: Trigger, png: str) -> ActorMention | None:
        """ "هدد نصر الله إسرائيل بالرد إذا استهدفت مدنيين": whom the verb before addresses does what follows."""
        if trigger.proclitics[:1] in ("و", "ف"):
            return None
        for j in range(trigger.token - 1, -1, -1):
            if not self.draft.same_sentence(trigger.token, j):
                return None
            before = self.trigger_at.get(j)
            if before is not None and before.is_verb and before.sense.type in SPEECH:
                _, addressed = self.parties(before, Roles())
                agrees = addressed is not None and addressed.actor and compatible(self.draft, addressed.actor, png)
                return addressed.actor if addressed is not None and agrees else None
        return None

    def _counted_alone(self, i: int) -> bool:
        """ "أعلنت الشرطة أن عشرة على الأقل قتلوا": a number alone after أن is the subject."""
        start = self.syntax.clause_start(i)
        opened = 0 < start < i and self.syntax.classes[start - 1] == "S"
        return (
            opened
            and self.syntax.classes[start] == "D"
            and all(self.syntax.classes[k] in ("D", "P", "J", "A") for k in range(start, i))
        )

    def _after_comma(self, i: int) -> bool:
        return i > 0 and self.draft.form(i - 1) in ("،", ",") and self.draft.same_sentence(i - 1, i)

    def speaking(self, trigger: Trigger) -> ActorMention | None:
        """ "وأكد القائد أن ...، داعيا السكان": who speaks in the sentence is who calls."""
        if trigger.sense.type not in SPEECH:
            return None
        for j in range(trigger.token - 1, -1, -1):
            if not self.draft.same_sentence(trigger.token, j):
                return None
            spoken = self.draft.words[j].reporting or (j in self.trigger_at and self.trigger_at[j].sense.type in SPEECH)
            if self.syntax.classes[j] == "V" and spoken and (subject := self.subject_of(j)) is not None:
                return subject
        return None

    def left_subject(self, i: int) -> Chunk | None:
        """The noun phrase that opens the clause before the verb at `i`, not governed by a preposition."""
        draft, syntax = self.draft, self.syntax
        start = syntax.clause_start(i)
        pronoun = PRONOUN_OF.get(draft.form(start - 1).lstrip("وف")) if start else None
        if pronoun is not None and draft.same_sentence(start - 1, i):
            return self._resumed(start - 1, pronoun) if self._open_before(start, i) else None
        if i and draft.form(i - 1) in _DASHES and draft.same_sentence(i - 1, i):
            return None  # "غزة 17-3-2021 وفا- استشهد ثمانية"
        joined = draft.words[i].proclitics[:1] in ("و", "ف")
        if joined and i and draft.form(i - 1) in ("،", ","):
            return None  # "بأن العقوبات عديمة الجدوى، واتهم": goes on with the verb before
        if start and syntax.classes[start - 1] == "V" and joined:
            return None  # "استدعت سفيرها وجمدت": what stands between belongs to the verb before
        nearest = syntax.actor_over[i - 1] if i else None
        if nearest is not None and nearest.first > start and self._another_opens(nearest.first, i):
            return self.with_conjuncts(nearest, i)  # "مقتل طفلين بقذيفة والجيش يعلن"
        after_verb = start > 0 and syntax.classes[start - 1] == "V"
        j = max(start, i - _REACH_LEFT)
        prep = False
        while j < i:
            cls = syntax.classes[j]
            if cls == "P":
                # "العشرات من المستوطنين", "عدد من": من after a quantity governs nobody
                prep = prep or not (draft.tokens[j].form == "من" and j > start and self._quantity(j - 1))
                j += 1
                continue
            actor = syntax.actor_at.get(j)
            if actor is not None and actor.stop <= i:
                if not prep and syntax.clitic_at(j) not in ("ب", "ل", "ك"):
                    left = self.with_conjuncts(actor, i)
                    if self._another_opens(left.stop, i):
                        j = left.stop  # "120 ألف نازح والأمم المتحدة تطالب": who comes after و is the subject
                        continue
                    return left if not after_verb or self._runs_on(left, i) else None
                j = actor.stop
                prep = False
                continue
            if cls == "N" and not prep and draft.words[j].preposition == "" and actor is None:
                chunk = syntax.chunk(j, "")
                if chunk is not None and chunk.stop <= i:
                    own = not after_verb or self._runs_on(chunk, i)
                    if own and (chunk.actor is not None or j == start):
                        return chunk
                    j = max(chunk.stop, j + 1)
                    continue
            if cls in ("N", "?"):
                prep = False
            if draft.tokens[j].form in (",", "،") and j > start:
                prep = False
            j += 1
        return None

    def _quantity(self, j: int) -> bool:
        """ "العشرات", "عدد كبير", "عددا قليلا": words of number right before من."""
        classes = self.syntax.classes
        return classes[j] in ("D", "J") or (classes[j] == "T" and j > 0 and classes[j - 1] == "D")

    def _resumed(self, i: int, suffix: str) -> Chunk:
        """ "إنه يرفض", "غير أنها استعادت": the pronoun on the particle at `i` is the subject."""
        chunk = Chunk(i, "")
        prior = self.prior_subject(i)
        agrees = prior is not None and compatible(self.draft, prior, PERSON_OF[suffix])
        chunk.actor = prior if agrees else pronoun_mention(i, suffix)
        return chunk

    def _open_before(self, start: int, i: int) -> bool:
        """Only adverbs, auxiliaries and particles stand between the particle and the verb."""
        return all(self.syntax.classes[k] in ("A", "X", "T", "P", "D") for k in range(start, i))

    def _another_opens(self, j: int, i: int) -> bool:
        """Whether somebody joined by و at token `j` stands right before the verb at `i` and opens a clause with it."""
        actor = self.syntax.actor_at.get(j)
        return actor is not None and actor.stop == i and self.syntax.joined(j) and self.syntax.opens_its_clause(actor)

    def _runs_on(self, chunk: Chunk, i: int) -> bool:
        """ "بدأت القوات تتقدم" against "كشفت صحف عن صفقة، قدمت تركيا": nothing parts phrase and verb."""
        return all(self.syntax.classes[k] in ("J", "A", "X", "T", "?") for k in range(chunk.stop, i))

    def _vowelled_passive(self, trigger: Trigger) -> bool:
        """ "قُتل": the damma on the first letter of a past verb makes it passive."""
        written = self.draft.original_word(trigger.token)[len(trigger.proclitics) :]
        return trigger.features[1:2] == "P" and trigger.features[-1] != "a" and written[1:2] == "\u064f"

    def _apposed(self, chunk: Chunk) -> bool:
        """ "أمر حفتر، قائد الجيش، قواته": an office between commas after a person says who he is."""
        draft = self.draft
        if chunk.actor is None or chunk.actor.cls != "office" or chunk.first < 2 or draft.form(chunk.first - 1) != "،":
            return False
        before = self.syntax.actor_over[chunk.first - 2]
        return before is not None and before.cls == "person" and draft.form(chunk.stop) == "،"

    def with_conjuncts(self, actor: ActorMention, limit: int) -> Chunk:
        """`actor` with those joined to it by و that end before token `limit`."""
        chunk = Chunk(actor.first, "")
        chunk.stop = actor.stop
        chunk.actor = actor
        self.syntax.take_conjuncts(chunk)
        chunk.also = [m for m in chunk.also if m.stop <= limit]
        return chunk

    def adjacent(self, chunk: Chunk, i: int) -> bool:
        """Nothing but adverbs, commas, auxiliaries, or an apposition between the phrase and the verb."""
        syntax = self.syntax
        depth = 0
        for k in range(chunk.stop, i):
            if syntax.classes[k] in ("V", "S", "C"):
                return False
            depth += syntax.classes[k] in ("N", "?")
        return depth <= 8

    def relative_antecedent(self, i: int) -> Chunk | None:
        """The noun phrase before الذي/التي where the verb at `i` opens the relative clause."""
        syntax, draft = self.syntax, self.draft
        j = i - 1
        while (
            j >= 0
            and draft.same_sentence(i, j)
            and (syntax.classes[j] in ("X", "T") or draft.form(j) in ("قد", "لم", "لا", "لن", "سوف"))
        ):
            j -= 1
        if j < 0 or syntax.classes[j] != "R" or not draft.same_sentence(i, j):
            return self._bare_relative(i)
        k = j - 1
        while k >= 0 and draft.same_sentence(i, k) and syntax.classes[k] in (",",):
            k -= 1
        if k < 0 or not draft.same_sentence(i, k):
            return None
        actor = syntax.actor_over[k]
        if actor is None:
            m = k
            while m >= 0 and syntax.classes[m] == "J" and draft.same_sentence(i, m):
                m -= 1
            actor = syntax.actor_over[m] if m >= 0 and draft.same_sentence(i, m) else None
        chunk = Chunk(k, "")
        chunk.stop = k + 1
        chunk.actor = actor
        place = syntax.place_over[k]
        if place is not None:
            chunk.place = place
            chunk.places = [place]
        return chunk if actor is not None or place is not None else None

    def _bare_relative(self, i: int) -> Chunk | None:
        """ "صوب شبان رشقوهم", "1200 محتج يرتدون": a verb right after people not definite is a clause on them."""
        before = self._over_place(i)
        actor = self.syntax.actor_over[before - 1] if before else None
        if actor is None or actor.stop != before or actor.cls not in ("people", "nisba", "body"):
            return None
        if not self.draft.same_sentence(before - 1, i):
            return None
        if self.draft.words[i].proclitics or not self._tells_of(actor, i):
            return None
        chunk = Chunk(actor.first, "")
        chunk.stop, chunk.actor = actor.stop, actor
        return chunk

    def _over_place(self, i: int) -> int:
        """The token after the phrase on the left, past where it is from and auxiliaries: "1600 لاجئ من العراق تعرضوا",
        "عشرة صحفيين كانوا يشاركون".
        """
        syntax = self.syntax
        while i and syntax.classes[i - 1] == "X" and self.draft.same_sentence(i, i - 1):
            i -= 1
        place = syntax.place_over[i - 1] if i else None
        if place is None or place.stop != i or place.first == 0 or syntax.classes[place.first - 1] != "P":
            return i
        return place.first - 1

    def _tells_of(self, actor: ActorMention, i: int) -> bool:
        features = verb_features(self.draft, i)[2:5]
        plural = features in ("3mp", "3md") or (features == "" and self.draft.form(i).endswith(("ون", "وا")))
        governed = self.syntax.clitic_at(actor.first) != "" or self.syntax.classes[actor.first - 1 : actor.first] == [
            "P"
        ]
        start = self.syntax.clause_start(i)
        counted = actor.first > 0 and self.syntax.classes[actor.first - 1] == "D"
        after_verb = start > 0 and self.syntax.classes[start - 1] == "V"
        if actor.cls == "body":
            return after_verb and self._seen(actor, start) and actor.number == "p" and features == "3fs"
        several = plural and (governed or (after_verb and (counted or self._seen(actor, start))))
        return several or self._object_tells(actor, i, features)

    def _object_tells(self, actor: ActorMention, i: int, features: str) -> bool:
        """ "قتلت الشرطة رجلا هاجم مارة": what is told of somebody in the accusative is a clause on him."""
        single = actor.number == "s" and not actor.definite and features in ("3ms", "3fs")
        return single and self.draft.form(actor.first).endswith("ا") and compatible(self.draft, actor, features)

    def _seen(self, actor: ActorMention, start: int) -> bool:
        """ "رأى السكان مسلحين يخطفون شابا": an indefinite object, of which the verb after it tells."""
        word = self.draft.words[actor.first]
        return actor.first > start and not actor.definite and not word.definite and not word.proclitics

    def object_noun_before(self, i: int) -> Chunk | None:
        """An indefinite noun right before a verb with a pronoun: "مدينة تسيطر عليها", "حليف يدعمه"."""
        actor = self.syntax.actor_over[i - 1] if i else None
        if actor is None or actor.stop != i:
            return None
        chunk = Chunk(actor.first, "")
        chunk.stop = actor.stop
        chunk.actor = actor
        return chunk

    def _after_document(self, arguments: list[Chunk]) -> list[Chunk]:
        """ "اتهمت الوزارة في بيان المسؤولين الإثيوبيين": they are the verb's object, and not whose statement it is."""
        for argument in arguments:
            source = argument.actor
            if argument.prep != "في" or source is None or source.cls != "source" or source.inner is None:
                continue
            if source.inner.first == source.first + 1 and self.syntax.clitic_at(source.inner.first) == "":
                chunk = Chunk(source.inner.first, "")
                chunk.stop, chunk.actor = source.inner.stop, source.inner
                return [chunk]
        return []

    def carried_on(self, verb: int) -> ActorMention | None:
        """The subject that a verb without one has from the verb before in the sentence, where it agrees."""
        if self.draft.words[verb].proclitics[:1] not in ("و", "ف") and self.syntax.clause_start(verb):
            opener = self.syntax.classes[self.syntax.clause_start(verb) - 1]
            if opener in ("S", "C"):
                return None  # "أعلنت الشرطة أن عشرة قتلوا": another clause
        prior = self.prior_subject(verb)
        return (
            prior if prior is not None and compatible(self.draft, prior, verb_features(self.draft, verb)[2:5]) else None
        )

    def parties(self, trigger: Trigger, roles: Roles) -> tuple[Chunk | None, Chunk | None]:
        """The grammatical subject and object of a finite verb; what its frame makes of them is for the caller."""
        roles.arguments = self.syntax.arguments(trigger.stop - 1)
        frame = trigger.sense.frame
        asked = (k for k, a in enumerate(roles.arguments) if frame.get(a.prep) == "C" and not is_pronoun(a))
        content = next(asked, len(roles.arguments))
        # What stands after "إلى رفع حظر السلاح" belongs to what is asked for.
        bare = [a for a in roles.arguments[:content] if a.prep == "" and not self._apposed(a)]
        if len(bare) < _SUBJECT_AND_OBJECT and frame.get("o") == "R" and trigger.sense.type in SPEECH:
            bare += self._after_document(roles.arguments[:content])
        left = self.left_subject(trigger.token)
        relative = self.relative_antecedent(trigger.token)
        passive_only = trigger.features.endswith("p") and len(trigger.features) > 2
        passive_only = passive_only or self._vowelled_passive(trigger)
        return self._parties.subject_object(trigger, bare, left, relative, passive_only, roles)
