"""A registry file of the user's own: add to it, import into it, check it."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from ..errors import BadOption, Missing, Unreadable
from ..model import ActorKind
from ..ontology.sectors import INTERNATIONAL, SECTORS
from .entry import Entry, slug_of
from .load import entry_from, read_file
from .store import Registry

_LISTS = ("names", "acronyms", "part_of")
_COLUMNS = ("id", "name", *_LISTS, "kind", "country", "sector", "code", "since", "until", "source")
"""Columns of a CSV and keys of a JSON line; several names in a CSV cell are parted by ";"."""

_FTM_KINDS: dict[str, ActorKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "government_body",
}
"""FollowTheMoney schemata to our kinds; entities of others (addresses, ownerships, sanctions…) are no actors."""
_FTM_TOPICS: dict[str, ActorKind] = {
    "gov.igo": "igo",
    "gov": "government_body",
    "pol.party": "party",
    "mil": "military",
}
"""Topics that tell the kind of an organisation more exactly; what somebody is accused of (`crime…`) tells none."""


def add_entries(path: Path, entries: Iterable[Entry]) -> int:
    """Append entries to the user's registry file, which is made where it is not there.

    Returns:
        How many were added; one whose slug the file has already is left out.

    Raises:
        BadOption: where the file is no registry file.
    """
    known = {entry.id for entry in read_file(path)} if path.exists() else set()
    lines = []
    for entry in entries:
        if entry.id not in known:
            known.add(entry.id)
            lines.append(_table(entry))
    if lines:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    return len(lines)


def _table(entry: Entry) -> str:
    rows = [f"\n[{json.dumps(entry.id)}]"]
    for field in _COLUMNS[1:]:
        value = getattr(entry, field)
        if value:
            # A JSON string or list of strings is a TOML one.
            rows.append(
                f"{field} = {json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)}"
            )
    return "\n".join(rows)


def import_file(path: Path) -> list[Entry]:
    """The entries of a CSV, a JSON Lines or a FollowTheMoney JSON Lines file.

    Raises:
        Missing: where it cannot be read.
        Unreadable: where a line holds no actor, with its number.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Missing(f"the file to import cannot be read ({reason})", where=str(path), todo="check it") from error
    rows = _csv_rows(text) if path.suffix.lower() == ".csv" else _json_rows(text, path)
    entries, taken = [], Counter[str]()
    for number, row in rows:
        where = f"{path}:{number}"
        try:
            slug = str(row.pop("id", "") or slug_of(str(row.get("name", ""))))
            taken[slug] += 1
            slug = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
            entries.append(entry_from(slug, row, source=f"import of {path.name}", where=where))
        except (BadOption, KeyError, TypeError, IndexError) as error:
            raise Unreadable(
                "no actor: a name and a kind are needed", where=where, todo="see docs/registry.md for the fields"
            ) from error
    return entries


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        yield (
            number,
            {
                key: [part.strip() for part in value.split(";") if part.strip()] if key in _LISTS else value.strip()
                for key, value in row.items()
                if key in _COLUMNS and value and value.strip()
            },
        )


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise Unreadable(f"not JSON: {error}", where=f"{path}:{number}") from error
        if not isinstance(row, dict):
            raise Unreadable("not a JSON object", where=f"{path}:{number}")
        if "schema" not in row or "properties" not in row:
            yield number, dict(row)
        elif (actor := _from_ftm(row)) is not None:
            yield number, actor


def _from_ftm(entity: Mapping[str, Any]) -> dict[str, Any] | None:
    """An entity of FollowTheMoney as a row of ours; its id is not taken over, since slugs are our own.

    None for what is no actor or has no name, of which such files are full.
    """
    values: Mapping[str, list[str]] = entity["properties"]
    names = list(dict.fromkeys(name for key in ("name", "alias", "weakAlias") for name in values.get(key, ())))
    kind = _FTM_KINDS.get(str(entity["schema"]))
    if kind is None or not names:
        return None
    topics = [topic for topic in values.get("topics", ()) if kind != "person"]
    kind = next((_FTM_TOPICS[topic] for topic in _FTM_TOPICS if topic in topics), kind)
    country = [code for key in ("country", "nationality", "jurisdiction") for code in values.get(key, ())]
    row: dict[str, Any] = {
        "name": names[0],
        "names": names[1:],
        "acronyms": values.get("abbreviation", []),
        "kind": kind,
    }
    # Former states and unions have longer codes, which are none of ISO 3166.
    if state := next((code.upper() for code in country if len(code) == 2), None):
        row["country"] = state
    for ours, theirs in (("source", "sourceUrl"), ("since", "incorporationDate"), ("until", "dissolutionDate")):
        if values.get(theirs):
            row[ours] = values[theirs][0]
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found wrong with a registry.

    Args:
        entries: how many there are.
        without_source: slugs of entries that name no source.
        clashes: folded names that several entries bear, with their slugs.
        unknown: one sentence per value that is no known kind, country, sector or slug.
    """

    entries: int
    without_source: tuple[str, ...]
    clashes: tuple[tuple[str, tuple[str, ...]], ...]
    unknown: tuple[str, ...]


def check(registry: Registry) -> Check:
    """Check a registry: sources, clashes of names, values."""
    unknown = []
    for entry in registry.entries.values():
        if entry.kind not in get_args(ActorKind):
            unknown.append(f"{entry.id}: {entry.kind} is no kind")
        if entry.country and entry.country not in registry.state_of:
            unknown.append(f"{entry.id}: {entry.country} is no country code")
        if entry.sector and entry.sector not in SECTORS:
            unknown.append(f"{entry.id}: {entry.sector} is no PLOVER sector")
        if entry.code and entry.kind != "state" and entry.code not in INTERNATIONAL:
            unknown.append(f"{entry.id}: {entry.code} is no international code")
        for whole in entry.part_of:
            if whole not in registry.entries and whole not in registry.state_of:
                unknown.append(f"{entry.id}: part of {whole}, which is no entry")
    clashes = [
        (name, tuple(form.entry.id for form in forms)) for name, forms in registry.by_name.items() if len(forms) > 1
    ]
    return Check(
        entries=len(registry.entries),
        without_source=tuple(entry.id for entry in registry.entries.values() if not entry.source),
        clashes=tuple(sorted(clashes)),
        unknown=tuple(unknown),
    )
