"""Applies the learned weights: a probability for each event, and which to keep."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from pathlib import Path

import msgspec

from marsad.learned.features import event_features
from marsad.model import Article, Event

_PATH = Path(__file__).resolve().parent.parent / "data" / "learned" / "keep.json"
_LONGEST_ALONE = 1200
_SMALLEST = -700.0
# The sentence set has these types only.
JUDGED_ALONE = frozenset({"ASSAULT", "PROTEST"})


class Weights(msgspec.Struct, frozen=True):
    """One logistic regression: weights by feature name, and the probability below which an event is dropped."""

    bias: float
    threshold: float
    weights: dict[str, float]

    def probability(self, features: list[str]) -> float:
        """Between 0 and 1; unknown features count nothing."""
        weights = self.weights
        score = self.bias + sum([weights[feature] for feature in features if feature in weights])
        return 1 / (1 + math.exp(-score)) if score > _SMALLEST else 0.0


class KeepModel(msgspec.Struct, frozen=True):
    """Weights for whole articles and for single sentences, which have no headline and no other telling to lean on.

    `manifest` says what they were trained on, when, and what was measured.
    """

    manifest: dict[str, str]
    articles: Weights
    alone: Weights

    def judge(self, events: tuple[Event, ...], article: Article, title_end: int) -> tuple[Event, ...]:
        """The events kept, each with its probability as `confidence`.

        `title_end`: where the headline ends in the text, 0 for none.
        """
        text = article.text
        alone = is_alone(article)
        weights = self.alone if alone else self.articles
        siblings = Counter(e.type for e in events)
        out = []
        for event in events:
            if alone and event.type not in JUDGED_ALONE:
                out.append(event)
                continue
            features = event_features(event, text, alone=alone, title_end=title_end, siblings=siblings[event.type])
            p = weights.probability(features)
            if p >= weights.threshold:
                out.append(msgspec.structs.replace(event, confidence=round(p, 3)))
        return tuple(out)


def is_alone(article: Article) -> bool:
    """A sentence of a collection: one paragraph with neither headline nor date. What has a date is read as a report."""
    undated = article.published is None and article.title is None
    return undated and "\n" not in article.text.strip() and len(article.text) < _LONGEST_ALONE


@lru_cache(maxsize=1)
def load_keep_model() -> KeepModel | None:
    """The shipped weights, None where there are none."""
    if not _PATH.exists():
        return None
    return msgspec.json.decode(_PATH.read_bytes(), type=KeepModel)
