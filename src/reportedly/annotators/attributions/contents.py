"""How far does what is said reach? The encoder's content, corrected by the parse."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ...model import Span
from . import cues
from .draft import CONTENT_WORDS, Draft, tokens_of
from .phrases import spans_of
from .syntax import answer_of, charge_of, clause_of, condition_of, denied_of, parenthesis_of

STOPS = frozenset({".", "!", "?", "…"})
SMALL_GAP = 8
"""Tokens of a gap in a content that is read as part of it."""
IN_CLAUSE = 0.5
"""A content with this share of its words in the clause that the cue governs is that clause, all of it."""
LOOSE = frozenset({"advcl", "conj", "cc", "parataxis", "relcl", "punct"})
"""What hangs loosely on a clause: behind the words that the encoder gives as said, it is not said."""
MEANWHILE = frozenset({"as", "while", "after", "when", "before"})
"""Begin of a clause that tells, in the voice above, what went on when something was said."""
GOING_ON = frozenset({"and", "but", "or", "then", "yet"})
"""Words behind which a saying is put in before the part of the sentence that it is about."""
DIVIDING = frozenset({";", ":"})
"""Marks over which a saying that stands behind what is said does not reach back, nor on."""
BINDING = frozenset({"demand", "promise", "threaten", "accuse"})
"""Acts whose content is a deed or a thing to come: a remark on what is named in it is told by the voice above."""


def whole_clause(doc: Doc, draft: Draft, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
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
    words = {token.i for token in tokens_of(doc, content)}
    doing = (one for token in cue for one in token.children if one.dep_ == "xcomp" and one.tag_ == "VBG")
    # "denies arming anybody"
    clause = next((list(one.subtree) for one in doing if one.i in words), [])
    clause = clause or next((found for token in cue if (found := clause_of(token))), [])
    if not clause:
        return content
    outside = {token.i for token in tokens_of(doc, (*draft.source, *draft.cue))}
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
    that = next((token for token in clause if token.dep_ == "mark" and token.lower_ == "that"), None)
    if that is not None and that == clause[0] and not any(token.is_quote for token in tokens_of(doc, content)):
        words = {position for position in words if position >= that.i}  # what stands before "that" is told by others
    return spans_of(doc, words | whole) or content


def unbroken(doc: Doc, draft: Draft, source: Sequence[Span], content: Sequence[Span]) -> Sequence[Span]:
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


def without_circumstance(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
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
    outside |= {part.i for token in tokens_of(doc, content) if _own_remark(token) for part in token.subtree}
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


def with_condition(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    words = tokens_of(doc, content)
    condition = condition_of(cue, max(words, key=lambda token: token.i)) if words else []
    return spans_of(doc, {token.i for token in (*words, *condition)}) if condition else content


def joined_on(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    """With what goes on behind a saying that is put in: "they ask for money, she said, and have threatened to kill"."""
    words = tokens_of(doc, content)
    saying = next((token for token in cue if token.pos_ == "VERB"), None)
    if saying is None or not words or words[0].i > saying.i or any(token.is_quote for token in words):
        return content
    positions = {token.i for token in words}
    more = [
        part
        for token in words
        if token.pos_ in ("VERB", "AUX") and token.i < saying.i
        for one in token.children
        if one.dep_ == "conj" and one.i > saying.i and one.pos_ in ("VERB", "AUX") and one.sent == saying.sent
        and not any(child.dep_ in ("nsubj", "nsubjpass") for child in one.children)
        for part in one.subtree
    ]  # fmt: skip
    if not more or positions & {part.i for part in more}:
        return content
    return spans_of(doc, positions | {part.i for part in more}) or content


def _own_remark(verb: Token) -> bool:
    """What the speaker says besides of somebody named in it: "the work of the Front, which he accused of extortion"."""
    known = cues.cue_of(verb) if verb.dep_ == "relcl" and verb.pos_ == "VERB" else None
    edge = verb.left_edge
    opened = edge.tag_ in ("WDT", "WP") and edge.i > 0 and verb.doc[edge.i - 1].text == ","
    speaker = any(one.dep_ == "nsubj" and one.lower_ in ("he", "she", "it", "they") for one in verb.children)
    return known is not None and opened and speaker and any(one == edge and one.dep_ == "dobj" for one in verb.children)


def _remark(verb: Token) -> bool:
    """A finite clause behind a comma about a thing named: "agreed to a truce, which the army broke"."""
    opener = next((one for one in verb.children if one.tag_ in ("WDT", "WP") or one.lower_ == "which"), None)
    edge = verb.left_edge.i
    return (
        verb.dep_ == "relcl"
        and opener is not None
        and edge > 0
        and verb.doc[edge - 1].text == ","
        and any(one.tag_ in ("VBD", "VBZ", "VBP") for one in (verb, *verb.children))
    )


def _meanwhile(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in MEANWHILE for mark in clause.children)


def _when(clause: Token) -> bool:
    return clause.left_edge.lower_ in MEANWHILE and clause.left_edge.dep_ in ("mark", "advmod")


def in_sentence(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
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
    said = any(doc[position].pos_ in CONTENT_WORDS for position in kept)
    return (spans_of(doc, kept) or content) if said and len(kept) < len(words) else content


def before_cue(doc: Doc, content: Sequence[Span], cue: Span) -> Sequence[Span]:
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
    # of "one thing; according to police, another" the part behind is theirs
    opening = first.lower_ == "according"
    if not any(token.pos_ in ("VERB", "AUX") and (opening or token.i < first.i) for token in beside):
        return content
    return spans_of(doc, (token.i for token in beside)) or content


def over_semicolon(doc: Doc, content: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    """With what a plain saying goes on to say behind a semicolon: "The raid failed, he said; two guards fell".

    Not where that has a word of saying of its own, or tells what came later.
    """
    words = tokens_of(doc, content)
    saying = next((token for token in cue if token.pos_ == "VERB"), None)
    known = cues.of_words(cue)
    if saying is None or known is None or known.act != "say" or any(token.is_quote for token in words):
        return content
    last = max(token.i for token in (*words, *cue))
    mark = next((token for token in doc[last + 1 : saying.sent.end] if not token.is_space), None)
    if mark is None or mark.text != ";":
        return content
    rest = [token for token in doc[mark.i + 1 : saying.sent.end] if not token.is_space]
    while rest and rest[-1].is_punct:
        rest.pop()
    told = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in rest)
    later = rest and (rest[0].ent_type_ in ("DATE", "TIME") or rest[0].pos_ in ("CCONJ", "ADP", "ADV", "SCONJ"))
    other = any(token.text in DIVIDING or token.is_quote or cues.cue_of(token) is not None for token in rest)
    return spans_of(doc, (token.i for token in (*words, *rest))) if told and not later and not other else content


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


def put_in(doc: Doc, content: Sequence[Span], source: Sequence[Span], cue: Sequence[Token]) -> Sequence[Span]:
    """Of a saying put into a later part of a sentence that part alone: "burned it and, they say, shot two traders".

    What stands before "and", a relative pronoun or a participle behind which a saying is put in is told by the voice
    above.
    """
    words = tokens_of(doc, content)
    said = [token.i for token in (*cue, *tokens_of(doc, source))]
    if not cue or not words or any(token.is_quote for token in words):
        return content
    first, last = min(said), max(said)
    if not words[0].i < first or not words[-1].i > last or first < 1:
        return content
    comma = doc[first - 1].text == "," and doc[last + 1].text == ","
    before = doc[first - 2] if comma and first > 1 else doc[first - 1]
    if before.tag_ in ("WP", "WDT"):
        clause = next((one for one in before.ancestors if one.dep_ in ("relcl", "acl")), None)
        end = clause.right_edge.i if clause is not None and clause.right_edge.i > last else words[-1].i
    elif comma and (before.lower_ in GOING_ON or before.tag_ == "VBG"):
        end = words[-1].i
    else:
        return content
    kept = [token for token in words if last < token.i <= end]
    if before.lower_ not in GOING_ON:
        kept.insert(0, before)
    return spans_of(doc, (token.i for token in kept)) if any(token.pos_ in CONTENT_WORDS for token in kept) else content
