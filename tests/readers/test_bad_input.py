"""Bad input: one clear failure each, never an exception; the rest is read."""

from __future__ import annotations

import gzip
import io
import os
import zipfile

import pytest

from reportedly.model import Document
from reportedly.readers import Failure, ReadOptions, read_bytes, read_file

TEXT = "Two shells hit a bakery in Avdiivka on Monday, the mayor said. He blamed the army across the river."


def only(items):
    items = list(items)
    assert len(items) == 1
    return items[0]


def failure(items) -> Failure:
    item = only(items)
    assert isinstance(item, Failure), item
    assert "\n" not in str(item) and item.todo
    return item


def document(items) -> Document:
    item = only(items)
    assert isinstance(item, Document), item
    return item


def pdf(draw, **settings) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **settings)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_empty_file(tmp_path):
    path = tmp_path / "nothing.txt"
    path.touch()
    assert failure(read_file(path)).reason == "the file is empty"


def test_only_blanks():
    assert "no text" in failure(read_bytes(b" \n\t\n", "blank.txt")).reason


def test_no_permission(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text(TEXT)

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert "no permission" in failure(read_file(path)).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_no_regular_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in failure(read_file(tmp_path / "pipe.txt")).reason


def test_symlink_is_not_followed_unless_asked(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert "symbolic link" in failure(read_file(tmp_path / "b.txt")).reason
    assert document(read_file(tmp_path / "b.txt", ReadOptions(follow_symlinks=True))).text == TEXT


def test_not_text():
    assert failure(read_bytes(bytes(range(256)) * 40, "x.txt")).reason == "the file is not text"


@pytest.mark.parametrize(
    ("magic", "word"), [(b"\x89PNG\r\n\x1a\n", "image"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word")]
)
def test_kinds_that_are_not_read_are_named(magic, word):
    assert word in failure(read_bytes(magic + bytes(100), "x")).reason


def test_zip_that_is_no_document():
    assert "ZIP" in failure(read_bytes(docx({"a.txt": b"x"}), "x.zip")).reason


def test_wrong_encoding_is_read_with_a_note():
    read = document(read_bytes(TEXT.replace("bakery", "café").encode("cp1252"), "x.txt"))
    assert "café" in read.text and "cp1252" in read.notes[0]


def test_a_few_broken_bytes_are_kept_as_marks():
    data = ("Größe, Übung, Äther, Čas. " * 5).encode() + b"\xff" + TEXT.encode()
    read = document(read_bytes(data, "x.txt"))
    assert read.text.count("\N{REPLACEMENT CHARACTER}") == 1 and "Übung" in read.text and read.notes


def test_nuls_stand_as_marks_at_their_place():
    read = document(read_bytes(TEXT.encode()[:9] + b"\0\0" + TEXT.encode()[9:], "x.txt"))
    assert read.text == TEXT[:9] + "\N{REPLACEMENT CHARACTER}" * 2 + TEXT[9:]
    assert "NUL" in read.notes[0]


def test_half_surrogate_in_json_is_replaced():
    read = document(read_bytes(b'{"text": "Shelling in Goma \\ud800 on Monday, the governor said."}', "x.jsonl"))
    read.text.encode("utf-8")
    assert read.notes


def test_right_to_left_and_emoji_are_kept():
    text = "The group حركة السهل said \N{RIGHT-TO-LEFT MARK}on Friday that it had left the town. \N{FIRE}\N{FAMILY}\n"
    assert document(read_bytes(text.encode(), "x.txt")).text == text


def test_broken_pdf():
    assert failure(read_bytes(b"%PDF-1.7\nno more", "x.pdf")).reason == "the PDF is broken"


def test_encrypted_pdf():
    data = pdf(lambda canvas: canvas.drawString(50, 700, TEXT), encrypt="secret")
    assert failure(read_bytes(data, "x.pdf")).reason == "the PDF is encrypted"


def test_pdf_of_scans():
    found = failure(read_bytes(pdf(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1)), "x.pdf"))
    assert "no text layer" in found.reason and "OCR" in found.todo


def test_html_nested_deep():
    page = "<html><body>" + "<div>" * 100_000 + f"<p>{TEXT}</p>" + "</div>" * 100_000
    read = document(read_bytes(page.encode(), "x.html"))
    assert read.text == TEXT and "whole page" in read.notes[0]


def test_html_cut_off_and_unclosed():
    page = f"<html><body><p>{TEXT}<b><i><table><tr><td>" + "<!--" * 5000
    assert TEXT in document(read_bytes(page.encode(), "x.html")).text


def test_100_mb_of_text_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(100 * 2**20)
        stream.write(TEXT.encode())
    reason = failure(read_file(path, ReadOptions(max_chars=1000))).reason
    assert reason == "the text is longer than 1,000 characters"


def test_text_over_the_limit_by_one():
    assert document(read_bytes(b"a b" * 10, "x.txt", ReadOptions(max_chars=30)))
    assert "longer than 29" in failure(read_bytes(b"a b" * 10, "x.txt", ReadOptions(max_chars=29))).reason


def test_zip_bomb_in_docx():
    data = docx({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:p/>" * 20_000_000})
    assert len(data) < 2**20
    assert "expands to" in failure(read_bytes(data, "x.docx")).reason


def test_broken_docx():
    assert "no sound Word document" in failure(read_bytes(docx({"word/document.xml": b"<w:"}), "x.docx")).reason
    assert "no sound Word document" in failure(read_bytes(b"PK\x03\x04 word/ no more", "x.docx")).reason


def test_gzip_bomb():
    data = gzip.compress(b"a" * (30 * 2**20), compresslevel=1)
    assert "longer than" in failure(read_bytes(data, "x.txt.gz")).reason
    assert "expands to more" in list(read_bytes(data, "x.jsonl.gz", ReadOptions(max_chars=1000)))[-1].reason


def test_broken_gzip():
    assert "broken" in failure(read_bytes(gzip.compress(TEXT.encode())[:-12], "x.txt.gz")).reason


def test_broken_json_lines_fail_alone():
    data = f'{{"text": "{TEXT}"}}\n{{"text": \n[1]\n{{"title": "none"}}\n\n{{"text": "{TEXT} Again."}}\n'
    items = list(read_bytes(data.encode(), "x.jsonl"))
    assert [type(item).__name__ for item in items] == ["Document", "Failure", "Failure", "Failure", "Document"]
    assert [item.locator for item in items[1:4]] == ["x.jsonl, line 2", "x.jsonl, line 3", "x.jsonl, line 4"]
    assert "title" in items[3].reason


def test_one_overlong_json_line_fails_alone():
    data = b'{"text": "' + b"a" * 200_000 + b'"}\n' + f'{{"text": "{TEXT}"}}\n'.encode()
    first, second = read_bytes(data, "x.jsonl", ReadOptions(max_chars=1000))
    assert isinstance(first, Failure) and isinstance(second, Document)


def test_csv_without_the_column():
    assert "a, b" in failure(read_bytes(b"a,b\n1,2\n", "x.csv")).reason
    assert "'story'" in failure(read_bytes(b"text,b\n1,2\n", "x.csv", ReadOptions(text_column="story"))).reason


def test_csv_with_an_open_quote_ends():
    data = b'text\n"' + b"never closed\n" * 50_000
    assert "longer than" in failure(read_bytes(data, "x.csv", ReadOptions(max_chars=1000))).reason


def test_message_without_text():
    data = b"MIME-Version: 1.0\nMessage-ID: <1@x>\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    assert "no part with text" in failure(read_bytes(data, "x.eml")).reason


def test_web_archive_without_pages():
    assert failure(read_bytes(b"WARC/1.0\r\nWARC-Ty", "x.warc")).reason == "there is no document in it"


def test_table_without_rows():
    assert failure(read_bytes(b"text,date\n", "x.csv")).reason == "there is no document in it"


def test_another_language_is_no_failure():
    text = "Министерство обороны заявило в понедельник, что обстрел города был остановлен, однако жители это отрицают."
    read = document(read_bytes(text.encode("cp1251"), "x.txt"))
    assert read.text == text and read.language == "ru"
    assert any("Russian" in note for note in read.notes)
