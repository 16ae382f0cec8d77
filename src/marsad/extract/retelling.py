"""Whether a later sentence tells again what was told: points for and against, a short table of named questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from marsad.extract.casualty import CountMention
from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.likeness import (
    CLASH,
    STRIKE,
    VIOLENT,
    acts_differ,
    definite,
    denies_another,
    is_result,
    modes_differ,
    new_toll,
    number_of,
    one_crowd,
    one_place,
    other_date,
    own_places,
    places_differ,
    same_actor,
    same_speech,
    same_word,
    shared,
    sides_differ,
)
from marsad.ontology import VERBAL_TYPES

# The first sentences, which tell the news.
LEAD = 2
_WEEK = 7
# Another word takes up what was told at most this many sentences before.
_TAKEN_UP = 8
_PARTIES = 2
# Modes of violence that say nothing of the weapon.
_NO_WEAPONS = frozenset(("destroy", "targeted"))
_EXPLOSION = "انفجر"
_EXPLOSIVES = "explosives"
_BLAST = {_EXPLOSIVES, "suicide-attack"}
_ADDING = frozenset("كما وكما كذلك وكذلك ايضا".split())
# From this number on, the same count of victims is the same happening.
_TELLING_COUNT = 3


def told_again(draft: Draft, other: Finding, finding: Finding) -> int:
    """How strongly a later sentence is tied to an earlier telling: the points for it less those against it."""
    if finding.apart or other.sentence == finding.sentence or denies_another(other, finding):
        return 0
    if acts_differ(draft, other, finding) or modes_differ(other, finding) or _other_promise(draft, other, finding):
        return 0
    if _own_fallen(other, finding) or _own_fallen(finding, other):
        return 0
    points = sum(worth for worth, holds in _EVIDENCE if holds(draft, other, finding))
    return points if points >= _ENOUGH else 0


def _own_fallen(act: Finding, harm: Finding) -> bool:
    """ "دمرت القوات الجوية المصرية سيارات", "استشهد جنديان مصريان": a state's forces do not strike its own men, though
    they fall where they fight.
    """
    if not act.actors or is_result(act) or CLASH in act.acts:
        return False
    forces = {a.code for a in act.actors if tuple(a.sectors) == ("MIL",)}
    return any(r.code in forces and tuple(r.sectors) == ("MIL",) for r in harm.recipients)


def _kindred_word(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Another word for the same kind of violence: "غارة", "قصف"."""
    return any(a in other.acts for a in finding.acts if a) and not same_word(draft, other, finding)


def _peaceful_word(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Another word of a type that is no violence, and nobody else's: "دعا", "حث"."""
    if finding.type in VIOLENT or same_word(draft, other, finding):
        return False
    near = _distance(other, finding) <= _TAKEN_UP
    return near and (finding.type in VERBAL_TYPES or not _other_actor(draft, other, finding))


def _same_count(_: Draft, other: Finding, finding: Finding) -> bool:
    """The same number of victims: "سبعة عشر", "أكثر من مئة"."""
    return any(c.max in (None, c.min) and (c.min or 0) >= _TELLING_COUNT for c in _counts_shared(other, finding))


def _same_vague_count(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "العشرات" and "عشرات", which any two happenings may have."""
    return bool(_counts_shared(other, finding)) and not _same_count(draft, other, finding)


def _counts_shared(other: Finding, finding: Finding) -> list[CountMention]:
    """The figures told of both, of people who may be the same: a child is not the woman killed elsewhere."""
    told = {(c.kind, c.min, c.max): c.who for c in other.counts if (c.min, c.max) != (2, None)}
    figures = ((c, told.get((c.kind, c.min, c.max))) for c in finding.counts)
    return [c for c, who in figures if who is not None and (c.who == who or "unknown" in (c.who, who))]


def _other_count(_: Draft, other: Finding, finding: Finding) -> bool:
    """ "مقتل سبعة" is not "مقتل عشرين"; a bare plural fits either, "عشرات القتلى" whatever is not fewer."""
    told = [[c for c in f.counts if c.min and (c.min, c.max) != (2, None)] for f in (other, finding)]
    pairs = [(c, d) for c in told[0] for d in told[1] if c.kind == d.kind]
    return bool(pairs) and not any(_may_be_one(c, d) or _may_be_one(d, c) for c, d in pairs)


def _may_be_one(vague: CountMention, told: CountMention) -> bool:
    """Whether `told` is the same number of the same people, or one that "عشرات" leaves room for."""
    if vague.who != told.who and "unknown" not in (vague.who, told.who):
        return False  # a child is not the woman killed elsewhere
    if (vague.min, vague.max) == (told.min, told.max):
        return True
    open_ended = vague.max is not None and vague.max != vague.min
    return open_ended and (vague.min or 0) <= (told.min or 0)


def _same_date(draft: Draft, other: Finding, finding: Finding) -> bool:
    """A day or week told of both, not "منذ 2014", which every later act lies in."""
    dated = all(f.time is not None and f.time.start for f in (other, finding))
    return dated and not (_lasts(other) or _lasts(finding)) and not other_date(draft, other, finding)


def _lasts(finding: Finding) -> bool:
    """Told of more than a week: "منذ نهاية أبريل"."""
    time = finding.time
    if time is None or time.start is None or time.end is None:
        return False
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days > _WEEK


def _other_length(_: Draft, other: Finding, finding: Finding) -> bool:
    """ "هجوم أمس" is not "القصف منذ نهاية أبريل"."""
    return _lasts(finding) != _lasts(other) and _dated(finding)


def _dated(finding: Finding) -> bool:
    return finding.time is not None and finding.time.start is not None


def _other_number(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "تفجير" is not "تفجيرات"."""
    numbers = {number_of(draft, other.trigger), number_of(draft, finding.trigger)}
    return "" not in numbers and len(numbers) > 1 and same_word(draft, other, finding)


def _main(draft: Draft, other: Finding, finding: Finding) -> bool:
    """The first sentences under the headline tell the news, which later ones take up: violence in any words."""
    if other.in_title or other.first > LEAD or (other.status == "historical") != (finding.status == "historical"):
        return False
    return finding.type in VIOLENT or same_word(draft, other, finding)


def _turned_round(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Who suffered then acts now: "قصفت قوات حفتر ..." is not the strike on them."""
    if CLASH in other.acts or CLASH in finding.acts:
        return False
    return shared(draft, other.recipients, finding.actors) or shared(draft, other.actors, finding.recipients)


def _same_parties(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "التقى ماكرون السراج", "محادثاته مع السراج": the same two sides."""
    two = finding.type in ("CONSULT", "COOPERATE") and len(finding.actors) >= _PARTIES
    return two and all(shared(draft, other.actors, [a]) for a in finding.actors)


def _other_parties(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "التقى ماكرون السراج", "التقى ماكرون حفتر": each met somebody whom the other did not."""
    if finding.type != "CONSULT" or len(finding.actors) < _PARTIES or len(other.actors) < _PARTIES:
        return False
    mine, theirs = other.actors, finding.actors
    return any(not shared(draft, theirs, [a]) for a in mine) and any(not shared(draft, mine, [b]) for b in theirs)


def _besides(draft: Draft, _: Finding, finding: Finding) -> bool:
    """ "كما قصفت الطائرات": the sentence adds a deed to what was told. What a speaker adds is of one occasion."""
    adds = draft.form(draft.reading.sentences[finding.sentence].first) in _ADDING
    return adds and finding.type not in VERBAL_TYPES


def _other_place(_: Draft, other: Finding, finding: Finding) -> bool:
    return places_differ(other, finding)


def _other_toll_elsewhere(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "قتل ثمانية في أوديسا", "مقتل امرأة في خاركيف": neither place nor toll is the same."""
    return places_differ(other, finding) and _other_count(draft, other, finding)


def _of_the_war(_: Draft, other: Finding, finding: Finding) -> bool:
    """ "أسفرت الحرب عن مقتل عشرات الآلاف" is no toll of today's strike."""
    return finding.total and not other.total


def _elsewhere(_: Draft, other: Finding, finding: Finding) -> bool:
    """The sentence turns to another place: "وفي الحديدة، قصف ..."."""
    scene = finding.scene
    deed = finding.type not in VERBAL_TYPES
    return deed and scene is not None and not other.in_title and not any(one_place(scene, p) for p in other.where)


def _same_recipient(draft: Draft, other: Finding, finding: Finding) -> bool:
    return shared(draft, other.recipients, finding.recipients)


def _other_actor(draft: Draft, other: Finding, finding: Finding) -> bool:
    return sides_differ(draft, other.actors, finding.actors) and not one_crowd(draft, other, finding)


def _other_recipient(draft: Draft, other: Finding, finding: Finding) -> bool:
    return sides_differ(draft, other.recipients, finding.recipients)


def _bare(_: Draft, __: Finding, finding: Finding) -> bool:
    """The later telling says nothing of its own: "وجاء الهجوم بعد يومين"."""
    return not (finding.actors or finding.recipients or finding.counts or own_places(finding))


def _full(_: Draft, __: Finding, finding: Finding) -> bool:
    """The later telling says who, whom and where, as news does that is told first."""
    return bool(finding.actors and finding.recipients and own_places(finding))


def _harm_beside(draft: Draft, other: Finding, finding: Finding) -> bool:
    """A killing told next to the act that may have done it."""
    beside = is_result(other) != is_result(finding) and _next_sentence(draft, other, finding)
    if is_result(other) and other.actors and definite(draft, other, finding):
        return False  # "ورد الجنود وقتلوا عددا من المهاجمين. ويأتي الهجوم": what somebody did is an act of its own
    return beside and other.status == finding.status


def _headline(_: Draft, other: Finding, __: Finding) -> bool:
    return other.in_title


def _next_sentence(_: Draft, other: Finding, finding: Finding) -> bool:
    return _distance(other, finding) == 1


def _distance(other: Finding, finding: Finding) -> int:
    return finding.first - other.last


def _other_weapon(_: Draft, other: Finding, finding: Finding) -> bool:
    """Shells are not a car bomb; "قصف" leaves open whether from the air, and a suicide attack is a bombing."""
    strikes = STRIKE in other.acts and STRIKE in finding.acts
    mine, theirs = set(other.modes) - _NO_WEAPONS, set(finding.modes) - _NO_WEAPONS
    if strikes or mine | theirs == _BLAST or definite(_, other, finding) or _blast(other) or _blast(finding):
        return False
    return bool(mine and theirs) and not mine & theirs


def _blast(finding: Finding) -> bool:
    """ "انفجارات تهز المطار": a bomb or a missile."""
    return finding.trigger.sense.lemma == _EXPLOSION and finding.modes == [_EXPLOSIVES]


def _not_yet(_: Draft, other: Finding, finding: Finding) -> bool:
    """What is to come is not what was done."""
    return (other.status == "future") != (finding.status == "future")


def _other_promise(draft: Draft, other: Finding, finding: Finding) -> bool:
    """Talks to come ("سيلتقي") are not what was agreed ("اتفقتا على")."""
    return finding.type == "AGREE" and _not_yet(draft, other, finding) and not same_word(draft, other, finding)


def _denied(_: Draft, other: Finding, finding: Finding) -> bool:
    """What is said not to have happened, unless somebody else says it did."""
    if "disputed" in (other.certainty, finding.certainty):
        return False
    return (other.status == "negated") != (finding.status == "negated")


def _past(_: Draft, other: Finding, finding: Finding) -> bool:
    return {other.status, finding.status} == {"actual", "historical"}


def _next_clause(draft: Draft, __: Finding, finding: Finding) -> bool:
    """ "واستهدفت ..." goes on to a further act."""
    first = min(finding.triggers, key=lambda t: t.token)
    return first.is_verb and first.proclitics[:1] == "و" and not new_toll(draft, finding)


def _at_once(draft: Draft, other: Finding, finding: Finding) -> bool:
    """A definite noun takes up what its own paragraph told just before."""
    last = draft.tokens[other.triggers[-1].token].paragraph
    return definite(draft, other, finding) and last == finding.paragraph and _next_sentence(draft, other, finding)


def _other_country(_: Draft, other: Finding, finding: Finding) -> bool:
    here, there = ({p.country for p in own_places(f) if p.country} for f in (other, finding))
    return bool(here and there) and not here & there


def _same_actor(draft: Draft, other: Finding, finding: Finding) -> bool:
    return finding.type in VIOLENT and same_actor(draft, other, finding)


def _ground(_: Draft, __: Finding, finding: Finding) -> bool:
    """Places are taken, roads closed and people arrested one after the other."""
    return finding.type == "COERCE"


# What speaks for one happening, and what against it. Measured on coded articles: of pairs with the same count of
# victims 19 in 20 are one happening, of those with the same word 6 in 10, with different parties or places 1 in 4.
_EVIDENCE: tuple[tuple[int, Callable[[Draft, Finding, Finding], bool]], ...] = (
    (6, _same_count),
    (4, same_word),
    (3, _same_vague_count),
    (5, _harm_beside),
    (3, _headline),
    (3, _main),
    (2, _same_date),
    (3, same_speech),
    (3, one_crowd),
    (3, _same_parties),
    (3, _peaceful_word),
    (1, _kindred_word),
    (3, _same_recipient),
    (4, definite),
    (1, _bare),
    (1, _next_sentence),
    (5, _at_once),
    (1, _same_actor),
    (-1, _other_recipient),
    (-2, _other_count),
    (-2, _past),
    (-5, _turned_round),
    (-6, _besides),
    (-2, _full),
    (-3, _other_actor),
    (-4, _other_parties),
    (-3, _other_place),
    (-4, _other_toll_elsewhere),
    (-6, _of_the_war),
    (-5, _elsewhere),
    (-2, _other_country),
    (-3, other_date),
    (-3, _other_weapon),
    (-1, _denied),
    (-3, _next_clause),
    (-1, _ground),
    (-3, _not_yet),
    (-2, _other_number),
    (-3, _other_length),
)
_ENOUGH = 4
