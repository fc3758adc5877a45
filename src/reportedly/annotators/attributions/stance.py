"""How does the voice above treat what is said? (RECORD.md, convention 5.)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from ...lexicons.load import load_toml
from ...model import Stance
from ..reading import text_of
from .cues import FILE, Cue, claim_labels, if_believed, of_words
from .draft import Draft, tokens_of
from .quotation import Quotations
from .syntax import parenthesis_of
from .tidy import negated

AGREED: tuple[Stance, ...] = ("endorses", "distances")
NEAR = 4
"""Tokens to either side of a cue in which the voice above may judge it."""


def stance_of(doc: Doc, draft: Draft, words: Sequence[Token], quotations: Quotations, *, contrast: bool) -> Stance:
    """Whether the voice above endorses an attribution, keeps its distance or takes no stand.

    Args:
        doc: parsed.
        draft: the attribution.
        words: tokens of its cue.
        quotations: of the text.
        contrast: whether the text says "said" of others, so that "claims" is a choice.
    """
    labelled = not draft.source and any(one.of(text_of(doc)).rstrip(":").lower() in claim_labels() for one in draft.cue)
    if labelled or refuted(words) or _anybodys(words) or any(if_believed(one.head) for one in words):
        return "distances"
    if (judged := _judged(words) or _agreed(words)) is not None:
        return judged
    cue = of_words(words)
    if cue is not None and cue.stance == "endorses" and not negated(words) and not _only_seen(doc, draft, cue, words):
        return "endorses"
    if cue is not None and (cue.stance == "distances" or (cue.stance == "distances_in_contrast" and contrast)):
        return "distances"
    scare = not draft.spoken and quotations.type(draft) == "mixed" and quotations.scare(draft)
    return "distances" if scare else "neutral"


def refuted(cue: Iterable[Token]) -> bool:
    """Whether the voice above says that it is not so: "the claim that … is a lie", "it is false that …, as he said"."""
    for token in cue:
        if token.pos_ == "NOUN" and token.dep_ == "nsubj":
            over = token.head
        elif token.dep_ == "advcl":
            over = token.head.head if token.head.dep_ == "ccomp" else token.head
        else:
            continue
        said_of = (one for one in over.children if one.dep_ in ("attr", "acomp"))
        if over.lemma_ == "be" and any(one.lemma_.lower() in _words("refuted", "words") for one in said_of):
            return not any(one.dep_ == "neg" for one in over.children)
    return False


def _anybodys(cue: Iterable[Token]) -> bool:
    """Whether it is said by nobody in particular: "those who say that …", "whoever claims it"."""
    return any(token.dep_ == "relcl" and token.head.lower_ in _words("anybody", "words") for token in cue)


def _judged(cue: Iterable[Token]) -> Stance | None:
    """The stance of a word beside the cue: "falsely", "rightly", "first" of what was said."""
    for word in cue:
        for token in (*word.children, *word.head.children):
            if abs(token.i - word.i) > NEAR:
                continue
            for entry in load_toml(FILE)["judgement"]:
                if token.lower_ in entry["words"] and word.lemma_.lower() in entry.get("of", [word.lemma_.lower()]):
                    return cast(Stance, entry["stance"])
    return None


def _agreed(cue: Iterable[Token]) -> Stance | None:
    """Whether a speaker is told to be right or wrong: "the monks are right that neither side is ready"."""
    for token in cue:
        over = token if token.lemma_ == "be" else token.head
        said_of = [one.lower_ for one in over.children if one.dep_ == "acomp"]
        for stance in AGREED:
            if over.lemma_ == "be" and any(word in _words("agreed", stance) for word in said_of):
                denied = any(one.dep_ == "neg" for one in over.children)
                return stance if not denied else "distances"
    return None


def _only_seen(doc: Doc, draft: Draft, cue: Cue, words: Sequence[Token]) -> bool:
    """Whether it only tells what is to be seen: "the video shows armed men"."""
    source = tokens_of(doc, draft.source)
    seen = any(token.lemma_.lower() in _words("seen", "words") for token in source if token.head not in source)
    return cue.act == "show" and seen and not parenthesis_of(words)


@cache
def _words(part: str, key: str) -> frozenset[str]:
    return frozenset(load_toml(FILE)[part][key])
