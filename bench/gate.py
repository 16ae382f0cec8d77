"""The quality gate: codes the pinned gold, prints every figure beside its floor, and fails where one is below it.

    python bench/gate.py              print and compare; exit status 1 names each figure below its floor
    python bench/gate.py --record     raise the floors to the present figures (none is lowered)
    python bench/gate.py --record --lower    set the floors to the present figures, lower ones too: a visible act
    python bench/gate.py --readme     write the figures between the markers of README.md and docs/scorecard.md

The gold lies outside the project (texts belong to their publishers): `../shared/eval`, or the folder that MARSAD_EVAL
names. Where there is none, nothing is measured and the exit status is 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("MARSAD_EVAL", ROOT.parent / "shared" / "eval"))
FLOORS = ROOT / "bench" / "floors.json"
README = ROOT / "README.md"
SCORECARD = ROOT / "docs" / "scorecard.md"
ARTICLE_SETS = ("seed", "dev", "train")
SENTENCE_SET = "gsr"
# The sentence set also trained the learned part: only the figures of the rules alone are fair there.
RULES_ALONE = "gsr, rules alone"
MARKERS = ("<!-- figures -->", "<!-- /figures -->")

# set -> figure -> value between 0 and 1
Figures = dict[str, dict[str, float]]
# Events by what confidence they were given: the mean confidence said, the share that is right, how many.
Reliability = list[tuple[float, float, int]]

# What the README shows, in this order: figure of the article sets -> words for it.
SHOWN = {
    "event": "event: right type on the right words (F1)",
    "trigger": "the same, type not asked (F1)",
    "tuple": "event with who and whom (F1)",
    "actor": "actor (F1)",
    "recipient": "recipient (F1)",
    "actor_code": "country code of who and whom",
    "place": "place",
    "coords": "within 25 km",
    "date": "dates",
    "no_false_date": "no date invented",
    "status": "status",
    "certainty": "certainty",
    "speaker": "nearest speaker",
    "counts": "counts (F1)",
    "mode": "mode",
}


def articles(name: str) -> Iterator[dict[str, Any]]:
    """The articles of one set, as `Coder.code_many` takes them."""
    folder = EVAL / name
    if name == "seed":
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        text = (folder / gold["text_file"]).read_text(encoding="utf-8")
        yield {"id": gold["id"], "text": text, "published": gold["published"], "outlet": gold.get("outlet")}
    elif name == SENTENCE_SET:
        seen = set()
        for file in ("sentences.jsonl", "spans.jsonl"):
            for line in (folder / file).read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield {"id": row["id"], "text": row["text"]}
    else:
        for path in sorted(folder.glob("*.json")):
            if not path.name.endswith(".gold.json"):
                row = json.loads(path.read_text(encoding="utf-8"))
                yield {key: row.get(key) for key in ("id", "text", "title", "published", "outlet", "url")}


def measure(coder: Any, rules: Any, workers: int) -> tuple[Figures, Reliability]:
    """Code every set that is there and score it with the scorers that lie beside the gold. `rules` codes without the
    learned part. The reliability is that of the set the learned part has not seen, `dev`."""
    scorer = load_scorer()
    figures: Figures = {}
    calibration: Reliability = []
    with tempfile.TemporaryDirectory() as folder:
        for name in (*ARTICLE_SETS, SENTENCE_SET):
            if not (EVAL / name).is_dir():
                continue
            predicted = Path(folder) / f"{name}.jsonl"
            with predicted.open("w", encoding="utf-8") as f:
                for doc in coder.code_many(articles(name), workers=workers):
                    f.write(doc.to_json() + "\n")
            program = "gsr.py" if name == SENTENCE_SET else "score.py"
            figures[name] = _scored(program, EVAL / name, predicted)
            if name != SENTENCE_SET:
                figures[name].update(by_type(scorer, EVAL / name, predicted))
            if name == "dev":
                calibration = reliability(scorer, EVAL / name, predicted)
        if (EVAL / SENTENCE_SET).is_dir():
            predicted = Path(folder) / "rules.jsonl"
            documents = [doc.to_json() + "\n" for doc in rules.code_many(articles(SENTENCE_SET))]
            predicted.write_text("".join(documents), encoding="utf-8")
            figures[RULES_ALONE] = _scored("gsr.py", EVAL / SENTENCE_SET, predicted)
    return figures, calibration


def _scored(program: str, gold: Path, predicted: Path) -> dict[str, float]:
    out = subprocess.run(
        [sys.executable, EVAL / program, gold, predicted, "--json"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    return {
        name: float(row["score"] if "score" in row else row["f1"])
        for name, row in json.loads(out).items()
        if isinstance(row, dict) and "annotator" not in name
    }


def load_scorer() -> ModuleType:
    """`score.py` of the gold folder as a module: the figures per type rest on its own pairing."""
    spec = importlib.util.spec_from_file_location("gold_score", EVAL / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_type(scorer: ModuleType, gold_path: Path, predicted: Path) -> dict[str, float]:
    """F1 of each event type, from the scorer's one-to-one pairs. Optional gold events count neither way."""
    lines = predicted.read_text(encoding="utf-8").splitlines()
    documents = {d["id"]: d for d in map(json.loads, lines)}
    hits: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    extras: Counter[str] = Counter()
    for gold in scorer.load_gold(gold_path):
        events = documents.get(gold["id"], {}).get("events", [])
        pairs = scorer.assign(gold["events"], events, True)
        found, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, event in enumerate(gold["events"]):
            if not event.get("optional"):
                (hits if i in found else misses)[event["type"]] += 1
        extras.update(e["type"] for j, e in enumerate(events) if j not in taken)
    return {
        f"type {kind}": 2 * hits[kind] / (2 * hits[kind] + misses[kind] + extras[kind])
        for kind in sorted(set(hits) | set(misses))
    }


def reliability(scorer: ModuleType, gold_path: Path, predicted: Path) -> Reliability:
    """The events in steps of a tenth of confidence. Right is what the scorer pairs with a gold event of its type."""
    documents = {d["id"]: d for d in map(json.loads, predicted.read_text(encoding="utf-8").splitlines())}
    steps: dict[int, list[tuple[float, bool]]] = {}
    for gold in scorer.load_gold(gold_path):
        events = documents[gold["id"]]["events"]
        taken = {j for _, j in scorer.assign(gold["events"], events, True)}
        for j, event in enumerate(events):
            steps.setdefault(min(9, int(event["confidence"] * 10)), []).append((event["confidence"], j in taken))
    return [
        (sum(c for c, _ in step) / len(step), sum(right for _, right in step) / len(step), len(step))
        for _, step in sorted(steps.items())
    ]


def table(figures: Figures, floors: Figures) -> Iterator[str]:
    """The figures set by set, each with its floor; `<` marks one below it."""
    for name, values in figures.items():
        yield f"{name}"
        for figure, value in values.items():
            floor = floors.get(name, {}).get(figure)
            mark = "" if floor is None else f"{floor:.3f}{' <' if value < floor else ''}"
            yield f"  {figure:32} {value:.3f}  {mark}"


def below(figures: Figures, floors: Figures) -> list[str]:
    """A line for each figure under its floor, or no longer measured in a set that was."""
    out = []
    for name, values in floors.items():
        for figure, floor in values.items():
            value = figures.get(name, {}).get(figure)
            if name in figures and (value is None or value < floor):
                out.append(f"{name}, {figure}: {'not measured' if value is None else f'{value:.4f}'} < {floor:.4f}")
    return out


def recorded(figures: Figures, floors: Figures, *, lower: bool) -> Figures:
    """The floors raised to the figures; `lower` sets them to the figures in either direction."""
    out = {name: dict(values) for name, values in floors.items()}
    for name, values in figures.items():
        have = out.setdefault(name, {})
        for figure, value in values.items():
            cut = math.floor(value * 10_000) / 10_000
            have[figure] = cut if lower else max(have.get(figure, 0.0), cut)
    return out


def article_table(figures: Figures, *, types: bool) -> str:
    """The figures of the article sets as a Markdown table, with those of each event type where asked for."""
    sets = [name for name in ARTICLE_SETS if name in figures]
    kinds = sorted({f for name in sets for f in figures[name] if f.startswith("type ")}) if types else []
    lines = ["| figure | " + " | ".join(sets) + " |", "|---|" + "---|" * len(sets)]
    for figure in (*SHOWN, *kinds):
        cells = [f"{figures[name][figure]:.2f}" if figure in figures[name] else "–" for name in sets]
        label = SHOWN.get(figure, figure.removeprefix("type ") + " (F1)")
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def sentence_table(figures: Figures) -> str:
    """The figures of the sentence set as a Markdown table."""
    rules = figures[RULES_ALONE]
    lines = ["| sentence set | rules alone | with the learned part (trained on it) |", "|---|---|---|"]
    lines += [f"| {name} | {rules[name]:.2f} | {value:.2f} |" for name, value in figures[SENTENCE_SET].items()]
    return "\n".join(lines)


def reliability_table(calibration: Reliability) -> str:
    """How far `confidence` can be believed, as a Markdown table."""
    lines = ["| confidence said (mean) | share right | events |", "|---|---|---|"]
    lines += [f"| {said:.2f} | {right:.2f} | {n} |" for said, right, n in calibration]
    return "\n".join(lines)


def write_between_markers(path: Path, tables: list[str]) -> None:
    """Replace what stands between the markers of a Markdown file."""
    text = path.read_text(encoding="utf-8")
    first, last = MARKERS
    pattern = re.compile(f"{re.escape(first)}.*?{re.escape(last)}", re.DOTALL)
    if not pattern.search(text):
        sys.exit(f"gate: no {first} … {last} in {path}")
    body = "\n\n".join(tables)
    path.write_text(pattern.sub(lambda _: f"{first}\n{body}\n{last}", text), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", action="store_true", help="raise the floors to the present figures")
    parser.add_argument("--lower", action="store_true", help="with --record: lower floors as well")
    parser.add_argument("--readme", action="store_true", help="write the figures into README.md and the scorecard")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    if args.lower and not args.record:
        parser.error("--lower goes with --record")
    if not EVAL.is_dir():
        print(f"gate: no gold at {EVAL}: nothing measured")
        return 0
    from marsad import Coder
    from marsad.errors import DataError

    try:
        coder, rules = Coder(), Coder(learned=False)
    except DataError as error:
        print(f"gate: the lexicon does not load: {error}", file=sys.stderr)
        return 1
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    figures, calibration = measure(coder, rules, args.workers)
    print("\n".join(table(figures, floors)))
    print("confidence on dev: said, right, events")
    print("\n".join(f"  {said:.2f}  {right:.2f}  {n}" for said, right, n in calibration))
    if args.readme:
        write_between_markers(README, [article_table(figures, types=False)])
        tables = [article_table(figures, types=True), sentence_table(figures), reliability_table(calibration)]
        write_between_markers(SCORECARD, tables)
    if args.record:
        floors = recorded(figures, floors, lower=args.lower)
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fallen = below(figures, floors)
    for line in fallen:
        print(f"gate: below its floor: {line}", file=sys.stderr)
    if not fallen:
        print(f"gate: {sum(map(len, figures.values()))} figures at or above their floors")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
