"""Who stands beside an act and does not do it: who tells of it, takes note of it, keeps it off or suffers it."""

from __future__ import annotations

from spacy.tokens import Token

from ...model import Span
from ..parties import child
from ..reading import Reading
from .lexicon import classes
from .syntax import OBJECTS, passive, subject_of
from .triggers import VERB_POS, Trigger

ASIDE = ("after", "before", "during", "since", "following", "amid", "until", "despite", "near")
"""Prepositions behind which an act tells when or where something else was done."""
OWN_ACTS = ("announce", "promise", "threaten")
"""Acts of speech about what the speaker does: "the agency announced a suspension of aid"."""


def told_of_another(trigger: Trigger, source: Span | None) -> bool:
    """Whether the trigger has a subject of its own: "shells hit the camp, as the army and the rebels traded blame"."""
    verb = trigger.head
    subject = child(verb, "nsubj") if not trigger.sense.noun and not passive(verb) else None
    if source is None or subject is None or subject.pos_ in ("PRON", "DET"):
        return False
    return not _told_in(subject).overlaps(source)


def _told_in(noun: Token) -> Span:
    """The words of a noun phrase, with all that hangs on its noun."""
    return Span(noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge.text))


def aside(trigger: Trigger, source: Span | None) -> bool:
    """Whether the act only says when or where somebody else did something: "they left after the raid on Natil"."""
    noun = trigger.head
    preposition = noun.head
    if source is None or not trigger.sense.noun or noun.dep_ != "pobj" or preposition.lower_ not in ASIDE:
        return False
    verb = preposition.head
    subject = child(verb, "nsubj", "nsubjpass") if verb.pos_ in VERB_POS else None
    return subject is not None and source.begin <= subject.idx < source.end


def idle(trigger: Trigger, source: Span | None) -> bool:
    """Whether a phrase is the subject of a verb whose subject does not act: "buried nine", "had lost two men"."""
    verb = trigger.head
    if source is None or trigger.sense.noun or trigger.sense.roles.get("subject") not in ("none", "recipient"):
        return False
    subject = subject_of(verb) if not passive(verb) else None
    return subject is not None and source.begin <= subject.idx < source.end


def averted(trigger: Trigger) -> bool:
    """Whether the act is kept from being done ("prevented an attack"): by whom it would be, it does not say."""
    head = trigger.head
    return trigger.sense.noun and head.dep_ in OBJECTS and head.head.lemma_.lower() in classes()["averting"]


def tells(source: Span | None, trigger: Trigger, reading: Reading) -> bool:
    """Whether the phrase names who is said to tell of the event, or who takes note of it."""
    if source is None:
        return False
    at = Span(trigger.head.idx, trigger.head.idx + len(trigger.head.text))
    return _notes(source, trigger) or any(
        one.act not in OWN_ACTS and any(span.overlaps(source) for span in one.source_spans)
        for _, one in reading.contents().covering(at)
    )


def _notes(source: Span, trigger: Trigger) -> bool:
    """Whether the phrase names who only takes note of the act: "the mission counted nine dead"."""
    head = trigger.head
    if head.dep_ not in OBJECTS or head.head.lemma_.lower() not in classes()["noting"]:
        return False
    who = child(head.head, "nsubj")
    return who is not None and source.begin <= who.idx < source.end
