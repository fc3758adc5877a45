"""Does a verb form look back or ahead of the time of writing?"""

from __future__ import annotations

from spacy.tokens import Token

from .lexicon import context


def tense_of(verb: Token) -> int:
    """-1 for a verb form that looks back, 1 for one that looks ahead, 0 where only its governor can tell."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    lemmas = {child.lemma_.lower() for child in helpers}
    modal = any(child.tag_ == "MD" for child in helpers)
    if lemmas & {"have"} or words & {"was", "were", "did", "been"}:
        return 1 if modal and "have" not in lemmas else -1
    if modal or (words | lemmas) & context("modal", "lemmas"):
        # Who could not be reached on Friday was called then; what could happen lies ahead.
        return -1 if "could" in words and _is_negated(verb) else 1
    if verb.tag_ == "VBD":
        return -1
    if "to" in words:
        head = verb.head
        decides = head.tag_ == "VBD" or head.lemma_.lower() in context("future", "lemmas")
        return 0 if decides and head.i != verb.i else 1
    if verb.tag_ == "VBN" and not helpers:
        return -1
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and not helpers and not _has_subject(verb):
        return 1  # "open the road before Sunday"
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "'re", "am"}:
        return 1
    if verb.lemma_.lower() in context("timetable", "lemmas") and verb.tag_ in ("VBZ", "VBP"):
        return 1
    return 0


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _is_negated(verb: Token) -> bool:
    """True where the verb or its subject is denied: could not be reached, neither of them could."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    deniers = [word.lower_ for subject in subjects for word in (subject, *subject.children)]
    return any(child.dep_ == "neg" for child in verb.children) or bool({"neither", "none", "no", "nobody"} & {*deniers})
