"""Body and heads together, and how windows become a batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.encoders.pieces import FEATURES, hide_case

from .body import LAYERS, Body, Branch, base_folder
from .heads import HEADS, Head, Window
from .heads.head import tensor

BEGIN_PIECE, END_PIECE = 101, 102
"""BERT's marks at the begin and end of a window."""
ON_BODY = tuple(head.name for head in HEADS if not head.own_layers)
SHARED_LAYERS = LAYERS - max(head.own_layers for head in HEADS)
"""Layers of the body before the branches, which all have as many of their own."""


class Model(nn.Module):
    """One body with all heads; a head with layers of its own has a branch."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Body()
        self.heads = nn.ModuleDict({head.name: head() for head in HEADS})
        self.branches = nn.ModuleDict({head.name: Branch(head.own_layers) for head in HEADS if head.own_layers})

    def load_base(self) -> None:
        """Start from the base weights."""
        for part in (self.body, *self.branches.values()):
            part.load_base(base_folder() / "model.safetensors")  # type: ignore[operator]

    def load_run(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a run; heads that it did not know keep theirs.

        Raises:
            ValueError: where the run lacks anything else, or has what this model lacks.
        """
        known = {key.split(".")[1] for key in weights if key.startswith("heads.")}
        missing, unknown = self.load_state_dict(weights, strict=False)
        lacking = [key for key in missing if key.split(".")[0] == "body" or key.split(".")[1] in known]
        if lacking or unknown:
            raise ValueError(f"the run is of another model: it lacks {lacking}, and has {unknown} beside")

    def head(self, name: str) -> Head:
        """The head of this name."""
        return self.heads[name]  # type: ignore[return-value]

    def outputs(self, name: str, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        """Outputs of one head for a batch."""
        shared = LAYERS - self.head(name).own_layers
        return self._outputs(name, self.body(ids, features, mask, layers=shared), mask)

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """For full windows: the outputs of the heads on the body, and the vectors that branches go on from.

        This is what is exported; each branch is exported beside it (`Tail`).
        """
        states = self.body(ids, features)
        on_body = [output for name in ON_BODY for output in self._outputs(name, states)]
        return (*on_body, states[SHARED_LAYERS])

    def _outputs(self, name: str, states: list[Tensor], mask: Tensor | None = None) -> tuple[Tensor, ...]:
        head = self.head(name)
        vectors = states[LAYERS - head.own_layers]
        return head(self.branches[name](vectors, mask) if head.own_layers else vectors)  # type: ignore[no-any-return]

    @torch.no_grad()
    def read(self, name: str, windows: Sequence[Window]) -> list[tuple[Window, tuple[np.ndarray, ...]]]:
        """Outputs of one head for each window, in the form in which its decoder takes them."""
        found: list[tuple[Window, tuple[np.ndarray, ...]]] = []
        for window in windows:
            outputs = self.outputs(name, *collate([window]))
            found.append((window, self.head(name).inner([output[0].float().numpy() for output in outputs])))
        return found


class Tail(nn.Module):
    """What comes after the shared layers for one head: its branch and the head.

    Args:
        model: that has the head.
        name: of the head, which has layers of its own.
    """

    def __init__(self, model: Model, name: str) -> None:
        super().__init__()
        self.branch, self.head = model.branches[name], model.head(name)

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
