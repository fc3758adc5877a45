"""Who is told to speak: the encoder's source, or that of the parse where the form of the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...model import Span
from ..actors.lexicon import documents, nouns
from ..reading import text_of
from . import cues
from .draft import Draft, tokens_of
from .phrases import speaker_of
from .syntax import subject_of


def speaker(doc: Doc, draft: Draft, cue: Sequence[Token], furniture: Sequence[Span]) -> tuple[Span, ...]:
    """The source; by the parse, where the encoder took who is told for it, or words of the headline."""
    source = tokens_of(doc, draft.source)
    if (named := _known_by_form(draft, cue, source)) is not None:
        return named
    if all(token.pos_ in ("DET", "ADP", "PUNCT", "PART") and token.tag_ != "WDT" for token in source):
        return _named_by_parse(cue) or draft.source
    for verb in cue:
        told = [
            one
            for one in verb.children
            if one.dep_ in ("dobj", "dative") and (one in source or any(part in source for part in one.lefts))
        ]
        subject = next((one for one in verb.children if one.dep_ == "nsubj" and one not in source), None)
        if verb.pos_ == "VERB" and told and subject is not None and subject.i < verb.i < told[0].i:
            return speaker_of(subject)
        if subject is not None and source and all(_in_clause_of(one, subject) for one in source):
            return speaker_of(subject)  # "a unit led by a former policeman, N. N., said"
        if subject is not None and source and all(_in_phrase_of(one, subject) for one in source):
            return speaker_of(subject)  # "two doctors at the hospital said"
        if subject is not None and all(_tells_which(one, subject) for one in source):
            return speaker_of(subject)  # "the self-styled “People's Committee” threatens"
    at = draft.cue[0]
    strayed = [part for part in furniture for span in draft.source if part.overlaps(span) and not part.covers(at)]
    if strayed:
        rest = tuple(one for span in draft.source for one in without(span, strayed, at, text_of(doc)))
        subjects = [one for verb in cue for one in verb.children if one.dep_ == "nsubj"]
        return rest or (speaker_of(subjects[0]) if subjects else ())
    return _of_own_clause(draft, cue, source) or draft.source


def _of_own_clause(draft: Draft, cue: Sequence[Token], source: Sequence[Token]) -> tuple[Span, ...]:
    """The subject of the word of saying, where the encoder took that of a clause behind what is said.

    "Officers met the elders and promised to pay, while the elders agreed to wait": the officers promised.
    """
    if not source or source[0].idx < draft.content[-1].end:
        return ()
    subjects = [one for one in source if one.dep_ == "nsubj"]
    for verb in cue:
        own = subject_of(verb) if verb.pos_ == "VERB" else None
        if own is not None and own.i < verb.i and subjects and all(one.head not in cue for one in subjects):
            return speaker_of(own)
    return ()


def _known_by_form(draft: Draft, cue: Sequence[Token], source: Sequence[Token]) -> tuple[Span, ...] | None:
    """Who speaks, or nobody, where the form of the sentence tells; None where it does not."""
    for verb in cue:
        if verb.pos_ != "VERB":
            continue
        passive = any(one.dep_ == "auxpass" for one in verb.children)
        if verb.head.lemma_ == "let" and passive and not source:
            # "has let it be known that"
            return next((speaker_of(one) for one in verb.head.children if one.dep_ == "nsubj"), None)
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite"):
            quoted = next((one for one in verb.head.head.children if one.dep_ == "dobj"), None)
            return speaker_of(quoted) if quoted is not None else None  # "quoted residents as saying"
        if passive and source and all(_stands_behind(one, verb) for one in source):
            return ()  # "shots are reported from the border post"
        if passive and cues.addresses(verb) and any(one.dep_ == "nsubjpass" and one in source for one in verb.children):
            return _named_by_parse([verb])  # "the public is informed that", "I have been assured by the army that"
        paper = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_ in documents() else None
        if paper is not None and paper.dep_ == "dobj" and cues.received(paper.head):
            return speaker_of(paper)  # "residents received letters saying that"
        relative = len(source) == 1 and source[0].lower_ in ("who", "which", "that") and source[0].head == verb
        clause = verb if verb.dep_ == "relcl" else verb.head if verb.dep_ == "conj" else None
        if relative and clause is not None and clause.dep_ == "relcl" and clause.head.i < source[0].i:
            return (*speaker_of(clause.head), *draft.source)  # "messages which say that"
    return None


def _stands_behind(token: Token, verb: Token) -> bool:
    """Whether a word belongs to a "from" or "in" that hangs on a verb."""
    for one in (token, *token.ancestors):
        if one.head == verb:
            return one.dep_ == "prep" and one.lower_ in ("from", "in", "near")
    return False


def _named_by_parse(cue: Sequence[Token]) -> tuple[Span, ...]:
    """Who is told to say something by the cue itself, where the encoder names nobody: "police there said"."""
    for token in cue:
        if token.lower_ == "to" and token.head.lower_ == "according":
            subjects = [one for one in token.children if one.dep_ == "pobj"]
        else:
            by = [one for agent in token.children if agent.dep_ == "agent" for one in agent.children]
            subjects = [one for one in (*token.children, *by) if one.dep_ in ("nsubj", "pobj")]
            subjects = [one for one in subjects if one.pos_ == "PROPN" or one.lemma_.lower() in nouns()]
        if subjects:
            return speaker_of(subjects[0])
    return ()


def _tells_which(token: Token, noun: Token) -> bool:
    """Whether a word is an article or an adjective of a noun, or part of one."""
    tops = (one for one in (token, *token.ancestors) if one.head == noun and one != noun)
    return next((one.dep_ in ("det", "amod", "punct") for one in tops), False)


def _in_clause_of(token: Token, noun: Token) -> bool:
    """Whether a word stands in a clause that tells more about a noun."""
    return any(
        one.dep_ in ("acl", "relcl") and noun.is_ancestor(one) for one in (token, *token.ancestors) if one != noun
    )


def _in_phrase_of(token: Token, noun: Token) -> bool:
    """Whether a word only tells where a noun belongs: "the hospital", of "two doctors at the hospital"."""
    for one in (token, *token.ancestors):
        if one.dep_ in ("appos", "conj", "poss") or one == noun:
            return False
        if one.dep_ == "prep" and one.head == noun:
            return one.i > noun.i
    return False


def without(span: Span, furniture: Sequence[Span], cue: Span, text: str) -> list[Span]:
    """What is left of a content without the furniture that its cue does not stand in, and no more than its own."""
    if any(part.covers(cue) and not part.overlaps(span) for part in furniture):
        return []
    for part in furniture:
        if part.overlaps(span) and part.covers(cue):
            words = text[max(span.begin, part.begin) : min(span.end, part.end)]
            begin = max(span.begin, part.begin)
            span = Span(begin + len(words) - len(words.lstrip()), begin + len(words.rstrip()))
        elif part.overlaps(span):
            # Of a content that runs over a header line, what is left is on the side of the word of saying.
            behind = part.begin <= span.begin or (cue.begin >= part.end and part.end < span.end)
            begin, end = (part.end, span.end) if behind else (span.begin, part.begin)
            words = text[begin:end]
            span = Span(begin + len(words) - len(words.lstrip(" \n–—-)")), begin + len(words.rstrip()))
            if span.begin >= span.end:
                return []
    return [span]
