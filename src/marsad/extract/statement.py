"""Statements: what somebody says in one sentence, and all those of a document."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft


class Statement:
    """What `speakers` (nearest first) say: the tokens `first` up to `stop`. `verb` is the token of the verb of
    saying; `outer` marks one that stands around the others of its sentence ("..., بحسب الوكالة").
    """

    __slots__ = ("direct", "first", "lemma", "outer", "speakers", "stance", "stop", "verb")

    def __init__(self, first: int, stop: int, verb: int, lemma: str, stance: str, speakers: list[ActorMention]) -> None:
        self.first = first
        self.stop = stop
        self.verb = verb
        self.lemma = lemma
        self.stance = stance
        self.speakers = speakers
        self.direct = False
        self.outer = False

    def __repr__(self) -> str:
        return f"<{self.lemma} {self.speakers} {self.first}:{self.stop}>"

    def covers(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return self.first <= token < self.stop and (token != self.verb or not self.lemma)

    def add_farther(self, farther: list[ActorMention]) -> None:
        """Add who passes on what its speakers say."""
        for speaker in farther:
            if not any(_same(speaker, s) for s in self.speakers):
                self.speakers = [*self.speakers, speaker]


class Statements:
    """The statements of a document as they are found."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.all: list[Statement] = []
        self._of_sentence: dict[int, list[Statement]] = {}

    def here(self, token: int) -> list[Statement]:
        """The statements found so far in the sentence of a token."""
        return self._of_sentence.get(self.draft.tokens[token].sentence, [])

    def keep(self, statement: Statement) -> None:
        """Take the statement in, unless nothing is said or another way of reading found the same words said by the
        same.
        """
        if not any(self.draft.tokens[k].kind == "w" for k in range(statement.first, statement.stop)):
            return
        siblings = self._of_sentence.setdefault(self.draft.tokens[statement.first].sentence, [])
        same = (s for s in siblings if (s.first, s.stop) == (statement.first, statement.stop))
        if not any(s.speakers == statement.speakers for s in same):
            self.all.append(statement)
            siblings.append(statement)

    def chain(self, token: int) -> tuple[list[ActorMention], Statement | None]:
        """The speakers over a token, nearest first, and the innermost statement."""
        covering = [s for s in self.here(token) if s.covers(token)]
        covering.sort(key=lambda s: (s.outer, s.stop - s.first, -s.first))
        speakers: list[ActorMention] = []
        for statement in covering:
            for speaker in statement.speakers:
                if not any(_same(speaker, s) for s in speakers):
                    speakers.append(speaker)
        return speakers, covering[0] if covering else None

    def around(self, i: int) -> Statement | None:
        """The statement between whose verb of saying and words said token `i` stands."""
        return next((s for s in reversed(self.here(i)) if s.verb < i < s.first and s.lemma), None)

    def close_before(self, i: int) -> None:
        """Another speaker's clause at `i` ends what was said before it in the sentence."""
        for statement in self.here(i):
            if not statement.outer and statement.first < i < statement.stop and statement.verb < i:
                statement.stop = i


def _same(a: ActorMention, b: ActorMention) -> bool:
    return a is b or (bool(a.key) and a.key == b.key and a.cls == b.cls)
