"""The record: all that reading one document gives, and its JSON form."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from ..errors import BadRecord
from .actor import Actor
from .attribution import Attribution
from .claim import Claim
from .document import Document
from .mention import Mention
from .place import Place
from .time import Time
from .wording import Wording

SCHEMA = "reportedly/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What produced a record: the same inputs under the same coding give the same record, byte for byte."""

    reportedly: str
    """Version of this package."""
    models: Mapping[str, str]
    """Name of each model to its version or sha256."""
    registry: str
    """sha256 of the actor registry in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document read. Ids are local to the record and stable for the same input, version and registry."""

    schema: str = SCHEMA
    coded_by: Coding
    document: Document
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    wording: tuple[Wording, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON values, fields in the order of the schema."""
        return dataclasses.asdict(self)

    def to_json(self) -> str:
        """The record as one line of JSON. Lone surrogates, which no UTF-8 file can hold, leave as escapes."""
        line = json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))
        try:
            line.encode()
        except UnicodeEncodeError:
            line = json.dumps(self.to_dict(), ensure_ascii=True, separators=(",", ":"))
        return line

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """Read a record back from its JSON line.

        Raises:
            BadRecord: where a field is missing or holds a value the schema does not allow.
        """
        try:
            return _adapter().validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise BadRecord(
                f"record field {where or '(top)'}: {first['msg']}",
                todo="compare the record with `reportedly schema`",
            ) from error


@cache
def _adapter() -> TypeAdapter[Record]:
    for part in _parts(Record):
        # The sentence under each field is the description that the schema and the docs show.
        part.__pydantic_config__ = ConfigDict(
            use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
        )
    return TypeAdapter(Record)


def _parts(cls: Any) -> set[Any]:
    """`cls` and every dataclass its fields are made of."""
    found = {cls}
    for hint in typing.get_type_hints(cls).values():
        waiting = [hint]
        while waiting:
            kind = waiting.pop()
            if dataclasses.is_dataclass(kind):
                found |= _parts(kind)
            waiting.extend(typing.get_args(kind))
    return found


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record."""
    schema = _adapter().json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = SCHEMA
    schema["properties"]["schema"]["const"] = SCHEMA
    return schema
