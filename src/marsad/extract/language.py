"""Whether a text is Arabic, by its letters."""

from __future__ import annotations

import re

from marsad.text.tokens import Reading

# Runs of letters: far fewer matches than letters.
_ARABIC = re.compile("[\u0621-\u064a]+")
_LETTER = re.compile(r"[^\W\d_]+")
# Letters that Persian, Urdu, Kurdish and Pashto write and Arabic does not.
_OTHER_ARABIC_SCRIPT = re.compile("[پچژگۆێڕڵەٹڈڑےںټډړښ]")
_SAMPLE = 4000
_ENOUGH = 0.5
_FOREIGN = 0.03


def language_of(reading: Reading) -> str | None:
    """ "ar" where Arabic letters prevail, "und" where others do, None for a text without letters."""
    sample = reading.original[:_SAMPLE]
    letters = sum(map(len, _LETTER.findall(sample)))
    if not letters:
        return None
    arabic = sum(map(len, _ARABIC.findall(sample)))
    foreign = len(_OTHER_ARABIC_SCRIPT.findall(sample))
    return "ar" if arabic / letters >= _ENOUGH and foreign / letters < _FOREIGN else "und"
