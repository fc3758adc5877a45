"""Records built by hand for the tests of report, export and redaction: invented incidents in real places."""

from __future__ import annotations

from reportedly.model import (
    THIRD,
    Account,
    Actor,
    ActorDispute,
    Area,
    Attribution,
    Casualties,
    Claim,
    Coding,
    Copy,
    Dispute,
    Document,
    Event,
    Incident,
    Joined,
    Layout,
    Link,
    Origin,
    Passage,
    Place,
    Position,
    Publisher,
    Record,
    Relation,
    Span,
    Thing,
    ThreatFollowed,
    Time,
    Timex3,
    Weighed,
    Wording,
)

CODING = Coding(reportedly="0.1.0", models={"encoder": "1"}, registry="r")


class Text:
    """A text whose stretches are named by their words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, words: str, nth: int = 0) -> Span:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))


WIRE = Text(
    "Rockets hit market in Hawija 🚀\n"
    "HAWIJA, 10 May 2023\n"
    "At least 11 people were killed when rockets hit a market, "
    "the Nahr Brigade's so-called spokesman Karim Daoud said. "
    "He accused the Plain Front of firing them. The Front's Abu Salim denied this. "
    "“If the brigade does not leave Kirkuk province by 20 May, "
    "we will burn its posts near the border,” Abu Salim warned.\n"
    "The terrorists also hold Méla Karim.\n"
)


def wire() -> Record:
    """A wire report with a nested accusation, a denial, and a conditional threat with a deadline."""
    at = WIRE
    author = Link(source="author", act="assert")

    def by(source: str, act: str, ref: str, cue: str) -> Link:
        return Link(ref=ref, source=source, act=act, cue_span=at(cue), quote="indirect", stance="neutral")

    said = Link(
        ref="q1",
        source="a2",
        source_span=at("spokesman Karim Daoud"),
        cue_span=at("said"),
        quote="indirect",
        stance="distances",
    )
    fired = at("the Plain Front of firing them")
    return Record(
        coded_by=CODING,
        document=Document(
            id="d" * 64,
            text_id="t",
            sha256="s",
            title="Rockets hit market in Hawija 🚀",
            authors=("Nadia Hale",),
            published="2023-05-10",
            publisher=Publisher(name="Meridian News", url="https://meridian.example/x"),
            language="en",
            text=at.text,
            locator="https://meridian.example/2023/karim-daoud-says",
            layout=(
                Layout(span=at("Rockets hit market in Hawija 🚀"), part="title"),
                Layout(span=at("HAWIJA, 10 May 2023"), part="dateline", value="Hawija"),
            ),
        ),
        actors=(
            Actor(id="a1", name="Nahr Brigade", kind="military", aliases=("brigade",), mentions=(at("Nahr Brigade"),)),
            Actor(
                id="a2",
                name="Karim Daoud",
                kind="person",
                part_of=("a1",),
                mentions=(at("spokesman Karim Daoud"), at("He accused")),
            ),
            Actor(id="a3", name="Plain Front", kind="armed_group", aliases=("Front",), mentions=(at("Plain Front"),)),
            Actor(id="a4", name="Abu Salim", kind="person", mentions=(at("Abu Salim"), at("Abu Salim", 1))),
        ),
        places=(
            Place(
                id="p1", name="Hawija", lat=35.32, lon=43.77, country="IQ", precision="town", mentions=(at("HAWIJA"),)
            ),
            Place(
                id="p2",
                name="Kirkuk province",
                lat=35.4,
                lon=44.3,
                country="IQ",
                precision="province",
                mentions=(at("Kirkuk province"),),
            ),
            Place(
                id="p3",
                name="near the border",
                country="IQ",
                area=Area(kind="border", bbox=(45.3, 34.9, 46.2, 35.6)),
                mentions=(at("near the border"),),
            ),
        ),
        times=(
            Time(
                id="t1",
                edtf="2023-05-10",
                earliest="2023-05-10",
                latest="2023-05-10",
                timex3=Timex3(type="DATE", value="2023-05-10"),
                mentions=(at("10 May 2023"),),
            ),
            Time(
                id="t2",
                edtf="../2023-05-20",
                latest="2023-05-20",
                timex3=Timex3(type="DATE", value="2023-05-20"),
                mentions=(at("by 20 May"),),
            ),
        ),
        attributions=(
            Attribution(
                id="q1",
                source="a2",
                source_spans=(said.source_span,),
                cue_spans=(at("said"),),
                content_spans=(at("At least 11 people were killed when rockets hit a market"),),
                stance="distances",
            ),
        ),
        claims=(
            Claim(
                id="c1",
                span=at("At least 11 people were killed when rockets hit a market"),
                attribution=(author, said),
                factuality="CT+",
                reality="actual",
                confidence=0.9,
                event=Event(
                    type="ASSAULT",
                    mode="heavy-weapons",
                    trigger=at("hit", 1),
                    place=("p1",),
                    time=("t1",),
                    carried=("place", "time"),
                    objects=(Thing(span=at("a market"), name="market"),),
                    casualties=(Casualties(harm="killed", low=11, span=at("At least 11 people were killed")),),
                ),
            ),
            Claim(
                id="c2",
                span=at("He accused the Plain Front of firing them"),
                attribution=(author,),
                factuality="CT+",
                reality="actual",
                about=("c3",),
                confidence=0.8,
                event=Event(type="ACCUSE", mode="allege", trigger=at("accused"), actor=("a2",), recipient=("a3",)),
            ),
            Claim(
                id="c3",
                span=fired,
                attribution=(author, by("a2", "accuse", "q2", "accused")),
                factuality="CT+",
                reality="actual",
                confidence=0.7,
                event=Event(type="ASSAULT", trigger=at("firing"), actor=("a3",)),
            ),
            Claim(
                id="c4",
                span=at("this"),
                attribution=(author, by("a4", "deny", "q3", "denied")),
                factuality="CT-",
                reality="actual",
                about=("c3",),
                confidence=0.7,
                event=Event(type="ASSAULT", trigger=at("this"), actor=("a3",)),
            ),
            Claim(
                id="c5",
                span=at("the brigade does not leave Kirkuk province by 20 May"),
                attribution=(author, by("a4", "warn", "q4", "warned")),
                factuality="Uu",
                reality="conditional",
                confidence=0.7,
                event=Event(type="RETREAT", trigger=at("leave"), actor=("a1",), place=("p2",), time=("t2",)),
            ),
            Claim(
                id="c6",
                span=at("we will burn its posts near the border"),
                attribution=(author, by("a4", "warn", "q4", "warned")),
                factuality="Uu",
                reality="threatened",
                condition="c5",
                confidence=0.7,
                event=Event(
                    type="ASSAULT", mode="destroy", trigger=at("burn"), actor=("a3",), recipient=("a1",), place=("p3",)
                ),
            ),
            Claim(
                id="c7",
                span=at("the Nahr Brigade's so-called spokesman Karim Daoud"),
                attribution=(author,),
                factuality="CT+",
                reality="actual",
                confidence=0.6,
                relation=Relation(type="member_of", subject="a2", object="a1", value="spokesman"),
            ),
        ),
        wording=(
            Wording(
                span=at("terrorists"), technique="Name_Calling,Labeling", voice="author", about="a3", neutral="fighters"
            ),
        ),
    )


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028\u2029<!-- ]]> &lt;b&gt; \"'`{{7*7}}"


def hostile() -> Record:
    """A record whose every free word tries to run or to break out."""
    text = f"{HOSTILE} said {HOSTILE}"
    span = Span(0, len(text))
    return Record(
        coded_by=CODING,
        document=Document(
            id=HOSTILE,
            text_id="t",
            sha256="s",
            title=HOSTILE,
            authors=(HOSTILE,),
            text=text,
            notes=(HOSTILE,),
            publisher=Publisher(name=HOSTILE, url="javascript:alert(3)"),
            locator="data:text/html,<script>alert(4)</script>",
        ),
        actors=(Actor(id="a1", name=HOSTILE, aliases=(HOSTILE,), kind="person", mentions=(Span(0, len(HOSTILE)),)),),
        places=(
            Place(id="p1", name=HOSTILE, lat=35.0, lon=44.0, precision="town", mentions=(Span(0, 5),)),
            Place(id="p2", name=HOSTILE, mentions=(Span(0, 5),)),
        ),
        claims=(
            Claim(
                id="c'\"><script>alert(5)</script>",
                span=span,
                factuality="CT+",
                reality="actual",
                confidence=0.5,
                attribution=(Link(source="author", act="assert"), Link(source="a1", cue_span=Span(0, 9))),
                event=Event(
                    type="ASSAULT",
                    trigger=Span(0, 4),
                    actor=("a1",),
                    place=("p1", "p2"),
                    instrument=(Thing(span=Span(0, 4), name=HOSTILE),),
                ),
            ),
        ),
        wording=(Wording(span=Span(0, 8), technique="Slogans", voice="a1", about="a1", neutral=HOSTILE),),
    )


def weighed(*records: Record) -> Weighed:
    """One incident of the shelling that `wire` tells, with a denial, a dispute, a copy, a summary and a threat."""
    document = records[0].document.id

    def account(origin: str, side: str, *claims: str) -> Account:
        return Account(
            origin=Origin(id=origin, name=f"{origin} {HOSTILE}"), side=side, documents=(document,),
            claims=tuple(f"{document}#{claim}" for claim in claims), texts=1, arithmetic="1 article = 1 origin",
        )  # fmt: skip

    def position(value: str, origin: str, claim: str, *, against: bool = False) -> Position:
        return Position(value=value, claims=(f"{document}#{claim}",), origins=(origin,), against_interest=against)

    dispute = Dispute(
        field="actor", type="contradicts",
        positions=(position(HOSTILE, "daoud", "c3"), position("not the Plain Front", "salim", "c4", against=True)),
        silent=("wire",),
    )  # fmt: skip
    incident = Incident(
        id="i/1", type="ASSAULT", claims=tuple(f"{document}#{claim}" for claim in ("c1", "c3", "c4")),
        accounts=(account("wire", THIRD, "c1"), account("daoud", "Nahr Brigade", "c3"),
                  account("salim", "Plain Front", "c4")),
        agreed={"place": "Hawija", "time": "2023-05-10"}, disputed=(dispute,), grade="contested",
        why=f"Origins dispute who did it: {document[:8]}#c3 against {document[:8]}#c4.",
        would_change="Acceptance would make it confirmed.", covered_by=(f"{document}#c2",),
        joined=(Joined(one=f"{document}#c1", two=f"{document}#c3", score=3.5, reasons=("the same place",)),),
    )  # fmt: skip
    return Weighed(
        incidents=(incident,),
        copies=tuple(
            Copy(one=document, two=other.document.id, how="passage", share=0.25,
                 passages=(Passage(one=Span(0, 10), two=Span(0, 5)),))
            for other in records[1:]
        ),
        actor_disputes=(ActorDispute(actor=HOSTILE, relation="leads", positions=(position("x", "y", "c7"),)),),
        threats=(ThreatFollowed(threat=f"{document}#c6", claim=f"{document}#c1", match="consequence"),),
    )  # fmt: skip
