"""From scores for words to the events that they tell."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.encoders.triggers import FACTUALITIES, REALITIES, ROLES, TYPES, decode

FIRST = np.array([True, False, True, True, True])
"""Four words, the first in two pieces."""


@pytest.fixture
def scores():
    size = len(FIRST)
    types = np.zeros((size, len(TYPES)), np.float32)
    types[:, -1] = 9
    types[2, TYPES.index("ASSAULT")] = 12
    facts = np.zeros((size, len(FACTUALITIES) + len(REALITIES)), np.float32)
    facts[2, FACTUALITIES.index("PS+")] = facts[2, len(FACTUALITIES) + REALITIES.index("future")] = 5
    links = np.full((len(ROLES), size, size), -9, np.float32)
    links[ROLES.index("actor"), 2, 0] = 3
    links[ROLES.index("place"), 2, [3, 4]] = [1, 2]
    return {"trigger_types": types, "trigger_facts": facts, "trigger_links": links}


def test_a_word_is_given_with_type_certainty_and_roles(scores):
    (found,) = decode(scores, FIRST, (0, 5))
    assert found.at == 2 and TYPES[int(found.types.argmax())] == "ASSAULT"
    assert FACTUALITIES[int(found.factuality.argmax())] == "PS+" and REALITIES[int(found.reality.argmax())] == "future"
    assert [(role, begin, end) for role, begin, end, _ in found.roles] == [("actor", 0, 2), ("place", 3, 5)]


def test_roles_are_sought_in_the_sentence_alone(scores):
    (found,) = decode(scores, FIRST, (2, 4))
    assert [(role, begin, end) for role, begin, end, _ in found.roles] == [("place", 3, 4)]


def test_a_sentence_without_words_tells_nothing(scores):
    assert decode(scores, np.zeros(5, bool), (0, 5)) == []
