"""Who did it, to whom: fills the roles of a trigger from its frame and the syntax around it.

The order of trust: the trigger's own arguments (subject, object, idafa, nisba, the prepositions its frame names),
then what a light or controlling verb lends it, then the noun a relative clause hangs on. Roles that the text does not
fill stay empty.
"""

from __future__ import annotations

from marsad.extract.agreement import PERSON_OF, compatible
from marsad.extract.chunk import Chunk
from marsad.extract.clauses import Clauses
from marsad.extract.control import Control
from marsad.extract.draft import ActorMention, Draft, nisba_mention, pronoun_mention
from marsad.extract.event import Trigger
from marsad.extract.lending import Lending
from marsad.extract.roles import BELLIGERENT, FORCE, HARM, MATERIAL, RESULT_NOUNS, Roles, SPEECH
from marsad.extract.syntax import Syntax

# "على يد", "من قبل": the agent of a passive or a verbal noun.
_AGENT_PHRASES = (
    ["من", "قبل"],
    ["علي", "يد"],
    ["علي", "ايدي"],
    ["علي", "ايادي"],
    ["من", "جانب"],
    ["من", "طرف"],
    ["بيد",],
    ["بايدي",],
    ["برصاص",],
    ["بنيران",],
    ["بواسطه",],
)
_AGENT_OPENERS = frozenset(phrase[0] for phrase in _AGENT_PHRASES)
_AGENT_REACH = 25
_MOVING = frozenset({"DISPLACE", "RETREAT"})  # towards somewhere, not against somebody
_AGAINST = frozenset("ضد بحق تجاه صوب باتجاه".split())
_AGAINST_WHOM = frozenset("علي ضد بحق".split())
_REACHES = frozenset("طالت تطال شملت تشمل استهدفت تستهدف ستشمل ستطال تطاول".split())
_JUDGING = frozenset("ACCUSE REJECT SUPPORT".split())
_HOST_REACH = 4
_SENT_TO = frozenset("لدي في من الي".split())
_AIDED = frozenset({"REB", "PRM"})
_CLAUSE_REACH = 8
_RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def same_mention(one: ActorMention, other: ActorMention) -> bool:
    """Whether two mentions stand on the same words or name the same entity."""
    return one is other or (one.first, one.stop) == (other.first, other.stop) or one.key == other.key != ""


class RoleFinder:
    """Fills roles for the triggers of one document."""

    def __init__(self, draft: Draft, syntax: Syntax, triggers: list[Trigger]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = {k: t for t in triggers for k in range(t.token, t.stop)}
        self.resumed: set[int] = set()  # light verbs of a clause on an act ("كمين نصبه مسلحون"): no act of their own
        self.clauses = Clauses(draft, syntax, self.trigger_at)
        self.lending = Lending(draft, syntax, self.trigger_at, self.clauses)
        self.control = Control(draft, syntax, self.trigger_at, self.clauses)

    def find(self, trigger: Trigger) -> Roles:
        """The roles of one trigger."""
        roles = Roles()
        if trigger.is_verb:
            self._verb(trigger, roles)
        elif trigger.features[0] == "p" or self._participle_of_speech(trigger):
            self._participle(trigger, roles)
        else:
            self._noun(trigger, roles)
        self._agents(trigger, roles)
        self._planted(trigger, roles)
        self._loan(trigger, roles)
        self.control.controlled(trigger, roles)
        self.control.other_party(trigger, roles)
        self.control.supported(trigger, roles)
        return roles

    def _verb(self, trigger: Trigger, roles: Roles) -> None:
        frame = trigger.sense.frame
        subject, obj = self.clauses.parties(trigger, roles)
        if subject is None and self._sentenced(trigger, roles):
            roles.passive = True  # "حكم على الناشطة بالسجن"
        if roles.passive:
            if subject is not None:
                roles.put(frame.get("o", frame.get("s", "R")), subject, "passive: subject is who it was done to")
        else:
            self._active(trigger, roles, subject, obj)
        self._prepositions(trigger, roles, roles.arguments)

    def _sentenced(self, trigger: Trigger, roles: Roles) -> bool:
        """A verb of sentencing with whom it falls on right after it opens a clause of its own: a passive."""
        if trigger.sense.type != "SANCTION" or trigger.features[2:5] != "3ms" or trigger.proclitics[:1] in ("و", "ف"):
            return False
        first = next(iter(roles.arguments), None)
        upon = first is not None and first.prep in _AGAINST_WHOM and first.actor is not None
        return upon and trigger.sense.frame.get(first.prep if first else "") == "R"

    def _active(self, trigger: Trigger, roles: Roles, subject: Chunk | None, obj: Chunk | None) -> None:
        frame = trigger.sense.frame
        role = frame.get("s", "A")
        if subject is not None:
            roles.put(role, subject, "subject of the verb")
            roles.subject = subject.actor
        elif role in ("A", "R") and not roles.no_subject:
            pronoun = self.clauses.dropped_subject(trigger)
            both = self._both_before(trigger) if role == "A" and trigger.features[2:5] in ("3md", "3fd") else []
            if both:
                roles.actors.extend(both)
                roles.rules.append("subject dropped: both of whom the verb before told")
            elif pronoun is not None:
                done = role == "A" and not self._befell(trigger, roles, pronoun)
                (roles.actors if done else roles.recipients).extend(self._with_joined(pronoun, trigger.token))
                roles.subject = pronoun
                roles.rules.append("subject dropped: taken up from before")
        if obj is not None and "o" in frame:
            if not self._object(trigger, roles, obj, "object of the verb") and frame["o"] == "R":
                self._joined_object(roles, obj)
        if trigger.suffix and "o" in frame and frame["o"] in ("A", "R") and not roles.object_relative:
            pronoun = pronoun_mention(trigger.token, trigger.suffix)
            (roles.recipients if frame["o"] == "R" else roles.actors).append(pronoun)
            roles.rules.append("pronoun on the verb is its object")

    def _with_joined(self, subject: ActorMention, i: int) -> list[ActorMention]:
        """ "عبرت أميركا وبريطانيا عن قلقهما، ودعت": those joined to the subject go on with it."""
        return [subject] if subject.cls == "pronoun" else self.clauses.with_conjuncts(subject, i).actors

    def _befell(self, trigger: Trigger, roles: Roles, subject: ActorMention) -> bool:
        """ "إن أستاذا يعمل في الموصل قتل": a bystander taken up by a verb of harm without an object is the victim."""
        alone = not trigger.suffix and not any(a.prep == "" for a in roles.arguments)
        harm = trigger.sense.lemma in HARM and trigger.features[-1] != "a"
        return alone and harm and subject.cls in ("people", "nisba") and not set(subject.sectors) & BELLIGERENT

    def _both_before(self, trigger: Trigger) -> list[ActorMention]:
        """ "استقبل حفتر نائب الوزير، وبحثا": the dual takes up subject and object of the verb before."""
        for j in range(trigger.token - 1, -1, -1):
            if not self.draft.same_sentence(trigger.token, j):
                break
            before = self.trigger_at.get(j)
            if before is not None and before.is_verb and before.token == j:
                subject, obj = self.clauses.parties(before, Roles())
                pair = [c.actor for c in (subject, obj) if c is not None and c.actor is not None]
                return pair if len(pair) > 1 else []
        return []

    def _told_before(self, trigger: Trigger, roles: Roles, chunk: Chunk) -> bool:
        """ "حكم على المعارضة بعد إدانتها بالاستيلاء على السلطة": what comes later after the same word is of something else."""
        return trigger.sense.type not in FORCE and f"after {chunk.prep}" in roles.rules

    def _deed_told(self, trigger: Trigger, chunk: Chunk) -> bool:
        """Whether what is condemned or praised is an act, which names its parties itself."""
        if trigger.sense.type not in _JUDGING or chunk.actor is None:
            return False
        deed = next((d for k in range(chunk.first, chunk.actor.first) if (d := self.trigger_at.get(k))), None)
        suffered = deed is not None and deed.sense.type in MATERIAL and deed.sense.frame.get("i") in ("R", "AR")
        return suffered and deed is not None and not deed.is_verb

    def _object(self, trigger: Trigger, roles: Roles, obj: Chunk, rule: str) -> bool:
        role = trigger.sense.frame["o"]
        if role == "R" and self._deed_told(trigger, obj):
            return False
        if trigger.sense.type == "SANCTION" and self._own_envoy(obj):
            return self._host(roles, obj)
        if role == "C" and trigger.sense.type in SPEECH and (obj.owned or self._inside(obj)):
            return roles.put("R", obj, "whose matter it is")  # "رفض الخطة الأميركية", "رفض دعوة البطريرك"
        if role == "C" and trigger.sense.type in SPEECH and obj.actor is None:
            return self._whose_matter(roles, obj)
        if role == "C" and obj.owned and obj.actor is not None and self.syntax.clitic_at(obj.actor.first) == "ل":
            return roles.put(trigger.sense.frame.get("ل", "C"), obj, "after ل")  # "قدم 50 مليون دولار للوكالة"
        return roles.put(role, obj, rule)

    def _own_envoy(self, obj: Chunk) -> bool:
        """ "استدعت سفيرها": he is of those who act."""
        envoy = obj.actor
        return envoy is not None and envoy.cls == "office" and bool(envoy.possessor) and envoy.first == obj.first

    def _host(self, roles: Roles, envoy: Chunk) -> bool:
        """ "استدعت سفيرها لدى إثيوبيا": the state that the envoy is sent to."""
        for k in range(envoy.stop, min(envoy.stop + _HOST_REACH, len(self.draft.tokens))):
            state = self.syntax.actor_at.get(k) or self.syntax.placed_state.get(k)
            if state is not None and state.cls == "state" and self.draft.form(k - 1) in _SENT_TO:
                roles.recipients.append(state)
                roles.rules.append("to whom the envoy is sent")
                return True
        return False

    def _whose_matter(self, roles: Roles, matter: Chunk) -> bool:
        """ "رفض القاضي طلبا قدمته الشركة": who brought what is rejected."""
        i = matter.stop
        if i >= len(self.syntax.classes) or self.syntax.classes[i] != "V" or not self.draft.words[i].suffix:
            return False
        subjects = self.clauses.subjects_of(i)
        roles.recipients.extend(subjects)
        return bool(subjects)

    def _inside(self, chunk: Chunk) -> bool:
        """Whether the phrase names somebody after its first noun."""
        return chunk.actor is not None and chunk.actor.first > chunk.first

    def _joined_object(self, roles: Roles, obj: Chunk) -> None:
        """ "تعزيزات ومخازن أسلحة تابعة للحوثيين": whose the second of two joined objects is, the first is too."""
        after = next((a for a in roles.arguments if a.first >= obj.stop), None)
        if after is not None and after.prep == "" and self.draft.words[after.first].proclitics[:1] == "و":
            roles.put("R", after, "joined to the object")

    def _noun(self, trigger: Trigger, roles: Roles) -> None:
        draft, syntax, frame = self.draft, self.syntax, trigger.sense.frame
        i = trigger.stop - 1
        j = trigger.stop
        n = len(draft.tokens)
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
                self._object(trigger, roles, direct, "object of the verbal noun")
        elif trigger.suffix and frame.get("s") == "A" and direct is not None:
            roles.actors.append(pronoun_mention(trigger.token, trigger.suffix))  # "بعد إرسالها مقاتلات"
            roles.rules.append("pronoun on the verbal noun")
        elif direct is not None and frame.get("i"):
            self._idafa(trigger, roles, direct, arguments)
        self._prepositions(trigger, roles, arguments)
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
        if role == "X" and trigger.sense.type in FORCE and self._acting(direct):
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
            if (second.actor is not None or second.places) and direct.actor.cls != "people":
                roles.put("A", direct, "idafa is who did it")
                roles.put(role, second, "object of the verbal noun")
                return
        after = next((a for a in arguments[1:3] if a.prep == "ل" and (a.actor or a.places)), None)
        if role in ("R", "P", "AR") and after is not None and "ل" not in frame and self._acting(direct):
            roles.put("A", direct, "idafa is who did it")  # "ضم روسيا لشبه جزيرة القرم"
            roles.put(frame.get("o", "R"), after, "after ل: whom the idafa did it to")
            return
        if role == "AR" and lent and lender is not None and self._object_of(trigger, lender[1]):
            role = "R"  # "ستواصل واشنطن دعم الجيش": who does it has been said
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
            roles.put(role, direct, "idafa, by whom it names")
            return
        if role == "X" and trigger.sense.type == "AID" and direct.actor is not None and self._inside(direct):
            roles.put("A", direct, "whose the help is")  # "إنفاق أموال الإمارات على", "تقديم مساعدات أممية"
            return
        second_act = bool(self.draft.words[direct.first].events) and self._inside(direct)
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

    def _object_of(self, trigger: Trigger, verb: int) -> bool:
        """Whether the noun is the plain object of the light verb, which does not merely announce it."""
        before = trigger.token - 1
        governed = bool(trigger.proclitics) or (before >= 0 and self.syntax.classes[before] == "P")
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
        self._prepositions(trigger, roles, arguments)

    def _clause_verb(self, trigger: Trigger, j: int) -> int | None:
        """The verb of a clause on the noun at `j - 1`: next to it ("قصف تنفذه قوات"), or with a pronoun for it after
        what it was done with ("هجوم بطائرة مسيرة شنته فصائل").
        """
        syntax, draft = self.syntax, self.draft
        for k in range(j, min(len(draft.tokens), j + _CLAUSE_REACH)):
            cls = syntax.classes[k]
            if not draft.same_sentence(trigger.token, k) or cls in ("S", "C") or draft.form(k) in ("،", ",", ":"):
                return None
            if cls == "V":
                adjoining = all(syntax.classes[m] in ("R", "J", "?", "X") for m in range(j, k))
                resumed = any(r[3] in ("ه", "ها", "هما") for r in draft.words[k].light)
                return k if adjoining or resumed else None
        return None

    def _participle(self, trigger: Trigger, roles: Roles) -> None:
        frame = trigger.sense.frame
        arguments = roles.arguments = self.syntax.arguments(trigger.stop - 1)
        direct = arguments[0] if arguments and arguments[0].prep == "" else None
        before = self._noun_before(trigger.token)
        if (
            direct is not None
            and direct.actor is not None
            and "o" in frame
            and not self.draft.words[trigger.token].definite
        ):
            roles.put(frame["o"], direct, "object of the participle")
            subject = self.clauses.speaking(trigger) or self.clauses.prior_subject(trigger.token)
            if subject is not None:
                roles.actors.append(subject)
                roles.rules.append("participle: subject of the main verb")
        elif before is not None:
            roles.put(frame.get("o", frame.get("s", "R")), before, "participle: the noun it describes")
        self._prepositions(trigger, roles, arguments)

    def _participle_of_speech(self, trigger: Trigger) -> bool:
        """ "ونددت المنظمة بالأحكام، مطالبة السلطات بالإفراج": after a comma the feminine participle, no verbal noun."""
        before = trigger.token - 1
        if trigger.sense.type not in SPEECH or trigger.proclitics or before < 0:
            return False
        form = self.draft.tokens[trigger.token].form
        set_off = self.draft.form(before) in ("،", ",", '"') and self.draft.same_sentence(before, trigger.token)
        return set_off and form.startswith("م") and form.endswith("ه") and self.clauses.speaking(trigger) is not None

    def _noun_before(self, i: int) -> Chunk | None:
        j = i - 1
        while j >= 0 and self.draft.same_sentence(i, j) and self.syntax.classes[j] in ("J", ",", "D"):
            j -= 1
        actor = self.syntax.actor_over[j] if j >= 0 and self.draft.same_sentence(i, j) else None
        if actor is None:
            return None
        chunk = Chunk(actor.first, "")
        chunk.stop = actor.stop
        chunk.actor = actor
        return chunk

    def _prepositions(self, trigger: Trigger, roles: Roles, arguments: list[Chunk]) -> None:
        frame = trigger.sense.frame
        for chunk in arguments:
            role = frame.get(chunk.prep) if chunk.prep else None
            if role is None and trigger.sense.type == "AID" and frame.get("ل") == "R" and self._given_to(chunk):
                role = "R"  # "هبة بقيمة ستين مليون دولار للجيش"
            if chunk.prep == "بمشاركه" and trigger.sense.type == "CONSULT":
                role = "A"
            result = self.draft.words[trigger.token].rest in RESULT_NOUNS  # "لقي مصرعه في عملية ضد متشددين"
            if role is None and chunk.prep in _AGAINST and trigger.sense.type in MATERIAL and not result:
                role = "R" if trigger.sense.type not in _MOVING or chunk.prep in ("ضد", "بحق") else None
            if role is None or role in ("C", "X", "AR"):
                if role == "C" and roles.content is None:
                    roles.content = (chunk.first, chunk.stop)
                continue
            if role == "R" and roles.recipients and (chunk.prep in ("ل", "ب") or self._told_before(trigger, roles, chunk)):
                continue
            if role == "R" and self._deed_told(trigger, chunk):
                continue  # "ندد بقتل المدنيين": who did it is told by the deed
            if role == "A" and chunk.prep == "ل":
                if trigger.is_verb or chunk is not arguments[0]:
                    continue  # "هجوم لحزب العمال", but not "هجوم على مركز للجيش"
                role = "R" if self._dealt(trigger) else "A"
            if role == "R" and chunk.prep == "ب" and chunk.actor is None:
                chunk.actor = self.syntax.placed_state.get(chunk.first)  # "اعترفت بدولة فلسطين"
            roles.put(role, chunk, f"after {chunk.prep}")
            if chunk.prep == "بين" and chunk.actor is not None:
                if not chunk.also or self.draft.form(chunk.stop + 1) == "جهه":
                    self._second_side(roles, chunk)

    def _given_to(self, chunk: Chunk) -> bool:
        """A sum whose owner stands after ل."""
        owner = chunk.actor if chunk.owned else None
        return owner is not None and owner.first > chunk.first and self.syntax.clitic_at(owner.first) == "ل"

    def _dealt(self, trigger: Trigger) -> bool:
        """ "توجه ضربات لقوات حفتر": under a light verb with a doer of its own, ل names who suffers it."""
        loan = self.lending.lent.get(trigger.token)
        return loan is not None and loan[0] == "A"

    def _second_side(self, roles: Roles, chunk: Chunk) -> None:
        """ "بين X من جهة وY من جهة أخرى": the second side is joined by و further on."""
        for k in range(chunk.stop, min(chunk.stop + 14, len(self.draft.tokens))):
            if not self.draft.same_sentence(chunk.first, k) or self.syntax.classes[k] in ("V", "S"):
                return
            actor = self.syntax.actor_at.get(k)
            joined = any(p.startswith("و") for p, _ in self.draft.words[k].variants) or self.draft.form(k - 1) == "و"
            if actor is not None and joined and actor not in roles.actors:
                roles.actors.extend(self.clauses.with_conjuncts(actor, len(self.draft.tokens)).actors)
                roles.rules.append("second side after بين")
                return

    def _on_noun_alone(self, trigger: Trigger, roles: Roles) -> bool:
        """Whether nothing but a pronoun on the verbal noun is held for who does it."""
        return bool(trigger.suffix) and len(roles.actors) == 1 and roles.actors[0].cls == "pronoun"

    def _planted(self, trigger: Trigger, roles: Roles) -> None:
        """ "انفجر لغم زرعه الحوثيون": who laid what went off did it; the clause on it tells no act of its own."""
        frame = trigger.sense.frame
        if trigger.sense.type != "ASSAULT" or roles.actors or "X" not in (frame.get("s"), frame.get("i")):
            return
        for k in range(trigger.stop, min(trigger.stop + _CLAUSE_REACH, len(self.draft.tokens))):
            cls = self.syntax.classes[k]
            if not self.draft.same_sentence(trigger.token, k) or cls not in ("N", "J", "?", "R", "V"):
                return
            if cls == "V":
                laid = self.trigger_at.get(k)
                if laid is not None and laid.sense.type == "ASSAULT" and laid.suffix:
                    roles.actors.extend(self.clauses.subjects_of(k))
                    roles.rules.append("who laid what went off")
                    self.resumed.add(k)
                return

    def _agents(self, trigger: Trigger, roles: Roles) -> None:
        """ "على يد", "من قبل" name the agent."""
        if trigger.sense.frame.get("s", "A") != "A" and trigger.sense.type not in MATERIAL:
            return
        draft, classes = self.draft, self.syntax.classes
        sentence = draft.reading.sentences[draft.sentence_of[trigger.token]]
        for j in range(trigger.stop, min(sentence.stop, trigger.stop + _AGENT_REACH)):
            if classes[j] in ("S", "V"):
                return
            if draft.forms[j] not in _AGENT_OPENERS:
                continue
            for phrase in _AGENT_PHRASES:
                if draft.forms[j : j + len(phrase)] == phrase:
                    chunk = self.syntax.chunk(j + len(phrase), "") if j + len(phrase) < len(draft.tokens) else None
                    if chunk is not None and chunk.actor is not None and self._on_noun_alone(trigger, roles):
                        roles.actors.clear()  # "اقتراحه من جانب الكويت": the pronoun is what was proposed
                    if chunk is not None and chunk.actor is not None and not roles.actors:
                        roles.put("A", chunk, "agent after " + " ".join(phrase))
                        return

    def _loan(self, trigger: Trigger, roles: Roles) -> None:
        """What the light or controlling verb over a noun lends it."""
        loan = self.lending.lent.get(trigger.token)
        if loan is None or trigger.is_verb or (loan[0] == "A" and self.lending.only_announced(trigger, loan[1])):
            return
        carries, verb, arguments = loan
        subjects = self.lending.lenders(verb)
        frame = trigger.sense.frame
        undergoes = frame.get("s") == "R" or (
            "s" not in frame and frame.get("i") == "R" and trigger.sense.type == "DISPLACE"
        )
        met = trigger.sense.type == "CONSULT"  # "تلقى الرئيس اتصالا من نظيره": both are parties
        side = roles.actors if (carries == "A" and not undergoes) or met else roles.recipients
        if met and carries == "R" and side and subjects and not any(s in side for s in subjects):
            side[:0] = subjects
            roles.rules.append("light verb lends its subject")
        if carries in ("A", "R") and not side and subjects and (carries == "R" or self.lending.has_doer(trigger)):
            if not any(s in (*roles.actors, *roles.recipients) for s in subjects):
                side.extend(subjects)
                roles.rules.append("light verb lends its subject")
        elif carries == "A" and trigger.sense.type in _RECIPROCAL and subjects:
            roles.actors[:0] = [s for s in subjects if not any(same_mention(s, a) for a in roles.actors)]
            roles.rules.append("light verb lends one of the parties")
        elif (
            carries in ("A", "R") and not side and not subjects and self.lending.subject_is_dropped(verb, trigger.token)
        ):
            pronoun = self.lending.light_pronoun(verb)
            if pronoun is not None and (carries == "R" or self.lending.has_doer(trigger)):
                side.append(pronoun)
                roles.rules.append("light verb lends its dropped subject")
        if carries == "P" and not subjects:
            left = next((a for a in arguments if a.prep == "" and a.places), None)
            if left is not None and not roles.places:
                roles.places.extend(left.places)
                roles.rules.append("light verb's subject is the place")
        if carries == "R" and not roles.actors:
            source = next(
                (a for a in arguments if a.prep == "من" and a.first > trigger.token and a.actor is not None), None
            )
            roles.put("A", source, "after من: by whom it was suffered")
        if carries in ("A", "R", "N"):
            self._prepositions(trigger, roles, [a for a in arguments if a.first > trigger.token])
