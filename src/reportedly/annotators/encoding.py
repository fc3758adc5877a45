"""One pass of the encoder over the text, for all components that build on it."""

from __future__ import annotations

from spacy.tokens import Doc

from ..encoders import shipped_encoder
from ..model import Span
from .component import Annotator, register
from .reading import Reading


@register
class EncodingReader(Annotator):
    """Puts what the encoder finds into the reading."""

    name = "reportedly_encoding"
    needs = ("doc.sents",)
    gives = ("encoding",)

    def read(self, doc: Doc, reading: Reading) -> None:
        sentences = [Span(sentence.start_char, sentence.end_char) for sentence in doc.sents]
        reading.encoding = shipped_encoder().read(doc.text, sentences=sentences)
