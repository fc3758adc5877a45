"""Tags and pointers into attributions."""

from __future__ import annotations

import numpy as np

from reportedly.encoders.attribution import decode

CUE, CONTENT = 1, 2


def window(size: int, spans: dict[int, list[tuple[int, int]]], to_source=(), to_cue=()):
    """Scores of `size` words: what is tagged, and which word points to which (-1: none)."""
    tags = np.zeros((size, 3, 3), np.float32)
    tags[:, :, 0] = 5
    for role, places in spans.items():
        for begin, end in places:
            tags[begin:end, role, 2] = 10
            tags[begin, role, 1] = 12
    links = np.zeros((2, size + 1, size + 1), np.float32)
    for kind, pairs in enumerate((to_source, to_cue)):
        for begin, end in pairs:
            links[kind, begin + 1, end + 1] = 20
    return tags.reshape(size, 9), links, np.ones(size, bool)


def test_a_content_goes_to_the_cue_it_points_to():
    tags, links, first = window(
        6, {0: [(0, 1)], CUE: [(1, 2), (5, 6)], CONTENT: [(2, 5)]}, to_source=[(1, 0)], to_cue=[(2, 1), (3, 1), (4, 1)]
    )
    (found,) = decode(tags, links, first)
    assert (found.source, found.cue, found.content) == ([(0, 1)], [(1, 2)], [(2, 5)])


def test_an_interrupted_content_stays_one_attribution():
    pairs = [(0, 2), (1, 2), (3, 2), (4, 2)]
    tags, links, first = window(5, {CUE: [(2, 3)], CONTENT: [(0, 2), (3, 5)]}, to_source=[(2, -1)], to_cue=pairs)
    (found,) = decode(tags, links, first)
    assert found.content == [(0, 2), (3, 5)]


def test_a_cue_may_point_to_no_source():
    tags, links, first = window(
        4, {0: [(0, 1)], CUE: [(1, 2)], CONTENT: [(2, 4)]}, to_source=[(1, -1)], to_cue=[(2, 1), (3, 1)]
    )
    (found,) = decode(tags, links, first)
    assert found.source == []


def test_a_cue_without_content_is_no_attribution():
    assert decode(*window(3, {CUE: [(1, 2)]})) == []


def test_what_the_pointers_doubt_is_less_sure():
    spans = {0: [(0, 1)], CUE: [(1, 2)], CONTENT: [(2, 4)]}
    (sure,) = decode(*window(4, spans, to_source=[(1, 0)], to_cue=[(2, 1), (3, 1)]), least=0)
    (unsure,) = decode(*window(4, spans), least=0)
    assert unsure.score < sure.score


def test_what_is_unlikely_is_left_out():
    tags, links, first = window(4, {0: [(0, 1)], CUE: [(1, 2)], CONTENT: [(2, 4)]})
    tags = tags.reshape(4, 3, 3)
    tags[:, :, 0] += 6  # hardly tagged
    assert decode(tags.reshape(4, 9), links, first) == []
    assert len(decode(tags.reshape(4, 9), links, first, least=0)) == 1
