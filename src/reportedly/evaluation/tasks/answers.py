"""Answers to each task, read out of records. Adapters translate only where a benchmark's convention differs from ours.

Every function takes a row of the task's file and gives a row in the form of its scorer. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, product
from typing import Any

from ...api import code_actor, read_text
from ...model import Actor, Attribution, Claim, Record, Span
from ..files import Row

FIRST_PLURAL = frozenset({"we", "us", "our"})
SOLDIERS = frozenset({"military", "armed_group"})
OFFICIAL = frozenset({"military", "police", "state", "government_body"})
_ARTICLE = re.compile(r"(?:the|a|an|some|several|his|her|its|their|our) ")
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
    record = read_text(row["text"], published=row.get("dct"))
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
    """Coordinates of the spans that the gold row gives."""
    given = [Span(span["start"], span["end"]) for span in row["gold"]["spans"]]
    record = read_text(row["text"], given={"places": given})
    return {"doc": row["doc"], "spans": _in_order(_toponyms(record))}


def entities(row: Row) -> Row:
    """Actors, places, times and other mentions under re3d's names.

    Adapter: re3d counts the article to an organisation, our mentions of names leave it out; its "we" is the body that
    speaks, and of descriptions it marks few, which have a capital.
    """
    record = read_text(row["text"])
    spans = [_span(mention, record) | {"type": "Location"} for one in record.places for mention in one.mentions]
    spans += [_span(mention, record) | {"type": "Temporal"} for one in record.times for mention in one.mentions]
    for actor in record.actors:
        kind = "Person" if actor.kind == "person" else "Organisation"
        spans += [
            _span(_with_article(mention, record.document.text) if kind == "Organisation" else mention, record)
            | {"type": "Organisation" if mention.of(record.document.text).lower() in FIRST_PLURAL else kind}
            for mention in actor.mentions
            if _is_marked(mention.of(record.document.text))
        ]
    names = {"quantity": "Quantity", "weapon": "Weapon", "vehicle": "MilitaryPlatform"}
    spans += [_span(one.span, record) | {"type": names[one.type]} for one in record.mentions if one.type in names]
    return {"doc": row["doc"], "spans": _in_order(spans)}


def _is_marked(words: str) -> bool:
    """Whether re3d marks such a mention: names, and pronouns for persons and for the body that speaks."""
    return any(letter.isupper() for letter in words) or words in FIRST_PLURAL or words in ("he", "she", "his", "i")


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
    """MUC-4 roles: who attacked, of which organisation, what and whom, with what.

    Adapter: MUC-4 fills its roles for acts of terror that happened. It leaves out fighting between armed sides, what
    officers and soldiers do in office, and what is planned or denied; an organisation is a named one, and phrases stand
    without their article.
    """
    record = read_text(row["doctext"])
    text = record.document.text
    actors = {actor.id: actor for actor in record.actors}
    extracts: dict[str, list[list[str]]] = {role: [] for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")}

    def add(role: str, words: list[str]) -> None:
        words = [_ARTICLE.sub("", " ".join(word.lower().split())) for word in words]
        if words and words not in extracts[role]:
            extracts[role].append(words)

    for claim in record.claims:
        event = claim.event
        if event is None or event.type != "ASSAULT" or claim.factuality not in ("CT+", "PR+", "PS+"):
            continue
        doers, sufferers = ([actors[one] for one in ids] for ids in (event.actor, event.recipient))
        if (sufferers and all(one.kind in SOLDIERS for one in sufferers)) or (len(doers) > 1 and not sufferers):
            continue
        if doers and all(one.kind in OFFICIAL for one in doers):
            continue
        for actor in doers:
            if actor.kind in OFFICIAL:
                continue
            add("PerpOrg" if actor.registry is not None else "PerpInd", _names(actor, text))
            for group in actor.part_of:
                if actors[group].kind not in OFFICIAL:
                    add("PerpOrg", _names(actors[group], text))
        for actor in sufferers:
            if actor.kind in ("person", "unnamed", "population"):
                add("Victim", _names(actor, text))
        for thing in event.objects:
            add("Target", [thing.name])
        for thing in event.instrument:
            add("Weapon", [thing.name])
    return {"docid": row["docid"], "extracts": extracts}


def relations(row: Row) -> Row:
    """Relations between actors under re3d's names.

    Adapter: re3d has no events; whoever attacks somebody, or clashes with somebody, fights against them.
    """
    record = read_text(row["text"])
    actors = {actor.id: actor for actor in record.actors}
    names = {
        "fights": "FightingAgainst", "allied_with": "AlliesOf", "supports": "AlliesOf", "loyal_to": "AlliesOf",
        "part_of": "BelongsTo", "member_of": "BelongsTo", "leads": "InChargeOf",
    }  # fmt: skip
    found = []
    for claim in record.claims:
        pairs: list[tuple[str, str, str]] = []
        relation, event = claim.relation, claim.event
        if relation is not None and relation.type in names and relation.object is not None:
            pairs.append((names[relation.type], relation.subject, relation.object))
        if event is not None and event.type == "ASSAULT":
            clash = list(combinations(event.actor, 2)) if not event.recipient else []
            pairs += [("FightingAgainst", *pair) for pair in [*product(event.actor, event.recipient), *clash]]
        for kind, one, two in pairs:
            if one in actors and two in actors:
                source, target = (_nearest_to(actors[end], claim.span) for end in (one, two))
                if source and target:
                    found.append(
                        {
                            "type": kind, "sourceBegin": source[0], "sourceEnd": source[1],
                            "targetBegin": target[0], "targetEnd": target[1],
                        }
                    )  # fmt: skip
    return {"doc": row["doc"], "relations": found}


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


def _with_article(span: Span, text: str) -> Span:
    begin = span.begin - 4
    return Span(begin, span.end) if begin >= 0 and text[begin : span.begin].lower() == "the " else span


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
