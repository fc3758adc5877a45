"""Annotated documents as records: what gold says arrives under ids, nothing else does."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from reportedly.errors import BadOption
from reportedly.evaluation.annotated import record_of
from reportedly.evaluation.gold import load_gold
from reportedly.evaluation.weighing.gold import load
from reportedly.model import Record

GOLD = Path(__file__).parents[3] / "gold/records"


@pytest.fixture(scope="module")
def records():
    return {document.gold["doc"]: record_of(document) for document in load_gold(GOLD)}


def test_every_claim_stands_where_gold_has_it(records):
    for document in load_gold(GOLD):
        record = records[document.gold["doc"]]
        words = [row["span"]["text"] for row in document.gold["claims"]]
        assert [claim.span.of(record.document.text) for claim in record.claims] == words


def test_ids_lead_to_the_names_of_gold(records):
    record = records["wire-beledweyne"]
    claim = record.claims[1]
    named = {thing.id: thing for thing in (*record.actors, *record.places, *record.times)}
    assert [named[link.source].name if link.source in named else link.source for link in claim.attribution] == [
        "author",
        "regional health office",
    ]
    assert [named[one].name for one in claim.event.place] == ["Beledweyne"]
    assert [named[one].earliest for one in claim.event.time] == ["2022-03-13"]
    assert [(count.low, count.high, count.of) for count in claim.event.casualties] == [(4, None, None), (2, 2, 0)]


def test_places_and_actors_have_what_the_reader_knows_of_them(records):
    place = next(one for one in records["wire-beledweyne"].places if one.name == "Beledweyne")
    assert place.geonames and place.admin1
    actor = next(one for one in records["ministry-sotk"].actors if one.name == "Armenia")
    assert actor.registry == "arm"


def test_the_records_are_of_the_schema(records):
    assert all(Record.from_json(record.to_json()) == record for record in records.values())


def test_a_folder_without_weighing_gold_is_refused(tmp_path):
    with pytest.raises(BadOption, match=r"no weighing\.json"):
        load(tmp_path)


def test_an_event_of_a_day_that_is_not_listed_names_the_day_and_the_document():
    document = next(one for one in load_gold(GOLD) if any(row.get("event") for row in one.gold["claims"]))
    claims = [row for row in document.gold["claims"] if row.get("event")]
    wrong = [{**row, "event": {**row["event"], "time": "1903-01-01"}} for row in claims[:1]]
    with pytest.raises(BadOption, match="the time '1903-01-01' of an event is not listed") as raised:
        record_of(dataclasses.replace(document, gold={**document.gold, "claims": wrong}))
    assert str(raised.value.where).endswith(document.path.name)
