"""ACLED's code from what is told of an event."""

from __future__ import annotations

import pytest

from reportedly.annotators.events.coding import acled_of, sorts


@pytest.mark.parametrize(
    ("told", "sub"),
    [
        ({"type_": "COERCE", "mode": "arrest", "actor": {"armed"}}, "Abduction/forced disappearance"),
        ({"type_": "ASSAULT", "mode": "abduct"}, "Abduction/forced disappearance"),
        ({"type_": "ASSAULT", "act": "kill", "actor": {"armed"}}, "Attack"),
        ({"type_": "ASSAULT", "act": "kill"}, None),
        ({"type_": "COERCE", "mode": "seize", "act": "none"}, None),
        ({"type_": "ASSAULT", "act": "protest", "actor": {"armed"}}, None),
        ({"type_": "ASSAULT", "act": "kill", "actor": {"armed"}, "recipient": {"state"}}, "Armed clash"),
        ({"type_": "ASSAULT", "act": "bomb", "mode": "aerial", "actor": {"armed"}}, None),
        ({"type_": "ASSAULT", "act": "bomb", "mode": "aerial", "actor": {"state"}}, "Air/drone strike"),
        ({"type_": "ASSAULT", "act": "kill", "recipient": {"armed"}}, "Armed clash"),
        ({"type_": "ASSAULT", "act": "explosive", "mode": "explosives"}, "Remote explosive/landmine/IED"),
        ({"type_": "ASSAULT", "act": "shoot_down", "recipient": {"weapon"}}, "Disrupted weapons use"),
        ({"type_": "ASSAULT", "act": "shoot_down"}, None),
        ({"type_": "ASSAULT", "act": "destroy", "recipient": {"civilian"}}, "Looting/property destruction"),
        ({"type_": "ASSAULT", "act": "attack", "actor": {"mob"}, "recipient": {"state"}}, "Mob violence"),
        ({"type_": "COERCE", "mode": "restrict", "actor": {"civilian"}}, "Peaceful protest"),
        ({"type_": "PROTEST", "instruments": ["crowd"], "actor": {"state"}}, "Protest with intervention"),
    ],
)
def test_what_is_told_of_an_act_tells_its_code(told, sub):
    unknown = {"mode": None, "act": None, "instruments": [], "actor": {"unknown"}, "recipient": {"unknown"}}
    found = acled_of(**unknown | {key: frozenset(v) if isinstance(v, set) else v for key, v in told.items()})
    assert (found and found.sub_event_type) == sub


@pytest.mark.parametrize(
    ("parties", "things", "sort"),
    [
        ([("unnamed", "two police officers")], [], "state"),
        ([("population", "Islamist gunmen")], [], "armed"),
        ([("unnamed", "farmers")], [], "civilian"),
        ([("person", "Captain Marine")], [], "civilian"),
        ([], ["the army post"], "armed"),
        ([], ["three houses"], "civilian"),
        ([("armed_group", "the Front")], ["three houses"], "armed"),
        ([], [], "unknown"),
    ],
)
def test_words_tell_of_what_sort_a_participant_without_a_name_is(parties, things, sort):
    assert sort in sorts(parties, (), things)
