"""Clitics: the particles and pronouns that Arabic writes onto a word.

Only the written possibilities are listed here; which of them is a word is for the lexicon to say.
"""

from __future__ import annotations

_MINIMUM_STEM = 2
# Longest first, so that the suffix هما is not read as ها.
OBJECT_SUFFIXES = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ك", "ي")
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")


def proclitic_splits(word: str) -> list[tuple[str, str]]:
    """Every way to take conjunctions, prepositions and the article off `word`: (proclitics, rest).

    The article stays on the rest; "لل" is given back as ل + ال ("للجيش"), then as ل before a lam ("للبنان"). The whole
    word comes first.

    >>> proclitic_splits("للبنان")[1:]
    [('ل', 'البنان'), ('ل', 'لبنان')]
    """
    splits = [("", word)]
    for conjunction in _CONJUNCTIONS:
        if conjunction and (word[0] != conjunction or len(word) <= _MINIMUM_STEM):
            continue
        rest = word[len(conjunction) :]
        if conjunction:
            splits.append((conjunction, rest))
        for preposition in _PREPOSITIONS:
            if not preposition or not rest.startswith(preposition) or len(rest) <= _MINIMUM_STEM:
                continue
            if rest.startswith("لل") and len(rest) > _MINIMUM_STEM + 1:
                splits.append((conjunction + "ل", "ال" + rest[2:]))
            splits.append((conjunction + preposition, rest[1:]))
    return splits


def suffix_splits(word: str) -> list[tuple[str, str]]:
    """Every way to take a pronoun off the end: (stem, pronoun); the whole word with "" first.

    A ت before the pronoun is given both as it is and as the ه of folded ta marbuta (قواته -> قوات, حكومته -> حكومه);
    a lost alif after the plural waw comes back (قتلوهم -> قتلوا), and a hamza its seat (حلفاؤه -> حلفاء).
    """
    splits = [(word, "")]
    for suffix in OBJECT_SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < _MINIMUM_STEM:
            continue
        stem = word[: -len(suffix)]
        splits.append((stem, suffix))
        if stem.endswith("ت"):
            splits.append((stem[:-1] + "ه", suffix))
        elif stem.endswith(("او", "اي")):
            splits.append((stem[:-1] + "ء", suffix))
        elif stem.endswith("و"):
            splits.append((stem + "ا", suffix))
        elif stem.endswith("ا"):
            splits.append((stem[:-1] + "ي", suffix))
    return splits
