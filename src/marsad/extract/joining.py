"""Takes up into the record of a happening what a further telling adds: the better side, date, place, speaker."""

from __future__ import annotations

from marsad.extract.casualty import CountMention
from marsad.extract.draft import TOWN, ActorMention, Draft
from marsad.extract.finding import Finding
from marsad.extract.likeness import CLASH, is_result, new_toll, one_place, same_entity, shared, sides_differ
from marsad.extract.retelling import LEAD
from marsad.extract.time import TimeMention
from marsad.extract.time_grammar import WEEKDAYS
from marsad.ontology import MODES

_OF_WHAT_MAY_COME = frozenset("AGREE THREATEN REQUEST REJECT".split())
# How many tokens lie between two counts of one list.
_JOINED_AT_ONCE, _ONE_LIST = 1, 8
_BESIDE = frozenset("بعد عقب اثر غداه منذ ردا قبل ازاء جراء بسبب رغم وسط".split())
_HAPPENED = frozenset("تم تمت جري جرت يتم تتم".split())


def join(draft: Draft, target: Finding, finding: Finding) -> None:
    """Take up what the second telling adds; an act is the trigger before a killing, the better filled side wins."""
    harm_denied = _harm_denied(target, finding) or _harm_denied(finding, target)
    told = (finding.status, finding.certainty) if is_result(target) else (target.status, target.certainty)
    _join_sides(draft, target, finding)
    taken_over = is_result(target) and not is_result(finding)
    if taken_over:
        target.triggers = [*finding.triggers, *target.triggers]
        target.trigger = finding.trigger
        target.type = finding.type
    else:
        target.triggers.extend(finding.triggers)
    target.acts |= finding.acts
    target.apart = target.apart or finding.apart
    target.where.extend(finding.where)
    target.last = max(target.last, finding.last)
    modes = dict.fromkeys([*target.modes, *finding.modes])
    target.modes = [m for m in modes if m in MODES[target.type]]  # "إصابات" of a bare toll are no attack
    _join_places(draft, target, finding)
    if not new_toll(draft, finding) and _lends_date(target, finding):
        target.time = finding.time
    near = finding.first - target.first <= LEAD
    titled = target.in_title or (near and _said_in_title(draft, target))
    told_again = (near or _in_passing(draft, target)) and _vouched(draft, finding) and not _takes_up(draft, finding)
    if titled or (taken_over and near) or (not target.speakers and told_again):
        target.speakers, target.statement = finding.speakers or target.speakers, finding.statement or target.statement
    target.counts = distinct_counts(_joined_counts(draft, target, finding))
    _join_status(target, finding)
    if harm_denied:
        target.status, target.certainty = told
    elif "disputed" in (target.certainty, finding.certainty) and target.status != finding.status:
        target.certainty = "disputed"  # told by one, denied by another
        target.status = finding.status if target.status == "negated" else target.status
    told_together = finding.sentence == target.sentence or (target.in_title and near)  # headlines leave doubts out
    if finding.certainty != "asserted" and target.certainty == "asserted" and told_together:
        target.certainty = finding.certainty
    target.self_claim = target.self_claim or finding.self_claim
    target.rules.extend(r for r in finding.rules if r not in target.rules)
    target.in_title = target.in_title and finding.in_title


def distinct_counts(counts: list[CountMention]) -> list[CountMention]:
    """Each figure once, but of people told apart each ("خمسة جنود وخمسة مسلحين"); a bare plural ("قتلى") gives way to
    a figure of the same kind.
    """
    out: list[CountMention] = []
    for count in counts:
        told = any(c.kind == count.kind and (c.min, c.max) != (2, None) for c in counts)
        if (count.min, count.max) == (2, None) and told:
            continue
        alike = (c for c in out if (c.kind, c.min, c.max) == (count.kind, count.min, count.max))
        if all(_listed_apart(c, count) for c in alike):
            out.append(count)
    return out


def _listed_apart(a: CountMention, b: CountMention) -> bool:
    """Whether one list counts both: joined at once, or near and of other people ("ثلاثة أطفال وأربع نساء")."""
    first, second = sorted((a, b), key=lambda c: c.first)
    between = second.first - first.stop
    others = a.who != b.who and "unknown" not in (a.who, b.who)
    return 0 <= between <= _JOINED_AT_ONCE or (others and 0 <= between <= _ONE_LIST)


def _join_status(target: Finding, finding: Finding) -> None:
    """What is aimed at and also told as done is done (CODEBOOK §9), what is renewed on a day is no background; a
    headline's noun leaves open when.
    """
    noun_only = target.in_title and not any(t.is_verb for t in target.triggers)
    renewed = target.status == "historical" and target.time is finding.time is not None
    done = (renewed or target.status == "hypothetical") and finding.status == "actual"
    if done or (noun_only and finding.status == "future"):
        target.status = finding.status


def _said_in_title(draft: Draft, finding: Finding) -> bool:
    """Whether only the headline tells who says so: the body may name him better ("السعودية تعلن")."""
    statement = finding.statement
    return statement is not None and bool(finding.speakers) and draft.tokens[statement.verb].paragraph == 0


def _vouched(draft: Draft, finding: Finding) -> bool:
    """Whether a word of saying tells it, no promise or threat ("تعهد بأن يكون خطف الطالبات الأخير")."""
    if finding.statement is None:
        return True
    events = draft.words[finding.statement.verb].events
    return not any(draft.lexicon.senses[r[0]].type in _OF_WHAT_MAY_COME for r in events)


def _harm_denied(harm: Finding, act: Finding) -> bool:
    """ "نفى الجيش مقتل مدنيين في الغارة": the raid itself is not denied."""
    return is_result(harm) and not is_result(act) and harm.status == "negated" and harm.certainty == "disputed"


def _joined_counts(draft: Draft, target: Finding, finding: Finding) -> list[CountMention]:
    """Of several tolls the newest, which is told first unless it has risen since (CODEBOOK §9); a figure before
    "العشرات" and "قتلى".
    """
    if target.sentence == finding.sentence:
        return [*target.counts, *finding.counts]
    figures = [d for d in finding.counts if not _vague(d)]
    risen = new_toll(draft, finding) or target.in_title
    kept = [c for c in target.counts if not any(_says_better(d, c) or (risen and _exceeds(d, c)) for d in figures)]
    fresh = [d for d in finding.counts if not any(_same_people(c, d) for c in kept)]
    told = {d.kind for d in finding.counts if d not in fresh and d not in kept and not d.part}
    return [*kept, *(d for d in fresh if not (d.part and d.kind in told and _other_whole(kept, finding, d.kind)))]


def _other_whole(kept: list[CountMention], finding: Finding, kind: str) -> bool:
    """Whether the whole that a part is of gave way to another figure: its parts are no parts of that."""
    mine = {(c.min, c.max) for c in kept if c.kind == kind and not c.part}
    return mine.isdisjoint((d.min, d.max) for d in finding.counts if d.kind == kind and not d.part)


def _says_better(later: CountMention, told: CountMention) -> bool:
    """A figure than "العشرات", and "80 على الأقل" than the headline's "80"."""
    at_least = told.min == told.max == later.min and later.max is None
    return _same_people(told, later) and (_vague(told) or at_least)


def _exceeds(later: CountMention, told: CountMention) -> bool:
    return _same_people(told, later) and (later.min or 0) > (told.min or 0)


def _same_people(a: CountMention, b: CountMention) -> bool:
    """Two tolls of the same: not children among the civilians, nor one raid after another."""
    if a.part != b.part:
        return False
    return a.kind == b.kind != "attacks" and (a.who == b.who or "unknown" in (a.who, b.who))


def _vague(count: CountMention) -> bool:
    return (count.min, count.max) == (2, None) or count.max not in (None, count.min)


def _spare_victims(draft: Draft, act: Finding, harm: Finding) -> None:
    """ "قتل مدنيون في غارات شنتها طائرات": where the act says who did it, people taken for killers are the dead."""
    people = [m for m in harm.actors if m.cls == "people"]
    if act.actors and people and sides_differ(draft, act.actors, people):
        harm.actors = [m for m in harm.actors if m not in people]
        harm.recipients = [*people, *harm.recipients]


def _join_sides(draft: Draft, target: Finding, finding: Finding) -> None:
    if is_result(target) and not is_result(finding):
        _spare_victims(draft, finding, target)
    elif is_result(finding) and not is_result(target):
        _spare_victims(draft, target, finding)
    battle = len(target.actors) > 1 and not target.recipients  # whoever falls in it, both sides fought
    for side in ("actors", "recipients"):
        if side == "recipients" and battle and is_result(finding):
            continue
        mine, theirs = getattr(target, side), getattr(finding, side)
        if side == "actors" and mine and theirs and len(mine) != len(theirs) and CLASH in target.acts & finding.acts:
            setattr(target, side, max(mine, theirs, key=len))  # of two who fought, one telling may name one
            continue
        if not mine or (target.in_title and theirs and _telling(theirs)):
            setattr(target, side, theirs)
        elif is_result(finding) and side == "recipients" and finding.sentence == target.sentence:
            mine.extend(m for m in theirs if not any(same_entity(m, x) and not _others(m, x) for x in mine))
        elif side == "actors" and target.type == "CONSULT" and shared(draft, mine, theirs):
            mine.extend(m for m in theirs if not any(same_entity(m, x) for x in mine))  # "زار بغداد والتقى الكاظمي"
        elif theirs and _telling(theirs) > _telling(mine) and not sides_differ(draft, mine, theirs):
            setattr(target, side, theirs)


def _others(one: ActorMention, other: ActorMention) -> bool:
    """Whether two words for people within one sentence are of different people: "مقتل امرأة وإصابة طفلين"."""
    people = one.cls == other.cls == "people" and not (one.definite or other.definite)
    return people and one.key.split("/")[0] != other.key.split("/")[0]


def _telling(side: list[ActorMention]) -> int:
    """How well a side is named: listed, by a name, by a description, or by a pronoun or nisba only."""
    return max(
        0 if m.cls in ("pronoun", "nisba") else 3 if m.entry is not None else 2 if m.cls == "person" or m.person else 1
        for m in side
    )


def _join_places(draft: Draft, target: Finding, finding: Finding) -> None:
    """The place that a clause names beats one come by otherwise, unless that lies within it; else the finer wins."""
    if not finding.places or not target.places:
        target.places = target.places or finding.places
        return
    (mine, how), (theirs, how_theirs) = target.places[0], finding.places[0]
    finer = max(p.fineness for p, _ in finding.places) - max(p.fineness for p, _ in target.places)
    if mine.direction is not None and mine.anchor is theirs.entry:
        finer = 0  # "جنوب طرابلس", then "طرابلس"
    beside = mine.direction is not None and mine.resolution >= TOWN  # "غربي حلب": what else is near is no part of it
    if how_theirs is not None or (beside and theirs.first < finding.trigger.token and _takes_up(draft, finding)):
        return
    one = one_place(mine, theirs)
    if (finer > 0 and (one or how is not None)) or (how is not None and not (finer < 0 and one)):
        target.places = finding.places


def _in_passing(draft: Draft, finding: Finding) -> bool:
    """ "بعد العثور على مقبرة", "ردا على إطلاق صواريخ": a noun beside the news, which a later sentence tells in full."""
    token = finding.trigger.token
    before = (draft.form(token - 1), draft.form(token - 2))
    return not finding.trigger.is_verb and not _BESIDE.isdisjoint(before)


def _takes_up(draft: Draft, finding: Finding) -> bool:
    """ "احتجازه", "المعارك": a noun that takes up what was told; what is said of it is no second telling."""
    word = draft.words[finding.trigger.token]
    told = draft.words[finding.trigger.token - 1].rest in _HAPPENED  # "تم العثور على 25 جثة" tells it again
    anaphoric = (word.definite or bool(word.suffix)) and not told
    return not finding.trigger.is_verb and anaphoric and not is_result(finding)


def _lends_date(target: Finding, finding: Finding) -> bool:
    """Whether the second telling dates the first: not the battle of today "منذ بدأ القتال عام 2014"."""
    time = finding.time
    if target.time is None:
        ongoing = time is not None and time.kind == "since" and time.precision == "year"
        return not ongoing or finding.sentence == target.sentence
    return time is not None and _dates_finer(target.time, time)


def _dates_finer(mine: TimeMention, theirs: TimeMention) -> bool:
    """ "عام 2001" gives way to "11 سبتمبر 2001", words without a date to any date."""
    if mine.start is None or mine.end is None:
        return True
    if theirs.start is None or theirs.end is None or mine.kind in ("since", "range", WEEKDAYS):
        return False
    inside = mine.start <= theirs.start and theirs.end <= mine.end
    return inside and (mine.start, mine.end) != (theirs.start, theirs.end)
