"""Does every component get what it needs from those before it?"""

from __future__ import annotations

from spacy.language import Language

from ..errors import BadPipeline

UNDECLARED = {"attribute_ruler": ("token.pos", "token.morph"), "morphologizer": ("token.pos", "token.morph")}
"""What spaCy components give without saying so."""


def check(nlp: Language) -> None:
    """Compare what each component of `nlp` requires with what those before it assign.

    Raises:
        BadPipeline: naming the first component that lacks something, and what.
    """
    extra = {part for name in nlp.pipe_names for part in UNDECLARED.get(nlp.get_pipe_meta(name).factory, ())}
    analysis = nlp.analyze_pipes(keys=["requires"]) or {}
    for name, missing in analysis["problems"].items():
        lacking = sorted(set(missing) - extra)
        if lacking:
            raise BadPipeline(
                f"the component {name} needs {', '.join(lacking)}, which no component before it gives",
                todo="keep the order of `reportedly.pipeline.ORDER`, after spaCy's tagger, parser, lemmatizer and "
                "entity recogniser",
            )
