"""Which tellings speak of the same thing, from how many independent origins, and do they agree?"""

from .weigh import Weigher, weigh

__all__ = ["Weigher", "weigh"]
