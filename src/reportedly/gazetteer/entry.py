"""One place of a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "town", "country", "province", "county", "district", "region", "continent", "sea", "river", "water", "mountain",
    "line", "point",
]  # fmt: skip
"""`province` is a first-level division, `county` and `district` lie beneath; `line` is a front line or border line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place as the gazetteer knows it; degrees are WGS84."""

    key: int
    """Number inside this gazetteer file; not stable between files."""
    geonames: int | None
    name: str
    kind: Kind
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin1: str | None
    """GeoNames' code of the first-level division."""
    lat: float
    lon: float
    population: int
    radius_km: float | None
    """Half the extent of an area; null for a town."""
    disputed: bool
    """States dispute to whom it belongs or what it is called: the policy is in docs/places.md."""
    main: bool
    """The name that was looked up is this place's own name, not another name of it."""
