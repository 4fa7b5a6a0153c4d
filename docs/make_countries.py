"""Make countries.json, the outlines on the map of countries, from the npm package world-atlas 2.0.2.

    npm pack world-atlas && tar xzf world-atlas-2.0.2.tgz
    python docs/make_countries.py package/countries-110m.json

Its outlines are Natural Earth's (public domain). Plotly's own maps fetch theirs from the network, so the page draws these as
lines: for each country, by its common English name, its rings of [longitude, latitude] to one decimal and the middle
of the largest.
"""

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[1] / "assets"
# What Natural Earth abbreviates or names otherwise than the news.
NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Czechia": "Czech Republic",
    "Côte d'Ivoire": "Ivory Coast",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Macedonia": "North Macedonia",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "United States of America": "United States",
    "Turkey": "Türkiye",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}
# No country of its own, or no land that anybody speaks of; and on the map it fills a third of the width.
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
HALF_ROUND = 180

Point = list[float]


def main() -> None:
    """Write assets/countries.json."""
    atlas = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = [_points(arc, atlas["transform"]) for arc in atlas["arcs"]]
    countries = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        name = NAMES.get(country["properties"]["name"], country["properties"]["name"])
        if name not in LEFT_OUT:
            rings = _rings(country, arcs)
            countries[name] = {"middle": _middle(max(rings, key=lambda ring: abs(_area(ring)))), "rings": rings}
    text = json.dumps(countries, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    (ASSETS / "countries.json").write_text(text + "\n", "utf-8")


def _points(arc: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> list[Point]:
    """An arc's points in degrees; TopoJSON holds the steps from each to the next."""
    (scale_x, scale_y), (start_x, start_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append([round(x * scale_x + start_x, 1), round(y * scale_y + start_y, 1)])
    return points


def _rings(country: dict[str, Any], arcs: Sequence[list[Point]]) -> list[list[Point]]:
    polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    return [_unbroken(_ring(ring, arcs)) for polygon in polygons for ring in polygon]


def _unbroken(ring: list[Point]) -> list[Point]:
    """A ring that crosses the date line, east of it throughout: Chukotka at 190 degrees and not at -170."""
    crosses = any(abs(x - u) > HALF_ROUND for (x, _), (u, _) in pairwise(ring))
    return [[round(x % (2 * HALF_ROUND), 1) if crosses else x, y] for x, y in ring]


def _area(ring: Sequence[Point]) -> float:
    """The signed area in square degrees (the shoelace formula)."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centroid of a ring."""
    area = 6 * _area(ring)
    x = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in pairwise(ring)) / area
    y = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in pairwise(ring)) / area
    return [round(x, 1), round(y, 1)]


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """The arcs one behind the other; a negative number is that of an arc run backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


if __name__ == "__main__":
    main()
