"""When a predicted record is the gold one: by words, by entities, by place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

Record = dict[str, Any]
Interval = tuple[int, int]

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_STOP_WORDS = frozenset(
    {"من", "في", "على", "الى", "عن", "مع", "بين", "و",
     "ان", "التي", "الذي", "هذا", "هذه", "ذلك", "تلك", "التابعه", "التابع"}
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_PROCLITICS = re.compile(r"^(?:[وف])?(?:بال|كال|لل|ال|[بكل](?=..))?")
_CONJUNCTION = re.compile("^[وف]")
_EARTH_DIAMETER_KM = 12742
NEAR_KM = 25

# Weights of a pair: on a trigger, within the evidence, one side's entity, status, type.
_ON_TRIGGER, _IN_EVIDENCE, _ENTITY, _STATUS, _TYPE = 20, 8, 3, 1, 10


def words_of(text: str | None) -> set[str]:
    """The folded words of a phrase, with and without article, conjunction and preposition."""
    out: set[str] = set()
    for word in _WORD.findall(_MARKS.sub("", text or "").translate(_LETTERS)):
        bare = _PROCLITICS.sub("", word) if len(word) > 3 else word
        forms = (word, bare, _CONJUNCTION.sub("", word))
        out.update(f for f in forms if len(f) > 1 and f not in _STOP_WORDS)
    return out


def same_words(a: str | None, b: str | None) -> bool:
    """Whether two phrases share a word that counts."""
    return not words_of(a).isdisjoint(words_of(b))


def same_entity(gold: Record, predicted: Record) -> bool:
    """By shared words in the text or the person's name, else by country with no sectors at odds."""
    if same_words(gold.get("text"), predicted.get("text")) or same_words(gold.get("person"), predicted.get("person")):
        return True
    if not gold.get("code") or gold["code"] != predicted.get("code"):
        return False
    ours, theirs = set(gold.get("sectors") or ()), set(predicted.get("sectors") or ())
    return not ours or not theirs or bool(ours & theirs)


def distance_km(a: Record, b: Record) -> float:
    """Great-circle distance, infinite where coordinates are missing."""
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return math.inf
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(math.sqrt(h))


def same_place(gold: Record, predicted: Record) -> bool:
    """By shared words in text or name, or near enough."""
    return (
        same_words(gold["text"], predicted.get("text"))
        or same_words(gold["name"], predicted.get("name"))
        or distance_km(gold, predicted) <= NEAR_KM
    )


def assign(gold: Sequence[Record], predicted: Sequence[Record], *, typed: bool) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, heaviest first; `typed` allows only pairs of the right type."""
    weights = []
    for i, g in enumerate(gold):
        spans = list(_spans(g))
        for j, p in enumerate(predicted):
            same_type = p["type"] in (g["type"], *g.get("alt_types", ()))
            weight = _weight(g, spans, p)
            if weight and (same_type or not typed):
                weights.append((weight + _TYPE * same_type, i, j))
    pairs, used_gold, used_predicted = [], set(), set()
    for _, i, j in sorted(weights, key=lambda w: (-w[0], w[1], w[2])):
        if i not in used_gold and j not in used_predicted:
            pairs.append((i, j))
            used_gold.add(i)
            used_predicted.add(j)
    return pairs


def _spans(event: Record) -> Iterator[tuple[Interval, list[Interval]]]:
    """The evidence of each mention, with where its triggers stand in it."""
    for mention in event["mentions"]:
        triggers = []
        for trigger in mention["triggers"]:
            at = mention["evidence"].find(trigger)
            while at >= 0:
                triggers.append((mention["start"] + at, mention["start"] + at + len(trigger)))
                at = mention["evidence"].find(trigger, at + 1)
        yield (mention["start"], mention["end"]), triggers


def _weight(gold: Record, spans: Sequence[tuple[Interval, list[Interval]]], predicted: Record) -> int:
    """0 where the two cannot be the same event, else the higher the surer; the type is not asked."""
    best = 0
    for mention in ((m["start"], m["end"]) for m in predicted["mentions"]):
        for evidence, triggers in spans:
            if any(_overlap(mention, t) for t in triggers):
                best = _ON_TRIGGER
            elif _overlap(mention, evidence):
                best = max(best, _IN_EVIDENCE)
    if not best:
        return 0
    for side in ("actors", "recipients"):
        best += _ENTITY * any(same_entity(g, p) for g in gold[side] for p in predicted[side])
    return best + _STATUS * int(gold["status"] == predicted.get("status"))


def _overlap(a: Interval, b: Interval) -> bool:
    return a[0] < b[1] and b[0] < a[1]
