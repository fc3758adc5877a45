"""Who and what has which part in an attack, by the encoder's phrases, where the parse says nothing of it.

The encoder learned the parts from reports of attacks (MUC-4): it knows "dynamite" for a weapon and "the embassy" for a
target however the sentence is built. What it finds goes to the nearest attack of the same sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from ...encoders import EncodedPhrase
from ...encoders.phrases import PARTS
from ...model import Actor, Span, Thing
from ..actors.code import code_actor
from ..parties import Entities
from ..reading import Reading
from .arguments import thing
from .draft import Draft
from .lexicon import classes
from .triggers import NOUN_POS

LEAST = 0.6
"""A phrase must be so sure to fill a part that is empty; chosen on half of MUC-4's development reports."""
LEAST_BESIDE = 0.8
"""The same to stand beside what the parse found."""
Instruments = Mapping[int, tuple[Thing, str | None]]


def give_parts(
    drafts: Mapping[int, Draft], doc: Doc, reading: Reading, entities: Entities, instruments: Instruments
) -> None:
    """Fill in the parts of the attacks; nothing that the parse found is taken away."""
    attacks = [draft for draft in drafts.values() if draft.trigger.sense.type == "ASSAULT"]
    for phrase in reading.encoding.phrases:
        words = doc.char_span(phrase.span.begin, phrase.span.end, alignment_mode="expand")
        if phrase.label not in PARTS or phrase.score < LEAST or words is None:
            continue
        here = [draft for draft in attacks if draft.trigger.head.sent == words.root.sent]
        if here and not any(words.start <= draft.trigger.head.i < words.end for draft in here):
            nearest = min(here, key=lambda draft: abs(draft.trigger.head.i - words.root.i))
            _give(phrase, words, nearest, reading, entities, instruments)


def _give(
    phrase: EncodedPhrase, words: Words, draft: Draft, reading: Reading, entities: Entities, instruments: Instruments
) -> None:
    arguments, head = draft.arguments, words.root

    def wanted(found: Sequence[object]) -> bool:
        return bool(phrase.score >= (LEAST_BESIDE if found else LEAST))

    if phrase.label == "weapon":
        known = instruments.get(head.i) or (Thing(span=phrase.span, name=words.text.lower()), None)
        if wanted(draft.instruments) and not any(one.span.overlaps(phrase.span) for one, _ in draft.instruments):
            draft.instruments.append(known)
    elif phrase.label == "target":
        taken = any(one.span.overlaps(phrase.span) for one in arguments.objects)
        if wanted(arguments.objects) and not taken and not _is_somebody(head, entities) and head.pos_ in NOUN_POS:
            arguments.objects.append(thing(head))
    else:
        mine, others = arguments.actor, arguments.recipient
        if phrase.label == "victim":
            mine, others = others, mine
        named = entities.parties(head) or _made(phrase.span, head, reading, entities)
        if wanted(mine):
            mine += [one for one in named if one not in (*mine, *others)]


def _is_somebody(head: Token, entities: Entities) -> bool:
    return entities.actor_at(head) is not None or entities.place_at(head) is not None


def _made(span: Span, head: Token, reading: Reading, entities: Entities) -> list[str]:
    """An unnamed actor of a phrase for people that stands for nobody known."""
    if head.lemma_.lower() not in classes()["people"] or entities.place_at(head) is not None:
        return []
    name = span.of(head.doc.text)
    actor = Actor(id="", name=name, kind="unnamed", plover=code_actor(name), mentions=(span,))
    made = reading.add_actor(actor)
    entities.kinds[made.id] = made.kind
    return [made.id]
