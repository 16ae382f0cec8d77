"""Speech that runs on: quotations over several sentences, texts after "ما يلي:", sentences that go on with what was
reported.
"""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.statement import Statement, Statements
from marsad.extract.syntax import Syntax
from marsad.extract.turn import Turn

_IN_FULL = frozenset("يلي مايلي التالي نصه".split())
_RESULTED = frozenset("وادت وادي واسفرت واسفر واوقعت واوقع وخلفت وخلف".split())


class RunningSpeech:
    """What runs on from sentence to sentence in one document. `inside` are the tokens of the sentence at hand that
    stand in quotation marks.
    """

    def __init__(self, draft: Draft, syntax: Syntax, statements: Statements, turn: Turn) -> None:
        self.draft = draft
        self.syntax = syntax
        self.statements = statements
        self.turn = turn
        self.inside: set[int] = set()
        self._quoted: list[ActorMention] | None = None
        self._last_paragraph = -1
        # "وكتب فلان ما يلي:": the paragraphs up to this one are his, until another speaks.
        self._tells_until = -1

    def open_sentence(self, first: int, stop: int) -> int:
        """Take in what runs on into the sentence; the token after what is quoted of it."""
        paragraph = self.draft.tokens[first].paragraph
        if paragraph > self._last_paragraph:
            self._quoted = None
        if paragraph <= self._tells_until and self.draft.form(first) != '"':
            self._tell(first, stop, direct=True)
        quoted_until = self._continue_quote(first, stop) if self._quoted is not None else first
        if quoted_until == first and self._goes_on_from_before(first):
            self._tell(first, stop, direct=False)
        self.inside = self._quoted_tokens(quoted_until, stop)
        return quoted_until

    def close_sentence(self, first: int, stop: int, *, quoted_until: int, found: bool, others: bool) -> None:
        """Note what may run on. `found` whether the sentence has statements, `others` whether one names its speaker."""
        paragraph = self.draft.tokens[first].paragraph
        if self.draft.form(stop - 1) == ":" and self.turn.at >= first:
            in_full = any(self.draft.form(k) in _IN_FULL for k in range(first, stop))
            self._tells_until = len(self.draft.reading.sentences) if in_full else paragraph + 1
        elif others:
            self._tells_until = -1
        if found:
            self._last_paragraph = paragraph
            self._note_open_quote(quoted_until, stop)

    def _tell(self, first: int, stop: int, *, direct: bool) -> None:
        """The sentence is that of who spoke last."""
        statement = Statement(first, stop, first, "", "assert", list(self.turn.speakers))
        statement.direct, statement.outer = direct, True
        self.statements.keep(statement)

    def _goes_on_from_before(self, first: int) -> bool:
        """ "..., بحسب المسؤول. كما خططت أوتاوا", "وأدت العملية إلى": within a paragraph such a sentence goes on with
        what was reported to the end of the one before.
        """
        draft = self.draft
        if not first or draft.tokens[first - 1].paragraph != draft.tokens[first].paragraph or not self.turn.speakers:
            return False
        before = self.statements.here(first - 1)
        told = any(s.stop >= first - 1 or s.outer for s in before) and self.turn.at >= before[0].verb
        also = draft.form(first) == "كما" and self.syntax.classes[first + 1 : first + 2] == ["V"]
        return told and (also or draft.form(first) in _RESULTED) and not draft.words[first + also].reporting

    def _quoted_tokens(self, first: int, stop: int) -> set[int]:
        inside: set[int] = set()
        is_open = False
        for k in range(first, stop):
            if self.draft.tokens[k].form == '"':
                is_open = not is_open
            elif is_open:
                inside.add(k)
        return inside

    def _continue_quote(self, first: int, stop: int) -> int:
        """A quotation opened in a sentence before and not closed yet; the token after what belongs to it."""
        assert self._quoted is not None
        closing = next((k for k in range(first, stop) if self.draft.tokens[k].form == '"'), stop)
        statement = Statement(first, closing, first, "", "assert", list(self._quoted))
        statement.direct = True
        self.statements.keep(statement)
        if closing < stop:
            self._quoted = None
        return min(closing + 1, stop)

    def _note_open_quote(self, first: int, stop: int) -> None:
        marks = sum(1 for k in range(first, stop) if self.draft.tokens[k].form == '"')
        if marks % 2 and self._quoted is None:
            self._quoted = self.statements.all[-1].speakers
