"""Who did it, to whom: fills the roles of a trigger from its frame and the syntax around it.

The order of trust: the trigger's own arguments (subject, object, idafa, nisba, the prepositions its frame names),
then what a light or controlling verb lends it, then the noun a relative clause hangs on. Roles that the text does not
fill stay empty.
"""

from __future__ import annotations

from marsad.extract.arguments import Arguments
from marsad.extract.chunk import Chunk
from marsad.extract.clauses import Clauses
from marsad.extract.control import Control
from marsad.extract.draft import ActorMention, Draft, pronoun_mention
from marsad.extract.event import Trigger
from marsad.extract.lending import Lending
from marsad.extract.roles import BELLIGERENT, FORCE, HARM, MATERIAL, SPEECH, Roles
from marsad.extract.syntax import Syntax
from marsad.extract.verbal_noun import BY_WHOM_IT_NAMES, CLAUSE_REACH, VerbalNouns

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
_ADJECTIVES = 3
_WESTERN = ("غربي", "اجنبي")
_AFTER = frozenset("بعد عقب اثر".split())
_AGAINST_WHOM = frozenset("علي ضد بحق".split())
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
        self.arguments = Arguments(draft, syntax, self.trigger_at, self.clauses, self.lending)
        self.nouns = VerbalNouns(self.arguments, self.resumed)
        self.control = Control(draft, syntax, self.trigger_at, self.clauses)

    def find(self, trigger: Trigger) -> Roles:
        """The roles of one trigger."""
        roles = Roles()
        if trigger.is_verb:
            self._verb(trigger, roles)
        elif trigger.features[0] == "p" or self.participle_of_speech(trigger):
            self._participle(trigger, roles)
        else:
            self.nouns.fill(trigger, roles)
            self._many(trigger, roles)
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
        if subject is None and (victims := self._victims_of_both(trigger, roles)) is not None:
            roles.passive, subject = True, victims
        if roles.passive:
            if subject is not None:
                roles.put(frame.get("o", frame.get("s", "R")), subject, "passive: subject is who it was done to")
        else:
            self._active(trigger, roles, subject, obj)
        self.arguments.prepositions(trigger, roles, roles.arguments)

    def _sentenced(self, trigger: Trigger, roles: Roles) -> bool:
        """A verb of sentencing with whom it falls on right after it opens a clause of its own: a passive."""
        if trigger.sense.type != "SANCTION" or trigger.features[2:5] != "3ms" or trigger.proclitics[:1] in ("و", "ف"):
            return False
        first = next(iter(roles.arguments), None)
        upon = first is not None and first.prep in _AGAINST_WHOM and first.actor is not None
        return upon and trigger.sense.frame.get(first.prep if first else "") == "R"

    def _victims_of_both(self, trigger: Trigger, roles: Roles) -> Chunk | None:
        """ "قتل وأصيب 15 جنديا": the subject of two passives stands after the second."""
        following = self.trigger_at.get(trigger.stop)
        if following is None or trigger.sense.lemma not in HARM or not following.is_verb or roles.arguments:
            return None
        if not following.proclitics.startswith("و") or not following.features.endswith("p"):
            return None
        return next((a for a in self.syntax.arguments(following.stop - 1)[:1] if a.prep == ""), None)

    def _active(self, trigger: Trigger, roles: Roles, subject: Chunk | None, obj: Chunk | None) -> None:
        frame = trigger.sense.frame
        role = frame.get("s", "A")
        if subject is not None:
            roles.put(role, subject, "subject of the verb")
            roles.subject = subject.actor
        elif role in ("A", "R") and not roles.no_subject and not self._clause_on_thing(trigger):
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
            if not self.arguments.object(trigger, roles, obj, "object of the verb") and frame["o"] == "R":
                self.arguments.joined_object(roles, obj)
        if trigger.suffix and "o" in frame and frame["o"] in ("A", "R") and not roles.object_relative:
            pronoun = pronoun_mention(trigger.token, trigger.suffix)
            (roles.recipients if frame["o"] == "R" else roles.actors).append(pronoun)
            roles.rules.append("pronoun on the verb is its object")

    def _clause_on_thing(self, trigger: Trigger) -> bool:
        """ "متفجرات زرعت في المسجد", "عملية قتلت عشرة": a verb right after an indefinite thing tells of that thing."""
        k = trigger.token - 1
        if k < 0 or trigger.suffix or trigger.proclitics or trigger.sense.type not in MATERIAL:
            return False
        word, syntax = self.draft.words[k], self.syntax
        thing = syntax.classes[k] == "N" and syntax.actor_over[k] is None and syntax.place_over[k] is None
        return thing and self.draft.same_sentence(k, trigger.token) and not word.definite and not word.suffix

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
        elif self.participle_of_speech(trigger) and (speaker := self.clauses.speaking(trigger)) is not None:
            roles.actors.append(speaker)  # "أدانت الحركة القصف، مطالبة بوقف القتال"
            roles.rules.append("participle: who speaks in the sentence")
        elif before is not None:
            roles.put(frame.get("o", frame.get("s", "R")), before, "participle: the noun it describes")
        self.arguments.prepositions(trigger, roles, arguments)

    def participle_of_speech(self, trigger: Trigger) -> bool:
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

    def _many(self, trigger: Trigger, roles: Roles) -> None:
        """ "إدانات عربية ودولية", "ترحيب غربي": the adjective tells what sort of states speak."""
        if trigger.sense.type not in SPEECH or roles.actors or trigger.suffix or trigger.features.endswith("D"):
            return
        abroad = self.draft.lexicon.abroad
        for k in range(trigger.stop, min(trigger.stop + _ADJECTIVES, len(self.draft.tokens))):
            word = self.draft.words[k]
            same = self.draft.same_sentence(trigger.token, k) and self.syntax.classes[k] == "J"
            if not same or (k > trigger.stop and word.proclitics != "و") or word.rest not in abroad:
                return
            mention = ActorMention(k, k + 1, "nisba")
            mention.abroad, mention.key = True, f"nisba:{word.rest}"
            mention.code = None if word.rest.startswith(_WESTERN) else "IGO"
            roles.actors.append(mention)
            roles.rules.append("states of this sort")

    def _on_noun_alone(self, trigger: Trigger, roles: Roles) -> bool:
        """Whether nothing but a pronoun on the verbal noun is held for who does it."""
        return bool(trigger.suffix) and len(roles.actors) == 1 and roles.actors[0].cls == "pronoun"

    def _planted(self, trigger: Trigger, roles: Roles) -> None:
        """ "انفجر لغم زرعه الحوثيون": who laid what went off did it; the clause on it tells no act of its own."""
        frame = trigger.sense.frame
        if trigger.sense.type != "ASSAULT" or roles.actors or "X" not in (frame.get("s"), frame.get("i")):
            return
        for k in range(trigger.stop, min(trigger.stop + CLAUSE_REACH, len(self.draft.tokens))):
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
            if draft.forms[j] in _AFTER and self._other_act(trigger, j + 1):
                return  # "احتجاجات بعد مقتل شاب على يد الشرطة"
            if draft.forms[j] not in _AGENT_OPENERS:
                continue
            for phrase in _AGENT_PHRASES:
                if draft.forms[j : j + len(phrase)] == phrase:
                    chunk = self._agent(j, len(phrase))
                    if chunk is not None and chunk.actor is not None and self._on_noun_alone(trigger, roles):
                        roles.actors.clear()  # "اقتراحه من جانب الكويت": the pronoun is what was proposed
                    if chunk is not None and chunk.actor is not None and BY_WHOM_IT_NAMES in roles.rules:
                        roles.recipients, roles.actors = roles.recipients or roles.actors, []  # "قصف الحي على يد"
                    if chunk is not None and chunk.actor is not None and not roles.actors:
                        roles.put("A", chunk, "agent after " + " ".join(phrase))
                        return

    def _agent(self, j: int, length: int) -> Chunk | None:
        """The phrase after "من قبل" at `j`; in "من جانب قوات" the second word may be read as part of it."""
        first = j + length
        if first >= len(self.draft.tokens):
            return None
        over = self.syntax.actor_over[first]
        return self.syntax.chunk(over.first if over is not None and over.first > j else first, "")

    def _other_act(self, trigger: Trigger, i: int) -> bool:
        act = self.trigger_at.get(i)
        return act is not None and act is not trigger

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
        if carries == "R" and frame.get("من") == "R" and "after من" in roles.rules and not roles.actors:
            roles.actors[:], roles.recipients[:] = roles.recipients, []  # "تلقت الخرطوم طلبا من أديس أبابا"
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
        if carries == "A" and trigger.sense.type in _RECIPROCAL:
            between = [a for a in arguments if a.first < trigger.token and a.prep == "مع"]
            self.arguments.prepositions(trigger, roles, between)  # "شارك الجيش مع القوات الأميركية في تمرين"
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
        if carries == "N":
            self._struck(trigger, verb, roles)
        if carries in ("A", "R", "N"):
            self.arguments.prepositions(trigger, roles, [a for a in arguments if a.first > trigger.token])

    def _struck(self, trigger: Trigger, verb: int, roles: Roles) -> None:
        """ "استهدف القصف مواقع للجيش": the object of a verb whose subject is the act is whom it struck."""
        over = self.trigger_at.get(verb)
        if over is None or roles.recipients or over.suffix or not {over.sense.type, trigger.sense.type} <= FORCE:
            return
        struck = next((a for a in roles.arguments if a.prep == ""), None)
        if struck is not None and struck.first > trigger.token and over.sense.frame.get("o") == "R":
            roles.put("R", struck, "object of the verb, whose subject is the act")
