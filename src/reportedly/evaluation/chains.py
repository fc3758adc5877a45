"""`evaluate chains`: sayings within sayings, and how sure each voice is, on gold of our own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ..errors import BadOption
from ..model import AUTHOR, Claim, Record
from .files import Row
from .gold import GoldDocument, load_gold
from .records import read_gold
from .run import Progress, Result, Speed, score_part, told
from .scorers import attribution
from .scorers.common import Counts, Metrics, Pair, ratio
from .scorers.records.align import Carry
from .scorers.slips import Slip, hull, words
from .scorers.tables import NOTHING, Table, confusion
from .tasks import Measure

ROLES = ("source", "cue", "content")
GROUPS = ("all", "nested")
LINKS = ("quote", "act", "stance")
"""How it is said: asked of an attribution that is right, where gold tells."""
FACTS = ("factuality", "reality", "both", "voice")


def evaluate_chains(folder: Path, *, limit: int | None = None, progress: Progress | None = None) -> Result:
    """Score the attributions and the factuality of every gold document.

    Args:
        folder: with annotated documents that have `attributions` and `facts` (docs/gold.md).
        limit: only the first so many documents.
        progress: called with documents done and all.

    Returns:
        `all.attr_f1` over all attributions and `nested.attr_f1` over those within another's content, as PolNeAR is
        scored; of attributions that are right, how many stand in the right one (`inside_acc`) and have the right kind
        of quote, act and stance, where gold says them; of the facts at whose head a claim was read (`facts_found`), how
        many have the right factuality, reality, both, and the right innermost source.
    """
    documents = load_gold(folder, "attributions")[:limit]
    table, slips, speed = {}, {}, Speed()
    for number, document in enumerate(documents, 1):
        name = str(document.gold["doc"])
        table[name], slips[name] = _count(document, speed)
        if progress:
            progress(number, len(documents))
    measure = Measure(metrics=metrics, headline="nested.attr_f1", tables=_tables)
    return Result(
        task="chains",
        split=folder.name,
        parts=[score_part(measure, {"chains": table}, {"chains": slips})],
        words=speed.words,
        seconds=speed.seconds,
    )


def metrics(summed: Counts) -> Metrics:
    """Attribution by group, and shares of the facts found."""
    values: Metrics = {}
    for group in GROUPS:
        own = Counter({key.removeprefix(f"{group}."): n for key, n in summed.items() if key.startswith(f"{group}.")})
        values |= {f"{group}.{key}": value for key, value in attribution.metrics(own).items()}
    values |= {f"{name}_acc": ratio(summed[f"{name}.right"], summed[f"{name}.asked"]) for name in ("inside", *LINKS)}
    values["facts_found"] = ratio(summed["found"], summed["facts"])
    return values | {f"{name}_acc": ratio(summed[name], summed["found"]) for name in FACTS}


def _tables(summed: Counts) -> list[Table]:
    depths = sorted({key.split(".")[1] for key in summed if key.startswith("depth.")})
    rows = []
    for depth in depths:
        asked, found, right = (summed[f"depth.{depth}.{part}"] for part in ("gold", "read", "right"))
        rows.append((depth, asked, found, ratio(right, found), ratio(right, asked)))
    return [
        Table(name="attributions by depth", columns=("depth", "gold", "read", "P", "R"), rows=tuple(rows)),
        confusion(summed, name="factuality, read as", prefix="factuality of"),
        confusion(summed, name="reality, read as", prefix="reality of"),
    ]


class _Place:
    """Where a gold span stands in the text as it was read."""

    def __init__(self, document: GoldDocument, text: str) -> None:
        self._carry, self._path, self.text = Carry(document.text, text), document.path, text

    def __call__(self, span: Row) -> Pair:
        found = self._carry(span)
        if found is None:
            raise BadOption(
                f"the words {span['text']!r} are not in what was read",
                where=str(self._path),
                todo="annotate other words",
            )
        return found


def _count(document: GoldDocument, speed: Speed) -> tuple[Counts, list[Row]]:
    """Counts of one document, and its rows of the error listing."""
    record = read_gold(document, speed)
    place = _Place(document, record.document.text)
    result: Counts = Counter()
    slips = [
        *_count_attributions(document.gold["attributions"], record, place, result),
        *_count_facts(document.gold, record, place, result),
    ]
    return result, [told(slip, place.text) for slip in slips]


def _count_attributions(rows: list[Row], record: Record, place: _Place, result: Counts) -> list[Slip]:
    """Attributions as PolNeAR is scored, and of the right ones how they are said and what they stand in."""
    wanted = [_spans(row, place) | {"id": row["id"], "inside": row["in"]} for row in rows]
    given = [
        {role: [list(span) for span in getattr(one, f"{role}_spans")] for role in ROLES}
        | {"id": one.id, "inside": one.inside}
        for one in record.attributions
    ]
    for group in GROUPS:
        gold, found = (
            {"attributions": [one for one in some if group == "all" or one["inside"] is not None]}
            for some in (wanted, given)
        )
        result.update({f"{group}.{key}": n for key, n in attribution.counts(gold, found, place.text).items()})
    gold, found = {"attributions": wanted}, {"attributions": given}
    pairs = attribution.paired(gold, found, place.text)
    slips = attribution.slips(gold, found, place.text)
    depths, depths_read = _depths(wanted), _depths(given)
    result.update(f"depth.{depth}.gold" for depth in depths)
    result.update(f"depth.{depth}.read" for depth in depths_read)
    same = {wanted[at]["id"]: given[other]["id"] for at, other in pairs.items()}
    for at, other in pairs.items():
        result[f"depth.{depths[at]}.right"] += depths[at] == depths_read[other]
        one, two = rows[at], record.attributions[other]
        asked = [(name, one[name], getattr(two, name)) for name in LINKS if name in one]
        # An outer attribution that was not read has no name among those that were.
        holder = same.get(one["in"], NOTHING) if one["in"] is not None else None
        for name, expected, read_as in [*asked, ("inside", holder, two.inside)]:
            result[f"{name}.asked"] += 1
            result[f"{name}.right"] += expected == read_as
            if expected != read_as:
                where = hull(wanted[at]["cue"] or wanted[at]["content"])
                slips.append(
                    Slip(what=f"attribution {name}", span=where, gold=expected or NOTHING, predicted=read_as or NOTHING)
                )
    return slips


def _depths(rows: list[Row]) -> list[int]:
    """How many attributions each stands in, with itself."""
    above = {row["id"]: row["inside"] for row in rows}
    depths = []
    for row in rows:
        depth, at = 1, row["inside"]
        while at is not None and depth <= len(rows):
            depth, at = depth + 1, above.get(at)
        depths.append(depth)
    return depths


def _count_facts(gold: Row, record: Record, place: _Place, result: Counts) -> list[Slip]:
    """How sure, how real and whose each fact is, at whose head a claim was read."""
    slips = []
    sources = {row["id"]: _spans(row, place)["source"] for row in gold["attributions"]}
    for fact in gold.get("facts", []):
        result["facts"] += 1
        head = place(fact["head"])
        claim = _claim_at(record, head)
        if claim is None:
            slips.append(Slip(what="fact", span=head, gold=[fact["factuality"], fact["reality"]]))
            continue
        result["found"] += 1
        source = sources[fact["attribution"][-1]] if fact["attribution"] else None
        right = {name: getattr(claim, name) == fact[name] for name in ("factuality", "reality")}
        for name, is_right in right.items():
            result[name] += is_right
            result[f"{name} of.{fact[name]}.{getattr(claim, name)}"] += 1
            if not is_right:
                slips.append(Slip(what=f"fact {name}", span=head, gold=fact[name], predicted=getattr(claim, name)))
        result["both"] += all(right.values())
        if _same_voice(claim, source):
            result["voice"] += 1
        else:
            link = claim.attribution[-1]
            named = AUTHOR if source is None else words(place.text, source) or NOTHING
            read_as = link.source_span.of(place.text) if link.source_span else link.source or NOTHING
            slips.append(Slip(what="fact voice", span=head, gold=named, predicted=read_as))
    return slips


def _spans(row: Row, place: _Place) -> Row:
    return {role: [list(place(span)) for span in row[role]] for role in ROLES}


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
