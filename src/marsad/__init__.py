"""marsad (مرصد): reads Arabic news on conflict and politics and turns it into event data one can cite."""

from __future__ import annotations

__version__ = "0.1.0"

from marsad.coder import Coder
from marsad.frame import to_frame
from marsad.model import Article, CodedDocument

__all__ = ["Article", "CodedDocument", "Coder", "__version__", "to_frame"]
