"""One happening, one record: findings that tell the same thing again become mentions of the first.

Two findings are the same happening when nothing said of them differs (kind of act, parties, places, dates, status) and
something ties them: a killing beside the act that did it (CODEBOOK §2), the headline told again in the lead, the same
number of victims, a definite noun that takes up the first ("الهجوم"), the same word with the same party.
First the words of one sentence are joined, then the sentences.
"""

from __future__ import annotations

from collections.abc import Callable

from marsad.extract.casualty import CountMention
from marsad.extract.draft import ActorMention, Draft, ToponymMention
from marsad.extract.finding import Finding
from marsad.ontology import VERBAL_TYPES

_DISTINCT_MODES = (
    "abduct",
    "arrest",
    "seize",
    "torture",
    "cyber",
    "censor",
    "release",
    "resign",
    "ceasefire",
    "convict",
)
_VIOLENT = frozenset({"ASSAULT", "TOLL"})
_HARM = "harm"
# A happening is taken up again within this many others; keeps long texts linear.
_FARTHEST_TELLING = 150
# How many sentences later a telling may stand.
_SPEECH_REACH = 4
_SIDES_REACH = 4
_DEFINITE_REACH = 6
_WORD_REACH = 2
_HARM_REACH = 1
# Words that turn to another happening within a sentence: "قصف ... فيما قتل", "هجوم ... ردا على إطلاق".
_TURNS = frozenset("فيما كما ثم منذ قبل ردا غداه لكن لكنه لكنها بالاضافه فضلا ذكري بينما".split())
# From this number on, the same count of victims is the same happening.
_TELLING_COUNT = 3


def merge_findings(draft: Draft, findings: list[Finding]) -> list[Finding]:
    """The distinct happenings, in text order; `triggers` of each hold all mentions."""
    kinds = draft.lexicon.act_kinds
    for finding in findings:
        finding.acts = {kinds.get(finding.trigger.sense.lemma, "")} if finding.type in _VIOLENT else set()
    return _gather(draft, _gather(draft, findings, _told_together), _told_again)


def _gather(draft: Draft, findings: list[Finding], strength: Callable[[Draft, Finding, Finding], int]) -> list[Finding]:
    """Join each finding to the earlier one with which it is tied most strongly, the nearest among equals."""
    out: list[Finding] = []
    for finding in findings:
        best, target = 0, None
        for other in reversed(out[-_FARTHEST_TELLING:]):
            if other.type != finding.type and not {other.type, finding.type} <= _VIOLENT:
                continue
            tie = strength(draft, other, finding)
            if tie > best:
                best, target = tie, other
        if target is None:
            out.append(finding)
        else:
            _join(target, finding)
    return out


def is_result(finding: Finding) -> bool:
    """A killing or wounding word, which is the trigger only when no act is named with it."""
    return finding.type == "TOLL" or finding.acts == {_HARM}


def _conflict(draft: Draft, a: Finding, b: Finding) -> bool:
    result = is_result(a) or is_result(b)
    if a.status != b.status and not {a.status, b.status} <= {"actual", "historical"}:
        return True
    if _modes_differ(a, b) or _acts_differ(draft, a, b):
        return True
    if _sides_differ(a.actors, b.actors):
        return True
    if not result and _sides_differ(a.recipients, b.recipients):
        return True
    return _places_differ(a, b) or _times_differ(a, b)


def _acts_differ(draft: Draft, a: Finding, b: Finding) -> bool:
    """Clashes are not the air strike told beside them; "الهجوم" may be either."""
    company = draft.lexicon.act_company
    return any(one and two and two not in company[one] for one in a.acts for two in b.acts)


def _modes_differ(a: Finding, b: Finding) -> bool:
    """An abduction is not the bombing beside it; an arrest not the siege."""
    return any((mode in a.modes) != (mode in b.modes) for mode in _DISTINCT_MODES)


def _sides_differ(a: list[ActorMention], b: list[ActorMention]) -> bool:
    if not a or not b:
        return False
    return not any(same_entity(x, y) for x in a for y in b)


def same_entity(a: ActorMention, b: ActorMention) -> bool:
    """The same entity, or descriptions that may mean the same (same country and a sector in common)."""
    if a is b or (a.key and a.key == b.key):
        return True
    if a.code is None or a.code != b.code:
        return (
            a.code is None and b.code is None and a.cls == b.cls == "people" and bool(set(a.sectors) & set(b.sectors))
        )
    if a.entry is not None and b.entry is not None and a.entry.family == b.entry.family != "state":
        return a.entry.name == b.entry.name
    return not a.sectors or not b.sectors or bool(set(a.sectors) & set(b.sectors))


def _places_differ(a: Finding, b: Finding) -> bool:
    mine = [p for p, inherited in a.places if inherited is None]
    theirs = [p for p, inherited in b.places if inherited is None]
    if not mine or not theirs:
        return False
    return not any(_same_place(p, q) for p in mine for q in theirs)


def _same_place(p: ToponymMention, q: ToponymMention) -> bool:
    if p.generic or q.generic or p.entry is None or q.entry is None:
        return (p.entry is q.entry is None and p.head == q.head) or p.generic or q.generic
    if p.entry.name == q.entry.name:
        return True
    coarse, fine = (p, q) if p.resolution <= q.resolution else (q, p)
    return (
        coarse.resolution <= 2
        and coarse.entry is not None
        and fine.entry is not None
        and (
            coarse.entry.code == fine.entry.code
            and (coarse.resolution <= 1 or fine.entry.parent in ("", coarse.entry.name))
        )
    )


def _times_differ(a: Finding, b: Finding) -> bool:
    x, y = a.time, b.time
    if x is None or y is None or x.start is None or y.start is None or x.end is None or y.end is None:
        return False
    return x.end < y.start or y.end < x.start


def _told_together(draft: Draft, other: Finding, finding: Finding) -> int:
    """Words of one sentence: "قتل ثلاثة في غارة استهدفت"."""
    if other.sentence != finding.sentence or _conflict(draft, other, finding):
        return 0
    if _turns(draft, other.triggers[-1].stop, finding.trigger.token):
        return 0
    trigger = finding.trigger
    if trigger.is_verb and trigger.proclitics[:1] in ("و", "ف") and not is_result(finding):
        return 0
    return 1


def _turns(draft: Draft, low: int, high: int) -> bool:
    return any(draft.form(k).removeprefix("و") in _TURNS for k in range(low, high))


def _told_again(draft: Draft, other: Finding, finding: Finding) -> int:
    """How strongly a later sentence is tied to an earlier telling, 0 for not at all."""
    if other.sentence == finding.sentence:
        return 0
    if _acts_differ(draft, other, finding):
        return 0
    if _same_count(other, finding):
        return 7
    if _conflict(draft, other, finding):
        return 0
    distance = finding.sentence - other.sentence
    same_word = any(t.sense.lemma == finding.trigger.sense.lemma for t in other.triggers)
    actor, recipient = _shared(other.actors, finding.actors), _shared(other.recipients, finding.recipients)
    if same_word and (actor or recipient):
        return 6
    if other.in_title and (same_word or actor or recipient or not (other.actors or other.recipients)):
        return 5
    word = draft.words[finding.trigger.token]
    definite = word.definite and not finding.trigger.is_verb and word.preposition != "ب"
    if definite and distance <= _DEFINITE_REACH:
        return 4 if same_word else 3
    if finding.type in VERBAL_TYPES and actor and distance <= _SPEECH_REACH:
        return 2
    if actor and recipient and distance <= _SIDES_REACH:
        return 2
    if is_result(finding) != is_result(other) and distance <= _HARM_REACH:
        return 1
    if is_result(finding) and is_result(other) and distance <= _HARM_REACH:
        return 1
    return 0


def _same_count(a: Finding, b: Finding) -> bool:
    return any(
        (c.kind, c.min, c.max) == (d.kind, d.min, d.max) and (c.min or 0) >= _TELLING_COUNT
        for c in a.counts
        for d in b.counts
    )


def _shared(a: list[ActorMention], b: list[ActorMention]) -> bool:
    return any(same_entity(x, y) for x in a for y in b)


def distinct_counts(counts: list[CountMention]) -> list[CountMention]:
    """Each figure once; a bare plural ("قتلى") gives way to a figure of the same kind."""
    out: list[CountMention] = []
    for count in counts:
        told = any(c.kind == count.kind and (c.min, c.max) != (2, None) for c in counts)
        if (count.min, count.max) == (2, None) and told:
            continue
        if not any((c.kind, c.min, c.max) == (count.kind, count.min, count.max) for c in out):
            out.append(count)
    return out


def _join(target: Finding, finding: Finding) -> None:
    """Take up what the second telling adds; an act is the trigger before a killing, the better filled side wins."""
    if is_result(target) and not is_result(finding):
        target.triggers = [*finding.triggers, *target.triggers]
        target.trigger = finding.trigger
        target.type = finding.type
    else:
        target.triggers.extend(finding.triggers)
    target.acts |= finding.acts
    target.modes = list(dict.fromkeys([*target.modes, *finding.modes]))
    battle = len(target.actors) > 1 and not target.recipients  # whoever falls in it, both sides fought
    for side in ("actors", "recipients"):
        if side == "recipients" and battle and is_result(finding):
            continue
        mine, theirs = getattr(target, side), getattr(finding, side)
        if not mine or (target.in_title and theirs):
            setattr(target, side, theirs)
        elif is_result(finding) and side == "recipients":
            mine.extend(m for m in theirs if not any(same_entity(m, x) for x in mine))
    if not [p for p, how in target.places if how is None] and finding.places:
        if [p for p, how in finding.places if how is None] or not target.places:
            target.places = finding.places
    elif finding.places and target.places and finding.places[0][1] is None:
        fine = max(p.resolution for p, _ in finding.places)
        if fine > max(p.resolution for p, _ in target.places):
            target.places = finding.places
    if target.time is None or (target.time.start is None and finding.time is not None):
        target.time = finding.time
    if not target.speakers or target.in_title:
        target.speakers, target.statement = finding.speakers or target.speakers, finding.statement or target.statement
    target.counts = distinct_counts([*target.counts, *finding.counts])
    if finding.certainty != "asserted" and target.certainty == "asserted" and finding.sentence == target.sentence:
        target.certainty = finding.certainty
    target.self_claim = target.self_claim or finding.self_claim
    target.rules.extend(r for r in finding.rules if r not in target.rules)
    target.in_title = False
