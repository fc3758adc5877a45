"""Tellings: what weighing needs of a claim that tells an event, small enough to keep a hundred thousand records."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..model import Claim, Event, Place, Record, Span
from ..text import fold_name
from .days import day, days_in, days_told, narrowest, of_death, of_saying, period_of
from .harmed import of_some, totals
from .parties import ARMED, GENERIC, Party, parties
from .reasons import reason_in
from .several import LONGEST, counts_incidents, is_long
from .targets import targets, targets_named
from .voices import PRONOUNS, Voice, of_voice, outlet_of, voice_of
from .where import BETWEEN, Where, bears_a_name, only_filed, site, towns_around, towns_in, where
from .words import any_of, listed

HAPPENED = frozenset({"actual", "ongoing"})
CHANGE = "CHANGE"
"""A group's split, merger or change of sides."""
STEM = 4
"""Letters of a trigger by which its forms are one: "burn", "burned"."""
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
"""Types of acts that happen at a place."""
TALK = frozenset({"ACCUSE", "AGREE", "CONSULT", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CONCEDE", "COOPERATE"})
"""Acts of words: their parties tell them apart, and a place seldom does."""
SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Acts of words that are done by saying so."""
DYING = frozenset({"die", "died", "dies", "succ"})
"""Begins of the words for a death that say nothing of an act."""
LINGERING = 60
"""Days after an act in which somebody may still be told to have died of it."""
LASTING = "restrict"
"""PLOVER's mode of sieges, roadblocks and closures."""
LINE = re.compile(r"\n")
Days = tuple[int, int]
"""First and last day, as ordinals."""
SENTENCE = re.compile(r"[.!?][\s\"”’]|\n")
"""What ends one."""


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
        lasts: True of a siege or roadblock: its day is one of those on which it held.
        risen: True where it says that a number takes the place of an earlier one.
        hurt: who they were, those too who are part of a count; without those of whom it is not told.
        things: folded words for instruments and objects; of an act of words, begins of the words for what is said.
        targets: kinds of what an act of force hits.
        denies: True where the voice says it did not happen.
        summary: True where it tells several incidents.
        voice: who tells it.
        span: in the document.
        headline: True where it stands in the title.
        leans: True where it names neither a place nor a day of its own, nor says how many hours later it was.
        later: True where its sentence does: "an hour later".
        refers: True where it says that it speaks of what was told: "the attack", "did it".
        bare: True where no words for a place or a time stand in the claim itself.
        about: claims of the same document that it is about.
        reason: why it was done, in the words of the claim; or empty.
        published: day of publication as an ordinal, or None.
        order, sentence, paragraph: the how-manieth telling of its text it is, and where that stands.
        opened: tellings with a day or place of their own that its text has told, with this one.
        then: the days that its text told last, of another happening where this names others; of a headline the first.
        aim: the kinds of target that it names, else those that its text told last of what it goes on about.
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
    lasts: bool
    risen: bool
    hurt: frozenset[str]
    things: frozenset[str]
    targets: frozenset[str]
    denies: bool
    summary: bool
    voice: Voice
    span: Span
    headline: bool
    leans: bool
    later: bool
    refers: bool
    bare: bool
    about: tuple[str, ...]
    reason: str
    published: int | None
    confidence: float
    order: int = 0
    sentence: int = 0
    paragraph: int = 0
    opened: int = 0
    then: Days | None = None
    aim: frozenset[str] = frozenset()

    @property
    def days(self) -> Days | None:
        """First and last day, where neither is open."""
        return (self.first, self.last) if self.first is not None and self.last is not None else None

    @property
    def opens(self) -> bool:
        """Whether it names a day, hour or place of its own, as what begins to tell of something does."""
        return not (self.headline or self.leans)

    @property
    def reports_own(self) -> bool:
        """Whether it is told as what its outlet has reported."""
        return self.voice.act == "report" and self.outlet in self.voice.keys


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
    text = record.document.text
    named = [one for rows in (record.places, record.times) for it in rows for one in it.mentions]
    titles = [part.span for part in record.document.layout if part.part == "title"]
    published = day(record.document.published)
    found = []
    for claim in claims:
        event = claim.event
        if event is None or (event.type is None and event.acled is None):
            continue
        words = claim.span.of(text)
        its_days = [times[one] for one in event.time if one in times]
        told_days = [one for one in its_days if not (of_death(one, claim.span, text) or of_saying(one, claim, text))]
        first, last = narrowest([days_told(one, text) for one in told_days])
        told = tuple(where(places[one], "place" in event.carried, text) for one in event.place if one in places)
        if event.type in FORCE and claim.reality in HAPPENED:
            towns = towns_in(record, claim.span)
            # What its own words name goes before where the text was filed from. And "between Morales and Suárez" is one
            # place, of which a reading may give one end.
            filed = "place" in event.carried and all(only_filed(places[one], record) for one in event.place)
            between = _lies_between(event.place, places, claim.span, text)
            if not told or (towns and filed) or (between and len(towns) > len(told)):
                told = towns
            elif between and len(told) == 1:
                told = (replace(told[0], carried=True),)
            if first is last is None:
                first, last = narrowest(days_in(record, claim.span))
        there = (*told, *(site(one.name) for one in event.objects if bears_a_name(one.name, record)))
        voice = voice_of(claim, record, known)
        disowned = _disowned(claim, voice, text, known)
        if first is last is None and _is_done_by_saying(event, voice, known):
            first = last = published
        later = any_of("later").search(_sentence(text, claim.span)) is not None
        found.append(
            Telling(
                ref=reference(record, claim.id), document=record.document.id, outlet=outlet_of(record)[0],
                type=event.type or CHANGE,
                trigger=fold_name(event.trigger.of(record.document.text))[:STEM],
                sub=(event.acled.event_type, event.acled.sub_event_type) if event.acled else ("", ""),
                first=first, last=last,
                places=there, around=() if told or event.type not in FORCE else towns_around(record, claim.span),
                actors=_sides(event.actor, claim, voice, record, known) or disowned,
                recipients=_sides(event.recipient, claim, voice, record, known),
                counts=totals(event.casualties), rest=of_some(event.casualties, claim.span, record.document.text),
                lasts=event.mode == LASTING,
                risen=any_of("risen").search(_sentence(record.document.text, claim.span)) is not None,
                hurt=frozenset(one.who for one in event.casualties if (one.low or one.high) and one.who != "unknown"),
                things=_things(claim, record, known),
                targets=targets(it.name for it in event.objects) if event.type in FORCE else frozenset(),
                denies=(denies := claim.factuality.endswith("-")) or bool(disowned),
                summary=counts_incidents(words, there, one_day=first is not None and first == last)
                or (denies and any_of("until now").search(words) is not None)
                or (event.type in FORCE
                    and is_long(event, first, published if last is None else last, there, goes_on=last is None)),
                voice=voice, span=claim.span,
                headline=any(title.overlaps(claim.span) for title in titles),
                leans=all(one.carried for one in there)
                and (first is last is None or "time" in event.carried)
                and not later,
                later=later,
                refers=_refers().search(words) is not None,
                bare=not any(claim.span.covers(one) for one in named),
                about=tuple(reference(record, other) for other in claim.about),
                reason=reason_in(words), published=published, confidence=claim.confidence,
            )
        )  # fmt: skip
    return _in_order(_without_days_of_death(_with_period(found, record)), text)


def _with_period(found: Sequence[Telling], record: Record) -> list[Telling]:
    """Tellings, of which those that count several without a day have the days of which their text gives account.

    So those on which it tells of what it counts: "two bombs on consecutive days".
    """
    first, last = period_of(record)
    days = sorted({at for one in found if not one.summary and one.days for at in one.days})
    if first is None and len(days) > 1 and days[-1] - days[0] <= LONGEST:
        first, last = days[0], days[-1]
    return [replace(one, first=first, last=last) if one.summary and one.first is one.last is None else one
            for one in found]  # fmt: skip


def _in_order(found: Sequence[Telling], text: str) -> list[Telling]:
    """Tellings with where they stand in their text, and with the days that it told last."""
    ends = [[at.start() for at in pattern.finditer(text)] for pattern in (SENTENCE, LINE)]
    begun: Days | None = next((one.days for one in sorted(found, key=_place) if one.days and not one.headline), None)
    then, opened, aim, placed = None, 0, frozenset[str](), {}
    for order, one in enumerate(sorted(found, key=_place)):
        if not one.headline:
            then = one.days if one.days and not one.summary else then
            opened += one.opens
            named = targets_named(one.span.of(text)) if one.type in FORCE else frozenset[str]()
            aim = one.targets or named or (frozenset() if one.opens else aim)
        sentence, paragraph = (bisect(stops, one.span.begin) for stops in ends)
        placed[one.ref] = replace(
            one, order=order, sentence=sentence, paragraph=paragraph, opened=opened,
            then=begun if one.headline else then, aim=one.targets if one.headline else aim,
        )  # fmt: skip
    return [placed[one.ref] for one in found]


def _place(one: Telling) -> tuple[Span, str]:
    return one.span, one.ref


def _lies_between(ids: Sequence[str], places: Mapping[str, Place], claim: Span, text: str) -> bool:
    """Whether the words of a claim tell where it was by two ends ("between Morales and Suárez"), of which it has one.

    What names a town before that says only where the town is: "at Morales, on the road from Suárez to Cali".
    """
    ends = BETWEEN.search(claim.of(text))
    if ends is None:
        return False
    before = Span(claim.begin, claim.begin + ends.start())
    return not any(before.covers(one) for place in ids if place in places for one in places[place].mentions)


def _things(claim: Claim, record: Record, known: Mapping[str, Party]) -> frozenset[str]:
    event = claim.event
    assert event is not None
    if event.type not in TALK:
        return frozenset(fold_name(one.name) for one in (*event.instrument, *event.objects))
    text = record.document.text
    said_so = [one for one in record.claims if one.id in claim.about]
    about = [one.span for one in record.claims if one in said_so or one.id in {it.condition for it in said_so}]
    said = stems(" ".join(span.of(text) for span in (claim.span, *about)))
    parties = " ".join(known[one].name for one in (*event.actor, *event.recipient) if one in known)
    return said - stems(parties) - {fold_name(event.trigger.of(text))[:STEM]}


def _is_done_by_saying(event: Event, voice: Voice, known: Mapping[str, Party]) -> bool:
    """Whether a text does by its own words what it tells ("we warn the army"), on the day on which it is published."""
    mine = [known[one] for one in event.actor if one in known]
    return voice.author and event.type in SPOKEN and any(party.own & voice.keys for party in mine)


def _without_days_of_death(found: list[Telling]) -> list[Telling]:
    """Deaths told of a later day than the act that their text told before: the day is no day of the act's.

    So with the death of some of those of whom a text has told: "the fourth died on Wednesday".
    """
    result: list[Telling] = []
    for one in found:
        dead = {harm for harm, low, high, _ in one.counts if low or high} == {"killed"}
        if dead and one.trigger in DYING and not one.actors and one.first is not None:
            day, before = one.first, [act for act in result if act.type == one.type]
            lingers = any(act.first is not None and 0 < day - act.first <= LINGERING for act in before)
            if lingers or ("killed" in one.rest and before):
                one = replace(one, first=None, last=None, leans=all(place.carried for place in one.places))
        result.append(one)
    return result


def _sentence(text: str, claim: Span) -> str:
    """The words of a claim, with those before it in its sentence."""
    begin = max(text.rfind(stop, 0, claim.begin) for stop in (". ", "\n", "! ", "? "))
    return text[begin + 1 : claim.end]


def _sides(
    ids: Sequence[str], claim: Claim, voice: Voice, record: Record, known: Mapping[str, Party]
) -> tuple[Party, ...]:
    """The parties of a claim on one side, without an outlet that a pronoun alone was read to mean: "they were shot"."""
    found = []
    for one in ids:
        party = known.get(one)
        if party is not None and not (party.kind == "media" and _by_pronoun(one, claim.span, record)):
            found.append(of_voice(party, voice, known))
    return tuple(found)


def _by_pronoun(actor: str, claim: Span, record: Record) -> bool:
    """Whether a claim calls an actor by no name or noun."""
    mentions = (one for actor_ in record.actors if actor_.id == actor for one in actor_.mentions)
    return all(one.of(record.document.text).casefold() in PRONOUNS for one in mentions if claim.covers(one))


def _disowned(claim: Claim, voice: Voice, text: str, known: Mapping[str, Party]) -> tuple[Party, ...]:
    """The party of a voice that says it "had nothing to do with" an act of which it is read to tell as its own.

    So where the reading names nobody who did it, and the text is the party's own.
    """
    if any_of("disowning").search(_sentence(text, claim.span)) is None:
        return ()
    parties = [known[one] for one in claim.event.actor if one in known] if claim.event else []
    if not parties and voice.author:
        parties = [party for party in known.values() if party.kind in ARMED]
    return tuple(party for party in parties if party.own & voice.keys)


def stems(words: str) -> frozenset[str]:
    """The begins of the longer words, as those of triggers: "escort", "escorted"."""
    return frozenset(word[:STEM] for word in fold_name(words).split() if len(word) >= STEM)


def is_named(party: Party) -> bool:
    """Whether a party can be told apart from others of its kind."""
    return bool(party.own) and party.kind not in GENERIC


@cache
def _refers() -> re.Pattern[str]:
    acts = "|".join(word.removesuffix("s") for word in listed("plural"))
    return re.compile(rf"\b(?:the|this|that) (?:{acts})\b|\b(?:did|done|behind) (?:it|this|that)\b", re.IGNORECASE)
