"""Words of somebody that a sentence takes in as they were said: "killed three \"saboteurs\"".

Who reports what was said mostly in words of their own, and puts a few into quotation marks, leaves these to the other:
they are what one side calls the thing. Whole sentences are quoted for many reasons, and mark nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from ...model import Span

LONGEST, LONGEST_JUDGEMENT = 4, 6
"""Words of a noun phrase, and of one with "a", which judges; longer ones are more often quoted for what they tell."""
LONGEST_PARTICIPLE = 2
ENDS = frozenset(".,;:!?…")
"""Marks before a closing quotation mark that end what was said: a sentence or a clause, and no fragment."""
PREDICATING = frozenset({"nsubj", "nsubjpass", "aux", "neg"})
"""Labels of words with which a head tells something of its own, and names nothing."""
PLAIN_FIRST = frozenset({"ADP", "SCONJ", "PRON", "NUM", "AUX"})
"""Parts of speech with which a fragment begins that tells when, how many or who, and judges nothing."""
COUNTING = frozenset({"no", "not", "all", "some", "any", "both", "each", "every", "many", "several", "few"})
COUNTS = frozenset({"dozen", "score", "hundred", "thousand", "million"})
"""Words for how many, which are quoted since they are in dispute."""


def fragments(doc: Doc, quotations: Iterable[Span]) -> Iterator[Words]:
    """Noun phrases and participles of few words in quotation marks, in text order, without the marks."""
    for span in quotations:
        words = doc.char_span(span.begin, span.end, alignment_mode="contract")
        if words is not None and len(words) and _loads(words):
            yield words


LONGEST_LOADED = 5
"""Words of a fragment that is loaded as a whole where a listed word stands in it, at most."""


def is_fragment(doc: Doc, span: Span) -> bool:
    """Whether few words in quotation marks are no sentence: "flatten the hideouts", "a bargain among gangsters"."""
    words = doc.char_span(span.begin, span.end, alignment_mode="contract")
    if words is None or not len(words) or words[-1].text in ENDS:
        return False
    return sum(not token.is_punct for token in words) <= LONGEST_LOADED


def _loads(words: Words) -> bool:
    first = words[0]
    if first.text[:1].isupper() or words[-1].text in ENDS or first.pos_ in PLAIN_FIRST or first.lower_ in COUNTING:
        return False
    size = sum(not token.is_punct for token in words)
    head = words.root
    if head.pos_ == "NOUN":
        listing = any(one.dep_ == "conj" and one.head == head for one in words)  # things, and no name for one
        short = not listing and head.lemma_ not in COUNTS
        short &= size <= (LONGEST_JUDGEMENT if first.lower_ in ("a", "an") else LONGEST)
    else:
        # what was done to somebody ("were "screened""), or what a thing is ("the "liberated" town"); what somebody
        # says to have done ("has "regrouped"") is told in the words it was told in
        told = head.dep_ not in ("amod", "acomp") and not any(one.dep_ == "auxpass" for one in head.children)
        short = head.tag_ == "VBN" and size <= LONGEST_PARTICIPLE and not told
    return short and not any(token.dep_ in PREDICATING and token.head == head for token in words if token != head)
