"""When? Times as they were meant: TIMEX3 values, and EDTF with the interval they leave open."""

from .component import TimeReader

__all__ = ["TimeReader"]
