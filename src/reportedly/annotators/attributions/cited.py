"""Whom one who tells a thing has it from: "the agency reports, quoting the administrator"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...model import Span
from ..actors.lexicon import documents, nouns
from . import cues
from .draft import Draft, tokens_of
from .phrases import spans_of, speaker_of


def cited(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """For each saying whose teller names a source of its own, that source's saying within it.

    Args:
        doc: parsed.
        drafts: the sayings found.
    """
    known = {cue for draft in drafts for cue in draft.cue}
    found = []
    for draft in drafts:
        for verb in tokens_of(doc, draft.cue):
            for word in verb.children if draft.source and verb.pos_ in ("VERB", "AUX") else ():
                thing = _speaker(word)
                at = Span(word.idx, word.idx + len(word.text))
                if thing is None or any(at.overlaps(cue) for cue in known):
                    continue
                phrase = {part.i for part in word.subtree}
                said = spans_of(doc, [one.i for one in tokens_of(doc, draft.content) if one.i not in phrase])
                if said:
                    found.append(Draft(speaker_of(thing), (at,), tuple(said), within=draft))
    return found


def _speaker(word: Token) -> Token | None:
    """Who is quoted by a participle: somebody or something that speaks, no "concerns" or "losses"."""
    if word.tag_ != "VBG" or word.lemma_ not in cues.citing_verbs():
        return None
    thing = next((one for one in word.children if one.dep_ == "dobj"), None)
    if thing is None or any(one.dep_ == "prep" and one.lower_ == "as" for one in word.children):
        return None
    speaks = thing.pos_ == "PROPN" or thing.lemma_.lower() in nouns() or thing.lemma_.lower() in documents()
    return thing if speaks else None
