"""Parquet: the rows of `flat.COLUMNS` with types, in row groups of bounded size."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, BinaryIO

from marsad.errors import UsageError
from marsad.export.flat import COLUMNS, event_rows
from marsad.model import CodedDocument

_ROWS_PER_GROUP = 10_000


def write(docs: Iterator[CodedDocument], out: BinaryIO) -> None:
    """Write all rows. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("the format parquet needs pyarrow: pip install 'marsad[parquet]'") from error
    types = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    rows: Iterator[dict[str, Any]] = (row for doc in docs for row in event_rows(doc))
    with pq.ParquetWriter(out, schema) as table:
        while group := list(itertools.islice(rows, _ROWS_PER_GROUP)):
            table.write_table(pa.Table.from_pylist(group, schema=schema))
