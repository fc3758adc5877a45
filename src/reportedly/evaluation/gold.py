"""Annotated documents, the gold for whole records: found in a folder, checked, and their spans resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired

from annotated_types import Len
from pydantic import TypeAdapter
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from ..errors import BadOption
from ..model import AUTHOR, ActorKind, Factuality, PloverType, Reality, RelationType, SpeechAct, Stance
from ..model.event import Harm, Victims
from .files import Row, read_json, read_text
from .forms import Words, faults

GoldPart = Literal["claims", "attributions"]
"""What a document may be annotated with; another JSON object in the folder is none of the documents."""
FORM = "see docs/gold.md for the form of gold"


class _Actor(TypedDict):
    name: str
    kind: ActorKind
    country: NotRequired[str | None]
    aliases: NotRequired[list[str]]
    part_of: NotRequired[list[str]]
    mentions: NotRequired[list[Words]]
    nominals: NotRequired[list[Words]]


class _Place(TypedDict):
    name: str
    country: str | None
    lat: float
    lon: float
    precision: str | None
    mentions: list[Words]


class _Time(TypedDict):
    surface: Words
    edtf: str | None


class _Link(TypedDict):
    source: str | None
    cue: Words | None
    act: SpeechAct
    stance: Stance | None


class _Casualties(TypedDict):
    harm: Harm
    who: Victims | None
    low: int | None
    high: int | None
    span: NotRequired[Words | None]


class _Event(TypedDict):
    type: PloverType | None
    acled: dict[str, str | None] | None
    trigger: Words | None
    actor: list[str]
    recipient: list[str]
    place: list[str] | str | None
    time: list[str] | str | None
    casualties: list[_Casualties]


class _Relation(TypedDict):
    type: RelationType
    subject: str
    object: str | None
    value: str | None


class _Claim(TypedDict):
    id: str
    span: Words
    attribution: Annotated[list[_Link], Len(1)]
    factuality: Factuality
    reality: Reality
    event: _Event | None
    relation: _Relation | None


class _Wording(TypedDict):
    span: Words
    technique: str


class _Claims(TypedDict):
    doc: str
    file: str
    document: dict[str, Any]
    actors: list[_Actor]
    places: list[_Place]
    times: list[_Time]
    claims: list[_Claim]
    wording: NotRequired[list[_Wording]]


_Saying = TypedDict(
    "_Saying", {"id": str, "source": list[Words], "cue": list[Words], "content": list[Words], "in": str | None}
)


class _Fact(TypedDict):
    head: Words
    attribution: list[str]
    factuality: Factuality
    reality: Reality


class _Attributions(TypedDict):
    doc: str
    file: str
    attributions: list[_Saying]
    facts: NotRequired[list[_Fact]]


_FORMS: dict[str, TypeAdapter[Any]] = {"claims": TypeAdapter(_Claims), "attributions": TypeAdapter(_Attributions)}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated document.

    Args:
        gold: the annotation.
        path: the file with its text.
        text: what the spans are told by.
        faults: slips of the annotation, each of which counts against the reader.
    """

    gold: Row
    path: Path
    text: str
    faults: tuple[str, ...] = ()


def load_gold(folder: Path, part: GoldPart = "claims", *, strict: bool = True) -> list[GoldDocument]:
    """The gold documents of a folder: its `*.json` files, or those of its subfolder `gold`, with the files they name.

    Args:
        folder: with annotated documents.
        part: what is asked of them; documents that are annotated with other things only are passed over.
        strict: whether a slip of the annotation is an error: words that are not in the text, names that are not
            listed, values that the record does not know.

    Raises:
        BadOption: where there is none, one is malformed, or its text is missing; the message names file and field.
    """
    home = folder / "gold" if (folder / "gold").is_dir() else folder
    found: dict[str, GoldDocument] = {}
    for path in sorted(home.glob("*.json")):
        gold = read_json(path, todo="check the folder")
        if not isinstance(gold, dict) or not gold.keys() & {"doc", "file", *_FORMS}:
            continue  # incidents and the like, which name no document
        if not gold.keys() & _FORMS.keys():
            raise BadOption("has neither `claims` nor `attributions`", where=str(path), todo=FORM)
        if part not in gold:
            continue
        document = _load(path, gold, part)
        if strict and document.faults:
            raise BadOption(document.faults[0], where=str(path), todo=f"mend it; {FORM}")
        name = str(gold["doc"])
        if name in found:
            raise BadOption(f"a second document is called {name}", where=str(path), todo="give it its own `doc`")
        found[name] = document
    if not found:
        raise _nothing(folder, part)
    return list(found.values())


def _load(path: Path, gold: Row, part: GoldPart) -> GoldDocument:
    wrong = faults(_FORMS[part], gold)
    for fault in wrong:
        if not fault.value:
            raise BadOption(fault.told, where=str(path), todo=FORM)
    places = [home / gold["file"] for home in (path.parent, path.parent.parent)]
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        raise BadOption(
            f"names the file {gold['file']!r}, which is not there", where=str(path), todo=f"put it at {places[0]}"
        )
    text = read_text(file, todo="check the name")
    named = _names_in_claims(gold) if part == "claims" else _names_in_sayings(gold)
    told = [*(fault.told for fault in wrong), *_not_in(text, gold), *named]
    return GoldDocument(gold=gold, path=file, text=text, faults=tuple(told))


def _not_in(text: str, gold: Row) -> Iterator[str]:
    """Spans whose words the text does not have so often."""
    for field, span in spans_in(gold):
        if _find(text, span) is None:
            number = text.count(span["text"])
            yield f"`{field}`: the text has the words {span['text']!r} {number} times, and `n` (from 0) is {span['n']}"


def spans_in(value: Any, field: str = "") -> Iterator[tuple[str, Row]]:
    """All gold spans of an annotation with the field they stand in."""
    if isinstance(value, dict):
        if value.keys() == {"text", "n"}:
            yield field, value
            return
        for key, inner in value.items():
            yield from spans_in(inner, f"{field}.{key}" if field else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from spans_in(inner, f"{field}.{number}")


def _names_in_claims(gold: Row) -> Iterator[str]:
    """Claims speak of actors, places and claims by names that must be listed."""
    actors = {actor["name"] for actor in gold["actors"]}
    places = {place["name"] for place in gold["places"]}
    claims = {claim["id"] for claim in gold["claims"]}
    yield from _twice(gold["claims"])
    for claim in gold["claims"]:
        event = claim["event"]
        for link in claim["attribution"]:
            yield from _unlisted([link["source"]], {*actors, AUTHOR, None}, f"the source of {claim['id']}")
        yield from _unlisted(_listed(claim.get("about")), claims, f"what {claim['id']} is about")
        if event is not None:
            yield from _unlisted([*event["actor"], *event["recipient"]], actors, f"a party of {claim['id']}")
            yield from _unlisted(_listed(event["place"]), places, f"the place of {claim['id']}")


def _names_in_sayings(gold: Row) -> Iterator[str]:
    """Attributions and facts name the attributions they stand in."""
    sayings = {row["id"] for row in gold["attributions"]}
    yield from _twice(gold["attributions"])
    for row in gold["attributions"]:
        yield from _unlisted([row["in"]], {*sayings, None}, f"what {row['id']} stands in")
    for fact in gold.get("facts", []):
        yield from _unlisted(fact["attribution"], sayings, f"whose fact {fact['head']['text']!r} is")


def _twice(rows: list[Row]) -> Iterator[str]:
    ids = Counter(row["id"] for row in rows)
    yield from (f"{name} is there twice" for name, number in ids.items() if number > 1)


def _unlisted(names: list[Any], known: Set[Any], what: str) -> Iterator[str]:
    yield from (f"{what}, {name!r}, is not listed" for name in names if name not in known)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def offsets(text: str, span: Row) -> tuple[int, int]:
    """Where a gold span `{"text", "n"}` stands: half-open code points.

    Raises:
        BadOption: where the text does not hold the words so often.
    """
    place = _find(text, span)
    if place is None:
        raise BadOption(f"the gold span {span['text']!r} ({span['n']}) is not in the text")
    return place


def _find(text: str, span: Row) -> tuple[int, int] | None:
    at = -1
    for _ in range(span["n"] + 1):
        at = text.find(span["text"], at + 1)
        if at < 0:
            return None
    return at, at + len(span["text"])


def _nothing(folder: Path, part: str) -> BadOption:
    """What to say of a folder without gold: which folders under it may have some. No closed gold is opened for it."""
    if not folder.is_dir():
        return BadOption("there is no such folder", where=str(folder), todo="name the gold folder with --gold")
    under = [one for one in sorted(folder.iterdir()) if any(one.glob("*.json")) or any(one.glob("gold/*.json"))]
    todo = f"name one of its folders: {', '.join(one.name for one in under)}" if under else "name another with --gold"
    return BadOption(f"no document annotated with `{part}` is there", where=str(folder), todo=todo)
