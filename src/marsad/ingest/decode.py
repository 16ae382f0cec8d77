"""From bytes to text: encodings that Arabic news is found in, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from marsad.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark opens it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = frozenset({"cp1256", "iso8859-6"})
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ARABIC = re.compile("[\u0621-\u064a]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_HEAD = 4096
_SAMPLE = 262_144
# A text whose UTF-8 is spoilt in fewer than one in fifty of its letters is a damaged UTF-8 file, no other encoding.
_SPOILT_SHARE = 0.02
# A letter table read wrongly gives hardly any Arabic; read rightly, nearly all letters above ASCII are Arabic.
_ARABIC_SHARE = 0.5
_CONTROL_SHARE = 0.01


def decode_text(data: bytes, source: str) -> str:
    """The text in `data`: UTF-8, UTF-16 or UTF-32 by their marks, else windows-1256 or ISO-8859-6 by detection.

    A byte order mark is taken off; nothing else is changed. Raises InputError, naming `source`, where `data` is
    empty, binary, or in no encoding that can be told.
    """
    if not data.strip():
        raise InputError(source, "the input is empty")
    text = _decode(data, source)
    if not text.strip("\ufeff \t\r\n\f\x00"):
        raise InputError(source, "the input is empty")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise InputError(source, "binary data, not text")
    return text


def encoding_of(data: bytes, source: str) -> str:
    """The codec for the text of which `data` is the beginning. Raises InputError as `decode_text` does."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return "utf-8-sig" if name == "utf-8" else name[:6]
    if b"\x00" in data:
        raise InputError(source, "binary data, not text")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError as error:
        return _eight_bit(data, error, source)
    return "utf-8"


def _decode(data: bytes, source: str) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, source)
    if b"\x00" in data:
        raise InputError(source, "binary data, not text")
    declared = _CHARSET.search(data, 0, _HEAD)
    if declared and (name := _codec(declared[1].decode("ascii"))) in _EIGHT_BIT:
        try:
            data.decode("utf-8")  # pages keep an old declaration after they were moved to UTF-8
        except UnicodeDecodeError:
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.decode(_eight_bit(data, error, source), "replace")


def _strict(data: bytes, name: str, source: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(source, f"broken {name} at byte {error.start}") from error


def _eight_bit(data: bytes, error: UnicodeDecodeError, source: str) -> str:
    """The Arabic eight-bit encoding of `data`, which is no UTF-8."""
    sample = data[:_SAMPLE]
    spoilt = sample.decode("utf-8", "replace")
    letters = len(_NOT_ASCII.findall(spoilt))
    if len(_ARABIC.findall(spoilt)) and spoilt.count("\ufffd") < max(2, _SPOILT_SHARE * letters):
        raise InputError(source, f"broken UTF-8 at byte {error.start}")
    from resiliparse.parse.encoding import detect_encoding

    name = _codec(detect_encoding(sample) or "")
    if name in _EIGHT_BIT:
        text = sample.decode(name, "replace")
        if len(_ARABIC.findall(text)) >= _ARABIC_SHARE * len(_NOT_ASCII.findall(text)):
            return name
    raise InputError(source, "neither UTF-8 nor an Arabic encoding that can be told (binary, or another encoding)")


def _codec(label: str) -> str:
    """Python's own name for an encoding, "" where it knows none by this label."""
    try:
        return codecs.lookup(label).name
    except LookupError:
        return ""
