"""What acts on one telling, as it is gathered on the way up the parse."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

HOLDS = frozenset({"passes", "causes"})
"""Effects of words that hold or not with what they govern."""


@dataclass(slots=True)
class Signals:
    """What acts on one telling.

    `negations` counts negators in whose scope it stands; `effects` holds the effects of governing words, nearest
    first; `condition` and `consequence` tell on which side of an "if" it stands, with the condition's clause head.
    """

    negations: int = 0
    effects: list[str] = field(default_factory=list)
    tense: str | None = None
    """past, present, future, past-future, infinitive, subjunctive, progressive, past-progressive; None: no verb."""
    possible: bool = False
    capable: bool = False
    obliged: bool = False
    condition: Token | None = None
    """Head of the conditional clause the telling itself stands in."""
    consequence_of: Token | None = None
    """Head of a conditional clause that the telling, or a clause around it, depends on."""
    unless: bool = False
    """The condition is that something is not done: "if they do not leave", "unless"."""
    habitual: bool = False
    later: bool = False
    """Told from a point behind it: "would leave two years later"."""
    first_person: bool = False
    told_to: bool = False
    """By the bare verb: "Leave the town"."""
    purpose: bool = False
    """What another act is done for: "crossed the river to attack"."""
    all_who: bool = False
    """It befalls all who do a thing: "whoever runs will be shot"."""
    asked: bool = False
    """Somebody wants it or wants to know of it: "look into whether soldiers fired", "it is time that they left"."""
    averted: bool = False
    """A governing word says that it did not come about: "prevented", "ruled out"."""
    passive: bool = False
    """Nobody is named who does it: "will be closed"."""
    state: bool = False
    """It tells what is so and nothing that is done: "are alive"."""
    top: Token | None = None
    """The last word on the way, by which it hangs on the word of saying."""

    @property
    def formed(self) -> bool:
        """Whether a form of words leaves no doubt that it lies ahead or is only wanted."""
        goes_on = "ends" in self.effects and self.negations % 2 == 1
        return self.obliged or self.told_to or self.purpose or self.asked or goes_on


def note(effect: str, found: Signals) -> None:
    if found.tense == "infinitive":
        # "managed to seize", "refused to leave" are as past as their verb; "likely to attack" lies ahead.
        found.tense = "future" if effect in ("probable", "doubted", "possible", "foreseen") else None
    if effect == "negates":
        found.negations += 1
        found.averted = True
    elif effect not in HOLDS:
        found.effects.append(effect)


def wish(found: Signals) -> None:
    found.effects.append("desired")
    found.asked = True
