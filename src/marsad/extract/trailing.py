"""Attributions after what is told: "..., قال المتحدث", "..., بحسب ما أعلن الجيش"."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.role import RoleFinder
from marsad.extract.statement import Statements
from marsad.extract.syntax import Syntax
from marsad.lexicon.lexicon import ReportingVerb

_AS = frozenset('" كما حسبما وفقما لما بحسبما مثلما هكذا'.split())
_TIES = _AS - {'"'} | frozenset("ما حسب بحسب وفق وفقا طبقا علي ، ,".split())
_BEFORE_WHAT = frozenset("حسب بحسب وفق علي".split())
# What opens a sentence ("وبحسب ما أعلن") stands within so many tokens.
OPENING = 3


class Trailing:
    """Reads attributions that stand after what is told, in one document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder, statements: Statements) -> None:
        self.draft = draft
        self.syntax = syntax
        self.trigger_at = finder.trigger_at
        self.statements = statements

    def is_trailing(self, i: int, first: int, verb: ReportingVerb) -> bool:
        """Whether what is said stands before the verb at `i` ("..., قال المتحدث.", "... كما قال X") in the sentence
        that begins at `first`.
        """
        before = self.draft.form(i - 1)
        if i - first <= OPENING or self.draft.words[i].proclitics:
            return False
        if before == "ما":  # not "وهو ما أكدته الوزارة", "ولم يصدر تعليق على ما أعلنته الوزارة"
            upon = self.draft.form(i - 2) == "علي" and bool(self.draft.words[i].suffix)
            return self.draft.form(i - 2) in _BEFORE_WHAT and not upon
        if before in ("،", ","):
            # "في الوقت ذاته، أعلن": nothing is told yet.
            return verb.quotes and any(self.syntax.classes[k] == "V" for k in range(first, i - 1))
        return before in _AS and (verb.quotes or before not in ('"', "كما"))

    def means_also(self, i: int, start: int, stop: int) -> bool:
        """ "..., كما أعلن الجيش مقتل ثلاثة": with an act after the speaker, كما means "also" and not "as"."""
        if self.draft.form(i - 1) != "كما":
            return False
        end = next((k for k in range(start, stop) if self.draft.form(k) in ("،", ",")), stop)
        acts = (self.trigger_at.get(k) for k in range(start, end))
        return any(act is not None and not act.is_verb for act in acts)

    def told_until(self, i: int) -> int:
        """ "..., بحسب ما أعلن": the words that tie what is told to the verb at `i` are no part of it."""
        while self.draft.form(i - 1) in _TIES:
            i -= 1
        return i

    def clause_told(self, first: int, i: int) -> int:
        """Where the clause begins that a phrase at a sentence's end speaks of: after "قال X إن ..., و" the last."""
        if not any(s for s in self.statements.here(i) if not s.outer and s.verb < s.first):
            return first
        for k in range(i - 2, first, -1):
            if self.draft.form(k - 1) in ("،", ",") and self.draft.words[k].proclitics[:1] == "و":
                if self.syntax.classes[k] in ("V", "X"):
                    return first if self.draft.words[k].reporting else k
        return first
