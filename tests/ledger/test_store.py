"""What a ledger keeps, gives back and forgets."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.ledger.tables import METADATA


def rows(ledger, sql):
    """What a query of another program over the same database gives."""
    with ledger._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_a_record_comes_back_byte_for_byte(ledger, record):
    assert ledger.add(record) == "added"
    assert list(ledger.lines()) == [record.to_json()]
    assert list(ledger.records()) == [record]


def test_the_same_record_is_kept_once(ledger, record):
    ledger.add(record)
    assert ledger.add(record) == "there"
    assert ledger.has(record.document.id, record.coded_by)
    assert ledger.counts().records == 1


def test_every_field_of_the_record_stands_in_a_row(ledger, record):
    ledger.add(record)
    tables = {table.name for table in METADATA.sorted_tables} - {
        "judgements", "weighing", "weighed_documents", "weighed_incidents"  # no record says these
    }  # fmt: skip
    assert {name for name in tables if rows(ledger, f"SELECT count(*) FROM {name}") == [(0,)]} == set()


def test_the_chain_stands_in_rows_outermost_first(ledger, record):
    ledger.add(record)
    sql = "SELECT position, source, act, innermost FROM links WHERE claim_id = 'c1' ORDER BY position"
    assert rows(ledger, sql) == [(0, "author", "assert", 0), (1, "a1", "claim", 1)]


def test_another_coding_is_kept_beside_the_first_and_comes_back_by_default(ledger, record):
    newer = dataclasses.replace(record, coded_by=dataclasses.replace(record.coded_by, registry="r2"), claims=())
    ledger.add(record)
    ledger.add(newer)
    assert list(ledger.records()) == [newer]
    assert list(ledger.records(all_codings=True)) == [record, newer]


def test_identical_texts_from_different_places_stay_different_documents(ledger, record, other):
    ledger.add(record)
    ledger.add(other(record, "elsewhere.txt"))
    assert ledger.counts().documents == 2


def test_a_changed_version_is_kept_beside_the_old(ledger, record, other):
    ledger.add(record)
    ledger.add(other(record, "menaka.txt", sha256="f" * 64))
    assert rows(ledger, "SELECT count(*), count(DISTINCT sha256) FROM documents WHERE locator = 'menaka.txt'") == [
        (2, 2)
    ]


@pytest.mark.parametrize("sign", ["\ud800", "\0"])
def test_signs_that_no_database_holds_are_kept(ledger, record, sign):
    document = dataclasses.replace(record.document, text="a" + sign + record.document.text[2:])
    broken = dataclasses.replace(record, document=document)
    ledger.add(broken)
    assert list(ledger.lines()) == [broken.to_json()]
    assert rows(ledger, "SELECT substr(text, 1, 2) FROM records") == [("a\ufffd",)]


def test_a_record_that_cannot_be_kept_whole_is_not_kept_at_all(ledger, record):
    twice = dataclasses.replace(record, claims=record.claims * 2)
    with pytest.raises(LedgerError):
        ledger.add(twice)
    assert ledger.counts().documents == ledger.counts().records == 0
    assert ledger.add(record) == "added"


def test_forgetting_leaves_no_row_and_no_word_in_the_file(tmp_path, record, other):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(record)
        ledger.add(
            dataclasses.replace(
                other(record, "second", text="x" * 200, title=None),
                coded_by=dataclasses.replace(record.coded_by, registry="r2"),
                actors=(), claims=(), places=(), attributions=(), wording=(), mentions=(), times=(),
            )
        )  # fmt: skip
        assert ledger.forget(record.document.id) == 1
        assert ledger.counts().documents == ledger.counts().codings == 1
        assert rows(ledger, "SELECT count(*) FROM claims_search WHERE claims_search MATCH 'shelled'") == [(0,)]
    files = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"shelled" not in files and b"Azawagh" not in files


def test_forgetting_what_is_not_there_says_so(ledger):
    with pytest.raises(LedgerError, match="no document has the id"):
        ledger.forget("0" * 64)


def test_a_document_goes_by_the_beginning_of_its_id_or_by_its_locator(ledger, record):
    ledger.add(record)
    assert ledger.document_id(record.document.id[:8]) == record.document.id
    assert ledger.document_id("menaka.txt") == record.document.id
    with pytest.raises(LedgerError, match="no document"):
        ledger.document_id("nowhere")


def test_writers_at_the_same_time_keep_each_record_once(ledger, record, other):
    """A document and a coding that are new to both: whoever comes second finds them there."""
    url = ledger._address.path or ledger._address.url.render_as_string(hide_password=False)
    records = [other(record, str(number)) for number in range(8)]

    def keep_all(_):
        with Ledger.open(url) as own:
            return [own.add(one) for one in records]

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(keep_all, range(2)))
    assert all(sorted(answers) == ["added", "there"] for answers in zip(*results, strict=True))


def test_two_writers_wait_for_each_other(tmp_path, record, other):
    with Ledger.open(tmp_path / "l.db") as one, Ledger.open(tmp_path / "l.db") as two:
        one.add(record)
        assert two.add(record) == "there"
        two.add(other(record, "second"))
        assert one.counts().documents == 2
