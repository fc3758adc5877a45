"""Gold as a text to learn from: what it says of a sentence is learned, and what it does not say is left open."""

import json

from training.records import read_records

TEXT = "Rebels of the Marsh Front shelled Ndorkala. They burned the mill. A patrol may have fired back."


def words(text, spans):
    return [text[begin:end] for begin, end in spans]


def gold(tmp_path):
    def claim(number, trigger, actor, **more):
        event = {
            "type": "ASSAULT", "acled": None, "trigger": {"text": trigger, "n": 0}, "actor": actor, "recipient": [],
            "place": [], "time": None, "casualties": [],
        }  # fmt: skip
        return {
            "id": f"c{number}", "span": {"text": trigger, "n": 0}, "factuality": "CT+", "reality": "actual",
            "attribution": [{"source": "author", "cue": None, "act": "assert", "stance": None}],
            "event": event, "relation": None, **more,
        }  # fmt: skip

    actors = [
        {"name": "Marsh Front", "kind": "armed_group", "mentions": [{"text": "Marsh Front", "n": 0}]},
        {"name": "patrol", "kind": "unnamed", "nominals": [{"text": "A patrol", "n": 0}]},
    ]
    row = {
        "doc": "mill", "file": "mill.txt", "document": {}, "actors": actors, "places": [], "times": [],
        "claims": [
            claim(0, "shelled", ["Marsh Front"]), claim(1, "burned", ["Marsh Front"]),
            claim(2, "fired", ["patrol"], optional=True),
        ],
    }  # fmt: skip
    (tmp_path / "mill.txt").write_text(TEXT)
    (tmp_path / "mill.json").write_text(json.dumps(row))
    return next(read_records([tmp_path]))


def test_a_party_that_its_sentence_names_once_is_a_phrase(tmp_path):
    shelled = gold(tmp_path).events[0]

    assert words(TEXT, shelled.roles["actor"]) == ["Marsh Front"]
    assert words(TEXT, shelled.unknown["actor"]) == ["Rebels of the ", " shelled Ndorka"]
    assert shelled.unknown["recipient"] == []


def test_of_a_party_that_a_pronoun_tells_nothing_is_known(tmp_path):
    burned = gold(tmp_path).events[1]

    assert burned.roles["actor"] == []
    assert words(TEXT, burned.unknown["actor"]) == ["They burned the mill. "]


def test_a_claim_that_may_be_left_out_is_one_on_which_one_may_differ(tmp_path):
    assert gold(tmp_path).events[2].undecided
