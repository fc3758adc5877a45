"""What does "it" stand for in "Rwanda denies it", in "It was the army"? The event told before, put to whom it says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from spacy.tokens import Span as SpanOfWords
from spacy.tokens import Token

from ...model import Claim, Event, Span
from ..events.lexicon import classes
from ..parties import Entities, child

ANSWERS = frozenset({"it", "this", "that", "which", "these", "those"})
PRESENT = frozenset({"present", "there"})
AT = frozenset({"at", "in", "near", "on", "around", "within"})
REACH = 400
"""Code points back to what a pronoun may answer: the sentence itself or the one or two before it."""
ANSWERED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "SUPPORT", "SANCTION", "PROTEST", "RETREAT", "COOPERATE"})
"""Types of acts; what was only said is not what a pronoun denies."""
HELD_AGAINST = frozenset({"ASSAULT", "COERCE"})
"""Types of acts for which one is held responsible."""


def denied(words: SpanOfWords, cue: Iterable[Token], entities: Entities, source: str | None) -> tuple[str, ...] | None:
    """Whose act a denial's content denies, where it has no word of its own for the act; None: it answers nothing told.

    Empty where the act is denied as it was told ("it", "the charge"); else those whose part in it is denied
    ("responsibility", "that its men had been there").

    Args:
        words: the content.
        cue: by which it is denied; who dismisses or rejects a charge answers it as a whole, and no act.
        entities: who is meant by its words.
        source: who denies.
    """
    root = words.root
    if len(words) == 1 and root.lower_ in ANSWERS:
        return ()
    if root.lemma_.lower() in classes()["charge"] and root.tag_ == "NN" and any(one.lemma_ == "deny" for one in cue):
        return ()
    if root.pos_ == "NOUN" and root.lemma_.lower() in classes()["part_in_an_act"]:
        return spoken_for(source, entities)
    subject = child(root, "nsubj")
    if root.lemma_ == "be" and subject is not None and _is_there(root):
        return tuple(entities.parties(subject)) or None
    return None


def spoken_for(source: str | None, entities: Entities) -> tuple[str, ...] | None:
    """For whom a denier speaks: a person for the body that the person belongs to."""
    return (entities.bodies.get(source, source),) if source is not None else None


def _is_there(verb: Token) -> bool:
    """Whether it is told that somebody is at a place, and no more."""
    for one in verb.children:
        if one.dep_ in ("acomp", "advmod") and one.lower_ in PRESENT:
            return True
        inner = child(one, "pobj") if one.dep_ == "prep" and one.lower_ in AT else None
        if inner is not None and (inner.pos_ == "PROPN" or inner.lower_ in ("area", "village", "town", "place")):
            return True
    return False


def named(verb: Token, entities: Entities) -> tuple[Token, tuple[str, ...]] | None:
    """Who did what was told before, where a clause only says who it was, with the head of the words for them.

    "It was the army", "the attackers were fighters of the Front", "identified the attackers as fighters of the Front".
    """
    if verb.lemma_.lower() in classes()["identifying"]:
        theme, behind = child(verb, "dobj"), next((one for one in verb.children if one.lower_ == "as"), None)
        who = child(behind, "pobj") if behind is not None else None
        said = theme is not None and theme.lemma_.lower() in classes()["culprits"]
    elif verb.lemma_ == "be":
        subject, who = child(verb, "nsubj"), child(verb, "attr")
        said = subject is not None and (subject.lower_ == "it" or subject.lemma_.lower() in classes()["culprits"])
    else:
        return None
    if not said or who is None or any(one.text == "?" for one in verb.sent[-2:]):
        return None
    others = (one for one in verb.children if one.dep_ in ("neg", "relcl", "ccomp", "advcl", "mark", "aux"))
    if any(one.lower_ not in ("that", "had", "has", "have") for one in others):
        return None  # "it was the army that protected them"
    found = tuple(entities.parties(who))
    armed = found and all(entities.kinds.get(one) in ("armed_group", "military", "police") for one in found)
    return (who, found) if armed and child(who, "relcl", "acl") is None else None


def _place(claim: Claim) -> Span:
    return claim.event.trigger if claim.event is not None else claim.span


def answered(
    claims: list[Claim], source: str | None, words: Span, *, actor: tuple[str, ...] = (), same: bool = False
) -> tuple[Event, str] | None:
    """The event that words stand for, and the claim that tells it: the last told by somebody else.

    Args:
        claims: made so far.
        source: who speaks.
        words: that stand for it.
        actor: who did it or did not, as the words say; empty: who is told to have done it.
        same: whether the one who speaks may have told of it before.
    """
    types = HELD_AGAINST if actor else ANSWERED
    told = [
        claim
        for claim in claims
        if claim.event is not None
        and claim.event.type in types
        and words.begin - REACH <= claim.event.trigger.begin < words.begin
        and (same or claim.attribution[-1].source != source)
        and claim.attribution[-1].act != "deny"
    ]
    if not told:
        return None
    last = max(told, key=_place)
    laid = (one for one in claims if one.relation is not None and one.attribution[-1].act == "accuse")
    between = (one for one in laid if one.relation is not None and one.relation.type != "alias_of")
    if any(last.event is not None and last.event.trigger < one.span < words for one in between):
        return None  # what was laid to them last is no act
    said = last.attribution[-1].ref
    if said is not None:
        # "said it had killed men who planned attacks": what was said is told by its first act, the rest explains
        last = min((claim for claim in told if claim.attribution[-1].ref == said), key=_place)
    assert last.event is not None
    event = dataclasses.replace(
        last.event, trigger=words, casualties=(), objects=(), instrument=(), parts=(), carried=()
    )
    actor = actor or (_accused(claims, last, source, words) if not event.actor else ())
    if actor:
        recipient = tuple(one for one in event.recipient if one not in actor)
        event = dataclasses.replace(event, actor=actor, recipient=recipient)
    return event, last.id


def _accused(claims: list[Claim], told: Claim, source: str | None, words: Span) -> tuple[str, ...]:
    """Who denies an act that was put on them since: "the governor blames the Front, which denies it"."""
    since = told.event.trigger if told.event is not None else told.span
    accused = any(
        claim.event is not None
        and claim.event.type == "ACCUSE"
        and since < claim.event.trigger < words
        and source in claim.event.recipient
        for claim in claims
    )
    return (source,) if accused and source is not None else ()
