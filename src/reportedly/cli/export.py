"""`reportedly export`: the record as files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import LedgerPath, console, print_json
from .leaving import AsJson, QuotesOnly, Redact, leaving_records


def export(
    ledger: LedgerPath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write into.")],
    format: Annotated[str, typer.Option(help="jsonl, csv or parquet.")] = "csv",
    quotes_only: QuotesOnly = False,
    redact: Redact = None,
    as_json: AsJson = False,
) -> None:
    """Write a ledger's records into files: JSON Lines, CSV or Parquet tables."""
    from .. import export as exporting

    exporting.check(format)
    with leaving_records(ledger, quotes_only=quotes_only, redact=redact) as records:
        rows = exporting.write(records, output, format)
    if as_json:
        print_json({"directory": str(output), "format": format, "rows": rows})
        return
    said = ", ".join(f"{name} {count:,}" for name, count in rows.items() if count)
    console(stderr=True).print(f"{output}: {said or 'no rows'}", markup=False)
