"""Sides that the frame of a trigger does not find: a name of somebody told of in full before, who is on a visit, whom a
crowd turns against.
"""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft, within
from marsad.extract.finding import Finding
from marsad.extract.syntax import Syntax
from marsad.ontology import VERBAL_TYPES

_AGAINST = frozenset(
    """
    ضد احتجاجا للاحتجاج الاحتجاج يحتجون احتجوا احتجاجهم تنديدا للتنديد ينددون تندد منددا معاديه المعاديه رفضا
    استنكارا مناهضه المناهضه مناهضين منددين برحيل باسقاط لاسقاط رحيل اسقاط باستقاله استقاله
    """.split()
)
_DEMANDING = frozenset(
    "مطالبين مطالبون مطالبا مطالبه لمطالبه للمطالبه تطالب يطالبون طالبوا وطالبوا تدعو يدعون لدعوه برحيل رحيل".split()
)
_OF_PERSONS = VERBAL_TYPES | {"CONSULT", "CONCEDE"}
_HEADLINE_VISIT = 2
_ADDRESSEE_REACH = 12


class MissingSides:
    """Finds, for single findings of one document, who acts or suffers where the frame leaves that open."""

    def __init__(self, draft: Draft, syntax: Syntax, actors: list[ActorMention]) -> None:
        self.draft = draft
        self.syntax = syntax
        self.actors = actors
        self._names: dict[str, ActorMention] | None = None

    def named_before(self, finding: Finding) -> None:
        """ "الزعيم كيم جونغ أون ... وتعهد كيم ببدء": after a verb, one name of somebody told of in full is who acts."""
        trigger, draft = finding.trigger, self.draft
        if not trigger.is_verb or trigger.features.endswith("p") or finding.type not in _OF_PERSONS:
            return
        name = trigger.stop
        before = trigger.token - 1 - (draft.form(trigger.token - 1) == "قد")  # "وكان خان قد تعهد"
        if before > 0 and self.syntax.classes[before - 1] == "X":
            name = before
        if name >= len(draft.tokens) or not draft.same_sentence(trigger.token, name):
            return
        if any(a.first <= name for a in finding.actors):
            return
        known = self._bearer(name)
        if known is None or known.first > name or self.syntax.actor_over[name] is not None:
            return
        mention = ActorMention(name, name + 1, "person")
        mention.key, mention.code, mention.sectors, mention.definite = known.key, known.code, known.sectors, True
        mention.name, mention.person, mention.entry = known.name, known.person, known.entry
        finding.actors = [mention]
        finding.rules.append("name of somebody told of before")

    def _bearer(self, i: int) -> ActorMention | None:
        """Who bears the name at token `i`: a word that nothing else explains, or a last name that is a word besides and
        that no noun goes on ("وتعهد غني بتسريع").
        """
        draft, classes = self.draft, self.syntax.classes
        if classes[i : i + 1] == ["?"]:
            return self._persons().get(draft.form(i))
        word = draft.words[i]
        if classes[i : i + 1] not in (["N"], ["J"]) or word.definite or word.proclitics or word.suffix:
            return None
        after = draft.words[i + 1] if i + 1 < len(draft.words) else None
        goes_on = after is not None and classes[i + 1] in ("N", "J") and not (after.proclitics or after.definite)
        known = None if goes_on else self._persons().get(draft.form(i))
        return known if known is not None and draft.form(known.stop - 1) == draft.form(i) else None

    def _persons(self) -> dict[str, ActorMention]:
        """Whom each word of a full name stands for, the first that bears it."""
        if self._names is None:
            self._names = {}
            for mention in self.actors:
                if mention.cls in ("person", "office") and mention.stop - mention.first > 1:
                    for k in range(mention.first, mention.stop):
                        self._names.setdefault(self.draft.form(k), mention)
        return self._names

    def on_visit(self, finding: Finding) -> None:
        """ "وزير الخارجية المصري في زيارة إلى بغداد": a headline without a verb."""
        token = finding.trigger.token
        if finding.actors or finding.type != "CONSULT" or self.draft.form(token - 1) != "في" or token < _HEADLINE_VISIT:
            return
        visitor = self.syntax.actor_over[token - _HEADLINE_VISIT]
        if visitor is not None and visitor.stop == token - 1 and visitor.cls in ("office", "person", "body", "people"):
            finding.actors = [visitor]
            finding.rules.append("who is on a visit")

    def protested(self, finding: Finding) -> None:
        """ "احتجاجا على قرار الحكومة", "للمطالبة برحيل الرئيس": whom a protest is against stands after such a word."""
        draft, token = self.draft, finding.trigger.token
        stop = draft.reading.sentences[finding.sentence].stop
        against = next((k for k in range(token, stop) if draft.form(k) in _AGAINST), None)
        if against is None:
            self._demanded_of(finding, stop)
            return
        for mention in within(self.actors, against + 1, min(stop, against + _ADDRESSEE_REACH)):
            if any(self.syntax.classes[k] in ("C", "V") for k in range(against + 1, mention.first)):
                return
            if mention.cls != "pronoun" and not any(mention.key == a.key != "" for a in finding.actors):
                finding.recipients = [mention]
                finding.rules.append(f"after {draft.form(against)}: against whom")
                return

    def _demanded_of(self, finding: Finding, stop: int) -> None:
        """ "لمطالبة الحكومة بوقف الدعم": whom a crowd demands something of stands right after the word of demanding."""
        for k in range(finding.trigger.token + 1, stop):
            mention = next(iter(within(self.actors, k + 1, k + 2)), None)
            if mention is not None and self.draft.form(k) in _DEMANDING and mention not in finding.actors:
                finding.recipients = [mention]
                finding.rules.append(f"after {self.draft.form(k)}: of whom it is demanded")
                return


def armed_nationality(finding: Finding) -> None:
    """ "غارة إسرائيلية": the armed forces of the country that the adjective names."""
    for mention in finding.actors:
        if mention.cls == "nisba" and not mention.sectors and finding.type == "ASSAULT":
            mention.sectors = ("MIL",)
