"""Judgements on pairs of claims: kept by words, so that they survive another coding."""

from __future__ import annotations

import dataclasses
import sqlite3

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.model import Judgement


@pytest.fixture
def pair(ledger, record, other):
    """A ledger with the same telling in two documents, and the references of both."""
    second = other(record, "elsewhere.txt")
    ledger.add(record)
    ledger.add(second)
    return ledger, f"{record.document.id}#c1", f"{second.document.id}#c1"


def judgement(one: str, two: str, verdict="different") -> Judgement:
    return Judgement(one=one, two=two, verdict=verdict, who="N. Adamu", when="2024-06-01", note="another market")


def test_a_judgement_comes_back_as_it_was_given(pair):
    ledger, one, two = pair
    number = ledger.judge(judgement(one, two))
    (kept,) = ledger.judgements()
    assert (kept.number, kept.judgement, kept.words) == (number, judgement(one, two), ("shelled", "shelled"))


def test_a_judgement_holds_for_what_another_coding_reads_at_the_same_words(pair, record):
    ledger, one, two = pair
    ledger.judge(judgement(one, two))
    claims = tuple(dataclasses.replace(claim, id=f"c{7 - at}", about=(), condition=None)
                   for at, claim in enumerate(record.claims))  # fmt: skip
    ledger.add(dataclasses.replace(record, claims=claims, coded_by=dataclasses.replace(record.coded_by, registry="r2")))
    (kept,) = ledger.judgements()
    assert kept.judgement == judgement(f"{record.document.id}#c7", two)


def test_a_judgement_on_what_is_no_longer_read_is_kept_and_says_so(pair, record):
    ledger, one, two = pair
    ledger.judge(judgement(one, two))
    ledger.add(dataclasses.replace(record, claims=(), coded_by=dataclasses.replace(record.coded_by, registry="r2")))
    (kept,) = ledger.judgements()
    assert kept.judgement is None and kept.words == ("shelled", "shelled")


def test_a_withdrawn_judgement_is_gone_and_so_is_that_on_a_forgotten_document(pair, record):
    ledger, one, two = pair
    ledger.withdraw(ledger.judge(judgement(one, two)))
    assert ledger.judgements() == []
    ledger.judge(judgement(one, two))
    ledger.forget(record.document.id)
    assert ledger.judgements() == []


@pytest.mark.parametrize("claim", ["c2", "c9"])
def test_a_claim_without_an_event_cannot_be_judged(pair, claim):
    ledger, one, two = pair
    with pytest.raises(LedgerError, match=f"#{claim}"):
        ledger.judge(judgement(one.replace("#c1", f"#{claim}"), two))


def test_a_claim_cannot_be_judged_against_itself(pair):
    ledger, one, _ = pair
    with pytest.raises(LedgerError, match="against itself"):
        ledger.judge(judgement(one, one))
    assert ledger.judgements() == []


def test_a_judgement_that_is_not_there_cannot_be_withdrawn(pair):
    ledger, one, two = pair
    number = ledger.judge(judgement(one, two))
    with pytest.raises(LedgerError, match=f"no judgement has the number {number + 1}"):
        ledger.withdraw(number + 1)
    assert len(ledger.judgements()) == 1


def test_a_ledger_of_the_first_version_keeps_all_and_can_be_judged(tmp_path, record, other):
    path = tmp_path / "old.db"
    second = other(record, "elsewhere.txt")
    with Ledger.open(path) as ledger:
        ledger.add(record)
        ledger.add(second)
    with sqlite3.connect(path) as connection:
        for table in ("judgements", "weighing", "weighed_documents", "weighed_incidents"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE places DROP COLUMN disputed")
        connection.execute("UPDATE reportedly_version SET version_num = '0001'")
    with Ledger.open(path) as ledger:
        assert list(ledger.records()) == [record, second]
        assert ledger.judge(judgement(f"{record.document.id}#c1", f"{second.document.id}#c1")) == 1
