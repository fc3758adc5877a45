"""How sure the innermost source is by its own word of saying."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ...model import Span
from .found import Signals, note, wish
from .governors import binds, effect_of
from .lexicon import words
from .negation import negates
from .verbs import leaves_open, rules_out

OPEN = frozenset({"desired", "planned", "hypothetical", "negates"})
"""Effects of a word of saying on what it takes as a noun or gerund: "ruled out an attack", "banned looting"."""


def held_likely(doc: Doc, head: Token, cue: Span | None, found: Signals) -> None:
    """Note how certain the innermost source is by its own cue: "suspects that", "appears to show", "doubts that".

    A negated "do not think that" doubts (the negation is meant of what is thought).
    """
    saying = doc.char_span(cue.begin, cue.end, alignment_mode="expand") if cue is not None else None
    for word in saying or ():
        if word.lemma_.lower() == "warn" and head.dep_ == "pobj" and head.head.lower_ in ("against", "of"):
            found.effects.append("hypothetical")  # "warned against an attack"
        effect = effect_of(word)
        if found.top is not None and found.top.dep_ in ("ccomp", "xcomp") and rules_out(word):
            # "ruled out that they had met" says no, "did not rule out" that it may be
            note("possible" if leaves_open(word) else "negates", found)
        elif found.top is not None and found.top.dep_ == "ccomp" and word.lemma_.lower() in words("wishes", "words"):
            wish(found)  # "hopes that they will leave"
        elif word.lower_ in words("certainty", "words") and any(
            negates(one) for one in (*word.children, *word.head.children)
        ):
            # "is not sure that they left"; "is not known to have left"
            note("doubted" if found.top is not None and found.top.dep_ == "xcomp" else "possible", found)
        elif effect in OPEN and _taken(found.top, word, effect):
            note(effect, found)
        if effect in ("probable", "possible", "doubted", "foreseen"):
            negated = any(
                negates(child) or (child.dep_ == "nsubj" and child.lower_ == "few") for child in word.children
            )
            found.effects.append("doubted" if negated and effect == "probable" else effect)
            found.negations += negated and effect == "foreseen"  # "nobody expects that they will leave"
            if found.tense == "infinitive":
                # "is believed to be held" is now; "is expected to come", "hopes to come" lies ahead
                found.tense = "present" if effect == "probable" else "future"


def _taken(top: Token | None, saying: Token, effect: str) -> bool:
    """Whether a word of saying takes a telling as a noun or gerund: a clause is said, not wanted."""
    if top is None:
        return False
    if top.dep_ == "prep":
        return top.head == saying and binds(effect_of(saying) or "", saying, top.lower_)
    if effect == "negates" and top.dep_ == "xcomp" and top.head == saying:
        return True  # "pretended to attack"
    if not (top.pos_ in ("NOUN", "PROPN") or (top.tag_ == "VBG" and top.dep_ in ("xcomp", "pcomp"))):
        return False
    if top.head.dep_ == "prep":
        return top.head.head == saying and binds(effect_of(saying) or "", saying, top.head.lower_)
    return top.head == saying and top.dep_ in ("dobj", "nsubjpass", "xcomp")
