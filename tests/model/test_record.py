"""The record's JSON form and its schema."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest

from reportedly.errors import BadRecord
from reportedly.model import Actor, Claim, Coding, Document, Event, Link, Publisher, Record, Span, json_schema

TEXT = "The Nahr Front attacked Idlib 🚀."


@pytest.fixture
def record() -> Record:
    return Record(
        coded_by=Coding(reportedly="0", models={"m": "1"}, registry="r"),
        document=Document(id="d", text_id="t", sha256="s", text=TEXT, publisher=Publisher(name="Nahr News")),
        actors=(Actor(id="a1", name="Nahr Front", kind="armed_group", mentions=(Span(4, 14),)),),
        claims=(
            Claim(
                id="c1", span=Span(0, 29), attribution=(Link(source="author", act="assert"),), factuality="CT+",
                reality="actual", event=Event(type="ASSAULT", trigger=Span(15, 23), actor=("a1",)), confidence=0.5,
            ),
        ),
    )  # fmt: skip


def test_a_record_comes_back_from_its_json_line_as_it_was(record):
    assert Record.from_json(record.to_json()) == record


def test_the_json_form_is_valid_against_the_schema_and_spans_are_pairs(record):
    plain = json.loads(record.to_json())
    jsonschema.validate(plain, json_schema())
    begin, end = plain["actors"][0]["mentions"][0]
    assert TEXT[begin:end] == "Nahr Front"


def test_the_schema_refuses_a_value_outside_a_closed_list(record):
    plain = json.loads(record.to_json())
    plain["claims"][0]["factuality"] = "certain"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, json_schema())


def test_a_bad_record_is_refused_with_the_field_named(record):
    plain = json.loads(record.to_json())
    plain["actors"][0]["kind"] = "hero"
    with pytest.raises(BadRecord, match=r"actors\.0\.kind"):
        Record.from_json(json.dumps(plain))


def test_a_lone_surrogate_does_not_break_the_line(record):
    broken = dataclasses.replace(record, document=dataclasses.replace(record.document, text="a\ud800b"))
    broken.to_json().encode("utf-8")


def test_every_kind_of_thing_in_the_schema_says_what_it_is():
    schema = json_schema()
    things = {name: one for name, one in schema["$defs"].items() if one["type"] == "object"}
    assert [name for name, one in things.items() if not one.get("description")] == []
