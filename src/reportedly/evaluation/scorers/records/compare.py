"""What two claims are compared by: whose they are, of which type, with which polarity."""

from __future__ import annotations

from typing import Any

from ..tables import NOTHING
from .align import fold_name, many
from .entities import Names

Row = dict[str, Any]
AUTHOR = "author"


class Voices:
    """Whose claim is it? The author under any of its names counts as one source."""

    def __init__(self, gold: Row, names: Names) -> None:
        document = gold.get("document", {})
        self._names = names
        self._author_is = document.get("author_is")
        self._authors = {fold_name(name) for name in many(document.get("authors"))}

    def of(self, claim: Row) -> str | None:
        """The gold name of a predicted claim's innermost source."""
        source = claim["attribution"][-1]["source"]
        return source if source in (None, AUTHOR) else self._names.actors.get(source, f"?{source}")

    def same(self, gold: Row, claim: Row) -> bool:
        """True where the innermost source is one that gold accepts; nobody's (null) is right where gold says so."""
        source = self.of(claim)
        accepted = [innermost(gold), *many(gold.get("source_alt"))]
        return any(source == one or (self._author(source) and self._author(one)) for one in accepted)

    def _author(self, source: str | None) -> bool:
        if source is None:
            return False
        return source == AUTHOR or source == self._author_is or fold_name(source) in self._authors


def innermost(gold: Row) -> str:
    """The innermost source of a gold claim."""
    return gold["attribution"][-1]["source"] if gold.get("attribution") else AUTHOR


def sign(factuality: Any) -> str:
    """Polarity of a FactBank value: "+", "-", or "0" for unknown."""
    last = str(factuality)[-1:]
    return last if last in "+-" else "0"


def types(event: Row) -> list[str | None]:
    """The types that gold accepts."""
    return [event["type"], *many(event.get("type_alt"))]


def label(claim: Row) -> str:
    """The type of a claim's event; ACLED's where PLOVER has none."""
    event = claim["event"]
    return event["type"] or (event["acled"] or {}).get("sub_event_type") or NOTHING


def polarity_right(gold: Row, claim: Row) -> bool:
    """True where the claim affirms, denies or leaves open as gold does."""
    accepted = {sign(value) for value in [gold["factuality"], *many(gold.get("factuality_alt"))]}
    return sign(claim["factuality"]) in accepted
