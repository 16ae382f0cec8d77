"""Roles of an event told by a noun: by its nisba, its pronoun, its idafa, and a clause that hangs on it."""

from __future__ import annotations

from marsad.extract.agreement import PERSON_OF, compatible
from marsad.extract.arguments import Arguments, inside
from marsad.extract.chunk import Chunk
from marsad.extract.draft import ActorMention, nisba_mention, pronoun_mention
from marsad.extract.event import Trigger
from marsad.extract.roles import BELLIGERENT, FORCE, MATERIAL, Roles

CLAUSE_REACH = 8
_WAS_DONE = frozenset("تم تمت يتم تتم جري جرت يجري تجري".split())
BY_WHOM_IT_NAMES = "idafa, by whom it names"
_REACHES = frozenset("طالت تطال شملت تشمل استهدفت تستهدف ستشمل ستطال تطاول".split())
_AIDED = frozenset({"REB", "PRM"})


class VerbalNouns:
    """Fills the roles of noun triggers of one document; adds to `resumed` the light verbs of clauses on them."""

    def __init__(self, arguments: Arguments, resumed: set[int]) -> None:
        self.draft = arguments.draft
        self.syntax = arguments.syntax
        self.trigger_at = arguments.trigger_at
        self.clauses = arguments.clauses
        self.lending = arguments.lending
        self.arguments = arguments
        self.resumed = resumed

    def fill(self, trigger: Trigger, roles: Roles) -> None:
        """Fill the roles of one noun from its adjectives, its pronoun, its idafa and the phrases after it."""
        draft, syntax, frame = self.draft, self.syntax, trigger.sense.frame
        i = trigger.stop - 1
        j = trigger.stop
        n = len(draft.tokens)
        for k in range(trigger.token + 1, trigger.stop):
            self._nisba(trigger, roles, k)  # "عقوبات أميركية" as one phrase
        while j < n and draft.same_sentence(i, j) and (syntax.classes[j] == "J" or draft.tokens[j].form in ('"',)):
            self._nisba(trigger, roles, j)
            j += 1
        arguments = roles.arguments = syntax.arguments(j - 1)
        direct = arguments[0] if arguments and arguments[0].prep == "" and arguments[0].first <= j + 1 else None
        if direct is not None and (syntax.joined(direct.first) or (draft.words[i].definite and j == trigger.stop)):
            direct = None  # "تعلن إضرابا والرئيس يتهم": joined, no idafa
        if trigger.suffix and frame.get("i") not in (None, "X"):
            role = frame["i"]
            pronoun = pronoun_mention(trigger.token, trigger.suffix)
            if role == "AR":
                accused = trigger.sense.type == "ACCUSE" and bool(arguments) and arguments[0].prep == "ب"
                suffered = direct is None and trigger.sense.type in MATERIAL
                role = "R" if accused or suffered else "A"
                if suffered and frame.get("o") == "P":
                    role = "P"  # "بغية اقتحامها": the town
            if role in ("A", "R"):
                several = self._doers_of_clause(trigger) if role == "A" else self._who_met(trigger)
                (roles.actors if role == "A" else roles.recipients).extend(several or [pronoun])
                roles.rules.append("pronoun on the verbal noun")
            if role == "A" and direct is not None and frame.get("o"):
                self.arguments.object(trigger, roles, direct, "object of the verbal noun")
        elif trigger.suffix and frame.get("s") == "A" and direct is not None:
            roles.actors.append(pronoun_mention(trigger.token, trigger.suffix))  # "بعد إرسالها مقاتلات"
            roles.rules.append("pronoun on the verbal noun")
        elif direct is not None and frame.get("i"):
            self._idafa(trigger, roles, direct, arguments)
        self.arguments.prepositions(trigger, roles, arguments)
        self._relative_on_noun(trigger, roles, j)

    def _where_it_was(self, trigger: Trigger, direct: Chunk, arguments: list[Chunk]) -> bool:
        """ "قمة سنغافورة", "محادثات جنيف": talks called after a place, where no other party stands."""
        sides = any(a.prep in ("مع", "بين") for a in arguments)
        return (
            (trigger.sense.type == "CONSULT" or self._named_attack(trigger, direct))
            and direct.actor is not None
            and direct.actor.cls == "state"
            and not direct.also
            and not sides
            and trigger.token not in self.lending.lent
        )

    def _named_attack(self, trigger: Trigger, direct: Chunk) -> bool:
        """ "هجوم كابول": an attack called after a capital."""
        actor = direct.actor
        capital = actor is not None and actor.entry is not None and actor.entry.kind in ("capital", "seat")
        return trigger.sense.type == "ASSAULT" and trigger.sense.frame.get("i") == "A" and capital

    def _building(self, actor: ActorMention) -> bool:
        """Schools, hospitals, embassies are attacked, they attack nobody."""
        civil = actor.cls == "body" and bool(set(actor.sectors) & {"EDU", "MED", "REL"})
        return civil or actor.key.split("/")[0] in ("head:سفارة", "head:قنصلية")

    def _doers_of_clause(self, trigger: Trigger) -> list[ActorMention]:
        """ "أعلنت كل من السعودية والأردن دعمها": the pronoun is of all of them; "انتهكت المليشيات ... منذ انقلابها": of
        the subject rather than of who is named nearer.
        """
        loan = self.lending.lent.get(trigger.token)
        subjects = self.lending.lenders(loan[1]) if loan is not None and loan[0] == "A" else []
        if len(subjects) > 1:
            return subjects
        subject = self.clauses.prior_subject(trigger.token)
        named = subject is not None and subject.cls in ("named", "body", "state") and trigger.sense.type in MATERIAL
        agrees = subject is not None and compatible(self.draft, subject, PERSON_OF.get(trigger.suffix, ""))
        if subject is None or not named or not agrees:
            return []
        pronoun = pronoun_mention(trigger.token, trigger.suffix)
        pronoun.antecedent = subject
        return [pronoun]

    def _who_met(self, trigger: Trigger) -> list[ActorMention]:
        """ "لقي جندي مصرعه": the pronoun is of the subject of the light verb."""
        loan = self.lending.lent.get(trigger.token)
        return self.lending.lenders(loan[1]) if loan is not None and loan[0] == "R" else []

    def _idafa(self, trigger: Trigger, roles: Roles, direct: Chunk, arguments: list[Chunk]) -> None:
        frame = trigger.sense.frame
        role = frame["i"]
        armed = direct.actor is not None and bool(set(direct.actor.sectors) & BELLIGERENT)
        if role == "X" and trigger.sense.type in FORCE and armed:
            role = "A"  # "إطلاق قوات الأمن الرصاص"
        second = arguments[1] if len(arguments) > 1 and arguments[1].prep == "" else None
        if second is not None and any(p.direction for p in second.places):
            second = None  # "اعتقال قيادي شمال بغداد": where it was
        lender = self.lending.lent.get(trigger.token)
        lent = lender is not None and lender[0] == "A" and bool(self.clauses.subjects_of(lender[1]))
        if (
            role in ("R", "P")
            and second is not None
            and frame.get("s") == "A"
            and direct.actor is not None
            and not lent
        ):
            told = (second.actor is not None or second.places) and direct.actor.cls != "people"
            told = told or (self._acting(direct) and self._thing_hit(direct, second))
            if told or (direct.actor.cls == "people" and self._object_of_verb(trigger, second)):
                roles.put("A", direct, "idafa is who did it")
                roles.put(role, second, "object of the verbal noun")
                return
        acting, armed = self._acting(direct), armed and trigger.sense.type in FORCE
        after = next((a for a in arguments[1:3] if a.prep == "ل" and (a.actor or a.places)), None)
        if after is not None and after is not arguments[1] and self.draft.words[arguments[1].first].events:
            after = None  # "تصفية خمسة دواعش في عملية للقوات العراقية"
        lends = lender is not None and lent and self._object_of(trigger, lender[1])
        done = lends or (after is not None and after.actor is not None and after.actor.cls == "pronoun")
        doer = (acting or armed) and not done and self._may_have_object(frame)
        if role in ("R", "P", "AR") and after is not None and doer:
            roles.put("A", direct, "idafa is who did it")  # "ضم روسيا لشبه جزيرة القرم"
            roles.put(frame.get("o", "R"), after, "after ل: whom the idafa did it to")
            return
        if role == "AR" and lends:
            role = "R"  # "ستواصل واشنطن دعم الجيش": who does it has been said
        if role == "AR" and trigger.sense.type == "ASSAULT" and direct.owned:
            role = "R"  # "قصف مواقع للجيش"
        happens = lender is not None and self.draft.form(lender[1]).lstrip("وفس") in _WAS_DONE  # "تم قصف"
        if role == "AR" and (happens or (direct.actor is not None and self._building(direct.actor))):
            role = "R"
        if role == "AR":
            if second is not None and direct.actor is not None and (second.actor is not None or second.places):
                roles.put("A", direct, "idafa is who did it")
                roles.put(frame.get("o", "R"), second, "object of the verbal noun")
                return
            governed = any(a.prep in frame and frame[a.prep] == "R" and (a.actor or a.places) for a in arguments[1:3])
            agentive = (
                direct.actor is not None
                and bool(set(direct.actor.sectors) & BELLIGERENT)
                and direct.actor.cls != "people"
                and not (trigger.sense.type == "AID" and set(direct.actor.sectors) & _AIDED)  # "تمويل حزب الله"
            )
            role = "A" if governed or agentive else "R"
            roles.put(role, direct, BY_WHOM_IT_NAMES)
            return
        if role == "X" and trigger.sense.type == "AID" and direct.actor is not None and inside(direct):
            roles.put("A", direct, "whose the help is")  # "إنفاق أموال الإمارات على", "تقديم مساعدات أممية"
            return
        second_act = bool(self.draft.words[direct.first].events) and inside(direct)
        if role == "A" and second_act:
            return  # "معركة تحرير طرابلس": the name belongs to the second act
        if role == "A" and direct.actor is not None and self._where_it_was(trigger, direct, arguments):
            return
        if (
            role == "A"
            and trigger.sense.type == "ASSAULT"
            and direct.actor is not None
            and self._building(direct.actor)
        ):
            role = "R"  # "هجوم المدرسة"
        roles.put(role, direct, "idafa of the verbal noun")
        if role == "A" and second is not None and frame.get("o"):
            roles.put(frame["o"], second, "object of the verbal noun")

    def _may_have_object(self, frame: dict[str, str]) -> bool:
        """Whether ل after the noun may stand before whom it was done to: "غزو روسيا لأوكرانيا"."""
        return frame.get("ل", frame.get("o")) == frame.get("o")

    def _thing_hit(self, direct: Chunk, second: Chunk) -> bool:
        """ "استهداف الاحتلال منزلا": a plain thing in the accusative right after who acts, no act ("تدميرا كاملا")."""
        word = self.draft.words[second.first]
        accusative = word.form.endswith("ا") and "N" in word.pos and not word.events
        return accusative and second.first == direct.stop and not self.draft.words[direct.stop - 1].suffix

    def _object_of_verb(self, trigger: Trigger, second: Chunk) -> bool:
        """ "قتل انتحاري 20 شخصا", "قتل شرطي متظاهرا" in a headline: people counted or in the accusative after what may
        as well be a verb.
        """
        if second.actor is None or not self.draft.words[trigger.token].may_be_verb or self.syntax.joined(second.first):
            return False
        head = self.draft.tokens[second.actor.first].form
        after_and = self.draft.form(second.first - 1) == "و"
        return not after_and and (self.syntax.classes[second.first] == "D" or head.endswith("ا"))

    def _object_of(self, trigger: Trigger, verb: int) -> bool:
        """Whether the noun is the plain object of the light verb, which does not merely announce it."""
        before = trigger.token - 1
        light = [self.draft.lexicon.light[r[0]] for r in self.draft.words[verb].light]
        own = any(trigger.proclitics[-1:] in x.prepositions for x in light if trigger.proclitics)  # "قامت بقصف"
        governed = (bool(trigger.proclitics) and not own) or (before >= 0 and self.syntax.classes[before] == "P")
        return not governed and not self.draft.words[verb].reporting

    def _acting(self, chunk: Chunk) -> bool:
        actor = chunk.actor
        return actor is not None and actor.cls != "people" and bool(set(actor.sectors) & BELLIGERENT)

    def _nisba(self, trigger: Trigger, roles: Roles, j: int) -> None:
        """ "غارة إسرائيلية": the adjective names who did it."""
        word = self.draft.words[j]
        role = trigger.sense.frame.get("n", "A")
        named = bool(word.nisba) or word.group is not None
        if not named or word.definite != self.draft.words[trigger.stop - 1].definite or role not in ("A", "R"):
            return
        (roles.actors if role == "A" else roles.recipients).append(nisba_mention(j, word))
        roles.rules.append("nisba on the noun")

    def _relative_on_noun(self, trigger: Trigger, roles: Roles, j: int) -> None:
        """ "قصف تنفذه قوات", "الهجوم الذي شنه التنظيم على": a light verb after the noun names its subject."""
        syntax, draft = self.syntax, self.draft
        k = self._clause_verb(trigger, j)
        if k is None:
            return
        word = draft.words[k]
        if trigger.sense.type == "SANCTION" and word.rest in _REACHES:
            struck = next((a for a in syntax.arguments(k) if a.prep == "" and a.actor is not None), None)
            roles.put("R", struck, "whom the measure strikes")  # "عقوبات طالت مسؤولين"
            return
        light = next((r for r in word.light if r[1][0] == "v"), None)
        if light is None or draft.lexicon.light[light[0]].carries not in ("A", "R"):
            return
        carries = draft.lexicon.light[light[0]].carries
        arguments = syntax.arguments(k)
        first = arguments[0] if arguments and arguments[0].prep == "" else None  # not "وقع في سوق بالإقليم معقل طالبان"
        if first is not None and first.actor is not None and not (roles.actors if carries == "A" else roles.recipients):
            roles.put(carries, first, "light verb in a clause on the noun")
        if {trigger.sense.type, self.trigger_at[k].sense.type if k in self.trigger_at else ""} <= FORCE:
            self.resumed.add(k)
        self.arguments.prepositions(trigger, roles, arguments)

    def _clause_verb(self, trigger: Trigger, j: int) -> int | None:
        """The verb of a clause on the noun at `j - 1`: next to it ("قصف تنفذه قوات"), or with a pronoun for it after
        what it was done with ("هجوم بطائرة مسيرة شنته فصائل"); not the clause on its object ("اعتراض صاروخ أطلقه").
        """
        syntax, draft = self.syntax, self.draft
        of_object = "destroy" in trigger.modes and j < len(draft.tokens) and not draft.words[j].preposition
        for k in range(j, min(len(draft.tokens), j + CLAUSE_REACH)):
            cls = syntax.classes[k]
            if not draft.same_sentence(trigger.token, k) or cls in ("S", "C") or draft.form(k) in ("،", ",", ":"):
                return None
            if cls == "V":
                adjoining = all(syntax.classes[m] in ("R", "J", "?", "X") for m in range(j, k))
                resumed = any(r[3] in ("ه", "ها", "هما") for r in draft.words[k].light)
                return k if adjoining or (resumed and not of_object) else None
        return None
