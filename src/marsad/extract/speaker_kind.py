"""The kind of a speaker (CODEBOOK §7)."""

from __future__ import annotations

from marsad.extract.draft import ActorMention

_BELLIGERENT = frozenset("MIL REB PRM UAF".split())
_OFFICIAL = frozenset("GOV LEG JUD COP SPY PTY ELI OPP".split())


def speaker_kind(mention: ActorMention) -> str:
    """The kind of a speaker from his sectors and the class of the phrase."""
    sectors = set(mention.sectors)
    if "JRN" in sectors:
        return "media"
    if "MED" in sectors:
        return "medical"
    if sectors & _BELLIGERENT:
        return "party"
    if mention.code in ("UNO", "IGO", "EUR"):
        return "igo"
    if mention.code == "NGO" or "NGO" in sectors:
        return "ngo"
    if "CVL" in sectors and mention.cls in ("people", "source"):
        return "witness"
    if mention.cls == "source" and not mention.code and not sectors - {"UNK"}:
        return "unnamed"
    if sectors & _OFFICIAL or mention.code:
        return "official"
    return "witness" if mention.cls == "people" else "unnamed"
