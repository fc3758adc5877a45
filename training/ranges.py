"""Keep the few far-out values of a layer from coarsening the int8 steps of all others.

An activation has one int8 scale for a whole window, set by its largest value. In BERT's layers a handful of channels
are far larger than the others, at the mark at the window's begin above all (Bondarenko et al. 2021, *Understanding and
Overcoming the Challenges of Efficient Transformer Quantization*), so that the others fall on few steps. Here, the
channels that come into the feed-forward part are scaled down where they reach too far, and its weights up (Xiao et al.
2023, *SmoothQuant*); and the hidden channels that reach furthest are computed apart, in float (Dettmers et al. 2022,
*LLM.int8()*). What a layer computes stays the same.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from .body import WIDTH, Layer

REACH = 3.0
"""How many times the median channel's largest value one may have before it is scaled down."""
APART = 2
"""Hidden channels computed in float."""
FLOAT = ("apart_up", "apart_down")
"""Names of the products that stay in float."""


class EvenLayer(Layer):
    """The same layer, with ranges that int8 can hold.

    Args:
        layer: the layer.
        entering: largest absolute value of each channel that its feed-forward part takes.
        hidden: the same of each channel inside that part.
    """

    def __init__(self, layer: Layer, entering: Tensor, hidden: Tensor) -> None:
        super().__init__(0.0)
        self.load_state_dict(layer.state_dict())
        scale = (entering / (REACH * entering.median())).clamp(min=1.0)
        far = hidden.topk(APART).indices
        self.register_buffer("shrink", 1 / scale)
        self.apart_up, self.apart_down = nn.Linear(WIDTH, APART), nn.Linear(APART, WIDTH, bias=False)
        with torch.no_grad():
            self.apart_up.weight.copy_(self.up.weight[far])
            self.apart_up.bias.copy_(self.up.bias[far])
            self.apart_down.weight.copy_(self.down.weight[:, far])
            self.up.weight[far], self.up.bias[far], self.down.weight[:, far] = 0.0, 0.0, 0.0
            self.up.weight.mul_(scale)

    def feed_forward(self, x: Tensor) -> Tensor:
        apart = self.apart_down(functional.gelu(self.apart_up(x)))
        return self.down(functional.gelu(self.up(x * self.shrink))) + apart


@torch.no_grad()
def even_out(layers: nn.ModuleList, read: Callable[[], None]) -> None:
    """Put an `EvenLayer` in the place of each layer.

    Args:
        layers: of a body or a branch.
        read: runs them over some texts, by which the ranges are found.
    """
    largest: dict[nn.Module, Tensor] = {}

    def see(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        values = inputs[0].abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest[module], values) if module in largest else values

    hooks = [part.register_forward_pre_hook(see) for layer in layers for part in (layer.up, layer.down)]
    read()
    for hook in hooks:
        hook.remove()
    for number, layer in enumerate(layers):
        layers[number] = EvenLayer(layer, largest[layer.up], largest[layer.down])
