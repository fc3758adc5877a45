"""Our scorers give what the benchmarks' own scripts give, to the last digit, on disturbed gold."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reportedly.evaluation.files import sets_with_gold
from reportedly.evaluation.run import load
from reportedly.evaluation.scorers import actors, attribution, entities, events, place, time
from reportedly.evaluation.tasks import TASKS
from tests.benchmarks import FOLDER, needs_benchmarks

pytestmark = needs_benchmarks


def script(name: str):
    sys.path.insert(0, str(FOLDER / "score"))
    try:
        spec = importlib.util.spec_from_file_location(name, FOLDER / "score" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.pop(0)


def summed(counts, gold, predicted, docs):
    return sum((counts(gold[key], predicted[key], docs[key]["text"]) for key in gold), Counter())


def disturbed(spans, text, random):
    """Some spans dropped, some moved, some with other values."""
    kept = []
    for span in spans:
        if random.random() < 0.2:
            continue
        begin, end = span["start"], span["end"]
        if random.random() < 0.3:
            begin, end = max(0, begin - random.randint(0, 8)), min(len(text), end + random.randint(0, 8))
        changed = dict(span, start=begin, end=end, text=text[begin:end])
        if random.random() < 0.2:
            changed |= {"value": "X", "type": "DATE", "gid": "1", "lat": 10.0, "lon": 10.0}
        kept.append(changed)
    return kept


def test_attribution():
    [data] = sets_with_gold(FOLDER / "attribution", "dev")
    chance = random.Random(1)
    predicted = {}
    for key, row in data.gold.items():
        kept = []
        for one in row["attributions"]:
            if chance.random() < 0.8:
                move = chance.choice([0, 0, 30])
                kept.append(
                    {
                        "source": [] if chance.random() < 0.1 else one["source"],
                        "cue": one["cue"],
                        "content": [[begin + move, end + move] for begin, end in one["content"]],
                    }
                )
        predicted[key] = {"doc": key, "attributions": kept}
    theirs = script("score_attribution").score(data.gold, predicted, data.docs)
    ours = attribution.metrics(summed(attribution.counts, data.gold, predicted, data.docs))
    for name in ("attr", "content", "source", "cue", "attr_content_only"):
        assert (ours[f"{name}_p"], ours[f"{name}_r"], ours[f"{name}_f1"]) == pytest.approx(theirs[name], abs=1e-12)
    assert (ours["indirect_p"], ours["indirect_r"]) == pytest.approx(theirs["indirect"], abs=1e-12)


def test_time():
    [data] = sets_with_gold(FOLDER / "time", "dev")
    chance = random.Random(2)
    predicted = {
        key: {"doc": key, "spans": disturbed(row["spans"], data.docs[key]["text"], chance)}
        for key, row in data.gold.items()
    }
    gold = {key: sorted(row["spans"], key=lambda span: (span["start"], span["end"])) for key, row in data.gold.items()}
    given = {key: sorted(row["spans"], key=lambda span: (span["start"], span["end"])) for key, row in predicted.items()}
    theirs = script("score_time").score(gold, given)
    ours = time.metrics(summed(time.counts, data.gold, predicted, data.docs))
    for name in ("strict", "relaxed", "value", "type"):
        assert 100 * ours[f"{name}_f1"] == pytest.approx(theirs[name]["F1"], abs=1e-9)


@pytest.mark.parametrize("name", ["lgl", "trnews", "gwn"])
def test_place(name):
    data = next(one for one in sets_with_gold(FOLDER / "place", "dev") if one.name == name)
    chance = random.Random(3)
    predicted = {
        key: {"doc": key, "spans": disturbed(row["spans"], data.docs[key]["text"], chance)}
        for key, row in data.gold.items()
    }
    texts = {key: row["text"] for key, row in data.docs.items()}
    module = script("score_place")
    _, recognition = module.rec(data.gold, predicted, texts, None)
    ours = place.recognition_metrics(summed(place.recognition_counts, data.gold, predicted, data.docs))
    for kind in ("strict", "trimmed", "relaxed"):
        assert 100 * ours[f"{kind}_f1"] == pytest.approx(recognition[kind][2], abs=1e-9)
    resolution = module.res(data.gold, predicted)
    ours = place.resolution_metrics(summed(place.resolution_counts, data.gold, predicted, data.docs))
    assert 100 * ours["acc161"] == pytest.approx(resolution["acc161"], abs=1e-9)
    assert 100 * ours["exact_id"] == pytest.approx(resolution["exact_id"], abs=1e-9)
    assert ours["auc"] == pytest.approx(resolution["auc"], abs=1e-9)


def test_entities():
    [data] = sets_with_gold(FOLDER / "entities", "dev")
    chance = random.Random(4)
    predicted = {
        key: {"doc": key, "spans": disturbed(row["spans"], data.docs[key]["text"], chance)}
        for key, row in data.gold.items()
    }
    theirs = script("score_entities").score(data.gold, predicted, list(entities.TYPES))["ALL"]
    ours = entities.metrics(summed(entities.counts, data.gold, predicted, data.docs))
    for kind in ("strict", "relaxed"):
        assert 100 * ours[f"{kind}_f1"] == pytest.approx(theirs[f"{kind}_F1"], abs=1e-9)


def run_script(name: str, gold: Path, predicted: list[dict], folder: Path) -> str:
    path = folder / "predicted.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in predicted), encoding="utf-8")
    command = [sys.executable, str(FOLDER / "score" / f"{name}.py"), str(gold), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_events(tmp_path):
    [data] = load(TASKS["events"], FOLDER / "events", "train")
    chance = random.Random(5)
    types = [*sorted({row["plover"] for row in data.gold.values()} - {"YIELD"}), "RETREAT"]
    predicted = {}
    for key, row in data.gold.items():
        found = [
            {
                "plover_type": chance.choice([row["plover"], chance.choice(types)]).replace("YIELD", "CONCEDE"),
                "source_span": chance.choice([row["source"], None, [0, 3]]),
                "target_span": chance.choice([row["target"], None]),
            }
            for _ in range(chance.randint(0, 3))
        ]
        predicted[key] = {"id": key, "events": found}
    path = FOLDER / "events" / "plover_sentences.train.jsonl"
    theirs = run_script("score_events", path, list(predicted.values()), tmp_path)
    ours = events.metrics(summed(events.counts, data.gold, predicted, data.docs))
    assert f"type_accuracy {ours['type_accuracy']:.3f}  type_recall {ours['type_recall']:.3f}" in theirs
    assert f"macro_f1 all {ours['macro_f1']:.3f}" in theirs
    assert f"35 sentences {ours['macro_f1_frequent']:.3f}" in theirs
    assert f"source span F1 {ours['source_f1']:.3f}" in theirs
    assert f"target span F1 {ours['target_f1']:.3f}" in theirs


def test_actors(tmp_path):
    [data] = load(TASKS["actors"], FOLDER / "actors", "dev")
    chance = random.Random(6)
    predicted = {
        key: {
            "phrase": row["phrase"],
            "country": chance.choice([row["country"], "USA", None]),
            "sector": chance.choice([row["sector"], "GOV", None]),
        }
        for key, row in data.gold.items()
    }
    path = FOLDER / "actors" / "agents.dev.jsonl"
    theirs = run_script("score_actors", path, list(predicted.values()), tmp_path)
    counted = sum((actors.counts(data.gold[key], predicted[key], "") for key in data.gold), Counter())
    ours = actors.metrics(counted)
    for name, group in (("other phrases", "other."), ("named", "named."), ("all", "")):
        line = next(line for line in theirs.splitlines() if line.startswith(name))
        told = "  ".join(f"{field} {ours[f'{group}{field}']:.3f}" for field in ("both", "country", "sector"))
        assert line.endswith(told)
