"""The tables of a gazetteer file."""

from __future__ import annotations

VERSION = 1
"""`user_version` of a gazetteer file; a file of another version is not opened."""

TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    geonames INTEGER,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    admin1 TEXT,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    population INTEGER NOT NULL DEFAULT 0,
    radius_km REAL,
    disputed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE name (
    folded TEXT NOT NULL,
    place INTEGER NOT NULL,
    main INTEGER NOT NULL,
    PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE INDEX country ON place (country) WHERE kind = 'country';
CREATE TABLE division (country TEXT NOT NULL, admin1 TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (country, admin1));
"""
"""`place.kind`: one of `entry.Kind`; degrees are WGS84; `radius_km` is half the extent of an area.
`name.main`: 1 for a place's own name, 0 for another name. `division`: names of GeoNames' first-level codes."""
