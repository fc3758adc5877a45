"""Sentences: the PLOVER type of a sentence with its source and target.

Learned from sentences with type, source and target and from sentences that tell no event; before these from
machine-written stories of a type, whose labels nobody checked. The type is pooled over the words of a sentence by
learned attention (Ilse et al. 2018); phrases are tagged begin, inside, outside.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from reportedly.encoders.events import LEAST_ODDS, PARTS, TYPES, read_sentence
from reportedly.encoders.pieces import cut, load_tokenizer

from ..body import WIDTH, base_folder
from ..corpus import MarkedText, is_development, read_corpus
from .head import Example, Head, Window, in_pieces, mark, tensor

IGNORED = -100
NOT_SEEN = -1e4
SMOOTHING = 0.1
TYPE_WEIGHT, TAG_WEIGHT = 1.0, 2.0
PACK = (1, 1, 2, 3)
"""Sentences that stand together in an example: a sentence is read alone or among others."""


@dataclass(frozen=True, slots=True, eq=False)
class GoldSentence:
    """Pieces `[begin, end)` with the type's number, or IGNORED, and the spans of source and target, in code points."""

    begin: int
    end: int
    type: int
    spans: tuple[tuple[int, int] | None, ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class GoldEvents:
    """Sentences of an example, and its tags (parts × pieces: 0 outside, 1 begin, 2 inside, IGNORED)."""

    sentences: list[GoldSentence]
    tags: np.ndarray


@dataclass(slots=True, eq=False)
class _Row:
    """A sentence as a file has it."""

    text: str
    type: str | None = None
    spans: tuple[tuple[int, int] | None, ...] | None = None


def normal(text: str) -> str:
    """A text by its letters alone: the same sentence in two files is one."""
    return re.sub(r"\W+", "", text.lower())


class SentencesHead(Head):
    """Type votes and attention of each word, and taggers for the parts."""

    name: ClassVar[str] = "sentences"
    labels: ClassVar[tuple[str, ...]] = (*TYPES, *PARTS)
    outputs: ClassVar[tuple[str, ...]] = ("event_types", "event_parts")
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = ((1,), (1,))

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.types = nn.Linear(WIDTH, 1 + len(TYPES))
        self.parts = nn.Linear(WIDTH, 3 * len(PARTS))

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        vectors = self.dropout(vectors)
        return self.types(vectors), self.parts(vectors)

    @staticmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        types, parts = outputs
        return types[1:-1], parts[1:-1]

    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        types, parts = outputs[0].float(), outputs[1].float()
        batch, length, _ = types.shape
        tags = np.full((batch, length, len(PARTS)), IGNORED, np.int64)
        wanted: list[int] = []
        votes: list[Tensor] = []
        for number, window in enumerate(windows):
            gold: GoldEvents = window.example.gold
            inner = tags[number, 1 : len(window) + 1]
            inner[window.first] = gold.tags[:, window.begin : window.end].T[window.first]
            for sentence in gold.sentences:
                begin, end = max(sentence.begin, window.begin), min(sentence.end, window.end)
                if sentence.type == IGNORED or end <= begin:
                    continue
                scores = types[number, begin - window.begin + 1 : end - window.begin + 1]
                votes.append(torch.softmax(scores[:, 0], 0) @ scores[:, 1:])
                wanted.append(sentence.type)
        loss = torch.zeros(())
        if votes:
            loss = loss + TYPE_WEIGHT * functional.cross_entropy(
                torch.stack(votes), torch.tensor(wanted), label_smoothing=SMOOTHING
            )
        if (tags != IGNORED).any():
            loss = loss + TAG_WEIGHT * functional.cross_entropy(
                parts.reshape(-1, 3), tensor(tags).reshape(-1), ignore_index=IGNORED
            )
        return loss

    @classmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        folder = data / "events"
        tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
        if part != "train":
            return []  # what there is to measure on is measured out of fold
        sure = [row for row in _distinct(_labelled(folder)) if not skip(row.text)]
        quiet = [_Row(row["text"], "NONE", (None, None)) for row in _rows(folder / "quiet.train.jsonl")]
        stories = [
            _Row(_opening(row["text"]), _fold(row["plover"])) for row in _rows(folder / "plover_synthetic.train.jsonl")
        ]
        plain = [row for text in read_corpus() if not is_development(text.text) for row in plain_sentences(text)]
        return [
            *_packed([*sure, *quiet], tokenizer, "sentences"),
            *_packed(stories, tokenizer, "stories"),
            *_packed(plain, tokenizer, "plain"),
        ]

    def score(
        self, examples: Sequence[Example], outputs: Sequence[Sequence[tuple[Window, tuple[np.ndarray, ...]]]]
    ) -> dict[str, float]:
        right = sentences = 0
        found, gold, hits = [0] * len(PARTS), [0] * len(PARTS), [0] * len(PARTS)
        for example, windows in zip(examples, outputs, strict=True):
            types = np.concatenate([window_outputs[0] for _, window_outputs in windows])
            parts = np.concatenate([window_outputs[1] for _, window_outputs in windows]).reshape(-1, len(PARTS), 3)
            pieces = example.pieces
            for one in example.gold.sentences:
                where = slice(one.begin, one.end)
                told = read_sentence(types[where], parts[where], pieces.first[where])
                if one.type != IGNORED:
                    sentences += 1
                    right += int(told.types.argmax()) == one.type
                for number, span in enumerate(one.spans or ()):
                    (begin, end), odds = told.spans[number]
                    begins, ends = pieces.offsets[one.begin + begin, 0], pieces.offsets[one.begin + end - 1, 1]
                    found[number] += odds > LEAST_ODDS
                    gold[number] += span is not None
                    hits[number] += odds > LEAST_ODDS and span is not None and begins < span[1] and span[0] < ends
        figures = {"event_type_accuracy": 100 * right / max(sentences, 1)}
        for number, name in enumerate(PARTS):
            figures[f"event_{name}_f1"] = 200 * hits[number] / max(found[number] + gold[number], 1)
        return {"main": float(np.mean(list(figures.values()))), **figures}


def _labelled(folder: Path) -> Iterator[_Row]:
    for row in _rows(folder / "plover_sentences.train.jsonl"):
        yield _Row(row["text"], _fold(row["plover"]), (_span(row["source"]), _span(row["target"])))
    for row in _rows(folder / "source_target_bio.train.jsonl"):
        yield _joined(row["tokens"], row["tags"])


def plain_sentences(text: MarkedText) -> Iterator[_Row]:
    """Sentences of the claims corpus in which all that is told as fact is of one type, or that tell nothing.

    Who does it is the source, whom it befalls the target, of acts with two sides the second of these. What is only
    demanded, threatened or planned stands beside the demand, threat or plan, as in PLOVER.
    """
    for begin, end in text.sentences:
        events = [one for one in text.events if begin <= one.trigger[0] < end]
        told = [one for one in events if one.factuality in ("CT+", "PR+") and one.reality in ("actual", "ongoing")]
        types = {_fold(one.type) for one in told}
        if len(types) != bool(events) or (
            told and any(one.undecided and _fold(one.type) not in types for one in events)
        ):
            continue
        roles = told[0].roles if told else {}
        parties = [*roles.get("actor", ())[:1], *(roles.get("recipient") or roles.get("actor", ())[1:])[:1]]
        if told and not roles.get("actor"):
            parties = [None, *parties]
        spans = tuple(span and (span[0] - begin, span[1] - begin) for span in (*parties, None, None)[: len(PARTS)])
        yield _Row(text.text[begin:end], *types or ["NONE"], spans)


def _distinct(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Each sentence once, as the first file has it."""
    seen: set[str] = set()
    for row in rows:
        key = normal(row.text)
        if key not in seen:
            seen.add(key)
            yield row


def _joined(tokens: Sequence[str], tags: Sequence[str]) -> _Row:
    """A sentence of tokens as text, with the first phrase tagged as source and as target."""
    text = ""
    spans: list[list[int] | None] = [None, None]
    running: list[int] | None = None
    for token, tag in zip(tokens, tags, strict=True):
        if text and token not in ".,;:!?%)'’" and not token.startswith("'"):
            text += " "
        begin = len(text)
        text += token
        if tag in ("B-S", "B-T"):
            number = "ST".index(tag[2])
            running = [begin, len(text)] if spans[number] is None else None
            spans[number] = spans[number] or running
        elif tag.startswith("I-") and running is not None:
            running[1] = len(text)
        else:
            running = None
    return _Row(text, None, tuple(_span(span) for span in spans))


def _packed(rows: Sequence[_Row], tokenizer: Tokenizer, corpus: str) -> list[Example]:
    """Rows as examples of one to three sentences, drawn by a fixed seed."""
    rng = random.Random(0)
    left = list(rows)
    rng.shuffle(left)
    examples: list[Example] = []
    while left:
        size = rng.choice(PACK)
        pack, left = left[:size], left[size:]
        text, begins = "", []
        for row in pack:
            text += " " if text else ""
            begins.append(len(text))
            text += row.text
        pieces = cut(text, tokenizer)
        tags = np.full((len(PARTS), len(pieces)), IGNORED, np.int8)
        sentences = []
        for row, at in zip(pack, begins, strict=True):
            begin, end = in_pieces(pieces, (at, at + len(row.text)))
            spans = None
            if row.spans is not None:
                spans = tuple(span and (span[0] + at, span[1] + at) for span in row.spans)
                tags[:, begin:end] = 0
                for number, span in enumerate(spans):
                    if span is not None:
                        mark(tags[number], in_pieces(pieces, span))
            type_ = IGNORED if row.type is None else TYPES.index(row.type)
            sentences.append(GoldSentence(begin, end, type_, spans))
        gold = GoldEvents(sentences, tags)
        examples.append(
            Example(
                name=f"{corpus} {len(examples)}", task=SentencesHead.name, corpus=corpus, text=text, pieces=pieces,
                gold=gold,
            )
        )  # fmt: skip
    return examples


def _opening(text: str) -> str:
    """The first sentence of a story: what follows it tells of other things."""
    return re.split(r'(?<=[.!?"])\s+(?=[A-Z"])', " ".join(text.split()))[0]


def _fold(type_: str) -> str:
    return "YIELD" if type_ in ("CONCEDE", "RETREAT") else type_


def _span(span: Sequence[int] | None) -> tuple[int, int] | None:
    return (span[0], span[1]) if span else None


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
