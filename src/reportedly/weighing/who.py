"""Can the parties of two tellings be the same? Who did it, and whom it hit."""

from __future__ import annotations

from collections.abc import Sequence

from .parties import GENERIC, Party
from .telling import Telling, is_named
from .verdict import Names
from .voices import sort_of
from .words import listed


def of_parties(one: Telling, two: Telling) -> Names:
    """Both sides; where neither can be compared, whether the one's parties are the other's in another role."""
    found = []
    for side, fit in (
        ("actor", related(one.actors, two.actors)), ("recipient", related(one.recipients, two.recipients))
    ):  # fmt: skip
        if fit is not None:
            found.append(f"{'the same' if fit else 'another'} {side}")
    left, right = (*one.actors, *one.recipients), (*two.actors, *two.recipients)
    both = related(left, right)
    if not found and both is not None:
        found.append("a party in common" if both else "no party in common")
    if both and related_parties(left, right) > 1:
        found.append("parties in common")
    if same_words(one.actors, two.actors):
        found.append("actors of the same description")
    if same_words(one.recipients, two.recipients):
        found.append("recipients of the same description")
    if _crossed(one, two):
        found.append("the same two parties, the other way round")
    elif both and not (two_sided(one) or two_sided(two) or _same_roles(one, two)):
        found.append("who does the one suffers the other")
    if both and _of_a_third(one, two):
        found.append("one party in common, and another besides")
    if _same_person(one.recipients, two.recipients):
        found.append("the same named person")
    elif _persons(one.recipients) and _persons(two.recipients):
        found.append("another named person")
    if _one_of_several(one.recipients, two.recipients):
        found.append("one person by name, and several")
    return tuple(found)


def related(one: Sequence[Party], two: Sequence[Party]) -> bool | None:
    """Whether two groups of parties share one, or one belongs to the other's; None where nobody is named."""
    left = [party for party in one if is_named(party)]
    right = [party for party in two if is_named(party)]
    if not left or not right:
        return None
    for a in left:
        for b in right:
            if a.meets(b):
                return True
    return False


def related_parties(one: Sequence[Party], two: Sequence[Party]) -> int:
    """How many of the parties of either telling are, or belong to, one of the other's; the fewer of both counts."""

    def met(some: Sequence[Party], others: Sequence[Party]) -> int:
        return sum(any(a.meets(b) for b in others if is_named(b)) for a in some if is_named(a))

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
    """Whether they are persons of a full name."""
    return bool(some) and all(party.kind == "person" and party.own and " " in party.name for party in some)


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
