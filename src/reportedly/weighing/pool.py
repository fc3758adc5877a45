"""One of equal values: a hundred thousand records name the same places, parties and voices over and over."""

from __future__ import annotations

from .telling import Telling

SHARED = (
    "document", "outlet", "type", "trigger", "sub", "first", "last", "places", "around", "actors", "recipients",
    "counts", "rest", "hurt", "things", "targets", "voice", "published",
)  # fmt: skip
"""Parts of a telling that others have too."""


class Pool:
    """Values that were seen."""

    def __init__(self) -> None:
        self._seen: dict[object, object] = {}

    def telling(self, one: Telling) -> Telling:
        """This telling, whose parts are now those of the tellings before it, where they are equal."""
        for name in SHARED:
            part = getattr(one, name)
            # In place: a copy takes longer than all else.
            object.__setattr__(one, name, self._seen.setdefault(part, part))
        return one
