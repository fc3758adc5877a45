"""Threats followed up: later tellings that are like what was threatened, or like the condition of the threat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..model import ThreatFollowed
from .beside import Threat
from .match import comparable, of_means, of_voices
from .places import ELSEWHERE, of_place
from .telling import Telling, is_named, stems
from .who import of_parties, related

LONGEST_WAIT = 120
"""Days after a threat in which a deed is still taken to follow it."""
RETOLD = 30
"""Days by which the document that retells a threat may come after the deed."""
IN_ONE_TEXT = 1.6
"""What it counts that one text tells both."""
LIKE = 2.0
"""Least likeness of a deed to what was threatened."""

THERE = frozenset({
    "the same place", "places of one name", "one place lies in or beside the other", "its text names the place",
})  # fmt: skip
OTHERS = frozenset({"different places", "another kind of target"})
"""Evidence by which a deed is another than what was threatened."""
FITS = {
    "the same place": 2.0, "places of one name": 1.0, "one place lies in or beside the other": 0.7,
    "the same actor": 1.2, "another actor": -0.8, "a party in common": 1.2, "no party in common": -0.8,
    "the same recipient": 1.2, "another recipient": -1.2, "recipients of the same description": 0.6,
    "the same things": 0.6, "the same kind of target": 0.6, "told by the same voice": 0.5,
    "the same kind of attack": 0.4, "another kind of attack": -1.2,
}  # fmt: skip
"""What it counts that both are alike in these."""

As = Literal["consequence", "condition"]


class _Part(NamedTuple):
    """What is threatened, or a condition: by its telling, or by its words where it tells no event."""

    threat: Telling
    what: Telling
    words: frozenset[str]
    match: As


class Following:
    """Threats and deeds by the word that tells them, by their kind and doers: only what is alike is compared."""

    def __init__(self) -> None:
        self._threats: dict[object, list[_Part]] = defaultdict(list)
        self._deeds: dict[object, list[Telling]] = defaultdict(list)
        self._found: set[tuple[str, As, str]] = set()

    def add_threat(self, threat: Threat) -> None:
        """Take in a threat, and hold the deeds against it."""
        what = threat.consequence
        parts = [(_Part(what, what, frozenset(), "consequence"), [*_likeness(what)])]
        if threat.condition is not None:
            keys = [*_likeness(threat.condition), *_doing(threat.condition)]
            parts.append((_Part(what, threat.condition, frozenset(), "condition"), keys))
        elif threat.words:
            keys = [("word", word) for word in sorted(threat.words)]
            parts.append((_Part(what, what, threat.words, "condition"), keys))
        for part, keys in parts:
            for key in keys:
                self._threats[key].append(part)
                for deed in self._deeds.get(key, ()):
                    self._hold(part, deed)

    def add_deed(self, deed: Telling) -> None:
        """Take in a telling of what happened, and hold it against the threats."""
        if deed.denies or deed.summary:
            return
        for key in (*_likeness(deed), *_doing(deed)):
            self._deeds[key].append(deed)
            for part in self._threats.get(key, ()):
                self._hold(part, deed)

    def found(self) -> tuple[ThreatFollowed, ...]:
        """All that follows a threat, in order."""
        return tuple(
            ThreatFollowed(threat=threat, claim=claim, match=match_) for threat, match_, claim in sorted(self._found)
        )

    def _hold(self, part: _Part, deed: Telling) -> None:
        found = (part.threat.ref, part.match, deed.ref)
        if found in self._found or deed.ref == part.what.ref or not _in_time(part, deed):
            return
        if _in_words(part.words, deed) if part.words else comparable(part.what, deed) and _follows(part, deed):
            self._found.add(found)


def _likeness(one: Telling) -> Iterator[tuple[object, ...]]:
    """By what a deed and a threat meet: the word, or the kind of act."""
    yield ("word", one.trigger)
    if one.sub != ("", ""):
        yield ("kind", *one.sub)
    if one.lasts:
        yield ("kind", "lasts")


def _doing(one: Telling) -> Iterator[tuple[object, ...]]:
    """By what a deed and a condition meet besides: who does it, and the type of act."""
    for key in sorted({key for party in one.actors if is_named(party) for key in party.own}):
        yield ("doing", one.type, key)


def _in_time(part: _Part, deed: Telling) -> bool:
    threat = part.threat
    when = deed.first if deed.first is not None else deed.published
    if when is None or threat.published is None:
        return False
    # What retells a threat may tell of the deed too; who makes it himself has not done it yet.
    retold = deed.document == threat.document and part.match == "consequence"
    early = 0 if threat.voice.author else LONGEST_WAIT if retold else RETOLD
    return -early <= when - threat.published <= LONGEST_WAIT


def _in_words(words: frozenset[str], deed: Telling) -> bool:
    """Whether the condition has the word that tells the deed, and a word for a party, a place or a thing of it."""
    parties = [party.name for party in (*deed.actors, *deed.recipients)]
    others = stems(" ".join((*parties, *(place.name for place in deed.places), *sorted(deed.things))))
    return deed.trigger in words and bool((others - {deed.trigger}) & words)


def _follows(part: _Part, deed: Telling) -> bool:
    """Whether a deed is like what was threatened, or like the condition: by hand, word, kind, place or victim.

    A condition is told in general words ("if convoys use the road"), so that its doer and type of act will do; an
    assault must hit the one who threatens.
    """
    what = part.what
    if part.match == "condition" and what.first is not None and deed.last is not None and deed.last < what.first:
        return False
    hand = related(what.actors, deed.actors)
    if hand is False:
        return False
    fit = {*of_place(what, deed), *of_parties(what, deed), *of_means(what, deed), *of_voices(what, deed)}
    fit = {name.removesuffix(ELSEWHERE) for name in fit}
    if not fit.isdisjoint(OTHERS):
        return False
    likeness = sum(FITS.get(name, 0.0) for name in fit) + IN_ONE_TEXT * (what.document == deed.document)
    kind = what.sub == deed.sub != ("", "") or (what.lasts and deed.lasts)
    alike = 1.0 * (what.trigger == deed.trigger) + 0.8 * kind
    hits = what.type != "ASSAULT" or related(deed.recipients, part.threat.actors)
    if part.match == "condition" and hand and what.type == deed.type and hits:
        alike = max(alike, 1.0)
    there = hand or what.trigger == deed.trigger or not fit.isdisjoint(THERE)
    return there and alike >= 0.8 and alike + 1.0 * (hand is True) + max(0.0, likeness) >= LIKE
