"""Questions of type that the codebook settles by who acts on whom (CODEBOOK §2, §9), each a small named rule."""

from __future__ import annotations

from collections.abc import Callable

from marsad.extract.draft import ActorMention
from marsad.extract.event import DEMONSTRATORS, VOWED
from marsad.extract.finding import Finding

_ARMED = frozenset("MIL REB PRM UAF".split())
_SUPPORT = frozenset("دعم ساند أيد".split())
_PROMISED = frozenset("التزم تعهد".split())
_CONSENT = frozenset("سمح وافق اعترف قبل أقر استجاب رضخ".split())
_OBSTRUCTING = frozenset("أغلق قطع حاصر أقام احتل سد".split())
_DECLARED = frozenset("withdraw ceasefire".split())
# Acts that one may refuse: "لن نوقع", "لن ننسحب".
_REFUSAL = "cue لن (negation)"
_REFUSABLE = frozenset("AGREE SUPPORT CONSULT AID COOPERATE CONCEDE RETREAT".split())
_THREATENED = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"}
_THREATENED_BY_MODE = {"arrest": "arrest", "deport": "expel", "expel": "expel", "seize": "territory"}
_INTENDED = frozenset("CONSULT AID COOPERATE SUPPORT".split())
# Modes of RETREAT that an announcement carries out.
_STAYING = frozenset({"resign", "release"})
_ANNOUNCING = frozenset("أعلن قرر اعتزم نوى تعهد".split())
_ATTACKING = "هاجم"
_LAWLESS = frozenset("UAF CRM".split())
_STORMING = "اقتحم"
_POLITICAL = frozenset("GOV ELI PTY LEG OPP".split())
_CONDEMNING = "ندد"
_OFFICIAL = frozenset("GOV IGO NGO LEG JUD PTY".split())
_EXERCISES = frozenset("مناورة مناورات تدريب".split())
_TREATY_LEAVING = frozenset("انسحب انسحاب".split())


def settle_type(finding: Finding) -> None:
    """Apply the rules in order; each says in `finding.rules` what it did."""
    for rule in _RULES:
        rule(finding)


def threatened_modes(deed: Finding) -> list[str]:
    """How somebody threatens who threatens with `deed`: "بإغراق السفن" with violence, "بإغلاق المضيق" to restrict."""
    modes = _THREATENED_BY_MODE.keys() & set(deed.modes)
    mode = next((_THREATENED_BY_MODE[m] for m in sorted(modes)), _THREATENED.get(deed.type))
    return [mode] if mode is not None else []


def _become(finding: Finding, kind: str, modes: list[str], why: str) -> None:
    finding.type, finding.modes = kind, modes
    finding.rules.append(why)


def _support_of_fighters(finding: Finding) -> None:
    """ "طيران أجنبي يدعم قوات حفتر": support of an armed side is aid."""
    if finding.trigger.sense.lemma in _SUPPORT and finding.type == "SUPPORT" and _armed(finding.recipients):
        _become(finding, "AID", [], "support of an armed side is aid")


def _talks_to_come(finding: Finding) -> None:
    """ "ستجري محادثات", "ستقدم مساعدات": talks, help and support that are still to come are AGREE."""
    backed = finding.type == "AID" and not finding.trigger.is_verb and not finding.lender  # "بدعم من روسيا"
    if finding.type in _INTENDED and finding.status == "future" and not backed:
        why = "talks to come are an agreement to meet" if finding.type == "CONSULT" else "help to come is a promise"
        _become(finding, "AGREE", [], why)


def _pull_out_announced(finding: Finding) -> None:
    """ "ستسحب واشنطن قواتها": a withdrawal or ceasefire that is announced, not yet carried out, is CONCEDE."""
    if finding.type == "RETREAT" and finding.status == "future" and set(finding.modes) & _DECLARED:
        _become(finding, "CONCEDE", [], "announced, not yet carried out")


def _consent_withheld(finding: Finding) -> None:
    """ "لن تسمح بدخول", "لا تعترف", "لن نوقع": consent denied is a rejection, and that did happen."""
    if finding.status != "negated":
        return
    refused = finding.type in _REFUSABLE and _REFUSAL in finding.rules
    if refused or (finding.trigger.is_verb and finding.trigger.sense.lemma in _CONSENT):
        _become(finding, "REJECT", [], "consent withheld is a rejection")
        finding.status = "actual"


def _vow_made(finding: Finding) -> None:
    """ "سنرد على أي هجوم", "لن نتردد في الرد", "ستلتزم بالهدنة": the threat or promise is made now."""
    promised = (finding.type, finding.status) == ("AGREE", "future") and finding.trigger.sense.lemma in _PROMISED
    if promised or (finding.type == "THREATEN" and finding.trigger.sense.lemma in VOWED):
        finding.status = "actual"


def _blow_vowed(finding: Finding) -> None:
    """ "قال الوزير: سنضرب كل من يقترب", "إن جيشه سيسحق": who says that he will strike threatens."""
    statement, trigger = finding.statement, finding.trigger
    vowed = trigger.features[:2] == "vI" and finding.status == "future" and finding.type == "ASSAULT"
    if not vowed or statement is None or not finding.actors:
        return
    his = any(a.possessor or (s.code == a.code and s.code) for a in finding.actors for s in finding.speakers[:1])
    if trigger.features[2:3] == "1" or his:
        _become(finding, "THREATEN", ["violence"], "a blow that one vows to strike is a threat")
        finding.status = "actual"


def _kidnapped(finding: Finding) -> None:
    """ "اقتاد مسلحون مجهولون ثلاثة عمال": unknown gunmen arrest nobody."""
    unknown = bool(finding.actors) and all(set(a.sectors) & _LAWLESS for a in finding.actors)
    if finding.type == "COERCE" and "arrest" in finding.modes and unknown:
        _become(finding, "ASSAULT", ["abduct"], "taken by gunmen")


def _withdrawal_announced(finding: Finding) -> None:
    """ "أعلن الرئيس سحب القوات", "تعهدت برفع الحصار": announced and not carried out."""
    own = any(rule.startswith("light verb lends") for rule in finding.rules)
    if finding.type == "RETREAT" and own and finding.lender in _ANNOUNCING and not _STAYING & set(finding.modes):
        _become(finding, "CONCEDE", [], "a withdrawal announced is a concession")


def _verbal_attack(finding: Finding) -> None:
    """ "هاجم ترامب مكتب التحقيقات": one politician attacks somebody with words."""
    if finding.type != "ASSAULT" or finding.trigger.sense.lemma != _ATTACKING or not finding.recipients:
        return
    speakers = [a for a in finding.actors if a.number == "s" and (a.cls in ("person", "office") or a.person)]
    named = [a for a in finding.recipients if a.cls in ("person", "office") and (a.number == "s" or "/" in a.key)]
    persons = len(named) == len(finding.recipients)
    political = persons or all(set(a.sectors) & _POLITICAL for a in speakers)  # "هاجم نصر الله القاضي"
    if speakers and len(speakers) == len(finding.actors) and political:
        _become(finding, "ACCUSE", ["disapprove"], "a politician attacks with words")


def _roads_cut_by_fighters(finding: Finding) -> None:
    """ "تنفذ الميليشيا عمليات قطع طرق": a road cut by an armed side is no protest."""
    if finding.type == "PROTEST" and "obstruct" in finding.modes and _armed(finding.actors):
        _become(finding, "COERCE", ["restrict"], "a road cut by an armed side is coercion")


def _blocked_by_protesters(finding: Finding) -> None:
    """ "أغلق محتجون الطريق", "أضرم المتظاهرون النار في القنصلية": what demonstrators block and burn is part of the
    protest.
    """
    crowd = bool(finding.actors) and all(a.key.split("/")[0] in DEMONSTRATORS for a in finding.actors)
    if not crowd or not finding.trigger.is_verb:
        return
    if finding.type == "COERCE" and finding.trigger.sense.lemma in _OBSTRUCTING:
        _become(finding, "PROTEST", ["obstruct"], "done by demonstrators")
    if finding.trigger.sense.lemma == _STORMING or (finding.type == "ASSAULT" and "destroy" in finding.modes):
        _become(finding, "PROTEST", ["vandalize"], "done by demonstrators")


def _condemned_by_officials(finding: Finding) -> None:
    """ "نددت الوزارة بقمع المتظاهرين": the crowd is what the words are about, officials condemn."""
    officials = bool(finding.actors) and all(set(a.sectors) & _OFFICIAL for a in finding.actors)
    if finding.type == "PROTEST" and finding.trigger.sense.lemma == _CONDEMNING and officials:
        _become(finding, "ACCUSE", ["disapprove"], "officials condemn")


def _joint_exercises(finding: Finding) -> None:
    """ "أجرت القوات المصرية والسعودية مناورات": several countries that exercise do so together."""
    countries = {a.code for a in finding.actors if a.code}
    if finding.type == "MOBILIZE" and finding.trigger.sense.lemma in _EXERCISES and len(countries) > 1:
        _become(finding, "COOPERATE", [], "joint exercises")


def _treaty_left(finding: Finding) -> None:
    """ "انسحاب الولايات المتحدة منه": a state that withdraws from no place leaves a treaty or body."""
    stately = bool(finding.actors) and all(a.cls == "state" for a in finding.actors)
    own_place = any(how is None for _, how in finding.places) or finding.roles.places
    if finding.type == "RETREAT" and finding.trigger.sense.lemma in _TREATY_LEAVING and stately and not own_place:
        _become(finding, "SANCTION", ["withdraw"], "a state leaving a treaty")


def _armed(mentions: list[ActorMention]) -> bool:
    return any(set(m.sectors) & _ARMED for m in mentions)


_RULES: tuple[Callable[[Finding], None], ...] = (
    _support_of_fighters,
    _talks_to_come,
    _pull_out_announced,
    _consent_withheld,
    _verbal_attack,
    _vow_made,
    _blow_vowed,
    _kidnapped,
    _withdrawal_announced,
    _roads_cut_by_fighters,
    _blocked_by_protesters,
    _treaty_left,
    _joint_exercises,
    _condemned_by_officials,
)
