"""Sides shared between findings, or filled from what the whole document tells."""

from __future__ import annotations

import itertools

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.finding import Finding
from marsad.extract.gazetteer import Gazetteer
from marsad.extract.likeness import CLASH, HARM, kind_of_act
from marsad.extract.roles import BEARING_ARMS, BELLIGERENT, DEEDS

# Codes that stand for no country (PLOVER).
_NO_COUNTRY = frozenset("IGO NGO UNO EUR IMG".split())
_TOWARDS = frozenset("نحو الي باتجاه صوب".split())
_JOINED_REACH = 6
_DURING = frozenset("خلال اثناء لدي".split())
_BY_FORCE = frozenset(("COERCE", "MOBILIZE", "ASSAULT"))
_COURSE_REACH = 14
_CAUSES = frozenset("جراء بسبب نتيجه اثر بفعل هربا خوفا".split())
# "احتجاجات ومقتل متظاهر": nobody protests against those who protest.
_CROWD = frozenset("head:متظاهر head:محتج head:معتصم".split())


def share_joined(draft: Draft, findings: list[Finding]) -> None:
    """ "تفجير وخطف وقطع رؤوس": verbal nouns joined by و share the sides that only one of them names."""
    for one, two in itertools.pairwise(findings):
        close = one.sentence == two.sentence and 0 <= two.trigger.token - one.trigger.stop <= _JOINED_REACH
        with_wa = two.trigger.proclitics[:1] == "و" or draft.form(two.trigger.token)[:1] == "و"
        joined = with_wa and not one.trigger.is_verb and not two.trigger.is_verb
        crowd = "PROTEST" in (one.type, two.type) and any(
            r.key in _CROWD for r in (*one.recipients, *two.recipients)
        )
        if crowd or not (close and joined and one.type in DEEDS and two.type in DEEDS):
            continue
        for side in ("actors", "recipients"):
            mine, theirs = getattr(one, side), getattr(two, side)
            if mine and not theirs:
                setattr(two, side, list(mine))
            elif theirs and not mine:
                setattr(one, side, list(theirs))


def driven_out_by(draft: Draft, findings: list[Finding]) -> None:
    """ "نزوح ... جراء قصف تنفذه قوات X": who drove them out is who did the act that is named as the cause."""
    for finding in findings:
        if finding.type != "DISPLACE" or finding.actors:
            continue
        token = finding.trigger.token
        acts = (f for f in findings if f.type == "ASSAULT" and f.sentence == finding.sentence and f.actors)
        cause = next((f for f in acts if f.trigger.token > token and _is_cause(draft, token, f.trigger.token)), None)
        if cause is not None:
            finding.actors = list(cause.actors)
            finding.rules.append("driven out by who did the act named as cause")


def done_during(draft: Draft, findings: list[Finding]) -> None:
    """ "قتل شاب خلال اقتحام الجيش للمخيم": who did the deed in the course of which somebody was hurt did it."""
    for finding in findings:
        if kind_of_act(draft, finding.trigger) == HARM and not finding.actors:
            deed = next((f for f in findings if _in_course(draft, finding, f)), None)
            if deed is not None:
                finding.actors = [a for a in deed.actors if not any(a.key == r.key for r in finding.recipients)]
                finding.rules.append("hurt in the course of what he did")


def _in_course(draft: Draft, harm: Finding, deed: Finding) -> bool:
    """Whether `deed` is the noun that "خلال" ties the harm to."""
    token = deed.trigger.token
    near = deed.sentence == harm.sentence and 0 < token - harm.trigger.token <= _COURSE_REACH
    tied = near and not deed.trigger.is_verb and draft.form(token - 1) in _DURING
    return tied and deed.type in _BY_FORCE and all(BELLIGERENT & set(a.sectors) for a in deed.actors)


def _is_cause(draft: Draft, low: int, high: int) -> bool:
    return any(draft.form(k) in _CAUSES for k in range(max(low, high - 4), high))


def two_sided(findings: list[Finding]) -> None:
    """Clashes between sides have both as actors and nobody as recipient (CODEBOOK §3)."""
    for finding in findings:
        if CLASH not in finding.acts:
            continue
        if len({a.key for a in finding.actors}) == 1 and all(_fights(m) for m in finding.recipients):
            finding.actors = [*finding.actors, *finding.recipients]  # "قتلوا في معارك": whom the other side fought
        if len({a.key for a in finding.actors}) > 1:
            finding.recipients = []


def _fights(mention: ActorMention) -> bool:
    """Whether it is a force or group, and not some of its men."""
    return mention.cls in ("named", "body") and bool(set(mention.sectors) & (BEARING_ARMS | {"UAF"}))


def one_side_each(findings: list[Finding]) -> None:
    """Nobody is on both sides of one act, once its tellings are joined: who repelled it was attacked."""
    for finding in findings:
        if finding.type in ("ASSAULT", "COERCE") and finding.actors and finding.recipients:
            suffered = {m.key for m in finding.recipients}
            finding.actors = [m for m in finding.actors if m.key == "" or m.key not in suffered]


def displaced(findings: list[Finding]) -> None:
    """ "فر آلاف آخرون": who was driven out, where only a number says so."""
    for finding in findings:
        count = next((c for c in finding.counts if c.kind == "displaced"), None)
        if finding.type == "DISPLACE" and not finding.recipients and count is not None:
            people = ActorMention(count.first, count.stop, "people")
            people.key, people.number, people.sectors = "people:displaced", "p", ("REF",)
            finding.recipients = [people]


def home_of(gazetteer: Gazetteer) -> str | None:
    """The country that the document is about."""
    countries = (code for code, _ in gazetteer.countries.most_common(5) if code not in _NO_COUNTRY)
    return next(countries, None)


def fill_countries(draft: Draft, findings: list[Finding], main: str | None) -> None:
    """Unnamed people are of the country where it happened, else of the country the document is about."""
    for finding in findings:
        place = next((p.entry.code for p, _ in finding.places if p.entry is not None and p.entry.code), None)
        if main is not None and any(draft.form(p.first - 1) in _TOWARDS for p, _ in finding.places):
            place = None  # "نحو الحدود التركية": where they go is not where they are of
        country = place or main
        for mention in (*finding.actors, *finding.recipients):
            described = mention.antecedent if mention.cls == "person" else None
            cls = described.cls if described is not None else mention.cls  # "العميد فلان الحجوري" … "الحجوري"
            if mention.code is None and cls in ("people", "body", "office", "pronoun") and mention.entry is None:
                supranational = next(
                    (s for s in ("NGO", "IGO") if (cls == "body" or mention.abroad) and s in mention.sectors), None
                )
                home = main if main is not None and cls == "office" else _comrades(finding, mention) or country
                mention.code = supranational or (None if mention.abroad else home)


def _comrades(finding: Finding, mention: ActorMention) -> str | None:
    """ "هاجموا نقطة عسكرية تركية، ما أدى إلى مقتل جنديين": the dead are of whom the attacked place is."""
    if mention not in finding.recipients or not set(mention.sectors) & BEARING_ARMS:
        return None
    return next((m.code for m in finding.recipients if m.cls == "nisba" and m is not mention), None)
