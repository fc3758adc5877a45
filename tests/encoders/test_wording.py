"""From scores of the wording tagger to loaded expressions."""

from __future__ import annotations

import numpy as np

from reportedly.encoders.wording import TECHNIQUES, decode

FIRST = np.array([True, False, True, True])
LABEL, DOUBT = TECHNIQUES.index("Name_Calling,Labeling"), TECHNIQUES.index("Doubt")


def scores(*loaded: tuple[int, int]) -> np.ndarray:
    table = np.zeros((len(FIRST), len(TECHNIQUES)), np.float32)
    table[:, -1] = 4
    for at, technique in loaded:
        table[at, technique] = 9
    return table


def test_words_that_follow_one_another_are_one_expression_of_the_technique_most_have():
    (one,) = decode(scores((2, LABEL), (0, DOUBT), (3, LABEL)), FIRST)
    assert (one.technique, one.begin, one.end) == ("Name_Calling,Labeling", 0, 4) and one.score > 0.9


def test_a_later_piece_of_a_word_decides_nothing():
    assert decode(scores((1, LABEL)), FIRST) == []


def test_no_words_no_expressions():
    assert decode(np.zeros((0, len(TECHNIQUES)), np.float32), np.zeros(0, bool)) == []
