"""One happening, one record: findings that tell the same thing again become mentions of the first.

Two findings are the same happening when nothing said of them differs (kind of act, parties, places, dates, status) and
something ties them: a killing beside the act that did it (CODEBOOK §2), the headline told again in the lead, the same
number of victims, a definite noun that takes up the first ("الهجوم"), the same word with the same party.
First the words of one sentence are joined, then the sentences.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from marsad.extract.another import TIME_UNITS, is_another, is_total
from marsad.extract.draft import Draft, ToponymMention, within
from marsad.extract.finding import Finding
from marsad.extract.joining import join
from marsad.extract.likeness import (
    PLAIN_ACTS,
    VIOLENT,
    acts_differ,
    definite,
    is_result,
    kind_of_act,
    modes_differ,
    one_crowd,
    one_status,
    other_date,
    own_places,
    places_differ,
    same_actor,
    same_speech,
    same_word,
    shared,
    sides_differ,
)
from marsad.extract.retelling import told_again

# A happening is taken up again within this many others; keeps long texts linear.
_FARTHEST_TELLING = 80
# Words that turn to another happening within a sentence: "قصف ... فيما قتل", "هجوم ... ردا على إطلاق".
_TURNS = frozenset("فيما كما ثم منذ قبل ردا غداه لكن لكنه لكنها بالاضافه فضلا ذكري بينما رد ردت ترد يرد الرد".split())
_DATING = frozenset(("قبل", "منذ"))
_AFTERWARDS = frozenset(("بعد", "عقب"))
# What lays a killing to an act: "مقتل ثلاثة إثر غارة".
_CAUSES = frozenset("اثر جراء نتيجه بسبب في خلال".split())
_BREATH = 20
_STROKE = 8
_OPENING = 4
_THERE = frozenset("في وفي ففي".split())


def merge_findings(draft: Draft, findings: list[Finding], places: list[ToponymMention]) -> list[Finding]:
    """The distinct happenings, in text order; `triggers` of each hold all mentions. `places` are those of the text."""
    told = _numbers(draft)
    for finding in findings:
        finding.first = finding.last = told[finding.sentence]
        finding.acts = {kind_of_act(draft, finding.trigger)} if finding.type in VIOLENT else set()
        finding.apart = is_another(draft, finding)
        finding.total = is_total(draft, finding)
        finding.scene = _scene(draft, finding, places)
        finding.where = [p for p in (*own_places(finding), finding.scene) if p is not None and p.entry is not None]
    return _gather(draft, _gather(draft, findings, _told_together), told_again)


def _scene(draft: Draft, finding: Finding, places: list[ToponymMention]) -> ToponymMention | None:
    """ "وفي الحديدة، قصف الحوثيون", "حلب: قصفت": the listed place with which the sentence turns there."""
    first = draft.reading.sentences[finding.sentence].first
    place = next(iter(within(places, first, first + _OPENING)), None)
    if place is None or place.entry is None or not place.first <= finding.trigger.token:
        return None
    there = draft.form(first) in _THERE or draft.words[place.first].preposition == "ب" or place.direction is not None
    return place if there or draft.form(place.stop) == ":" else None


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
            if other.type != finding.type and not {other.type, finding.type} <= VIOLENT:
                continue
            tie = strength(draft, other, finding)
            if tie > best:
                best, target = tie, other
        if target is None:
            out.append(finding)
        else:
            join(draft, target, finding)
    return out


def _conflict(draft: Draft, a: Finding, b: Finding) -> bool:
    result = is_result(a) or is_result(b)
    if not one_status(a, b):
        return True
    if sides_differ(draft, a.actors, b.actors):
        return True
    if not result and sides_differ(draft, a.recipients, b.recipients):
        return True
    return places_differ(a, b) or other_date(draft, a, b)


def _told_together(draft: Draft, other: Finding, finding: Finding) -> int:
    """Words of one sentence: "قتل ثلاثة في غارة استهدفت"."""
    if other.sentence != finding.sentence or modes_differ(other, finding):
        return 0
    low, trigger = max(t.stop for t in other.triggers), finding.trigger
    verbs = trigger.is_verb and other.triggers[-1].is_verb and trigger.proclitics == "و"
    if trigger.token == low and verbs and other.type == finding.type and same_actor(draft, other, finding):
        return 2  # "اعترضت ودمرت 40 مسيرة"
    beside = trigger.token == low and not trigger.proclitics.startswith("و")  # "أطلقت الغاز المسيل للدموع"
    beside = beside or (trigger.token == low + 1 and trigger.proclitics == "ل")  # "تبادل كثيف لإطلاق النار"
    governed = beside and (other.apart or not finding.apart)  # but "رد على الهجوم بقصف"
    if governed or _to_the_same(draft, other, finding):
        return 2
    if acts_differ(draft, other, finding):
        return 0
    if _in_one_breath(draft, other, finding, low) or _resumed(draft, other, finding):
        return 2
    if (finding.apart and not other.apart) or (finding.total and not other.total):
        return 0
    # "توفي بعد إصابته" is one happening, "إعدام ... بعد هجوم" and "عنف عقب مقتل شخصين" are two.
    turns = _TURNS if is_result(other) else _TURNS | _AFTERWARDS
    if _conflict(draft, other, finding) or _turns(draft, low, trigger.token, turns):
        return 0
    goes_on = trigger.is_verb and trigger.proclitics[:1] in ("و", "ف") and not is_result(finding)
    if goes_on and not any(holds(draft, other, finding) for holds in (same_speech, one_crowd, _one_meeting)):
        return int(_completes(draft, other, finding))
    return 1


def _one_meeting(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "التقى الوزير نظيره وبحثا التطورات": nobody joins those who met."""
    return (
        finding.type == "CONSULT"
        and bool(finding.actors)
        and all(shared(draft, other.actors, [a]) for a in finding.actors)
    )


def _completes(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "هاجموا القرية وأحرقوا المنازل": a plain word of violence with the same doer goes on with the act."""
    deed = finding.type in VIOLENT and not is_result(other)
    return deed and finding.acts <= PLAIN_ACTS and same_actor(draft, other, finding)


def _to_the_same(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "اعترضت الصاروخ ودمرته": a verb joined to the one before, by the same doer, with its object as a pronoun."""
    before, trigger = other.triggers[-1], finding.trigger
    joined = trigger.is_verb and before.is_verb and trigger.proclitics[:1] in ("و", "ف") and bool(trigger.suffix)
    if not joined or other.type != finding.type or trigger.token - before.stop > _STROKE:
        return False
    alone = not any(r[1][0] == "v" for k in range(before.stop, trigger.token) for r in draft.words[k].events)
    doer = not other.actors or not finding.actors or same_actor(draft, other, finding)
    return alone and doer and one_status(other, finding)


def _in_one_breath(draft: Draft, other: Finding, finding: Finding, low: int) -> bool:
    """A killing and the act behind it: "قتل ثلاثة إثر غارة"."""
    trigger = finding.trigger
    caused = low < trigger.token <= low + _BREATH and draft.form(trigger.token - 1) in _CAUSES
    if not caused or trigger.is_verb or is_result(finding) or not is_result(other):
        return False
    between = range(low, trigger.token)
    acts = any(r[1][0] == "v" for k in between for r in draft.words[k].events)
    return not acts and not _turns(draft, low, trigger.token, _TURNS)


def _resumed(draft: Draft, other: Finding, finding: Finding) -> bool:
    """ "تعرضت لغارات ... وتسببت تلك الغارات": the same word again with the article, whoever stands near it."""
    if not (definite(draft, other, finding) and same_word(draft, other, finding) and one_status(other, finding)):
        return False
    turned = _turns(draft, other.triggers[-1].stop, finding.trigger.token, _TURNS)
    return not turned and not places_differ(other, finding)


def _turns(draft: Draft, low: int, high: int, turns: frozenset[str]) -> bool:
    """A word that turns to another happening; "قبل أسبوع" only dates the act."""
    words = ((k, draft.form(k).removeprefix("و")) for k in range(low, high))
    return any(w in turns and not (w in _DATING and draft.form(k + 1) in TIME_UNITS) for k, w in words)
