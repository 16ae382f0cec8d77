"""marsad (مرصد): reads Arabic news on conflict and politics and turns it into event data one can cite."""

from __future__ import annotations

__version__ = "0.1.0"

from marsad.coder import Coder  # noqa: E402
from marsad.frame import to_frame  # noqa: E402
from marsad.model import Article, CodedDocument  # noqa: E402

__all__ = ["Article", "CodedDocument", "Coder", "__version__", "to_frame"]
