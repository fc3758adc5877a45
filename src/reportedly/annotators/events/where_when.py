"""Where and when, by the encoder's reading, where the parse attaches no place and no time to an event.

The parse loses them behind a clause ("On 3 May men who came from Mora shot …"), on the first of two joined verbs, and
behind prepositions that tell where only with some verbs ("marched through", "fled to"); the encoder reads the sentence
as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from ...encoders import EncodedTrigger
from ..parties import Entities, child
from .arguments import Arguments
from .syntax import subject_of
from .triggers import Trigger

Find = Callable[[Token], str | None]
PLACE, TIME = 0.55, 0.55
"""Probability of a phrase that tells where or when for an event that the parse gives neither."""
SURE = 0.9
"""The same of one that stands in a clause about somebody or something in the sentence."""
JOINTS = frozenset({"and", "to"})
"""What stands between the two ends of a stretch, or two places of a list."""


def give_where_and_when(trigger: Trigger, seen: EncodedTrigger, arguments: Arguments, entities: Entities) -> None:
    """Fill in the place and the time that the parse did not find.

    What it found stays, but that of what is said or done in words: a place or a time in such a sentence mostly tells
    where somebody is of, or when the thing spoken of is, and counts only where the encoder sees it too.
    """
    if not arguments.force:
        arguments.place = _seen(trigger, seen, "place", arguments.place, entities.place_meant)
        arguments.time = _seen(trigger, seen, "time", arguments.time, entities.time_at)
    if not arguments.place:
        arguments.place = [
            place for words in _phrases(trigger, seen, "place", PLACE) for place in _places(words, entities)
        ]
    if not arguments.time:
        arguments.time = [
            time
            for words in _phrases(trigger, seen, "time", TIME)
            for time in _named(words, entities.time_at)
            if not entities.is_length(time)
        ]


def _seen(trigger: Trigger, seen: EncodedTrigger, role: str, found: list[str], of: Find) -> list[str]:
    """Those of `found` that the encoder gives a role, however weakly, or that open the clause ("In Geneva, the …")."""
    doc = trigger.head.doc
    spans = [doc.char_span(one.begin, one.end, alignment_mode="expand") for name, one, _ in seen.roles if name == role]
    known = {of(token) for words in spans if words is not None for token in words}
    subject = subject_of(trigger.head)
    if subject is not None:
        known |= {of(token) for token in doc[trigger.head.left_edge.i : subject.left_edge.i]}
    return [one for one in found if one in known]


def _phrases(trigger: Trigger, seen: EncodedTrigger, role: str, least: float) -> Iterator[list[Token]]:
    """The words of the phrases that have a role, in text order."""
    for name, span, score in sorted(seen.roles, key=lambda one: one[1]):
        words = trigger.head.doc.char_span(span.begin, span.end, alignment_mode="expand")
        if name != role or words is None:
            continue
        if score >= (SURE if _is_below(_head(list(words)), trigger) else least):
            yield list(words)


def _is_below(token: Token, trigger: Trigger) -> bool:
    """Whether a phrase stands behind the verb of another clause under the trigger, and tells rather of that.

    "imposed a curfew that was lifted on 9 July", "seven were killed and the road to Nyala was closed"; what stands
    before such a verb is often hung on it wrongly.
    """
    verb = next((one for one in token.ancestors if one is trigger.head or _has_clause(one)), None)
    if verb is None or verb is trigger.head or not trigger.head.is_ancestor(verb):
        return False
    return verb.i < token.i or verb.dep_ == "conj"


def _has_clause(token: Token) -> bool:
    """Whether a word heads a clause about a noun, or one that is joined to another and has a subject of its own."""
    return token.dep_ in ("relcl", "acl") or (token.dep_ == "conj" and child(token, "nsubj", "nsubjpass") is not None)


def _head(words: list[Token]) -> Token:
    """The noun of a phrase that may begin with its preposition."""
    inside = {token.i for token in words}
    tops = [one for one in words if one.pos_ != "ADP" and (one.head.i not in inside or one.head.pos_ == "ADP")]
    return tops[0] if tops else words[-1]


def _places(words: list[Token], entities: Entities) -> list[str]:
    """The places that a phrase names, of which one that only holds another is none; two that are joined count each."""
    named = _named(words, entities.place_meant)
    ends = [token.i for token in words if token.lower_ in JOINTS and 0 < token.i - words[0].i < len(words) - 1]
    joined = any(entities.place_at(words[0].doc[i - 1]) and entities.place_at(words[0].doc[i + 1]) for i in ends)
    return named if joined else entities.places(_head(words)) or named


def _named(words: list[Token], of: Find) -> list[str]:
    return list(dict.fromkeys(found for token in words if (found := of(token))))
