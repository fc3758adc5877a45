"""Where a telling says it was: places as they are compared, and those that its words or its text name beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..annotators.actors.contexts import words_of
from ..model import Place, Record, Span
from ..text import fold_name
from .parties import MOST, name_key
from .words import listed

RADIUS_KM = {"point": 3.0, "town": 8.0, "district": 35.0, "province": 120.0, "country": 600.0, "region": 400.0}
"""How far from its point a place of each precision may lie."""
COARSE = frozenset({"province", "country", "region"})
MOST_TOWNS = 3
"""Towns of a text among which one of its tellings that names none may be sought."""
HERE = re.compile(r"\bhere\b")
BOUND_FOR = re.compile(r"\b(?:to|from|towards?|for)\s+$")
"""What stands before a place that somebody goes to or comes from."""
BETWEEN = re.compile(r"\bbetween\b|\b(?:road|highway|route|track)s? from\b")
"""With it two towns tell one place."""
ROAD = re.compile(r"\b(?:road|highway|route|track)s?\s+(?:from\s+(?:[\w'’-]+\s+){1,4})?(?:to|from|towards?)\s+$")
"""What stands before the end of a road on which something was."""
AT = re.compile(r"\b(?:in|at|near|outside)\s+$")
PART_OF_A_NAME = re.compile(r"['’]s\b|[-\s]+[A-Z\d]|\w")
AT_A_NAME = re.compile(r"\b(?:in|at|near|of|outside)\s+(?:Barangay\s+)?([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
_NAME = r"[A-Z][\w'’-]+(?:[ -](?:[A-Z][\w'’-]+|\d+)){0,2}"
_DATE = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?"
ENTRY = re.compile(
    rf"[-*•\d.) ]*(?:(?P<before>{_NAME}), (?P<then>{_DATE})|(?P<when>{_DATE})(?:,| [–—-])? (?P<after>{_NAME}))[:.]\s"
)
"""How a list of incidents begins an entry."""
UNDATED = re.compile(rf"^[-*•\d.) ]*({_NAME})[:.] ", re.MULTILINE)
"""How it may do so without a date; a text with one such line alone may have somebody speak there."""
PEOPLE = frozenset({"population", "unnamed", "organisation"})
"""Kinds of actor among whose words a place may stand: "children of Kitango", "the church at Kajuru"."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place: number in the gazetteer, folded name, key that spellings share, point and radius; name in the record.

    `said` has the keys of all that its text calls it: two texts may have one name looked up as two places.
    """

    geonames: int | None
    name: str
    key: str
    country: str | None
    admin1: str
    lat: float | None
    lon: float | None
    precision: str
    written: str = ""
    said: frozenset[str] = frozenset()
    carried: bool = False
    """True where an earlier sentence or the dateline gave it: it may be another's."""


def where(place: Place, carried: bool, text: str) -> Where:
    """A place of a record, of whose text these are the words."""
    said = frozenset(name_key(_settlement(name)) for name in (place.name, *(one.of(text) for one in place.mentions)))
    name = _division(place.name) if place.precision == "province" else _settlement(place.name)
    return Where(
        place.geonames, name, name_key(_settlement(place.name)), place.country, _division(place.admin1 or ""),
        place.lat, place.lon, place.precision or "town", place.name, said, carried,
    )  # fmt: skip


def bears_a_name(thing: str, record: Record) -> bool:
    """Whether a thing is a building or road that has a name of its own: "al-Selam hospital", not "Nyala market"."""
    *name, sort = thing.split()
    if sort not in words_of("facilities") or not any(letter.isupper() for word in name for letter in word):
        return False
    # The gazetteer may know a namesake of the hospital's somewhere: a town's market bears the name as the town has it.
    return fold_name(" ".join(name)) not in {fold_name(place.name) for place in record.places}


def site(name: str, *, carried: bool = False) -> Where:
    """A named building or road, or a village, as a place that no gazetteer knows."""
    key = name_key(name)
    return Where(None, fold_name(name), key, None, "", None, None, "town", name, frozenset({key}), carried)


def towns_in(record: Record, span: Span) -> tuple[Where, ...]:
    """The towns that the words of a claim name, though its reading gives none; the one it was filed from for "here".

    Where they name several, or one only beside a thing ("the Tacurong bus"), it may be another's.
    """
    text = record.document.text
    literal = [
        place
        for place in _towns(record)
        if any(span.covers(one) and not _bound_for(text[: one.begin]) for one in place.mentions)
        or any(span.covers(other.span) and _stands_alone(text, other.span) for other in place.other_mentions)
    ]
    if not literal and HERE.search(span.of(text)):
        top = _filed(record)
        literal = [place for place in _towns(record) if any(line.covers(one) for line in top for one in place.mentions)]
    if literal:
        return _distinct(literal, text, carried=len(literal) > 1 and not BETWEEN.search(span.of(text)))
    beside = [
        place
        for place in _towns(record)
        if any(other.use == "modifier" and span.covers(other.span) for other in place.other_mentions)
    ]
    return _distinct(beside, text, carried=True) or _unknown_in(record, span) or _entry(record, span)


def _entry(record: Record, span: Span) -> tuple[Where, ...]:
    """The place under which a chronicle has an entry: "Hays, 4 August: shells killed seven", "4 August, Hays: ...".

    All that the entry tells is about it, unless it names another.
    """
    text = record.document.text
    head = entry_head(text, span)
    if head is None:
        return ()
    before = ". " in text[head.end : span.begin]
    known = [place for place in record.places if any(head.covers(one) for one in place.mentions)]
    if known:
        return _distinct(known, text, carried=before)
    dated = ENTRY.match(text, head.begin)
    said = dated["before"] or dated["after"] if dated else text[head.begin : head.end].rstrip(":. ")
    # Where other lines begin with places, one that was read as a person is a place too, and nobody who is interviewed.
    heads = set(UNDATED.findall(text))
    listed_places = any(one.of(text) in heads for place in record.places for one in place.mentions)
    persons = {one.of(text) for actor in record.actors if actor.kind == "person" for one in actor.mentions}
    is_place = dated or listed_places or said not in persons
    return (site(said, carried=before),) if is_place else ()


def entry_head(text: str, span: Span) -> Span | None:
    """What begins the entry of a list in which a claim stands: its place, and its day where it has one."""
    line = text.rfind("\n", 0, span.begin) + 1
    inner = max(line, text.rfind(". ", line, span.begin) + 2) if ". " in text[line : span.begin] else line
    for begin in (inner, line):
        match = ENTRY.match(text, begin)
        if match is not None and match.end() < span.end:
            return Span(begin, match.end())
    undated = UNDATED.match(text, line)
    if undated is None or undated.end() > span.end or len(set(UNDATED.findall(text))) < 2:
        return None
    return Span(undated.start(1), undated.end())


def _bound_for(before: str) -> bool:
    """Whether somebody goes to or comes from what follows; the ends of a road are where it is."""
    return BOUND_FOR.search(before[-12:]) is not None and not ROAD.search(before[-60:])


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a name that was read as part of another is a place by what stands around it: "the killing at Mavuta,"."""
    return AT.search(text[: span.begin][-12:]) is not None and not PART_OF_A_NAME.match(text, span.end)


def _unknown_in(record: Record, span: Span) -> tuple[Where, ...]:
    """What the words of a claim name as a village is named ("at Kajuru"), and no gazetteer nor other reading knows."""
    known = [one for place in record.places for one in place.mentions]
    known += [other.span for place in record.places for other in place.other_mentions]
    known += [one for time in record.times for one in time.mentions]
    known += [one for actor in record.actors if actor.kind not in PEOPLE for one in actor.mentions]
    found = []
    for match in AT_A_NAME.finditer(record.document.text, span.begin, span.end):
        there = Span(*match.span(1))
        if not any(there.overlaps(one) for one in known):
            found.append(site(match[1], carried=True))
    return tuple({place.key: place for place in found}.values())


def towns_around(record: Record, span: Span) -> tuple[Where, ...]:
    """The towns that a text names outside its dateline; of many those of the paragraph, and none if these are many."""
    filed = _filed(record)
    text = record.document.text
    paragraph = Span(text.rfind("\n", 0, span.begin) + 1, (text.find("\n", span.end) + 1 or len(text) + 1) - 1)
    told = [
        (place, [one for one in place.mentions if not any(line.covers(one) for line in filed)])
        for place in _towns(record)
    ]
    every = _distinct([place for place, mentions in told if mentions], text, carried=True)
    if len(every) > MOST_TOWNS:
        near = [place for place, mentions in told if any(paragraph.covers(one) for one in mentions)]
        every = _distinct(near, text, carried=True)
    return every if len(every) <= MOST_TOWNS else ()


def _towns(record: Record) -> list[Place]:
    return [place for place in record.places if (place.precision or "town") not in COARSE]


def _filed(record: Record) -> list[Span]:
    return [part.span for part in record.document.layout if part.part == "dateline"]


def only_filed(place: Place, record: Record) -> bool:
    """Whether a text names a place nowhere but where it says from where it was filed."""
    top = _filed(record)
    return all(any(line.covers(one) for line in top) for one in place.mentions)


def _distinct(places: Iterable[Place], text: str, *, carried: bool) -> tuple[Where, ...]:
    found = [where(place, carried, text) for place in places]
    return tuple({place.geonames or place.key: place for place in found}.values())


@lru_cache(maxsize=MOST)
def _settlement(name: str) -> str:
    """A place's folded name without the word for a village that stands before it: "Barangay Kitango"."""
    first, _, rest = fold_name(name).partition(" ")
    return rest if rest and first in listed("settlement") else fold_name(name)


@lru_cache(maxsize=MOST)
def _division(name: str) -> str:
    """A province's folded name without the word for what it is: the gazetteer has "Deir ez-Zor" and "Shan State"."""
    folded = fold_name(name)
    return " ".join(word for word in folded.split() if word not in listed("division")) or folded
