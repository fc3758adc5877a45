"""What does "it" stand for in "Rwanda denies it"? The event told before, which the denier says did not happen so."""

from __future__ import annotations

import dataclasses

from ...model import Claim, Event, Span

ANSWERS = frozenset({"it", "this", "that", "which", "these", "those"})
REACH = 400
"""Code points back to what a pronoun may answer: the sentence itself or the one or two before it."""
ANSWERED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "SUPPORT", "SANCTION", "PROTEST", "RETREAT", "COOPERATE"})
"""Types of acts; what was only said is not what a pronoun denies."""


def _place(claim: Claim) -> Span:
    return claim.event.trigger if claim.event is not None else claim.span


def answered(claims: list[Claim], denier: str | None, pronoun: Span) -> tuple[Event, str] | None:
    """The event that a denier's pronoun stands for, and the claim that tells it: the last told by somebody else.

    Args:
        claims: made so far.
        denier: who denies.
        pronoun: the content of the denial.
    """
    told = [
        claim
        for claim in claims
        if claim.event is not None
        and claim.event.type in ANSWERED
        and pronoun.begin - REACH <= claim.event.trigger.begin < pronoun.begin
        and claim.attribution[-1].source != denier
        and claim.attribution[-1].act != "deny"
    ]
    if not told:
        return None
    last = max(told, key=_place)
    between = (one for one in claims if one.relation is not None and one.attribution[-1].act == "accuse")
    if any(last.event is not None and last.event.trigger < one.span < pronoun for one in between):
        return None  # what was laid to them last is no act
    said = last.attribution[-1].ref
    if said is not None:
        # "said it had killed men who planned attacks": what was said is told by its first act, the rest explains
        last = min((claim for claim in told if claim.attribution[-1].ref == said), key=_place)
    assert last.event is not None
    event = dataclasses.replace(
        last.event, trigger=pronoun, casualties=(), objects=(), instrument=(), parts=(), carried=()
    )
    return event, last.id
