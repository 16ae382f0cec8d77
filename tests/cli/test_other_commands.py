"""explain, score, lexicon: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.cli.app import run
from marsad.errors import DataError

NEWS = "قصف الطيران الحربي أمس مدينة إدلب، ما أدى إلى مقتل سبعة مدنيين، بحسب مصدر طبي.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def coded(article: Path, tmp_path: Path) -> Path:
    out = tmp_path / "coded.jsonl"
    assert run(["code", str(article), "--published", "2020-06-10", "--format", "jsonl", "--out", str(out)]) == 0
    return out


def test_explain_from_coded_documents(coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(coded.read_text(encoding="utf-8"))["events"][0]
    assert run(["explain", event["id"], "--in", str(coded)]) == 0
    text = capsys.readouterr().out
    assert event["id"] in text
    assert "[قصف]" in text
    assert event["rules"][0] in text
    for actor in event["actors"]:
        assert f"{actor['start']}–{actor['end']}  {actor['text']}" in text


def test_explain_codes_an_article_again(article: Path, coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(coded.read_text(encoding="utf-8"))["events"][0]
    assert run(["explain", event["id"][:8], "--in", str(article), "--published", "2020-06-10"]) == 0
    assert event["id"] in capsys.readouterr().out


def test_explain_an_unknown_event(coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "zzzz", "--in", str(coded)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "there is no event zzzz" in captured.err


def test_explain_needs_a_file() -> None:
    assert run(["explain", "zzzz"]) == 2


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    evidence = NEWS.strip()
    event = {
        "type": "ASSAULT", "modes": [], "status": "actual", "certainty": "asserted", "actors": [], "recipients": [],
        "places": [], "time": {"start": "2020-06-09", "end": "2020-06-09"}, "counts": [], "attribution": [],
        "mentions": [{"evidence": evidence, "triggers": ["قصف"], "start": 0, "end": len(evidence)}],
    }  # fmt: skip
    record = {"id": "a", "published": "2020-06-10", "events": [event]}
    (folder / "a.gold.json").write_text(json.dumps(record), encoding="utf-8")
    (folder / "a.json").write_text(json.dumps({"id": "a", "text": NEWS}), encoding="utf-8")
    return folder


def test_score_codes_the_articles_itself(gold: Path, coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(gold), "--json"]) == 0
    itself = json.loads(capsys.readouterr().out)
    assert run(["score", str(gold), str(coded), "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert itself == given
    assert itself["figures"]["date"]["score"] == 1
    assert itself["by_type"]["ASSAULT"]["recall"] == 1


def test_score_prints_figures_and_errors(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing = tmp_path / "nothing.jsonl"
    nothing.touch()
    assert run(["score", str(gold), str(nothing), "--errors", "5"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("1 documents, 1 with no prediction")
    assert "a: missed ASSAULT: قصف" in text


def test_score_without_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(tmp_path)]) == 1
    assert "no gold" in capsys.readouterr().err


def test_lexicon_report_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "report"]) == 0
    text = capsys.readouterr().out
    for title in ("actors by country", "places by country", "senses by event type", "cues by category", "rows by file"):
        assert f"\n{title}\n" in text


def test_lexicon_report_with_coverage(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "report", str(gold)]) == 0
    out = capsys.readouterr().out
    for heading in ("actor entries", "coverage of", "actors by country", "persons by country", "rows by area"):
        assert heading in out
    assert "rows by file" in out


def test_lexicon_check_prints_each_fault(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [DataError("actor/x.tsv", 3, "doubled"), DataError("event/y.tsv", 9, "odd")]
    monkeypatch.setattr("marsad.lexicon.compile.problems", lambda **_: faults)
    assert run(["lexicon", "check"]) == 1
    assert capsys.readouterr().out.splitlines() == ["actor/x.tsv:3: doubled", "event/y.tsv:9: odd"]
    faults.clear()
    assert run(["lexicon", "check"]) == 0
