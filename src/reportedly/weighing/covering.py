"""Does a claim that tells several incidents count this one among them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model import Incident
from .positions import victims
from .telling import Telling, is_named


class Traits(NamedTuple):
    """What a summary and an incident are compared by.

    Args:
        areas: folded names of the places told and of the divisions they lie in; of a country nothing.
        parties: keys of all who are named.
        victims: "civilians", "fighters".
        whole: True where a place told is no smaller than a country.
    """

    areas: frozenset[str]
    parties: frozenset[str]
    victims: frozenset[str]
    whole: bool


def traits_of(told: Sequence[Telling]) -> Traits:
    """The traits of tellings together."""
    places = [place for one in told for place in one.places]
    areas = {name for place in places if place.precision != "country" for name in (place.name, place.admin1) if name}
    parties = {key for one in told for party in (*one.actors, *one.recipients) if is_named(party) for key in party.own}
    return Traits(
        frozenset(areas), frozenset(parties), frozenset(kind for one in told for kind in victims(one)),
        any(place.precision == "country" for place in places),
    )  # fmt: skip


def covers(summary: Traits, incident: Traits) -> bool:
    """Whether a summary of the same type, country and days counts an incident: by its area, or by who was hit or hit.

    A summary for a whole country needs a party or the sort of victims in common.
    """
    if summary.victims and incident.victims and not summary.victims & incident.victims:
        return False
    if summary.parties and incident.parties and not summary.parties & incident.parties and not summary.victims:
        return False
    if summary.areas:
        return bool(summary.areas & incident.areas)
    return summary.whole and bool(summary.parties & incident.parties or summary.victims & incident.victims)


class _Mark(NamedTuple):
    """An incident with its first day, its traits, the types and countries of its tellings, and who counts it."""

    incident: Incident
    first: int | None
    traits: Traits
    keys: frozenset[tuple[str, str | None]]
    covered_by: tuple[str, ...]


class Counting:
    """Which summaries count which incidents; an incident and a summary are compared once."""

    def __init__(self) -> None:
        self._marks: dict[str, _Mark] = {}
        self._seen: set[str] = set()

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
        every = _by_key(summaries[ref] for ref in sorted(summaries)) if summaries else {}
        self._seen.update(summaries)
        marks: dict[str, _Mark] = {}
        result = []
        for incident in incidents:
            known = self._marks.get(incident.id)
            if known is None or known.incident is not incident:
                known = _count(_marked(incident, told), every)
            elif new:
                known = _count(known, new)
            marks[incident.id] = known
            result.append(replace(incident, covered_by=known.covered_by) if known.covered_by else incident)
        self._marks = marks
        return tuple(result)


Keyed = Mapping[tuple[str, str | None], Sequence[tuple[Telling, Traits]]]


def _by_key(summaries: Iterable[Telling]) -> Keyed:
    """Summaries with days, by type and country."""
    found: dict[tuple[str, str | None], list[tuple[Telling, Traits]]] = defaultdict(list)
    for one in summaries:
        if one.first is not None and one.last is not None:
            traits = traits_of([one])
            for key in {(one.type, place.country) for place in one.places}:
                found[key].append((one, traits))
    return found


def _count(mark: _Mark, summaries: Keyed) -> _Mark:
    """The mark with those of the summaries that count its incident."""
    if mark.first is None:
        return mark
    covered = {
        summary.ref
        for key in mark.keys
        for summary, traits in summaries.get(key, ())
        if summary.first <= mark.first <= summary.last and covers(traits, mark.traits)  # type: ignore[operator]
    }
    return mark._replace(covered_by=tuple(sorted({*mark.covered_by, *covered}))) if covered else mark


def _marked(incident: Incident, told: Mapping[str, Telling]) -> _Mark:
    its = [told[ref] for ref in incident.claims]
    first = min((one.first for one in its if one.first is not None), default=None)
    keys = frozenset((one.type, place.country) for one in its for place in one.places)
    return _Mark(incident, first, traits_of(its), keys, ())
