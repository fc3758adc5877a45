"""The one visible list of tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter

from .. import forms
from ..files import DataSet, Row, sets_with_gold, single_set
from ..forms import Form
from ..scorers import actors, attribution, entities, events, place, relations, roles, time
from ..scorers.common import Counts, Metrics
from ..scorers.slips import Slip
from ..scorers.tables import Table
from . import answers, ties


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is made of counts.

    Args:
        name: suffix of the predictions file; empty for the first part of a task.
        metrics: of summed counts.
        headline: the metric that counts.
        tables: by type and the like, of summed counts.
    """

    name: str = ""
    metrics: Callable[[Counts], Metrics]
    headline: str
    tables: Callable[[Counts], list[Table]] = lambda summed: []


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Measure):
    """One question of a task.

    Args:
        predict: from a row (with its gold under `gold`) to a prediction.
        answer: the form of a prediction.
        nothing: the prediction for a text that cannot be read, without its name.
        counts: of gold, prediction and text.
        slips: what was missed, invented or wrong, of gold, prediction and text.
    """

    predict: Callable[[Row], Row]
    answer: Form
    nothing: Row
    counts: Callable[[Row, Row, str], Counts]
    slips: Callable[[Row, Row, str], list[Slip]] = lambda gold, predicted, text: []


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task: how its data are found, what they look like, and its parts.

    Args:
        name: on the command line.
        load: from a folder and a split to the sets there are.
        row: the form of a row of texts.
        gold: the form of a row of gold.
        parts: its questions.
        key: the field by which texts, gold and predictions go together; None where they go by their number.
        text: the field with the text.
    """

    name: str
    load: Callable[[Path, str], list[DataSet]]
    row: Form
    gold: Form
    parts: tuple[Part, ...]
    key: str | None = "doc"
    text: str = "text"


def _part(
    scorer: ModuleType, predict: Callable[[Row], Row], headline: str, answer: type[Any], nothing: Row
) -> tuple[Part]:
    """The one part of a task whose scorer is a whole module."""
    return (
        Part(
            predict=predict,
            answer=TypeAdapter(answer),
            nothing=nothing,
            counts=scorer.counts,
            metrics=scorer.metrics,
            headline=headline,
            slips=scorer.slips,
            tables=scorer.tables,
        ),
    )


def _with_gold(name: str, gold: type[Any], parts: tuple[Part, ...]) -> Task:
    """A task with texts in one file and gold in another."""
    return Task(name=name, load=sets_with_gold, row=TypeAdapter(forms.Text), gold=TypeAdapter(gold), parts=parts)


def _single(
    name: str, file: str, row: type[Any], gold: type[Any], parts: tuple[Part, ...], *, key: str | None, text: str,
    label: str,
) -> Task:  # fmt: skip
    """A task with text and gold in one row; a row with gold has the field `label`."""

    def load(folder: Path, split: str) -> list[DataSet]:
        return [single_set(folder, file, split, key=key, text=text, gold=label)]

    return Task(
        name=name, load=load, row=TypeAdapter(row), gold=TypeAdapter(gold), parts=parts, key=key, text=text
    )  # fmt: skip


_PLACE = (
    Part(
        predict=answers.place_recognition,
        answer=TypeAdapter(forms.Toponyms),
        nothing={"spans": []},
        counts=place.recognition_counts,
        metrics=place.recognition_metrics,
        headline="strict_f1",
        slips=place.recognition_slips,
    ),
    Part(
        name="resolution",
        predict=answers.place_resolution,
        answer=TypeAdapter(forms.Toponyms),
        nothing={"spans": []},
        counts=place.resolution_counts,
        metrics=place.resolution_metrics,
        headline="acc161",
        slips=place.resolution_slips,
    ),
)
_ALL = (
    _with_gold(
        "attribution",
        forms.Attributions,
        _part(attribution, answers.attribution, "attr_f1", forms.Attributions, {"attributions": []}),
    ),
    _with_gold("time", forms.Times, _part(time, answers.time, "value_f1", forms.Times, {"spans": []})),
    _with_gold("place", forms.Toponyms, _PLACE),
    _with_gold(
        "entities", forms.Entities, _part(entities, answers.entities, "strict_f1", forms.Entities, {"spans": []})
    ),
    _with_gold(
        "relations",
        forms.Relations,
        _part(relations, ties.relations, "relation_f1", forms.Relations, {"relations": []}),
    ),
    _single(
        "events",
        "plover_sentences",
        forms.Sentence,
        forms.LabelledSentence,
        _part(events, answers.events, "type_accuracy", forms.Events, {"events": []}),
        key="id",
        text="text",
        label="plover",
    ),
    _single(
        "roles",
        "muc4",
        forms.Report,
        forms.Roles,
        _part(roles, answers.roles, "ceaf_ree_f1", forms.Roles, {"extracts": {}}),
        key="docid",
        text="doctext",
        label="extracts",
    ),
    _single(
        "actors",
        "agents",
        forms.Phrase,
        forms.LabelledPhrase,
        _part(actors, answers.actors, "other.both", forms.Code, {"country": None, "sector": None}),
        key=None,
        text="phrase",
        label="sector",
    ),
)

TASKS: dict[str, Task] = {task.name: task for task in _ALL}
