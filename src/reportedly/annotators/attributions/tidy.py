"""What the encoder found, brought into agreement with the parse and the layout."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...model import Span
from ..reading import text_of
from ..span_index import SpanIndex
from . import cues
from .contents import (
    before_cue,
    in_sentence,
    joined_on,
    over_semicolon,
    put_in,
    unbroken,
    whole_clause,
    with_condition,
    without_circumstance,
)
from .draft import CONTENT_WORDS, Draft, tokens_of
from .phrases import spans_of, speaker_of
from .speakers import speaker, without
from .syntax import ANSWERS, clause_of, owner_of

ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"})
"""First words of a content that is a question: "does not know who fired"."""
MOST_TERMS = 8
"""Words in which somebody asks not to be named."""
NO_CLAIM = frozenset({"believe", "deny"})
"""Acts that tell something even when negated: "do not believe that it will hold", "did not deny that"."""


def tidy(doc: Doc, drafts: Sequence[Draft], spoken: Sequence[Draft], furniture: Sequence[Span] = ()) -> list[Draft]:
    """`drafts` without what says nothing.

    Args:
        drafts: as the encoder found them.
        spoken: labelled paragraphs.
        furniture: headline, byline, dateline: no content runs from them into the text or back.
    """
    drafts = [_noun_told(doc, draft) for draft in _made_believe(doc, drafts)]
    edges = SpanIndex((label.content[0], None) for label in spoken)
    found, text = [], text_of(doc)
    for draft in drafts:
        cue = tokens_of(doc, draft.cue)
        if _is_label(draft, spoken) or _is_described(draft, cue) or _is_authors(draft, cue):
            continue
        if (
            _is_terms(doc, draft)
            or _is_predicate(cue)
            or _is_no_saying(cue)
            or _is_held(cue)
            or _is_heading(doc, draft)
            or _is_subject(cue)
        ):
            continue
        source = _to_colon(_behind_that(doc, speaker(doc, draft, cue, furniture)), text)
        side = _sides(draft.cue[0], edges)
        content = [rest for span in draft.content for rest in without(span, furniture, draft.cue[0], text)]
        content = [span for span in content if _sides(span, edges) == side]
        # "he denied that": a pronoun alone may stand for what is said; beside other words it is a stray one
        kept = [span for span in content if _says(doc, span)] or [span for span in content if _stands_for(doc, span)]
        if kept:
            kept = list(in_sentence(doc, kept, cue))
            kept = list(whole_clause(doc, draft, unbroken(doc, draft, source, kept), cue))
            kept = list(without_circumstance(doc, kept, cue))
            kept = list(with_condition(doc, kept, cue))
            if set(kept) <= set(source):
                continue  # nobody says himself
            kept = list(joined_on(doc, over_semicolon(doc, before_cue(doc, kept, draft.cue[0]), cue), cue))
            kept = list(put_in(doc, kept, source, cue))
            found.append(Draft(source, draft.cue, tuple(kept)))
    return found


def _behind_that(doc: Doc, source: Sequence[Span]) -> tuple[Span, ...]:
    """A source without the "that" before it, which opens the clause it speaks in."""
    words = tokens_of(doc, source[:1])
    if len(words) > 1 and words[0].lower_ == "that" and words[0].dep_ == "mark":
        return (Span(words[1].idx, source[0].end), *source[1:])
    return tuple(source)


def _made_believe(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Of "the general wants us to believe that …" one draft, of the general: nobody else is said to say it."""
    found: list[Draft] = []
    for draft in drafts:
        for token in tokens_of(doc, draft.cue):
            verb = token if cues.made_believe(token) is not None else token.head
            believing = cues.made_believe(verb)
            subject = next((one for one in verb.children if one.dep_ == "nsubj"), None)
            clause = clause_of(believing) if believing is not None and token in (verb, believing) else []
            if clause and subject is not None and speaker_of(subject) != draft.source[:1]:
                draft = Draft(speaker_of(subject), (Span(verb.idx, verb.idx + len(verb.text)),), draft.content)
            if clause:
                draft = Draft(draft.source, draft.cue, tuple(spans_of(doc, [one.i for one in clause])))
        if not any(draft.cue == other.cue and draft.content == other.content for other in found):
            found.append(draft)
    return found


def _noun_told(doc: Doc, draft: Draft) -> Draft:
    """What a noun of saying tells, where the encoder took the noun for what is said.

    Of "ignored our warnings that …" the warnings are ours; of "spread the claim that …" who spreads it claims it.
    """
    for verb in tokens_of(doc, draft.cue):
        noun = next((one for one in verb.children if one.dep_ == "dobj" and one.pos_ == "NOUN"), None)
        if verb.pos_ != "VERB" or noun is None or cues.cue_of(noun) is None:
            continue
        if cues.cue_of(verb) is not None or not any(span.begin <= noun.idx < span.end for span in draft.content):
            continue
        theirs = any(one.tag_ == "PRP$" and one.lower_ not in ("our", "my") for one in noun.children)
        clause, owner = clause_of(noun) or _behind(noun, verb), owner_of(noun) if not theirs else ()
        if clause and (owner or verb.lemma_.lower() in cues.voicing_verbs()):
            said = tuple(spans_of(doc, [one.i for one in clause]))
            word = Span(noun.idx, noun.idx + len(noun.text))
            return Draft(owner or draft.source, (word,) if owner else (*draft.cue, word), said)
    return draft


def _behind(noun: Token, verb: Token) -> list[Token]:
    """The clause right behind a noun of saying, which the parser hangs on the verb: "ignored our warnings that …"."""
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.left_edge.i == noun.i + 1 and clause.left_edge.lower_ == "that":
            return list(clause.subtree)
    return []


def _to_colon(source: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """A source without what a colon leads to: "according to the director: seven patients and a nurse"."""
    return tuple(Span(span.begin, span.begin + len(span.of(text).split(": ", 1)[0])) for span in source)


def _is_heading(doc: Doc, draft: Draft) -> bool:
    """True of nobody's words below a line that is no sentence: "Recommendations"."""
    if draft.source or not draft.cue:
        return False
    between = text_of(doc)[draft.cue[-1].end : draft.content[0].begin]
    return "\n" in between and ":" not in between


def _is_subject(cue: Sequence[Token]) -> bool:
    """True of a plural that is no word of saying and does something itself: "states should stop funding it"."""
    return bool(cue) and all(
        token.tag_ in ("NNS", "NNP", "NNPS")
        and token.dep_ in ("nsubj", "nsubjpass")
        and cues.cue_of(token) is None
        and cues.cue_of(token.head) is None  # the tagger turns "rejects claims" about
        for token in cue
    )


def untold(doc: Doc, cue_spans: Sequence[Span], content_spans: Sequence[Span]) -> bool:
    """True of "has not confirmed", "does not know who": no one says anything (RECORD.md, convention 12)."""
    cue = tokens_of(doc, cue_spans)
    known = cues.of_words(cue)
    paired = any(_paired(token) for token in cue)  # "neither confirmed nor denied"
    silent = known is not None and (known.act not in NO_CLAIM or (known.act == "deny" and paired))
    content = tokens_of(doc, content_spans)
    asked = bool(content) and content[0].lower_ in ASKING
    return (silent or asked) and negated(cue, content)


def _paired(verb: Token) -> bool:
    """Whether a verb is joined to another one by more than "but": "did not dispute that, but said"."""
    first = verb.head if verb.dep_ == "conj" else verb
    joined = verb.dep_ == "conj" or any(one.dep_ == "conj" for one in verb.children)
    return joined and not any(one.dep_ == "cc" and one.lower_ == "but" for one in first.children)


def negated(cue: Sequence[Token], content: Sequence[Token] = ()) -> bool:
    """Whether a verb of the cue has a "not", itself or before the verb it is joined to, or "no" at its object.

    Args:
        cue: words of saying.
        content: what is said; a "not" in it is the speaker's own, wherever the parse hangs it.
    """
    own = {token.i for token in content}
    verbs = [token for token in cue if token.pos_ in ("VERB", "AUX")]
    verbs += [verb.head for verb in verbs if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children)]
    return any(
        (child.dep_ == "neg" and child.i not in own)
        or (child.dep_ == "dobj" and any(one.lower_ == "no" for one in child.children))
        for verb in verbs
        for child in verb.children
    )


def _is_terms(doc: Doc, draft: Draft) -> bool:
    """True of "who asked not to be named": under which terms somebody spoke is not what they said."""
    words = tokens_of(doc, draft.content)
    verbs = [token for token in words if token.pos_ == "VERB"]
    return (
        bool(verbs)
        and len(words) <= MOST_TERMS
        and all(
            token.lemma_ in ("name", "identify", "quote")
            and any(one.dep_ == "auxpass" for one in token.children)
            and any(one.dep_ == "neg" for one in token.children)
            for token in verbs
        )
    )


def _is_predicate(cue: Sequence[Token]) -> bool:
    """True of "the report proved to be false": it shows nothing, something is said of it."""
    return any(
        token.lemma_ == "prove" and any(one.dep_ == "xcomp" and one.lemma_ == "be" for one in token.children)
        for token in cue
    )


def _is_no_saying(cue: Sequence[Token]) -> bool:
    """True of "to …:", of "denied them access", and of "must respect", which is not said by whom it binds."""
    if any(cues.withholds(token) for token in cue):
        return True
    if all(token.pos_ in ("ADP", "DET", "PART", "CCONJ", "SCONJ") for token in cue) and cue:
        return not any(token.lower_ in ("according", "per") for token in cue)
    verbs = [token for token in cue if token.pos_ == "VERB"]
    bound = any(token.lower_ in ("must", "should", "ought") for token in cue)
    return bound and bool(verbs) and all(cues.cue_of(verb) is None for verb in verbs)


def _is_authors(draft: Draft, cue: Sequence[Token]) -> bool:
    """True of "it should be added that": nobody is said to have said it, the author goes on."""
    return not draft.source and any(
        any(child.dep_ in ("nsubjpass", "expl") and child.lower_ == "it" for child in token.children)
        and any(child.tag_ == "MD" for child in token.children)
        for token in cue
    )


def _is_held(cue: Sequence[Token]) -> bool:
    """True of "proven" in "found it proven that": what is found to be so is found."""
    return any(
        token.dep_ == "ccomp"
        and token.tag_ == "VBN"
        and cues.cue_of(token.head) is not None
        and not any(one.dep_ in ("aux", "auxpass") for one in token.children)
        and any(one.dep_ in ("nsubj", "nsubjpass") and one.lower_ == "it" for one in token.children)
        for token in cue
    )


def _is_described(draft: Draft, cue: Sequence[Token]) -> bool:
    """True where a clause says something of the saying, not what is said: "a claim that the army has not confirmed"."""
    return any(
        token.pos_ == "NOUN"
        and cues.cue_of(token) is not None
        and child.dep_ == "relcl"
        and any(
            one.lower_ in ("that", "which") and one.dep_ in ("dobj", "nsubj", "nsubjpass") for one in child.children
        )
        and any(span.begin <= child.idx < span.end for span in draft.content)
        for token in cue
        for child in token.children
    )


def _sides(span: Span, spoken: SpanIndex[None]) -> list[Span]:
    return [label for label, _ in spoken.overlapping(span)]


def _says(doc: Doc, span: Span) -> bool:
    """False of stray words and marks: "and", "us"."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    return words is None or any(token.pos_ in CONTENT_WORDS for token in words)


def _stands_for(doc: Doc, span: Span) -> bool:
    """Whether words are a pronoun that can stand for something said: "it", "this"."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    return words is not None and any(token.lower_ in ANSWERS for token in words)


def _is_label(draft: Draft, spoken: Sequence[Draft]) -> bool:
    """True where the encoder read a speaker's label as a headline's source and colon."""
    return any(
        draft.source
        and draft.source[0].overlaps(label.source[0])
        and draft.whole.overlaps(label.whole)
        and not any(label.whole.overlaps(cue) for cue in draft.cue)
        for label in spoken
    )
