"""Make the table by which claims are as sure as they are right: `python -m training.calibrate --gold DIR --data DIR`.

For each kind of claim a logistic regression (Platt 1999) over the readers' score and a few features of the claim, with
a penalty on its weights, since gold is small. Figures are of tables made without the document they rate.

A reader is right more often on gold that it was tuned on than on other texts. So what it read of gold while that was
closed is kept (`--keep FILE`), and the weights are scaled to how often it was right there (`--unseen FILE`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from reportedly.annotators.confidence import TABLE, features, kind_of, uncalibrated
from reportedly.evaluation.calibration import counts, judged, metrics
from reportedly.model import Claim

FEATURES = {
    "event": (
        "score", "reported", "direct", "not_certain", "to_come", "assault", "no_actor", "vague_actor",
        "several_recipients",
    ),
    "relation": ("score",),
    "content": ("score", "unscored", "source_unknown", "direct"),
}  # fmt: skip
PENALTY = 1.5
"""On the squared distance of a weight from its prior; chosen by hand, so that a feature seen ten times moves little."""
PRIOR = {"score": 1.0}
"""A reader's score counts as it stands as far as gold does not speak against it; other features count for nothing."""
LEAST = 100
"""With fewer claims nothing is fitted: scores stay as they are."""
LEAST_WEIGHT = 0.1
"""Of a reader's score."""
LEAST_SCALE = 0.3
"""Of the weights, for unseen claims: what tells surer claims from others is not given up for a few hundred."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """One judged claim of gold that the reader was not tuned on.

    Args:
        document: where it stands.
        values: of the features of its kind.
        right: whether gold has it so.
    """

    document: str
    values: tuple[float, ...]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Unseen):
    """One judged claim, as it was read, with its reader's score."""

    claim: Claim


def collect(gold: Sequence[Path], data: Path | None) -> dict[str, list[Case]]:
    """Judged claims by kind: of annotated records, and of attributions (`data/attribution`, development part)."""
    cases: dict[str, list[Case]] = {kind: [] for kind in FEATURES}
    with uncalibrated():
        for folder in [*gold, *([data / "attribution"] if data else [])]:
            # gold for weighing has every event, and of relations only those that a dispute needs
            events_only = (folder / "weighing.json").exists()
            for name, record, verdicts, _ in judged(folder, "dev"):
                kinds = {actor.id: actor.kind for actor in record.actors}
                for claim, right in verdicts:
                    if events_only and kind_of(claim) == "relation":
                        continue
                    told = features(claim, kinds)
                    values = tuple(told.get(feature, 0.0) for feature in FEATURES[kind_of(claim)])
                    where = f"{folder.name}/{name}"
                    cases[kind_of(claim)].append(Case(document=where, claim=claim, values=values, right=right))
    return cases


def fit(kind: str, cases: Sequence[Case]) -> Floats:
    """Intercept and weights of a kind of claim."""
    prior = np.array([0.0, *(PRIOR.get(name, 0.0) for name in FEATURES[kind])])
    if len(cases) < LEAST:
        return prior
    table = np.array([[1.0, *case.values] for case in cases])
    right = np.array([case.right for case in cases], dtype=float)

    def loss(weights: Floats) -> tuple[float, Floats]:
        total = table @ weights
        held = np.append(0.0, (weights - prior)[1:])
        value = np.logaddexp(0.0, total).sum() - right @ total + PENALTY * held @ held
        return float(value), table.T @ (_rate(total) - right) + 2 * PENALTY * held

    # what a reader is surer of never counts less, however little gold shows of it
    bounds = [(None, None), *((LEAST_WEIGHT if name == "score" else None, None) for name in FEATURES[kind])]
    found: Floats = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def rescale(weights: Floats, unseen: Sequence[Unseen]) -> Floats:
    """The weights with the intercept and the scale that fit unseen claims best, scale 1 where they are too few."""
    if len(unseen) < LEAST:
        return weights
    total = np.array([[0.0, *case.values] for case in unseen]) @ weights
    right = np.array([case.right for case in unseen], dtype=float)

    def loss(line: Floats) -> float:
        rated = line[0] + line[1] * total
        return float(np.logaddexp(0.0, rated).sum() - right @ rated)

    intercept, scale = minimize(loss, [weights[0], 1.0], bounds=[(None, None), (LEAST_SCALE, 1.0)]).x
    return np.array([intercept, *(scale * weights[1:])])


def crossvalidate(kind: str, cases: Sequence[Case]) -> Floats:
    """The confidence of each case by a table made without its document."""
    rated = np.zeros(len(cases))
    for document in sorted({case.document for case in cases}):
        weights = fit(kind, [case for case in cases if case.document != document])
        for at, case in enumerate(cases):
            if case.document == document:
                rated[at] = _rate(np.array([1.0, *case.values]) @ weights)
    return rated


def figures(cases: Iterable[Case], confidence: Iterable[float]) -> dict[str, float]:
    """`ece` and `brier` of the cases with these confidences."""
    return metrics(
        counts([(replace(case.claim, confidence=one), case.right) for case, one in zip(cases, confidence, strict=True)])
    )


def keep(cases: dict[str, list[Case]], file: Path) -> None:
    """Write the cases, for tables that are made when the reader has been tuned on them."""
    rows = (
        {"kind": kind, "document": case.document, "right": case.right}
        | {"claim": case.claim.id, "features": dict(zip(FEATURES[kind], case.values, strict=True))}
        for kind, some in cases.items()
        for case in some
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def kept(file: Path) -> dict[str, list[Unseen]]:
    """What `keep` wrote, by kind."""
    cases: dict[str, list[Unseen]] = {kind: [] for kind in FEATURES}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        values = tuple(float(row["features"].get(name, 0.0)) for name in FEATURES[row["kind"]])
        cases[row["kind"]].append(Unseen(document=row["document"], values=values, right=row["right"]))
    return cases


def write(cases: dict[str, list[Case]], gold: Sequence[Path], out: Path, unseen: Path | None = None) -> None:
    """Write the table and its card into the folder `out`; `unseen` is a file that `keep` wrote."""
    apart = kept(unseen) if unseen is not None else {kind: [] for kind in FEATURES}
    table = [
        "# How sure claims are: weights of a logistic regression. Made by `python -m training.calibrate`; see CARD.md.",
        "",
    ]
    rows = []
    for kind, some in cases.items():
        intercept, *weights = rescale(fit(kind, some), apart[kind])
        table += [f"[{kind}]", f"intercept = {intercept:.3f}"]
        table += [f"{name} = {weight:.3f}" for name, weight in zip(FEATURES[kind], weights, strict=True)] + [""]
        before = figures(some, [case.claim.confidence for case in some])
        after = figures(some, crossvalidate(kind, some))
        shown = (f"{of[name]:.3f}" for name in ("ece", "brier") for of in (before, after))
        right = sum(case.right for case in some) / len(some)
        elsewhere = np.mean([case.right for case in apart[kind]]) if len(apart[kind]) >= LEAST else None
        told = "-" if elsewhere is None else f"{elsewhere:.2f}"
        count = len({case.document for case in some})
        rows.append(f"| {kind} | {len(some)} | {count} | {right:.2f} | {' | '.join(shown)} | {told} |")
    out.mkdir(parents=True, exist_ok=True)
    (out / Path(TABLE).name).write_text("\n".join(table), encoding="utf-8")
    names = ", ".join(f"`{folder.name}`" for folder in gold)
    card = CARD.format(gold=names, least=LEAST, rows="\n".join(rows), unseen=unseen.stem if unseen else "none")
    (out / "CARD.md").write_text(card, encoding="utf-8")


CARD = """# Confidence of claims

`calibration.toml` holds, for each kind of claim, the weights of a logistic regression (Platt 1999) from the score of
the claim's reader and a few features of the claim to the probability that the claim is read rightly: type, innermost
source, polarity and a party, as `reportedly evaluate records` counts usable claims; of a content, its words and its
source.

## Data and terms
- Claims of events and relations: the project's own gold ({gold}), Apache-2.0.
- Contents: the development part of PolNeAR (Newell, Margolin and Ruths 2018), on which no shipped model was trained.
  Only these numbers come out of it.

## Figures
Each claim is rated by a table made without its document, before it is scaled. With fewer than {least} claims
scores stay as they are. ECE: expected calibration error in ten bins.

| claims | number | documents | right | ECE of scores | calibrated | Brier of scores | calibrated | right unseen |
|---|---|---|---|---|---|---|---|---|
{rows}

The reader was tuned on what this gold showed, so it is right more often there than elsewhere ("right unseen": on gold
as it was read while closed, {unseen}). So intercept and scale of the weights are those that fit unseen claims best.

## Limits
Gold is small, and how many claims are right differs from text to text more than any feature tells. Confidences are for
reviewing the least sure first, not for dropping claims.
"""


def _rate(total: Floats) -> Floats:
    rate: Floats = 1 / (1 + np.exp(-total))
    return rate


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", required=True, help="folder with annotated records")
    parser.add_argument("--data", type=Path, help="folder with the corpora")
    parser.add_argument("--out", type=Path, help="folder for the table and its card")
    parser.add_argument("--unseen", type=Path, help="file with what was read of gold that was closed")
    parser.add_argument("--keep", type=Path, help="write such a file of this gold, and no table")
    given = parser.parse_args(arguments)
    cases = collect(given.gold, given.data)
    if given.keep:
        keep(cases, given.keep)
    elif given.out and given.data:
        write(cases, given.gold, given.out, given.unseen)
    else:
        parser.error("a table needs --data and --out; --keep writes cases and no table")


if __name__ == "__main__":
    main()
