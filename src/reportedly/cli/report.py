"""`reportedly report`: one HTML file that shows what a ledger holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import LedgerPath, console, print_json
from .leaving import AsJson, QuotesOnly, Redact, leaving


def report(
    ledger: LedgerPath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The HTML file to write.")] = Path(
        "report.html"
    ),
    title: Annotated[str | None, typer.Option(help="Heading of the report.")] = None,
    quotes_only: QuotesOnly = False,
    redact: Redact = None,
    as_json: AsJson = False,
) -> None:
    """Write a self-contained report that opens in any browser, offline."""
    from .. import report as reporting

    with leaving(ledger, quotes_only=quotes_only, redact=redact) as what:
        counts = reporting.write(what.records, output, title=title, weighed=what.weighed())
    if as_json:
        print_json({"file": str(output), **counts})
        return
    said = f"{counts['claims']:,} claims by {counts['voices']:,} voices in {counts['documents']:,} documents"
    console(stderr=True).print(f"{output}: {said}", markup=False)
