"""Events: all that is learned about them, on the same last layers: each helps the others, and one pass gives all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
from torch import Tensor, nn

from .claims import ClaimsHead
from .head import Example, Head, Window
from .parts import PartsHead
from .sentences import SentencesHead

KINDS: tuple[type[Head], ...] = (SentencesHead, PartsHead, ClaimsHead)


class EventsHead(Head):
    """Heads for sentences, parts and claims; an example belongs to one of them, and its loss is that one's."""

    name: ClassVar[str] = "events"
    labels: ClassVar[tuple[str, ...]] = tuple(label for kind in KINDS for label in kind.labels)
    outputs: ClassVar[tuple[str, ...]] = tuple(name for kind in KINDS for name in kind.outputs)
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = tuple(axes for kind in KINDS for axes in kind.piece_axes)

    @classmethod
    def tasks(cls) -> tuple[str, ...]:
        return tuple(kind.name for kind in KINDS)

    def __init__(self) -> None:
        super().__init__()
        self.kinds = nn.ModuleDict({kind.name: kind() for kind in KINDS})

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        return tuple(output for kind in self.kinds.values() for output in kind(vectors))

    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        name = windows[0].example.task
        loss: Tensor = self.kinds[name].loss(_own(outputs, name), windows)  # type: ignore[operator]
        return loss

    @staticmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        return tuple(one for kind in KINDS for one in kind.inner(_own(outputs, kind.name)))

    @classmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        return [example for kind in KINDS for example in kind.load(data, part, skip)]

    def score(
        self, examples: Sequence[Example], outputs: Sequence[Sequence[tuple[Window, tuple[np.ndarray, ...]]]]
    ) -> dict[str, float]:
        """The figures of each kind that has examples; the main one is their mean."""
        figures: dict[str, float] = {}
        mains = []
        for name, kind in self.kinds.items():
            own = [
                (example, [(window, _own(inner, name)) for window, inner in parts])
                for example, parts in zip(examples, outputs, strict=True)
                if example.task == name
            ]
            if own:
                found = kind.score([one for one, _ in own], [parts for _, parts in own])  # type: ignore[operator]
                mains.append(found.pop("main"))
                figures |= found
        return {"main": sum(mains) / max(len(mains), 1), **figures}


def _own(outputs: Sequence, name: str) -> tuple:
    """The outputs of one kind."""
    at = 0
    for kind in KINDS:
        if kind.name == name:
            return tuple(outputs[at : at + len(kind.outputs)])
        at += len(kind.outputs)
    raise KeyError(name)
