"""Where do paragraphs begin? A line break ends a sentence, whatever the parser thinks."""

from __future__ import annotations

from spacy.tokens import Doc

from .component import Annotator, register
from .reading import Reading


@register
class Paragraphs(Annotator):
    """Marks the first token of each line as the start of a sentence, before the parser runs.

    Headlines and datelines carry no full stop; without this the parser runs them into the first sentence.
    """

    name = "reportedly_paragraphs"
    gives = ("token.is_sent_start",)

    def read(self, doc: Doc, reading: Reading) -> None:
        after_break = False
        for token in doc:
            if after_break and not token.is_space:
                token.is_sent_start = True
                after_break = False
            elif after_break:
                token.is_sent_start = False
            if token.is_space and "\n" in token.text:
                after_break = True
