"""Words that make a telling another happening than what was told: "هجوم آخر", "هجمات مماثلة", "غالبا ما يشن هجمات"."""

from __future__ import annotations

from marsad.extract.draft import Draft
from marsad.extract.finding import Finding
from marsad.extract.likeness import is_result

_MASCULINE = frozenset("اخر مماثل مشابه سابق لاحق منفصل ثان ثاني ثالث رابع خامس مضاد".split())
_FEMININE = frozenset("اخري مماثله مشابهه سابقه لاحقه منفصله ثانيه ثالثه رابعه خامسه مضاده".split())
# What is done again and again is no single act: "تتعرض مرارا لتفجيرات", "يشن بين الحين والآخر هجمات", "قصف شبه يومي".
_USUAL = frozenset("غالبا عاده كثيرا مرارا دوريا باستمرار يوميا متكرر متكرره يومي يوميه روتيني روتينيه".split())
# "وسبق أن قصف": before what is told.
_BEFORE_NOW = frozenset("سبق وسبق".split())
_THIS = frozenset("هو هي هذا هذه وهو وهي".split())
_ANSWER = frozenset("رد ردت يرد ترد ردوا ورد وردت ويرد وترد وردوا".split())
_COMES = frozenset("ياتي تاتي جاء جاءت وقع وقعت".split())
TIME_UNITS = frozenset(
    "ساعه ساعات ساعتين يوم يومين ايام اسبوع اسبوعين اسابيع شهر شهرين اشهر عام عامين سنه سنوات".split()
)
_NOW_AND_THEN = frozenset(("الحين", "حين"))
_THEN = frozenset(("والاخر", "لاخر", "واخر"))
_SINCE = frozenset("منذ ومنذ".split())
_WARS = frozenset("الحرب النزاع الصراع العدوان".split())
_LEADS_TO = frozenset("اسفرت اسفر ادت ادي خلفت خلف اوقعت اوقع اودت اودي تسببت تسبب حصدت".split())
_CAUSE, _MANY = 14, 100
_BEFORE, _AFTER = 8, 4
_ADJECTIVES = 2
_REACH = 6


def is_another(draft: Draft, finding: Finding) -> bool:
    """Whether the words beside the trigger set it apart from every act told before."""
    token = finding.trigger.token
    marked = _other_noun(draft, finding) or _usual(draft, finding) or _went_before(draft, token)
    return marked or _answers(draft, token) or _hours_before(draft, token) or _days_from(draft, token)


def _answers(draft: Draft, token: int) -> bool:
    """ "وردت الفصائل بقصف مواقع النظام": the answer to an act is another."""
    if draft.words[token].preposition != "ب":
        return False
    low = max(0, token - _REACH)
    return any(draft.form(k) in _ANSWER and draft.same_sentence(k, token) for k in range(low, token))


def _hours_before(draft: Draft, token: int) -> bool:
    """ "وفي وقت سابق استشهد شاب", "وقبل ساعات قتل أربعة": the sentence turns to what went before."""
    first = draft.reading.sentences[draft.sentence_of[token]].first
    if any(draft.words[k].reporting for k in range(first, token)):
        return False  # "وفي وقت سابق أفاد ضابط بأن": he spoke before
    opening = [draft.form(k).removeprefix("و") for k in range(first, min(first + 3, token))]
    ago = opening[:1] == ["قبل"] and not TIME_UNITS.isdisjoint(opening[1:2])
    return ago or opening == ["في", "وقت", "سابق"]


def _days_from(draft: Draft, token: int) -> bool:
    """ "ويأتي الهجوم بعد أسبوع من مقتل 58 مدنيا": what an act is told to have come so long after."""
    sentence = draft.reading.sentences[draft.sentence_of[token]]
    if draft.form(sentence.first).removeprefix("و") not in _COMES:
        return False
    forms = draft.forms[sentence.first : token]
    return any(f in ("بعد", "قبل", "عقب") and not TIME_UNITS.isdisjoint(forms[k : k + 3]) for k, f in enumerate(forms))


def is_total(draft: Draft, finding: Finding) -> bool:
    """Whether a toll is that of a war: "تسببت الحرب المستمرة منذ 2014 في مقتل عشرات الآلاف", "منذ اندلاع النزاع",
    with figures as of a war.
    """
    if not is_result(finding) or not any((c.min or 0) >= _MANY for c in finding.counts):
        return False
    sentence, forms = draft.reading.sentences[finding.sentence], draft.forms
    low, high = max(sentence.first, finding.trigger.token - _CAUSE), min(sentence.stop, finding.trigger.stop + _CAUSE)
    for k in range(low, high - 2):
        begins = forms[k].removeprefix("و") == "منذ" and not _WARS.isdisjoint(forms[k + 1 : k + 3])
        leads = k < finding.trigger.token and forms[k].removeprefix("و") in _LEADS_TO and forms[k + 1] in _WARS
        if begins or leads:
            return True
    return False


def _went_before(draft: Draft, token: int) -> bool:
    """ "سبق أن قصف", "وسبق للجماعة أن هاجمت": a verb after سبق."""
    if _BEFORE_NOW.isdisjoint(draft.forms[max(0, token - _REACH) : token]):
        return False
    low = next((k for k in range(token - 1, max(-1, token - _REACH), -1) if draft.form(k) in _BEFORE_NOW), None)
    return low is not None and draft.same_sentence(low, token) and "ان" in map(draft.form, range(low + 1, token))


def _other_noun(draft: Draft, finding: Finding) -> bool:
    """ "هجوم انتحاري آخر", "الهجمات السابقة": an adjective of the trigger. "مقتل آخر" tells of a person."""
    trigger = finding.trigger
    if trigger.is_verb or is_result(finding) or draft.form(trigger.token - 1) in _THIS:
        return False  # "وهذا هو الهجوم الثاني خلال شهر"
    head = draft.words[trigger.token]
    marks = _MASCULINE if trigger.features[:3] == "nsm" else _FEMININE
    for k in range(trigger.token + 1, trigger.token + 2 + _ADJECTIVES):
        if k >= len(draft.words) or not draft.same_sentence(trigger.token, k):
            return False
        word = draft.words[k]
        if word.rest.removeprefix("ال") in marks and word.definite == head.definite and not word.proclitics.strip("ال"):
            return True
        describes = word.adjective is not None or word.nisba or word.group is not None or "J" in word.pos
        if k >= trigger.stop and (not describes or word.definite != head.definite or word.preposition):
            return False
    return False


def _usual(draft: Draft, finding: Finding) -> bool:
    """ "غالبا ما يشن هجمات", "ومنذ نهاية أبريل نزح ...": what is done again and again, or has been for long."""
    trigger = finding.trigger
    sentence = draft.reading.sentences[finding.sentence]
    if draft.form(sentence.first) in _SINCE:
        return True
    low, high = max(sentence.first, trigger.token - _BEFORE), min(sentence.stop, trigger.stop + _AFTER)
    forms = draft.forms[low:high]
    if not _USUAL.isdisjoint(forms) or any(word.rest in _USUAL for word in draft.words[low:high]):
        return True
    if _NOW_AND_THEN.isdisjoint(forms):
        return False
    return any(draft.form(k) in _NOW_AND_THEN and draft.form(k + 1) in _THEN for k in range(low, high))
