"""How many does a telling count, of those whom an act harmed?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Casualties, Span
from .words import any_of

MORE_THAN = re.compile(r"\bmore than\b", re.IGNORECASE)


def totals(casualties: Iterable[Casualties]) -> tuple[tuple[str, int | None, int | None, str], ...]:
    """One count for each harm: "six soldiers and two auxiliaries" are eight; what is part of a count adds nothing."""
    by_harm: dict[str, dict[str, Casualties]] = {}
    for one in casualties:
        if one.of is None:
            by_harm.setdefault(one.harm, {}).setdefault(f"{one.who} {one.actor}", one)
    totals = []
    for harm, groups in by_harm.items():
        known = [one for one in groups.values() if one.low is not None or one.high is not None]
        told = known or list(groups.values())[:1]
        lows, highs = [one.low for one in told if one.low is not None], [one.high for one in told]
        high = None if None in highs else sum(one for one in highs if one is not None)
        who = told[0].who if len(told) == 1 else "unknown"
        totals.append((harm, sum(lows) if lows else None, high, who))
    return tuple(totals)


def of_some(casualties: Iterable[Casualties], claim: Span, text: str) -> frozenset[str]:
    """Harms whose counts are all of some of the harmed: "four others", "a third passenger", "five more"."""
    found: dict[str, bool] = {}
    for one in casualties:
        if one.of is None:
            words = (claim if one.span.covers(claim) else one.span).of(text)
            found[one.harm] = found.get(one.harm, True) and any_of("rest").search(MORE_THAN.sub(" ", words)) is not None
    return frozenset(harm for harm, some in found.items() if some)
