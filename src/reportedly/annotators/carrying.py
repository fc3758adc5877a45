"""Which places and times does a telling take over from an earlier one? (RECORD.md, convention 6.)

An argument is carried in four cases only, and each is named in `event.carried`:

* the words refer to a told event ("the attack", "it", "the rockets", "the five"): from the nearest earlier telling of
  the same type that nothing contradicts;
* casualties told by themselves ("Three people died."): place and time of the attack told before them in the paragraph;
* what an entry tells that opens with where and when ("Tulmes, 5 May: …"): that place and that day;
* an act of force without a place: the one place that the paragraph has told so far, in the first paragraph else the
  one place of the title, else that of the dateline.

Parties are not carried: a sentence that leaves out who did it ("Three soldiers were killed.") mostly does not say that
it was the party told before. Where the words refer to a told event, place and time come from whoever told it; elsewhere
they pass between the document's voice and a source, who speak of one happening, never from one source to another. What
may not have happened neither gives nor takes.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import get_args

from spacy.tokens import Doc, Token

from ..model import AUTHOR, Event, Span
from ..model.event import Argument
from .component import Annotator, register
from .entries import entries_of
from .factuality.signals import signals_of
from .paragraphs import soft_breaks
from .reading import Reading, Told
from .span_index import SpanIndex

FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Types of acts that happen at a place, rather than between capitals."""
UNTOLD_ACTS = frozenset({"threaten", "warn", "demand", "promise", "question"})
"""Speech acts whose content has not happened for the speaker."""
REAL_EFFECTS = frozenset({"ongoing", "passes", "causes", "ends"})
"""Effects of governing words under which the thing did happen: "began", "continued", "stopped"."""
UNREAL_TENSES = frozenset({"counterfactual", "future", "past-future", "infinitive"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
IT = frozenset({"it", "this", "that"})
OTHERS = frozenset(
    (
        "second",
        "third",
        "other",
        "another",
        "previous",
        "earlier",
        "new",
        "next",
        "last",
        "latest",
        "similar",
        "further",
    )
)
"""Adjectives that make "the attack" another one than that told before."""
VICTIMS = frozenset({"dead", "victim", "wounded", "injured", "casualty"})
HEAD = 600
"""Code points in which title, dateline and the like stand; what is furniture further down is a signature."""
HARM = ("kill", "death")
"""Kinds of act (of the lexicon of triggers) told by words for harm, which say nothing of how it was done."""
BARE = (*HARM, "attack", "strike", "destroy", None)
"""The same of all words that do not say with what it was done."""
REMOTE = "Explosions/Remote violence"
"""ACLED's type of what shells, mines and aircraft do: whom it kills was not attacked by hand."""
LOOK_BACK = 30
"""Tellings looked at, so that long texts stay linear; a reference reaches no further."""


@dataclass(slots=True, kw_only=True)
class Telling:
    """An event told, with what decides whether it may give or take.

    Args:
        voice: the actor whose words they are, `"author"`, or the attribution's id where its source is unknown.
        real: False for what is threatened, planned, possible, conditional or asked for.
        denied: True in the content of a denial.
    """

    told: Told
    event: Event
    head: Token
    paragraph: int
    voice: str
    real: bool
    denied: bool


@register
class Carrier(Annotator):
    """Fills arguments of events from earlier tellings, the title and the dateline."""

    name = "reportedly_carrying"
    needs = ("actors", "places", "times", "attributions", "told", "token.dep", "token.lemma")
    gives = ("told",)

    def read(self, doc: Doc, reading: Reading) -> None:
        paragraphs = _paragraphs(doc)
        tellings = _tellings(doc, reading, paragraphs)
        places = _places_named(doc, reading, paragraphs)
        entries = SpanIndex((one.span, one) for one in entries_of(reading.document, reading.places, reading.times))
        filed = _dateline_place(reading)
        opening = _title_place(reading) or filed
        first = _first_prose(doc, reading, paragraphs)
        for at, telling in enumerate(tellings):
            earlier = tellings[max(0, at - LOOK_BACK) : at][::-1]
            _take_code(telling, earlier)
            if not telling.real:
                continue
            given = _referred(telling, earlier) or _of_casualties(telling, earlier)
            for entry in entries.covering(telling.event.trigger)[:1]:
                if not telling.event.place and not telling.denied:
                    given["place"] = (entry[1].place,) if entry[1].place else given.get("place", ())
                if not telling.event.time and entry[1].time and not telling.denied:
                    given["time"] = (entry[1].time,)
            if not given.get("place") and not telling.event.place and not telling.denied:
                place = _only_place(telling, earlier, places)
                if place is None and telling.paragraph == first and (telling.voice == AUTHOR or opening != filed):
                    place = opening if not places.get(first) and telling.event.type in FORCE else None
                if place is not None:
                    given["place"] = (place,)
            carried = {name: ids for name, ids in given.items() if ids and not getattr(telling.event, name)}
            if carried:
                names = tuple(name for name in get_args(Argument) if name in carried)
                event = telling.event
                telling.told.event = telling.event = dataclasses.replace(
                    event,
                    place=carried.get("place", event.place),
                    time=carried.get("time", event.time),
                    carried=names,
                )


def _take_code(telling: Telling, earlier: list[Telling]) -> None:
    """ACLED's code, where the words do not tell how it was done: that of the act of force told before.

    It is so with words that refer to an act, whoever tells it and whether it happened or not, and with words that tell
    only whom or what an act befell ("Three were wounded.", "The second hit a school."). These take over a code for
    want of one of their own, and that of shells, mines and aircraft even so: whom they kill was not attacked by hand.
    """
    event, head, act = telling.event, telling.head, telling.told.act
    refers = head.pos_ == "PRON" or head.lemma_ == "do" or (head.pos_ == "NOUN" and _definite(head))
    if event.type != "ASSAULT" or event.instrument or event.mode not in (None, "destroy"):
        return
    if act not in BARE and not refers:
        return
    harm = act in HARM and event.acled is None
    for other in earlier:
        if telling.told in other.told.about:
            continue
        if other.event.type != "ASSAULT" or not (refers or telling.paragraph - other.paragraph <= harm):
            return
        code = other.event.acled
        if code is None or _contradicts(telling, other):
            continue
        if event.acled is None or code.event_type == REMOTE:
            telling.told.event = telling.event = dataclasses.replace(event, acled=code)
            return


def _paragraphs(doc: Doc) -> list[int]:
    """The number of the paragraph that each token stands in."""
    soft = soft_breaks(doc.text)
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        if any(letter == "\n" and token.idx + at not in soft for at, letter in enumerate(token.text)):
            number += 1
    return numbers


def _tellings(doc: Doc, reading: Reading, paragraphs: list[int]) -> list[Telling]:
    contents = reading.contents()
    unreal = {
        id(other)
        for told in reading.told
        if told.event is not None and told.event.type in ("THREATEN", "REQUEST", "AGREE", "REJECT")
        for other in told.about
    }
    found = []
    for told in reading.told:
        if told.event is None:
            continue
        within = contents.covering(told.event.trigger)
        innermost = within[0] if within else None
        signals = signals_of(doc[told.head], innermost[0] if innermost else None)
        found.append(
            Telling(
                told=told,
                event=told.event,
                head=doc[told.head],
                paragraph=paragraphs[told.head],
                voice=AUTHOR if innermost is None else innermost[1].source or innermost[1].id,
                real=not (
                    id(told) in unreal
                    or any(one.act in UNTOLD_ACTS for _, one in within)
                    or set(signals.effects) - REAL_EFFECTS
                    or signals.possible
                    or signals.obliged
                    or signals.habitual
                    or signals.condition is not None
                    or signals.consequence_of is not None
                    or signals.tense in UNREAL_TENSES
                    or signals.negations % 2 == 1
                ),
                denied=any(one.act == "deny" for _, one in within),
            )
        )
    return sorted(found, key=lambda telling: telling.event.trigger)


def _places_named(doc: Doc, reading: Reading, paragraphs: list[int]) -> dict[int, list[tuple[int, str]]]:
    """Paragraph to the places named in it, as (offset, id), in text order; furniture names none."""
    furniture = SpanIndex([(one.span, one.part) for one in reading.document.layout if one.part != "title"])
    starts = {token.idx: token.i for token in doc}
    found: dict[int, list[tuple[int, str]]] = {}
    for place in reading.places:
        for span in place.mentions:
            if span.begin in starts and not furniture.overlapping(span):
                found.setdefault(paragraphs[starts[span.begin]], []).append((span.begin, place.id))
    return {paragraph: sorted(rows) for paragraph, rows in found.items()}


def _dateline_place(reading: Reading) -> str | None:
    """The first place named in the dateline ("KIRKUK, Iraq, 10 May")."""
    lines = [one.span for one in reading.document.layout if one.part == "dateline"]
    inside = sorted(
        (span.begin, place.id)
        for place in reading.places
        for span in place.mentions
        if any(line.covers(span) for line in lines)
    )
    return inside[0][1] if inside else None


def _title_place(reading: Reading) -> str | None:
    """The one place that the title tells of; None where it tells of none or of several."""
    titles = [one.span for one in reading.document.layout if one.part == "title"]
    told = {
        place.id
        for place in reading.places
        if place.precision not in ("country", "region")
        and any(title.covers(span) for title in titles for span in place.mentions)
    }
    return told.pop() if len(told) == 1 else None


def _first_prose(doc: Doc, reading: Reading, paragraphs: list[int]) -> int | None:
    """Number of the first paragraph that is more than furniture."""
    end = max((one.span.end for one in reading.document.layout if one.span.begin < HEAD), default=0)
    return next((paragraphs[token.i] for token in doc if token.idx >= end and token.is_alpha), None)


def _passes(giver: Telling, taker: Telling) -> bool:
    """Whether place and time pass between two voices: within one, and between the document's and a source's."""
    return giver.voice == taker.voice or AUTHOR in (giver.voice, taker.voice)


def _referred(telling: Telling, earlier: list[Telling]) -> dict[Argument, tuple[str, ...]]:
    """What the nearest earlier telling gives that the words of `telling` refer to; empty where they refer to none."""
    for other in earlier:
        if not other.real or other.denied or other.event.type != telling.event.type:
            continue
        if _refers(telling, other) and not _contradicts(telling, other):
            return {"place": other.event.place, "time": other.event.time}
    return {}


def _refers(telling: Telling, other: Telling) -> bool:
    head = telling.head
    if head.pos_ in ("NOUN", "PROPN") and _definite(head):
        if any(one.dep_ == "relcl" for one in head.children):
            return False  # "the ambush in which nine died" says itself which one is meant
        plural = head.tag_ in ("NNS", "NNPS")
        return not plural or head.lemma_.lower() == other.head.lemma_.lower()
    if any(one.dep_ in ("nsubj", "nsubjpass", "dobj") and one.lower_ in IT for one in head.children):
        # "It killed three" right after the telling; "it" may be a party, which is then read as one
        return not telling.event.actor and not telling.event.recipient and head.sent.start - other.head.sent.end <= 1
    known = {_head_of(head.doc, one.span) for one in (*other.event.objects, *other.event.instrument)}
    for thing in (*telling.event.objects, *telling.event.instrument):
        noun = _token_at(head.doc, thing.span)
        if noun is not None and noun.lemma_.lower() in known and _definite(noun):
            return True
    return any(_same_dead(head.doc, count.span, count.low, other.event) for count in telling.event.casualties)


def _same_dead(doc: Doc, span: Span, low: int | None, other: Event) -> bool:
    """ "the five" after five killed, "the dead"."""
    noun = _token_at(doc, span)
    if noun is None or not _definite(noun) or not other.casualties:
        return False
    return noun.lemma_.lower() in VICTIMS or (low is not None and low in {count.low for count in other.casualties})


def _definite(noun: Token) -> bool:
    lefts = {one.lower_ for one in noun.lefts}
    return bool(lefts & DEFINITE) and not lefts & OTHERS


def _token_at(doc: Doc, span: Span) -> Token | None:
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    return words[-1] if words is not None and len(words) else None


def _head_of(doc: Doc, span: Span) -> str:
    token = _token_at(doc, span)
    return token.lemma_.lower() if token is not None else ""


def _contradicts(telling: Telling, other: Telling) -> bool:
    """Whether the two tell different events: another place, another time, in one voice another party."""

    def apart(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
        return bool(one and two and not set(one) & set(two))

    mine, theirs = telling.event, other.event
    return (
        apart(mine.place, theirs.place)
        or apart(mine.time, theirs.time)
        or (
            telling.voice == other.voice
            and (apart(mine.actor, theirs.actor) or apart(mine.recipient, theirs.recipient))
        )
    )


def _of_casualties(telling: Telling, earlier: list[Telling]) -> dict[Argument, tuple[str, ...]]:
    """Place and time of the attack told before, where a sentence only counts its casualties."""
    event = telling.event
    if not event.casualties or event.actor or event.time or event.type != "ASSAULT" or telling.denied:
        return {}
    for other in earlier:
        if other.paragraph != telling.paragraph or (_one_clause(other, telling) and other.voice == telling.voice):
            continue
        if event.place and not set(event.place) & set(other.event.place):
            return {}  # "… were killed there" is told of the attack at that place
        if other.event.type == "ASSAULT" and other.real and not other.denied and _passes(other, telling):
            return {"place": other.event.place, "time": other.event.time}
    return {}


def _one_clause(other: Telling, telling: Telling) -> bool:
    """Whether both stand in one sentence with no semicolon between them."""
    between = telling.head.doc[other.head.i : telling.head.i]
    return other.head.sent == telling.head.sent and not any(token.text == ";" for token in between)


def _only_place(telling: Telling, earlier: list[Telling], places: dict[int, list[tuple[int, str]]]) -> str | None:
    """The place of the nearest earlier telling of the paragraph, where the paragraph has told no other."""
    event = telling.event
    if event.type not in FORCE:
        return None
    for other in earlier:
        if other.paragraph != telling.paragraph:
            break
        if other.event.type not in FORCE or not other.event.place or "place" in other.event.carried:
            continue
        if not other.real or other.denied or not _passes(other, telling):
            return None
        if event.time and not set(event.time) & set(other.event.time):
            return None  # another time is another happening
        named = {place for begin, place in places.get(telling.paragraph, []) if begin <= telling.told.span.end}
        return other.event.place[0] if named <= set(other.event.place) else None
    return None
