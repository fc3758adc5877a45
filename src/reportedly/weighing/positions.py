"""Positions of a dispute: who holds which value, who is silent, and who speaks against its own interest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ..model import Dispute, DisputeField, DisputeType, Position
from .origins import Source, most_common
from .parties import Party
from .telling import CHANGE, Telling, is_named
from .voices import sort_of
from .who import related
from .words import listed

Holders = list[tuple[Source, tuple[Telling, ...]]]
"""Origins that hold a value, with the tellings that give it."""
CIVILIAN = frozenset({"civilian", "child"})
FORCE = frozenset({"ASSAULT", "COERCE"})
LOSSES = frozenset({"killed", "injured", "captured", "missing"})


def by_origin(found: Sequence[Source], *, denies: bool = False) -> Holders:
    """Origins with their tellings that tell it, or that deny it."""
    return [(source, told) for source in found if (told := source.deny if denies else source.tell)]


def each_telling(found: Sequence[Source], *, denies: bool = False) -> Iterator[tuple[Source, Telling]]:
    """Every telling that denies nothing, or every one that denies, with its origin."""
    return ((source, one) for source, told in by_origin(found, denies=denies) for one in told)


def between(
    found: Sequence[Source], field: DisputeField, type_: DisputeType, positions: Sequence[tuple[str, Holders]]
) -> Dispute | None:
    """A dispute where different origins hold different values: one that gives both by itself disputes nothing."""
    held = {value: holders for value, holders in positions if holders}
    alone = [{source.id for source, _ in holders} for holders in held.values()]
    differs = any(one - two and two - one for at, one in enumerate(alone) for two in alone[at + 1 :])
    return dispute(field, type_, found, held) if differs else None


def dispute(field: DisputeField, type_: DisputeType, found: Sequence[Source], held: Mapping[str, Holders]) -> Dispute:
    """A dispute with its positions; whoever holds none of them is silent."""
    positions = tuple(
        Position(
            value=value,
            claims=tuple(sorted({one.ref for _, told in holders for one in told})),
            origins=tuple(sorted({source.id for source, _ in holders})),
            against_interest=any(against_interest(source, one) for source, told in holders for one in told),
        )
        for value, holders in held.items()
    )
    speaking = {origin for position in positions for origin in position.origins}
    silent = tuple(sorted(source.id for source in found if source.id not in speaking))
    return Dispute(field=field, type=type_, positions=positions, silent=silent)


def against_interest(source: Source, one: Telling) -> bool:
    """Whether a side owns to force of its own against people who do not fight, or to losses among its own fighters.

    That a side struck its enemy, or that its people suffered, is no word against its interest.
    """
    if one.denies or one.type not in FORCE or one.voice.act == "accuse":
        return False
    doing = any(party.own & source.keys for party in one.actors)
    if doing:
        return one.voice.act == "confirm" or victims(one) == {"civilians"}
    hit = any(party.is_of(source.keys) for party in one.recipients) and victims(one) == {"fighters"}
    return hit and any(harm in LOSSES and low for harm, low, _, _ in one.counts)


def strikes_back(source: Source, one: Telling) -> bool:
    """Whether a party tells of its blow at those who, it says, harmed others, or of its answer to those who hit it.

    It does not say by that that it did what they did.
    """
    if not one.recipients:
        return any(
            told.document == one.document and told.span < one.span and not told.denies
            and set(told.recipients) & set(one.actors) and told.actors and not set(told.actors) & set(one.actors)
            for told in source.tellings
        )  # fmt: skip
    if not any(party.own & source.sides for party in one.actors):
        return False
    blamed = [
        party
        for told in source.tellings
        if not told.denies and not any(hit.is_of(source.keys) for hit in told.recipients)
        for party in parties_of(told, "actor")
        if not party.own & source.sides
    ]
    return related(blamed, one.recipients) is True


def victims(one: Telling) -> set[str]:
    """What those hit are said to be: "civilians", "fighters", both or neither."""
    kinds = {"civilians" if who in CIVILIAN else "fighters" for who in one.hurt}
    for party in one.recipients:
        kinds |= {name for name in ("civilians", "fighters") if sort_of(party.name) in sorts(name)}
        kinds |= {"fighters"} if party.kind in ("armed_group", "military") else set()
    return kinds


def parties_of(one: Telling, field: DisputeField) -> tuple[Party, ...]:
    """Who a telling says did it, or suffered it; the two sides of a clash are no rival values."""
    if field == "actor":
        return one.actors if len(one.actors) == 1 or one.recipients else ()
    return one.recipients if one.type != CHANGE else ()


def camp_of(party: Party) -> str:
    """Whether a party is of a state's forces ("forces") or unnamed people who fight a state ("rebels"); else empty."""
    if is_named(party):
        return "forces" if party.kind in ("military", "police") else ""
    return next((name for name in ("forces", "rebels") if sort_of(party.name) in sorts(name)), "")


@cache
def sorts(table: str) -> frozenset[str]:
    """The words of a table for people, as `sort_of` gives them."""
    return frozenset(sort_of(word) for word in listed(table))


def named(one: Telling, field: DisputeField) -> list[Party]:
    """Those of them who are named."""
    return [party for party in parties_of(one, field) if is_named(party)]


def common_name(parties: Sequence[Party]) -> str:
    """What most of them are called."""
    return most_common(party.name for party in parties)
