"""Finds places: listed names with their generic word, direction and distance, and unlisted ones after a generic
word ("عزلة كرش", "قريتي س وص").
"""

from __future__ import annotations

from marsad.extract.direction import asks_for_place, heads_line, take_direction
from marsad.extract.draft import PROVINCE, TOWN, ActorMention, Draft, ToponymMention
from marsad.extract.gazetteer import Gazetteer
from marsad.extract.names import NameMatch, longest_name
from marsad.extract.place_reference import resolve_generic, settle_unlisted
from marsad.extract.place_unlisted import UnlistedNames, after_preposition
from marsad.extract.quantity import Quantity
from marsad.lexicon.lexicon import HeadNoun, NameEntry

_QUOTES = frozenset("\"#_'(")
# After these a place is read inside the name of a body too: "السفارة الأميركية في بيروت", "فر من بلاده".
_INTO = frozenset(("في", "من", "الي"))
# Heads of these kinds can stand alone for a place named before ("المدينة", "البلاد").
_TAKES_UP = frozenset("city capital province district area quarter site geography country".split())
# Of these kinds only without an adjective: "من الناحية القانونية", "القطاع الخاص" name no place.
_TAKES_UP_ALONE = frozenset("province district site geography".split())
_BESIDE = frozenset(
    "المحاذي المحاذيه المجاور المجاوره المتاخم المتاخمه القريب القريبه المطل المطله الموديه المودي".split()
)
_BESIDE_REACH = 6
# Kinds of violent act (data/event/act.tsv) that ground suffers.
_ON_GROUND = frozenset(("strike", "attack", "storm"))
_OBJECT_REACH = 5
_BOUND = frozenset(("متجهه",))
_WAY = {"من": frozenset(("قادمه", "اتيه")), "الي": _BOUND, "نحو": _BOUND}
_MEETINGS = frozenset("موتمر قمه منتدي ملتقي محادثات مباحثات مفاوضات اجتماع اجتماعات".split())
_BACKED = ("موالي", "موال", "مدعوم", "مقرب", "متحالف", "حليف", "ممول", "مويد", "مرتبط")
# "في الجنوب": of the country that the story is of. The east and the west mean more than that.
_COMPASS = {"الشمال": "N", "الجنوب": "S"}
_COUNTRY = 1
_BORDER = "حدود"
_SHORTEST_JOINED = 4


def find_places(
    draft: Draft,
    names: dict[int, NameMatch],
    actors: list[ActorMention],
    gazetteer: Gazetteer,
    quantities: list[Quantity],
) -> list[ToponymMention]:
    """All place mentions in text order. A state's name is also listed here; which sense holds is decided by role."""
    finder = _Finder(draft, names, actors, gazetteer)
    numbers = {q.stop: q for q in quantities}
    out: list[ToponymMention] = []
    i, n = 0, len(draft.tokens)
    while i < n:
        hidden = draft.skip[i] or not finder.may_open(i)
        hidden = hidden or (finder.inside[i] and draft.form(i - 1).removeprefix("و") not in _INTO)
        place = None if hidden else finder.read(i)
        if place is None:
            i += 1
            continue
        if _patron(draft, place) or _on_the_way(draft, place) or _only_near(draft, place, out):
            i = max(place.stop, i + 1)
            continue
        take_direction(draft, place, finder.inside, numbers)
        read_to = place.stop
        if _tells_where(draft, place, out):
            i = read_to
            continue
        finder.unlisted.name_before_distance(place)
        place.hosts = finder.hosts(place)
        out.append(place)
        out += finder.joined(place)
        i = finder.told_to = max(out[-1].stop, read_to)
    resolve_generic(out, gazetteer)
    settle_unlisted(draft, out, gazetteer)
    return out


def _patron(draft: Draft, place: ToponymMention) -> bool:
    """Whether a state is named as somebody's backer: "الميليشيات الموالية لإيران", "المدعومة من واشنطن"."""
    k = place.first - 1 if draft.form(place.first - 1) != "من" else place.first - 2
    return k >= 0 and draft.form(k).removeprefix("ال").startswith(_BACKED) and draft.same_sentence(k, place.first)


def _on_the_way(draft: Draft, place: ToponymMention) -> bool:
    """Whether it only says where a vehicle comes from or goes to: "حافلة قادمة من حلب", "سفينة متجهة إلى حيفا"."""
    link, k = draft.form(place.first - 1), place.first - 2
    way = link in _WAY and k >= 0 and draft.form(k).removeprefix("ال") in _WAY[link]
    return way and draft.same_sentence(k, place.first)


def _only_near(draft: Draft, place: ToponymMention, before: list[ToponymMention]) -> bool:
    """Whether `place` only says what the one before lies beside: "محافظة دير الزور المحاذية للحدود العراقية"."""
    k = place.first - 1 if draft.form(place.first - 1) != "من" else place.first - 2
    beside = k >= 0 and draft.form(k).removeprefix("و") in _BESIDE and draft.same_sentence(k, place.first)
    if not (beside and before and k - before[-1].stop <= _BESIDE_REACH and draft.same_sentence(k, before[-1].first)):
        return False
    if before[-1].entry is None and before[-1].home is None:
        before[-1].home = place.entry
    return True


def _tells_where(draft: Draft, place: ToponymMention, before: list[ToponymMention]) -> bool:
    """Whether `place` says in brackets where the unlisted one before it lies, which then lies there: "بلدة زغنبوط (20
    كيلومترا غرب كركوك)".
    """
    named = before[-1] if before else None
    bracketed = named is not None and named.stop == place.first - 1 and draft.form(named.stop) == "("
    if named is None or not bracketed or place.km is None or named.entry is not None or named.generic:
        return False
    named.direction, named.km, named.anchor = place.direction, place.km, place.entry
    return True


class _Finder:
    """Reads places at tokens of one document. `inside` marks the tokens of actors other than states."""

    def __init__(
        self, draft: Draft, names: dict[int, NameMatch], actors: list[ActorMention], gazetteer: Gazetteer
    ) -> None:
        self.draft = draft
        self.names = names
        self.gazetteer = gazetteer
        self.unlisted = UnlistedNames(draft, names)
        self.told_to = -1  # where the last place ended
        self.inside = [False] * len(draft.tokens)
        for actor in actors:
            if actor.cls != "state":
                for k in range(actor.first, actor.stop):
                    self.inside[k] = True

    def may_open(self, i: int) -> bool:
        """Whether anything that begins a place stands at token `i`, which of most words is soon said."""
        word = self.draft.words[i]
        return bool(word.place_heads) or "name" in word.opens or word.form in _COMPASS

    def read(self, i: int) -> ToponymMention | None:
        """The place that begins at token `i`."""
        draft = self.draft
        word = draft.words[i]
        # "السفارة الأميركية في بيروت" is one listed name, and Beirut a place
        match = longest_name(draft, i) if self.inside[i] and draft.tokens[i].kind == "w" else self.names.get(i)
        if match is not None and (entries := match.places):
            generic_word = bool(word.place_heads) and match.stop == i + 1
            told = match.strong or bool(word.place_heads) or self._governed(i, match.proclitics)
            if not generic_word and told:
                place = self._listed(i, match, entries, "")
                if self._likely(place, match) and not self._newspaper(place):
                    return place
        if word.place_heads:
            return self._own_country(i) if word.suffix else self._after_generic(i)
        if draft.form(i) in _COMPASS and after_preposition(draft.form(i - 1)):
            place = ToponymMention(i, i + 1)
            place.generic, place.kind, place.direction = True, "country", _COMPASS[draft.form(i)]
            place.resolution = PROVINCE
            return place
        return None

    def _own_country(self, i: int) -> ToponymMention | None:
        """ "من بلاده", "في أراضيها": the country of who acts, known once that is."""
        kind = self.draft.lexicon.heads[self.draft.words[i].place_heads[0][0]].kind
        if kind not in ("country", "land"):
            return None
        place = ToponymMention(i, i + 1)
        place.kind, place.resolution, place.owned = kind, 1, True
        return place

    def _listed(self, first: int, match: NameMatch, entries: list[NameEntry], head_kind: str) -> ToponymMention:
        place = ToponymMention(first, match.stop)
        place.candidates = entries
        place.entry = self.gazetteer.best(entries, head_kind)
        place.head = match.first
        place.kind = place.entry.kind
        place.resolution = place.entry.resolution
        if heads := self.draft.words[first].place_heads:
            place.generic_word = self.draft.lexicon.heads[heads[0][0]].lemma
        return place

    def _likely(self, place: ToponymMention, match: NameMatch) -> bool:
        """Whether a one-word name without its generic word is a place here and no ordinary word ("من طراز")."""
        if place.entry is None:
            return True
        if place.stop > place.first + 1:  # "المنطقة الشرقية" is the Saudi province in stories of Saudi Arabia
            word = self.draft.words[place.first]
            return not (word.place_heads and word.definite and self.gazetteer.foreign(place.entry))
        before = self.draft.form(place.first - 1)
        if asks_for_place(before) or heads_line(self.draft, place.first, place.stop):
            return True
        word = self.draft.words[place.first]
        proclitics = match.proclitics
        adjective = "J" in word.pos and not (word.definite and after_preposition(before))  # but "في الرمادي"
        ordinary = word.particle or "N" in word.pos or adjective or any(r[1][0] in "np" for r in word.events)
        # "بعقوبة", "أبها", "درعا" are ordinary words only with a clitic or an ending taken off.
        taken_apart = bool(word.proclitics or word.suffix) or word.rest.endswith(("ا", "ين"))
        ordinary = ordinary and not (match.strong and taken_apart)
        joined = proclitics == "ب" and place.entry.kind == "city"  # "ببنغازي"; "بصره" is more often his sight
        taken = not proclitics and (after_preposition(before) or self._taken_by_act(place.first))
        return self.gazetteer.believes(place.entry, asked=not ordinary and (joined or taken))

    def _taken_by_act(self, i: int) -> bool:
        """Whether a verb that ground is the object of stands before, nothing but its subject between: "قصفت القوات
        الروسية ماريوبول", "اقتحام جنين".
        """
        draft = self.draft
        for k in range(i - 1, max(i - 1 - _OBJECT_REACH, -1), -1):
            word = draft.words[k]
            if draft.tokens[k].kind != "w" or word.particle or not draft.same_sentence(k, i):
                return False
            acts = [r for r in word.events if r[1][0] == "v" or (k == i - 1 and r[1][0] == "n")]
            if acts:
                return not word.suffix and any(self._on_ground(r[0]) for r in acts)
        return False

    def _on_ground(self, index: int) -> bool:
        """Whether the sense takes a place for its object: ground is bombed, attacked or entered, not killed."""
        sense = self.draft.lexicon.senses[index]
        return "P" in (sense.frame.get("o"), sense.frame.get("i")) or (
            "o" in sense.frame and self.draft.lexicon.act_kinds.get(sense.lemma) in _ON_GROUND
        )

    def _newspaper(self, place: ToponymMention) -> bool:
        """ "القدس - «الشرق الأوسط»": a region in quotation marks."""
        quoted = self.draft.form(place.first - 1) == self.draft.form(place.stop) == '"'
        return quoted and place.entry is not None and place.entry.code is None

    def _governed(self, i: int, proclitics: str) -> bool:
        """A weak name counts as a place after a generic word, a direction or, unless it is a common word too ("في
        بيان"), a preposition of place.
        """
        before, word = self.draft.form(i - 1), self.draft.words[i]
        if asks_for_place(before) or (i > 0 and bool(self.draft.words[i - 1].place_heads)):
            return True
        if word.pos or word.particle:
            return False
        if proclitics == "و" and i == self.told_to:
            return True  # "في بغداد والناصرية"
        return proclitics.endswith("ب") or after_preposition(before)

    def hosts(self, place: ToponymMention) -> bool:
        """Whether a meeting is named by its town: "مؤتمر روما", but not "محادثات بيونغيانغ وواشنطن"."""
        before = self.draft.words[place.first - 1] if place.first else None
        if before is None or before.definite or before.rest not in _MEETINGS or place.resolution != TOWN:
            return False
        after = self.names.get(place.stop)
        return after is None or not after.proclitics.startswith("و") or not after.of_family("state")

    # -- after a generic word -----------------------------------------------------------------------------------------

    def _after_generic(self, i: int) -> ToponymMention | None:
        """ "مدينة سرت", "حي غويران", "مطار أبها": the name follows its generic word, quotes allowed between."""
        draft = self.draft
        word = draft.words[i]
        index, features = word.place_heads[0][:2]
        head = draft.lexicon.heads[index]
        if head.lemma.endswith("ي") and draft.tokens[i].last == "ى":
            return None  # "وأدى" is no وادي
        j = i + 1
        while draft.form(j) in _QUOTES:
            j += 1
        place = None
        construct = not (word.form.endswith("ا") and features == "sm" and not head.lemma.endswith("ا"))  # not "مقرا"
        if construct and j < len(draft.tokens) and draft.same_sentence(i, j) and not draft.words[j].proclitics:
            place = (
                self._border(i, j, head)
                or self._of_a_country(i, j, head)
                or self._named(i, j, head)
                or self._nested(i, j)
            )
            # "قريتي س وص": a dual without its ن has its names after it
            named = (
                self.unlisted.named_surely(j)
                if features[0] == "p"
                else features[0] == "s" or not word.form.endswith("ن")
            )
            single = not word.definite and named
            jailing = bool(word.events) and word.preposition == "ب"  # "حكم بسجن" of somebody
            if (
                place is None
                and single
                and not jailing
                and not self.inside[j]
                and (stop := self.unlisted.stop(j, head))
            ):
                place = ToponymMention(i, stop)
                place.head = j
                place.spelling = " ".join(draft.form(k) for k in range(j, stop))
                place.kind, place.resolution = head.kind, head.resolution
        if place is not None and not place.generic:
            place.generic_word, place.several = head.lemma, features[0] != "s"
        if place is None and features[0] == "s" and self._takes_up(i, head):
            place = ToponymMention(i, i + 1)
            place.generic, place.generic_word = True, head.lemma
            place.kind, place.resolution = head.kind, head.resolution
        return place

    def _takes_up(self, i: int, head: HeadNoun) -> bool:
        words = self.draft.words
        if not words[i].definite or head.kind not in _TAKES_UP:
            return False
        if head.kind == "quarter" and i and words[i - 1].definite:
            return False  # "الرصاص الحي"
        described = i + 1 < len(words) and words[i + 1].definite and "J" in words[i + 1].pos
        return not (described and head.kind in _TAKES_UP_ALONE)

    def _border(self, i: int, j: int, head: HeadNoun) -> ToponymMention | None:
        """ "الحدود مع الأردن": of the country that the story is of, no finer known."""
        match = self.names.get(j + 1) if head.lemma == _BORDER and self.draft.form(j) == "مع" else None
        entries = match.places if match is not None else []
        if match is None or not entries:
            return None
        main, other = self.gazetteer.main_country, self.gazetteer.best(entries, "")
        place = ToponymMention(i, match.stop)
        place.kind, place.resolution, place.spelling = head.kind, _COUNTRY, f"{head.lemma} {other.name}"
        place.home = main if main is not None and main.code != other.code else None
        return place

    def _named(self, i: int, j: int, head: HeadNoun) -> ToponymMention | None:
        """A listed name at `j` after the generic word at `i`."""
        match = self.names.get(j)
        if match is None or match.proclitics or not (entries := match.places):
            return None
        if self._stands_for_another(j) and match.stop == j + 1:
            return None
        place = self._listed(i, match, entries, head.kind)
        if not match.strong and place.entry is not None and self.gazetteer.foreign(place.entry):
            if self.draft.words[i].definite:
                return None  # "القاعدة أدى"
            place.spelling = " ".join(self.draft.form(k) for k in range(j, match.stop))
            place.entry, place.kind, place.resolution = None, head.kind, head.resolution
            return place  # "منطقة الجديدة" in Lebanon is no town of Morocco
        if head.resolution > place.resolution and head.kind in ("quarter", "site", "geography", "area"):
            if self.draft.words[i].place_heads[0][1][0] == "p":
                return place  # "أحياء مدينة سرت" are the town
            place.resolution = head.resolution
            if head.resolution == 5:
                place.spelling = f"{head.lemma} {place.entry.name}" if place.entry is not None else ""
                place.anchor, place.entry = place.entry, None
        return place

    def _stands_for_another(self, j: int) -> bool:
        """ "شوارع المدينة", "محافظات البلاد": a generic word that takes up a place named before, though a village
        bears such a name.
        """
        word = self.draft.words[j]
        return word.definite and any(
            self.draft.lexicon.heads[r[0]].kind in ("city", "capital", "province", "district", "area", "country")
            and r[1][0] == "s"
            for r in word.place_heads
        )

    def _nested(self, i: int, j: int) -> ToponymMention | None:
        """A generic word over another: "شوارع مدينة تعز", "منطقة جبل الخرشة", "أحياء المدينة"."""
        if not self.draft.words[j].place_heads or self.draft.words[i].definite or self.inside[j]:
            return None
        inner = self._after_generic(j)
        if inner is not None:
            inner.first = i
        return inner

    def _of_a_country(self, i: int, j: int, head: HeadNoun) -> ToponymMention | None:
        """ "الأراضي السورية", "الموانئ اليمنية", "العاصمة الإيطالية": the adjective says of which country."""
        word, adjective = self.draft.words[i], self.draft.words[j]
        if not adjective.nisba or not word.definite or not adjective.definite:
            return None
        code = adjective.nisba[0]
        plural = word.place_heads[0][1][0] == "p"
        if head.kind == "capital":
            entry = self.gazetteer.capital(code)
        elif plural or head.kind in ("country", "land"):
            entry = self.gazetteer.state(code)
        else:
            entry = None
        if entry is None:
            return None
        place = ToponymMention(i, self._past_nisbas(j + 1))
        place.entry = entry
        place.head, place.kind, place.resolution = i, head.kind, entry.resolution
        return place

    def _past_nisbas(self, j: int) -> int:
        """The token after more adjectives of countries: "الحدود السعودية اليمنية", "#الحدود_السعودية_اليمنية"."""
        while j < len(self.draft.tokens):
            k = j + 1 if self.draft.form(j) == "_" and j + 1 < len(self.draft.tokens) else j
            if not (self.draft.words[k].nisba and self.draft.words[k].definite):
                return j
            j = k + 1
        return j

    # -- places joined ------------------------------------------------------------------------------------------------

    def joined(self, place: ToponymMention) -> list[ToponymMention]:
        """The names after the first in "مديريتي التحيتا والجراحي", "قرى الصنعة وزغلول": weak and unlisted ones too."""
        out: list[ToponymMention] = []
        j = place.stop
        while place.several and j < len(self.draft.tokens) and self.draft.form(j).startswith("و"):
            match = self.names.get(j)
            entries = match.places if match is not None else []
            if match is not None and entries and match.proclitics == "و":
                more = self._listed(j, match, entries, place.kind)
            elif match is None and self.unlisted.unknown(j) and len(self.draft.form(j)) > _SHORTEST_JOINED:
                more = ToponymMention(j, j + 1)
                more.spelling = self.draft.form(j)[1:]
                more.kind, more.resolution = place.kind, place.resolution
            else:
                break
            more.generic_word = place.generic_word
            out.append(more)
            j = more.stop
        return out
