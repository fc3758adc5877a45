"""Values of claims that can be compared between documents."""

from __future__ import annotations

from reportedly.model import (
    AUTHOR,
    Actor,
    Casualties,
    Claim,
    Coding,
    Document,
    Event,
    Link,
    Place,
    Record,
    Span,
    Time,
    Timex3,
)
from reportedly.weighing.views.told import HowMany, When, told

SPAN = Span(0, 1)


def record(event, actors=(), places=(), times=(), **changes):
    claim = Claim(
        id="c1", span=SPAN, attribution=(Link(source=AUTHOR, act="assert"),), factuality="CT+", reality="actual",
        event=event, confidence=1.0, **changes,
    )  # fmt: skip
    return Record(
        coded_by=Coding(reportedly="0", models={}, registry=""),
        document=Document(id="d", text_id="", sha256="", text="x"), actors=actors, places=places, times=times,
        claims=(claim,),
    )  # fmt: skip


def values(*arguments, **more):
    return told([record(*arguments, **more)])["d#c1"].values


def count(**changes):
    return Casualties(harm="killed", span=SPAN, **changes)


def test_counts_of_one_claim_are_added_but_not_those_that_are_part_of_another():
    event = Event(trigger=SPAN, casualties=(count(low=3, high=3), count(low=2), count(low=1, high=1, of=0)))
    assert values(event) == {"killed": HowMany(low=5, high=None)}


def test_two_spellings_of_a_name_have_one_key():
    def keys(name):
        actor = Actor(id="a1", name=name, kind="armed_group")
        return values(Event(trigger=SPAN, actor=("a1",)), actors=(actor,))["actor"].keys

    assert keys("Al-Nahr Brigade") == keys("al Nahr Brigade") != keys("Nahr Front")


def test_a_claim_takes_the_most_exact_of_its_places():
    places = (
        Place(id="p1", name="Mali", country="ML", precision="country"),
        Place(id="p2", name="Menaka", precision="town"),
    )
    assert values(Event(trigger=SPAN, place=("p1", "p2")), places=places)["place"].name == "Menaka"


def test_a_time_that_is_a_set_gives_no_date():
    times = (Time(id="t1", timex3=Timex3(type="SET", value="P1W")),)
    assert values(Event(trigger=SPAN, time=("t1",)), times=times) == {}


def test_an_open_interval_is_the_least_exact():
    open_end = When(earliest="2024-05-01", latest=None)
    assert open_end.exactness < When(earliest="2023-01-01", latest="2024-12-31").exactness
