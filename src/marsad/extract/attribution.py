"""Who says so: statements with their speakers, and the chain of speakers over any word.

A statement is opened by a reporting verb ("قال X إن ...", "..., قال X"), a verbal noun or participle of saying
("مشيرا إلى أن", "إعلان X أن"), an attribution phrase ("بحسب X") or a colon after a speaker ("بوتين: ..."). A verb of
saying without a subject goes on with the last speaker ("وأضاف أن"). Quotes keep their speaker until they close.
"""

from __future__ import annotations

from marsad.extract.agreement import verb_features
from marsad.extract.attribution_phrase import PhraseReader
from marsad.extract.closed_class import JUSSIVE_BEFORE
from marsad.extract.draft import ActorMention, Draft, governs_object
from marsad.extract.quotation import RunningSpeech
from marsad.extract.role import RoleFinder
from marsad.extract.saying import Saying
from marsad.extract.speaker import SpeakerFinder
from marsad.extract.statement import Statement, Statements
from marsad.extract.syntax import Syntax
from marsad.extract.trailing import OPENING, Trailing
from marsad.extract.turn import PERSONAL, Turn
from marsad.lexicon.lexicon import ReportingVerb

_NEGATIONS = frozenset("لم لا لن ولم ولا ولن فلم فلا".split())
_RULE_OUT = "استبعد"  # "لم يستبعد الوزير أن"
_BLAME = "مسووليه"
_SPOKEN_ON = frozenset("كلمه خطاب موتمر تصريح تصريحات تغريده تغريدات تدوينه مقابله حوار حديث لقاء بلاغ".split())
_CAME = frozenset(("جاء", "وجاء"))
_ANNOUNCED_REACH = 4
_BESIDE = frozenset("بينما فيما رغم بعدما بعد عندما حين حينما".split())
_POSSESSORS = ("ه", "ها", "هم")
_LONGEST_LABEL = 9
_DATELINE_SIGNS = frozenset("- – — / |".split())
# "بالتأكيد على أن"
_SAYING_LENGTH = 2
_UNIONS = frozenset("UNO EUR IGO".split())


class Attribution:
    """All statements of a document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder) -> None:
        self.draft = draft
        self.syntax = syntax
        self.finder = finder
        self.speakers = SpeakerFinder(draft, syntax, finder)
        self.saying = Saying(draft, syntax, finder)
        self.found = Statements(draft)
        self.statements = self.found.all
        self.turn = Turn(draft, syntax, finder, self.found)
        self.trailing = Trailing(draft, syntax, finder, self.found)
        self.running = RunningSpeech(draft, syntax, self.found, self.turn)
        self.phrases = PhraseReader(draft, syntax, self.speakers, self.found, self.turn, self.trailing)
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
        return self.found.chain(token)

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(self, first: int, stop: int) -> None:
        draft = self.draft
        before = len(self.statements)
        quoted_until = self.running.open_sentence(first, stop)
        for i in range(first, stop):
            word = draft.words[i]
            if not word.form:
                if draft.forms[i] == ":" and i < stop - 1:
                    self._colon(first, i, stop)
                continue
            if word.reporting and self.syntax.actor_over[i] is None:
                self._reporting(i, first, stop)
            if i in self.finder.trigger_at and self.saying.is_act(i):
                self._speech_act(i)
            if "attribution" in word.opens:
                self.phrases.read(i, first, stop)
        if draft.form(first) in _CAME and draft.form(first + 1) == "ذلك" and self._spoken_on(first + 3):
            self._came_from(first, stop)
        found, others = len(self.statements) > before, self._explicit > before
        self.running.close_sentence(first, stop, quoted_until=quoted_until, found=found, others=others)

    def _came_from(self, first: int, stop: int) -> None:
        """ "جاء ذلك في تصريحات أدلى بها قائد الشرطة": whoever is named there told the sentence before, where nobody
        did.
        """
        number = self.draft.tokens[first].sentence
        if not number or self.found.here(first - 1):
            return
        named = (self.syntax.actor_at.get(k) for k in range(first + 2, stop))
        speaker = next((m for m in named if m is not None and self._may_have_told(m)), None)
        if speaker is not None:
            told = self.draft.reading.sentences[number - 1]
            statement = Statement(told.first, told.stop, told.first, "", "assert", [speaker])
            statement.outer = True
            self.found.keep(statement)
            self.turn.spoke([speaker], first)

    def _spoken_on(self, k: int) -> bool:
        """ "في بيان", "خلال مؤتمر صحفي", "بحسب تصريحات": after the preposition stands where something is said."""
        return any(self.draft.form(j) in _SPOKEN_ON or self.speakers.names_source(j) for j in (k - 1, k))

    def _may_have_told(self, mention: ActorMention) -> bool:
        if mention.cls == "source":
            return mention.inner is not None  # "في بيان للرئاسة"
        return mention.cls in ("person", "office", "body", "named") and "JRN" not in mention.sectors

    def _colon(self, first: int, colon: int, stop: int) -> None:
        """A headline "بوتين: هدم الاتفاق ...", "روحاني مخاطبا بومبيو: من أنت": who stands before the colon speaks."""
        if any(first <= s.verb < colon for s in self.found.here(first)) or colon - first > _LONGEST_LABEL:
            return
        if any(self.draft.form(k) in _DATELINE_SIGNS for k in range(max(first - 1, 0), colon)):
            return  # "غزة - وفا: استشهد ثلاثة"
        at = next((k for k in range(first, min(first + OPENING, colon)) if k in self.syntax.actor_at), first)
        actor = self.syntax.actor_at.get(at) or self._labelled(first, colon)
        if actor is None or actor.stop > colon or any(self.syntax.classes[k] == "V" for k in range(first, colon)):
            return
        if actor.stop < colon and self.draft.tokens[first].paragraph > 0:
            return
        place = actor.cls == "state" and actor.code not in _UNIONS
        if actor.cls == "nisba" or (place and not self._first_person(colon + 1, stop)):
            return  # "سوريا: مقتل مدنيين": where it happened
        statement = Statement(colon + 1, stop, colon, "", "assert", [actor])
        self.found.keep(statement)

    def _labelled(self, first: int, colon: int) -> ActorMention | None:
        """ "لافرنتييف: ...", "إعلام عبري: ...": a name that no list knows, or a source, as a label."""
        if self.syntax.place_over[first] is not None:
            return None
        chunk = self.syntax.chunk(first, "")
        source = self.speakers.source(chunk) if chunk is not None and chunk.stop == colon else None
        return source or self.speakers.unlisted(first)

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
        if kind == "n" and self.saying.governed(i):
            self._noun_of_saying(i, verb, stop)
        elif kind == "n":
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
        unsaid = self.draft.form(i - 1) in _NEGATIONS and verb.lemma != _RULE_OUT
        if unsaid or self.saying.keeps_name_back(i) or self.saying.is_called(i):
            return  # "لم يعلن الجيش", "طلب عدم الكشف عن اسمه", "ناشط يدعى أبو محمد"
        if verb.frame.get("o") == "X":
            if self.saying.is_act(i) and self._accused(i, introducer):
                self.accused.add(i)  # "واتهم النظام بشن هجوم"
                return
            if self.draft.form(i - 1) == "ما":
                return  # "ما وصفها بـ"
        spoken = self.speakers.of_verb(i, features, introducer or stop, verb, introduced=introducer is not None)
        around = self.found.around(i)
        if around is not None and self.saying.passes_on(i):
            # "وقال المتحدث في تصريحات نشرتها الصحيفة إن", "..., بحسب ما نقلت عنه الوكالة, إن": he relays it
            around.add_farther(spoken.speakers)
            return
        trailing = (
            introducer is None
            and self.trailing.is_trailing(i, first, verb)
            and not self.trailing.means_also(i, spoken.stop, stop)
        )
        with_object = verb.frame.get("o") == "C" or spoken.tells
        if introducer is None and not trailing and not with_object:
            self.turn.spoke(spoken.speakers, i)
            return
        speakers = spoken.speakers
        if not speakers and (introducer is not None or trailing or self.speakers.shows(i)):
            speakers = self._unnamed(i, verb, features[2:5])
        if not speakers:
            return
        if verb.stance == "deny":
            self.denials.append((i, speakers))
        if trailing:
            span: tuple[int, int] | None = (self.trailing.clause_told(first, i), self.trailing.told_until(i))
        elif introducer is None and i - first <= OPENING and self.saying.as_told(i):
            span = (spoken.stop, stop)  # "وبحسب ما نقلت الوكالة، فإن القوات"
        else:
            span = self.saying.content(max(spoken.stop, i + 1), stop, introducer, self.running.inside)
        if span is not None and not trailing and self._beside_main_clause(first, i):
            comma = next((k for k in range(span[0], span[1]) if self.draft.form(k) in ("،", ",")), span[1])
            span = span[0], comma
        if spoken.speakers and not trailing and i not in self.running.inside and self._begins_clause(i):
            self.found.close_before(i)
        elif spoken.speakers and not trailing and self._opens_beside(spoken.speakers[0], i):
            self.found.close_before(spoken.speakers[0].first)
        self.turn.spoke([*speakers, *spoken.relay], i)
        if span is None:
            return
        statement = Statement(span[0], span[1], i, verb.lemma, verb.stance, speakers)
        statement.add_farther([*spoken.relay, *self.speakers.hearing(i, introducer or spoken.stop)])
        statement.direct = self._is_direct(span[0])
        statement.outer = trailing
        self.found.keep(statement)
        if spoken.speakers:
            self._explicit = len(self.statements)

    def _beside_main_clause(self, first: int, i: int) -> bool:
        """ "وبينما قال المتحدث إن الهدنة صامدة، قصفت القوات البلدة": only what stands before the comma is said."""
        opens = self.draft.form(first).removeprefix("و") in _BESIDE
        return opens and all(self.syntax.classes[k] not in ("V", ",") for k in range(first + 1, i))

    def _unnamed(self, i: int, verb: ReportingVerb, png: str) -> list[ActorMention]:
        """Who says what a verb without a subject of its own opens."""
        if verb.frame.get("s") != "S" or self.syntax.classes[i - 1] == "R":
            return []
        told = self.speakers.described(i)
        return self.turn.going_on(i, png) if told is None else told

    def _is_direct(self, first: int) -> bool:
        return first in self.running.inside or self.draft.form(first) == '"' or self.draft.form(first - 1) == ":"

    def _impersonal(self, i: int, verb: ReportingVerb, features: str, introducer: int | None) -> bool:
        """ "يذكر أن", "يعتقد أن", "يشار إلى أن": with no subject between, nobody in particular says it."""
        bare = introducer is not None and introducer - i <= 1 + (self.draft.form(i + 1) == "الي")
        return verb.frame.get("y") == "X" and features[1:5] == "I3ms" and bare

    def _accused(self, i: int, introducer: int | None) -> bool:
        """ "واتهم النظام بشن هجوم", "وحملت الحكومة المسؤولية": the only noun phrase before the charge names who is
        charged.
        """
        stop = introducer if introducer is not None else len(self.draft.tokens)
        bare = [a for a in self.syntax.arguments(i) if a.prep == "" and a.first < stop]
        bare = [a for a in bare if not self.draft.form(a.first).endswith(_BLAME)]
        if self.draft.words[i].suffix or len(bare) != 1:
            return False
        if self.draft.form(bare[0].stop) == "ما":
            return False  # "وصف الوزير ما جرى بأنه خيانة"
        if bare[0].actor is None and self.draft.form(bare[0].first).endswith(_POSSESSORS):
            return False  # "واتهم خصومه": whose rivals they are accuses them
        subject = next(iter(self.finder.clauses.subjects_of(i)), bare[0].actor)
        return subject is bare[0].actor and not self.finder.clauses.has_object(i)

    def _opens_beside(self, speaker: ActorMention, i: int) -> bool:
        """ "الجيش يعلن إسقاط مسيرة وموسكو تتحدث عن": who is joined by و, right before the verb, opens a clause."""
        return speaker.stop == i and self.syntax.joined(speaker.first) and self.draft.same_sentence(speaker.first, i)

    def _begins_clause(self, i: int) -> bool:
        """ "... وقال", "..., فيما ذكرت": the verb opens a clause of its own, beside what was said before."""
        return self.draft.words[i].proclitics[:1] in ("و", "ف") or self.syntax.classes[i - 1] == "C"

    def _participle(self, i: int, verb: ReportingVerb, stop: int) -> None:
        introducer = self.saying.opening(i, verb, stop)
        charge = self.saying.is_act(i) and verb.stance == "hedge"  # "متهما القوات بقصف"
        if introducer is None and not charge:
            return
        speakers = self.turn.of_participle(i)
        if not speakers:
            return
        span = self.saying.content(i + 1, stop, introducer, self.running.inside)
        if span is None:
            return
        statement = Statement(span[0], span[1], i, verb.lemma, verb.stance, speakers)
        statement.direct = self._is_direct(span[0])
        self.found.close_before(i)
        self.found.keep(statement)
        self.turn.spoke(speakers, i)

    def _noun_of_saying(self, i: int, verb: ReportingVerb, stop: int) -> None:
        """ "وختم بالقول إن", "واكتفت الوزارة بالتأكيد على أن": a noun of saying under a verb that is none itself."""
        introducer = self.saying.opening(i, verb, stop)
        sentence = self.draft.reading.sentences[self.draft.tokens[i].sentence]
        over = next((k for k in range(i - 1, sentence.first - 1, -1) if self.syntax.classes[k] == "V"), None)
        if introducer is None or introducer - i > _SAYING_LENGTH or not self.saying.opens_clause(introducer):
            return
        if over is None or any(s.verb == over for s in self.found.here(i)):
            return
        named = [s for s in self.finder.clauses.subjects_of(over) if s.first < i and s.cls != "pronoun"]
        speakers = named or self.turn.going_on(over, verb_features(self.draft, over)[2:5])
        span = self.saying.content(i + 1, stop, introducer, self.running.inside)
        if not speakers or span is None:
            return
        statement = Statement(span[0], span[1], i, verb.lemma, verb.stance, speakers)
        statement.direct = self._is_direct(span[0])
        self.found.keep(statement)
        self.turn.spoke(speakers, i)

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
        statement = Statement(start, end, i, verb.lemma, verb.stance, [speaker])
        self.found.keep(statement)

    def _speech_act(self, i: int) -> None:
        """ "اتهم دبلوماسيون موسكو ... وقالوا إن": who accuses may go on speaking. "..., داعيا إلى": who spoke calls."""
        trigger = self.finder.trigger_at[i]
        if trigger.is_verb:
            subject = self.finder.find(trigger).subject
            subjects = [subject] if subject is not None and subject.cls != "pronoun" else []
            apart = self.draft.form(i - 1) in ("،", ",") and self._begins_clause(i) and i not in self.running.inside
            if apart and subjects and subjects[0].first > i and subjects[0].cls in PERSONAL:
                self.found.close_before(i)
            self.turn.spoke(subjects, i)
        elif trigger.features[0] == "p" and self.saying.adverbial(i, trigger.features) and self.saying.apart(i):
            self.participles[i] = self.turn.of_participle(i)
            self.found.close_before(i)
