"""The HTML report: self-contained, whole, and deaf to whatever a text tries."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import pytest

from reportedly import report
from reportedly.errors import BadOption
from reportedly.report.outlines import extent, outlines
from reportedly.report.page import hash_of, json_block
from reportedly.report.view import Overview, time_label, utf16, web_address
from tests.report.make_records import HOSTILE, WIRE, hostile, weighed, wire


class Page(HTMLParser):
    """What a browser would find in a page: elements, attributes, inline scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.bodies: dict[str, list[str]] = {"script": [], "style": []}
        self._open: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open = tag if tag in self.bodies else None
        if self._open:
            self.bodies[tag].append("")

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        if self._open:
            self.bodies[self._open][-1] += data


@pytest.fixture
def page(tmp_path):
    def written(*records):
        path = tmp_path / "report.html"
        report.write(records, path, title="Report of a test")
        return path.read_text(encoding="utf-8")

    return written


def test_counts_are_those_of_the_records(tmp_path):
    assert report.write([wire()], tmp_path / "r.html") == {"claims": 7, "voices": 3, "documents": 1}


def test_the_policy_lets_only_the_scripts_and_styles_of_the_page_itself_work(page):
    found = Page(page(wire()))
    policy = next(a["content"] for tag, a in found.elements if a.get("http-equiv") == "Content-Security-Policy")
    kinds = [attrs.get("type") for tag, attrs in found.elements if tag == "script"]
    assert kinds == [*["application/json"] * 3, None]
    assert hash_of(found.bodies["script"][-1]) in policy
    assert hash_of(found.bodies["style"][0]) in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_a_page_fetches_nothing(page):
    found = Page(page(wire()))
    fetching = {"src", "srcset", "data", "poster", "background"}
    assert not [attrs for _, attrs in found.elements if fetching & set(attrs)]
    assert not [attrs for tag, attrs in found.elements if tag == "link"]


def test_no_text_of_a_document_becomes_an_element_or_a_handler(page):
    found = Page(page(hostile()))
    assert len(found.bodies["script"]) == 4
    assert "img" not in {tag for tag, _ in found.elements}
    assert not [attrs for _, attrs in found.elements if any(name.startswith("on") for name in attrs)]
    assert not [attrs for _, attrs in found.elements if (attrs.get("href") or "#")[0] != "#"]


def test_hostile_words_come_back_from_the_page_as_they_were(page):
    found = Page(page(hostile()))
    view = json.loads(found.bodies["script"][0])
    assert view["text"] == f"{HOSTILE} said {HOSTILE}"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "data:text/html,x", "//x", "x", "http://[", None],
)
def test_only_web_addresses_become_links(url):
    assert web_address(url) is None


def test_a_json_block_holds_no_sign_that_html_or_old_scripts_would_see():
    assert not re.search("[<>&\u2028\u2029]", json_block({"a": HOSTILE, "b": "\ud800"}))


def test_offsets_count_as_a_browser_counts():
    offsets = utf16(WIRE.text)
    begin, end = offsets(WIRE("HAWIJA"))
    units = WIRE.text.encode("utf-16-le")
    assert units[2 * begin : 2 * end].decode("utf-16-le") == "HAWIJA"


def test_a_carried_argument_says_where_it_was_taken_from():
    claim = Overview().add(wire())["claims"][0]
    assert claim["arguments"]["place"][0]["carried"]["from"] == "the dateline"


def test_a_voice_is_the_last_of_the_chain_and_the_document_speaks_as_its_publisher():
    overview = Overview()
    overview.add(wire())
    chains = [[(overview.parties[party]["name"], act) for party, act, _ in claim["chain"]] for claim in overview.claims]
    assert chains[3] == [("Meridian News", "assert"), ("Abu Salim", "deny")]


def test_an_actor_of_two_documents_is_one_party_and_an_unnamed_one_is_not():
    overview = Overview()
    overview.add(wire())
    before = len(overview.parties)
    overview.add(wire())
    assert len(overview.parties) == before


def test_an_open_time_is_told_as_open():
    assert time_label(wire().times[1]) == "until 2023-05-20"


def test_the_map_reaches_over_all_places_and_shows_their_country():
    overview = Overview()
    overview.add(wire())
    box = extent(overview.places)
    assert box is not None
    assert box[0] < 43.77 < 46.2 < box[2]
    assert "IQ" in {country["code"] for country in outlines(box)}


def test_a_report_that_fails_leaves_the_file_that_was_there(tmp_path):
    path = tmp_path / "r.html"
    path.write_text("before")

    def broken():
        yield wire()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        report.write(broken(), path)
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["r.html"]


def test_a_pipe_is_written_into_and_a_link_stays_a_link(tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "link.html"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        page = pool.submit(pipe.read_bytes)
        report.write([wire()], pipe)
        assert page.result(timeout=30).startswith(b"<!doctype html>") and pipe.is_fifo()
    link.symlink_to(tmp_path / "r.html")
    report.write([wire()], link)
    assert link.is_symlink() and (tmp_path / "r.html").is_file()


def test_a_folder_that_is_not_there_is_one_clear_error(tmp_path):
    with pytest.raises(BadOption, match="cannot be written"):
        report.write([wire()], tmp_path / "missing" / "r.html")


def test_a_report_without_documents_is_a_page_too(page):
    assert "<b>0</b>" in page()


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Chromium (apt-get install chromium)")
@pytest.mark.parametrize(
    "view",
    ["documents/0/c1", "incidents", "incidents/i%2F1", "disputes", "who", "threats", "claims", "actors", "timeline",
     "map", "wording"],
)  # fmt: skip
def test_a_browser_draws_every_view_and_runs_nothing_of_a_hostile_text(tmp_path, view):
    path = tmp_path / "r.html"
    records = [wire(), hostile()]
    report.write(records, path, weighed=weighed(*records))
    if view.startswith("documents"):
        view = "documents/1"
    seen = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
         "--disable-component-update", f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000",
         "--dump-dom", f"{path.as_uri()}#{view}"],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    found = Page(seen)
    body = seen[seen.index(f'id="view-{view.split("/")[0]}"') :]
    assert "onerror=alert(2)&gt;" in body or "alert(1)" in body or view == "timeline"
    assert "img" not in {tag for tag, _ in found.elements}
    assert len(found.bodies["script"]) == 5
    assert [attrs["href"] for tag, attrs in found.elements if tag == "a" and attrs.get("target")] in (
        [], ["https://meridian.example/x"],
    )  # fmt: skip
