"""Can the parties of two tellings be the same? Who did it, and whom it hit."""

from __future__ import annotations

from collections.abc import Sequence

from .parties import GENERIC, Party
from .telling import CHANGE, TALK, Telling, is_named
from .verdict import APART, FORCE, Answer
from .voices import sort_of
from .words import listed

OTHER_PERSON = -2.4
"""What two persons of different full names count for whom it hit."""


def of_parties(one: Telling, two: Telling) -> Answer:
    """Both sides; where one telling has no sides (a clash) all its parties stand for either."""
    talk = one.type in TALK
    if CHANGE in (one.type, two.type) or not one.recipients or not two.recipients or two_sided(one) or two_sided(two):
        left, right = (*one.actors, *one.recipients), (*two.actors, *two.recipients)
        fit = related(left, right)
        if fit is None:
            return 0.0, ""
        if fit and not talk and _of_a_third(one, two):
            return 0.0, "one party in common, and another besides"
        if fit:
            if one.type == two.type == CHANGE and (related_parties(left, right) > 1 or _same_person(left, right)):
                return 2.8, "parties in common"  # who leaves whom, or joins whom, is what tells such a change apart
            if one.type in FORCE and _same_person(one.recipients, two.recipients):
                return 2.6, "the same named person"
            crossed = not (two_sided(one) or two_sided(two) or _same_roles(one, two))
            return (
                (0.0, "who does the one suffers the other")
                if crossed
                else ((1.6 if talk else 1.2), "a party in common")
            )
        return (APART, "different parties") if talk else (-0.8, "different parties")
    acting, suffering = related(one.actors, two.actors), related(one.recipients, two.recipients)
    if acting is suffering is False and one.type in FORCE and _crossed(one, two):
        return 1.2, "the same two parties, the other way round"
    score, reasons = 0.0, []
    for fit, name, against in ((acting, "actor", -0.8), (suffering, "recipient", -1.2)):
        if fit and name == "recipient" and one.type in FORCE and _same_person(one.recipients, two.recipients):
            score += 2.6
            reasons.append("the same named person")
        elif fit:
            score += 1.2
            reasons.append(f"the same {name}")
        elif fit is None and name == "recipient" and _one_of_several(one.recipients, two.recipients):
            score += against
            reasons.append("one person by name, and several")
        elif fit is None and name == "recipient" and same_words(one.recipients, two.recipients):
            score += 0.6
            reasons.append("recipients of the same description")
        elif fit is False:
            # Who did it may be disputed; whom it hit, or who asks whom, less so, and a person by name least.
            if name == "recipient" and _persons(one.recipients) and _persons(two.recipients):
                against = OTHER_PERSON
            score += APART if talk and name == "actor" else against
            reasons.append(f"another {name}")
    return score, ", ".join(reasons)


def related(one: Sequence[Party], two: Sequence[Party]) -> bool | None:
    """Whether two groups of parties share one, or one belongs to the other's; None where nobody is named."""
    left = [party for party in one if is_named(party)]
    right = [party for party in two if is_named(party)]
    if not left or not right:
        return None
    for a in left:
        for b in right:
            if a.own & b.all or b.own & a.all:
                return True
    return False


def related_parties(one: Sequence[Party], two: Sequence[Party]) -> int:
    """How many of the parties of either telling are, or belong to, one of the other's; the fewer of both counts."""

    def met(some: Sequence[Party], others: Sequence[Party]) -> int:
        return sum(any(a.own & b.all or b.own & a.all for b in others if is_named(b)) for a in some if is_named(a))

    return min(met(one, two), met(two, one))


def same_words(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether those who are not named are of one sort: "seven herders", "Fulani herders of Tandaga"."""
    left, right = ({sort_of(party.name) for party in parties} for parties in (one, two))
    return bool(left & right)


def _of_a_third(one: Telling, two: Telling) -> bool:
    """Whether one is a clash of some by name, and what the other tells of one of these was between it and a third."""
    for clash, other in ((one, two), (two, one)):
        if two_sided(clash) and not two_sided(other) and all(map(is_named, clash.actors)):
            sides = (related(some, clash.actors) for some in (other.actors, other.recipients))
            if False in sides:
                return True
    return False


def _crossed(one: Telling, two: Telling) -> bool:
    """Whether either is said to have struck the other: each side of a clash tells that the other one did."""
    return related(one.actors, two.recipients) is True and related(one.recipients, two.actors) is True


def _same_roles(one: Telling, two: Telling) -> bool:
    """Whether somebody does both, or suffers both."""
    return related(one.actors, two.actors) is True or related(one.recipients, two.recipients) is True


def two_sided(one: Telling) -> bool:
    return len(one.actors) > 1 and not one.recipients


def _persons(some: Sequence[Party]) -> bool:
    """Whether all are persons of a full name."""
    return all(party.kind == "person" and party.own and " " in party.name for party in some)


def _one_of_several(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether the one is a person by name, and the other a number of people: "four teachers"."""
    for some, others in ((one, two), (two, one)):
        if len(some) == len(others) == 1 and _persons(some) and others[0].kind in GENERIC:
            first = others[0].name.split()[0].casefold()
            return first in listed("many") or first.isdecimal()
    return False


def _same_person(one: Sequence[Party], two: Sequence[Party]) -> bool:
    """Whether both were done to one person of a full name, to whom such a thing seldom happens twice."""
    left, right = (
        {key for party in parties if party.kind == "person" and " " in party.name for key in party.own if key[0] != "l"}
        for parties in (one, two)
    )
    return bool(left & right)
