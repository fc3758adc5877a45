"""Who do the words come from? Claims of one incident by origin.

An origin is a speaker, or the outlet that told it first: what copies it, and every quotation of the same speaker,
counts with it (RECORD.md, "Over many documents").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .copybook import CopyBook
from .parties import ARMY, Party, police_of
from .telling import Telling
from .word import Speakers, Words


@dataclass(frozen=True, slots=True)
class Source:
    """An origin within an incident.

    Args:
        id: of the origin.
        name: as most of its claims have it.
        keys: by which it is known.
        sides: these, and those of all that it belongs to.
        tellings: of the incident that come from it, by reference.
        tell, deny: those of them that tell it, and those that deny it.
    """

    id: str
    name: str
    keys: frozenset[str]
    sides: frozenset[str]
    tellings: tuple[Telling, ...]
    tell: tuple[Telling, ...] = field(init=False, repr=False, compare=False)
    deny: tuple[Telling, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, denies in (("tell", False), ("deny", True)):
            object.__setattr__(self, name, tuple(one for one in self.tellings if one.denies is denies))

    def speaks_for(self, party: Party) -> bool:
        """Whether a party is of its side: itself, what either belongs to, or another unit of its army."""
        return bool(
            party.own & self.sides
            or (party.all | party.direct | police_of(party.kind, party.country)) & self.keys
            or any(key.startswith(ARMY) for key in party.all & self.sides)
        )


def sources(
    tellings: Sequence[Telling], copies: CopyBook, outlet: Mapping[str, tuple[str, str]], speakers: Speakers
) -> list[Source]:
    """The origins of an incident's tellings.

    Args:
        tellings: in order.
        copies: to find who told it first.
        outlet: document to the key and name of its own voice.
        speakers: document to the persons that it says to belong to somebody.
    """
    words = Words(tellings, copies, outlet, speakers)
    keys, names = words.keys, words.names
    return [
        Source(
            min(frozenset().union(*(keys[at] for at in group))), most_common(names[at] for at in group),
            frozenset().union(*(keys[at] for at in group)),
            frozenset().union(*(keys[at] | words.sides[at] for at in group)),
            tuple(tellings[at] for at in group),
        )
        for group in _joined(keys)
    ]  # fmt: skip


def _joined(keys: Sequence[frozenset[str]]) -> list[list[int]]:
    """Places whose keys meet, in groups, in order."""
    groups: list[tuple[set[str], list[int]]] = []
    for at, own in enumerate(keys):
        mine = [group for group in groups if group[0] & own]
        merged: tuple[set[str], list[int]] = (set(own), [at])
        for group in mine:
            merged[0].update(group[0])
            merged[1].extend(group[1])
            groups.remove(group)
        groups.append(merged)
    return sorted(sorted(places) for _, places in groups)


def most_common(names: Iterable[str]) -> str:
    """The name that is there most often; of several the first by the alphabet."""
    told = Counter(names)
    return min(told, key=lambda name: (-told[name], name))
