"""Heads with their layers on a body, and how windows become a batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.encoders import Encoder
from reportedly.encoders.encoder import BEGIN_PIECE, END_PIECE
from reportedly.encoders.pieces import FEATURES, hide_case

from .body import WIDTH, Body, Branch, base_folder
from .heads import HEADS, Head, Window
from .heads.head import Example, tensor


class Model(nn.Module):
    """Heads, each with its own layers, on a body that learns with them, or on one that is exported already.

    Args:
        names: of the heads.
        encoder: folder with the exported body; None where the body is to learn.
    """

    heads: nn.ModuleDict
    branches: nn.ModuleDict

    def __init__(self, names: Sequence[str], encoder: Path | None = None) -> None:
        super().__init__()
        self.heads = nn.ModuleDict({head.name: head() for head in HEADS if head.name in names})
        self.branches = nn.ModuleDict({name: Branch(self.head(name).own_layers) for name in self.heads})
        self._owner = {task: name for name in self.heads for task in self.head(name).tasks()}
        self.body = Body() if encoder is None else None
        self._encoder = None if encoder is None else Encoder(encoder)
        self._seen: dict[tuple[int, int, int, bool], np.ndarray] = {}

    def load_base(self) -> None:
        """Start from the base weights."""
        for part in (self.body, *self.branches.values()):
            if part is not None:
                part.load_base(base_folder() / "model.safetensors")  # type: ignore[operator]

    def load_start(self, weights: dict[str, Tensor]) -> None:
        """Begin with the heads of another run and their layers.

        Raises:
            ValueError: where the run lacks them.
        """
        mine = self.state_dict()
        lacking = sorted(mine.keys() - weights.keys())
        if lacking:
            raise ValueError(f"the run is of other heads: it lacks {lacking[0]} and {len(lacking) - 1} more")
        self.load_state_dict({key: weights[key] for key in mine})

    def head(self, name: str) -> Head:
        """A head by its name."""
        return self.heads[name]  # type: ignore[return-value]

    def head_of(self, example: Example) -> Head:
        """The head that learns of an example."""
        return self.head(self._owner[example.task])

    def forward(self, windows: Sequence[Window]) -> tuple[Tensor, ...]:
        """Outputs for a batch of windows of one task, of the head that it belongs to."""
        name = self._owner[windows[0].example.task]
        vectors, mask = self.vectors(windows)
        return self.heads[name](self.branches[name](vectors, mask))  # type: ignore[no-any-return]

    def vectors(self, windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
        """What the body makes of a batch, batch × length × width; mask, batch × length, true where a piece is."""
        ids, features, mask = collate(windows)
        return (self._exported(windows, mask) if self.body is None else self.body(ids, features, mask)), mask

    def _exported(self, windows: Sequence[Window], mask: Tensor) -> Tensor:
        """Vectors of the exported body, exactly as they are when texts are read, padded; kept for the next pass."""
        vectors = np.zeros((*mask.shape, WIDTH), np.float16)
        for number, window in enumerate(windows):
            key = (id(window.example), window.begin, window.end, window.hide_case)
            if key not in self._seen:
                pieces = window.example.pieces
                features = pieces.features[window.begin : window.end]
                if window.hide_case:
                    features = hide_case(features)
                found = self._encoder.vectors(pieces.ids[window.begin : window.end], features)[0]  # type: ignore[union-attr]
                self._seen[key] = found.astype(np.float16)
            vectors[number, : len(window) + 2] = self._seen[key]
        return tensor(vectors).float()

    @torch.no_grad()
    def read(self, windows: Sequence[Window]) -> list[tuple[Window, tuple[np.ndarray, ...]]]:
        """Outputs for each window, in the form in which the head's decoder takes them."""
        found: list[tuple[Window, tuple[np.ndarray, ...]]] = []
        for window in windows:
            outputs = [output[0].float().numpy() for output in self([window])]
            found.append((window, self.head_of(window.example).inner(outputs)))
        return found


class Tail(nn.Module):
    """What comes after the body for one head: its layers and the head."""

    def __init__(self, model: Model, name: str) -> None:
        super().__init__()
        self.branch, self.head = model.branches[name], model.heads[name]

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        """Outputs for batch × length × width vectors of full windows."""
        return self.head(self.branch(vectors))  # type: ignore[no-any-return]


def collate(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, features and mask of a batch."""
    length = max(len(window) for window in windows) + 2
    ids = np.zeros((len(windows), length), np.int64)
    features = np.zeros((len(windows), length, FEATURES), np.int64)
    mask = np.zeros((len(windows), length), bool)
    for number, window in enumerate(windows):
        size = len(window)
        pieces = window.example.pieces
        ids[number, 0], ids[number, size + 1] = BEGIN_PIECE, END_PIECE
        ids[number, 1 : size + 1] = pieces.ids[window.begin : window.end]
        part = pieces.features[window.begin : window.end]
        features[number, 1 : size + 1] = hide_case(part) if window.hide_case else part
        mask[number, : size + 2] = True
    return tensor(ids), tensor(features), tensor(mask)
