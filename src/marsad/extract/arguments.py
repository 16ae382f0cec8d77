"""Which role the object and each prepositional phrase of a trigger take, by its frame."""

from __future__ import annotations

from marsad.extract.chunk import Chunk
from marsad.extract.clauses import Clauses
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.event import Trigger
from marsad.extract.lending import Lending
from marsad.extract.roles import BELLIGERENT, FORCE, MATERIAL, RESULT_NOUNS, SPEECH, Roles
from marsad.extract.syntax import Syntax

_MOVING = frozenset({"DISPLACE", "RETREAT"})  # towards somewhere, not against somebody
_AGAINST = frozenset("ضد بحق تجاه صوب باتجاه".split())
_HANDS = frozenset("يد ايدي ايادي".split())
_UPON = frozenset(("علي", "ضد"))
_JUDGING = frozenset("ACCUSE REJECT SUPPORT".split())
# What is taken from somebody, or given back to him, stands as the object.
_TAKING = frozenset({"SANCTION", "CONCEDE"})
_HANDING = frozenset({"COOPERATE", "AID"})
_HOST_REACH = 4
_DIPLOMATIC = frozenset({"SANCTION", "COOPERATE"})
_MISSIONS = frozenset("سفاره قنصليه تمثيل بعثه سفارت قنصليت بعثت".split())
_SENT_TO = frozenset("لدي في من الي".split())


class Arguments:
    """Gives the objects and prepositional phrases of one document their roles."""

    def __init__(
        self, draft: Draft, syntax: Syntax, trigger_at: dict[int, Trigger], clauses: Clauses, lending: Lending
    ) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = trigger_at
        self.clauses = clauses
        self.lending = lending

    def object(self, trigger: Trigger, roles: Roles, obj: Chunk, rule: str) -> bool:
        """Give the object of the verb or verbal noun its role; True where it held somebody or a place."""
        role = trigger.sense.frame["o"]
        if role == "R" and self._deed_told(trigger, obj):
            return False
        if trigger.sense.type in _DIPLOMATIC and self._own_envoy(obj):
            return self._host(roles, obj)
        if role == "C" and trigger.sense.type in SPEECH and (obj.owned or inside(obj)):
            return roles.put("R", obj, "whose matter it is")  # "رفض الخطة الأميركية", "رفض دعوة البطريرك"
        if role == "C" and trigger.sense.type in SPEECH and obj.actor is None:
            return self._whose_matter(roles, obj)
        if role in ("X", "C") and trigger.sense.type in _TAKING and self._taken_from(trigger, obj):
            return roles.put("R", obj, "whose thing it is")
        if role == "C" and trigger.sense.type in _HANDING and not inside(obj) and self._handed_to(roles, obj):
            return roles.put("R", obj, "to whom it is handed")
        if role == "C" and obj.owned and obj.actor is not None and self.syntax.clitic_at(obj.actor.first) == "ل":
            return roles.put(trigger.sense.frame.get("ل", "C"), obj, "after ل")  # "قدم 50 مليون دولار للوكالة"
        return roles.put(role, obj, rule)

    def _taken_from(self, trigger: Trigger, thing: Chunk) -> bool:
        """ "علقت عضوية السودان", "جمدت أرصدة خمسة مسؤولين", but not "رفعت العقوبات الأميركية عن السودان"."""
        owner = thing.actor
        if owner is None or owner.cls == "pronoun" or owner.possessor or not (thing.owned or inside(thing)):
            return False
        return trigger.sense.type == "SANCTION" or owner.cls != "nisba"

    def _handed_to(self, roles: Roles, obj: Chunk) -> bool:
        """ "سلم المغرب إسبانيا مطلوبا": a body before what is handed over is who gets it."""
        body = obj.actor is not None and obj.actor.cls in ("state", "named", "body") and obj.actor.definite
        state = obj.actor is not None and obj.actor.cls == "state"
        given = any(a.prep == "" and a.first >= obj.stop for a in roles.arguments)
        goes_on = obj.actor is not None and obj.stop > obj.actor.stop  # "فرنسا المطلوب الأول" read as one phrase
        return (body or state) and not obj.owned and (given or goes_on)

    def _own_envoy(self, obj: Chunk) -> bool:
        """ "استدعت سفيرها", "أعادت فتح سفارتها": of those who act."""
        words = self.draft.words[obj.first : obj.stop]
        if any(word.rest in _MISSIONS and word.suffix for word in words):
            return True
        envoy = obj.actor
        return envoy is not None and envoy.cls == "office" and bool(envoy.possessor) and envoy.first == obj.first

    def _host(self, roles: Roles, envoy: Chunk) -> bool:
        """ "استدعت سفيرها لدى إثيوبيا": the state that the envoy is sent to."""
        for k in range(envoy.stop, min(envoy.stop + _HOST_REACH, len(self.draft.tokens))):
            state = self.syntax.actor_at.get(k) or self.syntax.placed_state.get(k)
            if state is not None and state.cls == "state" and self.draft.form(k - 1) in _SENT_TO:
                while state is not None and state.cls == "state":
                    roles.recipients.append(state)
                    state = self._joined_host(state.stop)
                roles.rules.append("to whom the envoy is sent")
                return True
        return False

    def _joined_host(self, i: int) -> ActorMention | None:
        """ "سفيريها في واشنطن وكانبيرا": the second of two states."""
        joined = i < len(self.draft.tokens) and self.syntax.joined(i)
        return (self.syntax.actor_at.get(i) or self.syntax.placed_state.get(i)) if joined else None

    def _whose_matter(self, roles: Roles, matter: Chunk) -> bool:
        """ "رفض القاضي طلبا قدمته الشركة": who brought what is rejected."""
        i = matter.stop
        if i >= len(self.syntax.classes) or self.syntax.classes[i] != "V" or not self.draft.words[i].suffix:
            return False
        subjects = self.clauses.subjects_of(i)
        roles.recipients.extend(subjects)
        return bool(subjects)

    def joined_object(self, roles: Roles, obj: Chunk) -> None:
        """ "تعزيزات ومخازن أسلحة تابعة للحوثيين": whose the second of two joined objects is, the first is too."""
        after = next((a for a in roles.arguments if a.first >= obj.stop), None)
        if after is not None and after.prep == "" and self.draft.words[after.first].proclitics[:1] == "و":
            roles.put("R", after, "joined to the object")

    def _deed_told(self, trigger: Trigger, chunk: Chunk) -> bool:
        """Whether what is condemned or praised is an act, which names its parties itself."""
        if trigger.sense.type not in _JUDGING or chunk.actor is None:
            return False
        deed = next((d for k in range(chunk.first, chunk.actor.first) if (d := self.trigger_at.get(k))), None)
        suffered = deed is not None and deed.sense.type in MATERIAL and deed.sense.frame.get("i") in ("R", "AR")
        return suffered and deed is not None and not deed.is_verb

    def prepositions(self, trigger: Trigger, roles: Roles, arguments: list[Chunk]) -> None:
        """Give the phrases among `arguments` the roles that the frame has for their prepositions."""
        frame = trigger.sense.frame
        for chunk in arguments:
            if chunk.prep == "علي" and self.draft.form(chunk.first) in _HANDS:
                continue  # "على يد مسلحين": the agent
            role = frame.get(chunk.prep) if chunk.prep else None
            if role is None and trigger.sense.type == "AID" and frame.get("ل") == "R" and self._given_to(chunk):
                role = "R"  # "هبة بقيمة ستين مليون دولار للجيش"
            if role == "P" and chunk.places == [] and chunk.first in self.trigger_at:
                continue  # "احتجاجات في الناصرية ومقتل متظاهر"
            if chunk.prep == "بمشاركه" and trigger.sense.type == "CONSULT":
                role = "A"
            result = self.draft.words[trigger.token].rest in RESULT_NOUNS  # "لقي مصرعه في عملية ضد متشددين"
            if role is None and chunk.prep in _AGAINST and trigger.sense.type in MATERIAL and not result:
                role = "R" if trigger.sense.type not in _MOVING or chunk.prep in ("ضد", "بحق") else None
            if role == "C" and chunk.prep == "ل" and trigger.sense.type == "CONCEDE":
                role = "R" if self._taken_from(trigger, chunk) else "C"  # "رضخت الحكومة لمطالب المحتجين"
            if role == "A" and chunk.prep == "من" and trigger.sense.type in SPEECH and roles.subject is not None:
                continue  # "انتقد السيناتور سحب القوات من سوريا": he has spoken
            if role == "C" and trigger.sense.type == "REQUEST" and self._called_upon(trigger, chunk):
                role = "R"
            if role is None or role in ("C", "X", "AR"):
                if role == "C" and roles.content is None:
                    roles.content = (chunk.first, chunk.stop)
                continue
            told = chunk.prep in ("ل", "ب") or self._told_before(trigger, roles, chunk)
            if role == "R" and roles.recipients and told:
                continue
            if role == "R" and self._deed_told(trigger, chunk):
                continue  # "ندد بقتل المدنيين": who did it is told by the deed
            if role == "R" and chunk.prep == "ل" and not roles.actors and self._fires(trigger, chunk, arguments):
                role = "A"
            elif role == "A" and chunk.prep == "ل":
                if trigger.is_verb or chunk is not arguments[0]:
                    continue  # "هجوم لحزب العمال", but not "هجوم على مركز للجيش"
                role = "R" if self._dealt(trigger) else "A"
            if role == "R" and chunk.prep == "ب" and chunk.actor is None:
                chunk.actor = self.syntax.placed_state.get(chunk.first)  # "اعترفت بدولة فلسطين"
            put = roles.put(role, chunk, f"after {chunk.prep}")
            if role == "R" and not put and not chunk.places:
                self._joined_owner(roles, chunk, arguments)
            if chunk.prep == "بين" and chunk.actor is not None:
                if not chunk.also or self.draft.form(chunk.stop + 1) == "جهه":
                    self._second_side(roles, chunk)

    def _joined_owner(self, roles: Roles, thing: Chunk, arguments: list[Chunk]) -> None:
        """ "غارات على تعزيزات وتجمعات الميليشيات": whose the second of two joined things is, the first is too."""
        after = next((a for a in arguments if a.first == thing.stop), None)
        if after is not None and after.actor is not None and self.draft.words[after.first].proclitics[:1] == "و":
            if inside(after) or after.owned:
                roles.put("R", after, "whose the joined things are")

    def _called_upon(self, trigger: Trigger, chunk: Chunk) -> bool:
        """ "دعوات دولية لإسرائيل لوقف الاستيطان": after the noun ل names first whom one calls on."""
        noun = not trigger.is_verb and chunk.prep == "ل"
        return noun and chunk.actor is not None and chunk.actor.first == chunk.first

    def _fires(self, trigger: Trigger, chunk: Chunk, arguments: list[Chunk]) -> bool:
        """ "قصف لقوات النظام على سراقب", "قتلوا في قصف للحوثيين": a force of its own right after the noun, or anybody
        where على says whom it struck; but "توجيه ضربات لقوات حفتر", "قصف لمواقع الحوثيين".
        """
        actor = chunk.actor
        if trigger.sense.type != "ASSAULT" or trigger.is_verb or actor is None or chunk is not arguments[0]:
            return False
        if self._dealt(trigger) or inside(chunk):
            return False
        force = actor.first == chunk.first and bool(set(actor.sectors) & BELLIGERENT)
        return force or any(a.prep in _UPON and (a.actor is not None or a.places) for a in arguments[1:])

    def _told_before(self, trigger: Trigger, roles: Roles, chunk: Chunk) -> bool:
        """ "حكم على المعارضة بعد إدانتها بالاستيلاء على السلطة": what comes later after the same word is of
        something else.
        """
        return trigger.sense.type not in FORCE and f"after {chunk.prep}" in roles.rules

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


def inside(chunk: Chunk) -> bool:
    """Whether the phrase names somebody after its first noun."""
    return chunk.actor is not None and chunk.actor.first > chunk.first
