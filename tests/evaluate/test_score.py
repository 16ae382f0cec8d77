"""The scorer on invented data: known figures, and equal to eval/score.py where that is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import InputError
from marsad.evaluate import gold_articles, load_gold, load_predictions, score
from marsad.evaluate.match import same_entity, words_of

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "eval" / "score.py"
TEXT = "قصف الجيش بلدة الزهراء فقتل خمسة مدنيين. ودعت المنظمة إلى هدنة. وقال الوزير إن المدينة آمنة."
Record = dict[str, Any]


def gold_event(kind: str, trigger: str, **fields: Any) -> Record:
    sentence = next(s for s in TEXT.split(". ") if trigger in s)
    start = TEXT.index(sentence)
    mention = {"evidence": sentence, "triggers": [trigger], "start": start, "end": start + len(sentence)}
    return {
        "type": kind, "alt_types": [], "modes": [], "mentions": [mention], "actors": [], "recipients": [],
        "places": [], "time": {"start": None, "end": None}, "status": "actual", "alt_status": [],
        "certainty": "asserted", "counts": [], "attribution": [], "optional": False, **fields,
    }  # fmt: skip


def coded_event(kind: str, trigger: str, **fields: Any) -> Record:
    start = TEXT.index(trigger)
    return {
        "type": kind, "mentions": [{"start": start, "end": start + len(trigger), "text": trigger}], "actors": [],
        "recipients": [], "places": [], "time": {"start": None}, "status": "actual", "certainty": "asserted",
        "counts": [], "attribution": [], "modes": [], **fields,
    }  # fmt: skip


ARMY = {"text": "الجيش", "code": "SYR", "sectors": ["MIL"]}


def test_figures_of_a_small_document() -> None:
    gold = {
        "id": "x",
        "events": [
            gold_event("ASSAULT", "قصف", actors=[ARMY], counts=[{"kind": "killed", "min": 5, "max": 5}]),
            gold_event("REQUEST", "ودعت"),
            gold_event("SUPPORT", "آمنة", optional=True),
        ],
    }
    coded = {
        "id": "x",
        "text": TEXT,
        "events": [coded_event("ASSAULT", "قصف", actors=[{"text": "جيش"}]), coded_event("COERCE", "فقتل")],
    }
    report = score([gold], {"x": coded})
    assert report.figures["event"] == {"score": 0.5, "precision": 0.5, "recall": 0.5, "n": 2}
    assert report.figures["tuple"]["score"] == 0.5
    assert report.figures["counts"]["recall"] == 0
    assert report.by_type["REQUEST"]["recall"] == 0
    assert report.by_type["COERCE"] == {"score": 0.0, "precision": 0.0, "recall": 0.0, "n": 0}
    assert [line.split(":")[1].strip() for line in report.errors] == ["missed REQUEST", "extra COERCE"]


def test_missing_documents_are_named() -> None:
    report = score([{"id": "x", "events": [gold_event("ASSAULT", "قصف")]}], {})
    assert report.missing == ["x"]
    assert report.figures["event"]["recall"] == 0


def test_words_are_compared_without_clitics() -> None:
    assert "جيش" in words_of("وبالجيش")
    assert same_entity({"text": "الجَيش"}, {"text": "جيش"})
    assert same_entity({"text": "أ", "code": "SYR", "sectors": ["MIL"]}, {"text": "ب", "code": "SYR", "sectors": []})
    assert not same_entity(ARMY, {"text": "ب", "code": "SYR", "sectors": ["CVL"]})


def invented(rng: random.Random, number: int) -> tuple[Record, Record]:
    triggers = ["قصف", "فقتل", "ودعت", "وقال", "آمنة", "هدنة"]
    kinds = ["ASSAULT", "REQUEST", "COERCE"]

    def people() -> list[Record]:
        words = ["الجيش", "المنظمة", "الوزير", "مدنيين"]
        return [
            {
                "text": rng.choice(words),
                "code": rng.choice([None, "SYR", "UNO"]),
                "sectors": rng.sample(["MIL", "GOV", "CVL"], rng.randrange(3)),
                "person": rng.choice([None, "فلان"]),
                "optional": rng.random() < 0.2,
            }
            for _ in range(rng.randrange(3))
        ]

    def fields() -> Record:
        date = rng.choice([None, "2021-05-04"])
        place = {"text": "بلدة الزهراء", "name": rng.choice(["Zahra", "Hama"]), "country": rng.choice(["SYR", "IRQ"])}
        place |= {"lat": rng.choice([None, 36.0, 36.1]), "lon": 37.0}
        return {
            "actors": people(), "recipients": people(), "places": [place] * rng.randrange(2),
            "time": {"start": date, "end": date}, "status": rng.choice(["actual", "future"]),
            "certainty": rng.choice(["asserted", "hedged"]), "modes": rng.sample(["aerial", "drone"], rng.randrange(3)),
            "counts": [{"kind": "killed", "min": rng.randrange(3), "max": 5}] * rng.randrange(3),
            "attribution": [{"text": rng.choice(["الوزير", "المنظمة"])}] * rng.randrange(2),
        }  # fmt: skip

    gold = [
        gold_event(rng.choice(kinds), rng.choice(triggers), **fields())
        | {"optional": rng.random() < 0.2, "alt_types": rng.sample(kinds, rng.randrange(2)), "alt_status": ["future"]}
        for _ in range(rng.randrange(6))
    ]
    coded = [coded_event(rng.choice(kinds), rng.choice(triggers), **fields()) for _ in range(rng.randrange(6))]
    return {"id": str(number), "events": gold}, {"id": str(number), "text": TEXT, "events": coded}


@pytest.mark.skipif(not REFERENCE.is_file(), reason="eval/score.py is not at hand")
def test_equal_to_the_reference_on_invented_documents() -> None:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    rng = random.Random(20261124)
    for batch in range(40):
        pairs = [invented(rng, n) for n in range(10)]
        gold = [g for g, _ in pairs]
        coded = {c["id"]: c for n, (_, c) in enumerate(pairs) if n != batch % 10}
        tally, errors = reference.Tally(), []
        for document in gold:
            reference.score_document(document, coded.get(document["id"], {"events": []}), tally, errors)
        report = score(gold, coded)
        # Where no entity was matched by text, the reference divides by nothing.
        if not tally["actor_code", "n"]:
            del tally["actor_code", "n"]
        assert report.figures == tally.result()
        assert len(report.errors) == len(errors)


def test_gold_and_articles_are_read_from_a_folder(tmp_path: Path) -> None:
    gold = {"id": "a", "published": "2021-05-04", "title": "عنوان", "outlet": None, "events": []}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "text": "س\r\nص", "outlet": "ج"}), encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "gold.json").write_text(json.dumps({"id": "b", "text_file": "t.txt", "events": []}), "utf-8")
    (tmp_path / "b" / "t.txt").write_bytes("س\r\nص".encode())
    articles = {a["id"]: a for a in gold_articles(tmp_path)}
    assert {i: a["text"] for i, a in articles.items()} == {"a": "س\r\nص", "b": "س\r\nص"}
    assert (articles["a"]["published"], articles["a"]["outlet"]) == ("2021-05-04", "ج")


@pytest.mark.parametrize("content", ["[1]", "{", '{"id": 1, "events": []}', None])
def test_gold_that_is_none(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        load_gold(tmp_path)


def test_predictions_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "pred.jsonl"
    path.write_text('{"id": "a", "events": []}\n\n{"events": []}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        load_predictions(path)
