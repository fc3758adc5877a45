"""What two codings read differently in one document, value by value.

Ids such as `c3` depend on how many things stand before it, so things are paired by where they stand in the text
(a claim by its trigger, an actor by its first mention) and ids inside values are shown as names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import AUTHOR, Record

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that differs. `old` or `new` is None where that coding has no such thing or value."""

    document: str
    thing: str
    """`document`, or the kind of thing and where it stands: `claim at 31:39`."""
    field: str | None
    """The field with the path to it, e.g. `event.mode`; None where the whole thing is in one coding only."""
    old: Any
    new: Any


def differences(old: Record, new: Record) -> Iterator[Difference]:
    """Compare two records of one document.

    Args:
        old: the record that came first.
        new: the one that came later.
    """
    document = old.document.id
    before, after = _things(old), _things(new)
    for key in [*before, *(key for key in after if key not in before)]:
        if key not in after or key not in before:
            sides = [_short(side.get(key)) for side in (before, after)]
            yield Difference(document=document, thing=key, field=None, old=sides[0], new=sides[1])
            continue
        was, now = dict(_leaves(before[key])), dict(_leaves(after[key]))
        for field in [*was, *(field for field in now if field not in was)]:
            if was.get(field) != now.get(field):
                yield Difference(document=document, thing=key, field=field, old=was.get(field), new=now.get(field))


def _things(record: Record) -> dict[str, Plain]:
    """Everything in the record under a key that does not depend on numbering, ids in it replaced by names."""
    plain = json.loads(record.to_json())
    text = record.document.text
    names = {AUTHOR: AUTHOR} | {one["id"]: one["name"] for one in [*plain["actors"], *plain["places"]]}
    names |= {one["id"]: one["edtf"] or one["timex3"]["value"] for one in plain["times"]}
    names |= {one["id"]: _at("attribution", _quote_span(one)) for one in plain["attributions"]}
    names |= {one["id"]: _claim_key(one) for one in plain["claims"]}
    keyed: tuple[tuple[str, Callable[[Plain], str], frozenset[str]], ...] = (
        ("actors", lambda x: f"actor {_words(text, x['mentions'])}", frozenset({"part_of"})),
        ("places", lambda x: f"place {_words(text, x['mentions'] or [y['span'] for y in x['other_mentions']])}",
         frozenset({"anchors"})),
        ("times", lambda x: f"time {_words(text, x['mentions'])}", frozenset()),
        ("mentions", lambda x: _at(x["type"], x["span"]), frozenset()),
        ("attributions", lambda x: _at("attribution", _quote_span(x)), frozenset({"source", "inside"})),
        ("claims", _claim_key, frozenset(
            {"ref", "source", "condition", "actor", "recipient", "place", "time", "subject", "object", "about"})),
        ("wording", lambda x: _at(f"wording {x['technique']}", x["span"]), frozenset({"voice", "about"})),
    )  # fmt: skip
    found: dict[str, Plain] = {}
    for layer, key_of, ids in keyed:
        for one in plain[layer]:
            key, number = key_of(one), 2
            while key in found:
                key, number = f"{key_of(one)} ({number})", number + 1
            one.pop("id", None)
            found[key] = _named(one, names, ids)
    document = {name: value for name, value in plain["document"].items() if name not in {"id", "sha256", "locator"}}
    document["voice"] = names.get(document["voice"])
    document["text"] = document.pop("text_id")
    return {"document": document, **found}


def _named(value: Any, names: Mapping[str, str], ids: frozenset[str]) -> Any:
    """`value` with every id in a field of `ids` replaced by its name; lists of them sorted, as order says nothing."""
    if isinstance(value, list):
        return [_named(one, names, ids) for one in value]
    if not isinstance(value, dict):
        return value
    made = {}
    for field, one in value.items():
        if field not in ids:
            made[field] = _named(one, names, ids)
        elif isinstance(one, list):
            made[field] = ", ".join(sorted(names.get(each, each) for each in one)) or None
        else:
            made[field] = names.get(one, one) if isinstance(one, str) else _named(one, names, ids)
    return made


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Path and value of everything in `value` that is neither a mapping nor a list of mappings; null is left out."""
    if isinstance(value, dict):
        for field, one in value.items():
            yield from _leaves(one, f"{path}.{field}" if path else field)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for at, one in enumerate(value):
            yield from _leaves(one, f"{path}[{at}]")
    elif value is not None and value != []:
        yield path, value


def _short(thing: Plain | None) -> Any:
    """The few values of a thing that tell what it is."""
    if thing is None:
        return None
    told = ("name", "edtf", "value", "act", "source", "factuality", "technique")
    event = {f"event.{name}": (thing.get("event") or {}).get(name) for name in ("type", "actor", "recipient")}
    relation = {f"relation.{name}": (thing.get("relation") or {}).get(name) for name in ("type", "subject", "object")}
    values = {name: thing.get(name) for name in told} | event | relation
    return {name: value for name, value in values.items() if value} or {"present": True}


def _quote_span(quote: Plain) -> list[int]:
    spans = quote["cue_spans"] or quote["content_spans"] or quote["source_spans"]
    return min(spans, default=[0, 0])


def _claim_key(claim: Plain) -> str:
    if claim["event"]:
        return _at("claim", claim["event"]["trigger"])
    what = f"claim {claim['relation']['type']}" if claim["relation"] else "claim"
    return _at(what, claim["span"])


def _at(what: str, span: list[int]) -> str:
    return f"{what} at {span[0]}:{span[1]}"


def _words(text: str, spans: list[list[int]]) -> str:
    begin, end = min(spans, default=[0, 0])
    return f"“{text[begin:end]}” at {begin}:{end}"
