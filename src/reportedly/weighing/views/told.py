"""What a claim says of its event, field by field, in values that can be compared between documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...model import Actor, Claim, Factuality, PloverType, Reality, Record
from ..parties import GENERIC, name_key

COUNTS = ("killed", "injured", "captured", "missing", "displaced")
_EXACTNESS = {"point": 5, "town": 4, "district": 3, "province": 2, "country": 1, "region": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days that the words leave open; null is an open end."""

    earliest: str | None
    latest: str | None

    @property
    def exactness(self) -> float:
        """Higher for fewer days; an interval without an end is the least exact."""
        first, last = self.days
        return float("-inf") if first is None or last is None else -float((last - first).days)

    @property
    def key(self) -> str:
        """What equal times have in common."""
        return f"{self.earliest}/{self.latest}"

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day; null for an open end and for one that no calendar has."""
        return _day(self.earliest), _day(self.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as one document has it; two are the same where the gazetteer's number, or else the name, is."""

    name: str
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None

    @property
    def key(self) -> str:
        """What the same place has in common between documents."""
        return f"{self.geonames or name_key(self.name)} {self.precision}"

    @property
    def exactness(self) -> float:
        """Higher for a narrower place."""
        return float(_EXACTNESS.get(self.precision or "", 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Actors on one side of the event, by their names."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    """What the same actors have in common between documents: the registry's slug, else the spelling's key; sorted."""
    named: bool
    """Whether any of them has a name of its own; "gunmen" has none."""

    @property
    def key(self) -> str:
        """What the same actors have in common between documents."""
        return " & ".join(self.keys)

    @property
    def exactness(self) -> float:
        """Higher where somebody is named."""
        return float(self.named)


@dataclass(frozen=True, slots=True, kw_only=True)
class HowMany:
    """People harmed in one way; a null end is open."""

    low: int | None
    high: int | None
    approximate: bool = False

    @property
    def key(self) -> str:
        """What equal counts have in common."""
        return f"{self.low} {self.high} {self.approximate}"

    @property
    def exactness(self) -> float:
        """Exact numbers before rounded ones, those before ranges, and ranges before open ends."""
        if self.low is None or self.high is None:
            return 0.0
        return 1.0 if self.low != self.high else 2.0 if self.approximate else 3.0


Value = When | Where | Who | HowMany


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of an event with its values. Fields of which it says nothing are missing from `values`."""

    ref: str
    """`DOCUMENT#CLAIM`."""
    type: PloverType | None
    voice: str
    """The innermost source: a name, or the publisher, or "author"."""
    factuality: Factuality
    reality: Reality
    denied: bool
    values: Mapping[str, Value]
    """`"time"`, `"place"`, `"actor"`, `"recipient"`, and the harms of `COUNTS`."""


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def told(records: Iterable[Record]) -> dict[str, Told]:
    """The event claims of records by `DOCUMENT#CLAIM`."""
    found = {}
    for record in records:
        for claim in record.claims:
            if claim.event is not None:
                one = _told(record, claim)
                found[one.ref] = one
    return found


def _told(record: Record, claim: Claim) -> Told:
    event = claim.event
    assert event is not None
    actors = {actor.id: actor for actor in record.actors}
    values: dict[str, Value] = {}
    times = {time.id: time for time in record.times}
    places = {place.id: place for place in record.places}
    dated = [times[one] for one in event.time if one in times and (times[one].earliest or times[one].latest)]
    if dated:
        values["time"] = When(earliest=dated[0].earliest, latest=dated[0].latest)
    located = [places[one] for one in event.place if one in places]
    if located:
        values["place"] = max(
            (
                Where(
                    name=place.name, geonames=place.geonames, country=place.country, admin1=place.admin1,
                    lat=place.lat, lon=place.lon, precision=place.precision,
                )
                for place in located
            ),
            key=lambda where: where.exactness,
        )  # fmt: skip
    roles: tuple[tuple[Literal["actor", "recipient"], tuple[str, ...]], ...] = (
        ("actor", event.actor),
        ("recipient", event.recipient),
    )
    for role, ids in roles:
        parties = [actors[one] for one in ids if one in actors]
        if parties:
            values[role] = who(parties)
    for harm in COUNTS:
        counts = [one for one in event.casualties if one.harm == harm and one.of is None]
        if counts:
            # "Three soldiers and two civilians": what one claim counts apart, it counts together.
            lows = [one.low for one in counts if one.low is not None]
            highs = [one.high for one in counts if one.high is not None]
            values[harm] = HowMany(
                low=sum(lows) if lows else None,
                high=sum(highs) if len(highs) == len(counts) else None,
                approximate=any(one.approximate for one in counts),
            )
    source = claim.attribution[-1].source
    own = record.document.publisher.name or "author"
    return Told(
        ref=f"{record.document.id}#{claim.id}",
        type=event.type,
        voice=actors[source].name if source in actors else own if source == "author" else "unnamed source",
        factuality=claim.factuality,
        reality=claim.reality,
        denied=claim.factuality.endswith("-"),
        values=values,
    )


def who(actors: Iterable[Actor]) -> Who:
    """Actors as one value, in the order of what they have in common between documents."""
    by_key = {f"r:{actor.registry}" if actor.registry else name_key(actor.name): actor for actor in actors}
    keys = tuple(sorted(by_key))
    return Who(
        names=tuple(by_key[key].name for key in keys),
        keys=keys,
        named=any(by_key[key].kind not in GENERIC for key in keys),
    )
