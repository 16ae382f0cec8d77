"""Acts that are figures of speech: "الفيروس يهاجم", "انفجار الأسعار", "خطفت الأضواء" (data/sense/figurative.tsv)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extract.draft import Draft
from marsad.extract.syntax import Syntax

if TYPE_CHECKING:
    from marsad.extract.event import Trigger

# Adverbs and particles may stand between the act and its noun: "تضرب حاليا موجة برد".
_REACH = 3
_PASSED = ("A", "T")
_UPON = frozenset(("علي",))
_WITH = frozenset(("علي", "مع", "ضد"))


def is_figurative(draft: Draft, syntax: Syntax, trigger: Trigger) -> bool:
    """Whether a noun beside the word of an act makes it a figure of speech."""
    first, stop = trigger.token, trigger.stop
    if syntax.classes[first] == "V" and _subject_before(draft, syntax, first):
        return True
    if trigger.sense.type not in _BODILY:
        return False
    if syntax.classes[first] == "V":
        return _after_verb(draft, syntax, stop)
    owner = _next(draft, syntax, stop)
    # "المصابون بالإنفلونزا", but not "أودى تفجير بحياة عشرين شخصا".
    if _stands(draft, owner, "i") and (trigger.sense.type == "TOLL" or not draft.words[owner].preposition):
        return True
    # "تظاهرة ضد العنصرية" is one.
    return trigger.sense.type != "PROTEST" and _governed(draft, syntax, stop, _WITH)


def is_figure_of_verb(draft: Draft, syntax: Syntax, i: int) -> bool:
    """Whether the verb at token `i`, an event or not, has such a subject or object ("ضربت موجة برد ...")."""
    return syntax.classes[i] == "V" and (_subject_before(draft, syntax, i) or _after_verb(draft, syntax, i + 1))


def _stands(draft: Draft, i: int, place: str) -> bool:
    return 0 <= i < len(draft.words) and place in draft.words[i].figurative


def _next(draft: Draft, syntax: Syntax, i: int) -> int:
    """The first token from `i` on that is no adverb, -1 where the sentence ends before."""
    for k in range(i, min(i + _REACH, len(draft.tokens))):
        if not draft.same_sentence(i - 1, k):
            return -1
        if syntax.classes[k] not in _PASSED:
            return k
    return -1


def _after_verb(draft: Draft, syntax: Syntax, stop: int) -> bool:
    """Subject, object or both after the verb: "يهاجم الفيروس", "خطفت الأميرة الأضواء"."""
    k = _next(draft, syntax, stop)
    if k < 0:
        return False
    if _is_noun(draft, syntax, k) and not draft.words[k].preposition:
        subject = _stands(draft, k, "s") and not _has_subject(draft, syntax, stop - 1)
        return subject or _stands(draft, k, "o") or _governed(draft, syntax, k + 1)
    return _governed(draft, syntax, stop)


def _has_subject(draft: Draft, syntax: Syntax, verb: int) -> bool:
    """ "الطائرات تقصف السوق": a noun right before the verb is the subject, what follows its object."""
    k = verb - 1
    while k >= 0 and draft.form(k) in ('"', "'"):
        k -= 1
    joined = draft.words[verb].proclitics != ""
    return k >= 0 and draft.same_sentence(k, verb) and not joined and syntax.classes[k] in ("N", "J")


def _governed(draft: Draft, syntax: Syntax, i: int, tying: frozenset[str] = _UPON) -> bool:
    """The noun that a preposition (or none) ties to the act within a few words: "سيطر النادي على الصدارة"."""
    for k in range(i, min(i + _REACH, len(draft.tokens))):
        named = syntax.actor_over[k]
        if draft.form(k) == '"' or (named is not None and named.entry is not None):
            continue  # "معركة طويلة" مع المرض; "أوقفت شعبة المعلومات خلية"
        if not draft.same_sentence(i - 1, k) or syntax.classes[k] not in "NJ?P":
            return False
        if syntax.classes[k] == "P":
            return draft.form(k) in tying and _stands(draft, k + 1, "o")
        word = draft.words[k]
        if word.definite and not word.preposition and syntax.classes[k] == "N" and _stands(draft, k, "o"):
            return True
    return False


def _subject_before(draft: Draft, syntax: Syntax, verb: int) -> bool:
    """ "إن السوق السوداء تسيطر", "الفيروس الذي يهاجم": the head of the phrase that ends at the verb."""
    k = verb - 1
    if k >= 0 and syntax.classes[k] in ("R", "X", "T"):
        k -= 1
    head = -1
    while k >= 0 and draft.same_sentence(k, verb) and syntax.classes[k] in ("N", "J", "?"):
        head = k
        if draft.words[k].proclitics or not draft.words[k].definite:
            break
        k -= 1
    if head < 0 or syntax.classes[k if k < head else k - 1] == "P" or draft.words[head].preposition:
        return False
    return _stands(draft, head, "s")


def _is_noun(draft: Draft, syntax: Syntax, k: int) -> bool:
    return draft.tokens[k].kind == "w" and syntax.classes[k] in ("N", "J", "?")


# Of acts of speech the object is a topic: "دعم الاقتصاد", "يبحث الأزمة".
_BODILY = frozenset("ASSAULT COERCE DISPLACE MOBILIZE RETREAT THREATEN PROTEST DISCOVER TOLL".split())
