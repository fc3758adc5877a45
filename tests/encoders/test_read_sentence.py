"""From scores of the events head to what a sentence tells."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.encoders.events import PARTS, TYPES, pool, read_sentence

FIRST = np.array([True, False, True, True])


def scores(attention, votes):
    table = np.zeros((len(attention), 1 + len(TYPES)), np.float32)
    table[:, 0] = attention
    for piece, name in votes.items():
        table[piece, 1 + TYPES.index(name)] = 5
    return table


def tags(begin, inside):
    table = np.zeros((4, len(PARTS), 3), np.float32)
    table[:, :, 0] = 4
    table[begin, 0, 1] = table[inside, 0, 2] = 9
    return table


def test_the_word_with_most_attention_decides_the_type():
    probable = pool(scores([0, 0, 9, 0], {2: "AID", 0: "ASSAULT"}))
    assert TYPES[int(probable.argmax())] == "AID" and probable.sum() == pytest.approx(1)


def test_attention_on_later_pieces_counts_for_the_word():
    assert read_sentence(scores([0, 9, 8, 0], {}), tags([], []), FIRST).peak == (0, 2)


def test_the_likeliest_phrase_ends_with_the_last_piece_of_its_last_word():
    (span, odds), (_, none) = read_sentence(scores([0] * 4, {}), tags([0], [2]), FIRST).spans
    assert span == (0, 3) and odds > 0 > none
