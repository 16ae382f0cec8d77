"""Light verbs ("شن هجوما", "تعرض لهجوم"): which noun each governs, and whom it lends the noun."""

from __future__ import annotations

from bisect import bisect_right

from marsad.extract.agreement import compatible, verb_features
from marsad.extract.chunk import Chunk
from marsad.extract.clauses import Clauses
from marsad.extract.draft import ActorMention, Draft, pronoun_mention
from marsad.extract.event import Trigger
from marsad.extract.roles import BELLIGERENT, RESULT_NOUNS
from marsad.extract.syntax import Syntax
from marsad.ontology import VERBAL_TYPES

_PROTESTING = frozenset("LAB CVL OPP PTY EDU MED NGO REL SOC".split())


class Lending:
    """The light verbs of one document and the event nouns that they govern."""

    def __init__(self, draft: Draft, syntax: Syntax, trigger_at: dict[int, Trigger], clauses: Clauses) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = trigger_at
        self.clauses = clauses
        # Nouns whose act a verb ends that is an event itself ("علقت مساعداتها"): they yield nothing.
        self.ended: set[int] = set()
        self.lent = self._light_verbs()

    def has_doer(self, trigger: Trigger) -> bool:
        """A noun of result (مقتل, إصابة) takes no doer from a light verb; an act (خطف, تفجير) does."""
        frame = trigger.sense.frame
        return "s" in frame or frame.get("i") != "R" or self.draft.words[trigger.token].rest not in RESULT_NOUNS

    def lenders(self, verb: int) -> list[ActorMention]:
        """Who does what the light verb at `verb` says; of a light verbal noun ("قيام الجيش بـ") whose it is."""
        if self.syntax.classes[verb] == "V":
            return self.clauses.subjects_of(verb)
        word = self.draft.words[verb]
        if word.suffix:
            return [pronoun_mention(verb, word.suffix)]
        own = self.trigger_at.get(verb)
        if own is not None and own.sense.frame.get("i") == "R":
            return []  # "إطلاق سراح الأسرى وتسهيل وصول المساعدات": they do nothing
        direct = next(iter(self.syntax.arguments(verb)), None)
        if direct is not None and direct.prep == "" and direct.actor is not None and direct.first == verb + 1:
            return direct.actors
        return self.clauses.subjects_of(verb)

    def only_announced(self, trigger: Trigger, verb: int) -> bool:
        """ "أعلنت مصادر مقتل ثلاثة": who announces is the doer only where he is armed and announces an act."""
        word = self.draft.words[verb]
        if self.draft.words[trigger.token].rest in RESULT_NOUNS:
            return True
        same = self.trigger_at.get(verb)
        if not word.reporting or (same is not None and same.sense.type == trigger.sense.type):
            return False  # "أصدرت محكمة حكما": the verb itself says the act
        subject = self.clauses.subject_of(verb)
        if subject is not None and trigger.sense.type == "PROTEST" and set(subject.sectors) & _PROTESTING:
            return False  # "أعلن الاتحاد تنفيذ إضراب"
        return subject is None or subject.cls == "source" or not set(subject.sectors) & (BELLIGERENT | {"JUD"})

    def subject_is_dropped(self, verb: int, noun: int) -> bool:
        """ "كما تخوض اشتباكات", but not "تعرضت العاصمة لهجمات": what follows the verb is its subject
        there, though nobody who acts.
        """
        classes = self.syntax.classes
        follows = (
            verb + 1 != noun
            and verb + 1 < len(classes)
            and classes[verb + 1] in ("N", "D")
            and not self.draft.words[verb + 1].preposition
        )
        return classes[verb] == "V" and not follows

    def light_pronoun(self, verb: int) -> ActorMention | None:
        """The subject that a light verb without one takes up, or a pronoun for it."""
        features = verb_features(self.draft, verb)
        prior = self.clauses.prior_subject(verb)
        png = features[2:5]
        if prior is not None and compatible(self.draft, prior, png):
            return prior
        if png not in ("3ms", "3fs", "3mp"):
            return None
        pronoun = ActorMention(verb, verb + 1, "pronoun")
        pronoun.number, pronoun.gender = png[2:3], png[1:2]
        return pronoun

    def giving_way(self) -> set[int]:
        """Light verbs whose noun tells the event in their place.

        Not an act of speech ("اتهمت ... بارتكاب جرائم": two events), and not a verb that with this noun means an event
        of another type ("نفذت حكم الإعدام"), where the noun gives way.
        """
        out: set[int] = set()
        for noun, (_, verb, _) in self.lent.items():
            trigger = self.trigger_at.get(verb)
            if self.syntax.classes[verb] != "V" or (trigger is not None and trigger.sense.type in VERBAL_TYPES):
                continue
            out.add(noun if trigger is not None and self._takes_over(trigger, noun) else verb)
        return out

    def _takes_over(self, verb: Trigger, noun: int) -> bool:
        """Whether the sense of `verb` asks for this very noun and is of another type than the noun's own."""
        act = self.trigger_at[noun].sense
        thing = not act.frame  # "فجروا عبوة ناسفة": a weapon, which has no parties of its own
        if "TOLL" in (act.type, verb.sense.type) or (act.type == verb.sense.type and not thing):
            return False
        form = self.draft.words[noun].rest
        return any(form in need.split() for need in verb.sense.needs)

    def _light_verbs(self) -> dict[int, tuple[str, int, list[Chunk]]]:
        """For each noun trigger, the light verb over it: what it carries, where it stands, its arguments."""
        out: dict[int, tuple[str, int, list[Chunk]]] = {}
        draft, syntax = self.draft, self.syntax
        nouns = sorted(k for k, trigger in self.trigger_at.items() if not trigger.is_verb)
        for i, word in enumerate(draft.words):
            if not word.light or syntax.actor_over[i] is not None:
                continue
            verbal = syntax.classes[i] == "V"
            readings = [r for r in word.light if (r[1][0] == "v") == verbal]
            if not readings:
                continue
            # تلقى is "he received" before it is "she throws".
            readings.sort(key=lambda r: r[1][:2] == "vI")
            following = bisect_right(nouns, i)
            if following == len(nouns) or not draft.same_sentence(i, nouns[following]):
                continue  # no act after it that it could govern
            arguments = syntax.arguments(i, reach=20)
            # "محاولته تنفيذ", "كشفت عن محاولة التنظيم تفجير": a light noun lends its owner, whatever verb is over it
            owned = not verbal and (bool(word.suffix) or _owned_by(arguments, i))
            happens = any(draft.lexicon.light[r[0]].carries == "N" for r in readings)
            for index, _, _, _ in readings:
                light = draft.lexicon.light[index]
                # "وقوع انفجار" is what happens, "الوقوع في كمين" what befalls somebody.
                befalls = not verbal and happens and bool(light.prepositions)
                noun = self._lent_noun(i, [a for a in arguments if not befalls or a.first > i + 1], light.prepositions)
                ending = light.carries == "E" and i in self.trigger_at
                if noun is None or (not ending and (light.carries == "N") != self._is_subject_noun(noun, arguments, i)):
                    continue
                if ending:
                    self.ended.add(noun)
                elif noun not in out or owned:
                    out[noun] = ("A" if light.carries == "E" else light.carries, i, arguments)
        return out

    def _is_subject_noun(self, noun: int, arguments: list[Chunk], verb: int) -> bool:
        """Whether the event noun is the light verb's own subject ("وقع انفجار") and not its object ("نفذت قوات
        هجوما").
        """
        readings = [r for r in self.draft.words[verb].light if r[1][0] == "v"]
        if readings and self.draft.carried(verb) <= {"A", "R", "E"} and all(r[1][:2] == "vI" for r in readings):
            return False  # "كما تخوض اشتباكات": the present of such a verb has the event for its object
        first = next((a for a in arguments if a.prep == ""), None)
        if first is None or not first.first <= noun < first.stop or self.draft.words[verb].suffix:
            return False
        left = self.clauses.left_subject(verb)
        before = left is not None and left.actor is not None and self.clauses.adjacent(left, verb)
        form = self.draft.tokens[noun].form
        accusative = form.endswith("ا") and not self.draft.words[noun].definite
        return not accusative and not before and self.clauses.relative_antecedent(verb) is None

    def _lent_noun(self, i: int, arguments: list[Chunk], prepositions: list[str]) -> int | None:
        """The first noun trigger among the arguments that the light verb governs."""
        for chunk in arguments:
            if chunk.prep not in ("", *prepositions):
                continue
            for k in range(chunk.first, chunk.stop):
                trigger = self.trigger_at.get(k)
                if trigger is not None and not trigger.is_verb and not trigger.token <= i < trigger.stop:
                    return trigger.token
                if self.syntax.actor_over[k] is not None:
                    break
        return None


def _owned_by(arguments: list[Chunk], noun: int) -> bool:
    """Whether the noun stands in an idafa with somebody who acts."""
    direct = arguments[0] if arguments else None
    return direct is not None and direct.prep == "" and direct.first == noun + 1 and direct.actor is not None
