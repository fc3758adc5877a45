"""Answers to each task, read out of records. Adapters translate only where a benchmark's convention differs from ours.

Every function takes a row of the task's file and gives a row in the form of its scorer. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ...annotators.actors.lexicon import titles
from ...api import code_actor, read_text
from ...model import Actor, ActorKind, Attribution, Claim, PartName, Place, Record, Span
from ..files import Row

SPEAKING = frozenset({"we", "he", "she", "i"})
"""Pronouns that re3d marks: subjects, as a person and as the body that speaks."""
UNMARKED: frozenset[ActorKind] = frozenset({"state", "person", "unnamed"})
"""Kinds of actor of which re3d marks the names alone."""
CIVILIAN = frozenset({"road vehicle", "train"})
"""Classes of vehicles that re3d keeps apart from military platforms, unless the words say of an army's or a group's."""
MUC_ROLES: dict[str, PartName] = {
    "PerpInd": "perpetrator", "PerpOrg": "perpetrator_group", "Target": "target", "Victim": "victim",
    "Weapon": "weapon",
}  # fmt: skip
LEAST_PART = 0.55
"""How sure a part must be to be an answer; chosen on MUC-4's development reports."""
LONGEST_TITLE = 60
"""Code points of a title before a person's name."""
_CAPITALS = re.compile(r"(?:\b[A-Z][\w’'.-]* ?){1,5}\Z")
_PLACE_BEFORE = re.compile(
    r"(?:\b[Tt]he )?(?:(?:[A-Z]\w+ )?(?:city|town|village|province|district|region|area|governorate) of )?"
    r"(?:\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral)(?:ern|east|west|eastern|western)?[ -])?\Z"
)
_PLACE_AFTER = re.compile(r" (?:[Cc]ity|[Pp]rovince|[Dd]istrict|[Rr]egion|[Aa]rea|[Gg]overnorate|[Vv]alley|[Rr]iver)\b")
_AFTER_NOUN = re.compile(r",? (?:in|from|at|on|with|who|that|which|near|for) |,$")
_MILITARY = re.compile(r"\b(?:(?i:military|tactical|technical|suicide|armou?red|army)|[A-Z]{2,})\b")
_COUNTED = re.compile(
    r"(?:(?:at least|about|around|some|more than|over|nearly|almost|up to) )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|thousands of) ",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|some|several|his|her|its|their|our) ")
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "who", "him", "them", "we", "i", "us", "our"}
)


def attribution(row: Row) -> Row:
    """`attributions` as source, cue and content spans.

    Adapter: PolNeAR marks no saying within another's content; ours `inside` another are left out.
    """
    record = read_text(row["text"])
    return {"doc": row["doc"], "attributions": attributions(one for one in record.attributions if one.inside is None)}


def attributions(found: Iterable[Attribution]) -> list[Row]:
    """Attributions in the form of their scorer."""
    return [
        {"source": _pairs(one.source_spans), "cue": _pairs(one.cue_spans), "content": _pairs(one.content_spans)}
        for one in found
    ]


def time(row: Row) -> Row:
    """`times` as TIMEX3 spans; the document's creation time is passed as `published`."""
    record = read_text(row["text"], published=row.get("dct") or None)
    spans = [
        _span(mention, record) | {"type": one.timex3.type, "value": one.timex3.value}
        for one in record.times
        for mention in one.mentions
    ]
    return {"doc": row["doc"], "spans": _in_order(spans)}


def place_recognition(row: Row) -> Row:
    """Every place name, literal or used otherwise."""
    record = read_text(row["text"])
    return {"doc": row["doc"], "spans": _in_order(_toponyms(record))}


def place_resolution(row: Row) -> Row:
    """Coordinates of the spans that the gold row gives; without one, of none."""
    given = [Span(span["start"], span["end"]) for span in (row["gold"] or {"spans": []})["spans"]]
    record = read_text(row["text"], given={"places": given})
    return {"doc": row["doc"], "spans": _in_order(_toponyms(record))}


def entities(row: Row) -> Row:
    """Actors, places, times and other mentions under re3d's names.

    Adapter: re3d counts the article to an organisation, the title to a person, and to a place what sort of place it is,
    which side of it is meant and what it lies in ("northern Iraq", "Mosul, Iraq"); our mentions leave these out;
    of a description it leaves out what follows the noun, "of" aside, and the count before it, which is a Quantity;
    its "we" is the body that speaks. Nothing is marked within another entity (in 2 of 100 it is); civilian vehicles and
    documents are types of their own, which are not asked for.
    """
    record = read_text(row["text"])
    text = record.document.text
    places = sorted(((mention, one) for one in record.places for mention in one.mentions), key=lambda pair: pair[0])
    spans = [_span(place, record) | {"type": "Location"} for place in _places_as_marked(places, text)]
    spans += [_span(mention, record) | {"type": "Temporal"} for one in record.times for mention in one.mentions]
    for actor in record.actors:
        kind = "Person" if actor.kind in ("person", "unnamed") else "Organisation"
        spans += [
            _span(_as_marked(mention, kind, text), record)
            | {"type": "Organisation" if mention.of(text).lower() == "we" else kind}
            for mention in actor.mentions
            if _is_marked(mention.of(text), actor.kind)
        ]
    names = {"quantity": "Quantity", "weapon": "Weapon", "vehicle": "MilitaryPlatform"}
    spans += [
        _span(one.span, record) | {"type": names[one.type]}
        for one in record.mentions
        if one.type in names and (one.value not in CIVILIAN or _MILITARY.search(one.span.of(text)))
    ]
    return {"doc": row["doc"], "spans": _in_order(_outermost(spans))}


def _outermost(spans: list[Row]) -> list[Row]:
    """Those that do not lie within a longer one."""
    return [
        one
        for one in spans
        if not any(
            two["start"] <= one["start"]
            and one["end"] <= two["end"]
            and two["end"] - two["start"] > one["end"] - one["start"]
            for two in spans
        )
    ]


def _is_marked(words: str, kind: ActorKind) -> bool:
    """Whether re3d marks such a mention: names, bodies however described, a person's pronouns and a body's "we"."""
    if words.lower() in PRONOUNS:
        return words.lower() in SPEAKING
    if kind == "document":
        return False
    return kind not in UNMARKED or any(letter.isupper() for letter in words)


def events(row: Row) -> Row:
    """Event claims of a sentence, without those that another claim of it names in `about`."""
    text = row["text"]
    record = read_text(text)
    named = {other for claim in record.claims for other in claim.about}
    actors = {actor.id: actor for actor in record.actors}
    found = []
    for claim in record.claims:
        if claim.event is None or claim.event.type is None or claim.id in named:
            continue
        source, target = _sides(claim, actors, text)
        found.append(
            {
                "plover_type": claim.event.type,
                "source_span": _nearest(source, claim, text),
                "target_span": _nearest(target, claim, text)
                or next((list(one.span) for one in claim.event.objects), None),
                "source": [_code(actor) for actor in source],
                "target": [_code(actor) for actor in target],
            }
        )
    return {"id": row["id"], "events": found}


def roles(row: Row) -> Row:
    """MUC-4 roles: who attacked, of which organisation, what and whom, with what; the `parts` of attacks that happened.

    Adapter: MUC-4 asks for entities and not for mentions. Phrases of one actor, or of which one has all words of the
    other, are one entity, told by the fullest phrase without its article.
    """
    record = read_text(row["doctext"])
    text = record.document.text
    told = {
        (part.part, part.span): part.score
        for claim in record.claims
        if claim.event is not None and claim.event.type == "ASSAULT" and claim.factuality in ("CT+", "PR+", "PS+")
        for part in claim.event.parts
        if part.score >= LEAST_PART
    }
    extracts: dict[str, list[list[str]]] = {}
    for role, name in MUC_ROLES.items():
        spans = sorted((span for part, span in told if part == name), key=lambda span: (span.begin - span.end, span))
        entities: list[tuple[set[str], set[str], str]] = []
        for span in spans:
            words = _ARTICLE.sub("", " ".join(span.of(text).lower().split()))
            who = {one.id for one in record.actors for mention in one.mentions if mention.overlaps(span)}
            one = next((one for one in entities if _same(one, set(words.split()), who)), None)
            if one is None:
                entities.append((set(words.split()), who, words))
        extracts[role] = [[words] for *_, words in entities]
    return {"docid": row["docid"], "extracts": extracts}


def _same(entity: tuple[set[str], set[str], str], words: set[str], actors: set[str]) -> bool:
    return bool(entity[0] <= words or words <= entity[0] or actors & entity[1])


def actors(row: Row) -> Row:
    """Country and sector of a phrase; the hint and the date are passed as the task states them."""
    code = code_actor(row["phrase"], hint=row.get("hint"), date=row.get("date"))
    return {"phrase": row["phrase"], "country": code.country, "sector": code.sector}


def _sides(claim: Claim, actors: dict[str, Actor], text: str) -> tuple[list[Actor], list[Actor]]:
    """Source and target; of a two-sided act the first actor in the text is the source, the rest are targets."""
    assert claim.event is not None
    source = [actors[one] for one in claim.event.actor]
    target = [actors[one] for one in claim.event.recipient]
    if not target and len(source) > 1:
        source = sorted(source, key=lambda actor: _nearest([actor], claim, text) or [0, 0])
        return source[:1], source[1:]
    return source, target


def _nearest(actors: list[Actor], claim: Claim, text: str) -> list[int] | None:
    """The mention nearest to the trigger that is no pronoun.

    Adapter: the benchmark marks "the army" in "the army said it had attacked", where the pronoun takes the part.
    """
    assert claim.event is not None
    if not actors:
        return None
    named = [mention for mention in actors[0].mentions if mention.of(text).lower() not in PRONOUNS]
    actor = replace(actors[0], mentions=tuple(named)) if named else actors[0]
    return _nearest_to(actor, claim.event.trigger)


def _nearest_to(actor: Actor, span: Span) -> list[int] | None:
    best = min(actor.mentions, key=lambda one: max(one.begin - span.end, span.begin - one.end), default=None)
    return list(best) if best else None


def _code(actor: Actor) -> dict[str, str | None]:
    code = actor.plover
    return {"country": code.country if code else None, "sector": code.sector if code else None}


def _names(actor: Actor, text: str) -> list[str]:
    """The first mention with words of its own: pronouns name nobody."""
    words = [mention.of(text) for mention in actor.mentions]
    return next(([word] for word in words if word.lower() not in PRONOUNS), [])


def _places_as_marked(places: list[tuple[Span, Place]], text: str) -> list[Span]:
    """Mentions of places, in text order, with the extent that re3d gives them."""
    found: list[tuple[Span, Place]] = []
    for span, place in places:
        before = _PLACE_BEFORE.search(text, max(span.begin - LONGEST_TITLE, 0), span.begin)
        after = _PLACE_AFTER.match(text, span.end)
        span = Span(before.start() if before else span.begin, after.end() if after else span.end)
        if found and text[found[-1][0].end : span.begin] == ", " and _holds(place, found[-1][1]):
            span = Span(found.pop()[0].begin, span.end)
        found.append((span, place))
    return [span for span, _ in found]


def _holds(outer: Place, inner: Place) -> bool:
    """Whether one place lies in the other, as far as their countries and kinds tell; lists name equals."""
    wide = ("region", "country", "province")
    if outer.precision not in wide or outer.country != inner.country:
        return False
    return inner.precision not in wide or wide.index(outer.precision) < wide.index(inner.precision)


def _as_marked(span: Span, kind: str, text: str) -> Span:
    """A mention of an actor with the extent that re3d gives it."""
    counted = _COUNTED.match(text, span.begin, span.end)
    if counted and counted.end() < span.end:
        span = Span(counted.end(), span.end)
    if kind == "Organisation" and text[max(span.begin - 4, 0) : span.begin].lower() == "the ":
        span = Span(span.begin - 4, span.end)
    before = _CAPITALS.search(text, max(span.begin - LONGEST_TITLE, 0), span.begin)
    if kind == "Person" and before and any(word.lower().strip(".") in titles() for word in before[0].split()):
        span = Span(before.start(), span.end)
    after = _AFTER_NOUN.search(span.of(text))
    return Span(span.begin, span.begin + after.start()) if after else span


def _toponyms(record: Record) -> list[Row]:
    rows = []
    for place in record.places:
        where = {"gid": place.geonames, "lat": place.lat, "lon": place.lon}
        spans = [*place.mentions, *(other.span for other in place.other_mentions)]
        rows += [_span(span, record) | where for span in spans]
    return rows


def _span(span: Span, record: Record) -> dict[str, Any]:
    return {"start": span.begin, "end": span.end, "text": span.of(record.document.text)}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _in_order(spans: list[Row]) -> list[Row]:
    return sorted(spans, key=lambda span: (span["start"], span["end"]))
