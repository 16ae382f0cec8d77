"""What the speaker's own words make of a finding: he promises, refuses or claims himself, and "our forces" are his."""

from __future__ import annotations

from marsad.extract.attribution import Attribution
from marsad.extract.closed_class import RESPONSIBILITY
from marsad.extract.draft import ActorMention, within
from marsad.extract.event import Trigger
from marsad.extract.finding import Finding
from marsad.extract.likeness import same_entity
from marsad.extract.role import RoleFinder
from marsad.extract.roles import BEARING_ARMS, STANCES
from marsad.extract.statement import Statement
from marsad.ontology import VERBAL_TYPES

_BARE_FORCES = frozenset("القوات الجيش الوحدات المقاتلات الطائرات".split())
# "مسؤوليتها عن" stands before the attack.
_CLAIM_LENGTH = 2
_OWNING_UP = frozenset("اعترف أقر".split())
_CLAIMABLE = frozenset({"ASSAULT", "COERCE", "TOLL"})
_OWN_ACTS = frozenset("AGREE REJECT THREATEN SUPPORT".split())
_OWN_REACH = 5
_HE_WILL_REACH = 2
_OF_HIMSELF = frozenset("انه انها انهم بانه بانها بانهم".split())


class OwnWords:
    """Reads findings of one document in the light of who tells them."""

    def __init__(self, finder: RoleFinder, attribution: Attribution, actors: list[ActorMention]) -> None:
        self.draft = finder.draft
        self.syntax = finder.syntax
        self.clauses = finder.clauses
        self.attribution = attribution
        self.actors = actors

    def speak(self, finding: Finding) -> None:
        """Who tells the finding, and whom the words of an act of speech make its doer."""
        token = finding.trigger.token
        speakers, statement = self.attribution.chain(token)
        finding.statement = statement
        if finding.trigger.features[0] == "p" and self.draft.words[finding.trigger.token].definite:
            speakers = []  # "الغوطة المحاصرة": what is known of it, not what is told
        self._ours(finding, speakers)
        if finding.type in VERBAL_TYPES:
            caller = self.attribution.participles.get(finding.trigger.token)
            if caller:
                finding.actors = caller[:1]
                finding.rules.append("who spoke goes on")
            elif self._says_how(finding.trigger) and not finding.actors:
                subject = self.clauses.prior_subject(token)  # "زار الوفد المطران مستنكرا حرق سيارته"
                finding.actors = [subject] if subject is not None and subject.cls != "source" else []
        finding.speakers = speakers

    def _ours(self, finding: Finding, speakers: list[ActorMention]) -> None:
        """ "قال أدرعي: أطلق جنودنا النار": whose they are is the speaker; without one nobody can tell."""
        speaker = next((s for s in speakers if s.code is not None and "JRN" not in s.sectors), None)
        for mention in (*finding.actors, *finding.recipients):
            if mention.possessor != "نا" or mention.code is not None or mention.entry is not None:
                continue
            mention.abroad = speaker is None
            if speaker is not None:
                mention.code = speaker.code
                mention.key += f"/{speaker.code}"
                if "REB" in speaker.sectors and "MIL" in mention.sectors:
                    mention.sectors = speaker.sectors

    def _says_how(self, trigger: Trigger) -> bool:
        """ "مستنكرا", "مشيدة": a participle that tells how the act before it was done."""
        word, token = self.draft.words[trigger.token], self.draft.tokens[trigger.token]
        plain = trigger.features[0] == "p" and not (word.definite or word.suffix or word.proclitics)
        return plain and (token.last == "ا" or trigger.features[:3] == "psf")

    def claimed(self, finding: Finding) -> None:
        """ "أعلنت الجماعة مسؤوليتها عن استهداف السفينة": who claims responsibility for an attack is who made it."""
        token, draft = finding.trigger.token, self.draft
        if self._owned_up_to(finding):
            finding.actors = finding.speakers[:1]
            finding.rules.append("the speaker owns up to it or denies it")
            return
        if finding.actors or not finding.speakers or token < _CLAIM_LENGTH or draft.form(token - 1) != "عن":
            return
        if draft.words[token - 2].rest.startswith(RESPONSIBILITY) and finding.type in _CLAIMABLE:
            finding.actors, finding.self_claim = finding.speakers[:1], True
            finding.rules.append("the speaker claims responsibility")

    def _owned_up_to(self, finding: Finding) -> bool:
        """ "اعترفت إسرائيل باغتيال", "نفت روسيا قصف المستشفى": who answers for a deed of no other's is its doer."""
        statement, trigger = finding.statement, finding.trigger
        if statement is None or finding.actors or not finding.speakers:
            return False
        answers = statement.lemma in _OWNING_UP or statement.stance == "deny"
        speaker = finding.speakers[0]
        armed = speaker.cls in ("office", "people") and not BEARING_ARMS.isdisjoint(speaker.sectors)
        party = (speaker.cls in ("state", "named", "body") or armed) and "JRN" not in speaker.sectors
        deed = finding.type in _CLAIMABLE and "s" in trigger.sense.frame
        if trigger.is_verb:  # "نفى الجيش أن يكون قد قصف البلدة"
            between = self.syntax.classes[statement.first : trigger.token]
            return statement.stance == "deny" and party and deed and bool(between) and set(between) <= {"S", "X", "T"}
        first = trigger.token == statement.first and trigger.features.startswith("ns")
        return answers and party and deed and first and not trigger.suffix

    def first_person(self, finding: Finding) -> None:
        """ "ننادي", "يجب وقف القتال": in speech the speaker is who calls or refuses."""
        trigger = finding.trigger
        first_person = trigger.is_verb and trigger.features[2:3] == "1"
        spoken = trigger.sense.frame.get("q") == "A" and not finding.actors
        if first_person and trigger.sense.frame.get("s") in ("R", "X"):
            return  # "خسرنا عشرة جنود"
        if (first_person or spoken) and finding.speakers:
            finding.actors = finding.speakers[:1]
            finding.rules.append("the speaker acts")
        elif spoken and not trigger.is_verb:
            subject = self.clauses.prior_subject(trigger.token)  # "جدد رئيس الوزراء التأكيد على ضرورة ..."
            if subject is not None and subject.cls in ("person", "office"):
                finding.actors = [subject]
                finding.rules.append("subject of the clause calls for it")

    def forces_of_speaker(self, finding: Finding) -> None:
        """ "وقال الناطق باسم الجيش إن القوات استولت": bare forces in an army's own words are its own."""
        speaker = next((s for s in finding.speakers if set(s.sectors) & BEARING_ARMS and s.code is not None), None)
        if speaker is None:
            return
        for mention in finding.actors:
            alone = mention.stop - mention.first == 1 and mention.cls == "body" and not mention.possessor
            if alone and mention.definite and self.draft.words[mention.first].rest in _BARE_FORCES:
                mention.code, mention.sectors, mention.key = speaker.code, speaker.sectors, speaker.key

    def own_act(self, finding: Finding) -> None:
        """The speaker of a promise or refusal of his own is who makes it, and nobody else says so."""
        statement = finding.statement
        if statement is None or not finding.speakers:
            return
        if self._own(finding, statement) or self._he_will(finding, statement):
            others = [a for a in finding.actors if finding.trigger.is_verb and a.first > finding.trigger.token]
            finding.actors, finding.speakers = [finding.speakers[0], *others], finding.speakers[1:]
            finding.rules.append("the speaker tells of himself")

    def _he_will(self, finding: Finding, statement: Statement) -> bool:
        """ "أنه سيعقد قمة مع", "إنها لن تقبل": the pronoun on أن is who speaks."""
        token = finding.trigger.token
        return (
            finding.trigger.is_verb
            and finding.type in VERBAL_TYPES
            and 0 < token - statement.first <= _HE_WILL_REACH
            and self.draft.form(statement.first) in _OF_HIMSELF
            and not statement.direct
        )

    def _own(self, finding: Finding, statement: Statement) -> bool:
        """ "إنها مستعدة لضمان", "مشيرا إلى تقديم مساعدات": nobody else is named between the saying and the act."""
        token = finding.trigger.token
        if finding.trigger.is_verb or finding.type not in _OWN_ACTS or token - statement.first > _OWN_REACH:
            return False
        if any(a.first >= statement.first and a.first < token for a in finding.actors) or statement.first > token:
            return False
        if any(self.syntax.actor_over[k] for k in range(statement.first, token)):
            return False
        if self.draft.words[token].definite or statement.direct:
            return False
        himself = self.draft.form(statement.first) in _OF_HIMSELF
        followed = any(a.first == token + 1 for a in within(self.actors, token + 1, token + 2))
        by_the_way = self.syntax.classes[statement.verb] != "V"  # "مشيرا إلى", not "أعلن عن"
        # "أكد العاهل السعودي وقوف المملكة إلى جانب البحرين": whose stance it is has no name but the speaker's
        stance = finding.type in STANCES and not finding.actors and finding.speakers[0].cls != "source"
        return himself or (((by_the_way and not followed) or stance) and token - statement.first <= 1)

    def relays(self, finding: Finding) -> None:
        """Of an act of speech only who relays it is a speaker; of a deed its doer may be one (CODEBOOK §7)."""
        if finding.type not in VERBAL_TYPES:
            return
        # "قال ماكرون إن فرنسا وروسيا اتفقتا": one of several parties tells of all.
        alone = len(finding.actors) == 1
        finding.speakers = [
            s
            for s in finding.speakers
            if not any(s is a or s.key == a.key != "" for a in finding.actors)
            and not (alone and s.code and "JRN" not in s.sectors and same_entity(s, finding.actors[0]))
        ]


def title_speakers(findings: list[Finding]) -> None:
    """A headline names nobody who says so: who tells of such an act by the same party below says it."""
    told = [f for f in findings if f.speakers and not f.in_title]
    for finding in findings:
        if not finding.in_title or finding.speakers or finding.type in VERBAL_TYPES:
            continue
        below = next((f for f in told if f.type == finding.type and _alike(finding, f)), None)
        if below is not None:
            finding.speakers, finding.statement = below.speakers, below.statement
            finding.self_claim = below.self_claim


def _alike(one: Finding, other: Finding) -> bool:
    same_word = one.trigger.sense.lemma == other.trigger.sense.lemma
    return same_word or any(same_entity(a, b) for a in one.actors for b in other.actors)
