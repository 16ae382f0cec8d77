"""What the learned part looks at: binary features of one coded event and the words around its trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from marsad.model import Event
from marsad.text.fold import fold_word

_WORD = re.compile(r"[\u0621-\u064a]+")
_WINDOW = 90
_CLITICS = re.compile(r"^(?:[وف])?(?:بال|كال|لل|ال)?(?=..)")
_MANY = 3


def event_features(event: Event, text: str, *, alone: bool, title_end: int, siblings: int) -> list[str]:
    """The names of the features that hold.

    `alone`: the text is a single sentence without a headline; `title_end`: offset where the headline ends (0 for none);
    `siblings`: how many events of the type the document has.
    """
    return list(_features(event, text, alone, title_end, siblings))


def _features(event: Event, text: str, alone: bool, title_end: int, siblings: int) -> Iterator[str]:
    kind = event.type
    first = event.mentions[0]
    rule = event.rules[0] if event.rules else ""
    lemma = rule.partition(": ")[2].partition(" ->")[0]
    actor, recipient = bool(event.actors), bool(event.recipients)
    inherited = not event.places or event.places[0].inherited is not None
    yield f"type={kind}"
    yield f"lemma={lemma}"
    yield f"{kind} status={event.status}"
    yield f"status={event.status}"
    yield f"sides={actor:d}{recipient:d}"
    yield f"{kind} sides={actor:d}{recipient:d}"
    yield f"mentions={min(len(event.mentions), _MANY)}"
    yield f"place={'own' if not inherited else 'lent' if event.places else 'none'}"
    if not alone:  # sentences of the set have no date of publication: there a resolved date would be a stranger
        yield f"time={event.time.precision if event.time.start else 'text' if event.time.text else 'none'}"
    yield f"counts={bool(event.counts):d}"
    yield f"certainty={event.certainty}"
    yield f"speakers={min(len(event.attribution), 2)}"
    yield f"siblings={min(siblings, 5)}"
    if event.self_claim:
        yield "self claim"
    if first.start < title_end:
        yield "in title"
    for participant, side in ((p, s) for s in ("actors", "recipients") for p in getattr(event, s)):
        yield f"{side} {'named' if participant.name or participant.person else 'unnamed'}"
        for sector in participant.sectors:
            yield f"{side} {sector}"
    for rule in event.rules[1:]:
        yield "rule " + re.sub(r"cue .* \((\w+)\)", r"cue \1", rule)
    yield from _surface(first.text, text, first.start, first.end, alone)
    if alone:
        yield "alone"
        yield f"alone {kind} sides={actor:d}{recipient:d}"
        yield f"alone lemma={lemma}"
        yield f"alone {kind} counts={bool(event.counts):d}"
        yield f"alone {kind} time={event.time.text is not None:d}"


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return _CLITICS.sub("", word)


def _surface(trigger: str, text: str, start: int, end: int, alone: bool) -> Iterator[str]:
    folded = fold_word(trigger)
    bare = re.sub(r"^[وفبلك]", "", folded)
    yield f"definite={bare.startswith('ال')}"
    yield f"clitic={folded[:1] if folded[:1] in 'وفبلك' else ''}"
    before = _WORD.findall(fold_word(text[max(0, start - _WINDOW) : start].rpartition("\n")[2]))
    after = _WORD.findall(fold_word(text[end : end + _WINDOW].partition("\n")[0]))
    yield f"before={before[-1] if before else '^'}"
    yield f"after={after[0] if after else '$'}"
    prefix = "near+" if alone else "near "
    for word in {_bare(w) for w in (*before[-8:], *after[:8])}:
        if len(word) > 2:
            yield prefix + word
