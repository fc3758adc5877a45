"""Does a claim that tells several incidents count this one among them?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from ..model import Incident
from .places import kilometres
from .positions import victims
from .telling import Telling, is_named
from .where import COARSE, RADIUS_KM, Where

STRETCH = 16
"""Days of a key."""
KM_OF_A_DEGREE = 111.2
"""Of latitude."""
AROUND = frozenset({"district", "province"})
"""Precisions of places that a summary tells of as a whole, and in which towns lie."""
HANDS = {"military": "state", "police": "state", "armed_group": "group"}
"""Kinds of actor whose acts a summary counts apart: "attacks by insurgents", "killings by state forces"."""


class Traits(NamedTuple):
    """What a summary and an incident are compared by.

    Args:
        names: folded names of the places told; of a country nothing.
        wide: those of regions, after which divisions are called: "North Kordofan".
        areas: these, and the divisions they lie in.
        parties: keys of all who are named.
        victims: "civilians", "fighters".
        hands: "state", "group", by the kind of whoever did it.
        kinds: of attack, by ACLED's event types.
        whole: True where a place told is no smaller than a country.
        harms: that are counted, with whether anybody suffered them.
        towns: places no larger than a district of which it is known where they lie.
        around: such districts and provinces.
    """

    names: frozenset[str]
    wide: frozenset[str]
    areas: frozenset[str]
    parties: frozenset[str]
    victims: frozenset[str]
    hands: frozenset[str]
    kinds: frozenset[str]
    whole: bool
    harms: Mapping[str, bool]
    towns: tuple[Where, ...]
    around: tuple[Where, ...]


def traits_of(told: Sequence[Telling]) -> Traits:
    """The traits of tellings together."""
    places = [place for one in told for place in one.places]
    points = {(place.lat, place.lon, place.precision): place for place in places if None not in (place.lat, place.lon)}
    exact = [place for place in points.values() if place.precision not in COARSE]
    names = {place.name for place in places if place.precision != "country"}
    areas = names | {place.admin1 for place in places if place.precision != "country" and place.admin1}
    harms: dict[str, bool] = {}
    for harm, low, high, _ in (count for one in told for count in one.counts):
        harms[harm] = harms.get(harm, False) or bool(low or high is None or high)
    parties = {key for one in told for party in (*one.actors, *one.recipients) if is_named(party) for key in party.own}
    return Traits(
        frozenset(names), frozenset(place.name for place in places if place.precision == "region"),
        frozenset(areas), frozenset(parties),
        frozenset(kind for one in told for kind in victims(one)),
        frozenset(HANDS[party.kind] for one in told for party in one.actors if party.kind in HANDS),
        frozenset(one.sub[0] for one in told if one.sub[0]),
        any(place.precision == "country" for place in places), harms,
        tuple(exact), tuple(place for place in points.values() if place.precision in AROUND),
    )  # fmt: skip


def covers(summary: Traits, incident: Traits) -> bool:
    """Whether a summary of the same type, country and days counts an incident: by its area, or by who was hit or hit.

    A summary for a whole country needs a party or the sort of victims in common.
    """
    if summary.hands and incident.hands and not summary.hands & incident.hands:
        return False
    if summary.victims and incident.victims and not summary.victims & incident.victims:
        return False
    if summary.kinds and incident.kinds and not summary.kinds & incident.kinds:
        return False
    if summary.parties and incident.parties and not summary.parties & incident.parties and not summary.victims:
        return False
    if any(suffered and not incident.harms.get(harm, True) for harm, suffered in summary.harms.items()):
        return False  # it counts the dead of attacks in which some died
    if summary.names:
        if summary.names & incident.areas or _is_called_after(summary, incident):
            return True
        return _lies_in(summary, incident)
    return summary.whole and bool(summary.parties & incident.parties or summary.victims & incident.victims)


def _is_called_after(summary: Traits, incident: Traits) -> bool:
    """Whether a division of the incident is called after a region of the summary: "North Kordofan"."""
    return any(set(name.split()) < set(area.split()) for name in summary.wide for area in incident.areas)


def _lies_in(summary: Traits, incident: Traits) -> bool:
    """Whether a town of the incident lies in a district of the summary, or in a province where its own is not known."""
    return any(
        kilometres(area, town) <= RADIUS_KM[area.precision] + RADIUS_KM[town.precision]
        for area in summary.around
        for town in incident.towns
        if not (area.precision == "province" and town.admin1)
    )


def _cells(places: Iterable[Where]) -> set[str]:
    """The squares of a degree that reach into the circles around places."""
    found = set()
    for place in places:
        assert place.lat is not None and place.lon is not None
        high = RADIUS_KM[place.precision] / KM_OF_A_DEGREE
        wide = high / max(0.1, math.cos(math.radians(place.lat)))
        rows = range(math.floor(place.lat - high), math.floor(place.lat + high) + 1)
        columns = range(math.floor(place.lon - wide), math.floor(place.lon + wide) + 1)
        found |= {f"{row} {column}" for row in rows for column in columns}
    return found


Key = tuple[str, str | None, int, str | None]
"""Type, country, a stretch of days and an area (None for all of a country), by which summaries and incidents meet."""
Keyed = dict[Key, list[tuple[Telling, Traits]]]


class _Mark(NamedTuple):
    """An incident as it was made, its first day, traits and keys, and the incident with the summaries that count it."""

    made: Incident
    first: int | None
    traits: Traits
    keys: frozenset[Key]
    told: Incident


class Counting:
    """Which summaries count which incidents; an incident and a summary are compared once."""

    def __init__(self) -> None:
        self._marks: dict[str, _Mark] = {}
        self._seen: set[str] = set()
        self._every: Keyed = {}

    def mark(
        self, incidents: Sequence[Incident], summaries: Mapping[str, Telling], told: Mapping[str, Telling]
    ) -> tuple[Incident, ...]:
        """The incidents with the summaries that count them among others.

        Args:
            incidents: all there are.
            summaries: claims that tell several incidents, by reference.
            told: the other tellings by reference.
        """
        new = _by_key(summaries[ref] for ref in sorted(summaries.keys() - self._seen))
        self._seen.update(summaries)
        for key, rows in new.items():
            self._every.setdefault(key, []).extend(rows)
        marks: dict[str, _Mark] = {}
        for incident in incidents:
            known = self._marks.get(incident.id)
            if known is None or known.made is not incident:
                known = _count(_marked(incident, told), self._every)
            elif new and not new.keys().isdisjoint(known.keys):
                known = _count(known, new)
            marks[incident.id] = known
        self._marks = marks
        return tuple(known.told for known in marks.values())


def _by_key(summaries: Iterable[Telling]) -> Keyed:
    """Summaries with days, by all keys that they have."""
    found: Keyed = {}
    for one in summaries:
        if one.first is not None and one.last is not None:
            row = (one, traits_of([one]))
            areas = row[1].names | _cells(row[1].around) | ({None} if row[1].wide else set()) or {None}
            for country, area in product({place.country for place in one.places}, areas):
                for stretch in range(one.first // STRETCH, one.last // STRETCH + 1):
                    found.setdefault((one.type, country, stretch, area), []).append(row)
    return found


def _count(mark: _Mark, summaries: Keyed) -> _Mark:
    """The mark with those of the summaries that count its incident."""
    covered = {
        summary.ref
        for key in mark.keys
        for summary, traits in summaries.get(key, ())
        if summary.first <= mark.first <= summary.last and covers(traits, mark.traits)  # type: ignore[operator]
    }
    # What is shown not to have happened is none of what is counted.
    if not covered or mark.made.grade == "discounted":
        return mark
    return mark._replace(told=replace(mark.told, covered_by=tuple(sorted({*mark.told.covered_by, *covered}))))


def _marked(incident: Incident, told: Mapping[str, Telling]) -> _Mark:
    its = [told[ref] for ref in incident.claims]
    first = min((one.first for one in its if one.first is not None), default=None)
    stretch = () if first is None else (first // STRETCH,)
    traits = traits_of(its)
    there = {(one.type, place.country) for one in its for place in one.places}
    areas = (*traits.areas, *_cells(traits.towns), None)
    keys = frozenset((*here, at, area) for here in there for at in stretch for area in areas)
    return _Mark(incident, first, traits, keys, incident)
