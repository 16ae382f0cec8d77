"""Reads the events of one draft: triggers, roles, resolution, status, speakers, time, place, counts, merging."""

from __future__ import annotations

from marsad.extract.accident import without_accidents
from marsad.extract.actor import find_actors
from marsad.extract.addressee import Addressees
from marsad.extract.attribution import Attribution
from marsad.extract.background import settle_background
from marsad.extract.casualty import CountMention
from marsad.extract.claims import Doubts, settle_claims, settle_denials
from marsad.extract.closed_class import INSIDE
from marsad.extract.content import Content
from marsad.extract.coreference import Resolver
from marsad.extract.dating import Dating
from marsad.extract.direction import after_witness
from marsad.extract.draft import ActorMention, Draft, ToponymMention
from marsad.extract.event import Trigger, find_triggers
from marsad.extract.finding import Finding
from marsad.extract.gazetteer import Gazetteer
from marsad.extract.layout import Layout
from marsad.extract.merge import merge_findings
from marsad.extract.missing_sides import MissingSides, armed_nationality
from marsad.extract.names import NameMatch
from marsad.extract.occasion import Occasions, settle_meanwhile
from marsad.extract.own_words import OwnWords, title_speakers
from marsad.extract.place import find_places
from marsad.extract.quantity import Quantity
from marsad.extract.role import RoleFinder
from marsad.extract.setting import Settings
from marsad.extract.settled import settle_type
from marsad.extract.sides import (
    displaced,
    done_during,
    driven_out_by,
    fill_countries,
    home_of,
    one_side_each,
    share_joined,
    two_sided,
)
from marsad.extract.status import StatusReader
from marsad.extract.substance import substantial
from marsad.extract.syntax import Syntax
from marsad.extract.tally import assign_counts
from marsad.extract.time import TimeMention
from marsad.extract.topic import belongs, is_bygone, tells_history, topic_of


def bounding_words(draft: Draft, quantities: list[Quantity]) -> set[int]:
    """The tokens of numbers with what bounds or blurs them ("ما لا يقل عن 20"), but not "عدد القتلى يتجاوز 20"."""
    return {
        k for q in quantities for k in range(q.first, q.stop) if k > q.first or not draft.words[k].may_be_verb
    }  # fmt: skip


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
        published = draft.published.isoformat() if draft.published else None
        self.actors = find_actors(draft, names, published=published)
        self.gazetteer = Gazetteer(draft, names, self.actors)
        self.places = find_places(draft, names, self.actors, self.gazetteer, quantities)
        self._mark_place_senses(names)
        self.times = times
        self.counts = counts
        timed = {k: t.first for t in times for k in range(t.first, t.stop)}
        clitics = {i: m.proclitics[-1:] for i, m in names.items()}
        self.syntax = Syntax(draft, self.actors, self.places, timed, clitics, bounding_words(draft, quantities))
        self.resolver = Resolver(draft, self.actors)
        self.resolver.resolve_descriptions()
        self.triggers = find_triggers(draft, self.syntax)
        dateline = self._dateline(names, layout)
        self.settings = Settings(
            draft, self.syntax, self.places, self.actors, self.gazetteer, self.triggers, dateline
        )  # fmt: skip
        self.finder = RoleFinder(draft, self.syntax, self.triggers)
        self.addressees = Addressees(draft, self.syntax, self.finder, self.resolver)
        self.attribution = Attribution(draft, self.syntax, self.finder)
        self.status = StatusReader(draft, self.syntax)
        self.doubts = Doubts(draft, self.syntax, self.finder, self.attribution.found)
        self.dating = Dating(draft, self.syntax, times, self.triggers)
        self.own_words = OwnWords(self.finder, self.attribution, self.actors)
        self.missing = MissingSides(draft, self.syntax, self.actors)
        giving_way = self.finder.lending.giving_way()
        findings = [
            f for t in self.triggers
            if t.token not in giving_way and t.token not in self.finder.resumed
            and t.token not in self.finder.lending.ended and not self.status.masks(t.token)
            and draft.tokens[t.token].paragraph not in layout.headings and (f := self._finding(t)) is not None
        ]  # fmt: skip
        findings = without_accidents(draft, self._of_the_page(findings))
        content = Content(self.finder, self.attribution, self.status, self.dating)
        findings = content.outside(findings)
        share_joined(draft, findings)
        driven_out_by(draft, findings)
        done_during(draft, findings)
        assign_counts(draft, findings, counts)
        occasions = Occasions(draft, self.dating)
        occasions.lend(findings, self.attribution.statements)
        self.findings = merge_findings(draft, findings, self.places)
        occasions.since_begun(self.findings)
        settle_meanwhile(draft, self.findings)
        settle_denials(draft, self.findings, self.attribution.denials)
        settle_background(draft, self.findings)
        two_sided(self.findings)
        one_side_each(self.findings)
        displaced(self.findings)
        self.settings.refine(self.findings)
        self.settings.lend_occasions(self.findings)
        title_speakers(self.findings)
        home = home_of(self.gazetteer)
        fill_countries(draft, self.findings, home)
        settle_claims(self.findings, home)

    def _dateline(self, names: dict[int, NameMatch], layout: Layout) -> ToponymMention | None:
        """The town or province that the report is dated from."""
        match = names.get(layout.dateline_tokens[0]) if layout.dateline_tokens is not None else None
        if match is None or not match.places:
            return None
        place = ToponymMention(match.first, match.stop)
        place.entry = self.gazetteer.best(match.places, "")
        place.head, place.kind, place.resolution = match.first, place.entry.kind, place.entry.resolution
        return place

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
            inside = before in INSIDE or clitic == "ب" or after_witness(self.draft, place.first)
            actor.place_sense = bool(place.direction) or place.first != place.head or inside

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

    def _finding(self, trigger: Trigger) -> Finding | None:
        token = self.draft.tokens[trigger.token]
        roles = self.finder.find(trigger)
        finding = Finding(trigger, roles, token.sentence, token.paragraph)
        finding.in_title = token.paragraph == self.layout.title_paragraph
        for side in ("actors", "recipients"):
            setattr(finding, side, [m for pronoun in getattr(finding, side) for m in self.resolver.resolve(pronoun)])
        finding.recipients = [r for r in finding.recipients if not any(_repeats(a, r) for a in finding.actors)]
        lent = self.finder.lending.lent.get(trigger.token)
        if lent:
            finding.lender = self._light_lemma(lent[1])
        finding.status, finding.certainty, rules = self.status.judge(trigger, lent_by=lent[1] if lent else None)
        finding.rules += rules
        if finding.certainty == "asserted" and any(m.believed for m in (*finding.actors, *finding.recipients)):
            finding.certainty = "hedged"
        self.own_words.speak(finding)
        self.doubts.cast(finding)
        self.own_words.claimed(finding)
        self.own_words.first_person(finding)
        finding.time = self.dating.time_of(finding)
        self.dating.settle_status(finding)
        settle_type(finding)
        armed_nationality(finding)
        self.own_words.forces_of_speaker(finding)
        self.own_words.own_act(finding)
        self.missing.named_before(finding)
        self.missing.on_visit(finding)
        self.own_words.relays(finding)
        if not substantial(self.draft, self.finder.lending, finding):
            return None
        if finding.actors and not finding.recipients:
            self.addressees.give(finding)
        if finding.type == "PROTEST" and not finding.recipients:
            self.missing.protested(finding)
        finding.places = self.settings.settled(finding) or self.settings.of(finding)
        return finding

    def _light_lemma(self, token: int) -> str:
        readings = self.draft.words[token].light
        return self.draft.lexicon.light[readings[0][0]].lemma if readings else ""


def _repeats(actor: ActorMention, recipient: ActorMention) -> bool:
    """Whether both name the same, which "أقال الرئيس رئيس الأركان" and "قتل مسلحون مسلحا" do not."""
    if recipient is actor or recipient.key != actor.key:
        return recipient is actor
    described = recipient.key.startswith("head:") and "/" not in recipient.key
    alike = recipient.definite == actor.definite and recipient.stop - recipient.first == actor.stop - actor.first
    return recipient.key != "" and (not described or alike)
