"""Threats followed up: later tellings that are like what was threatened, or like the condition of the threat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from ..model import ThreatFollowed
from .beside import Threat
from .match import APART, comparable, match, related
from .telling import Telling

LONGEST_WAIT = 120
"""Days after a threat in which a deed is still taken to follow it."""
RETOLD = 30
"""Days by which the document that retells a threat may come after the deed."""
LIKE = 2.0
"""Least likeness of a deed to what was threatened."""

Part = tuple[str, Telling, Literal["consequence", "condition"]]


class Following:
    """Threats and deeds by the word that tells them and by their kind, so that only what is alike is compared."""

    def __init__(self) -> None:
        self._threats: dict[object, list[Part]] = defaultdict(list)
        self._deeds: dict[object, list[Telling]] = defaultdict(list)
        self._found: set[tuple[str, str, Literal["consequence", "condition"]]] = set()

    def add_threat(self, threat: Threat) -> None:
        """Take in a threat, and hold the deeds against it."""
        parts: list[Part] = [(threat.consequence.ref, threat.consequence, "consequence")]
        if threat.condition is not None:
            parts.append((threat.consequence.ref, threat.condition, "condition"))
        for part in parts:
            for key in _likeness(part[1]):
                self._threats[key].append(part)
                for deed in self._deeds.get(key, ()):
                    self._hold(part, deed)

    def add_deed(self, deed: Telling) -> None:
        """Take in a telling of what happened, and hold it against the threats."""
        if deed.denies or deed.summary:
            return
        for key in _likeness(deed):
            self._deeds[key].append(deed)
            for part in self._threats.get(key, ()):
                self._hold(part, deed)

    def found(self) -> tuple[ThreatFollowed, ...]:
        """All that follows a threat, in order."""
        return tuple(
            ThreatFollowed(threat=threat, claim=claim, match=as_)
            for threat, as_, claim in sorted((threat, as_, claim) for threat, claim, as_ in self._found)
        )

    def _hold(self, part: Part, deed: Telling) -> None:
        ref, what, as_ = part
        if deed.ref != what.ref and comparable(what, deed) and _follows(what, deed):
            self._found.add((ref, deed.ref, as_))


def _likeness(one: Telling) -> Iterator[object]:
    """By what a deed and a threat meet: the word, or the kind of act."""
    yield ("word", one.trigger)
    if one.sub != ("", ""):
        yield ("kind", one.sub)


def _follows(threat: Telling, deed: Telling) -> bool:
    """Whether a deed is later than a threat and like what was threatened: by hand, word, kind, place or victim."""
    when = deed.first if deed.first is not None else deed.published
    if when is None or threat.published is None:
        return False
    # What retells a threat may tell of the deed too.
    early = RETOLD if deed.document != threat.document else LONGEST_WAIT
    if not -early <= when - threat.published <= LONGEST_WAIT:
        return False
    hand = related(threat.actors, deed.actors)
    if hand is False:
        return False
    fit = match(*(replace(one, first=None, last=None, published=None) for one in (threat, deed)))
    alike = 1.0 * (threat.trigger == deed.trigger) + 0.8 * (threat.sub == deed.sub != ("", ""))
    return fit.score > APART and alike + 1.0 * (hand is True) + max(0.0, fit.score) >= LIKE
