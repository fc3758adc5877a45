"""Which places do we know?"""

from .entry import Entry, Kind

__all__ = ["Entry", "Kind"]
