#!/usr/bin/env python3
"""Trains the learned part on the hand-coded articles and the sentence set, and writes data/learned/keep.json.

    python tools/train_keep.py [../shared/eval] [--write]

Needs the extra `train` (scikit-learn). Every figure that it prints is cross-validated over documents (five folds), so
no document is judged by weights that have seen it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pathlib
import sys
from collections import Counter

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from marsad import Article, Coder  # noqa: E402
from marsad.learned.features import event_features  # noqa: E402
from marsad.learned.keep import JUDGED_ALONE, is_alone  # noqa: E402

FOLDS = 5
REGULARISATION = 0.1
REGULARISATION_SENTENCES = 0.36
RAREST = 3
NEAR_BEST = 0.01
LONE_WEIGHT = 0.3


class Example:
    """One predicted event: its features, whether gold has it, its document and weight in training."""

    def __init__(self, features, label, document, kind, weight=1.0):
        self.features, self.label, self.document, self.kind, self.weight = features, label, document, kind, weight


class Articles:
    """The hand-coded articles of a folder with their gold."""

    def __init__(self, score, folder):
        self.score = score
        self.gold = {g["id"]: g for g in score.load_gold(folder)}
        self.articles = {}
        for identifier in self.gold:
            row = json.loads((folder / f"{identifier}.json").read_text(encoding="utf-8"))
            self.articles[identifier] = Article(
                id=identifier, text=row["text"], title=row["title"], published=row["published"]
            )
        self.size = sum(not e.get("optional") for g in self.gold.values() for e in g["events"])


def judged(coder, articles):
    """Each predicted event with whether gold has it, its article, the coded text and how many of its type there are."""
    for identifier, gold in articles.gold.items():
        article = articles.articles[identifier]
        doc = coder.code_article(article)
        taken = {j: i for i, j in articles.score.assign(gold["events"], doc.to_dict()["events"], True)}
        siblings = Counter(e.type for e in doc.events)
        for j, event in enumerate(doc.events):
            i = taken.get(j)
            if i is None or not gold["events"][i].get("optional"):
                yield event, i is not None, article, doc.text, siblings[event.type]


def article_examples(coder, articles):
    """Predicted events and whether gold has them."""
    out = []
    for event, right, article, text, siblings in judged(coder, articles):
        features = event_features(event, text, alone=False, title_end=len(article.title or ""), siblings=siblings)
        out.append(Example(features, right, article.id, "article"))
    return out


def folds_of(documents):
    documents = sorted(documents)
    np.random.default_rng(7).shuffle(documents)
    return {d: i % FOLDS for i, d in enumerate(documents)}


def sentence_examples(coder, folder):
    out, positives = [], Counter()
    for line in (folder / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["label"] == "ambiguous" or not is_alone(Article(id=row["id"], text=row["text"])):
            continue
        kind = row["event_type"]
        positives[kind] += row["label"] == "yes"
        doc = coder.code(row["text"], id=row["id"])
        siblings = Counter(e.type for e in doc.events)
        for event in doc.events:
            if event.type == kind and event.status in ("actual", "historical"):
                features = event_features(event, doc.text, alone=True, title_end=0, siblings=siblings[event.type])
                out.append(Example(features, row["label"] == "yes", row["id"], kind))
    return out, positives


def lone_examples(coder, articles):
    """ASSAULT and PROTEST events of the articles read as though their sentence stood alone, as a user may paste it.

    The sentence set has far more "no" than newspapers have; without these the weights would distrust plain reports.
    """
    out = []
    for event, right, article, text, siblings in judged(coder, articles):
        if event.type in JUDGED_ALONE:
            features = event_features(event, text, alone=True, title_end=0, siblings=siblings)
            out.append(Example(features, right, article.id, event.type, LONE_WEIGHT))
    return out


def case_examples(coder, folder):
    """The case sentences beside the event lists, which are written to be plain."""
    out = []
    for path in sorted(folder.glob("*.tsv")):
        lines = [x for x in path.read_text(encoding="utf-8").split("\n") if x and not x.startswith("#")]
        for line in lines[1:]:
            text, kind = line.split("\t")[:2]
            doc = coder.code(text, published="2021-03-17")
            siblings = Counter(e.type for e in doc.events)
            for event in doc.events:
                if event.type in JUDGED_ALONE and (kind or path.stem.upper() == event.type):
                    features = event_features(event, text, alone=True, title_end=0, siblings=siblings[event.type])
                    out.append(Example(features, event.type == kind, text, event.type, LONE_WEIGHT))
    return out


def fit(examples, c):
    counts = Counter(f for e in examples for f in set(e.features))
    keep = {f for f, n in counts.items() if n >= RAREST}
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([{f: 1 for f in e.features if f in keep} for e in examples])
    model = LogisticRegression(C=c, max_iter=3000)
    model.fit(x, [e.label for e in examples], sample_weight=[e.weight for e in examples])
    return vectorizer, model


def predict(fitted, examples):
    vectorizer, model = fitted
    x = vectorizer.transform([dict.fromkeys(e.features, 1) for e in examples])
    return model.predict_proba(x)[:, 1]


def cross_validate(examples, c, always=()):
    """Probabilities of `examples`, each by weights fitted without its document; `always` are in every training part."""
    fold_of = folds_of({e.document for e in examples})
    p = np.zeros(len(examples))
    for k in range(FOLDS):
        train = [e for e in examples if fold_of[e.document] != k] + list(always)
        test = [i for i, e in enumerate(examples) if fold_of[e.document] == k]
        p[test] = predict(fit(train, c), [examples[i] for i in test])
    return p


def best_threshold(p, labels, total, *, by_document=None, slack=0.0):
    """F1, threshold, precision and recall at the lowest threshold that comes within `slack` of the best F1.

    The lowest, since a dropped event is lost to the reader while a wrong one is seen and struck out.
    """
    results = []
    for t in np.arange(0.05, 0.9, 0.01):
        if by_document is None:
            tp, n = int(labels[p >= t].sum()), int((p >= t).sum())
        else:
            found = {d for d, q in zip(by_document, p, strict=True) if q >= t}
            tp = len({d for d, q, y in zip(by_document, p, labels, strict=True) if q >= t and y})
            n = len(found)
        precision, recall = tp / n if n else 0.0, tp / total if total else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        results.append((f1, float(t), precision, recall))
    best = max(results)[0]
    return next(r for r in results if r[0] >= best - slack)


def reliability(p, labels):
    rows = []
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.sum():
            rows.append(
                f"{low:.1f}-{low + 0.1:.1f}: said {p[inside].mean():.2f}, right {labels[inside].mean():.2f} of {inside.sum()}"
            )
    return rows


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("eval", nargs="?", default=str(ROOT.parent / "shared" / "eval"), type=pathlib.Path)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    folder = pathlib.Path(args.eval)
    sys.path.insert(0, str(folder))
    import score

    coder = Coder(learned=False)
    material = Articles(score, folder / "train")
    articles = article_examples(coder, material)
    print(f"rules alone: {f1_of(sum(e.label for e in articles), len(articles), material.size)}")
    sentences, positives = sentence_examples(coder, folder / "gsr")
    labels = np.array([e.label for e in articles])
    p = cross_validate(articles, REGULARISATION)
    f1, threshold, precision, recall = best_threshold(p, labels, material.size)
    print(f"with learned dropping: F1 {f1:.3f} (P {precision:.3f} R {recall:.3f}) at {threshold:.2f}")
    print("\n".join(reliability(p, labels)))
    thresholds = []
    plain = lone_examples(coder, material) + case_examples(coder, ROOT / "tests/cases/event")
    p_sentences = cross_validate(sentences, REGULARISATION_SENTENCES, plain)
    for kind in ("ASSAULT", "PROTEST"):
        mine = [i for i, e in enumerate(sentences) if e.kind == kind]
        y = np.array([sentences[i].label for i in mine])
        result = best_threshold(
            p_sentences[mine], y, positives[kind], by_document=[sentences[i].document for i in mine], slack=NEAR_BEST
        )
        thresholds.append(result[1])
        print(
            f"sentences {kind}, cross-validated: F1 {result[0]:.3f} (P {result[2]:.3f} R {result[3]:.3f}) at {result[1]:.2f}"
        )
    if not args.write:
        return
    base = sum(e.label for e in articles)
    manifest = {
        "trained": dt.date.today().isoformat(),
        "on": "eval/train (63 articles), the sentence set eval/gsr and tests/cases/event",
        "event F1 on train, cross-validated over documents": f"{f1:.3f}",
        "event F1 on train, rules alone": f1_of(base, len(articles), material.size),
        "command": "python tools/train_keep.py --write",
    }
    parts = {
        "articles": weights(fit(articles, REGULARISATION), threshold),
        "alone": weights(fit(sentences + plain, REGULARISATION_SENTENCES), float(np.mean(thresholds))),
    }
    path = ROOT / "src/marsad/data/learned/keep.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"manifest": manifest, **parts}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {path}: " + ", ".join(f"{n} {len(w['weights'])} weights" for n, w in parts.items()))


def f1_of(right, said, gold):
    return f"F1 {2 * right / (said + gold):.3f} (P {right / said:.3f} R {right / gold:.3f})"


def weights(fitted, threshold):
    vectorizer, model = fitted
    by_name = {n: round(float(w), 3) for n, w in zip(vectorizer.feature_names_, model.coef_[0], strict=True)}
    return {
        "bias": round(float(model.intercept_[0]), 4),
        "threshold": round(threshold, 2),
        "weights": dict(sorted((n, w) for n, w in by_name.items() if w)),
    }


if __name__ == "__main__":
    main()
