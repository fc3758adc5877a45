"""Weighing gold: annotated documents, and what weighing them should give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NotRequired

from pydantic import TypeAdapter
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from ...errors import BadOption
from ...model import DisputeField, Grade
from ..files import Row, read_json
from ..forms import faults
from ..gold import FORM, GoldDocument, load_gold

FILE = "weighing.json"


class _Incident(TypedDict):
    id: str
    claims: list[str]
    covered_by: NotRequired[list[str]]
    origins: list[dict[str, Any]]
    grade: Grade
    grade_alt: NotRequired[list[Grade]]
    why: str
    disputed: list[DisputeField]
    disputed_alt: NotRequired[list[list[DisputeField]]]


class _Copy(TypedDict):
    pair: list[str]
    how: str


_Follower = TypedDict("_Follower", {"claim": str, "as": str})


class _Threat(TypedDict):
    claim: str
    followed_by: list[_Follower]


class _ActorDispute(TypedDict):
    actor: str
    relation: str


class _Expected(TypedDict):
    incidents: list[_Incident]
    undecided: NotRequired[list[str]]
    copies: NotRequired[list[_Copy]]
    threats: NotRequired[list[_Threat]]
    actor_disputes: NotRequired[list[_ActorDispute]]


_FORM = TypeAdapter(_Expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighingGold:
    """A folder of gold: its documents by name, and what `weighing.json` says of them."""

    documents: dict[str, GoldDocument]
    expected: Row

    @property
    def undecided(self) -> set[str]:
        """Claims on which careful annotators may differ: left out of all counts."""
        return set(self.expected.get("undecided", ()))

    def refs(self) -> Iterator[str]:
        """All claims, as `DOCUMENT#CLAIM`."""
        for name, document in self.documents.items():
            for claim in document.gold["claims"]:
                yield f"{name}#{claim['id']}"


def load(folder: Path) -> WeighingGold:
    """Load a folder of weighing gold.

    Raises:
        BadOption: where `weighing.json` is missing or no JSON, a document is malformed, or a claim that
            `weighing.json` names is in none of them.
    """
    path = folder / FILE
    if not path.is_file():
        raise BadOption(f"there is no {FILE}", where=str(folder), todo="name the gold folder with --gold")
    expected = read_json(path, todo="check the folder")
    for fault in faults(_FORM, expected):
        raise BadOption(fault.told, where=str(path), todo=FORM)
    gold = WeighingGold(documents={str(one.gold["doc"]): one for one in load_gold(folder)}, expected=expected)
    unknown = sorted({ref for one in expected["incidents"] for ref in one["claims"]} - set(gold.refs()))
    if unknown:
        raise BadOption(
            f"an incident names the claim {unknown[0]}, which no document has", where=str(path), todo="mend the name"
        )
    return gold
