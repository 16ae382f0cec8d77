"""To whom words are addressed, and whom they are about, where the verb's own frame names nobody.

The matter of the words tells it: whose act is condemned ("ندد بقمع السلطات للمحتجين"), whose plan refused ("رفض
المبادرة التي طرحتها القاهرة"), who is to act as is demanded ("طالب بانسحاب القوات الروسية"), who is to have what is
promised.
"""

from __future__ import annotations

from marsad.extract.closed_class import PREPOSITIONS, STOPS
from marsad.extract.coreference import Resolver
from marsad.extract.draft import ActorMention, Draft, nisba_mention
from marsad.extract.event import Trigger
from marsad.extract.finding import Finding
from marsad.extract.role import RoleFinder
from marsad.extract.roles import FORCE, Roles
from marsad.extract.syntax import Syntax

# Whose matter is told of in these may be its owner, or who brought it.
_FOLLOWING = frozenset({"SANCTION", "THREATEN"})
_AGAINST_SOMEBODY = frozenset("SANCTION THREATEN ACCUSE ASSAULT".split())
_TAKEN_UP = "subject dropped: taken up from before"
_ABOUT = frozenset("ACCUSE REJECT SUPPORT REQUEST THREATEN".split())
# What is done with or for who stands after the word.
_HELP = frozenset("AID SUPPORT CONSULT COOPERATE".split())
_MUTUAL = frozenset("CONSULT COOPERATE AGREE".split())
_OFFERED = frozenset("AID SUPPORT CONCEDE".split())
_VISIT = "زار"
_TOWARDS = frozenset(("", "ل", "الي"))
_LETTING = "سمح"
_TALKS = frozenset({"CONSULT"})
_GIVING = frozenset({"AGREE"})
_REACH = 14
_CLAUSE_REACH = 4
_OWNER_REACH = 4
# "تصر على إبقاء العقوبات على X": what the words are about, not whom; "الانتهاكات بحق X": who suffered it.
_MATTER = frozenset("علي مع حول عن ضد بشان بحق تجاه في خلال امام عبر ك ب قبل بعد منذ الي الا نحو".split())
_WITH = frozenset("مع بين".split())
_AGAINST = frozenset("علي ضد بحق تجاه".split())
_CALLED = frozenset("سما سمي سمت اسما اسمي اسمت وصف وصفت اعتبر اعتبرت دعا دعت".split())
_PAYING = frozenset("يدفع تدفع يدفعوا يندم تندم يندموا ينال تنال".split())
_RESUMING = frozenset("به بها عنه عنها اليه اليها عليه عليها فيه فيها منه منها له لها".split())
_ISSUED = frozenset("الصادر الصادره صادر صادره المقدم المقدمه".split())
_OUTSIDE = frozenset("بعد عقب اثر منذ بسبب ردا قبل جراء بعيد خلال".split())


class Addressees:
    """Finds recipients for the acts of speech of one document."""

    def __init__(self, draft: Draft, syntax: Syntax, finder: RoleFinder, resolver: Resolver) -> None:
        self.draft = draft
        self.syntax = syntax
        self.finder = finder
        self.resolver = resolver

    def give(self, finding: Finding) -> None:
        """Fill the empty recipients of an act of speech from its matter, where that tells them."""
        if finding.type in _ABOUT:
            found, rule = self._of_matter(finding)
            if not found and finding.type in _FOLLOWING:
                found, rule = self._of_verb_before(finding)
        elif finding.type in _FOLLOWING:
            found, rule = self._of_verb_before(finding)
        elif finding.type in _GIVING and len(finding.actors) == 1 and finding.status != "negated":
            found, rule = self._of_promise(finding)
        else:
            return
        resolved = (m for mention in found for m in self.resolver.resolve(mention))
        found = [m for m in resolved if not self._speaks(m, finding)]
        if found:
            finding.recipients = found
            finding.rules.append(rule)

    def _of_verb_before(self, finding: Finding) -> tuple[list[ActorMention], str]:
        """ "طردت الرياض السفير الكندي واستدعت سفيرها": a joined verb of the same subject goes on against the same."""
        trigger = finding.trigger
        if not (trigger.is_verb and "و" in trigger.proclitics and _TAKEN_UP in finding.roles.rules):
            return [], ""
        for k in range(trigger.token - 1, self.draft.reading.sentences[finding.sentence].first - 1, -1):
            if self.syntax.classes[k] in ("S", "R", "C"):
                break
            before = self.finder.trigger_at.get(k)
            if before is not None and before.is_verb and before.sense.type in _AGAINST_SOMEBODY:
                against = [r for r in self.finder.find(before).recipients if r.cls != "pronoun"]
                if against:
                    return against, "addressee: as with the verb before"
        return [], ""

    def _speaks(self, mention: ActorMention, finding: Finding) -> bool:
        return mention in finding.speakers or any(mention.key == a.key != "" for a in finding.actors)

    # -- what is condemned, refused, praised, demanded ----------------------------------------------------------------

    def _of_matter(self, finding: Finding) -> tuple[list[ActorMention], str]:
        draft, classes = self.draft, self.syntax.classes
        token = finding.trigger.token
        stop = draft.reading.sentences[finding.sentence].stop
        opening = self._opening(finding)
        k = finding.trigger.stop  # "داعيا الميليشيا إلى الانسحاب": before what is called for stands whom one calls on
        limit = min(stop, opening + _REACH)
        while k < limit:
            cls, form = classes[k], draft.form(k)
            if cls == "V" and draft.form(k - 1) == "ما" and draft.words[k].suffix and draft.words[k].rest in _CALLED:
                k += 1  # "انتقد ما سماه ازدواجية الغرب"
                continue
            if cls == "S" and finding.type == "REQUEST" and k <= opening + 1 and draft.form(k - 1) != "ما":
                return self._who_is_to_act(k), "addressee: who is to do it"
            if cls == "S" and finding.type == "THREATEN" and self._vowed(k):
                return self._who_is_to_act(k), "addressee: who is to pay for it"
            if cls == "R" or (cls == "V" and k > opening and classes[k - 1] in ("N", "J", "?")):
                return self._who_brought(k, finding), "addressee: whose matter it is, in a clause on it"
            if form == "(":
                k = next((c for c in range(k, limit) if draft.form(c) == ")"), k) + 1
                continue
            if cls == "," and (closing := self.syntax.aside(k, stop)):
                k, limit = closing + 1, min(stop, limit + closing - k)
                continue
            if cls in ("V", "S", "C") or form in STOPS or form in _OUTSIDE or (cls == "," and self._ends(k, opening)):
                break
            deed = self.finder.trigger_at.get(k)
            if deed is not None and not deed.is_verb and deed.token == k and deed.token > token:
                resumed = draft.form(deed.stop + 1) in _RESUMING
                if deed.stop < limit and classes[deed.stop] == "V" and (draft.words[deed.stop].suffix or resumed):
                    return self._who_brought(deed.stop, finding), "addressee: whose matter it is, in a clause on it"
                roles = self.finder.find(deed)
                doers = self._doers(deed, roles, finding)
                if doers:
                    return doers, "addressee: who does what the words are about"
                if finding.type == "THREATEN" and (owner := self._owner_struck(deed)) is not None:
                    return [owner], "addressee: whose place is threatened"
                if roles.recipients or deed.sense.type in _HELP or (roles.places and deed.sense.type in FORCE):
                    break
                k = deed.stop
                continue
            mention = self.syntax.actor_at.get(k)
            passed = mention is not None and (self._speaks(mention, finding) or self._document(mention, finding))
            if mention is not None and not passed and not (k < opening and self._apposed(k)):
                if self._suits(mention, finding, opening):
                    joined = self.finder.clauses.with_conjuncts(mention, stop).actors
                    return joined, "addressee: first named after the word"
                if k >= opening:
                    break
            if mention is None and k > opening and (owner := self._nisba(k)) is not None:
                return [owner], "addressee: whose matter it is"
            k = mention.stop if mention is not None else k + 1
        return [], ""

    def _opening(self, finding: Finding) -> int:
        """Where the matter begins: after the preposition that the frame asks for, else after the word."""
        frame, trigger = finding.trigger.sense.frame, finding.trigger
        for chunk in finding.roles.arguments:
            if frame.get(chunk.prep) == "C" and chunk.first > trigger.token:
                return chunk.first
        return trigger.stop

    def _doers(self, deed: Trigger, roles: Roles, finding: Finding) -> list[ActorMention]:
        """Who does the deed, where they stand by it; of talks that are refused, with whom."""
        if deed.sense.type == finding.type != "REQUEST" and roles.recipients:
            return [r for r in roles.recipients if r.cls != "pronoun"]  # "جددت دعمها للجهود الأممية"
        if finding.type == "THREATEN" and deed.sense.type not in _MUTUAL:
            return [r for r in roles.recipients if r.cls != "pronoun"]  # "هدد بقصف مواقع الجيش"
        offered = deed.sense.type in _OFFERED or deed.sense.lemma == _LETTING
        if finding.type == "REJECT" and offered and roles.recipients:
            return [r for r in roles.recipients if r.cls != "pronoun"]  # "رفض الاعتذار من السعودية"
        if finding.type == "REQUEST" and deed.sense.type in _HELP and "after بين" not in roles.rules:
            return []  # "دعا إلى محادثات مع المعارضة", "إلى دعم الجيش"
        himself = finding.type == "REQUEST" and bool(deed.suffix)  # "طالب باستقالته"
        return [a for a in roles.actors if himself or (a.first > deed.token and a.cls != "pronoun" and not a.abroad)]

    def _owner_struck(self, deed: Trigger) -> ActorMention | None:
        """ "هدد بقصف الموانئ الإسرائيلية": whose the place is."""
        if deed.sense.type not in FORCE:
            return None
        for k in range(deed.stop, min(deed.stop + _OWNER_REACH, len(self.draft.tokens))):
            word = self.draft.words[k]
            if not self.draft.same_sentence(deed.token, k) or (k > deed.stop and not word.definite):
                return None
            if k > deed.stop and word.nisba and word.definite:
                return nisba_mention(k, word)
        return None

    def _who_is_to_act(self, that: int) -> list[ActorMention]:
        """ "طالب بأن توقف إسرائيل القصف", "دعا إلى أن تقوم الدول بدورها"."""
        for k in range(that + 1, min(len(self.draft.tokens), that + 1 + _CLAUSE_REACH)):
            if not self.draft.same_sentence(that, k):
                return []
            if self.syntax.classes[k] == "V":
                return [a for a in self.finder.clauses.subjects_of(k) if a.first > that and a.cls != "pronoun"]
        return []

    def _vowed(self, that: int) -> bool:
        """ "توعد بأن يدفع لبنان الثمن": the verb after أن threatens its subject."""
        return self.draft.form(that + 1) in _PAYING

    def _who_brought(self, k: int, finding: Finding) -> list[ActorMention]:
        """ "المبادرة التي طرحتها القاهرة", "مقترحا تقدم به المبعوث": whose the matter is, told in a clause on it."""
        if finding.type in ("REQUEST", "THREATEN"):
            return []
        draft, classes = self.draft, self.syntax.classes
        for v in range(k, min(len(classes), k + _CLAUSE_REACH)):
            if not draft.same_sentence(k, v):
                return []
            if classes[v] == "?" and draft.form(v).endswith(("ه", "ها")) and (owner := self.syntax.actor_at.get(v + 1)):
                return [owner]  # "التقدم الذي أحرزته بغداد": a verb that the lists do not have
            if classes[v] == "V":
                apart = draft.form(v + 1) in _RESUMING
                if not (apart or draft.words[v].suffix):
                    return []
                after = self.syntax.actor_at.get(v + 2) if apart else None  # "مقترحا تقدم به المبعوث"
                return [after] if after is not None else list(self.finder.clauses.subjects_of(v))
        return []

    def _suits(self, mention: ActorMention, finding: Finding, start: int) -> bool:
        governor = self._governor(mention, start)
        if self.draft.form(mention.first - 2) in _ISSUED:
            return True  # "الإعلان الصادر عن التحالف", "المقترح المقدم من"
        before = mention.first - 1
        if self.syntax.classes[before] == "J" and not self.draft.words[before].definite and mention.definite:
            return False  # "إجراءات أحادية الجانب"
        if governor == "" and self.syntax.joined(mention.first):
            return False  # "تجريدي والصحفية": joined to somebody that is not told
        if governor in _WITH and finding.type in ("SUPPORT", "REJECT"):
            return True
        if governor in _AGAINST and finding.type == "THREATEN":
            return True
        if governor == "ل" and finding.type in ("REJECT", "ACCUSE"):
            return False  # "لن يتنازل عن ترشيحه لرئاسة الحكومة"
        return governor not in _MATTER

    def _document(self, mention: ActorMention, finding: Finding) -> bool:
        """ "أدانت باريس في بيان الهجوم": what it was said in, and where."""
        if mention.cls == "source":
            return mention.inner is None or mention.inner in finding.actors
        before = self.syntax.placed_state.get(mention.first - 1)  # "في موسكو وبرلين": joined to where it was
        beside = before is not None and mention.cls == "state" and self.syntax.joined(mention.first)
        return mention.place_sense or beside

    def _apposed(self, k: int) -> bool:
        """ "دعا زعيم الحزب، لوران فوكييه، الرئيس إلى": who stands after a comma names the one before it."""
        comma = k - 1
        return self.draft.form(comma) in ("،", ",") and comma - 1 not in self.syntax.timed and self._closed(k)

    def _closed(self, k: int) -> bool:
        mention = self.syntax.actor_at.get(k)
        return mention is not None and self.draft.form(mention.stop) in ("،", ",")

    def _ends(self, comma: int, opening: int) -> bool:
        """Whether the comma ends the matter: not where it sets off a word of time ("طالبت، اليوم، الحكومة")."""
        timed = self.syntax.timed
        return comma > opening and comma - 1 not in timed and comma + 1 not in timed

    def _governor(self, mention: ActorMention, start: int) -> str:
        """The preposition before the phrase that the mention stands in, from token `start` on, written onto it
        or apart.
        """
        k = mention.first
        while k > start and self.syntax.clitic_at(k) == "" and self.syntax.classes[k - 1] in ("N", "J", "D", "?"):
            k -= 1  # "رفض التدخل في شؤون الدول": the head of the phrase is what a preposition governs
        if k <= start:
            return ""
        before = self.draft.form(k - 1)
        if self.draft.form(k) == "حق":
            return "بحق"
        return before if before in PREPOSITIONS or before == "علي" else self.syntax.clitic_at(k)

    def _nisba(self, k: int) -> ActorMention | None:
        """ "رفض الاتهامات الأميركية", "تغيير السياسة الإيرانية": the adjective says whose it is."""
        word = self.draft.words[k]
        named = bool(word.nisba) or word.group is not None
        adjective = self.syntax.classes[k] == "J" and self.syntax.place_over[k] is None
        return nisba_mention(k, word) if named and adjective else None

    # -- what is promised ---------------------------------------------------------------------------------------------

    def _of_promise(self, finding: Finding) -> tuple[list[ActorMention], str]:
        """ "تعهدت السعودية بتقديم ملياري دولار للبنك": who is to have what is promised."""
        if finding.trigger.sense.lemma == _VISIT:
            return self._host(finding.trigger), "addressee: whom the visit is to"
        start = self._promised(finding)
        stop = self.draft.reading.sentences[finding.sentence].stop
        if not start:
            return [], ""
        for k in range(start, min(stop, start + _REACH)):
            if self.syntax.classes[k] in ("V", "S", "C", "R") or self.draft.form(k) in _OUTSIDE:
                break
            deed = self.finder.trigger_at.get(k)
            if deed is not None and not deed.is_verb and deed.token == k and deed.sense.type in ("AID", "SUPPORT"):
                roles = self.finder.find(deed)
                helped = [r for r in (*roles.recipients, *roles.actors) if r.first >= k]
                if helped:
                    return helped, "addressee: who is to be helped"
            if deed is not None and deed.token == k and deed.sense.type in _TALKS and self._offered(deed, finding):
                talking = [a for a in self.finder.find(deed).actors if a.first > k]
                if deed.sense.lemma == _VISIT:
                    talking = self._host(deed)
                if talking:
                    return talking, "addressee: with whom it is to be talked"
            mention = self.syntax.actor_at.get(k)
            if mention is not None and self._governor(mention, mention.first - 1) == "ل":
                return self.finder.clauses.with_conjuncts(mention, stop).actors, "addressee: for whom it is promised"
        return [], ""

    def _promised(self, finding: Finding) -> int:
        """Where what is promised begins: after the preposition that the frame asks for, or at the object, else 0."""
        start, trigger = self._opening(finding), finding.trigger
        if start != trigger.stop or not trigger.is_verb:
            return start
        if "o" not in trigger.sense.frame:
            return 0
        subject = finding.roles.subject
        objects = (c for c in finding.roles.arguments if c.prep == "" and c.first >= trigger.stop)
        return next((c.first for c in objects if c.actor is None or c.actor is not subject), 0)

    def _host(self, visit: Trigger) -> list[ActorMention]:
        """ "يعتزم زيارة السعودية", "سيزور الصين": the state that a visit to come is to."""
        for chunk in self.syntax.arguments(visit.stop - 1):
            state = self.syntax.placed_state.get(chunk.first) or chunk.actor
            if chunk.prep in _TOWARDS and state is not None and state.cls == "state" and state.first == chunk.first:
                return [state]
        return []

    def _offered(self, deed: Trigger, finding: Finding) -> bool:
        """ "استعدادها للحوار مع", "تعهد بإجراء محادثات مع": talks that one side promises, none that were held."""
        return not deed.is_verb and self.draft.form(deed.token - 1) not in _OUTSIDE
