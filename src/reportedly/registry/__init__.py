"""The registry of actors: who is known, under which names, of which kind and country."""

from .entry import Entry, Office
from .load import default, digest, load
from .store import Form, Registry

__all__ = ["Entry", "Form", "Office", "Registry", "default", "digest", "load"]
