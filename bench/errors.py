"""Counts the errors on the pinned gold by class, as Markdown tables: what docs/error-analysis.md is written from.

    python bench/errors.py            train and dev
    python bench/errors.py train      one set
    python bench/errors.py train --list missing-recipient    the cases of one class, in the order of the articles

The gold lies outside the project (see bench/gate.py). A class says where the engine lost an event or a field:

* missed events: `word-unknown` (no list has the word), `no-event` (the word is known; sense, page, party or content
  ruled the event out), `learned` (the rules had it, the learned part dropped it), `other-type`, `merged` (told in the
  record of another happening);
* extra events: `duplicate` (another record of a happening that is matched), `extra-type` (on words of a gold event of
  another type), `outside` (where gold has nothing);
* fields of matched events: `missing-`, `wrong-` and `false-` (gold has none) before the field.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from types import ModuleType
from typing import Any

from gate import EVAL, articles, load_scorer
from marsad import Coder
from marsad.model import Article
from marsad.pipeline import read_story

Event = dict[str, Any]
# class -> lines that tell each case
Errors = dict[str, list[str]]

_CONTEXT = 60
_SHOWN = 100


class Reading:
    """What the coder makes of one article: its events, those of the rules alone, and the words it knows as triggers."""

    def __init__(self, coder: Coder, rules: Coder, article: dict[str, Any]) -> None:
        self.events: list[Event] = _events(coder, article)
        self.by_rules: list[Event] = _events(rules, article)
        story = read_story(Article(**{k: v for k, v in article.items() if v is not None}), rules._analyzer)
        tokens = story.draft.tokens
        self.words = [(tokens[t.token].start, tokens[t.stop - 1].end) for t in story.triggers]


def _events(coder: Coder, article: dict[str, Any]) -> list[Event]:
    document = json.loads(coder.code(**article).to_json())
    events: list[Event] = document["events"]
    return events


def missed(scorer: ModuleType, gold: Event, matched: set[int], reading: Reading) -> str:
    """The class of a gold event that no event was matched with. `matched`: indices of events matched with others."""
    spans = scorer.gold_spans(gold)
    types = {gold["type"], *gold.get("alt_types", ())}
    over = [(j, e) for j, e in enumerate(reading.events) if scorer.pair_weight(gold, spans, e)]
    if any(e["type"] in types and j in matched for j, e in over):
        return "merged"
    if over:
        return "other-type"
    if any(e["type"] in types and scorer.pair_weight(gold, spans, e) for e in reading.by_rules):
        return "learned"
    told = [word for _, words in spans for word in words]
    known = any(scorer.overlaps(word, span) for word in reading.words for span in told)
    return "no-event" if known else "word-unknown"


def extra(scorer: ModuleType, event: Event, gold: list[Event]) -> str:
    """The class of an event that no gold event was matched with."""
    over = [g for g in gold if scorer.pair_weight(g, scorer.gold_spans(g), event)]
    if any(event["type"] in (g["type"], *g.get("alt_types", ())) for g in over):
        return "duplicate"
    return "extra-type" if over else "outside"


def fields(scorer: ModuleType, gold: Event, event: Event) -> list[str]:
    """The classes of the wrong fields of a matched event."""
    out = []
    for side in ("actors", "recipients"):
        _, _, _, good, _, _ = scorer.role(gold[side], event[side])
        if not good:
            needed = [x for x in gold[side] if not x.get("optional")]
            out.append(_kind(bool(needed), bool(event[side])) + side.removesuffix("s"))
    found = event["places"]
    if gold["places"] and not any(_same_place(scorer, a, b) for a in gold["places"] for b in found):
        out.append(_kind(True, bool(found)) + "place")
    when, read = gold["time"], event["time"]
    if (when["start"], when["end"]) != (read["start"], read["end"]):
        if when["start"] or read["start"]:
            out.append(_kind(bool(when["start"]), bool(read["start"])) + "date")
    if event["status"] not in (gold["status"], *gold.get("alt_status", ())):
        out.append("wrong-status")
    if event["certainty"] != gold["certainty"]:
        out.append("wrong-certainty")
    told, heard = gold["attribution"], event["attribution"]
    if bool(told) != bool(heard) or (told and not _same_speaker(scorer, told[0], heard[0])):
        out.append(_kind(bool(told), bool(heard)) + "speaker")
    wanted = {(c["kind"], c.get("min"), c.get("max")) for c in gold["counts"]}
    counted = {(c["kind"], c.get("min"), c.get("max")) for c in event["counts"]}
    if wanted != counted:
        out.append(_kind(bool(wanted), bool(counted)) + "count")
    return out


def _kind(needed: bool, found: bool) -> str:
    if not needed:
        return "false-"
    return "wrong-" if found else "missing-"


def _same_place(scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any]) -> bool:
    named = scorer.text_match(gold["text"], found.get("text")) or scorer.text_match(gold["name"], found.get("name"))
    return bool(named) or scorer.km(gold, found) <= 25


def _same_speaker(scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any]) -> bool:
    named = scorer.text_match(gold["text"], found.get("text")) or scorer.text_match(gold["text"], found.get("name"))
    return bool(named)


def analyse(name: str, coder: Coder, rules: Coder) -> tuple[Errors, int, int]:
    """The errors on one set by class, the number of gold events that count, and of those matched."""
    scorer = load_scorer()
    errors: Errors = defaultdict(list)
    needed = matched_events = 0
    texts = {a["id"]: a for a in articles(name)}
    for gold in scorer.load_gold(str(EVAL / name)):
        reading = Reading(coder, rules, texts[gold["id"]])
        text = texts[gold["id"]]["text"]
        pairs = scorer.assign(gold["events"], reading.events, True)
        found, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, event in enumerate(gold["events"]):
            if event.get("optional"):
                continue
            needed += 1
            if i not in found:
                line = f"{gold['id']} {event['type']}: {event['mentions'][0]['evidence'][:_SHOWN]}"
                errors[missed(scorer, event, taken, reading)].append(line)
        for j, event in enumerate(reading.events):
            if j not in taken:
                first = event["mentions"][0]
                around = text[max(0, first["start"] - _CONTEXT) : first["end"] + _CONTEXT].replace("\n", " ")
                errors[extra(scorer, event, gold["events"])].append(f"{gold['id']} {event['type']}: {around}")
        for i, j in pairs:
            if gold["events"][i].get("optional"):
                continue
            matched_events += 1
            for cls in fields(scorer, gold["events"][i], reading.events[j]):
                line = (
                    f"{gold['id']} {gold['events'][i]['type']}: {gold['events'][i]['mentions'][0]['evidence'][:_SHOWN]}"
                )
                errors[cls].append(line)
    return errors, needed, matched_events


_CLASSES = {
    "Events missed": ("word-unknown", "no-event", "learned", "other-type", "merged"),
    "Events too many": ("duplicate", "extra-type", "outside"),
    "Who and whom": tuple(k + side for side in ("actor", "recipient") for k in ("missing-", "wrong-", "false-")),
    "Where and when": ("missing-place", "wrong-place", "missing-date", "wrong-date", "false-date"),
    "On whose word": ("missing-speaker", "wrong-speaker", "false-speaker", "wrong-status", "wrong-certainty"),
    "How many": ("missing-count", "wrong-count", "false-count"),
}


def table(results: dict[str, tuple[Errors, int, int]]) -> str:
    """The counts of every class and set as one Markdown table."""
    lines = ["| class | " + " | ".join(results) + " |", "|---" * (len(results) + 1) + "|"]
    lines.append("| gold events | " + " | ".join(str(n) for _, n, _ in results.values()) + " |")
    lines.append("| of them found | " + " | ".join(str(n) for _, _, n in results.values()) + " |")
    for heading, classes in _CLASSES.items():
        lines.append(f"| **{heading}** |" + " |" * len(results))
        for cls in classes:
            lines.append(f"| `{cls}` | " + " | ".join(str(len(e[cls])) for e, _, _ in results.values()) + " |")
    return "\n".join(lines)


def main() -> int:
    """Print the table, or the cases of one class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["train", "dev"])
    parser.add_argument("--list", metavar="CLASS", help="print the cases of one class")
    options = parser.parse_args()
    if not EVAL.is_dir():
        print(f"no gold at {EVAL}: nothing to analyse", file=sys.stderr)
        return 0
    coder, rules = Coder(), Coder(learned=False)
    results = {name: analyse(name, coder, rules) for name in options.sets}
    if options.list:
        for errors, _, _ in results.values():
            print("\n".join(errors[options.list]))
    else:
        print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
