"""On what do the origins of an incident differ? Only values that cannot both be true are a dispute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..lexicons.load import load_toml
from ..model import Dispute, DisputeField, DisputeType, Position
from .match import related
from .origins import Source
from .parties import Party
from .telling import COARSE, Telling, is_named

CIVILIAN = frozenset({"civilian", "child"})
Holders = list[tuple[Source, tuple[Telling, ...]]]
"""Origins that hold a value, with the tellings that give it."""
HARM_AGAINST = {"killed", "injured", "captured", "missing"}


def disputes(found: Sequence[Source]) -> tuple[Dispute, ...]:
    """All disputes of an incident, by field."""
    rows = [
        _event(found),
        _party(found, "actor"),
        _party(found, "recipient") or _victims(found),
        _count(found),
    ]
    return tuple(row for row in rows if row is not None)


def agreed(found: Sequence[Source], disputed: Sequence[Dispute]) -> dict[str, str]:
    """Fields that nobody disputes, each with its most precise value."""
    told = [one for source in found for one in source.tellings if not one.denies]
    fields = {row.field for row in disputed}
    values: dict[str, str] = {}
    days = [(one.first, one.last) for one in told if one.first is not None and one.last is not None]
    if days:
        first, last = max(one[0] for one in days), min(one[1] for one in days)
        values["time"] = _interval(min(first, last), last)
    exact = sorted(
        (place for one in told for place in one.places), key=lambda place: (place.precision in COARSE, place.name)
    )
    if exact:
        values["place"] = exact[0].name
    for field in ("actor", "recipient"):
        named = [party.name for one in told for party in _parties(one, field) if is_named(party)]
        if named and field not in fields:
            values[field] = min(set(named), key=lambda name: (-named.count(name), name))
    if "count" not in fields:
        for harm in sorted({harm for one in told for harm, low, _, _ in one.counts if low is not None}):
            lows = [low for one in told for kind, low, _, _ in one.counts if kind == harm and low is not None]
            values[harm] = str(lows[0]) if len(set(lows)) == 1 else f"{min(lows)}-{max(lows)}"
    return values


def _event(found: Sequence[Source]) -> Dispute | None:
    """Some tell it, others say it did not happen."""
    tell, deny = _by_origin(found, denies=False), _by_origin(found, denies=True)
    against = [source for source in deny if source[0] not in {one[0] for one in tell}]
    if not tell or not against:
        return None
    return _dispute("event", "denies", found, {"happened": tell, "did not happen": against})


def _by_origin(found: Sequence[Source], *, denies: bool) -> Holders:
    rows = [(source, tuple(one for one in source.tellings if one.denies is denies)) for source in found]
    return [(source, told) for source, told in rows if told]


def _party(found: Sequence[Source], field: DisputeField) -> Dispute | None:
    """Origins that name parties who do not belong together."""
    positions: list[tuple[list[Party], Holders]] = []
    for source, told in _by_origin(found, denies=False):
        for one in told:
            named = [party for party in _parties(one, field) if is_named(party)]
            if not named:
                continue
            for parties, holders in positions:
                if related(parties, named):
                    parties += named
                    holders.append((source, (one,)))
                    break
            else:
                positions.append((list(named), [(source, (one,))]))
    return _between(found, field, "contradicts", [(_name(parties), holders) for parties, holders in positions])


def _parties(one: Telling, field: str) -> tuple[Party, ...]:
    if field == "actor":
        # The two sides of a clash are no rival values.
        return one.actors if len(one.actors) == 1 or one.recipients else ()
    return one.recipients


def _name(parties: Sequence[Party]) -> str:
    names = [party.name for party in parties]
    return min(set(names), key=lambda name: (-names.count(name), name))


def _victims(found: Sequence[Source]) -> Dispute | None:
    """Civilians for the one, fighters for the other: by the count of the harmed, else by the words for them."""
    positions: list[tuple[str, Holders]] = []
    for name in ("civilians", "fighters"):
        holders: Holders = [
            (source, (one,))
            for source, told in _by_origin(found, denies=False)
            for one in told
            if victims(one) == {name}
        ]
        positions.append((name, holders))
    return _between(found, "recipient", "contradicts", positions)


def victims(one: Telling) -> set[str]:
    """What those hit are said to be: "civilians", "fighters", both or neither."""
    words = load_toml("weighing/words.toml")
    counted = {who for _, low, _, who in one.counts if low and who != "unknown"}
    kinds = {"civilians" if who in CIVILIAN else "fighters" for who in counted}
    for party in one.recipients:
        last = party.name.casefold().split()[-1]
        kinds |= {name for name in ("civilians", "fighters") if last in words[name]["words"]}
        kinds |= {"fighters"} if party.kind in ("armed_group", "military") else set()
    return kinds


def _count(found: Sequence[Source]) -> Dispute | None:
    """Numbers of one harm that cannot both be true: their ranges do not meet."""
    harms = sorted({harm for source in found for one in source.tellings for harm, *_ in one.counts})
    for harm in harms:
        rows = [
            (low, high, source, one)
            for source, told in _by_origin(found, denies=False)
            for one in told
            for kind, low, high, _ in one.counts
            if kind == harm and (low is not None or high is not None)
        ]
        values = sorted({(low, high) for low, high, _, _ in rows}, key=str)
        apart = any(not _meet(one, two) for one in values for two in values)
        if not apart:
            continue
        positions: list[tuple[str, Holders]] = [
            (f"{_range(*value)} {harm}", [(source, (one,)) for low, high, source, one in rows if (low, high) == value])
            for value in values
        ]
        dispute = _between(found, "count", "differs in number", positions)
        if dispute is not None:
            return dispute
    return None


def _meet(one: tuple[int | None, int | None], two: tuple[int | None, int | None]) -> bool:
    low, high = max(one[0] or 0, two[0] or 0), min(_high(one), _high(two))
    return low <= high


def _high(value: tuple[int | None, int | None]) -> float:
    return float("inf") if value[1] is None else value[1]


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low}-{high}"


def _between(
    found: Sequence[Source],
    field: DisputeField,
    type_: DisputeType,
    positions: Sequence[tuple[str, Holders]],
) -> Dispute | None:
    """A dispute where different origins hold different values: one that gives both by itself disputes nothing."""
    held = {value: holders for value, holders in positions if holders}
    alone = {value: {source.id for source, _ in holders} for value, holders in held.items()}
    values = list(held)
    differs = any(
        alone[one] - alone[two] and alone[two] - alone[one] for at, one in enumerate(values) for two in values[at + 1 :]
    )
    return _dispute(field, type_, found, held) if differs else None


def _dispute(
    field: DisputeField,
    type_: DisputeType,
    found: Sequence[Source],
    held: dict[str, Holders],
) -> Dispute:
    positions = tuple(
        Position(
            value=value,
            claims=tuple(sorted({one.ref for _, told in holders for one in told})),
            origins=tuple(sorted({source.id for source, _ in holders})),
            against_interest=any(_against_interest(source, one) for source, told in holders for one in told),
        )
        for value, holders in held.items()
    )
    speaking = {origin for position in positions for origin in position.origins}
    silent = tuple(sorted(source.id for source in found if source.id not in speaking))
    return Dispute(field=field, type=type_, positions=positions, silent=silent)


def _against_interest(source: Source, one: Telling) -> bool:
    """Whether the one who speaks owns to an act of force of its side, or to harm done to it by the other."""
    own_act = any(party.own & source.keys for party in one.actors)
    own_loss = any(party.own & source.keys for party in one.recipients) and any(
        harm in HARM_AGAINST and low for harm, low, _, _ in one.counts
    )
    return not one.denies and one.type in ("ASSAULT", "COERCE") and (own_act or own_loss)


def _interval(first: int, last: int) -> str:
    begin, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return begin if begin == end else f"{begin}/{end}"
