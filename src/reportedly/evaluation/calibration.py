"""`evaluate calibration`: is a claim of confidence 0.8 read rightly eight times in ten?

Reliability by ten bins of confidence and the expected calibration error (Naeini, Cooper & Hauskrecht 2015): over all
claims, the mean distance between the confidence of their bin and the share of the bin that is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..annotators.confidence import kind_of
from ..api import read_text
from ..model import Claim, Record
from .files import Row
from .gold import load_gold
from .records import read_gold, tally
from .run import Progress, Result, Speed, load, score_part
from .scorers import attribution
from .scorers.common import Counts, Metrics, ratio
from .scorers.tables import Table
from .tasks import TASKS, Measure
from .tasks.answers import attributions

BINS = 10
KINDS = ("event", "relation", "content")
"""What a claim says: an event, a relation, or the content of an attribution that tells neither."""

Verdict = tuple[Claim, bool]
"""A claim as it was read, and whether it is right."""


def evaluate_calibration(
    folders: Sequence[Path], split: str, *, limit: int | None = None, progress: Progress | None = None
) -> Result:
    """Hold the confidence of claims against whether they are right.

    Args:
        folders: with annotated records, as `load_gold` takes it, for claims of events and relations; or with
            attributions, `SPLIT.docs.jsonl` and `SPLIT.gold.jsonl`, for other claims.
        split: which attributions.
        limit: only the first so many documents of each folder.
        progress: called with documents done and all.

    Returns:
        `ece` and `brier` over all claims, `KIND.ece` and `KIND.brier` by kind, and tables of reliability.
    """
    table: dict[str, Counts] = {}
    speed = Speed()
    for folder in folders:
        for number, (name, _, verdicts, total) in enumerate(judged(folder, split, limit, speed), 1):
            table[f"{folder.name}/{name}"] = counts(verdicts)
            if progress:
                progress(number, total)
    measure = Measure(metrics=metrics, headline="ece", tables=tables)
    scored = score_part(measure, {"calibration": table})
    names = ", ".join(folder.name for folder in folders)
    return Result(task="calibration", split=names, parts=[scored], words=speed.words, seconds=speed.seconds)


def judged(
    folder: Path, split: str, limit: int | None = None, speed: Speed | None = None
) -> Iterator[tuple[str, Record, list[Verdict], int]]:
    """Each document's name, its record, its claims that gold can judge, and how many documents there are.

    Args:
        folder, split, limit: as for `evaluate_calibration`.
        speed: what the readings are added to.
    """
    speed = speed or Speed()
    if any(folder.glob(f"*{split}.docs.jsonl")):
        rows = [
            (f"{one.name}/{key}", row, one.gold[key])
            for one in load(TASKS["attribution"], folder, split)
            for key, row in one.docs.items()
            if key in one.gold
        ][:limit]
        for name, row, gold in rows:
            with speed.over(row["text"]):
                record = read_text(row["text"])
            yield name, record, contents(record, gold), len(rows)
        return
    documents = load_gold(folder)[:limit]
    for document in documents:
        record = read_gold(document, speed)
        usable = tally(document, record).usable
        verdicts = [(claim, usable[claim.id]) for claim in record.claims if claim.id in usable]
        yield str(document.gold["doc"]), record, verdicts, len(documents)


def contents(record: Record, gold: Row) -> list[Verdict]:
    """Claims that are contents of an attribution, right where it has the right content and source.

    Attributions within others are left out: the gold has none. So are conditions, which are claims of their own.
    """
    conditions = {claim.condition for claim in record.claims}
    outermost = [one for one in record.attributions if one.inside is None]
    right = set(attribution.paired(gold, {"attributions": attributions(outermost)}, record.document.text).values())
    verdict = {one.id: at in right for at, one in enumerate(outermost)}
    return [
        (claim, verdict[claim.attribution[-1].ref])
        for claim in record.claims
        if kind_of(claim) == "content" and claim.id not in conditions and claim.attribution[-1].ref in verdict
    ]


def counts(verdicts: list[Verdict]) -> Counts:
    """Counts by kind and bin."""
    result: Counts = Counter()
    for claim, right in verdicts:
        kind, confidence = kind_of(claim), claim.confidence
        bin_of = f"{kind}.{min(int(confidence * BINS), BINS - 1)}"
        result[f"{bin_of}.claims"] += 1
        result[f"{bin_of}.right"] += right
        result[f"{bin_of}.confidence"] += confidence  # type: ignore[assignment]  # sums of these are not whole
        result[f"{kind}.squares"] += (confidence - right) ** 2  # type: ignore[assignment]
    return result


def metrics(summed: Counts) -> Metrics:
    """`ece` is the headline: less is better."""
    values = _figures(summed, KINDS)
    for kind in KINDS:
        if any(summed[f"{kind}.{at}.claims"] for at in range(BINS)):
            values |= {f"{kind}.{name}": value for name, value in _figures(summed, (kind,)).items()}
    return values


def tables(summed: Counts) -> list[Table]:
    """Reliability of each kind of claim."""
    found = []
    for kind in KINDS:
        rows = []
        for at in range(BINS):
            claims, right, confidence = (summed[f"{kind}.{at}.{part}"] for part in ("claims", "right", "confidence"))
            if claims:
                bin_of = f"{at / BINS:.1f}-{(at + 1) / BINS:.1f}"
                rows.append((bin_of, claims, ratio(confidence, claims), ratio(right, claims)))
        if rows:
            columns = ("confidence", "claims", "mean", "right")
            found.append(Table(name=f"claims of kind {kind}", columns=columns, rows=tuple(rows)))
    return found


def _figures(summed: Counts, kinds: tuple[str, ...]) -> Metrics:
    bins = [
        [sum(summed[f"{kind}.{at}.{part}"] for kind in kinds) for at in range(BINS)]
        for part in ("claims", "right", "confidence")
    ]
    claims = sum(bins[0])
    off = sum(abs(right - confidence) for _, right, confidence in zip(*bins, strict=True))
    return {
        "ece": ratio(off, claims),
        "brier": ratio(sum(summed[f"{kind}.squares"] for kind in kinds), claims),
        "right": ratio(sum(bins[1]), claims),
    }
