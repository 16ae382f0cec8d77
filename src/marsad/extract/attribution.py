"""Who says so: statements with their speakers, and the chain of speakers over any word.

A statement is opened by a reporting verb ("قال X إن ...", "..., قال X"), a verbal noun or participle of saying
("مشيرا إلى أن"), an attribution phrase ("بحسب X") or a colon after a speaker ("بوتين: ..."). A verb of saying without
a subject goes on with the last speaker ("وأضاف أن"). Quotes keep their speaker until they close.
"""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.phrases import longest_phrase
from marsad.extract.role import RoleFinder, compatible
from marsad.extract.syntax import JUSSIVE_BEFORE, Chunk, Syntax
from marsad.lexicon.lexicon import AttributionPhrase

_INTRODUCERS = frozenset("ان انه انها انهم انهما اننا اني انني بان بانه بانها بانهم بانهما ان".split())
_BELLIGERENT = frozenset("MIL REB PRM UAF".split())
_CONTINUING = frozenset("اضاف تابع استطرد اردف واصل مضي زاد ختم".split())
# Verbs whose object itself is what is said: "أعلن الجيش مقتل ثلاثة", "نقلت الوكالة عن مصدر وقوع انفجار".
_WITH_OBJECT = frozenset(
    """
        أعلن أكد ذكر كشف نفى أفاد نقل رصد وثق بث نشر أورد زعم ادعى قال روى تحدث تناقل تداول أحصى رجح توقع أظهر
        أبلغ
    """.split()
)
_LONGEST_SPEAKER = 24
_REACH_INTRODUCER = 30


class Statement:
    """What `speakers` (nearest first) say: the tokens `first` up to `stop`. `verb` is the token of the verb of
    saying.
    """

    __slots__ = ("direct", "first", "lemma", "speakers", "stance", "stop", "verb")

    def __init__(self, first: int, stop: int, verb: int, lemma: str, stance: str) -> None:
        self.first = first
        self.stop = stop
        self.verb = verb
        self.lemma = lemma
        self.stance = stance
        self.speakers: list[ActorMention] = []
        self.direct = False

    def __repr__(self) -> str:
        return f"<{self.lemma} {self.speakers} {self.first}:{self.stop}>"


class Attribution:
    """All statements of a document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder) -> None:
        self.draft = draft
        self.syntax = syntax
        self.finder = finder
        self.statements: list[Statement] = []
        self._of_sentence: dict[int, list[Statement]] = {}
        self._last: list[ActorMention] = []
        self._last_paragraph = -1
        self._quoted: list[ActorMention] | None = None
        for sentence in draft.reading.sentences:
            if not draft.skip[sentence.first]:
                self._sentence(sentence.first, sentence.stop)

    def chain(self, token: int) -> tuple[list[ActorMention], Statement | None]:
        """The speakers over a token, nearest first, and the innermost statement."""
        same_sentence = self._of_sentence.get(self.draft.tokens[token].sentence, ())
        covering = [s for s in same_sentence if s.first <= token < s.stop and s.verb != token]
        covering.sort(key=lambda s: (s.stop - s.first, -s.first))
        speakers: list[ActorMention] = []
        for statement in covering:
            for speaker in statement.speakers:
                if not any(_same(speaker, s) for s in speakers):
                    speakers.append(speaker)
        return speakers, covering[0] if covering else None

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(self, first: int, stop: int) -> None:
        draft = self.draft
        paragraph = draft.tokens[first].paragraph
        if paragraph > self._last_paragraph + 1:
            self._quoted = None
        before = len(self.statements)
        if self._quoted is not None:
            self._continue_quote(first, stop)
        for i in range(first, stop):
            if draft.tokens[i].kind == "p":
                if draft.tokens[i].form == ":" and i < stop - 1:
                    self._colon(first, i, stop)
                continue
            word = draft.words[i]
            if word.reporting and self.syntax.actor_over[i] is None:
                self._reporting(i, first, stop)
            if "attribution" in word.opens:
                self._phrase(i, first, stop)
        if len(self.statements) > before:
            self._last_paragraph = paragraph
            self._note_open_quote(first, stop)

    def _keep(self, statement: Statement) -> None:
        """Take the statement in, unless nothing is said or another way of reading found the same words said by the
        same.
        """
        if statement.stop <= statement.first:
            return
        siblings = self._of_sentence.setdefault(self.draft.tokens[statement.first].sentence, [])
        same = (s for s in siblings if (s.first, s.stop) == (statement.first, statement.stop))
        if not any(s.speakers == statement.speakers for s in same):
            self.statements.append(statement)
            siblings.append(statement)

    def _continue_quote(self, first: int, stop: int) -> None:
        """A quotation opened in a sentence before and not closed yet."""
        assert self._quoted is not None
        closing = next((k for k in range(first, stop) if self.draft.tokens[k].form == '"'), stop)
        statement = Statement(first, closing, first, "", "assert")
        statement.direct = True
        statement.speakers = list(self._quoted)
        self._keep(statement)
        if closing < stop:
            self._quoted = None

    def _note_open_quote(self, first: int, stop: int) -> None:
        marks = sum(1 for k in range(first, stop) if self.draft.tokens[k].form == '"')
        if marks % 2 and self._quoted is None:
            self._quoted = self.statements[-1].speakers
        elif marks % 2:
            self._quoted = None

    def _colon(self, first: int, colon: int, stop: int) -> None:
        """A headline "بوتين: هدم الاتفاق ...": the speaker stands alone before the colon."""
        if any(first <= s.verb < colon for s in self._of_sentence.get(self.draft.tokens[first].sentence, ())):
            return
        actor = self.syntax.actor_over[colon - 1] if colon > first else None
        if actor is None or actor.first - first > 2 or any(self.syntax.classes[k] == "V" for k in range(first, colon)):
            return
        statement = Statement(colon + 1, stop, colon, "", "assert")
        statement.speakers = [actor]
        self._keep(statement)

    # -- verbs of saying ----------------------------------------------------------------------------------------------

    def _reporting(self, i: int, first: int, stop: int) -> None:
        draft, syntax = self.draft, self.syntax
        verbal = syntax.classes[i] == "V"
        word = draft.words[i]
        readings = [r for r in word.reporting if (r[1][0] == "v") == verbal]
        if readings and readings[0][1][:2] == "vJ" and draft.form(i - 1) not in JUSSIVE_BEFORE:
            return
        if not readings or (not verbal and (word.heads or word.place_heads)):
            return
        verb = draft.lexicon.reporting[readings[0][0]]
        kind = readings[0][1][0]
        if kind == "n" or (kind == "p" and not self._adverbial(i, readings[0][1])):
            return
        introducer = self._introducer(i, stop)
        if introducer is None and kind == "p":
            return
        speakers, relay, speaker_stop, passive = self._speakers(i, kind, readings[0][1], introducer or stop, verb.frame)
        trailing = self._is_trailing(i, first, stop, introducer)
        if introducer is None and not trailing and verb.lemma not in _WITH_OBJECT:
            return
        if not speakers and not passive:
            if kind == "p" or verb.lemma in _CONTINUING or introducer is not None or trailing:
                speakers = self._going_on(i, kind, readings[0][1][2:5])
        if not speakers:
            return
        span = self._content(i, first, stop, introducer, speaker_stop, trailing)
        if span is None:
            self._last = speakers
            return
        statement = Statement(span[0], span[1], i, verb.lemma, verb.stance)
        statement.speakers = speakers + relay
        statement.direct = draft.form(span[0]) == '"' or draft.form(span[0] - 1) in (":", '"')
        self._keep(statement)
        self._last = statement.speakers

    def _adverbial(self, i: int, features: str) -> bool:
        """ "مشيرا", "مؤكدة": an indefinite accusative participle goes on with what its subject says."""
        word = self.draft.words[i]
        return (
            not word.definite
            and not features.endswith("D")
            and word.rest.endswith(("ا", "ه", "ين"))
            and not word.suffix
        )

    def _going_on(self, i: int, kind: str, png: str) -> list[ActorMention]:
        """The speaker of a verb without subject: who spoke last, where he agrees, else the last subject that does."""
        if kind == "p":
            subject = self.finder.prior_subject(i)
            if subject is not None:
                return [subject]
        if self._last and (kind == "p" or compatible(self.draft, self._last[0], png)):
            return self._last
        before = self.finder.subject_before(i, png)
        return [before] if before is not None else self._last

    def _introducer(self, i: int, stop: int) -> int | None:
        """The token of أن / إن / colon that opens what is said by the verb at `i`."""
        draft, syntax = self.draft, self.syntax
        for k in range(i + 1, min(stop, i + _REACH_INTRODUCER)):
            form = draft.tokens[k].form
            if form in _INTRODUCERS or form == ":":
                return k
            if form == '"' and k - i <= 3:
                return k
            if (
                syntax.classes[k] == "V"
                and syntax.classes[k - 1] != "R"
                and draft.tokens[k - 1].form != ","
                and syntax.actor_over[k - 1] is None
            ):
                return None
        return None

    def _speakers(
        self, i: int, kind: str, features: str, limit: int, frame: dict[str, str]
    ) -> tuple[list[ActorMention], list[ActorMention], int, bool]:
        """(who says it, who relays it, where the speaker ends, whether the verb is passive)."""
        syntax = self.syntax
        if kind == "p":
            return [], [], i + 1, False
        speakers: list[ActorMention] = []
        relay: list[ActorMention] = []
        end = i + 1
        arguments = [a for a in syntax.arguments(i, reach=_LONGEST_SPEAKER) if a.first < limit]
        subject = self.finder.subject_of(i)
        source = next((a for a in arguments if a.prep == "عن" and self._speaker(a) is not None), None)
        bare = next((a for a in arguments if a.prep == ""), None)
        if source is not None and "عن" in frame:
            speakers = [m for m in [self._speaker(source)] if m is not None]
            end = source.stop
            if subject is not None and subject is not speakers[0]:
                relay = [subject]
            elif bare is not None and bare.first < source.first and (m := self._speaker(bare)) is not None:
                relay = [m]
            return speakers, relay, end, False
        if subject is not None:
            speakers = [subject]
            if bare is not None and bare.actor is subject:
                speakers = bare.actors if bare.also else [subject]
                end = max(bare.stop, subject.stop)
        elif bare is not None and bare.first <= i + 2 and features[2:5] != "3mp":
            made = self._speaker(bare)
            if made is not None:
                speakers, end = [made], bare.stop
        passive = features.endswith("p")
        return speakers, relay, end, passive

    def _speaker(self, chunk: Chunk) -> ActorMention | None:
        """The speaker a noun phrase names: an actor, or a generic speaker noun (خبراء, شهود, تقرير)."""
        if chunk.actor is not None:
            return chunk.actor
        for k in range(chunk.first, min(chunk.stop, len(self.draft.tokens))):
            word = self.draft.words[k]
            stop, indexes = longest_phrase(self.draft, self.draft.lexicon.speaker_phrases, k, word.rest)
            if indexes:
                noun = self.draft.lexicon.speakers[indexes[0]]
                mention = ActorMention(chunk.first, max(chunk.stop, stop), "source")
                mention.code = noun.code or None
                mention.sectors = tuple(noun.sectors)
                mention.key = f"speaker:{noun.lemma}"
                return mention
        return None

    def _speaks(self, k: int) -> bool:
        """Whether a word of speech stands at `k` ("بحسب ما ذكرت", "وفق بيان", "وفقا لتأكيد")."""
        word = self.draft.words[k]
        return (
            bool(word.reporting)
            or self.draft.form(k) == "ما"
            or bool(longest_phrase(self.draft, self.draft.lexicon.speaker_phrases, k, word.rest)[1])
        )

    def _is_trailing(self, i: int, first: int, stop: int, introducer: int | None) -> bool:
        """ "..., قال المتحدث." or "... كما قال X": what is said stands before the verb."""
        if introducer is not None or i - first < 4:
            return False
        before = self.draft.form(i - 1)
        return before in ("،", ",", '"', "كما", "حسبما", "وفقما", "ما", "علي", "بحسبما", "مثلما", "وفق")

    def _content(
        self, i: int, first: int, stop: int, introducer: int | None, speaker_stop: int, trailing: bool
    ) -> tuple[int, int] | None:
        """The tokens that are said, None where nothing is."""
        if trailing:
            return first, i
        if introducer is not None:
            return introducer + 1 if self.draft.form(introducer) in (":", '"') else introducer, stop
        start = max(speaker_stop, i + 1)
        if start >= stop - 1:
            return None
        return start, stop

    # -- attribution phrases ---------------------------------------------------------------------------------------

    def _phrase(self, i: int, first: int, stop: int) -> None:
        """ "بحسب X", "وفقا لـX", "نقلا عن X": over the rest of the sentence."""
        draft = self.draft
        table = draft.lexicon.attribution_phrases
        for proclitics, rest in draft.words[i].variants:
            if proclitics not in ("", "و", "ف"):
                continue
            k, indexes = longest_phrase(draft, table, i, rest)
            if not indexes or k >= stop:
                continue
            phrase = draft.lexicon.attributions[indexes[0]]
            # "بحسب مصدر أمني": the phrase may already hold the speaker's first word.
            k = next((x for x in range(i + 1, k) if x in self.syntax.actor_at), k)
            self._after_phrase(i, k, first, stop, phrase)
            return

    def _after_phrase(self, i: int, k: int, first: int, stop: int, phrase: AttributionPhrase) -> None:
        if phrase.kind == "self":
            speakers = self._last
            end = k
        else:
            chunk = self.syntax.chunk(k, "")
            while chunk is None and k < stop - 1 and self.draft.words[k].reporting:
                k += 1
                chunk = self.syntax.chunk(k, "")
            speaker = self._speaker(chunk) if chunk is not None else None
            if speaker is None and chunk is not None and self._speaks(k):
                # "بحسب ما ذكرت الوزارة", "وفق بيان للوزارة": look a little further.
                inner = next(
                    (self.syntax.actor_at[x] for x in range(k, min(stop, k + 5)) if x in self.syntax.actor_at), None
                )
                speaker = inner
            if speaker is None:
                return
            speakers, end = [speaker], max(speaker.stop, k + 1)
        if not speakers:
            return
        opening = i - first <= 2
        statement = Statement(end if opening else first, stop if opening else i, i, phrase.phrase, phrase.stance)
        statement.speakers = speakers
        if statement.stop > statement.first:
            self._keep(statement)
            self._last = speakers


def _same(a: ActorMention, b: ActorMention) -> bool:
    return a is b or (bool(a.key) and a.key == b.key and a.cls == b.cls)


def speaker_kind(mention: ActorMention) -> str:
    """The kind of a speaker (CODEBOOK §7) from his sectors and the class of the phrase."""
    sectors = set(mention.sectors)
    if "JRN" in sectors:
        return "media"
    if "MED" in sectors:
        return "medical"
    if sectors & _BELLIGERENT:
        return "party"
    if mention.code in ("UNO", "IGO", "EUR"):
        return "igo"
    if mention.code == "NGO" or "NGO" in sectors:
        return "ngo"
    if mention.cls == "source" and not mention.code and not sectors - {"UNK"}:
        return "unnamed"
    if sectors & {"GOV", "LEG", "JUD", "COP", "SPY", "PTY", "ELI", "OPP"} or mention.code:
        return "official"
    if mention.cls == "people":
        return "witness"
    return "unnamed"
