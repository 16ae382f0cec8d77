"""Scores coded documents against gold codings. Standard library only."""

from marsad.evaluate.gold import gold_articles, load_gold, load_predictions
from marsad.evaluate.score import METRICS, Report, score

__all__ = ["METRICS", "Report", "gold_articles", "load_gold", "load_predictions", "score"]
