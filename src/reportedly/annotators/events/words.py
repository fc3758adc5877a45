"""What the encoder makes of each word, joined with the triggers that the lexicon finds.

The lexicon knows modes, kinds of act and harm, and what only looks like an event; the encoder tells events in words
that no lexicon has, and when words of the lexicon tell none. It also says which phrases are party to an event.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence, Set

from spacy.tokens import Doc, Token

from ...encoders import EncodedTrigger, Encoding
from ...model import Span
from ...model.event import SPEECH_ACTS
from ..parties import Entities, child
from ..reading import Reading
from .arguments import Arguments, bare_number
from .bystanders import aside, averted, idle, tells
from .learned import (
    HARSH,
    head_of,
    made,
    of_another,
    outside,
    parties_at,
    stands,
    state_of,
    told_otherwise,
)
from .senses import folded, sense_of
from .syntax import OBJECTS, object_of, passive
from .telling import evidence, likeliest, probability
from .triggers import ARMED, Trigger

TELLS = 0.42
"""A word that the lexicon lacks becomes a trigger where it tells an event at least so probably: F1 is best served where
this is half of what F1 comes to."""
TELLS_HARSH = 0.5
"""The same of an act of force, whose false alarms do most harm."""
NO_TRIGGERS = frozenset({"PUNCT", "ADP", "DET", "PRON", "NUM", "SPACE"})
"""Parts of speech that tell no event."""
LEAST = 0.1
"""What is less probable is not looked at."""
DROP = 0.07
"""A trigger of the lexicon is none where it tells an event at most so probably."""
RETYPE = 0.95
"""A trigger gets the encoder's type where that is at least so probable."""
ACTOR, RECIPIENT = 0.5, 0.4
"""Probability of a phrase that fills a role for which the parse found nobody."""
ONE_SIDED = 0.7
"""The same of a recipient of what is promised or given up: of the less probable ones 5 of 18 are right."""
RETREATING = ARMED | {"person"}
"""Kinds of actor that give way where others are driven from their homes."""
SURE_OUTSIDE = 0.8
"""An actor so probable may stand outside what is said of the event: "the army promised an inquiry"."""
THING = 0.5
"""Whom the parse takes for a recipient is none where the encoder takes it for a thing so probably."""
SURE = 0.9
"""The same of an actor that the parse takes for a recipient."""
OVER, GAP = 0.93, 0.4
"""An actor that is at least so probable takes the place of the parse's, which is less probable by at least the gap."""
OVER_UNSEEN = 0.8
"""The same where the encoder sees the parse's actor in no phrase that may act."""
NEAR = 0.3
"""Phrases so much less probable than the likeliest do not share its role."""


class Words:
    """The encoder's view of the words of a text, by token."""

    def __init__(self, doc: Doc, encoding: Encoding) -> None:
        self._at: dict[int, EncodedTrigger] = {}
        for one in encoding.triggers:
            words = doc.char_span(one.span.begin, one.span.end, alignment_mode="expand")
            if words is not None and len(words) and words[0].i not in self._at:
                self._at[words[0].i] = one

    def of(self, trigger: Trigger) -> EncodedTrigger | None:
        """The likeliest of the trigger's words."""
        found = [self._at[i] for i in {*trigger.words, trigger.head.i} if i in self._at]
        return max(found, key=lambda one: (one.told, -one.span.begin), default=None)

    def all(self) -> Mapping[int, EncodedTrigger]:
        """Token index to its view."""
        return self._at


def join(
    doc: Doc, triggers: Sequence[Trigger], words: Words, closed: Set[int], unmeant: Container[int] = ()
) -> list[Trigger]:
    """The triggers as lexicon and encoder together see them, in text order.

    Args:
        doc: parsed.
        triggers: of the lexicon.
        words: the encoder's view.
        closed: token indices that become no trigger by the encoder alone: words of saying, and furniture.
        unmeant: those of phrases that only look like an event.
    """
    found: dict[int, Trigger] = {}
    for trigger in triggers:
        seen = words.of(trigger)
        # bodies that are "found"; words that tell it plainly
        exact = trigger.sense.firm or (trigger.sense.harm is not None and bool(trigger.sense.conditions))
        if (seen.told if seen is not None else 0.0) <= DROP and not exact:
            continue
        found[trigger.head.i] = _retyped(trigger, seen) if seen is not None else trigger
    taken = closed | {i for trigger in triggers for i in (*trigger.words, trigger.head.i)}
    for token, type_, found_there in candidates(doc, found, words, taken, unmeant):
        sure = probability(found_there)
        if sure >= (TELLS_HARSH if type_ in HARSH else TELLS):
            found[token.i] = Trigger(token, (token.i,), sense_of((token.lemma_.lower(),), token, type_, sure))
    return [found[i] for i in sorted(found)]


def candidates(
    doc: Doc, found: Mapping[int, Trigger], words: Words, closed: Container[int], unmeant: Container[int]
) -> Iterator[tuple[Token, str, dict[str, float]]]:
    """Words beside the triggers found that may tell an event, of which type, and what speaks for it."""
    for i, seen in words.all().items():
        token = doc[i]
        if i in closed or token.pos_ in NO_TRIGGERS or seen.told < LEAST:
            continue
        type_ = likeliest(seen)
        if not (_is_told_by(token, found) or _names(token) or told_otherwise(token, type_)):
            yield token, type_, evidence(token, seen, type_, unmeant=i in unmeant)


def _is_told_by(token: Token, found: Mapping[int, Trigger]) -> bool:
    """Whether a verb and its object ("imposed sanctions") are one event, which the other of the two tells already."""
    verb = found.get(token.head.i) if token.dep_ in (*OBJECTS, "nsubjpass") else None
    if verb is not None:
        return verb.sense.type not in SPEECH_ACTS
    theme = object_of(token) if token.pos_ == "VERB" else None
    return theme is not None and theme.i in found


def _names(token: Token) -> bool:
    """Whether a participle only gives a name: "a bloc called the Free Hand"."""
    name = child(token, "oprd") if token.tag_ == "VBN" else None
    return name is not None and name.pos_ == "PROPN"


def _retyped(trigger: Trigger, seen: EncodedTrigger) -> Trigger:
    type_ = likeliest(seen)
    own = trigger.sense.type
    if own is None or folded(type_) == folded(own) or stands(trigger.sense, type_) or seen.types[type_] < RETYPE:
        return trigger
    return Trigger(trigger.head, trigger.words, sense_of(trigger.sense.words, trigger.head, type_, seen.types[type_]))


def give_roles(
    trigger: Trigger, seen: EncodedTrigger, arguments: Arguments, entities: Entities, reading: Reading
) -> None:
    """Fill in who acts and whom it befalls where the parse found nobody, or plainly somebody else as the actor."""
    doc = trigger.head.doc

    def phrases(role: str) -> list[tuple[Span, float, list[str]]]:
        """The phrases that may have a role, how probably, and the parties that they name."""
        return [
            (span, score, parties_at(doc, span, entities, reading) or state_of(doc, span, reading))
            for name, span, score in seen.roles
            if name == role
            and not (tells(span, trigger, reading) or _did_some(doc, span))
            and not (role == "actor" and ((score < SURE and aside(trigger, span)) or idle(trigger, span)))
            and not ((role != "actor" or score < SURE_OUTSIDE) and outside(span, trigger, reading))
            and not (arguments.harm and _counts(doc, span))
            and not (role == "recipient" and of_another(doc, span, trigger))
        ]

    def named(found: Sequence[tuple[Span, float, list[str]]], least: float) -> list[str]:
        """The parties of the phrases that are probable enough, by themselves and beside the likeliest."""
        likeliest = max((score for _, score, _ in found), default=0.0)
        parties: list[str] = []
        for span, score, known in found:
            if score >= max(least, likeliest - NEAR):
                parties += [one for one in known or made(doc, span, trigger, entities, reading) if one not in parties]
        return parties

    def named_at(span: Span) -> str | None:
        """Who is named by the noun that a phrase is about, not by whose it is."""
        words = doc.char_span(span.begin, span.end, alignment_mode="expand")
        return entities.actor_at(head_of(words)) if words is not None else None

    def suffers(span: Span) -> bool:
        return arguments.sufferer is not None and span.begin <= arguments.sufferer.idx < span.end

    def overruling(found: Sequence[tuple[Span, float, list[str]]], of_parse: Sequence[str]) -> list[str] | None:
        """The parties of phrases that are plainly more probable than what the parse found; None where it stands."""
        best = max((score for _, score, _ in found), default=0.0)
        seen_of_parse = max((score for _, score, known in found if set(known) & set(of_parse)), default=0.0)
        plain = best >= (OVER if seen_of_parse else OVER_UNSEEN) and seen_of_parse < best - GAP
        return (named(found, 0.0) or None) if of_parse and plain else None

    actors, recipients = phrases("actor"), phrases("recipient")
    if trigger.sense.roles.get("subject") == "recipient":
        # who "received weapons" or "lost a town" did not give or take them
        actors = [row for row in actors if not (set(row[2]) & set(arguments.recipient) or suffers(row[0]))]
    if _befalls(trigger, seen, arguments):
        arguments.actor, arguments.recipient = [], arguments.actor
    if (surer := overruling(actors, arguments.actor)) is not None:
        arguments.actor = surer
        arguments.recipient = [one for one in arguments.recipient if one not in surer]
    counts = "counted" in trigger.sense.roles.values()  # "we lost nine men": it befell us, and the men are counted
    if not counts and (surer := overruling(recipients, arguments.recipient)) is not None:
        arguments.recipient = [one for one in surer if one not in arguments.actor] or arguments.recipient
    things = {named_at(span) for span, score, _ in phrases("object") if score >= THING}
    suffering = {one for *_, known in recipients for one in known}
    arguments.recipient = [one for one in arguments.recipient if one in suffering or one not in things]
    bare = not trigger.sense.noun and passive(trigger.head)
    if bare:  # "two men arrested in May": whoever the encoder takes for the actor must stand behind "by"
        actors = [row for row in actors if _is_agent(doc, row[0], trigger.head)]
    unsaid = averted(trigger)
    if trigger.sense.roles.get("subject") == "counted":
        # "families fled": who is counted does nothing to anybody; a garrison that flees or a man retreats
        actors = [row for row in actors if any(entities.kinds.get(one) in RETREATING for one in row[2])]
        unsaid |= max((score for _, score, _ in actors), default=0.0) < SURE_OUTSIDE
    # who counts the dead did nothing to them
    unsaid |= trigger.sense.noun and trigger.sense.acled == "death" and trigger.sense.roles.get("subject") == "none"
    if not arguments.actor and not unsaid:
        # where the parse hangs who acts among those whom it befalls, the encoder must be surer
        sure = [one for one in named(actors, SURE) if one not in named(recipients, RECIPIENT)]
        arguments.recipient = [one for one in arguments.recipient if one not in sure]
        # "I saw them shoot": a pronoun that points to nobody known is still who did it
        somebody = arguments.performer is not None and arguments.performer.tag_ == "PRP"
        arguments.actor = [one for one in named(actors, SURE if somebody else ACTOR) if one not in arguments.recipient]
    if not arguments.recipient and not trigger.sense.two_sided:
        least = ONE_SIDED if trigger.sense.type in ("AGREE", "RETREAT") else RECIPIENT
        arguments.recipient = [one for one in named(recipients, least) if one not in arguments.actor]


def _befalls(trigger: Trigger, seen: EncodedTrigger, arguments: Arguments) -> bool:
    """Whether an act of force told without an object befell its subject: "they choked", "the barn burned"."""
    verb, subject = trigger.head, arguments.performer
    if trigger.sense.type not in HARSH or trigger.sense.noun or trigger.sense.two_sided or subject is None:
        return False
    if passive(verb) or object_of(verb) is not None or arguments.recipient:
        return False
    odds = {"actor": 0.0, "recipient": 0.0}
    for role, span, score in seen.roles:
        if role in odds and span.begin <= subject.idx < span.end:
            odds[role] = max(odds[role], score)
    return odds["recipient"] > odds["actor"]


def _is_agent(doc: Doc, span: Span, verb: Token) -> bool:
    """Whether a phrase stands behind "by", whatever the parse hangs that on, and is nobody who did something else."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    near = doc[max(words.start - 1, 0) : words.start + 1] if words is not None else ()
    return any(one.lower_ == "by" and (one.dep_ != "agent" or one.head == verb) for one in near)


def _did_some(doc: Doc, span: Span) -> bool:
    """Whether a phrase tells who did some of what is counted: "71 killings, 23 of them by police"."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    if words is None or words.start < 2:
        return False
    before = doc[max(words.start - 4, 0) : words.start]
    before = before[:-1] if before[-1].pos_ == "DET" else before
    if len(before) < 2 or before[-1].lower_ != "by":
        return False
    last = before[-2]
    return last.like_num or (last.lower_ in ("them", "which", "these") and any(one.like_num for one in before))


def _counts(doc: Doc, span: Span) -> bool:
    """Whether a phrase only tells how many ("11 people", "three of the dead")."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    return words is not None and (bare_number(words.root) or words[-1].lower_ == "dead")
