"""Who says so: statements with their speakers, and the chain of speakers over any word.

A statement is opened by a reporting verb ("قال X إن ...", "..., قال X"), a verbal noun or participle of saying
("مشيرا إلى أن", "إعلان X أن"), an attribution phrase ("بحسب X") or a colon after a speaker ("بوتين: ..."). A verb of
saying without a subject goes on with the last speaker ("وأضاف أن"). Quotes keep their speaker until they close.
"""

from __future__ import annotations

from marsad.extract.agreement import compatible
from marsad.extract.closed_class import JUSSIVE_BEFORE
from marsad.extract.draft import ActorMention, Draft, governs_object
from marsad.extract.phrases import longest_phrase
from marsad.extract.role import RoleFinder
from marsad.extract.saying import Saying
from marsad.extract.speaker import SpeakerFinder
from marsad.extract.syntax import Syntax
from marsad.lexicon.lexicon import AttributionPhrase, ReportingVerb

_BELLIGERENT = frozenset("MIL REB PRM UAF".split())
_BEFORE_TRAILING = frozenset('" كما حسبما وفقما لما بحسبما مثلما هكذا'.split())
_TIES = _BEFORE_TRAILING - {'"'} | frozenset("ما حسب بحسب وفق وفقا طبقا علي ، ,".split())
_BEFORE_WHAT = frozenset("حسب بحسب وفق علي".split())
_NEGATIONS = frozenset("لم لا لن ولم ولا ولن فلم فلا".split())
_IN_FULL = frozenset("يلي مايلي التالي نصه".split())
_OPENING = 3
_ANNOUNCED_REACH = 4
_LONGEST_LABEL = 9
# Whom a sentence tells of may speak in the next: "التقى الوزير نظيره. وقال إن".
_PERSONAL = frozenset(("person", "office"))
_NAMES_SPEAKER = frozenset("prep relay document ground".split())


class Statement:
    """What `speakers` (nearest first) say: the tokens `first` up to `stop`. `verb` is the token of the verb of
    saying; `outer` marks one that stands around the others of its sentence ("..., بحسب الوكالة").
    """

    __slots__ = ("direct", "first", "lemma", "outer", "speakers", "stance", "stop", "verb")

    def __init__(self, first: int, stop: int, verb: int, lemma: str, stance: str) -> None:
        self.first = first
        self.stop = stop
        self.verb = verb
        self.lemma = lemma
        self.stance = stance
        self.speakers: list[ActorMention] = []
        self.direct = False
        self.outer = False

    def __repr__(self) -> str:
        return f"<{self.lemma} {self.speakers} {self.first}:{self.stop}>"

    def covers(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return self.first <= token < self.stop and (token != self.verb or not self.lemma)


class Attribution:
    """All statements of a document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder) -> None:
        self.draft = draft
        self.syntax = syntax
        self.finder = finder
        self.speakers = SpeakerFinder(draft, syntax, finder)
        self.saying = Saying(draft, syntax, finder)
        self.statements: list[Statement] = []
        self._of_sentence: dict[int, list[Statement]] = {}
        self._last: list[ActorMention] = []
        self._last_at = -1
        self._last_png = ""
        self._last_paragraph = -1
        self._quoted: list[ActorMention] | None = None
        self._inside: set[int] = set()
        # "وكتب فلان ما يلي:": the paragraphs up to this one are his, until another speaks.
        self._tells_until = -1
        self._explicit = -1
        # Who speaks in "..., داعيا إلى", and the verbs whose subject is charged ("واتهم النظام بقصف القرى").
        self.participles: dict[int, list[ActorMention]] = {}
        self.accused: set[int] = set()
        # Verbs of denying with who denies.
        self.denials: list[tuple[int, list[ActorMention]]] = []
        for sentence in draft.reading.sentences:
            # "دبي، الإمارات (CNN)-- أعلنت": the dateline is left out, not the sentence after it.
            first = next((k for k in range(sentence.first, sentence.stop) if not draft.skip[k]), sentence.stop)
            if first < sentence.stop:
                self._sentence(first, sentence.stop)

    def chain(self, token: int) -> tuple[list[ActorMention], Statement | None]:
        """The speakers over a token, nearest first, and the innermost statement."""
        covering = [s for s in self._here(token) if s.covers(token)]
        covering.sort(key=lambda s: (s.outer, s.stop - s.first, -s.first))
        speakers: list[ActorMention] = []
        for statement in covering:
            for speaker in statement.speakers:
                if not any(_same(speaker, s) for s in speakers):
                    speakers.append(speaker)
        return speakers, covering[0] if covering else None

    def _here(self, token: int) -> list[Statement]:
        """The statements found so far in the sentence of a token."""
        return self._of_sentence.get(self.draft.tokens[token].sentence, [])

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(self, first: int, stop: int) -> None:
        draft = self.draft
        paragraph = draft.tokens[first].paragraph
        if paragraph > self._last_paragraph:
            self._quoted = None
        before = len(self.statements)
        if paragraph <= self._tells_until and draft.form(first) != '"':
            self._tell(first, stop)
        quoted_until = self._continue_quote(first, stop) if self._quoted is not None else first
        self._inside = self._quoted_tokens(quoted_until, stop)
        for i in range(first, stop):
            if draft.tokens[i].kind == "p":
                if draft.tokens[i].form == ":" and i < stop - 1:
                    self._colon(first, i, stop)
                continue
            word = draft.words[i]
            if word.reporting and self.syntax.actor_over[i] is None:
                self._reporting(i, first, stop)
            if self.saying.is_act(i):
                self._speech_act(i)
            if "attribution" in word.opens:
                self._phrase(i, first, stop)
        if draft.form(stop - 1) == ":" and self._last_at >= first:
            in_full = any(draft.form(k) in _IN_FULL for k in range(first, stop))
            self._tells_until = len(draft.reading.sentences) if in_full else paragraph + 1
        elif self._explicit > before:
            self._tells_until = -1
        if len(self.statements) > before:
            self._last_paragraph = paragraph
            self._note_open_quote(quoted_until, stop)

    def _keep(self, statement: Statement) -> None:
        """Take the statement in, unless nothing is said or another way of reading found the same words said by the
        same.
        """
        if not any(self.draft.tokens[k].kind == "w" for k in range(statement.first, statement.stop)):
            return
        siblings = self._of_sentence.setdefault(self.draft.tokens[statement.first].sentence, [])
        same = (s for s in siblings if (s.first, s.stop) == (statement.first, statement.stop))
        if not any(s.speakers == statement.speakers for s in same):
            self.statements.append(statement)
            siblings.append(statement)

    # -- quotations -------------------------------------------------------------------------------------------------

    def _tell(self, first: int, stop: int) -> None:
        """ "وكتب فلان ما يلي:": the sentence after the colon is his."""
        statement = Statement(first, stop, first, "", "assert")
        statement.direct, statement.outer = True, True
        statement.speakers = list(self._last)
        self._keep(statement)

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
        statement = Statement(first, closing, first, "", "assert")
        statement.direct = True
        statement.speakers = list(self._quoted)
        self._keep(statement)
        if closing < stop:
            self._quoted = None
        return min(closing + 1, stop)

    def _note_open_quote(self, first: int, stop: int) -> None:
        marks = sum(1 for k in range(first, stop) if self.draft.tokens[k].form == '"')
        if marks % 2 and self._quoted is None:
            self._quoted = self.statements[-1].speakers

    def _colon(self, first: int, colon: int, stop: int) -> None:
        """A headline "بوتين: هدم الاتفاق ...", "روحاني مخاطبا بومبيو: من أنت": who stands before the colon speaks."""
        if any(first <= s.verb < colon for s in self._here(first)) or colon - first > _LONGEST_LABEL:
            return
        at = next((k for k in range(first, min(first + _OPENING, colon)) if k in self.syntax.actor_at), first)
        actor = self.syntax.actor_at.get(at) or self.speakers.unlisted(first)
        if actor is None or actor.stop > colon or any(self.syntax.classes[k] == "V" for k in range(first, colon)):
            return
        if actor.stop < colon and self.draft.tokens[first].paragraph > 0:
            return
        if actor.cls == "nisba" or (actor.cls == "state" and not self._first_person(colon + 1, stop)):
            return  # "سوريا: مقتل مدنيين": where it happened
        statement = Statement(colon + 1, stop, colon, "", "assert")
        statement.speakers = [actor]
        self._keep(statement)

    def _first_person(self, first: int, stop: int) -> bool:
        """ "إيران: لن نتفاوض": a verb in the first person stands there."""
        words = self.draft.words
        return any(
            r[1][0] == "v" and r[1][2] == "1"
            for k in range(first, stop)
            if self.syntax.classes[k] == "V"
            for r in (*words[k].events, *words[k].reporting, *words[k].light)
        )

    # -- verbs of saying --------------------------------------------------------------------------------------------

    def _reporting(self, i: int, first: int, stop: int) -> None:
        draft, syntax = self.draft, self.syntax
        verbal = syntax.classes[i] == "V" or self.saying.made_clear(i)
        word = draft.words[i]
        readings = [r for r in word.reporting if (r[1][0] == "v") == verbal]
        if readings and readings[0][1][:2] == "vJ" and draft.form(i - 1) not in JUSSIVE_BEFORE:
            return
        person = bool(word.heads or word.place_heads) and not governs_object(draft, i)
        if not readings or (not verbal and person):
            return
        verb, features = draft.lexicon.reporting[readings[0][0]], readings[0][1]
        kind = features[0]
        if kind == "n":
            self._announcement(i, verb, stop)
        elif kind == "p":
            if self.saying.adverbial(i, features):
                self._participle(i, verb, stop)
        elif not features.endswith("p"):
            self._finite(i, verb, features, first, stop)

    def _finite(self, i: int, verb: ReportingVerb, features: str, first: int, stop: int) -> None:
        introducer = self.saying.opening(i, verb, stop)
        if "S" not in verb.frame.values() or self._impersonal(i, verb, features, introducer):
            return
        if self.draft.form(i - 1) in _NEGATIONS or self.saying.keeps_name_back(i) or self.saying.is_called(i):
            return  # "لم يعلن الجيش", "طلب عدم الكشف عن اسمه", "ناشط يدعى أبو محمد"
        if verb.frame.get("o") == "X":
            if self._accused(i, introducer):
                self.accused.add(i)  # "واتهم النظام بشن هجوم"
                return
            if self.draft.form(i - 1) == "ما":
                return  # "ما وصفها بـ"
        spoken = self.speakers.of_verb(i, features, introducer or stop, verb, introduced=introducer is not None)
        around = self._around(i)
        if around is not None and (self.draft.words[i].suffix or self.saying.as_told(i)):
            # "وقال المتحدث في تصريحات نشرتها الصحيفة إن", "..., بحسب ما نقلت عنه الوكالة, إن": he relays it
            self._add(around, spoken.speakers)
            return
        trailing = introducer is None and self._is_trailing(i, first, verb) and not self._also(i, spoken.stop, stop)
        with_object = verb.frame.get("o") == "C" or spoken.tells
        if introducer is None and not trailing and not with_object:
            self._spoke(spoken.speakers, i)
            return
        speakers = spoken.speakers
        if not speakers and (introducer is not None or trailing):
            speakers = self._unnamed(i, verb, features[2:5])
        if not speakers:
            return
        if verb.stance == "deny":
            self.denials.append((i, speakers))
        if trailing:
            span: tuple[int, int] | None = (self._clause_told(first, i), self._told_until(i))
        elif introducer is None and i - first <= _OPENING and self.saying.as_told(i):
            span = (spoken.stop, stop)  # "وبحسب ما نقلت الوكالة، فإن القوات"
        else:
            span = self.saying.content(max(spoken.stop, i + 1), stop, introducer, self._inside)
        self._spoke(speakers, i)
        if span is None:
            return
        if spoken.speakers and not trailing and i not in self._inside and self._begins_clause(i):
            self._close_before(i)
        statement = Statement(span[0], span[1], i, verb.lemma, verb.stance)
        statement.speakers = speakers
        self._add(statement, [*spoken.relay, *self.speakers.hearing(i, introducer or spoken.stop)])
        statement.direct = self._is_direct(span[0])
        statement.outer = trailing
        self._keep(statement)
        if spoken.speakers:
            self._explicit = len(self.statements)

    def _unnamed(self, i: int, verb: ReportingVerb, png: str) -> list[ActorMention]:
        """Who says what a verb without a subject of its own opens."""
        if verb.frame.get("s") != "S" or self.syntax.classes[i - 1] == "R":
            return []
        told = self._described(i)
        return self._going_on(i, png) if told is None else told

    def _around(self, i: int) -> Statement | None:
        """The statement between whose verb of saying and words said token `i` stands."""
        return next((s for s in reversed(self._here(i)) if s.verb < i < s.first and s.lemma), None)

    def _add(self, statement: Statement, farther: list[ActorMention]) -> None:
        """Who passes on what its speakers say."""
        for speaker in farther:
            if not any(_same(speaker, s) for s in statement.speakers):
                statement.speakers = [*statement.speakers, speaker]

    def _is_direct(self, first: int) -> bool:
        return first in self._inside or self.draft.form(first) == '"' or self.draft.form(first - 1) == ":"

    def _impersonal(self, i: int, verb: ReportingVerb, features: str, introducer: int | None) -> bool:
        """ "يذكر أن", "يعتقد أن", "يشار إلى أن": with no subject between, nobody in particular says it."""
        bare = introducer is not None and introducer - i <= 1 + (self.draft.form(i + 1) == "الي")
        return verb.frame.get("y") == "X" and features[1:5] == "I3ms" and bare

    def _described(self, i: int) -> list[ActorMention] | None:
        """ "مزاعم أشارت إلى", "تقارير تفيد بأن": the verb tells of the indefinite noun before it, perhaps a source;
        None where no noun stands there.
        """
        before = self.draft.words[i - 1]
        resumed = self.draft.form(i + 1) in ("فيه", "فيها", "فيهما", "خلاله", "خلالها")
        noun = self.syntax.classes[i - 1] in ("N", "J", "?") and not before.definite and not before.suffix
        if not noun or self.draft.words[i].proclitics or resumed or not self.draft.same_sentence(i - 1, i):
            return None
        k = next((k for k in (i - 1, i - 2) if self._names_source(k)), None)
        chunk = self.syntax.chunk(k, "") if k is not None else None
        speaker = self.speakers.of_chunk(chunk) if chunk is not None else None
        return [speaker] if speaker is not None else []

    def _accused(self, i: int, introducer: int | None) -> bool:
        """ "واتهم النظام بشن هجوم": with one noun phrase before the charge, he is who is charged."""
        stop = introducer if introducer is not None else len(self.draft.tokens)
        bare = [a for a in self.syntax.arguments(i) if a.prep == "" and a.first < stop]
        if self.draft.words[i].suffix or len(bare) != 1:
            return False
        if self.draft.form(bare[0].stop) == "ما":
            return False  # "وصف الوزير ما جرى بأنه خيانة"
        subject = next(iter(self.finder.clauses.subjects_of(i)), bare[0].actor)
        return subject is bare[0].actor and not self.finder.clauses.has_object(i)

    def _begins_clause(self, i: int) -> bool:
        """ "... وقال", "..., فيما ذكرت": the verb opens a clause of its own, beside what was said before."""
        return self.draft.words[i].proclitics[:1] in ("و", "ف") or self.syntax.classes[i - 1] == "C"

    def _close_before(self, i: int) -> None:
        """Another speaker's clause ends what was said before it in the sentence."""
        for statement in self._here(i):
            if not statement.outer and statement.first < i < statement.stop and statement.verb < i:
                statement.stop = i

    def _participle(self, i: int, verb: ReportingVerb, stop: int) -> None:
        introducer = self.saying.opening(i, verb, stop)
        charge = self.saying.is_act(i) and verb.stance == "hedge"  # "متهما القوات بقصف"
        if introducer is None and not charge:
            return
        speakers = self._of_participle(i)
        if not speakers:
            return
        span = self.saying.content(i + 1, stop, introducer, self._inside)
        if span is None:
            return
        statement = Statement(span[0], span[1], i, verb.lemma, verb.stance)
        statement.speakers = speakers
        statement.direct = self._is_direct(span[0])
        self._close_before(i)
        self._keep(statement)
        self._spoke(speakers, i)

    def _of_participle(self, i: int) -> list[ActorMention]:
        """ "..., لافتا إلى أن": who spoke before in the sentence, else its subject, else who spoke last."""
        spoken = [s for s in self._here(i) if s.verb < i and s.lemma and not s.outer and s.speakers]
        if spoken:
            return spoken[-1].speakers
        subject = self._main_subject(i) or self.finder.clauses.prior_subject(i)
        return [subject] if subject is not None else self._last

    def _main_subject(self, i: int) -> ActorMention | None:
        """The subject of the first verb of the sentence that stands before `i`."""
        sentence = self.draft.reading.sentences[self.draft.tokens[i].sentence]
        verb = next((k for k in range(sentence.first, i) if self.syntax.classes[k] == "V"), None)
        return self.finder.clauses.subject_of(verb) if verb is not None else None

    def _announcement(self, i: int, verb: ReportingVerb, stop: int) -> None:
        """ "بعد إعلان الجيش أن", "منذ إعلان الحكومة دحر التنظيم": a noun of saying with its speaker in idafa."""
        first = i + 1
        while first < stop and self.syntax.classes[first] == "D":
            first += 1
        speaker = self.syntax.actor_at.get(first)
        if speaker is None or self.draft.words[i].definite or self.draft.words[i + 1].proclitics or not verb.quotes:
            return
        reach = range(speaker.stop, min(speaker.stop + _ANNOUNCED_REACH, stop))
        start = next((k for k in reach if self.saying.introduces(k, verb)), None)
        if start is None and verb.frame.get("o") != "C":
            return
        start = speaker.stop if start is None else start
        end = next((k for k in range(start, stop) if self.draft.form(k) in ("،", ",", "؛")), stop)
        statement = Statement(start, end, i, verb.lemma, verb.stance)
        statement.speakers = [speaker]
        self._keep(statement)

    def _speech_act(self, i: int) -> None:
        """ "اتهم دبلوماسيون موسكو ... وقالوا إن": who accuses may go on speaking. "..., داعيا إلى": who spoke calls."""
        trigger = self.finder.trigger_at[i]
        if trigger.is_verb:
            subject = self.finder.find(trigger).subject
            subjects = [subject] if subject is not None and subject.cls != "pronoun" else []
            apart = self.draft.form(i - 1) in ("،", ",") and self._begins_clause(i) and i not in self._inside
            if apart and subjects and subjects[0].first > i and subjects[0].cls in _PERSONAL:
                self._close_before(i)
            self._spoke(subjects, i)
        elif trigger.features[0] == "p" and self.saying.adverbial(i, trigger.features) and self.saying.apart(i):
            self.participles[i] = self._of_participle(i)
            self._close_before(i)

    def _spoke(self, speakers: list[ActorMention], i: int) -> None:
        """Remember who spoke, unless the saying is itself only told by another."""
        if speakers and not any(s.covers(i) and not s.outer for s in self._here(i)):
            self._last, self._last_at = speakers, i
            self._last_png = self._png(i)

    def _png(self, i: int) -> str:
        """Person, number and gender of the verb of saying at `i`, "" where it is none."""
        return next((r[1][2:5] for r in self.draft.words[i].reporting if r[1][0] == "v"), "")

    def _going_on(self, i: int, png: str) -> list[ActorMention]:
        """The speaker of a verb without subject: who spoke last, where he agrees, else the last subject that does."""
        told_of = self._main_subject(i)
        if told_of is None and self.draft.tokens[i].sentence > 0:
            told_of = self._main_subject(self.draft.reading.sentences[self.draft.tokens[i].sentence].first - 1)
            told_of = told_of if told_of is not None and told_of.cls in _PERSONAL else None
        if told_of is not None and told_of.first > self._last_at and compatible(self.draft, told_of, png):
            return [told_of]
        if self._last and (png == self._last_png or compatible(self.draft, self._last[0], png)):
            return self._last
        before = self.finder.clauses.subject_before(i, png)
        return [before] if before is not None else self._last

    def _is_trailing(self, i: int, first: int, verb: ReportingVerb) -> bool:
        """ "..., قال المتحدث." or "... كما قال X": what is said stands before the verb."""
        before = self.draft.form(i - 1)
        if i - first <= _OPENING or self.draft.words[i].proclitics:
            return False
        if before == "ما":  # not "وهو ما أكدته الوزارة", "ولم يصدر تعليق على ما أعلنته الوزارة"
            upon = self.draft.form(i - 2) == "علي" and bool(self.draft.words[i].suffix)
            return self.draft.form(i - 2) in _BEFORE_WHAT and not upon
        if before in ("،", ","):
            # "في الوقت ذاته، أعلن": nothing is told yet.
            return verb.quotes and any(self.syntax.classes[k] == "V" for k in range(first, i - 1))
        return before in _BEFORE_TRAILING and (verb.quotes or before not in ('"', "كما"))

    def _also(self, i: int, start: int, stop: int) -> bool:
        """ "..., كما أعلن الجيش مقتل ثلاثة": with an act after the speaker, كما means "also" and not "as"."""
        if self.draft.form(i - 1) != "كما":
            return False
        end = next((k for k in range(start, stop) if self.draft.form(k) in ("،", ",")), stop)
        acts = (self.finder.trigger_at.get(k) for k in range(start, end))
        return any(act is not None and not act.is_verb for act in acts)

    def _told_until(self, i: int) -> int:
        """ "..., بحسب ما أعلن": the words that tie what is told to the verb at `i` are no part of it."""
        while self.draft.form(i - 1) in _TIES:
            i -= 1
        return i

    def _clause_told(self, first: int, i: int) -> int:
        """Where the clause begins that a phrase at a sentence's end speaks of: after "قال X إن ..., و" the last."""
        if not any(s for s in self._here(i) if not s.outer and s.verb < s.first):
            return first
        for k in range(i - 2, first, -1):
            if self.draft.form(k - 1) in ("،", ",") and self.draft.words[k].proclitics[:1] == "و":
                if self.syntax.classes[k] in ("V", "X"):
                    return k
        return first

    # -- attribution phrases ----------------------------------------------------------------------------------------

    def _phrase(self, i: int, first: int, stop: int) -> None:
        """ "بحسب X", "وفقا لـX", "نقلا عن X": over the rest of the sentence."""
        draft = self.draft
        if any(s.verb == i for s in self._here(i)):
            return  # "جاء في بيان": its verb opened it
        table = draft.lexicon.attribution_phrases
        for proclitics, rest in draft.words[i].variants:
            if proclitics not in ("", "و", "ف"):
                continue
            k, indexes = longest_phrase(draft, table, i, rest)
            if not indexes or k >= stop:
                continue
            phrase = draft.lexicon.attributions[indexes[0]]
            # "بحسب مصدر أمني": the phrase may already hold the speaker's first word.
            k = next((x for x in range(i + 1, k) if x in self.syntax.actor_at or self._names_source(x)), k)
            self._after_phrase(i, k, first, stop, phrase)
            return

    def _after_phrase(self, i: int, k: int, first: int, stop: int, phrase: AttributionPhrase) -> None:
        if phrase.kind == "self":
            speakers, end = self._last, k
        elif phrase.kind in _NAMES_SPEAKER and self.draft.form(k) not in ("ما", "لما"):
            speaker = self._after(k, stop, phrase)
            if speaker is None:
                return
            speakers, end = [speaker], max(speaker.stop, k + 1)
        else:
            return
        if not speakers:
            return
        around = self._around(i)
        if around is not None:  # "وقال المراسل نقلا عن شهود إن": who is quoted stands nearer
            around.speakers = [*speakers, *(s for s in around.speakers if s not in speakers)]
            return
        opening = i - first <= 2
        between = not opening and self.draft.form(i - 1) in ("،", ",") and self.draft.form(end) in ("،", ",")
        start, end = (end, stop) if opening else (self._clause_told(first, i), stop if between else i)
        statement = Statement(start, end, i, phrase.phrase, phrase.stance)
        statement.speakers = speakers
        statement.outer = not opening
        self._keep(statement)
        self._spoke(speakers, i)

    def _after(self, k: int, stop: int, phrase: AttributionPhrase) -> ActorMention | None:
        """The speaker that an attribution phrase names, its speaker beginning at token `k`."""
        chunk = self.syntax.chunk(k, "")
        while chunk is None and k < stop - 1 and self.draft.words[k].reporting:
            k += 1
            chunk = self.syntax.chunk(k, "")
        if chunk is None:
            return None
        speaker = self.speakers.of_chunk(chunk)
        if speaker is None and phrase.kind == "prep" and phrase.clitic and self.draft.form(chunk.stop) in ("،", ","):
            speaker = self.speakers.whoever(chunk)  # "ووفقا للفيديو، تعاقدت القوات"
        if phrase.kind == "ground" and (speaker is None or speaker.cls != "source"):
            return None
        if speaker is None and self._speaks(k):
            # "وفق بيان للوزارة": look a little further.
            reach = range(k, min(stop, k + 5))
            speaker = next((self.syntax.actor_at[x] for x in reach if x in self.syntax.actor_at), None)
        return speaker

    def _speaks(self, k: int) -> bool:
        """Whether a word of speech stands at `k` ("وفق بيان", "وفقا لتأكيد")."""
        return bool(self.draft.words[k].reporting) or self._names_source(k)

    def _names_source(self, k: int) -> bool:
        word = self.draft.words[k]
        return bool(longest_phrase(self.draft, self.draft.lexicon.speaker_phrases, k, word.rest)[1])


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
    if "CVL" in sectors and mention.cls in ("people", "source"):
        return "witness"
    if mention.cls == "source" and not mention.code and not sectors - {"UNK"}:
        return "unnamed"
    if sectors & {"GOV", "LEG", "JUD", "COP", "SPY", "PTY", "ELI", "OPP"} or mention.code:
        return "official"
    return "witness" if mention.cls == "people" else "unnamed"
