"""Scores coded documents against gold codings. Standard library only."""

from marsad.evaluate.coverage import Coverage, Named, coverage
from marsad.evaluate.gold import gold_articles, load_gold, load_predictions
from marsad.evaluate.score import METRICS, Report, score

__all__ = [
    "METRICS",
    "Coverage",
    "Named",
    "Report",
    "coverage",
    "gold_articles",
    "load_gold",
    "load_predictions",
    "score",
]
