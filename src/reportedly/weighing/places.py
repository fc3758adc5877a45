"""Can two tellings be of one place? What speaks for it, and what against."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .telling import Telling
from .verdict import APART, Names
from .where import COARSE, RADIUS_KM, Where

HARD_APART_KM = 12.0
"""Two towns farther apart than their own extent and this are two places."""
SAID_ALIKE = 1.2
"""Of two places of one country that their texts call by one name."""
ELSEWHERE = ", told in another sentence"
"""Behind the name of evidence: one of the places was carried over."""
SAME = 2.0
"""Least fit of two places that are one."""
FITS = (
    (SAME, "the same place"), (1.0, "places of one name"), (0.1, "one place lies in or beside the other"),
    (-0.6, "places that may be one"), (APART + 1, "neighbouring places"), (APART, "different places"),
)  # fmt: skip
"""What two places are by the least fit of such."""
SAME_KM = 3.0
"""Two points no farther apart are one place under two names."""
EARTH_KM = 6371.0


def of_place(one: Telling, two: Telling) -> Names:
    """Places: the nearest of both."""
    carried = all(place.carried for place in (*one.places, *two.places))
    return () if carried and one.document == two.document else of_two_places(one, two)  # both have it from one sentence


def of_two_places(one: Telling, two: Telling) -> Names:
    """As `of_place`, of tellings of two texts."""
    if not (one.places and two.places):
        left, right = one.places or one.around, two.places or two.around
        near = any(place_fit(a, b) >= SAME for a in left for b in right)
        return ("its text names the place" if near else "a place is not told",)
    fit, carried = max(
        (place_fit(left, right), not (left.carried or right.carried))
        for left in _exactest(one.places) for right in _exactest(two.places)
    )  # fmt: skip
    name = next(name for least, name in FITS if fit >= least)
    return (name if carried else name + ELSEWHERE,)


def _exactest(places: Sequence[Where]) -> Sequence[Where]:
    """The towns and districts of a telling; where it names none, the wider places, which hold them else."""
    return [place for place in places if place.precision not in COARSE] or places


def place_fit(one: Where, two: Where) -> float:
    """How well two places fit: below zero they are two, and at `APART` clearly so."""
    said = not one.said.isdisjoint(two.said)
    exact = _exact(one, two)
    if one.country and two.country and one.country != two.country and not (exact and _next_to(one, two)):
        return 0.0 if said and exact else APART  # one of two namesakes may have been looked up wrongly
    if one.lat is None and two.lat is None and one.key == two.key:
        return 2.2  # two spellings of a village that no gazetteer knows, and that is small
    same_name = one.name == two.name and (one.country == two.country or None in (one.country, two.country))
    if same_name or (one.geonames is not None and one.geonames == two.geonames):
        return 2.0 if exact else 0.6
    if said and exact:
        return SAID_ALIKE
    if "district" in (one.precision, two.precision) and _within(one, two):
        # A village that is known by its district alone has the district's point, as others have.
        return 0.7 if one.name in two.name or two.name in one.name else 0.0
    for town, area in ((one, two), (two, one)):
        if area.precision == "province" and town.admin1:
            return 0.7 if town.admin1 in (area.name, area.admin1) else -1.0
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return -0.5
    apart = kilometres(one, two)
    reach = RADIUS_KM[one.precision] + RADIUS_KM[two.precision]
    if exact and apart <= SAME_KM:
        return 2.0
    if apart <= reach:
        # Two towns whose extents meet are neighbours, which look-alikes are too.
        return 0.7 if not exact else -0.2
    return APART if apart > reach + HARD_APART_KM or not exact else -1.0


def _next_to(one: Where, two: Where) -> bool:
    """Whether two places lie beside one another, as those do by which two states tell of a clash on their border."""
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return False
    return kilometres(one, two) <= RADIUS_KM[one.precision] + RADIUS_KM[two.precision] + HARD_APART_KM


def _exact(one: Where, two: Where) -> bool:
    """Whether both are no larger than a district."""
    return one.precision not in COARSE and two.precision not in COARSE


def _within(one: Where, two: Where) -> bool:
    if one.lat is None or two.lat is None or one.lon is None or two.lon is None:
        return False
    return kilometres(one, two) <= RADIUS_KM[one.precision] + RADIUS_KM[two.precision]


def kilometres(one: Where, two: Where) -> float:
    """Great-circle distance."""
    assert one.lat is not None and one.lon is not None and two.lat is not None and two.lon is not None
    a, b = math.radians(one.lat), math.radians(two.lat)
    across = math.radians(two.lon - one.lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
