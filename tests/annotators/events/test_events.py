"""Events of invented incidents, read with the parse and actors of the whole pipeline."""

import dataclasses

import pytest

from reportedly import read_text
from reportedly.annotators.reading import Reading, Told
from reportedly.encoders import EncodedPart
from reportedly.model import Document, Event, PartName, Span
from reportedly.pipeline import Pipeline
from reportedly.pipeline.order import ANNOTATORS
from tests.marks import LOST

NEEDED = (
    "reportedly_encoding",
    "reportedly_times",
    "reportedly_places",
    "reportedly_actors",
    "reportedly_attributions",
    "reportedly_events",
)


def read(pipeline: Pipeline, text: str, parts: tuple[EncodedPart, ...] = ()) -> Reading:
    """The reading after the events; `parts` in place of those that the encoder finds."""
    doc = pipeline.parse(text)
    doc._.reportedly = Reading(Document(id="d", text_id="t", sha256="s", text=text, language="en"))
    for annotator in ANNOTATORS:
        if annotator.name in NEEDED:
            pipeline.nlp.get_pipe(annotator.name)(doc)
        if annotator.name == "reportedly_encoding" and parts:
            doc._.reportedly.encoding = dataclasses.replace(doc._.reportedly.encoding, parts=parts)
    return doc._.reportedly


def told(pipeline: Pipeline, text: str) -> list[Told]:
    return [one for one in read(pipeline, text).told if one.event is not None]


def only(pipeline: Pipeline, text: str) -> Event:
    events = told(pipeline, text)
    assert len(events) == 1, [one.span.of(text) for one in events]
    assert events[0].event is not None
    return events[0].event


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The minister blamed rebels for the attack in Kutum.", "rebels"),
        ("Police attributed the bombing in Kutum to the Karo Front.", "Karo Front"),
        ("The Karo Front claimed responsibility for the attack in Kutum.", "Karo Front"),
        ("The army was behind the massacre in Kutum.", "army"),
        ("An army drone struck the market in Kutum.", "army"),
        ("The attack of the rebels on the market in Kutum lasted two hours.", "rebels"),
        ("Traders in Kutum fell under the fire of the rebels.", "rebels"),
        ("Shelling by the army killed two traders in Kutum.", "army"),
        ("The ambush near Kutum was the work of the Nahr Front.", "Nahr Front"),
        ("The minister blamed the abduction in Kutum on the Nahr Front.", "Nahr Front"),
    ],
)
def test_who_is_held_answerable_is_the_actor(pipeline, text, of):
    reading = read(pipeline, text)
    (attack,) = [one.event for one in reading.told if one.event is not None and one.event.type == "ASSAULT"]
    assert names(reading, attack.actor) == [of]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A blast at a mosque in Kutum left five dead and dozens wounded.", {("killed", 5), ("injured", 24)}),
        (
            "At least four were killed and more than 20 wounded when shells fell on Kutum.",
            {("killed", 4), ("injured", 21)},
        ),
        ("Gunmen raided Kutum, killing four people in their houses.", {("killed", 4)}),
        ("The strike on Kutum wounded the owner and his two sons.", {("injured", 3)}),
        ("Robbers shot dead the driver of a lorry near Kutum.", {("killed", 1)}),
        ("Soldiers raped five women in Kutum.", {("injured", 5)}),
        ("Police opened fire on a crowd in Kutum, with three protesters killed.", {("killed", 3)}),
        ("Police shot and wounded two men in Basra.", {("injured", 2)}),
        ("A soldier was hit in the leg near Basra.", {("injured", 1)}),
    ],
)
def test_the_harm_of_an_act_is_counted_with_it(pipeline, text, counts):
    assert {(one.harm, one.low) for one in only(pipeline, text).casualties} == counts


def test_the_men_whose_bodies_are_found_are_counted(pipeline):
    event = only(pipeline, "The bodies of eleven men were found in a well near Tarhuna.")
    assert [(count.harm, count.low) for count in event.casualties] == [("killed", 11)]


def test_who_keeps_an_attack_from_being_done_does_not_do_it(pipeline):
    assert only(pipeline, "Peacekeepers prevented an attack on the camp in Bria.").actor == ()


def test_one_verb_carries_two_nouns(pipeline):
    first, second = told(pipeline, "The enemy carried out 32 air strikes and 60 attacks on Kherson.")
    assert first.event.actor == second.event.actor != ()


def test_a_nouns_time_is_not_that_of_the_act(pipeline):
    reading = read(pipeline, "On 3 May 2021 a drone struck the weekly market in Kutum.")
    (attack,) = [one.event for one in reading.told if one.event is not None]
    assert [time.edtf for time in reading.times if time.id in attack.time] == ["2021-05-03"]


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    return [reading.actor(one).name for one in ids]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Fighters of the Red Column shelled the town of Karlovo.", "ASSAULT", "heavy-weapons"),
        ("Police arrested the opposition leader in Minsk.", "COERCE", "arrest"),
        ("France withdrew its troops from Mali.", "RETREAT", "withdraw"),
        ("Germany imposed sanctions on Belarus.", "COERCE", "restrict"),
        ("Norway provided humanitarian aid to Sudan.", "AID", None),
        ("Students protested against the government in Tirana.", "PROTEST", "demo"),
        ("Turkey expelled two Danish diplomats.", "SANCTION", "expel"),
        ("Russia deployed troops near the border with Estonia.", "MOBILIZE", "troops"),
        ("Egypt lifted the blockade of Gaza.", "RETREAT", "access"),
        ("Egypt lifted the ban on imports.", "CONCEDE", None),
        ("The army had put a machine gun on the roof.", "MOBILIZE", "weapons"),
        ("Rebels erected roadblocks on the road to Agadez.", "COERCE", "restrict"),
        ("Raiders drove off 200 cattle in Pibor.", "COERCE", "seize"),
        ("The army truck hit a landmine near Gao.", "ASSAULT", "explosives"),
        ("The group handed over forty rifles.", "RETREAT", "disarm"),
        ("Soldiers escorted the convoy to Bourzanga.", "MOBILIZE", "troops"),
        ("About 300 residents fled to Namtu.", "ASSAULT", None),
        ("Soldiers raped four women in the village.", "ASSAULT", "sexual"),
        ("Two hostages are held in a cellar in Jenin.", "COERCE", "arrest"),
        ("Kenya welcomed the decision of Ethiopia.", "SUPPORT", None),
        ("Iran rejected the proposal of Iraq.", "REJECT", "change"),
    ],
)
def test_types(pipeline: Pipeline, text: str, type_: str, mode: str | None) -> None:
    event = only(pipeline, text)
    assert (event.type, event.mode) == (type_, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The club fired its coach on Monday.",
        "The driver killed the engine and got out.",
        "She died of cancer after a long battle.",
        "The director shot the film in Prague.",
        "The storm destroyed forty houses.",
        "He suffered a heart attack at home.",
        "The striker shot wide and the team was beaten.",
        "The ministry met the deadline.",
        "Commuters left the city at noon.",
        "The minister came under fire over the budget.",
        "Children were taken to school by bus.",
        "The bodies of two climbers were found on Tuesday.",
        "The suspect fled on foot.",
        "Tourists slept in Najaf. They left the city on Monday.",
        pytest.param("Pilgrims slept in Najaf. They left the city on Monday.", marks=LOST),
    ],
)
def test_what_is_no_event(pipeline: Pipeline, text: str) -> None:
    assert not told(pipeline, text)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("If the civilians do not leave the town, the guards will shoot them.", ["RETREAT", "ASSAULT"]),
        ("The civilians left the town.", []),
    ],
)
def test_leaving_counts_as_yielding_where_it_is_a_condition(pipeline: Pipeline, text: str, types: list[str]) -> None:
    assert [one.event.type for one in told(pipeline, text) if one.event] == types


def test_parties_of_a_passive(pipeline: Pipeline) -> None:
    text = "Two policemen were kidnapped by rebels near Bamako."
    reading = read(pipeline, text)
    event = reading.told[0].event
    assert event is not None
    assert names(reading, event.actor) == ["rebels"]
    assert [(count.harm, count.low, count.high) for count in event.casualties] == [("captured", 2, 2)]


def test_who_lost_men_suffers_it_and_the_men_are_counted(pipeline: Pipeline) -> None:
    reading = read(pipeline, "The Red Column lost eleven men near Goma on Monday.")
    event = reading.told[0].event
    assert event is not None and names(reading, event.recipient) == ["Red Column"]
    assert [(count.harm, count.low) for count in event.casualties] == [("killed", 11)]


def test_both_sides_of_a_clash_are_actors(pipeline: Pipeline) -> None:
    text = "Clashes between the Ethiopian army and militants near Gondar left 12 people dead."
    reading = read(pipeline, text)
    event = reading.told[0].event
    assert event is not None
    assert len(event.actor) == 2 and event.recipient == ()
    assert event.acled is not None and event.acled.sub_event_type == "Armed clash"


def test_a_weapon_is_an_instrument_and_no_actor(pipeline: Pipeline) -> None:
    text = "Ukrainian drones struck Belgorod."
    reading = read(pipeline, text)
    event = reading.told[0].event
    assert event is not None
    assert [thing.name for thing in event.instrument] == ["drone"]
    assert names(reading, event.actor) == ["Ukraine"]
    assert event.acled is not None and event.acled.sub_event_type == "Air/drone strike"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Red Column fled. Its fighters shelled the town.", ["Red Column"]),
        ("Fighters of the Red River Council shelled the town of Goma.", ["Red River Council"]),
        ("A mine laid by the Red Column exploded near Goma, killing two.", ["Red Column"]),
        ("Two villagers were killed in Goma by shells fired from the lines of the Red Column.", ["Red Column"]),
        ("The villagers accused the Red Column of burning the school.", ["Red Column"]),
    ],
)
def test_whose_act_it_is(pipeline: Pipeline, text: str, actor: list[str]) -> None:
    reading = read(pipeline, text)
    acts = [one.event for one in reading.told if one.event and one.event.type in ("ASSAULT", "COERCE")]
    assert [names(reading, one.actor) for one in acts] == [actor]


def test_an_accusation_is_about_what_it_charges(pipeline: Pipeline) -> None:
    accusation, shelling = told(pipeline, "The ministry accused the militia of shelling a hospital in Kharkiv.")
    assert accusation.event is not None and shelling.event is not None
    assert accusation.event.type == "ACCUSE" and accusation.about == [shelling]
    assert shelling.event.actor == accusation.event.recipient


def test_result_and_act_are_one_telling(pipeline: Pipeline) -> None:
    event = only(pipeline, "Rebels attacked the village of Tal Afar, killing seven soldiers.")
    assert event.casualties[0].low == 7


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("Shells killed at least 7 villagers in Kherson.", 7, None, False),
        ("Shells killed more than 20 villagers in Kherson.", 21, None, False),
        ("Shells killed between 10 and 15 villagers in Kherson.", 10, 15, False),
        ("Shells killed about 20 villagers in Kherson.", 20, 20, True),
        ("Shells killed dozens of villagers in Kherson.", 24, None, False),
        ("Shells killed twenty-five villagers in Kherson.", 25, 25, False),
        ("Shells killed a farmer in Kherson.", 1, 1, False),
    ],
)
def test_counts(pipeline: Pipeline, text: str, low: int | None, high: int | None, approximate: bool) -> None:
    count = only(pipeline, text).casualties[0]
    assert (count.harm, count.who, count.low, count.high, count.approximate) == (
        "killed", "civilian", low, high, approximate,
    )  # fmt: skip


def test_those_of_a_pronoun_are_counted_as_they_were_told_in_the_sentence(pipeline: Pipeline) -> None:
    events = told(pipeline, "Soldiers led twelve traders out of the mosque in Kutum and executed them.")
    counts = [(one.harm, one.low) for row in events if row.event for one in row.event.casualties]
    assert counts == [("captured", 12), ("killed", 12)]


def test_warning_shots_have_no_code(pipeline: Pipeline) -> None:
    assert only(pipeline, "Soldiers fired into the air near Kutum.").acled is None


def test_who_hits_a_device_suffers_a_laid_bomb(pipeline: Pipeline) -> None:
    acled = only(pipeline, "The minibus was on its way to Kutum when it struck the device.").acled
    assert acled is not None and acled.sub_event_type == "Remote explosive/landmine/IED"


def test_what_is_denied_or_threatened_counts_nobody() -> None:
    text = "The army denied that its men had killed three traders near Kutum. Rebels threatened to kill ten soldiers."
    assert not [one for claim in read_text(text).claims if claim.event for one in claim.event.casualties]


def test_a_toll_of_a_month_has_no_code_of_one_event(pipeline: Pipeline) -> None:
    assert only(pipeline, "Seventeen traders were killed in Kutum in October 2020.").acled is None


def test_part_of_a_count(pipeline: Pipeline) -> None:
    counts = only(pipeline, "Shells killed nine people, including three children, in Kherson.").casualties
    assert [(count.who, count.low, count.of) for count in counts] == [("unknown", 9, None), ("child", 3, 0)]


def test_text_without_capitals(pipeline: Pipeline) -> None:
    assert "ASSAULT" in {
        one.event.type for one in told(pipeline, "guerrillas attacked the farm near flores.") if one.event
    }


@pytest.mark.parametrize("text", ["", " \n\n ", "🔥" * 50, "attack " * 2000, "هجوم\u202b على المدينة"])
def test_odd_texts(pipeline: Pipeline, text: str) -> None:
    for one in told(pipeline, text):
        assert 0 <= one.span.begin < one.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The general vowed to crush the rebels.", ["THREATEN", "ASSAULT"]),
        ("The general promised to take Basra by Friday.", ["THREATEN", "ASSAULT"]),
        ("The governor promised to rebuild the school.", ["AGREE"]),
        ("Iran warned that it would close the strait.", ["THREATEN", "COERCE"]),
        ("The ministry warned that the river would rise.", []),
        ("Norway wants Sudan to open the border.", ["REQUEST", "RETREAT"]),
        ("The minister wants to resign.", ["RETREAT"]),
        ("The commander spoke to reporters in Basra.", []),
    ],
)
def test_what_a_speech_act_is_depends_on_its_content(pipeline: Pipeline, text: str, types: list[str]) -> None:
    assert [one.event.type for one in told(pipeline, text) if one.event] == types


def test_rockets_fired_by_somebody_are_force(pipeline: Pipeline) -> None:
    event = only(pipeline, "The rockets had been fired by the Red Column.")
    assert (event.type, event.mode) == ("ASSAULT", "heavy-weapons")
    assert [thing.name for thing in event.instrument] == ["rocket"]


def test_captives_between_the_words_of_a_trigger(pipeline: Pipeline) -> None:
    count = only(pipeline, "Last month the brigades took two policemen captive at a checkpoint near Basra.").casualties[
        0
    ]
    assert (count.harm, count.who, count.low) == ("captured", "police", 2)


def test_who_killed_and_lost_men_tells_two_events(pipeline: Pipeline) -> None:
    killed, lost = told(pipeline, "The Nahr Front killed nine soldiers in Kutum on Monday and lost two men.")
    assert killed.event is not None and lost.event is not None
    assert killed.event.actor == lost.event.recipient and not lost.event.actor


@pytest.mark.parametrize(
    "text",
    [
        "Three rebels died in an exchange of fire in Basra.",
        "The raid on Basra began at dawn and three rebels were killed.",
        "Shells hit the airport road in Basra; three rebels died.",
        "Three rebels were killed in Basra around noon when a drone fired on the market.",
    ],
)
def test_whom_an_act_killed_is_counted_with_the_act(pipeline: Pipeline, text: str) -> None:
    event = only(pipeline, text)
    assert [(count.harm, count.low) for count in event.casualties] == [("killed", 3)]
    assert event.trigger.of(text) != "killed"


def test_results_side_by_side_are_one_telling(pipeline: Pipeline) -> None:
    text = "At least 11 people were killed and about 30 wounded when rockets struck a market in Basra."
    event = only(pipeline, text)
    assert {count.harm for count in event.casualties} == {"killed", "injured"}


@LOST
def test_people_who_are_only_counted_are_no_recipient(pipeline: Pipeline) -> None:
    text = "At least 11 people were killed and about 30 wounded when rockets struck a market in Basra."
    assert only(pipeline, text).recipient == ()


@pytest.mark.parametrize("text", ["Four people died in Basra.", "Four people died in Basra when a bus left the road."])
def test_deaths_without_an_attack_are_no_event(pipeline: Pipeline, text: str) -> None:
    assert "died" not in [one.event.trigger.of(text) for one in told(pipeline, text) if one.event]


def test_who_died_by_violence_is_told_far_from_the_attack_too(pipeline: Pipeline) -> None:
    text = (
        "Rebels shelled the barracks at Marib on Monday.\n\nThe town was quiet. The market opened again.\n\n"
        "The hospital of the town said that seven soldiers and two guards lost their lives."
    )
    assert [one.event.trigger.of(text) for one in told(pipeline, text) if one.event] == ["shelled", "lost their lives"]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Gunmen killed a driver and burned two lorries near Marib.", ["killed", "burned"]),
        ("Two soldiers were killed and a lorry was burned near Marib.", ["burned"]),
        ("The police recaptured the station at Marib and killed three rebels.", ["recaptured", "killed"]),
    ],
)
def test_two_things_that_somebody_did_are_two_tellings(pipeline: Pipeline, text: str, triggers: list[str]) -> None:
    assert [one.event.trigger.of(text) for one in told(pipeline, text) if one.event] == triggers


def test_people_who_are_dead_are_counted(pipeline: Pipeline) -> None:
    text = "The army shelled Marib. At least twelve people are dead, the mayor said."
    (count,) = (count for one in told(pipeline, text) for count in one.event.casualties)
    assert (count.harm, count.low, count.high) == ("killed", 12, None)
    assert not told(pipeline, "The old mayor of Marib is dead.")


RAID = "Gunmen raided the village of Kutum on Sunday. "


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("Three of the dead were children.", "dead", (3, "child")),
        ("A commander called Salim Bakri was among the dead.", "dead", (1, "unknown")),
        ("The committee put the number of dead fighters at 11.", "dead", (11, "unknown")),
        ("A trader spoke of three dead neighbours.", "dead", (3, "civilian")),
        ("One of them, Salim Bakri, was found dead near Ber on Monday.", "found dead", (1, "unknown")),
        ("Six bodies had been brought to the hospital, a doctor said.", "bodies", (6, "unknown")),
    ],
)
def test_the_dead_of_an_act_told_before_are_counted(
    pipeline: Pipeline, text: str, trigger: str, count: tuple[int, str]
) -> None:
    text = RAID + "\n\n" + text
    event = told(pipeline, text)[-1].event
    assert event is not None and event.trigger.of(text) == trigger
    assert [(one.low, one.who) for one in event.casualties if one.harm == "killed"] == [count]


@pytest.mark.parametrize(
    "text",
    [
        "A man of 70 was found dead in his flat on Monday.",
        "Six bodies were brought to the hospital after the flood.",
        RAID + "Two bodies of the council discussed it on Monday.",
        RAID + "The mayor honoured the dead.",
    ],
)
def test_the_dead_of_no_act_are_none(pipeline: Pipeline, text: str) -> None:
    assert not [one for one in told(pipeline, text) if one.event is not None and one.event.casualties]


def test_a_place_is_no_casualty(pipeline: Pipeline) -> None:
    assert only(pipeline, "We mourn the massacre of Basra.").casualties == ()


def test_whose_words_announce_harm_makes_the_threat(pipeline: Pipeline) -> None:
    reading = read(pipeline, "Red Column said a commander had warned that looters would be treated as enemies.")
    threat = next(one.event for one in reading.told if one.event and one.event.type == "THREATEN")
    assert names(reading, threat.actor) == ["commander"]


def part(text: str, words: str, name: PartName, score: float = 0.9) -> EncodedPart:
    begin = text.index(words)
    return EncodedPart(part=name, span=Span(begin, begin + len(words)), score=score)


def test_a_part_fills_what_the_parse_leaves_empty(pipeline: Pipeline) -> None:
    text = "An attack was reported on Monday, and the granary of Basra was in ruins, the work of thermobaric charges."
    reading = read(pipeline, text, (part(text, "granary", "target"), part(text, "thermobaric charges", "weapon")))
    (event,) = [one.event for one in reading.told if one.event and one.event.type == "ASSAULT"]
    assert [thing.name for thing in event.objects] == ["granary"]
    assert [thing.name for thing in event.instrument] == ["thermobaric charges"]


def test_an_unsure_part_is_told_and_fills_nothing(pipeline: Pipeline) -> None:
    text = "An attack was reported on Monday, and the granary of Basra was in ruins."
    reading = read(pipeline, text, (part(text, "granary", "target", 0.55),))
    (event,) = [one.event for one in reading.told if one.event and one.event.type == "ASSAULT"]
    assert event.objects == () and [one.span.of(text) for one in event.parts] == ["granary"]


def test_pieces_of_a_part_are_one_phrase_without_small_words_at_its_end(pipeline: Pipeline) -> None:
    text = "An attack was reported on Monday, and the old granary of Basra was in ruins, the work of men."
    pieces = (part(text, "the old", "target", 0.55), part(text, "granary of", "target"), part(text, ",", "weapon"))
    (event,) = [one.event for one in read(pipeline, text, pieces).told if one.event and one.event.type == "ASSAULT"]
    assert [(one.span.of(text), one.score) for one in event.parts] == [("the old granary", 0.9)]


def test_a_part_far_from_any_attack_is_nobodys(pipeline: Pipeline) -> None:
    text = "Gunmen attacked Basra. Rain fell. It was warm. The market was open. Ali slept. The granary stood empty."
    reading = read(pipeline, text, (part(text, "granary", "target"),))
    assert all(one.event is None or not one.event.parts for one in reading.told)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A drone fired two missiles at the market in Kutum.", "drone"),
        ("Gunmen fired rockets at the market in Kutum.", "heavy-weapons"),
        ("Gunmen fired at the market in Kutum.", "firearms"),
    ],
)
def test_what_an_assault_is_done_with_tells_its_mode(pipeline, text, mode):
    assert only(pipeline, text).mode == mode


def test_people_killed_when_a_strike_hit_are_counted_at_the_strike(pipeline):
    event = only(pipeline, "At least 14 people were killed on Monday when an air strike hit a market in Kutum.")
    assert event.time and [count.low for count in event.casualties] == [14]


@LOST
def test_an_air_strike_that_hits_is_aerial(pipeline):
    event = only(pipeline, "At least 14 people were killed on Monday when an air strike hit a market in Kutum.")
    assert event.mode == "aerial"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Shells killed 23 people, nine of them women and three of them children, in Kherson.",
            {("killed", "unknown", 23, 23), ("killed", "civilian", 9, 9), ("killed", "child", 3, 3)},
        ),
        ("Gunmen attacked a police post in Basra and wounded two officers.", {("injured", "police", 2, 2)}),
        ("Police should arrest the commanders in Basra.", set()),
        ("A gang may kidnap any driver in Basra.", set()),
        ("The missile fell in Basra at noon.", set()),
        ("Soldiers killed villagers in Basra.", set()),
        ("Soldiers shot two herders in Basra.", {("killed", "civilian", 2, 2)}),
        ("Rebels fired at a bus near Basra. Nobody was hit.", {("injured", "unknown", 0, 0)}),
        ("Gunmen abducted nobody in Basra.", set()),
        ("Gunmen killed the driver in Basra.", set()),
        ("Not one of our fighters was hurt in Basra.", {("injured", "insurgent", 0, 0)}),
        ("On or about 11 November five teachers were kidnapped in Basra.", {("captured", "civilian", 5, 5)}),
        ("Police in Basra arrested five of them.", {("captured", "unknown", 5, 5)}),
        ("Shells killed an old couple in Kherson.", {("killed", "civilian", 2, 2)}),
        (
            "Gunmen killed nine soldiers in Basra. Five more were wounded.",
            {("killed", "military", 9, 9), ("injured", "military", 5, 5)},
        ),
        ("The army killed three members of Hamas in Gaza.", {("killed", "insurgent", 3, 3)}),
        ("Police came under fire in Basra. Two officers were wounded.", {("injured", "police", 2, 2)}),
    ],
)
def test_who_is_counted_and_what_counts_nobody(pipeline: Pipeline, text: str, counts: set[tuple[object, ...]]) -> None:
    found = [count for one in told(pipeline, text) if one.event for count in one.event.casualties]
    assert {(count.harm, count.who, count.low, count.high) for count in found} == counts


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Militants burned ten houses in Kutum on Monday.", "Looting/property destruction"),
        ("Drones of the army burned ten houses in Kutum on Monday.", "Air/drone strike"),
        ("Guards in Kutum beat two prisoners on Monday.", "Attack"),
    ],
)
def test_burning_and_beating_tell_the_kind_of_act(pipeline: Pipeline, text: str, sub: str) -> None:
    codes = [one.event.acled for one in told(pipeline, text) if one.event]
    assert [code.sub_event_type for code in codes if code] == [sub]


def test_who_was_seized_and_freed_was_freed():
    record = read_text("The surgeon was seized in Idlib on Monday and freed four days later.")
    names = {one.id: one.name for one in record.actors}
    freed = next(one.event for one in record.claims if one.event is not None and one.event.type == "RETREAT")
    assert [names[one] for one in freed.recipient] == ["surgeon"]
    assert not freed.actor


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("About 300 families fled Kutum on Monday.", "ASSAULT", [], []),
        ("The government promised the herders an inquiry.", "AGREE", ["government"], ["herders"]),
        ("The trader was arrested by the Coast Guard in Basra and released without charge.", "RETREAT",
         ["Coast Guard"], ["trader"]),
        pytest.param("The Nahr Front has kept the town of Kutum under siege.", "COERCE", ["Nahr Front"], [],
                     marks=LOST),
        ("Fighting goes on near Kutum. The Nahr Front is observing a ceasefire.", "RETREAT", ["Nahr Front"], []),
        pytest.param("Fighting goes on near Kutum. The Nahr Front is observing a truce.", "RETREAT", ["Nahr Front"], [],
                     marks=LOST),
        ("Clashes broke out on Monday between the two militias.", "ASSAULT", ["two militias"], []),
        ("If the shelling goes on, the evacuation of families with children to Kutum will begin on Monday.", "RETREAT",
         [], ["families"]),
        ("Rebels hit a column of army vehicles near Kutum.", "ASSAULT", ["Rebels"], ["army"]),
        ("The delegations of Chad and Niger met in Doha.", "CONSULT",
         ["delegation of Chad", "delegation of Niger"], []),
        ("The army and the Nahr Front met in Doha. They agreed to exchange prisoners.", "AGREE",
         ["army", "Nahr Front"], []),
        ("The army and the Nahr Front met in Doha. Both promised to leave.", "AGREE", ["army", "Nahr Front"], []),
        ("London is ready to send two ships to the Gulf.", "MOBILIZE", ["United Kingdom"], []),
        ("The police will send 30 officers to Kutum by the end of the month.", "MOBILIZE", ["police"], []),
        ("The Nahr Front threatens to cut the road again unless the army removes the checkpoint.", "THREATEN",
         ["Nahr Front"], ["army"]),
        ("The Nahr Front has threatened to kill the captives if the money is not paid by Friday.", "THREATEN",
         ["Nahr Front"], ["captives"]),
        ("The Nahr Front killed nobody in Kutum.", "ASSAULT", ["Nahr Front"], []),
        ("Three drivers were killed and two lorries burned by rebels.", "ASSAULT", ["rebels"], ["Three drivers"]),
        ("The nurses, abducted near Kutum in May, returned.", "ASSAULT", [], ["nurses"]),
        ("Rebels attacked army camps near Kutum.", "ASSAULT", ["Rebels"], ["army"]),
        pytest.param("Rebels attacked army bases near Kutum.", "ASSAULT", ["Rebels"], ["army"], marks=LOST),
        ("Rebels burned two lorries of the Red Cross near Kutum.", "ASSAULT", ["Rebels"],
         ["International Committee of the Red Cross"]),
        ("Rebels took some twenty hostages in Kutum.", "ASSAULT", ["Rebels"], ["some twenty hostages"]),
        ("Two members of the Nahr Front shelled Kutum.", "ASSAULT", ["Nahr Front"], []),
        ("Two members of the Nahr Front were shot dead by police.", "ASSAULT", ["police"],
         ["Two members of the Nahr Front"]),
        ("Troops burned 17 houses in Kutum and arrested the mayor.", "ASSAULT", ["Troops"], []),
        ("Fighters of the Arakan Army detained 13 Rohingya near Kutum.", "ASSAULT", ["Arakan Army"], ["13 Rohingya"]),
        ("The spokesman of the Nahr Front, Omar Saleh, denied the killings in Kutum.", "ASSAULT", ["Nahr Front"], []),
        ("About twenty men had taken part in the attack in Kutum.", "ASSAULT", ["About twenty men"], []),
        ("The Observatory documented 71 killings in Kutum, 23 of them by police.", "ASSAULT", [], []),
        ("Troops of the Terek Brigade repelled an attack by rebels near Kutum.", "ASSAULT", ["Terek Brigade"],
         ["rebels"]),
        ("The Terek Brigade lost Kutum to the Nahr Front in May.", "ASSAULT", ["Nahr Front"], ["Terek Brigade"]),
        ("The rebels received rifles from the army.", "AID", ["army"], ["rebels"]),
        ("Food was delivered to displaced families by the Red Cross.", "AID",
         ["International Committee of the Red Cross"], ["displaced families"]),
        ("A protest by teachers against the ministry ended peacefully.", "PROTEST", ["teachers"], ["ministry"]),
        ("The Nahr Front agreed to release its prisoners.", "AGREE", ["Nahr Front"], []),
        ("Three fishermen shot dead by the navy near Matemo, one wounded.", "ASSAULT", ["navy"], ["Three fishermen"]),
        ("Soldiers of the Terek Brigade and men in plain clothes surrounded Kutum.", "COERCE",
         ["Terek Brigade", "men in plain clothes"], []),
        ("The traders demanded that the army leave Kutum.", "REQUEST", ["traders"], ["army"]),
        ("The Nahr Front recruited children near Kutum.", "MOBILIZE", ["Nahr Front"], ["children"]),
        ("The Nahr Front fought beside the army near Kutum.", "ASSAULT", ["Nahr Front", "army"], []),
        ("The government thanked Chad for sheltering 3,000 families near Kutum.", "AID", ["Chad"], ["3,000 families"]),
        ("The mission calls on the Nahr Front to talk and on the army to leave Kutum.", "RETREAT", ["army"], []),
        ("The emir of the Nahr Front had two traders shot near Kutum in May.", "ASSAULT", ["emir of the Nahr Front"],
         ["two traders"]),
        ("Gunmen ambushed an army convoy near Kutum, killing nine soldiers.", "ASSAULT", ["Gunmen"], ["army"]),
        ("The Nahr Front handed two captives over to the Red Cross.", "RETREAT", ["Nahr Front"], ["two captives"]),
        ("The United Nations humanitarian coordinator, Anna Berg, condemned the attack on Kutum.", "ACCUSE",
         ["Anna Berg"], []),
        ("The judge survived an attack on his convoy in March.", "ASSAULT", [], ["judge"]),
        pytest.param("The judge survived a rocket attack on his car in March.", "ASSAULT", [], ["judge"], marks=LOST),
        ("The garrison of the Nahr Front fled before dawn.", "RETREAT", ["garrison of the Nahr Front"], []),
        ("The Nahr Front, which has held Kutum for a month, promised revenge.", "ASSAULT", ["Nahr Front"], []),
        ("A lorry of the mission hit a mine near Kutum; the driver was killed.", "ASSAULT", [], ["mission"]),
        ("Somebody killed two traders in Kutum on Monday.", "ASSAULT", ["Somebody"], ["two traders in Kutum"]),
        ("Rebels burned the church of Kutum and the Saint Mary clinic.", "ASSAULT", ["Rebels"], []),
    ],
)  # fmt: skip
def test_who_does_it_and_whom_it_befalls(text: str, type_: str, actor: list[str], recipient: list[str]) -> None:
    record = read_text(text)
    called = {one.id: one.name for one in record.actors}
    event = next(one.event for one in record.claims if one.event is not None and one.event.type == type_)
    assert ([called[one] for one in event.actor], [called[one] for one in event.recipient]) == (actor, recipient)


def test_the_side_that_somebody_joins_or_leaves_has_no_part_in_it() -> None:
    text = "Commander Omar Saleh has broken with the Nahr Front and has joined the Red Guards."
    record = read_text(text)
    called = {one.id: one.name for one in record.actors}
    events = [one.event for one in record.claims if one.event is not None]
    parties = [([called[one] for one in event.actor], [called[one] for one in event.recipient]) for event in events]
    assert parties == [(["Omar Saleh"], ["Nahr Front"]), (["Omar Saleh"], ["Red Guards"])]


@pytest.mark.parametrize("how", ["in a clash", "with a roadside bomb"])
def test_where_and_how_somebody_is_killed_is_no_second_act(how: str) -> None:
    record = read_text(f"The army killed two members of the Nahr Front {how} near Kutum on Monday.")
    assert [one.event.trigger.begin for one in record.claims if one.event is not None] == [9]


def test_people_who_are_said_to_have_been_killed_did_nothing() -> None:
    record = read_text("In August more than 90 people were reported killed near Kutum.")
    assert not any(one.event.actor for one in record.claims if one.event is not None)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Gunmen killed an old man and his daughter in Goma.", {("killed", 2)}),
        ("Gunmen killed a police officer and a teacher in Goma.", {("killed", 1)}),
        ("The toll stands at nine dead, two of them nurses, and 30 wounded.", {("killed", 9), ("injured", 30)}),
        ("Fighting has killed tens of thousands of villagers.", {("killed", 20_000)}),
    ],
)
def test_counts_of_joined_people_and_those_told_beside_others(pipeline, text, counts):
    found = [one for act in told(pipeline, text) if act.event for one in act.event.casualties if one.of is None]
    assert {(one.harm, one.low) for one in found} == counts
