"""What is asked, promised or blamed: its words tell no event of their own, but for the deeds an accusation names."""

from __future__ import annotations

from marsad.extract.attribution import Attribution
from marsad.extract.closed_class import RESPONSIBILITY
from marsad.extract.dating import Dating
from marsad.extract.event import Trigger
from marsad.extract.finding import Finding
from marsad.extract.likeness import same_entity
from marsad.extract.role import RoleFinder
from marsad.extract.roles import DEEDS, STANCES
from marsad.extract.settled import threatened_modes
from marsad.extract.status import StatusReader, is_past
from marsad.extract.time_words import THAT
from marsad.extract.verbal_noun import BY_WHOM_IT_NAMES
from marsad.ontology import VERBAL_TYPES

_CONTENT_TYPES = frozenset("REQUEST AGREE REJECT THREATEN SUPPORT CONCEDE ACCUSE".split())
_CONTENT_REACH = 24
_AFTER_CONTENT = frozenset("بعد عقب اثر منذ بسبب ردا قبل جراء بعيد".split())
_BLAME_REACH = 9
# "بالتحقيق في مقتل خمسة", "محاسبة المسؤولين عن الهجوم": what was done stands after it.
_ANSWERS_FOR = frozenset(
    "التحقيق تحقيق المسوولين المسوولون المتورطين الضالعين المتورطون مرتكبي منفذي مدبري ضحايا "
    "الثار ثار الانتقام انتقام انتقاما".split()
)
_PREVENTED_REACH = 3
_DEMAND = "مطالبه"
_WARN = "حذر"


class Content:
    """Tells, in one document, which findings are only what others ask, promise or blame."""

    def __init__(self, finder: RoleFinder, attribution: Attribution, status: StatusReader, dating: Dating) -> None:
        self.draft = finder.draft
        self.syntax = finder.syntax
        self.finder = finder
        self.trigger_at = finder.trigger_at
        self.accused = attribution.accused
        self.status = status
        self.scope = dating.scope

    def outside(self, findings: list[Finding]) -> list[Finding]:
        """What a request or promise asks for is no event of its own; what an accusation names is one (CODEBOOK §9)."""
        for finding in findings:
            accused = finding.trigger.token in self.accused and "object of the verb" not in finding.rules
            if finding.type == "ACCUSE" and accused:
                finding.actors, finding.recipients = [], finding.actors  # "واتهم النظام بقصف القرى"
        findings = [f for f in findings if not any(self._names_blame(g, f) for g in findings)]
        findings = [f for f in findings if not self._warns_of_another(f)]
        regions = [(f, region) for f in findings if (region := self._region(f)) is not None]
        out: list[Finding] = []
        for finding in findings:
            over = next(
                (f for f, (low, high) in regions if f is not finding and low <= finding.trigger.token < high), None
            )
            if over is not None and over.type == "THREATEN" and not over.modes:
                over.modes = threatened_modes(finding)
            if over is None or self._told_of_its_own(finding, over):
                out.append(finding)
        return out

    def _names_blame(self, accusation: Finding, deed: Finding) -> bool:
        """ "رأى في القرار عدوانا على الشعب": the word of blame that an accusation asks for is no deed besides."""
        if accusation.type != "ACCUSE" or deed.type not in DEEDS or deed.trigger.is_verb:
            return False
        if accusation.sentence != deed.sentence:
            return False
        word = self.draft.words[deed.trigger.token]
        near = 0 < deed.trigger.token - accusation.trigger.token <= _BLAME_REACH
        return near and not word.definite and word.rest in accusation.trigger.sense.needs

    def _warns_of_another(self, finding: Finding) -> bool:
        """ "حذر النائب من أن التنظيم يستعد لشن هجمات": what others may do is no threat of his own (CODEBOOK §2)."""
        token = finding.trigger.token
        if finding.type != "THREATEN" or finding.recipients or finding.trigger.sense.lemma != _WARN:
            return False
        reach = range(token + 1, min(token + _CONTENT_REACH, self.draft.reading.sentences[finding.sentence].stop))
        that = next((k for k in reach if self.draft.form(k) in THAT and self.draft.form(k - 1) == "من"), None)
        other = self.syntax.actor_at.get(that + 1) if that is not None else None
        if other is None or other.possessor or self.draft.words[other.stop].proclitics.startswith("س"):
            return False
        return not any(same_entity(other, a) for a in finding.actors)

    def _region(self, finding: Finding) -> tuple[int, int] | None:
        """The tokens that say what is asked, promised or blamed: from the frame's preposition or أن to the clause's
        end.
        """
        trigger = finding.trigger
        if trigger.sense.type == "PROTEST":
            return self._demands(finding)
        refused = finding.type == "REJECT"  # "لن تسمح بإدخال الوقود"
        prevents = trigger.sense.frame.get("من") == "C"  # "منعت المتظاهرين من الوصول إلى المقر"
        if trigger.sense.type not in _CONTENT_TYPES and not refused and not prevents:
            return None
        draft, syntax = self.draft, self.syntax
        opening = {slot for slot, role in trigger.sense.frame.items() if role == "C" or (refused and role == "X")}
        stop = draft.reading.sentences[finding.sentence].stop
        low = None
        for k in range(trigger.stop, min(stop, trigger.stop + _CONTENT_REACH)):
            form = draft.form(k)
            preposition = form if syntax.classes[k] == "P" else draft.words[k].preposition
            opens = form in THAT or preposition in opening or (form == "علي" and "علي" in opening)
            if opens or self._blames(trigger, k):
                low = k
                break
            aside = syntax.classes[k - 1] == "R" or self.scope.document_under(k) is not None
            if syntax.classes[k] == "V" and k > trigger.stop and not aside:
                if finding.type == "REQUEST" and finding.recipients:
                    break  # "طلب من الحوثيين فتح الطرق، فيما طالبه المشاط"
                return None
        if low is None and finding.type == "REQUEST" and trigger.is_verb:
            low = max((m.stop for m in finding.recipients if m.first > trigger.token), default=None)
        if low is None:
            if trigger.sense.frame.get("o") != "C" and trigger.sense.frame.get("i") != "C":
                return None
            low = trigger.stop
        end = self._end(low, stop)
        return low, min(end, low + _PREVENTED_REACH) if prevents else end

    def _demands(self, finding: Finding) -> tuple[int, int] | None:
        """ "تظاهروا للمطالبة بتنحي الرئيس": what a protest is for is no event (CODEBOOK §2)."""
        draft, classes = self.draft, self.syntax.classes
        stop = draft.reading.sentences[finding.sentence].stop
        for k in range(finding.trigger.stop, min(stop, finding.trigger.stop + _CONTENT_REACH)):
            if draft.words[k].rest.removeprefix("ال") == _DEMAND and classes[k] == "N":
                return k + 1, self._end(k + 1, stop)
            if classes[k] == "C":
                return None
        return None

    def _blames(self, trigger: Trigger, k: int) -> bool:
        """ "حملت الجماعة مسؤولية قصف المستشفى", "المسؤولية عن قصف": the deed that somebody is blamed for, where it is
        not known already.
        """
        words = self.draft.words
        if trigger.sense.type != "ACCUSE" or not words[k].rest.removeprefix("ال").startswith(RESPONSIBILITY):
            return False
        described = self.draft.form(k + 1).endswith("كامله") or self.draft.form(k + 1) == "المباشره"
        deed = k + 1 + described
        deed += self.draft.form(deed) == "عن"
        return deed < len(words) and bool(words[deed].events) and not words[deed].definite

    def _end(self, low: int, stop: int) -> int:
        draft, syntax = self.draft, self.syntax
        asked = draft.form(low) in THAT
        for k in range(low + 1, stop):
            form = draft.form(k)
            if draft.words[k - 1].rest in _ANSWERS_FOR:
                return k
            if syntax.classes[k] == "C" or form in _AFTER_CONTENT or form in ("؛", ":"):
                return k
            if self._own_stance(k) or (not asked and syntax.classes[k] == "V" and self._says_more(k)):
                return k
            said = (told := self.trigger_at.get(k)) is not None and self.finder.participle_of_speech(told)
            if said or (draft.form(k - 1) in ("،", ",") and self.status.goes_on_saying(k)):
                return k  # "..., مطالبة إياها بالاعتذار", "..., مشيرا إلى تقديم مساعدات"
            past = syntax.classes[k] == "V" and is_past(draft.words[k])
            if past and (draft.words[k].proclitics[:1] in ("و", "ف") or draft.form(k - 1) in ("،", ",")):
                return k
        return stop

    def _own_stance(self, k: int) -> bool:
        """ "أكدا ضرورة وقف التصعيد ورفضهما القرار": a stance of the speaker's own is joined to what he calls for."""
        trigger = self.trigger_at.get(k)
        joined = trigger is not None and not trigger.is_verb and trigger.proclitics[:1] == "و" and trigger.suffix != ""
        return joined and trigger is not None and trigger.sense.type in STANCES

    def _says_more(self, k: int) -> bool:
        """ "ترحب بأي مبادرة، وتدين الحصار": another act of speech, joined after a comma."""
        spoken = (t := self.trigger_at.get(k)) is not None and t.sense.type in VERBAL_TYPES
        return spoken and self.draft.words[k].proclitics[:1] == "و" and self.draft.form(k - 1) in ("،", ",")

    def _told_of_its_own(self, finding: Finding, over: Finding) -> bool:
        """Acts named in an accusation, and violence in a threat or agreement, stay; they take their doer from there."""
        if finding.trigger.is_verb and is_past(self.draft.words[finding.trigger.token]):
            return True
        if over.type == "ACCUSE":
            if finding.type in VERBAL_TYPES and not finding.trigger.is_verb:
                return False
            accused = [r for r in over.recipients if r not in finding.recipients]
            if accused and BY_WHOM_IT_NAMES in finding.rules and not finding.recipients:
                finding.recipients, finding.actors = finding.actors, []  # "اتهمت الجيش بقصف نقطة أمنية"
            if not finding.actors and accused and "investigate" not in over.modes:
                finding.actors = accused
                finding.rules.append("the accused is who did it")
            if finding.certainty == "asserted":
                finding.certainty = "hedged"
            finding.speakers = [*over.actors, *[s for s in over.speakers if s not in over.actors]]
            return True
        if self._attributive(finding.trigger):
            return True
        if over.type in ("THREATEN", "AGREE") and finding.type in ("ASSAULT", "COERCE"):
            finding.status = "hypothetical" if over.type == "THREATEN" else "future"
            warned = over.recipients if over.trigger.sense.lemma == _WARN else []  # "حذر حزب الله من شن هجمات"
            if not finding.actors and over.actors:
                finding.actors = list(warned or over.actors)
            return True
        return False

    def _attributive(self, trigger: Trigger) -> bool:
        """ "إخراج المقاتلين من المدينة المحاصرة": a definite word after a definite noun says how it is now; not "رفض
        الجيش الانسحاب".
        """
        token, syntax = trigger.token, self.syntax
        word = self.draft.words[token]
        if trigger.features[0] != "p" and not word.rest.endswith("ه"):
            return False
        if not word.definite or word.proclitics or not self.draft.same_sentence(token, token - 1):
            return False
        return syntax.place_over[token - 1] is not None or self.draft.words[token - 1].definite
