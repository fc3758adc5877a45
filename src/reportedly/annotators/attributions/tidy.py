"""What the encoder found, brought into agreement with the parse and the layout."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...model import Span
from ..actors.lexicon import nouns
from ..span_index import SpanIndex
from . import cues
from .draft import Draft
from .syntax import answer_of, charge_of, clause_of, condition_of, denied_of, parenthesis_of, spans_of, speaker_of

SAYING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "NUM", "INTJ"})
"""Word classes of which a content has at least one word."""
STOPS = frozenset({".", "!", "?", "…"})
SMALL_GAP = 8
"""Tokens of a gap in a content that is read as part of it."""
IN_CLAUSE = 0.5
"""A content with this share of its words in the clause that the cue governs is that clause, all of it."""
LOOSE = frozenset({"advcl", "conj", "cc", "parataxis", "relcl", "punct"})
"""What hangs loosely on a clause: behind the words that the encoder gives as said, it is not said."""
MEANWHILE = frozenset({"as", "while", "after", "when", "since", "until", "before"})
"""Begin of a clause that tells, in the voice above, what went on when something was said."""
DIVIDING = frozenset({";", ":"})
"""Marks over which a saying that stands behind what is said does not reach back, nor on."""
ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "whether", "if"})
"""First words of a content that is a question: "does not know who fired"."""
BINDING = frozenset({"demand", "promise", "threaten", "accuse"})
"""Acts whose content is a deed or a thing to come: a remark on what is named in it is told by the voice above."""
NO_CLAIM = frozenset({"believe", "deny"})
"""Acts that tell something even when negated: "do not believe that it will hold", "did not deny that"."""


def tidy(doc: Doc, drafts: Sequence[Draft], spoken: Sequence[Draft], furniture: Sequence[Span] = ()) -> list[Draft]:
    """`drafts` without what says nothing.

    Args:
        drafts: as the encoder found them.
        spoken: labelled paragraphs.
        furniture: headline, byline, dateline: no content runs from them into the text or back.
    """
    edges = SpanIndex((label.content[0], None) for label in spoken)
    found, text = [], doc.text  # which spaCy puts together anew each time it is asked
    for draft in drafts:
        cue = tokens_of(doc, draft.cue)
        if _is_label(draft, spoken) or _is_described(draft, cue) or _is_authors(draft, cue):
            continue
        if _is_predicate(cue) or _is_no_saying(cue) or _is_heading(doc, draft) or _is_subject(cue):
            continue
        source = _to_colon(_speaker(doc, draft, cue, furniture), text)
        side = _sides(draft.cue[0], edges)
        content = [rest for span in draft.content for rest in _without(span, furniture, draft.cue[0], text)]
        kept = [span for span in content if _sides(span, edges) == side and _says(doc, span)]
        if kept:
            kept = list(_in_sentence(doc, kept, cue))
            kept = list(_whole_clause(doc, draft, _unbroken(doc, draft, source, kept), cue))
            kept = list(_without_circumstance(doc, kept, cue))
            kept = list(_with_condition(doc, kept, cue))
            found.append(Draft(source, draft.cue, tuple(_before_cue(doc, kept, draft.cue[0]))))
    return found


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


def tokens_of(doc: Doc, spans: Sequence[Span]) -> list[Token]:
    """The tokens of some spans, in text order of the spans."""
    found: list[Token] = []
    for span in spans:
        words = doc.char_span(span.begin, span.end, alignment_mode="expand")
        found += list(words) if words is not None else []
    return found


def _whole_clause(doc: Doc, draft: Draft, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    """The content, completed to the clause that its cue governs where most of it stands in that."""
    if answered := answer_of(cue):
        return spans_of(doc, [answered[0].i])  # "the army says …; rebels deny it": no content of the rebels
    if rejected := denied_of(cue):
        whole = {token.i for token in rejected}
        words = {token.i for token in tokens_of(doc, content)}
        if words and len(words & whole) >= IN_CLAUSE * len(words):
            return spans_of(doc, words | whole) or content
    if put_in := {token.i for token in parenthesis_of(cue)}:
        words = {token.i for token in tokens_of(doc, content)}
        return spans_of(doc, words & put_in or put_in) or content
    charge = charge_of(cue)
    if charge and not {token.i for token in charge} & {token.i for token in tokens_of(doc, content)}:
        return spans_of(doc, [token.i for token in charge])  # the encoder took who is accused for what is said
    clause = next((found for token in cue if (found := clause_of(token))), [])
    if not clause:
        return content
    outside = {token.i for token in tokens_of(doc, (*draft.source, *draft.cue))}
    words = {token.i for token in tokens_of(doc, content)}
    last = max(words, default=-1)
    # The encoder knows where what is said ends; a parse hangs on it whatever the sentence tells after that.
    outside |= {
        part.i
        for token in clause
        if token.dep_ in LOOSE and token.head.i <= last < token.left_edge.i
        for part in token.subtree
    }
    whole = {token.i for token in clause} - outside
    if words <= _addressed(cue):
        return spans_of(doc, whole) or content  # the encoder took who is told for what is said
    if len(words & whole) < IN_CLAUSE * len(words):
        return content
    return spans_of(doc, words | whole) or content


def _unbroken(doc: Doc, draft: Draft, source: Sequence[Span], content: Sequence[Span]) -> Sequence[Span]:
    """A content before its cue without small gaps in a sentence, which the encoder leaves: nobody else speaks there."""
    taken = {token.i for token in tokens_of(doc, (*draft.source, *draft.cue))}
    subjects = [one for verb in tokens_of(doc, draft.cue) for one in verb.children if one.dep_ == "nsubj"]
    first = min((token.i for token in tokens_of(doc, source)), default=len(doc))
    # who says it, with what tells more of them
    taken |= {token.i for one in subjects for token in one.subtree if token.i >= first}
    words = sorted({token.i for token in tokens_of(doc, content)} - taken)
    if not words:
        return content
    cue = min(token.i for token in tokens_of(doc, draft.cue)) if draft.cue else -1
    filled = set(words)
    for one, two in itertools.pairwise(words):
        gap = range(one + 1, two)
        if 0 < len(gap) <= SMALL_GAP and two < cue and doc[one].sent == doc[two].sent and not taken & {*gap}:
            filled |= {*gap}
    return spans_of(doc, sorted(filled)) or content


def _addressed(cue: Sequence[Token]) -> set[int]:
    """Positions of the words that name who is told, by the verbs of a cue."""
    told = (one for verb in cue for one in verb.children if one.dep_ in ("dobj", "dative"))
    return {part.i for one in told for part in one.subtree}


def _without_circumstance(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    """Without what went on meanwhile: "nine were killed, staff said, as both sides accused each other"."""
    saying = next((token for token in cue if token.pos_ == "VERB"), None)
    if saying is None:
        return content
    behind = content[0].begin < saying.idx
    # "They fled, police said, hours after …": put in, the saying hangs on what it is about.
    over = [saying, saying.head] if saying.dep_ == "parataxis" else [saying]
    outside = {
        token.i
        for verb in over
        for clause in verb.children
        if clause.i > saying.i and ((behind and _meanwhile(clause)) or (verb is saying and _goes_on(clause, saying)))
        for token in clause.subtree
    }
    said = [one for one in saying.children if one.dep_ == "ccomp" and one.i > saying.i]
    if said and any(one.dep_ in ("nsubj", "nsubjpass") for one in saying.children):
        # "When the shells fell, few expected that …": when it was said
        outside |= {
            token.i
            for clause in saying.children
            if clause.i < saying.i and clause.dep_ == "advcl" and _when(clause)
            for token in clause.subtree
        }
    known = cues.of_words(cue)
    if known is not None and (known.act in BINDING or saying.lemma_ == "agree"):
        outside |= {part.i for token in tokens_of(doc, content) if _remark(token) for part in token.subtree}
    words = {token.i for token in tokens_of(doc, content)}
    if not outside & words:
        return content
    kept = words - outside
    while kept and doc[max(kept)].dep_ == "cc":
        kept.remove(max(kept))
    return spans_of(doc, kept) or content


def _with_condition(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    words = tokens_of(doc, content)
    condition = condition_of(cue, max(words, key=lambda token: token.i)) if words else []
    return spans_of(doc, {token.i for token in (*words, *condition)}) if condition else content


def _remark(verb: Token) -> bool:
    """A finite clause behind a comma about a thing named: "agreed to a truce, which the army broke"."""
    opener = next((one for one in verb.children if one.tag_ in ("WDT", "WP") or one.lower_ == "which"), None)
    edge = verb.left_edge.i
    return (
        verb.dep_ == "relcl"
        and opener is not None
        and edge > 0
        and verb.doc[edge - 1].text == ","
        and any(one.tag_ in ("VBD", "VBZ") for one in (verb, *verb.children))
    )


def _meanwhile(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in MEANWHILE for mark in clause.children)


def _when(clause: Token) -> bool:
    return clause.left_edge.lower_ in MEANWHILE and clause.left_edge.dep_ in ("mark", "advmod")


def _in_sentence(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    """Of a content without quotation marks what stands in the sentence of its word of saying, where anything does.

    What the next sentence tells is told by the voice above, unless it has a word of saying of its own.
    """
    words = tokens_of(doc, content)
    if not cue or any(token.is_quote for token in words) or cue[-1].text.endswith(":"):
        return content
    begin, end = cue[0].sent.start, cue[-1].sent.end
    while begin and doc[begin - 1].text not in STOPS and not doc[begin - 1].is_space:
        begin -= 1  # the parser takes the point of "Gov." for a full stop
    while end < len(doc) and doc[end - 1].text not in STOPS and not doc[end - 1].is_space:
        end += 1
    kept = [token.i for token in words if begin <= token.i < end]
    said = any(doc[position].pos_ in SAYING for position in kept)
    return (spans_of(doc, kept) or content) if said and len(kept) < len(words) else content


def _is_heading(doc: Doc, draft: Draft) -> bool:
    """True of nobody's words below a line that is no sentence: "Recommendations"."""
    if draft.source or not draft.cue:
        return False
    between = doc.text[draft.cue[-1].end : draft.content[0].begin]
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


def _before_cue(doc: Doc, content: Sequence[Span], cue: Span) -> Sequence[Span]:
    """Of "one thing; another, according to police; a third" what stands with a saying that is put behind it."""
    if content[0].begin > cue.begin or any(token.is_quote for token in tokens_of(doc, content)):
        return content
    first = next(iter(tokens_of(doc, (cue,))), None)
    if first is None:
        return content
    marks = [token.i for token in first.sent if token.text in DIVIDING]
    begin = max((mark for mark in marks if mark < first.i), default=-1)
    end = min((mark for mark in marks if mark > first.i), default=len(doc))
    beside = [token for token in tokens_of(doc, content) if begin < token.i < end]
    if not any(token.pos_ in ("VERB", "AUX") and token.i < first.i for token in beside):
        return content
    return spans_of(doc, (token.i for token in beside)) or content


def _goes_on(clause: Token, saying: Token) -> bool:
    """Whether a verb joined to that of saying tells what the speaker did next: "denied it and accused the army"."""
    finite = clause.tag_ == saying.tag_ or any(
        one.dep_ == "aux" and one.tag_ in ("VBZ", "VBD") for one in clause.children
    )
    return (
        clause.dep_ == "conj"
        and finite
        and clause.pos_ == "VERB"
        and any(one.dep_ in ("ccomp", "dobj", "xcomp") and saying.i < one.i < clause.i for one in saying.children)
        and not any(one.dep_ in ("nsubj", "nsubjpass") for one in clause.children)
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


def _is_predicate(cue: Sequence[Token]) -> bool:
    """True of "the report proved to be false": it shows nothing, something is said of it."""
    return any(
        token.lemma_ == "prove" and any(one.dep_ == "xcomp" and one.lemma_ == "be" for one in token.children)
        for token in cue
    )


def _is_no_saying(cue: Sequence[Token]) -> bool:
    """True of "to …:", and of "must respect": what somebody is bound to do is not said by whom it binds."""
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
        rest = tuple(one for span in draft.source for one in _without(span, strayed, at, doc.text))
        subjects = [one for verb in cue for one in verb.children if one.dep_ == "nsubj"]
        return rest or (speaker_of(subjects[0]) if subjects else ())
    return draft.source


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
    return words is None or any(token.pos_ in SAYING for token in words)


def _is_label(draft: Draft, spoken: Sequence[Draft]) -> bool:
    """True where the encoder read a speaker's label as a headline's source and colon."""
    return any(
        draft.source
        and draft.source[0].overlaps(label.source[0])
        and draft.whole.overlaps(label.whole)
        and not any(label.whole.overlaps(cue) for cue in draft.cue)
        for label in spoken
    )
