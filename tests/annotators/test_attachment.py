"""Forms of reporting whose parse the form itself corrects, as the whole reading shows them."""

from __future__ import annotations

import pytest

from reportedly import read_text


def claims(text: str) -> list[tuple[str, str]]:
    """Trigger and name of the innermost source of each event claim."""
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors} | {"author": "author"}
    return [
        (claim.event.trigger.of(text), names.get(claim.attribution[-1].source or "", "?"))
        for claim in record.claims
        if claim.event is not None
    ]


def test_a_verb_of_another_tense_goes_on_with_the_saying():
    text = "The Nahr Front denied that it had shelled the town and accused the army of firing at the market."
    assert ("accused", "author") in claims(text)
    assert ("shelled", "Nahr Front") in claims(text)


def test_what_somebody_is_accused_of_is_the_accusers_claim():
    assert ("shelling", "police") in claims("The Nahr Front is accused by police of shelling the market.")


def test_a_person_in_apposition_holds_the_office_and_no_place():
    text = "The governor of the Centre-North, Adama Kabore, said that rebels had attacked the town."
    assert ("attacked", "Adama Kabore") in claims(text)


def test_that_behind_a_noun_of_saying_opens_what_is_said():
    assert ("shelled", "Nahr Front") in claims("The claim of the Nahr Front that we shelled the school is known.")


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman declined to say how many soldiers had been killed.",
        "Nobody in the village would say who had laid the mine.",
        "The ministry did not confirm that its planes had bombed the town.",
    ],
)
def test_what_nobody_says_is_no_claim(text):
    assert claims(text) == []


def test_who_does_not_know_a_thing_is_not_its_voice():
    assert claims("The mayor does not know who shelled the market.") == [("shelled", "author")]


def voices(text: str) -> dict[str, list[str]]:
    """Trigger of each event claim to the names of its voices, outermost first."""
    record = read_text(text)
    names = {actor.id: actor.name for actor in record.actors} | {"author": "author"}
    return {
        claim.event.trigger.of(text): [names.get(link.source or "", "?") for link in claim.attribution]
        for claim in record.claims
        if claim.event is not None
    }


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # what the speaker did next
        ("The Nahr Front promised to leave Kassala and has not released one prisoner.", "released", ["author"]),
        ("The mayor confirmed that the post had been warned and apologised to the families.", "apologised", ["author"]),
        # beside a saying put behind what is said
        ("Soldiers shelled the hills, according to local media; 35 families fled.", "fled", ["author"]),
        ("The army's shelling goes on: on Monday a shell killed a nurse, according to police.", "shelling", ["author"]),
        # who says it stands in a clause about somebody else
        ("According to a diplomat, the envoy told the minister that rebels had shelled Kassala.", "shelled",
         ["author", "diplomat", "envoy"]),
        ("Our findings indicate that soldiers attacked the village.", "attacked", ["author"]),
        ("The villagers demanded that police reopen the post, which rebels had burned.", "burned", ["author"]),
        ("CODECO must respect the cease-fire that it signed in June.", "signed", ["author"]),
        ("No one was shot in Hsenwi, according to police there.", "shot", ["author", "police"]),
        ("Two men were shot near Al-Suwar, a driver who passed the place told Khabour News.", "shot",
         ["author", "driver who passed the place"]),
    ],
)  # fmt: skip
def test_whose_words_they_are(text, trigger, expected):
    assert voices(text)[trigger] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("On 8 March officers of the army fired at a minibus in Idlib.", "fired at", "army"),
        ("Pakistan demands that India investigate the incident within fifteen days.", "demands", "Pakistan"),
        ("In the night of 3 March armed men of the Terek Brigade attacked a mill.", "attacked", "Terek Brigade"),
        ("From 14 to 16 March men of the Terek Brigade, which is part of the Southern Union, sealed off Kassala and "
         "burned its mill.", "sealed off", "Terek Brigade"),
        ("Two men on a motorcycle, he told the court, had threatened to kill a trader.", "threatened",
         "Two men on a motorcycle"),
        ("The force burned the office after its chairman, Haj Milad Saleh, accused it of theft.", "accused",
         "Haj Milad Saleh"),
    ],
)  # fmt: skip
def test_who_acts_behind_a_date_and_before_that(text, trigger, actor):
    record = read_text(text)
    names = {one.id: one.name for one in record.actors}
    acting = {one.event.trigger.of(text): [names[who] for who in one.event.actor] for one in record.claims if one.event}
    assert acting[trigger] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Peasants who escaped report that the guards burned 40 houses.",
        "People hiding in the forest report that the guards have burned 40 houses.",
    ],
)
def test_a_noun_of_saying_is_the_verb_of_a_plural_without_one(text):
    assert claims(text)[0][1].startswith(("Peasants", "People"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army shot six bandits on 5 May who had mined the road.", "six bandits"),
        ("The Column was founded by deserters of the Terek Brigade who had mined the road.", "deserters"),
    ],
)
def test_a_clause_with_who_tells_of_people(text: str, who: str):
    record = read_text(text)
    mined = next(one.event for one in record.claims if one.event is not None and one.event.trigger.of(text) == "mined")
    names = {one.id: one.name for one in record.actors}
    assert [names[one].startswith(who) for one in mined.actor] == [True]


@pytest.mark.parametrize(
    ("headline", "verb"),
    [
        ("Police detain opposition leader", "detain"),
        ("Rebels free hostages", "free"),
        ("Hundreds rally against junta", "rally"),
    ],
)
def test_the_verb_of_a_headline_is_told(headline, verb):
    assert verb in [trigger for trigger, _ in claims(headline)]


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("The council, which runs three schools, called on the rebels to leave.", "called on", "council", "rebels"),
        ("On 9 March soldiers captured in Gao a man of 31 who had a bomb.", "captured", "soldiers", "man of 31"),
        ("Two men on a motorcycle fired three shots at a judge, his brother said.", "fired", "Two men", "judge"),
        ("On 15 May aircraft of the army attacked three farmers near Gao.", "attacked", "army", "three farmers"),
        ("The captain, together with his men, tortured a nurse.", "tortured", "captain", "nurse"),
        ("Whoever shelters members of the gang will be arrested by the army.", "arrested", "army", "Whoever shelters"),
    ],
)
def test_a_subject_keeps_its_verb(text, trigger, actor, recipient):
    record = read_text(text)
    names = {one.id: one.name for one in record.actors}
    event = next(
        one.event for one in record.claims if one.event is not None and one.event.trigger.of(text).startswith(trigger)
    )
    parties = [[names[one] for one in ids] for ids in (event.actor, event.recipient)]
    assert [found[0].startswith(who) for found, who in zip(parties, (actor, recipient), strict=True)] == [True, True]
