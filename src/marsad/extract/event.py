"""Finds event triggers and settles in which sense each is meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marsad.extract.closed_class import JUSSIVE_BEFORE
from marsad.extract.draft import ActorMention, Draft, governs_object
from marsad.extract.figurative import is_figurative, is_figure_of_verb
from marsad.extract.phrases import longest_phrase
from marsad.extract.roles import BELLIGERENT
from marsad.extract.syntax import Syntax
from marsad.lexicon.lexicon import Sense

_NEEDS_REACH = 8
_NEEDS_BACK = 4
_BLOCK_REACH = 8
_SHORTEST_PREFIX = 4
# Verbs that threaten only in the future: "سنرد", "ستدفعون الثمن", "لن نتردد".
VOWED = frozenset("رد دفع ندم تردد".split())
DEMONSTRATORS = frozenset("head:متظاهر head:محتج head:معتصم".split())
_ARMED = frozenset("MIL REB PRM UAF COP SPY".split())
_PROMISE = "وعد"
_PROMISE_REACH = 6
_VOWS = VOWED | {_PROMISE}
_TO_COME = frozenset(("سوف", "لن"))
_BEFORE_PRESENT = frozenset(("لم", "لن", "سوف"))
_MY = "ي"
_ATTACKS = frozenset("هجوم هاجم استهدف قصف".split())
_WEAPONS = frozenset("drone explosives suicide-attack aerial heavy-weapons".split())
_PHRASE_FEATURES = "nsm"


class Trigger:
    """The word (tokens `token` up to `stop`) that names an event, in one sense.

    `features` as in `text.inflection` with v, n or p before; `suffix` the pronoun written onto it; `modes` what the
    senses that hold here say; `weak` whether it counts only with an actor or place beside it.
    """

    __slots__ = ("features", "modes", "proclitics", "sense", "stop", "suffix", "token")

    def __init__(self, token: int, stop: int, sense: Sense, features: str) -> None:
        self.token = token
        self.stop = stop
        self.sense = sense
        self.features = features
        self.suffix = ""
        self.proclitics = ""
        self.modes: tuple[str, ...] = tuple(sense.modes)

    @property
    def is_verb(self) -> bool:
        """A finite verb."""
        return self.features[0] == "v"

    @property
    def weak(self) -> bool:
        """Counts only with an actor or place in its clause."""
        return self.sense.weight >= 3

    def __repr__(self) -> str:
        return f"<{self.sense.type} {self.token} {self.features} {self.sense.lemma}>"


def find_triggers(draft: Draft, syntax: Syntax) -> list[Trigger]:
    """All triggers in text order. Words inside a listed name, a person's title or page furniture are none."""
    out: list[Trigger] = []
    figure = -1
    i, n = 0, len(draft.tokens)
    while i < n:
        if draft.tokens[i].kind != "w" or draft.skip[i]:
            i += 1
            continue
        word, trigger = draft.words[i], None
        if "event" in word.opens:
            trigger = _phrase_trigger(draft, syntax, i)
        if trigger is None and word.events:
            trigger = _word_trigger(draft, syntax, i)
        if trigger is None and word.form in _DUTY:
            trigger = _duty(draft, syntax, i)
        if trigger is None:
            if word.events and is_figure_of_verb(draft, syntax, i):
                figure = i
            i += 1
            continue
        if is_figurative(draft, syntax, trigger) or _goes_on(draft, syntax, trigger, figure):
            figure = trigger.token
        elif not _asked(draft, trigger.token):
            out.append(trigger)
        i = trigger.stop
    return out


def _goes_on(draft: Draft, syntax: Syntax, trigger: Trigger, figure: int) -> bool:
    """ "يهاجم الفيروس الرئة ويقتل خلاياها": a verb joined to a figure of speech, with nobody named after it."""
    joined = figure >= 0 and trigger.is_verb and trigger.proclitics[:1] == "و"
    return joined and draft.same_sentence(figure, trigger.token) and syntax.actor_at.get(trigger.stop) is None


_UPON_WHOM = "علي"
_UPON = frozenset("علي وعلي".split())
_UPON_PRONOUN = frozenset("عليه عليها عليهم عليهما علينا عليكم وعليه وعليها وعليهم وعلينا".split())
_DUTY = _UPON | _UPON_PRONOUN


def _duty(draft: Draft, syntax: Syntax, i: int) -> Trigger | None:
    """ "على إيران أن تنسحب", "على طهران الكف عن": what is laid upon somebody. The speaker asks it of him."""
    form = draft.forms[i]
    stop = i + 1
    if form in _UPON:
        actor = syntax.actor_at.get(stop)
        stop = actor.stop if actor is not None else 0
    elif form not in _UPON_PRONOUN:
        return None
    duty = draft.lexicon.duty
    if duty is None or not stop or (draft.form(stop) != "ان" and draft.form(stop) not in duty.needs):
        return None
    if not draft.same_sentence(i, stop):
        return None
    if i and draft.same_sentence(i, i - 1) and syntax.classes[i - 1] not in ("S", ",", "C", "T"):
        return None  # "شدد على الحكومة أن": على belongs to the verb before
    return Trigger(i, i + 1, duty, "nsm")


_ASKING = frozenset("هل وهل فهل ماذا وماذا فماذا اليس اليست متي ومتي كيف وكيف فكيف لماذا ولماذا اين واين كم".split())
_WHO_ARE = frozenset("هم هو هي".split())


def _asked(draft: Draft, i: int) -> bool:
    """ "هل ترد إيران بإغلاق المضيق؟": what a question asks about is not told."""
    sentence = draft.reading.sentences[draft.tokens[i].sentence]
    if draft.form(sentence.stop - 1) not in ("؟", "?"):
        return False
    who = draft.form(sentence.first) in ("من", "ما") and draft.form(sentence.first + 1) in _WHO_ARE
    return who or any(draft.form(k) in _ASKING for k in range(sentence.first, i))


def _blocked_by_name(syntax: Syntax, i: int) -> bool:
    actor, place = syntax.actor_over[i], syntax.place_over[i]
    return actor is not None or (place is not None and not place.generic)


def _is_deed(draft: Draft, syntax: Syntax, i: int) -> bool:
    """Whether a word for a body is a deed here, which its preposition shows: "القضاء على ثلاثة مسلحين"."""
    actor, link = syntax.actor_over[i], draft.form(i + 1)
    alone = actor is not None and actor.cls == "body" and actor.stop == actor.first + 1
    if not alone or link != _UPON_WHOM:
        return False
    senses = (draft.lexicon.senses[r[0]] for r in draft.words[i].events if r[1][0] == "n")
    return any(link in sense.frame for sense in senses)


def _in_name(draft: Draft, syntax: Syntax, i: int) -> bool:
    """ "أحمد مجدي إبراهيم", "تشونغ أوي يونغ": between two given names or unknown words stands a name."""
    words, classes = draft.words, syntax.classes
    if not 0 < i < len(words) - 1:
        return False
    given = words[i - 1].given is not None and words[i + 1].given is not None and classes[i + 1] != "P"  # علي, not على
    return given or (classes[i - 1] == classes[i + 1] == "?" and not (words[i].proclitics or words[i].suffix))


def _phrase_trigger(draft: Draft, syntax: Syntax, i: int) -> Trigger | None:
    """Multiword triggers: إطلاق النار, وقف إطلاق النار."""
    table = draft.lexicon.event_phrases
    for proclitics, rest in draft.words[i].variants:
        stop, indexes = longest_phrase(draft, table, i, rest)
        features = "v" if syntax.classes[i] == "V" else _PHRASE_FEATURES
        candidates = [(index, features) for index in indexes]
        if candidates and not _blocked_by_name(syntax, i):
            trigger = _select(draft, syntax, (i, stop), candidates)
            if trigger is not None:
                trigger.proclitics = proclitics
                if trigger.is_verb:
                    trigger.features = _verb_features(draft, i) or _PHRASE_FEATURES
                return trigger
    return None


def _verb_features(draft: Draft, i: int) -> str:
    readings = (*draft.words[i].events, *draft.words[i].light, *draft.words[i].reporting)
    return next((r[1] for r in readings if r[1][0] == "v"), draft.words[i].phrase_verb)


def _word_trigger(draft: Draft, syntax: Syntax, i: int) -> Trigger | None:
    word = draft.words[i]
    if _in_name(draft, syntax, i) or (_blocked_by_name(syntax, i) and not _is_deed(draft, syntax, i)):
        return None
    verb = syntax.classes[i] == "V"
    readings = [r for r in word.events if (r[1][0] == "v") == verb and _acceptable(draft, i, r[1])]
    readings = [r for r in readings if r[1][0] != "v" or r[3] != _MY]  # "لا تهددي طفلك": said to a woman, no report
    if not readings:
        return None
    readings = [r for r in readings if draft.lexicon.senses[r[0]].lemma not in _VOWS or not _idle_vow(draft, i, r)]
    if draft.form(i - 1).lstrip("وف") in _BEFORE_PRESENT:  # لم توافق is "she did not agree", never "they agreed"
        readings = [r for r in readings if r[1][:2] != "vP"] or readings
    # توعد is "he threatened" before it is "she is promised".
    readings = [r for r in readings if not _passive_only(r[1])] or readings
    trigger = _select(draft, syntax, (i, i + 1), [(r[0], r[1]) for r in readings])
    if trigger is not None:
        reading = next(r for r in readings if draft.lexicon.senses[r[0]] is trigger.sense)
        trigger.proclitics, trigger.suffix = reading[2], reading[3]
    return trigger


def _idle_vow(draft: Draft, i: int, reading: tuple[int, str, str, str]) -> bool:
    """ "ردت القوات بقوة", "دفع الثمن": only what is to come is a threat."""
    if draft.lexicon.senses[reading[0]].lemma == _PROMISE:  # يعد is "is counted" where nothing is promised with ب or أن
        after = range(i + 1, min(i + 1 + _PROMISE_REACH, len(draft.words)))
        promised = any(draft.words[k].preposition == "ب" or draft.form(k).startswith("ان") for k in after)
        return reading[1][:2] == "vI" and not promised
    to_come = "س" in reading[2] or draft.form(i - 1).lstrip("وف") in _TO_COME
    return draft.lexicon.senses[reading[0]].type == "THREATEN" and not to_come


def _passive_only(features: str) -> bool:
    return features[0] == "v" and features.endswith("p")


def _acceptable(draft: Draft, i: int, features: str) -> bool:
    """A short jussive only after its particle; a participle only where it is a predicate; ه is no ta marbuta."""
    word = draft.words[i]
    if features[:2] == "vJ":
        return draft.form(i - 1) in JUSSIVE_BEFORE
    if features[0] == "p":
        governs = not (word.heads or "N" in word.pos) or governs_object(draft, i)
        return governs and not word.definite and not word.suffix and not word.rest.endswith("ي")
    return not (features[:3] == "nsf" and not word.suffix and word.rest.endswith("ه") and draft.tokens[i].last == "ه")


def _select(draft: Draft, syntax: Syntax, span: tuple[int, int], candidates: list[tuple[int, str]]) -> Trigger | None:
    """The sense that holds here: one whose needed words follow before one that needs none, then the stronger."""
    senses = draft.lexicon.senses
    i, stop = span
    fitting: list[tuple[int, int, int, Sense, str]] = []
    blocked: dict[str, str] = {}
    after: str | None = None
    around: str | None = None
    for order, (index, features) in enumerate(candidates):
        sense = senses[index]
        specific = 1
        if sense.needs:
            if after is None:
                after = _forms_near(draft, syntax, i, stop)
            specific = -_words_present(sense.needs, after)
            if specific > 0:
                continue
        if sense.block:
            if around is None:
                around = _forms_around(draft, i, stop)
            blocking = _first_in(sense.block, around)
            if blocking:
                if not sense.needs:
                    blocked[sense.type] = blocking
                continue
        fitting.append((specific, sense.weight, order, sense, features))
    # What blocks the plain sense of a type blocks its narrower ones, but not one that asks for it ("إضراب عن الطعام");
    # those of other types stay (احتج رسميا).
    # So does one that names a weapon ("هجوم بطائرات مسيرة يرفع أسعار النفط").
    fitting = [f for f in fitting if f[3].type not in blocked or blocked[f[3].type] in f[3].needs or _by_weapon(f[3])]
    if not fitting:
        return None
    fitting.sort(key=lambda f: f[:3])
    best, features = fitting[0][3], fitting[0][4]
    trigger = Trigger(i, stop, best, features)
    modes = dict.fromkeys(best.modes)
    for specific, _, _, sense, _ in fitting[1:]:
        if specific <= 0 and sense.type == best.type:
            modes.update(dict.fromkeys(sense.modes))
    trigger.modes = tuple(modes)
    return trigger


def _by_weapon(sense: Sense) -> bool:
    return bool(sense.needs) and sense.lemma in _ATTACKS and not _WEAPONS.isdisjoint(sense.modes)


def _forms_near(draft: Draft, syntax: Syntax, i: int, stop: int) -> str:
    """Forms of the next words and the few before, each also without clitics and article, with spaces between.

    Somebody's title and name count as one word: "حذر وزير الدفاع ... النظام السوري من أي هجوم". Those before count
    for clauses on a noun: "الألغام التي زرعتها".
    """
    out: list[str] = []
    sentence = draft.reading.sentences[draft.sentence_of[i]]
    actor_over, place_over = syntax.actor_over, syntax.place_over
    for step, start, reach in ((1, stop, _NEEDS_REACH), (-1, i - 1, _NEEDS_BACK)):
        words, j = 0, start
        while sentence.first <= j < sentence.stop and words < reach:
            word = draft.words[j]
            if step > 0 and words and syntax.classes[j] == "V" and word.proclitics[:1] == "و":
                break  # "أعلن الحداد، ومدد حالة الطوارئ": what is joined has its own company
            if word.form:  # no sign or number
                over = actor_over[j]
                words += over is None or over is not actor_over[j - step]
                if over is not None and over.head == j:
                    out += _kinds_of(over)
                elif place_over[j] is not None:
                    out.append("@place")
                out.append(word.spellings)
            j += step
    if _somebody(draft, syntax, i, stop):
        out.append("@somebody")
    if draft.words[i].suffix and syntax.classes[i] == "V":
        out.append("@pronoun")
    return f" {' '.join(out)} "


def _somebody(draft: Draft, syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a person stands where the object of the word does: "أوقفت الشرطة المرشح", "أوقف 20 شخصا"."""
    actor_at = syntax.actor_at
    parties = [actor_at[k] for k in range(stop, stop + _NEEDS_REACH) if k in actor_at]
    for n, actor in enumerate(parties):
        human = actor.cls in ("person", "people", "office") or _by_nationality(actor)
        if not human or not draft.same_sentence(i, actor.first):
            continue
        agent = n == 0 and bool(set(actor.sectors) & BELLIGERENT)
        return not agent and syntax.clitic_at(actor.first) == "" and syntax.classes[actor.first - 1] != "P"
    return False


def _by_nationality(mention: ActorMention) -> bool:
    """ "رحلت ألمانيا 45 أفغانيا", "مئات الإثيوبيين": people counted by where they are from."""
    return mention.cls == "nisba" and "CVL" in mention.sectors


def _kinds_of(mention: ActorMention) -> Iterator[str]:
    """The kinds of party (lexicon/company.py) that the mention is: "الجيش" is armed, "متظاهرون" are a crowd."""
    if _by_nationality(mention):
        yield "@people"
    if mention.cls in ("source", "nisba"):
        return
    yield "@place" if mention.place_sense else "@party"
    if not _ARMED.isdisjoint(mention.sectors):
        yield "@armed"
    elif mention.key.split("/")[0] in DEMONSTRATORS:
        yield "@crowd"
    elif mention.cls == "people":
        yield "@people"


@cache
def _sought(need: str) -> tuple[str, ...]:
    """What must be found among the forms for a needed word: itself, or (four letters and more) its beginning."""
    return tuple(f" {word}" if len(word) >= _SHORTEST_PREFIX else f" {word} " for word in need.split(" "))


def _words_present(needs: list[str], forms: str) -> int:
    """How many words beyond the first the longest of the needs among the forms has, -1 where none stands there.

    Of a phrase each word must be there.
    """
    longest = -1
    for need in needs:
        words = _sought(need)
        if words[0] in forms and len(words) - 1 > longest and (len(words) == 1 or all(w in forms for w in words)):
            longest = len(words) - 1
    return longest


def _forms_around(draft: Draft, i: int, stop: int) -> str:
    """The words around the trigger as written, and each without one leading clitic, for phrases of one word."""
    sentence = draft.reading.sentences[draft.sentence_of[i]]
    forms = draft.forms[max(sentence.first, i - _BLOCK_REACH) : min(sentence.stop, stop + _BLOCK_REACH)]
    bare = [f[1:] for f in forms if len(f) > 3 and f[0] in "وفبلك"]
    return f" {' '.join(forms)} | {' '.join(bare)} "


def _first_in(phrases: list[str], forms: str) -> str:
    """The first of the phrases that stands among the forms, "" for none."""
    for phrase in phrases:
        if phrase in forms and f" {phrase} " in forms:
            return phrase
    return ""
