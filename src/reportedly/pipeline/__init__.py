"""How one text is read: the components in order, the checks before a run, the run."""

from .assemble import assemble
from .order import ORDER
from .run import Pipeline, add_components, coding_of

__all__ = ["ORDER", "Pipeline", "add_components", "assemble", "coding_of"]
