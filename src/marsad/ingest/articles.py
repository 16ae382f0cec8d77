"""Walks over what the user named and yields articles, and for what cannot be read an error in its place."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from marsad.errors import InputError
from marsad.ingest.decode import decode_text
from marsad.ingest.page import is_page, read_page
from marsad.ingest.rows import read_csv, read_json, read_jsonl, read_parquet
from marsad.model import Article

STDIN = "-"
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_TABLE_SUFFIXES = frozenset({".csv", ".tsv"})


def read_articles(
    paths: Iterable[str | os.PathLike[str]], published: str | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """The articles of files, folders (searched below, in name order) and `-` (standard input), one after another.

    `published` (ISO date) is taken for files, and for rows of tables that have no date of their own. What cannot be
    read gives an InputError in its place and the rest goes on; nothing is raised. Tables are streamed; a text or a page
    is read as a whole. `stdin` stands in for `sys.stdin.buffer`.
    """
    for path in paths:
        if os.fspath(path) == STDIN:
            yield from _guarded(_read_stdin(stdin or sys.stdin.buffer, published), "standard input")
            continue
        for file, error in _files(Path(path)):
            if error is not None:
                yield error
            else:
                yield from _guarded(_read_file(file, published), str(file))


def _guarded(articles: Iterator[Article | InputError], source: str) -> Iterator[Article | InputError]:
    try:
        yield from articles
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(source, error.strerror or type(error).__name__)


def _files(path: Path) -> Iterator[tuple[Path, InputError | None]]:
    if not path.is_dir():
        yield path, None if path.exists() else InputError(str(path), "there is no such file or folder")
        return
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                found = True
                yield Path(folder) / name, None
    if not found:
        yield path, InputError(str(path), "the folder holds no files")


def _read_file(path: Path, published: str | None) -> Iterator[Article | InputError]:
    suffix, name, source = path.suffix.lower(), path.stem, str(path)
    if suffix == ".parquet":
        yield from read_parquet(path, name, source, published)
        return
    with path.open("rb") as stream:
        if suffix in _LINES_SUFFIXES:
            yield from read_jsonl(stream, name, source, published)
        elif suffix in _TABLE_SUFFIXES:
            yield from read_csv(stream, name, source, published)
        elif suffix == ".json":
            yield from read_json(stream.read(), name, source, published)
        else:
            yield from _read_unknown(stream, name, source, published, suffix in _PAGE_SUFFIXES)


def _read_stdin(stream: BinaryIO, published: str | None) -> Iterator[Article | InputError]:
    return _read_unknown(stream, "stdin", "standard input", published, False)


def _read_unknown(
    stream: BinaryIO, name: str, source: str, published: str | None, page: bool
) -> Iterator[Article | InputError]:
    """JSON Lines, a page or plain text, whichever the beginning shows."""
    first = stream.readline()
    if not page and _is_record(first):
        yield from read_jsonl(itertools.chain([first], stream), name, source, published)
        return
    text = decode_text(first + stream.read(), source)
    if page or is_page(text):
        yield read_page(text, name, source, published)
    else:
        yield Article(id=name, text=text, published=published, source=source)


def _is_record(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        record = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record
