"""What words tell by which the encoder alone sees an event, or another event than the lexicon does."""

from __future__ import annotations

from spacy.tokens import Token

from ...model.event import PloverType
from .lexicon import Role, Sense, classes, nouns, type_roles, verbs
from .syntax import object_of
from .triggers import NOUN_POS

TWO_SIDED = frozenset({"AGREE", "CONSULT", "COOPERATE"})
RECEIVED: dict[str, Role] = {"subject": "recipient", "object": "actor", "from": "actor"}
"""Roles at a verb of receiving: "the mission received 600 British soldiers", "villages received aid from the army"."""
PARTY = 0.7
"""What is less probable tells an event only with somebody who does it."""
TAKING = ("take", "retake")
"""Kinds of act that words tell of a place only; what else is taken is seized."""
FAR = 6
"""Words on one side of a verb or noun among which the rest of a phrase is looked for."""


def sense_of(words: tuple[str, ...], head: Token, type_: str, probability: float) -> Sense:
    """A sense for words that the lexicon lacks, or has for another type."""
    plover = _unfolded(head) if type_ == "YIELD" else type_
    roles = RECEIVED if head.lemma_.lower() in classes()["receiving"] else type_roles().get(plover, {})
    two_sided = type_ in TWO_SIDED and head.lemma_.lower() not in classes()["binding"]
    known = _known(head, plover)
    mode, acled, harm = (known.mode, known.acled, known.harm) if known is not None else (None, None, None)
    return Sense(
        type=plover, event=True, mode=mode, context=(), acled=acled, harm=harm, words=words,  # type: ignore[arg-type]
        noun=head.pos_ in NOUN_POS, conditions={}, two_sided=two_sided, result=False, complement=False,
        roles=roles, party=probability < PARTY, plain=False, firm=False, score=probability,
    )  # fmt: skip


def _known(head: Token, type_: str) -> Sense | None:
    """What the lexicon has the words to tell where its conditions hold: mode, act and harm are theirs too."""
    noun = head.pos_ in NOUN_POS
    others = head.doc[max(head.i - FAR, 0) : head.i] if noun else head.doc[head.i + 1 : head.i + 1 + FAR]
    near = {head.lemma_.lower(), *(one.lower_ for one in others if one.sent == head.sent)}
    table = nouns() if noun else verbs()
    fitting = [one for one in table.get(head.lemma_.lower(), ()) if one.type == type_ and near.issuperset(one.words)]
    theme = object_of(head)
    thing = theme is not None and theme.pos_ == "NOUN" and theme.lemma_.lower() not in classes()["people"]
    barred = (*TAKING, "capture") if thing else TAKING
    # "destroyed eleven caves" kills nobody, though "destroyed eleven soldiers" does
    harmless = [one for one in fitting if not (thing and one.harm is not None and "object" in one.conditions)]
    fitting = harmless or fitting
    fitting = [one for one in fitting if one.acled not in barred and len(one.words) == len(fitting[0].words)]
    # of a word that may tell several modes ("hit"), the surroundings tell which, not the word
    return next((one for one in fitting if one.mode is None), next(iter(fitting), None))


def _unfolded(head: Token) -> PloverType:
    """CONCEDE where something is admitted or granted in words, else RETREAT."""
    return "CONCEDE" if head.lemma_.lower() in classes()["conceding"] else "RETREAT"


def folded(type_: str | None) -> str | None:
    """The type as the main event's types have it: whether who yields concedes or retreats, only words tell."""
    return "YIELD" if type_ in ("CONCEDE", "RETREAT") else type_
