"""Times: what an expression means, what it covers, and what is none; invented texts and expressions."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportedly.annotators.reading import Reading
from reportedly.annotators.times import TimeReader
from reportedly.model import Document

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))


@pytest.fixture
def read(parse):
    def run(text, *, published="2020-07-04", layout=(), given=None):
        doc = parse(text)
        document = Document(id="d", text_id="d", sha256="d", text=text, published=published or None, layout=layout)
        reading = Reading(document, given=given or {})
        doc._.reportedly = reading
        TimeReader()(doc)
        return reading.times

    return run


def named(case) -> str:
    return f"{case['text']} ({case.get('published', '2020-07-04')})"


@pytest.mark.parametrize("case", CASES["case"], ids=named)
def test_an_expression_means(read, case):
    text = case["text"]
    times = read(text, published=case.get("published", "2020-07-04"))
    found = {mention.of(text): time for time in times for mention in time.mentions}
    assert case["words"] in found
    time = found[case["words"]]
    assert (time.edtf, time.timex3.value, time.timex3.mod) == (case.get("edtf"), case["value"], case.get("mod"))


@pytest.mark.parametrize("text", CASES["none"])
def test_no_time(read, text):
    assert [mention.of(text) for time in read(text) for mention in time.mentions] == []


def test_in_a_text_written_as_things_happen_a_time_of_day_is_of_that_day(read):
    text = "[06:20]\nA column left at 4 a.m.\n\n[08:05]\nIt has crossed the river.\n\n[09:40]\nSilence.\n"
    (time,) = read(text)
    assert (time.edtf, time.mentions[0].of(text)) == ("2020-07-04T04:00:00", "4 a.m.")
    assert read("A column left at 4 a.m.")[0].edtf is None


def test_the_time_of_day_that_a_post_opens_with_is_no_time_of_what_it_tells(read):
    assert read("06:20 A column left.\n\n08:05 It has crossed the river.\n\n09:40 Silence.\n") == []
