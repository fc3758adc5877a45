"""Weigh what speaks for a word telling an event: `python -m training.telling --gold DIR … --out FILE`.

A logistic regression over the evidence of `annotators/events/telling.py`: does a word that the lexicon does not read as
an event tell one of the type that the encoder finds likeliest, as gold has it? Figures are of weights that were fitted
without the set they are measured on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from reportedly import readers
from reportedly.annotators.events.component import EventReader, worded_triggers
from reportedly.annotators.events.words import TELLS, Words, candidates
from reportedly.annotators.parties import Entities
from reportedly.annotators.reading import Reading
from reportedly.api import default_pipeline
from reportedly.evaluation.gold import GoldDocument, load_gold
from reportedly.evaluation.scorers.records.align import Carry, Pair, many
from reportedly.evaluation.scorers.records.compare import types
from reportedly.pipeline.order import ANNOTATORS

from .logistic import fit

RIDGE = 5.0
"""Weight of the squared weights of evidence in units of its spread: gold is small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One word: in which set, what speaks for it, and whether gold has an event of the type there."""

    set: str
    evidence: dict[str, float]
    right: bool


def collect(folder: Path) -> Iterator[Case]:
    """The words of a set that the lexicon does not read; those at which only an optional claim stands are left out."""
    for document in load_gold(folder, strict=False):
        doc, reading = _read(document)
        carry = Carry(document.text, doc.text)
        told: list[tuple[Pair, list[str | None], bool]] = []
        for claim in document.gold["claims"]:
            event = claim.get("event") or {}
            for words in [event.get("trigger"), *many(event.get("trigger_alt"))]:
                if (at := carry(words)) is not None:
                    told.append((at, types(event), bool(claim.get("optional"))))
        worded, closed, unmeant = worded_triggers(doc, reading, Entities(doc, reading))
        found = {trigger.head.i: trigger for trigger in worded}
        closed |= {i for trigger in worded for i in (*trigger.words, trigger.head.i)}
        for token, type_, evidence in candidates(doc, found, Words(doc, reading.encoding), closed, unmeant):
            here = [one for one in told if one[0][0] < token.idx + len(token.text) and token.idx < one[0][1]]
            if not here or not all(optional for *_, optional in here):
                right = any(type_ in accepted for _, accepted, _ in here)
                yield Case(set=folder.name, evidence=evidence, right=right)


def _read(document: GoldDocument) -> tuple[Doc, Reading]:
    """A document as it is when events are read."""
    pipeline = default_pipeline()
    (source,) = readers.read_file(document.path)
    assert not isinstance(source, readers.Failure)
    doc = pipeline.parse(source.text, [part.span.end for part in source.layout if part.part == "dateline"])
    reading = doc._.reportedly = Reading(source)
    for annotator in ANNOTATORS[: ANNOTATORS.index(EventReader)]:
        doc = pipeline.nlp.get_pipe(annotator.name)(doc)
    return doc, reading


def weigh(cases: Sequence[Case]) -> dict[str, float]:
    """The weights, the intercept first."""
    names = sorted(cases[0].evidence)
    table = np.array([[case.evidence[name] for name in names] for case in cases])
    *weights, intercept = fit(table, np.array([float(case.right) for case in cases]), ridge=RIDGE).tolist()
    return {"intercept": intercept} | dict(zip(names, weights, strict=True))


def rate(weights: dict[str, float], case: Case) -> float:
    """How probably a case is right."""
    total = weights["intercept"] + sum(weights[name] * value for name, value in case.evidence.items())
    return float(1 / (1 + np.exp(-total)))


def left_out(cases: Sequence[Case]) -> list[float]:
    """How probably each case is right, by weights fitted without its set."""
    weights = {name: weigh([case for case in cases if case.set != name]) for name in {case.set for case in cases}}
    return [rate(weights[case.set], case) for case in cases]


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", required=True, help="folder with annotated records")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    given = parser.parse_args(arguments)
    cases = [case for folder in given.gold for case in collect(folder)]
    rated = left_out(cases)
    likely = -np.mean([np.log(one if case.right else 1 - one) for case, one in zip(cases, rated, strict=True)])
    print(
        f"{len(cases)} words, {sum(case.right for case in cases)} right; without their own set: log loss {likely:.4f}"
    )
    for least in (0.3, TELLS, 0.5, 0.6):
        kept = [case.right for case, one in zip(cases, rated, strict=True) if one >= least]
        print(f"at {least}: {len(kept)} become triggers, {sum(kept)} right")
    lines = [f"{name} = {weight:.3f}" for name, weight in weigh(cases).items()]
    given.out.write_text("\n".join([HEAD, "[weights]", *lines, ""]), encoding="utf-8")


HEAD = """\
# Weights of what speaks for a word telling an event that the lexicon does not read there (a logistic regression).
# Made by `python -m training.telling` on the project's own gold.
"""

if __name__ == "__main__":
    main()
