"""Load the encoder that ships with the package and read texts with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ..errors import Missing
from ..model import Span
from . import attribution
from .pieces import FEATURES, Pieces, cut, load_tokenizer
from .windows import windows

BEGIN_PIECE, END_PIECE = 101, 102
"""BERT's marks at the begin and end of a window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedAttribution:
    """An attribution as the encoder found it.

    Args:
        source: who says it; at most one span.
        cue: what tells of the saying; one span.
        content: what is said; one span or more, in text order.
        score: how sure the encoder is, 0 to 1, not calibrated.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """What one pass of the encoder gives of a text, in text order; spans are code points of the whole text."""

    attributions: tuple[EncodedAttribution, ...] = ()


class Encoder:
    """A body with heads, in int8, on one thread and one window at a time, so that results repeat.

    Args:
        folder: with `model.onnx`, `tokenizer.json` and `config.json`; by default the one in the package.

    Raises:
        Missing: where a file lacks or is not the one that `config.json` names.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or Path(str(files("reportedly.data"))) / "models" / "encoder"
        self.config: dict[str, Any] = json.loads(_checked(folder / "config.json"))
        self.name: str = self.config["name"]
        self.sha256: str = self.config["sha256"]["model.onnx"]
        weights = _checked(folder / "model.onnx", self.sha256)
        _checked(folder / "tokenizer.json", self.config["sha256"]["tokenizer.json"])
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]

    def read(self, text: str, part: Span | None = None) -> Encoding:
        """One pass over `text`, or over a part of it as if it stood alone."""
        part = part or Span(0, len(text))
        pieces = cut(part.of(text), self._tokenizer)
        found: list[EncodedAttribution] = []
        for begin, outputs in self._run(pieces):
            tags, links = outputs["attribution_tags"], outputs["attribution_links"]
            first = pieces.first[begin : begin + len(tags)]
            for linked in attribution.decode(tags, links, first):
                spans = {
                    role: tuple(
                        Span(
                            part.begin + int(pieces.offsets[begin + low, 0]),
                            part.begin + int(pieces.offsets[begin + high - 1, 1]),
                        )
                        for low, high in getattr(linked, role)
                    )
                    for role in attribution.ROLES
                }
                found.append(EncodedAttribution(**spans, score=linked.score))
        return Encoding(attributions=tuple(sorted(found, key=lambda item: min(item.cue + item.content))))

    def _run(self, pieces: Pieces) -> Iterator[tuple[int, dict[str, NDArray[np.float32]]]]:
        """First piece of each window, and its outputs without the mark at the end."""
        for begin, end in windows(pieces, self.config["window"]):
            size = end - begin
            ids = np.empty((1, size + 2), np.int64)
            ids[0, 0], ids[0, 1:-1], ids[0, -1] = BEGIN_PIECE, pieces.ids[begin:end], END_PIECE
            features = np.zeros((1, size + 2, FEATURES), np.int64)
            features[0, 1:-1] = pieces.features[begin:end]
            values = self._session.run(self._outputs, {"ids": ids, "features": features})
            outputs = dict(zip(self._outputs, (value[0] for value in values), strict=True))
            outputs["attribution_tags"] = outputs["attribution_tags"][1:-1]
            outputs["attribution_links"] = outputs["attribution_links"][:, :-1, :-1]
            yield begin, outputs


@cache
def shipped_encoder() -> Encoder:
    """The encoder in the package, loaded once per process."""
    return Encoder()


def _checked(path: Path, sha256: str | None = None) -> bytes:
    todo = "install reportedly again, or rebuild the weights with `python -m training.export`"
    if not path.is_file():
        raise Missing(f"the encoder's file {path.name} is not there", where=str(path), todo=todo)
    content = path.read_bytes()
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise Missing(f"{path.name} is not the file that config.json names", where=str(path), todo=todo)
    return content
