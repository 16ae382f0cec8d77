"""Verbal nouns without a doer of their own: the clause they stand in tells who does it."""

from __future__ import annotations

from marsad.extract.chunk import Chunk
from marsad.extract.clauses import Clauses
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.event import Trigger
from marsad.extract.roles import BELLIGERENT, RESULT_NOUNS, SPEECH, Roles
from marsad.extract.syntax import Syntax

_CHARGES = frozenset("تهمه تهم اتهام اتهامات شبهه".split())
_CONTROLLED = frozenset("ASSAULT COERCE MOBILIZE AID PROTEST".split())
_TALK = SPEECH | {"CONSULT", "AGREE"}  # what is talked about is not done by who talks
_JOINED_REACH = 6
_AFTER_REACH = 20


_AFTERWARDS = frozenset("بعد عقب اثر خلال اثناء خلفيه منذ بسبب حادث حادثه جراء".split())
# Participles of who is said to have done what follows.
_CHARGED = frozenset("متهم متهما متهمين متهمون مشتبه مدان مدانين".split())
_RESPONSIBLE = frozenset("مسوول مسوولا مسووله مسوولين مسوولون ضالع ضالعا ضالعه ضالعين متورط متورطا متورطه".split())
_BACKING = "دعم عسكري"  # "وبدعم روسي"


class Control:
    """Finds the parties of a verbal noun in the clause above it."""

    def __init__(self, draft: Draft, syntax: Syntax, trigger_at: dict[int, Trigger], clauses: Clauses) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = trigger_at
        self.clauses = clauses

    def controlled(self, trigger: Trigger, roles: Roles) -> None:
        """A verbal noun without its doer, in the clause of an armed or governing subject: "... لاستهداف الدوريات"."""
        if (
            trigger.is_verb
            or roles.actors
            or trigger.sense.frame.get("s", "A") != "A"
            or trigger.sense.type not in _CONTROLLED
        ):
            return
        if self.draft.words[trigger.token].rest in RESULT_NOUNS:
            return
        if self.draft.words[trigger.token].definite and not self._of_purpose(trigger) and self._happened(trigger):
            return  # "على خلفية الهجوم": known already
        protest = trigger.sense.type == "PROTEST"  # "نزل آلاف الأشخاص للاحتجاج"
        if protest and not self._of_purpose(trigger):
            return
        if self._kept_from(trigger.token):
            return
        if trigger.proclitics[:1] == "و" and self._noun_joined(trigger.token):
            return  # "أعمال خطف وقتل": it goes with the noun before
        classes, draft = self.syntax.classes, self.draft
        accused = False
        j = trigger.token - 1
        while j >= 0 and draft.same_sentence(trigger.token, j) and classes[j] not in ("S", "R", "C"):
            blame = self.trigger_at.get(j)
            if blame is not None and not blame.is_verb and blame.sense.type in ("ACCUSE", "SANCTION"):
                return  # "أعدمت السلطات ... بعد إدانتهم بهجوم"
            if blame is not None and not blame.is_verb and blame.sense.type == "REQUEST":
                self._put_pressed(blame, roles)
                return
            if draft.words[j].rest.removeprefix("ال") in _CHARGED and (charged := self._described_at(j)) is not None:
                roles.put("A", charged, "who is charged with it")
                return
            if draft.form(j) == "مسووليه":
                return  # "قتلت قوات الأمن أفرادا وحملتهم مسؤولية محاولة اغتيال"
            if draft.words[j].rest.removeprefix("ال") in _RESPONSIBLE and draft.form(j + 1) == "عن":
                return  # "قتلت قياديا كان مسؤولا عن إطلاق صواريخ"
            accused = accused or draft.words[j].rest in _CHARGES
            if classes[j] == "V" and accused:
                self._put_accused(j, roles)
                return
            if classes[j] == "V":
                if self._only_happens(j):
                    return  # "وقع انفجار"
                over = self.trigger_at[j].sense.type if j in self.trigger_at else ""
                stopped = over == "DISCOVER" or (over == "COERCE" and trigger.sense.type == "AID")
                if draft.words[j].reporting or over in _TALK or stopped:
                    return  # "فككت القوات عبوة ناسفة", "ضبطت شحنة أسلحة": who finds it has not laid or sent it
                subject = self.clauses.subject_of(j) or self.clauses.carried_on(j)
                if j in self.clauses.undergone:
                    return
                able = subject is not None and (protest or bool(set(subject.sectors) & BELLIGERENT))
                if able and subject is not None and subject not in roles.recipients:
                    roles.actors.append(subject)
                    roles.rules.append("the subject of the clause does what its verbal noun says")
                return
            j -= 1

    def _kept_from(self, i: int) -> bool:
        """ "العائلات الهاربة من القصف", "منع المسلحين من مهاجمة": others than the subject are away from it."""
        if i < 2 or self.draft.form(i - 1) != "من" or not self.draft.words[i - 2].definite:
            return False
        return any(a is not None and a.cls == "people" for a in (self._over(i - 2), self._over(i - 3)))

    def _put_pressed(self, request: Trigger, roles: Roles) -> None:
        """ "للضغط على طهران لوقف تسليح الجماعات": what a pressure is to end is done by who is pressed."""
        frame = request.sense.frame
        pressed = (
            a for a in self.syntax.arguments(request.stop - 1) if frame.get(a.prep) == "R" and a.actor is not None
        )
        roles.put("A", next(pressed, None), "of whom it is asked to end or do it")

    def _described_at(self, j: int) -> Chunk | None:
        """Whom the participle at token `j` describes."""
        actor = self.syntax.actor_over[j] or (self.syntax.actor_over[j - 1] if j else None)
        if actor is None:
            return None
        chunk = Chunk(actor.first, "")
        chunk.stop, chunk.actor = actor.stop, actor
        return chunk

    def _put_accused(self, verb: int, roles: Roles) -> None:
        """ "أوقفت المخابرات شبانا بتهمة رشق عسكريين": the object of the verb is said to have done it."""
        trigger = self.trigger_at.get(verb)
        if trigger is None or not trigger.is_verb or trigger.sense.frame.get("o") != "R":
            return
        clause = Roles()
        subject, obj = self.clauses.parties(trigger, clause)
        accused = subject if clause.passive else obj
        if accused is not None and accused.actor is not None:
            roles.put("A", accused, "who is charged with it")

    def _happened(self, trigger: Trigger) -> bool:
        """Whether a preposition of time or cause stands before the noun: it took place before what is told."""
        return self.draft.form(trigger.token - 1) in _AFTERWARDS

    def _of_purpose(self, trigger: Trigger) -> bool:
        """ "للاحتجاج", "احتجاجا": what somebody comes out for."""
        return trigger.proclitics.endswith("ل") or self.draft.tokens[trigger.token].form.endswith("ا")

    def _only_happens(self, verb: int) -> bool:
        """Light verbs whose subject is the event itself: وقع، حدث، اندلع."""
        carried = self.draft.carried(verb)
        return bool(carried) and carried <= {"N", "X"}

    def _noun_joined(self, i: int) -> bool:
        """Whether a noun trigger stands shortly before token `i` with no verb between."""
        for k in range(i - 1, max(-1, i - _JOINED_REACH), -1):
            if not self.draft.same_sentence(i, k) or self.syntax.classes[k] in ("V", "S", "R", "C"):
                return False
            if (before := self.trigger_at.get(k)) is not None:
                return not before.is_verb
        return False

    def supported(self, trigger: Trigger, roles: Roles) -> None:
        """ "تمكنت القوات، بدعم من التحالف، من ...": the subject of the clause is who was supported."""
        backed = self.draft.form(trigger.token).lstrip("وف").startswith("ب")
        if trigger.sense.type != "AID" or trigger.is_verb or roles.recipients or not backed:
            return
        if "ب" in trigger.proclitics and trigger.sense.lemma != _BACKING:
            self._laden(trigger, roles)
            return
        before = next((a for k in (1, 2) if (a := self._over(trigger.token - k)) is not None), None)
        left = self.clauses.left_subject(trigger.token)
        subject = before or (
            left.actor if left is not None and left.actor is not None else self.clauses.prior_subject(trigger.token)
        )
        if subject is not None and subject not in roles.actors:
            roles.recipients.extend(self._with_joined_before(subject, left))
            roles.rules.append("whom it supports is the subject of the clause")

    def _with_joined_before(self, subject: ActorMention, left: Chunk | None) -> list[ActorMention]:
        """ "تقدم الجيش والمقاومة بدعم من": all of the parties of which `subject` is the last named."""
        parties = left.actors if left is not None else []
        return parties if subject in parties else [subject]

    def _laden(self, trigger: Trigger, roles: Roles) -> None:
        """ "طائرة قطرية محملة بمواد إغاثية": whose the plane or ship is sends what it carries."""
        if roles.actors or not self.draft.form(trigger.token - 1).startswith("محمل"):
            return
        carrier = self._over(trigger.token - 2)
        if carrier is not None and carrier.code is not None:
            roles.actors.append(carrier)
            roles.rules.append("who sends what it carries")

    def _over(self, i: int) -> ActorMention | None:
        return self.syntax.actor_over[i] if i >= 0 else None

    def _subject_after(self, i: int) -> ActorMention | None:
        """ "خلال لقاء مع نظيره، أكد الوزير": the verb that the opening phrase belongs to comes after it."""
        classes, draft = self.syntax.classes, self.draft
        comma = False
        for k in range(i + 1, min(len(classes), i + _AFTER_REACH)):
            if not draft.same_sentence(i, k) or classes[k] in ("S", "C"):
                return None
            comma = comma or draft.form(k) in ("،", ",")
            if classes[k] == "V" and comma:
                return self.clauses.subject_of(k)
        return None

    def _only_announced(self, i: int) -> bool:
        """ "أعلنت الوزارة مقتل جنود في اشتباك مع": the verb before is one of saying, and its subject fought nobody."""
        for v in range(i - 1, max(-1, i - _AFTER_REACH), -1):
            if not self.draft.same_sentence(v, i):
                return False
            if self.syntax.classes[v] == "V":
                return bool(self.draft.words[v].reporting)
        return False

    def other_party(self, trigger: Trigger, roles: Roles) -> None:
        """ "بعد محادثات مع X", "عقب معارك مع X": the other party is the subject of the clause."""
        joined = "after مع" in roles.rules or (trigger.sense.type == "CONSULT" and "after ب" in roles.rules)
        if trigger.is_verb or len(roles.actors) != 1 or not joined or roles.actors[0].cls == "pronoun":
            return
        subject = self.clauses.prior_subject(trigger.token) or self._subject_after(trigger.token)
        told = subject is not None and (subject.cls == "source" or "JRN" in subject.sectors)
        # "قتل القيادي في اشتباك مع الجيش": he was killed there
        if trigger.sense.type == "ASSAULT" and self._only_announced(trigger.token):
            return
        befell = (v for v in range(max(0, trigger.token - _AFTER_REACH), trigger.token) if v in self.clauses.undergone)
        told = told or any(self.clauses.subject_of(v) is subject for v in befell)
        if subject is not None and subject is not roles.actors[0] and not told:
            roles.actors.insert(0, subject)
            roles.rules.append("with whom: the other party is the subject of the clause")
