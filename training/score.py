"""Figures that decide which state of a model is kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

Spans = Sequence[tuple[int, int]]


def attribution_figures(
    texts: Sequence[str],
    gold: Sequence[Sequence[Mapping[str, Spans]]],
    found: Sequence[Sequence[Mapping[str, Spans]]],
) -> dict[str, float]:
    """Attribution P, R and F1, and token F1 of content, in percent.

    A found attribution is right where its content shares Dice ≥ 0.5 of the words with a gold one's and their sources
    share a word, or neither has a source; one to one, the best Dice first.
    """
    right = found_total = gold_total = 0
    shared = found_words = gold_words = 0
    for text, expected, given in zip(texts, gold, found, strict=True):
        words = [match.span() for match in re.finditer(r"\S+", text)]
        wanted = [_tokens(item, words) for item in expected]
        got = [_tokens(item, words) for item in given]
        right += len(_matches(wanted, got))
        gold_total += len(wanted)
        found_total += len(got)
        want_set = {word for item in wanted for word in item["content"]}
        got_set = {word for item in got for word in item["content"]}
        shared += len(want_set & got_set)
        gold_words += len(want_set)
        found_words += len(got_set)
    precision, recall = right / max(found_total, 1), right / max(gold_total, 1)
    return {
        "attribution_p": 100 * precision,
        "attribution_r": 100 * recall,
        "attribution_f1": 200 * right / max(found_total + gold_total, 1),
        "content_token_f1": 200 * shared / max(found_words + gold_words, 1),
    }


def right_ones(text: str, gold: Sequence[Mapping[str, Spans]], found: Sequence[Mapping[str, Spans]]) -> set[int]:
    """Places in `found` of the attributions of one text that are right."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    return _matches([_tokens(item, words) for item in gold], [_tokens(item, words) for item in found])


def _matches(wanted: list[dict[str, set[int]]], got: list[dict[str, set[int]]]) -> set[int]:
    """Places in `got` of what is right."""
    pairs = []
    for i, expected in enumerate(wanted):
        for j, given in enumerate(got):
            both = len(expected["content"] & given["content"])
            dice = 2 * both / max(len(expected["content"]) + len(given["content"]), 1)
            same_source = expected["source"] & given["source"] or not (expected["source"] or given["source"])
            if dice >= 0.5 and same_source:
                pairs.append((-dice, i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return used_found


def _tokens(item: Mapping[str, Spans], words: Sequence[tuple[int, int]]) -> dict[str, set[int]]:
    ends = [end for _, end in words]
    tokens: dict[str, set[int]] = {}
    for role in ("source", "content"):
        tokens[role] = set()
        for begin, end in item[role]:
            at = bisect_right(ends, begin)
            while at < len(words) and words[at][0] < end:
                tokens[role].add(at)
                at += 1
    return tokens
