"""Which words are capital only because they open a sentence? The tagger takes "Gunmen" behind a dateline for a name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from .actors.lexicon import nouns
from .component import Annotator, register
from .reading import Reading

SINGULAR = (("men", "man"), ("women", "woman"), ("s", ""))
"""Ends of plurals, and of the singulars to them."""


@register
class Openers(Annotator):
    """Gives nouns for people that open a sentence the tag of a noun, and their singular as lemma."""

    name = "reportedly_openers"
    needs = ("token.tag", "token.pos", "token.lemma", "doc.sents", "doc.ents")

    def read(self, doc: Doc, reading: Reading) -> None:
        for sentence in doc.sents:
            first = next((token for token in sentence if not (token.is_punct or token.is_space)), None)
            if first is not None and first.tag_ in ("NNP", "NNPS") and not first.ent_type_ and first.text.istitle():
                singular = _singular(first)
                if singular is not None:
                    first.tag_, first.pos_, first.lemma_ = "NNS", "NOUN", singular


def _singular(token: Token) -> str | None:
    """The singular of a plural noun for people; None where it is no such noun, or begins a name of several words."""
    if token.dep_ in ("compound", "nmod"):
        return None
    for end, single in SINGULAR:
        word = token.lower_.removesuffix(end) + single
        if token.lower_.endswith(end) and (noun := nouns().get(word)) is not None and noun.one == "person":
            return word
    return None
