"""Parts: who and what has which part in an attack.

Learned from the answer keys of MUC-4 (Sundheim 1992), which name phrases and not where they stand: wherever the words
of an answer occur, they are taken for it. Each part is tagged begin, inside, outside by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.encoders.parts import PARTS, decode
from reportedly.encoders.pieces import cut, load_tokenizer

from ..body import WIDTH, base_folder
from .head import Example, Head, Window, in_pieces, mark, tensor

IGNORED = -100
ROLES = dict(zip(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"), PARTS, strict=True))
"""MUC-4's names of the parts."""
INSIDE_WEIGHT = 1.5
"""What a missed word costs beside an invented one: most words are outside."""
LOSS_WEIGHT = 5.0


class PartsHead(Head):
    """A tagger for each part."""

    name: ClassVar[str] = "parts"
    labels: ClassVar[tuple[str, ...]] = PARTS
    outputs: ClassVar[tuple[str, ...]] = ("part_tags",)
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = ((1,),)

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(WIDTH, 3 * len(PARTS))

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        return (self.tags(self.dropout(vectors)),)

    @staticmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        return (outputs[0][1:-1],)

    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        scores = outputs[0].float()
        batch, length, _ = scores.shape
        tags = np.full((batch, length, len(PARTS)), IGNORED, np.int64)
        for number, window in enumerate(windows):
            inner = tags[number, 1 : len(window) + 1]
            inner[window.first] = window.example.gold[window.begin : window.end][window.first]
        weight = torch.tensor([1.0, INSIDE_WEIGHT, INSIDE_WEIGHT])
        return LOSS_WEIGHT * functional.cross_entropy(
            scores.reshape(-1, 3), tensor(tags).reshape(-1), weight=weight, ignore_index=IGNORED
        )

    @classmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
        examples = []
        for line in (data / "events" / f"muc4.{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row["doctext"]
            if skip(text):
                continue
            pieces = cut(text, tokenizer)
            tags = np.zeros((len(pieces), len(PARTS)), np.int8)
            for column, begin, end in _answers(row):
                where = in_pieces(pieces, (begin, end))
                if not tags[slice(*where), column].any():
                    mark(tags[:, column], where)
            examples.append(
                Example(name=row["docid"], task=cls.name, corpus="reports", text=text, pieces=pieces, gold=tags)
            )
        return examples

    def score(
        self, examples: Sequence[Example], outputs: Sequence[Sequence[tuple[Window, tuple[np.ndarray, ...]]]]
    ) -> dict[str, float]:
        """F1 of words inside."""
        both = wanted = given = 0
        for example, windows in zip(examples, outputs, strict=True):
            tags = np.concatenate([window_outputs[0] for _, window_outputs in windows])
            first = example.pieces.first
            found = np.zeros(example.gold.shape, bool)
            for phrase in decode(tags.reshape(len(first), len(PARTS), 3), first):
                found[phrase.begin : phrase.end, PARTS.index(phrase.part)] = True
            gold, found = (example.gold > 0)[first], found[first]
            both, wanted, given = both + (gold & found).sum(), wanted + gold.sum(), given + found.sum()
        figure = 200 * int(both) / max(int(wanted + given), 1)
        return {"main": figure, "part_word_f1": figure}


def _answers(row: dict[str, Any]) -> Iterator[tuple[int, int, int]]:
    """Where the words of the answers stand: number of the part, begin and end in code points; the longest first."""
    for column, role in enumerate(ROLES):
        words = {mention[0] for entity in row["extracts"].get(role, ()) for mention in entity}
        for one in sorted(words, key=lambda one: (-len(one), one)):
            for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", row["doctext"]):
                yield column, *match.span()
