"""`reportedly events`: a table of events, computed from the claims of a ledger by a named rule."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.table import Table

from ..errors import BadOption
from .common import LedgerPath, console, plain, print_json
from .leaving import Redact, leaving

if TYPE_CHECKING:
    from ..weighing.views import Count, Row
    from ..weighing.views.told import Value

SHORT_ID = 12
"""Signs of a document's id that name it well enough; `reportedly show --where document=…` takes them."""
ROWS_SHOWN = 12
"""Weeks, places and parties in the printed sensitivity table; `--json` and `--csv` give all."""
SIDES_SHOWN = 2
"""Sides, those with the most accounts, that the sensitivity table gives a rule of their own."""
SHOWN = ("time", "place", "actor", "recipient", "killed")
CLAIMS_SHOWN = 3


def events(
    ledger: LedgerPath,
    rule: Annotated[
        str, typer.Option(help="conservative, representative, informative, one-side:ACTOR, or all-claims.")
    ] = "representative",
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="Counts per week, place and party, from rule to rule.")
    ] = False,
    redact: Redact = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV instead of a table.")] = False,
) -> None:
    """Compute a table of events from the claims of a ledger; each value names the claims it comes from."""
    from ..export import events as table
    from ..weighing import views

    if as_json and as_csv:
        raise BadOption("only one form can be printed at once", where="--json --csv", todo="leave one of them out")
    chosen = views.rule_named(rule)
    with leaving(ledger, quotes_only=False, redact=redact) as what:
        weighed = what.weighed()
        told = views.told(what.records)
    if sensitivity:
        names = [*views.EVENT_RULES, *(views.ONE_SIDE + side for side in list(views.sides(weighed))[:SIDES_SHOWN])]
        names.append(views.ALL_CLAIMS)
        counts = views.sensitivity({name: views.rows(weighed, told, views.rule_named(name)) for name in names})
        if as_json:
            for one in counts:
                print_json(table.counts_as_json(one))
        elif as_csv:
            table.write_counts_csv(counts, names, _stdout())
        else:
            _print_counts(counts, names)
        return
    found = views.rows(weighed, told, chosen)
    if as_csv:
        table.write_csv(found, _stdout())
    elif as_json:
        for row in found:
            print_json(table.as_json(row))
    else:
        _print_rows(list(found), rule)


def _stdout() -> TextIO:
    """Standard output in UTF-8, whatever the locale."""
    return TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", write_through=True)


def _print_rows(rows: list[Row], rule: str) -> None:
    shown = Table()
    for name in ("incident", "type", "when", "where", "who", "to whom", "killed", "grade", "origins", "claims"):
        shown.add_column(name, overflow="fold", justify="right" if name in ("killed", "origins") else "left")
    for row in rows:
        cells = [_words(row.values[name].value) if name in row.values else "" for name in SHOWN]
        claims = [short_ref(ref) for ref in row.claims]
        more = f" +{len(claims) - CLAIMS_SHOWN}" if len(claims) > CLAIMS_SHOWN else ""
        shown.add_row(
            *(plain(cell) for cell in (row.incident or "", row.type or "", *cells, row.grade or "", row.origins)),
            plain(" ".join(claims[:CLAIMS_SHOWN]) + more),
        )
    if rows:
        console().print(shown)
    said = "claims" if rule == "all-claims" else "events"
    console(stderr=True).print(f"{len(rows):,} {said} by the rule {rule}", markup=False)


def _words(value: Value) -> str:
    from ..weighing.views.told import HowMany, When, Where, Who

    match value:
        case When(earliest=earliest, latest=latest):
            return str(earliest) if earliest == latest else f"{earliest or '…'} – {latest or '…'}"
        case Where():
            return value.name if value.precision in ("point", "town", None) else f"{value.name} ({value.precision})"
        case Who():
            return "; ".join(value.names)
        case HowMany(low=low, high=high):
            return str(low) if low == high else f"{low or 0}–{'' if high is None else high}"


def short_ref(ref: str) -> str:
    """A claim's name with as much of the document's id as names it well enough."""
    document, _, claim = ref.rpartition("#")
    return f"{document[:SHORT_ID]}#{claim}"


def _print_counts(counts: list[Count], names: list[str]) -> None:
    """One table for each of weeks, places and parties; a cell is events, and people killed at least."""
    for by in ("all", "week", "place", "party"):
        mine = [one for one in counts if one.by == by]
        most = sorted(mine, key=lambda one: -max(tally.events for tally in one.rules.values()))[:ROWS_SHOWN]
        shown = Table(title="events (killed at least)" if by == "all" else f"by {by}", title_justify="left")
        shown.add_column(by, overflow="fold")
        for name in names:
            shown.add_column(plain(name), justify="right", overflow="fold")
        for one in (one for one in mine if one in most):
            tallies = [one.rules[name] for name in names]
            shown.add_row(plain(one.value), *(f"{tally.events:,} ({tally.killed:,})" for tally in tallies))
        console().print(shown)
        if len(mine) > ROWS_SHOWN:
            console().print(f"and {len(mine) - ROWS_SHOWN:,} more; --csv gives all")
