"""From signals to FactBank value and reality (RECORD.md, conventions 2, 3 and 12)."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Claim, Event, Factuality, Reality
from .found import Signals

VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
HOSTILE = VIOLENT | {"SANCTION", "THREATEN"}
"""Acts that are held out against somebody."""
SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "CONCEDE"})
"""Acts done by saying so: "the front warns" has warned."""
COUNTED_APART = frozenset({"killed", "injured", "missing"})
"""Harms that an attack may have spared people: "no one was hurt" tells an attack, "nobody was abducted" none."""
ORDER = ("threatened", "desired", "planned", "willing", "capable", "hypothetical", "attempted")
"""Effects that leave it open whether the thing is done; where several act, the first here names the reality."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the innermost source commits itself to."""

    factuality: Factuality
    reality: Reality


def decide(claim: Claim, signals: Signals, *, headline: bool, own_act: bool) -> Verdict:
    """The value of one claim.

    Args:
        claim: with its chain; the innermost act counts ("threaten", "deny").
        signals: what acts on it.
        headline: true where it stands in a title, whose present tense tells the past.
        own_act: true where the innermost source speaks of an act of its own.
    """
    act = claim.attribution[-1].act
    violent = claim.event is not None and claim.event.type in VIOLENT
    told_zero = claim.event is not None and any(
        count.high == 0 and count.harm in COUNTED_APART for count in claim.event.casualties
    )
    # "we killed nobody" is a denial; "nobody was hurt" tells how an attack went
    negative = signals.negations % 2 == 1 and not (told_zero and not own_act)
    effects = set(signals.effects)
    if negative and "ends" in effects:
        # "has not stopped" goes on
        negative = False
        effects.add("ongoing")
    for ability in effects & {"able", "allowed"} if not signals.told_to else ():
        # what one is not able or allowed to do is not done; "were able to" tells that it was
        effects.discard(ability)
        if not negative and signals.tense != "past":
            effects.add("capable" if ability == "able" else "hypothetical")
        elif not negative and ability == "allowed":
            effects.add("hypothetical")
    undoubted = negative and "doubted" in effects  # "there can be no doubt that"
    if undoubted:
        effects.discard("doubted")
        negative = False
    ahead = signals.tense in ("future", "past-future", "infinitive")

    if "ends" in effects and signals.obliged:
        return Verdict("CT+", "ongoing")  # what must stop goes on
    if signals.condition is not None:
        return Verdict("Uu", "conditional")
    if act == "question":
        return Verdict("Uu", "hypothetical")
    if act == "threaten" and (ahead or signals.tense in (None, "present")):
        return Verdict("Uu", "threatened")
    if signals.consequence_of is not None and signals.tense != "counterfactual":
        if act == "promise":
            return Verdict("Uu", "future")
        return Verdict("Uu", "threatened" if _is_threat(claim, signals, effects, own_act, negative) else "conditional")
    own_words = claim.attribution[-1].quote == "direct"  # told by another, a "would" may be his "will"
    if signals.tense == "counterfactual" or (signals.tense == "past-future" and own_words):
        return Verdict("Uu", "hypothetical")
    if signals.obliged and signals.tense == "past":
        # "should have been protected" was not, "should never have been shelled" was
        return Verdict("CT+" if negative else "CT-", "actual")
    if signals.averted and signals.possible and signals.tense == "past":
        return Verdict("CT+", "actual")  # "the attack could have been prevented"
    if act == "warn" and signals.tense == "infinitive":
        return Verdict("Uu", "desired")  # "warned them not to speak"
    if signals.all_who and violent and signals.tense in ("future", "past-future") and not negative:
        return Verdict("Uu", "threatened")
    open_effect = next((effect for effect in ORDER if effect in effects), None)
    if open_effect is not None:
        return _open(open_effect, violent, negative)
    if act == "demand" and signals.tense in (None, "infinitive", "present", "past-future"):
        return Verdict("Uu", "desired")
    if act == "promise" and (ahead or signals.tense is None):
        return Verdict("Uu", "future")
    if signals.obliged or signals.told_to or signals.tense == "subjunctive":
        return Verdict("Uu", "desired")
    if signals.capable and not undoubted:
        return Verdict("Uu", "threatened" if violent and own_act else "hypothetical")
    if (
        signals.tense == "present"
        and negative
        and own_act
        and claim.event is not None
        and claim.event.type == "ASSAULT"
    ):
        return Verdict("CT-", "generic")  # "we do not attack hospitals"
    performed = claim.event is not None and claim.event.type in SPOKEN
    reality = _reality(signals, effects, headline=headline or performed, reported=len(claim.attribution) > 1)
    told_here = len(claim.attribution) == 1
    if told_here and reality == "future" and negative and claim.event is not None and claim.event.type == "REJECT":
        # "we will not hand over one rifle" is the refusal itself, and it is made
        return Verdict("CT+", "actual")
    if reality == "future" and own_act and claim.event is not None and claim.event.type == "THREATEN":
        # "who stays will pay for it" is a threat made by saying so
        return Verdict("CT+", "actual")
    if reality == "future" and own_act and not effects & {"doubted", "probable", "foreseen"}:
        # "We will strike": what one says of one's own acts to come is a plan or a threat, not a forecast.
        return Verdict("Uu", "threatened" if violent and not negative else "future")
    if signals.tense == "infinitive":
        return Verdict("Uu", "future")
    if act == "deny":
        # The content is told as the denied proposition; a negation inside it is the denial itself, but for
        # what its verb denies: "denied that they had failed to help"
        negative = not (negative and signals.averted)
    # "are believed to be": held likely; "believes that they may be": no more than possible
    certainty = (
        "PS" if signals.possible or "possible" in effects
        else "PR" if effects & {"probable", "doubted", "foreseen"}
        else "CT"
    )  # fmt: skip
    if "doubted" in effects:
        negative = not negative
    if reality == "future" and certainty == "CT" and not negative and claim.event is not None and arranged(claim.event):
        return Verdict("Uu", "future")
    if (certainty == "PS" or "foreseen" in effects) and signals.tense in (None, "present") and not signals.state:
        reality = "future"  # "could attack", "fear an attack"; "may have attacked" is past
    return Verdict(f"{certainty}{'-' if negative else '+'}", reality)  # type: ignore[arg-type]


def arranged(event: Event) -> bool:
    """Whether an act to come is one that is planned or promised: talks, aid, a withdrawal, an arrest.

    An attack, or what has no type, is foreseen by who tells of it.
    """
    return event.type is not None and event.type != "ASSAULT"


def _is_threat(claim: Claim, signals: Signals, effects: set[str], own_act: bool, negative: bool) -> bool:
    """Whether what follows from an "if" is held out by who may do it: a source of its own act, or one that names none.

    What an observer foresees, or a source promises, is no threat.
    """
    if "threatened" in effects:
        return True
    event = claim.event
    hostile = event is not None and event.type in HOSTILE and not negative
    warned = claim.attribution[-1].act in ("warn", "threaten")
    pressing = warned or signals.unless
    nobodys = event is not None and not event.actor and signals.passive
    return (
        (hostile and (own_act or "capable" in effects)) or (own_act and pressing) or (hostile and pressing and nobodys)
    )


def _open(effect: str, violent: bool, negative: bool) -> Verdict:
    """Values of an effect that leaves the matter open."""
    if effect == "capable":
        return Verdict("Uu", "threatened" if violent else "hypothetical")
    if effect == "planned" or (effect == "willing" and not violent):
        return Verdict("Uu", "future")
    if effect == "willing":
        return Verdict("Uu", "threatened")
    if effect == "attempted":
        return Verdict("CT-" if negative else "Uu", "actual")
    return Verdict("Uu", effect)  # type: ignore[arg-type]


def _reality(signals: Signals, effects: set[str], *, headline: bool, reported: bool) -> Reality:
    if signals.tense == "past-future" and (signals.habitual or signals.later) and not reported:
        return "actual"  # "would come every Friday", "would leave two years later"
    if signals.tense in ("future", "past-future"):
        return "future"
    # of what is told by another, "was holding" is the "is holding" of whoever said so
    if signals.tense == "progressive" or "ongoing" in effects or (signals.tense == "past-progressive" and reported):
        return "ongoing"
    if signals.tense == "present" and not headline and not signals.averted:
        return "generic" if signals.habitual else "ongoing"
    return "actual"
