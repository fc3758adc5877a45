"""What the rows of each task's files must look like, so that a malformed row is named and not half scored.

Fields that a scorer does not look at may be there or not; a row itself stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, NotRequired

from annotated_types import Ge, Len
from pydantic import AfterValidator, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from ..errors import BadOption

Form = TypeAdapter[Any]
FORM = "see docs/evaluation.md for the form of the data"


def _within(begin: int, end: int, info: ValidationInfo) -> None:
    length = (info.context or {}).get("length")
    if not 0 <= begin < end:
        raise ValueError(f"[{begin}, {end}) is no span")
    if length is not None and end > length:
        raise ValueError(f"the span [{begin}, {end}) ends behind the text, which has {length} code points")


def _pair(value: list[int], info: ValidationInfo) -> list[int]:
    _within(value[0], value[1], info)
    return value


def _span(value: Any, info: ValidationInfo) -> Any:
    _within(value["start"], value["end"], info)
    return value


def _ends(value: Any, info: ValidationInfo) -> Any:
    _within(value["sourceBegin"], value["sourceEnd"], info)
    _within(value["targetBegin"], value["targetEnd"], info)
    return value


def _point(value: Any, info: ValidationInfo) -> Any:
    _span(value, info)
    lat, lon = value.get("lat"), value.get("lon")
    if lat in (None, "") and lon in (None, ""):
        return value
    try:
        on_earth = abs(float(lat)) <= 90 and abs(float(lon)) <= 180
    except (TypeError, ValueError):
        on_earth = False
    if not on_earth:
        raise ValueError(f"{lat!r}, {lon!r} are no degrees of latitude and longitude")
    return value


def _mention(value: str | list[str | int]) -> str | list[str | int]:
    if isinstance(value, list) and not (value and isinstance(value[0], str)):
        raise ValueError("a mention is its words, or its words and where they stand")
    return value


Pair = Annotated[list[int], Len(2, 2), AfterValidator(_pair)]
Mention = Annotated[str | list[str | int], AfterValidator(_mention)]


class Text(TypedDict):
    doc: str | int
    text: str
    dct: NotRequired[str | None]


class Sentence(TypedDict):
    id: str | int
    text: str


class Report(TypedDict):
    docid: str | int
    doctext: str


class Phrase(TypedDict):
    phrase: str
    hint: NotRequired[str | None]
    date: NotRequired[str | None]


class Saying(TypedDict):
    source: list[Pair]
    cue: list[Pair]
    content: list[Pair]


class Attributions(TypedDict):
    attributions: list[Saying]


class Stretch(TypedDict):
    start: int
    end: int


class Timex(Stretch):
    text: str
    type: str | None
    value: str | None


class Times(TypedDict):
    spans: list[Annotated[Timex, AfterValidator(_span)]]


class Toponym(Stretch):
    gid: NotRequired[str | int | None]
    lat: NotRequired[float | str | None]
    lon: NotRequired[float | str | None]


class Toponyms(TypedDict):
    spans: list[Annotated[Toponym, AfterValidator(_point)]]


class Entity(Stretch):
    type: str
    confidence: NotRequired[float]


class Entities(TypedDict):
    spans: list[Annotated[Entity, AfterValidator(_span)]]


class Relation(TypedDict):
    type: str
    sourceBegin: int
    sourceEnd: int
    targetBegin: int
    targetEnd: int
    confidence: NotRequired[float]


class Relations(TypedDict):
    relations: list[Annotated[Relation, AfterValidator(_ends)]]


class LabelledSentence(TypedDict):
    plover: str
    source: Pair | None
    target: Pair | None


class Event(TypedDict):
    plover_type: str
    source_span: NotRequired[Pair | None]
    target_span: NotRequired[Pair | None]


class Events(TypedDict):
    events: list[Event]


class Roles(TypedDict):
    extracts: dict[str, list[list[Mention]]]


class Code(TypedDict):
    country: str | None
    sector: str | None


class LabelledPhrase(Code):
    named: NotRequired[bool | int]


class Words(TypedDict):
    """Words of a gold document and which place of them is meant."""

    text: Annotated[str, Len(1)]
    n: Annotated[int, Ge(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a row.

    Args:
        told: in words, with the field.
        value: whether the field is there and of the right kind, and only its value is none that we know.
    """

    told: str
    value: bool = False


def faults(form: Form, row: Any, text: str | None = None) -> list[Fault]:
    """All that is wrong with a row.

    Args:
        form: what is asked.
        row: what there is.
        text: what the row's spans are of.
    """
    try:
        form.validate_python(row, strict=True, context={"length": None if text is None else len(text)})
    except ValidationError as error:
        return [_fault(one) for one in error.errors(include_url=False)]
    return []


def _fault(error: ErrorDetails) -> Fault:
    field = ".".join(str(part) for part in error["loc"] if not str(part).endswith("]"))
    if error["type"] == "missing":
        return Fault(told=f"the field `{field}` is missing")
    said = error["msg"].removeprefix("Value error, ").replace("Input should", "it should")
    known = error["type"] != "literal_error"
    return Fault(told=f"`{field}`: {said}" if known else f"`{field}` is {error['input']!r}; {said}", value=not known)


def check(form: Form, row: Any, *, where: str, text: str | None = None) -> None:
    """Hold a row against its form.

    Args:
        form, row, text: as for `faults`.
        where: names the row in the error.

    Raises:
        BadOption: names the first field that is missing or wrong.
    """
    for fault in faults(form, row, text):
        raise BadOption(fault.told, where=where, todo=FORM)
