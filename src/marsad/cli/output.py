"""Where results go: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.errors import UsageError


@contextlib.contextmanager
def result_stream(path: Path | None) -> Iterator[BinaryIO]:
    """A binary stream to standard output, or to a file beside `path` that takes its name at the end.

    Where the block raises or is interrupted, `path` stays as it was and nothing is left beside it. Raises UsageError
    where the folder cannot be written to. A `path` that is no regular file (/dev/null, a pipe) is written directly.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file():
            special = path.open("wb")
        else:
            special = None
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    if special is not None:
        with special:
            yield special
        return
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        beside.chmod(_mode(path))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions the file has, or those a new file would get."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
