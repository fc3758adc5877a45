"""Which "did" stands for an act told before? ("They shelled the road, as they did in 2023", "the army did so too".)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from ..parties import child
from .lexicon import Role, Sense
from .syntax import passive
from .triggers import Trigger

LIKE = frozenset({"as", "like"})
"""Words by which an act is likened to the one before: "as the French did in 2022"."""
BACK = frozenset({"so", "it", "this", "that", "likewise"})
"""What is done in words that only point back."""
MAX_CLIMB = 3


def pro_verbs(found: Iterable[Trigger]) -> list[Trigger]:
    """Triggers at the verbs "do" that stand for the acts of others: of their type, with a subject of their own.

    Args:
        found: all other triggers.
    """
    by_head = {trigger.head.i: trigger for trigger in found if not trigger.sense.noun}
    if not by_head:
        return []
    doc = next(iter(by_head.values())).head.doc
    made = []
    for token in doc:
        if token.lemma_ != "do" or token.i in by_head or token.dep_ in ("aux", "auxpass"):
            continue
        meant = _likened(token, by_head) or (_before(token, by_head) if _points_back(token) else None)
        if meant is not None:
            made.append(Trigger(token, (token.i,), _sense(meant.sense)))
    return made


def _likened(do: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """The act to which a clause with "as" likens another."""
    habit = do.tag_ in ("VBP", "VBZ") and child(do, "aux") is None  # "as cowards do"
    if do.dep_ != "advcl" or child(do, "dobj") is not None or child(do, "nsubj") is None or habit:
        return None
    if not any(one.lower_ in LIKE and one.i < do.i for one in do.children):
        return None
    above = do.head
    for _ in range(MAX_CLIMB):
        if above.i in by_head or above.head.i == above.i:
            break
        above = above.head
    return by_head.get(above.i)


def _points_back(do: Token) -> bool:
    return any(one.lower_ in BACK and one.dep_ in ("dobj", "advmod") and one.i > do.i for one in do.children)


def _before(do: Token, by_head: dict[int, Trigger]) -> Trigger | None:
    """The act of the last verb told before, in the sentence or the one before it; None where that tells no event."""
    governing, up = set(), do
    while up.dep_ in ("ccomp", "xcomp") and up.head.i != up.i:
        up = up.head
        governing.add(up.i)  # "promised to do so": the promise is not what is done
    first = do.sent.start
    first = do.doc[first - 1].sent.start if first else first
    verbs = (
        one
        for one in reversed(do.doc[first : do.i])
        if one.pos_ == "VERB" and one.dep_ not in ("relcl", "acl") and one.i not in governing
    )
    last = next(verbs, None)
    if last is None or passive(last):
        return None  # what was suffered is not what is done
    return by_head.get(last.i)


def _sense(meant: Sense) -> Sense:
    """The sense of the act meant, with nothing that its own words tell of harm, objects or results."""
    roles: dict[str, Role] = {**meant.roles, "object": "none"}
    return replace(meant, words=("do",), noun=False, harm=None, result=False, conditions={}, roles=roles)
