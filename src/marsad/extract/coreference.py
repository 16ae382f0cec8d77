"""Resolves pronouns and definite descriptions ("قواته", "السفارة", "المتحدث") to who was named before."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.role import gender_of

_SENTENCES_BACK = 3
_ARMED_KINDS = ("armed_group",)
_COALITIONS = frozenset("التحالف الائتلاف".split())  # of states, where no country is named with it
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


class Resolver:
    """Resolves mentions against all actor mentions of a document, nearest first."""

    def __init__(self, draft: Draft, actors: list[ActorMention]) -> None:
        self.draft = draft
        self.actors = actors
        self._firsts = [a.first for a in actors]

    def resolve_descriptions(self) -> None:
        """Settle definite descriptions and heads with a pronoun, in text order, in place."""
        for k, mention in enumerate(self.actors):
            if mention.entry is not None or mention.cls in ("state", "named", "person", "nisba"):
                continue
            if mention.possessor and mention.inner is None:
                owner = self.pronoun_antecedent(mention.first, mention.possessor, k)
                if owner is not None:
                    mention.antecedent = owner
                    mention.code = mention.code or owner.code
                    mention.key += f"/{owner.key}"
                    if mention.cls == "body" and "REB" in owner.sectors and "MIL" in mention.sectors:
                        mention.sectors = owner.sectors
                continue
            if mention.inner is not None and mention.code is None:
                self._owner_described(mention, k)
            titled = mention.cls == "office" and mention.person is None
            if (mention.definite or titled) and mention.code is None and (mention.inner is None or titled):
                found = self._description(mention, k)
                if found is not None:
                    mention.antecedent = found
                    self._copy(mention, found)

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
            if "REB" in found.sectors and mention.cls == "body":
                mention.sectors = found.sectors
        elif self.draft.words[inner.first].rest in _COALITIONS:
            mention.code = "IGO"

    def resolve_pronoun(self, mention: ActorMention) -> bool:
        """Give a pronoun (or dropped subject) its antecedent; False where none fits."""
        if mention.cls != "pronoun":
            return True
        suffix = mention.possessor or _suffix_of(mention)
        index = self._before(mention.first)
        found = self.pronoun_antecedent(mention.first, suffix, index)
        if found is None:
            return False
        mention.antecedent = found
        self._copy(mention, found)
        return True

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
        for j in range(k - 1, -1, -1):
            mention = self.actors[j]
            distance = sentence - self.draft.tokens[mention.first].sentence
            if distance > _SENTENCES_BACK:
                break
            if mention.stop > token or not _agrees(self.draft, mention, suffix):
                continue
            if distance == 0:
                return mention
            # In the sentence before, the first mention (its subject, mostly) before the last.
            if best is None or self.draft.tokens[best.first].sentence == self.draft.tokens[mention.first].sentence:
                best = mention
            else:
                break
        return best

    def _description(self, mention: ActorMention, k: int) -> ActorMention | None:
        head = mention.key.partition(":")[2].partition("/")[0]
        for j in range(k - 1, max(-1, k - _FARTHEST_NAME), -1):
            other = self.actors[j]
            if other.cls in ("pronoun", "nisba") or (other.code is None and other.cls != "people"):
                continue
            other_head = other.key.partition(":")[2].partition("/")[0] if other.key.startswith("head:") else ""
            if other_head and other_head == head:
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
                    return other
            if (
                mention.cls == "office"
                and other.cls == "person"
                and set(other.sectors) & {"GOV", "MIL", "PRE", "ELI", "REB", "LEG"}
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
        return plural or mention.cls in ("body", "named")
    if suffix == "هما":
        return mention.number == "d"
    gender = gender_of(draft, mention)
    if suffix == "ها":
        return gender == "f" and not (plural and mention.cls in ("people", "office"))
    if suffix == "ه":
        return gender == "m" and not plural
    return False
