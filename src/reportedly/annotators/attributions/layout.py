"""Attributions that the layout shows: a speaker's label, an interview's answers, a headline that names its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ...model import Document, Span
from ...text import paragraphs
from ..interviews import find_interview
from . import cues
from .draft import Draft

Named = Callable[[Span], bool]
"""Whether an actor is named in a span."""

_LABEL = re.compile(r"\s*[\"“]?([^:?!\n“\"]{2,120}?):[ \t]+(?=\S)")
"""Each turn of a transcript that is quoted as a whole begins with a quotation mark."""
_ADDRESS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Yy]our|[Mm]y|[Oo]ur)\b")
_NAME_END = re.compile(r",|\(|\s[-–—]\s")
_STAMPED = re.compile(r"\s*\[?\d{1,2}[:.h]\d{2}\]?(?: *[-–—|])?\s+([^:.;!?\n“\"]{2,60}?):\s+(?=\S)")
_QUOTED_NEXT = re.compile(r"\s*[“\"]")
_HEAD_FIRST = re.compile(r"\s*([^:\n]{2,60}):\s+(?=\S)")
_HEAD_LAST = re.compile(r".*?\S(\s*[-–—:]\s+)(\S[^-–—:\n]{2,40})$")
LEAST_LABELS = 2
"""So many labelled paragraphs make an interview; one may be a heading."""
LEAST_ADDRESSED = 0.5
"""Share of labelled paragraphs in which somebody speaks as "I" or to a "you", where people answer each other."""
LONGEST_HEAD_SOURCE = 5
"""Words of a headline's source; what is longer is half of the headline itself."""


def labelled(text: str, named: Named, dated: Named = lambda span: False) -> Iterator[Draft]:
    """Paragraphs that begin with the name of who speaks: "ROSA, 41, shopkeeper: They came at night."

    Where people answer each other as "I" and "you", everybody who has the word again speaks, whoever that is.

    Args:
        text: of the document.
        named: whether a speaker is named in a span.
        dated: whether a day is told in a span: "Anyidi, 11 February: four shot dead" tells where and when.
    """
    found = []
    for begin, end in paragraphs(text):
        match = _LABEL.match(text, begin, end)
        if match is None:
            continue
        words = match.group(1)
        name = words[: cut.start()] if (cut := _NAME_END.search(words)) else words
        if _is_name(name) and not dated(Span(*match.span(1))):
            source = Span(match.start(1), match.start(1) + len(name.rstrip()))
            content = text[match.end() : end].rstrip()
            found.append((name.isupper(), Draft((source,), (), (Span(match.end(), match.end() + len(content)),), True)))
    for capitals in (True, False):
        same = [draft for upper, draft in found if upper is capitals]
        if len(same) >= LEAST_LABELS:
            known = [draft for draft in same if named(draft.source[0])]
            turns = Counter(draft.source[0].of(text) for draft in same)
            addressed = sum(bool(_ADDRESS.search(draft.content[0].of(text))) for draft in same)
            talk = known and max(turns.values()) > 1 and addressed >= LEAST_ADDRESSED * len(same)
            yield from (draft for draft in same if draft in known or (talk and turns[draft.source[0].of(text)] > 1))


def stamped(text: str, named: Named, end_of: Callable[[int], int]) -> Iterator[Draft]:
    """Entries of a ticker that begin with a time and who speaks: "11:50 The mission: one officer shot."

    The source says the sentence behind the colon, and what stands in quotation marks right after it.

    Args:
        text: of the document.
        named: whether a speaker is named in a span.
        end_of: where the sentence at a place ends.
    """
    for begin, end in paragraphs(text):
        match = _STAMPED.match(text, begin, end)
        words = match.group(1) if match is not None else ""
        name = words[: cut.start()] if (cut := _NAME_END.search(words)) else words
        if match is None or not _is_source(Span(match.start(1), match.start(1) + len(name)), text, named):
            continue
        stop = min(end_of(match.end()), end)
        while _QUOTED_NEXT.match(text, stop, end) and (further := min(end_of(stop + 1), end)) > stop:
            stop = further
        said = Span(match.end(), match.end() + len(text[match.end() : stop].rstrip()))
        colon = Span(match.end(1), match.end(1) + 1)
        yield Draft((Span(match.start(1), match.start(1) + len(name)),), (colon,), (said,))


def claimed(text: str, end_of: Callable[[int], int]) -> Iterator[Draft]:
    """Sentences that a label gives as what is claimed: "CLAIM: A video shows a strike." Nobody is said to say it.

    Args:
        text: of the document.
        end_of: where the sentence at a place ends; what follows in the paragraph may tell of the claim.
    """
    for begin, end in paragraphs(text):
        match = _LABEL.match(text, begin, end)
        if match is not None and match.group(1).lower() in cues.claim_labels():
            stop = min(end_of(match.end()), end)
            said = Span(match.end(), match.end() + len(text[match.end() : stop].rstrip()))
            yield Draft((), (Span(match.start(1), match.end(1) + 1),), (said,))


def interview(text: str, persons: Iterable[Span], others: Iterable[Span]) -> Iterator[Draft]:
    """Answers of an interview.

    Args:
        text: of the document.
        persons, others: where it tells of persons, and of those who bear no name.
    """
    found = find_interview(text, persons, others)
    if found is not None and found.asked is not None:
        yield from (Draft((found.asked,), (), (answer,), True) for answer in found.answers)


def headline(document: Document, named: Named) -> Iterator[Draft]:
    """ "Minister: no truce" and "No truce - minister", where the short side names an actor."""
    text = document.text
    titles = [part.span for part in document.layout if part.part == "title"]
    first = next(paragraphs(text), None)
    if not titles and first is not None and not text[first[0] : first[1]].rstrip().endswith((".", "!")):
        titles = [Span(*first)]
    for title in titles[:1]:
        end = title.begin + len(title.of(text).rstrip())
        match = _HEAD_FIRST.match(text, title.begin, end)
        if match is not None and _is_source(Span(*match.span(1)), text, named) and match.end() < end:
            colon = Span(match.end(1), match.end(1) + 1)
            yield Draft((Span(*match.span(1)),), (colon,), (Span(match.end(), end),))
            continue
        match = _HEAD_LAST.match(text, title.begin, end)
        if match is not None and _is_source(Span(*match.span(2)), text, named):
            mark = Span(match.start(1), match.end(1))
            spaces = len(mark.of(text)) - len(mark.of(text).lstrip())
            cue = Span(mark.begin + spaces, mark.begin + spaces + 1)
            yield Draft((Span(*match.span(2)),), (cue,), (Span(title.begin, match.start(1)),))


def _is_name(words: str) -> bool:
    """One to five words, each with a capital, or all in capitals; a name ends where lower-case words begin."""
    parts = words.split()
    return 0 < len(parts) <= 5 and all(part.lstrip("\"'“‘")[:1].isupper() for part in parts)


def _is_source(span: Span, text: str, named: Named) -> bool:
    return len(span.of(text).split()) <= LONGEST_HEAD_SOURCE and named(span)
