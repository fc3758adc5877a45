"""Weigh what speaks for two tellings telling one incident: `python -m training.incidents --gold DIR … --out FILE`.

A logistic regression over the evidence of `weighing/match.py`: are two claims of one incident, as weighing gold has it?
With gold's claims, and with those that the system reads, so that the weights know what a reader leaves out. Pairs that
weighing keeps apart whatever else fits are no cases: nothing is to be learned from what is decided.
Figures are of weights that were fitted without the set they are measured on; `--folds` keeps those, one file a set.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path

import numpy as np

from reportedly.evaluation.weighing import weighing_records
from reportedly.evaluation.weighing.gold import WeighingGold, load
from reportedly.weighing.known import known_of
from reportedly.weighing.match import comparable, evidence
from reportedly.weighing.telling import Telling
from reportedly.weighing.verdict import CANNOT

from .logistic import fit

RIDGE = 10.0
"""Weight of the squared weights of evidence in units of its spread: gold is small."""
GOLD = 3
"""Times that a pair of gold's claims counts as much as one of claims that were read, of which some are misread."""
FAR = 60
"""Days between two tellings of two texts that are never compared."""
RARE = 10
"""Pairs of which evidence that is rarer is left out."""
TABLES = {"across": False, "within": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two tellings: of which set, as read or not, of one text or two, what speaks for and against, whether one."""

    set: str
    read: bool
    within: bool
    evidence: tuple[str, ...]
    right: bool


def collect(folder: Path) -> Iterator[Case]:
    """The pairs of a set of which at least one claim is of an incident; what gold does not know is left out."""
    gold = load(folder)
    incident = {ref: one["id"] for one in gold.expected["incidents"] for ref in one["claims"]}
    for reading in (False, True):
        for (left, one), (right, two) in combinations(_told(gold, reading=reading), 2):
            mine, other = incident.get(left), incident.get(right)
            within = one.document == two.document
            if (mine or other) and (within or (comparable(one, two) and _day(one, two) <= FAR)):
                found = tuple(chain(*evidence(one, two)))
                if within or CANNOT.isdisjoint(found):
                    yield Case(set=folder.name, read=reading, within=within, evidence=found, right=mine == other)


def _told(gold: WeighingGold, *, reading: bool) -> list[tuple[str, Telling]]:
    """The tellings of claims that gold knows, in order."""
    records, names = weighing_records(gold, reading=reading)
    every = [one for record in records for one in known_of(record, ()).told if not one.summary]
    refs = set(gold.refs()) - gold.undecided
    return sorted(((names[one.ref], one) for one in every if names[one.ref] in refs), key=lambda row: row[1].ref)


def _day(one: Telling, two: Telling) -> int:
    days = [told.first if told.first is not None else told.published for told in (one, two)]
    return 0 if None in days else abs(days[0] - days[1])  # type: ignore[operator]


def weigh(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """The weights by table, the intercept first."""
    tables = {}
    for table, within in TABLES.items():
        rows = [case for case in cases if case.within is within for _ in range(1 if case.read else GOLD)]
        counted: dict[str, int] = {}
        for case in rows:
            for name in case.evidence:
                counted[name] = counted.get(name, 0) + 1
        place = {name: at for at, name in enumerate(sorted(name for name, count in counted.items() if count >= RARE))}
        found = np.zeros((len(rows), len(place)))
        for at, case in enumerate(rows):
            found[at, [place[name] for name in case.evidence if name in place]] = 1.0
        *weights, intercept = fit(found, np.array([float(case.right) for case in rows]), ridge=RIDGE).tolist()
        tables[table] = {"intercept": intercept} | dict(zip(place, weights, strict=True))
    return tables


def odds(weights: dict[str, dict[str, float]], case: Case) -> float:
    """The log odds that a pair is one."""
    table = weights["within" if case.within else "across"]
    return table["intercept"] + sum(table.get(name, 0.0) for name in case.evidence)


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", required=True, help="folder with weighing gold")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    parser.add_argument("--folds", type=Path, help="folder for weights that were fitted without one set each")
    given = parser.parse_args(arguments)
    cases = [case for folder in given.gold for case in collect(folder)]
    for name in sorted({case.set for case in cases}):
        weights = weigh([case for case in cases if case.set != name])
        if given.folds:
            write(weights, given.folds / f"{name}.toml")
        rated = [(odds(weights, case), case.right) for case in cases if case.set == name]
        loss = np.mean([np.logaddexp(0, -value if right else value) for value, right in rated])
        joined = [right for value, right in rated if value >= 0]
        print(f"{name}: {len(rated)} pairs, {sum(right for _, right in rated)} right; log loss {loss:.3f}; "
              f"at even odds {len(joined)}, {sum(joined)} right")  # fmt: skip
    write(weigh(cases), given.out)


def write(weights: dict[str, dict[str, float]], path: Path) -> None:
    """Write weights as TOML."""
    lines = [HEAD]
    for table, row in weights.items():
        lines += [f"[{table}]", *(f'"{name}" = {weight:.2f}' for name, weight in row.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


HEAD = """\
# Weights of what speaks for two tellings telling one incident (a logistic regression; log odds): of two texts
# ("across"), and of one ("within"). Made by `python -m training.incidents` on the project's own weighing gold.
"""

if __name__ == "__main__":
    main()
