"""Where is it told to have been?"""

from .component import PlaceReader

__all__ = ["PlaceReader"]
