"""Body and heads together, and how windows become a batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.encoders.pieces import FEATURES, hide_case

from .body import Body
from .heads import HEADS, Head, Window
from .heads.head import tensor

BEGIN_PIECE, END_PIECE = 101, 102
"""BERT's marks at the begin and end of a window."""


class Model(nn.Module):
    """One body with all heads."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Body()
        self.heads = nn.ModuleDict({head.name: head() for head in HEADS})

    def head(self, name: str) -> Head:
        """The head of this name."""
        return self.heads[name]  # type: ignore[return-value]

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """All outputs of all heads for full windows; this is what is exported."""
        vectors = self.body(ids, features)
        return tuple(output for head in self.heads.values() for output in head(vectors))

    @torch.no_grad()
    def read(self, name: str, windows: Sequence[Window]) -> list[tuple[Window, tuple[np.ndarray, ...]]]:
        """Outputs of one head for each window, without what stands past its end."""
        found: list[tuple[Window, tuple[np.ndarray, ...]]] = []
        for window in windows:
            outputs = self.head(name)(self.body(*collate([window])))
            tags, links = (output[0].float().numpy() for output in outputs)
            found.append((window, (tags[1:-1], links[:, :-1, :-1])))
        return found


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
