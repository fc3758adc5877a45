"""What is not told, since nobody says it? (RECORD.md, convention 12.)"""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Token

from ..attributions.cues import cue_of
from ..attributions.tidy import negated

WITHHOLDING = frozenset({"decline", "refuse", "fail", "avoid", "omit", "neglect", "stop"})
"""Verbs under which a word of saying tells nothing: "declined to say how many"."""
SILENT = frozenset({"say", "claim", "announce", "confirm", "report", "show"})
"""Acts that tell nothing when negated; who does not believe or deny a thing tells of it."""
MAX_CLIMB = 12


def is_withheld(head: Token, cues: Container[int]) -> bool:
    """Whether a telling stands only in what somebody did not say: "would not say who fired", "did not confirm that".

    Args:
        head: the telling's head.
        cues: tokens of the cues of attributions, whose contents are told.
    """
    token = head
    for _ in range(MAX_CLIMB):
        above = token.head
        if above == token or above.i in cues:
            return False
        if token.dep_ in ("ccomp", "xcomp") and _says_nothing(above):
            return True
        if token.dep_ in ("advcl", "relcl", "parataxis", "nsubj", "nsubjpass") and token != head:
            return False
        token = above
    return False


def withholds(cue: Iterable[Token]) -> bool:
    """Whether a cue tells that something was not said: "declined to say"."""
    return any(token.lemma_.lower() in WITHHOLDING for token in cue)


def _says_nothing(verb: Token) -> bool:
    """A negated or withheld word of saying."""
    cue = cue_of(verb)
    if cue is None or cue.act not in SILENT:
        return False
    nobody = any(
        one.dep_ == "nsubj" and (one.lower_ in ("nobody", "none") or any(part.lower_ == "no" for part in one.children))
        for one in verb.children
    )
    return nobody or negated([verb]) or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in WITHHOLDING)
