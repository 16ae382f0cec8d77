"""One happening, one record: findings that tell the same thing again become mentions of the first.

Two findings are the same happening when nothing said of them differs (kind of act, parties, places, dates, status) and
something ties them: a killing beside the act that did it (CODEBOOK §2), the headline told again in the lead, the same
number of victims, a definite noun that takes up the first ("الهجوم"), the same word with the same party.
First the words of one sentence are joined, then the sentences.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

from marsad.extract.casualty import CountMention
from marsad.extract.draft import ActorMention, Draft, ToponymMention
from marsad.extract.finding import Finding
from marsad.extract.gazetteer import lies_within
from marsad.extract.time import TimeMention
from marsad.extract.time_grammar import LONG_AGO
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
# A state's name or nisba stands for any of its arms.
_WHOLE = ("state", "nisba")
_OF_STATE = frozenset("GOV MIL COP SPY PRM".split())
_VIOLENT = frozenset({"ASSAULT", "TOLL"})
HARM = "harm"
CLASH = "clash"
# A happening is taken up again within this many others; keeps long texts linear.
_FARTHEST_TELLING = 80
# Sentences after the last telling: beyond these a happening is taken up more seldom.
_FAR = 4
_LEAD = 2
_OF_WHAT_MAY_COME = frozenset("AGREE THREATEN REQUEST REJECT".split())
# Words that turn to another happening within a sentence: "قصف ... فيما قتل", "هجوم ... ردا على إطلاق".
_TURNS = frozenset("فيما كما ثم منذ قبل ردا غداه لكن لكنه لكنها بالاضافه فضلا ذكري بينما".split())
_AFTERWARDS = frozenset(("بعد", "عقب"))
# What lays a killing to an act: "مقتل ثلاثة إثر غارة".
_CAUSES = frozenset("اثر جراء نتيجه بسبب في خلال".split())
_BREATH = 20
# From this number on, the same count of victims is the same happening.
_TELLING_COUNT = 3


def merge_findings(draft: Draft, findings: list[Finding]) -> list[Finding]:
    """The distinct happenings, in text order; `triggers` of each hold all mentions."""
    kinds = draft.lexicon.act_kinds
    told = _numbers(draft)
    for finding in findings:
        finding.first = finding.last = told[finding.sentence]
        finding.acts = {kinds.get(finding.trigger.sense.lemma, "")} if finding.type in _VIOLENT else set()
    return _gather(draft, _gather(draft, findings, _told_together), _told_again)


def _numbers(draft: Draft) -> list[int]:
    """The number of each sentence; captions and other furniture between the headline and the lead do not count."""
    told = (not draft.skip[sentence.first] for sentence in draft.reading.sentences)
    return list(itertools.accumulate(told))


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
            _join(draft, target, finding)
    return out


def is_result(finding: Finding) -> bool:
    """A killing or wounding word, which is the trigger only when no act is named with it."""
    return finding.type == "TOLL" or finding.acts == {HARM}


def _conflict(draft: Draft, a: Finding, b: Finding) -> bool:
    result = is_result(a) or is_result(b)
    if not _one_status(a, b):
        return True
    if _sides_differ(draft, a.actors, b.actors):
        return True
    if not result and _sides_differ(draft, a.recipients, b.recipients):
        return True
    return _places_differ(a, b) or _other_date(draft, a, b)


def _one_status(a: Finding, b: Finding) -> bool:
    """Told as done by one and denied by another is one happening, and disputed."""
    told = {a.status, b.status}
    if "disputed" in (a.certainty, b.certainty):
        told.discard("negated")
    return len(told) <= 1 or told == {"actual", "historical"}


def _acts_differ(draft: Draft, a: Finding, b: Finding) -> bool:
    """Clashes are not the air strike told beside them; "الهجوم" may be either."""
    company = draft.lexicon.act_company
    return any(one and two and two not in company[one] for one in a.acts for two in b.acts)


def _modes_differ(a: Finding, b: Finding) -> bool:
    """An abduction is not the bombing beside it; an arrest not the siege."""
    return any((mode in a.modes) != (mode in b.modes) for mode in _DISTINCT_MODES)


def _sides_differ(draft: Draft, a: list[ActorMention], b: list[ActorMention]) -> bool:
    if not a or not b:
        return False
    return all(_another(draft, x, y) for x in a for y in b)


def _another(draft: Draft, a: ActorMention, b: ActorMention) -> bool:
    """Clearly not the same: "إسرائيل" may be told again as "الجيش الإسرائيلي", "مسلحون" not as "مدنيون"."""
    if _one_entity(draft, a, b):
        return False
    if a.code is None or b.code is None:
        return bool(a.sectors and b.sectors) and not set(a.sectors) & set(b.sectors)
    if a.code != b.code:
        return True
    return not any(_stands_for(x, y) for x, y in ((a, b), (b, a)))


def _stands_for(whole: ActorMention, arm: ActorMention) -> bool:
    """ "إسرائيل", "حكومة الوفاق": a state or government for its army."""
    state = whole.cls in _WHOLE or "GOV" in whole.sectors
    return state and bool(set(arm.sectors) & _OF_STATE) and "REB" not in arm.sectors


def _one_entity(draft: Draft, a: ActorMention, b: ActorMention) -> bool:
    """The same entity, or one of them a person by the last name of the other: "الصحفي علي سالم", "سالم"."""
    if same_entity(a, b):
        return True
    return "person" in (a.cls, b.cls) and _last_word(draft, a) == _last_word(draft, b)


def _last_word(draft: Draft, mention: ActorMention) -> str:
    return draft.words[mention.stop - 1].rest


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


def _own_places(finding: Finding) -> list[ToponymMention]:
    return [p for p, inherited in finding.places if inherited is None]


def _places_differ(a: Finding, b: Finding) -> bool:
    mine, theirs = _own_places(a), _own_places(b)
    if not mine or not theirs:
        return False
    return not any(_one_place(p, q) for p in mine for q in theirs)


def _one_place(p: ToponymMention, q: ToponymMention) -> bool:
    if p.entry is None and q.entry is None:
        return p.spelling == q.spelling or p.generic or q.generic
    if p.generic or q.generic:  # "المدينة" is as a rule the one named before, and never one of another country
        return p.entry is None or q.entry is None or p.entry.code == q.entry.code
    if p.entry is not None and q.entry is not None and p.entry.name == q.entry.name:
        return True
    coarse, fine = (p, q) if p.resolution <= q.resolution else (q, p)
    return lies_within(fine, coarse)


def _told_together(draft: Draft, other: Finding, finding: Finding) -> int:
    """Words of one sentence: "قتل ثلاثة في غارة استهدفت"."""
    if other.sentence != finding.sentence or _acts_differ(draft, other, finding) or _modes_differ(other, finding):
        return 0
    low, trigger = other.triggers[-1].stop, finding.trigger
    if _in_one_breath(draft, other, finding, low) or _resumed(draft, other, finding):
        return 2
    harm = is_result(other) or is_result(finding)  # "توفي بعد إصابته" is one happening, "إعدام ... بعد هجوم" two
    turns = _TURNS if harm else _TURNS | _AFTERWARDS
    if _conflict(draft, other, finding) or _turns(draft, low, trigger.token, turns):
        return 0
    goes_on = trigger.is_verb and trigger.proclitics[:1] in ("و", "ف") and not is_result(finding)
    if goes_on and not _same_speech(draft, other, finding):
        return 0
    return 1


def _in_one_breath(draft: Draft, other: Finding, finding: Finding, low: int) -> bool:
    """A word beside the noun it governs ("تقديم مساعدات"), a killing and the act behind it ("قتل ثلاثة إثر غارة")."""
    trigger = finding.trigger
    if trigger.token == low:
        return not trigger.proclitics.startswith("و")
    caused = low < trigger.token <= low + _BREATH and draft.form(trigger.token - 1) in _CAUSES
    if not caused or trigger.is_verb or is_result(finding) or not is_result(other):
        return False
    between = range(low, trigger.token)
    acts = any(r[1][0] == "v" for k in between for r in draft.words[k].events)
    return not acts and not _turns(draft, low, trigger.token, _TURNS)


def _resumed(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "تعرضت لغارات ... وتسببت تلك الغارات": the same word again with the article, whoever stands near it."""
    if not (_definite(draft, other, finding) and _same_word(draft, other, finding) and _one_status(other, finding)):
        return False
    turned = _turns(draft, other.triggers[-1].stop, finding.trigger.token, _TURNS)
    return not turned and not _places_differ(other, finding)


def _turns(draft: Draft, low: int, high: int, turns: frozenset[str]) -> bool:
    return any(draft.form(k).removeprefix("و") in turns for k in range(low, high))


def _told_again(draft: Draft, other: Finding, finding: Finding) -> int:
    """How strongly a later sentence is tied to an earlier telling: the points for it less those against it."""
    if other.sentence == finding.sentence or _acts_differ(draft, other, finding) or _modes_differ(other, finding):
        return 0
    points = sum(worth for worth, holds in _EVIDENCE if holds(draft, other, finding))
    return points if points >= _ENOUGH else 0


def _same_word(_: Draft, other: Finding, finding: Finding) -> bool:
    return any(t.sense.lemma == u.sense.lemma for t in other.triggers for u in finding.triggers)


def _kindred_word(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Another word for the same kind of violence: "غارة", "قصف"."""
    return any(a in other.acts for a in finding.acts if a) and not _same_word(draft, other, finding)


def _peaceful_word(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Another word of a type that is no violence: "دعا", "حث"."""
    return finding.type not in _VIOLENT and not _same_word(draft, other, finding)


def _same_count(_: Draft, other: Finding, finding: Finding) -> bool:
    """The same number of victims: "سبعة عشر", "أكثر من مئة"."""
    return any(c.max in (None, c.min) and (c.min or 0) >= _TELLING_COUNT for c in _counts_shared(other, finding))


def _same_vague_count(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "العشرات" and "عشرات", which any two happenings may have."""
    return bool(_counts_shared(other, finding)) and not _same_count(draft, other, finding)


def _counts_shared(other: Finding, finding: Finding) -> list[CountMention]:
    told = {(c.kind, c.min, c.max) for c in other.counts if (c.min, c.max) != (2, None)}
    return [c for c in finding.counts if (c.kind, c.min, c.max) in told]


def _other_count(_: Draft, other: Finding, finding: Finding) -> bool:
    """ "مقتل سبعة" is not "مقتل عشرين"; a bare plural fits either."""
    told = [{c.kind for c in f.counts if c.min and (c.min, c.max) != (2, None)} for f in (other, finding)]
    return bool(told[0] & told[1]) and not _counts_shared(other, finding)


def _same_date(draft: Draft, other: Finding, finding: Finding) -> bool:
    return all(f.time is not None and f.time.start for f in (other, finding)) and not _other_date(draft, other, finding)


def _other_date(_: Draft, other: Finding, finding: Finding) -> bool:
    x, y = other.time, finding.time
    if x is None or y is None or x.start is None or y.start is None or x.end is None or y.end is None:
        return False
    return x.end < y.start or y.end < x.start or _goes_on(x, y) or _goes_on(y, x)


def _goes_on(stretch: TimeMention, day: TimeMention) -> bool:
    """ "منذ 2015 تشهد المنطقة هجمات": what goes on for long is not the attack of yesterday."""
    if stretch.kind != "since" or stretch.start is None or day.start is None:
        return False
    return (dt.date.fromisoformat(day.start) - dt.date.fromisoformat(stretch.start)).days > LONG_AGO


def _other_place(_: Draft, other: Finding, finding: Finding) -> bool:
    return _places_differ(other, finding)


def _same_actor(draft: Draft, other: Finding, finding: Finding) -> bool:
    return _shared(draft, other.actors, finding.actors)


def _same_recipient(draft: Draft, other: Finding, finding: Finding) -> bool:
    return _shared(draft, other.recipients, finding.recipients)


def _other_actor(draft: Draft, other: Finding, finding: Finding) -> bool:
    return _sides_differ(draft, other.actors, finding.actors)


def _other_recipient(draft: Draft, other: Finding, finding: Finding) -> bool:
    return _sides_differ(draft, other.recipients, finding.recipients)


def _same_speech(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "دعا ... وطالب": several calls by one speaker."""
    return finding.type in VERBAL_TYPES and _same_actor(draft, other, finding)


def _bare(_: Draft, __: Finding, finding: Finding) -> bool:
    """The later telling says nothing of its own: "وجاء الهجوم بعد يومين"."""
    return not (finding.actors or finding.recipients or finding.counts or _own_places(finding))


def _full(_: Draft, __: Finding, finding: Finding) -> bool:
    """The later telling says who, whom and where, as news does that is told first."""
    return bool(finding.actors and finding.recipients and _own_places(finding))


def _definite(draft: Draft, _: Finding, finding: Finding) -> bool:
    return draft.words[finding.trigger.token].definite and not finding.trigger.is_verb


def _harm_beside(draft: Draft, other: Finding, finding: Finding) -> bool:
    """A killing told next to the act that may have done it."""
    return is_result(other) != is_result(finding) and _next_sentence(draft, other, finding)


def _headline(_: Draft, other: Finding, __: Finding) -> bool:
    return other.in_title


def _lead(_: Draft, other: Finding, finding: Finding) -> bool:
    """The first sentences tell the headline again."""
    return other.in_title and _distance(other, finding) <= _LEAD


def _next_sentence(_: Draft, other: Finding, finding: Finding) -> bool:
    return _distance(other, finding) == 1


def _far(_: Draft, other: Finding, finding: Finding) -> bool:
    return _distance(other, finding) > _FAR


def _distance(other: Finding, finding: Finding) -> int:
    return finding.first - other.last


def _other_weapon(_: Draft, other: Finding, finding: Finding) -> bool:
    return bool(other.modes and finding.modes) and not set(other.modes) & set(finding.modes)


def _not_yet(_: Draft, other: Finding, finding: Finding) -> bool:
    """What is to come is not what was done."""
    return (other.status == "future") != (finding.status == "future")


def _denied(_: Draft, other: Finding, finding: Finding) -> bool:
    """What is said not to have happened, unless somebody else says it did."""
    if "disputed" in (other.certainty, finding.certainty):
        return False
    return (other.status == "negated") != (finding.status == "negated")


def _past(_: Draft, other: Finding, finding: Finding) -> bool:
    return {other.status, finding.status} == {"actual", "historical"}


def _next_clause(_: Draft, __: Finding, finding: Finding) -> bool:
    """ "واستهدفت ..." goes on to a further act."""
    return finding.trigger.is_verb and finding.trigger.proclitics[:1] == "و"


def _ground(_: Draft, __: Finding, finding: Finding) -> bool:
    """Places are taken, roads closed and people arrested one after the other."""
    return finding.type == "COERCE"


def _words(_: Draft, __: Finding, finding: Finding) -> bool:
    return finding.type in VERBAL_TYPES


# What speaks for one happening, and what against it. Measured on coded articles: of pairs with the same count of
# victims 19 in 20 are one happening, of those with the same word 6 in 10, with different parties or places 1 in 4.
_EVIDENCE: tuple[tuple[int, Callable[[Draft, Finding, Finding], bool]], ...] = (
    (6, _same_count),
    (4, _same_word),
    (2, _same_vague_count),
    (2, _harm_beside),
    (2, _headline),
    (2, _lead),
    (3, _same_date),
    (3, _same_speech),
    (2, _peaceful_word),
    (1, _kindred_word),
    (2, _same_recipient),
    (2, _definite),
    (1, _bare),
    (1, _next_sentence),
    (-1, _other_recipient),
    (-2, _other_count),
    (-2, _past),
    (-1, _words),
    (-2, _full),
    (-1, _far),
    (-2, _other_actor),
    (-3, _other_place),
    (-3, _other_date),
    (-2, _other_weapon),
    (-2, _denied),
    (-2, _next_clause),
    (-2, _ground),
    (-3, _not_yet),
)
_ENOUGH = 4


def _shared(draft: Draft, a: list[ActorMention], b: list[ActorMention]) -> bool:
    return any(_one_entity(draft, x, y) for x in a for y in b)


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


def _said_in_title(draft: Draft, finding: Finding) -> bool:
    """Whether only the headline tells who says so: the body may name him better ("السعودية تعلن")."""
    statement = finding.statement
    return statement is not None and bool(finding.speakers) and draft.tokens[statement.verb].paragraph == 0


def _join(draft: Draft, target: Finding, finding: Finding) -> None:
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
    target.last = max(target.last, finding.last)
    target.modes = list(dict.fromkeys([*target.modes, *finding.modes]))
    _join_places(target, finding)
    if target.time is None or (finding.time is not None and _dates_finer(target.time, finding.time)):
        target.time = finding.time
    titled = target.in_title or _said_in_title(draft, target)
    near = finding.first - target.first <= _LEAD
    deed = target.status == "actual" and target.type not in VERBAL_TYPES and target.type != "CONSULT"
    told_again = (near or deed) and _vouched(draft, finding) and not _takes_up(draft, finding)
    if titled or taken_over or (not target.speakers and told_again):
        target.speakers, target.statement = finding.speakers or target.speakers, finding.statement or target.statement
    target.counts = distinct_counts(_joined_counts(target, finding))
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


def _vouched(draft: Draft, finding: Finding) -> bool:
    """Whether a word of saying tells it, no promise or threat ("تعهد بأن يكون خطف الطالبات الأخير")."""
    if finding.statement is None:
        return True
    events = draft.words[finding.statement.verb].events
    return not any(draft.lexicon.senses[r[0]].type in _OF_WHAT_MAY_COME for r in events)


def _harm_denied(harm: Finding, act: Finding) -> bool:
    """ "نفى الجيش مقتل مدنيين في الغارة": the raid itself is not denied."""
    return is_result(harm) and not is_result(act) and harm.status == "negated" and harm.certainty == "disputed"


def _joined_counts(target: Finding, finding: Finding) -> list[CountMention]:
    """Of several tolls the newest, which is told first (CODEBOOK §9); a figure before "العشرات" and "قتلى"."""
    if target.sentence == finding.sentence:
        return [*target.counts, *finding.counts]
    figures = [d for d in finding.counts if not _vague(d)]
    kept = [c for c in target.counts if not (_vague(c) and any(_same_people(c, d) for d in figures))]
    return [*kept, *(d for d in finding.counts if not any(_same_people(c, d) for c in kept))]


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
    if act.actors and people and _sides_differ(draft, act.actors, people):
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
        if not mine or (target.in_title and theirs and _telling(theirs)):
            setattr(target, side, theirs)
        elif is_result(finding) and side == "recipients":
            mine.extend(m for m in theirs if not any(same_entity(m, x) for x in mine))
        elif side == "actors" and target.type == "CONSULT" and _shared(draft, mine, theirs):
            mine.extend(m for m in theirs if not any(same_entity(m, x) for x in mine))  # "زار بغداد والتقى الكاظمي"
        elif theirs and _telling(theirs) > _telling(mine) and not _sides_differ(draft, mine, theirs):
            setattr(target, side, theirs)


def _telling(side: list[ActorMention]) -> int:
    """How well a side is named: listed, by a name, by a description, or by a pronoun or nisba only."""
    return max(
        0 if m.cls in ("pronoun", "nisba") else 3 if m.entry is not None else 2 if m.cls == "person" or m.person else 1
        for m in side
    )


def _join_places(target: Finding, finding: Finding) -> None:
    """The place that a clause names beats one come by otherwise, unless that lies within it; else the finer wins."""
    if not finding.places or not target.places:
        target.places = target.places or finding.places
        return
    (mine, how), (theirs, how_theirs) = target.places[0], finding.places[0]
    finer = max(p.fineness for p, _ in finding.places) - max(p.fineness for p, _ in target.places)
    if mine.direction is not None and mine.anchor is theirs.entry:
        finer = 0  # "جنوب طرابلس", then "طرابلس"
    if how_theirs is None and (finer > 0 or (how is not None and not (finer < 0 and _one_place(mine, theirs)))):
        target.places = finding.places


_HAPPENED = frozenset("تم تمت جري جرت يتم تتم".split())


def _takes_up(draft: Draft, finding: Finding) -> bool:
    """ "احتجازه", "المعارك": a noun that takes up what was told; what is said of it is no second telling."""
    word = draft.words[finding.trigger.token]
    told = draft.words[finding.trigger.token - 1].rest in _HAPPENED  # "تم العثور على 25 جثة" tells it again
    anaphoric = (word.definite or bool(word.suffix)) and not told
    return not finding.trigger.is_verb and anaphoric and not is_result(finding)


def _dates_finer(mine: TimeMention, theirs: TimeMention) -> bool:
    """ "عام 2001" gives way to "11 سبتمبر 2001", words without a date to any date."""
    if mine.start is None or mine.end is None:
        return True
    if theirs.start is None or theirs.end is None or mine.kind in ("since", "range"):
        return False
    inside = mine.start <= theirs.start and theirs.end <= mine.end
    return inside and (mine.start, mine.end) != (theirs.start, theirs.end)
