"""Where and when, by the encoder's reading, where the parse attaches no place and no time to an event.

The parse loses them behind a clause ("On 3 May men who came from Mora shot …"), on the first of two joined verbs, and
behind prepositions that tell where only with some verbs ("marched through", "fled to"); the encoder reads the sentence
as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from ...encoders import EncodedTrigger
from ...model import Span
from ..parties import Entities, child
from .arguments import Arguments
from .syntax import subject_of
from .triggers import Trigger

Find = Callable[[Token], str | None]
PLACE, TIME = 0.55, 0.55
"""Probability of a phrase that tells where or when for an event that the parse gives neither."""
SURE = 0.9
"""The same of one that stands in a clause about somebody or something in the sentence."""
CONDITIONS = frozenset({"if", "unless", "should", "once", "until", "till", "provided"})
BEFORE = frozenset({"after", "because", "since", "as"})
"""What opens a clause of what had happened earlier."""
JOINTS = frozenset({"and", "to"})
"""What stands between the two ends of a stretch, or two places of a list."""


def give_where_and_when(
    trigger: Trigger, seen: EncodedTrigger, arguments: Arguments, entities: Entities, within: Sequence[Span]
) -> None:
    """Fill in the place and the time that the parse did not find.

    What it found stays, but that of what is said or done in words: a place or a time in such a sentence mostly tells
    where somebody is of, or when the thing spoken of is, and counts only where the encoder sees it too.

    Args:
        within: the stretches of what somebody is told to have said in which the trigger stands; where and when it was
            said is told outside them.
    """
    if not arguments.force:
        arguments.place = _seen(trigger, seen, "place", arguments.place, entities.place_meant)
        arguments.time = _seen(trigger, seen, "time", arguments.time, entities.time_at)
    if not arguments.place:
        arguments.place = [
            place
            for words in _phrases(trigger, seen, "place", PLACE, within, entities)
            for place in _places(words, entities)
        ]
    if not arguments.time:
        arguments.time = [
            time
            for words in _phrases(trigger, seen, "time", TIME, within, entities)
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


def _phrases(
    trigger: Trigger, seen: EncodedTrigger, role: str, least: float, within: Sequence[Span], entities: Entities
) -> Iterator[list[Token]]:
    """The words of the phrases that have a role, in text order."""
    for name, span, score in sorted(seen.roles, key=lambda one: one[1]):
        words = trigger.head.doc.char_span(span.begin, span.end, alignment_mode="expand")
        if name != role or words is None:
            continue
        head = _head(list(words))
        told = not within or any(one.overlaps(span) for one in within)
        if _is_behind(head, trigger) or (not told and _is_of_saying(list(words), head, entities)):
            continue
        if score >= (SURE if _is_below(head, trigger) else least):
            yield list(words)


def _is_of_saying(words: list[Token], head: Token, entities: Entities) -> bool:
    """Whether a phrase outside what is said tells when or where it was said: "announced on 9 February that …".

    Before a comma ("On Monday, they said, …") and of a month or a year ("In May we recorded …") it tells of the act.
    """
    after = words[-1].i + 1
    if after < len(head.doc) and head.doc[after].text == ",":
        return False
    time = entities.time_at(head)
    if time is not None and not entities.is_day(time):
        return False
    above = head.head.head if head.dep_ == "pobj" else head.head
    return above.pos_ in ("VERB", "AUX") or entities.kinds.get(entities.actor_at(above) or "") == "document"


def _is_behind(token: Token, trigger: Trigger) -> bool:
    """Whether a phrase stands in the clause that says on what condition an act is done, or after what.

    So for a phrase in the clause above what had happened before: "left in 2013, after they had burned the town".
    """
    clause = next((one for one in token.ancestors if one.dep_ == "advcl"), None)
    if clause is not None and clause is not trigger.head and not clause.is_ancestor(trigger.head):
        return trigger.head.is_ancestor(clause) and _opened(clause, CONDITIONS)
    above = next((one for one in (trigger.head, *trigger.head.ancestors) if one.dep_ == "advcl"), None)
    if above is None or above == token or above.is_ancestor(token):
        return False
    earlier = any(one.lower_ == "had" for one in above.children) and _opened(above, BEFORE)
    return earlier or _opened(above, CONDITIONS)


def _opened(clause: Token, words: frozenset[str]) -> bool:
    """Whether a clause opens with one of these words: a conjunction, or "should" before its subject."""
    first = clause.left_edge
    return first.lower_ in words or any(one.lower_ in words and one.dep_ == "mark" for one in clause.children)


def _is_below(token: Token, trigger: Trigger) -> bool:
    """Whether a phrase stands behind the verb of another clause under the trigger, and tells rather of that.

    "imposed a curfew that was lifted on 9 July", "seven were killed and the road to Nyala was closed"; what stands
    before such a verb is often hung on it wrongly.
    """
    verb = next((one for one in token.ancestors if one == trigger.head or _has_clause(one)), None)
    if verb is None or verb == trigger.head or not trigger.head.is_ancestor(verb):
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
