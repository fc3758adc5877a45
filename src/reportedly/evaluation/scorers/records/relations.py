"""Relations: type and both arguments; loosely, the family of the type and one argument."""

from __future__ import annotations

from typing import Any

from .align import Pair, assign, fold_name, many, overlap
from .compare import Voices
from .entities import Names
from .tally import Tally

Row = dict[str, Any]
FAMILY = {
    "alias_of": "alias", "part_of": "member", "member_of": "member", "leads": "member", "loyal_to": "ally",
    "allied_with": "ally", "supports": "ally", "opposes": "foe", "fights": "foe", "origin": "place",
    "located_in": "place", "described_as": "label",
}  # fmt: skip
SYMMETRIC = frozenset({"alias_of", "allied_with", "opposes", "fights"})


def score_relations(gold: Row, record: Row, spans: dict[str, Pair | None], tally: Tally, names: Names) -> None:
    """Score relation claims."""
    voices = Voices(gold, names)
    wanted = [claim for claim in many(gold.get("claims")) if claim.get("relation")]
    given = [claim for claim in record["claims"] if claim["relation"]]
    table = [[0.0] * len(given) for _ in wanted]
    whole = set()
    for at, claim in enumerate(wanted):
        types = [claim["relation"]["type"], *many(claim["relation"].get("type_alt"))]
        for other, found in enumerate(given):
            if FAMILY[found["relation"]["type"]] not in {FAMILY[one] for one in types}:
                continue
            right = _arguments(claim["relation"], found["relation"], names)
            if not right:
                continue
            exact = found["relation"]["type"] in types
            span = spans[claim["id"]]
            close = span is not None and overlap(tuple(found["span"]), span) > 0
            table[at][other] = (
                right
                + 0.5 * exact
                + 0.3 * close
                + 0.2 * voices.same(claim, found)
                + (0 if claim.get("optional") else 0.1)
            )
            if right == 2 and exact:
                whole.add((at, other))
    pairs = assign(table)
    optional = sum(bool(wanted[at].get("optional")) for at, _ in pairs)
    core = [(at, other) for at, other in pairs if not wanted[at].get("optional")]
    number_gold, number_given = sum(not claim.get("optional") for claim in wanted), len(given) - optional
    tally.found("relations_loose", len(core), number_given - len(core), number_gold - len(core))
    right = sum(pair in whole for pair in core)
    tally.found("relations", right, number_given - right, number_gold - right)
    _list(wanted, given, pairs, whole, spans, tally, names)
    for at, other in core:
        tally.asked("relation_source", voices.same(wanted[at], given[other]))
        accepted = [wanted[at]["factuality"], *many(wanted[at].get("factuality_alt"))]
        tally.asked("relation_factuality", given[other]["factuality"] in accepted)


def _list(
    wanted: list[Row],
    given: list[Row],
    pairs: list[Pair],
    whole: set[Pair],
    spans: dict[str, Pair | None],
    tally: Tally,
    names: Names,
) -> None:
    """Note the relations that are not right."""

    def told(relation: Row) -> list[str | None]:
        target = entity(relation.get("object"), names) or relation.get("value")
        return [relation["type"], entity(relation["subject"], names), target]

    partner = dict(pairs)
    for at, claim in enumerate(wanted):
        if claim.get("optional") or (at, partner.get(at)) in whole:
            continue
        found = told(given[partner[at]]["relation"]) if at in partner else None
        tally.slip("relation", spans[claim["id"]], gold=told(claim["relation"]), predicted=found)
    for at, other in pairs:
        if not wanted[at].get("optional"):
            tally.usable[given[other]["id"]] = (at, other) in whole
    for other in sorted(set(range(len(given))) - set(partner.values())):
        tally.usable[given[other]["id"]] = False
        tally.slip("relation", tuple(given[other]["span"]), predicted=told(given[other]["relation"]))


def entity(value: str | None, names: Names) -> str | None:
    """The gold name of a predicted actor or place; another value as it is."""
    if value is None:
        return None
    if value in names.actors:
        return names.actors[value]
    return names.places[value][0] if value in names.places else value


def _arguments(gold: Row, found: Row, names: Names) -> int:
    """How many of subject and object are right."""
    subject, target = entity(found["subject"], names), entity(found["object"], names)
    best = _count(gold, subject, target, found["value"], names)
    if found["type"] in SYMMETRIC and target is not None:
        best = max(best, _count(gold, target, subject, found["value"], names))
    return best


def _count(gold: Row, subject: str | None, target: str | None, value: str | None, names: Names) -> int:
    first = _same_entity(gold["subject"], subject, names)
    if gold["type"] == "alias_of":
        second = (
            (value is not None and _same_value(gold.get("value"), value))
            or (target is not None and (target == gold["subject"] or _same_value(gold.get("value"), target)))
            or (value is not None and fold_name(value) in names.forms.get(gold["subject"], set()))
            or (target is None and value is None)
        )
    elif gold.get("object"):
        second = _same_entity(gold["object"], target, names) or (
            value is not None and _same_entity(gold["object"], value, names)
        )
    else:
        second = (value is not None and _same_value(gold.get("value"), value)) or (
            target is not None and _same_value(gold.get("value"), target)
        )
    return int(first) + int(second)


def _same_entity(gold: str, found: str | None, names: Names) -> bool:
    return found is not None and (found == gold or fold_name(found) in names.forms.get(gold, set()))


def _same_value(gold: str | None, found: str | None) -> bool:
    """Half the words shared."""
    if gold is None:
        return found is None
    one, two = set(fold_name(gold).split()), set(fold_name(found).split()) if found else set()
    return bool(one & two) and 2 * len(one & two) / (len(one) + len(two)) >= 0.5
