"""The one visible list of tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..files import DataSet, Row, sets_with_gold, single_set
from ..scorers import actors, attribution, entities, events, place, relations, roles, time
from ..scorers.common import Counts, Metrics
from . import answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question of a task.

    Args:
        name: suffix of the predictions file; empty for the first part.
        predict: from a row (with its gold under `gold`) to a prediction.
        counts: of gold, prediction and text.
        metrics: of summed counts.
        headline: the metric that counts.
    """

    name: str = ""
    predict: Callable[[Row], Row]
    counts: Callable[[Row, Row, str], Counts]
    metrics: Callable[[Counts], Metrics]
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task: how its data are found, and its parts."""

    name: str
    load: Callable[[Path, str], list[DataSet]]
    parts: tuple[Part, ...]
    text_field: str = "text"


def _single(name: str) -> Callable[[Path, str], list[DataSet]]:
    return lambda folder, split: [single_set(folder, name, split)]


_ALL = (
    Task(
        name="attribution",
        load=sets_with_gold,
        parts=(
            Part(
                predict=answers.attribution,
                counts=attribution.counts,
                metrics=attribution.metrics,
                headline="attr_f1",
            ),
        ),
    ),
    Task(
        name="time",
        load=sets_with_gold,
        parts=(Part(predict=answers.time, counts=time.counts, metrics=time.metrics, headline="value_f1"),),
    ),
    Task(
        name="place",
        load=sets_with_gold,
        parts=(
            Part(
                predict=answers.place_recognition,
                counts=place.recognition_counts,
                metrics=place.recognition_metrics,
                headline="strict_f1",
            ),
            Part(
                name="resolution",
                predict=answers.place_resolution,
                counts=place.resolution_counts,
                metrics=place.resolution_metrics,
                headline="acc161",
            ),
        ),
    ),
    Task(
        name="entities",
        load=sets_with_gold,
        parts=(Part(predict=answers.entities, counts=entities.counts, metrics=entities.metrics, headline="strict_f1"),),
    ),
    Task(
        name="relations",
        load=sets_with_gold,
        parts=(
            Part(
                predict=answers.relations,
                counts=relations.counts,
                metrics=relations.metrics,
                headline="relation_f1",
            ),
        ),
    ),
    Task(
        name="events",
        load=_single("plover_sentences"),
        parts=(Part(predict=answers.events, counts=events.counts, metrics=events.metrics, headline="type_accuracy"),),
    ),
    Task(
        name="roles",
        load=_single("muc4"),
        parts=(Part(predict=answers.roles, counts=roles.counts, metrics=roles.metrics, headline="ceaf_ree_f1"),),
        text_field="doctext",
    ),
    Task(
        name="actors",
        load=_single("agents"),
        parts=(Part(predict=answers.actors, counts=actors.counts, metrics=actors.metrics, headline="other.both"),),
        text_field="phrase",
    ),
)

TASKS: dict[str, Task] = {task.name: task for task in _ALL}
