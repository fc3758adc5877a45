"""Make `src/reportedly/data/map/countries.json` from the npm package world-atlas 2.0.2 (Natural Earth 4.1.0, 1:50m).

Run `npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz`, then
`python scripts/make_map.py package/countries-50m.json`. The same input gives the same file, byte for byte.

The file holds `{"scale": 100, "countries": [{"code", "name", "rings": [[x, y, dx, dy, …]]}]}`: outlines in hundredths
of a degree (WGS84), each point after the first as its distance from the one before; `code` is ISO 3166-1 alpha-2, null
for territories that have none there. Antarctica is left out.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path

import pycountry

SCALE = 100
TARGET = Path(__file__).parents[1] / "src/reportedly/data/map/countries.json"
Point = tuple[int, int]


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]

    def decoded(arc: list[list[int]]) -> list[Point]:
        xs = accumulate(x for x, _ in arc)
        ys = accumulate(y for _, y in arc)
        return [
            (round((x * scale_x + shift_x) * SCALE), round((y * scale_y + shift_y) * SCALE))
            for x, y in zip(xs, ys, strict=True)
        ]

    arcs = [decoded(arc) for arc in topology["arcs"]]
    countries = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name == "Antarctica":
            continue
        known = pycountry.countries.get(numeric=geometry.get("id", ""))
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [deltas(ring(arcs, indices)) for polygon in polygons for indices in polygon]
        countries.append({"code": known.alpha_2 if known else None, "name": name, "rings": rings})
    countries.sort(key=lambda country: country["name"])
    TARGET.parent.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(country, ensure_ascii=False, separators=(",", ":")) for country in countries)
    TARGET.write_text(f'{{"scale":{SCALE},"countries":[\n{lines}\n]}}\n', encoding="utf-8")


def ring(arcs: list[list[Point]], indices: list[int]) -> list[Point]:
    """The arcs of a ring in one line; a negative index is an arc walked backwards (TopoJSON 2.1.4)."""
    points: list[Point] = []
    for index in indices:
        for point in arcs[index] if index >= 0 else reversed(arcs[~index]):
            if not points or point != points[-1]:
                points.append(point)
    return points


def deltas(points: list[Point]) -> list[int]:
    flat = list(points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        flat += [x1 - x0, y1 - y0]
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
