"""`evaluate chains`: sayings within sayings, and how sure each voice is, on gold of our own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ..api import read
from ..model import AUTHOR, Claim, Record
from .files import Row
from .records import GoldDocument, load_gold, offsets
from .run import Progress, Result, score_part, told
from .scorers import attribution
from .scorers.common import Counts, Metrics, ratio
from .scorers.slips import Slip, words
from .scorers.tables import NOTHING
from .tasks.registry import Part

ROLES = ("source", "cue", "content")
GROUPS = ("all", "nested")
FACTS = ("factuality", "reality", "both", "voice")


def evaluate_chains(folder: Path, *, limit: int | None = None, progress: Progress | None = None) -> Result:
    """Score the attributions and the factuality of every gold document.

    Args:
        folder: with annotated documents that have `attributions` and `facts` (docs/gold.md).
        limit: only the first so many documents.
        progress: called with documents done and all.

    Returns:
        `all.attr_f1` over all attributions and `nested.attr_f1` over those within another's content, as PolNeAR is
        scored; of the facts at whose head a claim was read (`facts_found`), how many have the right factuality,
        reality, both, and the right innermost source.
    """
    documents = load_gold(folder, "attributions")[:limit]
    table, slips = {}, {}
    for number, document in enumerate(documents, 1):
        name = str(document.gold["doc"])
        table[name], slips[name] = _count(document)
        if progress:
            progress(number, len(documents))
    part = Part(predict=dict, counts=attribution.counts, metrics=metrics, headline="nested.attr_f1")
    return Result(
        task="chains",
        split=folder.name,
        parts=[score_part(part, {"chains": table}, {"chains": slips})],
        words=0,
        seconds=0.0,
    )


def metrics(summed: Counts) -> Metrics:
    """Attribution by group, and shares of the facts found."""
    values: Metrics = {}
    for group in GROUPS:
        own = Counter({key.removeprefix(f"{group}."): n for key, n in summed.items() if key.startswith(f"{group}.")})
        values |= {f"{group}.{key}": value for key, value in attribution.metrics(own).items()}
    values["facts_found"] = ratio(summed["found"], summed["facts"])
    return values | {f"{name}_acc": ratio(summed[name], summed["found"]) for name in FACTS}


def _count(document: GoldDocument) -> tuple[Counts, list[Row]]:
    """Counts of one document, and its rows of the error listing."""
    text = document.path.read_text(encoding="utf-8")
    record = read(document.path)
    wanted = [_spans(row, text) | {"in": row["in"]} for row in document.gold["attributions"]]
    given = [
        {role: [list(span) for span in getattr(one, f"{role}_spans")] for role in ROLES} | {"in": one.inside}
        for one in record.attributions
    ]
    result: Counts = Counter()
    for group in GROUPS:
        gold, found = (
            {"attributions": [row for row in rows if group == "all" or row["in"] is not None]}
            for rows in (wanted, given)
        )
        result.update({f"{group}.{key}": n for key, n in attribution.counts(gold, found, text).items()})
    slips = attribution.slips({"attributions": wanted}, {"attributions": given}, text)
    sources = {row["id"]: _spans(row, text)["source"] for row in document.gold["attributions"]}
    for fact in document.gold.get("facts", []):
        result["facts"] += 1
        head = offsets(text, fact["head"])
        claim = _claim_at(record, head)
        if claim is None:
            slips.append(Slip(what="fact", span=head, gold=[fact["factuality"], fact["reality"]]))
            continue
        result["found"] += 1
        source = sources[fact["attribution"][-1]] if fact["attribution"] else None
        right = {name: getattr(claim, name) == fact[name] for name in ("factuality", "reality")}
        result.update({name: int(is_right) for name, is_right in right.items()})
        result["both"] += all(right.values())
        result["voice"] += _same_voice(claim, source)
        for name, is_right in right.items():
            if not is_right:
                slips.append(Slip(what=f"fact {name}", span=head, gold=fact[name], predicted=getattr(claim, name)))
        if not _same_voice(claim, source):
            named = AUTHOR if source is None else words(text, source)
            link = claim.attribution[-1]
            read_as = link.source_span.of(text) if link.source_span else link.source or NOTHING
            slips.append(Slip(what="fact voice", span=head, gold=named, predicted=read_as))
    return result, [told(slip, text) for slip in slips]


def _spans(row: Row, text: str) -> Row:
    return {role: [list(offsets(text, span)) for span in row[role]] for role in ROLES}


def _claim_at(record: Record, head: tuple[int, int]) -> Claim | None:
    """The claim whose trigger is the head; else the smallest one over it that tells no event or relation elsewhere."""
    over = [claim for claim in record.claims if claim.span.begin <= head[0] and head[1] <= claim.span.end]
    for claim in over:
        if claim.event is not None and claim.event.trigger.begin < head[1] and head[0] < claim.event.trigger.end:
            return claim
    plain = [claim for claim in over if claim.event is None]
    return min(plain, key=lambda claim: claim.span.end - claim.span.begin, default=None)


def _same_voice(claim: Claim, source: list[list[int]] | None) -> bool:
    """Whether the innermost source overlaps the gold one; None is the author."""
    link = claim.attribution[-1]
    if source is None or link.source == "author":
        return source is None and link.source == "author"
    if not source or link.source_span is None:
        return not source and link.source is None
    return any(begin < link.source_span.end and link.source_span.begin < end for begin, end in source)
