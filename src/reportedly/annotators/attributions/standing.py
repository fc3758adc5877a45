"""Quotations that stand by themselves, with no word of saying: the sentence before tells whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from ...model import Span
from ..actors.lexicon import nouns
from ..span_index import SpanIndex
from . import cues
from .draft import Draft
from .phrases import speaker_of

PERSONAL = frozenset({"he", "she", "they"})
LEAST_WORDS = 3
"""Words of such a quotation; fewer are a cry or a name."""


def standing(doc: Doc, drafts: Sequence[Draft], quotations: Iterable[Span]) -> list[Draft]:
    """`drafts` with quotations of whole sentences that are nobody's yet.

    They are those of who has the sentence before: its subject, where that can speak ("Amina Keita lost two brothers.
    “Soldiers shot them.”"), or whose words it gives; else nobody is named. What the encoder gives to an earlier
    speaker is that of somebody who smiled or nodded since.

    Args:
        doc: parsed.
        drafts: sayings found.
        quotations: stretches in quotation marks, marks included.
    """
    held = SpanIndex((span, draft) for draft in drafts for span in draft.content)
    found: list[Draft] = []
    for span in quotations:
        words = doc.char_span(span.begin, span.end, alignment_mode="expand")
        if words is None or not _is_sentence(words):
            continue
        before = _before(words)
        if before is None:
            continue  # a speech goes on from the paragraph before, or the layout sets words apart
        speaker = _subject(before)
        source = speaker_of(speaker) if speaker is not None else ()
        holders = [draft for _, draft in held.overlapping(span)]
        if not holders:
            told = held.overlapping(Span(before.start_char, before.end_char))
            found.append(Draft(next((draft.source for _, draft in told), source), _opened(before), (span,)))
        for draft in holders if before.root.lemma_.lower() in cues.gestures() else ():
            kept = tuple(one for one in draft.content if not one.overlaps(span))
            if source and kept and draft.cue and draft.cue[0].end <= before.start_char:
                draft.content = kept
                found.append(Draft(source, (), (span,)))
    return [*drafts, *found]


def _is_sentence(words: Words) -> bool:
    """Whether a quotation is a sentence or several, with nothing of the sentence outside."""
    inner = [token for token in words if not token.is_punct and not token.is_space]
    first, last = words[0], words[-1]
    alone = (first.is_sent_start or first.i == 0 or _ends(first.nbor(-1))) and len(inner) >= LEAST_WORDS
    closed = any(token.text in (".", "!", "?", "…") for token in words[-2:])
    after = last.i + 1 == len(words.doc) or words.doc[last.i + 1].is_space or words.doc[last.i + 1].text[:1].isupper()
    told = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in inner)
    return alone and closed and after and told


def _ends(token: Token) -> bool:
    return token.is_space or token.text in (".", "!", "?", "…", "”", '"')


def _before(words: Words) -> Words | None:
    """The sentence before a quotation, in its paragraph or ended by a colon."""
    doc, at = words.doc, words.start - 1
    while at > 0 and doc[at].is_space:
        at -= 1
    if at < 0 or (at < words.start - 1 and doc[at].text != ":"):
        return None
    return doc[doc[at].sent.start : at + 1]


def _opened(sentence: Words) -> tuple[Span, ...]:
    """The word of saying before a colon that the quotation follows: "The mayor said:"."""
    if sentence[-1].text != ":" or cues.cue_of(sentence.root) is None:
        return ()
    return (Span(sentence.root.idx, sentence[-1].idx + 1),)


def _subject(sentence: Words) -> Token | None:
    """Who the sentence tells of, where that is somebody who can speak, and no one else is named in it."""
    subject = next((one for one in sentence.root.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.ent_type_ == "PERSON" or subject.lower_ in PERSONAL:
        return subject
    others = any(one.ent_type_ == "PERSON" and not subject.is_ancestor(one) for one in sentence)
    return subject if subject.dep_ == "nsubj" and subject.lemma_.lower() in nouns() and not others else None
