"""Pieces keep their place in the text and see casing, spacing and quotation."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportedly.encoders.pieces import Casing, Gap, Quotation, cut, load_tokenizer
from reportedly.encoders.windows import windows
from reportedly.lexicons.load import data_path


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(data_path("models/encoder/tokenizer.json"))


def test_offsets_count_code_points(tokenizer):
    text = "🚀 العربية Tírnava held."
    pieces = cut(text, tokenizer)
    words = [text[begin:end] for begin, end in pieces.offsets]
    assert words[0] == "🚀" and words[-2:] == ["held", "."]


def test_casing_is_given_back(tokenizer):
    pieces = cut("The ARMY left 12 towns.", tokenizer)
    assert list(pieces.features[pieces.first, 0]) == [
        Casing.CAPITAL, Casing.UPPER, Casing.LOWER, Casing.DIGIT, Casing.LOWER, Casing.MARK,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["the army left.", "THE ARMY LEFT."])
def test_a_text_of_one_case_shows_none(tokenizer, text):
    pieces = cut(text, tokenizer)
    assert set(pieces.features[:-1, 0].tolist()) == {int(Casing.UNKNOWN)}


def test_a_line_break_closes_quotation_marks(tokenizer):
    pieces = cut("“We stay.\nThey left.", tokenizer)
    quotation = pieces.features[:, 2]
    assert quotation[1] == Quotation.INSIDE and quotation[-1] == Quotation.OUTSIDE


def test_paragraphs_are_told_from_lines(tokenizer):
    pieces = cut("One.\nTwo.\n\nThree.", tokenizer)
    assert pieces.features[[2, 4], 1].tolist() == [Gap.LINE, Gap.PARAGRAPH]


def test_windows_hold_all_of_a_text_once(tokenizer):
    text = "\n".join("The convoy left the depot near Tal Rud at dawn. " * times for times in (1, 9, 40))
    pieces = cut(text, tokenizer)
    found = list(windows(pieces, 50))
    assert found[0][0] == 0 and found[-1][1] == len(pieces)
    assert all(one[1] == two[0] for one, two in pairwise(found))
    assert max(end - begin for begin, end in found) <= 50


def test_a_line_without_sentences_is_cut_between_words(tokenizer):
    pieces = cut("convoy " * 300, tokenizer)
    assert all(pieces.first[begin] for begin, _ in windows(pieces, 40))
