"""`reportedly gazetteer`: the places we know, and those the user adds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ..gazetteer.load import import_file
from ..gazetteer.store import USER_FILE, default
from .common import print_json, print_line

app = typer.Typer(help="Known places: find, import your own.", no_args_is_help=True)


@app.command("find")
def find_places(
    name: Annotated[str, typer.Argument(help="A name as written, in any script.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per place.")] = False,
) -> None:
    """Print the places that bear a name, areas first, then towns by population; status 1 where there is none."""
    found = default().named(name)
    for entry in found:
        if as_json:
            print_json({field: value for field, value in asdict(entry).items() if field != "key"})
        else:
            division = default().division(entry.country, entry.admin1) or "-"
            place = [entry.name, entry.kind, entry.country or "-", division, f"{entry.lat:.4f}", f"{entry.lon:.4f}"]
            print_line("\t".join([*place, str(entry.geonames or "-")]))
    if not found:
        raise typer.Exit(1)


@app.command("import")
def import_places(
    path: Annotated[
        Path, typer.Argument(help="A GeoNames dump (allCountries.txt, IQ.txt) or a CSV with name,lat,lon.")
    ],
    into: Annotated[Path, typer.Option(help="The gazetteer file to make.")] = Path("gazetteer.sqlite"),
) -> None:
    """Make a gazetteer file of your own list of places."""
    print_line(f"{import_file(path, into)} places in {into}; to use it, set {USER_FILE}={into}")
