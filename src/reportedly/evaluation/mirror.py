"""The mirror test: texts in which the two parties have swapped names must be read equally well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import BadOption
from .files import Row
from .records import HEADLINE, GoldDocument, load_gold, offsets, tally
from .run import Progress, Result, score_part
from .scorers import records
from .scorers.common import Counts, Metrics
from .tasks.registry import Part

WAYS = ("written", "swapped")
"""How a text is read; the figures are named so."""
PARTIES = ("armed_group", "military", "state", "government_body", "police", "party")
"""Kinds of actor that are a side of a conflict."""


def evaluate_mirror(folder: Path, *, progress: Progress | None = None) -> Result:
    """Usable claims of the gold documents that name two parties, as they are written and with the names swapped.

    Args:
        folder: as `load_gold` takes it.
        progress: called with documents done and all.

    Returns:
        Figures `written`, `swapped` and their `difference`, with intervals over documents.

    Raises:
        BadOption: as `load_gold`, also where no document names two parties.
    """
    pairs = []
    for document in load_gold(folder):
        text = document.path.read_text(encoding="utf-8")
        swapped = swap(document.gold, text)
        if swapped is not None:
            pairs.append(((document.gold, text), swapped))
    if not pairs:
        raise BadOption("no document names two parties whose names can be swapped", where=str(folder))
    table = {}
    with TemporaryDirectory() as home:
        for number, pair in enumerate(pairs, 1):
            summed: Counts = Counter()
            for name, (gold, text) in zip(WAYS, pair, strict=True):
                path = Path(home) / f"{gold['doc']}-{name}.txt"
                path.write_text(text, encoding="utf-8")
                counts = tally(GoldDocument(gold=gold, path=path))[0].counts
                summed.update({f"{name}.{key}": value for key, value in counts.items()})
            table[str(pair[0][0]["doc"])] = summed
            if progress:
                progress(number, len(pairs))
    part = Part(predict=dict, counts=records.counts, metrics=_metrics, headline="difference")
    return Result(task="mirror", split=folder.name, parts=[score_part(part, {"mirror": table})], words=0, seconds=0.0)


def _metrics(summed: Counts) -> Metrics:
    figures: Metrics = {}
    for name in WAYS:
        counts = Counter({key.removeprefix(f"{name}."): n for key, n in summed.items() if key.startswith(f"{name}.")})
        figures[name] = records.metrics(counts).get(HEADLINE, 0.0)
    return figures | {"difference": figures["written"] - figures["swapped"]}


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

    other = {names[0]: names[1], names[1]: names[0]}
    result = renew(gold)
    rows = {actor["name"]: actor for actor in result["actors"]}
    one, two = rows[names[0]], rows[names[1]]
    for field in ("mentions", "nominals"):
        one[field], two[field] = two[field], one[field]
    for part in ("claims", "wording"):
        result[part] = [_renamed(row, other) for row in result.get(part, [])]
    for actor in result["actors"]:
        actor["part_of"] = [other.get(group, group) for group in actor.get("part_of", [])]
    voice = result["document"].get("author_is")
    result["document"]["author_is"] = other.get(voice, voice)
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
