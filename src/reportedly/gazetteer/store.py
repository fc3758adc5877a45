"""Look names up in a gazetteer file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from pathlib import Path

from ..errors import Missing
from ..text import fold_name
from .entry import Entry
from .schema import VERSION

SHIPPED = Path(__file__).parents[1] / "data" / "gazetteer" / "places.sqlite"
USER_FILE = "REPORTEDLY_GAZETTEER"
"""Environment variable: a gazetteer file of the user's own, made by `reportedly gazetteer import`."""
MOST_NAMESAKES = 60
CACHED_NAMES = 20_000

COLUMNS = "place.id, geonames, place.name, kind, country, admin1, lat, lon, population, radius_km, disputed"
QUERY = f"""SELECT {COLUMNS}, main FROM name JOIN place ON place.id = name.place WHERE folded = ?
ORDER BY kind = 'town', population DESC, place.id LIMIT {MOST_NAMESAKES}"""
BEGUN = """SELECT DISTINCT folded FROM name JOIN place ON place.id = name.place
WHERE folded >= ? AND folded < ? AND country = ? AND kind IN ('town', 'province', 'county', 'district')"""
COUNTRY = f"SELECT {COLUMNS}, 1 FROM place WHERE kind = 'country' AND country = ? ORDER BY id"


class Gazetteer:
    """Names to places, from one file or several; opened read-only, so that nothing is loaded but what is asked for.

    Raises:
        Missing: where a file is not there or not one of ours.
    """

    def __init__(self, *paths: Path) -> None:
        self._paths = paths or (SHIPPED,)
        self._bases = [_open(path) for path in self._paths]
        self.find = lru_cache(maxsize=CACHED_NAMES)(self._find)
        self.country = lru_cache(maxsize=300)(self._country)
        self.state = lru_cache(maxsize=100)(self._state)

    def _find(self, folded: str) -> tuple[Entry, ...]:
        """The places that bear a folded name (`text.fold_name`): areas first, then towns by population."""
        return tuple(self._entries(QUERY, folded))

    def _country(self, code: str) -> Entry | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        return next(self._entries(COUNTRY, code), None)

    def begun(self, letter: str, country: str) -> tuple[str, ...]:
        """Folded names of towns and divisions of a country (alpha-2 code) that begin with a letter."""
        ends = letter, chr(ord(letter) + 1), country
        return tuple(sorted({folded for base in self._bases for (folded,) in base.execute(BEGUN, ends)}))

    def _state(self, code: str) -> Entry | None:
        """The state of the United States with a postal code."""
        name = self.division("US", code)
        return next((e for e in self.named(name or "") if e.kind == "province" and e.admin1 == code), None)

    def _entries(self, query: str, value: str) -> Iterator[Entry]:
        for number, base in enumerate(self._bases):
            for row in base.execute(query, (value,)):
                key, geonames, name, kind, country, admin1, lat, lon, population, radius, disputed, main = row
                yield Entry(
                    key=key * len(self._bases) + number, geonames=geonames, name=name, kind=kind, country=country,
                    admin1=admin1, lat=lat, lon=lon, population=population, radius_km=radius,
                    disputed=bool(disputed), main=bool(main),
                )  # fmt: skip

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places that bear a name as written."""
        return self.find(fold_name(name))

    def division(self, country: str | None, admin1: str | None) -> str | None:
        """Name of a first-level division by GeoNames' code; null where it has none."""
        for base in self._bases:
            query = "SELECT name FROM division WHERE country = ? AND admin1 = ?"
            for (name,) in base.execute(query, (country, admin1)):
                return str(name)
        return None

    @cached_property
    def digest(self) -> str:
        """sha256 of the files: what a record names as the gazetteer that it was read with."""
        whole = hashlib.sha256()
        for path in self._paths:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
        return whole.hexdigest()

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Number of places of each kind."""
        for base in self._bases:
            yield from base.execute("SELECT kind, COUNT(*) FROM place GROUP BY kind ORDER BY kind")


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        todo = "run `python -m reportedly.gazetteer.build`" if path == SHIPPED else f"correct {USER_FILE}"
        raise Missing("the gazetteer file is not there", where=str(path), todo=todo)
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        found = base.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError:
        found = None
    if found != VERSION:
        raise Missing("this is no gazetteer file of this version", where=str(path), todo="make it again")
    return base


@cache
def _of(process: int, named: str) -> Gazetteer:
    return Gazetteer(SHIPPED, *([Path(named)] if named else []))


def default() -> Gazetteer:
    """The shipped gazetteer with the user's own, where one is named; one per process, which shares no connection."""
    return _of(os.getpid(), os.environ.get(USER_FILE, ""))
