"""Resolves pronouns and definite descriptions ("قواته", "السفارة", "المتحدث") to who was named before."""

from __future__ import annotations

import itertools

from marsad.extract.agreement import gender_of
from marsad.extract.closed_class import PREPOSITIONS
from marsad.extract.draft import ActorMention, Draft, within

_SENTENCES_BACK = 3
_A_PAIR = 2
_OF_OTHERS = frozenset("head:حليف head:خصم head:عدو head:جار head:شريك head:نظير".split())
_DUALS = frozenset("الطرفين الجانبين الرييسين الوزيرين الزعيمين".split())
_TRUCES = frozenset("هدنه نار تهديه".split())
_MEDIATORS = frozenset("UNO IGO".split())
_ARMED_KINDS = ("armed_group",)
_PARTY = "حزب"  # of armed groups only those that are called so
_COALITIONS = frozenset("التحالف الايتلاف".split())  # of states, where no country is named with it
# What sort of listed name a bare description can take up: "التنظيم", "الحزب", "القناة".
_KINDS_OF_HEAD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("جماعة", "حركة", "تنظيم", "ميليشيا", "مليشيا", "مقاومة", "فصيل"), _ARMED_KINDS),
    **dict.fromkeys(("حزب", "تيار", "كتلة", "ائتلاف"), ("party", "armed_group")),
    **dict.fromkeys(("منظمة", "هيئة", "لجنة", "بعثة", "وكالة", "مفوضية"), ("igo", "ngo", "monitor")),
    **dict.fromkeys(("مرصد", "جمعية", "شبكة"), ("monitor", "ngo")),
    **dict.fromkeys(("صحيفة", "قناة", "مجلة", "إذاعة"), ("media",)),
    "تحالف": ("coalition",),
}


# A description ("الوزير", "الحركة") looks back over at most this many mentions, so that long texts stay linear.
_FARTHEST_NAME = 300


# Of what sort of force men of a kind are.
_FORCES_OF = {"MIL": {"MIL"}, "COP": {"COP"}, "UAF": {"REB", "UAF"}}


_RANKS = {"GOV", "MIL", "PRE", "ELI", "REB", "LEG"}


class Resolver:
    """Resolves mentions against all actor mentions of a document, nearest first."""

    def __init__(self, draft: Draft, actors: list[ActorMention]) -> None:
        self.draft = draft
        self.actors = actors
        self._firsts = [a.first for a in actors]
        self._pairs: dict[int, list[ActorMention]] = {}

    def resolve_descriptions(self) -> None:
        """Settle definite descriptions and heads with a pronoun, in text order, in place."""
        for k, mention in enumerate(self.actors):
            if mention.entry is not None or mention.cls in ("state", "named", "person", "nisba"):
                continue
            if mention.possessor and mention.inner is None:
                owner = self._joined_owner(mention, k) or self.pronoun_antecedent(mention.first, mention.possessor, k)
                if owner is not None and mention.key in _OF_OTHERS:
                    mention.abroad = True  # "حليفتها": of another country
                elif owner is not None:
                    mention.antecedent = owner
                    mention.code = mention.code or owner.code
                    mention.key += f"/{owner.key}"
                    if "REB" in owner.sectors and "MIL" in mention.sectors:
                        mention.sectors = owner.sectors
                continue
            if mention.possessor and mention.inner is not None and mention.code is None:
                owner = self.pronoun_antecedent(mention.first, mention.possessor, k)
                mention.code = owner.code if owner is not None else None  # "عائلات دبلوماسييها"
            if self._narrowed(mention):
                continue
            if mention.cls == "people" and mention.definite and mention.code is None and mention.inner is None:
                self._ranks(mention, k)
            if mention.inner is not None and mention.code is None:
                self._owner_described(mention, k)
            unlisted = mention.inner is not None and mention.inner.cls == "named" and mention.inner.code is None
            titled = mention.cls == "office" and mention.person is None and mention.number == "s" and not unlisted
            two = self._dual(mention)  # settled where it has a role (resolve)
            if not two and (mention.definite or titled) and mention.code is None and (mention.inner is None or titled):
                found = self._description(mention, k)
                if found is not None:
                    mention.antecedent = found
                    self._copy(mention, found)

    def _ranks(self, mention: ActorMention, k: int) -> None:
        """ "الجنود", "المسلحين": of the force or group last named that has such men."""
        kinds = _FORCES_OF.get(mention.sectors[0]) if mention.sectors else None
        if kinds is None or self._stop_is_described(mention):
            return
        sentence = self.draft.tokens[mention.first].sentence
        for other in reversed(self.actors[:k]):
            if sentence - self.draft.tokens[other.first].sentence > 1:
                return
            if other.cls in ("named", "body", "nisba") and other.code is not None and set(other.sectors) & kinds:
                mention.code = other.code
                if mention.sectors[0] == "UAF":
                    mention.sectors = other.sectors
                return

    def _stop_is_described(self, mention: ActorMention) -> bool:
        """An adjective or an owner after the word tells who they are."""
        return mention.stop - mention.first > 1

    def _joined_owner(self, mention: ActorMention, k: int) -> ActorMention | None:
        """ "نكل بالمعتقلين وعائلاتهم": theirs who stand right before, joined by و."""
        before = self.actors[k - 1] if k else None
        joined = self.draft.words[mention.first].proclitics[:1] == "و"
        if before is None or not joined or before.stop != mention.first:
            return None
        return before if _agrees(self.draft, before, mention.possessor) else None

    def _narrowed(self, mention: ActorMention) -> bool:
        """ "القوات الكردية": an adjective that the lists do not know tells it apart from "القوات" named before."""
        after = self.draft.words[mention.stop] if mention.stop < len(self.draft.words) else None
        if after is None or mention.cls != "body" or not self.draft.same_sentence(mention.first, mention.stop):
            return False
        return after.definite and not after.proclitics and not after.suffix and after.rest.endswith(("ي", "يه"))

    def _owner_described(self, mention: ActorMention, k: int) -> None:
        """ "طيران التحالف", "قوات التنظيم": the owner is a description; the forces are of whom it takes up."""
        inner = mention.inner
        if inner is None or inner.cls != "body" or not inner.definite or inner.inner is not None:
            return
        found = self._description(inner, k)
        if found is not None and found.code is not None:
            inner.antecedent = found
            mention.code = found.code
            mention.key += f"/{found.key}"
            if "REB" in found.sectors and (mention.cls == "body" or set(mention.sectors) & {"UAF", "MIL"}):
                mention.sectors = found.sectors
        elif self.draft.words[inner.first].rest in _COALITIONS:
            mention.code = "IGO"

    def resolve(self, mention: ActorMention) -> list[ActorMention]:
        """A pronoun (or dropped subject) with its antecedent, a dual one once for each of the pair; empty where none
        fits. So is a dual description ("الجانبان"); other mentions are returned as they are.
        """
        if mention.cls != "pronoun":
            return self._two_described(mention) or [mention]
        if mention.antecedent is not None:
            return [self._standing_for(mention, mention.antecedent, first=True)]
        suffix = mention.possessor or _suffix_of(mention)
        index = self._before(mention.first)
        pair = self._pair(mention.first, index) if suffix == "هما" else []
        owner = self._joined_owner(mention, index) if suffix == mention.possessor else None
        if owner is not None:
            return [self._standing_for(mention, owner, first=True)]  # "للتنكيل باليمنيين ومحاصرتهم"
        found = pair or [a for a in (self.pronoun_antecedent(mention.first, suffix, index),) if a is not None]
        return [self._standing_for(mention, antecedent, first=k == 0) for k, antecedent in enumerate(found)]

    def _two_described(self, mention: ActorMention) -> list[ActorMention]:
        """ "التقى شكري نظيره الأردني، واتفق الوزيران", "اتفق الجانبان": the two parties that the nearest sentence
        names.
        """
        if not self._dual(mention) or mention.inner is not None or mention.code is not None:
            return []
        if mention.entry is not None or mention.possessor or mention.cls not in ("office", "people", "body"):
            return []
        k = self._before(mention.first)
        sentence = self.draft.tokens[mention.first].sentence
        truce = self._of_truce(sentence)
        for back in range(_SENTENCES_BACK + 1):
            told = [a for a in self._in_sentence(sentence - back, k) if self._party(a, mention, truce)]
            if back == 0 and told and not self._verb_between(told[-1], mention):
                told = []  # "طالبت واشنطن والاتحاد الأفريقي الطرفين": others than who asks them
            again = next((self._pairs[a.first] for a in reversed(told) if a.first in self._pairs), None)
            parties = again or list({a.key: a for a in reversed(told)}.values())[::-1]
            if len(parties) == _A_PAIR:
                self._pairs[mention.first] = parties
                return [self._standing_for(mention, a, first=n == 0) for n, a in enumerate(parties)]
            if parties:
                return []
        return []

    def _verb_between(self, one: ActorMention, two: ActorMention) -> bool:
        return any(self.draft.words[k].may_be_verb for k in range(one.stop, two.first))

    def _dual(self, mention: ActorMention) -> bool:
        """A definite dual, in ين only of nouns that have no such plural (النازحين are many)."""
        form = self.draft.words[mention.first].rest
        return mention.number == "d" and mention.definite and (form.endswith("ان") or form in _DUALS)

    def _in_sentence(self, sentence: int, k: int) -> list[ActorMention]:
        """The mentions of the sentence that stand before number `k`."""
        span = self.draft.reading.sentences[sentence] if sentence >= 0 else None
        return list(within(self.actors[:k], span.first, span.stop)) if span is not None else []

    def _of_truce(self, sentence: int) -> bool:
        span = self.draft.reading.sentences[sentence]
        return any(self.draft.words[k].rest.removeprefix("ال") in _TRUCES for k in range(span.first, span.stop))

    def _party(self, other: ActorMention, description: ActorMention, truce: bool) -> bool:
        """Whether the two that are described may be one of them; a truce is not of its mediators."""
        if other.code is None or other.cls in ("pronoun", "source", "nisba") or other.place_sense:
            return False
        if truce and other.code in _MEDIATORS:
            return False
        return description.cls != "office" or other.cls in ("office", "person", "people")

    def _standing_for(self, pronoun: ActorMention, antecedent: ActorMention, *, first: bool) -> ActorMention:
        """`pronoun`, or for the second of a pair another like it, resolved to `antecedent`."""
        mention = pronoun if first else ActorMention(pronoun.first, pronoun.stop, pronoun.cls)
        mention.antecedent = antecedent
        self._copy(mention, antecedent)
        return mention

    def _pair(self, token: int, k: int) -> list[ActorMention]:
        """ "استهدفت ألمانيا والسويد بسبب انتقادهما": the nearest two of one sort joined by و, in this sentence."""
        for one, two in itertools.pairwise(reversed(self.actors[:k])):
            if self.draft.tokens[two.first].sentence != self.draft.tokens[token].sentence:
                return []
            if two.stop == one.first and self._joined(one) and one.cls == two.cls:
                return [two, one]
        return []

    def _copy(self, mention: ActorMention, source: ActorMention) -> None:
        mention.code, mention.key = source.code, source.key
        mention.sectors = source.sectors or mention.sectors
        mention.name, mention.person, mention.entry = source.name, source.person, source.entry

    def _before(self, token: int) -> int:
        k = len(self.actors)
        while k and self.actors[k - 1].first >= token:
            k -= 1
        return k

    def pronoun_antecedent(self, token: int, suffix: str, k: int) -> ActorMention | None:
        """The nearest mention before number `k` that agrees with the pronoun."""
        sentence = self.draft.tokens[token].sentence
        best: ActorMention | None = None
        nearest: ActorMention | None = None
        for j in range(k - 1, -1, -1):
            mention = self.actors[j]
            distance = sentence - self.draft.tokens[mention.first].sentence
            if distance > _SENTENCES_BACK:
                break
            if mention.stop > token or not _agrees(self.draft, mention, suffix) or self._one_of_several(j, suffix):
                continue
            if distance == 0:
                if not self._governed(mention):
                    return mention
                nearest = nearest or mention
                continue
            if nearest is not None:
                return nearest
            # In the sentence before, the first mention (its subject, mostly) before the last.
            if best is None or self.draft.tokens[best.first].sentence == self.draft.tokens[mention.first].sentence:
                best = mention
            else:
                break
        return nearest or best or self._owner_before(token, suffix, k)

    def _owner_before(self, token: int, suffix: str, k: int) -> ActorMention | None:
        """ "أكد مصدر في قوات الوفاق ...، وقد وجهت": where nobody named agrees, the body somebody is of."""
        sentence = self.draft.tokens[token].sentence
        for mention in reversed(self.actors[:k]):
            if sentence - self.draft.tokens[mention.first].sentence > 1:
                return None
            inner = mention.inner
            while inner is not None:
                if mention.stop <= token and _agrees(self.draft, inner, suffix):
                    return inner
                inner = inner.inner
        return None

    def _one_of_several(self, j: int, suffix: str) -> bool:
        """ "السعودية والإمارات وروسيا": a singular pronoun takes up none of a list of names."""
        if suffix not in ("ه", "ها") or self.actors[j].cls != "state":
            return False
        beside = itertools.pairwise(self.actors[max(0, j - 1) : j + 2])
        return any(a.stop == b.first and a.cls == b.cls and self._joined(b) for a, b in beside)

    def _joined(self, mention: ActorMention) -> bool:
        return any(p == "و" for p, _ in self.draft.words[mention.first].variants)

    def _governed(self, mention: ActorMention) -> bool:
        """Under a preposition: taken up by a pronoun less readily than a subject or object of the sentence."""
        if mention.first == 0:
            return False
        before = self.draft.form(mention.first - 1)
        variants = self.draft.words[mention.first].variants
        clitic = any(p[-1:] in ("ل", "ب", "ك") and r.startswith("ال") for p, r in variants)
        return before in PREPOSITIONS or before == "علي" or clitic or self.draft.words[mention.first].preposition != ""

    def _object_of_his(self, mention: ActorMention, other: ActorMention) -> bool:
        """ "أقال السيسي وزير الداخلية": who stands between a verb and a title has his own, the title is another's."""
        verb = other.first - 1
        beside = other.stop == mention.first and verb >= 0 and self.draft.same_sentence(verb, other.first)
        return beside and self.draft.words[verb].may_be_verb

    def _governmental(self, mention: ActorMention) -> bool:
        """ "القوات الحكومية", "قوات حكومة الوفاق"."""
        words = self.draft.words[mention.first + 1 : mention.stop]
        return any(word.rest.removeprefix("ال").startswith("حكوم") for word in words)

    def _description(self, mention: ActorMention, k: int) -> ActorMention | None:
        head = mention.key.partition(":")[2].partition("/")[0]
        of_state = self._governmental(mention)
        for j in range(k - 1, max(-1, k - _FARTHEST_NAME), -1):
            other = self.actors[j]
            same = mention.cls == other.cls == "office" and other.key.partition("/")[0] == f"head:{head}"
            if other.cls in ("pronoun", "nisba") or (other.code is None and other.cls != "people" and not same):
                continue
            other_head = other.key.partition(":")[2].partition("/")[0] if other.key.startswith("head:") else ""
            if other_head and other_head == head and of_state and not self._governmental(other):
                continue  # "القوات الحكومية" after "قواتها" of another country
            if other_head and other_head == head:
                if mention.cls == "source" and other.inner is not None:
                    mention.inner = other.inner  # "البيان": of whom it was said before
                return other
            if other_head:
                continue
            form = self.draft.words[other.first].rest
            bare = form[2:] if form.startswith("ال") else form
            folded_head = self.draft.words[mention.first].rest[2:]
            bare_description = all(w.adjective == "" for w in self.draft.words[mention.first + 1 : mention.stop])
            if mention.cls == "body" and other.cls in ("named", "state") and bare_description:
                if bare == folded_head:
                    return other
                if other.entry is not None and other.entry.kind in _KINDS_OF_HEAD.get(head, ()):
                    if head != _PARTY or other.entry.kind == "party" or _PARTY in other.entry.name_ar:
                        return other
            ranks = {"GOV", "PRE", "ELI"} if mention.inner is not None and "GOV" in mention.sectors else _RANKS
            if (
                mention.cls == "office"
                and other.cls == "person"
                and not self._object_of_his(mention, other)
                and mention.number == "s"
                and set(other.sectors) & ranks
                and ("JUD" not in mention.sectors or "JUD" in other.sectors)
            ):
                return other
        return None


def _suffix_of(mention: ActorMention) -> str:
    if mention.number == "p":
        return "هم"
    return "ها" if mention.gender == "f" else "ه"


def _agrees(draft: Draft, mention: ActorMention, suffix: str) -> bool:
    if mention.cls in ("pronoun", "source") and suffix != "ه":
        return False
    plural = mention.number == "p"
    if suffix in ("هم", "هن"):
        return plural or mention.number == "d" or mention.cls in ("body", "named")
    if suffix == "هما":
        return mention.number == "d"
    gender = gender_of(draft, mention)
    if suffix == "ها":
        return gender in "fx" and not (plural and mention.cls in ("people", "office"))
    if suffix == "ه":
        return gender in "mx" and not plural
    return False
