"""PolNeAR attribution: source, cue and content over tokens; attributions one to one.

A token is a maximal run of non-blanks and stands in a set of spans where its characters meet any of them. Attributions
are paired greedily by the Dice of their contents; a pair is right where the Dice is at least 0.5 and the sources share
a token (a gold attribution without source is right only with a prediction without one).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import Any

from .common import Counts, Metrics, prf, ratio

ROLES = ("content", "source", "cue")
MARKS = "\"“”‘'`«"
"""A content is direct where its first character is one of these."""


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document; `gold` and `predicted` hold `attributions` of `source`, `cue`, `content` spans."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    begins, ends = [begin for begin, _ in words], [end for _, end in words]

    def tokens(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        found: set[int] = set()
        for begin, end in spans:
            at = bisect_right(ends, begin)
            while at < len(words) and begins[at] < end:
                found.add(at)
                at += 1
        return frozenset(found)

    def read(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {role: tokens(row[role]) for role in ROLES}
            | {"direct": bool(row["content"]) and text[min(row["content"])[0]] in MARKS}
            for row in rows
        ]

    wanted, given = read(gold["attributions"]), read(predicted.get("attributions", []))
    result: Counts = Counter()
    for role in ROLES:
        one = frozenset().union(*(row[role] for row in wanted))
        two = frozenset().union(*(row[role] for row in given))
        result.update({f"{role}_right": len(one & two), f"{role}_predicted": len(two), f"{role}_gold": len(one)})
    right, right_given = _pairs(wanted, given, need_source=True)
    content, _ = _pairs(wanted, given, need_source=False)
    result.update(
        attr_right=len(right), attr_predicted=len(given), attr_gold=len(wanted), content_only_right=len(content)
    )
    for kind, value in (("direct", True), ("indirect", False)):
        result[f"{kind}_gold"] = sum(row["direct"] is value for row in wanted)
        result[f"{kind}_gold_right"] = sum(wanted[at]["direct"] is value for at in right)
        result[f"{kind}_predicted"] = sum(row["direct"] is value for row in given)
        result[f"{kind}_predicted_right"] = sum(given[at]["direct"] is value for at in right_given)
    result["nosource_gold"] = sum(not row["source"] for row in wanted)
    result["nosource_right"] = sum(not wanted[at]["source"] for at in right)
    return result


def metrics(summed: Counts) -> Metrics:
    """`attr_f1` is the headline; `content_f1`, `source_f1`, `cue_f1` are over tokens."""
    values = prf("attr", summed["attr_right"], summed["attr_predicted"], summed["attr_gold"])
    for role in ROLES:
        values |= prf(role, summed[f"{role}_right"], summed[f"{role}_predicted"], summed[f"{role}_gold"])
    values |= prf("attr_content_only", summed["content_only_right"], summed["attr_predicted"], summed["attr_gold"])
    for kind in ("direct", "indirect"):
        values[f"{kind}_r"] = ratio(summed[f"{kind}_gold_right"], summed[f"{kind}_gold"])
        values[f"{kind}_p"] = ratio(summed[f"{kind}_predicted_right"], summed[f"{kind}_predicted"])
    values["nosource_r"] = ratio(summed["nosource_right"], summed["nosource_gold"])
    return values


def _pairs(
    wanted: list[dict[str, Any]], given: list[dict[str, Any]], *, need_source: bool
) -> tuple[set[int], set[int]]:
    options = []
    for at, one in enumerate(wanted):
        for other, two in enumerate(given):
            shared = len(one["content"] & two["content"])
            dice = 2 * shared / (len(one["content"]) + len(two["content"])) if shared else 0.0
            if dice < 0.5 or (need_source and not _sources_agree(one["source"], two["source"])):
                continue
            options.append((-dice, at, other))
    left: set[int] = set()
    right: set[int] = set()
    for _, at, other in sorted(options):
        if at not in left and other not in right:
            left.add(at)
            right.add(other)
    return left, right


def _sources_agree(gold: frozenset[int], predicted: frozenset[int]) -> bool:
    return bool(gold & predicted) if gold else not predicted
