"""Whose turn it is to speak: who spoke last, and who goes on where a verb of saying has no subject ("وأضاف أن")."""

from __future__ import annotations

from marsad.extract.agreement import compatible
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.role import RoleFinder
from marsad.extract.statement import Statements
from marsad.extract.syntax import Syntax

# Whom a sentence tells of may speak in the next: "التقى الوزير نظيره. وقال إن".
PERSONAL = frozenset(("person", "office"))


class Turn:
    """Follows who speaks through one document. `speakers` spoke last, at the token `at`."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder, statements: Statements) -> None:
        self.draft = draft
        self.syntax = syntax
        self.clauses = finder.clauses
        self.statements = statements
        self.speakers: list[ActorMention] = []
        self.at = -1
        self._png = ""

    def spoke(self, speakers: list[ActorMention], i: int) -> None:
        """Remember who spoke at token `i`, unless the saying is itself only told by another."""
        if speakers and not any(s.covers(i) and not s.outer for s in self.statements.here(i)):
            self.speakers, self.at = speakers, i
            self._png = next((r[1][2:5] for r in self.draft.words[i].reporting if r[1][0] == "v"), "")

    def going_on(self, i: int, png: str) -> list[ActorMention]:
        """The speaker of a verb without subject: who spoke last, where he agrees, else the last subject that does."""
        told_of = self._main_subject(i)
        if told_of is None and self.draft.tokens[i].sentence > 0:
            told_of = self._main_subject(self.draft.reading.sentences[self.draft.tokens[i].sentence].first - 1)
            told_of = told_of if told_of is not None and told_of.cls in PERSONAL else None
        if told_of is not None and told_of.first > self.at and compatible(self.draft, told_of, png):
            return [told_of]
        for k, speaker in enumerate(self.speakers):  # "نقلت الوكالة عن مسؤول أن ... وأضافت": who relays it goes on
            if compatible(self.draft, speaker, png):
                return self.speakers[k:]
        if self.speakers and png == self._png:
            return self.speakers
        before = self.clauses.subject_before(i, png)
        return [before] if before is not None else self.speakers

    def of_participle(self, i: int) -> list[ActorMention]:
        """ "..., لافتا إلى أن": who spoke before in the sentence, else its subject, else who spoke last."""
        spoken = [s for s in self.statements.here(i) if s.verb < i and s.lemma and s.speakers]
        if spoken:
            return next((s for s in reversed(spoken) if not s.outer), spoken[-1]).speakers
        subject = self._main_subject(i) or self.clauses.prior_subject(i)
        return [subject] if subject is not None else self.speakers

    def _main_subject(self, i: int) -> ActorMention | None:
        """The subject of the first verb of the sentence that stands before `i`."""
        sentence = self.draft.reading.sentences[self.draft.tokens[i].sentence]
        verb = next((k for k in range(sentence.first, i) if self.syntax.classes[k] == "V"), None)
        return self.clauses.subject_of(verb) if verb is not None else None
