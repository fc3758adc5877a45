"""The ministry that a minister leads, where the text tells of it: "The Minister of Defence, N. N., said"."""

from __future__ import annotations

from spacy.tokens import Token

from ..parties import Entities, child

STEM = 6
"""Letters at the beginning of a portfolio's name that its ministry's name shares: "Defence", "Defense"."""


def ministry_of(noun: Token, entities: Entities) -> str | None:
    """Id of the one ministry told of that fits the minister's portfolio; None where a state is named with the office.

    Without a portfolio the ministry whose text it is, else the only one.

    Args:
        noun: the word for the office.
        entities: who is named where.
    """
    if noun.lemma_.lower() != "minister" or child(noun, "poss") is not None:
        return None
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in ("of", "for")), None)
    within = child(of, "pobj") if of is not None else None
    words = [*noun.lefts, *([within, *within.conjuncts] if within is not None else [])]
    if any(entities.state(one) for one in words if one.dep_ != "det") or (within and entities.place_at(within)):
        return None
    told = [one for one, kind in entities.kinds.items() if kind == "government_body"]
    told = [one for one in told if "ministry" in entities.names[one].lower()]
    told = [one for one in told if one == entities.voice or entities.countries.get(one) in (None, entities.home)]
    portfolio = [one.lower_[:STEM] for one in words if one.pos_ in ("NOUN", "PROPN", "ADJ") and one.lower_ != "prime"]
    if noun.i and noun.nbor(-1).lower_ == "prime":
        return None
    if portfolio:
        told = [one for one in told if any(part in entities.names[one].lower() for part in portfolio)]
    elif entities.voice in told:
        return entities.voice
    return told[0] if len(told) == 1 else None
