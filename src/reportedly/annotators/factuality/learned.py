"""How certain the encoder takes an event to be told, where it is surer than the signs that the parse gives."""

from __future__ import annotations

from ...encoders import EncodedTrigger
from .decide import Verdict

SURE = 0.7
"""Probability of a reality that the encoder must see to differ; chosen on gold that is open."""
SURE_OPEN = 0.9
"""The same to leave open what the signs take for foretold."""
SURE_SCOPE = 0.97
"""The same to take a "not" that the parse puts over a telling for another word's: "never came and burned the mill"."""
OPEN = frozenset({"threatened", "conditional", "hypothetical", "desired"})
"""Realities of what nobody is committed to."""
AHEAD = frozenset({"future", "conditional", "hypothetical"})
"""Realities of what others will or would do or suffer, which is no threat of who only says so."""
NOT_DONE = frozenset({("actual", "hypothetical"), ("actual", "desired")})


def settle(
    verdict: Verdict,
    seen: EncodedTrigger,
    *,
    condition: bool = False,
    formed: bool = False,
    denied: bool = False,
    promised: bool = False,
    foretold: bool = False,
) -> Verdict:
    """The verdict of the signs, or the encoder's where it is sure of another.

    It knows the sentence only: whether somebody denies it, and how likely it is held to be, is told by the chain, so it
    changes no more than whether the source is committed to it at all.

    Args:
        verdict: of the signs.
        seen: what the encoder sees at the trigger.
        condition: whether it stands in an "if" itself, which tells of nothing that was done.
        formed: whether its form says that it lies ahead or is only wanted: "must leave", "to attack the town".
        denied: whether the chain denies it, which the sentence need not tell.
        promised: whether the source plans or promises it, and so threatens nobody.
        foretold: whether somebody says what others will do, which is no threat of his.
    """
    reality = max(seen.reality, key=lambda name: seen.reality[name])
    factuality = verdict.factuality
    # "Should Congress fail" is no demand: that a clause states a condition is told by its form; so is "may attack"
    feared = verdict.factuality[0] == "P" and verdict.reality == "future"
    wished = verdict.reality == "conditional" and (condition or reality in ("desired", "hypothetical"))
    hedged = verdict.factuality[0] == "P" and reality in OPEN
    # "was held for six days" is over, whatever went on; what is promised is no threat
    change = (verdict.reality, reality)
    fixed = (
        change == ("actual", "ongoing")
        or (denied and verdict == Verdict("CT-", "actual"))
        or (reality == "threatened" and verdict.reality in AHEAD and (foretold or (promised and change[0] == "future")))
        or (change == ("future", "hypothetical") and promised)
        or (formed and (verdict.reality == "desired" or change in NOT_DONE))  # "should have left"
        or ((formed or feared) and reality in ("actual", "ongoing"))  # "feared an attack" fears what is to come
    )
    if wished or hedged or fixed or reality == verdict.reality or seen.reality[reality] < SURE:
        reality = verdict.reality
    elif reality in OPEN:
        factuality = "Uu"
    elif factuality == "Uu" and reality in ("actual", "ongoing"):
        factuality = max((name for name in seen.factuality if name != "Uu"), key=lambda name: seen.factuality[name])
    if factuality == "CT+" and seen.factuality["Uu"] >= SURE_OPEN:
        factuality = "Uu"
        if reality in ("actual", "ongoing"):
            ahead = [name for name in seen.reality if name in OPEN or name == "future"]
            reality = max(ahead, key=lambda name: seen.reality[name], default=reality)
    if factuality == "CT-" and not denied and seen.factuality["CT+"] >= SURE_SCOPE:
        factuality = "CT+"
    return Verdict(factuality, reality)
