"""`reportedly diff`: two codings of the same documents."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.table import Table

from .common import LedgerPath, console, plain, print_json


def diff(
    ledger: LedgerPath,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
) -> None:
    """Compare the last two codings of each document, value by value.

    A document has two codings when it was read into the ledger by two versions, models or registries. Things are
    paired by where they stand in the text.
    """
    from ..ledger import Ledger

    with Ledger.open(ledger, create=False) as store:
        count = 0
        table = Table()
        for name in ("document", "thing", "field", "before", "after"):
            table.add_column(name, overflow="fold", no_wrap=name == "document")
        for one in store.diff():
            count += 1
            if as_json:
                print_json(asdict(one))
            else:
                table.add_row(
                    one.document[:12], plain(one.thing), plain(one.field or "(all)"), _cell(one.old), _cell(one.new)
                )
        if count and not as_json:
            console().print(table)
        console(stderr=True).print(f"{count:,} differences")


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return plain(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
