"""Where and when, by the parse: places and times that hang on an event's words or on its clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..parties import Entities
from ..places.lexicon import words
from .syntax import MAX_CLIMB, object_of
from .triggers import Trigger

WHERE = frozenset(
    (
        "in",
        "at",
        "near",
        "on",
        "around",
        "outside",
        "inside",
        "across",
        "throughout",
        "along",
        "off",
        "within",
        "between",
        "over",
        "north",
        "south",
        "east",
        "west",
    )
)
"""Prepositions after which a place is where a thing happened, whatever the act."""
UNITS = frozenset({"km", "kilometres", "kilometers", "miles"})
"""Words before "from" that tell how far a place lies from another; the directions are those of the places."""
REACH = 10
"""Words back to the place that is told by a bearing."""


def read_places(trigger: Trigger, entities: Entities, triggers: dict[int, Trigger]) -> Iterator[str]:
    """Ids of the places attached to the trigger or to its clause, in the order of the parse."""
    roles = trigger.sense.roles
    for token in _scope(trigger, triggers):
        place = entities.place_meant(token)
        if place is None:
            if token.head == trigger.head and trigger.sense.noun and (site := entities.site_at(token)) is not None:
                yield site  # "the Tulmes raid"
            continue
        if token.lower_ == "there":
            yield place
            continue
        if _is_bearing(token, entities):
            continue
        top = token
        while (
            top.dep_ in ("compound", "appos", "conj", "nmod", "amod", "poss")
            and top.head != top
            and top.i != trigger.head.i
        ):
            top = top.head
        if (
            top.dep_ == "pobj" and (top.head.lower_ in WHERE or roles.get(top.head.lower_) in ("place", "recipient"))
        ) or (
            top.dep_ in ("npadvmod", "advmod", "dobj", "nsubjpass")
            and top.head.i == trigger.head.i
            and trigger.sense.type in ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE")
        ):
            yield place


def read_times(trigger: Trigger, entities: Entities, triggers: dict[int, Trigger]) -> list[str]:
    """Ids of the times attached to the trigger or to its clause, the nearest first; how long it took is no when."""
    hits = [
        (abs(token.i - trigger.head.i), time)
        for token in _scope(trigger, triggers)
        if (time := entities.time_at(token)) and not entities.is_length(time) and not _describes(token, trigger)
    ]
    return list(dict.fromkeys(time for _, time in sorted(hits)))


def _is_bearing(token: Token, entities: Entities) -> bool:
    """Whether a place only tells where the one named before it lies: "in Mora, 60 km north of Maroua"."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("of", "from"):
        return False
    doc, at, bearings = token.doc, token.head.i, words().directions | UNITS
    if not any(one.lower_ in bearings for one in doc[max(at - 2, token.sent.start) : at]):
        return False
    before = doc[max(at - REACH, token.sent.start) : at]
    return any(entities.place_at(one) is not None for one in before if one.lower_ not in bearings)


def _describes(token: Token, trigger: Trigger) -> bool:
    """Whether a time tells nothing of when the act was.

    So what a thing is by its times ("the weekly market"), and in which time an act is one of several ("for the third
    time this month").
    """
    if token.dep_ == "npadvmod" and token.head.lower_ == "time" and token.head.dep_ == "pobj":
        return True
    return token.dep_ == "amod" and token.head.i != trigger.head.i


def _scope(trigger: Trigger, triggers: dict[int, Trigger]) -> Iterator[Token]:
    """The words told with the trigger: what hangs on it, on the verb that carries it, on the verbs above in its clause.

    The words under another trigger are that one's.
    """
    seen: set[int] = set()
    theme = object_of(trigger.head)
    for top in _tops(trigger, triggers):
        queue = [top]
        while queue:
            token = queue.pop()
            for one in token.children:
                if one.i in seen or (one.i in triggers and one.i != trigger.head.i):
                    continue
                if one.dep_ == "ccomp" and theme is not None and theme.head is one:
                    pass  # "killed ten men gathered near the well", whom the parser has gather
                elif one.dep_ in ("ccomp", "parataxis") or (
                    one.dep_ in ("advcl", "conj", "relcl")
                    and one.pos_ in ("VERB", "AUX")
                    and one != trigger.head
                    and not one.is_ancestor(trigger.head)
                ):
                    continue
                seen.add(one.i)
                yield one
                queue.append(one)


def _tops(trigger: Trigger, triggers: dict[int, Trigger]) -> list[Token]:
    tops = [trigger.head]
    head = trigger.head
    for _ in range(MAX_CLIMB):
        up = head.head
        if up == head or up.i in triggers:
            break
        if trigger.sense.noun and head == trigger.head:
            if head.dep_ not in ("nsubj", "dobj", "obj", "nsubjpass", "attr", "pobj"):
                break
            if head.dep_ == "pobj":
                up = up.head
                if up.pos_ not in ("VERB", "AUX") or up.i in triggers:
                    break
        elif head.dep_ not in ("xcomp", "acomp", "attr"):
            break
        if up.pos_ not in ("VERB", "AUX", "ADJ"):
            break
        tops.append(up)
        head = up
    return tops
