"""Status and certainty of an event word, from the cues around it (data/status/cues.tsv), in the manner of ConText."""

from __future__ import annotations

from marsad.extract.closed_class import PREPOSITIONS
from marsad.extract.draft import Draft
from marsad.extract.event import Trigger
from marsad.extract.phrases import longest_phrase
from marsad.extract.syntax import Syntax
from marsad.lexicon.analysis import Word
from marsad.lexicon.lexicon import APART, Cue
from marsad.ontology import VERBAL_TYPES

_CLAUSE_REACH = 14
_OF_DEEDS = ("on a charge", "a habit: several times")
_DESCRIBED_REACH = 6
_THAT = ("ان", "بان")
PURPOSE = "verbal noun of purpose after ل"
ASKED = "what is asked for is no event"
HABIT = "done again and again"
PLUPERFECT = "pluperfect: told as background"
_DEEDS = frozenset("ASSAULT COERCE TOLL DISPLACE".split())
_STOPPING = frozenset("؛:")
_CONDITIONS = frozenset("اذا لو لولا حال حاله هل مهما متي اينما ما".split())
_IN_VAIN = frozenset("فشل أخفق".split())
_WHOLE_PHRASE = 3
_PAUSES = frozenset('،,"')
# "الثأر لمقتل القائد": of what befell nobody makes an aim.
_SUFFERED = frozenset("مقتل مصرع وفاه موت استشهاد رحيل".split())
_BE = frozenset("يكون تكون يكونوا يكونان تكونان".split())
_WAS = frozenset("كان كانت كانوا كانا كانتا".split())
_PLUPERFECT_REACH = 8
_SAYING_REACH = 8
_MAY_HAVE = "يكون قد"
_EVER = "سبق ل"  # "سبق لإسرائيل أن قصفت"
_OBJECT_REACH = 4


class CueMatch:
    """A cue that stands at tokens `first` up to `stop`."""

    __slots__ = ("cue", "first", "stop")

    def __init__(self, first: int, stop: int, cue: Cue) -> None:
        self.first = first
        self.stop = stop
        self.cue = cue


class StatusReader:
    """Finds the cues of a document once, then judges each trigger."""

    def __init__(self, draft: Draft, syntax: Syntax) -> None:
        self.draft = draft
        self.syntax = syntax
        self.by_sentence: dict[int, list[CueMatch]] = {}
        self._find()

    def _find(self) -> None:
        draft = self.draft
        table, cues = draft.lexicon.cue_phrases, draft.lexicon.cues
        i, n = 0, len(draft.tokens)
        while i < n:
            if "cue" not in draft.words[i].opens:
                i += 1
                continue
            stop = i
            for proclitics, rest in draft.words[i].variants:
                if proclitics not in ("", "و", "ف", "ب", "ل"):
                    continue
                stop, indexes = longest_phrase(draft, table, i, rest)
                for index in indexes:
                    self.by_sentence.setdefault(draft.tokens[i].sentence, []).append(CueMatch(i, stop, cues[index]))
                if stop > i:
                    break
            i = max(stop, i + 1)

    def cues_on(self, trigger: Trigger) -> list[Cue]:
        """The cues whose scope reaches the trigger."""
        return [m.cue for m in self._matches_on(trigger)]

    def _matches_on(self, trigger: Trigger) -> list[CueMatch]:
        matches = self.by_sentence.get(self.draft.tokens[trigger.token].sentence, [])
        return [m for m in matches if m.cue.category != "pseudo" and self._reaches(m, trigger)]

    def _was_meant(self, trigger: Trigger) -> bool:
        """ "وكان المسلحون ينوون تفجير السيارة", "كانت مستعدة لشن ضربات": meant then, and not said to be done."""
        plans = (m for m in self._matches_on(trigger) if m.cue.category == "plan")
        return any(self._after_was(m.first) and not is_past(self.draft.words[m.first]) for m in plans)

    def _after_was(self, token: int) -> bool:
        """Whether كان stands before the word at `token`, with nothing but a subject between."""
        classes = self.syntax.classes
        for k in range(token - 1, max(token - 1 - _PLUPERFECT_REACH, -1), -1):
            if not self.draft.same_sentence(k, token) or classes[k] not in ("N", "J", "?", "D", "X"):
                return False
            if classes[k] == "X":
                return self.draft.form(k).lstrip("وف") in _WAS
        return False

    def _reaches(self, match: CueMatch, trigger: Trigger) -> bool:
        cue = match.cue
        if not self._kind_fits(match):
            return False
        if self._describes(match):
            return self._described(match, trigger)
        if match.stop <= trigger.token:
            if cue.direction == "backward" or not self._governs(match, trigger):
                return False
            denied = cue.category == "negation" and cue.note.startswith("disputed")
            if denied and trigger.sense.type == "ACCUSE" and not trigger.is_verb:
                return False  # "نفت موسكو اتهامات كييف": what they say is denied, not that they say it
            if denied and not trigger.is_verb and self._known(trigger.token):
                return False
            joined = trigger.is_verb and trigger.proclitics[:1] in ("و", "ف")
            if joined and (cue.note.startswith(("disputed", "ruled out")) or cue.phrase == _MAY_HAVE):
                return False  # "استبعد الوزير وقوع حرب وطالب ...", "نفى أن يكون قد قصف البلدة، واتهم ..."
            between = range(match.stop, trigger.token)
        elif match.first >= trigger.stop:
            if cue.direction == "forward":
                return False
            if cue.direction == "backward" and match.first and self.syntax.actor_over[match.first - 1] is not None:
                return False  # "سجن نائب سابق": he is a former one
            if cue.category == "history" and self.syntax.actor_over[match.first] is not None:
                return False  # "تبرئ نائبا سابقا"
            if cue.phrase.startswith("منذ") and after_participle(self.draft, self.syntax, match.first):
                return False
            between = range(trigger.stop, match.first)
            if cue.category == "history" and trigger.sense.type in VERBAL_TYPES and self._names_deed(between):
                return False
        else:
            return False
        words = sum(1 for k in between if self.draft.tokens[k].kind != "p")
        if words >= (cue.scope or _CLAUSE_REACH):
            return False
        if match.stop == trigger.token and any(b == [self.draft.form(trigger.token)] for b in cue.blocks):
            return False  # "غارة توقع قتلى وجرحى" expects nobody
        return not self._stopped(match, between, forward=match.stop <= trigger.token)

    def _names_deed(self, between: range) -> bool:
        """ "تتهم واشنطن طهران بشن هجمات في وقت سابق": of what is told, not of the telling."""
        words, classes = self.draft.words, self.syntax.classes
        return any(classes[k] == "N" and words[k].events and not words[k].reporting for k in between)

    def _describes(self, match: CueMatch) -> bool:
        """ "غارة يعتقد أنها أميركية", "هجوم يشتبه بأن داعش نفذه": a clause on the indefinite noun before it."""
        k = match.first - 1
        if match.cue.category != "hedge" or k < 0 or not self.draft.same_sentence(k, match.first):
            return False
        word, cue = self.draft.words[k], self.draft.words[match.first]
        noun = self.syntax.classes[k] in ("N", "J", "?") and not word.definite and not word.suffix
        that = any(self.draft.form(j).startswith(_THAT) for j in (match.stop - 1, match.stop))
        return noun and that and not cue.proclitics and not cue.definite

    def _described(self, match: CueMatch, trigger: Trigger) -> bool:
        """What such a clause is about: the noun right before it, or what its words tell up to a pause."""
        before = match.first >= trigger.stop
        between = range(trigger.stop, match.first) if before else range(match.stop, trigger.token)
        closed = any(self.syntax.classes[k] in ("V", "S", "R", "C", ",") for k in between)
        return not closed and len(between) <= _DESCRIBED_REACH and not (before and trigger.is_verb)

    def _known(self, token: int) -> bool:
        """ "نفت مقتل مدنيين في القصف", "ضلوعها في الهجوم": that it happened is taken for granted."""
        return self.draft.words[token].definite and self.syntax.classes[token - 1] == "P"

    def _governs(self, match: CueMatch, trigger: Trigger) -> bool:
        """ "أمر بإخلاء المدينة": a cue that ends in a clitic preposition has it on a word up to the event's."""
        if APART in match.cue.phrase:
            return self._governed_apart(match, trigger)
        clitic = match.cue.phrase[-1] if match.cue.phrase[-2:-1] == " " else ""
        if not clitic:
            return True
        words = range(match.stop, trigger.token + 1)
        return any(
            clitic in (self.draft.words[k].preposition, self.syntax.clitic_at(k))
            and self.draft.form(k) not in PREPOSITIONS
            for k in words
        )

    def _governed_apart(self, match: CueMatch, trigger: Trigger) -> bool:
        """ "فشلت القوات في استعادة البلدة": the cue's preposition stands after the subject and governs the trigger."""
        preposition = match.cue.phrase.split()[-1]
        at = next((k for k in range(match.stop, trigger.token) if self.draft.form(k) == preposition), None)
        if at is None or any(self.syntax.classes[k] == "P" for k in range(at + 1, trigger.token)):
            return False
        # "حذر الوزير من تداعيات الهجوم": what is known did happen
        return trigger.token == at + 1 or trigger.is_verb or not self.draft.words[trigger.token].definite

    def _stopped(self, match: CueMatch, between: range, *, forward: bool) -> bool:
        """A clause boundary, a blocking word, or (for negation) another verb stands between."""
        draft, syntax, cue = self.draft, self.syntax, match.cue
        if forward and cue.category == "history" and cue.direction == "both" and self._of_the_saying(match, between):
            return True
        negation = cue.category == "negation"
        closing = ("R", "C", "S") if cue.category == "history" and cue.phrase != _EVER else ("R", "C")
        verbs = 0
        for k in between:
            form = draft.tokens[k].form
            if form in _STOPPING or (form in _PAUSES and self._ends(cue, k)):
                return True
            if forward and (syntax.classes[k] in closing or self.goes_on_saying(k)):
                return True
            if any(form == b[0] and all(draft.form(k + x) == w for x, w in enumerate(b)) for b in cue.blocks):
                return True
            # What follows "لم" is a verb, known or not.
            verbs += syntax.classes[k] == "V" or (k == match.stop and cue.note.startswith("V."))
        if negation:
            # Negation reaches its own verb, and through a light one its noun ("لم يشن هجوما": see `judge`).
            return verbs > 0
        return cue.scope == 0 and verbs > 1

    def _ends(self, cue: Cue, pause: int) -> bool:
        """Whether the cue reaches no farther than a comma; a denial does: "نفى المتحدث، فلان، استهداف المدنيين"."""
        if cue.category != "negation":
            return cue.direction == "backward"
        following = self.draft.words[pause + 1] if pause + 1 < len(self.draft.words) else None
        if not cue.note.startswith("disputed") or following is None or following.proclitics[:1] in ("و", "ف"):
            return True
        # "نفت بغداد ذلك، متهمة الجماعة بقصف القاعدة"
        return not following.definite and any(r[1][:2] in ("ps", "pp") for r in following.events)

    def _of_the_saying(self, match: CueMatch, between: range) -> bool:
        """ "كشفت مصادر في وقت سابق عن تقدم القوات": then it was told; what is told of need not be past."""
        classes = self.syntax.classes
        for k in range(match.first - 1, max(match.first - _SAYING_REACH, -1), -1):
            if not self.draft.same_sentence(k, match.first) or classes[k] in ("S", "R", "C"):
                return False
            if classes[k] == "V":
                told = any(classes[j] == "P" or self.draft.words[j].preposition for j in between)
                return bool(self.draft.words[k].reporting) and told
        return False

    def goes_on_saying(self, k: int) -> bool:
        """ "ستكون الأقوى، ومشددا على ...": a participle of saying opens what is said next."""
        word = self.draft.words[k]
        return (
            bool(word.reporting)
            and self.syntax.classes[k] != "V"
            and self.draft.tokens[k].last == "ا"
            and (word.reporting[0][1][0] == "p")
        )

    def _kind_fits(self, match: CueMatch) -> bool:
        note = match.cue.note
        following = self.draft.words[match.stop] if match.stop < len(self.draft.words) else None
        if note.startswith("V.pres"):
            if "after a comma" in note and self.draft.form(match.first - 1) not in _PAUSES:
                return False  # "لا دليل على أن المعارضة ستهاجم"
            if note.endswith("to come") and following is not None and following.form in _BE:
                return False  # "من المرجح أن يكون الهجوم ردا على"
            features = _verb_feature(following)
            unknown = features == "" and following is not None and following.form[:1] in "يتنا"
            return features[:2] in ("vI", "vJ") or unknown
        if note.startswith("V.past"):
            # "، ما سمح للمسلحين بالمرور": after a comma it is "which".
            before = self.draft.tokens[match.first - 1] if match.first else None
            opens = before is None or (before.kind == "p" and before.form not in ("،", ","))
            return opens and _verb_feature(following)[:2] == "vP"
        if note.startswith("V.any"):
            return match.stop < len(self.syntax.classes) and self.syntax.classes[match.stop] in ("V", "X")
        if note.startswith("no ى"):
            return self.draft.tokens[match.stop - 1].last != "ى" or (following is not None and following.form == "ان")
        if note.startswith("END"):
            return match.stop >= len(self.draft.tokens) or self.draft.tokens[match.stop].kind == "p"
        return True

    def judge(self, trigger: Trigger, *, lent_by: int | None) -> tuple[str, str, list[str]]:
        """(status, certainty, rules) from the cues on the trigger and on the light verb `lent_by` over it.

        What is denied comes out as negated and disputed, for `merge` to find who told it; see `claims`.
        """
        cues = self.cues_on(trigger)
        if lent_by is not None:
            light = Trigger(lent_by, lent_by + 1, trigger.sense, _verb_feature(self.draft.words[lent_by]) or "n")
            verbal = self.syntax.classes[lent_by] == "V"
            cues += [c for c in self.cues_on(light) if c not in cues and (verbal or c.category != "negation")]
        if self._is_done(trigger):
            cues = [c for c in cues if c.category != "plan" and not (trigger.is_verb and _wants_present(c))]
        elif trigger.features[:2] == "vI":
            # "تحاصر القوات المدينة منذ سنوات": it goes on.
            cues = [c for c in cues if c.category != "history" or not c.phrase.startswith("منذ")]
        categories = {c.category for c in cues}
        rules = [f"cue {c.phrase} ({c.category})" for c in cues]
        if any(c.note == ASKED for c in cues):
            rules.append(ASKED)
        deed = trigger.sense.type in _DEEDS
        if not deed:
            # "طالبت مرارا", "متهم بالتحريض": of deeds alone it tells that they are no news.
            cues = [c for c in cues if c.category != "history" or not c.note.startswith(_OF_DEEDS)]
            categories = {c.category for c in cues}
        if any(c.category == "history" and c.note.startswith("a habit") for c in cues):
            rules.append(HABIT)
        status, certainty = "actual", "asserted"
        if "history" in categories or (deed and any(c.note.startswith("on a charge") for c in cues)):
            status = "historical"
        elif self._pluperfect(lent_by if lent_by is not None else trigger.token):
            status = "historical"
            rules.append(PLUPERFECT)
        if self._future_verb(trigger, lent_by) or "plan" in categories:
            status = "future"
        if "plan" in categories and not self._is_done(trigger) and self._was_meant(trigger):
            rules.append("meant then, and not told as done")
            status = "hypothetical"
        if "hypothesis" in categories or "purpose" in categories:
            status = "hypothetical"
        if not trigger.is_verb and self.draft.form(trigger.token - 1).lstrip("وبل") == "اي":
            status = "hypothetical"
            rules.append("any such act")
        # "الذكرى الخمسين لإحراق المسجد", "تتأهب القوات لاقتحام المدينة"
        planned = deed and any(c.category == "plan" and c.phrase.endswith(" ل") for c in cues)
        kept = planned or any("anniversary" in c.note for c in cues)
        if not kept and self._purpose_noun(trigger, lent_by):
            status = "hypothetical"
            rules.append(PURPOSE)
        if "hedge" in categories:
            certainty = "hedged"
        habit = any(c.note == "a habit" for c in cues)  # "دأبت على نفي استهداف المدنيين"
        if not habit and any(c.category == "negation" and c.note.startswith("disputed") for c in cues):
            # "نفت القيادة الاتهامات بقتل مدنيين": others say that it happened.
            return (status if certainty == "hedged" else "negated"), "disputed", rules
        if "negation" in categories and not habit:
            status = "negated"
        elif lent_by is not None and self._failed(lent_by, trigger.token):
            status = "negated"
            rules.append("tried in vain")
        return status, certainty, rules

    def _failed(self, lent_by: int, token: int) -> bool:
        """ "فشلت القوات في استعادة البلدة"; not "الفشل في منع المذبحة"."""
        if not any(self.draft.lexicon.light[r[0]].lemma in _IN_VAIN for r in self.draft.words[lent_by].light):
            return False
        first = next((k for k in range(lent_by + 1, token) if self.syntax.classes[k] == "P"), None)
        return first == token - 1

    def masks(self, token: int) -> bool:
        """Whether the word at `token` is part of a phrase that names no event ("لم ترد أنباء عن قتلى")."""
        matches = self.by_sentence.get(self.draft.tokens[token].sentence, ())
        inside = (m for m in matches if m.first <= token < m.stop)
        return any(
            (m.cue.category == "negation" and m.stop - m.first >= _WHOLE_PHRASE) or "no REJECT" in m.cue.note
            for m in inside
        )

    def _future_verb(self, trigger: Trigger, lent_by: int | None) -> bool:
        if trigger.is_verb and "س" in trigger.proclitics:
            return True
        return (
            lent_by is not None and "س" in self.draft.words[lent_by].proclitics and self.syntax.classes[lent_by] == "V"
        )

    def _is_done(self, trigger: Trigger) -> bool:
        """ "طالب بالتحقيق وهدد", "سوف ينتصر، داعيا": a past verb, or a participle of saying, tells what was done."""
        participle = trigger.features[:1] == "p" and self.draft.form(trigger.token).endswith("ا")
        return trigger.features[:2] == "vP" or (participle and trigger.sense.type in VERBAL_TYPES)

    def _pluperfect(self, token: int) -> bool:
        """ "وكانت السلطات قد أصدرت": قد before a past verb, and كان before its subject."""
        draft, classes = self.draft, self.syntax.classes
        if classes[token] != "V" or _verb_feature(draft.words[token])[:2] != "vP" or draft.form(token - 1) != "قد":
            return False
        for k in range(token - 2, max(token - 2 - _PLUPERFECT_REACH, -1), -1):
            if not draft.same_sentence(k, token) or classes[k] in ("V", "S", "R", "C"):
                return False
            if classes[k] == "X":
                return draft.form(k).lstrip("وف") in _WAS
        return False

    def _purpose_noun(self, trigger: Trigger, lent_by: int | None) -> bool:
        """ "لاستعادة المدينة": ل on an indefinite verbal noun that nothing governs with ل ("إدانة كندا لقمع نشطاء")."""
        if trigger.is_verb or not trigger.proclitics.endswith("ل"):
            return False
        word = self.draft.words[trigger.token]
        if lent_by is not None or word.definite or not trigger.features.startswith("ns") or word.rest in _SUFFERED:
            return False
        return "s" in trigger.sense.frame and not self._governed(trigger.token)

    def _governed(self, token: int) -> bool:
        """Whether a verbal noun shortly before takes its object with ل."""
        for k in range(token - 1, max(token - _OBJECT_REACH, -1), -1):
            if not self.draft.same_sentence(k, token) or self.syntax.classes[k] not in ("N", "J", "D", "?"):
                return False
            readings = self.draft.words[k].events
            if any(r[1][0] == "n" and "ل" in self.draft.lexicon.senses[r[0]].frame for r in readings):
                return True
        return False


def _wants_present(cue: Cue) -> bool:
    """ "حذرت من أن", "قد", "يحاول أن": of hypotheses only conditions ("إذا هاجمت") are told in the past tense."""
    condition = _CONDITIONS & set(cue.phrase.split()) or cue.phrase.startswith("ان ")
    return cue.category in ("hypothesis", "purpose") and not condition


def after_participle(draft: Draft, syntax: Syntax, k: int) -> bool:
    """ "الإفراج عن الناشط المعتقل منذ عامين", "البلدة القريبة من دمشق والمحاصرة منذ 2013": the word at `k` says
    since when it is so. Not "الجيش المصري منذ 2018", "القوات المسلحة منذ 2018".
    """
    if k < 2:
        return False
    word, noun = draft.words[k - 1], draft.words[k - 2]
    over = syntax.actor_over[k - 1]
    if word.nisba or (over is not None and over.cls in ("named", "body")):
        return False
    joined, place = word.proclitics == "و", syntax.place_over[k - 2] is not None
    named = joined or place or (noun.definite and syntax.classes[k - 2] == "N")
    return named and word.rest.startswith("الم")


def _verb_feature(word: object) -> str:
    for readings in (getattr(word, "events", ()), getattr(word, "light", ()), getattr(word, "reporting", ())):
        for r in readings:
            if r[1][0] == "v":
                return str(r[1])
    return ""


def is_past(word: Word) -> bool:
    """Whether the word may be a verb in the past."""
    return any(r[1][:2] == "vP" for r in (*word.events, *word.reporting, *word.light))
