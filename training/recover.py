"""A head's weights out of its exported file, to learn on from what ships: `python -m training.recover --help`.

They are the exported int8 steps as floats: by them a head reads as it ships.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from .body import LONGEST
from .model import Model

Arrays = dict[str, NDArray[np.generic]]


def recover(encoder: Path, head: str) -> dict[str, Tensor]:
    """The state of a model with this head, on the exported body.

    Args:
        encoder: folder that `training.export` wrote.
        head: name of the head.

    Raises:
        ValueError: where the file is of another form of the head.
    """
    graph = onnx.load(str(encoder / f"{head}.onnx")).graph
    values: Arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name: value for name, value in values.items() if name.startswith(("branch.", "head."))}
    for node in graph.node:
        if node.op_type in ("QAttention", "MatMulInteger", "MatMul") and node.input[1] in values:
            # `/branch/layers.0/up/MatMul_quant`, `/branch/layers.0/Attention_quant`, `/head/query/query.0/MatMul_quant`
            path = node.name.replace("Attention_quant", "qkv/Attention_quant").strip("/").split("/")[:-1]
            place = ".".join(part for part, after in pairwise([*path, ""]) if not after.startswith(f"{part}."))
            weights = values[node.input[1]].astype(np.float32)
            if node.input[1].endswith("_quantized"):
                weights = weights * values[node.input[1].replace("_quantized", "_scale")]
            found[f"{place}.weight"] = weights.T
    distances = next((one for one in values.values() if one.shape[1:] == (LONGEST, LONGEST)), None)
    state: dict[str, Tensor] = {}
    for key, wanted in Model([head], encoder).state_dict().items():
        name = key.replace(f"branches.{head}.", "branch.").replace(f"heads.{head}.", "head.")
        value = found.get(name, found.get(name.replace("kinds.", "")))
        if name.endswith("distance") and distances is not None:
            reach = wanted.shape[1] // 2
            apart = range(-reach, reach + 1)
            value = np.stack([distances[:, max(0, -one), max(0, one)] for one in apart], 1) / 10
        if value is None or value.shape != tuple(wanted.shape):
            raise ValueError(
                f"{head}.onnx has no {name} of shape {tuple(wanted.shape)}: export it by this version first"
            )
        state[key] = torch.tensor(value, dtype=torch.float32)
    for shrink in [name for name in found if name.endswith(".shrink")]:
        exported = shrink.removesuffix(".shrink")
        _even_back(state, exported.replace("branch.", f"branches.{head}."), found, exported)
    return state


def _even_back(state: dict[str, Tensor], layer: str, found: Arrays, exported: str) -> None:
    """Undo for a layer what `ranges.EvenLayer` did: the channels scaled down, and those computed apart."""
    up, bias, down = (state[f"{layer}.{part}"] for part in ("up.weight", "up.bias", "down.weight"))
    up *= torch.tensor(found[f"{exported}.shrink"])
    far = (up.abs().sum(1) == 0).nonzero().flatten()
    up[far] = torch.tensor(found[f"{exported}.apart_up.weight"])
    bias[far] = torch.tensor(found[f"{exported}.apart_up.bias"])
    down[:, far] = torch.tensor(found[f"{exported}.apart_down.weight"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the exported encoder")
    parser.add_argument("--head", required=True, help="name of the head")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights, for --start of training.train")
    given = parser.parse_args(arguments)
    torch.save(recover(given.encoder, given.head), given.out)


if __name__ == "__main__":
    main()
