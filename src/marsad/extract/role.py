"""Who did it, to whom: fills the roles of a trigger from its frame and the syntax around it.

The order of trust: the trigger's own arguments (subject, object, idafa, nisba, the prepositions its frame names),
then what a light or controlling verb lends it, then the noun a relative clause hangs on. Roles that the text does not
fill stay empty.
"""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft, ToponymMention, nisba_mention, pronoun_mention
from marsad.extract.event import Trigger
from marsad.extract.syntax import Chunk, Syntax

# "على يد", "من قبل": the agent of a passive or a verbal noun.
_AGENT_PHRASES = (
    ("من", "قبل"),
    ("علي", "يد"),
    ("علي", "ايدي"),
    ("علي", "ايادي"),
    ("من", "جانب"),
    ("من", "طرف"),
    ("بيد",),
    ("بايدي",),
    ("برصاص",),
    ("بنيران",),
    ("بواسطه",),
)
_MATERIAL = frozenset("ASSAULT COERCE DISPLACE DISCOVER RETREAT SANCTION".split())
_AGENTLESS_PEOPLE = frozenset("CVL REF MED JRN EDU LAB OPP".split())
_BELLIGERENT = frozenset("MIL REB PRM UAF GOV COP SPY IMG IGO".split())
_MOVING = frozenset({"DISPLACE", "RETREAT"})  # towards somewhere, not against somebody
_CHARGES = frozenset("تهمه تهم اتهام اتهامات شبهه".split())
_BLAME = frozenset("مسووليه المسووليه تبعات تبعه".split())  # with a person before it, the second object of حمّل
_FORCE = frozenset({"ASSAULT", "COERCE"})
_CONTROLLED = frozenset("ASSAULT COERCE MOBILIZE AID PROTEST".split())
_SPEECH = frozenset("REQUEST ACCUSE REJECT THREATEN SUPPORT".split())
_TALK = _SPEECH | {"CONSULT", "AGREE"}  # what is talked about is not done by who talks
_AGAINST = frozenset("ضد بحق تجاه صوب باتجاه".split())
_HARM = frozenset("قتل أصاب جرح اغتال".split())
_RESULT_NOUNS = frozenset("مقتل مصرع اصابه استشهاد وفاه جرح جرحي قتلي المقتل".split())
_ACT_REACH = 10
_REACH_LEFT = 40
_SENTENCES_BACK = 2
_CLAUSE_REACH = 8
_JOINED_REACH = 6


class Roles:
    """What was found for one trigger. `rules` names the productions that filled each role, for `explain`."""

    __slots__ = (
        "actors", "arguments", "content", "no_subject", "object_relative", "passive", "places", "recipients", "rules",
        "subject",
    )  # fmt: skip

    def __init__(self) -> None:
        self.actors: list[ActorMention] = []
        self.recipients: list[ActorMention] = []
        self.places: list[ToponymMention] = []
        self.arguments: list[Chunk] = []
        self.content: tuple[int, int] | None = None
        self.rules: list[str] = []
        self.subject: ActorMention | None = None
        self.passive = False
        self.no_subject = False
        self.object_relative = False

    def put(self, role: str, chunk: Chunk | None, rule: str) -> bool:
        """Give `chunk` the role; True where it held somebody or a place."""
        if chunk is None or role not in ("A", "R", "P"):
            return False
        if role == "P":
            if chunk.places:
                self.places.extend(p for p in chunk.places if p not in self.places)
                self.rules.append(rule)
                return True
            if chunk.actor is not None and chunk.actor.cls != "pronoun" and not chunk.actor.possessor:  # "السيطرة عليها"
                self._extend(self.recipients, chunk.actors)
                self.rules.append(rule)
                return True
            return False
        if chunk.actor is not None and chunk.actor.cls == "source" and chunk.actor.inner is None and role == "R":
            return False
        if not chunk.actor:
            if role == "R" and chunk.places:
                self.places.extend(chunk.places)
                self.rules.append(rule + " (a place)")
            return False
        self._extend(self.actors if role == "A" else self.recipients, chunk.actors)
        if chunk.place is not None and role == "R" and chunk.place not in self.places and chunk.actor.cls == "state":
            self.places.extend(chunk.places)
        self.rules.append(rule)
        return True

    def _extend(self, side: list[ActorMention], mentions: list[ActorMention]) -> None:
        for m in mentions:
            if m.cls == "source" and m.inner is not None:
                m = m.inner  # "بيان لوزراء الخارجية": the ministers
            if not any((m.first, m.stop) == (k.first, k.stop) for k in side):
                side.append(m)


class RoleFinder:
    """Fills roles for the triggers of one document."""

    def __init__(self, draft: Draft, syntax: Syntax, triggers: list[Trigger]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = {k: t for t in triggers for k in range(t.token, t.stop)}
        self._subjects: dict[int, list[ActorMention]] = {}
        self.resumed: set[int] = set()  # light verbs of a clause on an act ("كمين نصبه مسلحون"): no act of their own
        self._undergone: set[int] = set()  # verbs whose subject is who it was done to
        # Nouns whose act a verb ends that is an event itself ("علقت مساعداتها"): they yield nothing.
        self.ended: set[int] = set()
        self.lent = self._light_verbs()

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
        self._loan(trigger, roles)
        self._controlled(trigger, roles)
        self._other_party(trigger, roles)
        self._supported(trigger, roles)
        return roles

    def _controlled(self, trigger: Trigger, roles: Roles) -> None:
        """A verbal noun without its doer, in the clause of an armed or governing subject: "... لاستهداف الدوريات"."""
        if (
            trigger.is_verb
            or roles.actors
            or trigger.sense.frame.get("s", "A") != "A"
            or trigger.sense.type not in _CONTROLLED
        ):
            return
        if self.draft.words[trigger.token].rest in _RESULT_NOUNS:
            return
        protest = trigger.sense.type == "PROTEST"  # "نزل آلاف الأشخاص للاحتجاج"
        if protest and not self._of_purpose(trigger):
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
            accused = accused or draft.words[j].rest in _CHARGES
            if classes[j] == "V" and accused:
                self._put_accused(j, roles)
                return
            if classes[j] == "V":
                if self._only_happens(j):
                    return  # "وقع انفجار"
                if draft.words[j].reporting or (j in self.trigger_at and self.trigger_at[j].sense.type in _TALK):
                    return
                subject = self.subject_of(j) or self._carried_on(j)
                if j in self._undergone:
                    return
                able = subject is not None and (protest or bool(set(subject.sectors) & _BELLIGERENT))
                if able and subject is not None and subject not in roles.recipients:
                    roles.actors.append(subject)
                    roles.rules.append("the subject of the clause does what its verbal noun says")
                return
            j -= 1

    def _put_accused(self, verb: int, roles: Roles) -> None:
        """ "أوقفت المخابرات شبانا بتهمة رشق عسكريين": the object of the verb is said to have done it."""
        trigger = self.trigger_at.get(verb)
        if trigger is None or not trigger.is_verb or trigger.sense.frame.get("o") != "R":
            return
        clause = Roles()
        subject, obj = self._parties(trigger, clause)
        accused = subject if clause.passive else obj
        if accused is not None and accused.actor is not None:
            roles.put("A", accused, "who is charged with it")

    def _of_purpose(self, trigger: Trigger) -> bool:
        """ "للاحتجاج", "احتجاجا": what somebody comes out for."""
        return trigger.proclitics.endswith("ل") or self.draft.tokens[trigger.token].form.endswith("ا")

    def _only_happens(self, verb: int) -> bool:
        """Light verbs whose subject is the event itself: وقع، حدث، اندلع."""
        carried = {self.draft.lexicon.light[r[0]].carries for r in self.draft.words[verb].light if r[1][0] == "v"}
        return bool(carried) and carried <= {"N", "X"}

    def _noun_joined(self, i: int) -> bool:
        """Whether a noun trigger stands shortly before token `i` with no verb between."""
        for k in range(i - 1, max(-1, i - _JOINED_REACH), -1):
            if not self.draft.same_sentence(i, k) or self.syntax.classes[k] in ("V", "S", "R", "C"):
                return False
            if (before := self.trigger_at.get(k)) is not None:
                return not before.is_verb
        return False

    def _carried_on(self, verb: int) -> ActorMention | None:
        """The subject that a verb without one has from the verb before in the sentence, where it agrees."""
        if self.draft.words[verb].proclitics[:1] not in ("و", "ف") and self.syntax.clause_start(verb):
            opener = self.syntax.classes[self.syntax.clause_start(verb) - 1]
            if opener in ("S", "C"):
                return None  # "أعلنت الشرطة أن عشرة قتلوا": another clause
        prior = self.prior_subject(verb)
        return prior if prior is not None and compatible(self.draft, prior, _verb_features(self.draft, verb)[2:5]) else None

    def _supported(self, trigger: Trigger, roles: Roles) -> None:
        """ "تمكنت القوات، بدعم من التحالف، من ...": the subject of the clause is who was supported."""
        backed = self.draft.form(trigger.token).lstrip("وف").startswith("ب")
        if trigger.sense.type != "AID" or trigger.is_verb or roles.recipients or not backed:
            return
        before = next((a for k in (1, 2) if (a := self._over(trigger.token - k)) is not None), None)
        left = self._left_subject(trigger.token)
        subject = before or (
            left.actor if left is not None and left.actor is not None else self.prior_subject(trigger.token)
        )
        if subject is not None and subject not in roles.actors:
            roles.recipients.append(subject)
            roles.rules.append("whom it supports is the subject of the clause")

    def _over(self, i: int) -> ActorMention | None:
        return self.syntax.actor_over[i] if i >= 0 else None

    def _other_party(self, trigger: Trigger, roles: Roles) -> None:
        """ "بعد محادثات مع X", "عقب معارك مع X": the other party is the subject of the clause."""
        joined = "after مع" in roles.rules or (trigger.sense.type == "CONSULT" and "after ب" in roles.rules)
        if trigger.is_verb or len(roles.actors) != 1 or not joined:
            return
        subject = self.prior_subject(trigger.token)
        if subject is not None and subject is not roles.actors[0] and subject.cls != "source":
            roles.actors.insert(0, subject)
            roles.rules.append("with whom: the other party is the subject of the clause")

    # -- finite verbs -----------------------------------------------------------------------------------------------

    def _verb(self, trigger: Trigger, roles: Roles) -> None:
        frame = trigger.sense.frame
        subject, obj = self._parties(trigger, roles)
        if roles.passive:
            if subject is not None:
                roles.put(frame.get("o", frame.get("s", "R")), subject, "passive: subject is who it was done to")
        else:
            self._active(trigger, roles, subject, obj)
        self._prepositions(trigger, roles, roles.arguments)

    def _parties(self, trigger: Trigger, roles: Roles) -> tuple[Chunk | None, Chunk | None]:
        """The grammatical subject and object of a finite verb; what its frame makes of them is for the caller."""
        roles.arguments = self.syntax.arguments(trigger.stop - 1)
        frame = trigger.sense.frame
        asked = (k for k, a in enumerate(roles.arguments) if frame.get(a.prep) == "C" and not _is_pronoun(a))
        content = next(asked, len(roles.arguments))
        # What stands after "إلى رفع حظر السلاح" belongs to what is asked for.
        bare = [a for a in roles.arguments[:content] if a.prep == ""]
        left = self._left_subject(trigger.token)
        relative = self._relative_antecedent(trigger.token)
        passive_only = trigger.features.endswith("p") and len(trigger.features) > 2
        return self._subject_object(trigger, bare, left, relative, passive_only, roles)

    def _active(self, trigger: Trigger, roles: Roles, subject: Chunk | None, obj: Chunk | None) -> None:
        frame = trigger.sense.frame
        role = frame.get("s", "A")
        if subject is not None:
            roles.put(role, subject, "subject of the verb")
            roles.subject = subject.actor
        elif role in ("A", "R") and not roles.no_subject:
            pronoun = self._dropped_subject(trigger)
            both = self._both_before(trigger) if role == "A" and trigger.features[2:5] in ("3md", "3fd") else []
            if both:
                roles.actors.extend(both)
                roles.rules.append("subject dropped: both of whom the verb before told")
            elif pronoun is not None:
                (roles.actors if role == "A" else roles.recipients).extend(self._with_joined(pronoun, trigger.token))
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
        return [subject] if subject.cls == "pronoun" else self.with_conjuncts(subject, i).actors

    def _both_before(self, trigger: Trigger) -> list[ActorMention]:
        """ "استقبل حفتر نائب الوزير، وبحثا": the dual takes up subject and object of the verb before."""
        for j in range(trigger.token - 1, -1, -1):
            if not self.draft.same_sentence(trigger.token, j):
                break
            before = self.trigger_at.get(j)
            if before is not None and before.is_verb and before.token == j:
                subject, obj = self._parties(before, Roles())
                pair = [c.actor for c in (subject, obj) if c is not None and c.actor is not None]
                return pair if len(pair) > 1 else []
        return []

    def _object(self, trigger: Trigger, roles: Roles, obj: Chunk, rule: str) -> bool:
        role = trigger.sense.frame["o"]
        if role == "C" and trigger.sense.type in _SPEECH and (obj.owned or self._inside(obj)):
            return roles.put("R", obj, "whose matter it is")  # "رفض الخطة الأميركية", "رفض دعوة البطريرك"
        if role == "C" and trigger.sense.type in _SPEECH and obj.actor is None:
            return self._whose_matter(roles, obj)
        if role == "C" and obj.owned and obj.actor is not None and self.syntax.clitic_at(obj.actor.first) == "ل":
            return roles.put(trigger.sense.frame.get("ل", "C"), obj, "after ل")  # "قدم 50 مليون دولار للوكالة"
        return roles.put(role, obj, rule)

    def _whose_matter(self, roles: Roles, matter: Chunk) -> bool:
        """ "رفض القاضي طلبا قدمته الشركة": who brought what is rejected."""
        i = matter.stop
        if i >= len(self.syntax.classes) or self.syntax.classes[i] != "V" or not self.draft.words[i].suffix:
            return False
        subjects = self.subjects_of(i)
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

    def _subject_object(
        self,
        trigger: Trigger,
        bare: list[Chunk],
        left: Chunk | None,
        relative: Chunk | None,
        passive_only: bool,
        roles: Roles,
    ) -> tuple[Chunk | None, Chunk | None]:
        frame = trigger.sense.frame
        transitive = "o" in frame
        first = bare[0] if bare else None
        if relative is None and left is not None and self._nobody_acts(left, trigger):
            roles.no_subject = True
        thing = first is not None and (first.owned or (len(bare) == 1 and self._possessed(first, trigger)))
        if first is not None and not passive_only and thing:
            return self._whose_object(trigger, left, relative, first)
        second = next((a for a in bare[1:2] if self._may_be_object(a)), None)
        if second is not None and self.draft.words[second.first].rest in _BLAME and self._resumes(trigger):
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
            if first is not None and first.actor is not None and self._agent_like(first, trigger):
                roles.object_relative = True  # "عبوة ناسفة زرعها مسلحون"
                return first, None
            roles.no_subject = True
            return None, None
        if trigger.suffix:
            if first is not None and not plural:
                if relative is None and (noun := self._object_noun_before(trigger.token)) is not None:
                    roles.object_relative = roles.put(frame.get("o", "R"), noun, "clause on the noun before")
                return first, None
            return before, None
        if self._right_before(left, trigger) and first is not None and relative is None:
            return left, first
        if first is not None and second is not None and transitive and relative is None and not plural:
            if first.actor is not None and self._agrees(first, trigger) and (second.actor is not None or second.places):
                return first, second
        if before is not None and (relative is not None or plural or not self._agrees(first, trigger)):
            if transitive and self._passive_before(trigger, before, first):
                roles.passive = True
                return before, None
            return before, first
        if before is not None and left is not None and self._adjacent(left, trigger.token):
            if transitive and self._passive_before(trigger, left, first):
                roles.passive = True
                return left, None
            return left, first
        if plural:
            return None, first
        if first is not None and first.actor is None and not first.places and self._carried_on(trigger.token):
            if trigger.proclitics[:1] in ("و", "ف"):
                return None, first  # "واشتبكت الشرطة معهم وأطلقت الغاز"
        if first is not None and second is None and transitive:
            joined = trigger.proclitics[:1] in ("و", "ف")
            prior = self.prior_subject(trigger.token) if joined else None
            victims = first.actor is not None and first.actor.cls in ("people", "nisba", "person")
            if (
                prior is not None
                and not victims
                and (self._addressed(first, trigger) or not self._agent_like(first, trigger))
                and compatible(self.draft, prior, trigger.features[2:5])
            ):
                return None, first
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
        return first, second

    def _nobody_acts(self, left: Chunk, trigger: Trigger) -> bool:
        """ "أن المملكة ستقدم": the subject stands right before the verb, though it names nobody known."""
        unnamed = left.actor is None and not left.places
        return unnamed and left.stop == trigger.token and not trigger.proclitics and trigger.features[2:5] != "3mp"

    def _resumes(self, trigger: Trigger) -> bool:
        """Whether the verb, joined by و, can go on with the subject of a verb before it."""
        prior = self.prior_subject(trigger.token) if trigger.proclitics[:1] in ("و", "ف") else None
        return prior is not None and compatible(self.draft, prior, trigger.features[2:5])

    def _thing_acted_on(self, trigger: Trigger, first: Chunk, second: Chunk | None) -> bool:
        """ "غير أنها استعادت كل المناطق": a place alone after a verb of taking is taken; the subject is from before."""
        frame = trigger.sense.frame
        return second is None and first.actor is None and bool(first.places) and frame.get("o") == "P"

    def _possessed(self, chunk: Chunk, trigger: Trigger) -> bool:
        """ "وقطعت طريق إمدادات المليشيا": a thing that belongs to somebody, where an act of force is told."""
        if chunk.actor is None or trigger.sense.type not in _MATERIAL:
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
        if first is None:
            return True
        armed = before.actor is not None and "UAF" in before.actor.sectors
        return first.actor is None and not first.places and trigger.sense.lemma in _HARM and not armed

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
        if draft.form(i - 1) in ("،", ",") and self._act_in_clause(trigger):
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
        return act.sense.type == trigger.sense.type or {act.sense.type, trigger.sense.type} <= _FORCE

    def _act_in_clause(self, trigger: Trigger) -> bool:
        """ "شنوا هجمات في العاصمة، استهدفت الأمن": a verb without و after a comma tells of the act the sentence is about."""
        for k in range(trigger.token - 1, max(-1, trigger.token - _REACH_LEFT), -1):
            if not self.draft.same_sentence(trigger.token, k) or self.syntax.classes[k] in ("S", "R", "C"):
                return False
            act = self.trigger_at.get(k)
            if act is not None and act.sense.type == trigger.sense.type:
                return not act.is_verb and act.features[2:3] == trigger.features[3:4] == "f"
        return False

    def _oblique(self, chunk: Chunk) -> bool:
        """ "واعتقلت فلسطينيين": a sound plural or dual in ين (ي before what it belongs to), with no quantity before it, is
        never a subject.
        """
        actor = chunk.actor
        if actor is None or actor.first != chunk.first or actor.cls not in ("people", "nisba", "office"):
            return False
        word = self.draft.words[actor.first]
        if actor.stop - actor.first > 1 and word.rest.endswith("ي") and not word.rest.startswith("ال"):
            return actor.number in ("p", "d")  # "سفيري البلدين", "مقاتلي الحركة"
        return word.rest.endswith("ين") and actor.number in ("p", "d") and not word.suffix

    def _right_before(self, left: Chunk | None, trigger: Trigger) -> bool:
        """ "الجزائر تتهم المغرب": the phrase that opens the clause, right before a verb it agrees with: a present one, or any after إن."""
        if left is None or left.stop != trigger.token or trigger.proclitics:
            return False
        after_that = left.first > 0 and self.syntax.classes[left.first - 1] == "S"  # "إن الجيش قتل"
        return (after_that or trigger.features[1:2] == "I") and self._may_act(left, trigger)

    def _may_act(self, chunk: Chunk, trigger: Trigger) -> bool:
        return chunk.actor is not None and compatible(self.draft, chunk.actor, trigger.features[2:5])

    def _may_be_object(self, chunk: Chunk) -> bool:
        """Not a bare apposition of unknown words after a comma ("..., إيسنيلون هابيلون, ...")."""
        after_comma = self.draft.form(chunk.first - 1) in ("،", ",")
        if chunk.actor is None and not chunk.places and self.syntax.classes[chunk.first] == "?":
            return False
        return not after_comma or chunk.actor is not None or self.syntax.classes[chunk.first] == "N"

    def _passive_likely(self, trigger: Trigger, only: Chunk) -> bool:
        """A transitive act with one noun phrase alone: unvowelled قتل سبعة مدنيين is a passive."""
        if trigger.sense.type not in _MATERIAL or trigger.sense.frame.get("o") != "R" or trigger.features[-1] == "a":
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
        """ "دانت فرنسا الهجوم ودعت روسيا إلى": a body named after a further verb of speech is spoken to; a person speaks."""
        spoken_to = chunk.actor is not None and chunk.actor.cls not in ("office", "person")
        return spoken_to and trigger.sense.type in _SPEECH

    def _agent_like(self, chunk: Chunk, trigger: Trigger) -> bool:
        return chunk.actor is not None and bool(set(chunk.actor.sectors) & _BELLIGERENT)

    def _agrees(self, chunk: Chunk | None, trigger: Trigger) -> bool:
        return chunk is not None and chunk.actor is not None and not self._disagrees(chunk, trigger)

    def _disagrees(self, chunk: Chunk, trigger: Trigger) -> bool:
        """The verb before its subject agrees in gender: قصفت مدنيين cannot have مدنيين as subject."""
        png = trigger.features[2:5]
        actor = chunk.actor
        if actor is None or png not in ("3ms", "3fs"):
            return False
        gender = gender_of(self.draft, actor)
        if png == "3fs":
            return gender == "m" and actor.number != "p" and actor.cls not in ("state",)
        return gender == "f" and actor.cls in ("body", "state") and actor.number == "s"

    def _has_prior_subject(self, trigger: Trigger) -> bool:
        return self.prior_subject(trigger.token) is not None

    def prior_subject(self, i: int) -> ActorMention | None:
        """The subject of the nearest verb before in the sentence."""
        syntax = self.syntax
        j = i - 1
        while j >= 0 and self.draft.same_sentence(i, j):
            if syntax.classes[j] == "V" and (subject := self.subject_of(j)) is not None:
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
            subject, _ = self._parties(trigger, roles)
            self._subjects[i] = subject.actors if subject is not None else []
            if roles.passive or trigger.sense.frame.get("s", "A") != "A":
                self._undergone.add(i)
            return self._subjects[i]
        png = _verb_features(self.draft, i)[2:5]
        found: list[ActorMention] = []
        relative = self._relative_antecedent(i)
        if relative is not None and not self.draft.words[i].suffix:
            self._subjects[i] = relative.actors
            return relative.actors
        if i and self.syntax.classes[i - 1] == "R" and not self.draft.words[i].suffix:
            return found  # "قاعدة تضم قوات": the thing before الذي is the subject
        if not found:
            left = self._left_subject(i)
            if left is not None and (self._adjacent(left, i) or png == "3mp"):
                found = left.actors
        if not found and png != "3mp":
            first = next((a for a in self.syntax.arguments(i) if a.prep == ""), None)
            if first is not None:
                found = first.actors
        self._subjects[i] = found
        return found

    def _dropped_subject(self, trigger: Trigger) -> ActorMention | None:
        png = trigger.features[2:5]
        if len(png) < 2:
            return None
        if png in ("1p", "1pb", "1pa", "1s"):
            return None
        prior = self.prior_subject(trigger.token)
        speaker = self._speaking(trigger) if self._after_comma(trigger.token) else None
        if speaker is not None and compatible(self.draft, speaker, png):
            return speaker  # "قال التجمع إن الأمن اعتقل أعضاءه، وطالب بالإفراج عنهم"
        if prior is not None and compatible(self.draft, prior, png):
            return prior
        left = self._left_subject(trigger.token)
        if left is not None and left.actor is not None and compatible(self.draft, left.actor, png):
            return left.actor
        before = self.subject_before(trigger.token, png)
        if before is not None:
            return before
        pronoun = ActorMention(trigger.token, trigger.stop, "pronoun")
        pronoun.number, pronoun.gender = png[2:3] or "s", png[1:2]
        return pronoun

    def _after_comma(self, i: int) -> bool:
        return i > 0 and self.draft.form(i - 1) in ("،", ",") and self.draft.same_sentence(i - 1, i)

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

    def _left_subject(self, i: int) -> Chunk | None:
        """The noun phrase that opens the clause before the verb at `i`, not governed by a preposition."""
        draft, syntax = self.draft, self.syntax
        start = syntax.clause_start(i)
        pronoun = _PRONOUN_OF.get(draft.form(start - 1).lstrip("وف")) if start else None
        if pronoun is not None and draft.same_sentence(start - 1, i):
            return self._resumed(start - 1, pronoun) if self._open_before(start, i) else None
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
                prep = prep or not (draft.tokens[j].form == "من" and j > start and syntax.classes[j - 1] in ("D", "J"))
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

    def _resumed(self, i: int, suffix: str) -> Chunk:
        """ "إنه يرفض", "غير أنها استعادت": the pronoun on the particle at `i` is the subject."""
        chunk = Chunk(i, "")
        prior = self.prior_subject(i)
        agrees = prior is not None and compatible(self.draft, prior, _PERSON_OF[suffix])
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
        """ "بدأت القوات تتقدم" against "كشفت صحف عن صفقة، قدمت تركيا": whether nothing parts the phrase from the verb."""
        return all(self.syntax.classes[k] in ("J", "A", "X", "T", "?") for k in range(chunk.stop, i))

    def with_conjuncts(self, actor: ActorMention, limit: int) -> Chunk:
        """`actor` with those joined to it by و that end before token `limit`."""
        chunk = Chunk(actor.first, "")
        chunk.stop = actor.stop
        chunk.actor = actor
        self.syntax.take_conjuncts(chunk)
        chunk.also = [m for m in chunk.also if m.stop <= limit]
        return chunk

    def _adjacent(self, chunk: Chunk, i: int) -> bool:
        """Nothing but adverbs, commas, auxiliaries, or an apposition between the phrase and the verb."""
        syntax = self.syntax
        depth = 0
        for k in range(chunk.stop, i):
            if syntax.classes[k] in ("V", "S", "C"):
                return False
            depth += syntax.classes[k] in ("N", "?")
        return depth <= 8

    def _relative_antecedent(self, i: int) -> Chunk | None:
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
        """ "صوب شبان رشقوهم": a plural verb right after people who are not definite is a clause on them."""
        actor = self.syntax.actor_over[i - 1] if i else None
        if actor is None or actor.stop != i or actor.definite or actor.cls not in ("people", "nisba"):
            return None
        governed = self.syntax.clitic_at(actor.first) != "" or self.syntax.classes[actor.first - 1 : actor.first] == ["P"]
        if not governed or self.draft.words[i].proclitics or _verb_features(self.draft, i)[2:5] != "3mp":
            return None
        chunk = Chunk(actor.first, "")
        chunk.stop, chunk.actor = actor.stop, actor
        return chunk

    def _object_noun_before(self, i: int) -> Chunk | None:
        """An indefinite noun right before a verb with a pronoun: "مدينة تسيطر عليها", "حليف يدعمه"."""
        actor = self.syntax.actor_over[i - 1] if i else None
        if actor is None or actor.stop != i:
            return None
        chunk = Chunk(actor.first, "")
        chunk.stop = actor.stop
        chunk.actor = actor
        return chunk

    # -- verbal nouns and participles ---------------------------------------------------------------------------------

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
        if draft.words[i].definite and j == trigger.stop:
            direct = None
        if trigger.suffix and frame.get("i"):
            role = frame["i"]
            pronoun = pronoun_mention(trigger.token, trigger.suffix)
            if role == "AR":
                accused = trigger.sense.type == "ACCUSE" and bool(arguments) and arguments[0].prep == "ب"
                role = "R" if accused or (direct is None and trigger.sense.type in _MATERIAL) else "A"
            if role in ("A", "R"):
                (roles.actors if role == "A" else roles.recipients).append(pronoun)
                roles.rules.append("pronoun on the verbal noun")
            if role == "A" and direct is not None and frame.get("o"):
                self._object(trigger, roles, direct, "object of the verbal noun")
        elif direct is not None and frame.get("i"):
            self._idafa(trigger, roles, direct, arguments)
        self._prepositions(trigger, roles, arguments)
        self._relative_on_noun(trigger, roles, j)

    def _idafa(self, trigger: Trigger, roles: Roles, direct: Chunk, arguments: list[Chunk]) -> None:
        frame = trigger.sense.frame
        role = frame["i"]
        second = arguments[1] if len(arguments) > 1 and arguments[1].prep == "" else None
        if second is not None and any(p.direction for p in second.places):
            second = None  # "اعتقال قيادي شمال بغداد": where it was
        lender = self.lent.get(trigger.token)
        lent = lender is not None and lender[0] == "A" and bool(self.subjects_of(lender[1]))
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
        after = next((a for a in arguments[1:2] if a.prep == "ل" and (a.actor or a.places)), None)
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
                and bool(set(direct.actor.sectors) & _BELLIGERENT)
                and direct.actor.cls != "people"
            )
            role = "A" if governed or agentive else "R"
            roles.put(role, direct, "idafa, by whom it names")
            return
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
        return actor is not None and actor.cls != "people" and bool(set(actor.sectors) & _BELLIGERENT)

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
        light = next((r for r in word.light if r[1][0] == "v"), None)
        if light is None or draft.lexicon.light[light[0]].carries not in ("A", "R"):
            return
        carries = draft.lexicon.light[light[0]].carries
        arguments = syntax.arguments(k)
        first = next((a for a in arguments if a.prep == ""), None)
        if first is not None and first.actor is not None and not (roles.actors if carries == "A" else roles.recipients):
            roles.put(carries, first, "light verb in a clause on the noun")
        if {trigger.sense.type, self.trigger_at[k].sense.type if k in self.trigger_at else ""} <= _FORCE:
            self.resumed.add(k)
        self._prepositions(trigger, roles, arguments)

    def _clause_verb(self, trigger: Trigger, j: int) -> int | None:
        """The verb of a clause on the noun at `j - 1`: next to it ("قصف تنفذه قوات"), or with a pronoun for it after what
        it was done with ("هجوم بطائرة مسيرة شنته فصائل").
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
            subject = self._speaking(trigger) or self.prior_subject(trigger.token)
            if subject is not None:
                roles.actors.append(subject)
                roles.rules.append("participle: subject of the main verb")
        elif before is not None:
            roles.put(frame.get("o", frame.get("s", "R")), before, "participle: the noun it describes")
        self._prepositions(trigger, roles, arguments)

    def _participle_of_speech(self, trigger: Trigger) -> bool:
        """ "ونددت المنظمة بالأحكام، مطالبة السلطات بالإفراج": after a comma the feminine participle, no verbal noun."""
        before = trigger.token - 1
        if trigger.sense.type not in _SPEECH or trigger.proclitics or before < 0:
            return False
        form = self.draft.tokens[trigger.token].form
        set_off = self.draft.form(before) in ("،", ",", '"') and self.draft.same_sentence(before, trigger.token)
        return set_off and form.startswith("م") and form.endswith("ه") and self._speaking(trigger) is not None

    def _speaking(self, trigger: Trigger) -> ActorMention | None:
        """ "وأكد القائد أن ...، داعيا السكان": who speaks in the sentence is who calls."""
        if trigger.sense.type not in _SPEECH:
            return None
        for j in range(trigger.token - 1, -1, -1):
            if not self.draft.same_sentence(trigger.token, j):
                return None
            spoken = self.draft.words[j].reporting or (j in self.trigger_at and self.trigger_at[j].sense.type in _SPEECH)
            if self.syntax.classes[j] == "V" and spoken and (subject := self.subject_of(j)) is not None:
                return subject
        return None

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

    # -- prepositions, agents, loans ----------------------------------------------------------------------------

    def _prepositions(self, trigger: Trigger, roles: Roles, arguments: list[Chunk]) -> None:
        frame = trigger.sense.frame
        for chunk in arguments:
            role = frame.get(chunk.prep) if chunk.prep else None
            if chunk.prep == "بمشاركه" and trigger.sense.type == "CONSULT":
                role = "A"
            if role is None and chunk.prep in _AGAINST and trigger.sense.type in _MATERIAL:
                role = "R" if trigger.sense.type not in _MOVING or chunk.prep in ("ضد", "بحق") else None
            if role is None or role in ("C", "X", "AR"):
                if role == "C" and roles.content is None:
                    roles.content = (chunk.first, chunk.stop)
                continue
            if role == "R" and roles.recipients and chunk.prep in ("ل", "ب"):
                continue
            if role == "A" and chunk.prep == "ل" and not trigger.is_verb:
                if chunk is not arguments[0]:
                    continue  # "هجوم لحزب العمال", but not "هجوم على مركز للجيش"
                role = "R" if self._dealt(trigger) else "A"
            if role == "R" and chunk.prep == "ب" and chunk.actor is None:
                chunk.actor = self.syntax.placed_state.get(chunk.first)  # "اعترفت بدولة فلسطين"
            roles.put(role, chunk, f"after {chunk.prep}")
            if chunk.prep == "بين" and chunk.actor is not None:
                if not chunk.also or self.draft.form(chunk.stop + 1) == "جهه":
                    self._second_side(roles, chunk)

    def _dealt(self, trigger: Trigger) -> bool:
        """ "توجه ضربات لقوات حفتر": under a light verb with a doer of its own, ل names who suffers it."""
        loan = self.lent.get(trigger.token)
        return loan is not None and loan[0] == "A"

    def _second_side(self, roles: Roles, chunk: Chunk) -> None:
        """ "بين X من جهة وY من جهة أخرى": the second side is joined by و further on."""
        for k in range(chunk.stop, min(chunk.stop + 14, len(self.draft.tokens))):
            if not self.draft.same_sentence(chunk.first, k) or self.syntax.classes[k] in ("V", "S"):
                return
            actor = self.syntax.actor_at.get(k)
            joined = any(p.startswith("و") for p, _ in self.draft.words[k].variants) or self.draft.form(k - 1) == "و"
            if actor is not None and joined and actor not in roles.actors:
                roles.actors.extend(self.with_conjuncts(actor, len(self.draft.tokens)).actors)
                roles.rules.append("second side after بين")
                return

    def _agents(self, trigger: Trigger, roles: Roles) -> None:
        """ "على يد", "من قبل" name the agent."""
        if trigger.sense.frame.get("s", "A") != "A" and trigger.sense.type not in _MATERIAL:
            return
        draft = self.draft
        stop = min(len(draft.tokens), trigger.stop + 25)
        for j in range(trigger.stop, stop):
            if not draft.same_sentence(trigger.token, j) or self.syntax.classes[j] in ("S",):
                return
            if self.syntax.classes[j] == "V" and j >= trigger.stop:
                return
            form = draft.tokens[j].form
            for phrase in _AGENT_PHRASES:
                if form == phrase[0] and all(draft.form(j + k) == w for k, w in enumerate(phrase)):
                    chunk = self.syntax.chunk(j + len(phrase), "") if j + len(phrase) < len(draft.tokens) else None
                    if chunk is not None and chunk.actor is not None and not roles.actors:
                        roles.put("A", chunk, "agent after " + " ".join(phrase))
                        return

    def _loan(self, trigger: Trigger, roles: Roles) -> None:
        """What the light or controlling verb over a noun lends it."""
        loan = self.lent.get(trigger.token)
        if loan is None or trigger.is_verb or (loan[0] == "A" and self._only_announced(trigger, loan[1])):
            return
        carries, verb, arguments = loan
        subjects = self._lenders(verb)
        frame = trigger.sense.frame
        undergoes = frame.get("s") == "R" or ("s" not in frame and frame.get("i") == "R" and trigger.sense.type == "DISPLACE")
        side = roles.actors if carries == "A" and not undergoes else roles.recipients
        if (
            carries in ("A", "R")
            and not side
            and subjects
            and (carries == "R" or self._has_doer(trigger))
        ):
            if not any(s in (*roles.actors, *roles.recipients) for s in subjects):
                side.extend(subjects)
                roles.rules.append("light verb lends its subject")
        elif carries in ("A", "R") and not side and not subjects and self._subject_is_dropped(verb, trigger.token):
            pronoun = self._light_pronoun(verb)
            if pronoun is not None and (carries == "R" or self._has_doer(trigger)):
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

    def _has_doer(self, trigger: Trigger) -> bool:
        """A noun of result (مقتل, إصابة) takes no doer from a light verb; an act (خطف, تفجير) does."""
        frame = trigger.sense.frame
        return "s" in frame or frame.get("i") != "R" or self.draft.words[trigger.token].rest not in _RESULT_NOUNS

    def _lenders(self, verb: int) -> list[ActorMention]:
        """Who does what the light verb at `verb` says; of a light verbal noun ("لقيامها بـ", "قيام الجيش بـ") whose it is."""
        if self.syntax.classes[verb] == "V":
            return self.subjects_of(verb)
        word = self.draft.words[verb]
        if word.suffix:
            return [pronoun_mention(verb, word.suffix)]
        direct = next(iter(self.syntax.arguments(verb)), None)
        if direct is not None and direct.prep == "" and direct.actor is not None and direct.first == verb + 1:
            return direct.actors
        return self.subjects_of(verb)

    def _only_announced(self, trigger: Trigger, verb: int) -> bool:
        """ "أعلنت مصادر مقتل ثلاثة": who announces is the doer only where he is armed and announces an act."""
        word = self.draft.words[verb]
        if self.draft.words[trigger.token].rest in _RESULT_NOUNS:
            return True
        same = self.trigger_at.get(verb)
        if not word.reporting or (same is not None and same.sense.type == trigger.sense.type):
            return False  # "أصدرت محكمة حكما": the verb itself says the act
        subject = self.subject_of(verb)
        return subject is None or subject.cls == "source" or not set(subject.sectors) & _BELLIGERENT

    def _subject_is_dropped(self, verb: int, noun: int) -> bool:
        """ "كما تخوض اشتباكات", but not "تعرضت العاصمة لهجمات": what follows the verb is its subject there, though nobody
        who acts.
        """
        classes = self.syntax.classes
        follows = verb + 1 != noun and verb + 1 < len(classes) and classes[verb + 1] == "N" and not self.draft.words[verb + 1].preposition
        return classes[verb] == "V" and not follows

    def _light_pronoun(self, verb: int) -> ActorMention | None:
        features = _verb_features(self.draft, verb)
        prior = self.prior_subject(verb)
        png = features[2:5]
        if prior is not None and compatible(self.draft, prior, png):
            return prior
        if png not in ("3ms", "3fs", "3mp"):
            return None
        pronoun = ActorMention(verb, verb + 1, "pronoun")
        pronoun.number, pronoun.gender = png[2:3], png[1:2]
        return pronoun

    def _light_verbs(self) -> dict[int, tuple[str, int, list[Chunk]]]:
        """For each noun trigger, the light verb over it: what it carries, where it stands, its arguments."""
        out: dict[int, tuple[str, int, list[Chunk]]] = {}
        draft, syntax = self.draft, self.syntax
        for i, word in enumerate(draft.words):
            if not word.light or syntax.actor_over[i] is not None:
                continue
            verbal = syntax.classes[i] == "V"
            readings = [r for r in word.light if (r[1][0] == "v") == verbal]
            if not readings:
                continue
            # تلقى is "he received" before it is "she throws".
            readings.sort(key=lambda r: r[1][:2] == "vI")
            arguments = syntax.arguments(i, reach=20)
            # "محاولته تنفيذ", "كشفت عن محاولة التنظيم تفجير": a light noun lends its own owner, whatever verb is over it
            owned = not verbal and (bool(word.suffix) or _owned_by(arguments, i))
            for index, _, _, _ in readings:
                light = draft.lexicon.light[index]
                noun = self._lent_noun(i, arguments, light.prepositions)
                if noun is None or (light.carries == "N") != self._is_subject_noun(noun, arguments, i):
                    continue
                if light.carries == "E" and i in self.trigger_at:
                    self.ended.add(noun)
                elif noun not in out or owned:
                    out[noun] = ("A" if light.carries == "E" else light.carries, i, arguments)
        return out

    def _is_subject_noun(self, noun: int, arguments: list[Chunk], verb: int) -> bool:
        """Whether the event noun is the light verb's own subject ("وقع انفجار") and not its object ("نفذت قوات
        هجوما").
        """
        first = next((a for a in arguments if a.prep == ""), None)
        if first is None or not first.first <= noun < first.stop or self.draft.words[verb].suffix:
            return False
        left = self._left_subject(verb)
        before = left is not None and left.actor is not None and self._adjacent(left, verb)
        form = self.draft.tokens[noun].form
        accusative = form.endswith("ا") and not self.draft.words[noun].definite
        return not accusative and not before and self._relative_antecedent(verb) is None

    def _lent_noun(self, i: int, arguments: list[Chunk], prepositions: list[str]) -> int | None:
        """The first noun trigger among the arguments that the light verb governs."""
        for chunk in arguments:
            if chunk.prep not in ("", *prepositions):
                continue
            for k in range(chunk.first, chunk.stop):
                trigger = self.trigger_at.get(k)
                if trigger is not None and not trigger.is_verb and trigger.token != i:
                    return trigger.token
                if self.syntax.actor_over[k] is not None:
                    break
        return None


def _owned_by(arguments: list[Chunk], noun: int) -> bool:
    """Whether the noun stands in an idafa with somebody who acts."""
    direct = arguments[0] if arguments else None
    return direct is not None and direct.prep == "" and direct.first == noun + 1 and direct.actor is not None


# Particles with a pronoun that is the subject of what follows: the pronoun.
_PRONOUN_OF = {
    stem + suffix: suffix
    for stem in ("ان", "بان", "لان", "لكن", "كان", "ولكن", "حيث ان")
    for suffix in ("ه", "ها", "هم", "هما")
}
_PERSON_OF = {"ه": "3ms", "ها": "3fs", "هم": "3mp", "هما": "3md"}
_MASCULINE_STATES = frozenset("العراق لبنان الاردن المغرب السودان اليمن الصومال الكيان النظام الاتحاد البيت الكرملين".split())
_MASCULINE_HEADS = frozenset(
    "حزب تنظيم جيش مجلس تحالف اتحاد حرس فيلق لواء فصيل نظام حلف مرصد تيار ايتلاف برلمان فريق مركز جهاز".split()
)


def _is_pronoun(chunk: Chunk) -> bool:
    return chunk.actor is not None and chunk.actor.cls == "pronoun"


def gender_of(draft: Draft, mention: ActorMention) -> str:
    """Grammatical gender, m or f, from the head; for listed names from their first word, x where that does not tell."""
    word = draft.words[mention.first]
    form = word.rest
    if mention.cls == "named" and word.heads and word.heads[0][1][0] == "p":
        return "f"  # كتائب، سرايا: broken plurals of things
    if mention.gender in ("m", "f") and mention.cls not in ("state", "named"):
        if mention.cls == "body" and (mention.number == "p" or form.endswith(("ات", "ه", "قوي"))):
            return "f"
        return mention.gender
    if mention.cls == "state":
        return "m" if form in _MASCULINE_STATES else "f"
    bare = form[2:] if form.startswith("ال") else form
    if bare in _MASCULINE_HEADS:
        return "m"
    if bare.endswith(("ه", "ات", "ا")):
        return "f"
    # حماس، فتح، طالبان: a group's name by itself takes either.
    return "x" if mention.cls == "named" and mention.stop - mention.first == 1 else "m"


def compatible(draft: Draft, mention: ActorMention, png: str) -> bool:
    """Whether a verb of this person, number and gender, after its subject, can have `mention` as subject."""
    gender = gender_of(draft, mention)
    if png.startswith("3mp"):
        return mention.number in ("p", "d") or mention.cls in ("body", "named", "nisba")  # ين: dual or plural
    if png.startswith(("3md", "3fd")):
        return True
    if png.startswith("3fs"):
        return gender in "fx" or (mention.number == "p" and mention.cls == "body")
    if png.startswith("3ms"):
        return gender in "mx" and mention.number != "p"
    return False


def _verb_features(draft: Draft, i: int) -> str:
    word = draft.words[i]
    for readings in (word.events, word.reporting, word.light):
        for r in readings:
            if r[1][0] == "v":
                return r[1]
    return word.phrase_verb
