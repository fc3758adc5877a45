"""Persons in high office, from the compact list data/registry/offices.toml: "Name; spelling: since/until"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..errors import BadOption
from .entry import Entry, Office, slug_of

_HOLDER = re.compile(
    r"(?P<names>[^:]+?)(?P<woman> \(f\))?: (?P<since>\d{4}(?:-\d\d)?)(?:/(?P<until>\d{4}(?:-\d\d)?)?)?$"
)
_SECTORS = {"pope": "REL", "speaker of parliament": "LEG", "speaker of the House of Representatives": "LEG"}
"""Offices whose sector is not GOV."""


def add_holders(entries: dict[str, Entry], table: Mapping[str, Any], *, where: str) -> None:
    """Put the holders of offices into `entries`; one who is there already gets the offices added.

    Args:
        entries: slug to entry.
        table: state (alpha-2) to office to holders, and `international`: code to office to holders.
        where: the file, for errors.

    Raises:
        BadOption: where a line is no "Name; spelling: since/until".
    """
    rows = dict(table)
    source = rows.pop("source")
    abroad = rows.pop("international")
    for key, offices in [*rows.items(), *abroad.items()]:
        code = key if key in abroad else None
        for names, gender, office in _holders(key, offices, code, where):
            slug = slug_of(names[0])
            known = entries.get(slug)
            if known is None or (code is None and known.country not in (None, key)):
                slug = slug if known is None else f"{slug}-{key.lower()}"
                known = entries.get(slug) or Entry(
                    id=slug, name=names[0], names=tuple(names[1:]), kind="person", gender=gender, source=source,
                    country=None if code else key, code=code,
                )  # fmt: skip
            entries[slug] = replace(known, offices=(*known.offices, office))


def _holders(
    key: str, offices: Mapping[str, list[str]], code: str | None, where: str
) -> Iterator[tuple[list[str], str, Office]]:
    for title, holders in offices.items():
        sector = ("" if code in ("UNO", "IGO") else "GOV") if code else _SECTORS.get(title, "GOV")
        for holder in holders:
            match = _HOLDER.match(holder)
            if match is None:
                raise BadOption(f"{holder!r} under {key}", where=where, todo='write "Name; spelling: since/until"')
            yield (
                match["names"].split("; "),
                "f" if match["woman"] else "m",
                Office(title=title, sector=sector, since=match["since"], until=match["until"], code=code),
            )
