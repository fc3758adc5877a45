"""What every head is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.onnx import is_in_onnx_export

from reportedly.encoders.pieces import Pieces

from ..body import LONGEST


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """One annotated document.

    Args:
        name: of the document in its corpus.
        task: name of the head, or of the part of a head, that its annotation is for.
        text: the text.
        pieces: the text in pieces.
        gold: the annotation in the head's own form, in pieces.
        corpus: what it is of; a recipe says how often each corpus is seen.
    """

    name: str
    task: str
    corpus: str
    text: str
    pieces: Pieces
    gold: Any


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Window:
    """Pieces `[begin, end)` of an example; `hide_case` where the text is to be seen without its casing."""

    example: Example
    begin: int
    end: int
    hide_case: bool = False

    def __len__(self) -> int:
        return self.end - self.begin

    @property
    def first(self) -> np.ndarray:
        """True for the first piece of each word of the window."""
        return self.example.pieces.first[self.begin : self.end]


class Head(nn.Module, ABC):
    """One task on the shared body.

    A batch holds windows of one head's corpus only; in it position 0 is the mark at the begin of a window, and piece i
    of the window stands at position i + 1.
    """

    name: ClassVar[str]
    labels: ClassVar[tuple[str, ...]]
    outputs: ClassVar[tuple[str, ...]]
    """Names of the ONNX outputs, as `forward` returns them; the axes that run over pieces are in `piece_axes`."""
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]]
    own_layers: ClassVar[int] = 3
    """Last layers that the head has for itself."""
    held: ClassVar[tuple[str, float]] = ("", 0.0)
    """Corpus, and share of its training texts, that decides which state is kept; without any the last one is."""

    @classmethod
    def tasks(cls) -> tuple[str, ...]:
        """The tasks of whose examples it learns."""
        return (cls.name,)

    @abstractmethod
    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        """Outputs for batch × length × width vectors."""

    @abstractmethod
    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        """The loss over a batch of windows."""

    @staticmethod
    @abstractmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        """Outputs of one window without the marks that the decoder does not take."""

    @classmethod
    @abstractmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        """The examples of `part` ("train", "dev") in the data folder, without texts that `skip` holds back.

        Raises:
            FileNotFoundError: where the folder lacks them.
        """

    @abstractmethod
    def score(
        self, examples: Sequence[Example], outputs: Sequence[Sequence[tuple[Window, tuple[np.ndarray, ...]]]]
    ) -> dict[str, float]:
        """Figures over decoded examples; the one named `main` decides which state is kept.

        Args:
            examples: as loaded.
            outputs: for each example, its windows with the outputs without the marks at begin and end.
        """


def by_distance(bias: Tensor, length: int) -> Tensor:
    """Kinds × length × length: the bias for the distance from each place to each other.

    Args:
        bias: kinds × distances, the middle one for a place itself; what is further apart shares the last one.
        length: of the windows.
    """
    reach = bias.shape[1] // 2
    # in the graph the longest window's are a constant: looking each one up takes longer than all the rest of a head
    at = torch.arange(LONGEST if is_in_onnx_export() else length, device=bias.device)
    apart = (at[None, :] - at[:, None]).clamp(-reach, reach) + reach
    return bias[:, apart][:, :length, :length]


def tensor(values: Any) -> Tensor:
    """A tensor of a numpy array."""
    return torch.from_numpy(np.ascontiguousarray(values))


def mark(tags: np.ndarray, span: tuple[int, int]) -> None:
    """Tag the pieces `[begin, end)`: 1 begin, 2 inside."""
    begin, end = span
    if end > begin:
        tags[begin] = 1
        tags[begin + 1 : end] = 2


def in_pieces(pieces: Pieces, span: tuple[int, int]) -> tuple[int, int]:
    """The pieces `[begin, end)` that share a code point with a span of the text."""
    begin = int(np.searchsorted(pieces.offsets[:, 1], span[0], side="right"))
    return begin, int(np.searchsorted(pieces.offsets[:, 0], span[1], side="left"))
