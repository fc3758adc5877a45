"""The run over one document: parts, the check before it, the same bytes each time."""

from __future__ import annotations

import pytest
import spacy

from reportedly import read_text
from reportedly.errors import BadPipeline
from reportedly.pipeline import add_components
from reportedly.pipeline.run import PART_CHARS, _parts

SENTENCE = "The army said on Monday that rebels had attacked the town. "


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 2000,
        (SENTENCE * 5 + "\n\n") * 400,
        "x" * 5 * PART_CHARS,
        "word " * PART_CHARS,
        "",
        "\n" * 3 * PART_CHARS,
    ],
    ids=["one line", "paragraphs", "one word", "no sentences", "empty", "line breaks"],
)
def test_parts_are_bounded_and_together_are_the_text(text):
    parts = _parts(text)
    assert "".join(text[begin:end] for begin, end in parts) == text
    if text.strip():
        assert max(end - begin for begin, end in parts) <= 2 * PART_CHARS


def test_rows_of_signs_and_endless_figures_are_read_as_they_stand(pipeline):
    for noise in ("=" * 5000, "9" * 5000, "💥" * 5000):
        doc = pipeline.parse(f"Rebels shelled Marib. {noise} The army fled.")
        assert doc.text == f"Rebels shelled Marib. {noise} The army fled."
    record = read_text(f"Rebels killed {'9' * 5000} people in Marib on {'3' * 5000} May.")
    (event,) = [claim.event for claim in record.claims if claim.event]
    assert event.type == "ASSAULT" and all(count.low is None for count in event.casualties)


def test_a_text_in_parts_keeps_its_characters_and_offsets(pipeline):
    text = (SENTENCE * 5 + "\n\n") * 100
    doc = pipeline.parse(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_pipeline_without_a_parser_is_refused_before_a_run():
    with pytest.raises(BadPipeline, match=r"doc\.sents"):
        add_components(spacy.blank("en"))


def test_a_sentence_begins_behind_a_dateline_in_later_parts_too(pipeline):
    filed = "GAO, 4 June 2021 (Songhai River Letter) - "
    text = (SENTENCE * 5 + "\n\n") * 100 + filed + SENTENCE
    start = text.index(filed) + len(filed)
    doc = pipeline.parse(text, [start])
    assert start in [sentence.start_char for sentence in doc.sents]
