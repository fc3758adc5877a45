"""How sure is the innermost source, and is it told as done, planned, threatened or only supposed?"""

from .component import FactualityReader

__all__ = ["FactualityReader"]
