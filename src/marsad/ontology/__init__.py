"""Event types, modes, sectors, and the crosswalks to PLOVER, CAMEO, ACLED and UCDP."""

from marsad.ontology.types import CODEBOOK, EVENT_TYPES, MODES, SECTORS, VERBAL_TYPES

__all__ = ["CODEBOOK", "EVENT_TYPES", "MODES", "SECTORS", "VERBAL_TYPES"]
