"""One pass of the encoder over the text, for all components that build on it."""

from __future__ import annotations

from spacy.tokens import Doc

from ..encoders import shipped_encoder
from .component import Annotator, register
from .reading import Reading


@register
class EncodingReader(Annotator):
    """Puts what the encoder finds into the reading."""

    name = "reportedly_encoding"
    gives = ("encoding",)

    def read(self, doc: Doc, reading: Reading) -> None:
        reading.encoding = shipped_encoder().read(doc.text)
