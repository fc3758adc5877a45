"""Real reporting, where it is present: a fixed sample of 200 texts is read into records that hold what they promise."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest

import reportedly
from reportedly.model import Record, Span, json_schema
from tests.benchmarks import FOLDER, needs_benchmarks

SAMPLE = 200
FILES = {
    "attribution/train.docs.jsonl": "text",
    "attribution/dev.docs.jsonl": "text",
    "time/dev.docs.jsonl": "text",
    "place/lgl.dev.docs.jsonl": "text",
    "place/trnews.dev.docs.jsonl": "text",
    "place/gwn.dev.docs.jsonl": "text",
    "entities/re3d.dev.docs.jsonl": "text",
    "events/muc4.train.jsonl": "doctext",
}


def sample() -> list[str]:
    """The 200 texts whose hash comes first: the same on every machine, whatever the order of the files."""
    texts = set()
    for name, field in FILES.items():
        with (FOLDER / name).open(encoding="utf-8") as lines:
            texts |= {json.loads(line)[field] for line in lines}
    return sorted(texts, key=lambda text: hashlib.sha256(text.encode()).hexdigest())[:SAMPLE]


def spans_of(value) -> list[Span]:
    """Every span anywhere in a part of a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, (tuple, list)):
        return [span for one in value for span in spans_of(one)]
    if hasattr(value, "__dataclass_fields__"):
        return [span for name in value.__dataclass_fields__ for span in spans_of(getattr(value, name))]
    return []


def check(record: Record, validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(json.loads(record.to_json()))
    text = record.document.text
    for span in spans_of(record):
        assert 0 <= span.begin < span.end <= len(text), span
    actors, places, times = ({one.id for one in kind} for kind in (record.actors, record.places, record.times))
    claims = {claim.id for claim in record.claims}
    attributions = {one.id for one in record.attributions}
    for claim in record.claims:
        assert claim.attribution[0].source == "author"
        assert all(link.source in actors | {"author", None} for link in claim.attribution)
        assert all(link.ref in attributions | {None} for link in claim.attribution)
        assert set(claim.about) <= claims - {claim.id}
        assert claim.condition is None or claim.condition in claims - {claim.id}
        if claim.event:
            assert {*claim.event.actor, *claim.event.recipient} <= actors
            assert set(claim.event.place) <= places
            assert set(claim.event.time) <= times
            for count in claim.event.casualties:
                assert count.low is None or count.high is None or count.low <= count.high
        if claim.relation:
            assert claim.relation.subject in actors | places


@needs_benchmarks
def test_a_fixed_sample_of_real_texts_is_read_into_valid_records():
    validator = jsonschema.Draft202012Validator(json_schema())
    for text in sample():
        check(reportedly.read_text(text, published="2020-07-04"), validator)


HOSTILE = {
    "one letter": "a",
    "right to left": "هاجم المقاتلون القافلة. The army said: \u202bהצבא תקף\u202c the town on Monday.",
    "emoji": "🚀🚀 Rebels 👩‍👩‍👧 attacked 🇺🇦 Kharkiv on 3 May 2021, the army said. 💥",
    "capitals": "REBELS ATTACKED THE TOWN OF IDLIB ON MONDAY, THE ARMY SAID.",
    "lower case": "rebels attacked the town of idlib on monday, the army said.",
    "quotes without end": '"We will strike, "he said, "and “they " will flee',
    "brackets": "(((((((((" * 200 + "army" + ")))))" * 200,
    "one line": "the army said that " * 2000,
    "many lines": "Army: no.\n" * 2000,
    "control": "The army\x00 said\x0b that\x1f rebels\ufeff attacked\u2028the town.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_give_valid_records(text):
    check(reportedly.read_text(text), jsonschema.Draft202012Validator(json_schema()))
