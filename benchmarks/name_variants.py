"""How well are spellings of one name told from names that only look alike?

    python benchmarks/name_variants.py [--without RULE …] [--errors N]

Every pair of names in name_variants.toml is asked: those of one actor should be one, those of two actors two.
What the registry knows of the tested actors is taken out for the run, so that only the matching answers.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

from reportedly.registry import SAME, Registry, default, same_name
from reportedly.registry.names import RULES

HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", action="append", default=[], choices=[rule.__name__ for rule in RULES])
    parser.add_argument("--errors", type=int, default=0, help="wrong pairs of each sort to print")
    options = parser.parse_args()
    table = tomllib.loads((HERE / "name_variants.toml").read_text(encoding="utf-8"))
    same, apart = table["same"], table["apart"]
    registry = without(default(), [name for names in [*same, *apart] for name in names])
    rules = tuple(rule for rule in RULES if rule.__name__ not in options.without)
    counts: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {"missed": [], "merged": []}
    for truth, a, b in pairs(same, apart):
        found = same_name(a, b, registry=registry, rules=rules)
        said = found.score >= SAME
        counts[f"{truth}.{said}"] += 1
        if said != (truth == "same"):
            wrong["merged" if said else "missed"].append(f"{a} | {b} | {found.score} {found.reason}")
    right, missed = counts["same.True"], counts["same.False"]
    merged = counts["hard.True"] + counts["other.True"]
    precision, recall = right / max(right + merged, 1), right / (right + missed)
    print(f"{len(same)} actors, {right + missed} pairs of one actor, {counts.total() - right - missed} of two")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"merged: {counts['hard.True']} of {counts['hard.True'] + counts['hard.False']} pairs set apart by hand,")
    print(f"        {counts['other.True']} of {counts['other.True'] + counts['other.False']} other pairs of two actors")
    for sort, lines in wrong.items():
        for line in lines[: options.errors]:
            print(f"{sort}: {line}")


def pairs(same: list[list[str]], apart: list[list[str]]) -> list[tuple[str, str, str]]:
    """Every pair with the truth: "same"; "hard", set apart by hand; "other", of two actors of the table."""
    actor = {name: names for names in same for name in names}
    found = [("same", a, b) for names in same for a, b in combinations(names, 2)]
    for line in apart:
        for one, two in combinations(line, 2):
            found += [("hard", a, b) for a, b in product(actor.get(one, [one]), actor.get(two, [two]))]
    found += [("other", a, b) for one, two in combinations(same, 2) for a, b in product(one, two)]
    return found


def without(registry: Registry, names: list[str]) -> Registry:
    """The registry without the entries that bear one of these names."""
    tested = {form.entry.id for name in names for form in registry.find(name)}
    return replace(registry, entries={slug: e for slug, e in registry.entries.items() if slug not in tested})


if __name__ == "__main__":
    main()
