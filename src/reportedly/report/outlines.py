"""Outlines of countries for the report's map, cut to what the records show.

Coordinates leave as hundredths of a degree; the data file is Natural Earth's (see data/SOURCES.toml).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any

from ..lexicons.load import data_path

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
Point = tuple[float, float]
SMALLEST_EXTENT = 4.0
"""Degrees a map shows at least, so that one town stands in its country."""


def extent(places: Iterable[dict[str, Any]]) -> Box | None:
    """The box of all places that can be drawn, with a margin; None where none can."""
    west, south, east, north = [], [], [], []
    for place in places:
        if not place["claims"] or (place["lat"] is None and not (place["area"] and place["area"]["bbox"])):
            continue
        box = place["area"]["bbox"] if place["area"] else None
        if not box:
            reach = {"country": 3.0, "region": 4.0, "province": 0.9}.get(place["precision"] or "", 0.3)
            if place["area"] and place["area"]["radius"]:
                reach = max(reach, place["area"]["radius"] / 111)
            box = (place["lon"] - reach, place["lat"] - reach, place["lon"] + reach, place["lat"] + reach)
        west.append(box[0])
        south.append(box[1])
        east.append(box[2])
        north.append(box[3])
    if not west:
        return None
    margin = max(0.5, 0.12 * max(max(east) - min(west), max(north) - min(south)))
    wide = max(SMALLEST_EXTENT, max(east) - min(west) + 2 * margin)
    high = max(SMALLEST_EXTENT * 0.6, max(north) - min(south) + 2 * margin)
    x, y = (min(west) + max(east)) / 2, (min(south) + max(north)) / 2
    return max(-180, x - wide / 2), max(-85, y - high / 2), min(180, x + wide / 2), min(85, y + high / 2)


def outlines(box: Box) -> list[dict[str, Any]]:
    """The countries in `box`: code, name, and rings of `[x, y, …]` in hundredths of a degree."""
    data = json.loads(data_path("map/countries.json").read_text(encoding="utf-8"))
    scale = data["scale"]
    west, south, east, north = (edge * scale for edge in _wider(box))
    found = []
    for country in data["countries"]:
        rings = []
        for deltas in country["rings"]:
            ring = list(zip(accumulate(deltas[::2]), accumulate(deltas[1::2]), strict=True))
            cut = _cut(ring, west, south, east, north)
            if len(cut) > 2:
                rings.append([round(number) for point in cut for number in point])
        if rings:
            found.append({"code": country["code"], "name": country["name"], "rings": rings})
    return found


def _wider(box: Box) -> Box:
    """A box large enough that a screen of another shape still shows land to its edges."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return box[0] - wide, box[1] - high, box[2] + wide, box[3] + high


def _cut(ring: list[Point], west: float, south: float, east: float, north: float) -> list[Point]:
    """The part of a ring inside a box (Sutherland & Hodgman 1974)."""

    def crossing(axis: int, edge: float) -> Callable[[Point, Point], Point]:
        def point(a: Point, b: Point) -> Point:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))

        return point

    sides: tuple[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]], ...] = (
        (lambda p: p[0] >= west, crossing(0, west)),
        (lambda p: p[0] <= east, crossing(0, east)),
        (lambda p: p[1] >= south, crossing(1, south)),
        (lambda p: p[1] <= north, crossing(1, north)),
    )
    for inside, meet in sides:
        kept: list[Point] = []
        for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            if inside(point):
                if not inside(before):
                    kept.append(meet(before, point))
                kept.append(point)
            elif inside(before):
                kept.append(meet(before, point))
        ring = kept
        if not ring:
            break
    return ring
