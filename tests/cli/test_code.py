"""`marsad code` as a user runs it: a process with real files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import marsad
from marsad import pipeline
from marsad.cli import inputs
from marsad.cli.app import run

NEWS = "قصف الطيران الحربي أمس مدينة إدلب، ما أدى إلى مقتل سبعة مدنيين، بحسب مصدر طبي.\n"
SOURCE = str(Path(marsad.__file__).parent.parent)
ENVIRONMENT = os.environ | {"PYTHONPATH": SOURCE, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
COMMAND = [sys.executable, "-m", "marsad"]


def marsad_process(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, env=ENVIRONMENT, timeout=120, check=False
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "خبر.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_version() -> None:
    done = marsad_process("--version")
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, f"marsad {marsad.__version__}", b"")


def test_jsonl_to_standard_output(article: Path) -> None:
    done = marsad_process("code", article, "--published", "2020-06-10", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert (document["id"], document["text"], document["published"]) == ("خبر", NEWS, "2020-06-10")
    assert document["events"][0]["time"]["start"] == "2020-06-09"


def test_table_is_the_default_and_plain_in_a_pipe(article: Path) -> None:
    done = marsad_process("code", article)
    assert done.returncode == 0
    assert "هجوم" in done.stdout.decode()
    assert b"\x1b" not in done.stdout + done.stderr


def test_standard_input() -> None:
    done = marsad_process("code", "-", "--format", "jsonl", stdin=NEWS.encode())
    assert json.loads(done.stdout)["id"] == "stdin"


def test_what_fails_is_named_and_the_rest_is_done(article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = marsad_process("code", tmp_path / "none.txt", tmp_path / "empty.txt", article, "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    first, second = done.stderr.decode().splitlines()
    assert "none.txt: there is no such file" in first
    assert "empty.txt: the input is empty" in second


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-x"],
        ["x.txt", "--format", "xml"],
        ["x.txt", "--published", "yesterday"],
        ["x.txt", "--workers", "0"],
        ["x.txt", "--workers", "two"],
        ["x.txt", "--nonsense"],
        ["x.txt", "--out", "/no/such/folder/f"],
    ],
)
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["code", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


def test_an_unknown_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fly"]) == 2
    assert capsys.readouterr().out == ""


def test_workers_keep_the_order(tmp_path: Path) -> None:
    table = tmp_path / "n.jsonl"
    rows = [{"id": str(n), "text": NEWS * (1 + n % 3)} for n in range(40)]
    table.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    one = marsad_process("code", table, "--format", "jsonl")
    two = marsad_process("code", table, "--format", "jsonl", "--workers", "2")
    assert two.returncode == 0
    assert one.stdout == two.stdout
    assert [json.loads(line)["id"] for line in two.stdout.splitlines()] == [str(n) for n in range(40)]


def test_out_is_written_whole_and_with_usual_permissions(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = marsad_process("code", article, "--format", "jsonl", "--out", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "خبر"
    mask = os.umask(0)
    os.umask(mask)
    assert out.stat().st_mode & 0o777 == 0o666 & ~mask


def test_out_stays_as_it_was_when_coding_fails(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("marsad.coder.Coder.code_many", broken)
    with pytest.raises(RuntimeError):
        run(["code", str(article), "--format", "jsonl", "--out", str(out)])
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([out.name, article.name])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    out = tmp_path / "out.jsonl"
    command = [*COMMAND, "code", "-", "--format", "jsonl", "--out", str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert list(tmp_path.iterdir())
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert b"Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    table = tmp_path / "n.jsonl"
    table.write_text("\n".join(json.dumps({"id": str(n), "text": NEWS * 20}) for n in range(60)), encoding="utf-8")
    command = [*COMMAND, "code", str(table), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_text_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("ب" * (inputs.LONGEST_TEXT + 1), encoding="utf-8")
    done = marsad_process("code", path, "--format", "csv")
    assert done.returncode == 0
    assert "warning: read to 2,000,000 of 2,000,001 characters" in done.stderr.decode()
    assert inputs.LONGEST_TEXT == pipeline.LONGEST_TEXT


def test_the_start_stays_light() -> None:
    heavy = ("pandas", "pyarrow", "trafilatura", "resiliparse", "sklearn")
    program = f"import sys, marsad.cli.app as a; a.build_app(); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=ENVIRONMENT, check=True)
    assert done.stdout.decode().strip() == "[]"
