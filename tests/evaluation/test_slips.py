"""The error listing says of every task what was missed, invented and wrong, and where."""

from __future__ import annotations

import json

import pytest

from reportedly.evaluation.run import evaluate
from reportedly.evaluation.scorers import actors, attribution, entities, events, place, relations, roles, time

TEXT = "Rebels left Marib on Monday. The army entered Sirwah, a witness said; the rebels denied it."


def at(words: str) -> dict[str, int]:
    begin = TEXT.index(words)
    return {"start": begin, "end": begin + len(words)}


def span(words: str) -> list[int]:
    return list(at(words).values())


def saying(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    return {"source": [span(source)], "cue": [span(cue)], "content": [span(content)]}


def day(words: str, value: str) -> dict[str, object]:
    return at(words) | {"text": words, "type": "DATE", "value": value}


def town(words: str, lat: float = 15.4, lon: float = 45.3) -> dict[str, object]:
    return at(words) | {"gid": None, "lat": lat, "lon": lon}


def thing(words: str, kind: str) -> dict[str, object]:
    return at(words) | {"type": kind}


def tie(one: str, two: str, kind: str) -> dict[str, object]:
    ends = zip(("sourceBegin", "sourceEnd", "targetBegin", "targetEnd"), [*span(one), *span(two)], strict=True)
    return {"type": kind} | dict(ends)


def sentence(kind: str, source: str, target: str) -> dict[str, object]:
    return {"plover": kind, "plover_type": kind, "source": span(source), "source_span": span(source)} | {
        "target": span(target),
        "target_span": span(target),
    }


CASES = {
    "attribution": (
        attribution.slips,
        {
            "attributions": [
                saying("a witness", "said", "The army entered Sirwah"),
                saying("the rebels", "denied", "it"),
            ]
        },
        {"attributions": [saying("The army", "said", "The army entered Sirwah"), saying("Rebels", "left", "Monday")]},
        ["wrong source", "missed attribution", "invented attribution"],
    ),
    "time": (
        time.slips,
        {"spans": [day("Monday", "2021-05-03"), day("left", "2021")]},
        {"spans": [day("Monday", "2021-05-10"), day("said", "2022")]},
        ["missed time", "wrong time value", "invented time"],
    ),
    "place": (
        place.recognition_slips,
        {"spans": [at("Marib"), at("Sirwah")]},
        {"spans": [at("Marib on"), at("Monday")]},
        ["wrong toponym extent", "missed toponym", "invented toponym"],
    ),
    "place resolution": (
        place.resolution_slips,
        {"spans": [town("Marib"), town("Sirwah")]},
        {"spans": [town("Marib", lat=40.0)]},
        ["wrong toponym place", "missed toponym place"],
    ),
    "entities": (
        entities.slips,
        {"spans": [thing("Marib", "Location"), thing("Monday", "Temporal"), thing("a witness", "Person")]},
        {"spans": [thing("Marib", "Person"), thing("on Monday", "Temporal"), thing("The army", "Organisation")]},
        ["wrong entity extent", "wrong entity type", "missed entity", "invented entity"],
    ),
    "relations": (
        relations.slips,
        {"relations": [tie("Rebels", "The army", "FightingAgainst")]},
        {"relations": [tie("Rebels", "The army", "AlliesOf")]},
        ["missed FightingAgainst", "invented AlliesOf"],
    ),
    "events": (
        events.slips,
        sentence("ASSAULT", "The army", "Sirwah"),
        {"events": [sentence("RETREAT", "The army", "Marib")]},
        ["wrong event type", "wrong event target"],
    ),
    "roles": (
        roles.slips,
        {"extracts": {"PerpOrg": [["Rebels"]], "Target": [["Sirwah"]]}},
        {"extracts": {"PerpOrg": [["the army"]], "Target": [["sirwah"]]}},
        ["missed PerpOrg", "invented PerpOrg"],
    ),
    "actors": (
        actors.slips,
        {"country": "YEM", "sector": "REB", "named": False},
        {"country": "YEM", "sector": None},
        ["missed sector"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_item_is_listed_as_missed_invented_or_wrong(name):
    slips, gold, read, expected = CASES[name]
    assert sorted(f"{slip.kind} {slip.what}" for slip in slips(gold, read, TEXT)) == sorted(expected)


@pytest.mark.parametrize("name", CASES)
def test_a_right_reading_has_no_slips(name):
    slips, gold, _, _ = CASES[name]
    read = {"events": [gold]} if name == "events" else gold
    assert slips(gold, read, TEXT) == []


def test_the_listing_shows_where_an_item_stands(tmp_path):
    rows = {"docs": {"text": TEXT}, "gold": {"spans": [at("Marib"), at("Sirwah")]}, "read": {"spans": [at("Marib")]}}
    for name, row in rows.items():
        (tmp_path / f"dev.{name}.jsonl").write_text(json.dumps({"doc": "d"} | row), encoding="utf-8")
    (tmp_path / "dev.read.jsonl.resolution").write_text(json.dumps({"doc": "d", "spans": []}), encoding="utf-8")
    recognition = evaluate("place", tmp_path, "dev", predictions_from=tmp_path / "dev.read.jsonl").parts[0]
    assert recognition.slips == [
        {
            "set": "dev",
            "doc": "d",
            "strict_f1": 0.667,
            "kind": "missed",
            "what": "toponym",
            "span": tuple(span("Sirwah")),
            "gold": "Sirwah",
            "predicted": None,
            "context": TEXT.replace("Sirwah", "⟦Sirwah⟧"),
        }
    ]
