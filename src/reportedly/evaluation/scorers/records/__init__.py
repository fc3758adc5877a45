"""Whole records against annotated ones: actors, places, times, events, voices, relations, wording.

The gold form and what counts as right are those of the project's gold (`docs/gold.md`). The headline, usable claims,
is F1 over event claims: aligned, of an accepted type, with the right innermost source, the right polarity and a right
actor.
"""

from .document import counts, score
from .tally import metrics, tables

__all__ = ["counts", "metrics", "score", "tables"]
