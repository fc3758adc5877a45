"""The registry of actors: who is known, under which names, of which kind and country."""

from .entry import Entry, Office
from .load import default, digest, load
from .patterns import body_of_state
from .store import Form, Registry

__all__ = ["Entry", "Form", "Office", "Registry", "body_of_state", "default", "digest", "load"]
