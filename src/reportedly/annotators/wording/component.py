"""Finds loaded wording and says whose it is.

A reviewed list has the words; and a few words of somebody's that a sentence quotes ("three \"saboteurs\"") are that
one's wording. Words in quotation marks are those of the source quoted. Outside quotation marks they are the author's,
in reported speech too: whoever paraphrases chooses the words.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from ...model import AUTHOR, Span, Technique, Wording
from ..claims.chain import Chains
from ..component import Annotator, register
from ..reading import Reading
from ..span_index import SpanIndex
from .fragments import fragments
from .lexicon import KINDS, table
from .quotes import quoted


@register
class WordingReader(Annotator):
    """Gives loaded wording with technique, voice, what it is about, and a plain wording."""

    name = "reportedly_wording"
    needs = ("actors", "attributions", "claims", "token.dep", "token.lemma", "token.pos")
    gives = ("wording",)

    def read(self, doc: Doc, reading: Reading) -> None:
        chains = Chains(doc, reading)
        spans = quoted(doc.text)
        quotations = SpanIndex([(span, True) for span in spans])
        triggers = SpanIndex([(claim.event.trigger, claim.id) for claim in reading.claims if claim.event])
        for begin, end, entry in table().find(doc):
            words = doc[begin:end]
            head = words.root
            if entry.kind is not None and head.pos_ not in KINDS[entry.kind]:
                continue
            if _in_name(words[0]) or _in_name(words[-1]):
                continue
            span = Span(words.start_char, words.end_char)
            said = chains.innermost(span)
            voice: str | None = AUTHOR
            if said is not None and quotations.covering(span):
                voice = said.source
            about = _claim(span, triggers) if entry.of == "act" else None
            reading.wording.append(
                Wording(
                    span=span,
                    technique=entry.technique,
                    voice=voice,
                    about=about or _actor(head, reading, itself=entry.of != "act"),
                    neutral=entry.neutral,
                )
            )
        listed = SpanIndex([(one.span, True) for one in reading.wording])
        for words in fragments(doc, spans):
            span = Span(words.start_char, words.end_char)
            if not listed.overlapping(span):
                reading.wording.append(_fragment(words, chains, triggers, reading))
        reading.wording.sort(key=lambda one: one.span)


def _fragment(words: Words, chains: Chains, triggers: SpanIndex[str], reading: Reading) -> Wording:
    """What somebody's few words in quotation marks are: a name for somebody, or loaded; the author's own cast doubt."""
    span = Span(words.start_char, words.end_char)
    said = chains.innermost(span)
    about = _actor(words.root, reading)
    technique: Technique = "Name_Calling,Labeling" if about else "Loaded_Language"
    return Wording(
        span=span,
        technique="Doubt" if said is None else technique,
        voice=AUTHOR if said is None else said.source,
        about=about or _claim(span, triggers),
    )


def _in_name(token: Token) -> bool:
    """True for a word inside a proper name ("Martyrs Brigade"), which is a name and no judgement."""
    if not token.text[:1].isupper() or token.is_sent_start:
        return False
    around = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(other.text[:1].isupper() and other.pos_ == "PROPN" and other.is_alpha for other in around)


def _claim(span: Span, triggers: SpanIndex[str]) -> str | None:
    hits = triggers.overlapping(span)
    return hits[0][1] if hits else None


def _actor(head: Token, reading: Reading, *, itself: bool = True) -> str | None:
    """The actor the words are about: named by them (`itself`), modified by them, or the subject they are said of."""
    targets = [head]
    if head.dep_ in ("amod", "compound", "appos", "nmod"):
        targets.append(head.head)
    if head.dep_ in ("attr", "acomp", "oprd"):
        targets += [child for child in head.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    for target in targets if itself else targets[1:]:
        found = reading.actors_at(Span(target.idx, target.idx + len(target.text)))
        if found:
            return found[0]
    return None
