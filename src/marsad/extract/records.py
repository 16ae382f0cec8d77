"""Makes the records that leave the program out of what was read: events, claims, entities."""

from __future__ import annotations

from bisect import bisect_left

from marsad.extract.casualty import CountMention
from marsad.extract.confidence import confidence
from marsad.extract.draft import ActorMention, Draft
from marsad.extract.finding import Finding
from marsad.extract.place_record import to_model
from marsad.extract.reader import Story
from marsad.extract.speaker_kind import speaker_kind
from marsad.extract.statement import Statement
from marsad.model import (
    Claim,
    Count,
    Entity,
    Event,
    Mention,
    Participant,
    Speaker,
    TextSpan,
    TimeSpan,
)
from marsad.ontology.crosswalk import crosswalk

_SOME_OF = frozenset("احد احدي بعض".split())  # "أحد سكان القرية"
_OPENED_BY = {"»": "«", "”": "“", ")": "("}
_QUOTE_MARKS = '"«»“” ،,؛'


class Entities:
    """The entities of one document, numbered in the order in which records name them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ids: dict[str, str] = {}
        self._mentions: dict[str, dict[tuple[int, int], Mention]] = {}
        self._first: dict[str, ActorMention] = {}

    def id_of(self, mention: ActorMention) -> str | None:
        """The id of the entity a mention names, None where it names nobody in particular."""
        key = mention.key
        if not key or (key.startswith("nisba:") and mention.code is None):
            return None
        if key not in self._ids:
            self._ids[key] = f"e{len(self._ids) + 1}"
            self._mentions[key] = {}
            self._first[key] = mention
        start, end, text = _quote_name(self._draft, mention)
        self._mentions[key].setdefault((start, end), Mention(start=start, end=end, text=text))
        return self._ids[key]

    def records(self) -> tuple[Entity, ...]:
        """All entities, mentions in text order."""
        out = []
        for key, identifier in self._ids.items():
            mention = self._first[key]
            mentions = tuple(m for _, m in sorted(self._mentions[key].items()))
            out.append(
                Entity(
                    id=identifier,
                    name=mention.person or mention.name,
                    name_ar=mention.entry.name_ar if mention.entry is not None else mentions[0].text,
                    kind=(mention.entry.kind or mention.cls) if mention.entry is not None else mention.cls,
                    code=mention.code,
                    sectors=mention.sectors,
                    wikidata=(mention.entry.wikidata or None) if mention.entry is not None else None,
                    mentions=mentions,
                )
            )
        return tuple(out)


def event_record(story: Story, finding: Finding, entities: Entities, published: str | None) -> Event:
    """The record of one finding; its id is given later, when all are known."""
    draft = story.draft
    actors = tuple(dict.fromkeys(_participant(draft, m, entities) for m in finding.actors))
    recipients = tuple(dict.fromkeys(_participant(draft, m, entities) for m in finding.recipients))
    places = tuple(to_model(draft, p, how) for p, how in finding.places)
    modes = tuple(finding.modes)
    return Event(
        id="",
        type=finding.type,
        modes=modes,
        mentions=tuple(_mention(draft, t.token, t.stop) for t in finding.triggers),
        evidence=tuple(_evidence(draft, t.token) for t in finding.triggers),
        actors=actors,
        recipients=recipients,
        places=places,
        time=_time(draft, finding, published),
        status=finding.status,
        certainty=finding.certainty,
        counts=tuple(_count(draft, c) for c in finding.counts),
        attribution=tuple(speaker_record(draft, s, finding.statement, entities) for s in finding.speakers),
        self_claim=finding.self_claim,
        confidence=confidence(finding),
        crosswalk=crosswalk(finding.type, modes, actors, recipients),
        rules=(f"{finding.trigger.sense.source}: {finding.trigger.sense.lemma} -> {finding.type}", *finding.rules),
    )


def _mention(draft: Draft, first: int, stop: int) -> Mention:
    start, end, text = draft.reading.quote(first, stop)
    return Mention(start=start, end=end, text=text)


def _evidence(draft: Draft, token: int) -> TextSpan:
    sentence = draft.reading.sentences[draft.tokens[token].sentence]
    start, end, text = draft.reading.quote(sentence.first, sentence.stop)
    return TextSpan(start=start, end=end, text=text)


def _quote_name(draft: Draft, mention: ActorMention) -> tuple[int, int, str]:
    """The words of a name without a conjunction written together with it ("وروسيا"), with the mark that closes one
    opened inside ('صحيفة "الشروق"').
    """
    start, end, text = draft.reading.quote(mention.first, mention.stop)
    closing = draft.reading.original[end : end + 1]
    if _left_open(text, closing):
        end, text = end + 1, text + closing
    word = draft.words[mention.first]
    joined = word.proclitics[:1] if word.given is None else ""  # وليد is a name, وأحمد a name after و
    if mention.cls == "person" and word.given is None and word.form[1:] in draft.lexicon.given_names:
        joined = word.form[:1]
    if joined in ("و", "ف") and text[:1] == joined:
        start, text = start + 1, text[1:]
    return start, end, text


def _left_open(text: str, closing: str) -> bool:
    """Whether the text opens what the mark after it closes."""
    if closing == '"':
        return text.count('"') % 2 == 1
    return closing in _OPENED_BY and text.count(_OPENED_BY[closing]) > text.count(closing)


def _participant(draft: Draft, mention: ActorMention, entities: Entities) -> Participant:
    start, end, text = _quote_name(draft, mention)
    return Participant(
        text=text, start=start, end=end, entity=entities.id_of(mention), name=mention.name, code=mention.code,
        sectors=tuple(mention.sectors), person=mention.person,
    )  # fmt: skip


def speaker_record(draft: Draft, mention: ActorMention, statement: Statement | None, entities: Entities) -> Speaker:
    """One link of an attribution chain."""
    start, end, text = _quote_name(draft, mention)
    one_of = draft.tokens[mention.first - 1] if mention.first else None
    if one_of is not None and one_of.form in _SOME_OF and draft.same_sentence(mention.first - 1, mention.first):
        start, text = one_of.start, draft.reading.original[one_of.start : end]
    verb = None
    if statement is not None and mention in statement.speakers and statement.lemma:
        verb = draft.original_word(statement.verb)
    return Speaker(
        text=text, start=start, end=end, entity=entities.id_of(mention), name=mention.person or mention.name,
        kind=speaker_kind(mention), verb=verb,
    )  # fmt: skip


def _time(draft: Draft, finding: Finding, published: str | None) -> TimeSpan:
    time = finding.time
    reported = published[:10] if published else None
    if time is None:
        return TimeSpan(reported=reported)
    start, end, text = draft.reading.quote(time.first, time.stop)
    return TimeSpan(
        start=time.start, end=time.end, precision=time.precision if time.start else "unknown", text=text,
        reported=reported, flag=time.flag, text_start=start, text_end=end,
    )  # fmt: skip


def _count(draft: Draft, count: CountMention) -> Count:
    start, end, text = draft.reading.quote(count.first, count.stop)
    return Count(
        kind=count.kind, who=count.who, unit=count.unit, min=count.min, max=count.max, text=text, start=start, end=end
    )


def mention_places(events: tuple[Event, ...]) -> list[tuple[int, str]]:
    """Where each mention starts and the id of its event, in text order."""
    return sorted((m.start, e.id) for e in events for m in e.mentions)


def claim_record(story: Story, statement: Statement, entities: Entities, told: list[tuple[int, str]]) -> Claim:
    """One attributed statement with the ids of the events told in it; `told` as `mention_places` gives it."""
    draft = story.draft
    start, end, text = draft.reading.quote(statement.first, statement.stop)
    stripped = text.strip(_QUOTE_MARKS)
    start += text.find(stripped) if stripped else 0
    end = start + len(stripped) if stripped else end
    inside = tuple(dict.fromkeys(i for _, i in told[bisect_left(told, (start, "")) : bisect_left(told, (end, ""))]))
    return Claim(
        id=f"c{statement.verb}-{start}",
        speaker=tuple(speaker_record(draft, s, statement, entities) for s in statement.speakers),
        verb=draft.original_word(statement.verb) if statement.lemma else None,
        start=start,
        end=end,
        text=draft.reading.original[start:end],
        direct=statement.direct,
        stance=statement.stance,
        events=inside,
    )
