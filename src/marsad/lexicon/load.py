"""Loads the lexicon: from the compiled copy in the user's cache where it is up to date, else by compiling."""

from __future__ import annotations

import contextlib
import gc
import os
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import platformdirs

from marsad.lexicon.compile import build, digest
from marsad.lexicon.gazetteer import tables
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.tables import DATA

_COPIES_KEPT = 4  # several installations, and the copy with and without imported places, share the folder


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the installed data files and the user's imported places, shared by all coders of a process.

    Compiled once (a few seconds) whenever a data file changed, then read from `cache_path`. Raises DataError where a
    data file is at fault. A cache that cannot be written is no error: the lexicon is then compiled each time.
    """
    return _load(tables())


def load_built_in() -> Lexicon:
    """The lexicon without imported places: what an import is held against."""
    return _load(())


def forget_lexicon() -> None:
    """Let the next `load_lexicon` look at the files again: places were imported or removed."""
    load_lexicon.cache_clear()


def _load(imported: Sequence[Path]) -> Lexicon:
    path = cache_path(digest(DATA, imported))
    with contextlib.suppress(OSError, msgspec.DecodeError):
        lexicon = _decode(path.read_bytes())
        with contextlib.suppress(OSError):
            os.utime(path)
        return lexicon
    lexicon = build(DATA, imported)
    with contextlib.suppress(OSError):
        _write(path, msgspec.msgpack.encode(lexicon))
    return lexicon


def _decode(content: bytes) -> Lexicon:
    """Decode with the garbage collector held: it would walk the growing tables again and again (0.55 s for 0.11 s)."""
    running = gc.isenabled()
    gc.disable()
    try:
        return msgspec.msgpack.decode(content, type=Lexicon)
    finally:
        if running:
            gc.enable()


def cache_path(data_digest: str) -> Path:
    """Where the compiled lexicon of these data files is kept."""
    return Path(platformdirs.user_cache_dir("marsad")) / f"lexicon-{data_digest}.msgpack"


def _write(path: Path, content: bytes) -> None:
    """Write beside and rename, so that a reader never sees half a file; all but the newest copies are removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(content)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    copies = sorted(path.parent.glob("lexicon-*.msgpack"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    for old in copies[_COPIES_KEPT:]:
        old.unlink(missing_ok=True)
