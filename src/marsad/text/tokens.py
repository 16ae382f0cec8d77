"""Tokens, sentences and paragraphs of a folded text."""

from __future__ import annotations

import re

from marsad.text.fold import Folded, fold

# A word of letters, a number (12, 1.5, 10,000), a word of Latin letters, or one other character.
_TOKEN = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+|\d+(?:[.,]\d+)*|[^\W\d_\u0600-\u06ff]+|\n|[^\s]")
_WORD_FIRST = re.compile(r"[^\W\d_]")
_SENTENCE_END = frozenset(".!?؟؛;۔")
# Initials before a full stop do not end a sentence: د. علي، أ. ف. ب.
_LONGEST_INITIAL = 1


class Token:
    """One token. `start` and `end` are offsets in the original text; `form` the folded spelling.

    `kind` is "w" word, "n" number, "p" punctuation. `last` is the last letter as the original writes it, by which
    ta marbuta is told from the pronoun ha and the preposition على from the name علي.
    """

    __slots__ = ("end", "form", "i", "kind", "last", "paragraph", "sentence", "start")

    def __init__(self, i: int, start: int, end: int, form: str, kind: str) -> None:
        self.i = i
        self.start = start
        self.end = end
        self.form = form
        self.kind = kind
        self.last = ""
        self.sentence = 0
        self.paragraph = 0

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.form!r}, {self.start}:{self.end})"


class Sentence:
    """Tokens `first` up to and without `stop`. `paragraph` counts from 0."""

    __slots__ = ("first", "index", "paragraph", "stop")

    def __init__(self, index: int, first: int, stop: int, paragraph: int) -> None:
        self.index = index
        self.first = first
        self.stop = stop
        self.paragraph = paragraph

    def __repr__(self) -> str:
        return f"Sentence({self.index}, {self.first}:{self.stop})"


class Reading:
    """A text with its tokens and sentences: what every extractor reads from.

    `original` is the text unchanged; `forms` the tokens' forms, which are looked at far more often than the rest.
    """

    __slots__ = ("folded", "forms", "original", "sentences", "tokens")

    def __init__(self, original: str, folded: Folded, tokens: list[Token], sentences: list[Sentence]) -> None:
        self.original = original
        self.folded = folded
        self.tokens = tokens
        self.forms = [token.form for token in tokens]
        self.sentences = sentences

    def quote(self, first: int, stop: int) -> tuple[int, int, str]:
        """Start, end and words, in the original, of the tokens `first` to `stop` (exclusive)."""
        start, end = self.tokens[first].start, self.tokens[stop - 1].end
        return start, end, self.original[start:end]


def read(text: str) -> Reading:
    """Fold and split `text`. Newlines end paragraphs and sentences; they are no tokens."""
    folded = fold(text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraph = 0
    first = 0
    offsets = folded.offsets
    quotes_open = False
    for m in _TOKEN.finditer(folded.text):
        form = m.group()
        if form == "\n":
            if len(tokens) > first:
                sentences.append(Sentence(len(sentences), first, len(tokens), paragraph))
            if sentences and sentences[-1].paragraph == paragraph:
                paragraph += 1
            first = len(tokens)
            quotes_open = False
            continue
        start, end = m.span()
        c = form[0]
        kind = "w" if "\u0621" <= c <= "\u064a" else _kind_of(c)  # Arabic letters, nearly always
        if offsets is not None:
            start, end = offsets[start], offsets[end - 1] + 1
        token = Token(len(tokens), start, end, form, kind)
        token.sentence = len(sentences)
        token.paragraph = paragraph
        if kind == "w":
            last = text[end - 1]
            token.last = last if last.isalpha() else _last_letter(text, start, end)
        tokens.append(token)
        if kind == "p":
            if form == '"':
                quotes_open = not quotes_open
            elif form in _SENTENCE_END and _ends_sentence(folded.text, m.end(), tokens, first):
                sentences.append(Sentence(len(sentences), first, len(tokens), paragraph))
                first = len(tokens)
    if len(tokens) > first:
        sentences.append(Sentence(len(sentences), first, len(tokens), paragraph))
    return Reading(text, folded, tokens, sentences)


def _kind_of(first: str) -> str:
    return "n" if "0" <= first <= "9" else "w" if _WORD_FIRST.match(first) else "p"


def _last_letter(text: str, start: int, end: int) -> str:
    for i in range(end - 1, start - 1, -1):
        if text[i].isalpha():
            return text[i]
    return text[end - 1]


def _ends_sentence(folded: str, after: int, tokens: list[Token], first: int) -> bool:
    """A full stop ends a sentence unless it is part of "..", an initial (د.) or inside a word or number."""
    following = folded[after : after + 1]
    form = tokens[-1].form
    if following and not following.isspace() and (following not in '"»)' or form == "."):
        # "قال.ثم" happens where a space was forgotten: a word of two letters or more on both sides is a sentence end.
        if form != "." or not following.isalpha() or len(tokens) - first < 4:
            return False
        if len(tokens[-2].form) <= 2:
            return False
    if form == "." and len(tokens) >= 2 and len(tokens) - first >= 2:
        before = tokens[-2]
        if before.form == "." and before.end == tokens[-1].start:
            return False
        if before.kind == "w" and len(before.form) <= _LONGEST_INITIAL:
            return False
    return len(tokens) - first > 1
