"""Reads gold codings, the articles they belong to, and predictions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.errors import InputError

Record = dict[str, Any]
_SUFFIX = ".gold.json"


def load_gold(path: Path) -> list[Record]:
    """The gold documents of one file, or of all files gold.json and *.gold.json under a folder, in name order.

    Raises InputError where there are none, or one is not a gold coding.
    """
    return [_read(file) for file in _gold_files(path)]


def gold_articles(path: Path) -> Iterator[Record]:
    """The article (id, text, title, published, outlet) of each gold document, from the file beside it.

    That is the `text_file` that the gold names, else for X.gold.json the file X.json. Raises InputError where it is
    missing.
    """
    for file in _gold_files(path):
        gold = _read(file)
        article: Record = {key: gold.get(key) for key in ("id", "title", "published", "outlet")}
        if gold.get("text_file"):
            article["text"] = _content(file.parent / str(gold["text_file"]))
        else:
            beside = file.with_name(file.name.removesuffix(_SUFFIX) + ".json")
            if beside == file or not beside.is_file():
                raise InputError(str(file), "the gold names no text_file, and there is no article beside it")
            article |= {k: v for k, v in _parse(beside).items() if k in (*article, "text", "url")}
        yield article


def load_predictions(path: Path) -> dict[str, Record]:
    """Coded documents by id from a JSON Lines file. Raises InputError, naming the line, where one is none."""
    out: dict[str, Record] = {}
    for number, line in enumerate(_content(path).split("\n"), 1):
        if line.strip():
            try:
                document = json.loads(line)
                out[document["id"]] = document
            except (ValueError, TypeError, KeyError) as error:
                raise InputError(f"{path}, line {number}", "not a coded document") from error
    return out


def _gold_files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted([*path.rglob("gold.json"), *path.rglob("*" + _SUFFIX)])
    if not files:
        raise InputError(str(path), "no gold: neither gold.json nor *.gold.json")
    return files


def _read(file: Path) -> Record:
    gold = _parse(file)
    if not isinstance(gold.get("id"), str) or not isinstance(gold.get("events"), list):
        raise InputError(str(file), "not a gold coding: no id, or no list of events")
    return gold


def _parse(file: Path) -> Record:
    try:
        content = json.loads(_content(file))
    except ValueError as error:
        raise InputError(str(file), f"not JSON ({error})") from error
    if not isinstance(content, dict):
        raise InputError(str(file), "not a JSON object")
    return content


def _content(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", newline="") as stream:  # offsets count every character, \r too
            return stream.read()
    except OSError as error:
        raise InputError(str(file), error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        raise InputError(str(file), f"broken UTF-8 at byte {error.start}") from error
