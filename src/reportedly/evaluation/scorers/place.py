"""Toponyms: recognition by spans, resolution by distance given the spans."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .common import Counts, Metrics, one_to_one, prf, ratio
from .slips import Slip

FAR = 20039.0
"""Kilometres to the antipode: what a missing answer costs (Gritta et al. 2018)."""
EARTH_KM = 6371.0088
NEAR_KM = 161.0
"""100 miles: the usual threshold of toponym resolution."""


def recognition_counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document: strict (equal offsets), trimmed (without article and possessive), relaxed (overlap)."""
    wanted = {(span["start"], span["end"]) for span in gold["spans"]}
    given = {(span["start"], span["end"]) for span in predicted.get("spans", [])}
    return Counter(
        gold=len(wanted),
        predicted=len(given),
        strict=len(wanted & given),
        trimmed=len({_trim(text, *span) for span in wanted} & {_trim(text, *span) for span in given}),
        relaxed=len(one_to_one(sorted(wanted), sorted(given))),
    )


def recognition_slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Toponyms missed, invented, and those of another extent."""
    wanted = {(span["start"], span["end"]) for span in gold["spans"]}
    given = {(span["start"], span["end"]) for span in predicted.get("spans", [])}
    left, over = sorted(wanted - given), sorted(given - wanted)
    close = dict(one_to_one(left, over))
    result = []
    for at, span in enumerate(left):
        if at in close:
            found = text[slice(*over[close[at]])]
            result.append(Slip(what="toponym extent", span=span, gold=text[slice(*span)], predicted=found))
        else:
            result.append(Slip(what="toponym", span=span, gold=text[slice(*span)]))
    for other, span in enumerate(over):
        if other not in close.values():
            result.append(Slip(what="toponym", span=span, predicted=text[slice(*span)]))
    return result


def recognition_metrics(summed: Counts) -> Metrics:
    """`strict_f1` is the headline."""
    values: Metrics = {}
    for name in ("strict", "trimmed", "relaxed"):
        values |= prf(name, summed[name], summed["predicted"], summed["gold"])
    return values


def resolution_counts(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> Counts:
    """Counts of one document over its gold toponyms that have coordinates."""
    result: Counts = Counter()
    for _, answer, same, error in _answers(gold, predicted):
        result["toponyms"] += 1
        result["exact_id"] += same
        result["resolved"] += answer is not None and (same or answer.get("lat") is not None or bool(answer.get("gid")))
        result["within"] += error <= NEAR_KM
        result["log_error"] += math.log(1 + error)  # type: ignore[assignment]  # the one sum that is not whole
    return result


def resolution_slips(gold: dict[str, Any], predicted: dict[str, Any], text: str) -> list[Slip]:
    """Toponyms without an answer, and those placed farther than 161 km away, with the distance."""
    result = []
    for span, answer, _, error in _answers(gold, predicted):
        if error <= NEAR_KM:
            continue
        place = (span["start"], span["end"])
        told = {"name": text[slice(*place)]} | {name: span.get(name) for name in ("gid", "lat", "lon")}
        if answer is None or answer.get("lat") is None:
            result.append(Slip(what="toponym place", span=place, gold=told))
        else:
            found = {name: answer.get(name) for name in ("gid", "lat", "lon")} | {"km_off": round(error)}
            result.append(Slip(what="toponym place", span=place, gold=told, predicted=found))
    return result


def resolution_metrics(summed: Counts) -> Metrics:
    """`acc161` is the headline: the share of toponyms placed within 161 km; a missing answer is wrong."""
    return {
        "acc161": ratio(summed["within"], summed["toponyms"]),
        "acc161_resolved": ratio(summed["within"], summed["resolved"]),
        "exact_id": ratio(summed["exact_id"], summed["toponyms"]),
        "auc": ratio(summed["log_error"], summed["toponyms"] * math.log(1 + FAR)),
    }


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _answers(
    gold: dict[str, Any], predicted: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None, bool, float]]:
    """Each toponym with coordinates: gold's, the answer, whether the id is the same, and how many kilometres off."""
    answers = {(span["start"], span["end"]): span for span in predicted.get("spans", [])}
    for span in gold["spans"]:
        if span.get("lat"):
            answer = answers.get((span["start"], span["end"]))
            same = bool(answer and span.get("gid") and str(answer.get("gid")) == str(span["gid"]))
            yield span, answer, same, 0.0 if same else _error(span, answer)


def _error(gold: dict[str, Any], answer: dict[str, Any] | None) -> float:
    if answer is None or answer.get("lat") is None:
        return FAR
    return kilometres(float(gold["lat"]), float(gold["lon"]), float(answer["lat"]), float(answer["lon"]))


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    words = text[begin:end]
    article = re.match(r"(?i)the\s+", words)
    if article and article.end() < len(words):
        begin += article.end()
    possessive = re.search(r"['’]s?$", text[begin:end])
    if possessive and possessive.start() > 0:
        end = begin + possessive.start()
    return begin, end
