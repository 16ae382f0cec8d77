"""What two findings share and where they differ: word, act, status, parties, places, dates."""

from __future__ import annotations

import datetime as dt

from marsad.extract.draft import TOWN, ActorMention, Draft, ToponymMention
from marsad.extract.event import DEMONSTRATORS, Trigger
from marsad.extract.finding import Finding
from marsad.extract.gazetteer import lies_within, shares_name
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
VIOLENT = frozenset({"ASSAULT", "TOLL"})
_RISING = "ارتفع"
HARM = "harm"
# Kinds of words that leave the manner open.
PLAIN_ACTS = frozenset(("attack", ""))
CLASH = "clash"
STRIKE = "strike"
_HEAVY = "heavy-weapons"
_OF_SHELLS = frozenset(("shoot", HARM))


def is_result(finding: Finding) -> bool:
    """A killing or wounding word, which is the trigger only when no act is named with it."""
    return finding.type == "TOLL" or finding.acts == {HARM}


def one_status(a: Finding, b: Finding) -> bool:
    """Told as done by one and denied by another is one happening, and disputed."""
    told = {a.status, b.status}
    if "disputed" in (a.certainty, b.certainty) and not denies_another(a, b):
        told.discard("negated")
    return len(told) <= 1 or told == {"actual", "historical"}


def denies_another(a: Finding, b: Finding) -> bool:
    """Whether one denies what the other does not tell: "نفى استهداف الأحياء، واتهم خصومه بقصف المنازل", "وتنفي أنقرة
    استهداف المدنيين" after a strike on fighters.
    """
    if (a.status == "negated") == (b.status == "negated"):
        return False
    denied, claimed = (a, b) if a.status == "negated" else (b, a)
    by_one = bool(a.speakers) and a.speakers[:1] == b.speakers[:1]
    shared_one = any(same_entity(x, y) for x in denied.recipients for y in claimed.recipients)
    return by_one or (bool(denied.recipients) and not shared_one)


def acts_differ(draft: Draft, a: Finding, b: Finding) -> bool:
    """Clashes are not the air strike told beside them; "الهجوم" may be either."""
    company = draft.lexicon.act_company
    mine, theirs = _deeds(a), _deeds(b)
    return bool(mine and theirs) and not any(one == two or two in company[one] for one in mine for two in theirs)


def _deeds(finding: Finding) -> set[str]:
    """What kinds of act are told: the plainest of them, and not the harm that one of them did."""
    deeds = finding.acts - {HARM, ""} or finding.acts - {""}
    return deeds - PLAIN_ACTS or deeds


def modes_differ(a: Finding, b: Finding) -> bool:
    """An abduction is not the bombing beside it; an arrest not the siege."""
    return any((mode in a.modes) != (mode in b.modes) for mode in _DISTINCT_MODES)


def sides_differ(draft: Draft, a: list[ActorMention], b: list[ActorMention]) -> bool:
    """Whether both are told and nobody of one may be anybody of the other."""
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
    """The same entity, or one told by its last name ("الصحفي علي سالم", "سالم") or its head alone ("التحالف العربي",
    "التحالف").
    """
    if same_entity(a, b):
        return True
    if "person" in (a.cls, b.cls):
        return _last_word(draft, a) == _last_word(draft, b)
    bare = min(a.stop - a.first, b.stop - b.first) == 1
    return bare and a.definite and b.definite and draft.words[a.head].rest == draft.words[b.head].rest


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


def shared(draft: Draft, a: list[ActorMention], b: list[ActorMention]) -> bool:
    """Whether somebody stands on both lists."""
    return any(_one_entity(draft, x, y) for x in a for y in b)


def own_places(finding: Finding) -> list[ToponymMention]:
    """The places that its clauses name."""
    return [p for p, inherited in finding.places if inherited is None]


def places_differ(a: Finding, b: Finding) -> bool:
    """Whether both name places, and none that may be one."""
    mine, theirs = own_places(a), own_places(b)
    if not mine or not theirs:
        return False
    return not any(one_place(p, q) for p in mine for q in theirs)


def one_place(p: ToponymMention, q: ToponymMention) -> bool:
    """Whether one may be the other or lie in it: "سراقب" in "محافظة إدلب", "المدينة"."""
    if p.entry is None and q.entry is None:
        return p.spelling == q.spelling or p.generic or q.generic
    if p.generic or q.generic:  # "المدينة" is as a rule the one named before, and never one of another country
        return p.entry is None or q.entry is None or p.entry.code == q.entry.code
    if p.entry is not None and q.entry is not None and p.entry.name == q.entry.name:
        return True
    coarse, fine = (p, q) if p.resolution <= q.resolution else (q, p)
    quarter = fine.entry is None and fine.resolution > TOWN == coarse.resolution and fine.country == coarse.country
    return quarter or lies_within(fine, coarse) or shares_name(coarse, fine) or shares_name(fine, coarse)


def other_date(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Whether one was over before the other began."""
    x, y = other.time, finding.time
    if (
        new_toll(draft, finding)
        or x is None
        or y is None
        or x.start is None
        or y.start is None
        or x.end is None
        or y.end is None
    ):
        return False
    return x.end < y.start or y.end < x.start or _goes_on(x, y) or _goes_on(y, x)


def _goes_on(stretch: TimeMention, day: TimeMention) -> bool:
    """ "منذ 2015 تشهد المنطقة هجمات": what goes on for long is not the attack of yesterday."""
    if stretch.kind != "since" or stretch.start is None or day.start is None:
        return False
    return (dt.date.fromisoformat(day.start) - dt.date.fromisoformat(stretch.start)).days > LONG_AGO


def same_word(draft: Draft, other: Finding, finding: Finding) -> bool:
    """A word told of both, and not only the harm that any two acts may do."""
    acts = not (is_result(other) or is_result(finding))
    mine, theirs = other.triggers, finding.triggers
    if acts and HARM in other.acts and HARM in finding.acts:
        kinds = draft.lexicon.act_kinds
        mine = [t for t in mine if kinds.get(t.sense.lemma) != HARM]
    return any(_one_word(draft, t, u) for t in mine for u in theirs)


def _one_word(draft: Draft, a: Trigger, b: Trigger) -> bool:
    """The same lemma, or a phrase and the word it opens with: "اشتباكات عنيفة", "الاشتباكات"."""
    if a.sense.lemma == b.sense.lemma:
        return True
    return b.sense.lemma in _opening(draft, a) or a.sense.lemma in _opening(draft, b)


def kind_of_act(draft: Draft, trigger: Trigger) -> str:
    """The kind of violent act (data/event/act.tsv) of a word, or of the word that a phrase opens with. Rockets that are
    fired or fall are a strike: "أطلقت ثلاثة صواريخ", "سقطت قذيفة".
    """
    kinds = draft.lexicon.act_kinds
    named = (kinds[lemma] for lemma in (trigger.sense.lemma, *_opening(draft, trigger)) if lemma in kinds)
    kind = next(named, "")
    fired = _HEAVY in trigger.modes and kind in _OF_SHELLS
    return STRIKE if fired else kind


def _opening(draft: Draft, trigger: Trigger) -> set[str]:
    """The lemmas of the first word of a phrase, where it names the same type alone."""
    if trigger.stop == trigger.token + 1:
        return set()
    senses = (draft.lexicon.senses[reading[0]] for reading in draft.words[trigger.token].events)
    return {s.lemma for s in senses if s.type == trigger.sense.type}


def same_actor(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Whether one doer is told of both."""
    return shared(draft, other.actors, finding.actors)


def same_speech(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "دعا ... وطالب": several calls by one speaker."""
    return finding.type in VERBAL_TYPES and same_actor(draft, other, finding)


def one_crowd(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "ردد المتظاهرون هتافات وأحرقوا إطارات": what one crowd does is one protest, whatever its modes."""
    return finding.type == "PROTEST" and (same_actor(draft, other, finding) or _the_demonstrators(finding))


def _the_demonstrators(finding: Finding) -> bool:
    """ "وتجمع المتظاهرون أمام القصر": those who were told to have gone out."""
    return bool(finding.actors) and all(a.definite and a.key.split("/")[0] in DEMONSTRATORS for a in finding.actors)


def definite(draft: Draft, _: Finding, finding: Finding) -> bool:
    """A noun with the article: "الهجوم"."""
    return draft.words[finding.trigger.token].definite and not finding.trigger.is_verb


def new_toll(draft: Draft, finding: Finding) -> bool:
    """ "وارتفع عدد القتلى إلى 40 مساء الاثنين": a toll brought up to date, on the day it was told, and not that of all
    "منذ بدء التصعيد".
    """
    if not any(t.sense.lemma == _RISING for t in finding.triggers):
        return False
    sentence = draft.reading.sentences[finding.sentence]
    return all(draft.form(k) != "منذ" for k in range(sentence.first, sentence.stop))


def number_of(draft: Draft, trigger: Trigger) -> str:
    """s, d or p of a noun, "" of a verb: "تفجير", "تفجيران", "تفجيرات"."""
    if trigger.is_verb:
        return ""
    readings = (features for _, features, *_ in draft.words[trigger.token].events if features[0] == "n")
    return next(readings, trigger.features)[1:2]
