"""Conditions: the claim that a conditional claim depends on (RECORD.md, convention 3)."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Token

from ...model import Claim, Span
from ..reading import Reading
from .found import Signals


def link_conditions(reading: Reading, signals: dict[str, Signals]) -> None:
    """Give every claim that follows from an "if" the id of the claim that states it.

    Where the conditional clause tells no event, a claim is made of the clause: a threat without its condition
    would read as a plan.

    Args:
        reading: with claims given.
        signals: by claim id.
    """
    stated: dict[int, str] = {}
    for claim in reading.claims:
        clause = signals[claim.id].condition if claim.id in signals else None
        if clause is not None:
            stated.setdefault(clause.i, claim.id)
    for index, claim in enumerate(list(reading.claims)):
        clause = signals[claim.id].consequence_of if claim.id in signals else None
        if clause is None:
            continue
        demand = _claim_at(reading, clause)
        if clause.i not in stated and demand is not None:
            stated[clause.i] = demand  # "leave, or we will shoot": the demand is the condition
        if clause.i not in stated:
            condition = _condition_claim(f"c{len(reading.claims) + 1}", clause, claim)
            reading.claims.append(condition)
            stated[clause.i] = condition.id
        if stated[clause.i] != claim.id:
            reading.claims[index] = dataclasses.replace(claim, condition=stated[clause.i])


def _claim_at(reading: Reading, head: Token) -> str | None:
    """The claim whose event is told by this word."""
    at = Span(head.idx, head.idx + len(head.text))
    return next((one.id for one in reading.claims if one.event is not None and one.event.trigger.overlaps(at)), None)


def _condition_claim(claim_id: str, clause: Token, consequence: Claim) -> Claim:
    """A claim of the conditional clause, in the voice that states the consequence."""
    tokens = sorted(clause.subtree)
    while tokens and (tokens[0].dep_ in ("mark", "punct") or tokens[0].is_space):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens = tokens[:-1]
    tokens = tokens or [clause]
    return Claim(
        id=claim_id,
        span=Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)),
        attribution=consequence.attribution,
        factuality="Uu",
        reality="conditional",
        confidence=consequence.confidence,
    )
