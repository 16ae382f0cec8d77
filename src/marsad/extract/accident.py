"""Deaths that nobody caused: fires, floods, collisions, houses that fall in (data/sense/figurative.tsv, as: a)."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.likeness import HARM, VIOLENT, kind_of_act

_ACCIDENT = "a"
_DESTROY = "destroy"
_OPENING = 3


def without_accidents(draft: Draft, findings: list[Finding]) -> list[Finding]:
    """Leaves out the harm that an accident did, and on a page about one also the dead who are found and those who flee
    it: "مصرع ثلاثة في انهيار عقار ... وانتشال الجثث", "ثار بركان ... ودفع الآلاف إلى الفرار".
    """
    acts = {f.sentence for f in findings if _is_act(draft, f)}
    told = {n for n in range(len(draft.reading.sentences)) if _tells_accident(draft, n)} if findings else set()
    if not told:
        return findings
    of_page = not acts and not told.isdisjoint(range(_OPENING))
    return [f for f in findings if not _by_accident(draft, f, of_page or (f.sentence in told - acts), of_page)]


def _is_act(draft: Draft, finding: Finding) -> bool:
    wrought = _is_harm(draft, finding) or _DESTROY in finding.modes
    return finding.type in VIOLENT and (bool(finding.actors) or not wrought)


def _is_harm(draft: Draft, finding: Finding) -> bool:
    return finding.type == "TOLL" or (finding.type == "ASSAULT" and kind_of_act(draft, finding.trigger) == HARM)


def _by_accident(draft: Draft, finding: Finding, here: bool, of_page: bool) -> bool:
    if finding.actors and not (of_page and finding.type == "DISCOVER"):
        return False
    wrought = finding.type == "DISPLACE" or "remains" in finding.modes or _DESTROY in finding.modes
    return (of_page and wrought) or (here and _is_harm(draft, finding))


def _tells_accident(draft: Draft, sentence: int) -> bool:
    """Whether a noun of the sentence is an accident: "في حريق", "انهيار مبنى"."""
    span = draft.reading.sentences[sentence]
    return any(
        _ACCIDENT in draft.words[k].figurative and not draft.skip[k] and not _of_matter(draft, k + 1)
        for k in range(span.first, span.stop)
    )


def _of_matter(draft: Draft, k: int) -> bool:
    """ "انهيار الهدنة", "انهيار النظام": what an act or a body goes through is no accident."""
    word = draft.words[k] if k < len(draft.words) else None
    return word is not None and word.definite and not word.proclitics and bool(word.events or word.heads)
