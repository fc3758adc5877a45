"""Load the registry: the reviewed files of the package and, where there is one, the user's own file."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import BadOption, Missing
from ..lexicons.load import data_path, load_toml
from .entry import Entry, Office
from .offices import add_holders
from .store import Registry

FILES = (
    "states",
    "bodies",
    "forces",
    "media_ngo",
    "leaders",
    "groups_middle_east",
    "groups_africa",
    "groups_asia_americas_europe",
    "services",
    "legislatures",
    "parties",
    "companies",
    "universities",
)
"""The files under `data/registry`, in reading order: of actors that share a name, the first comes first."""

USER_FILE = "REPORTEDLY_REGISTRY"
"""Environment variable that names a registry file of the user's own."""

_FIELDS = set(Entry.__dataclass_fields__)
_LISTS = {"names", "acronyms", "demonyms", "capitals", "part_of"}


def entry_from(slug: str, row: Mapping[str, Any], *, source: str | None = None, where: str = "registry") -> Entry:
    """The entry of one table of a registry file.

    Args:
        slug: its id.
        row: field to value, as TOML gives it.
        source: the file's own source, for entries that state none.
        where: the file, for errors.

    Raises:
        BadOption: where a field is unknown or missing.
    """
    values: dict[str, Any] = {"id": slug, "source": source, **row}
    values.pop("note", None)
    unknown = sorted(set(values) - _FIELDS)
    if unknown or "name" not in values or "kind" not in values:
        fault = f"unknown field {unknown[0]}" if unknown else "name or kind is missing"
        raise BadOption(f"entry {slug}: {fault}", where=where, todo="see docs/registry.md for the fields")
    for key in _LISTS & set(values):
        values[key] = tuple([values[key]] if isinstance(values[key], str) else values[key])
    values["offices"] = tuple(Office(**office) for office in values.get("offices", ()))
    return Entry(**values)


def read_file(path: Path) -> list[Entry]:
    """The entries of a registry file in TOML: a table per entry, its key the slug; a bare `source` holds for all."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Missing(f"cannot read the registry file: {error.strerror}", where=str(path)) from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadOption(f"not TOML: {error}", where=str(path), todo="correct the line named") from error
    source = table.pop("source", None)
    defaults = table.pop("defaults", {})
    if path == data_path("registry/states.toml"):
        return [_state(code, row, source) for code, row in table.items()]
    groups = table.pop("groups", table)
    return [entry_from(slug, {**defaults, **row}, source=source, where=str(path)) for slug, row in groups.items()]


def _state(code: str, row: dict[str, Any], source: str | None) -> Entry:
    values = {key: value for key, value in row.items() if key not in ("alpha3", "part_of")}
    part_of = [row["part_of"]] if "part_of" in row else []
    return entry_from(
        row["alpha3"].lower(),
        {"kind": "state", "country": code, "code": row["alpha3"], "part_of": part_of, **values},
        source=source,
    )


def user_file() -> Path | None:
    """The user's registry file, where the environment names one."""
    named = os.environ.get(USER_FILE)
    return Path(named) if named else None


def package_files() -> list[Path]:
    """Paths of the files that ship with the package."""
    return [data_path(f"registry/{name}.toml") for name in FILES]


def _special_files() -> list[Path]:
    """Files of another shape: patterns of bodies that every state has; holders of offices."""
    return [data_path("registry/patterns.toml"), data_path("registry/offices.toml")]


@cache
def load(extra: Path | None = None) -> Registry:
    """The registry of the package with the entries of `extra`; an entry of the same slug in `extra` replaces ours.

    Raises:
        Missing: where `extra` cannot be read.
        BadOption: where it does not hold what a registry file should.
    """
    entries: dict[str, Entry] = {}
    seal = hashlib.sha256()
    for path in _special_files():
        seal.update(path.read_bytes())
    for path in package_files():
        entries.update((entry.id, entry) for entry in read_file(path))
        seal.update(path.read_bytes())
    offices = "registry/offices.toml"
    add_holders(entries, load_toml(offices), where=str(data_path(offices)))
    if extra:
        entries.update((entry.id, entry) for entry in read_file(extra))
        seal.update(extra.read_bytes())
    return Registry(entries, digest=seal.hexdigest())


def default() -> Registry:
    """The registry in use: the package's, with the file that `REPORTEDLY_REGISTRY` names."""
    return load(user_file())


def digest() -> str:
    """sha256 of the registry in use, over its files byte by byte."""
    return default().digest
