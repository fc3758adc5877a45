"""An event while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model import Casualties, Part, Span, Thing
from .arguments import Arguments
from .triggers import Trigger


@dataclass(slots=True, eq=False)
class Draft:
    """An event being read."""

    trigger: Trigger
    arguments: Arguments
    casualties: list[Casualties]
    instruments: list[tuple[Thing, str | None]]
    span: Span
    extra: list[Trigger] = field(default_factory=list)
    """Other triggers that tell the same event."""
    about: list[Draft] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    """What the encoder reads to have a part in the attack."""
