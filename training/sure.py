"""Fit how sure an attribution is: `python -m training.sure --data DIR --encoder DIR`.

Taggers and pointers, and the form of an attribution, each tell something of whether it is right. This prints the
weights of a logistic regression on what they tell, for `SCORE_WEIGHTS` in `reportedly.encoders.attribution`. It reads
the training documents that were held out when body and head learned: of the others the encoder is too sure.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from reportedly.encoders import Encoder
from reportedly.encoders.attribution import ROLES, decode

from .heads.attribution import AttributionHead, in_text
from .heads.head import Example
from .logistic import fit
from .score import right_ones
from .train import held_out

RIDGE = 30.0
"""Weight of the squared weights of standardised evidence; chosen by likelihood in six parts of the documents."""


def told(encoder: Encoder, example: Example) -> list[tuple[dict[str, float], bool]]:
    """The evidence for each attribution that is found in a document, and whether it is right."""
    pieces, found, evidence = example.pieces, [], []
    for begin, end, outputs in encoder.outputs(pieces, ("attribution",), encoder.config["window"]):
        first = pieces.first[begin:end]
        for linked in decode(outputs["attribution_tags"], outputs["attribution_links"], first, least=0.0):
            spans = {role: [(begin + low, begin + high) for low, high in getattr(linked, role)] for role in ROLES}
            found.append(in_text(spans, pieces.offsets))
            evidence.append(linked.evidence)
    gold = [in_text(link, pieces.offsets) for link in example.gold.links]
    right = right_ones(example.text, gold, found)
    return [(one, number in right) for number, one in enumerate(evidence)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the exported encoder")
    given = parser.parse_args(arguments)
    encoder = Encoder(given.encoder)
    held, _ = held_out(AttributionHead, AttributionHead.load(given.data, "train"))
    rows = [row for example in held for row in told(encoder, example)]
    names = sorted(rows[0][0])
    right = np.array([float(is_right) for _, is_right in rows])
    *weights, bias = fit(np.array([[evidence[name] for name in names] for evidence, _ in rows]), right, ridge=RIDGE)
    print(f"{len(rows)} attributions of {len(held)} documents, {right.mean():.3f} right")
    print({name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}, f"bias {bias:.2f}")


if __name__ == "__main__":
    main()
