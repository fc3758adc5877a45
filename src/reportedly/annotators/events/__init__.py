"""Which events are told, of which type, with which parties, where, when and with what harm?"""

from .component import EventReader

__all__ = ["EventReader"]
