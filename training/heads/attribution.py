"""Attribution: source, cue and content of each saying, on PolNeAR (Newell et al. 2018) and the claims corpus.

Three taggers mark words as begin or inside of a source, a cue, a content. Two pointers link them: from a word of a cue
to its source (or to the mark at the begin of the window: none), from a word of a content to its cue. The pointers are
biaffine (Dozat & Manning 2017) with a bias for relative position.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
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
from ..corpus import MarkedText, is_development, read_corpus
from ..score import attribution_figures
from .head import Example, Head, Window, by_distance, in_pieces, mark, tensor

POINTER_WIDTH = 128
REACH = 64
"""Relative positions further apart than this share one bias."""
TAG_WEIGHT, LINK_WEIGHT = 3.0, 0.5
IGNORED = -100
NOT_SEEN = -1e4

PieceSpan = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class GoldAttributions:
    """Attributions of a document in pieces, and their tags.

    Roles × pieces: 0 outside, 1 begin, 2 inside, or IGNORED.
    """

    links: list[dict[str, list[PieceSpan]]]
    tags: np.ndarray


class AttributionHead(Head):
    """Taggers for source, cue and content with pointers between them."""

    name: ClassVar[str] = "attribution"
    labels: ClassVar[tuple[str, ...]] = ROLES
    outputs: ClassVar[tuple[str, ...]] = ("attribution_tags", "attribution_links")
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = ((1,), (2, 3))
    held: ClassVar[tuple[str, float]] = ("polnear", 0.05)

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
        # The bias is learned ten times as fast as a plain parameter would be.
        distance = by_distance(10 * self.distance, vectors.shape[1])
        links = []
        for kind in range(2):
            part = slice(kind * POINTER_WIDTH, (kind + 1) * POINTER_WIDTH)
            fit = query[..., part] @ key[..., part].transpose(1, 2) / math.sqrt(POINTER_WIDTH)
            links.append(fit + key[..., 2 * POINTER_WIDTH + kind][:, None, :] + distance[kind])
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
        gold = {row["doc"]: row["attributions"] for row in _rows(folder / f"{part}.gold.jsonl")}
        texts = [
            ("polnear", row["doc"], row["text"], gold[row["doc"]], []) for row in _rows(folder / f"{part}.docs.jsonl")
        ]
        texts += [
            one for text in read_corpus() if is_development(text.text) == (part == "dev") for one in _sayings(text)
        ]
        tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
        examples = []
        for corpus, name, text, attributions, undecided in texts:
            if not skip(text):
                pieces = cut(text, tokenizer)
                annotation = _in_pieces(pieces, attributions, undecided)
                examples.append(
                    Example(name=name, task=cls.name, corpus=corpus, text=text, pieces=pieces, gold=annotation)
                )
        return examples

    def score(self, examples, outputs):
        """The figures on PolNeAR, which decide, and F1 on the sayings of the claims corpus."""
        figures: dict[str, float] = {}
        for corpus, prefix in (("polnear", ""), ("sayings", "own_"), ("contents", "nested_")):
            some = [number for number, one in enumerate(examples) if one.corpus == corpus]
            found = self._figures([examples[at] for at in some], [outputs[at] for at in some])
            figures |= {
                f"{prefix}{name}": value for name, value in found.items() if some and (not prefix or name[-2:] == "f1")
            }
        return {"main": figures.get("attribution_f1", 0.0), **figures}

    @staticmethod
    def _figures(examples, outputs):
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
        return attribution_figures([example.text for example in examples], gold, found)


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


def _sayings(text: MarkedText) -> Iterator[tuple[str, str, str, list[dict], list[dict]]]:
    """A text of the claims corpus with its outermost sayings, and each content that holds more as a text of its own.

    Contents are read again when texts are read, as if they stood alone, to find what is said within what is said.
    """
    if text.sayings is None:
        return
    spans = [{role: getattr(one, role) for role in ROLES} for one in text.sayings]

    def within(depth: int, first: int, begin: int) -> tuple[list[dict], list[dict]]:
        """Those of a depth from one on, to the end or to the next outer one, sure and undecided; from `begin` on."""
        sure, undecided = [], []
        for one, parts in zip(text.sayings[first:], spans[first:], strict=True):
            if one.depth < depth:
                break
            if one.depth == depth:
                moved = {role: [(low - begin, high - begin) for low, high in parts[role]] for role in ROLES}
                (undecided if one.undecided else sure).append(moved)
        return sure, undecided

    yield "sayings", text.name, text.text, *within(0, 0, 0)
    for number, one in enumerate(text.sayings):
        begin, end = min(low for low, _ in one.content), max(high for _, high in one.content)
        sure, undecided = within(one.depth + 1, number + 1, begin)
        if sure or undecided:
            yield "contents", f"{text.name}/{number}", text.text[begin:end], sure, undecided


def _in_pieces(pieces: Pieces, attributions: Sequence[dict], undecided: Sequence[dict]) -> GoldAttributions:
    tags = np.zeros((len(ROLES), len(pieces)), np.int8)
    for attribution in undecided:
        for role in ROLES:
            for span in attribution[role]:
                tags[:, slice(*in_pieces(pieces, span))] = IGNORED
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
