"""Figures that choose which state of a model is kept."""

from __future__ import annotations

from training.score import attribution_figures

TEXT = "The mayor said the bridge was mined"


def figures(found):
    gold = [{"source": [(0, 9)], "cue": [(10, 14)], "content": [(15, 35)]}]
    return attribution_figures([TEXT], [gold], [found])["attribution_f1"]


def test_half_the_content_and_a_word_of_the_source_are_enough():
    assert figures([{"source": [(4, 9)], "cue": [], "content": [(19, 35)]}]) == 100


def test_a_source_is_wanted_where_gold_has_one():
    assert figures([{"source": [], "cue": [], "content": [(15, 35)]}]) == 0


def test_each_gold_attribution_is_matched_once():
    same = {"source": [(0, 9)], "cue": [], "content": [(15, 35)]}
    assert round(figures([same, same]), 1) == 66.7
