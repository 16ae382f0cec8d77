"""Data files that break their rules are refused with file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import DataError
from marsad.lexicon.compile import problems
from marsad.lexicon.compile_names import (
    ACTOR_COLUMNS,
    PERSON_COLUMNS,
    PLACE_COLUMNS,
    STATE_COLUMNS,
    compile_names,
)
from marsad.lexicon.tables import DATA, read_table

COLUMNS = ("word", "names")

Refused = Callable[[str], DataError]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    def read(content: str) -> DataError:
        path = tmp_path / "list.tsv"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DataError) as caught:
            read_table(path, COLUMNS)
        assert caught.value.path.endswith("list.tsv")
        return caught.value

    return read


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("word\tname\nجيش\t\n", 1, "header"),
        ("# only a comment\n", 0, "no header"),
        ("word\tnames\nجيش\n", 2, "1 cells, expected 2"),
        ("# comment\nword\tnames\nجيش\tأ\tب\n", 3, "3 cells, expected 2"),
        ("word\tnames\nجيـش\t\n", 2, "U+0640"),
        ("word\tnames\nجَيش\t\n", 2, "U+064E"),
        ("word\tnames\nایران\t\n", 2, "U+06CC"),
        ("word\tnames\nغزة\u200f\t\n", 2, "U+200F"),
        ("word\tnames\nجيش\u00a0حر\t\n", 2, "U+00A0"),
        ("word\tnames\nﻻجئ\t\n", 2, "U+FEFB"),
        ("word\tnames\n جيش\t\n", 2, "spaces"),
        ("word\tnames\nجيش  حر\t\n", 2, "spaces"),
        ("word\tnames\nجيش\tأ||ب\n", 2, "empty entry"),
        ("word\tnames\nجيش\tأ|\n", 2, "empty entry"),
    ],
)
def test_refused(refused: Refused, content: str, line: int, reason: str) -> None:
    error = refused(content)
    assert error.line == line
    assert reason in error.reason
    assert str(error) == f"{error.path}:{line}: {error.reason}"


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_bytes("word\tnames\nجيش\t\n".encode("windows-1256"))
    with pytest.raises(DataError, match="not UTF-8"):
        read_table(path, COLUMNS)


def test_comments_and_empty_lines_are_skipped_but_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text("# about\nword\tnames\n\n# more\nجيش\tأ|ب\n", encoding="utf-8")
    (row,) = read_table(path, COLUMNS)
    assert (row["word"], row.list("names"), row.line) == ("جيش", ["أ", "ب"], 5)


def table(path: Path, columns: list[str], *rows: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(columns), *("\t".join(row.get(c, "") for c in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def name_faults(root: Path, area: str, *rows: dict[str, str]) -> list[str]:
    """The faults of a small world of one state and these rows."""
    columns = {"actor": ACTOR_COLUMNS, "person": PERSON_COLUMNS, "place": PLACE_COLUMNS}[area]
    table(root / "actor/states.tsv", STATE_COLUMNS, {"code": "LBY", "name": "Libya", "names": "ليبيا", "nisba": "ليبي"})
    table(root / area / "new.tsv", columns, *rows)
    found: list[DataError] = []
    compile_names(root, found)
    return [f"{Path(e.path).name}:{e.line}: {e.reason}" for e in found]


def test_no_fault(tmp_path: Path) -> None:
    row = {"name": "Army", "code": "LBY", "sectors": "MIL", "kind": "army", "strong": "جيش النخبة", "from": "2014"}
    assert name_faults(tmp_path, "actor", row) == []


@pytest.mark.parametrize(
    ("area", "row", "reason"),
    [
        ("actor", {"name": "A", "code": "LYB", "strong": "كتيبة أ"}, "unknown country code 'LYB'"),
        ("actor", {"name": "A", "code": "LBY", "sectors": "ARMY", "strong": "كتيبة أ"}, "unknown sectors ['ARMY']"),
        ("actor", {"name": "A", "wikidata": "1234", "strong": "كتيبة أ"}, "not a Wikidata id: '1234'"),
        ("person", {"name": "P", "from": "2021-03", "until": "2019", "strong": "س ص"}, "ends (2019) before it begins"),
        ("person", {"name": "P", "from": "March 2021", "strong": "س ص"}, "not a date: 'March 2021'"),
        ("place", {"name": "T", "country": "LBY", "lat": "93", "lon": "13", "strong": "ترهونة"}, "lat out of range"),
        ("place", {"name": "T", "country": "LBY", "lat": "x", "lon": "13", "strong": "ترهونة"}, "lat is not a number"),
    ],
)
def test_fault_of_a_name(tmp_path: Path, area: str, row: dict[str, str], reason: str) -> None:
    (fault,) = name_faults(tmp_path, area, row)
    assert fault.startswith("new.tsv:2: ")
    assert reason in fault


def test_a_strong_name_belongs_to_one_actor(tmp_path: Path) -> None:
    rows = [{"name": "A", "strong": "كتيبة الفجر"}, {"name": "B", "strong": "كتيبة الفجر"}]
    (fault,) = name_faults(tmp_path, "actor", *rows)
    assert fault == "new.tsv:3: strong name 'كتيبة الفجر' of B belongs to A (new.tsv:2)"


def test_weak_names_and_places_may_be_shared(tmp_path: Path) -> None:
    assert name_faults(tmp_path, "actor", {"name": "A", "weak": "الكتيبة"}, {"name": "B", "weak": "الكتيبة"}) == []
    assert name_faults(tmp_path, "place", {"name": "X", "strong": "العين"}, {"name": "Y", "strong": "العين"}) == []


BROKEN_EVENT_ROWS = [
    ("عكرش\tيعكرش\t\t\tBRAWL\t\ts:A\t\t\t\t\n", "unknown event type 'BRAWL'"),
    ("عكرش\tيعكرش\t\t\tAID\tdrone\ts:A\t\t\t\t\n", "mode 'drone' does not belong to AID"),
    ("عكرش\tيعكرش\t\t\tAID\t\ts:Z\t\t\t\t\n", "frame 's:Z'"),
    ("\t\t\t\tAID\t\ts:A\t\t\t\t\n", "row without verb or noun"),
]


def test_event_rows(tmp_path: Path) -> None:
    """All faults of a file are told at once, each with its line."""
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    path = root / "event" / "aid.tsv"
    content = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    first = content.count("\n") + 1
    path.write_text(content + "".join(row for row, _ in BROKEN_EVENT_ROWS), encoding="utf-8")
    told = [f"{e.line}: {e.reason}" for e in problems(root) if e.path == str(path)]
    for line, (_, reason) in enumerate(BROKEN_EVENT_ROWS, first):
        assert any(t.startswith(f"{line}: ") and reason in t for t in told), (line, reason, told)


def test_the_data_files_of_the_package_have_no_fault() -> None:
    assert [str(e) for e in problems()] == []
