"""Who acts, suffers or speaks, under all their names."""

from .component import ActorReader

__all__ = ["ActorReader"]
