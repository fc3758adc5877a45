"""Answers to benchmarks, read out of records: what the adapters translate."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly import read_text
from reportedly.evaluation.tasks import answers, ties
from reportedly.model import Part, PartName, Span


def found(text: str, type_: str) -> list[str]:
    return [span["text"] for span in answers.entities({"doc": "d", "text": text})["spans"] if span["type"] == type_]


@pytest.mark.parametrize(
    ("text", "type_", "extents"),
    [
        ("Gen. Adil Karim visited the base.", "Person", ["Gen. Adil Karim"]),
        ("Shells fell in northern Iraq.", "Location", ["northern Iraq"]),
        ("Shells fell in Mosul, Iraq.", "Location", ["Mosul, Iraq"]),
        ("Near Palmyra, one shell hit a house.", "Location", ["Palmyra"]),
        ("Shells fell in Iraq, Jordan and Mosul.", "Location", ["Iraq", "Jordan", "Mosul"]),
        ("Troops met 40 rebel fighters.", "Organisation", ["Troops", "rebel fighters"]),
        ("Members of the Nahr Front left.", "Organisation", ["Members of the Nahr Front"]),
        ("A car and two armoured vehicles burned.", "MilitaryPlatform", ["armoured vehicles"]),
        ("Soldiers found a grenade launcher.", "Weapon", ["grenade launcher"]),
        ("A UAV fell near Mosul.", "Organisation", []),
    ],
)
def test_extents_of_entities_are_those_of_re3d(text, type_, extents):
    assert found(text, type_) == extents


def test_a_claim_that_another_one_is_about_is_left_out_of_the_events():
    text = "France accused Israel of shelling a school in Gaza."
    types = {claim.event.type for claim in read_text(text).claims if claim.event}
    told = [event["plover_type"] for event in answers.events({"id": 1, "text": text})["events"]]
    assert types == {"ACCUSE", "ASSAULT"} and told == ["ACCUSE"]


def test_parts_of_one_entity_are_one_answer(monkeypatch):
    text = "Rebels attacked the Basra granary. The granary burned. A guard was hurt."
    record = read_text(text)
    place = next(at for at, claim in enumerate(record.claims) if claim.event and claim.event.type == "ASSAULT")
    claim = record.claims[place]

    def part(words: str, name: PartName, score: float) -> Part:
        begin = text.index(words)
        return Part(part=name, span=Span(begin, begin + len(words)), score=score)

    parts = (
        part("the Basra granary", "target", 0.9),
        part("granary burned"[:7], "target", 0.8),
        part("A guard", "victim", answers.LEAST_PART - 0.01),
    )
    event = dataclasses.replace(claim.event, parts=parts)
    claims = [*record.claims]
    claims[place] = dataclasses.replace(claim, event=event)
    monkeypatch.setattr(answers, "read_text", lambda text: dataclasses.replace(record, claims=tuple(claims)))
    extracts = answers.roles({"docid": "d", "doctext": text})["extracts"]
    assert extracts["Target"] == [["basra granary"]] and extracts["Victim"] == []


@pytest.mark.parametrize(
    ("text", "kind", "ends"),
    [
        # who attacks fights, and the things that are hit are fought against
        ("The army shelled the Red Column near Gao.", "FightingAgainst", ("army", "Red Column")),
        ("The army bombed a bridge near Gao.", "FightingAgainst", ("army", "bridge")),
        # the leader's name, and no description that holds the group's
        ("Adam Bello, the commander of the Red Column, left.", "InChargeOf", ("Adam Bello", "Red Column")),
        ("Iran armed the Red Column.", "AlliesOf", ("Iran", "Red Column")),
    ],
)
def test_ends_of_relations_stand_where_re3d_marks_them(text, kind, ends):
    rows = ties.relations({"doc": "d", "text": text})["relations"]
    found = [
        (row["type"], text[row["sourceBegin"] : row["sourceEnd"]], text[row["targetBegin"] : row["targetEnd"]])
        for row in rows
    ]
    assert any(type_ == kind and all(end in one for end, one in zip(ends, told, strict=True)) for type_, *told in found)


def test_offices_of_states_are_none_of_re3ds_relations():
    assert ties.relations({"doc": "d", "text": "Iranian President Adam Bello left."})["relations"] == []
