"""A record that has something in every field, and a ledger to keep it in."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from reportedly.model import (
    AcledType,
    Actor,
    AgentCode,
    Area,
    Attribution,
    Candidate,
    Casualties,
    Claim,
    Coding,
    Document,
    Event,
    Layout,
    Link,
    Mention,
    OtherMention,
    Place,
    Publisher,
    Record,
    Relation,
    Span,
    Thing,
    Time,
    Timex3,
    Wording,
)

TEXT = (
    "Menaka, 3 May. The Azawagh Front said soldiers shelled Menaka with mortars on 2 May and killed at least 3 people. "
    "The ministry denied it. General Oumar leads the army 🚀."
)


def span(words: str, start: int = 0) -> Span:
    begin = TEXT.index(words, start)
    return Span(begin, begin + len(words))


@pytest.fixture
def record() -> Record:
    said = Link(
        ref="q1", source="a1", source_span=span("The Azawagh Front"), cue_span=span("said"), act="claim",
        quote="indirect", stance="distances",
    )  # fmt: skip
    author = Link(source="author", act="assert")
    shelling = Event(
        type="ASSAULT", mode="heavy-weapons", context=("military", "human_security"),
        acled=AcledType(event_type="Explosions/Remote violence", sub_event_type="Shelling/artillery/missile attack"),
        trigger=span("shelled"), actor=("a2",), recipient=(), place=("p1",), time=("t1",), carried=("place",),
        objects=(Thing(span=span("Menaka", 20), name="town"),),
        instrument=(Thing(span=span("mortars"), name="mortar"),),
        casualties=(Casualties(harm="killed", low=3, span=span("at least 3 people")),),
    )  # fmt: skip
    return Record(
        coded_by=Coding(reportedly="0.1.0", models={"en": "3.8.0"}, registry="r1"),
        document=Document(
            id=hashlib.sha256(b"one").hexdigest(), text_id="t" * 64, sha256="s" * 64, title="Shelling in Menaka",
            authors=("A. Touré", "B. Maiga"), published="2024-05-03", publisher=Publisher(name="Sahel Desk"),
            language="en", text=TEXT, voice=None, notes=("the byline could not be read",), locator="menaka.txt",
            layout=(Layout(span=span("Menaka, 3 May"), part="dateline", value="Menaka"),),
        ),
        actors=(
            Actor(
                id="a1", name="Azawagh Front", aliases=("the Front",), kind="armed_group", country="ML",
                plover=AgentCode(country="MLI", sector="REB"), registry="azawagh-front", link_score=0.9,
                link_reason="same name", mentions=(span("The Azawagh Front"),),
            ),
            Actor(id="a2", name="soldiers", kind="military", part_of=("a3",), mentions=(span("soldiers"),)),
            Actor(id="a3", name="army", kind="military", mentions=(span("the army"),)),
            Actor(id="a4", name="Oumar", kind="person", mentions=(span("General Oumar"),)),
            Actor(id="a5", name="ministry", kind="government_body", mentions=(span("The ministry"),)),
        ),
        places=(
            Place(
                id="p1", name="Ménaka", geonames=2453348, country="ML", admin1="Ménaka", lat=15.9, lon=2.4,
                precision="town", mentions=(span("Menaka", 20),),
                other_mentions=(OtherMention(span=Span(0, 6), use="metonym"),),
                area=Area(kind="near", anchors=("p1",), radius_km=20, bbox=(2.0, 15.0, 3.0, 16.0)),
                candidates=(Candidate(geonames=1, lat=1.5, lon=2.5, score=0.25),),
            ),
        ),
        times=(
            Time(
                id="t1", edtf="2024-05-02", earliest="2024-05-02", latest="2024-05-02",
                timex3=Timex3(type="DATE", value="2024-05-02", mod="APPROX"), mentions=(span("2 May"),),
            ),
        ),
        mentions=(Mention(span=span("mortars"), type="weapon", value="mortar"),),
        attributions=(
            Attribution(
                id="q1", source="a1", source_spans=(span("The Azawagh Front"),), cue_spans=(span("said"),),
                content_spans=(span("soldiers shelled Menaka with mortars on 2 May"),), act="claim",
            ),
            Attribution(id="q2", source="a5", source_spans=(span("The ministry"),), act="deny", inside="q1"),
        ),
        claims=(
            Claim(
                id="c1", span=span("soldiers shelled Menaka with mortars on 2 May"), attribution=(author, said),
                factuality="CT+", reality="actual", event=shelling, confidence=0.87,
            ),
            Claim(
                id="c2", span=span("The ministry denied it"),
                attribution=(author, Link(ref="q2", source="a5", act="deny", stance="neutral")),
                factuality="CT-", reality="actual", condition="c1", about=("c1",), confidence=0.5,
            ),
            Claim(
                id="c3", span=span("General Oumar leads the army"), attribution=(author,), factuality="CT+",
                reality="actual", relation=Relation(type="leads", subject="a4", object="a3", value="general"),
                confidence=0.4,
            ),
        ),
        wording=(
            Wording(
                span=span("killed"), technique="Loaded_Language", voice="author", about="a2", neutral="caused deaths"
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def other():
    """A record of the same text from another place: `other(record, "name")`."""

    def make(record: Record, name: str, **changes: object) -> Record:
        document = dataclasses.replace(
            record.document, id=hashlib.sha256(name.encode()).hexdigest(), locator=name, **changes
        )
        return dataclasses.replace(record, document=document)

    return make
