"""Weighing as a whole: order, portions, people's judgements."""

from __future__ import annotations

import dataclasses
import random

import pytest

from reportedly.errors import BadOption
from reportedly.model import Judgement
from reportedly.weighing import Weigher, weigh

from .make_records import telling


@pytest.fixture(scope="module")
def weighed(records):
    return weigh(records.values())


def incident_with(weighed, ref):
    return next(one for one in weighed.incidents if ref in one.claims)


def ref(records, name):
    document, _, claim = name.partition("#")
    return f"{records[document].document.id}#{claim}"


def test_portions_and_order_do_not_show(records, weighed):
    shuffled = list(records.values())
    random.Random(5).shuffle(shuffled)
    weigher = Weigher()
    for begin in range(0, len(shuffled), 5):
        weigher.add(shuffled[begin : begin + 5])
        weigher.result()
    assert weigher.result() == weighed


def test_each_claim_is_in_one_incident_at_most(weighed):
    claims = [claim for one in weighed.incidents for claim in one.claims]
    assert len(claims) == len(set(claims))


def test_a_person_can_part_what_was_joined_and_it_stays_parted(records, weighed):
    joined = max((one for one in weighed.incidents if len(one.claims) == 2), key=lambda one: one.id)
    one, two = joined.claims
    judgement = Judgement(one=two, two=one, verdict="different", who="A. Coder", when="2026-11-23")
    weigher = Weigher([judgement])
    for record in records.values():
        weigher.add([record])
    assert incident_with(weigher.result(), one).claims == (one,)


def test_a_person_can_join_what_was_apart(records, weighed):
    one, two = weighed.incidents[0].claims[0], weighed.incidents[1].claims[0]
    judgement = Judgement(one=one, two=two, verdict="same", who="A. Coder", when="2026-11-23")
    assert two in incident_with(weigh(records.values(), [judgement]), one).claims


def test_a_document_is_weighed_once(records):
    record = next(iter(records.values()))
    with pytest.raises(BadOption, match="weighed already"):
        weigh([record, record])


def test_accounts_hold_the_claims_of_the_incident_once(weighed):
    for one in weighed.incidents:
        told = [claim for account in one.accounts for claim in account.claims]
        assert sorted(told) == sorted(one.claims)


def test_why_and_what_would_change_it_are_sentences(weighed):
    assert all(one.why.endswith(".") and one.would_change.endswith(".") for one in weighed.incidents)


def test_a_charge_denied_again_two_months_later_is_the_same_incident():
    told = telling("Post", "It shelled Hawija.", published="2021-05-04")
    denial = {"source": "Nahr Front", "act": "deny", "denies": True, "day": None, "published": "2021-07-09"}
    (incident,) = weigh([told, telling("Wire", "We shelled nobody in Hawija.", **denial)]).incidents
    assert len(incident.claims) == 2


def test_a_day_told_as_about_right_meets_the_days_next_to_it():
    told = telling("Post", "They shelled it.")
    about = telling("Wire", "They shelled it a week ago.", day="2021-05-05")
    (time,) = about.times
    vague = dataclasses.replace(about, times=(dataclasses.replace(time, edtf="2021-05-05~"),))
    assert [len(weigh([told, one]).incidents) for one in (about, vague)] == [2, 1]


def test_what_a_new_document_changes_is_made_anew_and_nothing_else(records):
    *before, last = records.values()
    weigher = Weigher()
    weigher.add(before)
    old = {one.id: one for one in weigher.result().incidents}
    weigher.made()
    weigher.add([last])
    found = weigher.result().incidents
    made, gone = weigher.made()
    changed = {one.id for one in found if old.get(one.id) != one}
    assert changed <= {one.id for one in made.values()}
    assert any(last.document.id in ref for one in made.values() for ref in one.claims)
    assert len(made) + len(gone) < len(old) / 2


@pytest.mark.parametrize(("killed", "incidents"), [(8, 1), (2, 2)])
def test_a_telling_number_finds_what_names_no_place(killed, incidents):
    placed = telling("Post", "It shelled eight passengers in Hawija.", actor=None, killed=killed)
    nowhere = telling("Wire", "Eight passengers were shelled.", actor=None, killed=killed, place=None)
    for records in ((placed, nowhere), (nowhere, placed)):
        assert len(weigh(records).incidents) == incidents
