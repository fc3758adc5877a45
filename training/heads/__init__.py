"""Heads on the shared body, in the order in which they are exported.

To add one: subclass `Head`, decode its outputs in `reportedly.encoders` with numpy alone, and list it here.
"""

from __future__ import annotations

from .attribution import AttributionHead
from .events import EventsHead
from .head import Head, Window
from .parts import PartsHead

HEADS: tuple[type[Head], ...] = (AttributionHead, EventsHead)

__all__ = ["HEADS", "AttributionHead", "EventsHead", "Head", "PartsHead", "Window"]
