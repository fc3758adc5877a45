"""How one text is read: the components in order, the checks before a run, the run."""

from .order import ORDER
from .run import Pipeline

__all__ = ["ORDER", "Pipeline"]
