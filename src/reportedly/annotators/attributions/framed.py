"""Sayings told by the form of a sentence, and by no word of saying that takes a clause: "Kinshasa's line is that …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from . import cues
from .draft import Draft
from .phrases import draft_of, phrase_of, subtree
from .syntax import SUBJECTS, answer_of, owner_words

DIVIDING = frozenset({":", ";"})
PERSONAL = frozenset({"he", "she", "they", "it"})


def framed(doc: Doc) -> Iterator[Draft]:
    """Attributions by forms of a sentence, in text order.

    Args:
        doc: parsed.
    """
    for token in doc:
        if token.lemma_ in ("be", "have") and token.pos_ in ("VERB", "AUX"):
            draft = _version(token) if token.lemma_ == "be" else _has_it(token)
        elif token.lower_ == "if":
            draft = _if_believed(token)
        elif token.text in DIVIDING:
            draft = _behind_mark(token)
        else:
            continue
        if draft is not None:
            yield draft


def _version(be: Token) -> Draft | None:
    """ "The army's version is that rebels fired"."""
    noun = next((one for one in be.children if one.dep_ == "nsubj" and one.pos_ == "NOUN"), None)
    clause = next((one for one in be.children if one.dep_ == "ccomp" and one.i > be.i), None)
    if noun is None or clause is None or clause.left_edge.lower_ != "that" or _denied(be):
        return None
    owner = owner_words(noun) if cues.versions(noun) else []
    return draft_of(owner, [noun], subtree(clause)) if owner else None


def _has_it(have: Token) -> Draft | None:
    """ "Rumour has it that a boat was seen": told by nobody who is named."""
    clause = next((one for one in have.children if one.dep_ == "ccomp" and one.i > have.i), None)
    it = any(one.dep_ == "dobj" and one.lower_ == "it" and one.i == have.i + 1 for one in have.children)
    return draft_of([], [have], subtree(clause)) if it and clause is not None and not _denied(have) else None


def _if_believed(mark: Token) -> Draft | None:
    """ "If the governor is to be believed, nobody lives there": what is said is all of the clause but this."""
    clause = mark.head
    source = next((one for one in clause.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    if source is None or clause.dep_ != "advcl" or not cues.if_believed(clause):
        return None
    own = {part.i for part in subtree(clause)}
    return draft_of(phrase_of(source), [mark], [part for part in subtree(clause.head) if part.i not in own])


def _behind_mark(mark: Token) -> Draft | None:
    """What is said behind a mark by whom the clause before it tells to be sure, or to deny something.

    "The chief was blunt: the road is closed", "He denied this; he had only lent money".
    """
    before = [one for one in mark.sent if one.i < mark.i and not one.is_space]
    after = [one for one in mark.sent if one.i > mark.i and not one.is_space]
    if any(one.text in DIVIDING or one.is_quote for one in (*before, *after)) or not _tells(after):
        return None
    for verb in before:
        subject = next((one for one in verb.children if one.dep_ in SUBJECTS and one.i < verb.i), None)
        if subject is None or verb.dep_ not in ("ROOT", "ccomp", "parataxis") or _denied(verb):
            continue
        if mark.text == ":":
            goes_on = cues.sounds_sure(verb)
        else:
            goes_on = bool(answer_of([verb])) and any(
                one.lower_ in PERSONAL and one.dep_ in ("nsubj", "nsubjpass") for one in after
            )
        if goes_on:
            return draft_of(phrase_of(subject), [mark], after)
    return None


def _tells(words: Sequence[Token]) -> bool:
    """Whether words hold a clause, and no word of saying of their own."""
    finite = any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in words)
    return finite and not any(cues.cue_of(one) is not None and one.pos_ == "VERB" for one in words)


def _denied(verb: Token) -> bool:
    return any(one.dep_ == "neg" for one in verb.children)
