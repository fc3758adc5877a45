"""Places, never more exact than the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

Precision = Literal["point", "town", "district", "province", "country", "region"]
OtherUse = Literal["demonym", "metonym", "modifier", "in_name"]
AreaKind = Literal["near", "direction", "border", "within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMention:
    """A place's name used for something else than the place: "the Iraqi army", "Kyiv says", "Baghdad University"."""

    span: Span
    use: OtherUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area drawn instead of a pin, where the text gives no more than that."""

    kind: AreaKind
    anchors: tuple[str, ...] = ()
    """Ids of the places it is told by; its own id where the text names that place nowhere else."""
    radius_km: float | None = None
    bbox: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees (WGS84)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place the name may also mean."""

    geonames: int | None = None
    lat: float
    lon: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a document; `mentions` are literal uses only. Degrees are WGS84."""

    id: str
    name: str
    geonames: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    mentions: tuple[Span, ...] = ()
    other_mentions: tuple[OtherMention, ...] = ()
    area: Area | None = None
    disputed: bool = False
    """States dispute to whom the place belongs or what it is called; the mark takes no side."""
    candidates: tuple[Candidate, ...] = ()
