"""What a database's failures become: errors that a person can act on, without passwords."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from ..errors import LedgerError
from .address import Address


@contextmanager
def ledger_errors(address: Address) -> Iterator[None]:
    """Turn the database's errors into ours: one sentence, the address without its password, no chained cause."""
    try:
        yield
    except SQLAlchemyError as error:
        words = address.clean(getattr(error, "orig", None) or error)
    except ModuleNotFoundError as error:
        if error.name not in {"psycopg", "psycopg2"}:
            raise
        words = "the driver for Postgres is not installed (`pip install 'reportedly[postgres]'`)"
    else:
        return
    raise LedgerError(
        f"the ledger cannot be used: {words}",
        where=str(address),
        todo="check the path or address, the permissions and the free space",
    ) from None
