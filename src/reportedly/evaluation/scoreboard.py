"""The scoreboard: every task on its development part, beside what other tools reach, as one page."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..lexicons.load import load_toml

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One run of the scoreboard.

    Args:
        task: a task of `evaluate`, or `records`.
        folder: of the data, under the benchmarks folder; gold stands in the repository.
        split: which part.
        shown: metrics on the page.
        seen: how the data were used: "development" (tuned on in part, never trained on), "out of fold", or what else is
            to be said.
        predictions: out-of-fold predictions to score, a file in `benchmarks/predictions`, where a shipped model was
            trained on the data.
    """

    task: str
    folder: str
    split: str
    shown: tuple[str, ...]
    seen: str = "development"
    predictions: str | None = None


ENTRIES: tuple[Entry, ...] = (
    Entry(
        task="attribution", folder="attribution", split="dev", shown=("attr_f1", "direct_r", "indirect_r", "content_f1")
    ),
    Entry(task="time", folder="time", split="dev", shown=("value_f1", "relaxed_f1", "strict_f1")),
    Entry(task="place", folder="place", split="dev", shown=("strict_f1", "acc161")),
    Entry(task="entities", folder="entities", split="dev", shown=("strict_f1", "relaxed_f1")),
    Entry(
        task="events",
        folder="events",
        split="train",
        shown=("type_accuracy", "type_recall", "events_per_sentence", "macro_f1_frequent", "source_f1", "target_f1"),
        seen="out of fold",
        predictions="events.train.jsonl",
    ),
    Entry(
        task="relations",
        folder="entities",
        split="dev",
        shown=("relation_f1", "FightingAgainst.f1", "AlliesOf.f1", "BelongsTo.f1", "InChargeOf.f1"),
    ),
    Entry(task="roles", folder="events", split="dev", shown=("ceaf_ree_f1",)),
    Entry(task="actors", folder="actors", split="dev", shown=("other.both", "named.both")),
)


def page(results: Iterable[tuple[Entry, Figures]], command: str) -> str:
    """The page as Markdown.

    Args:
        results: each entry with the JSON form of its result.
        command: what to run to get the page again.
    """
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# Scoreboard",
        "",
        f"Written by `{command}` on {datetime.date.today().isoformat()}; reportedly {version('reportedly')}, "
        f"spaCy {version('spacy')}, onnxruntime {version('onnxruntime')}; {machine}.",
        "",
        "Every figure comes out of the same records that users get. In brackets the 95 % interval over documents.",
        "*development*: data that rules were tuned on in part and no shipped model was trained on; expect a little",
        "less on unseen text. *out of fold*: a shipped model was trained on the data; the figure is of models that",
        "were not trained on the sentence they read (`training/crossvalidate.py`). *own gold*: annotated before the",
        "reader was first run on it; parts of the reader were tuned on what it showed since.",
        "",
        "| task | set | measure | reportedly | others on the same data | data |",
        "|---|---|---|---|---|---|",
    ]
    peers = load_toml("evaluation/peers.toml")["peer"]
    for entry, figures in results:
        sets = figures["sets"] if len(figures["sets"]) > 1 else {}
        for name, values in [*sets.items(), *([] if sets else [("", figures["all"])])]:
            for metric in entry.shown:
                if metric not in values:
                    continue
                value = values[metric]
                others = "; ".join(
                    f"{peer['tool']} {peer['value']:.3f}"
                    for peer in peers
                    if peer["task"] == entry.task and peer["metric"] == metric and peer.get("set", name) == name
                )
                ours = f"{value['value']:.3f} ({value['low']:.3f}–{value['high']:.3f})"
                lines.append(f"| {entry.task} | {name} | {metric} | {ours} | {others} | {entry.seen} |")
    lines += ["", "Sources of the others' figures: `src/reportedly/data/evaluation/peers.toml`.", ""]
    return "\n".join(lines)


def folder_of(entry: Entry, data: Path) -> Path:
    """Where the data of an entry lie."""
    return data / entry.folder
