"""`reportedly show`: claims, actors or documents of a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from ..errors import BadOption
from .common import LedgerPath, console, plain, print_json
from .told import claim_row, claims_table, names, told

if TYPE_CHECKING:
    from ..ledger import Told


class Kind(StrEnum):
    """What to show."""

    claims = "claims"
    actors = "actors"
    documents = "documents"


def show(
    ledger: LedgerPath,
    kind: Annotated[Kind, typer.Argument(help="What to show.")] = Kind.claims,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=VALUE",
            help="Only those for which this holds; may be given several times (the same field twice: either value). "
            "A field that there is not is answered with the list of fields.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
) -> None:
    """Show what a ledger holds: the newest coding of each document."""
    from ..ledger import Ledger

    pairs = [_pair(one) for one in where or []]
    with Ledger.open(ledger, create=False) as store:
        rows = _rows(store.query(kind.value, pairs))
        if as_json:
            for row in rows:
                print_json(row)
            return
        table = claims_table() if kind is Kind.claims else Table()
        count = 0
        for count, row in enumerate(rows, 1):
            if kind is Kind.claims:
                table.add_row(*claim_row(row))
                continue
            if count == 1:
                for name in row:
                    table.add_column(name, overflow="fold", no_wrap=name in {"document", "id"})
            table.add_row(*(plain(_cell(value)) for value in row.values()))
        if count:
            console().print(table)
        console(stderr=True).print(f"{count:,} {kind.value}")


def _pair(given: str) -> tuple[str, str]:
    field, sign, value = given.partition("=")
    if not sign or not field:
        raise BadOption(
            f"{given!r} is no condition", where="--where", todo="write it as FIELD=VALUE, e.g. type=ASSAULT"
        )
    return field.strip(), value


def _rows(found: Iterator[Told]) -> Iterator[dict[str, Any]]:
    from ..model import Actor, Claim

    record, called = None, dict[str, str]()
    for one in found:
        if one.record is not record:
            record, called = one.record, names(one.record)
        document = one.record.document
        if isinstance(one.thing, Claim):
            yield told(one.record, one.thing, called)
        elif isinstance(one.thing, Actor):
            actor = one.thing
            yield {
                "document": document.id, "id": actor.id, "name": actor.name, "kind": actor.kind,
                "country": actor.country, "registry": actor.registry, "aliases": list(actor.aliases),
                "mentions": len(actor.mentions),
            }  # fmt: skip
        else:
            yield {
                "document": document.id, "title": document.title, "publisher": document.publisher.name,
                "published": document.published, "language": document.language, "locator": document.locator,
                "actors": len(one.record.actors), "claims": len(one.record.claims), "notes": list(document.notes),
            }  # fmt: skip


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return (
        "; ".join(map(str, value)) if isinstance(value, list) else str(value)[:12] if _is_digest(value) else str(value)
    )


def _is_digest(value: Any) -> bool:
    """True of a document's id, of which a table shows enough to name it by."""
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")
