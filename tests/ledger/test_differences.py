"""Two codings of one document, value by value."""

from __future__ import annotations

import dataclasses

from reportedly.ledger import differences
from reportedly.model import Actor, Span


def change_event(record, **changes):
    first, *rest = record.claims
    event = dataclasses.replace(first.event, **changes)
    return dataclasses.replace(record, claims=(dataclasses.replace(first, event=event), *rest))


def told(found):
    return [(one.thing, one.field, one.old, one.new) for one in found]


def test_the_same_reading_has_no_differences(record):
    assert list(differences(record, record)) == []


def test_a_changed_value_is_told_with_its_path(record):
    found = told(differences(record, change_event(record, mode="explosives")))
    assert found == [("claim at 47:54", "event.mode", "heavy-weapons", "explosives")]


def test_arguments_are_told_by_name(record):
    found = told(differences(record, change_event(record, recipient=("a3",))))
    assert found == [("claim at 47:54", "event.recipient", None, "army")]


def test_new_numbers_are_no_difference(record):
    """An actor found in front of all others gives every actor a new id; the values are the same."""
    shifted = {f"a{n}": f"a{n + 1}" for n in range(1, 6)}
    line = record.to_json()
    for old, new in sorted(shifted.items(), reverse=True):
        line = line.replace(f'"{old}"', f'"{new}"')
    renumbered = type(record).from_json(line)
    first = Actor(id="a1", name="Menaka", kind="state", mentions=(Span(0, 6),))
    renumbered = dataclasses.replace(renumbered, actors=(first, *renumbered.actors))
    assert [(thing, field, old) for thing, field, old, _ in told(differences(record, renumbered))] == [
        ("actor “Menaka” at 0:6", None, None)
    ]


def test_a_claim_in_one_coding_only_is_told_as_a_whole(record):
    without = dataclasses.replace(record, claims=record.claims[:2])
    (found,) = differences(record, without)
    assert (found.thing, found.field, found.new) == ("claim leads at 138:166", None, None)
    assert found.old["relation.type"] == "leads"


def test_the_ledger_compares_the_last_two_codings(ledger, record):
    newer = change_event(record, mode=None)
    newer = dataclasses.replace(newer, coded_by=dataclasses.replace(newer.coded_by, registry="r2"))
    ledger.add(record)
    ledger.add(newer)
    assert told(ledger.diff()) == [("claim at 47:54", "event.mode", "heavy-weapons", None)]
