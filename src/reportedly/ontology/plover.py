"""PLOVER: sixteen event types with their modes, contexts and quad classes.

Names follow the PLOVER manual (Halterman, Bagozzi, Beger, Schrodt & Scraborough 2023, "PLOVER and POLECAT").
"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

from ..model import PloverType
from .files import names_of

QuadClass = Literal[1, 2, 3, 4]
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

TYPES: tuple[PloverType, ...] = get_args(PloverType)


@cache
def modes(type_: PloverType) -> frozenset[str]:
    """The modes that `type_` may have; none for the verbal types without a list."""
    return frozenset(names_of("plover")["types"][type_].get("modes", ()))


@cache
def contexts() -> frozenset[str]:
    """All contexts."""
    return frozenset(names_of("plover")["contexts"])


@cache
def sectors() -> frozenset[str]:
    """Sector codes of agents."""
    return frozenset(names_of("plover")["sectors"])


def quad_class(type_: PloverType) -> QuadClass:
    """The quad class of `type_`."""
    return cast(QuadClass, names_of("plover")["types"][type_]["quad"])


def needs_recipient(type_: PloverType) -> bool:
    """True for the types that PLOVER records only with a recipient."""
    return bool(names_of("plover")["types"][type_].get("recipient", False))
