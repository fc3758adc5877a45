"""What could not be read, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input, or one row or record of it, that gave no document. The rest of a run goes on."""

    locator: str
    """The path as given; with the line, row or record where one can be named."""
    reason: str
    """One plain sentence, without the final stop."""
    todo: str
    """What to do next."""

    def __str__(self) -> str:
        return f"{self.locator}: {self.reason}. {self.todo[0].upper()}{self.todo[1:]}."
