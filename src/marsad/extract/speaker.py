"""Who speaks: the noun phrase a verb of saying has for its subject, names that no list knows included.

After "قال" stands whoever speaks: "قال الوزير", "وأضاف ستيغر أن", "وأكد المجتمعون أن". The grammar of the place tells
it, so a name need not be listed.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.extract.agreement import gender_of
from marsad.extract.chunk import Chunk
from marsad.extract.closed_class import CLOSED_CLASS, PREPOSITIONS
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.phrases import longest_phrase
from marsad.extract.role import RoleFinder
from marsad.extract.syntax import Syntax
from marsad.lexicon.lexicon import ReportingVerb

_LONGEST_SPEAKER = 24
# "نشرت صحيفة هآرتس الإسرائيلية أمس تقريرا"
_OBJECT_REACH = 9
_LONGEST_REST = 7
_SOURCE_SLOTS = ("عن", "الي", "في", "من")
_HEARD_WITH = frozenset("ل لل مع عبر".split())
_LONGEST_NAME = 5
_SHORTEST_NAME = 3
# "البريغادير جنرال سيريلتو سوبيجانا، المتحدث باسم الجيش": the office after a comma says who the name is.
_NO_SUBJECT_BEFORE = frozenset("ما لما لكنه لكنها لكنهم ولكنه ولكنها لانه لانها وهو وهي وهم وانه وانها".split())
_NAME_OPENERS = frozenset("ابو ابي ام بن ابن عبد".split())
# Prepositions of when, where and in what respect; not "بحسب تقارير تفيد بأن".
_FRONTING = frozenset("في بعد قبل خلال من عقب الي عند علي عبر قبيل".split())
_AUTHORISED = frozenset("مخول مخوله مخولين مصرح".split())
_AUTHORISED_REACH = 4
_SHOW = "أظهر"
_MARKS = {'"': '"', "(": ")"}
_ON_BEHALF = "باسم"
_APPOSED_NAMES = frozenset(("office", "person"))
_APPOSED = frozenset(("office", "people", "body"))


class Spoken(NamedTuple):
    """`speakers` say it, `relay` pass it on; `stop` is the token after the last of them; `tells` whether a source after
    "عن" or an object such as "بيانا" shows that something is told.
    """

    speakers: list[ActorMention]
    relay: list[ActorMention]
    stop: int
    tells: bool


class SpeakerFinder:
    """Finds speakers in one document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder) -> None:
        self.draft = draft
        self.syntax = syntax
        self.finder = finder
        self._surnames = self._last_names()
        self._made: dict[int, ActorMention] = {}

    def of_verb(self, i: int, features: str, limit: int, verb: ReportingVerb, *, introduced: bool) -> Spoken:
        """Who says what the verb at `i` opens; no speakers where its clause names none.

        `limit` is where the words said begin; `introduced` whether أن, a colon or a quotation mark stands there.
        """
        arguments = [a for a in self.syntax.arguments(i, reach=_LONGEST_SPEAKER) if a.first < limit]
        voice = self._voice(i, limit)
        if voice is not None:
            return Spoken([voice], [], voice.stop, True)
        arguments = [a for a in arguments if a.prep or self.draft.form(a.first) not in verb.content]
        reach = range(i + 1, min(limit, i + _OBJECT_REACH, len(self.draft.tokens)))
        told = set(verb.content) - PREPOSITIONS
        tells = any(self.draft.form(k) in told and self.draft.same_sentence(i, k) for k in reach)
        subject = self._subject(i, features, arguments, introduced=introduced) if verb.frame.get("s") == "S" else None
        for slot in _SOURCE_SLOTS:
            source = self._source(i, limit, slot, arguments) if verb.frame.get(slot) == "S" else None
            speaker = self.of_chunk(source) if source is not None else None
            if source is not None and speaker is not None:
                relay = [subject[0]] if subject is not None and subject[0] is not speaker else []
                return Spoken([speaker], relay, max(source.stop, speaker.stop), True)
        if subject is None:
            return Spoken([], [], i + 1, tells)
        mention, chunk = subject
        if chunk is not None and introduced and verb.frame.get("o") != "H":  # not "أبلغ المسؤول الصحفيين أن"
            self._complete(mention, limit)
        joined = chunk.also if chunk is not None and chunk.actor is mention else []
        stop = max(i + 1, mention.stop, chunk.stop if chunk is not None else 0)
        return Spoken([mention, *joined], [], stop, tells)

    def _subject(
        self, i: int, features: str, arguments: list[Chunk], *, introduced: bool
    ) -> tuple[ActorMention, Chunk | None] | None:
        """The subject: what stands right after the verb before what the sentence began with, unless that touches it."""
        left = next(iter(self.finder.clauses.subjects_of(i)), None)
        joined = self.draft.words[i].proclitics[:1] in ("و", "ف") or self.draft.form(i - 1) in _NO_SUBJECT_BEFORE
        joined = joined and not self.syntax.answers(i)
        if left is not None and left.first < i and joined:
            left = None  # "أشارت الصحيفة إلى عمل الاتحاد وقالت", "لكنه أوضح", "نفى المكتب ما تداولته الصفحات"
        if left is not None and left.first < i and self._touches(left, i):
            return left, None
        after = next((a for a in arguments if a.prep == "" and not self.hears(a.first)), None)
        if self.shows(i):
            after = None
        if after is not None and features[2:5] != "3mp":
            mention = self._right(i, after, features, introduced=introduced)
            if mention is not None:
                return mention, after
        if left is not None and left.first < i:
            return left, None
        named = self._name_before(i)
        return (named, None) if named is not None else None

    def shows(self, i: int) -> bool:
        """ "صورا تظهر مسلحين": what is shown follows a verb that tells of an indefinite noun."""
        if not i or not self.draft.same_sentence(i - 1, i) or self.draft.words[i].proclitics:
            return False
        before = self.draft.words[i - 1]
        noun = self.syntax.classes[i - 1] in ("N", "J") or self.names_source(i - 1)  # صورا may be read as a verb
        noun = noun and not before.definite and not before.suffix
        return noun and any(self.draft.lexicon.reporting[r[0]].lemma == _SHOW for r in self.draft.words[i].reporting)

    def _name_before(self, i: int) -> ActorMention | None:
        """ "إن ماكماستر شدد على": an unlisted name between أن, a sign or the sentence's start and the verb."""
        if self.draft.words[i].proclitics:
            return None
        for first in range(max(0, i - _LONGEST_NAME), i):
            opens = first == 0 or not self.draft.same_sentence(first, first - 1)
            opens = opens or self.syntax.classes[first - 1] in ("S", ",")
            if opens and self.draft.same_sentence(first, i) and self._name_stop(first) == i:
                return self.unlisted(first)
        return None

    def _voice(self, i: int, limit: int) -> ActorMention | None:
        """ "أعلن الجيش على لسان المتحدث باسمه أن": who lends his voice."""
        draft = self.draft
        if "لسان" not in draft.forms[i + 1 : limit]:
            return None
        k = next((k for k in range(i + 1, min(limit, len(draft.tokens)) - 1) if draft.form(k) == "لسان"), None)
        if k is None or not draft.same_sentence(i, k + 1) or draft.form(k - 1) != "علي":
            return None
        chunk = self.syntax.chunk(k + 1, "")
        voice = self.of_chunk(chunk) if chunk is not None else None
        if voice is not None and draft.form(voice.stop).startswith(_ON_BEHALF):
            name = self.syntax.actor_at.get(voice.stop + 1)  # "المتحدث باسمها اللواء أحمد المسماري"
            end = name.stop if name is not None and name.cls in _APPOSED_NAMES else voice.stop + 1
            self.syntax.lengthen(voice, end)
        return voice

    def hearing(self, i: int, limit: int) -> list[ActorMention]:
        """ "وقال لوكالة رويترز إن", "في حوار مع قناة الحدث": the medium to which it is said passes it on."""
        stop = min(limit, i + _LONGEST_SPEAKER, len(self.draft.tokens))
        media = (self.syntax.actor_at.get(k) for k in range(i + 1, stop))
        named = (m for m in media if m is not None and m.cls in ("named", "body") and "JRN" in m.sectors)
        return [m for m in named if self.hears(m.first) and not self._not_authorised(m.first)]

    def _not_authorised(self, k: int) -> bool:
        """ "لأنه غير مخول بالتحدث لوسائل الإعلام": nobody there heard it."""
        return any(self.draft.form(j) in _AUTHORISED for j in range(max(k - _AUTHORISED_REACH, 0), k))

    def hears(self, k: int) -> bool:
        """Whether the name at token `k` is of who is told ("لوكالة رويترز", "مع قناة الحدث")."""
        before = k - 1 - (self.draft.form(k - 1) in ('"', "("))
        return self.syntax.clitic_at(k) == "ل" or self.draft.form(before) in _HEARD_WITH

    def _source(self, i: int, limit: int, preposition: str, arguments: list[Chunk]) -> Chunk | None:
        """The phrase after "عن", a relative clause before it skipped ("ونقل البيان الذي نشره المركز عن مصدر")."""
        named = self.of_chunk if preposition in ("عن", "الي") else self.source  # "جاء في بيان", never "جاء في اليمن"
        found = next((a for a in arguments if a.prep == preposition and named(a) is not None), None)
        if found is None and preposition == "عن" and limit < len(self.draft.tokens):
            k = next((k for k in range(i + 1, limit) if self.draft.form(k) == "عن"), limit)
            chunk = self.syntax.chunk(k + 1, "عن") if k < limit else None
            found = chunk if chunk is not None and self.of_chunk(chunk) is not None else None
        return found

    def _complete(self, mention: ActorMention, limit: int) -> None:
        """ "وقال قائد ميداني إن", "وقال محافظ نينوى نجم الجبوري، في بيان، إن": all nouns up to أن or a pause name who
        speaks.
        """
        end = mention.stop
        while end < min(limit, mention.stop + _LONGEST_REST):
            closing = self._closes(end, limit)  # 'جماعة "القسط" الحقوقية'
            if not closing and not self._names_him(end):
                break
            end = closing or end + 1
        if end >= limit or self.draft.tokens[end].kind == "p":
            self.syntax.lengthen(mention, end)

    def _closes(self, k: int, limit: int) -> int:
        """The token after a short name in quotation marks or brackets that opens at `k`, 0 where none does."""
        mark = _MARKS.get(self.draft.form(k))
        return next((j + 1 for j in range(k + 2, min(k + _LONGEST_NAME, limit)) if self.draft.form(j) == mark), 0)

    def _names_him(self, k: int) -> bool:
        word, over = self.draft.words[k], self.syntax.actor_over[k]
        noun = self.syntax.classes[k] in ("N", "J", "?") and not word.proclitics and not word.suffix
        adverb = not word.definite and word.form.endswith("ا")  # "قال الوزير ردا على سؤال"
        return noun and not adverb and (over is None or over.cls in _APPOSED_NAMES)

    def _touches(self, mention: ActorMention, i: int) -> bool:
        """ "لكن الجيش قال": only adverbs or auxiliaries stand between the phrase and the verb."""
        return (not self.draft.words[i].proclitics or self.syntax.answers(i)) and all(
            self.syntax.classes[k] in ("A", "T", "X", "J") for k in range(mention.stop, i)
        )

    def _right(self, i: int, chunk: Chunk, features: str, *, introduced: bool) -> ActorMention | None:
        actor = chunk.actor
        if actor is not None and actor.cls not in ("pronoun", "nisba") and not chunk.owned:
            before = range(chunk.first, actor.first)
            if all(self.syntax.classes[k] == "D" or self.draft.tokens[k].kind == "p" for k in before):
                return None if self._clashes(actor, features) else actor
        if self.syntax.classes[i - 1] == "R":
            return None  # "الذي أعلن الولاء للتنظيم": whom it hangs on is the subject
        mention = self._by_surname(chunk.first) or self.source(chunk)
        if mention is None and chunk.first <= i + 3 + (chunk.first - i > 3 and introduced):
            mention = self.unlisted(chunk.first, female=features[2:5] == "3fs")
            if mention is not None and not introduced and self._may_be_object(mention):
                mention = None
        if mention is None and introduced:
            mention = self.whoever(chunk)
        return mention

    def _may_be_object(self, mention: ActorMention) -> bool:
        """ "كتبت بوستا على فيسبوك": one unknown word in the accusative."""
        return mention.stop - mention.first == 1 and self.draft.form(mention.first).endswith("ا")

    def _clashes(self, actor: ActorMention, features: str) -> bool:
        """ "وقالت الوزير" is no sentence: before its subject the verb agrees in gender ("وقالت وسائل إعلام" does)."""
        gender = gender_of(self.draft, actor)
        if features[2:5] == "3fs":
            return gender == "m" and actor.number == "s" and actor.cls == "office"
        return features[2:5] == "3ms" and gender == "f" and actor.number == "s" and actor.cls in ("body", "state")

    # -- noun phrases -----------------------------------------------------------------------------------------------

    def of_chunk(self, chunk: Chunk) -> ActorMention | None:
        """The speaker a noun phrase names: an actor, a generic speaker noun (خبراء, شهود, تقرير), an unlisted name."""
        if chunk.actor is not None and chunk.actor.cls != "pronoun":
            return chunk.actor
        return self.source(chunk) or self.unlisted(chunk.first)

    def described(self, i: int) -> list[ActorMention] | None:
        """ "مزاعم أشارت إلى", "تقارير تفيد بأن": the verb at `i` tells of the indefinite noun before it, perhaps a
        source; None where no noun stands there.
        """
        before = self.draft.words[i - 1]
        resumed = self.draft.form(i + 1) in ("فيه", "فيها", "فيهما", "خلاله", "خلالها")
        source = self.syntax.actor_over[i - 1]
        if source is not None and source.cls == "source" and not self.draft.words[source.first].definite:
            relative = not self.draft.words[i].proclitics and not self._fronted(i)
            if relative and source.stop == i and not resumed:
                return [source]  # "تقرير لهيومن رايتس ووتش قال إن"
        noun = self.syntax.classes[i - 1] in ("N", "J", "?") and not before.definite and not before.suffix
        if not noun or self.draft.words[i].proclitics or resumed or not self.draft.same_sentence(i - 1, i):
            return None
        if self._fronted(i):
            return None
        k = next((k for k in (i - 1, i - 2) if self.names_source(k)), None)
        chunk = self.syntax.chunk(k, "") if k is not None else None
        speaker = self.of_chunk(chunk) if chunk is not None else None
        return [speaker] if speaker is not None else []

    def _fronted(self, i: int) -> bool:
        """ "وفي وقت لاحق قال إن", "من ناحية أخرى أكد أن": a phrase of time or place opens the clause of the verb."""
        k = i - 1
        while k > 0 and self.syntax.classes[k] in ("N", "J", "D", "A", "?") and self.draft.same_sentence(k - 1, i):
            k -= 1
        opens = k == 0 or not self.draft.same_sentence(k - 1, i) or self.draft.form(k - 1) in ("،", ",")
        return opens and self.draft.form(k).removeprefix("و") in _FRONTING

    def names_source(self, k: int) -> bool:
        """Whether a generic speaker noun (مصدر, تقارير) stands at token `k`, which may be past the end."""
        if k >= len(self.draft.words):
            return False
        word = self.draft.words[k]
        return bool(longest_phrase(self.draft, self.draft.lexicon.speaker_phrases, k, word.rest)[1])

    def source(self, chunk: Chunk) -> ActorMention | None:
        """The generic source that a noun phrase opens with (تقارير, شهادات ناجين), whoever else it names."""
        draft = self.draft
        for k in range(chunk.first, min(chunk.stop, len(draft.tokens))):
            word = draft.words[k]
            stop, indexes = longest_phrase(draft, draft.lexicon.speaker_phrases, k, word.rest)
            if k > chunk.first and self.syntax.classes[k - 1] != "D" and draft.tokens[k - 1].kind == "w":
                return None  # "وفاة الصحافي": no journalist speaks
            if indexes:
                noun = draft.lexicon.speakers[indexes[0]]
                mention = ActorMention(chunk.first, max(chunk.stop, stop), "source")
                mention.code = noun.code or None
                mention.sectors = tuple(noun.sectors)
                mention.key = f"speaker:{noun.lemma}"
                return mention
        return None

    def _by_surname(self, i: int) -> ActorMention | None:
        """ "يحيى سريع ... وقال سريع إن": the last name of somebody named in full, be it a word of the language."""
        known = self._surnames.get(self.draft.form(i))
        if known is None or known.stop > i or self.syntax.classes[i + 1 : i + 2] in (["N"], ["J"], ["?"]):
            return None
        mention = ActorMention(i, i + 1, "person")
        mention.key, mention.code, mention.sectors = known.key, known.code, known.sectors
        mention.name, mention.person, mention.entry, mention.definite = known.name, known.person, known.entry, True
        return mention

    def unlisted(self, i: int, *, female: bool = False) -> ActorMention | None:
        """The person whose name, known to no list, starts at `i`: words that nothing else explains, or a given name."""
        if i in self._made:
            return self._made[i]
        if self.syntax.actor_over[i] is not None:
            return self.syntax.actor_over[i]
        stop = self._name_stop(i)
        if stop == i:
            return None
        mention = ActorMention(i, stop, "person")
        mention.gender = "f" if female else "m"
        mention.definite = True
        mention.key = "person:" + " ".join(self.draft.tokens[k].form for k in range(i, stop))
        known = self._surnames.get(self._bare(stop - 1))
        apposed = self._apposed(stop)
        if known is not None and known.first < i:
            mention.key, mention.code, mention.sectors = known.key, known.code, known.sectors
            mention.name, mention.person, mention.entry = known.name, known.person, known.entry
        elif apposed is not None:
            mention.code, mention.sectors = apposed.code, apposed.sectors
        self._surnames.setdefault(self.draft.tokens[stop - 1].form, mention)
        self._made[i] = mention
        return mention

    def _bare(self, i: int) -> str:
        return self.draft.tokens[i].form

    def _name_stop(self, first: int) -> int:
        """The token after the run of name words from `first` on."""
        draft = self.draft
        j = first
        while j < len(draft.tokens) and j - first < _LONGEST_NAME and draft.same_sentence(first, j):
            word, token = draft.words[j], draft.tokens[j]
            if token.form in _NAME_OPENERS and draft.same_sentence(j, j + 1) and draft.tokens[j + 1].kind == "w":
                j += 2  # "أبو خير الأشقر": whatever the second word means elsewhere
                continue
            if token.kind != "w" or j in self.syntax.timed or self.syntax.classes[j] in ("A", "P", "T", "X", "V"):
                break
            surname = j > first and word.definite and not word.proclitics
            surname = surname and bool(word.nisba or word.adjective is not None)
            party = self.syntax.actor_at.get(j)
            if j > first and party is not None and party.cls in ("state", "named"):
                break  # "حذر نصر الله إسرائيل"
            if word.given is None and (word.known or word.proclitics or token.form in CLOSED_CLASS) and not surname:
                break
            j += 1
        form = draft.tokens[first].form
        if j == first + 1 and (len(form) < _SHORTEST_NAME or form.endswith(("يا", "يه"))):
            return first  # "ضمنيا", "علانية": an adverb
        return j

    def _apposed(self, stop: int) -> ActorMention | None:
        if self.draft.form(stop) not in ("،", ",", "("):
            return None
        actor = self.syntax.actor_at.get(stop + 1)
        return actor if actor is not None and actor.cls in _APPOSED else None

    def whoever(self, chunk: Chunk) -> ActorMention | None:
        """ "وأكد المجتمعون أن", "وقالت زوجة الصحفي إن": before أن, any noun phrase after the verb is who says it."""
        draft, i = self.draft, chunk.first
        word = draft.words[i]
        if self.syntax.classes[i] not in ("N", "?", "D") or word.proclitics.strip("ل") or word.suffix:
            return None
        act = bool(word.events or word.light) or (bool(word.reporting) and chunk.actor is None)
        # "تقديرات الأمم المتحدة" are a source, "وأكد التزام بلاده وأن" tells of none, "وقال تجمع المهنيين إن" does
        indefinite_act = act and not word.definite and draft.form(chunk.stop) != "ان"
        if indefinite_act or (draft.form(i).endswith("ا") and not word.definite and word.given is None):
            return None  # "وأكد التزام بلاده وأن", "وأضاف قائلا"
        mention = ActorMention(i, chunk.stop, "source")
        mention.definite = word.definite
        if chunk.actor is not None and not chunk.owned:
            mention.code, mention.sectors = chunk.actor.code, chunk.actor.sectors
        mention.key = "speaker:" + " ".join(draft.tokens[k].form for k in range(i, chunk.stop))
        return mention

    def _last_names(self) -> dict[str, ActorMention]:
        """Whom the last word of each full name of the document stands for."""
        out: dict[str, ActorMention] = {}
        for outermost in self.syntax.actor_at.values():
            mention: ActorMention | None = outermost
            while mention is not None:  # "وفق بيان للمتحدث العسكري يحيى سريع"
                if mention.cls in ("person", "office") and mention.stop - mention.first > 1:
                    out.setdefault(self.draft.tokens[mention.stop - 1].form, mention)
                mention = mention.inner
        return out
