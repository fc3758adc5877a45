"""Claims: which word tells an event, of which type, how certain, and who and what has which role in it.

Learned from the claims corpus (training/corpus), from open gold (training/records.py), and from sentences of local news
that tell nothing (training/quiet.py). Each word has a type or none, a factuality and a reality; biaffine links (Dozat &
Manning 2017), with a bias for relative position, go from the word that tells an event to the words of its roles.
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

from reportedly.encoders.pieces import Pieces, cut, load_tokenizer
from reportedly.encoders.triggers import FACTUALITIES, REALITIES, ROLES, TYPES, decode

from ..body import WIDTH, base_folder
from ..corpus import MarkedText, is_development, read_corpus
from ..records import read_records
from .head import Example, Head, Window, by_distance, in_pieces, tensor

LINK_WIDTH = 64
REACH = 48
"""Relative positions further apart than this share one bias."""
IGNORED = -100
TYPE_WEIGHT, FACT_WEIGHT, LINK_WEIGHT = 4.0, 0.5, 0.04
SMOOTHING = 0.05
FIRST_ODDS = -3.0
"""Log-odds of a link before anything is learned: most words have no role."""
SURE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class GoldEvent:
    """First piece of the trigger, number of its type, factuality and reality, and the pieces of each role."""

    at: int
    type: int
    factuality: int
    reality: int
    words: np.ndarray
    known: np.ndarray
    """Roles × pieces: true where the marks say whether a piece of its sentence is of a role."""


@dataclass(frozen=True, slots=True, eq=False)
class GoldClaims:
    """Type of each piece (NONE, a type, or IGNORED), sentences in pieces, and the events."""

    types: np.ndarray
    sentences: list[tuple[int, int]]
    events: list[GoldEvent]


class ClaimsHead(Head):
    """Taggers for type, factuality and reality, and links from each word to the words of its roles."""

    name: ClassVar[str] = "claims"
    labels: ClassVar[tuple[str, ...]] = (*TYPES, *FACTUALITIES, *REALITIES, *ROLES)
    outputs: ClassVar[tuple[str, ...]] = ("trigger_types", "trigger_facts", "trigger_links")
    piece_axes: ClassVar[tuple[tuple[int, ...], ...]] = ((1,), (1,), (2, 3))

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.15)
        self.types = nn.Linear(WIDTH, len(TYPES))
        self.facts = nn.Linear(WIDTH, len(FACTUALITIES) + len(REALITIES))
        self.query = nn.Linear(WIDTH, len(ROLES) * LINK_WIDTH)
        self.key = nn.Linear(WIDTH, len(ROLES) * LINK_WIDTH)
        self.bias = nn.Linear(WIDTH, len(ROLES))
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * REACH + 1))
        nn.init.constant_(self.bias.bias, FIRST_ODDS)

    def forward(self, vectors: Tensor) -> tuple[Tensor, ...]:
        vectors = self.dropout(vectors)
        batch, length, _ = vectors.shape
        query, key = (
            functional.gelu(one(vectors)).reshape(batch, length, len(ROLES), LINK_WIDTH).transpose(1, 2)
            for one in (self.query, self.key)
        )
        links = query @ key.transpose(2, 3) / math.sqrt(LINK_WIDTH) + self.bias(vectors).transpose(1, 2)[:, :, None]
        # The bias is learned ten times as fast as a plain parameter would be.
        return self.types(vectors), self.facts(vectors), links + by_distance(10 * self.distance, length)

    @staticmethod
    def inner(outputs: Sequence[np.ndarray]) -> tuple[np.ndarray, ...]:
        types, facts, links = outputs
        return types[1:-1], facts[1:-1], links[:, 1:-1, 1:-1]

    def loss(self, outputs: Sequence[Tensor], windows: Sequence[Window]) -> Tensor:
        types, facts, links = (one.float() for one in outputs)
        batch, length, _ = types.shape
        wanted = np.full((batch, length), IGNORED, np.int64)
        rows: list[tuple[int, int]] = []
        told: list[tuple[int, int]] = []
        roles, seen = [], []
        for number, window in enumerate(windows):
            gold: GoldClaims = window.example.gold
            inner = wanted[number, 1 : len(window) + 1]
            inner[window.first] = gold.types[window.begin : window.end][window.first]
            for event in gold.events:
                if not window.begin <= event.at < window.end:
                    continue
                rows.append((number, event.at - window.begin + 1))
                told.append((event.factuality, event.reality))
                role = np.zeros((len(ROLES), length), np.float32)
                role[:, 1 : len(window) + 1] = event.words[:, window.begin : window.end]
                known = np.zeros((len(ROLES), length), bool)
                known[:, 1 : len(window) + 1] = event.known[:, window.begin : window.end] & window.first
                roles.append(role)
                seen.append(known)
        loss = TYPE_WEIGHT * functional.cross_entropy(
            types.reshape(-1, len(TYPES)), tensor(wanted).reshape(-1), ignore_index=IGNORED, label_smoothing=SMOOTHING
        )
        if not rows:
            return loss
        where = torch.tensor(rows)
        fact = facts[where[:, 0], where[:, 1]]
        goal = torch.tensor(told)
        loss = loss + FACT_WEIGHT * (
            functional.cross_entropy(fact[:, : len(FACTUALITIES)], goal[:, 0])
            + functional.cross_entropy(fact[:, len(FACTUALITIES) :], goal[:, 1])
        )
        link = links[where[:, 0], :, where[:, 1]]
        costs = functional.binary_cross_entropy_with_logits(link, tensor(np.array(roles)), reduction="none")
        return loss + LINK_WEIGHT * (costs * tensor(np.array(seen))).sum() / len(rows)

    @classmethod
    def load(cls, data: Path, part: str, skip: Callable[[str], bool] = lambda text: False) -> list[Example]:
        tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
        examples = [
            _example(text, cut(text.text, tokenizer), "claims")
            for text in read_corpus()
            if is_development(text.text) == (part == "dev") and not skip(text.text)
        ]
        if part == "train":
            examples += [_example(text, cut(text.text, tokenizer), "records") for text in read_records()]
            rows = (data / "events" / "quiet.train.jsonl").read_text(encoding="utf-8").splitlines()
            quiet = [text for row in rows if not skip(text := json.loads(row)["text"])]
            examples += [_example(_untold(text), cut(text, tokenizer), "quiet") for text in quiet]
        return examples

    def score(
        self, examples: Sequence[Example], outputs: Sequence[Sequence[tuple[Window, tuple[np.ndarray, ...]]]]
    ) -> dict[str, float]:
        """F1 of triggers with their type, of words of roles at right triggers; accuracy of factuality and reality."""
        tally = {"trigger": [0, 0, 0], "typed": [0, 0, 0], **{role: [0, 0, 0] for role in ROLES}}
        certain = [0, 0, 0]
        for example, parts in zip(examples, outputs, strict=True):
            gold: GoldClaims = example.gold
            events = {event.at: event for event in gold.events}
            first = example.pieces.first
            for window, inner in parts:
                scores = dict(zip(self.outputs, inner, strict=True))
                for begin, end in gold.sentences:
                    begin, end = max(begin, window.begin), min(end, window.end)
                    if begin >= end:
                        continue
                    at = (begin - window.begin, end - window.begin)
                    for found in decode(scores, window.first, at):
                        place = found.at + window.begin
                        if 1 - found.types[-1] < SURE or gold.types[place] == IGNORED:
                            continue
                        event = events.get(place)
                        type_ = int(found.types[:-1].argmax())
                        _count(tally["trigger"], event is not None)
                        _count(tally["typed"], event is not None and event.type == type_)
                        if event is None:
                            continue
                        certain[0] += 1
                        certain[1] += int(found.factuality.argmax()) == event.factuality
                        certain[2] += int(found.reality.argmax()) == event.reality
                        for number, role in enumerate(ROLES):
                            words = np.zeros(len(first), bool)
                            for name, low, high, _ in found.roles:
                                if name == role:
                                    words[low + window.begin : high + window.begin] = True
                            wanted = event.words[number].astype(bool) & first
                            words &= first
                            tally[role][0] += int((words & wanted).sum())
                            tally[role][1] += int(words.sum())
                            tally[role][2] += int(wanted.sum())
            tally["trigger"][2] += len(events)
            tally["typed"][2] += len(events)
        figures = {f"{name}_f1": 200 * right / max(given + wanted, 1) for name, (right, given, wanted) in tally.items()}
        figures |= {
            f"{name}_acc": 100 * certain[at] / max(certain[0], 1) for at, name in ((1, "factuality"), (2, "reality"))
        }
        return {"main": (figures["typed_f1"] + figures["actor_f1"] + figures["recipient_f1"]) / 3, **figures}


def _untold(text: str) -> MarkedText:
    """A sentence of the news that tells no event."""
    return MarkedText(name="", text=text, sentences=[(0, len(text))], events=[], wording=None, sayings=None)


def _count(tally: list[int], right: bool) -> None:
    tally[0] += right
    tally[1] += 1


def _example(text: MarkedText, pieces: Pieces, corpus: str) -> Example:
    types = np.full(len(pieces), len(TYPES) - 1, np.int64)
    events = []
    # a word that one claim may be told by tells another for sure
    for one in sorted(text.events, key=lambda one: not one.undecided):
        at, end = in_pieces(pieces, one.trigger)
        types[at:end] = IGNORED
        if one.undecided:
            continue
        types[at] = TYPES.index(one.type)
        words = np.zeros((len(ROLES), len(pieces)), np.uint8)
        for role, spans in one.roles.items():
            for span in spans:
                words[ROLES.index(role), slice(*in_pieces(pieces, span))] = 1
        known = np.zeros((len(ROLES), len(pieces)), bool)
        sentence = next(span for span in text.sentences if span[0] <= one.trigger[0] < span[1])
        known[:, slice(*in_pieces(pieces, sentence))] = True
        for role, spans in one.unknown.items():
            for span in spans:
                known[ROLES.index(role), slice(*in_pieces(pieces, span))] = False
        events.append(
            GoldEvent(
                at, TYPES.index(one.type), FACTUALITIES.index(one.factuality), REALITIES.index(one.reality),  # type: ignore[arg-type]
                words, known | words.astype(bool),
            )
        )  # fmt: skip
    gold = GoldClaims(types, [in_pieces(pieces, span) for span in text.sentences], events)
    return Example(name=text.name, task=ClaimsHead.name, corpus=corpus, text=text.text, pieces=pieces, gold=gold)
