"""`marsad code`: code articles and print them; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.progress import Progress

from marsad.cli.inputs import Inputs, progress
from marsad.cli.output import result_stream
from marsad.errors import UsageError
from marsad.export import writer
from marsad.model import CodedDocument

FormatName = Literal["table", "json", "jsonl", "csv", "plover", "acled", "ucdp", "geojson", "parquet"]
_MOST_WORKERS = 256


def code(
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],
    published: str | None = None,
    format: FormatName = "table",
    out: Path | None = None,
    workers: int = 1,
) -> int:
    """Code articles and print their events.

    Parameters
    ----------
    paths
        Text or HTML files, folders, - for standard input, or .jsonl, .csv, .parquet with the columns id,text.
    published
        The date of publication (YYYY-MM-DD), against which relative dates are resolved.
    format
        How to print them.
    out
        Write to this file instead of standard output.
    workers
        How many processes work side by side.
    """
    for path in paths:
        if path.startswith("-") and path != "-":
            raise UsageError(f"unknown option {path}")
    if not 1 <= workers <= _MOST_WORKERS:
        raise UsageError(f"--workers must be between 1 and {_MOST_WORKERS}")
    inputs = Inputs(paths, published)
    write = writer(format)
    with result_stream(out) as stream, progress(inputs.total(), to_stdout=out is None) as bar:
        write(_coded(inputs, workers, bar), stream)
    return inputs.status


def _coded(inputs: Inputs, workers: int, bar: Progress | None) -> Iterator[CodedDocument]:
    from marsad.coder import Coder

    for doc in Coder().code_many(inputs, workers=workers):
        yield doc
        if bar is not None:
            bar.advance(bar.task_ids[0])
