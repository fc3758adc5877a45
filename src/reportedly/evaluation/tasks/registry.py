"""The one visible list of tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from ..files import DataSet, Row, sets_with_gold, single_set
from ..scorers import actors, attribution, entities, events, place, relations, roles, time
from ..scorers.common import Counts, Metrics
from ..scorers.slips import Slip
from ..scorers.tables import Table
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
        slips: what was missed, invented or wrong, of gold, prediction and text.
        tables: by type and the like, of summed counts.
    """

    name: str = ""
    predict: Callable[[Row], Row]
    counts: Callable[[Row, Row, str], Counts]
    metrics: Callable[[Counts], Metrics]
    headline: str
    slips: Callable[[Row, Row, str], list[Slip]] = lambda gold, predicted, text: []
    tables: Callable[[Counts], list[Table]] = lambda summed: []


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task: how its data are found, and its parts."""

    name: str
    load: Callable[[Path, str], list[DataSet]]
    parts: tuple[Part, ...]
    text_field: str = "text"


def _single(name: str) -> Callable[[Path, str], list[DataSet]]:
    return lambda folder, split: [single_set(folder, name, split)]


def _part(scorer: ModuleType, predict: Callable[[Row], Row], headline: str) -> Part:
    """The part of a task whose scorer is a whole module."""
    return Part(
        predict=predict,
        counts=scorer.counts,
        metrics=scorer.metrics,
        headline=headline,
        slips=scorer.slips,
        tables=scorer.tables,
    )


_ALL = (
    Task(
        name="attribution",
        load=sets_with_gold,
        parts=(_part(attribution, answers.attribution, "attr_f1"),),
    ),
    Task(name="time", load=sets_with_gold, parts=(_part(time, answers.time, "value_f1"),)),
    Task(
        name="place",
        load=sets_with_gold,
        parts=(
            Part(
                predict=answers.place_recognition,
                counts=place.recognition_counts,
                metrics=place.recognition_metrics,
                headline="strict_f1",
                slips=place.recognition_slips,
            ),
            Part(
                name="resolution",
                predict=answers.place_resolution,
                counts=place.resolution_counts,
                metrics=place.resolution_metrics,
                headline="acc161",
                slips=place.resolution_slips,
            ),
        ),
    ),
    Task(name="entities", load=sets_with_gold, parts=(_part(entities, answers.entities, "strict_f1"),)),
    Task(name="relations", load=sets_with_gold, parts=(_part(relations, answers.relations, "relation_f1"),)),
    Task(name="events", load=_single("plover_sentences"), parts=(_part(events, answers.events, "type_accuracy"),)),
    Task(name="roles", load=_single("muc4"), parts=(_part(roles, answers.roles, "ceaf_ree_f1"),), text_field="doctext"),
    Task(
        name="actors", load=_single("agents"), parts=(_part(actors, answers.actors, "other.both"),), text_field="phrase"
    ),
)

TASKS: dict[str, Task] = {task.name: task for task in _ALL}
