"""Loads the lexicon: from the compiled copy in the user's cache where it is up to date, else by compiling."""

from __future__ import annotations

import contextlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import msgspec
import platformdirs

from marsad.lexicon.compile import build, digest
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.tables import DATA


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the installed data files, shared by all coders of a process.

    Compiled once (a few seconds) whenever a data file changed, then read from `cache_path`. Raises DataError where a
    data file is at fault. A cache that cannot be written is no error: the lexicon is then compiled each time.
    """
    wanted = digest(DATA)
    path = cache_path(wanted)
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=Lexicon)
    lexicon = build(DATA)
    with contextlib.suppress(OSError):
        _write(path, msgspec.msgpack.encode(lexicon))
    return lexicon


def cache_path(data_digest: str) -> Path:
    """Where the compiled lexicon of these data files is kept."""
    return Path(platformdirs.user_cache_dir("marsad")) / f"lexicon-{data_digest}.msgpack"


def _write(path: Path, content: bytes) -> None:
    """Write beside and rename, so that a reader never sees half a file; older copies are removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as f:
        f.write(content)
    Path(name).replace(path)
    for old in path.parent.glob("lexicon-*.msgpack"):
        if old != path:
            old.unlink(missing_ok=True)
