"""Finds loaded wording and says whose it is.

Words in quotation marks are those of the source quoted. Outside quotation marks they are the author's, in reported
speech too: whoever paraphrases chooses the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from ...model import AUTHOR, Span, Technique, Wording
from ..claims.chain import Chains
from ..component import Annotator, register
from ..reading import Reading
from ..span_index import SpanIndex
from .lexicon import KINDS, table
from .quotes import quoted

LEARNED: dict[Technique, float] = {"Name_Calling,Labeling": 0.5, "Loaded_Language": 0.5, "Doubt": 0.5}
"""Techniques that the encoder may find without the list, and how sure of it it must be that words are loaded.

Chosen so that seven of ten are right on texts of the corpus that it has not learned from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Loaded words of the text, from the list or from the encoder.

    Args:
        words: which.
        technique: how they are loaded.
        neutral: a plain wording, where the list has one.
        acts: True where they speak of what is done, not of who does it.
    """

    words: SpacySpan
    technique: Technique
    neutral: str | None
    acts: bool


@register
class WordingReader(Annotator):
    """Gives loaded wording with technique, voice, what it is about, and a plain wording."""

    name = "reportedly_wording"
    needs = ("encoding", "actors", "attributions", "claims", "token.dep", "token.lemma", "token.pos")
    gives = ("wording",)

    def read(self, doc: Doc, reading: Reading) -> None:
        chains = Chains(doc, reading)
        quotations = SpanIndex([(span, True) for span in quoted(doc.text)])
        triggers = SpanIndex([(claim.event.trigger, claim.id) for claim in reading.claims if claim.event])
        listed = list(_listed(doc))
        taken = {token.i for one in listed for token in one.words}
        learned = (one for one in _learned(doc, reading) if taken.isdisjoint(token.i for token in one.words))
        for one in sorted([*listed, *learned], key=lambda one: one.words.start):
            span = Span(one.words.start_char, one.words.end_char)
            said = chains.innermost(span)
            voice: str | None = AUTHOR
            if said is not None and quotations.covering(span):
                voice = said.source
            about = _claim(span, triggers) if one.acts else None
            reading.wording.append(
                Wording(
                    span=span,
                    technique=one.technique,
                    voice=voice,
                    about=about or _actor(one, reading),
                    neutral=one.neutral,
                )
            )


def _listed(doc: Doc) -> Iterator[Loaded]:
    """The words that the reviewed list has."""
    for begin, end, entry in table().find(doc):
        words = doc[begin:end]
        if entry.kind is not None and words.root.pos_ not in KINDS[entry.kind]:
            continue
        if not _in_name(words[0]) and not _in_name(words[-1]):
            yield Loaded(words=words, technique=entry.technique, neutral=entry.neutral, acts=entry.of == "act")


def _learned(doc: Doc, reading: Reading) -> Iterator[Loaded]:
    """The words that the encoder is sure enough of."""
    if reading.encoding is None:
        return
    for one in reading.encoding.wording:
        words = doc.char_span(one.span.begin, one.span.end, alignment_mode="expand")
        if words is None or one.score < LEARNED.get(one.technique, 1.0):
            continue
        if not _in_name(words[0]) and not _in_name(words[-1]):
            acts = words.root.pos_ in ("VERB", "AUX") or one.technique != "Name_Calling,Labeling"
            yield Loaded(words=words, technique=one.technique, neutral=None, acts=acts)


def _in_name(token: Token) -> bool:
    """True for a word inside a proper name ("Martyrs Brigade"), which is a name and no judgement."""
    if not token.text[:1].isupper() or token.is_sent_start:
        return False
    around = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(other.text[:1].isupper() and other.pos_ == "PROPN" and other.is_alpha for other in around)


def _claim(span: Span, triggers: SpanIndex[str]) -> str | None:
    hits = triggers.overlapping(span)
    return hits[0][1] if hits else None


def _actor(loaded: Loaded, reading: Reading) -> str | None:
    """The actor the words are about: named by them, modified by them, or the subject they are said of."""
    head = loaded.words.root
    targets = [head]
    if head.dep_ in ("amod", "compound", "appos", "nmod"):
        targets.append(head.head)
    if head.dep_ in ("attr", "acomp", "oprd"):
        targets += [child for child in head.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    if loaded.acts:
        targets = targets[1:]
    for target in targets:
        found = reading.actors_at(Span(target.idx, target.idx + len(target.text)))
        if found:
            return found[0]
    return None
