"""From scores of the parts head to phrases."""

from __future__ import annotations

import numpy as np

from reportedly.encoders.parts import PARTS, decode

FIRST = np.array([True, False, True, True, True])
VICTIM = PARTS.index("victim")


def tags(begin: list[int], inside: list[int]) -> np.ndarray:
    table = np.zeros((len(FIRST), len(PARTS), 3), np.float32)
    table[:, :, 0] = 4
    table[begin, VICTIM, 1] = table[inside, VICTIM, 2] = 9
    return table


def spans(begin: list[int], inside: list[int]) -> list[tuple[str, int, int]]:
    return [(one.part, one.begin, one.end) for one in decode(tags(begin, inside), FIRST)]


def test_a_phrase_goes_on_while_its_words_are_inside_and_ends_with_the_last_piece_of_a_word():
    assert spans([0], []) == [("victim", 0, 2)] and spans([0], [2, 3]) == [("victim", 0, 4)]


def test_a_begin_after_a_phrase_begins_another():
    assert spans([2, 3], [4]) == [("victim", 2, 3), ("victim", 3, 5)]


def test_no_words_no_phrases():
    assert decode(np.zeros((0, len(PARTS), 3), np.float32), np.zeros(0, bool)) == []
