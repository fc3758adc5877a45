"""What does the reader of wording find in texts whose loaded words are marked?

    python benchmarks/wording.py

Reads the texts of the claims corpus that were read for wording (training/corpus, lines with `!`) with the whole
pipeline, and counts for each technique what touches a firm mark, one on which readers may differ, and none; and how
many of the firm marks are touched. The marks were read while the list was made, so expect less elsewhere.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tqdm import tqdm

import reportedly
from training.corpus import read_corpus

KINDS = ("firm", "may differ", "none")


def main() -> None:
    texts = [text for text in read_corpus() if text.wording is not None]
    found: Counter[tuple[str, str]] = Counter()
    firm = touched = 0
    for text in tqdm(texts):
        spans = [(one.span, one.technique) for one in reportedly.read_text(text.text).wording]
        for span, technique in spans:
            near = [mark for (begin, end), mark in text.wording or () if begin < span.end and span.begin < end]
            found[technique, "firm" if any(near) else "may differ" if near else "none"] += 1
        for (begin, end), technique in text.wording or ():
            firm += technique is not None
            touched += technique is not None and any(begin < span.end and span.begin < end for span, _ in spans)
    print(f"{len(texts)} texts, {firm} firm marks, {touched / firm:.3f} of them touched\n")
    print("| technique | " + " | ".join(KINDS) + " |\n|---|" + "---|" * len(KINDS))
    for technique in sorted({one for one, _ in found}, key=lambda one: -sum(found[one, kind] for kind in KINDS)):
        print(f"| {technique} | " + " | ".join(str(found[technique, kind]) for kind in KINDS) + " |")


if __name__ == "__main__":
    main()
