"""Write a gazetteer file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from ..text import fold_name
from .schema import TABLES, VERSION


class Writer:
    """Fills a new gazetteer file; the same calls in the same order give the same file.

    Args:
        path: the file to make; one that is there is replaced when the writer is closed, never half-written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unfinished = path.with_name(path.name + ".unfinished")
        self._unfinished.unlink(missing_ok=True)
        self._base = sqlite3.connect(self._unfinished, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.executescript(TABLES)
        self._base.execute("BEGIN")
        self._next = 1
        self._names: dict[tuple[str, int], int] = {}

    def add(
        self,
        *,
        name: str,
        kind: str,
        lat: float,
        lon: float,
        names: Iterable[str] = (),
        geonames: int | None = None,
        country: str | None = None,
        admin1: str | None = None,
        population: int = 0,
        radius_km: float | None = None,
        disputed: bool = False,
    ) -> int:
        """Add one place; `names` are its other names. Returns its key."""
        key = self._next
        self._next += 1
        row = (
            key,
            geonames,
            name,
            kind,
            country,
            admin1,
            round(lat, 5),
            round(lon, 5),
            population,
            radius_km,
            disputed,
        )
        self._base.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
        for other in names:
            self._name(other, key, 0)
        self._name(name, key, 1)
        return key

    def _name(self, name: str, key: int, main: int) -> None:
        folded = fold_name(name)
        if len(folded) > 1:
            self._names[folded, key] = main

    def add_division(self, country: str, admin1: str, name: str) -> None:
        """Name a first-level code of GeoNames."""
        self._base.execute("INSERT OR REPLACE INTO division VALUES (?,?,?)", (country, admin1, name))

    def close(self) -> int:
        """Finish the file; returns the number of places."""
        rows = ((folded, key, main) for (folded, key), main in sorted(self._names.items()))
        self._base.executemany("INSERT INTO name VALUES (?,?,?)", rows)
        self._base.execute("COMMIT")
        self._base.execute(f"PRAGMA user_version = {VERSION}")
        self._base.execute("VACUUM")
        self._base.close()
        self._unfinished.replace(self._path)
        return self._next - 1
