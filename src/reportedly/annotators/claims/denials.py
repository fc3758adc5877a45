"""What does a denial deny? (RECORD.md, convention 1.)"""

from __future__ import annotations

import dataclasses

from ...model import Claim
from ..reading import Reading

REACH = 40
"""Claims to either side that a denial may answer; a denial answers what was told near it."""


def link_denials(reading: Reading) -> None:
    """Link every claim of act `deny` to the claims of others that it denies.

    A denial with an event answers a telling of a like event by another voice; a blanket one ("fairy tales")
    answers the accusations made against the denier.
    """
    ordered = sorted(reading.claims, key=lambda claim: claim.span)
    place = {claim.id: index for index, claim in enumerate(ordered)}
    for index, claim in enumerate(reading.claims):
        if claim.attribution[-1].act != "deny" or claim.about:
            continue
        at = place[claim.id]
        before, after = ordered[max(0, at - REACH) : at][::-1], ordered[at + 1 : at + 1 + REACH]
        answers = _like_tellings if claim.event else _accusations
        about = answers(claim, before) or answers(claim, after)
        reading.claims[index] = dataclasses.replace(claim, about=about)


def _like_tellings(denial: Claim, others: list[Claim]) -> tuple[str, ...]:
    """The nearest telling of a like event by another voice."""
    best, most = "", 1
    for other in others:
        shared = _shared(denial, other)
        if shared > most:
            best, most = other.id, shared
    return (best,) if best else ()


def _shared(denial: Claim, other: Claim) -> int:
    """How much two events have in common: 0 where they cannot be the same, 2 and more where they may be."""
    one, two = denial.event, other.event
    if one is None or two is None or one.type != two.type or _same_voice(denial, other):
        return 0
    if other.attribution[-1].act == "deny":
        return 0
    score = 1
    for mine, theirs in ((one.actor, two.actor), (one.recipient, two.recipient), (one.place, two.place)):
        if set(mine) & set(theirs):
            score += 1
        elif mine and theirs:
            score -= 1
    return score


def _accusations(denial: Claim, others: list[Claim]) -> tuple[str, ...]:
    """Claims by other voices whose event is put on the one who denies."""
    denier = denial.attribution[-1].source
    if denier is None:
        return ()
    return tuple(
        other.id
        for other in others
        if other.event is not None
        and denier in other.event.actor
        and other.event.type in ("ASSAULT", "COERCE", "THREATEN")
        and not _same_voice(denial, other)
    )[:5]


def _same_voice(one: Claim, two: Claim) -> bool:
    return one.attribution[-1].source == two.attribution[-1].source
