"""On what tellings of one incident differ: what contradicts, what is only more exact, and whose interest it serves."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.model import Judgement, Layout, Span
from reportedly.weighing import weigh

from .make_records import telling

SHELLED = "The Nahr Front shelled the market of Hawija."


def incident(*records, joined=False):
    """The one incident that these tell; `joined` where a person says that it is one."""
    refs = [f"{record.document.id}#c1" for record in records]
    same = [Judgement(one=refs[0], two=ref, verdict="same", who="A. Coder", when="2021-07") for ref in refs[1:]]
    (found,) = weigh(records, same if joined else ()).incidents
    return found


def values(disputes, field):
    """The positions of the disputes on a field."""
    return [[position.value for position in row.positions] for row in disputes if row.field == field]


def test_who_says_it_happened_and_who_denies_it():
    found = incident(telling("Post", SHELLED), telling("Wire", SHELLED, source="Nahr Front", act="deny", denies=True))
    (row,) = found.disputed
    assert (row.field, row.type) == ("event", "denies")
    assert [position.value for position in row.positions] == ["happened", "did not happen"]


def test_a_denial_of_ones_own_part_disputes_who_did_it_where_others_tell_it_without_that_part():
    denial = telling("Wire", SHELLED, source="Nahr Front", act="deny", denies=True)
    found = incident(telling("Post", SHELLED), telling("Echo", "Hawija was shelled.", actor=None), denial)
    (row,) = found.disputed
    assert (row.field, row.type) == ("actor", "denies")
    assert [position.value for position in row.positions] == ["Nahr Front", "not Nahr Front"]


def test_an_outlet_that_takes_back_what_it_told_disputes_it():
    first = telling("Post", SHELLED, published="2021-05-04")
    told = telling("Wire", "They shelled it.", source="Karim Aziz", published="2021-05-04")
    correction = telling("Post", "Nobody shelled Hawija.", denies=True, published="2021-05-09")
    assert [row.field for row in incident(first, told, correction).disputed] == ["event"]


@pytest.mark.parametrize(
    ("field", "type_", "one", "two", "joined", "expected"),
    [
        ("actor", "contradicts", {}, {"actor": "Jabal Guard"}, False, ["Jabal Guard", "Nahr Front"]),
        ("recipient", "contradicts", {}, {"recipient": "militants"}, False, ["civilians", "fighters"]),
        ("count", "differs in number", {"killed": 2}, {"killed": 9}, False, ["2 killed", "9 killed"]),
        ("time", "contradicts", {}, {"day": "2021-05-05"}, True, ["2021-05-03", "2021-05-05"]),
        ("place", "contradicts", {}, {"place": "Riyad"}, True, ["Hawija", "Riyad"]),
    ],
)  # fmt: skip
def test_values_that_cannot_both_be_true_are_a_dispute(field, type_, one, two, joined, expected):
    found = incident(telling("Post", SHELLED, **one), telling("Wire", "They shelled it.", **two), joined=joined)
    assert sorted(*values(found.disputed, field)) == expected
    assert {row.type for row in found.disputed if row.field == field} == {type_}
    assert field not in found.agreed


def test_reasons_without_a_word_in_common_are_a_dispute_and_others_are_not():
    avenged = telling("Post", "Gunmen shelled Hawija in retaliation for the raid on their camp, it says.")
    punished = telling("Wire", "Gunmen shelled Hawija to punish farmers who sold grain to the army.")
    again = telling("Echo", "Gunmen shelled Hawija in response to a raid.")
    (row,) = [row for row in incident(avenged, punished, again).disputed if row.field == "reason"]
    assert sorted(len(position.claims) for position in row.positions) == [1, 2]
    assert row.positions[0].value.startswith(("in ", "to punish"))
    assert not values(incident(avenged, again).disputed, "reason")


def test_each_harm_is_disputed_by_itself_and_who_counts_nothing_is_silent():
    counting = telling("Post", SHELLED, killed=4), telling("Wire", "They shelled it.", killed=9)
    found = incident(*counting, telling("Echo", "He shelled."))
    (row,) = found.disputed
    names = {account.origin.id: account.origin.name for account in found.accounts}
    assert [names[one] for one in row.silent] == ["Echo"]


@pytest.mark.parametrize(
    ("field", "exact", "vague", "expected"),
    [
        ("actor", {"actor": "Nahr Front"}, {"actor": "gunmen"}, ["Nahr Front", "gunmen"]),
        ("count", {"killed": 9}, {"killed": (5, None)}, ["9 killed", "at least 5 killed"]),
        ("time", {}, {"day": "2021-05-02/2021-05-03"}, ["2021-05-03", "2021-05-02/2021-05-03"]),
        ("place", {}, {"place": "Kirkuk Province"}, ["Hawija", "Kirkuk Province"]),
    ],
)  # fmt: skip
def test_what_is_only_more_exact_is_no_dispute(field, exact, vague, expected):
    found = incident(telling("Post", "They shelled it.", **vague), telling("Wire", SHELLED, **exact))
    assert values(found.refined, field) == [expected]
    assert {row.type for row in found.refined} == {"more precise"} and not found.disputed
    assert found.agreed["place"] == "Hawija"


def test_a_text_that_tells_two_towns_disputes_neither():
    one, two = telling("Post", SHELLED), telling("Wire", "They shelled it.", place="Riyad")
    (claim,), (riyad,) = two.claims, two.places
    (there,) = one.places
    also = dataclasses.replace(claim, id="c2", event=dataclasses.replace(claim.event, place=("p2",)))
    both = dataclasses.replace(two, claims=(claim, also), places=(riyad, dataclasses.replace(there, id="p2")))
    assert values(incident(one, two, joined=True).disputed, "place")
    refs = [f"{one.document.id}#c1", *(f"{both.document.id}#{number}" for number in ("c1", "c2"))]
    same = [Judgement(one=refs[0], two=ref, verdict="same", who="A. Coder", when="2021-07") for ref in refs[1:]]
    (found,) = weigh([one, both], same).incidents
    assert not values(found.disputed, "place")


@pytest.mark.parametrize(
    ("words", "against"),
    [
        ({"source": "Nahr Front", "recipient": "farmers"}, True),
        ({"source": "Nahr Front", "recipient": "militants"}, False),
        ({"source": "Nahr Front", "act": "confirm", "recipient": "militants"}, True),
        ({"source": "Nahr Front", "actor": "Jabal Guard", "recipient": "Nahr Front", "killed": 4}, True),
        ({"source": "Nahr Front", "actor": "Jabal Guard", "recipient": "farmers", "killed": 4}, False),
    ],
    ids=["own act on civilians", "own act on fighters", "confirms it", "own losses", "losses of others"],
)
def test_a_word_against_the_speakers_own_interest_is_marked(words, against):
    other = {"killed": 9, **{key: words.get(key, "Nahr Front") for key in ("actor", "recipient")}}
    found = incident(telling("Wire", SHELLED, **{"killed": 2} | words), telling("Echo", "It shelled.", **other))
    (row,) = [row for row in found.disputed if row.field == "count"]
    assert row.positions[0].against_interest is against


def test_a_number_of_some_is_no_total():
    told = telling("Post", SHELLED, killed=4), telling("Wire", "They shelled it. Three others died.", killed=3)
    assert not values(incident(*told).disputed, "count")
    assert values(incident(told[0], telling("Echo", "He shelled more than three.", killed=3)).disputed, "count")


def test_a_number_that_has_risen_is_no_dispute_with_what_was_told_before():
    first = telling("Post", SHELLED, killed=4, published="2021-05-04")
    later = telling("Wire", "They shelled it; the toll has risen to six.", killed=6, published="2021-05-06")
    assert not values(incident(first, later).disputed, "count")
    lower = telling("Echo", "He shelled it.", killed=4, published="2021-05-08")
    assert values(incident(first, later, lower).disputed, "count") == [["4 killed", "6 killed"]]


def test_a_headline_s_wider_place_is_no_rival_of_the_town_below():
    near, far = telling("Post", SHELLED), telling("Wire", "They shelled it.", place="Riyad")
    assert values(incident(near, far, joined=True).disputed, "place")
    top = (Layout(part="title", span=Span(0, len(far.document.text))),)
    head = dataclasses.replace(far, document=dataclasses.replace(far.document, layout=top))
    assert not values(incident(near, head, joined=True).disputed, "place")
