"""What is carried from earlier tellings, and what is not, in invented incidents."""

from reportedly.annotators.reading import Reading
from reportedly.model import Document, Event, Layout, Span
from reportedly.pipeline import Pipeline
from reportedly.pipeline.order import ANNOTATORS
from tests.marks import LOST

NEEDED = tuple(
    f"reportedly_{part}" for part in ("encoding", "times", "places", "actors", "attributions", "events", "carrying")
)


def last(pipeline: Pipeline, text: str, layout: tuple[Layout, ...] = ()) -> tuple[Reading, Event]:
    """The last event that `text` tells."""
    doc = pipeline.parse(text)
    document = Document(
        id="d", text_id="t", sha256="s", text=text, language="en", published="2021-03-10", layout=layout
    )
    doc._.reportedly = reading = Reading(document)
    for annotator in ANNOTATORS:
        if annotator.name in NEEDED:
            pipeline.nlp.get_pipe(annotator.name)(doc)
    events = [one.event for one in reading.told if one.event is not None]
    return reading, max(events, key=lambda event: event.trigger)


def place_names(reading: Reading, event: Event) -> list[str]:
    """As written in the text; what the gazetteer calls them is another part's matter."""
    text = reading.document.text
    return [place.mentions[0].of(text) for place in reading.places if place.id in event.place]


def test_casualties_take_place_and_time_of_the_attack(pipeline: Pipeline) -> None:
    reading, event = last(pipeline, "Rebels attacked a barracks in Basra on Monday. Three soldiers were killed.")
    assert event.carried == ("place", "time")
    assert place_names(reading, event) == ["Basra"]


def test_people_who_died_of_an_attack(pipeline: Pipeline) -> None:
    _, event = last(pipeline, "Rebels attacked a barracks in Basra on Monday. Four people died.")
    assert event.casualties[0].low == 4 and event.carried == ("place", "time")


def test_a_definite_noun_takes_what_was_told(pipeline: Pipeline) -> None:
    text = "Rebels attacked a barracks in Basra on Monday.\n\nThe mayor said that the attack had begun at dawn."
    reading, event = last(pipeline, text)
    assert place_names(reading, event) == ["Basra"] and "time" in event.carried


@LOST
def test_an_attack_of_which_only_the_length_is_told_takes_what_was_told(pipeline: Pipeline) -> None:
    text = "Rebels attacked a barracks in Basra on Monday.\n\nThe mayor said that the attack had lasted an hour."
    assert "time" in last(pipeline, text)[1].carried


def test_parties_are_not_carried(pipeline: Pipeline) -> None:
    text = "Rebels attacked a barracks in Basra on Monday.\n\nThe attack lasted an hour."
    assert not last(pipeline, text)[1].actor


def test_an_act_of_force_takes_the_only_place_of_its_paragraph(pipeline: Pipeline) -> None:
    reading, event = last(pipeline, "Rebels attacked a barracks in Basra. They burned two houses.")
    assert event.carried == ("place",) and place_names(reading, event) == ["Basra"]


def test_the_dateline_where_nothing_else_is_told(pipeline: Pipeline) -> None:
    line = "BASRA, Iraq, 10 March 2021 — "
    reading, event = last(
        pipeline, line + "Gunmen killed two traders on Tuesday.", (Layout(span=Span(0, len(line)), part="dateline"),)
    )
    assert event.carried == ("place",) and place_names(reading, event) == ["BASRA"]


def test_nothing_between_two_sources(pipeline: Pipeline) -> None:
    text = "The army said rebels had attacked a barracks in Basra. The rebels said soldiers had burned two houses."
    assert last(pipeline, text)[1].carried == ()


def test_nothing_into_a_threat(pipeline: Pipeline) -> None:
    text = "Rebels attacked a barracks in Basra on Monday. They threatened to burn the houses."
    assert last(pipeline, text)[1].carried == ()


def test_nothing_from_another_time(pipeline: Pipeline) -> None:
    text = "Rebels attacked a barracks in Basra on Monday. In January gunmen killed two traders."
    assert last(pipeline, text)[1].carried == ()


def test_another_attack_is_not_that_attack(pipeline: Pipeline) -> None:
    text = "Rebels attacked a barracks in Basra on Monday.\n\nThe second attack lasted an hour."
    assert last(pipeline, text)[1].carried == ()


def test_casualties_told_by_themselves_are_those_of_the_kind_of_act_before(pipeline: Pipeline) -> None:
    _, event = last(pipeline, "Artillery of the army shelled a market in Basra on Monday. Three traders were killed.")
    assert event.acled is not None and event.acled.sub_event_type == "Shelling/artillery/missile attack"


def test_casualties_with_a_manner_of_their_own_keep_it(pipeline: Pipeline) -> None:
    _, event = last(
        pipeline, "Artillery of the army shelled a market in Basra on Monday. Three traders were shot dead."
    )
    assert event.acled is None or event.acled.event_type != "Explosions/Remote violence"


def test_words_that_refer_to_an_act_have_its_code_whoever_tells_it(pipeline: Pipeline) -> None:
    text = "Artillery of the army shelled a market in Basra on Monday.\n\nThe governor condemned the attack."
    reading, _ = last(pipeline, text)
    told = [told.event for told in reading.told if told.event is not None and told.event.type == "ASSAULT"]
    assert {event.acled and event.acled.sub_event_type for event in told} == {"Shelling/artillery/missile attack"}


def test_what_struck_second_struck_as_the_first(pipeline: Pipeline) -> None:
    _, event = last(pipeline, "Artillery of the army shelled a market in Basra on Monday. The second hit a school.")
    assert event.acled is not None and event.acled.sub_event_type == "Shelling/artillery/missile attack"


def test_an_entry_gives_its_place_and_day(pipeline: Pipeline) -> None:
    text = "Basra, 5 March: a mine killed two men. Tulmesh, 8 March: one aid worker killed, by unknown men."
    reading, event = last(pipeline, text)
    assert place_names(reading, event) == ["Tulmesh"]
    assert [time.edtf for time in reading.times if time.id in event.time] == ["2021-03-08"]


def test_there_and_the_town_mean_the_place_named_before(pipeline: Pipeline) -> None:
    reading, event = last(pipeline, "A mine went off near Basra on Monday. On Tuesday soldiers were shelled there.")
    assert place_names(reading, event) == ["Basra"]
    reading, event = last(pipeline, "Clashes broke out in Basra on Monday. Government troops fled the town.")
    assert place_names(reading, event) == ["Basra"]
    reading, event = last(pipeline, "Clashes broke out in Basra on Monday. Troops left the neighbouring town.")
    assert place_names(reading, event) == []


def test_joined_acts_and_clauses_with_where_share_place_and_time(pipeline: Pipeline) -> None:
    reading, event = last(pipeline, "Gunmen attacked a post in Basra on Monday and burned a lorry.")
    assert place_names(reading, event) == ["Basra"] and event.time and not event.carried
    reading, event = last(pipeline, "Families reached Basra, where the Red Cross handed out blankets.")
    assert place_names(reading, event) == ["Basra"]
