"""Where and when, told once for several acts: of joined verbs, and of a clause with "where" or "when".

"They met in Bamako on Monday and agreed …", "reached Gao, where they handed out …", "in 2016, when forty men left".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..parties import Entities
from .draft import Draft
from .syntax import OBJECTS, SUBJECTS

AT = frozenset({"in", "at", "near", "on", "outside", "inside", "into", "around", "through", "off"})
"""Prepositions of a verb behind which its place stands, for what is told beside it too."""
LATER = frozenset({"then", "later", "afterwards", "since", "before", "previously", "earlier"})
"""Adverbs that part what is told beside from the time of the verb before."""
MAX_JOINED = 6


def share_where_and_when(drafts: dict[int, Draft], entities: Entities) -> None:
    """Give acts that tell no place or no time those of what they are joined to."""
    for i in sorted(drafts):
        draft = drafts[i]
        verb = _verb(draft.trigger.head)
        if not draft.arguments.place:
            draft.arguments.place = _first(_places_near(verb, drafts, entities))
        if not draft.arguments.time:
            found = ([one for one in some if entities.is_known(one)] for some in _times_near(verb, drafts, entities))
            draft.arguments.time = _first(found)


def _first(found: Iterator[list[str]]) -> list[str]:
    return next((list(some) for some in found if some), [])


def _verb(head: Token) -> Token:
    """The verb that tells the act: of a noun, the one it is the object or the subject of."""
    return head.head if head.pos_ in ("NOUN", "PROPN") and head.dep_ in (*OBJECTS, *SUBJECTS) else head


def _times_near(verb: Token, drafts: dict[int, Draft], entities: Entities) -> Iterator[list[str]]:
    """Times of what the verb is joined to, the surest first."""
    noun = _antecedent(verb, "when")
    if noun is not None and (time := entities.time_at(noun)) is not None:
        yield [time]
    for other in _beside(verb):
        if not any(one.lower_ in LATER for one in verb.children):
            draft = drafts.get(other.i)
            yield draft.arguments.time if draft is not None else _times_of(other, verb, entities)
    if verb.dep_ == "advcl" and any(one.lower_ == "when" for one in verb.children):
        draft = drafts.get(verb.head.i)
        yield draft.arguments.time if draft is not None else _times_of(verb.head, verb, entities)


def _places_near(verb: Token, drafts: dict[int, Draft], entities: Entities) -> Iterator[list[str]]:
    """Places of what the verb is joined to, the surest first."""
    noun = _antecedent(verb, "where")
    if noun is not None:
        yield entities.places(noun)
    for other in _beside(verb):
        draft = drafts.get(other.i)
        yield draft.arguments.place if draft is not None else _places_of(other, entities)


def _antecedent(verb: Token, word: str) -> Token | None:
    """The noun that a relative clause with "where" or "when" is about."""
    clause = verb
    for _ in range(MAX_JOINED):
        if clause.dep_ != "conj":
            break
        clause = clause.head
    if clause.dep_ != "relcl" or not any(one.lower_ == word for one in clause.children):
        return None
    return clause.head


def _beside(verb: Token) -> Iterator[Token]:
    """The verbs before that a verb without a subject of its own is joined to, the nearest first."""
    for _ in range(MAX_JOINED):
        if (
            verb.dep_ != "conj"
            or verb.head.pos_ not in ("VERB", "AUX")
            or any(one.dep_ in SUBJECTS for one in verb.children)
        ):
            return
        if _ahead(verb) and not _ahead(verb.head):
            return  # "left on Monday and will return"
        verb = verb.head
        yield verb


def _ahead(verb: Token) -> bool:
    return any(one.tag_ == "MD" for one in verb.children)


def _times_of(verb: Token, stop: Token, entities: Entities) -> list[str]:
    """The times that hang on a verb that tells no event."""
    tokens = (
        word
        for one in verb.children
        if one.i != stop.i and one.dep_ in ("prep", "npadvmod", "advmod")
        for word in one.subtree
    )
    times = (entities.time_at(word) for word in tokens if word.i < stop.i or stop.i < verb.i)
    return [time for time in dict.fromkeys(times) if time is not None and not entities.is_length(time)]


def _places_of(verb: Token, entities: Entities) -> list[str]:
    """The places that hang on a verb that tells no event: where it happens, what is entered."""
    for one in verb.children:
        if one.dep_ in OBJECTS and entities.place_meant(one) is not None:
            return entities.places(one)
        if one.dep_ == "prep" and one.lower_ in AT:
            for inner in one.children:
                if inner.dep_ == "pobj" and (found := entities.places(inner)):
                    return found
    return []
