"""The parties corpus: its form, and how readings are held against it."""

from __future__ import annotations

import dataclasses

import pytest

import reportedly
from reportedly.model import Span
from training.parties import outcomes, read_parties

TEXT = """=== communiqué | Mali | 1
{1|The River Front} says that {2|{1|its} men} met {3|two drivers}. {2+3|They} left.
"""


@pytest.fixture
def one(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (text,) = read_parties(tmp_path)
    return text


def test_marks_are_taken_out_and_mentions_may_stand_in_others(one):
    assert [(span.of(one.text), sorted(parties)) for span, parties in one.mentions] == [
        ("The River Front", ["1"]), ("its men", ["2"]), ("its", ["1"]), ("two drivers", ["3"]), ("They", ["2", "3"]),
    ]  # fmt: skip
    assert one.issuer == "River Front"


def test_a_mention_of_two_is_right_where_both_are_meant(one):
    record = reportedly.read_text(one.text)
    spans = {span.of(one.text): span for span, _ in one.mentions}
    actors = [("The River Front", "its"), ("its men", "They"), ("two drivers", "They")]
    read = tuple(
        dataclasses.replace(record.actors[0], id=f"a{at}", mentions=tuple(spans[words] for words in said))
        for at, said in enumerate(actors)
    )
    assert all(right for *_, right in outcomes(one, dataclasses.replace(record, actors=read)))
    fewer = dataclasses.replace(read[2], mentions=(Span(0, 1),))
    assert [right for *_, right in outcomes(one, dataclasses.replace(record, actors=(*read[:2], fewer)))][3:] == [
        False, False,
    ]  # fmt: skip


def test_a_brace_without_its_fellow_is_named(tmp_path):
    (tmp_path / "one.txt").write_text("=== wire | Mali | -\n{1|Gunmen left.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no end"):
        read_parties(tmp_path)


def test_the_corpus_is_of_its_form():
    texts = read_parties()
    assert len(texts) == 108 and all(len(text.mentions) >= 8 for text in texts)
