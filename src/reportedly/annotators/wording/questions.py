"""Questions that expect no answer: "Does anybody still believe the prosecutor?", "And where is the UN?".

Who asks whether, or where others were, in a text of their own, casts doubt. Who asks who, what or why mostly opens a
paragraph that answers it; and an interview asks to be answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Words

SHORTEST = 4
"""Tokens of such a question, with its mark, at least."""
JOINING = frozenset({"and", "but", "or", "so", "then", "now"})
WHETHER = frozenset(
    {"do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should",
     "must", "may", "shall"}
)  # fmt: skip
"""Words with which a question begins that asks whether."""
ADDRESSED = frozenset({"you", "your", "yours"})
"""Who is asked so may answer."""
BEING = frozenset({"is", "are", "was", "were", "have"})


def rhetorical(doc: Doc) -> Iterator[Words]:
    """Sentences that ask whether something is so, where somebody was, or since when; in text order."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if len(words) < SHORTEST or words[-1].text != "?":
            continue
        asked = [token.lower_ for token in words if not token.is_punct]
        while asked and asked[0] in JOINING:
            asked.pop(0)
        if _asks(asked) and not ADDRESSED.intersection(asked):
            yield doc[words[0].i : words[-1].i + 1]


def _asks(words: list[str]) -> bool:
    """Whether the words of a question, without "and" or "but", are of the kind that expects no answer."""
    first, second = (*words, "", "")[:2]
    return first in WHETHER or (first == "where" and second in BEING) or (first == "since" and second == "when")
