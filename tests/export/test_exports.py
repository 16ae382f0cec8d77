"""What every format holds of one invented document, and that all of them stream."""

from __future__ import annotations

import csv
import io
import itertools
import json

import msgspec
import pytest

from marsad.errors import UsageError
from marsad.export import FORMATS, acled, plover, ucdp, writer
from marsad.export.flat import COLUMNS, event_rows, largest_count
from marsad.model import CodedDocument, Count, PlaceMention


def written(name: str, *docs: CodedDocument) -> bytes:
    out = io.BytesIO()
    writer(name)(iter(docs), out)
    return out.getvalue()


def rows(name: str, *docs: CodedDocument, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name, *docs).decode()), delimiter=delimiter))


def test_jsonl_loses_nothing(doc: CodedDocument) -> None:
    lines = written("jsonl", doc, doc).splitlines()
    assert [msgspec.json.decode(line, type=CodedDocument) for line in lines] == [doc, doc]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_one_array(doc: CodedDocument, number: int) -> None:
    assert json.loads(written("json", *[doc] * number)) == [json.loads(doc.to_json())] * number


def test_csv_has_one_row_per_event(doc: CodedDocument) -> None:
    first, second = rows("csv", doc)
    assert list(first) == list(COLUMNS)
    assert (first["actor_name"], first["place_name"], first["killed_min"]) == ("Syrian air force", "Idlib", "7")
    assert first["trigger"] == "قصف; مقتل"
    assert (second["type"], second["time_start"], second["place_lat"]) == ("AGREE", "", "")


def test_flat_rows_have_exactly_the_columns(doc: CodedDocument) -> None:
    for row in event_rows(doc):
        assert list(row) == list(COLUMNS)


def test_a_total_is_not_added_to_its_parts() -> None:
    def killed(low: int, who: str, unit: str = "person") -> Count:
        return Count(kind="killed", who=who, unit=unit, min=low, max=low, text="", start=0, end=0)

    total = largest_count([killed(3, "child"), killed(8, "civilian"), killed(90, "civilian", "family")], "killed")
    assert total is not None
    assert total.min == 8


def test_csv_quotes_what_would_break_a_row(doc: CodedDocument) -> None:
    odd = msgspec.structs.replace(doc, title='سطر أول\nسطر, "ثان"')
    assert rows("csv", odd)[0]["title"] == odd.title


def test_parquet_keeps_types(doc: CodedDocument) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(written("parquet", doc)))
    assert table.column_names == list(COLUMNS)
    assert table["killed_min"].to_pylist() == [7, None]
    assert table["self_claim"].to_pylist() == [False, False]


def test_parquet_of_nothing_is_a_table(doc: CodedDocument) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    assert pq.read_table(io.BytesIO(written("parquet"))).num_rows == 0


def test_geojson_places_the_event_and_keeps_the_unplaced(doc: CodedDocument) -> None:
    collection = json.loads(written("geojson", doc))
    strike, meeting = collection["features"]
    assert strike["geometry"] == {"type": "Point", "coordinates": [36.63, 35.93]}
    assert meeting["geometry"] is None


def test_geojson_has_a_feature_per_place(doc: CodedDocument) -> None:
    event = doc.events[0]
    other = PlaceMention(text="سراقب", start=0, end=0, name="Saraqib", country="SYR", lat=35.86, lon=36.8)
    several = msgspec.structs.replace(event, places=(*event.places, other))
    features = json.loads(written("geojson", msgspec.structs.replace(doc, events=(several,))))["features"]
    assert [f["properties"]["place_name"] for f in features] == ["Idlib", "Saraqib"]
    assert len({f["id"] for f in features}) == 2


def test_acled_row(doc: CodedDocument) -> None:
    (row,) = rows("acled", doc)
    assert tuple(row) == acled.COLUMNS
    assert row["sub_event_type"] == "Air/drone strike"
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("State forces", "Civilians", "State forces-Civilians")
    assert (row["iso"], row["country"], row["location"], row["fatalities"]) == ("760", "Syria", "Idlib", "7")
    assert row["civilian_targeting"] == "Civilian targeting"
    assert row["admin1"] == ""


def test_acled_counts_the_dead_once_over_several_places(doc: CodedDocument) -> None:
    event = doc.events[0]
    several = msgspec.structs.replace(event, places=event.places * 2)
    found = rows("acled", msgspec.structs.replace(doc, events=(several,)))
    assert [r["fatalities"] for r in found] == ["7", ""]


@pytest.mark.parametrize("name", ["acled", "ucdp", "plover"])
@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_what_did_not_happen_is_in_no_data_set(doc: CodedDocument, name: str, status: str) -> None:
    event = msgspec.structs.replace(doc.events[0], status=status)
    assert rows(name, msgspec.structs.replace(doc, events=(event,)), delimiter="\t" if name == "plover" else ",") == []


def test_ucdp_row(doc: CodedDocument) -> None:
    (row,) = rows("ucdp", doc)
    assert tuple(row) == ucdp.COLUMNS
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("3", "Syrian air force", "Civilians")
    assert (row["low"], row["best"], row["high"], row["deaths_civilians"]) == ("7", "7", "7", "7")
    assert (row["country_id"], row["gwnoa"], row["date_prec"], row["where_prec"]) == ("652", "652", "1", "1")


def test_ucdp_leaves_out_events_without_deaths(doc: CodedDocument) -> None:
    bloodless = msgspec.structs.replace(doc.events[0], counts=())
    assert rows("ucdp", msgspec.structs.replace(doc, events=(bloodless,))) == []


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-90, -180, 1), (-89.75, -179.25, 2), (89.9, 179.9, 259200)])
def test_prio_grid_counts_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    assert ucdp.prio_grid_cell(lat, lon) == cell


def test_plover_uses_the_columns_of_polecat(doc: CodedDocument) -> None:
    (row,) = rows("plover", doc, delimiter="\t")
    assert tuple(row) == plover.COLUMNS
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("ASSAULT", "aerial", "MATERIAL CONFLICT")
    assert (row["Actor Country"], row["City"], row["Country"]) == ("SYR", "Idlib", "Syria")


def test_plover_leaves_out_the_extensions(doc: CodedDocument) -> None:
    event = doc.events[0]
    flight = msgspec.structs.replace(event, type="DISPLACE", crosswalk=type(event.crosswalk)())
    assert rows("plover", msgspec.structs.replace(doc, events=(flight,)), delimiter="\t") == []


def test_table_is_arabic_narrow_and_plain(doc: CodedDocument) -> None:
    text = written("table", doc).decode()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    for words in ("هجوم", "قصف جوي", "مصدر طبي", "2020-06-09", "قتلى: 7", "مزمع، غير مؤكد"):
        assert words in text


def test_table_shows_no_direction_controls(doc: CodedDocument) -> None:
    actor = msgspec.structs.replace(doc.events[0].actors[0], text="قوات\u202e[\x1b[31mحمراء")
    event = msgspec.structs.replace(doc.events[0], actors=(actor,))
    text = written("table", msgspec.structs.replace(doc, events=(event,), title="[bold]عنوان\u2066")).decode()
    assert not {"\u202e", "\u2066", "\x1b"} & set(text)
    assert "[bold]" in text


def test_table_of_no_events_says_so(doc: CodedDocument) -> None:
    assert "لم يعثر على أحداث" in written("table", msgspec.structs.replace(doc, events=())).decode()


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet"}))
def test_formats_write_while_they_read(doc: CodedDocument, name: str) -> None:
    out = io.BytesIO()
    seen = []

    def docs() -> object:
        for _ in range(3):
            seen.append(len(out.getvalue()))
            yield doc

    writer(name)(docs(), out)  # type: ignore[arg-type]
    assert all(a < b for a, b in itertools.pairwise(seen))


def test_unknown_format_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="unknown format 'xml'"):
        writer("xml")
