"""Whose act is demanded in a list whose lead names who is asked: "The mission urges both sides to:" with its items?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as SpanOfWords

from ..parties import Entities, child
from .draft import Draft
from .syntax import SUBJECTS, coordinated_verbs

_ITEM = re.compile(r"\s*(?:[-–—•*·‣▪]|\(?\d{1,2}[.)]|\(?[a-z]\))(?:\s+|$)")
LONGEST_LEAD = 12
"""Words of a line that names who is asked and has no verb: "To the army and its allies:"."""


def give_addressees(drafts: dict[int, Draft], doc: Doc, entities: Entities) -> None:
    """Give acts demanded in the items of a list, told by an imperative, those who are asked as actors.

    Args:
        drafts: by the trigger's head; those of imperatives without an actor get one.
    """
    asked: Sequence[str] = ()
    for line, item in _lines(doc):
        if not item:
            asked = _asked(line, drafts, entities)
        elif asked:
            root = line.root
            if root.tag_ not in ("VB", "VBP") or child(root, *SUBJECTS) is not None:
                continue
            for verb in coordinated_verbs(root):
                draft = drafts.get(verb.i)
                if draft is not None and not draft.arguments.actor:
                    draft.arguments.actor = [one for one in asked if one not in draft.arguments.recipient]


def _lines(doc: Doc) -> Iterator[tuple[SpanOfWords, bool]]:
    """Sentences in turn, and whether each is an item of a list; what follows an item on its line is an item too."""
    item = False
    for sentence in doc.sents:
        before = next((token.text_with_ws for token in reversed(doc[: sentence.start]) if token.text.strip(" ")), "\n")
        if before.rstrip(" ").endswith("\n") or not item:
            item = _ITEM.match(sentence.text) is not None
        yield sentence, item


def _asked(lead: SpanOfWords, drafts: dict[int, Draft], entities: Entities) -> Sequence[str]:
    """Who is asked by a line that ends in a colon: the recipient of its request, or whom a line "To …:" names."""
    words = [one for one in lead if not one.is_space]
    if not words or words[-1].text != ":":
        return ()
    requests = [drafts[one.i] for one in words if one.i in drafts and drafts[one.i].trigger.sense.type == "REQUEST"]
    if requests:
        return requests[-1].arguments.recipient
    if words[0].lower_ in ("to", "for") and len(words) <= LONGEST_LEAD:
        whom = child(words[0], "pobj")
        return entities.parties(whom) if whom is not None else ()
    return ()
