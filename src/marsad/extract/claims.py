"""Who claims an act as his own, who doubts it, and who denies what others tell of him."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.finding import Finding
from marsad.extract.likeness import same_entity
from marsad.extract.role import RoleFinder
from marsad.extract.saying import VERSIONS
from marsad.extract.statement import Statement, Statements
from marsad.extract.syntax import Syntax
from marsad.ontology import VERBAL_TYPES

_FORCES = frozenset(("MIL", "COP"))
_STATE_SIDE = _FORCES | {"GOV", "SPY"}
# "تنفي دمشق ذلك", "نفت الحركة ضلوعها في الهجوم": what was told before.
_TOLD_BEFORE = frozenset(
    "ذلك هذا هذه الامر الاتهام الاتهامات اتهامات التهم التهمه المزاعم مزاعم الادعاءات صحه وقوفها وقوفه".split()
)
_PART = frozenset("تورط ضلوع وقوف مشاركه اشتراك".split())
_PART_IN_IT = ("ضلوع", "تورط", "مسوولي", "علاقت", "صلت")
_VERSION_REACH = 6
_DENIABLE = ("actual", "hypothetical")  # "نفى وجود أي نزوح"
_OBJECT_REACH = 6
_SENTENCES_BACK = 2


class Doubts:
    """What the statements over an event say of how sure it is, in one document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder, statements: Statements) -> None:
        self.draft = draft
        self.syntax = syntax
        self.lent = finder.lending.lent
        self.statements = statements

    def cast(self, finding: Finding) -> None:
        """ "زعم الجيش أن": the writer keeps a distance. "نفى الوزير الأنباء عن": told by some, denied by others."""
        token = finding.trigger.token
        told = finding.statement
        if told is not None and told.stance == "hedge" and finding.certainty == "asserted":
            finding.certainty = "hedged"
        over = (s for s in self.statements.here(token) if s.stance == "deny" and s.covers(token))
        denial = next(over, None)
        if denial is None:
            return
        if not finding.trigger.is_verb and self.draft.words[token].rest in VERSIONS:
            finding.speakers = []  # "نفت موسكو اتهامات كييف": what they say is denied, not that they say it
            return
        if self._part_in(finding):
            finding.actors, finding.status, finding.certainty = [], "actual", "asserted"
            return  # "نفى القيادي تورط الحزب في الهجوم": that it happened is not denied
        opening = range(denial.first, min(denial.first + _VERSION_REACH, token))
        if any(self.draft.words[k].rest in VERSIONS for k in opening):
            finding.certainty = "disputed"
            finding.status = "actual" if finding.status == "negated" else finding.status
            finding.rules.append("a version that is denied")
        elif finding.status in _DENIABLE and self._is_object(finding, denial):
            finding.status, finding.certainty = "negated", "disputed"
            finding.rules.append("denied")

    def _part_in(self, finding: Finding) -> bool:
        lent = self.lent.get(finding.trigger.token)
        return lent is not None and self.draft.words[lent[1]].rest in _PART

    def _is_object(self, finding: Finding, denial: Statement) -> bool:
        """ "نفى القائد، في تصريح، وجود أي نزوح": nothing but nouns stands before it."""
        before = range(denial.first, finding.trigger.token)
        return len(before) < _VERSION_REACH and all(self.syntax.classes[k] in ("N", "D", "T") for k in before)


def speaks_for(speaker: ActorMention, actor: ActorMention) -> bool:
    """ "قالت وزارة الدفاع إن جنودها": a state's ministries and forces speak for each other."""
    state = all(_STATE_SIDE.intersection(m.sectors) for m in (speaker, actor))
    return same_entity(speaker, actor) or (state and speaker.code is not None and speaker.code == actor.code)


def settle_claims(findings: list[Finding], home: str | None) -> None:
    """Mark the deeds that their doer claims; who denies what others tell does not claim it. A bare "مصدر عسكري" is of
    the country `home` that the document is about.
    """
    for finding in findings:
        if finding.type not in VERBAL_TYPES and finding.certainty != "disputed":
            himself = any(
                speaks_for(s, a) or (_at_home(s) and a.code == home and _FORCES.intersection(s.sectors, a.sectors))
                for s in finding.speakers[:1]
                for a in finding.actors
            )
            finding.self_claim = finding.self_claim or himself


def _at_home(speaker: ActorMention) -> bool:
    return speaker.code is None and not speaker.abroad and speaker.cls in ("office", "source", "person")


def settle_denials(draft: Draft, findings: list[Finding], denials: list[tuple[int, list[ActorMention]]]) -> None:
    """What its doer denies is disputed; a denial that is the only version stays negated, and nobody disputes that
    (CODEBOOK §9). `denials`: verbs of denying with who denies.
    """
    for verb, deniers in denials:
        for finding in _denied(draft, findings, verb, deniers):
            finding.certainty = "disputed"
            finding.rules.append("denied by who is said to have done it")
    for finding in findings:
        if finding.status == "negated" and finding.certainty == "disputed":
            finding.certainty = "asserted"
        elif finding.certainty == "disputed":
            finding.self_claim = False


def _denied(draft: Draft, findings: list[Finding], verb: int, deniers: list[ActorMention]) -> list[Finding]:
    """The findings told before the verb that it takes up: "وهو ما ينفيه الجيش", "لكن دمشق تنفي ذلك"."""
    sentence = draft.tokens[verb].sentence
    relative = bool(draft.words[verb].suffix) and draft.form(verb - 1) in ("ما", "الذي", "التي")
    if not relative and not _takes_up(draft, verb):
        return []
    low = sentence if relative else sentence - _SENTENCES_BACK
    out = []
    for finding in findings:
        told = [t.token for t in finding.triggers if t.token < verb and low <= draft.tokens[t.token].sentence]
        hearsay = bool(finding.speakers) or finding.certainty == "hedged"
        his = any(speaks_for(d, a) for d in deniers for a in finding.actors)
        if (
            told
            and hearsay
            and (his or relative)
            and finding.status != "negated"
            and not any(d in finding.speakers for d in deniers)
        ):
            out.append(finding)
    if relative:  # it takes up what was told last
        own = [f for f in out if any(speaks_for(d, a) for d in deniers for a in f.actors)]
        out = own or sorted(out, key=lambda f: f.trigger.token)[-1:]
    return out


def _takes_up(draft: Draft, verb: int) -> bool:
    for k in range(verb + 1, min(verb + 1 + _OBJECT_REACH, len(draft.tokens))):
        if not draft.same_sentence(verb, k) or draft.tokens[k].kind == "p":
            return False
        form = draft.form(k)
        if form in _TOLD_BEFORE or form in _PART or (form.startswith(_PART_IN_IT) and draft.words[k].suffix):
            return True
    return False
