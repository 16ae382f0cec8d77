"""What a text tells as background: what closes an article after it, and what was due and is over."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.ontology import VERBAL_TYPES


def was_due(finding: Finding) -> bool:
    """ "وكان من المقرر أن يصل الوفد الثلاثاء": a plan that is told in the past."""
    return finding.status == "future" and any(rule.startswith("cue كان") for rule in finding.rules)


def settle_background(draft: Draft, findings: list[Finding]) -> None:
    """What closes an article after its background, without a date and taken up by nothing, is background too: "وفي عام
    2013 سيطرت الجماعة على المدينة. وأدرجت واشنطن الجماعة على قائمة الإرهاب."
    """
    news = max((f.last for f in findings if f.status == "actual" and (f.last > f.first or _dated(f))), default=None)
    if news is None:
        return
    previous: tuple[Finding, int] | None = None
    for token, finding in sorted(((t.token, f) for f in findings for t in f.triggers), key=lambda told: told[0]):
        paragraph = draft.tokens[token].paragraph
        after = previous is not None and previous[0].status == "historical" and paragraph - previous[1] <= 1
        if after and finding.status == "actual" and finding.first > news and _may_be_past(finding):
            finding.status = "historical"
            finding.rules.append("told after the background that closes the article")
        previous = finding, paragraph


def _dated(finding: Finding) -> bool:
    return finding.time is not None and finding.time.start is not None


def _may_be_past(finding: Finding) -> bool:
    """A deed without a date that nobody tells and that is not told as going on."""
    told = finding.speakers or _dated(finding) or finding.type in VERBAL_TYPES
    return not told and finding.trigger.features[:2] != "vI"
