"""What leaves: quotes without texts, records without names; spans stay true."""

from __future__ import annotations

import dataclasses
import json
import re

import jsonschema
import pytest

from reportedly import export, report
from reportedly.model import Actor, Document, Record, Span, json_schema
from reportedly.redaction import FREE_TEXT, Redactor, quotes_only
from tests.report.make_records import CODING, wire


def said(record: Record) -> dict[str, str]:
    """The words of each claim, and of who is named as saying it."""
    text = record.document.text
    return {claim.id: claim.span.of(text) for claim in record.claims}


def test_every_claim_keeps_its_own_words_without_the_text():
    reduced = quotes_only(wire())
    assert said(reduced) == said(wire())
    assert "HAWIJA" not in reduced.document.text
    assert reduced.claims[0].event.trigger.of(reduced.document.text) == "hit"
    jsonschema.validate(json.loads(reduced.to_json()), json_schema())


def test_a_document_without_claims_keeps_no_word_of_its_text():
    assert quotes_only(dataclasses.replace(wire(), claims=(), wording=())).document.text == "[…]"


def test_persons_lose_their_names_and_spans_still_fit():
    redactor = Redactor.for_persons([wire()])
    record = redactor.apply(wire())
    text = record.document.text
    assert [actor.name for actor in record.actors] == ["Nahr Brigade", "Person 1", "Plain Front", "Person 2"]
    assert record.actors[1].mentions[0].of(text) == "spokesman Person 1"
    assert record.claims[5].span.of(text) == "we will burn its posts near the border"
    jsonschema.validate(json.loads(record.to_json()), json_schema())


@pytest.mark.parametrize("format", export.FORMATS)
@pytest.mark.parametrize("reduce", [False, True])
def test_no_spelling_of_a_name_is_left_in_any_output(tmp_path, format, reduce):
    record = wire()
    text = (
        "KARIM DAOUD, Karîm  Daoud, #KarimDaoud, karim-daoud.example, Daoud's men; Abu\nSalim. " + record.document.text
    )
    document = dataclasses.replace(record.document, text=text, title="Daoud speaks", notes=("Karim Daoud",))
    shift = len(text) - len(record.document.text)
    hidden = Actor(id="a9", name="Karim Daoud", kind="person", aliases=("Abu Karim",), mentions=(Span(0, 11),))
    moved = json.loads(record.to_json())

    def shifted(value):
        if isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value):
            return [part + shift for part in value]
        if isinstance(value, list):
            return [shifted(part) for part in value]
        return {key: shifted(part) for key, part in value.items()} if isinstance(value, dict) else value

    record = dataclasses.replace(
        Record.from_json(json.dumps(shifted(moved))), document=dataclasses.replace(document, layout=())
    )
    record = dataclasses.replace(record, actors=(*record.actors, hidden))
    redacted = Redactor.for_persons([record]).apply(record)
    redacted = quotes_only(redacted) if reduce else redacted
    export.write([redacted], tmp_path, format)
    report.write([redacted], tmp_path / "report.html")
    for path in tmp_path.iterdir():
        if path.suffix != ".parquet":  # compressed; it holds what CSV holds
            assert not re.search("daoud|kar[iî]m|salim|nadia|hale", path.read_text(encoding="utf-8").lower()), path.name


def test_a_name_learned_in_one_document_is_taken_out_of_every_other():
    other = Record(
        coded_by=CODING, document=Document(id="e", text_id="t", sha256="s", text="They say Karim Daoud fled.")
    )
    redactor = Redactor.for_persons([other, wire()])
    assert redactor.apply(other).document.text == "They say Person 1 fled."


def test_a_listed_name_takes_all_names_of_its_bearer_with_it():
    redactor = Redactor.for_names(["plain front", "Hawija"], [wire()])
    record = redactor.apply(wire())
    assert "Front" not in record.document.text
    assert "HAWIJA" not in record.document.text
    assert record.places[0].name == "Name 2"
    assert record.actors[1].name == "Karim Daoud"


def test_a_person_of_the_registry_keeps_the_name():
    record = wire()
    actors = tuple(dataclasses.replace(actor, registry="slug") for actor in record.actors)
    record = dataclasses.replace(record, actors=actors, document=dataclasses.replace(record.document, authors=()))
    assert "Karim Daoud" in Redactor.for_persons([record]).apply(record).document.text


def test_a_word_that_is_part_of_a_name_is_replaced_only_with_its_capital():
    document = Document(id="e", text_id="t", sha256="s", text="Mr Brown wore brown.")
    actor = Actor(id="a1", name="Ann Brown", kind="person", mentions=(Span(3, 8),))
    record = Record(coded_by=CODING, document=document, actors=(actor,))
    assert Redactor.for_persons([record]).apply(record).document.text == "Mr Person 1 wore brown."


def test_every_field_of_text_is_either_free_or_known_to_hold_no_words():
    closed = {
        "coded_by.reportedly", "coded_by.models", "coded_by.registry", "document.id", "document.text_id",
        "document.sha256", "document.published", "document.language", "document.text", "document.voice",
        "actors.id", "actors.country", "actors.plover.country", "actors.plover.sector", "actors.part_of", "places.id",
        "places.country", "places.area.anchors", "times.id", "times.edtf", "times.earliest", "times.latest",
        "times.timex3.value", "times.timex3.mod", "attributions.id", "attributions.source", "attributions.inside",
        "claims.id", "claims.attribution.ref", "claims.attribution.source", "claims.condition", "claims.about",
        "claims.event.mode", "claims.event.context", "claims.event.acled.event_type",
        "claims.event.acled.sub_event_type", "claims.event.actor", "claims.event.recipient", "claims.event.place",
        "claims.event.time", "claims.event.casualties.actor", "claims.relation.subject", "claims.relation.object",
        "wording.voice", "wording.about",
    }  # fmt: skip
    schema = json_schema()
    found = set()

    def walk(node, where):
        node = schema["$defs"][node["$ref"].split("/")[-1]] if "$ref" in node else node
        for option in (*node.get("anyOf", ()), *node.get("prefixItems", ())):
            walk(option, where)
        if isinstance(node.get("items"), dict):
            walk(node["items"], where)
        if isinstance(node.get("additionalProperties"), dict):
            walk(node["additionalProperties"], where)
        for name, part in node.get("properties", {}).items():
            walk(part, f"{where}.{name}".lstrip("."))
        if node.get("type") == "string" and not {"enum", "const"} & set(node):
            found.add(where)

    walk(schema, "")
    assert found == closed | FREE_TEXT
