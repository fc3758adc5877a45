"""Phrases: who and what has which part in an attack, and mentions of organisations, persons, places and things.

Learned from the answer keys of MUC-4, which name phrases and not where they stand: wherever the words of an answer
occur, they are taken for it, so these examples are unchecked and learned first; then from the mentions of re3d. Each
label is tagged begin, inside, outside by itself, so that a phrase may be a victim and a person. A corpus teaches its
own labels and is silent on the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from reportedly.encoders.phrases import LABELS, MENTIONS, PARTS, decode
from reportedly.encoders.pieces import cut, load_tokenizer

from ..body import WIDTH, base_folder
from .head import Example, Head, Window, in_pieces, mark, tensor

IGNORED = -100
ROLES = dict(zip(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"), PARTS, strict=True))
"""MUC-4's names of the parts."""
LEAST_CONFIDENCE = 0.5
"""re3d's annotations below are left out, as its scorer does."""
INSIDE_WEIGHT = 1.5
"""What a missed word costs beside an invented one: most words are outside."""
LOSS_WEIGHT = 5.0


class PhrasesHead(Head):
    """A tagger for each label."""

    name: ClassVar[str] = "phrases"
    labels: ClassVar[tuple[str, ...]] = LABELS
    outputs: ClassVar[tuple[str, ...]] = ("phrase_tags",)
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = ((1,),)
    own_layers: ClassVar[int] = 3
    starts_like: ClassVar[str | None] = "events"

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(WIDTH, 3 * len(LABELS))

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        return (self.tags(self.dropout(vectors)),)

    @staticmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        return (outputs[0][1:-1],)

    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        scores = outputs[0].float()
        batch, length, _ = scores.shape
        tags = np.full((batch, length, len(LABELS)), IGNORED, np.int64)
        for number, window in enumerate(windows):
            inner = tags[number, 1 : len(window) + 1]
            inner[window.first] = window.example.gold[window.begin : window.end][window.first]
        weight = torch.tensor([1.0, INSIDE_WEIGHT, INSIDE_WEIGHT])
        return LOSS_WEIGHT * functional.cross_entropy(
            scores.reshape(-1, 3), tensor(tags).reshape(-1), weight=weight, ignore_index=IGNORED
        )

    @classmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        examples = [
            _example(row["docid"], row["doctext"], _answers(row), PARTS, weak=True)
            for row in _rows(data / "events" / f"muc4.{part}.jsonl")
        ]
        if part != "train":
            return examples  # what re3d has to measure on is measured out of fold
        texts = {row["doc"]: row["text"] for row in _rows(data / "entities" / "re3d.dev.docs.jsonl")}
        for row in _rows(data / "entities" / "re3d.dev.gold.jsonl"):
            if not skip(texts[row["doc"]]):
                examples.append(_example(row["doc"], texts[row["doc"]], _mentions(row), MENTIONS))
        return examples

    def score(
        self, examples: Sequence[Example], outputs: Sequence[Sequence[tuple[Window, tuple[np.ndarray, ...]]]]
    ) -> dict[str, float]:
        """F1 of words inside, over the labels that an example has."""
        both = wanted = given = 0
        for example, windows in zip(examples, outputs, strict=True):
            tags = np.concatenate([window_outputs[0] for _, window_outputs in windows])
            first = example.pieces.first
            found = np.zeros(example.gold.shape, bool)
            for phrase in decode(tags.reshape(len(first), len(LABELS), 3), first):
                found[phrase.begin : phrase.end, LABELS.index(phrase.label)] = True
            known = example.gold != IGNORED
            gold, found = (example.gold > 0)[first], (found & known)[first]
            both, wanted, given = both + (gold & found).sum(), wanted + gold.sum(), given + found.sum()
        figure = 200 * int(both) / max(int(wanted + given), 1)
        return {"main": figure, "phrase_word_f1": figure}


def _example(
    name: str, text: str, spans: Iterable[tuple[str, int, int]], labels: Sequence[str], *, weak: bool = False
) -> Example:
    """A text with tags, pieces × labels: 0 outside, 1 begin, 2 inside; IGNORED for labels that the corpus lacks.

    Args:
        name: of the document.
        text: the text.
        spans: label, begin and end in code points; of two that overlap, the first counts.
        labels: that the corpus has.
        weak: see `Example`.
    """
    pieces = cut(text, _tokenizer())
    tags = np.full((len(pieces), len(LABELS)), IGNORED, np.int8)
    for label in labels:
        tags[:, LABELS.index(label)] = 0
    for label, begin, end in spans:
        column = tags[:, LABELS.index(label)]
        where = in_pieces(pieces, (begin, end))
        if not column[slice(*where)].any():
            mark(column, where)
    return Example(name=name, head="phrases", text=text, pieces=pieces, gold=tags, weak=weak)


def _answers(row: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Where the words of the answers stand, the longest first."""
    for role, part in ROLES.items():
        words = {mention[0] for entity in row["extracts"].get(role, ()) for mention in entity}
        for one in sorted(words, key=lambda one: (-len(one), one)):
            for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", row["doctext"]):
                yield part, *match.span()


def _mentions(row: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Mentions that the annotators were sure of, the longest first."""
    for span in sorted(row["spans"], key=lambda span: (span["start"] - span["end"], span["start"])):
        if span["type"] in MENTIONS and span.get("confidence", 1) >= LEAST_CONFIDENCE:
            yield span["type"], span["start"], span["end"]


@cache
def _tokenizer() -> Tokenizer:
    return load_tokenizer(base_folder() / "tokenizer.json")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
