"""Folding: one spelling for the many ways Arabic newswriting spells a word, with a map back.

Word lists and texts pass through the same `fold`, so that they meet. Folding drops vowel marks, tatweel and
invisible characters, and unites hamza forms, ta marbuta with ha, alif maqsura with ya, Persian letters with their
Arabic neighbours, presentation forms with plain letters and digits of three scripts with 0-9.
"""

from __future__ import annotations

import re
import unicodedata
from array import array

import msgspec

# Vowel marks, Koranic signs, tatweel, zero-width, bidi controls, soft hyphen, byte order mark.
_DROPPED = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u061c"
)
_DROP = re.compile(f"[{_DROPPED}]+")
_ONE_TO_ONE = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍےئﯨ", "ي"),
    **dict.fromkeys("ةۀهہەھۃ", "ه"),
    "ؤ": "و",
    **dict.fromkeys("کڪګگڭ", "ك"),
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u3000\t\r\x0b\x0c\u2028\u2029\x85", " "),
    **dict.fromkeys("«»“”„‟″＂", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("–—―‒−", "-"),
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "…": "…",
    **{chr(0x0660 + d): str(d) for d in range(10)},
    **{chr(0x06F0 + d): str(d) for d in range(10)},
}
# Chained str.replace is several times faster than str.translate here (STACK.md); the most frequent letters first.
_REPLACEMENTS = [(a, b) for a, b in _ONE_TO_ONE.items() if a != b]
_FREQUENT = [(a, b) for a, b in _REPLACEMENTS if a in "أإآىةؤئ"]
_RARE = [(a, b) for a, b in _REPLACEMENTS if a not in "أإآىةؤئ"]
_ANY_RARE = re.compile("[" + re.escape("".join(a for a, _ in _RARE)) + "]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


class Folded(msgspec.Struct, frozen=True):
    """Folded text and, where lengths differ, for each folded character its offset in the original."""

    text: str
    offsets: array[int] | None
    original_length: int

    def start(self, i: int) -> int:
        """Offset in the original of the folded character `i`."""
        if self.offsets is None:
            return i
        return self.offsets[i] if i < len(self.offsets) else self.original_length

    def end(self, i: int) -> int:
        """Offset in the original just after the folded character before `i` (marks on it included)."""
        if self.offsets is None:
            return i
        if i <= 0:
            return 0
        return self.offsets[i - 1] + 1


def fold(text: str) -> Folded:
    """Fold `text`. Never raises; lone surrogates and control characters pass through.

    >>> fold("حكومةُ الوفاق").text
    'حكومه الوفاق'
    """
    if _PRESENTATION.search(text):
        return _fold_presentation(text)
    if not _DROP.search(text):
        return Folded(_replace(text), None, len(text))
    return _drop(text, None, len(text))


def fold_word(text: str) -> str:
    """The folded spelling alone, for word lists."""
    return fold(text).text


def _replace(text: str) -> str:
    for old, new in _FREQUENT:
        text = text.replace(old, new)
    if _ANY_RARE.search(text):
        for old, new in _RARE:
            text = text.replace(old, new)
    return text


def _drop(text: str, offsets: array[int] | None, original_length: int) -> Folded:
    """Drop invisible characters; `offsets` maps `text` to the original where it is not the original itself."""
    kept: list[str] = []
    kept_offsets: array[int] = array("l")
    last = 0
    for m in [*_DROP.finditer(text), None]:
        stop = m.start() if m else len(text)
        kept.append(text[last:stop])
        kept_offsets.extend(range(last, stop) if offsets is None else offsets[last:stop])
        last = m.end() if m else stop
    return Folded(_replace("".join(kept)), kept_offsets, original_length)


def _fold_presentation(text: str) -> Folded:
    """Presentation forms may stand for several letters (ﻻ, ﷲ): each letter maps to its form's offset."""
    letters: list[str] = []
    offsets: array[int] = array("l")
    for i, ch in enumerate(text):
        plain = unicodedata.normalize("NFKC", ch) if _PRESENTATION.match(ch) else ch
        letters.append(plain)
        offsets.extend([i] * len(plain))
    return _drop("".join(letters), offsets, len(text))
