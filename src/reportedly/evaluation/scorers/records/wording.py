"""Loaded wording by tokens, with technique and what it is about."""

from __future__ import annotations

import re
from typing import Any

from .align import TOKEN, Carry, Pair, many, overlap
from .entities import Names
from .relations import entity
from .tally import Tally

Row = dict[str, Any]


def score_wording(gold: Row, record: Row, text: str, carry: Carry, tally: Tally, names: Names) -> None:
    """Score wording; tokens that gold marks as optional decide nothing."""
    words = [match.span() for match in TOKEN.finditer(text) if re.match(r"\w", match.group())]

    def tokens(span: Pair | None) -> set[int]:
        return {at for at, word in enumerate(words) if span and word[0] < span[1] and span[0] < word[1]}

    wanted: set[int] = set()
    skipped: set[int] = set()
    wanted_named: set[tuple[int, str]] = set()
    skipped_named: set[tuple[int, str]] = set()
    for one in many(gold.get("wording")):
        place = tokens(carry(one["span"]))
        named = {(at, _technique(one["technique"])) for at in place}
        if one.get("optional"):
            skipped |= place
            skipped_named |= named
        else:
            wanted |= place
            wanted_named |= named
    skipped -= wanted
    found: set[int] = set()
    found_named: set[tuple[int, str]] = set()
    for one in record["wording"]:
        place = tokens(tuple(one["span"])) - skipped
        found |= place
        found_named |= {(at, _technique(one["technique"])) for at in place} - (skipped_named - wanted_named)
    for one in many(gold.get("wording")):
        place = tokens(carry(one["span"]))
        if place and not one.get("optional") and not place & found:
            tally.slip("wording", carry(one["span"]), gold=_technique(one["technique"]))
    for one in record["wording"]:
        place = tokens(tuple(one["span"])) - skipped
        if place and not place & wanted:
            tally.slip("wording", tuple(one["span"]), predicted=_technique(one["technique"]))
    for name, gold_side, side in (("wording", wanted, found), ("wording_technique", wanted_named, found_named)):
        right = len(gold_side & side)
        tally.found(name, right, len(side - gold_side), len(gold_side - side))
    for one in many(gold.get("wording")):
        if one.get("optional") or not one.get("about") or str(one["about"]).startswith("event:"):
            continue
        span = carry(one["span"])
        close = [two for two in record["wording"] if span and overlap(span, tuple(two["span"])) >= 0.3]
        if close:
            tally.asked("wording_about", any(entity(two["about"], names) == one["about"] for two in close))


def _technique(name: Any) -> str:
    return re.split(r"[,/]", str(name or ""))[0].strip().lower().replace(" ", "_")
