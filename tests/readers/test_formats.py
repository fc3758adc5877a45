"""Each kind of file: its text, and what it says of itself."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from reportedly.readers import Failure, ReadOptions, read_bytes

BODY = (
    "The governor of North Kivu said on Friday that rebels had left the hill above Sake after two days of fighting. "
    "A spokesman for the rebels denied it and said that his men would stay until the army released their wounded. "
)
SECOND = "Residents reported shots in the night. The hospital counted four dead, two of them soldiers of the army."


def one(data, name, **options):
    items = list(read_bytes(data if isinstance(data, bytes) else data.encode(), name, ReadOptions(**options)))
    assert len(items) == 1 and not isinstance(items[0], Failure), items
    return items[0]


def page(head="", body=f"<p>{BODY}</p><p>{SECOND}</p>"):
    inside = f"<nav><a href='/'>Home</a></nav><article>{body}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{inside}</body></html>"


def test_text_is_left_as_it_is():
    text = f"  \u2028{BODY}\r\n\r\n{SECOND}\t \n"
    assert one(text, "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marked_and_wide_encodings(encoding):
    assert one(BODY.encode(encoding), "a.txt").text == BODY


def test_windows_arabic_and_cyrillic():
    arabic = "أعلنت وزارة الدفاع يوم الاثنين أن قواتها انسحبت من المدينة بعد اتفاق مع الفصائل المحلية في المنطقة. " * 3
    cyrillic = "Министерство сообщило, что войска вышли из города после соглашения с местными отрядами. " * 3
    assert one(arabic.encode("cp1256"), "a.txt").text == arabic
    assert one(cyrillic.encode("cp1251"), "a.txt").text == cyrillic


def test_markdown_front_matter():
    read = one(f"---\ntitle: Rebels leave Sake\nauthor: Grace Mbuyi\ndate: 2023-02-17\n---\n\n{BODY}\n", "a.md")
    assert (read.title, read.authors, read.published) == ("Rebels leave Sake", ("Grace Mbuyi",), "2023-02-17")


def test_html_takes_the_article_and_its_headline():
    read = one(
        page(
            "<title>Rebels leave hill | Kivu Today</title>", f"<h1>Rebels leave hill</h1><p>{BODY}</p><p>{SECOND}</p>"
        ),
        "a.html",
    )
    assert read.title == "Rebels leave hill"
    assert read.text.splitlines() == ["Rebels leave hill", BODY.strip(), SECOND]
    assert [part.part for part in read.layout] == ["title"]


def test_html_linked_data():
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Kivu Today"},
            {
                "@type": ["NewsArticle"],
                "headline": "Rebels leave hill",
                "datePublished": "2023-02-17T08:00:00+02:00",
                "dateModified": "2023-03-01",
                "author": [{"@type": "Person", "name": "Grace Mbuyi"}, {"@type": "Person", "name": "Paul Kitsa"}],
                "publisher": {"name": "Kivu Today"},
            },
        ],
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        '<link rel="canonical" href="https://kivutoday.example/sake">'
    )
    read = one(page(head), "a.html")
    assert read.title == "Rebels leave hill" and read.authors == ("Grace Mbuyi", "Paul Kitsa")
    assert read.published == "2023-02-17" and read.publisher.name == "Kivu Today"
    assert read.locator == "https://kivutoday.example/sake" and read.publisher.url == "https://kivutoday.example"


def test_html_day_is_not_taken_from_the_text_or_a_copyright_line():
    read = one(page("", f"<p>{BODY}</p><p>It began on 3 May 2019. {SECOND}</p><p>Copyright 2021</p>"), "a.html")
    assert read.published is None


def test_html_account_names_are_no_authors():
    read = one(
        page('<meta name="author" content="admin"><meta property="article:author" content="https://x.example/u/1">'),
        "a.html",
    )
    assert read.authors == ()


def test_html_in_the_encoding_it_declares():
    cyrillic = "Войска вышли из города, сообщил губернатор. "
    markup = page('<meta charset="windows-1251">', f"<p>{cyrillic * 6}</p>")
    assert cyrillic.strip() in one(markup.encode("cp1251"), "a.html").text


def test_html_is_told_by_its_content():
    assert "<p>" not in one(page(), "saved-page").text


def test_eml_plain_part_sender_subject_day():
    message = (
        'From: "Grace Mbuyi" <g@kivu.example>\nSubject: Fwd: =?utf-8?q?Sak=C3=A9_is_quiet?=\n'
        "Date: Fri, 17 Feb 2023 23:30:00 -0500\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\n\n<p>html</p>\n--b\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n--b--\n"
    )
    read = one(message, "a.eml")
    assert (read.title, read.authors, read.published) == ("Saké is quiet", ("Grace Mbuyi",), "2023-02-17")
    assert read.text.strip() == BODY.strip()


def test_eml_html_part():
    message = f"From: x@y.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n<div>{BODY}<br>{SECOND}</div>\n"
    assert one(message, "a.eml").text.splitlines() == [BODY.strip(), SECOND]


def test_pdf_paragraphs_without_running_heads():
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    def decorate(canvas, template):
        canvas.drawString(60, 560, "Kivu Monitor 12")
        canvas.drawString(200, 20, f"Page {template.page}")

    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    places = ["Goma", "Kitchanga", "Rutshuru", "Bunagana", "Masisi", "Nyanzale", "Kibumba", "Tongo"]
    texts = [
        BODY.replace("Sake", one).replace("North Kivu", two).replace("wounded", f"men in {two}").strip()
        for one in places
        for two in places[:3]
    ]
    flow = [item for text in texts for item in (Paragraph(text, style), Spacer(1, 8))]
    SimpleDocTemplate(out, pagesize=A5, invariant=1).build(flow, onFirstPage=decorate, onLaterPages=decorate)
    assert one(out.getvalue(), "a.pdf").text.splitlines() == texts


def test_docx_paragraphs_tables_and_no_guessed_author():
    import docx

    document = docx.Document()
    document.core_properties.author = "Press Officer"
    document.core_properties.title = "Template 4"
    document.add_paragraph(BODY)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "dead", "4"
    document.add_paragraph(SECOND)
    out = io.BytesIO()
    document.save(out)
    read = one(out.getvalue(), "a.docx")
    assert read.text == f"{BODY}\ndead\t4\n{SECOND}"
    assert read.authors == () and read.title is None and read.published is None


def test_jsonl_fields_found_and_named():
    row = {
        "Body": BODY,
        "headline": "Quiet",
        "byline": "By Grace Mbuyi",
        "pub_date": "Feb. 17, 2023",
        "source": {"name": "Kivu Today"},
    }
    read = one(json.dumps(row), "a.jsonl")
    assert (read.text, read.title, read.authors, read.published) == (BODY, "Quiet", ("Grace Mbuyi",), "2023-02-17")
    assert read.publisher.name == "Kivu Today" and read.locator == "Kivu Today, 2023-02-17"
    named = one(json.dumps({"text": "no", "t2": BODY}), "a.jsonl", text_column="t2")
    assert named.text == BODY


def test_json_list_over_several_lines():
    data = json.dumps([{"text": BODY}, {"text": SECOND}], indent=1).encode()
    assert [read.text for read in read_bytes(data, "a.json")] == [BODY, SECOND]


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_csv_delimiters_quotes_and_lines_in_cells(name, mark):
    text = f'{BODY}\n\nHe said: "{SECOND}"'
    quoted = text.replace('"', '""')
    data = f'id{mark}date{mark}text\n7{mark}2023-02-17{mark}"{quoted}"\n8{mark}2023-02-18{mark}"{SECOND}"\n'
    first, second = read_bytes(data.encode("utf-8-sig"), name)
    assert (first.text, first.published, second.text) == (text, "2023-02-17", SECOND)
    assert first.locator == f"{name}#7"


def test_ambiguous_day_is_left_out_with_a_note():
    read = one(f"text,date\n{SECOND.replace(',', ';')},03/04/2021\n", "a.csv")
    assert read.published is None and "03/04/2021" in read.notes[0]


def warc(records):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, status, mime, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", mime)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


def test_warc_gives_its_pages():
    data = warc([
        ("https://a.example/1", "200 OK", "text/html; charset=utf-8", page().encode()),
        ("https://a.example/2", "404 Not Found", "text/html", b"<html>no such page</html>"),
        ("https://a.example/3", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.example/4", "200 OK", "text/plain", BODY.encode()),
        ("https://a.example/5", "200 OK", "application/pdf", b"%PDF-1.4 broken"),
    ])  # fmt: skip
    first, second, third = read_bytes(data, "a.warc.gz")
    assert first.locator == "https://a.example/1" and SECOND in first.text and first.published is None
    assert second.text == BODY
    assert isinstance(third, Failure) and third.locator == "https://a.example/5"


def test_gzip_of_any_kind():
    assert one(gzip.compress(BODY.encode()), "a.txt.gz").text == BODY
    assert one(gzip.compress(json.dumps({"text": BODY}).encode()), "a.jsonl.gz").text == BODY
