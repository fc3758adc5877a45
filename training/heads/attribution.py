"""Attribution: source, cue and content of each saying, on PolNeAR (Newell et al. 2018).

Three taggers mark words as begin or inside of a source, a cue, a content. Two pointers link them: from a word of a cue
to its source (or to the mark at the begin of the window: none), from a word of a content to its cue. The pointers are
biaffine (Dozat & Manning 2017) with a bias for relative position.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.encoders.attribution import ROLES, decode
from reportedly.encoders.pieces import Pieces, cut, load_tokenizer

from ..body import WIDTH, base_folder
from ..score import attribution_figures
from .head import Example, Head, Window, in_pieces, mark, tensor

POINTER_WIDTH = 128
REACH = 64
"""Relative positions further apart than this share one bias."""
TAG_WEIGHT, LINK_WEIGHT = 3.0, 0.5
IGNORED = -100
NOT_SEEN = -1e4

PieceSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class GoldAttributions:
    """Attributions of a document in pieces, and their tags (roles × pieces: 0 outside, 1 begin, 2 inside)."""

    links: list[dict[str, list[PieceSpan]]]
    tags: np.ndarray


class AttributionHead(Head):
    """Taggers for source, cue and content with pointers between them."""

    name: ClassVar[str] = "attribution"
    labels: ClassVar[tuple[str, ...]] = ROLES
    outputs: ClassVar[tuple[str, ...]] = ("attribution_tags", "attribution_links")
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = ((1,), (2, 3))
    held: ClassVar[float] = 0.05

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDTH, 3 * len(ROLES))
        self.query = nn.Sequential(
            nn.Linear(WIDTH, 2 * POINTER_WIDTH), nn.GELU(), nn.Linear(2 * POINTER_WIDTH, 2 * POINTER_WIDTH)
        )
        self.key = nn.Sequential(
            nn.Linear(WIDTH, 2 * POINTER_WIDTH), nn.GELU(), nn.Linear(2 * POINTER_WIDTH, 2 * POINTER_WIDTH + 2)
        )
        self.distance = nn.Parameter(torch.zeros(2, 2 * REACH + 1))

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        query, key = self.query(vectors), self.key(vectors)
        at = torch.arange(vectors.shape[1], device=vectors.device)
        apart = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        links = []
        for kind in range(2):
            part = slice(kind * POINTER_WIDTH, (kind + 1) * POINTER_WIDTH)
            fit = query[..., part] @ key[..., part].transpose(1, 2) / math.sqrt(POINTER_WIDTH)
            # The bias is learned ten times as fast as a plain parameter would be.
            links.append(fit + key[..., 2 * POINTER_WIDTH + kind][:, None, :] + 10 * self.distance[kind][apart][None])
        return self.tags(vectors), torch.stack(links, 1)

    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        tags, links = outputs[0].float(), outputs[1]
        batch, length, _ = tags.shape
        gold_tags = np.full((batch, length, len(ROLES)), IGNORED, np.int64)
        rows: tuple[list[tuple[int, int]], ...] = ([], [])
        targets: tuple[list[np.ndarray], ...] = ([], [])
        for number, window in enumerate(windows):
            gold: GoldAttributions = window.example.gold
            inner = gold_tags[number, 1 : len(window) + 1]
            inner[window.first] = gold.tags[:, window.begin : window.end].T[window.first]
            for link in gold.links:
                _link_targets(link, window, number, length, rows, targets)
        loss = TAG_WEIGHT * functional.cross_entropy(
            tags.reshape(-1, 3), tensor(gold_tags).reshape(-1), ignore_index=IGNORED
        )
        words = tensor(gold_tags[:, :, 0] != IGNORED)
        for kind in range(2):
            if not rows[kind]:
                continue
            where = torch.tensor(rows[kind])
            target = tensor(np.array(targets[kind]))
            allowed = words[where[:, 0]].clone()
            allowed[:, 0] = True
            scores = links[where[:, 0], kind, where[:, 1]].float().masked_fill(~allowed, NOT_SEEN)
            right = scores.masked_fill(~target, NOT_SEEN)
            loss = loss + LINK_WEIGHT * (torch.logsumexp(scores, -1) - torch.logsumexp(right, -1)).mean()
        return loss

    @staticmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        tags, links = outputs
        return tags[1:-1], links[:, :-1, :-1]

    @classmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        folder = data / "attribution"
        tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
        gold = {row["doc"]: row["attributions"] for row in _rows(folder / f"{part}.gold.jsonl")}
        examples = []
        for row in _rows(folder / f"{part}.docs.jsonl"):
            if skip(row["text"]):
                continue
            pieces = cut(row["text"], tokenizer)
            annotation = _in_pieces(pieces, gold[row["doc"]])
            examples.append(
                Example(
                    name=row["doc"], task=cls.name, corpus="polnear", text=row["text"], pieces=pieces, gold=annotation
                )
            )
        return examples

    def score(self, examples, outputs):
        gold, found = [], []
        for example, windows in zip(examples, outputs, strict=True):
            offsets = example.pieces.offsets
            gold.append([in_text(link, offsets) for link in example.gold.links])
            found.append([
                {role: [(int(offsets[window.begin + begin, 0]), int(offsets[window.begin + end - 1, 1]))
                        for begin, end in getattr(linked, role)] for role in ROLES}
                for window, (tags, links) in windows
                for linked in decode(tags, links, window.first)
            ])  # fmt: skip
        figures = attribution_figures([example.text for example in examples], gold, found)
        return {"main": figures["attribution_f1"], **figures}


def _link_targets(link, window, number, length, rows, targets) -> None:
    """Add the rows of both pointers for one attribution whose cue stands in the window."""
    if not link["cue"]:
        return
    pieces = window.example.pieces
    begin, end = link["cue"][0]
    if begin < window.begin or end > window.end:
        return

    def words_of(span_begin: int, span_end: int) -> np.ndarray:
        marked = np.zeros(length, bool)
        marked[span_begin - window.begin + 1 : span_end - window.begin + 1] = pieces.first[span_begin:span_end]
        return marked

    source = link["source"][0] if link["source"] else None
    if source is None or source[0] < window.begin or source[1] > window.end:
        to_source = np.zeros(length, bool)
        to_source[0] = True
    else:
        to_source = words_of(*source)
    for at in range(begin, end):
        if pieces.first[at] and to_source.any():
            rows[0].append((number, at - window.begin + 1))
            targets[0].append(to_source)
    to_cue = words_of(begin, end)
    if not to_cue.any():
        return  # the cue is a part of a word, to which nothing can point
    for content_begin, content_end in link["content"]:
        for at in range(max(content_begin, window.begin), min(content_end, window.end)):
            if pieces.first[at]:
                rows[1].append((number, at - window.begin + 1))
                targets[1].append(to_cue)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _in_pieces(pieces: Pieces, attributions: Sequence[dict]) -> GoldAttributions:
    tags = np.zeros((len(ROLES), len(pieces)), np.int8)
    links = []
    for attribution in attributions:
        link: dict[str, list[PieceSpan]] = {role: [] for role in ROLES}
        for number, role in enumerate(ROLES):
            for span in attribution[role]:
                begin, end = in_pieces(pieces, span)
                if end > begin:
                    link[role].append((begin, end))
                    mark(tags[number], (begin, end))
        links.append(link)
    return GoldAttributions(links, tags)


def in_text(link: dict[str, list[PieceSpan]], offsets: np.ndarray) -> dict[str, list[PieceSpan]]:
    """The spans of one attribution in code points."""
    return {
        role: [(int(offsets[begin, 0]), int(offsets[end - 1, 1])) for begin, end in spans]
        for role, spans in link.items()
    }
