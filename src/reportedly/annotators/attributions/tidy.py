"""What the encoder found, brought into agreement with the parse and the layout."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...model import Span
from ..actors.lexicon import documents, nouns
from ..reading import text_of
from ..span_index import SpanIndex
from . import cues
from .contents import (
    before_cue,
    in_sentence,
    over_semicolon,
    unbroken,
    whole_clause,
    with_condition,
    without_circumstance,
)
from .draft import CONTENT_WORDS, Draft, tokens_of
from .syntax import ANSWERS, clause_of, owner_of, spans_of, speaker_of

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
            or _is_heading(doc, draft)
            or _is_subject(cue)
        ):
            continue
        source = _to_colon(_speaker(doc, draft, cue, furniture), text)
        side = _sides(draft.cue[0], edges)
        content = [rest for span in draft.content for rest in _without(span, furniture, draft.cue[0], text)]
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
            kept = list(over_semicolon(doc, before_cue(doc, kept, draft.cue[0]), cue))
            found.append(Draft(source, draft.cue, tuple(kept)))
    return found


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


def _without(span: Span, furniture: Sequence[Span], cue: Span, text: str) -> list[Span]:
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
    paired = any(token.dep_ == "conj" or any(one.dep_ == "conj" for one in token.children) for token in cue)
    silent = known is not None and (known.act not in NO_CLAIM or (known.act == "deny" and paired))
    content = tokens_of(doc, content_spans)
    asked = bool(content) and content[0].lower_ in ASKING
    return (silent or asked) and negated(cue, content)


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


def _speaker(doc: Doc, draft: Draft, cue: Sequence[Token], furniture: Sequence[Span]) -> tuple[Span, ...]:
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
    at = draft.cue[0]
    strayed = [part for part in furniture for span in draft.source if part.overlaps(span) and not part.covers(at)]
    if strayed:
        rest = tuple(one for span in draft.source for one in _without(span, strayed, at, text_of(doc)))
        subjects = [one for verb in cue for one in verb.children if one.dep_ == "nsubj"]
        return rest or (speaker_of(subjects[0]) if subjects else ())
    return draft.source


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
            return ()  # "the public is informed that"
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
