"""Swapping the names of the two parties of a gold document."""

from __future__ import annotations

from reportedly.evaluation import mirror
from reportedly.evaluation.gold import load_gold, offsets
from reportedly.evaluation.mirror import swap
from reportedly.evaluation.scorers.slips import Slip
from tests.benchmarks import ROOT

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


def test_what_is_wrong_in_both_ways_alike_is_not_listed():
    other = {"Dune Front": "Talil Army", "Talil Army": "Dune Front"}
    both = Slip(what="claim actor", gold=["Dune Front"], predicted=["?units of the Talil Army"])
    swapped = Slip(what="claim actor", gold=["Talil Army"], predicted=["?units of the Dune Front"])
    once = Slip(what="claim place", gold=["Hajin"], predicted=[])
    listed = {
        "written": [(mirror._key(both, {}), {"n": 1}), (mirror._key(once, {}), {"n": 2})],
        "swapped": [(mirror._key(swapped, other), {"n": 3})],
    }
    assert mirror._one_way(listed) == [{"n": 2}]


def test_every_text_of_the_mirror_gold_can_be_swapped():
    documents = load_gold(ROOT / "gold/mirror")
    texts = {one.gold["doc"]: swap(one.gold, one.path.read_text(encoding="utf-8")) for one in documents}
    assert len(texts) >= 20 and all(texts.values())
