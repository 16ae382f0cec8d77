"""The event types of the codebook with their modes, and the sectors of actors (CODEBOOK.md §2, §3)."""

from __future__ import annotations

CODEBOOK = "2026-11"

MODES: dict[str, frozenset[str]] = {
    kind: frozenset(modes.split())
    for kind, modes in {
        "AGREE": "",
        "CONSULT": "visit third-party multilateral phone",
        "SUPPORT": "",
        "CONCEDE": "",
        "COOPERATE": "",
        "AID": "",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
        "aerial drone "
        "heavy-weapons crowd-control unconventional",
        "DISPLACE": "flee evacuate expel return",
        "DISCOVER": "remains weapons tunnel",
        "TOLL": "",
    }.items()
}
EVENT_TYPES = frozenset(MODES)
# Acts done by speaking: the actor is the speaker (CODEBOOK §7).
VERBAL_TYPES = frozenset("REQUEST ACCUSE REJECT THREATEN AGREE SUPPORT".split())
SECTORS = frozenset(
    "GOV MIL REB PRM UAF COP SPY JUD LEG PTY OPP CVL REF JRN MED REL EDU BUS LAB CRM SOC ELI UNK PRE NGO IGO".split()
)
