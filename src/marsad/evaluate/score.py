"""The figures: how well coded documents agree with gold, over all, by field and by event type.

Gold events marked optional count neither for nor against. A gold event may allow other types (`alt_types`) or statuses
(`alt_status`). A second record for a gold event that is already taken counts as wrong: double counting is an error in
event data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from marsad.evaluate.match import NEAR_KM, Record, assign, distance_km, same_entity, same_place, same_words

METRICS = {
    "event": "right type on the right words (trigger inside the gold evidence), one to one",
    "trigger": "the same, type not asked",
    "tuple": "event, and who and whom right: at least one gold entity found on each side, none where gold has none",
    "actor": "actors of matched events, by text overlap or by country and sector",
    "recipient": "recipients of matched events, likewise",
    "actor_code": "of actors and recipients matched by text, country code right",
    "place": "of matched events with a gold place: one found, by name, text or within 25 km",
    "country": "of matched events with a gold place: its country right",
    "coords": "of matched events whose gold place has coordinates: within 25 km",
    "date": "of matched events with gold dates: start and end both right",
    "no_false_date": "of matched events with no gold date: none invented",
    "status": "of matched events",
    "certainty": "of matched events",
    "speaker": "of matched events: nearest speaker right, or none where gold has none",
    "counts": "killed, injured, displaced ...: kind and range right, over matched events",
    "mode": "of matched events with gold modes: at least one right",
}
_CONTEXT = 45
_QUOTE = 110


class Report(NamedTuple):
    """The outcome. `figures` and `by_type` map a name to score, n and, where both can err, precision and recall.

    `missing` are ids of gold documents without prediction; `errors` one line for each miss and each extra record.
    """

    documents: int
    missing: list[str]
    figures: dict[str, dict[str, float]]
    by_type: dict[str, dict[str, float]]
    errors: list[str]


def score(gold: Sequence[Record], predictions: Mapping[str, Record]) -> Report:
    """Score predictions (coded documents as plain dicts, by id) against gold documents."""
    fields, types = _Tally(), _Tally()
    errors: list[str] = []
    for document in gold:
        predicted = predictions.get(document["id"], {"events": []})
        pairs = _score_events(document, predicted, fields, types)
        errors.extend(_errors(document, predicted, pairs))
    names = sorted({name for name, _ in types})
    missing = [d["id"] for d in gold if d["id"] not in predictions]
    return Report(len(gold), missing, fields.result(METRICS), types.result(names), errors)


class _Tally(Counter[tuple[str, str]]):
    """Counts by figure: n and ok for shares; tp, fp, fn for precision and recall."""

    def hit(self, name: str, right: bool) -> None:
        """Count one case of a share."""
        self[name, "n"] += 1
        self[name, "ok"] += right

    def add(self, name: str, tp: int, fp: int, fn: int) -> None:
        """Add what was right, wrongly said and missed."""
        for key, value in (("tp", tp), ("fp", fp), ("fn", fn)):
            self[name, key] += value

    def result(self, names: Iterable[str]) -> dict[str, dict[str, float]]:
        """The figures of `names` that anything was counted for: score and n, with precision and recall where asked."""
        out: dict[str, dict[str, float]] = {}
        for name in names:
            if (name, "n") in self:
                n = self[name, "n"]
                out[name] = {"score": self[name, "ok"] / n if n else 0.0, "n": n}
            elif (name, "tp") in self:
                tp, fp, fn = (self[name, key] for key in ("tp", "fp", "fn"))
                precision, recall = (tp / whole if whole else 0.0 for whole in (tp + fp, tp + fn))
                f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
                out[name] = {"score": f, "precision": precision, "recall": recall, "n": tp + fn}
        return out


def _score_events(gold: Record, predicted: Record, fields: _Tally, types: _Tally) -> list[tuple[int, int]]:
    """Count one document's events and their fields; returns the pairs of right type."""
    theirs = predicted.get("events", [])
    ours = gold["events"]
    needed = sum(not g.get("optional") for g in ours)
    pairs = assign(ours, theirs, typed=True)
    for name, found in (("event", pairs), ("trigger", assign(ours, theirs, typed=False))):
        tp = sum(not ours[i].get("optional") for i, _ in found)
        fields.add(name, tp, len(theirs) - len(found), needed - tp)
    scored = [(ours[i], theirs[j]) for i, j in pairs if not ours[i].get("optional")]
    tuples = sum(_score_fields(g, p, fields) for g, p in scored)
    fields.add("tuple", tuples, len(theirs) - len(pairs) + len(scored) - tuples, needed - tuples)
    _score_types(ours, theirs, pairs, types)
    return pairs


def _score_types(
    ours: Sequence[Record], theirs: Sequence[Record], pairs: Sequence[tuple[int, int]], types: _Tally
) -> None:
    """A record of an allowed other type counts for the gold's own type; an extra one against the type it claims."""
    found, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(ours):
        if not g.get("optional"):
            types.add(g["type"], int(i in found), 0, int(i not in found))
    for j, p in enumerate(theirs):
        if j not in taken:
            types.add(p["type"], 0, 1, 0)


def _score_fields(gold: Record, predicted: Record, fields: _Tally) -> bool:
    """Count the fields of one matched event; returns whether both sides are right."""
    sides_right = True
    for side in ("actor", "recipient"):
        sides_right &= _score_side(side, gold[side + "s"], predicted.get(side + "s", []), fields)
    if gold["places"]:
        _score_place(gold["places"], predicted.get("places", []), fields)
    when, read = gold["time"], predicted.get("time") or {}
    if when["start"]:
        fields.hit("date", (when["start"], when["end"]) == (read.get("start"), read.get("end")))
    else:
        fields.hit("no_false_date", not read.get("start"))
    fields.hit("status", predicted.get("status") in (gold["status"], *gold.get("alt_status", ())))
    fields.hit("certainty", predicted.get("certainty") == gold["certainty"])
    fields.hit("speaker", _right_speaker(gold["attribution"], predicted.get("attribution", [])))
    if gold["modes"]:
        fields.hit("mode", not set(gold["modes"]).isdisjoint(predicted.get("modes", [])))
    _score_counts(gold["counts"], predicted.get("counts", []), fields)
    return sides_right


def _score_side(side: str, ours: Sequence[Record], theirs: Sequence[Record], fields: _Tally) -> bool:
    """Optional gold entities count neither way."""
    used: set[int] = set()
    tp = 0
    for g in ours:
        j = next((j for j, p in enumerate(theirs) if j not in used and same_entity(g, p)), None)
        if j is None:
            continue
        used.add(j)
        tp += not g.get("optional")
        if g.get("code") and same_words(g.get("text"), theirs[j].get("text")):
            fields.hit("actor_code", g["code"] == theirs[j].get("code"))
    needed = sum(not g.get("optional") for g in ours)
    fields.add(side, tp, len(theirs) - len(used), needed - tp)
    free = len(used) - tp
    return tp > 0 if needed else len(theirs) == free


def _score_place(ours: Sequence[Record], theirs: Sequence[Record], fields: _Tally) -> None:
    fields.hit("place", any(same_place(g, p) for g in ours for p in theirs))
    fields.hit("country", any(g["country"] == p.get("country") for g in ours for p in theirs))
    if any(g.get("lat") is not None for g in ours):
        fields.hit("coords", any(distance_km(g, p) <= NEAR_KM for g in ours for p in theirs))


def _right_speaker(ours: Sequence[Record], theirs: Sequence[Record]) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    return any(same_words(ours[0]["text"], theirs[0].get(key)) for key in ("text", "name"))


def _score_counts(ours: Sequence[Record], theirs: Sequence[Record], fields: _Tally) -> None:
    gold, predicted = (Counter((c["kind"], c.get("min"), c.get("max")) for c in side) for side in (ours, theirs))
    both = (gold & predicted).total()
    if gold or predicted:
        fields.add("counts", both, predicted.total() - both, gold.total() - both)


def _errors(gold: Record, predicted: Record, pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    found, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(gold["events"]):
        if i not in found and not g.get("optional"):
            yield _one_line(f"{gold['id']}: missed {g['type']}: {g['mentions'][0]['evidence'][:_QUOTE]}")
    text: Any = predicted.get("text", "")
    for j, p in enumerate(predicted["events"] if predicted.get("events") else ()):
        if j not in taken:
            m = p["mentions"][0]
            words = text[max(0, m["start"] - _CONTEXT) : m["end"] + _CONTEXT]
            yield _one_line(f"{gold['id']}: extra {p['type']}: …{words}…")


def _one_line(text: str) -> str:
    return " ".join(text.split())
