"""From claims to events, by a named rule; every value says which claims it was taken from.

`conservative`: incidents graded fair or better, each count the lowest that is told, else as `representative`.
`representative`: the value that most origins give; where several are given equally often, the median of counts, and of
other values the most exact.
`informative`: the most exact value; those of origins that are no party come first.
`one-side:ACTOR`: only what origins on that side tell, then as `representative`.
`all-claims`: no events at all, a row per claim.

What a claim denies gives no value. Several claims of one origin that give one value count once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...errors import BadOption
from ...model import THIRD, Grade, Incident, PloverType, Weighed
from ..parties import name_key
from .told import COUNTS, HowMany, Told, Value, When

FIELDS = ("time", "place", "actor", "recipient", *COUNTS)
ONE_SIDE = "one-side:"
ALL_CLAIMS = "all-claims"
EVENT_RULES = ("conservative", "representative", "informative")
"""Rules that need no name of a side and give a row per incident."""
FAIR = ("confirmed", "fair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How values are chosen from claims."""

    name: str
    """As the user writes it."""
    side: str | None = None
    """Whose claims alone are used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A value and the claims that give it."""

    value: Value
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event as a rule has it; under `all-claims`, one claim."""

    incident: str | None
    """Its id; null for a claim that stands in no incident."""
    type: PloverType | None
    grade: Grade | None
    origins: int
    """Independent origins among the claims that were used."""
    claims: tuple[str, ...]
    """All claims that were used."""
    values: Mapping[str, Picked] = field(default_factory=dict)
    """Of the fields of `FIELDS` that any claim tells."""
    claim: Told | None = None
    """The claim itself, under `all-claims`."""


class _Entry(NamedTuple):
    value: Value
    ref: str
    origin: str
    third: bool


def rule_named(name: str) -> Rule:
    """The rule of this name.

    Raises:
        BadOption: where there is none.
    """
    if name in (*EVENT_RULES, ALL_CLAIMS):
        return Rule(name=name)
    if name.startswith(ONE_SIDE) and name.removeprefix(ONE_SIDE).strip():
        return Rule(name=name, side=name.removeprefix(ONE_SIDE).strip())
    raise BadOption(
        f"there is no rule {name!r}",
        where="--rule",
        todo=f"take one of {', '.join(EVENT_RULES)}, one-side:ACTOR, all-claims",
    )


def rows(weighed: Weighed, told: Mapping[str, Told], rule: Rule) -> Iterator[Row]:
    """The table of a rule: incidents by the first day of their time, those without one last; claims as they come.

    Args:
        weighed: what weighing gave.
        told: the claims by `DOCUMENT#CLAIM`.
        rule: which values are taken.

    Raises:
        BadOption: where no incident has a party of the name that a one-sided rule gives.
    """
    if rule.name == ALL_CLAIMS:
        yield from _all_claims(weighed, told)
        return
    if rule.side is not None:
        _known_side(weighed, rule.side)
    kept = [one for one in weighed.incidents if rule.name != "conservative" or one.grade in FAIR]
    made = (_row(incident, told, rule) for incident in kept)
    yield from sorted((row for row in made if row is not None), key=_by_time)


def sides(weighed: Weighed) -> dict[str, int]:
    """Parties that have accounts of their own, by how many; the most first."""
    counts: dict[str, int] = {}
    for incident in weighed.incidents:
        for side in {account.side for account in incident.accounts} - {THIRD}:
            counts[side] = counts.get(side, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _known_side(weighed: Weighed, side: str) -> None:
    known = sides(weighed)
    if name_key(side) not in {name_key(one) for one in known}:
        raise BadOption(
            f"no incident has an account of a side named {side!r}",
            where="--rule",
            todo=f"name one of {', '.join(list(known)[:8])}" if known else "no incident has an account of any side",
        )


def _all_claims(weighed: Weighed, told: Mapping[str, Told]) -> Iterator[Row]:
    at = {ref: incident for incident in weighed.incidents for ref in incident.claims}
    for ref, claim in told.items():
        incident = at.get(ref)
        yield Row(
            incident=incident.id if incident else None,
            type=claim.type,
            grade=incident.grade if incident else None,
            origins=1,
            claims=(ref,),
            values={name: Picked(value=value, claims=(ref,)) for name, value in claim.values.items()},
            claim=claim,
        )


def _row(incident: Incident, told: Mapping[str, Told], rule: Rule) -> Row | None:
    """The event as the rule has it; None where no claim that it uses tells that it happened."""
    entries: dict[str, list[_Entry]] = {}
    used, origins = [], set()
    wanted = name_key(rule.side) if rule.side is not None else None
    for account in incident.accounts:
        if wanted is not None and name_key(account.side) != wanted:
            continue
        for ref in account.claims:
            claim = told.get(ref)
            if claim is None or claim.denied:
                continue
            used.append(ref)
            origins.add(account.origin.id)
            for name, value in claim.values.items():
                entry = _Entry(value, ref, account.origin.id, account.side == THIRD)
                entries.setdefault(name, []).append(entry)
    if not used:
        return None
    choose = _most_exact if rule.name == "informative" else _most_told
    values = {}
    for name in FIELDS:
        if name in entries:
            lowest = rule.name == "conservative" and name in COUNTS
            values[name] = _picked(_lowest(entries[name]) if lowest else choose(entries[name]), entries[name])
    return Row(
        incident=incident.id, type=incident.type, grade=incident.grade, origins=len(origins),
        claims=tuple(sorted(used)), values=values,
    )  # fmt: skip


def _by_time(row: Row) -> tuple[str, str]:
    time = row.values.get("time")
    days = (time.value.earliest, time.value.latest) if time and isinstance(time.value, When) else ()
    return next(filter(None, days), "~"), row.incident or ""


def _picked(value: Value, entries: Sequence[_Entry]) -> Picked:
    return Picked(value=value, claims=tuple(sorted({one.ref for one in entries if one.value.key == value.key})))


def _most_told(entries: Sequence[_Entry]) -> Value:
    """The value of most origins. Counts told equally often give their (lower) median, other values the most exact."""
    origins: dict[str, set[str]] = {}
    for one in entries:
        origins.setdefault(one.value.key, set()).add(one.origin)
    most = max(map(len, origins.values()))
    return _middle([one for one in entries if len(origins[one.value.key]) == most])


def _most_exact(entries: Sequence[_Entry]) -> Value:
    """The most exact value, of origins that are no party where any of them gives one."""
    impartial = [one for one in entries if one.third] or list(entries)
    most = max(one.value.exactness for one in impartial)
    return _most_told([one for one in impartial if one.value.exactness == most])


def _lowest(entries: Sequence[_Entry]) -> Value:
    return min((one.value for one in entries), key=_size)


def _middle(entries: Sequence[_Entry]) -> Value:
    """The median where the values are counts, else the most exact; what is equal goes by its key."""
    values = {one.value.key: one.value for one in entries}
    if all(isinstance(value, HowMany) for value in values.values()):
        by_size = sorted(values.values(), key=_size)
        return by_size[(len(by_size) - 1) // 2]
    return min(values.values(), key=lambda value: (-value.exactness, value.key))


def _size(value: Value) -> tuple[float, float]:
    """Counts by their lower end; an open lower end is nothing, an open upper end more than any number."""
    assert isinstance(value, HowMany)
    return value.low or 0, float("inf") if value.high is None else value.high
