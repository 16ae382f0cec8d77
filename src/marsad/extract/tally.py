"""Gives each count to the event that it is of."""

from __future__ import annotations

import msgspec

from marsad.extract.casualty import CountMention
from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.joining import distinct_counts
from marsad.extract.likeness import HARM

_CARRIES = {
    "killed": {"ASSAULT", "TOLL", "PROTEST", "DISCOVER"},
    "injured": {"ASSAULT", "TOLL", "PROTEST"},
    "missing": {"ASSAULT", "TOLL", "DISPLACE"},
    "detained": {"COERCE", "RETREAT"},
    "abducted": {"ASSAULT", "RETREAT"},
    "displaced": {"DISPLACE", "AID"},
    "protesters": {"PROTEST"},
    "attacks": {"ASSAULT"},
}

_TAKEN = {"ASSAULT": "abducted", "COERCE": "detained"}
# Between an act and its toll: "هجوم أسفر عن مقتل", "تفجير ... تسبب بمقتل".
_LEADS_TO = frozenset(
    "اسفر اسفرت ادي ادت خلف خلفت اوقع اوقعت اودي اودت تسبب تسببت ضحيته ضحيتها مخلفا مخلفه موقعا موديا".split()
)
_NEAR = 8
# "صواريخ باليستية أطلقها": words between the missiles and the verb of their clause.
_CLAUSE_OF_MISSILES = 2
_EXECUTION = "اعدام"
_REMAINS = ("جثث", "جثه", "جثام", "جثمان", "رفات", "اشلاء")
_OUT_OF = "اصل"
_APART = frozenset("و ثم ، , ؛ فيما بينما".split())


def assign_counts(draft: Draft, findings: list[Finding], counts: list[CountMention]) -> None:
    """Let each finding take the counts told of it: by the word that governs the count, else the nearest that can carry
    it. Missiles shot down are those that were fired ("اعترضت أربعة صواريخ أطلقها الحوثيون").
    """
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        by_sentence.setdefault(finding.sentence, []).append(finding)
    for told in counts:
        here = by_sentence.get(draft.tokens[told.first].sentence, [])
        count = _as_coded(here, told)
        carriers = [f for f in here if _carries(f, count) and not _lets_go(draft, f, count)]
        if not carriers and count.part and (whole := _told_of(draft, findings, count)) is not None:
            whole.counts.append(count)
        if not carriers or _sentenced(draft, here, count):
            continue
        best = min(carriers, key=lambda f: _distance(draft, f, count))
        if _tells_harm(draft, best):
            best = _act_behind(draft, best, carriers) or best
        best.counts.append(count)
        if count.kind == "attacks":
            for other in carriers:
                if other is not best and _shares(draft, best, other, count):
                    other.counts.append(count)
    for finding in findings:
        finding.counts = distinct_counts(finding.counts)


def _carries(finding: Finding, count: CountMention) -> bool:
    """Whether the count may be of the finding; the abducted are of a taking ("قتل خمسة فيما أسر سادس")."""
    taking = finding.type != "ASSAULT" or count.kind != "abducted" or "abduct" in finding.modes
    return finding.type in _CARRIES.get(count.kind, ()) and taking


def _as_coded(here: list[Finding], count: CountMention) -> CountMention:
    """People held are abducted or detained as the act that took them is coded: gunmen "احتجز مسلحون 12 رهينة"."""
    if count.kind in _TAKEN.values():
        types = (f.type for f in here if f.trigger.token == count.govern)
        kind = next((_TAKEN[t] for t in types if t in _TAKEN), count.kind)
        return msgspec.structs.replace(count, kind=kind)
    return count


def _lets_go(draft: Draft, finding: Finding, count: CountMention) -> bool:
    """Whether the count is of people taken, and the event a release: "وأسر اثنين وحرر 11 رهينة"."""
    return finding.type == "RETREAT" and draft.words[count.govern].may_be_verb and count.govern != finding.trigger.token


def _sentenced(draft: Draft, here: list[Finding], count: CountMention) -> bool:
    """Whether the killing is only what a court decides: "أحكاما بالإعدام على 49 شخصا"."""
    return _EXECUTION in draft.form(count.govern) and any(f.type == "SANCTION" for f in here)


def _told_of(draft: Draft, findings: list[Finding], count: CountMention) -> Finding | None:
    """The happening told shortly before whose dead or wounded the count is part of: "ومن بين القتلى 62 مدنيا"."""
    token = draft.tokens[count.first]
    before = (f for f in reversed(findings) if f.trigger.token < count.first)
    near = (f for f in before if token.paragraph - f.paragraph <= 1)
    return next((f for f in near if any(c.kind == count.kind and not c.part for c in f.counts)), None)


def _distance(draft: Draft, finding: Finding, count: CountMention) -> tuple[bool, bool, int]:
    """How far the count is from being told of `finding`. The dead of a protest are of the act that killed them, where
    that is told, and bodies of their being found.
    """
    token = finding.trigger.token
    later = token > count.first and _some_out_of(draft, count)  # "أسقط 28 من أصل 35 مسيرة أطلقتها موسكو"
    body = finding.type != "DISCOVER" and draft.words[count.govern].rest.removeprefix("ال").startswith(_REMAINS)
    milder = (finding.type == "PROTEST" and count.kind != "protesters") or body
    return count.govern not in range(token, finding.trigger.stop), milder or later, abs(token - count.govern)


def _shares(draft: Draft, one: Finding, other: Finding, count: CountMention) -> bool:
    """Whether one of two acts stands before the missiles counted, and the other is the verb of their clause; of "28 من
    أصل 35" the clause tells of the 35.
    """
    if _some_out_of(draft, count):
        return False
    first, second = sorted((one.trigger.token, other.trigger.token))
    describes = other.trigger.is_verb if other.trigger.token == second else one.trigger.is_verb
    between = range(count.stop, second)
    return (
        first < count.first
        and describes
        and 0 <= second - count.stop <= _CLAUSE_OF_MISSILES
        and not any(draft.form(k) in _APART for k in between)
    )


def _some_out_of(draft: Draft, count: CountMention) -> bool:
    return any(draft.form(k) == _OUT_OF for k in range(count.first, count.stop))


def _act_behind(draft: Draft, result: Finding, carriers: list[Finding]) -> Finding | None:
    """The act whose toll the word of `result` tells: "تفجير استهدف موكبه وأسفر عن مقتل شرطيين"."""
    token = result.trigger.token
    leading = next((k for k in range(token - 1, token - 1 - _NEAR, -1) if _leads_to(draft, k)), None)
    if leading is None:
        return None
    acts = [
        f for f in carriers if f.status == result.status and not _tells_harm(draft, f) and f.trigger.token < token
    ]  # not "أطلقت النار لتفريق المحتجين ما أدى إلى مقتل"
    nearest = max(acts, key=lambda f: f.trigger.token, default=None)
    return nearest if nearest is not None and nearest.trigger.token < leading else None


def _leads_to(draft: Draft, k: int) -> bool:
    return draft.form(k).removeprefix("و") in _LEADS_TO


def _tells_harm(draft: Draft, finding: Finding) -> bool:
    """Whether its word tells a killing or wounding, and not the act that did it."""
    return finding.type == "TOLL" or draft.lexicon.act_kinds.get(finding.trigger.sense.lemma) == HARM
