"""Who and what has which part in an attack, by the encoder's reading, where the parse says nothing of it.

The encoder learned the parts from reports of attacks (MUC-4): it knows "dynamite" for a weapon and "the embassy" for a
target however the sentence is built. What it finds is told with the nearest attack; what is sure fills the parts of one
in the same sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from ...encoders import EncodedPart
from ...encoders.pieces import carries_case
from ...model import Actor, Part, Span, Thing
from ..actors.code import code_actor
from ..parties import Entities
from ..reading import Reading
from .arguments import thing
from .draft import Draft
from .lexicon import classes
from .triggers import NOUN_POS

LEAST_TOLD = 0.5
"""A phrase must be so sure to be told at all."""
LEAST = 0.6
"""A phrase must be so sure to fill a part that is empty."""
LEAST_BESIDE = 0.8
"""The same to stand beside what the parse found."""
SMALL = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "SPACE"})
"""Parts of speech at which no phrase for somebody or something ends."""
REACH = 3
"""A part told in a sentence without an attack belongs to one told at most so many sentences away."""
Instruments = Mapping[int, tuple[Thing, str | None]]


def give_parts(
    drafts: Mapping[int, Draft], doc: Doc, reading: Reading, entities: Entities, instruments: Instruments
) -> None:
    """Fill in the parts of the attacks; nothing that the parse found is taken away."""
    attacks = {i: draft for i, draft in sorted(drafts.items()) if draft.trigger.sense.type == "ASSAULT"}
    if not attacks:
        return
    heads = list(attacks)
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    phrases = _whole(doc, [one for one in reading.encoding.parts if one.score >= LEAST_TOLD])
    for phrase, words in sorted(phrases, key=lambda one: (one[0].span, one[0].part)):
        root = words.root.i
        at = bisect_left(heads, root)
        beside = heads[max(at - 1, 0) : at + 1]
        sentences, _, nearest = min((abs(sentence[i] - sentence[root]), abs(i - root), i) for i in beside)
        if sentences > REACH:
            continue
        part = Part(part=phrase.part, span=phrase.span, score=round(phrase.score, 3))
        attacks[nearest].parts.append(part)
        if sentences == 0 and not any(words.start <= i < words.end for i in beside):
            _give(phrase, words, attacks[nearest], reading, entities, instruments)


def _whole(doc: Doc, encoded: Sequence[EncodedPart]) -> Iterator[tuple[EncodedPart, Words]]:
    """Phrases with their words: pieces of one part that follow each other are one, and none ends in "of the"."""
    open_: dict[str, tuple[EncodedPart, Words]] = {}
    for phrase in sorted(encoded, key=lambda one: (one.span.begin, one.span.end)):
        words = doc.char_span(phrase.span.begin, phrase.span.end, alignment_mode="expand")
        if words is None:
            continue
        before = open_.pop(phrase.part, None)
        if before is not None and before[1].end == words.start and not words[0].is_sent_start:
            words = doc[before[1].start : words.end]
            phrase = replace(phrase, score=max(phrase.score, before[0].score))
        elif before is not None:
            yield from _trimmed(*before)
        open_[phrase.part] = (phrase, words)
    for last in open_.values():
        yield from _trimmed(*last)


def _trimmed(phrase: EncodedPart, words: Words) -> Iterator[tuple[EncodedPart, Words]]:
    """A phrase without the small words at its edges; none where nothing is left that names somebody or something."""
    first, last = words.start, words.end
    while first < last and words.doc[last - 1].pos_ in SMALL:
        last -= 1
    while first < last and words.doc[first].pos_ in SMALL - {"DET"}:
        first += 1
    kept = words.doc[first:last]
    if any(token.is_alpha and token.pos_ not in SMALL for token in kept):
        yield replace(phrase, span=Span(kept.start_char, kept.end_char)), kept


def _give(
    phrase: EncodedPart, words: Words, draft: Draft, reading: Reading, entities: Entities, instruments: Instruments
) -> None:
    arguments, head = draft.arguments, words.root

    def wanted(found: Sequence[object]) -> bool:
        return bool(phrase.score >= (LEAST_BESIDE if found else LEAST))

    if phrase.part == "weapon":
        known = instruments.get(head.i) or (Thing(span=phrase.span, name=words.text.lower()), None)
        if wanted(draft.instruments) and not any(one.span.overlaps(phrase.span) for one, _ in draft.instruments):
            draft.instruments.append(known)
    elif phrase.part == "target":
        taken = any(one.span.overlaps(phrase.span) for one in arguments.objects)
        if wanted(arguments.objects) and not taken and not _is_somebody(head, entities) and head.pos_ in NOUN_POS:
            arguments.objects.append(thing(head))
    else:
        mine, others = arguments.actor, arguments.recipient
        if phrase.part == "victim":
            mine, others = others, mine
            arguments.objects = [one for one in arguments.objects if not phrase.span.covers(one.span)]
        if wanted(mine):
            named = entities.parties(head) or _made(phrase.span, head, reading, entities)
            mine += [one for one in named if one not in (*mine, *others)]


def _is_somebody(head: Token, entities: Entities) -> bool:
    return entities.actor_at(head) is not None or entities.place_at(head) is not None


def _made(span: Span, head: Token, reading: Reading, entities: Entities) -> list[str]:
    """An unnamed actor of a phrase that stands for nobody known: people, or in a text without case names."""
    text = reading.document.text
    known = entities.place_at(head) is not None or entities.time_at(head) is not None
    if known or head.pos_ not in NOUN_POS or not (head.lemma_.lower() in classes()["people"] or not carries_case(text)):
        return []
    name = span.of(text)
    actor = Actor(id="", name=name, kind="unnamed", plover=code_actor(name), mentions=(span,))
    made = reading.add_actor(actor)
    entities.kinds[made.id] = made.kind
    return [made.id]
