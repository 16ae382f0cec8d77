"""One happening, one record: findings that tell the same thing again become mentions of the first.

Two findings of one type are the same happening when nothing said of them differs (actors, recipients, places, dates,
status) and something ties them: a definite noun that takes up the first ("الهجوم"), the headline told again in the
lead, the same word with the same party, or a killing beside the act that did it (CODEBOOK §2).
"""

from __future__ import annotations

from marsad.extract.casualty import CountMention
from marsad.extract.draft import ActorMention, Draft, ToponymMention
from marsad.extract.finding import Finding
from marsad.extract.time import TimeMention
from marsad.ontology import VERBAL_TYPES

_SENTENCES_FOR_RESULT = 1
_RESULT_LEMMAS = frozenset(
    "مقتل قتل قتيل سقط سقوط استشهد استشهاد مصرع أصاب إصابة أصيب جرح وفاة توفي أسفر شهيد جريح لقي أودى خلف".split()
)
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
# A happening is taken up again within this many others; keeps long texts linear.
_FARTHEST_TELLING = 150
_COMPATIBLE_TYPES = {("TOLL", "ASSAULT"), ("ASSAULT", "TOLL")}


def merge_findings(draft: Draft, findings: list[Finding]) -> list[Finding]:
    """The distinct happenings, in text order; `triggers` of each hold all mentions."""
    out: list[Finding] = []
    for finding in findings:
        target = _same_happening(draft, out[-_FARTHEST_TELLING:], finding)
        if target is None:
            out.append(finding)
        else:
            _join(draft, target, finding)
    return out


def is_result(finding: Finding) -> bool:
    """A killing or wounding word, which is the trigger only when no act is named with it."""
    return finding.type == "TOLL" or (finding.type == "ASSAULT" and finding.trigger.sense.lemma in _RESULT_LEMMAS)


def _same_happening(draft: Draft, earlier: list[Finding], finding: Finding) -> Finding | None:
    lemma = finding.trigger.sense.lemma
    latest_first = earlier[::-1]  # sorted() keeps this order among equals
    ordered = sorted(latest_first, key=lambda o: all(t.sense.lemma != lemma for t in o.triggers))
    for other in ordered:
        if (other.type != finding.type and (other.type, finding.type) not in _COMPATIBLE_TYPES) or _conflict(
            other, finding
        ):
            continue
        if _tied(draft, other, finding):
            return other
    return None


def _conflict(a: Finding, b: Finding) -> bool:
    result = is_result(a) or is_result(b)
    denied = "disputed" in (a.certainty, b.certainty) and "negated" in (a.status, b.status)
    if a.status != b.status and not {a.status, b.status} - ({"negated"} if denied else set()) <= {"actual", "historical"}:
        return True
    if _modes_differ(a, b):
        return True
    if _sides_differ(a.actors, b.actors):
        return True
    if not result and _sides_differ(a.recipients, b.recipients):
        return True
    if _places_differ(a, b):
        return True
    return _times_differ(a, b)


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


def _tied(draft: Draft, other: Finding, finding: Finding) -> bool:
    if other.sentence == finding.sentence and other.type == finding.type:
        return True
    near = finding.sentence - other.sentence <= _SENTENCES_FOR_RESULT
    if is_result(finding) != is_result(other) and near:
        return True
    if other.type != finding.type:
        return near
    word = draft.words[finding.trigger.token]
    if (
        finding.type in VERBAL_TYPES
        and _shared(other.actors, finding.actors)
        and finding.sentence - other.sentence <= 4
    ):
        return True
    anaphoric = word.definite and not finding.trigger.is_verb and word.preposition != "ب"
    if anaphoric and finding.sentence - other.sentence <= 6:
        return True
    if other.in_title:
        return _titled(other, finding)
    if finding.trigger.sense.lemma == other.trigger.sense.lemma:
        return bool(_shared(other.actors, finding.actors) or _shared(other.recipients, finding.recipients))
    if is_result(finding) and is_result(other):
        return near
    both = _shared(other.actors, finding.actors) and _shared(other.recipients, finding.recipients)
    return bool(both) and finding.sentence - other.sentence <= 4


def _is_finer(one: TimeMention, other: TimeMention) -> bool:
    """ "9 مايو" beside "الشهر الماضي": the day within the month."""
    if not (one.start and one.end and other.start and other.end) or other.kind in ("since", "range"):
        return False
    return other.start <= one.start <= one.end <= other.end and (one.start, one.end) != (other.start, other.end)


def _titled(title: Finding, finding: Finding) -> bool:
    """The headline's event is told again by the first finding that fits it."""
    shared = _shared(title.actors, finding.actors) or _shared(title.recipients, finding.recipients)
    empty = not (title.actors or title.recipients)
    same_word = title.trigger.sense.lemma == finding.trigger.sense.lemma
    return bool(shared) or same_word or (empty and finding.paragraph <= 2)


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


def _join_places(target: Finding, finding: Finding) -> None:
    """The place that a clause names beats one come by otherwise, unless that lies within it; else the finer wins."""
    if not finding.places or not target.places:
        target.places = target.places or finding.places
        return
    (mine, how), (theirs, how_theirs) = target.places[0], finding.places[0]
    finer = max(p.resolution for p, _ in finding.places) - max(p.resolution for p, _ in target.places)
    if how_theirs is None and (finer > 0 or (how is not None and not (finer < 0 and _same_place(mine, theirs)))):
        target.places = finding.places


def _takes_up(draft: Draft, finding: Finding) -> bool:
    """ "احتجازه", "المعارك": a noun that takes up what was told; what is said of it is no second telling."""
    word = draft.words[finding.trigger.token]
    return not finding.trigger.is_verb and (word.definite or bool(word.suffix)) and not is_result(finding)


def _join(draft: Draft, target: Finding, finding: Finding) -> None:
    """Take up what the second telling adds; an act is the trigger before a killing, the better filled side wins."""
    if is_result(target) and not is_result(finding):
        target.triggers.insert(0, finding.trigger)
        target.trigger = finding.trigger
        target.type = finding.type
    else:
        target.triggers.append(finding.trigger)
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
    _join_places(target, finding)
    if target.time is None or (target.time.start is None and finding.time is not None):
        target.time = finding.time
    elif finding.time is not None and _is_finer(finding.time, target.time):
        target.time = finding.time
    if (not target.speakers and not _takes_up(draft, finding)) or target.in_title:
        target.speakers, target.statement = finding.speakers or target.speakers, finding.statement or target.statement
    target.counts = distinct_counts([*target.counts, *finding.counts])
    if "disputed" in (target.certainty, finding.certainty) and target.status != finding.status:
        target.certainty = "disputed"  # told by one, denied by another
        target.status = finding.status if target.status == "negated" else target.status
    if finding.certainty != "asserted" and target.certainty == "asserted" and finding.sentence == target.sentence:
        target.certainty = finding.certainty
    target.self_claim = target.self_claim or finding.self_claim
    target.rules.extend(r for r in finding.rules if r not in target.rules)
    target.in_title = target.in_title and finding.in_title
