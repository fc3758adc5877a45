"""MUC-4 roles by CEAF-REE (Du, Rush & Cardie 2021, "GRIT", section 4).

Predicted and gold entities of a role are aligned one to one; an aligned pair scores 1 where every mention of the
predicted entity is a mention of the gold entity, else 0. Precision and recall are over entities, micro over roles.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from .common import Counts, Metrics, Pair, prf
from .slips import Slip
from .tables import Table, by_type

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document; rows hold `extracts`: role to entities, each a list of mentions."""
    result: Counts = Counter()
    for role in ROLES:
        wanted, given = _sides(gold, predicted, role)
        result[f"{role}.gold"] = len(wanted)
        result[f"{role}.predicted"] = len(given)
        result[f"{role}.right"] = len(_pairs(wanted, given))
    return result


def slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Entities missed and invented, by role."""
    result = []
    lower = text.lower()
    for role in ROLES:
        wanted, given = _sides(gold, predicted, role)
        pairs = _pairs(wanted, given)
        for at, one in enumerate(wanted):
            if at not in pairs:
                result.append(Slip(what=role, span=_first(one, lower), gold=sorted(one)))
        for other, two in enumerate(given):
            if other not in pairs.values():
                result.append(Slip(what=role, span=_first(two, lower), predicted=sorted(two)))
    return result


def tables(summed: Counts) -> list[Table]:
    """By role."""
    return [by_type(summed, ROLES, name="entities by role")]


def metrics(summed: Counts) -> Metrics:
    """`ceaf_ree_f1` over all roles is the headline; `ROLE.f1` by role."""
    total = {part: sum(summed[f"{role}.{part}"] for role in ROLES) for part in ("right", "predicted", "gold")}
    values = prf("ceaf_ree", total["right"], total["predicted"], total["gold"])
    for role in ROLES:
        part = prf(role, summed[f"{role}.right"], summed[f"{role}.predicted"], summed[f"{role}.gold"])
        values |= {key.replace("_", "."): value for key, value in part.items()}
    return values


def _sides(
    gold: dict[str, Any], predicted: dict[str, Any], role: str
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Gold's and the predicted entities of a role."""
    return (
        [_mentions(entity) for entity in gold["extracts"].get(role, [])],
        [_mentions(entity) for entity in predicted.get("extracts", {}).get(role, [])],
    )


def _pairs(wanted: list[frozenset[str]], given: list[frozenset[str]]) -> dict[int, int]:
    """Which entities are the same, by their places in the lists, one to one."""
    if not wanted or not given:
        return {}
    fits = np.array([[bool(two) and two <= one for two in given] for one in wanted], dtype=float)
    rows, columns = linear_sum_assignment(fits, maximize=True)
    return {int(at): int(other) for at, other in zip(rows, columns, strict=True) if fits[at, other]}


def _first(entity: frozenset[str], lower: str) -> Pair | None:
    """Where a mention of the entity first stands in the text, where it does."""
    places = [(at, at + len(mention)) for mention in entity if (at := lower.find(mention)) >= 0]
    return min(places, default=None)


def _mentions(entity: list[Any]) -> frozenset[str]:
    """The mentions of an entity as folded strings; the file gives strings or [string, offset]."""
    words = (mention[0] if isinstance(mention, list) else mention for mention in entity)
    return frozenset(" ".join(word.lower().split()) for word in words)
