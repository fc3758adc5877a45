"""Who says that he will not give way refuses: "we will not lay down our arms", "it will not attend the talks".

PLOVER REJECT, CAMEO 121 to 125.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from ...lexicons.load import load_toml
from ...model import AUTHOR
from ..parties import BODIES, Entities, child
from .lexicon import type_roles
from .syntax import passive, subject_of
from .triggers import PERSONS, Trigger

TABLE = "events/refusals.toml"
WILL = frozenset({"will", "would", "shall", "wo", "'ll", "’ll"})
"""Auxiliaries of the will; a past or present negation only tells that something was not done."""


def refusal(trigger: Trigger, actor: Sequence[str], source: str | None, entities: Entities) -> Trigger | None:
    """The trigger as a refusal, where the words put it as one's own will not to do it; else None.

    Args:
        trigger: of an act by which one gives way to others, or helps or meets them.
        actor: ids of those who would do it.
        source: id of who says so, if anybody is named. A forecast of what another will not do is no refusal.
        entities: what is known of the actors.
    """
    row = load_toml(TABLE).get(trigger.sense.type or "")
    verb = trigger.head.head if trigger.sense.noun and trigger.head.dep_ == "dobj" else trigger.head
    if row is None or verb.pos_ != "VERB" or passive(verb) or not _unwilling(verb):
        return None
    subject = subject_of(verb)
    if subject is None:
        return None
    pronoun = subject.lower_ in PERSONS or (subject.lower_ == "it" and source != AUTHOR)
    if not pronoun and not (actor and (source == AUTHOR or _speaks_for(source, actor, entities))):
        return None
    roles = {**type_roles()["REJECT"], "object": "none"}
    act = replace(trigger.sense, acled=None, harm=None, result=False, two_sided=False)
    return Trigger(trigger.head, trigger.words, replace(act, type="REJECT", mode=row["mode"], roles=roles))


def _unwilling(verb: Token) -> bool:
    return any(one.dep_ == "aux" and one.lower_ in WILL for one in verb.children) and child(verb, "neg") is not None


def _speaks_for(source: str | None, actor: Sequence[str], entities: Entities) -> bool:
    """Whether the speaker is one of those who would act, one of its own, or a body or an office of the same country."""
    if source is None:
        return False
    official = entities.kinds.get(source) in (*BODIES, "person")
    country = entities.countries.get(source) if official else None
    return (
        source in actor
        or entities.bodies.get(source) in actor
        or (country is not None and any(entities.countries.get(one) == country for one in actor))
    )
