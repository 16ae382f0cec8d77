"""Quantities: every number in figures or words, with what bounds or blurs it, as a range (CODEBOOK §6).

"نحو 30" is 30..30, "أكثر من 20" 21..null, "عشرات" 20..99, "عدد من" 2..null. Ordinals, percentages, times of day and
dates in figures are no quantities.
"""

from __future__ import annotations

import re

import msgspec

from marsad.lexicon.numbers import Numbers, NumberWord
from marsad.text.tokens import Reading, Token

_PROCLITICS = "وفبل"  # "كمية" is a quantity, and not like a hundred
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_LONGEST_FIGURE = 12
_NOUN_WINDOW = 3
_BEFORE_YEAR = frozenset(("منذ", "عام", "العام", "سنه", "عامي"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_OUT_OF = frozenset(("اصل", "مجموع", "اجمالي"))
_WHOLES = frozenset(("المليون", "المليار", "الالف"))  # "ثلاثة ملايين ونصف المليون سوداني"
_TWO = frozenset(("اثنان", "اثنين", "اثنتان", "اثنتين"))
_OTHER_TWO = frozenset(("اخران", "اخرين", "اخريين"))  # "فقدان اثنين آخرين"
_PRONOUNS = ("ه", "ها", "هم", "هما")
_DUAL_ENDINGS = ("ان", "ين")


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number at tokens `first` to `stop` (exclusive): `min` to `max` (None: no bound was said).

    `noun` is the index of the counted noun, or None. `joined`: "and" stands before it.
    """

    first: int
    stop: int
    min: int | None
    max: int | None
    noun: int | None = None
    joined: bool = False


class _Digits:
    """Reads numbers at tokens of one text."""

    __slots__ = ("numbers", "tokens")

    def __init__(self, tokens: list[Token], numbers: Numbers) -> None:
        self.tokens = tokens
        self.numbers = numbers

    def form(self, i: int) -> str:
        return self.tokens[i].form if 0 <= i < len(self.tokens) else ""

    def word(self, i: int) -> tuple[NumberWord, str] | None:
        """The number word at token `i` and its proclitic."""
        form = self.form(i)
        if not form:
            return None
        words = self.numbers.words
        found = words.get(form)
        if found is not None:
            return found, ""
        for k in (1, 2):
            if len(form) > k + 1 and form[k - 1] in _PROCLITICS:
                found = words.get(form[k:]) or (words.get("ا" + form[k:]) if form[k - 1 : k + 1] == "لل" else None)
                if found is not None:
                    return found, form[:k]
            else:
                break
        return None

    def phrase(self, i: int, *kinds: str) -> tuple[NumberWord, int] | None:
        """A phrase (أكثر من, عدد من) at token `i`, a proclitic taken off, and the index after it."""
        form = self.form(i)
        phrases = self.numbers.phrases.get(form)
        if phrases is None and form and form[0] in _PROCLITICS:
            phrases = self.numbers.phrases.get(form[1:])
        for phrase in phrases or ():
            if phrase.kind in kinds and all(self.form(i + 1 + k) == word for k, word in enumerate(phrase.tail)):
                return phrase, i + 1 + len(phrase.tail)
        return None

    def figure(self, i: int) -> float | None:
        """The value of figures at token `i`: 1,200 and 1.200 grouped, 1.5 only before a multiplier."""
        token = self.tokens[i] if i < len(self.tokens) else None
        if token is None or token.kind != "n" or len(token.form) > _LONGEST_FIGURE:
            return None
        form = token.form
        if form.isdigit():
            return int(form)
        following = self.word(i + 1)
        multiplied = following is not None and following[0].kind.endswith("multiplier")
        if _DECIMAL.fullmatch(form) and multiplied:
            return float(form.replace(",", "."))
        if _GROUPED.fullmatch(form):
            return int(form.replace(",", "").replace(".", ""))
        return None

    def amount(self, i: int, limit: int = 0) -> tuple[int, int, int] | None:
        """Least, largest and the index after the number at token `i`, which is to end before token `limit`."""
        if self.form(i) == "ال":
            i += 1
        vague = self.vague(i)
        if vague:
            return vague
        total, group, last = 0.0, 0.0, ""
        j, read = i, False
        while j < (limit or len(self.tokens)):
            step = self._step(j, group, last, first=not read)
            if step is None:
                break
            total, group, last, j = total + step[0], step[1], step[2], step[3]
            read = True
        if not read or not float(total + group).is_integer():
            return None
        return int(total + group), int(total + group), j

    def vague(self, i: int) -> tuple[int, int, int] | None:
        """Hundreds, tens of thousands and the like at token `i`."""
        found = self.word(i)
        if found is None or found[0].kind not in ("tens", "hundreds", "several.multiplier"):
            return None
        word, j = found[0], i + 1
        if word.kind == "several.multiplier":
            return 2 * word.min, 10 * word.min - 1, j
        low, high = word.min, word.max or word.min
        if self.form(j) == "من" and self.form(j + 1).startswith("ال"):
            j += 1
        following = self.word(j)
        if following and following[0].kind == "several.multiplier" and not following[1]:
            return low * following[0].min, (high + 1) * following[0].min - 1, j + 1
        return low, high, i + 1

    def _step(self, j: int, group: float, last: str, *, first: bool) -> tuple[float, float, str, int] | None:
        """One more word of the number: what goes to the total, the group under a thousand, its kind, the next index."""
        figure = self.figure(j)
        if figure is not None:
            return (0.0, figure, "figure", j + 1) if first else None
        joined = self.form(j) == "و"
        if joined:
            figure = self.figure(j + 1)
            large = last in ("multiplier", "dual") and figure is not None and figure < _THOUSAND
            return (0.0, group + (figure or 0), "figure", j + 2) if large and not first else None
        found = self.word(j)
        if found is None:
            return None
        word, clitic = found
        if not first and clitic not in ("", "و"):
            return None
        return self._add(j, (group, last), word, after_and=not first and clitic == "و", first=first)

    def _add(
        self, j: int, state: tuple[float, str], word: NumberWord, *, after_and: bool, first: bool
    ) -> tuple[float, float, str, int] | None:
        group, last = state
        kind, value = word.kind, word.min
        if kind.endswith("multiplier") and kind != "dual.multiplier":
            if first and kind == "multiplier":
                return value, 0.0, "multiplier", j + 1
            if after_and and kind == "multiplier" and not group:
                return None
            if (not after_and and last not in ("multiplier", "dual", "")) and group:
                return group * value, 0.0, "multiplier", j + 1
            return None
        if kind == "dual.multiplier":
            return (value, 0.0, "dual", j + 1) if first else None
        if kind == "fraction":
            return self._fraction(j, value, first=first, after=last)
        if first or (after_and and last in ("multiplier", "dual")):
            return 0.0, float(value), kind, j + 1
        if not after_and:
            if (kind == "teen" and last in ("unit", "one")) or (
                kind == "hundred" and last == "unit" and value == _HUNDRED
            ):
                grown = group + _TEN if kind == "teen" else group * _HUNDRED
                return 0.0, grown, kind, j + 1
            return None
        allowed = {"ten": ("unit", "one", "hundred"), "unit": ("hundred",), "teen": ("hundred",), "one": ("hundred",)}
        if kind == "ten" and last in ("unit", "one") and not group % _HUNDRED < _TEN:
            return None
        return (0.0, group + value, kind, j + 1) if last in allowed.get(kind, ()) else None

    def _fraction(self, j: int, hundredths: int, *, first: bool, after: str) -> tuple[float, float, str, int] | None:
        """نصف مليون, and مليون ونصف where a multiplier is told before or after."""
        if first:
            following = self.word(j + 1)
            if following and following[0].kind == "multiplier":
                return following[0].min * hundredths / _HUNDRED, 0.0, "multiplier", j + 2
            return None
        if after != "multiplier":
            return None
        before = self.word(j - 1)
        value = before[0].min if before else 0
        stop = j + 2 if self.form(j + 1) in (*_WHOLES, "مليون") else j + 1
        return value * hundredths / _HUNDRED, 0.0, "fraction", stop


def find_quantities(reading: Reading, numbers: Numbers) -> list[Quantity]:
    """The quantities of a text in order, none within another."""
    tokens = reading.tokens
    digits = _Digits(tokens, numbers)
    found: list[Quantity] = []
    after = 0
    for i, token in enumerate(tokens):
        if i < after or token.kind == "p":
            continue
        form = token.form
        if token.kind != "n" and not _may_begin(form, numbers):
            continue
        if form in ("من", "ومن") and i + 1 < len(tokens) and tokens[i + 1].kind != "n" and digits.word(i + 1) is None:
            continue
        quantity = _read(digits, i) or _known_number(digits, i)
        if quantity is not None and tokens[quantity.stop - 1].sentence == token.sentence:
            found.append(quantity)
            after = quantity.stop
        elif token.kind == "n":
            after = _past_figures(tokens, i)
    return found


def _may_begin(form: str, numbers: Numbers) -> bool:
    """Whether a quantity may begin with the word, the article or a proclitic on it."""
    words, phrases = numbers.words, numbers.phrases
    if form in words or form in phrases or form in ("بين", "من"):
        return True
    if form.startswith("ال"):
        return form[2:] in words
    if form[0] not in _PROCLITICS or len(form) < 3:
        return False
    return form[1:] in words or form[1:] in phrases or form[2:] in words or form[1:] in ("بين", "من")


def _past_figures(tokens: list[Token], i: int) -> int:
    """The index after a date or a time of day in figures, none of whose parts is a quantity."""
    j = i + 1
    while j + 1 < len(tokens) and tokens[j].form in ("/", ":", "-") and tokens[j + 1].kind == "n":
        j += 2
    return j


def _read(digits: _Digits, i: int) -> Quantity | None:
    token = digits.tokens[i]
    if (token.kind == "n" and _in_figures(digits, i)) or digits.phrase(i - 1, "percent"):
        return None  # "20 في المئة"
    told = _bounded(digits, i) or _range(digits, i) or _plain(digits, i)
    if told is None:
        return None
    low, high, stop = told
    if digits.form(stop) == "%" or digits.phrase(stop, "percent"):
        return None
    noun = _noun(digits, i, stop)
    if high is not None and _at_least_after(digits, stop):
        high = None
    form = digits.form(i)
    joined = digits.form(i - 1) == "و" or (form[0] == "و" and form not in digits.numbers.words)
    return Quantity(first=i, stop=stop, min=low, max=high, noun=noun, joined=joined)


def _known_number(digits: _Digits, i: int) -> Quantity | None:
    """The number that describes people known: "مقتل المهاجمين الأربعة", "وأطفالهما الثلاثة". "الاثنين" is a day."""
    number = digits.numbers.words.get(digits.form(i)[2:]) if digits.form(i).startswith("ال") else None
    noun = digits.form(i - 1)
    known = noun.startswith(("ال", "وال")) or noun.endswith(_PRONOUNS)
    several = number is not None and (number.kind, number.min) not in (("unit", 1), ("unit", 2))
    if number is None or not known or not several or number.kind not in ("unit", "teen"):
        return None
    return Quantity(first=i, stop=i + 1, min=number.min, max=number.min, noun=i - 1, joined=noun.startswith("و"))


def _in_figures(digits: _Digits, i: int) -> bool:
    """Whether the figures at token `i` belong to a date, a time of day or a number of an act (القرار رقم 2254)."""
    following = digits.tokens[i + 2].kind if i + 2 < len(digits.tokens) else ""
    if digits.form(i + 1) in ("/", ":") and following == "n":
        return True
    if digits.form(i - 1).removeprefix("و") in _BEFORE_YEAR and _FIRST_YEAR <= (digits.figure(i) or 0) <= _LAST_YEAR:
        return True  # "منذ 2015 هجمات"
    clock = digits.form(i - 1) in ("/", ":") and i > 1 and digits.tokens[i - 2].kind == "n"
    return clock or digits.form(i - 1) == "رقم" or digits.form(i + 1) == digits.form(i + 3) == "-"


def _bounded(digits: _Digits, i: int) -> tuple[int | None, int | None, int] | None:
    """A phrase that blurs or bounds, and the number after it where it needs one."""
    found = digits.phrase(i, "several", "about", "over", "least", "under", "most")
    if found is None:
        return None
    phrase, j = found
    if phrase.kind == "several":
        return digits.vague(j) or (phrase.min, phrase.max, j)  # "عدة آلاف", "بضع مئات"
    if digits.form(j) == "من" and digits.amount(j + 1):
        j += 1
    told = _range(digits, j) or digits.amount(j)
    if told is None:
        return None
    low, high, stop = told
    if phrase.kind == "about":
        return low, high, stop
    if phrase.kind == "over":
        return low + (low == high), None, stop
    if phrase.kind == "least":
        return low, None, stop
    return None, high - 1 if phrase.kind == "under" else high, stop


def _range(digits: _Digits, i: int) -> tuple[int, int, int] | None:
    """بين 20 و30، من 20 إلى 30، 20-30، 20 إلى 30."""
    form = digits.form(i)
    opened = form if form in ("بين", "من") else form[1:] if form[1:] in ("بين", "من") else ""
    a = digits.amount(i + 1 if opened else i)
    if opened == "بين" and a is not None and (both := _two_thousands(digits, i + 1, a[2])) is not None:
        return both
    if a is None or a[0] != a[1]:
        return None
    j = a[2]
    link = digits.form(j)
    if opened == "بين":
        k = j + 1 if link == "و" else j if link.startswith("و") else None
    elif link in ("الي", "حتي") or (link in ("-", "او") and not opened):
        k = j + 1
    else:
        k = None
    b = digits.amount(k) if k is not None and k < len(digits.tokens) else None
    if b is None and opened == "بين":
        # "بين خمسة وعشرة": read as one number only where the words make one.
        return None
    if b is None or b[0] != b[1] or (b[0] <= a[0] and not _scaled(digits, a, b)):
        return None
    if link == "-" and digits.form(b[2]) == "-":
        return None
    low = a[0] * _THOUSAND if a[0] > b[0] or _scaled(digits, a, b) else a[0]
    return (low, b[0], b[2]) if low < b[0] else None


def _two_thousands(digits: _Digits, i: int, stop: int) -> tuple[int, int, int] | None:
    """ "بين 10 آلاف و15 ألف": each of the two has its thousand, no sum."""
    for k in range(i + 1, stop - 1):
        if digits.form(k) == "و" and digits.tokens[i].kind == digits.tokens[k + 1].kind == "n":
            a, b = digits.amount(i, k), digits.amount(k + 1)
            if a is not None and b is not None and a[2] == k and a[1] < b[0]:
                return a[0], b[1], b[2]
    return None


def _scaled(digits: _Digits, a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """ "من 20 إلى 30 ألف": the thousand counts for both."""
    last = digits.word(b[2] - 1)
    scaled = last is not None and last[0].kind.endswith("multiplier") and last[0].min == _THOUSAND
    return scaled and a[0] < _THOUSAND and digits.tokens[a[2] - 1].kind == "n" and b[0] >= _THOUSAND


def _plain(digits: _Digits, i: int) -> tuple[int, int, int] | None:
    told = digits.amount(i)
    if told is None:
        return None
    found = digits.word(i)
    # A lone "نصف", "ألف" as a letter's name or "عشر" inside another word is seldom meant; "أحد" needs its noun.
    if found and found[0].kind == "one" and told[2] == i + 1 and not digits.form(i + 1):
        return None
    return told


def _noun(digits: _Digits, i: int, stop: int) -> int | None:
    """The counted noun: just after, "من" skipped; before, where the number is an adjective (شخص واحد، جنديين اثنين)."""
    found = digits.word(i)
    adjective = found is not None and found[0].kind == "unit" and found[0].min <= 2 and not found[1] and stop == i + 1
    if found is None or not adjective or not i or digits.tokens[i - 1].kind != "w" or digits.form(stop) == "من":
        return _after(digits, stop)
    dual = digits.form(i - 1).endswith(_DUAL_ENDINGS) and digits.form(stop) not in _OTHER_TWO
    if found[0].min == 1 or (dual and digits.form(i) in _TWO):
        return i - 1
    return _after(digits, stop)


def _after(digits: _Digits, stop: int) -> int | None:
    j = stop
    if digits.form(j) == ")":  # "(96) مواطنا"
        j += 1
    whole = digits.amount(j + 2) if digits.form(j) == "من" and digits.form(j + 1) in _OUT_OF else None
    if whole is not None:  # "28 من أصل 35 مسيرة"
        return _after(digits, whole[2])
    last = digits.form(stop - 1)
    known = any(last[k - 2 : k] == "ال" and last[k:] in digits.numbers.words for k in (2, 3)) and last not in _WHOLES
    if digits.form(j) != "من" and known:
        return None  # "أصيب العشرات برصاص": some of nobody named
    if digits.form(j) in ("من", '"'):
        j += 1
    if digits.form(j) == '"':
        j += 1
    if (
        j >= len(digits.tokens)
        or digits.tokens[j].kind != "w"
        or digits.tokens[j].sentence != digits.tokens[stop - 1].sentence
    ):
        return None
    form = digits.form(j)
    numbers, rest = digits.numbers, form[1:]
    if form == "و" or form in numbers.functions or (rest in numbers.functions and form[0] == "و"):
        return None
    return None if form[0] == "و" and (rest in numbers.words or rest in numbers.phrases) else j


def _at_least_after(digits: _Digits, stop: int) -> bool:
    """25 مدنيا على الأقل."""
    for j in range(stop, stop + _NOUN_WINDOW + 1):
        if digits.form(j) in ("علي", "في") and digits.form(j + 1) == "الاقل":
            return True
        if j < len(digits.tokens) and digits.tokens[j].kind == "p":
            return False
    return False
