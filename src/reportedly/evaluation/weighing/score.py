"""What weighing gave against what gold says it should give.

Claims go by `DOCUMENT#CLAIM`. Counts are kept per gold incident (and one row for what belongs to none), so that
intervals are over incidents; all of them add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from ..files import Row
from ..scorers.common import Counts, Metrics, prf, ratio
from ..scorers.records.align import assign, fold_name

NONE = "no incident"
"""Name of the row of counts for claims of no gold incident."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIncident:
    """One incident that weighing made."""

    claims: frozenset[str]
    covered_by: frozenset[str] = frozenset()
    origins: int = 0
    grade: str = ""
    disputed: frozenset[str] = frozenset()
    why: str = ""


NOTHING = FoundIncident(claims=frozenset())
"""Stands for an incident of gold that weighing has not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that weighing made of the gold documents, in gold's names."""

    incidents: tuple[FoundIncident, ...]
    copies: dict[Pair, str] = field(default_factory=dict)
    """Two documents by name, in order, to how the one copies the other."""
    threats: frozenset[tuple[str, str, str]] = frozenset()
    """Threat, what followed, and as what."""
    actor_disputes: frozenset[Pair] = frozenset()
    """Folded name of an actor, and what is disputed of it."""


def score(expected: Row, found: Found, claims: Iterable[str]) -> tuple[dict[str, Counts], list[Row]]:
    """Counts by gold incident, and what is wrong, told side by side.

    Args:
        expected: `weighing.json`.
        found: what weighing made.
        claims: the claims that were there to be weighed; pairs are counted over all of gold's.
    """
    there = set(claims)
    table: dict[str, Counts] = {str(one["id"]): Counter() for one in expected["incidents"]}
    table[NONE] = Counter()
    _score_clusters(expected, found, there, table)
    matched = _match(expected["incidents"], found.incidents)
    wrong = []
    for at, one in enumerate(expected["incidents"]):
        given, counts = matched.get(at, NOTHING), table[one["id"]]
        counts["incidents"] += 1
        counts["found"] += at in matched
        counts["origins"] += given.origins == len(one["origins"])
        counts["grade"] += given.grade in accepted_grades(one)
        _score_sets("disputed", accepted_fields(one, given.disputed), given.disputed, counts)
        _score_sets("covering", set(one.get("covered_by", ())), given.covered_by, counts)
        row = _difference(one, given)
        if row:
            wrong.append({"incident": one["id"], **row})
    counts = table[NONE]
    for name, gold, answer in _lists(expected, found):
        _score_sets(name, gold, answer, counts)
        if gold != answer:
            wrong.append({"part": name, **_sides(gold, answer)})
    how = {_pair(*one["pair"]): one["how"] for one in expected.get("copies", [])}
    both = how.keys() & found.copies.keys()
    counts["copies_both"] += len(both)
    counts["copies_how"] += sum(how[pair] == found.copies[pair] for pair in both)
    return table, wrong


def accepted_grades(incident: Row) -> set[str]:
    """Grades that gold takes as right."""
    return {incident["grade"], *incident.get("grade_alt", ())}


def accepted_fields(incident: Row, given: Set[Any]) -> set[Any]:
    """Disputed fields: of the sets that gold takes as right, the one that is nearest to those given, gold's first."""
    sets = [set(one) for one in (incident["disputed"], *incident.get("disputed_alt", ()))]
    return min(sets, key=lambda one: len(one ^ given))


def metrics(summed: Counts) -> Metrics:
    """Figures of summed counts."""
    return {
        **prf("pairs", summed["pairs"], summed["pairs_predicted"], summed["pairs_gold"]),
        **_b_cubed(summed),
        "incidents_found": ratio(summed["found"], summed["incidents"]),
        "origins_right": ratio(summed["origins"], summed["incidents"]),
        "grade_right": ratio(summed["grade"], summed["incidents"]),
        **prf("disputed", summed["disputed"], summed["disputed_predicted"], summed["disputed_gold"]),
        **prf("covering", summed["covering"], summed["covering_predicted"], summed["covering_gold"]),
        **prf("copies", summed["copies"], summed["copies_predicted"], summed["copies_gold"]),
        "copies_how": ratio(summed["copies_how"], summed["copies_both"]),
        **prf("threats", summed["threats"], summed["threats_predicted"], summed["threats_gold"]),
        **prf(
            "actor_disputes",
            summed["actor_disputes"],
            summed["actor_disputes_predicted"],
            summed["actor_disputes_gold"],
        ),
        "claims_read": ratio(summed["read"], summed["claims"]),
    }


def _b_cubed(summed: Counts) -> Metrics:
    """B³ (Bagga & Baldwin 1998) over the claims that gold puts into incidents; one that was not read is missed."""
    precision, recall = ratio(summed["b3_p"], summed["read"]), ratio(summed["b3_r"], summed["claims"])
    return {"b3_p": precision, "b3_r": recall, "b3_f1": ratio(2 * precision * recall, precision + recall)}


def _score_clusters(expected: Row, found: Found, there: set[str], table: dict[str, Counts]) -> None:
    """Pairs of claims in one incident, and B³."""
    gold_of = {ref: str(one["id"]) for one in expected["incidents"] for ref in one["claims"]}
    members: dict[str, set[str]] = {}
    for ref, incident in gold_of.items():
        members.setdefault(incident, set()).add(ref)
    for incident, refs in members.items():
        table[incident]["pairs_gold"] += len(refs) * (len(refs) - 1) // 2
        table[incident]["claims"] += len(refs)
        table[incident]["read"] += len(refs & there)
    cluster_of = {ref: one.claims & there for one in found.incidents for ref in one.claims}
    for one in found.incidents:
        for left, right in combinations(sorted(one.claims & there), 2):
            incident, other = gold_of.get(left, NONE), gold_of.get(right, NONE)
            counts = table[incident if incident != NONE else other]
            counts["pairs_predicted"] += 1
            counts["pairs"] += incident == other != NONE
    for ref in sorted(gold_of.keys() & there):
        mine, all_of_it = cluster_of.get(ref, frozenset([ref])), members[gold_of[ref]]
        shared = len(mine & all_of_it)
        counts = table[gold_of[ref]]
        counts["b3_p"] += shared / len(mine)  # type: ignore[assignment]  # sums of shares are not whole
        counts["b3_r"] += shared / len(all_of_it)  # type: ignore[assignment]


def _match(expected: list[Row], found: tuple[FoundIncident, ...]) -> dict[int, FoundIncident]:
    """Gold incidents to found ones, one to one, by the share of their claims that they have in common."""
    table = []
    for one in expected:
        refs = set(one["claims"])
        table.append([len(refs & other.claims) / len(refs | other.claims) for other in found])
    return {at: found[other] for at, other in assign(table)}


def _difference(one: Row, given: FoundIncident) -> Row:
    row: Row = {}
    for name, gold, answer in (
        ("claims", set(one["claims"]), given.claims),
        ("disputed", accepted_fields(one, given.disputed), given.disputed),
        ("covered_by", set(one.get("covered_by", ())), given.covered_by),
    ):
        if gold != answer:
            row[name] = _sides(gold, answer)
    if given.grade not in accepted_grades(one):
        row["grade"] = {"expected": one["grade"], "found": given.grade, "expected_why": one["why"], "why": given.why}
    if given.origins != len(one["origins"]):
        row["origins"] = {"expected": len(one["origins"]), "found": given.origins}
    return row


def _sides(gold: Set[Any], given: Set[Any]) -> Row:
    return {"missed": sorted(gold - given), "spurious": sorted(given - gold)}


def _lists(expected: Row, found: Found) -> Iterator[tuple[str, set[Any], set[Any]]]:
    """Copies, threats and disputes about actors: of gold, and of weighing.

    Copies of a copy are copies: both sides are closed over whole and edited ones.
    """
    copies = {_pair(*one["pair"]): str(one["how"]) for one in expected.get("copies", [])}
    yield "copies", _closed(copies), _closed(found.copies)
    threats = expected.get("threats", [])
    followed = {(one["claim"], by["claim"], by["as"]) for one in threats for by in one["followed_by"]}
    yield "threats", followed, set(found.threats)
    disputes = {(fold_name(one["actor"]), one["relation"]) for one in expected.get("actor_disputes", [])}
    yield "actor_disputes", disputes, set(found.actor_disputes)


def _closed(copies: dict[Pair, str]) -> set[Pair]:
    group: dict[str, set[str]] = {}
    for pair in sorted(pair for pair, how in copies.items() if how != "passage"):
        joined = group.get(pair[0], {pair[0]}) | group.get(pair[1], {pair[1]})
        group |= dict.fromkeys(joined, joined)
    pairs = {_pair(*pair) for joined in group.values() for pair in combinations(sorted(joined), 2)}
    return pairs | set(copies)


def _score_sets(name: str, gold: Set[Any], given: Set[Any], counts: Counts) -> None:
    counts[f"{name}_gold"] += len(gold)
    counts[f"{name}_predicted"] += len(given)
    counts[name] += len(gold & given)


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)
