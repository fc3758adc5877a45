"""MUC-4 roles by CEAF-REE (Du, Rush & Cardie 2021, "GRIT", section 4).

Predicted and gold entities of a role are aligned one to one; an aligned pair scores 1 where every mention of the
predicted entity is a mention of the gold entity, else 0. Precision and recall are over entities, micro over roles.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from .common import Counts, Metrics, prf

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document; rows hold `extracts`: role to entities, each a list of mentions."""
    result: Counts = Counter()
    for role in ROLES:
        wanted = [_mentions(entity) for entity in gold["extracts"].get(role, [])]
        given = [_mentions(entity) for entity in predicted.get("extracts", {}).get(role, [])]
        result[f"{role}.gold"] = len(wanted)
        result[f"{role}.predicted"] = len(given)
        if wanted and given:
            fits = np.array([[bool(two) and two <= one for two in given] for one in wanted], dtype=float)
            rows, columns = linear_sum_assignment(fits, maximize=True)
            result[f"{role}.right"] = int(fits[rows, columns].sum())
    return result


def metrics(summed: Counts) -> Metrics:
    """`ceaf_ree_f1` over all roles is the headline; `ROLE.f1` by role."""
    total = {part: sum(summed[f"{role}.{part}"] for role in ROLES) for part in ("right", "predicted", "gold")}
    values = prf("ceaf_ree", total["right"], total["predicted"], total["gold"])
    for role in ROLES:
        part = prf(role, summed[f"{role}.right"], summed[f"{role}.predicted"], summed[f"{role}.gold"])
        values |= {key.replace("_", "."): value for key, value in part.items()}
    return values


def _mentions(entity: list[Any]) -> frozenset[str]:
    """The mentions of an entity as folded strings; the file gives strings or [string, offset]."""
    words = (mention[0] if isinstance(mention, list) else mention for mention in entity)
    return frozenset(" ".join(word.lower().split()) for word in words)
