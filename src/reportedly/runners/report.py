"""What a run did: counts, and every document that gave less than a reader would expect, with the reason."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from ..model import Record
from ..readers import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A document that was read but gave no claims, and why."""

    locator: str
    document: str
    """Its id."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is."""

    files: int
    """Files done."""
    of_files: int
    documents: int
    words: int
    """Words of the documents read in this run."""
    seconds: float


@dataclass(slots=True, kw_only=True)
class RunReport:
    """What a run did. Documents of another language and those without claims are among the read ones."""

    read: int = 0
    already_there: int = 0
    """In the ledger under the same coding; not read again."""
    other_language: list[Noted] = field(default_factory=list)
    without_claims: list[Noted] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    actors: int = 0
    claims: int = 0
    words: int = 0
    """Words of the documents read in this run, parted by blanks."""
    seconds: float = 0.0

    def count(self, record: Record) -> None:
        """Count a document that was read."""
        document = record.document
        self.read += 1
        self.words += len(document.text.split())
        self.actors += len(record.actors)
        self.claims += len(record.claims)
        if record.claims:
            return
        other = document.language not in (None, "en")
        why = "; ".join(document.notes) or "it tells no event or relation and attributes nothing to anyone"
        noted = Noted(locator=document.locator or document.id, document=document.id, why=why)
        (self.other_language if other else self.without_claims).append(noted)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return dataclasses.asdict(self)
