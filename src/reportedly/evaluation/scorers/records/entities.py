"""Actors, places and times of a record against gold; each gives the translation that claims are compared by."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ..place import kilometres
from ..tables import NOTHING
from .align import Carry, Pair, assign, fold, fold_name, inside, many, overlap, sentences
from .dates import bounds, interval, jaccard, normal
from .tally import Tally

Row = dict[str, Any]
PRONOUNS = frozenset(["the", "a", "an", "he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "our"])
TOLERANCE_KM = {"province": 150.0, "region": 300.0}
TOWN_KM = 50.0


@dataclass(slots=True)
class Names:
    """Predicted ids to gold names ("?id" where the thing is in no gold), and what is known of each side."""

    actors: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    gold_kinds: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, Row]] = field(default_factory=dict)
    gold_places: dict[str, Row] = field(default_factory=dict)
    times: dict[str, Row] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    as_read: dict[str, str] = field(default_factory=dict)

    def told(self, actor: str | None) -> str | None:
        """An actor of the record for the error listing: gold's name, or "?" with the record's own."""
        name = self.actors.get(actor or "", actor)
        return f"?{self.as_read[name[1:]]}" if name and name[0] == "?" and name[1:] in self.as_read else name


def score_actors(gold: Row, record: Row, text: str, carry: Carry, tally: Tally, names: Names) -> None:
    """Named actors one to one by mentions and names; B³ over named mentions; aliases merged; kind and country."""
    wanted, given = many(gold.get("actors")), many(record.get("actors"))
    mentions = [
        (at, named, fold(one["text"]) if named else None, span)
        for at, actor in enumerate(wanted)
        for field_name, named in (("mentions", True), ("nominals", False))
        for one in actor.get(field_name, [])
        if (span := carry(one))
    ]
    found = [(at, tuple(span)) for at, actor in enumerate(given) for span in actor["mentions"]]
    matched = _match_mentions([span for _, span in found], [span for *_, span in mentions])
    weights = [[0.0] * len(given) for _ in wanted]
    for at, other in matched.items():
        weights[mentions[at][0]][found[other][0]] += 1.0 if mentions[at][1] else 0.6
    for at, actor in enumerate(wanted):
        forms = {fold_name(name) for name in [actor["name"], *actor.get("aliases", [])]}
        for other, actor_found in enumerate(given):
            if {fold_name(name) for name in [actor_found["name"], *actor_found["aliases"]]} & forms - {""}:
                weights[at][other] += 0.5
    pairs = assign(weights)
    owner = {other: at for at, other in pairs}
    for other, actor_found in enumerate(given):
        best = max(range(len(wanted)), key=lambda at: weights[at][other], default=None)
        if best is not None and weights[best][other] <= 0:
            best = None
        if other in owner and (best is None or weights[owner[other]][other] >= weights[best][other]):
            best = owner[other]
        names.actors[actor_found["id"]] = wanted[best]["name"] if best is not None else f"?{actor_found['id']}"
        names.kinds[actor_found["id"]] = actor_found["kind"]
        names.as_read[actor_found["id"]] = actor_found["name"]
    names.gold_kinds = {actor["name"]: actor["kind"] for actor in wanted}
    for actor in wanted:
        words = [one["text"] for part in ("mentions", "nominals") for one in actor.get(part, [])]
        names.forms[actor["name"]] |= {fold_name(name) for name in [actor["name"], *actor.get("aliases", []), *words]}

    named = {at for at, actor in enumerate(wanted) if actor.get("mentions")}
    starts = {
        begin + len(text[begin:end]) - len(text[begin:end].lstrip())
        for begin, end in sentences(text)
        if text[begin:end].strip()
    }
    right = sum(at in named for at, _ in pairs)
    invented = sum(other not in owner and _looks_named(actor, text, starts) for other, actor in enumerate(given))
    tally.found("actors_named", right, invented, len(named) - right)
    for at in sorted(named - {at for at, _ in pairs}):
        tally.slip("named actor", carry(wanted[at]["mentions"][0]), gold=wanted[at]["name"])
    for other, actor in enumerate(given):
        if other not in owner and _looks_named(actor, text, starts):
            tally.slip("named actor", tuple(actor["mentions"][0]), predicted=actor["name"])
    tally.asked("actors_unnamed_found", sum(at not in named for at, _ in pairs), len(wanted) - len(named))
    for at, other in pairs:
        if at in named:
            for field_name in ("kind", "country"):
                one, two = wanted[at].get(field_name), given[other][field_name]
                if not one:
                    continue  # gold says none where the text tells no country
                tally.asked(f"actor_{field_name}", one == two)
                if one != two:
                    place = carry(wanted[at]["mentions"][0])
                    told = {"name": wanted[at]["name"], field_name: one}
                    tally.slip(f"actor {field_name}", place, gold=told, predicted=two or NOTHING)
    _score_coreference(mentions, found, matched, owner, named, tally)


def _score_coreference(
    mentions: list[Any], found: list[Any], matched: dict[int, int], owner: dict[int, int], named: set[int], tally: Tally
) -> None:
    keys = [at for at, mention in enumerate(mentions) if mention[1]]
    cluster = {at: found[matched[at]][0] for at in keys if at in matched}
    of_gold: dict[int, set[int]] = defaultdict(set)
    of_found: dict[int, set[int]] = defaultdict(set)
    for at in keys:
        of_gold[mentions[at][0]].add(at)
    for at, other in cluster.items():
        of_found[other].add(at)
    tally.counts["b3_asked.ok"] += len(keys)
    tally.counts["b3_found.ok"] += len(cluster)
    for at, other in cluster.items():
        shared = len(of_found[other] & of_gold[mentions[at][0]])
        tally.counts["b3_recall.ok"] += shared / len(of_gold[mentions[at][0]])  # type: ignore[assignment]
        tally.counts["b3_precision.ok"] += shared / len(of_found[other])  # type: ignore[assignment]
    nominals = [at for at, mention in enumerate(mentions) if not mention[1] and mention[0] in named]
    right = sum(at in matched and owner.get(found[matched[at]][0]) == mentions[at][0] for at in nominals)
    tally.asked("nominal_coreference", right, len(nominals))

    wanted_pairs, found_pairs = set(), set()
    for at, group in of_gold.items():
        forms = sorted({mentions[key][2] for key in group})
        wanted_pairs |= {(at, one, two) for place, one in enumerate(forms) for two in forms[place + 1 :]}
    for other, group in of_found.items():
        forms_of = sorted({(mentions[key][0], mentions[key][2]) for key in group})
        for place, (at, one) in enumerate(forms_of):
            for at_two, two in forms_of[place + 1 :]:
                if one != two:
                    low, high = sorted((one, two))
                    found_pairs.add((at if at == at_two else -1 - other, low, high))
    right = len(wanted_pairs & found_pairs)
    tally.found("alias_merging", right, len(found_pairs) - right, len(wanted_pairs) - right)


def _match_mentions(found: list[Pair], gold: list[Pair]) -> dict[int, int]:
    """Gold mention to predicted mention, greedily by overlap."""
    options = []
    for at, one in enumerate(gold):
        for other, two in enumerate(found):
            share = overlap(two, one)
            close = (two[1] == one[1]) or (two[0] == one[0] and abs(two[1] - one[1]) <= 6)
            if share >= 0.5 or (share >= 0.3 and close):
                options.append((-share, at, other))
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, at, other in sorted(options):
        if at not in matched and other not in used:
            matched[at] = other
            used.add(other)
    return matched


def _looks_named(actor: Row, text: str, starts: set[int]) -> bool:
    """True where a mention holds a capitalised word that no sentence start explains."""
    if actor["kind"] == "unnamed":
        return False
    for begin, end in actor["mentions"]:
        for word in re.finditer(r"\w[\w’'-]*", text[begin:end]):
            if (
                word.group().lower() not in PRONOUNS
                and word.group()[0].isupper()
                and begin + word.start() not in starts
            ):
                return True
    return False


def score_places(gold: Row, record: Row, carry: Carry, tally: Tally, names: Names) -> None:
    """Places by mention or name, right where near enough for their precision."""
    wanted, given = many(gold.get("places")), many(record.get("places"))
    spans = [[span for one in place.get("mentions", []) if (span := carry(one))] for place in wanted]
    weights = []
    for at, place in enumerate(wanted):
        row = []
        for other in given:
            met = any(
                overlap(one, two) >= 0.5 or (overlap(one, two) > 0.2 and inside(one, two))
                for one in spans[at]
                for two in map(tuple, other["mentions"])
            )
            forms = {fold_name(name) for name in [place["name"], *(one["text"] for one in place["mentions"])]} - {""}
            link = 1.0 * met + 0.5 * (fold_name(other["name"]) in forms)
            row.append(link + (0.4 if link and near(place, other) else 0.0))
        weights.append(row)
    pairs = assign(weights)
    right = [(at, other) for at, other in pairs if near(wanted[at], given[other])]
    hit = {other for _, other in pairs}
    extra = sum(other not in hit and place["precision"] != "country" for other, place in enumerate(given))
    tally.found("places", len(right), len(pairs) - len(right) + extra, len(wanted) - len(right))
    tally.found("places_detected", len(pairs), extra, len(wanted) - len(pairs))
    for at, other in right:
        tally.asked("place_precision", given[other]["precision"] == wanted[at]["precision"])
    near_enough = {at for at, _ in right}
    partner = dict(pairs)
    for at, place in enumerate(wanted):
        if at not in near_enough:
            span = next(iter(spans[at]), None)
            tally.slip(
                "place", span, gold=_where(place), predicted=_where(given[partner[at]]) if at in partner else None
            )
    for other, place in enumerate(given):
        if other not in hit and place["precision"] != "country":
            tally.slip("place", next(map(tuple, place["mentions"]), None), predicted=_where(place))
    for other, place in enumerate(given):
        best = max(range(len(wanted)), key=lambda at: weights[at][other], default=None)
        known = best is not None and weights[best][other] > 0
        names.places[place["id"]] = (wanted[best]["name"] if known else f"?{place['id']}", place)  # type: ignore[index]
    names.gold_places = {place["name"]: place for place in wanted}
    for place in wanted:
        names.forms[place["name"]] |= {
            fold_name(x) for x in [place["name"], *(one["text"] for one in place["mentions"])]
        }


def _where(place: Row) -> Row:
    return {name: place.get(name) for name in ("name", "country", "lat", "lon", "precision")}


def near(gold: Row, place: Row) -> bool:
    """True where a place lies within the tolerance of gold's precision; a country is compared by its code."""
    tolerance = gold.get("tolerance_km")
    if gold["precision"] == "country" and not tolerance:
        return bool(place.get("country") == gold["country"])
    if place.get("lat") is None or place.get("lon") is None:
        return False
    distance = kilometres(float(gold["lat"]), float(gold["lon"]), float(place["lat"]), float(place["lon"]))
    return distance <= (tolerance or TOLERANCE_KM.get(gold["precision"], TOWN_KM))


def same_time(gold: Row, time: Row, *, exactly: bool) -> bool:
    """True where an accepted EDTF value is equal or, not exactly, its days overlap by 0.8."""
    accepted = [gold["edtf"], *many(gold.get("edtf_alt"))]
    if time.get("edtf") and normal(time["edtf"]) in {normal(value) for value in accepted}:
        return True
    if exactly:
        return False
    days = interval(time.get("earliest"), time.get("latest")) or interval(*bounds(time.get("edtf")))
    return any(jaccard(interval(*bounds(value)), days) >= 0.8 for value in accepted)


def score_times(gold: Row, record: Row, carry: Carry, tally: Tally, names: Names) -> None:
    """Times by their words; a further mention of a right time is no error."""
    wanted, given = many(gold.get("times")), many(record.get("times"))
    spans = [carry(time.get("surface")) for time in wanted]
    rows = [(time, tuple(span)) for time in given for span in time["mentions"]]
    weights = []
    for at, time in enumerate(wanted):
        row = []
        for other, span in rows:
            one = spans[at]
            share = overlap(one, span) if one else 0.0
            met = one is not None and (share >= 0.3 or (share > 0 and inside(one, span)))
            row.append(share + 0.5 + 0.3 * same_time(time, other, exactly=True) if met else 0.0)
        weights.append(row)
    pairs = assign(weights)
    required = {at for at, time in enumerate(wanted) if not time.get("optional")}
    used = {row for _, row in pairs}
    spare = 0
    for number, (time, span) in enumerate(rows):
        if number in used or any(one and overlap(one, span) > 0 for one in spans):
            continue
        if time["timex3"]["type"] in ("DURATION", "SET") or not time.get("edtf"):
            continue
        if not any(same_time(one, time, exactly=True) for one in wanted):
            spare += 1
            tally.slip("time", span, predicted=time["edtf"])
    asked = [(at, row) for at, row in pairs if at in required]
    for name, exactly in (("times_edtf", True), ("times_overlap", False)):
        right = sum(same_time(wanted[at], rows[row][0], exactly=exactly) for at, row in asked)
        tally.found(name, right, len(asked) - right + spare, len(required) - right)
    partner = dict(asked)
    for at in sorted(required):
        found = rows[partner[at]][0] if at in partner else None
        if found is None or not same_time(wanted[at], found, exactly=False):
            tally.slip("time", spans[at], gold=wanted[at]["edtf"], predicted=found and (found.get("edtf") or NOTHING))
    names.times = {time["id"]: time for time in given}
