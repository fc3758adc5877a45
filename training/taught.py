"""What teachers make of texts: tags to learn from beside people's, and attributions of texts that nobody annotated.

Learning from what other models say of a text (Hinton, Vinyals and Dean 2015) softens annotation that is noisy, and
shows more texts than people annotated.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from reportedly.encoders.attribution import ROLES
from reportedly.encoders.pieces import cut, load_tokenizer

from .body import base_folder
from .heads.attribution import GoldAttributions, PieceSpan
from .heads.head import Example

ROWS, TAGS = "taught.jsonl", "tags.npz"
OWN_WEIGHT = 0.5
"""What people's annotation weighs beside a teacher's reading of the same text."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taught:
    """What teachers say of one text.

    Args:
        name: of the text.
        text: the text.
        annotated: whether people annotated it.
        tags: probabilities of outside, begin, inside (roles × pieces × 3).
        links: attributions, in pieces; of texts that nobody annotated.
    """

    name: str
    text: str
    annotated: bool
    tags: np.ndarray
    links: list[dict[str, list[PieceSpan]]]


def save(folder: Path, texts: Sequence[Taught]) -> None:
    """Write what was taught."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "name": one.name,
            "text": one.text,
            "annotated": one.annotated,
            "pieces": one.tags.shape[1],
            "links": one.links,
        }
        for one in texts
    ]
    (folder / ROWS).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    tags = np.concatenate([one.tags for one in texts], 1).astype(np.float16)
    np.savez_compressed(folder / TAGS, tags=tags)


def with_taught(examples: Sequence[Example], folder: Path) -> list[Example]:
    """Examples of attribution with softened tags, and further ones, marked weak, of the texts that nobody annotated."""
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    tags = np.load(folder / TAGS)["tags"]
    softened = {one.text: one for one in examples}
    more, at = [], 0
    for line in (folder / ROWS).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        soft = tags[:, at : at + row["pieces"]]
        at += row["pieces"]
        known = softened.get(row["text"])
        if known is not None:
            mixed = OWN_WEIGHT * known.gold.tags + (1 - OWN_WEIGHT) * soft
            softened[row["text"]] = replace(known, gold=GoldAttributions(known.gold.links, mixed.astype(np.float16)))
        elif not row["annotated"]:
            links = [{role: [tuple(span) for span in link[role]] for role in ROLES} for link in row["links"]]
            pieces = cut(row["text"], tokenizer)
            gold = GoldAttributions(links, soft)
            more.append(
                Example(name=row["name"], head="attribution", text=row["text"], pieces=pieces, gold=gold, weak=True)
            )
    return [*softened.values(), *more]
