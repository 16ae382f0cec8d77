"""`marsad score`: the scorer's figures, over all and by event type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from marsad.cli.inputs import progress
from marsad.errors import EXIT_DONE
from marsad.evaluate import METRICS, Report, gold_articles, load_gold, load_predictions
from marsad.evaluate import score as score_documents


def score(gold: Path, pred: Path | None = None, *, errors: int = 0, json_: bool = False) -> int:
    """Score coded documents against gold codings.

    Parameters
    ----------
    gold
        A gold file, or a folder with gold.json or *.gold.json files.
    pred
        Coded documents, one per line of JSON. Where it is not given, the articles beside the gold are coded.
    errors
        List that many misses and extras.
    json_
        Print the figures as JSON.
    """
    documents = load_gold(gold)
    predictions = load_predictions(pred) if pred is not None else _coded(gold, len(documents))
    report = score_documents(documents, predictions)
    if json_:
        print(json.dumps(report._asdict() | {"errors": report.errors[:errors]}, ensure_ascii=False, indent=1))
    else:
        _print(report, errors)
    return EXIT_DONE


def _coded(gold: Path, total: int) -> dict[str, Any]:
    from marsad.coder import Coder

    out = {}
    with progress(total, to_stdout=False) as bar:
        for doc in Coder().code_many(gold_articles(gold)):
            out[doc.id] = doc.to_dict()
            if bar is not None:
                bar.advance(bar.task_ids[0])
    return out


def _print(report: Report, errors: int) -> None:
    print(f"{report.documents} documents, {len(report.missing)} with no prediction")
    for name, figures in report.figures.items():
        print(f"{_line(name, figures)}  # {METRICS[name]}")
    print("\nevents by type")
    for name, figures in report.by_type.items():
        print(_line(name, figures))
    for error in report.errors[:errors]:
        print(error)


def _line(name: str, figures: Mapping[str, float]) -> str:
    both = f"  P {figures['precision']:.3f}  R {figures['recall']:.3f}" if "precision" in figures else ""
    return f"{name:14} {figures['score']:.3f}  n {figures['n']:4.0f}{both}"
