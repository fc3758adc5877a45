"""Tellings: what weighing needs of a claim that tells an event, small enough to keep a hundred thousand records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from ..lexicons.load import load_toml
from ..model import AUTHOR, Casualties, Claim, Event, Link, Record, Span, Time
from ..text import fold_name
from .parties import ARMED, GENERIC, OF_STATE, Party, described, name_key, parties
from .reasons import reason_in
from .where import BETWEEN, COARSE, Where, bears_a_name, site, towns_around, towns_in, where

HAPPENED = frozenset({"actual", "ongoing"})
CHANGE = "CHANGE"
"""A group's split, merger or change of sides."""
STEM = 4
"""Letters of a trigger by which its forms are one: "burn", "burned"."""
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Types of acts that happen at a place."""
DYING = frozenset({"die", "died", "dies", "succ"})
"""Begins of the words for a death that say nothing of an act."""
LINGERING = 60
"""Days after an act in which somebody may still be told to have died of it."""
ONE_OF = re.compile(r"\bone of (?:them|these|those)\W+(?:an?\s+)?$")
PRONOUNS = frozenset({"he", "she", "it", "they", "them", "we", "us", "i"})
MORE_THAN = re.compile(r"\bmore than\b", re.IGNORECASE)
ABOUT = 2
"""Days by which a day that is told as about right may be off."""
LONGEST = 10
"""Days that the time of a single incident may leave open; a longer one is a summary's."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is said to tell it, innermost.

    Args:
        keys: by which the one who speaks is known in other documents: a group's where somebody speaks for it; none
            where nobody is named.
        name: as written.
        sides: these keys and those of all that it belongs to.
        act: of the innermost saying.
        author: True where the document tells it in its own voice.
    """

    keys: frozenset[str]
    name: str
    sides: frozenset[str]
    act: str
    author: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that tells an event as having happened or not.

    Args:
        ref: `DOCUMENT#CLAIM`.
        document: id of the document.
        outlet: key of who published it.
        type: PLOVER type, or `CHANGE` for what only ACLED has.
        trigger: begin of the word that tells it.
        sub: ACLED event type and sub-event type, or empty.
        first, last: days it may have been, as ordinals; None where open or not told.
        places: where.
        around: the towns that its text names, where the telling itself names no place and they are few.
        actors, recipients: who.
        counts: (harm, low, high, who) of all that it counts; those of different people are added up.
        rest: harms of which it counts some alone: those that come on top of a number told before, or are left of it.
        risen: True where it says that a number takes the place of an earlier one.
        hurt: who they were, those too who are part of a count; without those of whom it is not told.
        things: folded words for instruments and objects.
        denies: True where the voice says it did not happen.
        summary: True where it tells several incidents.
        voice: who tells it.
        span: in the document.
        headline: True where it stands in the title.
        leans: True where it names neither a place nor a day of its own.
        about: claims of the same document that it is about.
        reason: why it was done, in the words of the claim; or empty.
        published: day of publication as an ordinal, or None.
        confidence: that it was read rightly.
    """

    ref: str
    document: str
    outlet: str
    type: str
    trigger: str
    sub: tuple[str, str]
    first: int | None
    last: int | None
    places: tuple[Where, ...]
    around: tuple[Where, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    counts: tuple[tuple[str, int | None, int | None, str], ...]
    rest: frozenset[str]
    risen: bool
    hurt: frozenset[str]
    things: frozenset[str]
    denies: bool
    summary: bool
    voice: Voice
    span: Span
    headline: bool
    leans: bool
    about: tuple[str, ...]
    reason: str
    published: int | None
    confidence: float


def reference(record: Record, claim: str) -> str:
    """How a claim is called across documents."""
    return f"{record.document.id}#{claim}"


def tellings(record: Record, known: Mapping[str, Party] | None = None) -> list[Telling]:
    """The tellings of a record, in its order; what is only threatened, planned or wished tells no incident.

    Args:
        record: whose claims.
        known: its `parties`, where the caller has them already.
    """
    told = [claim for claim in record.claims if claim.reality in HAPPENED and claim.factuality != "Uu"]
    return tellings_of(record, told, parties(record) if known is None else known)


def tellings_of(record: Record, claims: Iterable[Claim], known: Mapping[str, Party]) -> list[Telling]:
    """Some claims of a record as tellings, whether they happened or not; those without an event are left out."""
    places = {place.id: place for place in record.places}
    times = {time.id: time for time in record.times}
    titles = [part.span for part in record.document.layout if part.part == "title"]
    found = []
    for claim in claims:
        event = claim.event
        if event is None or (event.type is None and event.acled is None):
            continue
        first, last = _narrowest([_days(times[one]) for one in event.time if one in times])
        words = claim.span.of(record.document.text)
        told = tuple(where(places[one], "place" in event.carried) for one in event.place if one in places)
        if event.type in FORCE and claim.reality in HAPPENED:
            named = towns_in(record, claim.span)
            # "Between Morales and Suárez" is one place, of which a reading may give one end.
            if not told or (BETWEEN.search(words) and len(named) > len(told)):
                told = named
            elif BETWEEN.search(words) and len(told) == 1:
                told = (replace(told[0], carried=True),)
            if first is last is None:
                first, last = _narrowest(_days_in(record, claim.span))
        there = (*told, *(site(one.name) for one in event.objects if bears_a_name(one.name, record)))
        voice = voice_of(claim, record, known)
        found.append(
            Telling(
                ref=reference(record, claim.id), document=record.document.id, outlet=outlet_of(record)[0],
                type=event.type or CHANGE,
                trigger=fold_name(event.trigger.of(record.document.text))[:STEM],
                sub=(event.acled.event_type, event.acled.sub_event_type) if event.acled else ("", ""),
                first=first, last=last,
                places=there, around=() if told or event.type not in FORCE else towns_around(record, claim.span),
                actors=tuple(of_voice(known[one], voice, known) for one in event.actor if one in known),
                recipients=tuple(of_voice(known[one], voice, known) for one in event.recipient if one in known),
                counts=_totals(event.casualties), rest=_of_some(event.casualties, claim.span, record.document.text),
                risen=_words("risen").search(_sentence(record.document.text, claim.span)) is not None,
                hurt=frozenset(one.who for one in event.casualties if (one.low or one.high) and one.who != "unknown"),
                things=frozenset(fold_name(one.name) for one in (*event.instrument, *event.objects)),
                denies=claim.factuality.endswith("-"),
                summary=_is_long(event, first, last, there) or _counts_incidents(words),
                voice=voice, span=claim.span,
                headline=any(title.overlaps(claim.span) for title in titles),
                leans=all(one.carried for one in there) and (first is last is None or "time" in event.carried),
                about=tuple(reference(record, other) for other in claim.about),
                reason=reason_in(words), published=day(record.document.published), confidence=claim.confidence,
            )
        )  # fmt: skip
    return _without_days_of_death(found)


def _without_days_of_death(found: list[Telling]) -> list[Telling]:
    """Deaths told of a later day than the act that their text told before: the day is no day of the act's."""
    result: list[Telling] = []
    for one in found:
        dead = {harm for harm, low, high, _ in one.counts if low or high} == {"killed"}
        later = dead and one.trigger in DYING and not one.actors and one.first is not None
        if later and any(
            act.type == one.type and act.first is not None and 0 < (one.first or 0) - act.first <= LINGERING
            for act in result
        ):
            one = replace(one, first=None, last=None, leans=all(place.carried for place in one.places))
        result.append(one)
    return result


def _is_long(event: Event, first: int | None, last: int | None, there: tuple[Where, ...]) -> bool:
    """Whether an act of force fills more days than one incident does: "in May 26 soldiers were killed".

    Where it counts nobody and names a town, only the day is vague: "soldiers emptied the stores of Kidal in May".
    """
    if event.type not in FORCE or first is None or last is None or last - first <= LONGEST:
        return False
    return bool(event.casualties) or all(one.precision in COARSE for one in there)


def _totals(casualties: Iterable[Casualties]) -> tuple[tuple[str, int | None, int | None, str], ...]:
    """One count for each harm: "six soldiers and two auxiliaries" are eight; what is part of a count adds nothing."""
    by_harm: dict[str, dict[str, Casualties]] = {}
    for one in casualties:
        if one.of is None:
            by_harm.setdefault(one.harm, {}).setdefault(f"{one.who} {one.actor}", one)
    totals = []
    for harm, groups in by_harm.items():
        known = [one for one in groups.values() if one.low is not None or one.high is not None]
        told = known or list(groups.values())[:1]
        lows, highs = [one.low for one in told if one.low is not None], [one.high for one in told]
        high = None if None in highs else sum(one for one in highs if one is not None)
        who = told[0].who if len(told) == 1 else "unknown"
        totals.append((harm, sum(lows) if lows else None, high, who))
    return tuple(totals)


def _of_some(casualties: Iterable[Casualties], claim: Span, text: str) -> frozenset[str]:
    """Harms whose counts are all of some of the harmed: "four others", "a third passenger", "five more"."""
    found: dict[str, bool] = {}
    for one in casualties:
        if one.of is None:
            words = (claim if one.span.covers(claim) else one.span).of(text)
            found[one.harm] = found.get(one.harm, True) and _words("rest").search(MORE_THAN.sub(" ", words)) is not None
    return frozenset(harm for harm, some in found.items() if some)


def _sentence(text: str, claim: Span) -> str:
    """The words of a claim, with those before it in its sentence."""
    begin = max(text.rfind(stop, 0, claim.begin) for stop in (". ", "\n", "! ", "? "))
    return text[begin + 1 : claim.end]


def voice_of(claim: Claim, record: Record, known: Mapping[str, Party]) -> Voice:
    """The innermost voice of a claim; the author is the actor whose document it is, else its publisher."""
    chain = claim.attribution or (Link(source=AUTHOR),)
    # "Nine are known to have died, the council said": who knows is nobody, so that it is the council's word.
    link = next((link for link in chain[:0:-1] if link.source in known), chain[-1])
    if link.source == AUTHOR:
        document = record.document
        key, name = outlet_of(record)
        outlet = frozenset({key})
        body = known.get(document.voice or "") or next((party for party in known.values() if key in party.own), None)
        if body is None:
            return Voice(outlet, name, outlet, link.act, author=True)
        voice = _speaking(body, link.act, author=True)
        if body.kind != "person" or not document.publisher.name:
            return voice
        # A columnist's words are known elsewhere as the paper's.
        return replace(voice, keys=voice.keys | outlet, sides=voice.sides | outlet)
    party = known.get(link.source or "")
    if party is None:
        return Voice(frozenset(), "an unnamed source", frozenset(), link.act, author=False)
    voice = _speaking(party, link.act, author=False)
    own = known.get(record.document.voice or "")
    if not voice.keys and (others := _one_of(record, link.source)):
        voice = replace(voice, name=others)
    if link.stance == "distances":
        return voice
    if not voice.keys and own is not None and (own.kind != "media" or own.direct):
        # Whom a body, or its own paper, lets speak without a name speaks by its word; a wire's source does not.
        return _speaking(own, link.act, author=True)
    return voice


def of_voice(party: Party, voice: Voice, known: Mapping[str, Party]) -> Party:
    """The side of whoever speaks, for fighters that it calls its own: "our units", "his men", of an armed body."""
    if party.own or not _own_men().search(fold_name(party.name)):
        return party
    mine = [one for one in known.values() if one.kind in ARMED and one.own & voice.sides]
    # The one that it belongs to itself: of a division's spokesman not the army, though that is among its sides too.
    side = next((one for one in mine if one.own & voice.keys), None)
    return side or party


def _one_of(record: Record, source: str | None) -> str:
    """Those of whom somebody unnamed is one: "three residents said. It came back, said one of them, a butcher"."""
    text = record.document.text
    begins = [one.begin for actor in record.actors if actor.id == source for one in actor.mentions]
    begin = next((begin for begin in begins if ONE_OF.search(text[:begin][-24:])), None)
    before = [
        (one.begin, actor.name)
        for actor in record.actors
        if begin is not None and actor.kind in GENERIC and actor.id != source
        for one in actor.mentions
        if one.end < begin and one.of(text).casefold() not in PRONOUNS
    ]
    return max(before, default=(0, ""))[1]


@cache
def _own_men() -> re.Pattern[str]:
    words = load_toml("weighing/words.toml")
    return re.compile(rf"^(?:{'|'.join(words['own']['words'])})\b.*\b(?:{'|'.join(words['men']['words'])})$")


def outlet_of(record: Record) -> tuple[str, str]:
    """Key and name of who published a document; where nobody is known the document stands for itself."""
    name = record.document.publisher.name or record.document.locator or record.document.id
    return name_key(name), name


def _speaking(party: Party, act: str, *, author: bool) -> Voice:
    """A person, named or not, speaks for the group it is said to belong to; an armed side's office for the side too."""
    keys = party.own or described(party.name, party.kind)
    if party.kind in ("person", "unnamed", *OF_STATE):
        keys |= party.direct
    return Voice(keys, party.name, party.all, act, author=author)


def stems(words: str) -> frozenset[str]:
    """The begins of the longer words, as those of triggers: "escort", "escorted"."""
    return frozenset(word[:STEM] for word in fold_name(words).split() if len(word) >= STEM)


def is_named(party: Party) -> bool:
    """Whether a party can be told apart from others of its kind."""
    return bool(party.own) and party.kind not in GENERIC


def _days(time: Time) -> tuple[int | None, int | None]:
    """First and last day of a time; of a day that is told as about right, those next to it too: "a week ago"."""
    first, last = day(time.earliest), day(time.latest)
    if first is not None and first == last and "~" in (time.edtf or ""):
        return first - ABOUT, first + ABOUT
    return first, last


def _days_in(record: Record, span: Span) -> list[tuple[int | None, int | None]]:
    """Days that the words of a claim name, though its reading gives none; not those on which somebody died of it."""
    text = record.document.text
    named = [
        time
        for time in record.times
        for one in time.mentions
        if span.covers(one) and not _words("dying").search(text[span.begin : one.begin])
    ]
    return [days for one in named if None not in (days := _days(one))]


@cache
def _words(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_toml('weighing/words.toml')[table]['words'])})\b", re.IGNORECASE)


def _narrowest(bounds: list[tuple[int | None, int | None]]) -> tuple[int | None, int | None]:
    """Days of the most exact of several times."""
    ranges = [(first, last) for first, last in bounds if first is not None or last is not None]
    if not ranges:
        return None, None
    return min(ranges, key=lambda one: (one[1] or 10**7) - (one[0] or 0))


def day(value: str | None) -> int | None:
    """The ordinal of a date that begins with an ISO day; None of anything else."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", value or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    except ValueError:
        return None


def _counts_incidents(words: str) -> bool:
    return _summary().search(words.lower()) is not None


@cache
def _summary() -> re.Pattern[str]:
    table = load_toml("weighing/words.toml")
    many, plural = "|".join(table["many"]["words"]), "|".join(table["plural"]["words"])
    nth, spans = "|".join(table["nth"]["words"]), "|".join(table["spans"]["words"])
    return re.compile(
        rf"\b(?:\d+|{many})\b(?:\W+\w+){{0,3}}?\W+(?:{plural})\b"
        rf"|\b(?:{nth})\b(?:\W+\w+){{0,5}}?\W+(?:{spans})\b"
    )
