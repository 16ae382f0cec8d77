"""How sure a record is, from what it rests on."""

from __future__ import annotations

from marsad.extract.finding import Finding


def confidence(finding: Finding) -> float:
    """A figure between 0 and 1 from the trigger's weight and what fills the record."""
    score = {1: 0.7, 2: 0.6}.get(finding.trigger.sense.weight, 0.45)
    score += 0.1 * bool(finding.actors) + 0.05 * bool(finding.recipients) + 0.03 * bool(finding.counts)
    score -= 0.1 * (finding.status != "actual")
    return round(min(score, 0.95), 2)
