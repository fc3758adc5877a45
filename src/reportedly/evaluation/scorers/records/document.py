"""One record against one gold document."""

from __future__ import annotations

from typing import Any

from ..common import Counts
from .align import Carry, fold, fold_name, many
from .claims import align, score_claims
from .compare import Voices
from .dates import normal
from .entities import Names, score_actors, score_places, score_times
from .relations import score_relations
from .tally import Tally
from .wording import score_wording

Row = dict[str, Any]


def counts(gold: Row, record: Row, gold_text: str) -> Counts:
    """All counts of one document, as `score` takes it."""
    return score(gold, record, gold_text).counts


def score(gold: Row, record: Row, gold_text: str) -> Tally:
    """All counts of one document, and what is not right in it.

    Args:
        gold: the annotated document.
        record: a record as `Record.to_dict` gives it.
        gold_text: the text that gold's spans are told by.
    """
    text = record["document"]["text"]
    carry, tally, names = Carry(gold_text, text), Tally(), Names()
    _score_metadata(gold.get("document", {}), record["document"], tally)
    score_actors(gold, record, text, carry, tally, names)
    score_places(gold, record, carry, tally, names)
    score_times(gold, record, carry, tally, names)
    spans = score_claims(gold, record, text, carry, tally, names)
    score_relations(gold, record, spans, tally, names)
    score_wording(gold, record, text, carry, tally, names)
    return tally


def aligned(gold: Row, record: Row, gold_text: str) -> dict[str, str]:
    """Ids of the record's event claims to those of the gold claims that they are; others are left out.

    Args:
        gold, record, gold_text: as for `counts`.
    """
    text = record["document"]["text"]
    carry, names = Carry(gold_text, text), Names()
    score_actors(gold, record, text, carry, Tally(), names)
    spans = {claim["id"]: carry(claim["span"]) for claim in many(gold.get("claims"))}
    wanted, given, pairs = align(gold, record, spans, text, carry, Voices(gold, names))
    return {given[other]["id"]: wanted[at]["id"] for at, other in pairs}


def _score_metadata(gold: Row, document: Row, tally: Tally) -> None:
    published = normal(document.get("published"))
    accepted = [value for value in [gold.get("published"), *many(gold.get("published_alt"))] if value]
    if gold.get("published"):
        right = bool(published) and any(normal(value) in (published, published[:10]) for value in accepted)
        tally.asked("metadata_published", right)
        tally.asked("metadata", right)
    authors = _folded(document.get("authors"))
    right = any(authors == _folded(value) for value in [gold.get("authors", []), *many(gold.get("authors_alt"))])
    tally.asked("metadata_authors", right)
    tally.asked("metadata", right)
    for name, given, least in (
        ("title", document.get("title"), 0.8),
        ("publisher", (document.get("publisher") or {}).get("name"), 0.6),
    ):
        if gold.get(name):
            one, two = set(fold(gold[name]).split()), set(fold(given).split())
            tally.asked(f"metadata_{name}", 2 * len(one & two) / (len(one) + len(two) or 1) >= least)


def _folded(names: Any) -> set[str]:
    return {fold_name(name) for name in many(names)} - {""}
