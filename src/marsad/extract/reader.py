"""Reads the events of one draft: triggers, roles, resolution, status, speakers, time, place, counts, merging."""

from __future__ import annotations

import itertools

from marsad.extract.actor import find_actors
from marsad.extract.addressee import Addressees
from marsad.extract.attribution import Attribution
from marsad.extract.background import settle_background, was_due
from marsad.extract.casualty import CountMention
from marsad.extract.claims import Doubts, settle_claims, settle_denials
from marsad.extract.closed_class import INSIDE
from marsad.extract.coreference import Resolver
from marsad.extract.dating import Dating
from marsad.extract.draft import ActorMention, Draft, within
from marsad.extract.event import Trigger, find_triggers
from marsad.extract.finding import Finding
from marsad.extract.gazetteer import Gazetteer
from marsad.extract.layout import Layout
from marsad.extract.likeness import CLASH, HARM, is_result, kind_of_act, same_entity
from marsad.extract.merge import merge_findings
from marsad.extract.names import NameMatch
from marsad.extract.occasion import Occasions, settle_meanwhile
from marsad.extract.place import find_places
from marsad.extract.quantity import Quantity
from marsad.extract.role import RoleFinder
from marsad.extract.setting import Settings
from marsad.extract.settled import settle_type, threatened_modes
from marsad.extract.speaker_kind import speaker_kind
from marsad.extract.statement import Statement
from marsad.extract.status import ASKED, HABIT, PURPOSE, StatusReader, is_past
from marsad.extract.syntax import Syntax
from marsad.extract.tally import assign_counts
from marsad.extract.time import TimeMention
from marsad.extract.topic import belongs, is_bygone, tells_history, topic_of
from marsad.ontology import VERBAL_TYPES

# Codes that stand for no country (PLOVER).
_NO_COUNTRY = frozenset("IGO NGO UNO EUR IMG".split())
_PLACED = frozenset("ASSAULT COERCE MOBILIZE DISPLACE DISCOVER TOLL RETREAT PROTEST AID".split())
_CONTENT_TYPES = frozenset("REQUEST AGREE REJECT THREATEN SUPPORT CONCEDE ACCUSE".split())
_WARLIKE = frozenset({"ASSAULT", "MOBILIZE"})
_FORCE_AIMED_AT = frozenset("ASSAULT COERCE DISPLACE MOBILIZE".split())
_CONTENT_REACH = 24
_AFTER_CONTENT = frozenset("بعد عقب اثر منذ بسبب ردا قبل جراء بعيد".split())
_NEEDS_PARTY = frozenset("REQUEST ACCUSE REJECT THREATEN AGREE SUPPORT CONSULT AID COOPERATE SANCTION CONCEDE".split())


_AGAINST = frozenset(
    """
    ضد احتجاجا للاحتجاج الاحتجاج يحتجون احتجوا احتجاجهم تنديدا للتنديد ينددون تندد منددا معاديه المعاديه رفضا
    استنكارا مناهضه المناهضه مناهضين منددين برحيل باسقاط لاسقاط رحيل اسقاط باستقاله استقاله
    """.split()
)
_ARMED_SPEAKERS = frozenset("MIL REB PRM COP".split())
_BARE_FORCES = frozenset("القوات الجيش الوحدات المقاتلات الطائرات".split())
_TOWARDS = frozenset("نحو الي باتجاه صوب".split())
_DEMANDING = frozenset(
    "مطالبين مطالبون مطالبا مطالبه لمطالبه للمطالبه تطالب يطالبون طالبوا وطالبوا تدعو يدعون لدعوه برحيل رحيل".split()
)
# "مسؤوليتها عن" stands before the attack.
_CLAIM_LENGTH = 2
# مسؤولية, مسؤوليته, مسؤوليتها
_RESPONSIBILITY = "مسوولي"
_CLAIMABLE = frozenset({"ASSAULT", "COERCE", "TOLL"})


class Story:
    """Everything read from one draft: mentions, statements and findings, ready to become records."""

    def __init__(
        self,
        draft: Draft,
        layout: Layout,
        names: dict[int, NameMatch],
        times: list[TimeMention],
        quantities: list[Quantity],
        counts: list[CountMention],
    ) -> None:
        self.draft = draft
        self.layout = layout
        self._names: dict[str, ActorMention] | None = None
        published = draft.published.isoformat() if draft.published else None
        self.actors = find_actors(draft, names, published=published)
        self.gazetteer = Gazetteer(draft, names, self.actors)
        self.places = find_places(draft, names, self.actors, self.gazetteer, quantities)
        self._mark_place_senses(names)
        self.times = times
        self.counts = counts
        timed = {k: t.first for t in times for k in range(t.first, t.stop)}
        self.syntax = Syntax(draft, self.actors, self.places, timed, {i: m.proclitics[-1:] for i, m in names.items()})
        self.resolver = Resolver(draft, self.actors)
        self.resolver.resolve_descriptions()
        self.triggers = find_triggers(draft, self.syntax)
        self.settings = Settings(draft, self.syntax, self.places, self.actors, self.gazetteer, self.triggers)
        self.finder = RoleFinder(draft, self.syntax, self.triggers)
        self.addressees = Addressees(draft, self.syntax, self.finder, self.resolver)
        self.attribution = Attribution(draft, self.syntax, self.finder)
        self.status = StatusReader(draft, self.syntax)
        self.doubts = Doubts(draft, self.syntax, self.finder, self.attribution.found)
        self.dating = Dating(draft, self.syntax, times, self.triggers)
        lending = self._lending()
        findings = [
            f for t in self.triggers
            if t.token not in lending and t.token not in self.finder.resumed
            and t.token not in self.finder.lending.ended and not self.status.masks(t.token)
            and draft.tokens[t.token].paragraph not in layout.headings and (f := self._finding(t)) is not None
        ]  # fmt: skip
        findings = self._of_the_page(findings)
        findings = self._outside_content(findings)
        self._share_joined(findings)
        self._causes(findings)
        assign_counts(draft, findings, counts)
        occasions = Occasions(draft, self.dating)
        occasions.lend(findings, self.attribution.statements)
        self.findings = merge_findings(draft, findings, self.places)
        occasions.since_begun(self.findings)
        settle_meanwhile(draft, self.findings)
        settle_denials(draft, self.findings, self.attribution.denials)
        settle_background(draft, self.findings)
        self._two_sided()
        self._one_side_each()
        self._displaced()
        self.settings.refine(self.findings)
        self.settings.lend_occasions(self.findings)
        self._title_speakers()
        self._fill_countries()
        settle_claims(self.findings, self._home())

    def _lending(self) -> set[int]:
        """Light verbs whose noun tells the event in their place.

        Not an act of speech ("اتهمت ... بارتكاب جرائم": two events), and not a verb that with this noun means an event
        of another type ("نفذت حكم الإعدام"), where the noun gives way.
        """
        out: set[int] = set()
        for noun, (_, verb, _) in self.finder.lending.lent.items():
            trigger = self.finder.trigger_at.get(verb)
            if self.syntax.classes[verb] != "V" or (trigger is not None and trigger.sense.type in VERBAL_TYPES):
                continue
            out.add(noun if trigger is not None and self._takes_over(trigger, noun) else verb)
        return out

    def _takes_over(self, verb: Trigger, noun: int) -> bool:
        """Whether the sense of `verb` asks for this very noun and is of another type than the noun's own."""
        act = self.finder.trigger_at[noun].sense
        thing = not act.frame  # "فجروا عبوة ناسفة": a weapon, which has no parties of its own
        if "TOLL" in (act.type, verb.sense.type) or (act.type == verb.sense.type and not thing):
            return False
        form = self.draft.words[noun].rest
        return any(form in need.split() for need in verb.sense.needs)

    def _mark_place_senses(self, names: dict[int, NameMatch]) -> None:
        """ "شرق صنعاء", "مدينة بيروت", "في سوريا": the name is the place there, and nobody who acts."""
        by_head = {p.head: p for p in self.places}
        for actor in self.actors:
            place = by_head.get(actor.first)
            if actor.cls != "state" or place is None:
                continue
            before = self.draft.form(place.first - 1)
            match = names.get(actor.first)
            clitic = match.proclitics[-1:] if match else ""
            actor.place_sense = bool(place.direction) or place.first != place.head or before in INSIDE or clitic == "ب"

    def _of_the_page(self, findings: list[Finding]) -> list[Finding]:
        """What a page of its topic and time reports."""
        if tells_history(self.draft, self.times):
            return []
        topic = topic_of(self.draft, findings)
        return [
            f
            for f in findings
            if belongs(self.draft, f, topic) and not (f.time is not None and is_bygone(f.time.start))
        ]

    # -- one finding ------------------------------------------------------------------------------------------------

    def _finding(self, trigger: Trigger) -> Finding | None:
        token = self.draft.tokens[trigger.token]
        roles = self.finder.find(trigger)
        finding = Finding(trigger, roles, token.sentence, token.paragraph)
        finding.in_title = token.paragraph == self.layout.title_paragraph
        for side in ("actors", "recipients"):
            setattr(finding, side, [m for pronoun in getattr(finding, side) for m in self.resolver.resolve(pronoun)])
        finding.recipients = [
            r for r in finding.recipients if not any(r is a or r.key == a.key != "" for a in finding.actors)
        ]
        lent = self.finder.lending.lent.get(trigger.token)
        if lent:
            finding.lender = self._light_lemma(lent[1])
        finding.status, finding.certainty, rules = self.status.judge(trigger, lent_by=lent[1] if lent else None)
        finding.rules += rules
        if finding.certainty == "asserted" and any(m.believed for m in (*finding.actors, *finding.recipients)):
            finding.certainty = "hedged"
        self._speak(finding)
        self.doubts.cast(finding)
        self._claimed(finding)
        self._first_person(finding)
        finding.time = self.dating.time_of(finding)
        self._settle_by_date(finding)
        settle_type(finding)
        self._armed_nationality(finding)
        self._forces_of_speaker(finding)
        self._own_act(finding)
        self._named_before(finding)
        self._on_visit(finding)
        self._relays(finding)
        if not self._substantial(finding):
            return None
        if finding.actors and not finding.recipients:
            self.addressees.give(finding)
        if finding.type == "PROTEST" and not finding.recipients:
            self._protested(finding)
        finding.places = self.settings.settled(finding) or self.settings.of(finding)
        return finding

    def _named_before(self, finding: Finding) -> None:
        """ "الزعيم كيم جونغ أون ... وتعهد كيم ببدء": after a verb, one name of somebody told of in full is who acts."""
        trigger, draft = finding.trigger, self.draft
        if not trigger.is_verb or trigger.features.endswith("p") or finding.type not in _OF_PERSONS:
            return
        name = trigger.stop
        before = trigger.token - 1 - (draft.form(trigger.token - 1) == "قد")  # "وكان خان قد تعهد"
        if before > 0 and self.syntax.classes[before - 1] == "X":
            name = before
        if name >= len(draft.tokens) or not draft.same_sentence(trigger.token, name):
            return
        if any(a.first <= name for a in finding.actors):
            return
        known = self._bearer(name)
        if known is None or known.first > name or self.syntax.actor_over[name] is not None:
            return
        mention = ActorMention(name, name + 1, "person")
        mention.key, mention.code, mention.sectors, mention.definite = known.key, known.code, known.sectors, True
        mention.name, mention.person, mention.entry = known.name, known.person, known.entry
        finding.actors = [mention]
        finding.rules.append("name of somebody told of before")

    def _bearer(self, i: int) -> ActorMention | None:
        """Who bears the name at token `i`: a word that nothing else explains, or a last name that is a word besides and
        that no noun goes on ("وتعهد غني بتسريع").
        """
        draft, classes = self.draft, self.syntax.classes
        if classes[i : i + 1] == ["?"]:
            return self._persons().get(draft.form(i))
        word = draft.words[i]
        if classes[i : i + 1] not in (["N"], ["J"]) or word.definite or word.proclitics or word.suffix:
            return None
        after = draft.words[i + 1] if i + 1 < len(draft.words) else None
        goes_on = after is not None and classes[i + 1] in ("N", "J") and not (after.proclitics or after.definite)
        known = None if goes_on else self._persons().get(draft.form(i))
        return known if known is not None and draft.form(known.stop - 1) == draft.form(i) else None

    def _on_visit(self, finding: Finding) -> None:
        """ "وزير الخارجية المصري في زيارة إلى بغداد": a headline without a verb."""
        token = finding.trigger.token
        if finding.actors or finding.type != "CONSULT" or self.draft.form(token - 1) != "في" or token < _HEADLINE_VISIT:
            return
        visitor = self.syntax.actor_over[token - _HEADLINE_VISIT]
        if visitor is not None and visitor.stop == token - 1 and visitor.cls in ("office", "person", "body", "people"):
            finding.actors = [visitor]
            finding.rules.append("who is on a visit")

    def _persons(self) -> dict[str, ActorMention]:
        """Whom each word of a full name stands for, the first that bears it."""
        if self._names is None:
            self._names = {}
            for mention in self.actors:
                if mention.cls in ("person", "office") and mention.stop - mention.first > 1:
                    for k in range(mention.first, mention.stop):
                        self._names.setdefault(self.draft.form(k), mention)
        return self._names

    def _settle_by_date(self, finding: Finding) -> None:
        """What is dated is background where its date is old, and to come where it lies ahead (CODEBOOK §6)."""
        time = finding.time
        if was_due(finding) and time is not None and self.dating.lies_behind(time):
            self._become(finding, "hypothetical", "was due by then, and nobody tells it")
        if finding.status == "actual" and time is not None and self.dating.lies_ahead(time):
            self._become(finding, "future", "dated after publication")
        if finding.status in ("actual", "future") and time is not None and time.past:
            self._become(finding, "historical", "dated more than 30 days before publication")
        elif finding.status == "actual" and (time is None or time.start is None) and self.dating.in_background(finding):
            self._become(finding, "historical", "told beside what is dated long before")
        elif finding.status == "historical" and time is not None and self._is_news(finding, time):
            self._become(finding, "actual", "dated within 30 days of publication")

    def _is_news(self, finding: Finding, time: TimeMention) -> bool:
        """What happened "مرارا" since then is no news for going on."""
        return self.dating.is_news(time) and not (time.kind == "since" and HABIT in finding.rules)

    def _become(self, finding: Finding, status: str, why: str) -> None:
        finding.status = status
        finding.rules.append(why)

    def _aimed_at(self, finding: Finding) -> bool:
        """ "برنامجا لتقديم المساعدات": help and talks that are only a purpose are no event (force is: CODEBOOK §9)."""
        return finding.type not in _FORCE_AIMED_AT and PURPOSE in finding.rules and finding.status == "hypothetical"

    def _habitual(self, finding: Finding) -> bool:
        """ "الصمت هو الذي يقتل": a present verb of force with nobody who does or suffers it and no place is general."""
        trigger = finding.trigger
        empty = not (finding.actors or finding.recipients or finding.places)
        return empty and finding.type in ("ASSAULT", "COERCE") and trigger.features[:2] == "vI"

    def _light_lemma(self, token: int) -> str:
        readings = self.draft.words[token].light
        return self.draft.lexicon.light[readings[0][0]].lemma if readings else ""

    def _substantial(self, finding: Finding) -> bool:
        """Weak words need a party or place beside them; acts of speech need somebody who acts."""
        trigger = finding.trigger
        if self._aimed_at(finding) or self._habitual(finding) or ASKED in finding.rules:
            return False
        if finding.type in _WARLIKE and finding.actors and all("BUS" in a.sectors for a in finding.actors):
            return False  # "أطلقت الشركة صاروخا إلى الفضاء"
        if finding.type not in _BROUGHT_ABOUT and self._brought_about(trigger.token):
            return False
        if finding.status == "negated" and self._befell_nobody(finding):
            return False
        if trigger.weak and not (finding.actors or finding.recipients or finding.places):
            return False
        if finding.type in _NEEDS_PARTY and not finding.actors:
            lent = self.finder.lending.lent.get(trigger.token)
            suffered = lent is not None and lent[0] == "R"  # "تلقى الصحفي تهديدات"
            sentenced = finding.type == "SANCTION" and trigger.features[:2] == "vP"  # "حكم على الصحفي بالسجن"
            done = sentenced or not trigger.is_verb or finding.roles.passive
            charged = finding.roles.passive and "investigate" in finding.modes  # "أحيل عشرون ضابطا إلى القضاء"
            spoken = finding.type in VERBAL_TYPES
            return bool(finding.recipients) and done and (suffered or charged or not spoken)
        return True

    def _brought_about(self, token: int) -> bool:
        """ "صدر القانون، ما دعا الدول إلى نقل سفاراتها": what was told before is the subject, and nobody asks."""
        return self.draft.form(token - 1) == "مما" or (
            self.draft.form(token - 1) == "ما" and self.draft.form(token - 2) in ("،", ",")
        )

    def _befell_nobody(self, finding: Finding) -> bool:
        """ "دون سقوط ضحايا", "لم تسجل إصابات": nobody was harmed. "نفى مقتل زعيمه" is told of somebody."""
        if is_result(finding):
            return True
        harm = kind_of_act(self.draft, finding.trigger) == HARM
        denied = finding.statement is not None and finding.statement.stance == "deny"
        return harm and not denied and not any(m.cls != "people" for m in finding.recipients)

    def _speak(self, finding: Finding) -> None:
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
                subject = self.finder.clauses.prior_subject(token)  # "زار الوفد المطران مستنكرا حرق سيارته"
                finding.actors = [subject] if subject is not None and subject.cls != "source" else []
        finding.speakers = speakers

    def _says_how(self, trigger: Trigger) -> bool:
        """ "مستنكرا", "مشيدة": a participle that tells how the act before it was done."""
        word, token = self.draft.words[trigger.token], self.draft.tokens[trigger.token]
        plain = trigger.features[0] == "p" and not (word.definite or word.suffix or word.proclitics)
        return plain and (token.last == "ا" or trigger.features[:3] == "psf")

    def _relays(self, finding: Finding) -> None:
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

    def _own_act(self, finding: Finding) -> None:
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
        stance = finding.type in _STANCES and not finding.actors and finding.speakers[0].cls != "source"
        return himself or (((by_the_way and not followed) or stance) and token - statement.first <= 1)

    def _title_speakers(self) -> None:
        """A headline names nobody who says so: who tells of such an act by the same party below says it."""
        told = [f for f in self.findings if f.speakers and not f.in_title]
        for finding in self.findings:
            if not finding.in_title or finding.speakers or finding.type in VERBAL_TYPES:
                continue
            below = next((f for f in told if f.type == finding.type and self._alike(finding, f)), None)
            if below is not None:
                finding.speakers, finding.statement = below.speakers, below.statement
                finding.self_claim = below.self_claim

    def _alike(self, one: Finding, other: Finding) -> bool:
        same_word = one.trigger.sense.lemma == other.trigger.sense.lemma
        return same_word or any(same_entity(a, b) for a in one.actors for b in other.actors)

    def _claimed(self, finding: Finding) -> None:
        """ "أعلنت الجماعة مسؤوليتها عن استهداف السفينة": who claims responsibility for an attack is who made it."""
        token, draft = finding.trigger.token, self.draft
        if finding.actors or not finding.speakers or token < _CLAIM_LENGTH or draft.form(token - 1) != "عن":
            return
        if draft.words[token - 2].rest.startswith(_RESPONSIBILITY) and finding.type in _CLAIMABLE:
            finding.actors, finding.self_claim = finding.speakers[:1], True
            finding.rules.append("the speaker claims responsibility")

    def _armed_nationality(self, finding: Finding) -> None:
        """ "غارة إسرائيلية": the armed forces of the country that the adjective names."""
        for mention in finding.actors:
            if mention.cls == "nisba" and not mention.sectors and finding.type == "ASSAULT":
                mention.sectors = ("MIL",)

    def _forces_of_speaker(self, finding: Finding) -> None:
        """ "وقال الناطق باسم الجيش إن القوات استولت": bare forces in an army's own words are its own."""
        speaker = next((s for s in finding.speakers if set(s.sectors) & _ARMED_SPEAKERS and s.code is not None), None)
        if speaker is None:
            return
        for mention in finding.actors:
            alone = mention.stop - mention.first == 1 and mention.cls == "body" and not mention.possessor
            if alone and mention.definite and self.draft.words[mention.first].rest in _BARE_FORCES:
                mention.code, mention.sectors, mention.key = speaker.code, speaker.sectors, speaker.key

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

    def _first_person(self, finding: Finding) -> None:
        """ "ننادي", "يجب وقف القتال": in speech the speaker is who calls or refuses."""
        trigger = finding.trigger
        first_person = trigger.is_verb and trigger.features[2:3] == "1"
        spoken = trigger.sense.frame.get("q") == "A" and not finding.actors
        if (first_person or spoken) and finding.speakers:
            finding.actors = finding.speakers[:1]
            finding.rules.append("the speaker acts")
        elif spoken and not trigger.is_verb:
            subject = self.finder.clauses.prior_subject(trigger.token)  # "جدد رئيس الوزراء التأكيد على ضرورة ..."
            if subject is not None and subject.cls in ("person", "office"):
                finding.actors = [subject]
                finding.rules.append("subject of the clause calls for it")

    def _protested(self, finding: Finding) -> None:
        """ "احتجاجا على قرار الحكومة", "للمطالبة برحيل الرئيس": whom a protest is against stands after such a word."""
        draft, token = self.draft, finding.trigger.token
        stop = draft.reading.sentences[finding.sentence].stop
        against = next((k for k in range(token, stop) if draft.form(k) in _AGAINST), None)
        if against is None:
            self._demanded_of(finding, stop)
            return
        for mention in within(self.actors, against + 1, min(stop, against + _ADDRESSEE_REACH)):
            if any(self.syntax.classes[k] in ("C", "V") for k in range(against + 1, mention.first)):
                return
            if mention.cls != "pronoun" and not any(mention.key == a.key != "" for a in finding.actors):
                finding.recipients = [mention]
                finding.rules.append(f"after {draft.form(against)}: against whom")
                return

    def _demanded_of(self, finding: Finding, stop: int) -> None:
        """ "لمطالبة الحكومة بوقف الدعم": whom a crowd demands something of stands right after the word of demanding."""
        for k in range(finding.trigger.token + 1, stop):
            mention = next(iter(within(self.actors, k + 1, k + 2)), None)
            if mention is not None and self.draft.form(k) in _DEMANDING and mention not in finding.actors:
                finding.recipients = [mention]
                finding.rules.append(f"after {self.draft.form(k)}: of whom it is demanded")
                return

    # -- content of requests ------------------------------------------------------------------------------------------

    def _outside_content(self, findings: list[Finding]) -> list[Finding]:
        """What a request or promise asks for is no event of its own; what an accusation names is one (CODEBOOK §9)."""
        for finding in findings:
            accused = finding.trigger.token in self.attribution.accused and "object of the verb" not in finding.rules
            if finding.type == "ACCUSE" and accused:
                finding.actors, finding.recipients = [], finding.actors  # "واتهم النظام بقصف القرى"
        findings = [f for f in findings if not any(self._names_blame(g, f) for g in findings)]
        regions = [(f, region) for f in findings if (region := self._content_region(f)) is not None]
        out: list[Finding] = []
        for finding in findings:
            over = next(
                (f for f, (low, high) in regions if f is not finding and low <= finding.trigger.token < high), None
            )
            if over is not None and over.type == "THREATEN" and not over.modes:
                over.modes = threatened_modes(finding)
            if over is None or self._told_of_its_own(finding, over):
                out.append(finding)
        return out

    def _names_blame(self, accusation: Finding, deed: Finding) -> bool:
        """ "رأى في القرار عدوانا على الشعب": the word of blame that an accusation asks for is no deed besides."""
        if accusation.type != "ACCUSE" or deed.type not in _PLACED or deed.trigger.is_verb:
            return False
        if accusation.sentence != deed.sentence:
            return False
        word = self.draft.words[deed.trigger.token]
        near = 0 < deed.trigger.token - accusation.trigger.token <= _BLAME_REACH
        return near and not word.definite and word.rest in accusation.trigger.sense.needs

    def _content_region(self, finding: Finding) -> tuple[int, int] | None:
        """The tokens that say what is asked, promised or blamed: from the frame's preposition or أن to the clause's
        end.
        """
        trigger = finding.trigger
        if trigger.sense.type == "PROTEST":
            return self._demands(finding)
        refused = finding.type == "REJECT"  # "لن تسمح بإدخال الوقود"
        prevents = trigger.sense.frame.get("من") == "C"  # "منعت المتظاهرين من الوصول إلى المقر"
        if trigger.sense.type not in _CONTENT_TYPES and not refused and not prevents:
            return None
        draft, syntax = self.draft, self.syntax
        opening = {slot for slot, role in trigger.sense.frame.items() if role == "C" or (refused and role == "X")}
        stop = draft.reading.sentences[finding.sentence].stop
        low = None
        for k in range(trigger.stop, min(stop, trigger.stop + _CONTENT_REACH)):
            form = draft.form(k)
            preposition = form if syntax.classes[k] == "P" else draft.words[k].preposition
            opens = form in _THAT or preposition in opening or (form == "علي" and "علي" in opening)
            if opens or self._blames(trigger, k):
                low = k
                break
            aside = syntax.classes[k - 1] == "R" or self.dating.scope.document_under(k) is not None
            if syntax.classes[k] == "V" and k > trigger.stop and not aside:
                if finding.type == "REQUEST" and finding.recipients:
                    break  # "طلب من الحوثيين فتح الطرق، فيما طالبه المشاط"
                return None
        if low is None and finding.type == "REQUEST" and trigger.is_verb:
            low = max((m.stop for m in finding.recipients if m.first > trigger.token), default=None)
        if low is None:
            if trigger.sense.frame.get("o") != "C" and trigger.sense.frame.get("i") != "C":
                return None
            low = trigger.stop
        end = self._content_end(low, stop)
        return low, min(end, low + _PREVENTED_REACH) if prevents else end

    def _demands(self, finding: Finding) -> tuple[int, int] | None:
        """ "تظاهروا للمطالبة بتنحي الرئيس": what a protest is for is no event (CODEBOOK §2)."""
        draft, classes = self.draft, self.syntax.classes
        stop = draft.reading.sentences[finding.sentence].stop
        for k in range(finding.trigger.stop, min(stop, finding.trigger.stop + _CONTENT_REACH)):
            if draft.words[k].rest.removeprefix("ال") == _DEMAND and classes[k] == "N":
                return k + 1, self._content_end(k + 1, stop)
            if classes[k] == "C":
                return None
        return None

    def _blames(self, trigger: Trigger, k: int) -> bool:
        """ "حملت الجماعة مسؤولية قصف المستشفى", "المسؤولية عن قصف": the deed that somebody is blamed for, where it is
        not known already.
        """
        words = self.draft.words
        if trigger.sense.type != "ACCUSE" or not words[k].rest.removeprefix("ال").startswith(_RESPONSIBILITY):
            return False
        described = self.draft.form(k + 1).endswith("كامله") or self.draft.form(k + 1) == "المباشره"
        deed = k + 1 + described
        deed += self.draft.form(deed) == "عن"
        return deed < len(words) and bool(words[deed].events) and not words[deed].definite

    def _content_end(self, low: int, stop: int) -> int:
        draft, syntax = self.draft, self.syntax
        asked = draft.form(low) in _THAT
        for k in range(low + 1, stop):
            form = draft.form(k)
            if draft.words[k - 1].rest in _ANSWERS_FOR:
                return k
            if syntax.classes[k] == "C" or form in _AFTER_CONTENT or form in ("؛", ":"):
                return k
            if self._own_stance(k) or (not asked and syntax.classes[k] == "V" and self._says_more(k)):
                return k
            if draft.form(k - 1) in ("،", ",") and self.status.goes_on_saying(k):
                return k  # "..., مشيرا إلى تقديم مساعدات"
            past = syntax.classes[k] == "V" and is_past(draft.words[k])
            if past and (draft.words[k].proclitics[:1] in ("و", "ف") or draft.form(k - 1) in ("،", ",")):
                return k
        return stop

    def _own_stance(self, k: int) -> bool:
        """ "أكدا ضرورة وقف التصعيد ورفضهما القرار": a stance of the speaker's own is joined to what he calls for."""
        trigger = self.finder.trigger_at.get(k)
        joined = trigger is not None and not trigger.is_verb and trigger.proclitics[:1] == "و" and trigger.suffix != ""
        return joined and trigger is not None and trigger.sense.type in _STANCES

    def _says_more(self, k: int) -> bool:
        """ "ترحب بأي مبادرة، وتدين الحصار": another act of speech, joined after a comma."""
        spoken = (t := self.finder.trigger_at.get(k)) is not None and t.sense.type in VERBAL_TYPES
        return spoken and self.draft.words[k].proclitics[:1] == "و" and self.draft.form(k - 1) in ("،", ",")

    def _told_of_its_own(self, finding: Finding, over: Finding) -> bool:
        """Acts named in an accusation, and violence in a threat or agreement, stay; they take their doer from there."""
        if finding.trigger.is_verb and is_past(self.draft.words[finding.trigger.token]):
            return True
        if over.type == "ACCUSE":
            if finding.type in VERBAL_TYPES and not finding.trigger.is_verb:
                return False
            accused = [r for r in over.recipients if r not in finding.recipients]
            if not finding.actors and accused and "investigate" not in over.modes:
                finding.actors = accused
                finding.rules.append("the accused is who did it")
            finding.certainty = "hedged"
            finding.speakers = [*over.actors, *[s for s in over.speakers if s not in over.actors]]
            return True
        if self._attributive(finding.trigger.token):
            return True
        if over.type in ("THREATEN", "AGREE") and finding.type in ("ASSAULT", "COERCE"):
            finding.status = "hypothetical" if over.type == "THREATEN" else "future"
            if not finding.actors and over.actors:
                finding.actors = list(over.actors)
            return True
        return False

    def _attributive(self, token: int) -> bool:
        """ "إخراج المقاتلين من المدينة المحاصرة": a definite word after a definite noun says how it is now."""
        word, syntax = self.draft.words[token], self.syntax
        if not word.definite or word.proclitics or not self.draft.same_sentence(token, token - 1):
            return False
        return syntax.place_over[token - 1] is not None or self.draft.words[token - 1].definite

    # -- sides shared ---------------------------------------------------------------------------------------------

    def _share_joined(self, findings: list[Finding]) -> None:
        """ "تفجير وخطف وقطع رؤوس": verbal nouns joined by و share the sides that only one of them names."""
        for one, two in itertools.pairwise(findings):
            close = one.sentence == two.sentence and 0 <= two.trigger.token - one.trigger.stop <= _JOINED_REACH
            with_wa = two.trigger.proclitics[:1] == "و" or self.draft.form(two.trigger.token)[:1] == "و"
            joined = with_wa and not one.trigger.is_verb and not two.trigger.is_verb
            if not (close and joined and one.type in _PLACED and two.type in _PLACED):
                continue
            for side in ("actors", "recipients"):
                mine, theirs = getattr(one, side), getattr(two, side)
                if mine and not theirs:
                    setattr(two, side, list(mine))
                elif theirs and not mine:
                    setattr(one, side, list(theirs))

    def _causes(self, findings: list[Finding]) -> None:
        """ "نزوح ... جراء قصف تنفذه قوات X": who drove them out is who did the act that is named as the cause."""
        for finding in findings:
            if finding.type != "DISPLACE" or finding.actors:
                continue
            token = finding.trigger.token
            acts = (f for f in findings if f.type == "ASSAULT" and f.sentence == finding.sentence and f.actors)
            cause = next((f for f in acts if f.trigger.token > token and self._is_cause(token, f.trigger.token)), None)
            if cause is not None:
                finding.actors = list(cause.actors)
                finding.rules.append("driven out by who did the act named as cause")

    def _is_cause(self, low: int, high: int) -> bool:
        return any(self.draft.form(k) in _CAUSES for k in range(max(low, high - 4), high))

    def _two_sided(self) -> None:
        """Clashes between sides have both as actors and nobody as recipient (CODEBOOK §3)."""
        for finding in self.findings:
            if CLASH in finding.acts and len({a.key for a in finding.actors}) > 1:
                finding.recipients = []

    def _one_side_each(self) -> None:
        """Nobody is on both sides of one act, once its tellings are joined: who repelled it was attacked."""
        for finding in self.findings:
            if finding.type in ("ASSAULT", "COERCE") and finding.actors and finding.recipients:
                suffered = {m.key for m in finding.recipients}
                finding.actors = [m for m in finding.actors if m.key == "" or m.key not in suffered]

    def _displaced(self) -> None:
        """ "فر آلاف آخرون": who was driven out, where only a number says so."""
        for finding in self.findings:
            count = next((c for c in finding.counts if c.kind == "displaced"), None)
            if finding.type == "DISPLACE" and not finding.recipients and count is not None:
                people = ActorMention(count.first, count.stop, "people")
                people.key, people.number, people.sectors = "people:displaced", "p", ("REF",)
                finding.recipients = [people]

    # -- countries --------------------------------------------------------------------------------------

    def _home(self) -> str | None:
        """The country that the document is about."""
        countries = (code for code, _ in self.gazetteer.countries.most_common(5) if code not in _NO_COUNTRY)
        return next(countries, None)

    def _fill_countries(self) -> None:
        """Unnamed people are of the country where it happened, else of the country the document is about."""
        main = self._home()
        for finding in self.findings:
            place = next((p.entry.code for p, _ in finding.places if p.entry is not None and p.entry.code), None)
            if main is not None and any(self.draft.form(p.first - 1) in _TOWARDS for p, _ in finding.places):
                place = None  # "نحو الحدود التركية": where they go is not where they are of
            country = place or main
            for mention in (*finding.actors, *finding.recipients):
                described = mention.antecedent if mention.cls == "person" else None
                cls = described.cls if described is not None else mention.cls  # "العميد فلان الحجوري" … "الحجوري"
                if (
                    mention.code is None
                    and cls in ("people", "body", "office", "pronoun")
                    and mention.entry is None
                ):
                    supranational = next(
                        (s for s in ("NGO", "IGO") if (cls == "body" or mention.abroad) and s in mention.sectors), None
                    )
                    home = main if main is not None and cls == "office" else _comrades(finding, mention) or country
                    mention.code = supranational or (None if mention.abroad else home)


_OWN_ACTS = frozenset("AGREE REJECT THREATEN SUPPORT".split())
# What one event may bring about: harm, flight, unrest.
_BROUGHT_ABOUT = frozenset("ASSAULT TOLL DISPLACE COERCE PROTEST MOBILIZE DISCOVER SANCTION CONSULT COOPERATE".split())
_OF_PERSONS = VERBAL_TYPES | {"CONSULT", "CONCEDE"}
_HEADLINE_VISIT = 2
_BLAME_REACH = 9
_STANCES = frozenset({"SUPPORT", "REJECT"})
_OWN_REACH = 5
_HE_WILL_REACH = 2
_OF_HIMSELF = frozenset("انه انها انهم بانه بانها بانهم".split())
_ADDRESSEE_REACH = 12
# "بالتحقيق في مقتل خمسة", "محاسبة المسؤولين عن الهجوم": what was done stands after it.
_ANSWERS_FOR = frozenset(
    "التحقيق تحقيق المسوولين المسوولون المتورطين الضالعين المتورطون مرتكبي منفذي مدبري ضحايا "
    "الثار ثار الانتقام انتقام انتقاما".split()
)
_JOINED_REACH = 6
_PREVENTED_REACH = 3
_DEMAND = "مطالبه"
_CAUSES = frozenset("جراء بسبب نتيجه اثر بفعل هربا خوفا".split())
_THAT = frozenset("ان انه انها انهم بان بانه بانها بانهم".split())


def _comrades(finding: Finding, mention: ActorMention) -> str | None:
    """ "هاجموا نقطة عسكرية تركية، ما أدى إلى مقتل جنديين": the dead are of whom the attacked place is."""
    if mention not in finding.recipients or not set(mention.sectors) & _ARMED_SPEAKERS:
        return None
    return next((m.code for m in finding.recipients if m.cls == "nisba" and m is not mention), None)


__all__ = ["Story", "speaker_kind"]
