"""The mirror test: texts in which the two parties have swapped names must be read equally well."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import BadOption
from .files import Row
from .gold import GoldDocument, load_gold, offsets
from .records import HEADLINE, read_gold, tally
from .run import Progress, Result, Speed, score_part, told
from .scorers import records
from .scorers.common import Counts, Metrics, ratio
from .scorers.slips import Slip
from .scorers.tables import Table
from .tasks import Measure

WAYS = ("written", "swapped")
"""How a text is read; the figures are named so."""
PARTIES = ("armed_group", "military", "state", "government_body", "police", "party")
"""Kinds of actor that are a side of a conflict."""


FIELDS = (
    "usable_claims_f1", "event_detection_f1", "event_typed_f1", "event_actor_f1", "event_recipient_f1",
    "event_place_f1", "event_time_f1", "event_casualties_f1", "source_acc", "polarity_acc", "factuality_acc",
    "reality_acc", "actors_named_f1", "actor_kind_acc", "actor_country_acc",
)  # fmt: skip
"""What must not depend on whose name stands where."""


def evaluate_mirror(folder: Path, *, limit: int | None = None, progress: Progress | None = None) -> Result:
    """The gold documents that name two parties, read as they are written and with the names swapped.

    Args:
        folder: as `load_gold` takes it.
        limit: only the first so many documents.
        progress: called with documents done and all.

    Returns:
        Usable claims `written`, `swapped` and their `difference`; `alike`, the share of gold's claims that are usable
        both ways or neither, since gains and losses hide each other in a difference; and `difference.FIELD` of each of
        `FIELDS`, with intervals over documents. The listing has what was read wrongly in one way only.

    Raises:
        BadOption: as `load_gold`, also where no document names two parties.
    """
    pairs = []
    for document in load_gold(folder)[:limit]:
        swapped = swap(document.gold, document.text)
        if swapped is not None:
            pairs.append(((document.gold, document.text), swapped))
    if not pairs:
        raise BadOption(
            "no document names two parties whose names can be swapped",
            where=str(folder),
            todo="name another folder",
        )
    table, slips, speed = {}, {}, Speed()
    with TemporaryDirectory() as home:
        for number, pair in enumerate(pairs, 1):
            name = str(pair[0][0]["doc"])
            summed: Counts = Counter()
            listed: dict[str, list[tuple[str, Row]]] = {}
            kept: dict[str, Counter[bool]] = {}
            for way, (gold, text) in zip(WAYS, pair, strict=True):
                path = Path(home) / f"{name}-{way}.txt"
                path.write_text(text, encoding="utf-8")
                one = GoldDocument(gold=gold, path=path, text=text)
                scores = tally(one, read_gold(one, speed))
                summed.update({f"{way}.{key}": value for key, value in scores.counts.items()})
                for claim, right in scores.kept.items():
                    kept.setdefault(claim, Counter())[right] += 1
                other = _other(pair[0][0]) if way == "swapped" else {}
                listed[way] = [(_key(slip, other), told(slip, text) | {"way": way}) for slip in scores.slips]
            summed.update(claims=len(kept), alike=sum(len(both) == 1 for both in kept.values()))
            table[name], slips[name] = summed, _one_way(listed)
            if progress:
                progress(number, len(pairs))
    measure = Measure(metrics=_metrics, headline="difference", tables=_tables)
    scored = score_part(measure, {"mirror": table}, {"mirror": slips})
    return Result(task="mirror", split=folder.name, parts=[scored], words=speed.words, seconds=speed.seconds)


def _metrics(summed: Counts) -> Metrics:
    written, swapped = (_figures(summed, way) for way in WAYS)
    figures: Metrics = {way: both.get(HEADLINE, 0.0) for way, both in zip(WAYS, (written, swapped), strict=True)}
    figures["difference"] = figures["written"] - figures["swapped"]
    figures["alike"] = ratio(summed["alike"], summed["claims"])
    return figures | {
        f"difference.{field}": written[field] - swapped[field]
        for field in FIELDS
        if field in written and field in swapped
    }


def _tables(summed: Counts) -> list[Table]:
    written, swapped = (_figures(summed, way) for way in WAYS)
    rows = [
        (field, written[field], swapped[field], written[field] - swapped[field])
        for field in FIELDS
        if field in written and field in swapped
    ]
    return [Table(name="parties' names swapped", columns=("field", *WAYS, "difference"), rows=tuple(rows))]


def _figures(summed: Counts, way: str) -> Metrics:
    counts = Counter({key.removeprefix(f"{way}."): n for key, n in summed.items() if key.startswith(f"{way}.")})
    return records.metrics(counts)


def _key(slip: Slip, other: dict[str, str]) -> str:
    """What a slip is, with each party's name in the place of the other, so that it can be found in the other way.

    What is known of an actor goes with its name.
    """
    renames = other and not slip.what.startswith("actor ")
    names = re.compile("|".join(map(re.escape, other)))

    def mapped(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: mapped(inner) for key, inner in value.items() if key != "words"}
        if isinstance(value, list):
            return sorted((mapped(inner) for inner in value), key=str)
        return names.sub(lambda name: other[name.group()], value) if renames and isinstance(value, str) else value

    return json.dumps([slip.what, mapped(slip.gold), mapped(slip.predicted)], sort_keys=True, ensure_ascii=False)


def _one_way(listed: dict[str, list[tuple[str, Row]]]) -> list[Row]:
    """Rows of either way that the other lacks."""
    keys = {way: Counter(key for key, _ in rows) for way, rows in listed.items()}
    found = []
    for way, rows in listed.items():
        rest = keys[way] - keys[WAYS[way == WAYS[0]]]
        for key, row in rows:
            if rest[key] > 0:
                rest[key] -= 1
                found.append(row)
    return found


def _other(gold: Row) -> dict[str, str]:
    """Each party's name to that of the other."""
    one, two = (actor["name"] for actor in _parties(gold) or ())
    return {one: two, two: one}


def swap(gold: Row, text: str) -> tuple[Row, str] | None:
    """A gold document and its text with the names of its two parties swapped.

    The parties are the two named actors that its claims speak of most. Each name takes the places of the other; words
    that name nobody ("the group") then mean the other party, and the claims speak of it. None where there are no two
    parties, or where their names stand within other names.
    """
    parties = _parties(gold)
    if parties is None:
        return None
    names = [actor["name"] for actor in parties]
    places = [[offsets(text, span) for span in actor["mentions"]] for actor in parties]
    ours = {place for some in places for place in some}
    for actor in gold["actors"]:
        for span in actor["mentions"] if actor["name"] not in names else ():
            begin, end = offsets(text, span)
            if any(begin < other_end and other_begin < end for other_begin, other_end in ours):
                return None
    given = [parties[1 - number]["mentions"][0]["text"] for number in (0, 1)]
    edits = sorted((*place, given[number]) for number in (0, 1) for place in places[number])
    if any(one[1] > two[0] for one, two in pairwise(edits)):
        return None
    new_text, at = "", 0
    for begin, end, words in edits:
        new_text += text[at:begin] + words
        at = end
    new_text += text[at:]

    def moved(place: int, *, closing: bool) -> int:
        shift = 0
        for begin, end, words in edits:
            if end <= place:
                shift += len(words) - (end - begin)
            elif begin < place:
                return begin + shift + (len(words) if closing else 0)
        return place + shift

    def renew(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"text", "n"}:
                begin, end = offsets(text, value)
                return _span(new_text, moved(begin, closing=False), moved(end, closing=True))
            return {key: renew(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [renew(inner) for inner in value]
        return value

    other = _other(gold)
    result = renew(gold)
    rows = {actor["name"]: actor for actor in result["actors"]}
    one, two = rows[names[0]], rows[names[1]]
    for field in ("mentions", "nominals"):
        one[field], two[field] = two[field], one[field]
    for part in ("claims", "wording"):
        result[part] = [_renamed(row, other) for row in result.get(part, [])]
    for actor in result["actors"]:
        actor["part_of"] = [other.get(group, group) for group in actor.get("part_of", [])]
    for field in ("author_is", "publisher"):
        name = result["document"].get(field)
        result["document"][field] = other.get(name, name)
    return result, new_text


def _parties(gold: Row) -> list[Row] | None:
    """The two parties that claims name most, each with a name of its own."""
    named = {actor["name"]: actor for actor in gold["actors"] if actor["kind"] in PARTIES and actor["mentions"]}
    spoken = Counter(name for claim in gold["claims"] for name in _strings(claim) if name in named)
    most = sorted(spoken, key=lambda name: (-spoken[name], name))[:2]
    return [named[name] for name in most] if len(most) == 2 else None


def _strings(value: Any) -> Iterator[str]:
    """All strings of a claim that may name an actor."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, dict) and value.keys() != {"text", "n"}:
        for inner in value.values():
            yield from _strings(inner)


def _renamed(value: Any, other: dict[str, str]) -> Any:
    if isinstance(value, str):
        return other.get(value, value)
    if isinstance(value, list):
        return [_renamed(inner, other) for inner in value]
    if isinstance(value, dict) and value.keys() != {"text", "n"}:
        return {key: _renamed(inner, other) for key, inner in value.items()}
    return value


def _span(text: str, begin: int, end: int) -> Row:
    words, n, at = text[begin:end], 0, -1
    while (at := text.find(words, at + 1)) < begin:
        n += 1
    return {"text": words, "n": n}
