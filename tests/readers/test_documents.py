"""What a document is made of: ids, locators, and whose word wins."""

from __future__ import annotations

import hashlib
import io

import pytest

from reportedly.errors import BadOption, Unreadable
from reportedly.readers import ReadOptions, load_meta, read_bytes, read_file, read_text
from reportedly.text import text_hash

TEXT = "Bus strikes mine\nBy Anna Novak\nBamako, 3 May 2021\n\n"
TEXT += "Two people were killed when a bus struck a mine near Menaka, the prefect said.\n"


def one(data, name="a.txt", **options):
    (document,) = read_bytes(data if isinstance(data, bytes) else data.encode(), name, ReadOptions(**options))
    return document


def test_ids():
    read = one(TEXT)
    assert read.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert read.id == hashlib.sha256(TEXT.encode() + b"\0a.txt").hexdigest()
    assert read.text_id == text_hash(TEXT)


def test_identical_texts_from_different_places_are_different_documents():
    first, second = one(TEXT), one(TEXT, "b.txt")
    assert first.id != second.id and first.text_id == second.text_id


def test_a_file_keeps_its_id_in_another_folder_and_packed():
    assert one(TEXT, "x/a.txt").id == one(TEXT, "y/a.txt").id


def test_locator_is_url_else_publisher_and_date_else_name():
    assert (
        one('{"text": "x y z", "url": "https://a.example/1", "date": "2021-05-03"}', "a.jsonl").locator
        == "https://a.example/1"
    )
    assert one(TEXT, publisher="Meridian News", published="2021-05-04").locator == "Meridian News, 2021-05-04"
    assert one(TEXT, publisher="Meridian News").locator == "a.txt"
    assert one('{"text": "x y z"}', "a.jsonl").locator == "a.jsonl#line 1"


def test_first_lines_metadata_options_meta_each_wins_over_the_one_before():
    front = f"---\ntitle: T2\ndate: 2022-01-01\nauthor: Omar Said\n---\n{TEXT}"
    assert (one(TEXT).title, one(TEXT).authors, one(TEXT).published) == (
        "Bus strikes mine",
        ("Anna Novak",),
        "2021-05-03",
    )
    assert (one(front, "a.md").title, one(front, "a.md").published) == ("T2", "2022-01-01")
    assert one(front, "a.md", published="2023").published == "2023"
    meta = {"a.md": {"date": "2024-01-01", "title": "T4"}}
    read = one(front, "folder/a.md", published="2023", meta=meta)
    assert (read.published, read.title, read.authors) == ("2024-01-01", "T4", ("Omar Said",))


def test_load_meta(tmp_path):
    table = tmp_path / "meta.csv"
    table.write_text(
        "\ufeffFile,Title,Pub Date,Outlet\na.txt,The bus,3 May 2021,Meridian News\nb.txt,,,\n", encoding="utf-8"
    )
    meta = load_meta(table)
    assert meta["a.txt"] == {"title": "The bus", "date": "3 May 2021", "publisher": "Meridian News"}
    assert one(TEXT, meta=meta).publisher.name == "Meridian News"


@pytest.mark.parametrize("rows", ["title\nx\n", "file,date\na.txt,03/04/2021\n", ""])
def test_load_meta_refuses(tmp_path, rows):
    (tmp_path / "meta.csv").write_text(rows)
    with pytest.raises(BadOption):
        load_meta(tmp_path / "meta.csv")
    with pytest.raises(BadOption):
        load_meta(tmp_path / "none.csv")


@pytest.mark.parametrize("wrong", [{"published": "03/04/2021"}, {"max_chars": 0}])
def test_options_refuse(wrong):
    with pytest.raises(BadOption):
        ReadOptions(**wrong)


def test_read_text():
    read = read_text(TEXT, locator="https://a.example/1", publisher="Meridian News")
    assert (read.locator, read.text, read.published) == ("https://a.example/1", TEXT, "2021-05-03")
    assert read.publisher.name == "Meridian News" and read.publisher.url == "https://a.example"
    assert read_text("Shells hit Goma.", locator="note").locator == "note"
    with pytest.raises(Unreadable):
        read_text(" ", locator="x")


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (read,) = read_file("-")
    assert (read.text, read.locator) == (TEXT, "-")


def test_layout_spans_stand_in_the_text():
    read = one(TEXT)
    assert [(part.part, part.span.of(TEXT), part.value) for part in read.layout] == [
        ("title", "Bus strikes mine", None),
        ("byline", "By Anna Novak", "Anna Novak"),
        ("dateline", "Bamako, 3 May 2021", "Bamako"),
        ("date", "3 May 2021", "2021-05-03"),
    ]
