"""Places and days that the words of a telling name, where its reading gives it none."""

from __future__ import annotations

import dataclasses
import re

import pytest

from reportedly.model import Judgement, Layout, OtherMention, Span, Thing
from reportedly.weighing import weigh
from reportedly.weighing.match import match
from reportedly.weighing.telling import tellings
from reportedly.weighing.verdict import APART

from .make_records import telling

SHELLED = "They shelled the market of Hawija on 3 May."


def unread(record, *, day=False, span=None, mention="Hawija"):
    """The record, with a mention of its place and day in the text of which its claim knows nothing."""
    text = record.document.text
    at = text.index(mention)
    (place,), (claim,) = record.places, record.claims
    place = dataclasses.replace(place, mentions=(Span(at, at + len(mention)),))
    event = dataclasses.replace(claim.event, place=(), time=() if day else claim.event.time)
    times = record.times
    if day:
        (time,) = times
        times = (dataclasses.replace(time, mentions=(Span(text.index("3 May"), text.index("3 May") + 5),)),)
    claim = dataclasses.replace(claim, event=event, span=span or claim.span)
    return dataclasses.replace(record, places=(place,), times=times, claims=(claim,))


def test_a_town_and_a_day_in_its_words_are_the_tellings_own():
    (one,) = tellings(unread(telling("Post", SHELLED), day=True))
    assert [place.written for place in one.places] == ["Hawija"]
    assert one.first == one.last is not None
    assert not one.leans


@pytest.mark.parametrize(
    ("words", "placed"),
    [
        ("They shelled a bus bound for Hawija on 3 May.", False),
        ("They shelled a bus near Hawija on 3 May.", True),
        ("They shelled a bus on the road from Kirkuk to Hawija on 3 May.", True),
    ],
)  # fmt: skip
def test_a_town_that_somebody_is_bound_for_is_not_where_it_was(words, placed):
    (one,) = tellings(unread(telling("Post", words)))
    assert bool(one.places) is placed


def test_here_is_where_the_text_was_filed_from():
    words = "HAWIJA, 4 May - They shelled the market here."
    record = unread(telling("Wire", words), mention="HAWIJA", span=Span(16, len(words)))
    filed = (Layout(part="dateline", span=Span(0, 13)),)
    record = dataclasses.replace(record, document=dataclasses.replace(record.document, layout=filed))
    (one,) = tellings(record)
    assert [place.written for place in one.places] == ["Hawija"]


def test_a_day_on_which_somebody_died_of_it_is_not_the_day_of_the_act():
    (one,) = tellings(unread(telling("Post", "They shelled Hawija; a man died of his wounds on 3 May."), day=True))
    assert one.first is None


def test_what_names_town_and_day_in_its_words_alone_joins_what_was_read_so():
    there = telling("Wire", "They shelled it.", actor=None)
    (incident,) = weigh([there, unread(telling("Post", SHELLED, actor=None), day=True)]).incidents
    assert len(incident.claims) == 2


def test_a_village_that_one_text_knows_by_name_alone_is_found_by_it():
    there = telling("Wire", "They shelled it.", actor=None)
    words = "They shelled the church at Hawija on 3 May."
    blank = unread(telling("Post", words, actor=None), day=True)
    named = dataclasses.replace(blank, places=())
    assert len(weigh([there, named]).incidents) == 1
    elsewhere = unread(telling("Post", words.replace("Hawija", "Samarra"), actor=None), day=True, mention="Samarra")
    assert len(weigh([there, dataclasses.replace(elsewhere, places=())]).incidents) == 2


def test_a_market_called_by_its_town_is_no_place_of_its_own():
    record = telling("Post", "They shelled Hawija market.")
    (claim,) = record.claims
    at = Span(13, 26)
    event = dataclasses.replace(claim.event, objects=(Thing(span=at, name="Hawija market"),))
    (one,) = tellings(dataclasses.replace(record, claims=(dataclasses.replace(claim, event=event),)))
    assert [place.written for place in one.places] == ["Hawija"]


def test_a_place_between_two_towns_is_disputed_with_neither():
    one = telling("Post", "They shelled a convoy between Hawija and Riyad.")
    two = telling("Wire", "They shelled a convoy near Riyad.", place="Riyad")
    same = [Judgement(one=f"{one.document.id}#c1", two=f"{two.document.id}#c1", verdict="same", who="A", when="2021")]
    (found,) = weigh([one, two], same).incidents
    assert "place" not in {row.field for row in found.disputed}


def test_the_day_on_which_it_was_found_is_one_before_which_it_was():
    (one,) = tellings(unread(telling("Post", "They shelled Hawija: we counted nine graves on 3 May."), day=True))
    assert (one.first, one.last is not None) == (None, True)


def test_a_later_death_s_day_is_not_the_act_s_though_it_was_read_so():
    words = "They shelled Hawija and a man died of his wounds on 3 May."
    record = telling("Post", words)
    (time,) = record.times
    at = words.index("3 May")
    (one,) = tellings(dataclasses.replace(record, times=(dataclasses.replace(time, mentions=(Span(at, at + 5),)),)))
    assert one.first is None


def test_a_name_that_stands_as_a_place_is_one_though_it_was_read_as_part_of_a_name():
    def read(words):
        record = unread(telling("Post", words))
        (place,) = record.places
        other = OtherMention(span=place.mentions[0], use="in_name")
        (one,) = tellings(
            dataclasses.replace(record, places=(dataclasses.replace(place, mentions=(), other_mentions=(other,)),))
        )
        return [place.written for place in one.places]

    assert read("They shelled farmers at Hawija, a village.") == ["Hawija"]
    assert read("They shelled the clinic of Hawija University.") == []


def test_one_name_that_two_texts_had_looked_up_as_two_places_does_not_part_them():
    one = telling("Post", "They shelled Hawija.", actor=None)
    two = telling("Wire", "Hawija was shelled.", actor=None)
    (place,) = two.places
    astray = dataclasses.replace(place, name="Al Hajar", country="YE", lat=15.0, lon=44.0, mentions=(Span(0, 6),))
    (read,) = one.places
    one = dataclasses.replace(one, places=(dataclasses.replace(read, mentions=(Span(13, 19),)),))
    (mine,) = tellings(one)
    (other,) = tellings(dataclasses.replace(two, places=(astray,)))
    assert match(mine, other).score > APART
    elsewhere = dataclasses.replace(astray, mentions=())
    (other,) = tellings(dataclasses.replace(two, places=(elsewhere,)))
    assert match(mine, other).score <= APART


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Umm Dabi, 3 May: they shelled the market.", "Umm Dabi"),
        ("- 3 May 2021 – Umm Dabi: they shelled the market.", "Umm Dabi"),
        ("KUTUM, 3 May 2021 - They shelled the market.", None),
    ],
)  # fmt: skip
def test_an_entry_of_a_list_is_about_the_place_that_it_begins_with(words, place):
    record = dataclasses.replace(telling("Post", words, place=None), places=())
    (one,) = tellings(record)
    assert [there.written for there in one.places] == ([place] if place else [])


def test_all_that_an_entry_tells_is_about_its_place_and_day():
    text = "Umm Dabi, 3 May. They shelled it. A boy died.\nBigoro, 4 May. They shelled it.\n"
    record = dataclasses.replace(telling("Watch", text, trigger="died", day=None), places=())
    record = dataclasses.replace(record, claims=(dataclasses.replace(record.claims[0], span=Span(34, 44)),))
    day = dataclasses.replace(telling("Watch", text).times[0], mentions=(Span(10, 15),))
    (one,) = tellings(dataclasses.replace(record, times=(day,)))
    assert [(place.written, place.carried) for place in one.places] == [("Umm Dabi", True)]
    assert one.first == one.last is not None


@pytest.mark.parametrize("filed", [True, False])
def test_what_its_words_name_goes_before_where_the_text_was_filed_from(filed):
    """But not before what an earlier sentence told: the dead may be buried elsewhere."""
    words = "RIYAD, 4 May - They shelled the market. Two were killed in Hawija."
    record = unread(telling("Wire", words), span=Span(words.index("Two"), len(words)))
    (place,), (claim,) = record.places, record.claims
    riyad = dataclasses.replace(place, id="p2", name="Riyad", lat=35.36, lon=43.87, mentions=(Span(0, 5),))
    event = dataclasses.replace(claim.event, place=("p2",), carried=("place",))
    top = (Layout(part="dateline", span=Span(0, 12)),) if filed else ()
    document = dataclasses.replace(record.document, layout=top)
    (one,) = tellings(
        dataclasses.replace(
            record, document=document, places=(place, riyad), claims=(dataclasses.replace(claim, event=event),)
        )
    )
    assert [place.written for place in one.places] == ["Hawija" if filed else "Riyad"]


def test_the_word_for_a_village_before_its_name_makes_no_other_place():
    one, two = (
        dataclasses.replace(record, places=(dataclasses.replace(record.places[0], name=name, lat=None, lon=None),))
        for record, name in ((telling("Post", "They shelled it."), "Barangay Kitango"),
                             (telling("Wire", "They shelled us."), "Kitango"))
    )  # fmt: skip
    assert len(weigh([one, two]).incidents) == 1


def test_a_day_right_before_a_claim_is_its_own():
    record = telling("Post", "3 May's bombing: they shelled Hawija.", trigger="bombing")
    (claim,), (time,) = record.claims, record.times
    dated = dataclasses.replace(time, mentions=(Span(0, 5),))
    bare = dataclasses.replace(claim, span=Span(8, 36), event=dataclasses.replace(claim.event, time=()))
    (one,) = tellings(dataclasses.replace(record, times=(dated,), claims=(bare,)))
    assert one.first is not None


@pytest.mark.parametrize(("words", "dated"), [("On 3 May we told you that ", False), ("On 3 May, he said, ", True)])
def test_the_day_on_which_something_was_said_is_not_the_day_of_the_act(words, dated):
    record = telling("Post", words + "they shelled Hawija.", source="Karim Aziz")
    (claim,), (time,) = record.claims, record.times
    cue = Span(words.index(words.split()[-2]) - 1, len(words) - 6 if not dated else len(words) - 2)
    said = dataclasses.replace(claim.attribution[1], cue_span=cue)
    claim = dataclasses.replace(
        claim, span=Span(len(words), len(record.document.text)), attribution=(claim.attribution[0], said)
    )
    time = dataclasses.replace(time, mentions=(Span(3, 8),))
    (one,) = tellings(dataclasses.replace(record, times=(time,), claims=(claim,)))
    assert (one.first is not None) is dated


@pytest.mark.parametrize(
    ("words", "places"), [("near Riyad, on the road from Hawija", 1), ("on the road from Hawija", 2)]
)
def test_a_town_before_the_road_on_which_it_lies_is_where_it_was(words, places):
    text = f"They shelled {words} to Riyad."
    record = telling("Post", text, place="Riyad")
    (riyad,) = record.places

    def at(place, name):
        spans = tuple(Span(found.start(), found.end()) for found in re.finditer(name, text))
        return dataclasses.replace(place, mentions=spans)

    hawija = dataclasses.replace(riyad, id="p2", name="Hawija", lat=35.33, lon=43.77)
    (one,) = tellings(dataclasses.replace(record, places=(at(riyad, "Riyad"), at(hawija, "Hawija"))))
    assert len(one.places) == places


def test_what_is_told_of_a_road_meets_what_the_same_side_did_in_a_town_on_it():
    town = telling("Post", "It shelled them near Hawija.", killed=2)
    road = telling("Wire", "It shelled drivers on Road 9.", killed=3)
    (place,) = road.places
    region = dataclasses.replace(place, name="Road 9", precision="region", admin1=None, lat=35.5, lon=43.9)
    (incident,) = weigh([town, dataclasses.replace(road, places=(region,))]).incidents
    assert len(incident.claims) == 2


@pytest.mark.parametrize(
    ("time", "dated"), [("in its statement of 6 September", False), ("in the raid of 6 September", True)]
)
def test_the_day_of_a_statement_is_not_the_day_of_the_act(time, dated):
    text = f"They shelled it, it said {time}."
    record = telling("Post", text, day="2021-09-06")
    (when,) = record.times
    when = dataclasses.replace(when, mentions=(Span(text.index("6"), len(text) - 1),))
    (one,) = tellings(dataclasses.replace(record, times=(when,)))
    assert (one.first is not None) is dated


def test_a_list_may_name_the_places_of_its_entries_without_days():
    text = "Bigoro: it shelled the market.\nUmm Dabi: a boy died.\n"
    (one,) = tellings(unread(telling("Watch", text), mention="died", span=Span(8, 29)))
    assert [place.written for place in one.places] == ["Bigoro"]

    # Who was read as a person there is a place too where another line begins with a known one.
    def read_as(place):
        person = dataclasses.replace(
            telling("Watch", text).actors[0], name="Bigoro", kind="person", mentions=(Span(0, 6),)
        )
        record = unread(telling("Watch", text), mention=place, span=Span(8, 29))
        return tellings(dataclasses.replace(record, actors=(*record.actors, dataclasses.replace(person, id="a9"))))[0]

    assert [place.written for place in read_as("Umm Dabi").places] == ["Bigoro"]
    assert not read_as("died").places
    alone = text.replace("Umm Dabi: a", "A")
    assert not tellings(unread(telling("Watch", alone), mention="died", span=Span(8, 29)))[0].places
