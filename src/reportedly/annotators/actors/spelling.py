"""Is an unknown name another spelling of a known actor's?"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from ...registry import Registry, find_like
from .draft import Found
from .names import Named


def spelled(found: Found, named: Named, registry: Registry, told: Set[str | None]) -> Found:
    """The mention, linked to the known actor of whose name it is another spelling or a translation.

    Likeness of name alone links nothing: the text must name that actor's country, and no other as the bearer's.

    Args:
        found: the mention of a name that the registry does not list.
        named: the name.
        told: alpha-2 codes of the countries and states that the text names.
    """
    if named.kind not in ("person", "organisation", "group"):
        return found
    like = find_like(registry, found.name, person=found.kind == "person")
    if like is None:
        return found
    entry, sameness = like
    if entry.country not in told or found.country not in (None, entry.country):
        return found
    return replace(
        found, entry=entry, kind=entry.kind, country=entry.country, link_score=sameness.score,
        link_reason=sameness.reason, gender=entry.gender or found.gender,  # type: ignore[arg-type]
    )  # fmt: skip
