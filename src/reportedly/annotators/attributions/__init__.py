"""Who is said to have said what, and how does the voice above treat it?"""

from .component import AttributionReader

__all__ = ["AttributionReader"]
