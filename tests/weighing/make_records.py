"""Records of one claim each, made by hand, to weigh: an invented shelling, told by whom and how one likes."""

from __future__ import annotations

import hashlib

from reportedly.model import (
    AUTHOR,
    AcledType,
    Actor,
    Casualties,
    Claim,
    Coding,
    Document,
    Event,
    Link,
    Place,
    Publisher,
    Record,
    Span,
    Time,
    Timex3,
)

TOWNS = {"Hawija": (35.33, 43.77, "town"), "Riyad": (35.36, 43.87, "town"), "Kirkuk Province": (35.4, 44.2, "province")}


def telling(
    outlet: str, words: str, *, act: str = "say", source: str | None = None, actor: str | None = "Nahr Front",
    recipient: str | None = "residents", day: str | None = "2021-05-03", place: str | None = "Hawija",
    killed: int | tuple[int | None, int | None] | None = None, who: str = "unknown", denies: bool = False,
    trigger: str = "shelled", reality: str = "actual", published: str = "2021-06-01",
) -> Record:  # fmt: skip
    """A document that says `words` in one claim of an ASSAULT.

    Args:
        outlet: its publisher.
        words: the text; the claim is all of it.
        act, source: of the innermost link, where it is not the outlet's own.
        actor, recipient: a name with a capital is a group, another one people in general.
        day: EDTF of a day or an interval of two.
        place: one of `TOWNS`.
        killed: how many, or from how many to how many.
        who: the killed were.
        denies: True for a claim that it did not happen.
        trigger: the word that tells it, in `words`.
        reality: as in the record.
        published: day.
    """
    everything = Span(0, len(words))
    actors: dict[str, Actor] = {}

    def known(name: str | None) -> tuple[str, ...]:
        if name is None:
            return ()
        kind = "armed_group" if name[0].isupper() else "population"
        actors.setdefault(name, Actor(id=f"a{len(actors) + 1}", name=name, kind=kind))
        return (actors[name].id,)

    first, _, last = (day or "").partition("/")
    low, high = killed if isinstance(killed, tuple) else (killed, killed)
    at = words.index(trigger)
    event = Event(
        type="ASSAULT",
        acled=AcledType(
            event_type="Explosions/Remote violence", sub_event_type="Shelling/artillery/missile attack"
        ),
        trigger=Span(at, at + len(trigger)), actor=known(actor), recipient=known(recipient),
        place=("p1",) if place else (), time=("t1",) if day else (),
        casualties=() if killed is None else (Casualties(harm="killed", low=low, high=high, who=who, span=everything),),
    )  # fmt: skip
    chain = [Link(source=AUTHOR, act="assert")]
    if source is not None:
        chain.append(Link(source=known(source)[0], act=act, quote="indirect", stance="neutral"))
    claim = Claim(
        id="c1", span=everything, attribution=tuple(chain), factuality="CT-" if denies else "CT+", reality=reality,
        event=event, confidence=0.9,
    )  # fmt: skip
    digest = hashlib.sha256(f"{outlet} {words}".encode()).hexdigest()
    lat, lon, precision = TOWNS[place or "Hawija"]
    where = Place(
        id="p1", name=place or "", country="IQ", admin1="Kirkuk Province", lat=lat, lon=lon, precision=precision
    )
    when = Time(
        id="t1", edtf=day, earliest=first or None, latest=last or first or None,
        timex3=Timex3(type="DATE", value=day or ""),
    )  # fmt: skip
    return Record(
        coded_by=Coding(reportedly="made by hand", models={}, registry=""),
        document=Document(
            id=digest, text_id=digest, sha256=digest, text=words, language="en", publisher=Publisher(name=outlet),
            locator=outlet, published=published,
        ),
        actors=tuple(actors.values()), places=(where,) if place else (), times=(when,) if day else (),
        claims=(claim,),
    )  # fmt: skip
