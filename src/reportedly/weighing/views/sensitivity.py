"""How much a table of events hangs on the rule: counts per week, place and party, from rule to rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from .rules import Row
from .told import HowMany, When, Where, Who

By = Literal["all", "week", "place", "party"]
UNKNOWN = "not told"
WIDER = "not told to the week"


@dataclass(slots=True)
class Tally:
    """Events, and the people they are told to have killed at least."""

    events: int = 0
    killed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One week, place or party, with what each rule counts for it."""

    by: By
    value: str
    """The week's Monday, the place's or the actor's name."""
    rules: Mapping[str, Tally] = field(default_factory=dict)


def sensitivity(tables: Mapping[str, Iterable[Row]]) -> list[Count]:
    """Counts of several tables side by side: all, weeks in their order, places and parties by how many events.

    Args:
        tables: name of each rule to its rows.
    """
    counts: dict[tuple[By, str], Count] = {}
    shown: dict[tuple[By, str], str] = {}
    for rule, table in tables.items():
        for row in table:
            killed = row.values.get("killed")
            dead = killed.value.low or 0 if killed and isinstance(killed.value, HowMany) else 0
            for by, key, name in _cells(row):
                if (by, key) not in counts:
                    empty = {name: Tally() for name in tables}
                    counts[by, key] = Count(by=by, value=shown.setdefault((by, key), name), rules=empty)
                tally = counts[by, key].rules[rule]
                tally.events += 1
                tally.killed += dead
    order = ("all", "week", "place", "party")

    def place_in_table(count: Count) -> tuple[int, float, str]:
        size = 0 if count.by == "week" else -max(tally.events for tally in count.rules.values())
        return order.index(count.by), size, count.value

    return sorted(counts.values(), key=place_in_table)


def _cells(row: Row) -> Iterator[tuple[By, str, str]]:
    """What a row counts for: kind, key, and the name to be shown."""
    yield "all", "", "events"
    time, place = row.values.get("time"), row.values.get("place")
    week = _week(time.value) if time and isinstance(time.value, When) else UNKNOWN
    yield "week", week, week
    if place and isinstance(place.value, Where):
        where = place.value
        yield "place", where.key, f"{where.name} ({where.country})" if where.country else where.name
    else:
        yield "place", UNKNOWN, UNKNOWN
    parties: dict[str, str] = {}
    for role in ("actor", "recipient"):
        picked = row.values.get(role)
        if picked and isinstance(picked.value, Who):
            parties |= dict(zip(picked.value.keys, picked.value.names, strict=True))
    for key, name in sorted(parties.items()):
        yield "party", key, name


def _week(when: When) -> str:
    """The Monday of the week that holds the whole interval."""
    first, last = when.days
    if first is None or last is None or _monday(first) != _monday(last):
        return WIDER
    return _monday(first).isoformat()


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
