"""`reportedly registry`: the actors we know, and those the user adds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import BadOption
from ..registry import Entry, load
from ..registry.entry import slug_of
from ..registry.load import USER_FILE, entry_from, user_file
from ..registry.user import add_entries, check, import_file

app = typer.Typer(help="Known actors: list, check, add your own.", no_args_is_help=True)

RegistryFile = Annotated[
    Path | None,
    typer.Option("--registry", envvar=USER_FILE, help="Your registry file (TOML); made where it is missing."),
]


def _file(path: Path | None) -> Path:
    named = path or user_file()
    if named is None:
        raise BadOption("no registry file is named", todo=f"give --registry FILE, or set {USER_FILE}")
    return named


@app.command("list")
def list_entries(
    word: Annotated[str, typer.Argument(help="Only entries with this in a name, slug or country code.")] = "",
    registry: RegistryFile = None,
) -> None:
    """One line per known actor: slug, kind, country, sector, name."""
    for entry in load(registry).entries.values():
        texts = [entry.id, entry.country or "", *(form for form, _ in entry.forms())]
        if any(word.casefold() in text.casefold() for text in texts):
            print("\t".join([entry.id, entry.kind, entry.country or "-", entry.sector or "-", entry.name]))


@app.command("add")
def add_entry(
    name: Annotated[str, typer.Argument(help="Plain, common name.")],
    kind: Annotated[str, typer.Option(help="Kind of actor, e.g. armed_group.")],
    alias: Annotated[list[str] | None, typer.Option(help="Another name; may be given several times.")] = None,
    acronym: Annotated[list[str] | None, typer.Option(help="A short form in capitals.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-2.")] = None,
    sector: Annotated[str | None, typer.Option(help="PLOVER sector.")] = None,
    source: Annotated[str | None, typer.Option(help="Where this can be checked.")] = None,
    registry: RegistryFile = None,
) -> None:
    """Add one actor to your registry file."""
    row = {
        "name": name, "kind": kind, "names": alias or [], "acronyms": acronym or [], "country": country,
        "sector": sector, "source": source,
    }  # fmt: skip
    _add(registry, [entry_from(slug_of(name), row, where="registry add")])


@app.command("import")
def import_entries(
    path: Annotated[Path, typer.Argument(help="CSV, JSON Lines, or JSON Lines of FollowTheMoney entities.")],
    registry: RegistryFile = None,
) -> None:
    """Add the actors of a file to your registry file."""
    _add(registry, import_file(path))


def _add(registry: Path | None, entries: list[Entry]) -> None:
    path = _file(registry)
    added = add_entries(path, entries)
    print(f"{added} added to {path}, {len(entries) - added} already there")


@app.command("check")
def check_entries(registry: RegistryFile = None) -> None:
    """Count entries without a source, clashes of names and unknown values; status 1 where a value is unknown."""
    found = check(load(registry))
    print(f"{found.entries} entries, {len(found.without_source)} without a source")
    for slug in found.without_source:
        print(f"  no source: {slug}")
    print(f"{len(found.clashes)} names borne by several entries")
    for name, slugs in found.clashes:
        print(f"  {name}: {', '.join(slugs)}")
    for fault in found.unknown:
        print(f"  {fault}")
    if found.unknown:
        raise typer.Exit(1)
