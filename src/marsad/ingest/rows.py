"""Tables of articles: JSON Lines, JSON, CSV and Parquet with the columns id, text, title, published, outlet, url."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from marsad.errors import InputError
from marsad.ingest.decode import decode_text, encoding_of
from marsad.model import Article

_DELIMITERS = ",;\t"
_HEAD = 65_536
_PARQUET_ROWS = 256


def read_jsonl(lines: Iterable[bytes], name: str, source: str, published: str | None) -> Iterator[Article | InputError]:
    """One article for each line that is not blank; a line that is no such record gives an InputError in its place."""
    for number, line in enumerate(lines, 1):
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if line:
            where = f"{source}, line {number}"
            try:
                record = msgspec.json.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield InputError(where, f"not JSON ({error})")
                continue
            yield to_article(record, f"{name}-{number}", where, published)


def read_json(data: bytes, name: str, source: str, published: str | None) -> Iterator[Article | InputError]:
    """The one article, or the list of articles, of a JSON file."""
    try:
        content = msgspec.json.decode(decode_text(data, source))
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        yield InputError(source, f"not JSON ({error})")
        return
    if not isinstance(content, list):
        yield to_article(content, name, source, published)
        return
    for number, record in enumerate(content, 1):
        yield to_article(record, f"{name}-{number}", f"{source}, item {number}", published)


def read_csv(stream: BinaryIO, name: str, source: str, published: str | None) -> Iterator[Article | InputError]:
    """One article for each row of a table with a header; comma, semicolon or tab between the cells."""
    head = stream.read(_HEAD)
    encoding = encoding_of(head, source)
    stream.seek(0)
    csv.field_size_limit(2**31 - 1)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    header = text.readline()
    columns, delimiter = _columns(header)
    if delimiter is None:
        raise InputError(source, "the header has no column 'text'")
    lines = (line.replace("\x00", "") for line in text)
    rows = csv.DictReader(lines, fieldnames=columns, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield InputError(f"{source}, line {rows.line_num + 1}", f"not CSV ({error})")
            continue
        if row is None:
            return
        where = f"{source}, line {rows.line_num + 1}"
        if None in row:
            yield InputError(where, "more cells than the header has columns")
            continue
        yield to_article(row, f"{name}-{rows.line_num}", where, published)


def _columns(header: str) -> tuple[list[str], str | None]:
    """The names in the header line, and the delimiter by which one of them is `text`."""
    for delimiter in _DELIMITERS:
        names = [c.strip().lower() for c in next(csv.reader([header], delimiter=delimiter), [])]
        if "text" in names:
            return names, delimiter
    return [], None


def read_parquet(path: Path, name: str, source: str, published: str | None) -> Iterator[Article | InputError]:
    """One article for each row, read in batches. Raises InputError where pyarrow is missing or the file is at fault."""
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError(source, "Parquet needs pyarrow: pip install 'marsad[parquet]'") from error
    import pyarrow as pa

    try:
        with pq.ParquetFile(path) as file:
            if "text" not in file.schema_arrow.names:
                raise InputError(source, "there is no column 'text'")
            columns = [c for c in file.schema_arrow.names if c in Article.__struct_fields__ and c != "source"]
            number = 0
            for batch in file.iter_batches(_PARQUET_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield to_article(row, f"{name}-{number}", f"{source}, row {number}", published)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError(source, f"not a readable Parquet file ({str(error).splitlines()[0]})") from error


def to_article(record: object, fallback_id: str, source: str, published: str | None) -> Article | InputError:
    """One record as an Article, or why it is none. The record's own date goes before `published`."""
    if not isinstance(record, Mapping):
        return InputError(source, "not a record with the fields id and text")
    text = record.get("text")
    if not isinstance(text, str):
        return InputError(source, "no field 'text'" if text is None else "the field 'text' is no string")
    if not text.strip():
        return InputError(source, "the text is empty")
    if any("\ud800" <= c <= "\udfff" for c in _strings(record)):
        return InputError(source, "the text is not decodable (broken UTF-8 or lone surrogates)")
    date = _iso_date(record.get("published"))
    if isinstance(date, InputError):
        return InputError(source, date.reason)
    identifier = record.get("id")
    return Article(
        id=fallback_id if identifier is None or identifier == "" else str(identifier),
        text=text,
        title=_text_or_none(record.get("title")),
        published=date or published,
        outlet=_text_or_none(record.get("outlet")),
        url=_text_or_none(record.get("url")),
        source=source,
    )


def _strings(record: Mapping[Any, Any]) -> Iterator[str]:
    for key in ("id", "text", "title", "outlet", "url"):
        value = record.get(key)
        # `isascii` and a trial encoding are far faster than looking at each letter.
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                yield value[error.start]


def _text_or_none(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _iso_date(value: object) -> str | InputError | None:
    if isinstance(value, dt.date):  # a datetime is a date, too
        return value.isoformat()[:10]
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip()[:10]).isoformat()
        except ValueError:
            pass
    return InputError("", f"published is not a date (YYYY-MM-DD): {str(value)[:40]!r}")
