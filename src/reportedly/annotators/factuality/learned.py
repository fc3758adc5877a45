"""How certain the encoder takes an event to be told, where it is surer than the signs that the parse gives."""

from __future__ import annotations

from ...encoders import EncodedTrigger
from .decide import Verdict

SURE = 0.7
"""Probability of a reality that the encoder must see to differ; chosen on gold that is open."""
SURE_OPEN = 0.9
"""The same to leave open what the signs take for told as fact."""
OPEN = frozenset({"threatened", "conditional", "hypothetical", "desired"})
"""Realities of what nobody is committed to."""


def settle(verdict: Verdict, seen: EncodedTrigger, *, condition: bool = False) -> Verdict:
    """The verdict of the signs, or the encoder's where it is sure of another.

    It knows the sentence only: whether somebody denies it, and how likely it is held to be, is told by the chain, so it
    changes no more than whether the source is committed to it at all.

    Args:
        verdict: of the signs.
        seen: what the encoder sees at the trigger.
        condition: whether it stands in an "if" itself, which tells of nothing that was done.
    """
    reality = max(seen.reality, key=lambda name: seen.reality[name])
    factuality = verdict.factuality
    # "Should Congress fail" is no demand: that a clause states a condition is told by its form; so is "may attack"
    wished = verdict.reality == "conditional" and (condition or reality in ("desired", "hypothetical"))
    hedged = verdict.factuality[0] == "P" and reality in OPEN
    if wished or hedged or reality == verdict.reality or seen.reality[reality] < SURE:
        reality = verdict.reality
    elif reality in OPEN:
        factuality = "Uu"
    elif factuality == "Uu" and reality in ("actual", "ongoing"):
        factuality = max((name for name in seen.factuality if name != "Uu"), key=lambda name: seen.factuality[name])
    if factuality == "CT+" and seen.factuality["Uu"] >= SURE_OPEN:
        factuality = "Uu"
    return Verdict(factuality, reality)
