"""Swapping the names of the two parties of a gold document."""

from __future__ import annotations

from reportedly.evaluation.mirror import swap
from reportedly.evaluation.records import offsets

TEXT = "The Dune Front shelled Hajin. Talil Army units fled, the front said."


def span(words, n=0):
    return {"text": words, "n": n}


def actor(name, nominals=()):
    return {"name": name, "kind": "armed_group", "mentions": [span(name)], "nominals": list(nominals), "part_of": []}


def gold(mentions=()):
    claim = {"actor": ["Dune Front"], "recipient": [], "source": "author", "span": span("Talil Army units fled")}
    return {
        "actors": [actor("Dune Front", [span("the front")]), actor("Talil Army"), *mentions],
        "claims": [claim, claim | {"actor": ["Talil Army"]}],
        "document": {"author_is": None},
    }


def test_names_change_places_and_claims_follow_the_words():
    swapped, text = swap(gold(), TEXT)
    assert text == "The Talil Army shelled Hajin. Dune Front units fled, the front said."
    assert [claim["actor"] for claim in swapped["claims"]] == [["Talil Army"], ["Dune Front"]]
    assert swapped["claims"][0]["span"]["text"] == "Dune Front units fled"


def test_mentions_stand_where_the_name_now_stands():
    swapped, text = swap(gold(), TEXT)
    (front,) = [one for one in swapped["actors"] if one["name"] == "Dune Front"]
    begin, end = offsets(text, front["mentions"][0])
    assert text[begin:end] == "Dune Front" and front["nominals"] == []


def test_names_within_other_names_are_left_alone():
    other = {"name": "Talil Army Museum", "kind": "organisation", "mentions": [span("Talil Army units")]}
    assert swap(gold([other]), TEXT) is None
