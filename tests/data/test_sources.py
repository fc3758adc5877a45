"""Every data file says where it comes from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import reportedly.data

FOLDER = Path(reportedly.data.__file__).parent


def test_every_data_file_has_an_entry_in_sources():
    listed = {entry["path"] for entry in tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["file"]}
    there = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and path.name != "SOURCES.toml"
    }
    covered = {path for path in there if path in listed or any(path.startswith(f"{one}/") for one in listed)}
    assert sorted(there - covered) == [], "add these files to data/SOURCES.toml"
    assert sorted(one for one in listed if one not in there and not (FOLDER / one).is_dir()) == [], "no longer there"


def test_every_entry_names_its_source_and_its_terms():
    for entry in tomllib.loads((FOLDER / "SOURCES.toml").read_text(encoding="utf-8"))["file"]:
        assert entry["source"] and entry["terms"], entry["path"]
