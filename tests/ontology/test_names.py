"""Every name of an ontology that the package uses is one of the ontology's own."""

from typing import get_args

import pytest

from reportedly.annotators.events.lexicon import CONDITIONS, FILES, Sense, classes, senses, type_roles
from reportedly.lexicons.load import load_toml
from reportedly.model import PloverType
from reportedly.ontology import acled, plover

ADJECTIVES = {"closed", "prepared", "unaccounted"}
"""Participles that also stand after "be" as adjectives; a passive is found by its verb."""
BUILT_IN = {"actor", "number", "armed", "place", "something", "nothing", "owner"}


def test_plover_types_are_those_of_the_record() -> None:
    assert set(plover.names_of("plover")["types"]) == set(get_args(PloverType))


def test_counts_of_names() -> None:
    assert (len(plover.contexts()), len(plover.sectors())) == (37, 25)
    assert len([sub for subs in acled.sub_event_types().values() for sub in subs]) == 25


def test_unknown_sub_event_type_is_refused() -> None:
    with pytest.raises(KeyError):
        acled.acled_type("Air raid")


@pytest.mark.parametrize("sense", senses(), ids=lambda sense: " ".join(sense.words))
def test_trigger_names(sense: Sense) -> None:
    if sense.type is not None:
        assert sense.mode is None or sense.mode in plover.modes(sense.type)
    assert set(sense.context) <= plover.contexts()
    named = {word[1:] for words in sense.conditions.values() for word in words if word.startswith("@")}
    assert named <= set(classes()) | BUILT_IN


def test_every_trigger_entry_has_a_reason_and_known_fields() -> None:
    known = {"verbs", "nouns", "mode", "context", "acled", "harm", "roles", "noun_roles", "two_sided", "result",
             "complement", "party", "plain", "firm", "score", "reason", *CONDITIONS}  # fmt: skip
    for name in FILES:
        for entry in load_toml(f"events/triggers/{name}.toml")["sense"]:
            assert entry["reason"] and set(entry) <= known


def test_acled_rows_name_sub_event_types() -> None:
    for row in load_toml("events/acled.toml")["row"]:
        assert row["sub"] == "" or acled.acled_type(row["sub"])


def test_roles_are_given_for_all_types() -> None:
    assert set(type_roles()) == set(get_args(PloverType))


@pytest.mark.parametrize("sense", senses(), ids=lambda sense: " ".join(sense.words))
def test_words_of_conditions_can_be_met(sense: Sense) -> None:
    """A condition looks at a word and the one before it."""
    assert all(len(word.split()) <= 2 for words in sense.conditions.values() for word in words)
    assert sense.noun or sense.words[0] != "be" or not sense.words[1].endswith("ed") or sense.words[1] in ADJECTIVES
