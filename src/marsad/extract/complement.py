"""What narrows a naming noun: idafa, nisba, adjectives, "التابع لـ", "باسم", "من"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extract.closed_class import BELONGING, CLOSED_CLASS, PREPOSITIONS
from marsad.extract.direction import asks_for_place
from marsad.extract.draft import ActorMention
from marsad.extract.inner_phrase import QUOTES, InnerPhrases
from marsad.lexicon.analysis import Word
from marsad.lexicon.lexicon import HeadNoun, NameEntry

if TYPE_CHECKING:
    from marsad.extract.actor import PhraseReader

_LINKING = frozenset("باسم لدي بلسان".split())
_LONGEST_PHRASE = 16
_COMING = frozenset("القادمين القادمون الاتين الاتون الوافدين الوافدون".split())
_COUNTERPART = "نظير"
_INSTITUTIONS = frozenset(
    "وزارة هيئة لجنة مكتب إدارة دائرة جهاز مديرية مصلحة شركة نادي نقابة رابطة جمعية محكمة نيابة شبكة غرفة".split()
)
_BY_DESCENT = frozenset("الاصل الاصول المولد المنشا".split())  # "الألماني السوري الأصل" is a German
# Those of whom Arabic says من and the body they are of.
_OF_A_BODY = frozenset("UAF MIL REB PRM COP SPY GOV UNK".split())
_ANYBODY = frozenset("شخص رجل شاب".split())
_RESCUE = ("تحرير", "حرر", "انقاذ", "انقذ", "تخليص", "خلص", "هرب", "فر", "نجا")
_PARTS_OF_BODIES = frozenset("قوات وحدات دورية فصيل مفرزة كتيبة سرية فرقة لواء".split())
_CALLED = frozenset("يعرف يسمي يدعي تسمي تعرف".split())
_BELIEVED = frozenset("يعتقد يرجح يشتبه تردد يقال قيل يظن يزعم".split())
_THEY = frozenset("انه انها انهم انهما".split())
_OF_THEM = frozenset("من ينتمون ينتمي تنتمي يتبعون يتبع تتبع".split())


# Bodies that men belong to ("رجل مخابرات"), and what is of such a body but nobody's own.
_CORPS = frozenset("MIL COP SPY REB PRM CRM".split())
# What is attacked and belongs to nobody named before it.
_STRUCK = frozenset(("دورية", "قاعدة عسكرية", "نقطة تفتيش", "حاجز أمني", "موقع عسكري", "رتل عسكري"))
_MEMBERS = frozenset("عنصر فرد طاقم جندي قائد".split())
_TARGETS = frozenset("قوات مروحية طائرة دبابة آليات زورق بارجة مدمرة غواصة مخفر ثكنة".split())


class Complements:
    """Reads on from the head of a naming phrase."""

    def __init__(self, reader: PhraseReader) -> None:
        self.reader = reader
        self.draft = reader.draft
        self.words = reader.words
        self.names = reader.names
        self.heads = reader.heads
        self.inner = InnerPhrases(reader)

    def complements(self, mention: ActorMention, noun: HeadNoun, depth: int) -> bool:
        """Consume what narrows the head, moving `mention.stop`; True where something named it."""
        draft, words = self.draft, self.words
        j = mention.stop
        limit = min(len(words), j + _LONGEST_PHRASE)
        named = False
        while j < limit and draft.same_sentence(mention.first, j):
            if draft.tokens[j].kind == "p":
                if draft.tokens[j].form in QUOTES and j + 1 < limit:
                    j += 1
                    continue
                break
            step = self._complement(mention, noun, j, depth)
            if not step:
                break
            j = mention.stop = step
            named = True
            if mention.inner is not None and mention.inner.cls != "nisba":
                self.trailing(mention, noun)
                break
        return named

    def _complement(self, mention: ActorMention, noun: HeadNoun, j: int, depth: int) -> int:
        """The token after one complement at `j`, or 0."""
        word, form = self.words[j], self.draft.tokens[j].form
        if self._another_phrase(mention, noun, j):
            return 0
        if j not in self.names and self._accusative(word) and not self._accusative(self.words[mention.first]):
            return 0  # "استشهد شاب فلسطيني متأثرا", but "خارجية ألمانيا"
        if asks_for_place(form) and self.words[j - 1].definite:
            return 0  # "مواقع للجيش السوري غربي حلب"
        if form in PREPOSITIONS and not self.draft.original_word(j).startswith("إ"):
            if form not in _LINKING and form not in ("من", "في"):
                return 0  # "متظاهرا أمام المقر": before, no imam
        if form in BELONGING or form in _LINKING:
            return self.inner.belonging(mention, noun, j, depth)
        if form in _COMING and self.draft.form(j + 1) == "من" and noun.cls == "people":
            return self._coming_from(mention, j + 2)
        if form == "ما" and self.draft.form(j + 1) in _CALLED and noun.cls == "body":
            return self.inner.belonging(mention, noun, j + 1, depth)  # "تنظيم ما يعرف بالدولة الإسلامية"
        match = self.names.get(j)
        if self.inner.told_to(mention, noun, j, depth):
            return 0
        apart = " " not in noun.lemma  # "أمين عام الناتو": the adjective is of the head itself
        described = apart and j > mention.first + 1 and self._adjective_of(mention, j - 1)
        if (
            match is not None
            and noun.cls == "source"
            and match.proclitics in ("ل", "ب")
            and match.of_family("actor", "state", "person")
        ):
            inner = self.reader.named(match, depth + 1)
            if inner is not None:
                self.inner.take_inner(mention, noun, inner)
                return inner.stop
        if word.group is not None and not word.proclitics and word.definite == self.words[mention.first].definite:
            self._of_group(mention, word.group)
            return j + 1
        nationality = bool(word.nisba) and match is not None and not match.strong  # "الادعاء التركي" is no Mr al-Turki
        closed = match is not None and not match.of_family("person") and self._sealed(mention, j)
        if match is not None and not match.proclitics and not described and not nationality and not closed:
            stop = self.inner.idafa_name(mention, noun, match, depth)
            if stop:
                return stop
        feminine = word.rest.endswith("يه") and self.words[j - 1].rest.endswith("ه") and self.words[j - 1].definite
        if word.nisba and not word.proclitics and (not (match and match.strong) or (feminine and word.definite)):
            if self.draft.form(j + 1) in _BY_DESCENT:
                return j + 2
            mention.code = mention.code or word.nisba[0]
            mention.key += f"/{word.nisba[0]}"
            return j + 1
        indefinite = self.words[j - 1].definite and not word.definite  # "وزارة الدفاع مسلحين": no adjective of hers
        agrees = word.definite == self.words[mention.first].definite and not word.rest.endswith(("ين", "ون"))
        agrees = agrees and not indefinite
        if word.adjective is not None and agrees and not word.proclitics and not word.suffix and noun.cls != "people":
            if word.adjective and noun.cls in ("body", "source", "office"):
                self._narrow(mention, word.adjective)
            mention.abroad = mention.abroad or word.rest in self.draft.lexicon.abroad
            return j + 1
        if (
            (word.heads or ("head" in word.opens and self.reader.listed_head(j, word)))  # "أفراد الدفاع المدني"
            and not word.proclitics
            and not described
            and not self._agrees_with_noun(mention, j)
            and not (
                self._closed_by_nun(mention) and (word.definite or word.adjective is not None or self._construct(j))
            )
            and not (mention.definite and self.words[mention.first].definite)
            and not self._sealed(mention, j)
        ):
            inner = self.reader.read(j, depth + 1) if depth < 4 else None
            if inner is not None:
                self.inner.take_inner(mention, noun, inner)
                return inner.stop
        # "قتل الجيش مسلحين", "قتل مسلحون الصحفي" have no adjective; "قوات الشرعية" is as good as one.
        same = word.definite == self.words[mention.first].definite and not indefinite
        loose = same or (j > mention.first + 1 and not indefinite) or (word.definite and noun.cls != "people")
        if word.adjective is not None and loose and not word.proclitics and not word.suffix:
            if word.adjective and (noun.cls in ("body", "source", "office") or not mention.sectors):
                self._narrow(mention, word.adjective)
            if noun.cls == "people" and word.adjective in ("UAF", "REB"):
                mention.sectors = (word.adjective,)
            mention.abroad = mention.abroad or word.rest in self.draft.lexicon.abroad
            return j + 1
        if (
            "J" in word.pos
            and agrees
            and word.definite
            and not (word.events or word.heads)
            and noun.cls in ("body", "people")
        ):
            return j + 1  # "المنظمات الإنسانية"
        owner = noun.lemma in _TARGETS | _STRUCK and not mention.definite and word.preposition == "ل"  # "دورية للشرطة"
        owner = owner and not word.events and j == mention.first + 1
        names = bool(word.heads or word.nisba) or j in self.names
        if (noun.cls == "source" or owner) and word.preposition in ("ب", "ل") and names:
            inner = self.reader.read(j, depth + 1)
            if inner is not None:
                self.inner.take_inner(mention, noun, inner)
                return inner.stop
        if noun.cls == "office" and described and word.preposition == "ل" and (word.heads or j in self.names):
            return self.inner.served(mention, noun, j, depth)
        if self._institutional(mention, noun) and word.proclitics == "" and (filler := self._filler(mention, j)):
            return filler
        adjectival = not word.known or "J" in word.pos or word.rest.endswith(("ي", "يه"))
        closed = self.words[mention.first].definite and not described and not adjectival  # "أدان الرئيس الهجوم"
        if noun.cls == "office" and not closed and (not described or word.proclitics == "و"):
            if filler := self._filler(mention, j):
                return filler
        if noun.lemma == _COUNTERPART and form == "في" and mention.code is None:
            state = self.names.get(j + 1)
            if state is not None and state.strong and state.of_family("state"):
                mention.code = state.of_family("state")[0].code  # "نظيرها في ألمانيا"
                return state.stop
        if noun.cls in ("source", "office", "people") and form == "في" and j + 1 < len(self.words):
            return self.inner.body_after(mention, noun, j, depth)
        origin = self.names.get(j + 1) if form == "من" and noun.cls == "people" else None
        home = origin.of_family("state") if origin is not None and not origin.proclitics else []
        if home and mention.code is None and "REF" not in mention.sectors:  # not "عاد نازحون من سوريا"
            mention.code = home[0].code  # "متظاهرون من ألمانيا"
        if form == "من" and j + 1 < len(self.words) and self._drawn_from_bodies(mention, noun):
            return self.inner.body_after(mention, noun, j, depth)
        return 0

    def _coming_from(self, mention: ActorMention, j: int) -> int:
        """ "المتظاهرين القادمين من ألمانيا", "القادمين من ولايات أميركية": the state or nisba from token `j` on."""
        for k in range(j, min(j + 2, len(self.words))):
            match = self.names.get(k)
            state = match.of_family("state") if match is not None else []
            code = state[0].code if state else self.words[k].nisba[0] if self.words[k].nisba else None
            if code is not None:
                mention.code = mention.code or code
                return match.stop if state and match is not None else k + 1
        return 0

    def _institutional(self, mention: ActorMention, noun: HeadNoun) -> bool:
        """ "وزارة الصحة", "نادي الأسير": the next noun says which, though the lists do not know it."""
        return noun.lemma in _INSTITUTIONS and not mention.definite and mention.stop == mention.first + 1

    def _agrees_with_noun(self, mention: ActorMention, j: int) -> bool:
        """الخارجية in "مسؤول السياسة الخارجية": an adjective of the noun right before it, no ministry."""
        word, before = self.words[j], self.words[j - 1]
        adjectival = bool(word.nisba) or word.adjective is not None or "J" in word.pos
        alike = word.definite == before.definite and word.rest.endswith("ه") == before.rest.endswith("ه")
        return j - 1 > mention.first and word.definite and adjectival and alike and not before.heads

    def _adjective_of(self, mention: ActorMention, j: int) -> bool:
        """Whether the word at `j` describes the head: not خارجية in "وزير خارجية الإمارات"."""
        word = self.words[j]
        if not word.nisba and word.adjective is None:
            return False
        office = mention.cls == "office" and mention.gender == "m" and not self.words[mention.first].definite
        return not (office and word.rest.endswith("ه"))

    def _filler(self, mention: ActorMention, j: int) -> int:
        """ "مسؤول السياسة الخارجية والأمن", "وزير شؤون القدس": nouns of the office that name no body."""
        word = self.words[j]
        if (
            word.known and not ("N" in word.pos or "J" in word.pos or word.events or word.place_heads or word.definite)
        ) or self.names.get(j):
            return 0
        closed = j > mention.first + 1 and (self.words[j - 1].definite or self.reader.nominal.ends_name(j))
        if closed and word.proclitics == "" and not word.rest.endswith("يه"):
            return 0  # "قادة البلدين التحلي": the idafa is closed
        if self.draft.tokens[j].form in CLOSED_CLASS or (
            word.may_be_verb and not word.definite and "N" not in word.pos
        ):
            return 0
        if (
            word.definite
            and word.proclitics in ("", "و")
            and (word.proclitics == "" or self.draft.form(j + 1) in ("في", "ب"))
        ):
            return j + 1
        following = self.words[j + 1] if j + 1 < len(self.words) else None
        indefinite = not word.definite and not word.proclitics and j == mention.first + 1 and not word.suffix
        if not indefinite or not word.known or following is None:
            return 0
        named = self.names.get(j + 1)  # "وزير دفاع كوريا الجنوبية"
        district = bool(word.place_heads) and "J" not in word.pos  # "مدير ناحية"
        opens_a_name = (
            named is not None
            and not named.proclitics
            and bool(named.of_family("state"))
            and not word.rest.endswith(("ون", "ين"))  # "اتهم دبلوماسيون غربيون موسكو"
        )
        return j + 1 if opens_a_name or district or (following.definite and not following.proclitics) else 0

    def _another_phrase(self, mention: ActorMention, noun: HeadNoun, j: int) -> bool:
        """ "هاجم مسلحون دورية", "قتل شاب امرأة", "مسلحون مجهولون ناشطا": an object, no more of the phrase."""
        word, first = self.words[j], self.words[mention.first]
        head = self._head_at(j)
        if head is None or word.proclitics or first.definite or first.suffix:
            return False
        if word.rest.endswith("ا") and word.rest == self.draft.form(j) and first.rest.endswith("ون"):
            return True
        if head.lemma in _STRUCK and noun.lemma not in _MEMBERS:
            return True
        ending, closing = _nun(word.rest), _nun(first.rest) if mention.number in ("p", "d") else ""
        if closing == "ون" and ending and ending != closing and not word.definite:
            return True  # "مسلحون شرطيين"
        if noun.kind == "alone" and mention.number == "s" and self._construct(j):
            return True  # "مسلح مسلحي الحركة"
        if word.definite or word.adjective is not None or word.nisba:
            return False
        if closing:
            return not ending
        if noun.cls == "people" and mention.number == "s" and ending:
            return True  # "مسلح جنديين"
        if noun.kind != "alone" or ending:
            return False
        return head.cls == "people" or head.lemma in _TARGETS or not set(head.sectors) & _CORPS

    def _head_at(self, j: int) -> HeadNoun | None:
        """The noun, of one word or several, that names somebody from token `j` on."""
        word = self.words[j]
        phrase = self.reader.listed_head(j, word) if "head" in word.opens else None
        if phrase is not None:
            return phrase[0]
        return self.heads[word.heads[0][0]] if word.heads else None

    def _accusative(self, word: Word) -> bool:
        """Written with tanwin on alif: the adjective or nisba without it is the dictionary's."""
        bare = word.rest[:-1]
        lexicon = self.draft.lexicon
        return word.rest.endswith("ا") and (
            bare in lexicon.adjectives or bare in lexicon.nisbas or bare in lexicon.actor_heads
        )

    def believed(self, mention: ActorMention, noun: HeadNoun, depth: int) -> bool:
        """ "طائرات يعتقد أنها إسرائيلية", "مسلحون يشتبه بأنهم من داعش": whose they are held to be."""
        j, n = mention.stop, len(self.words)
        if (
            depth
            or noun.cls not in ("people", "body")
            or j + 2 >= n
            or not self.draft.same_sentence(mention.first, j + 2)
        ):
            return False
        if self.draft.form(j) not in _BELIEVED:
            return False
        k = j + 1 + (self.draft.form(j + 1) == "في")
        if self.draft.form(k).removeprefix("ب") not in _THEY:
            return False
        k += 1
        word = self.words[k]
        if word.nisba and not word.proclitics:
            mention.code, mention.stop = word.nisba[0], k + 1
            mention.key += f"/{word.nisba[0]}"
            mention.sectors = ("MIL",) if noun.cls == "body" else mention.sectors
            mention.believed = True
            return True
        k += self.draft.form(k) in _OF_THEM or self.draft.form(k) in BELONGING
        k += self.draft.form(k) in ("الي", "ب")
        inner = self.reader.read(k, depth + 1) if k > j + 2 and k < n else None
        if inner is None or inner.cls not in ("named", "body", "state"):
            return False
        mention.code = None
        self.inner.take_inner(mention, noun, inner)
        mention.sectors = inner.sectors or mention.sectors
        mention.stop = inner.stop
        mention.believed = True
        return True

    def _second_portfolio(self, mention: ActorMention, j: int) -> int:
        """ "وزير الخارجية والمغتربين اللبناني", "وزيرة الخارجية والتعاون الدولي الإيطالية": after a second field stands
        the nationality of the office.
        """
        word = self.words[j]
        feminine = mention.gender == "f"
        field = all(r[1][0] == "p" or r[1][1] == "f" for r in word.heads)  # "والبلديات اللبناني": he is Lebanese
        listed = (match := self.names.get(j)) is not None and match.of_family("actor", "state", "person")
        if word.proclitics != "و" or not word.definite or word.nisba or listed:
            return 0
        if word.heads and (feminine or not field):
            return 0
        k = j + 1
        if k + 1 < len(self.words) and self.words[k].adjective is not None and self.words[k + 1].nisba:
            k += 1
        after = self.words[k] if k < len(self.words) and self.draft.same_sentence(j, k) else None
        agrees = after is not None and bool(after.nisba) and after.definite and not after.proclitics
        return k if agrees and after is not None and after.rest.endswith("يه" if feminine else "ي") else 0

    def _closed_by_nun(self, mention: ActorMention) -> bool:
        """ "قتل مسلحون الصحفي", "مسؤولون سياسيون": a sound plural that keeps its nun opens no idafa (مسلحو)."""
        return mention.number == "p" and self.words[mention.first].rest.endswith(("ون", "ين"))

    def _of_the_people(self, mention: ActorMention, word: Word) -> bool:
        """ "أهالي الأسرى المضربين": after an idafa of people a definite plural in ين describes them."""
        inner = mention.inner
        of_people = inner is not None and inner.cls == "people" and inner.definite and inner.stop == mention.stop
        return of_people and word.definite and not word.proclitics and bool(word.heads) and word.rest.endswith("ين")

    def _narrow(self, mention: ActorMention, sector: str) -> None:
        """What an adjective says of the sector; government forces ("القوات الحكومية") are forces."""
        if not (sector == "GOV" and set(mention.sectors) & {"MIL", "COP"}):
            mention.sectors = (sector,)

    def _sealed(self, mention: ActorMention, j: int) -> bool:
        """ "قوات مكافحة الشغب المتظاهرين", "وزارة الدفاع الجيش": an idafa that ends in a definite noun takes no
        further one.
        """
        listed = mention.inner is None and mention.stop == j and j - mention.first > 1
        return listed and self.words[j - 1].definite and not self.words[mention.first].definite

    def _construct(self, j: int) -> bool:
        """ "خطف مسلحون عاملي إغاثة": a plural before what it belongs to, which describes nobody."""
        word = self.words[j]
        return word.rest.endswith("ي") and any(r[1][0] in "pd" for r in word.heads)

    def _of_group(self, mention: ActorMention, group: NameEntry) -> None:
        """ "القيادات الحوثية", "قيادي داعشي": the adjective says whose they are."""
        mention.code, mention.sectors = group.code, tuple(group.sectors)
        mention.key += f"/{group.name}"

    def _drawn_from_bodies(self, mention: ActorMention, noun: HeadNoun) -> bool:
        """ "مسلحون من داعش", "ضباط من الجيش": fighters and officials, but not who flees ("نازحون من ...")."""
        indefinite = not mention.definite and not mention.possessor and not self.words[mention.first].definite
        men = noun.cls in ("office", "people") or noun.lemma in _PARTS_OF_BODIES  # "قوة من جيش الاحتلال"
        anybody = noun.lemma in _ANYBODY and not self._rescued(mention.first)  # "قتلت 6 أشخاص من خلية إرهابية"
        return indefinite and ((men and bool(set(mention.sectors) & _OF_A_BODY)) or anybody)

    def _rescued(self, i: int) -> bool:
        """ "تحرير ثلاثة أشخاص من تنظيم داعش": from whose hands they come, not of whom they are."""
        return any(self.draft.form(k).removeprefix("و").startswith(_RESCUE) for k in range(i - 3, i))

    def trailing(self, mention: ActorMention, noun: HeadNoun) -> None:
        """Adjectives after the idafa ("وزير الخارجية الروسي", "حلفاؤه الأوروبيون") and "التابع لـ" still belong."""
        j = mention.stop
        words = self.words
        while j < len(words) and self.draft.same_sentence(mention.first, j):
            word = words[j]
            several = word.definite and not word.proclitics and word.rest.endswith(("ين", "ون"))
            if mention.number == "s" and mention.cls == "office" and several:
                break  # "ناشد البطريرك بشارة الراعي المسؤولين"
            if word.nisba and not word.proclitics and not (self.names.get(j) and self.names[j].strong):
                if mention.code is None or mention.inner is None or mention.inner.cls == "body":
                    mention.code = mention.code or word.nisba[0]
                mention.key += f"/{word.nisba[0]}"
                j += 1
            elif self._of_the_people(mention, word) or (
                word.adjective is not None and not word.proclitics and word.definite
            ):
                j += 1
            elif mention.cls == "office" and word.rest == "شوون" and word.proclitics == "و" and j + 1 < len(words):
                j += 2  # "وزير الخارجية وشؤون المغتربين"
            elif mention.cls == "office" and (step := self._second_portfolio(mention, j)):
                j = step
            elif self.draft.tokens[j].form in BELONGING:
                step = self.inner.belonging(mention, noun, j, 2)
                if not step:
                    break
                j = step
            elif mention.cls == "office" and self.draft.tokens[j].form == "لدي":
                step = self.inner.accredited(mention, j)
                if not step:
                    break
                j = step
            else:
                break
        mention.stop = max(mention.stop, j)


def _nun(rest: str) -> str:
    """The ending of a sound plural or dual that keeps its nun, "" of other words."""
    return rest[-2:] if rest.endswith(("ون", "ين", "ان")) else ""
