"""Asking a ledger: a closed list of fields, values only bound."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.errors import BadOption
from reportedly.ledger.query import FIELDS

CLAIMS = [
    ("words", "shelled mortars", ["c1"]),
    ("words", 'sh" OR words : (', []),
    ("words", "Ménaka\0on", ["c1"]),
    ("source", "azawagh FRONT", ["c1"]),
    ("source", "azawagh-front", ["c1"]),
    ("source", "author", ["c3"]),
    ("chain", "author", ["c1", "c2", "c3"]),
    ("act", "deny", ["c2"]),
    ("stance", "distances", ["c1"]),
    ("factuality", "CT-", ["c2"]),
    ("reality", "actual", ["c1", "c2", "c3"]),
    ("type", "ASSAULT", ["c1"]),
    ("type", "x' OR '1'='1", []),
    ("mode", "heavy-weapons", ["c1"]),
    ("context", "human_security", ["c1"]),
    ("acled", "Shelling/artillery/missile attack", ["c1"]),
    ("actor", "Soldiers", ["c1"]),
    ("recipient", "Soldiers", []),
    ("place", "menaka", ["c1"]),
    ("country", "ml", ["c1"]),
    ("time", "2024-05", ["c1"]),
    ("time", "2024-06", []),
    ("harm", "killed", ["c1"]),
    ("relation", "leads", ["c3"]),
    ("publisher", "sahel desk", ["c1", "c2", "c3"]),
    ("published", "2024-05", ["c1", "c2", "c3"]),
    ("published", "2024%", []),
    ("author", "a. touré", ["c1", "c2", "c3"]),
    ("language", "en", ["c1", "c2", "c3"]),
]


@pytest.fixture
def filled(ledger, record):
    ledger.add(record)
    return ledger


@pytest.mark.parametrize(("field", "value", "ids"), CLAIMS)
def test_claims_by(filled, field, value, ids):
    assert [found.thing.id for found in filled.query("claims", [(field, value)])] == ids


def test_every_field_of_claims_has_a_case():
    assert {field for field, _, _ in CLAIMS} | {"document"} == set(FIELDS["claims"])


@pytest.mark.parametrize(
    ("field", "value", "ids"),
    [("name", "the front", ["a1"]), ("kind", "military", ["a2", "a3"]), ("country", "ml", ["a1"]),
     ("registry", "azawagh-front", ["a1"])],
)  # fmt: skip
def test_actors_by(filled, field, value, ids):
    assert [found.thing.id for found in filled.query("actors", [(field, value)])] == ids


@pytest.mark.parametrize(
    ("field", "value"),
    [("words", "ministry menaka"), ("title", "shelling in menaka"), ("text_id", "t" * 64), ("sha256", "s" * 64),
     ("locator", "menaka.txt")],
)  # fmt: skip
def test_documents_by(filled, record, field, value):
    assert [found.thing for found in filled.query("documents", [(field, value)])] == [record.document]
    assert list(filled.query("documents", [(field, value + "x")])) == []


def test_a_long_text_can_be_searched_from_its_beginning(ledger, record):
    words = " ".join(f"w{number:x}" for number in range(300_000))
    ledger.add(dataclasses.replace(record, document=dataclasses.replace(record.document, text=words)))
    assert len(list(ledger.query("documents", [("words", "wff")]))) == 1


def test_different_fields_must_all_hold_and_one_field_twice_means_either(filled):
    either = filled.query("claims", [("act", "deny"), ("act", "claim")])
    assert [found.thing.id for found in either] == ["c1", "c2"]
    both = filled.query("claims", [("act", "deny"), ("factuality", "CT+")])
    assert list(both) == []


def test_a_field_that_is_not_in_the_list_is_refused(filled):
    with pytest.raises(BadOption, match="claims have no field 'line'"):
        next(filled.query("claims", [("line", "x")]))


def test_only_the_newest_coding_is_asked(filled, record):
    newer = dataclasses.replace(record, coded_by=dataclasses.replace(record.coded_by, registry="r2"), claims=())
    filled.add(newer)
    assert list(filled.query("claims")) == []


def test_more_than_a_page_comes_in_order(filled, record, other, monkeypatch):
    monkeypatch.setattr("reportedly.ledger.query.PAGE", 2)
    filled.add(other(record, "second"))
    found = [(each.record.document.locator, each.thing.id) for each in filled.query("claims")]
    assert found == [("menaka.txt", id) for id in ("c1", "c2", "c3")] + [("second", id) for id in ("c1", "c2", "c3")]
