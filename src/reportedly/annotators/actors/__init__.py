"""Who acts, suffers or speaks, under all their names."""

from .code import code_actor
from .component import ActorReader

__all__ = ["ActorReader", "code_actor"]
