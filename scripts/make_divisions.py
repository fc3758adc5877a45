"""Make `divisions.csv` and `us_counties.csv` under `src/reportedly/data/gazetteer/`.

Sources: the PyPI package iso3166-2 1.8.4 (MIT; ISO 3166-2 names, local names, coordinates) and the npm package us-atlas
3.0.1 (ISC; US Census Bureau outlines). Run `pip download --no-deps iso3166-2==1.8.4` and `npm pack us-atlas@3.0.1`,
unpack both, then `python scripts/make_divisions.py iso3166_2/iso3166-2.json package/counties-10m.json`.
The same inputs give the same files, byte for byte.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/reportedly/data/gazetteer"


def main(divisions: Path, counties: Path) -> None:
    _write("divisions.csv", ("code", "parent", "type", "lat", "lon", "name", "other_names"), _divisions(divisions))
    _write("us_counties.csv", ("fips", "state", "lat", "lon", "radius_km", "name"), _counties(counties))


def _write(name: str, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


def _divisions(path: Path) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for country in json.loads(path.read_text(encoding="utf-8")).values():
        for code, one in country.items():
            # "أربيل (ara), Erbil (eng)": names with their languages. Nicknames ("The Golden State") are left out.
            others = re.findall(r"([^,(]+?) \((\w+)\)", one["localOtherName"] or "")
            names = [name.strip() for name, _ in others if not re.match(r"(?i)the |land of", name.strip())]
            lat, lon = one["latLng"]
            rows.append((code, one["parentCode"] or "", one["type"], lat, lon, one["name"], "|".join(names)))
    return rows


def _counties(path: Path) -> list[tuple[object, ...]]:
    topology = json.loads(path.read_text(encoding="utf-8"))
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        arcs.append([(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)])
    states = {one["id"]: one["properties"]["name"] for one in topology["objects"]["states"]["geometries"]}
    rows: list[tuple[object, ...]] = []
    for one in topology["objects"]["counties"]["geometries"]:
        points = [point for arc in _flat(one.get("arcs", [])) for point in arcs[arc if arc >= 0 else ~arc]]
        if not points:
            continue
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        if east - west > 180:  # across the 180th meridian: the western part
            east = max(x for x, _ in points if x < 0)
        radius = round(max((north - south), (east - west) * 0.75) / 2 * 111.2)
        lat, lon = round((south + north) / 2, 3), round((west + east) / 2, 3)
        rows.append((one["id"], states[one["id"][:2]], lat, lon, radius, one["properties"]["name"]))
    return rows


def _flat(nested: list[Any]) -> list[int]:
    return [leaf for part in nested for leaf in (_flat(part) if isinstance(part, list) else [part])]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
