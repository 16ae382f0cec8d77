"""The stream of articles that a command works on: failures are named as they come, progress is shown."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from marsad.errors import EXIT_DONE, EXIT_SOME_FAILED, InputError, UsageError
from marsad.ingest import read_articles
from marsad.model import Article
from marsad.pipeline import LONGEST_TEXT, parse_date


class Inputs:
    """Articles out of what the user named. `failed` counts what could not be read, `done` what was handed on."""

    def __init__(self, paths: Iterable[str], published: str | None) -> None:
        """Raises UsageError where `published` is no date or nothing is named."""
        self._paths = tuple(paths)
        if not self._paths:
            raise UsageError("name at least one file or folder, or - for standard input")
        date = parse_date(published)
        self._published = date.isoformat() if date else None
        self.failed = 0
        self.done = 0

    def __iter__(self) -> Iterator[Article]:
        for item in read_articles(self._paths, self._published):
            if isinstance(item, InputError):
                self.failed += 1
                tell(str(item))
                continue
            if len(item.text) > LONGEST_TEXT:
                tell(f"{item.source or item.id}: warning: read to {LONGEST_TEXT:,} of {len(item.text):,} characters")
            self.done += 1
            yield item

    @property
    def status(self) -> int:
        """The exit status: whether anything failed."""
        return EXIT_SOME_FAILED if self.failed else EXIT_DONE

    def total(self) -> int | None:
        """How many articles there will be, where that is known without reading: all inputs are single files."""
        if all(Path(p).suffix.lower() in (".txt", ".html", ".htm") and Path(p).is_file() for p in self._paths):
            return len(self._paths)
        return None


def tell(message: str) -> None:
    """A line on standard error, above the progress bar where there is one."""
    printable = message.encode("utf-8", "replace").decode()
    if _bar is not None:
        _bar.console.print(f"marsad: {printable}", markup=False, highlight=False, soft_wrap=True)
    else:
        print(f"marsad: {printable}", file=sys.stderr)


_bar: Progress | None = None


@contextlib.contextmanager
def progress(total: int | None, *, to_stdout: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error where that is a terminal, else None.

    `to_stdout` says that results are printed meanwhile: on the same terminal a bar would run through them.
    """
    global _bar
    if not sys.stderr.isatty() or (to_stdout and sys.stdout.isatty()):
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task("coding", total=total)
        _bar = bar
        try:
            yield bar
        finally:
            _bar = None
