"""Tables of events, computed from claims by a named rule and never kept: one set of claims, several tables."""

from .rules import ALL_CLAIMS, EVENT_RULES, FIELDS, ONE_SIDE, Picked, Row, Rule, rows, rule_named, sides
from .sensitivity import Count, Tally, sensitivity
from .told import Told, told

__all__ = [
    "ALL_CLAIMS",
    "EVENT_RULES",
    "FIELDS",
    "ONE_SIDE",
    "Count",
    "Picked",
    "Row",
    "Rule",
    "Tally",
    "Told",
    "rows",
    "rule_named",
    "sensitivity",
    "sides",
    "told",
]
