"""Coded documents as a table, where pandas is installed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marsad.errors import UsageError
from marsad.model import CodedDocument


def to_frame(docs: Iterable[CodedDocument]) -> Any:
    """A pandas DataFrame with one row per event. Raises UsageError where pandas is not installed."""
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("to_frame needs pandas: pip install 'marsad[frame]'") from error
    from marsad.export.flat import event_rows

    return pd.DataFrame([row for doc in docs for row in event_rows(doc)])
