"""The fields of an aligned claim: coding, parties, voice, place, time, casualties."""

from __future__ import annotations

from typing import Any

from ..tables import NOTHING
from .align import Pair, assign, many
from .compare import AUTHOR, Voices, innermost, label, polarity_right, types
from .dates import normal
from .entities import Names, near, same_time
from .tally import Tally

Row = dict[str, Any]


def score_coding(gold: Row, claim: Row, span: Pair | None, tally: Tally) -> bool:
    """PLOVER type and ACLED code; true where the type is accepted."""
    event, given = gold["event"], claim["event"]
    right = given["type"] in types(event)
    tally.asked("event_type", right)
    if not right:
        tally.slip("claim type", span, gold=label(gold), predicted=label(claim))
    acled = given["acled"]
    pair = (acled["event_type"], acled["sub_event_type"]) if acled else None
    accepted = [
        (one["event_type"], one["sub_event_type"]) if one else None
        for one in [event.get("acled"), *many(event.get("acled_alt"))]
    ]
    tally.asked("acled_sub_event", pair in accepted)
    if pair not in accepted:
        tally.slip("claim ACLED", span, gold=accepted, predicted=[pair])
    if event.get("acled"):
        tally.asked("acled_event_type", pair is not None and pair[0] in {one[0] for one in accepted if one})
    return right


def score_parties(event: Row, given: Row, span: Pair | None, tally: Tally, names: Names) -> bool:
    """Actor and recipient; True where the claim says rightly who acted (or whom it befell, where nobody is named)."""
    inherited = set(event.get("inherited", []))
    actors = {names.actors.get(one, f"?{one}") for one in given["actor"]}
    recipients = {names.actors.get(one, f"?{one}") for one in given["recipient"]}
    gold_actors, gold_recipients = set(event["actor"]), set(event["recipient"])
    if len(gold_actors) > 1 and not gold_recipients:
        # a two-sided act: order decides nothing
        actors, recipients = actors | (recipients & gold_actors), recipients - gold_actors
    unnamed = ("unnamed", "population")
    vague = {one for one in actors | recipients if one[0] == "?" and names.kinds.get(one[1:]) in unnamed}
    victims = set()
    if event.get("casualties"):
        victims = {one for one in gold_recipients if names.gold_kinds.get(one) in unnamed}
    for name, gold, got, excused in (
        ("actor", gold_actors, actors, set[str]()),
        ("recipient", gold_recipients, recipients - vague, victims),
    ):
        right = len(gold & got)
        missed = 0 if name in inherited and not got else len(gold - got - excused)
        tally.found(f"event_{name}", right, len(got) - right, missed)
        if missed or len(got) > right:
            tally.slip(f"claim {name}", span, gold=sorted(gold), predicted=[names.told(one) for one in sorted(got)])
    actors, recipients = actors - vague, recipients - vague
    if gold_actors:
        return bool(gold_actors & actors) or (
            "actor" in inherited and not actors and bool(gold_recipients & recipients)
        )
    return not actors and (
        not gold_recipients - victims
        or bool(gold_recipients & recipients)
        or ("recipient" in inherited and not recipients)
    )


def score_voice(
    gold: Row, claim: Row, span: Pair | None, voices: Voices, tally: Tally, names: Names
) -> tuple[bool, bool]:
    """Source, polarity, stance, factuality and reality; whether the first two are right."""
    source_right, sign_right = voices.same(gold, claim), polarity_right(gold, claim)
    tally.asked("source", source_right)
    tally.asked("polarity", sign_right)
    if not source_right:
        tally.slip(
            "claim source",
            span,
            gold=innermost(gold),
            predicted=names.told(claim["attribution"][-1]["source"]) or NOTHING,
        )
    reported = innermost(gold) != AUTHOR
    tally.asked("source_reported" if reported else "source_author", source_right)
    if len(gold["attribution"]) > 2:
        chain = [names.actors.get(link["source"], link["source"]) for link in claim["attribution"]]
        tally.asked("source_nested", source_right)
        tally.asked("chain_nested", chain == [link["source"] for link in gold["attribution"]])
    if reported and source_right:
        wanted = gold["attribution"][-1]["stance"]
        right = claim["attribution"][-1]["stance"] in [wanted, *many(gold.get("stance_alt"))]
        tally.asked("stance", right)
        if wanted != "neutral":
            tally.asked("stance_marked", right)
    for name in ("factuality", "reality"):
        right = claim[name] in [gold[name], *many(gold.get(f"{name}_alt"))]
        tally.asked(name, right)
        if not right:
            tally.slip(f"claim {name}", span, gold=gold[name], predicted=claim[name])
    if gold["reality"] != "actual":
        tally.asked("reality_not_actual", right)
    return source_right, sign_right


def score_place(event: Row, given: Row, span: Pair | None, tally: Tally, names: Names) -> None:
    """Where: a place that gold names, or one near enough."""
    gold = set(event["place"])
    right: set[str] = set()
    wrong = 0
    for place_id in given["place"]:
        name, place = names.places.get(place_id, (f"?{place_id}", {}))
        match = name if name in gold else None
        if match is None and place:
            match = next(
                (one for one in sorted(gold & names.gold_places.keys()) if near(names.gold_places[one], place)), None
            )
        if match:
            right.add(match)
        elif not _vaguer(name, gold, names):
            wrong += 1
    missed = 0 if "place" in many(event.get("inherited")) and not given["place"] else len(gold) - len(right)
    tally.found("event_place", len(right), wrong, missed)
    if wrong or missed:
        found = [names.places.get(one, (f"?{one}", {}))[0] for one in given["place"]]
        tally.slip("claim place", span, gold=sorted(gold), predicted=found)


def _vaguer(name: str, gold: set[str], names: Names) -> bool:
    """True for a region, province or country named beside gold's place and in the same country: less, not wrong."""
    place = names.gold_places.get(name)
    if not gold or place is None or place["precision"] not in ("province", "country", "region", "district"):
        return False
    return place["country"] in {names.gold_places[one]["country"] for one in gold & names.gold_places.keys()}


def score_time(gold: Row, event: Row, given: Row, span: Pair | None, tally: Tally, names: Names) -> None:
    """When: the days overlap."""
    times = [names.times[one] for one in given["time"] if one in names.times]
    wanted = event.get("time")
    if wanted:
        known = next((time for time in many(gold.get("times")) if time["edtf"] == wanted), {"edtf": wanted})
        right = any(same_time(known, time, exactly=False) for time in times)
        excused = right or ("time" in many(event.get("inherited")) and not times)
        tally.found("event_time", right, bool(times) and not right, 0 if excused else 1)
        if not excused:
            tally.slip("claim time", span, gold=wanted, predicted=[time["edtf"] for time in times])
        return
    published = {normal(value) for value in many(gold.get("document", {}).get("published"))}
    if times and not any(normal(time.get("edtf")) in published for time in times):
        tally.found("event_time", 0, 1, 0)
        tally.slip("claim time", span, gold=NOTHING, predicted=[time["edtf"] for time in times])


def score_casualties(event: Row, given: Row, span: Pair | None, tally: Tally) -> None:
    """Counts, one to one."""
    wanted, found = many(event.get("casualties")), given["casualties"]

    def right(gold: Row, count: Row) -> bool:
        return gold["harm"] == count["harm"] and all(
            count[end] in [gold.get(end), *many(gold.get(f"{end}_alt"))]
            or (count[end] is None and None in many(gold.get(f"{end}_alt")))
            for end in ("low", "high")
        )

    table = [
        [
            1.0 + 0.2 * (gold["who"] == count["who"]) + (0 if gold.get("subset") else 0.3)
            if right(gold, count)
            else 0.0
            for count in found
        ]
        for gold in wanted
    ]
    pairs = assign(table)
    core = sum(not wanted[at].get("subset") for at, _ in pairs)
    subsets = len(pairs) - core
    asked = sum(not gold.get("subset") for gold in wanted)
    tally.found("event_casualties", core, len(found) - core - subsets, asked - core)
    if core < asked or len(found) > core + subsets:
        one, two = (
            [{name: row.get(name) for name in ("harm", "who", "low", "high")} for row in rows]
            for rows in (wanted, found)
        )
        tally.slip("claim casualties", span, gold=one, predicted=two)
    for at, other in pairs:
        tally.asked("casualty_who", wanted[at]["who"] == found[other]["who"])
