"""Whether what a trigger tells is an event at all, once its sides and its status are known."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.lending import Lending
from marsad.extract.likeness import HARM, is_result, kind_of_act
from marsad.extract.status import ASKED, PURPOSE
from marsad.ontology import VERBAL_TYPES

_CALLING = frozenset("وصف اعتبر عد سمى".split())
_EACH = frozenset("كل وكل فكل اي واي".split())
_CULPRITS = frozenset(("UAF", "CRM"))
_WITHOUT = frozenset("دون بدون بلا".split())
_WHAT = frozenset("ما بما لما مما عما فيما".split())
_WARLIKE = frozenset({"ASSAULT", "MOBILIZE"})
_FORCE_AIMED_AT = frozenset("ASSAULT COERCE DISPLACE MOBILIZE".split())
_NEEDS_PARTY = frozenset("REQUEST ACCUSE REJECT THREATEN AGREE SUPPORT CONSULT AID COOPERATE SANCTION CONCEDE".split())
# What one event may bring about: harm, flight, unrest.
_BROUGHT_ABOUT = frozenset("ASSAULT TOLL DISPLACE COERCE PROTEST MOBILIZE DISCOVER SANCTION CONSULT COOPERATE".split())


def substantial(draft: Draft, lending: Lending, finding: Finding) -> bool:
    """Weak words need a party or place beside them; acts of speech need somebody who acts."""
    trigger = finding.trigger
    if _aimed_at(finding) or _habitual(finding) or ASKED in finding.rules:
        return False
    if _runs_away(finding) or _said_of_each(draft, finding):
        return False
    if finding.type in _WARLIKE and finding.actors and all("BUS" in a.sectors for a in finding.actors):
        return False  # "أطلقت الشركة صاروخا إلى الفضاء"
    if _named_by(draft, finding):
        return False
    if finding.type not in _BROUGHT_ABOUT and _brought_about(draft, trigger.token):
        return False
    if finding.status == "negated" and _befell_nobody(draft, finding):
        return False
    if trigger.weak and not (finding.actors or finding.recipients or finding.places):
        return False
    if finding.type in _NEEDS_PARTY and not finding.actors:
        lent = lending.lent.get(trigger.token)
        suffered = lent is not None and lent[0] == "R"  # "تلقى الصحفي تهديدات"
        sentenced = finding.type == "SANCTION" and trigger.features[:2] == "vP"  # "حكم على الصحفي بالسجن"
        done = sentenced or not trigger.is_verb or finding.roles.passive
        charged = finding.roles.passive and "investigate" in finding.modes  # "أحيل عشرون ضابطا إلى القضاء"
        spoken = finding.type in VERBAL_TYPES
        return bool(finding.recipients) and done and (suffered or charged or not spoken)
    return True


def _runs_away(finding: Finding) -> bool:
    """ "سطا مسلحون على مصرف ثم لاذوا بالفرار": culprits on the run are nobody displaced."""
    fled = finding.type == "DISPLACE" and bool(finding.recipients)
    return fled and all(set(r.sectors) & _CULPRITS for r in finding.recipients)


def _said_of_each(draft: Draft, finding: Finding) -> bool:
    """ "كل حزب يتهم الآخر، وأي زعيم يهدد ثم يعود": what everybody does is no single act."""
    return bool(finding.actors) and all(not a.definite and draft.form(a.first - 1) in _EACH for a in finding.actors)


def _named_by(draft: Draft, finding: Finding) -> bool:
    """ "رفضت ما وصفته بالاتهامات المسيسة", "بما اعتبرته إهانة": only what somebody calls a thing told elsewhere."""
    trigger = finding.trigger
    called = trigger.sense.lemma in _CALLING and bool(draft.words[trigger.token].suffix)
    return called and draft.form(trigger.token - 1) in _WHAT


def _aimed_at(finding: Finding) -> bool:
    """ "برنامجا لتقديم المساعدات": help and talks that are only a purpose are no event (force is: CODEBOOK §9)."""
    return finding.type not in _FORCE_AIMED_AT and PURPOSE in finding.rules and finding.status == "hypothetical"


def _habitual(finding: Finding) -> bool:
    """ "الصمت هو الذي يقتل": a present verb of force with nobody who does or suffers it and no place is general."""
    trigger = finding.trigger
    empty = not (finding.actors or finding.recipients or finding.places)
    return empty and finding.type in ("ASSAULT", "COERCE") and trigger.features[:2] == "vI"


def _brought_about(draft: Draft, token: int) -> bool:
    """ "صدر القانون، ما دعا الدول إلى نقل سفاراتها": what was told before is the subject, and nobody asks."""
    return draft.form(token - 1) == "مما" or (draft.form(token - 1) == "ما" and draft.form(token - 2) in ("،", ","))


def _befell_nobody(draft: Draft, finding: Finding) -> bool:
    """ "دون سقوط ضحايا", "لم تسجل إصابات": nobody was harmed. "نفى مقتل زعيمه" is told of somebody."""
    if is_result(finding):
        return True
    harm = kind_of_act(draft, finding.trigger) == HARM
    denied = finding.statement is not None and finding.statement.stance == "deny"
    before = draft.forms[max(0, finding.trigger.token - 2) : finding.trigger.token]
    if harm and not denied and not finding.trigger.is_verb and not _WITHOUT.isdisjoint(before):
        return True  # "دون وقوع إصابات"
    return harm and not denied and not any(m.cls != "people" for m in finding.recipients)
