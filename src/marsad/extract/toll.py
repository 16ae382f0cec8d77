"""What the readers of counts share: the count, the words of a text that bear on counts, the ends of a clause."""

from __future__ import annotations

import msgspec

from marsad.extract.quantity import Quantity
from marsad.lexicon.numbers import Governor, Victim, Victims
from marsad.text.tokens import Reading

OWN = ("killed", "injured", "missing", "attacks")
BY_GOVERNOR = ("killed", "injured", "detained", "abducted", "missing", "displaced")
VERB_WINDOW = 5
# Numbers that are as a rule years where nothing counted follows.
YEARS = range(1900, 2100)
_NEGATION_WINDOW = 4
_PROCLITICS = "وفبلك"
CLAUSE = frozenset(("ان", "الذي", "التي", "الذين", "حيث", "بينما", "فيما", "لكن", "عندما", "وان", "بان", "كما"))
STOPS = frozenset("؛:.!?؟;،,")
_AMONG = "عداد"
_STILL = frozenset("يزال تزال يزالون يزل تزل".split())  # "لا يزال ثمانية جنود في عداد المفقودين"
_COMMAS = frozenset("،,")
_LONGEST_PARTS = 12
_LIFE_WINDOW = 4
BETWEEN = ("بين", "ما", "مابين")


class CountMention(msgspec.Struct, frozen=True, kw_only=True):
    """One count: tokens `first` to `stop`, `govern` the token of the governing word or of the victim noun itself.

    `part`: it is some of those counted before ("بينهم ثلاثة أطفال").
    """

    kind: str
    who: str
    unit: str
    min: int | None
    max: int | None
    first: int
    stop: int
    govern: int
    part: bool = False


class Tolls:
    """One text while its counts are read."""

    __slots__ = ("covered", "forms", "found", "governors", "quantities", "tokens", "used", "victims")

    def __init__(self, reading: Reading, quantities: list[Quantity], victims: Victims) -> None:
        self.tokens = reading.tokens
        self.forms = reading.forms
        self.victims = victims
        self.used: set[int] = set()
        self.found: list[CountMention] = []
        self.governors: dict[int, Governor] = {}
        known = victims.governors
        for i, form in enumerate(self.forms):
            governor = known.get(form) or (known.get(form[1:]) if form[0] in _PROCLITICS else None)
            if governor is None and form.startswith("لل"):
                governor = known.get("ال" + form[2:])  # "تعرض للخطف"
            if governor is not None:
                self.governors[i] = governor
        self.quantities = {q.first: self._without_false_noun(q) for q in quantities}
        self.covered = {i for q in quantities for i in range(q.first, q.stop)}
        self.covered |= {q.noun for q in self.quantities.values() if q.noun is not None}

    def _without_false_noun(self, q: Quantity) -> Quantity:
        """The quantity without the word after it where that is none of what it counts: "45 والجرحى 120", "مقتل 241
        وجرح 100", "أصيب 40 بالرصاص", "خمسة بجروح", "عام 2003 قتل", "إصابة عشرة الأسبوع الماضي".
        """
        if q.noun is None:
            return q
        if q.noun < q.first:  # "ومدنيين اثنين", but "فقدان اثنين" is no dual
            if q.min == 1 or self.victim(q.noun) is not None:
                return q
            joined = self.victim(q.noun, joined=True) is not None
            return msgspec.structs.replace(q, joined=joined, noun=q.noun if joined else None)
        form, counted = self.form(q.noun), self.victim(q.noun) is not None
        goes_on = form.startswith(("و", "بال")) and not counted and form not in self.victims.things
        governor = self.governors.get(q.noun)
        tells = governor is not None and governor.kind in BY_GOVERNOR and not counted
        dated = counted and q.min in YEARS and q.min == q.max and self._tells_attack(q.noun)  # "مارس 2005 تفجير"
        false = goes_on or tells or dated or self.helper(q.noun, "wounds") or self._known_after_figure(q, q.noun)
        return msgspec.structs.replace(q, noun=None) if false else q

    def _tells_attack(self, i: int) -> bool:
        noun = self.victim(i)
        return noun is not None and noun[0].kind == "attacks"

    def _known_after_figure(self, q: Quantity, noun: int) -> bool:
        """Whether the noun has the article, which none has that an exact number counts (but "الـ15 المحتجزين")."""
        form, exact = self.form(noun), q.min == q.max and (q.min or 0) > 1
        if not exact or not form.startswith("ال") or noun != q.stop or self.form(q.first - 1) == "ال":
            return False
        return form not in self.victims.nouns or form[2:] in self.victims.nouns

    def form(self, i: int) -> str:
        """The folded form of token `i`, "" beyond the text."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def victim(self, i: int | None, *, joined: bool = False) -> tuple[Victim, int] | None:
        """The victim noun at token `i`, its possessive or (where `joined`) its conjunction taken off."""
        if i is None or not 0 <= i < len(self.tokens):
            return None
        form = self.tokens[i].form
        owned = without_pronoun(form) if self.tokens[i].last != "ة" else ""  # "أوروبية" is no "his European"
        bare = joined and form[0] in _PROCLITICS
        for stem in (form, form[1:] if bare else "", owned, owned[1:] if bare else "", self.pair_of(i)):
            for noun in self.victims.nouns.get(stem, ()) if stem else ():
                if all(self.form(i + 1 + k) == word for k, word in enumerate(noun.tail)):
                    return noun, i + 1 + len(noun.tail)
        return None

    def pair_of(self, i: int) -> str:
        """The dual of which a construct with a pronoun is: "وطفليها" -> "طفلين", "شقيقاه" -> "شقيقان"."""
        owned = without_pronoun(self.form(i)) if self.tokens[i].last != "ة" else ""
        if not owned.endswith(("ي", "ا")):
            return ""
        duals = (form + "ن" for form in (owned, owned[1:] if owned[0] == "و" else ""))
        return next((d for d in duals if any(v.number == "d" for v in self.victims.nouns.get(d, ()))), "")

    def is_thing(self, i: int) -> bool:
        """Whether token `i` is no word, or names something that is never a victim."""
        form = self.form(i)
        things = self.victims.things
        return form in things or form.removeprefix("ال") in things or self.tokens[i].kind != "w"

    def helper(self, i: int, kind: str) -> bool:
        """Whether token `i` is a helping word of `kind` (data/quantity/kinds.tsv)."""
        governor = self.governors.get(i)
        return governor is not None and governor.kind == kind

    def tells_on(self, i: int) -> bool:
        """Whether the word at `i` tells of others ("مقتل 241 وجرح 100") and is no counted noun."""
        governor = self.governors.get(i)
        return governor is not None and governor.kind in BY_GOVERNOR and self.form(i).startswith("و")

    def negated(self, i: int) -> bool:
        """Whether "دون", "لم" and the like stand shortly before token `i` in its clause."""
        for j in range(i - 1, max(i - 1 - _NEGATION_WINDOW, -1), -1):
            if self.form(j) in CLAUSE:
                return self.helper(j - 1, "negation")  # "دون أن يعتقل"
            if self.form(j) in STOPS or j in self.covered or self.tokens[j].sentence != self.tokens[i].sentence:
                return False
            if self.helper(j, "negation") and self.form(j + 1) not in _STILL:
                return True
        return False

    def is_definite(self, i: int) -> bool:
        """Whether the article stands on token `i`, under a proclitic too."""
        form = self.form(i)
        return form.startswith(("ال", "لل")) or form[1:].startswith("ال")

    def victim_is_own(self, i: int) -> bool:
        """Whether a noun that tells its own kind stands at token `i`."""
        noun = self.victim(i)
        return noun is not None and noun[0].kind in OWN

    def last_count(self, i: int) -> CountMention | None:
        """The count told last before token `i` in its sentence."""
        if not self.found:
            return None
        last = self.found[-1]
        return last if last.stop <= i and self.tokens[last.first].sentence == self.tokens[i].sentence else None

    def last_whole(self, i: int) -> CountMention | None:
        """The count told last before token `i` in its sentence that is no part of another."""
        sentence = self.tokens[i].sentence
        for count in reversed(self.found):
            if self.tokens[count.first].sentence != sentence:
                return None
            if not count.part and count.stop <= i:
                return count
        return None


def without_pronoun(form: str) -> str:
    """The noun without its possessive pronoun (مرافقيه -> مرافقي), "" where there is none."""
    for suffix in ("هما", "ها", "هم", "ه"):
        if form.endswith(suffix) and len(form) > len(suffix) + 2:
            return form[: -len(suffix)]
    return ""


def verb_right(tolls: Tolls, stop: int, *, low: int | None = None) -> tuple[str, int] | None:
    """إن 20 شخصا على الأقل قتلوا; with an object after it the verb is active and they are its subject."""
    j, reach, parts = stop, stop + VERB_WINDOW, False
    while j < min(reach, len(tolls.tokens)):
        if tolls.form(j) == _AMONG and (noun := tolls.victim(j + 1)) is not None and noun[0].kind in BY_GOVERNOR:
            return noun[0].kind, j + 1  # "في عداد المفقودين"
        after = _past_parts(tolls, j)
        if after:
            reach += after - j
            j = after
            continue
        more = tolls.quantities.get(j)
        if more is not None and more.joined and more.noun is not None:  # "200 مسلح و50 جنديا قتلوا"
            past = max(more.noun + 1, more.stop)
            reach += past - j
            j = past
            continue
        if tolls.helper(j, "subtotal"):  # "21 مدنيا بينهم نساء وأطفال قتلوا"
            reach, parts = j + _LONGEST_PARTS, True
        turns = tolls.form(j) in ("ان", "بان") or (tolls.form(j).startswith("و") and not parts)
        if tolls.form(j) in STOPS or turns:
            return None
        governor = tolls.governors.get(j)
        if governor is not None and governor.kind == "falls" and governor.features[1:4] in ("3mp", "3md", "3fp"):
            noun = tolls.victim(j + 1)  # "إن خمسة مدنيين سقطوا", "سقطوا جرحى"
            return (noun[0].kind if noun is not None and noun[0].kind in BY_GOVERNOR else "killed"), j
        if governor is not None and governor.kind in BY_GOVERNOR:
            ending = {1: ("3ms", "3fs"), 2: ("3md", "3fd", "3mp")}.get(low or 0, ("3mp", "3fp"))
            plural = governor.features[1:4] in ending or tolls.form(j) in ("حتفهم", "مصرعهم")
            suffered = plural and j + 1 not in tolls.quantities and not tolls.victim(j + 1)
            return (governor.kind, j) if suffered else None
        j += 1
    return None


def life_after(tolls: Tolls, i: int) -> bool:
    """Whether it is life that those before token `i` lost: "فارق ثلاثة جرحى الحياة", "فقد 9 أشخاص حياتهم"."""
    return any(tolls.helper(k, "life") for k in range(i, i + _LIFE_WINDOW))


def _past_parts(tolls: Tolls, j: int) -> int:
    """The token after "، بينهم 5 أطفال و3 نساء،" that begins at `j`, 0 where that does not stand there."""
    opens = tolls.form(j) in _COMMAS and any(tolls.helper(k, "subtotal") for k in (j + 1, j + 2))
    if not opens:
        return 0
    for k in range(j + 1, min(j + 1 + _LONGEST_PARTS, len(tolls.tokens))):
        if tolls.form(k) in STOPS or tolls.form(k) in CLAUSE:
            return k + 1 if tolls.form(k) in _COMMAS else 0
    return 0
