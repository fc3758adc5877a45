"""Load the encoder that ships with the package and read texts with it."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ..errors import Missing
from ..model import Factuality, PartName, Reality, Span
from . import attribution, events, parts, triggers
from .pieces import FEATURES, Pieces, cut, load_tokenizer
from .windows import windows

BEGIN_PIECE, END_PIECE = 101, 102
"""BERT's marks at the begin and end of a window."""
BODY = "body.onnx"
SHARED = "shared"
"""Output of the body, and input of each branch: the vectors after the layers that all heads share."""


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
class EncodedEvent:
    """What a sentence tells in the main, as the encoder found it.

    Args:
        sentence: as it was given.
        types: probability of each PLOVER type; YIELD stands for CONCEDE and RETREAT, NONE for no event.
        peak: the word that decided most.
        source: the phrase for who does it, or None.
        target: the phrase for whom it is done to, or None.
    """

    sentence: Span
    types: Mapping[str, float]
    peak: Span
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedPart:
    """A phrase with a part in an attack, as the encoder found it.

    Args:
        part: which.
        span: its words.
        score: how sure the encoder is, 0 to 1, not calibrated.
    """

    part: PartName
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedTrigger:
    """A word that may tell an event, as the encoder found it.

    Args:
        span: the word.
        types: probability of each PLOVER type; NONE where it tells no event.
        factuality: probability of each value, if it tells one.
        reality: the same.
        roles: phrases of its sentence with their role in it (`triggers.ROLES`) and the probability of that.
    """

    span: Span
    types: Mapping[str, float]
    factuality: Mapping[Factuality, float]
    reality: Mapping[Reality, float]
    roles: tuple[tuple[str, Span, float], ...]

    @property
    def told(self) -> float:
        """Probability that the word tells an event."""
        return 1 - self.types["NONE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """What one pass of the encoder gives of a text, in text order; spans are code points of the whole text."""

    attributions: tuple[EncodedAttribution, ...] = ()
    events: tuple[EncodedEvent, ...] = ()
    parts: tuple[EncodedPart, ...] = ()
    triggers: tuple[EncodedTrigger, ...] = ()


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
        offsets = pieces.offsets + part.begin

        def span(begin: int, end: int) -> Span:
            return Span(int(offsets[begin, 0]), int(offsets[end - 1, 1]))

        found: list[EncodedAttribution] = []
        tagged: list[EncodedPart] = []
        types, sides = [], []
        words: list[EncodedTrigger] = []
        limits = [_pieces_of(offsets, sentence) for sentence in sentences or ()]
        begins, ends = [low for low, _ in limits], [high for _, high in limits]
        heads = ("attribution",) if sentences is None else tuple(self._branches)
        for begin, end, outputs in self.outputs(pieces, heads, self.config["window"]):
            first = pieces.first[begin:end]
            for linked in attribution.decode(outputs["attribution_tags"], outputs["attribution_links"], first):
                spans = {
                    role: tuple(span(begin + low, begin + high) for low, high in getattr(linked, role))
                    for role in attribution.ROLES
                }
                found.append(EncodedAttribution(**spans, score=linked.score))
            if "part_tags" in outputs:
                tags = outputs["part_tags"].reshape(end - begin, len(parts.PARTS), 3)
                tagged += [
                    EncodedPart(part=one.part, span=span(begin + one.begin, begin + one.end), score=one.score)
                    for one in parts.decode(tags, first)
                ]
            if "trigger_types" in outputs:
                # sentences follow one another: those of this window lie side by side
                for low, high in limits[bisect_right(ends, begin) : bisect_left(begins, end)]:
                    inside = max(low, begin) - begin, min(high, end) - begin
                    if inside[0] < inside[1]:
                        words += [
                            EncodedTrigger(
                                span=_word(span, one.at + begin, pieces.first),
                                types=_named(triggers.TYPES, one.types),
                                factuality=_named(triggers.FACTUALITIES, one.factuality),
                                reality=_named(triggers.REALITIES, one.reality),
                                roles=tuple(
                                    (role, span(begin + at, begin + to), score) for role, at, to, score in one.roles
                                ),
                            )
                            for one in triggers.decode(outputs, first, inside)
                        ]
            if "event_types" in outputs:
                types.append(outputs["event_types"])
                sides.append(outputs["event_parts"])
        found.sort(key=lambda item: min(item.cue + item.content))
        tagged.sort(key=lambda one: (one.span, one.part))
        if not types:
            return Encoding(attributions=tuple(found), parts=tuple(tagged), triggers=tuple(words))
        scores, phrases = np.concatenate(types), np.concatenate(sides).reshape(len(pieces), len(events.PARTS), 3)
        told = []
        for sentence, (begin, end) in zip(sentences or (), limits, strict=True):
            first = pieces.first[begin:end]
            if not first.any():
                continue
            event = events.read_sentence(scores[begin:end], phrases[begin:end], first)
            source, target = (
                span(begin + low, begin + high) if odds > events.LEAST_ODDS else None
                for (low, high), odds in event.spans
            )
            told.append(
                EncodedEvent(
                    sentence=sentence, types=_named(events.TYPES, event.types),
                    peak=span(begin + event.peak[0], begin + event.peak[1]), source=source, target=target,
                )
            )  # fmt: skip
        return Encoding(attributions=tuple(found), events=tuple(told), parts=tuple(tagged), triggers=tuple(words))

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


def _pieces_of(offsets: NDArray[np.int64], span: Span) -> tuple[int, int]:
    """The pieces `[begin, end)` that share a code point with a span."""
    begin = int(np.searchsorted(offsets[:, 1], span.begin, side="right"))
    return begin, int(np.searchsorted(offsets[:, 0], span.end, side="left"))


def _word(span: Callable[[int, int], Span], at: int, first: NDArray[np.bool_]) -> Span:
    """The whole word that begins with a piece."""
    end = at + 1
    while end < len(first) and not first[end]:
        end += 1
    return span(at, end)


def _named(names: Sequence[Any], values: NDArray[np.float32]) -> dict[Any, float]:
    return dict(zip(names, values.tolist(), strict=True))


def _session(weights: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


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
