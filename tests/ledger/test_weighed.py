"""What weighing keeps in a ledger: it gives the same as weighing anew, and is dropped where it no longer holds."""

from __future__ import annotations

import dataclasses
import random

import pytest
from sqlalchemy import func, select, update

from reportedly.ledger import tables as t
from reportedly.ledger import weighed as kept
from reportedly.model import Judgement
from reportedly.weighing import weigh
from tests.weighing.make_records import telling

WIRE = (
    "Rockets shelled the market of Hawija in the morning while farmers unloaded grain from their lorries, and the road "
    "to the hospital was closed until the evening, two drivers at the crossroads told this agency over the telephone."
)


@pytest.fixture
def records():
    """Two incidents, copies among their tellings, a summary, a threat and a denial."""
    return [
        telling("Wire", WIRE, killed=4),
        telling("Post", WIRE + " Prices rose.", killed=4),
        telling("Echo", "The Nahr Front shelled Hawija.", killed=9, recipient="militants"),
        telling("Radio", "They shelled it.", source="Nahr Front", act="deny", denies=True),
        telling("Daily", "The Nahr Front shelled Riyad.", place="Riyad", day="2021-05-08"),
        telling("Star", "Gunmen shelled Riyad.", place="Riyad", day="2021-05-08", actor="gunmen"),
        telling("Sun", "We will have shelled Hawija soon.", source="Nahr Front", reality="threatened", day=None,
                published="2021-04-30"),
        telling("Bureau", "Eleven attacks shelled towns.", place="Kirkuk Province", day="2021-05-01/2021-05-31"),
    ]  # fmt: skip


def judgement(one, two, verdict):
    return Judgement(
        one=f"{one.document.id}#c1", two=f"{two.document.id}#c1", verdict=verdict, who="N. Adamu", when="2021-07-01"
    )


class Seen:
    """Counts the records that are weighed."""

    def __init__(self, stop: int | None = None):
        self.counts, self.stop = [], stop

    def __call__(self, records, number):
        self.counts.append(number)
        for at, record in enumerate(records):
            if at == self.stop:
                raise KeyboardInterrupt
            yield record


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("seed", [1, 2])
def test_portions_order_and_judgements_do_not_show(ledger, records, seed, size):
    judged = [judgement(records[2], records[4], "same"), judgement(records[0], records[1], "different")]
    shuffled = random.Random(seed).sample(records, len(records))
    seen = Seen()
    for at in range(0, len(shuffled), size):
        for record in shuffled[at : at + size]:
            ledger.add(record)
        assert ledger.weighed(seen) == weigh(shuffled[: at + size])
    assert sum(seen.counts) == len(records)
    number = 0
    for at, one in enumerate(judged, 1):
        number = ledger.judge(one)
        assert ledger.weighed(seen) == weigh(records, judged[:at])
    ledger.withdraw(number)
    assert ledger.weighed(seen) == ledger.weighed(seen) == weigh(records, judged[:1])
    assert sum(seen.counts) == len(records)


def test_a_run_that_was_stopped_is_gone_on_with(ledger, records, monkeypatch):
    monkeypatch.setattr(kept, "BATCH", 2)
    for record in records[:3]:
        ledger.add(record)
    ledger.weighed()
    for record in records[3:]:
        ledger.add(record)
    with pytest.raises(KeyboardInterrupt):
        ledger.weighed(Seen(stop=3))
    seen = Seen()
    assert ledger.weighed(seen) == ledger.weighed() == weigh(records)
    assert seen.counts == [3]


def test_what_other_code_or_another_registry_kept_is_dropped(ledger, records, monkeypatch):
    for record in records:
        ledger.add(record)
    ledger.weighed()
    monkeypatch.setattr(kept, "seal", lambda: "other")
    seen = Seen()
    assert ledger.weighed(seen) == ledger.weighed(seen) == weigh(records)
    assert seen.counts == [len(records), 0]


def test_a_document_that_was_read_anew_is_weighed_anew(ledger, records):
    for record in records:
        ledger.add(record)
    ledger.weighed()
    again = dataclasses.replace(
        records[0], claims=(), coded_by=dataclasses.replace(records[0].coded_by, registry="another")
    )
    ledger.add(again)
    assert ledger.weighed() == ledger.weighed() == weigh([*records[1:], again])


def test_what_cannot_be_read_is_dropped(ledger, records):
    for record in records:
        ledger.add(record)
    ledger.weighed()
    with ledger._writing() as connection:
        connection.execute(update(t.weighed_incidents).values(incidents=b"no"))
    assert ledger.weighed() == ledger.weighed() == weigh(records)


def test_nothing_of_a_forgotten_document_is_kept(ledger, records):
    for record in records:
        ledger.add(record)
    ledger.weighed()
    ledger.forget(records[0].document.id)
    with ledger._engine.connect() as connection:
        for table in (t.weighing, t.weighed_documents, t.weighed_incidents):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    assert ledger.weighed() == weigh(records[1:])


def test_a_ledger_that_somebody_else_writes_to_meanwhile_is_left_to_them(ledger, records):
    for record in records:
        ledger.add(record)

    def meanwhile(new, number):
        yield from new
        if number:
            ledger.weighed()

    assert ledger.weighed(meanwhile) == ledger.weighed() == weigh(records)
