"""On what do some origins say more than others? Values that can both be true, of which one is more exact."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Dispute, DisputeField
from .disputes import counts_of, harms, in_words, meet, number_in_words
from .origins import Source
from .places import place_fit
from .positions import Holders, between, common_name, each_telling, named, parties_of
from .where import COARSE, Where


def refined(found: Sequence[Source], disputed: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """Fields on which origins differ in exactness alone, the most exact value first.

    Args:
        found: the incident's origins.
        disputed: fields that are disputed; of those nothing more is said.
    """
    fields = {row.field for row in disputed}
    rows: list[tuple[DisputeField, list[tuple[str, Holders]]]] = [
        ("actor", _parties(found, "actor")),
        ("recipient", _parties(found, "recipient")),
        *(("count", _counts(found, harm)) for harm in harms(found)),
        ("time", _times(found)),
        ("place", _places(found)),
    ]  # fmt: skip
    made = [between(found, field, "more precise", held) for field, held in rows if field not in fields]
    return tuple(row for row in made if row is not None)


def _parties(found: Sequence[Source], field: DisputeField) -> list[tuple[str, Holders]]:
    """A name, and the words of those who give none: "gunmen"."""
    known, vague = [], []
    for source, one in each_telling(found):
        parties = parties_of(one, field)
        if names := named(one, field):
            known.append((names, source, one))
        elif parties:
            vague.append((list(parties), source, one))
    if not known or not vague:
        return []
    return [
        (common_name([party for parties, _, _ in rows for party in parties]), [(s, (one,)) for _, s, one in rows])
        for rows in (known, vague)
    ]


def _counts(found: Sequence[Source], harm: str) -> list[tuple[str, Holders]]:
    """Numbers of which one lies within the other: "nine", and "at least five"."""
    rows = counts_of(found, harm)
    ranges = sorted(rows, key=lambda one: (_width(one), -(one[0] or 0), one[1] or 0))
    if not ranges or not all(meet(ranges[0], one) for one in ranges):
        return []
    return [(f"{number_in_words(value)} {harm}", rows[value]) for value in ranges]


def _width(value: tuple[int | None, int | None]) -> float:
    low, high = value
    return float("inf") if low is None or high is None else high - low


def _times(found: Sequence[Source]) -> list[tuple[str, Holders]]:
    """Days of which one time lies within the other: a day, and its month."""
    rows: dict[tuple[int, int], Holders] = {}
    for source, one in each_telling(found):
        if days := one.days:
            rows.setdefault(days, []).append((source, (one,)))
    return [(in_words(days), rows[days]) for days in sorted(rows, key=lambda one: (one[1] - one[0], one))]


def _places(found: Sequence[Source]) -> list[tuple[str, Holders]]:
    """A town, and the province or country that it lies in."""
    exact: list[tuple[Where, Holders]] = []
    wide: dict[str, Holders] = {}
    for source, one in each_telling(found):
        places = [place for place in one.places if not place.carried]
        towns = [place for place in places if place.precision not in COARSE]
        if towns:
            exact.append((towns[0], [(source, (one,))]))
        elif places:
            wide.setdefault(places[0].written, []).append((source, (one,)))
    if not exact or not wide:
        return []
    town = min((place for place, _ in exact), key=lambda place: place.name)
    held = [holder for place, holders in exact if place_fit(place, town) >= 0 for holder in holders]
    return [(town.written, held), *sorted(wide.items())]
