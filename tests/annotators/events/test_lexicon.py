"""Which words tell which event: plain sentences of the genre, read with the whole pipeline."""

import pytest

from reportedly import read_text
from tests.marks import LOST


def types_of(text: str) -> list[str | None]:
    """Types of all events that the text tells."""
    return [one.event.type for one in read_text(text).claims if one.event is not None]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Government forces retook the town of Kadugli.", "ASSAULT"),
        ("The town fell to the rebels on Sunday.", "ASSAULT"),
        ("Rockets rained down on the city.", "ASSAULT"),
        ("Pirates stormed a tanker off Somalia.", "ASSAULT"),
        pytest.param("Pirates boarded a tanker off Somalia.", "ASSAULT", marks=LOST),
        ("Soldiers displaced 200 families from Kutum.", "ASSAULT"),
        ("The general survived an attempt on his life.", "ASSAULT"),
        ("A mortar round landed in a schoolyard.", "ASSAULT"),
        ("Hostilities resumed on Monday.", "ASSAULT"),
        ("Russia launched 50 drones at Odesa.", "ASSAULT"),
        ("Soldiers blocked the road to the hospital.", "COERCE"),
        ("Thousands of migrants were expelled to Niger.", "COERCE"),
        ("The crossing has been closed since May.", "COERCE"),
        ("The embassy was closed.", "SANCTION"),
        ("The Front pulled out of the talks.", "REJECT"),
        ("The ICC issued a warrant for the president.", "ACCUSE"),
        ("The government met the strikers' demands.", "CONCEDE"),
        ("The army stopped shelling the town.", "RETREAT"),
        ("Gunmen robbed a bus on the road to Jos.", "COERCE"),
        ("Twenty activists are behind bars.", "COERCE"),
        ("The president declared a state of emergency.", "COERCE"),
        ("Mobile networks were cut in Addis Ababa.", "COERCE"),
        ("Hackers attacked the ministry's servers.", "COERCE"),
        ("The army seized two machine guns from the rebels.", "COERCE"),
        ("The peacekeepers disarmed one unit of the militia.", "COERCE"),
        ("The UN envoy was declared persona non grata.", "SANCTION"),
        ("The general was convicted of war crimes.", "SANCTION"),
        ("The agency halted its operations in Gaza.", "SANCTION"),
        ("Ethiopia sent troops to Somalia.", "MOBILIZE"),
        ("Fighters gathered near the town.", "MOBILIZE"),
        ("Warships entered the Black Sea.", "MOBILIZE"),
        ("Armoured vehicles were seen in the streets.", "MOBILIZE"),
        ("The militia said it reserved the right to respond.", "THREATEN"),
        ("The prime minister said no to a ceasefire.", "REJECT"),
        ("Talks on the dam collapsed.", "REJECT"),
        ("The ambassador was summoned to the foreign ministry.", "ACCUSE"),
        ("The mission protested to the army against the arrests.", "ACCUSE"),
        ("Residents were ordered to leave.", "REQUEST"),
        ("A ceasefire was agreed on Sunday.", "AGREE"),
        ("A deal has been reached.", "AGREE"),
        ("The informer passed information to the police.", "COOPERATE"),
        ("Russian advisers trained the presidential guard.", "COOPERATE"),
        ("Iran armed the militia.", "AID"),
        ("The mission distributed tents.", "AID"),
        ("An aid convoy reached the town.", "AID"),
        ("The ministry has compensated the families.", "AID"),
        ("The curfew was lifted.", "RETREAT"),
        ("The border was reopened.", "RETREAT"),
    ],
)
def test_what_words_tell(text: str, type_: str) -> None:
    assert type_ in types_of(text)


def test_a_strike_is_what_the_text_is_about():
    arms = types_of("Drones circled over Kutum and fired missiles. The strike took place on Tuesday. Nine were killed.")
    work = types_of("The teachers' union called a strike over wages. The strike ended on Friday.")
    assert "PROTEST" not in arms and "ASSAULT" not in work


@pytest.mark.parametrize(
    ("text", "harm", "low"),
    [
        ("Shells hit Kutum at noon. The clinic counted 29 dead and buried them.", "killed", 29),
        ("Gunmen raided Kutum. A nurse said that 21 wounded people had been flown in.", "injured", 21),
        ("Gunmen raided Kutum. We buried eleven people.", "killed", 11),
        ("Gunmen raided Kutum on Monday. Eleven traders are missing.", "missing", 11),
        ("Gunmen raided Kutum. The Observatory verified 61 civilian deaths.", "killed", 61),
        ("More than 4,000 people fled Kutum after the raid.", "displaced", 4001),
    ],
)
def test_the_dead_hurt_missing_and_displaced_are_told(text: str, harm: str, low: int) -> None:
    counts = [count for one in read_text(text).claims if one.event is not None for count in one.event.casualties]
    assert (harm, low) in [(count.harm, count.low) for count in counts]


@pytest.mark.parametrize(
    "text",
    [
        "One man fled from the officers.",
        "Two hikers are missing in the mountains.",
        "The county counted 12 traffic deaths.",
        "She was arrested for theft at the mall.",
        "The road was reopened after repairs.",
        "Rescuers buried the dog.",
        "The wolf killed three sheep.",
        "The goalkeeper killed the game with a late save.",
        "The party leader attacked the government's budget.",
        "The patient was released from hospital.",
    ],
)
def test_no_act_of_force_is_invented(text: str) -> None:
    assert "ASSAULT" not in types_of(text) and "RETREAT" not in types_of(text)


def test_only_a_state_arrests():
    record = read_text("Fighters of the Arakan Army arrested 13 traders near Kutum.")
    (event,) = [one.event for one in record.claims if one.event is not None]
    assert (event.type, event.mode) == ("ASSAULT", "abduct")
