"""Load the encoder that ships with the package and read texts with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ..errors import Missing
from ..model import Span
from .decoding import Decoder
from .encoding import Encoding
from .pieces import FEATURES, Pieces, cut, load_tokenizer
from .windows import windows

BEGIN_PIECE, END_PIECE = 101, 102
"""BERT's marks at the begin and end of a window."""
BODY = "body.onnx"
SHARED = "shared"
"""Output of the body, and input of each branch: the vectors after the layers that all heads share."""


class Encoder:
    """A body with a branch for each head, in int8, on one thread and one window at a time, so that results repeat.

    Args:
        folder: with `config.json` and the files that it names; by default the one in the package.

    Raises:
        Missing: where a file lacks or is not the one that `config.json` names.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or Path(str(files("reportedly.data"))) / "models" / "encoder"
        config = _checked(folder / "config.json")
        self.config: dict[str, Any] = json.loads(config)
        self.name: str = self.config["name"]
        self.sha256 = hashlib.sha256(config).hexdigest()
        """Of `config.json`, which names the sums of the other files."""
        contents = {name: _checked(folder / name, sha256) for name, sha256 in self.config["sha256"].items()}
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._body = _session(contents[BODY])
        self._branches = {name: _session(contents[head["file"]]) for name, head in self.config["heads"].items()}

    def read(self, text: str, part: Span | None = None, sentences: Sequence[Span] | None = None) -> Encoding:
        """One pass over `text`, or over a part of it as if it stood alone.

        Args:
            text: the text.
            part: what to read of it.
            sentences: sentences of that part, in text order; where they are given, their events are read too, and who
                has which part in them.
        """
        part = part or Span(0, len(text))
        pieces = cut(part.of(text), self._tokenizer)
        decoder = Decoder(pieces, part.begin, sentences or ())
        heads = ("attribution",) if sentences is None else tuple(self._branches)
        for begin, end, outputs in self.outputs(pieces, heads, self.config["window"]):
            decoder.take(begin, end, outputs)
        return decoder.encoding()

    def outputs(
        self, pieces: Pieces, heads: Sequence[str], window: int
    ) -> Iterator[tuple[int, int, dict[str, NDArray[np.float32]]]]:
        """Begin and end of each window, and the outputs of some heads without the marks that no decoder takes.

        Args:
            pieces: the text.
            heads: names of the heads to run.
            window: pieces that a window holds at most.
        """
        for begin, end in windows(pieces, window):
            vectors = self.vectors(pieces.ids[begin:end], pieces.features[begin:end])
            values: dict[str, NDArray[np.float32]] = {}
            for name in heads:
                names = self.config["heads"][name]["outputs"]
                values.update(zip(names, self._branches[name].run(names, {SHARED: vectors}), strict=True))
            yield begin, end, {
                name: value[0, :, :-1, :-1] if name == "attribution_links"
                else value[0, :, 1:-1, 1:-1] if name == "trigger_links" else value[0, 1:-1]
                for name, value in values.items()
            }  # fmt: skip

    def vectors(self, ids: NDArray[np.int64], features: NDArray[np.int64]) -> NDArray[np.float32]:
        """What the body makes of one window: 1 × (pieces + 2) × width, with the marks at its begin and end.

        Args:
            ids: vocabulary ids of the pieces.
            features: pieces × 3.
        """
        size = len(ids)
        marked = np.empty((1, size + 2), np.int64)
        marked[0, 0], marked[0, 1:-1], marked[0, -1] = BEGIN_PIECE, ids, END_PIECE
        around = np.zeros((1, size + 2, FEATURES), np.int64)
        around[0, 1:-1] = features
        return self._body.run([SHARED], {"ids": marked, "features": around})[0]  # type: ignore[no-any-return]


def _session(weights: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # the fused kernel takes longer than addition and normalisation one after the other
    without = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=without
    )


_folder: ContextVar[Path | None] = ContextVar("encoder_folder", default=None)


def shipped_encoder() -> Encoder:
    """The encoder in the package, or the one named by `using_encoder`; each is loaded once per process."""
    return _loaded(_folder.get())


@contextmanager
def using_encoder(folder: Path) -> Iterator[None]:
    """Read with the encoder in `folder` meanwhile: to measure weights before they ship."""
    token = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(token)


@cache
def _loaded(folder: Path | None) -> Encoder:
    return Encoder(folder)


def _checked(path: Path, sha256: str | None = None) -> bytes:
    todo = "install reportedly again, or rebuild the weights with `python -m training.export`"
    if not path.is_file():
        raise Missing(f"the encoder's file {path.name} is not there", where=str(path), todo=todo)
    content = path.read_bytes()
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise Missing(f"{path.name} is not the file that config.json names", where=str(path), todo=todo)
    return content
