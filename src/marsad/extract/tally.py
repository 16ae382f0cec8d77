"""Gives each count to the event that it is of."""

from __future__ import annotations

from marsad.extract.casualty import CountMention
from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.merge import distinct_counts

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
        best.counts.append(count)
    for finding in findings:
        finding.counts = distinct_counts(finding.counts)
