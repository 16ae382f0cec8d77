"""Importing places: what is read, what is left out, and that the coder sees it. All places are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.cli.app import run
from marsad.coder import Coder
from marsad.errors import InputError, UsageError
from marsad.lexicon import gazetteer
from marsad.lexicon.load import forget_lexicon, load_built_in
from marsad.lexicon.place_table import PlaceRow, arabic_name, read_places


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    forget_lexicon()
    yield
    forget_lexicon()


def dump_line(number: int, name: str, arabic: str, **cells: str) -> str:
    row = [str(number), name, name, arabic, "15.1", "44.2", "P", "PPL", "YE", "", "99", "", "", "", "0"]
    place = {"lat": 4, "lon": 5, "code": 7, "country": 8, "people": 14}
    for key, value in cells.items():
        row[place[key]] = value
    return "\t".join([*row, "", "", "Asia/Aden", "2026-01-01"])


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return write(
        tmp_path / "YE.txt",
        dump_line(1, "Sahriyah", "محافظة سهرية", code="ADM1"),
        dump_line(2, "Kharabat al-Wuhush", "Kharabat,خرابة الوحوش"),
        dump_line(3, "Zuqaymah", "زُقيمة"),
        dump_line(4, "Sanaa", "صنعاء", lat="15.35", lon="44.2", code="PPLC"),
        dump_line(5, "Muhammad", "محمد"),
        dump_line(6, "Nowhere", ""),
        dump_line(7, "Spring", "عين زقيمة", code="SPNG"),
        dump_line(8, "Broken", "زقزوقة", lat="north"),
        dump_line(9, "Far", "زقزوقة", lat="95"),
        dump_line(10, "Strange", "زقزوقة", country="QQ"),
        "11\tshort",
    )


def places(path: Path) -> list[PlaceRow]:
    return [p for p in read_places(path) if isinstance(p, PlaceRow)]


def faults(path: Path) -> list[str]:
    return [str(p) for p in read_places(path) if isinstance(p, InputError)]


def test_a_dump(dump: Path) -> None:
    found = {p.name: p for p in places(dump)}
    assert found["Sahriyah"].names == ("سهرية",)
    assert (found["Sahriyah"].kind, found["Sahriyah"].resolution, found["Sahriyah"].parent) == ("province", 2, "")
    village = found["Kharabat al-Wuhush"]
    assert (village.country, village.kind, village.lat, village.lon) == ("YEM", "village", 15.1, 44.2)
    assert (village.parent, village.number) == ("Sahriyah", "geonames:2")
    assert found["Zuqaymah"].names == ("زقيمة",)
    assert "Spring" not in found


def test_bad_rows_of_a_dump_are_named(dump: Path) -> None:
    assert [f.removeprefix(str(dump)) for f in faults(dump)] == [
        ", row 8: no coordinates: 'north', '44.2'",
        ", row 9: coordinates out of range: 95, 44.2",
        ", row 10: unknown country code 'QQ'",
        ", row 11: 2 columns, a GeoNames dump has 19",
    ]


COD = [
    ["ADM0_EN", "ADM0_PCODE", "ADM1_EN", "ADM1_AR", "ADM1_PCODE", "admin2Name_en", "admin2Name_ar", "admin2Pcode"],
    ["Yemen", "YE", "Zarqun", "محافظة زرقون", "YE91", "Upper Zarqun", "زرقون العليا", "YE9101"],
    ["Yemen", "YE", "Zarqun", "محافظة زرقون", "YE91", "Lower Zarqun", "زرقون السفلى", "YE9102"],
    ["Yemen", "YE"],
    ["Atlantis", "", "A", "ألف", "", "B", "باء", ""],
]


def sheet(path: Path) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Read me first"])
    table = book.create_sheet("ADM2")
    for row in COD:
        table.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_ocha_table(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"yem.{ending}"
    _ = sheet(path) if ending == "xlsx" else write(path, *(",".join(row) for row in COD))
    assert [(p.name, p.country, p.resolution, p.lat, p.parent, p.names) for p in places(path)] == [
        ("Zarqun", "YEM", 2, None, "", ("زرقون",)),
        ("Upper Zarqun", "YEM", 3, None, "Zarqun", ("زرقون العليا",)),
        ("Lower Zarqun", "YEM", 3, None, "Zarqun", ("زرقون السفلى",)),
    ]
    short = "fewer cells than the header has columns" if ending == "csv" else "no name in it"
    assert faults(path) == [
        f"{path}, row 4: {short}",
        f"{path}, row 5: the country cannot be told: no P-code or English name of it",
    ]


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="neither a GeoNames dump"):
        places(write(tmp_path / "x.csv", "id,text", "1,a"))
    with pytest.raises(InputError, match="cannot be read"):
        places(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    ("written", "name"),
    [("مُحافظة حَلَب", "حلب"), ("بني-سعد", "بني سعد"), ("کوه", "كوه"), ("Aleppo", None), ("حب", None), ("چابهار", None)],
)
def test_spelling(written: str, name: str | None) -> None:
    assert arabic_name(written) == name


def test_what_is_added_and_left_out(dump: Path) -> None:
    *errors, outcome = gazetteer.import_places(dump, load_built_in())
    assert isinstance(outcome, gazetteer.Outcome)
    assert (len(errors), outcome.faults, outcome.imported.places) == (4, 4, 3)
    assert dict(outcome.left_out) == {
        "without an Arabic name": 1,
        "known already": 1,  # Sanaa
        "whose names are ordinary words or names of people and bodies": 1,  # a village Muhammad
    }
    rows = [line.split("\t") for line in gazetteer.tables()[0].read_text(encoding="utf-8").split("\n")[3:] if line]
    assert [(r[0], r[7], r[8]) for r in rows] == [
        ("Sahriyah", "سهرية", ""),
        ("Kharabat al-Wuhush", "خرابة الوحوش", ""),
        ("Zuqaymah", "", "زقيمة"),  # one word of a small place needs a word that asks for a place
    ]


def test_nothing_usable_leaves_what_was_there(dump: Path, tmp_path: Path) -> None:
    list(gazetteer.import_places(dump, load_built_in()))
    before = gazetteer.tables()[0].read_text(encoding="utf-8")
    with pytest.raises(InputError, match="no place to add"):
        list(gazetteer.import_places(write(tmp_path / "YE.txt", dump_line(1, "Nowhere", "")), load_built_in()))
    broken_off = gazetteer.import_places(write(dump, dump_line(1, "X", "خرابة السباع"), "short"), load_built_in())
    next(broken_off)
    broken_off.close()
    assert [p.name for p in gazetteer.folder().iterdir()] == ["YE.tsv"]
    assert gazetteer.tables()[0].read_text(encoding="utf-8") == before


def test_the_coder_sees_it(dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "قتل ثلاثة مدنيين في قصف على خرابة الوحوش في اليمن."
    assert run(["gazetteer", "import", str(dump)]) == 1  # some rows are at fault
    captured = capsys.readouterr()
    assert "YE: 3 places added" in captured.out
    assert captured.err.count("row ") == 4
    (place,) = Coder().code(text).events[0].places
    assert (place.name, place.country, place.lat) == ("Kharabat al-Wuhush", "YEM", 15.1)
    assert run(["gazetteer", "list"]) == 0
    assert "3 places" in capsys.readouterr().out
    assert run(["gazetteer", "remove", "YE"]) == 0
    assert all(p.name != "Kharabat al-Wuhush" for p in Coder().code(text).events[0].places)
    with pytest.raises(UsageError, match="no gazetteer 'YE'"):
        gazetteer.remove("YE")
