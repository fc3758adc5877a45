"""`evaluate weighing`: same incidents, independent origins, grades, disputes, copies, threats, on gold of our own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ...model import Record, Weighed
from ...text import fold_name
from ...weighing import weigh
from ..annotated import record_of
from ..gold import GoldDocument
from ..records import read_gold
from ..run import Progress, Result, Speed, score_part, seen_texts
from ..scorers.records.document import aligned
from ..tasks import Measure
from .gold import WeighingGold, load
from .score import Found, FoundIncident, metrics, score

__all__ = ["evaluate_weighing", "weighing_records"]

Names = dict[str, str]
"""A claim as weighing names it to its name in gold, `DOCUMENT#CLAIM`."""


def evaluate_weighing(folder: Path, *, reading: bool = False, progress: Progress | None = None) -> Result:
    """Weigh the documents of a gold folder and score what comes out.

    Args:
        folder: with annotated documents and `weighing.json` (docs/gold.md).
        reading: weigh what the system reads in the texts, its claims told apart by which gold claims they are; else
            the claims are gold's, and only the weighing is measured.
        progress: called with documents done and all.

    Raises:
        BadOption: where the folder holds no weighing gold.
    """
    gold = load(folder)
    speed = Speed()
    records, names = weighing_records(gold, reading=reading, speed=speed, progress=progress)
    documents = {record.document.id: name for record, name in zip(records, gold.documents, strict=True)}
    found = _found(weigh(records), names, documents, gold.undecided)
    table, wrong = score(gold.expected, found, (set(gold.refs()) & set(names.values())) - gold.undecided)
    scored = score_part(Measure(metrics=metrics, headline="pairs_f1"), {"weighing": table})
    scored.slips, scored.documents = wrong, {"weighing": len(gold.documents)}
    split = f"{folder.name}, as read" if reading else folder.name
    seen, taught = seen_texts("records", {"weighing": [one.document.text for one in records]} if reading else {})
    return Result(
        task="weighing", split=split, parts=[scored], words=speed.words, seconds=speed.seconds, notes=taught, seen=seen
    )


def weighing_records(
    gold: WeighingGold, *, reading: bool, speed: Speed | None = None, progress: Progress | None = None
) -> tuple[list[Record], Names]:
    """The records of gold's documents, as `evaluate_weighing` weighs them, with the names of their claims."""
    records: list[Record] = []
    names: Names = {}
    for number, (name, document) in enumerate(gold.documents.items(), 1):
        record, claims = _as_read(document, speed or Speed()) if reading else _as_annotated(document)
        records.append(record)
        names |= {f"{record.document.id}#{claim}": f"{name}#{given}" for claim, given in claims.items()}
        if progress:
            progress(number, len(gold.documents))
    return records, names


def _as_annotated(document: GoldDocument) -> tuple[Record, Names]:
    record = record_of(document)
    return record, {claim.id: claim.id for claim in record.claims}


def _as_read(document: GoldDocument, speed: Speed) -> tuple[Record, Names]:
    """The system's record; a claim that is none of gold's gets a name that gold does not know."""
    said = document.gold["document"]
    record = read_gold(document, speed, publisher=said.get("publisher"), published=said.get("published"))
    same = aligned(document.gold, record.to_dict(), document.text)
    return record, {claim.id: same.get(claim.id, f"read-{claim.id}") for claim in record.claims}


def _found(weighed: Weighed, names: Names, documents: dict[str, str], undecided: set[str]) -> Found:
    """What weighing made, in gold's names, without the claims that gold leaves undecided."""

    def named(claims: Iterable[str]) -> frozenset[str]:
        return frozenset(names[one] for one in claims) - undecided

    copies = {}
    for copy in weighed.copies:
        one, two = sorted((documents[copy.one], documents[copy.two]))
        copies[one, two] = str(copy.how)
    return Found(
        incidents=tuple(
            FoundIncident(
                claims=named(one.claims),
                covered_by=named(one.covered_by),
                origins=sum(bool(named(account.claims)) for account in one.accounts),
                grade=one.grade,
                disputed=frozenset(dispute.field for dispute in one.disputed),
                why=one.why,
            )
            for one in weighed.incidents
        ),
        copies=copies,
        threats=frozenset((names[one.threat], names[one.claim], one.match) for one in weighed.threats),
        actor_disputes=frozenset((fold_name(one.actor), one.relation) for one in weighed.actor_disputes),
    )
