"""The registry of actors: who is known, under which names, of which kind and country."""

from .entry import Entry, Office
from .likeness import find_like
from .load import default, digest, load
from .names import SAME, Sameness, same_name
from .patterns import body_of_state
from .store import Form, Registry

__all__ = [
    "SAME",
    "Entry",
    "Form",
    "Office",
    "Registry",
    "Sameness",
    "body_of_state",
    "default",
    "digest",
    "find_like",
    "load",
    "same_name",
]
