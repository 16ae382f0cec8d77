"""Reading files, pages, folders and tables: real files in every encoding, and each fault named."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import random
from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.ingest import read_articles
from marsad.model import Article

NEWS = (
    "أعلنت وزارة الداخلية العراقية يوم الخميس اعتقال ثلاثة مشتبه بهم في محافظة الأنبار، وقالت إن القوة ضبطت أسلحة "
    "وذخائر في منزل غربي مدينة الرمادي. وأضاف المتحدث باسم الوزارة أن التحقيقات لا تزال جارية مع الموقوفين.\n"
)
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>خبر - صحيفة الاختبار</title>
<meta property="og:title" content="عنوان الخبر المختلق"><meta property="og:site_name" content="صحيفة الاختبار">
<meta property="article:published_time" content="2021-05-04T10:00:00+03:00">
<link rel="canonical" href="https://news.example/1"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/2">رياضة</a></nav><article><h1>عنوان الخبر المختلق</h1>
<p>{0}</p><p>{0}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def read(*paths: Path | str, published: str | None = None, stdin: bytes = b"") -> list[Article | InputError]:
    return list(read_articles(paths, published, stdin=io.BytesIO(stdin)))


def only(path: Path, published: str | None = None) -> Article:
    (item,) = read(path, published=published)
    assert isinstance(item, Article), item
    return item


def reason(path: Path) -> str:
    (item,) = read(path)
    assert isinstance(item, InputError)
    assert item.source.startswith(str(path))
    return item.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859-6"])
def test_encodings_of_arabic_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "خبر.1.txt"
    path.write_bytes(NEWS.encode(encoding))
    article = only(path, "2021-05-04")
    assert (article.id, article.text, article.published) == ("خبر.1", NEWS, "2021-05-04")


def test_line_ends_and_bidi_controls_are_kept(tmp_path: Path) -> None:
    text = "قال\u200f المتحدث\u202b (ناطق)\u202c:\r\nلا\u200cتعليق.\u2066\u2069\r"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert only(path).text == text


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert "empty" in reason(path)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
        b"PK\x03\x04\x14\x00" + bytes(50),
        random.Random(1).randbytes(5000),
        b"\x01\x02\x03 text \x04\x05" * 40,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
def test_binary_files(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert "binary" in reason(path)


def test_damaged_utf8_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((NEWS * 3).encode()[:-4] + b"\xff\xd9")
    assert "broken UTF-8" in reason(path)


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_pages_are_told_by_their_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGE.format(NEWS.strip()), encoding="utf-8")
    article = only(path)
    assert article.id == "page"
    assert NEWS.strip() in article.text
    assert "رياضة" not in article.text
    assert article.title == "عنوان الخبر المختلق"
    assert (article.published, article.outlet) == ("2021-05-04", "صحيفة الاختبار")
    assert only(path, "2021-06-01").published == "2021-06-01"


def test_page_in_windows_1256(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(NEWS.strip()).replace("utf-8", "windows-1256").encode("cp1256"))
    assert NEWS.strip() in only(path).text


def test_broken_page_still_gives_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><div><p>{NEWS}<p>{NEWS}<table><tr></div><b>", encoding="utf-8")
    assert NEWS.strip() in only(path).text


def test_page_without_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><head><script>var x = 1;</script></head><body></body></html>", encoding="utf-8")
    assert "no article text" in reason(path)


def test_page_date_is_not_guessed_from_its_words(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><article><p>{NEWS} 3 مارس 2019, 2019-03-03</p></article></body></html>", "utf-8")
    assert only(path).published is None


def test_jsonl_goes_on_after_a_bad_row(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    rows = [
        json.dumps({"id": "a", "text": NEWS, "published": "2021-05-04T08:00:00Z", "outlet": "ص", "extra": 1}),
        '{"id": "b", "text": ',
        "",
        json.dumps({"id": 7, "text": NEWS}),
        json.dumps({"id": "c"}),
        json.dumps({"id": "d", "text": 5}),
        json.dumps({"id": "e", "text": "  "}),
        json.dumps([1]),
        json.dumps({"id": "f", "text": NEWS, "published": "أمس"}),
        json.dumps({"text": NEWS}),
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    items = read(path, published="2020-01-01")
    articles = [i for i in items if isinstance(i, Article)]
    errors = [i for i in items if isinstance(i, InputError)]
    assert [(a.id, a.published) for a in articles] == [
        ("a", "2021-05-04"),
        ("7", "2020-01-01"),
        ("news-10", "2020-01-01"),
    ]
    assert [e.source.removeprefix(f"{path}, ") for e in errors] == [f"line {n}" for n in (2, 5, 6, 7, 8, 9)]


def test_jsonl_with_broken_bytes_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = json.dumps({"id": "a", "text": NEWS}, ensure_ascii=False).encode()
    path.write_bytes(good + b"\n" + good.replace(b"\xd9", b"\xff", 1) + b'\n{"id":"s","text":"\\ud800"}\n' + good)
    kinds = [type(i) for i in read(path)]
    assert kinds == [Article, InputError, InputError, Article]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "news.csv"
    body = NEWS.strip().replace("\n", " ")
    lines = [["id", "Text", "published"], ["1", f'"{body}\nسطر{delimiter} ثان"', "2021-05-04"], ["2", f'"{body}"', ""]]
    path.write_bytes("\n".join(delimiter.join(cells) for cells in lines).encode(encoding))
    first, second = read(path, published="2020-01-01")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == f"{body}\nسطر{delimiter} ثان"
    assert (first.id, first.published, second.published) == ("1", "2021-05-04", "2020-01-01")


def test_csv_names_bad_rows(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f"id,text\n1,نص أول\n2,\n3,نص,زائد\n4,{'نص ' * 60_000}\n", encoding="utf-8")
    items = read(path)
    assert [type(i) for i in items] == [Article, InputError, InputError, Article]
    assert [i.source for i in items if isinstance(i, InputError)] == [f"{path}, line 3", f"{path}, line 4"]


@pytest.mark.parametrize("content", ["id,body\n1,x\n", "\n"])
def test_csv_without_text(tmp_path: Path, content: str) -> None:
    path = tmp_path / "news.csv"
    path.write_text(content, encoding="utf-8")
    assert reason(path)


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path = tmp_path / "news.parquet"
    table = {"id": [1, 2], "text": [NEWS, None], "published": [dt.datetime(2021, 5, 4, 7), None], "n": [1, 2]}
    pq.write_table(pa.table(table), path)
    first, second = read(path)
    assert isinstance(first, Article)
    assert (first.id, first.text, first.published) == ("1", NEWS, "2021-05-04")
    assert isinstance(second, InputError)
    assert second.source == f"{path}, row 2"


def test_parquet_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "news.parquet"
    path.write_text("no parquet", encoding="utf-8")
    assert "Parquet" in reason(path)


def test_folder_is_read_below_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format(NEWS) if name == "c.html" else NEWS, encoding="utf-8")
    (tmp_path / "d.bin").write_bytes(bytes(100))
    items = read(tmp_path)
    assert [i.id if isinstance(i, Article) else "failed" for i in items] == ["b", "c", "failed", "z"]


def test_empty_folder_and_missing_file(tmp_path: Path) -> None:
    assert "no files" in reason(tmp_path)
    assert "no such file" in reason(tmp_path / "nothing.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NEWS, encoding="utf-8")
    path.chmod(0)
    assert "Permission" in reason(path)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (NEWS.encode(), ["stdin"]),
        (PAGE.format(NEWS).encode(), ["stdin"]),
        (b'{"id":"a","text":"x"}\n{"id":"b","text":"y"}\n', ["a", "b"]),
        ("{هذا نص}".encode(), ["stdin"]),
    ],
)
def test_standard_input(data: bytes, ids: list[str]) -> None:
    assert [i.id for i in read("-", stdin=data) if isinstance(i, Article)] == ids


def test_json_object_and_list(tmp_path: Path) -> None:
    one, several = tmp_path / "one.json", tmp_path / "several.json"
    one.write_text(json.dumps({"id": "x", "text": NEWS}, indent=1), encoding="utf-8")
    several.write_text(json.dumps([{"text": NEWS}, {"id": "z"}]), encoding="utf-8")
    items = read(one, several)
    assert [i.id if isinstance(i, Article) else i.source for i in items] == ["x", "several-1", f"{several}, item 2"]


def test_long_single_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("كلمة " * 1_000_000, encoding="utf-8")
    assert len(only(path).text) == 5_000_000
