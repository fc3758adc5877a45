"""PolNeAR attribution: source, cue and content over tokens; attributions one to one.

A token is a maximal run of non-blanks and stands in a set of spans where its characters meet any of them. Attributions
are paired greedily by the Dice of their contents; a pair is right where the Dice is at least 0.5 and the sources share
a token (a gold attribution without source is right only with a prediction without one).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from .common import Counts, Metrics, prf, ratio
from .slips import Slip, hull, words
from .tables import Table

ROLES = ("content", "source", "cue")
MARKS = "\"“”‘'`«"
"""A content is direct where its first character is one of these."""


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document; `gold` and `predicted` hold `attributions` of `source`, `cue`, `content` spans."""
    read = _reader(text)
    wanted, given = read(gold["attributions"]), read(predicted.get("attributions", []))
    result: Counts = Counter()
    for role in ROLES:
        one = frozenset().union(*(row[role] for row in wanted))
        two = frozenset().union(*(row[role] for row in given))
        result.update({f"{role}_right": len(one & two), f"{role}_predicted": len(two), f"{role}_gold": len(one)})
    pairs = _pairs(wanted, given, need_source=True)
    right, right_given = set(pairs), set(pairs.values())
    content = _pairs(wanted, given, need_source=False)
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


def paired(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> dict[int, int]:
    """Gold's attributions to the predicted ones that are right, by their places in the lists."""
    read = _reader(text)
    return _pairs(read(gold["attributions"]), read(predicted["attributions"]), need_source=True)


def slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Attributions missed, invented, and those with the right content and another source."""
    read = _reader(text)
    rows, found = gold["attributions"], predicted.get("attributions", [])
    wanted, given = read(rows), read(found)
    right = _pairs(wanted, given, need_source=True)
    left = [at for at in range(len(rows)) if at not in right]
    over = [other for other in range(len(found)) if other not in set(right.values())]
    close = _pairs([wanted[at] for at in left], [given[other] for other in over], need_source=False)
    sourced = {left[at]: over[other] for at, other in close.items()}

    def told(row: dict[str, Any]) -> dict[str, str]:
        return {role: words(text, row[role]) for role in ("source", "cue", "content")}

    def place(row: dict[str, Any]) -> tuple[int, int] | None:
        return hull(*(row[role] for role in ROLES))

    result = []
    for at, row in enumerate(rows):
        if at in sourced:
            two = told(found[sourced[at]])
            result.append(Slip(what="source", span=place(row), gold=told(row), predicted=two))
        elif at not in right:
            result.append(Slip(what="attribution", span=place(row), gold=told(row)))
    for other in over:
        if other not in set(sourced.values()):
            row = found[other]
            result.append(Slip(what="attribution", span=place(row), predicted=told(row)))
    return result


def tables(summed: Counts) -> list[Table]:
    """By kind of quote: recall by gold's, precision by the quote that was read."""
    rows = []
    for kind in ("direct", "indirect"):
        asked, given = summed[f"{kind}_gold"], summed[f"{kind}_predicted"]
        right, right_given = summed[f"{kind}_gold_right"], summed[f"{kind}_predicted_right"]
        rows.append((kind, asked, given, ratio(right_given, given), ratio(right, asked)))
    return [Table(name="attributions by quote", columns=("quote", "gold", "read", "P", "R"), rows=tuple(rows))]


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


def _reader(text: str) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    """What gives the rows of a document by tokens."""
    tokens_of = [match.span() for match in re.finditer(r"\S+", text)]
    begins, ends = [begin for begin, _ in tokens_of], [end for _, end in tokens_of]

    def tokens(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        found: set[int] = set()
        for begin, end in spans:
            at = bisect_right(ends, begin)
            while at < len(tokens_of) and begins[at] < end:
                found.add(at)
                at += 1
        return frozenset(found)

    def read(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {role: tokens(row[role]) for role in ROLES}
            | {"direct": bool(row["content"]) and text[min(row["content"])[0]] in MARKS}
            for row in rows
        ]

    return read


def _pairs(wanted: list[dict[str, Any]], given: list[dict[str, Any]], *, need_source: bool) -> dict[int, int]:
    """Gold's attributions to the predicted ones that are the same, by their places in the lists."""
    options = []
    for at, one in enumerate(wanted):
        for other, two in enumerate(given):
            shared = len(one["content"] & two["content"])
            dice = 2 * shared / (len(one["content"]) + len(two["content"])) if shared else 0.0
            if dice < 0.5 or (need_source and not _sources_agree(one["source"], two["source"])):
                continue
            options.append((-dice, at, other))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, at, other in sorted(options):
        if at not in pairs and other not in used:
            pairs[at] = other
            used.add(other)
    return pairs


def _sources_agree(gold: frozenset[int], predicted: frozenset[int]) -> bool:
    return bool(gold & predicted) if gold else not predicted
