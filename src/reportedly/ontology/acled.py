"""ACLED: event types and their sub-event types."""

from __future__ import annotations

from functools import cache

from ..model import AcledType
from .files import names_of


@cache
def sub_event_types() -> dict[str, tuple[str, ...]]:
    """Event type to its sub-event types."""
    return {event: tuple(subs) for event, subs in names_of("acled")["sub_event_types"].items()}


@cache
def acled_type(sub_event_type: str) -> AcledType:
    """The whole code of a sub-event type; each stands under one event type only.

    Raises:
        KeyError: where ACLED has no such sub-event type.
    """
    for event_type, subs in sub_event_types().items():
        if sub_event_type in subs:
            return AcledType(event_type=event_type, sub_event_type=sub_event_type)
    raise KeyError(sub_event_type)
