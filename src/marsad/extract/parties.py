"""Subject and object of a finite verb: unvowelled Arabic tells them by order, agreement and sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extract.agreement import compatible, gender_of
from marsad.extract.chunk import Chunk
from marsad.extract.closed_class import ON_OCCASION
from marsad.extract.event import Trigger
from marsad.extract.roles import BELLIGERENT, FORCE, HARM, MATERIAL, RESULT_NOUNS, SPEECH, Roles

if TYPE_CHECKING:
    from marsad.extract.clauses import Clauses

_AGENTLESS_PEOPLE = frozenset("CVL REF MED JRN EDU LAB OPP".split())
_TAKING = frozenset("أسر اعتقل احتجز خطف".split())
_DISMISSING = frozenset("أقال عزل أعفى".split())
_BLAME = frozenset("مسووليه المسووليه تبعات تبعه".split())  # with a person before it, the second object of حمّل
_BACK = frozenset("به بها عنه عنها اليه اليها عليه عليها فيه فيها منه منها له لها خلاله خلالها بموجبه بموجبها".split())
_WHERE = frozenset("حيث وحيث".split())
_ACT_REACH = 10
_REACH_LEFT = 40


class Parties:
    """Tells the subject of a finite verb from its object, or finds the verb passive."""

    def __init__(self, clauses: Clauses) -> None:
        self.draft = clauses.draft
        self.syntax = clauses.syntax
        self.trigger_at = clauses.trigger_at
        self.clauses = clauses

    def subject_object(
        self,
        trigger: Trigger,
        bare: list[Chunk],
        left: Chunk | None,
        relative: Chunk | None,
        passive_only: bool,
        roles: Roles,
    ) -> tuple[Chunk | None, Chunk | None]:
        """Subject and object of the verb out of the `bare` phrases after it, the phrase to its `left`, and the noun
        that a `relative` clause hangs on; marks `roles` where the verb is passive or has nobody for a subject.
        """
        frame = trigger.sense.frame
        transitive = "o" in frame
        first = bare[0] if bare else None
        if relative is None and left is not None and self._nobody_acts(left, trigger):
            roles.no_subject = True
        if relative is None and self._of_thing(trigger):
            roles.no_subject = True
        thing = first is not None and (first.owned or (len(bare) == 1 and self._possessed(first, trigger)))
        if thing and first is not None and first.actor is not None and first.actor.cls == "nisba":
            # but "أغارت مسيرة إسرائيلية", "أصاب صاروخ إسرائيلي السيارة"
            alone = len(bare) == 1 or self.draft.tokens[first.first].form.endswith("ا")
            thing = alone and (transitive or self._asked_for(first, trigger))
        if first is not None and not passive_only and thing:
            return self._whose_object(trigger, left, relative, first)
        second = next((a for a in bare[1:2] if self._may_be_object(a)), None)
        if second is not None and trigger.sense.type == "ASSAULT" and self._act_struck(second):
            roles.no_subject = True
            return None, first
        if second is not None and second.actor is None and second.places and trigger.sense.lemma in HARM:
            second = None  # "جرح سبعة عشر سائحا في مأرب شرق اليمن"
        blamed = frame.get("s") == "A" and second is not None and self.draft.words[second.first].rest in _BLAME
        if blamed and (self._resumes(trigger) or not any(a.prep == "ل" and a.actor for a in roles.arguments)):
            return None, first  # "أدانت الحكومة الهجوم، وحملت إسرائيل مسؤولية ...": second is what she is charged with
        if passive_only:
            roles.passive = True
            return (first or relative or left), None
        plural = trigger.features[2:5] == "3mp"
        before = relative or left
        if relative is None and first is not None and transitive and self._oblique(first):
            return (before if before is not None and self._may_act(before, trigger) else None), first
        if relative is None and first is not None and self._clause_on_act(trigger):
            roles.no_subject = True
            return None, first
        if relative is not None and trigger.suffix and first is not None:
            if frame.get("o") in ("R", "P", "A"):
                roles.object_relative = roles.put(frame["o"], relative, "relative clause on its object")
            return first, None
        if trigger.suffix and relative is None and self._act_right_before(trigger):
            peaceful = trigger.sense.type not in MATERIAL  # "طلبا قدمته الشركة"
            if first is not None and first.actor is not None and (peaceful or self._agent_like(first, trigger)):
                roles.object_relative = True  # "عبوة ناسفة زرعها مسلحون"
                return first, None
            roles.no_subject = True
            return None, None
        if trigger.suffix:
            if relative is None and first is not None and self._mere_thing(first) and self._resumes(trigger):
                return None, None  # "صد الجيش الهجوم، وكبدها خسائر"
            if first is not None and not plural:
                if relative is None and (noun := self.clauses.object_noun_before(trigger.token)) is not None:
                    roles.object_relative = roles.put(frame.get("o", "R"), noun, "clause on the noun before")
                return first, None
            noun = self.clauses.object_noun_before(trigger.token)
            if relative is None and noun is not None and not self._may_act(noun, trigger):
                roles.object_relative = roles.put(frame.get("o", "R"), noun, "clause on the noun before")
                return None, None  # "علقت أنشطة حزب معارض اتهمته بدعم المسلحين"
            return before, None
        if self._right_before(left, trigger) and first is not None and relative is None:
            return left, first
        alone = second is None or self.draft.words[second.first].proclitics[:1] == "و"
        if first is not None and alone and relative is None and (met := self._met_during(trigger, first)):
            return met, first
        if first is not None and second is not None and transitive and relative is None and not plural:
            if first.actor is not None and self._agrees(first, trigger) and (second.actor is not None or second.places):
                return first, second
        if before is not None and (relative is not None or plural or not self._agrees(first, trigger)):
            if transitive and self._passive_before(trigger, before, first):
                roles.passive = True
                return before, None
            return before, first
        if before is not None and left is not None and self.clauses.adjacent(left, trigger.token):
            if transitive and self._passive_before(trigger, left, first):
                roles.passive = True
                return left, None
            return left, first
        if plural:
            return None, first
        if first is not None and first.actor is None and not first.places and self.clauses.carried_on(trigger.token):
            if trigger.proclitics[:1] in ("و", "ف"):
                return None, first  # "واشتبكت الشرطة معهم وأطلقت الغاز"
        if first is not None and second is None and transitive:
            joined = trigger.proclitics[:1] in ("و", "ف")
            prior = self.clauses.prior_subject(trigger.token) if joined else None
            victims = first.actor is not None and first.actor.cls in ("people", "nisba", "person")
            if (
                prior is not None
                and not victims
                and (self._addressed(first, trigger) or not self._agent_like(first, trigger))
                and compatible(self.draft, prior, trigger.features[2:5])
            ):
                return None, first
            if prior is not None and trigger.sense.lemma in _TAKING and set(prior.sectors) & BELLIGERENT:
                return None, first  # "صد الجيش الهجوم، وأسر ثلاثة"
            if prior is not None and trigger.sense.lemma in _DISMISSING and "GOV" in prior.sectors:
                return None, first  # "أمر رئيس الوزراء بالتحقيق، وأقال قائد الشرطة"
            if self._passive_likely(trigger, first):
                if self._has_prior_subject(trigger) and self._disagrees(first, trigger):
                    return None, first
                roles.passive = True
                return first, None
            if (
                trigger.proclitics[:1] in ("و", "ف")
                and self._has_prior_subject(trigger)
                and not self._agent_like(first, trigger)
            ):
                return None, first
        if first is not None and (self._disagrees(first, trigger) or self._thing_acted_on(trigger, first, second)):
            return None, first
        uncalled = second is None or self._mere_thing(second)
        if first is not None and uncalled and trigger.sense.lemma in HARM and self._bystanders(first):
            if self._passive_likely(trigger, first):
                roles.passive = True  # "قتل 20 شخصا وحوالي 30 جريحا في هجوم"
                return first, None
        return first, second

    def _act_struck(self, second: Chunk) -> bool:
        """ "استهدف مقر الحزب هجوم شنه مسلحون": the act is the subject, after whom it struck."""
        act, word = self.trigger_at.get(second.first), self.draft.words[second.first]
        told = act is not None and act.sense.type == "ASSAULT" and not act.is_verb and word.rest not in RESULT_NOUNS
        return told and not word.suffix and not word.definite and not word.rest.endswith("ا")

    def _bystanders(self, chunk: Chunk) -> bool:
        actor = chunk.actor
        return actor is not None and actor.cls in ("people", "nisba") and not set(actor.sectors) & BELLIGERENT

    def _met_during(self, trigger: Trigger, first: Chunk) -> Chunk | None:
        """ "اختتم المبعوث زيارة التقى خلالها رئيس الحكومة", "وصل إلى بيروت حيث التقى الرئيس", "والتقى
        الرئيس": a clause on the occasion goes on with who acted before.
        """
        i = trigger.token
        occasion = self.draft.form(i + 1) in ON_OCCASION and self.syntax.classes[i - 1] in ("N", "J", "?", "A")
        mutual = trigger.sense.type == "CONSULT" and not first.also and first.actor is not None
        goes_on = self.draft.form(i - 1) in _WHERE or trigger.proclitics == "و"
        others = any(a.prep in ("ب", "مع") and a.actor is not None for a in self.syntax.arguments(trigger.stop - 1))
        where = mutual and goes_on and not others and first.actor is not None and first.actor.number == "s"
        if not (occasion or where) or first.actor is None or trigger.sense.frame.get("o") not in ("A", "R"):
            return None
        prior = self.clauses.prior_subject(i)
        if prior is None or not compatible(self.draft, prior, trigger.features[2:5]):
            return None
        return self.clauses.with_conjuncts(prior, i)

    def _of_thing(self, trigger: Trigger) -> bool:
        """ "مشروع القرار الذي يطالب طهران": a clause on a thing that nobody known is, which does what the verb says."""
        i = trigger.token - 1
        while i > 0 and self.syntax.classes[i] in ("X", "T"):
            i -= 1
        return self.syntax.classes[i] == "R" and not trigger.suffix and self.draft.form(trigger.stop) not in _BACK

    def _nobody_acts(self, left: Chunk, trigger: Trigger) -> bool:
        """ "أن المملكة ستقدم": the subject stands right before the verb, though it names nobody known."""
        unnamed = left.actor is None and not left.places
        return unnamed and left.stop == trigger.token and not trigger.proclitics and trigger.features[2:5] != "3mp"

    def _mere_thing(self, chunk: Chunk) -> bool:
        return chunk.actor is None and not chunk.places

    def _resumes(self, trigger: Trigger) -> bool:
        """Whether the verb, joined by و, can go on with the subject of a verb before it."""
        prior = self.clauses.prior_subject(trigger.token) if trigger.proclitics[:1] in ("و", "ف") else None
        return prior is not None and compatible(self.draft, prior, trigger.features[2:5])

    def _thing_acted_on(self, trigger: Trigger, first: Chunk, second: Chunk | None) -> bool:
        """ "غير أنها استعادت كل المناطق": what stands alone after a verb, and nobody in it, is its object where the
        subject is from before.
        """
        frame = trigger.sense.frame
        if second is not None or first.actor is not None:
            return False
        taken = bool(first.places) and frame.get("o") == "P"
        prior = self.clauses.prior_subject(trigger.token)  # "راجعت فرنسا حساباتها، حيث أوقفت المساعدات"
        asked = "o" in frame or self._asked_for(first, trigger)
        goes_on = prior is not None and asked and compatible(self.draft, prior, trigger.features[2:5])
        return taken or (goes_on and not first.places)

    def _asked_for(self, chunk: Chunk, trigger: Trigger) -> bool:
        """ "وأطلقت النار": the phrase begins with a word that the verb's sense asks for."""
        word = self.draft.words[chunk.first].rest.removeprefix("ال")
        acts = trigger.sense.frame.get("s") == "A" and self.syntax.classes[chunk.first] == "N"
        return acts and any(word == need.split(" ")[0].removeprefix("ال") for need in trigger.sense.needs)

    def _possessed(self, chunk: Chunk, trigger: Trigger) -> bool:
        """ "وقطعت طريق إمدادات المليشيا": a thing that belongs to somebody, where an act of force is told."""
        if chunk.actor is None or (trigger.sense.type not in MATERIAL and trigger.sense.frame.get("o") != "P"):
            return False
        classes, words = self.syntax.classes, self.draft.words
        head = next((k for k in range(chunk.first, chunk.stop) if classes[k] != "D"), chunk.first)
        return head < chunk.actor.first and classes[head] == "N" and not words[head].heads and not words[head].events

    def _whose_object(
        self, trigger: Trigger, left: Chunk | None, relative: Chunk | None, owned: Chunk
    ) -> tuple[Chunk | None, Chunk | None]:
        """ "قصفوا مواقع للجيش", "تستهدف أهدافا إيرانية": a thing with its owner is the object, nobody who acts."""
        before = relative or left
        if before is not None and self._may_act(before, trigger):
            return before, owned
        return None, owned

    def _passive_before(self, trigger: Trigger, before: Chunk, first: Chunk | None) -> bool:
        """ "ستة أشخاص قتلوا في هجوم": the subject before a killing word that has no object is the victim."""
        if not self._passive_likely(trigger, before):
            return False
        classes, i = self.syntax.classes, trigger.token
        if i + 1 < len(classes) and classes[i + 1] == "N" and not self.draft.words[i + 1].proclitics:
            return False  # "مقاتليها قصفوا مواقع": its object
        armed = before.actor is not None and "UAF" in before.actor.sectors
        if armed and trigger.sense.lemma not in HARM | _TAKING:
            return False  # "أفاد بأن مسلحين فجروا": nobody blows up gunmen
        if first is None:
            return True
        return first.actor is None and not first.places and trigger.sense.lemma in HARM and not armed

    def _clause_on_act(self, trigger: Trigger) -> bool:
        """ "انفجار سيارة مفخخة استهدفت دورية", "هجوم استهدف": the verb tells of the act named before it, not of a
        doer.
        """
        syntax, draft = self.syntax, self.draft
        i = trigger.token
        if trigger.suffix or trigger.proclitics or trigger.features[2:5] not in ("3ms", "3fs", "3md", "3fd"):
            return False
        if i == 0 or syntax.classes[i - 1] not in ("N", "J", "A", "?", ","):
            return False
        before = syntax.actor_over[i - 1]
        if before is not None and syntax.clitic_at(before.first) != "ب":
            return False  # but "هجوم بطائرات مسيرة استهدف"
        if draft.form(i - 1) in ("،", ","):
            opening = syntax.clause_start(i)
            opens = opening == 0 or not draft.same_sentence(opening, opening - 1)
            if syntax.classes[opening] in ("P", "A") and opens:
                return False  # "ردا على عملية الاختطاف، قصفت"
            if self._act_in_clause(trigger):
                return True
        for k in range(i - 1, max(-1, i - _ACT_REACH), -1):
            if not draft.same_sentence(i, k) or syntax.classes[k] in ("V", "S", "R", "C"):
                return False
            act = self.trigger_at.get(k)
            if act is not None and not act.is_verb and self._alike(act, trigger):
                return True
        return False

    def _act_right_before(self, trigger: Trigger) -> bool:
        """ "غارات جوية استهدفته": the verb with its object tells of the act right before it."""
        k = trigger.token - 1
        while k >= 0 and self.syntax.classes[k] == "J" and self.draft.same_sentence(k, trigger.token):
            k -= 1
        act = self.trigger_at.get(k)
        if act is None or act.is_verb or not self.draft.same_sentence(k, trigger.token) or trigger.proclitics:
            return False
        return not self.draft.words[k].definite and self._alike(act, trigger)

    def _alike(self, act: Trigger, trigger: Trigger) -> bool:
        """ "عمليات سرقة تستهدف التجار": acts of force are told of by verbs of one another."""
        return act.sense.type == trigger.sense.type or {act.sense.type, trigger.sense.type} <= FORCE

    def _act_in_clause(self, trigger: Trigger) -> bool:
        """ "شنوا هجمات في العاصمة، استهدفت الأمن": after a comma, without و, the act of the sentence goes on."""
        for k in range(trigger.token - 1, max(-1, trigger.token - _REACH_LEFT), -1):
            if not self.draft.same_sentence(trigger.token, k) or self.syntax.classes[k] in ("S", "R", "C"):
                return False
            act = self.trigger_at.get(k)
            if act is not None and act.sense.type == trigger.sense.type:
                return not act.is_verb and act.features[2:3] == trigger.features[3:4] == "f"
        return False

    def _oblique(self, chunk: Chunk) -> bool:
        """ "واعتقلت فلسطينيين": a sound plural or dual in ين (ي before what it belongs to), with no quantity
        before it, is never a subject.
        """
        actor = chunk.actor
        if actor is None or actor.first != chunk.first or actor.cls not in ("people", "nisba", "office"):
            return False
        word = self.draft.words[actor.first]
        if actor.stop - actor.first > 1 and word.rest.endswith("ي") and not word.rest.startswith("ال"):
            return actor.number in ("p", "d")  # "سفيري البلدين", "مقاتلي الحركة"
        return word.rest.endswith("ين") and actor.number in ("p", "d") and not word.suffix

    def _right_before(self, left: Chunk | None, trigger: Trigger) -> bool:
        """ "الجزائر تتهم المغرب": the phrase that opens the clause, right before a verb it agrees with: a present
        one, or any after إن.
        """
        if left is None or left.stop != trigger.token or trigger.proclitics:
            return False
        after_that = left.first > 0 and self.syntax.classes[left.first - 1] == "S"  # "إن الجيش قتل"
        return (after_that or trigger.features[1:2] == "I") and self._may_act(left, trigger)

    def _may_act(self, chunk: Chunk, trigger: Trigger) -> bool:
        return chunk.actor is not None and compatible(self.draft, chunk.actor, trigger.features[2:5])

    def _may_be_object(self, chunk: Chunk) -> bool:
        """Not a bare apposition of unknown words after a comma ("..., إيسنيلون هابيلون, ...")."""
        after_comma = self.draft.form(chunk.first - 1) in ("،", ",")
        if self._of_verbal_noun(chunk.first - 1):
            return False
        if chunk.actor is None and not chunk.places and self.syntax.classes[chunk.first] == "?":
            return False
        return not after_comma or chunk.actor is not None or self.syntax.classes[chunk.first] == "N"

    def _of_verbal_noun(self, k: int) -> bool:
        """ "أوقف الصحفي أثناء تغطيته مظاهرة": what follows a verbal noun with its subject is the object of that."""
        classes = self.syntax.classes
        return k > 0 and classes[k] == "N" and bool(self.draft.words[k].suffix) and classes[k - 1] == "P"

    def _passive_likely(self, trigger: Trigger, only: Chunk) -> bool:
        """A transitive act with one noun phrase alone: unvowelled قتل سبعة مدنيين is a passive."""
        if trigger.sense.type not in MATERIAL or trigger.sense.frame.get("o") != "R" or trigger.features[-1] == "a":
            return False
        if only.actor is None:
            return True
        if trigger.sense.frame.get("s") != "A":
            return False
        sectors = set(only.actor.sectors)
        if only.actor.cls in ("people", "nisba", "person", "office"):
            return True
        return bool(sectors & _AGENTLESS_PEOPLE)

    def _addressed(self, chunk: Chunk, trigger: Trigger) -> bool:
        """ "دانت فرنسا الهجوم ودعت روسيا إلى": a body after a further verb of speech is spoken to; a person speaks."""
        spoken_to = chunk.actor is not None and chunk.actor.cls not in ("office", "person")
        return spoken_to and trigger.sense.type in SPEECH

    def _agent_like(self, chunk: Chunk, trigger: Trigger) -> bool:
        return chunk.actor is not None and bool(set(chunk.actor.sectors) & BELLIGERENT)

    def _agrees(self, chunk: Chunk | None, trigger: Trigger) -> bool:
        return chunk is not None and chunk.actor is not None and not self._disagrees(chunk, trigger)

    def _disagrees(self, chunk: Chunk, trigger: Trigger) -> bool:
        """The verb before its subject agrees in gender: قصفت مدنيين cannot have مدنيين as subject."""
        png = trigger.features[2:5]
        actor = chunk.actor
        if actor is None or png not in ("3ms", "3fs"):
            return False
        head = next((k for k in range(chunk.first, chunk.stop) if self.syntax.classes[k] != "D"), chunk.first)
        senses = self.draft.lexicon.senses
        befell = any(senses[r[0]].frame.get("i") == "R" for r in self.draft.words[head].events)  # "وفاة الصحافي"
        thing = self.syntax.classes[head] == "N" and not befell
        if head < actor.first and thing:  # "اعترضت دفاعات التحالف"
            return png == "3ms" and self.draft.words[head].rest.endswith(("ات", "ه"))
        gender = gender_of(self.draft, actor)
        if png == "3fs":
            several = actor.number == "p" and actor.cls not in ("office", "people")
            return gender == "m" and not several and actor.cls not in ("state",)
        return gender == "f" and actor.cls in ("body", "state")

    def _has_prior_subject(self, trigger: Trigger) -> bool:
        return self.clauses.prior_subject(trigger.token) is not None
