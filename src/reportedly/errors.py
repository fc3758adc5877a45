"""Errors that say what was found, where, what was expected and what to do next.

ReportedlyError
├── Unreadable      one input could not be read; the run goes on
├── BadRecord       a stored or given record does not fit the schema
├── BadOption       an option or argument has a value we cannot use
├── Missing         a model, extra or file that is needed is not there
├── BadPipeline     a component lacks what it needs
└── LedgerError     the ledger cannot be opened, is of another version, or is in use
"""

from __future__ import annotations

from functools import partial
from typing import Any


class ReportedlyError(Exception):
    """Base of all errors raised on purpose.

    Args:
        found: what was found, in one sentence without the final stop.
        where: file, line or field; shown first.
        todo: what to do next.
    """

    def __init__(self, found: str, *, where: str | None = None, todo: str | None = None) -> None:
        self.found, self.where, self.todo = found, where, todo
        message = f"{where}: {found}" if where else found
        super().__init__(f"{message}. {todo[0].upper()}{todo[1:]}." if todo else f"{message}.")

    def __reduce__(self) -> tuple[Any, ...]:
        # From one process to another an error travels with its parts, not with the sentence made of them.
        return partial(type(self), where=self.where, todo=self.todo), (self.found,)


class Unreadable(ReportedlyError):
    """One input could not be read; the rest of a run goes on."""


class BadRecord(ReportedlyError):
    """A record does not fit the schema."""


class BadOption(ReportedlyError):
    """An option or argument has a value we cannot use."""


class Missing(ReportedlyError):
    """A model, extra or file that is needed is not there."""


class BadPipeline(ReportedlyError):
    """A component lacks what it needs."""


class LedgerError(ReportedlyError):
    """The ledger cannot be opened, is of another version, or is in use."""
