"""`reportedly forget`: delete a document from a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from .common import LedgerPath, console


def forget(
    ledger: LedgerPath,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Its id, the beginning of its id, or where it came from.")
    ],
) -> None:
    """Delete a document and all that was read of it, in every coding, words in the search index included."""
    from ..ledger import Ledger

    with Ledger.open(ledger, create=False) as store:
        document_id = store.document_id(document)
        count = store.forget(document_id)
    console(stderr=True).print(f"forgotten: {document_id} ({count} record{'s' if count != 1 else ''})")
