"""Gives each count to the event that it is of."""

from __future__ import annotations

from marsad.extract.casualty import CountMention
from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.joining import distinct_counts
from marsad.extract.likeness import HARM

_CARRIES = {
    "killed": {"ASSAULT", "TOLL", "PROTEST", "DISCOVER"},
    "injured": {"ASSAULT", "TOLL", "PROTEST"},
    "missing": {"ASSAULT", "TOLL", "DISPLACE"},
    "detained": {"COERCE", "SANCTION", "RETREAT"},
    "abducted": {"ASSAULT", "RETREAT"},
    "displaced": {"DISPLACE"},
    "protesters": {"PROTEST"},
    "attacks": {"ASSAULT"},
}

# Between an act and its toll: "هجوم أسفر عن مقتل", "تفجير ... تسبب بمقتل".
_LEADS_TO = frozenset(
    "اسفر اسفرت ادي ادت خلف خلفت اوقع اوقعت اودي اودت تسبب تسببت ضحيته ضحيتها مخلفا مخلفه موقعا موديا".split()
)
_NEAR = 8


def assign_counts(draft: Draft, findings: list[Finding], counts: list[CountMention]) -> None:
    """Let each finding take the counts told of it: by the word that governs the count, else the nearest that can carry
    it.
    """
    by_sentence: dict[int, list[Finding]] = {}
    for finding in findings:
        by_sentence.setdefault(finding.sentence, []).append(finding)
    for count in counts:
        here = by_sentence.get(draft.tokens[count.first].sentence, [])
        carriers = [f for f in here if f.type in _CARRIES.get(count.kind, ())]
        if not carriers:
            continue
        best = min(carriers, key=lambda f: (f.trigger.token != count.govern, abs(f.trigger.token - count.govern)))
        if _tells_harm(draft, best):
            best = _act_behind(draft, best, carriers) or best
        best.counts.append(count)
    for finding in findings:
        finding.counts = distinct_counts(finding.counts)


def _act_behind(draft: Draft, result: Finding, carriers: list[Finding]) -> Finding | None:
    """The act whose toll the word of `result` tells: "تفجير استهدف موكبه وأسفر عن مقتل شرطيين"."""
    token = result.trigger.token
    leading = next((k for k in range(token - 1, token - 1 - _NEAR, -1) if _leads_to(draft, k)), None)
    if leading is None:
        return None
    acts = [f for f in carriers if not _tells_harm(draft, f) and f.trigger.token < token]
    nearest = max(acts, key=lambda f: f.trigger.token, default=None)
    return nearest if nearest is not None and nearest.trigger.token < leading else None


def _leads_to(draft: Draft, k: int) -> bool:
    return draft.form(k).removeprefix("و") in _LEADS_TO


def _tells_harm(draft: Draft, finding: Finding) -> bool:
    """Whether its word tells a killing or wounding, and not the act that did it."""
    return finding.type == "TOLL" or draft.lexicon.act_kinds.get(finding.trigger.sense.lemma) == HARM
