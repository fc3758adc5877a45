"""Sentences that tell no event, for the events head: `python -m training.quiet --data DIR --out FILE`.

They are sentences of local news (development parts of LGL, TR-News and GeoWebNews) in which the trigger lexicon finds
nothing. Articles of `benchmarks/false_alarms.json` are left out: on these false alarms are counted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from reportedly import read_text

CORPORA = ("lgl", "gwn", "trnews")
ARTICLES, SENTENCES = 170, 1200
SEED = 8
LENGTHS = range(25, 350)
"""Code points of a sentence: shorter lines are captions and bylines, longer ones lists."""


def quiet(data: Path, alarms: Path) -> Iterator[str]:
    """Sentences of some articles, drawn by a fixed seed, that overlap no event's trigger."""
    kept = set(json.loads(alarms.read_text(encoding="utf-8"))["articles"])
    articles = []
    for corpus in CORPORA:
        for line in (data / "place" / f"{corpus}.dev.docs.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n"):
            row = json.loads(line)
            if f"{corpus}:{row['doc']}" not in kept:
                articles.append(row["text"])
    random.Random(SEED).shuffle(articles)
    for text in tqdm(articles[:ARTICLES], unit="article"):
        triggers = [claim.event.trigger for claim in read_text(text).claims if claim.event is not None]
        for match in re.finditer(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s+[\"“A-Z])|(?=\n)|$)", text):
            if len(match[0].strip()) in LENGTHS and not any(
                trigger.begin < match.end() and match.start() < trigger.end for trigger in triggers
            ):
                yield match[0].strip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    parser.add_argument("--alarms", type=Path, default=Path("benchmarks/false_alarms.json"))
    given = parser.parse_args(arguments)
    found = sorted(set(quiet(given.data, given.alarms)))
    chosen = random.Random(SEED).sample(found, min(SENTENCES, len(found)))
    given.out.write_text("".join(json.dumps({"text": text}) + "\n" for text in chosen), encoding="utf-8")


if __name__ == "__main__":
    main()
