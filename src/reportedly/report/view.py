"""What the report's pages need of a record, as plain values: names in place of ids, offsets a browser counts in.

`Overview` gathers the views over all documents; `document_view` is one document with its text, embedded by itself so
that a browser reads only what is looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from ..model import AUTHOR, Claim, Event, Link, Record, Span, Time
from ..text import fold_blanks, fold_name

WORDS_SHOWN = 320
"""Characters of a claim's words in the views over all documents; the document's own view has all."""


def short(text: str, limit: int = WORDS_SHOWN) -> str:
    """`text` on one line, cut at a word where it is longer than `limit`."""
    line = fold_blanks(text)
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def web_address(url: str | None) -> str | None:
    """`url` where it is one a page may link to, else None: no `javascript:` or `data:` becomes a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def utf16(text: str) -> Callable[[Span], list[int]]:
    """From spans in code points of `text` to pairs in UTF-16 units, in which a browser counts."""
    wide = [at for at, sign in enumerate(text) if ord(sign) > 0xFFFF]
    return lambda span: [offset + bisect_left(wide, offset) for offset in span]


def time_label(time: Time) -> str:
    """A time in plain words."""
    if time.edtf is None:
        return time.timex3.value
    earliest, latest = time.earliest, time.latest
    if earliest and latest:
        about = "about " if time.edtf.endswith("~") else ""
        return about + (earliest if earliest == latest else f"{earliest} to {latest}")
    if earliest:
        return f"from {earliest}"
    return f"until {latest}" if latest else time.edtf


class Overview:
    """The views over all documents, gathered one record at a time."""

    def __init__(self) -> None:
        self.documents: list[dict[str, Any]] = []
        self.parties: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.places: list[dict[str, Any]] = []
        self.wording: list[dict[str, Any]] = []
        self.voices: set[int] = set()
        self._party_at: dict[tuple[str, str], int] = {}
        self._place_at: dict[tuple[Any, ...], int] = {}

    def add(self, record: Record) -> dict[str, Any]:
        """Take one record into the views; gives the view of the document itself."""
        number = len(self.documents)
        parties = {actor.id: self._actor_party(actor) for actor in record.actors}
        parties[AUTHOR] = self._voice(record, parties)
        places = {place.id: self._place(place) for place in record.places}
        view = document_view(record, parties, places)
        document = record.document
        self.documents.append(
            {
                "title": short(document.title or document.locator or "Untitled", 160),
                "publisher": document.publisher.name,
                "authors": list(document.authors),
                "url": web_address(document.publisher.url) or web_address(document.locator),
                "published": document.published,
                "language": document.language,
                "voice": parties[AUTHOR],
                "claims": len(record.claims),
                "notes": list(document.notes),
                "locator": document.locator,
                "id": document.id,
                "coded": f"reportedly {record.coded_by.reportedly}",
            }
        )
        for actor in record.actors:
            self._count_names(record, actor, parties)
        times = {time.id: time for time in record.times}
        at = {claim.id: len(self.claims) + index for index, claim in enumerate(record.claims)}
        for claim, shown in zip(record.claims, view["claims"], strict=True):
            self.voices.add(shown["voice"])
            self.claims.append(self._claim(record, claim, shown, number, times, at))
        for one in record.wording:
            self.wording.append(
                {
                    "document": number,
                    "words": short(one.span.of(document.text), 120),
                    "technique": one.technique,
                    "voice": parties.get(one.voice or "", -1),
                    "about": self._about(one.about, record, parties),
                    "plain": one.neutral,
                    "at": utf16(document.text)(one.span),
                }
            )
        return view

    def counts(self) -> dict[str, int]:
        return {"claims": len(self.claims), "voices": len(self.voices), "documents": len(self.documents)}

    def _party(self, key: tuple[str, str], **values: Any) -> int:
        if key not in self._party_at:
            self._party_at[key] = len(self.parties)
            self.parties.append({**values, "names": {}, "documents": 0, "last": -1})
        return self._party_at[key]

    def _actor_party(self, actor: Any) -> int:
        key = ("registry", actor.registry) if actor.registry else (actor.kind, fold_name(actor.name) or actor.name)
        if actor.kind in ("unnamed", "population"):
            # "two officers" of one document are not those of another.
            key = (f"{len(self.documents)} {actor.kind}", actor.name)
        party = self._party(key, name=short(actor.name, 90), kind=actor.kind, country=actor.country)
        if self.parties[party]["last"] != len(self.documents):
            self.parties[party]["last"] = len(self.documents)
            self.parties[party]["documents"] += 1
        return party

    def _voice(self, record: Record, parties: dict[str, int]) -> int:
        document = record.document
        if document.voice in parties:
            return parties[document.voice]
        name = document.publisher.name or ", ".join(document.authors)
        if name:
            named = {fold_name(actor.name): actor.id for actor in record.actors}
            if fold_name(name) in named:
                return parties[named[fold_name(name)]]
            return self._party(("voice", fold_name(name) or name), name=short(name, 90), kind="author", country=None)
        title = short(document.title or document.locator or "untitled", 60)
        return self._party(("document", document.id), name=f"author of “{title}”", kind="author", country=None)

    def _place(self, place: Any) -> int:
        area = place.area
        key = (
            place.geonames or fold_name(place.name), place.precision, place.lat, place.lon,
            (area.kind, area.radius_km, area.bbox) if area else None,
        )  # fmt: skip
        if key not in self._place_at:
            self._place_at[key] = len(self.places)
            self.places.append(
                {
                    "name": short(place.name, 80),
                    "lat": place.lat,
                    "lon": place.lon,
                    "precision": place.precision,
                    "country": place.country,
                    "area": {"kind": area.kind, "radius": area.radius_km, "bbox": area.bbox} if area else None,
                    "claims": [],
                }
            )
        return self._place_at[key]

    def _count_names(self, record: Record, actor: Any, parties: dict[str, int]) -> None:
        """Count under which of its names an actor is mentioned, and by whom: a name in a quotation is the speaker's."""
        text = record.document.text
        known = {fold_name(name) for name in (actor.name, *actor.aliases)}
        names = self.parties[parties[actor.id]]["names"]
        for span in actor.mentions:
            words = fold_blanks(span.of(text))
            if fold_name(words) not in known:
                continue
            voice = parties[AUTHOR]
            inner = [
                (content.end - content.begin, one.source)
                for one in record.attributions
                if one.quote == "direct"
                for content in one.content_spans
                if content.covers(span)
            ]
            if inner:
                voice = parties.get(min(inner, key=lambda found: found[0])[1] or "", -1)
            by = names.setdefault(words, {})
            by[voice] = by.get(voice, 0) + 1

    def _about(self, about: str | None, record: Record, parties: dict[str, int]) -> str | None:
        if about in parties:
            return str(self.parties[parties[about]]["name"])
        place = next((place.name for place in record.places if place.id == about), None)
        return place or (
            next((short(c.span.of(record.document.text), 80) for c in record.claims if c.id == about), None)
        )

    def _claim(
        self,
        record: Record,
        claim: Claim,
        shown: dict[str, Any],
        number: int,
        times: dict[str, Time],
        at: dict[str, int],
    ) -> dict[str, Any]:
        event, relation = claim.event, claim.relation
        # A claim without an event, as a condition may be, has the times its words name.
        spans = (
            [times[one] for one in event.time if one in times]
            if event
            else [time for time in record.times if any(claim.span.covers(span) for span in time.mentions)]
        )
        dated = [time for time in spans if time.earliest or time.latest]
        result = {
            "document": number,
            "id": claim.id,
            "words": short(claim.span.of(record.document.text)),
            "voice": shown["voice"],
            "act": claim.attribution[-1].act,
            "chain": [[link["party"], link["act"], link["stance"]] for link in shown["links"]],
            "factuality": claim.factuality,
            "reality": claim.reality,
            "type": (event.type or (event.acled.event_type if event.acled else None)) if event else None,
            "mode": event.mode if event else None,
            "relation": relation.type if relation else None,
            "doers": shown["doers"],
            "targets": shown["targets"],
            "places": sorted({one["place"] for one in shown["arguments"].get("place", ()) if one["place"] >= 0}),
            "when": ", ".join(time_label(time) for time in spans),
            "earliest": [time.earliest for time in dated],
            "latest": [time.latest for time in dated],
            "harm": shown["casualties"],
            "condition": at.get(claim.condition or ""),
            "unless": shown["unless"],
            "about": [at[one] for one in claim.about if one in at],
            "confidence": claim.confidence,
        }
        for place in result["places"]:
            self.places[place]["claims"].append(len(self.claims))
        return result


def document_view(record: Record, parties: dict[str, int], places: dict[str, int]) -> dict[str, Any]:
    """One document with its text and all that its page shows.

    Args:
        record: the record.
        parties: actor id, or "author", to its number among the parties of the report.
        places: place id to its number among the places of the report.
    """
    text = record.document.text
    offsets = utf16(text)
    return {
        "text": text,
        "layout": [{"at": offsets(one.span), "part": one.part} for one in record.document.layout],
        "claims": [_claim(record, claim, offsets, parties, places) for claim in record.claims],
        "wording": [
            {"at": offsets(one.span), "technique": one.technique, "plain": one.neutral,
             "voice": parties.get(one.voice or "", -1)}
            for one in record.wording
        ],
    }  # fmt: skip


def _after_unless(text: str, span: Span) -> bool:
    """True for a condition told with "unless", which stands before the claim's own words and turns its sense."""
    return text[max(0, span.begin - 12) : span.begin].lower().rstrip().endswith("unless")


def _claim(
    record: Record, claim: Claim, offsets: Callable[[Span], list[int]], parties: dict[str, int], places: dict[str, int]
) -> dict[str, Any]:
    text = record.document.text
    event, relation = claim.event, claim.relation
    links = [_link(link, text, offsets, parties) for link in claim.attribution]
    shown: dict[str, Any] = {
        "id": claim.id,
        "at": offsets(claim.span),
        "links": links,
        "voice": links[-1]["party"],
        "own": len(links) == 1,
        "factuality": claim.factuality,
        "reality": claim.reality,
        "condition": claim.condition,
        "unless": _after_unless(text, claim.span),
        "about": list(claim.about),
        "confidence": claim.confidence,
        "type": event.type if event else None,
        "mode": event.mode if event else None,
        "context": list(event.context) if event else [],
        "acled": f"{event.acled.event_type}: {event.acled.sub_event_type}" if event and event.acled else None,
        "trigger": offsets(event.trigger) if event else None,
        "arguments": _arguments(record, claim, event, offsets, parties, places) if event else {},
        "objects": [fold_blanks(thing.name) for thing in event.objects] if event else [],
        "instrument": [fold_blanks(thing.name) for thing in event.instrument] if event else [],
        "casualties": [_count(count) for count in event.casualties] if event else [],
        "relation": None,
        "doers": [parties[one] for one in event.actor if one in parties] if event else [],
        "targets": [parties[one] for one in event.recipient if one in parties] if event else [],
    }
    if relation:
        names = {place.id: place.name for place in record.places}
        subject, object_ = parties.get(relation.subject, -1), parties.get(relation.object or "", -1)
        shown["relation"] = {
            "type": relation.type, "subject": subject, "object": object_,
            "value": relation.value or names.get(relation.object or ""),
        }  # fmt: skip
        shown["doers"] = [subject] if subject >= 0 else []
        shown["targets"] = [object_] if object_ >= 0 else []
    return shown


def _link(link: Link, text: str, offsets: Callable[[Span], list[int]], parties: dict[str, int]) -> dict[str, Any]:
    return {
        "party": parties.get(link.source or "", -1),
        "act": link.act,
        "quote": link.quote,
        "stance": link.stance,
        "source": offsets(link.source_span) if link.source_span else None,
        "cue": offsets(link.cue_span) if link.cue_span else None,
        "words": short(link.cue_span.of(text), 60) if link.cue_span else None,
    }


def _arguments(
    record: Record,
    claim: Claim,
    event: Event,
    offsets: Callable[[Span], list[int]],
    parties: dict[str, int],
    places: dict[str, int],
) -> dict[str, list[dict[str, Any]]]:
    actors = {actor.id: actor for actor in record.actors}
    located = {place.id: place for place in record.places}
    times = {time.id: time for time in record.times}
    arguments: dict[str, list[dict[str, Any]]] = {}
    roles: Iterable[tuple[str, tuple[str, ...], dict[str, Any]]] = (
        ("actor", event.actor, actors), ("recipient", event.recipient, actors),
        ("place", event.place, located), ("time", event.time, times),
    )  # fmt: skip
    for role, ids, things in roles:
        for one in ids:
            thing = things.get(one)
            if thing is None:
                continue
            arguments.setdefault(role, []).append(
                {
                    "party": parties.get(one, -1) if role in ("actor", "recipient") else -1,
                    "place": places.get(one, -1) if role == "place" else -1,
                    "name": time_label(thing) if role == "time" else thing.name,
                    "detail": _detail(role, thing),
                    "carried": _carried_from(record, claim, thing.mentions, offsets) if role in event.carried else None,
                }
            )
    return arguments


def _detail(role: str, thing: Any) -> Any:
    if role == "time":
        return thing.edtf if thing.edtf and thing.edtf not in (thing.earliest, thing.latest) else None
    if role == "place":
        return thing.precision
    return thing.kind if thing.kind in ("unnamed", "population") else None


def _carried_from(
    record: Record, claim: Claim, mentions: tuple[Span, ...], offsets: Callable[[Span], list[int]]
) -> dict[str, Any]:
    """Where an argument was taken over from: the nearest mention before the claim, else the first in the text."""
    before = [span for span in mentions if span.end <= claim.span.begin]
    span = max(before) if before else next((span for span in mentions if not claim.span.overlaps(span)), None)
    if span is None:
        return {"from": "elsewhere in the text", "at": None}
    part = next((layout.part for layout in record.document.layout if layout.span.covers(span)), None)
    where = f"the {part}" if part else "earlier in the text" if span.begin < claim.span.begin else "later in the text"
    return {"from": where, "at": offsets(span)}


def _count(count: Any) -> str:
    """A count in words, as open as the text left it."""
    low, high = count.low, count.high
    if low is None and high is None:
        number = "an unknown number"
    elif low == high:
        number = ("about " if count.approximate else "") + ("none" if low == 0 else f"{low:,}")
    elif high is None:
        number = f"at least {low:,}"
    elif low is None:
        number = f"at most {high:,}"
    else:
        number = f"{low:,} to {high:,}"
    who = "" if count.who == "unknown" else f" ({count.who})"
    part = " – of those" if count.of is not None else ""
    return f"{number} {count.harm}{who}{part}"
