"""What every annotator is: a spaCy component that says what it needs and what it gives."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from ..errors import BadPipeline
from .reading import Reading, reading_of

LAYERS = ("encoding", "times", "places", "actors", "mentions", "attributions", "told", "claims", "wording")
"""The layers of a `Reading` that components give; each is a field of it and a `Doc` extension `reportedly_<layer>`."""


class Annotator(ABC):
    """Base of all annotators.

    `needs` and `gives` name layers of the `Reading` ("times", "actors"…) and spaCy attributes
    ("token.dep", "doc.ents"…). Both are checked before a run and when a `Doc` comes by.
    """

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    gives: ClassVar[tuple[str, ...]] = ()

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        missing = [layer for layer in self.needs if layer in LAYERS and layer not in reading.done]
        if missing:
            raise BadPipeline(
                f"{self.name} needs {', '.join(missing)}, which no component before it gives",
                todo="add the components in the order of `reportedly.pipeline.ORDER`",
            )
        self.read(doc, reading)
        reading.done.update(self.gives)
        return doc

    @abstractmethod
    def read(self, doc: Doc, reading: Reading) -> None:
        """Read `doc`; put what was found into `reading`."""


A = TypeVar("A", bound=type[Annotator])


def register(cls: A) -> A:
    """Class decorator: make `cls` a spaCy factory under its `name`. `cls(**config)` is called with the config."""

    def label(part: str) -> str:
        return f"doc._.reportedly_{part}" if part in LAYERS else part

    def factory(nlp: Language, name: str, settings: dict[str, Any]) -> Annotator:
        return cls(**settings)

    Language.factory(
        cls.name,
        default_config={"settings": {}},
        assigns=[label(part) for part in cls.gives],
        requires=[label(part) for part in cls.needs],
        func=factory,
    )
    return cls


def _layer_getter(layer: str) -> Any:
    return lambda doc: getattr(doc._.reportedly, layer, None)


if not Doc.has_extension("reportedly"):
    Doc.set_extension("reportedly", default=None)
    for _layer in LAYERS:
        Doc.set_extension(f"reportedly_{_layer}", getter=_layer_getter(_layer))
