"""Does a word that the lexicon does not read as an event tell one? A logistic regression on what is seen of it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from spacy.tokens import Token

from ...encoders import EncodedTrigger
from ...lexicons.load import load_toml
from ..parties import child
from .lexicon import CONDITIONS, nouns, verbs
from .syntax import OBJECTS
from .triggers import NOUN_POS

TABLE = "events/telling.toml"
"""Weights of the evidence; made by `python -m training.telling`."""
BARS = frozenset(name for name in CONDITIONS if name.startswith("not_"))
"""Conditions on what must not stand there: what fails by one of them the lexicon rules out ("killed in a crash")."""
LIMITS = (0.001, 0.999)
"""Probabilities beyond these count as these."""


def likeliest(seen: EncodedTrigger) -> str:
    """The type that a word most probably tells, if it tells an event."""
    return max((name for name in seen.types if name != "NONE"), key=lambda name: seen.types[name])


def evidence(token: Token, seen: EncodedTrigger, type_: str, *, unmeant: bool) -> dict[str, float]:
    """What speaks for and against that a word tells an event of a type, by name.

    Args:
        token: the word.
        seen: the encoder's view of it.
        type_: the type.
        unmeant: whether the lexicon takes the word for a part of a phrase that only looks like an event.
    """
    noun = token.pos_ in NOUN_POS
    senses = [one for one in (nouns() if noun else verbs()).get(token.lemma_.lower(), ()) if one.type == type_]
    barred = any(not one.conditions.keys() - BARS and len(one.words) == 1 for one in senses)
    return {
        "told": _odds(seen.told),
        "type": _odds(seen.types[type_]),
        "worded": float(bool(senses) and not barred),
        "unmeant": float(unmeant or barred),
        "generic": _odds(seen.reality.get("generic", 0.0)),
        "actual": _odds(seen.reality.get("actual", 0.0)),
        "object": float(child(token, *OBJECTS) is not None),
        "accusation": float(type_ == "ACCUSE"),
    }


def probability(found: Mapping[str, float]) -> float:
    """How probably a word with this evidence tells an event of the type."""
    weights = load_toml(TABLE)["weights"]
    total: float = weights["intercept"] + sum(weights[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def _odds(value: float) -> float:
    held = min(max(value, LIMITS[0]), LIMITS[1])
    return math.log(held / (1 - held))
