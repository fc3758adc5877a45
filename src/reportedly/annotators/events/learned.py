"""What the encoder makes of each sentence, joined with the triggers that the lexicon finds.

The lexicon sees every event that its words tell, and their modes; the encoder sees one main event in a sentence, in
words that no lexicon has, and knows better which type it is. So a trigger of the encoder's type is the main event; else
the trigger at the word that decided gets that type, or this word becomes a trigger.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpanOfWords

from ...encoders import EncodedEvent, EncodedTrigger
from ...model import Actor, Span
from ..actors.code import code_actor
from ..actors.contexts import words_of
from ..parties import Entities, child
from ..reading import Reading
from ..states import state_at
from .arguments import Arguments, conditions_of, thing
from .bystanders import aside, averted, idle, tells, told_of_another
from .lexicon import Sense, classes
from .senses import folded, sense_of
from .syntax import OBJECTS, content_of, object_of, passive
from .triggers import NOUN_POS, VERB_POS, Trigger

FORCE = frozenset({"ASSAULT", "COERCE"})
WHERE_IT_IS = FORCE | {"RETREAT", "MOBILIZE", "PROTEST"}
"""Acts for which a country is where they are done; one that is helped, asked or accused is a party."""
KEPT = frozenset(("THREATEN AGREE", "COERCE SANCTION", "CONCEDE SUPPORT", "CONCEDE REQUEST", "ASSAULT MOBILIZE"))
"""Types of the lexicon that stand against others: to promise to take a town is a threat, an embargo restricts, who
apologises does not praise, who meets demands makes none, and drones launched at a town are more than mobilised."""
NAMING = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
"""Parts of speech of which a phrase for somebody has one."""
RETYPE = 0.35
"""A trigger gets the encoder's type where that is at least so probable; chosen out of fold, as are the others."""
ADD = 0.3
"""A verb that the lexicon lacks becomes a trigger where its type is at least so probable."""
ADD_NOUN = 0.6
"""The same of a noun, most of which tell nothing."""
HARSH = frozenset({"ASSAULT", "COERCE", "THREATEN"})
"""Acts of force and threats of them."""
MORE = 0.15
"""What is added for acts of force, whose false alarms do most harm."""
RETYPE_EXACT = 0.6
"""The same of a trigger whose entry has conditions or more words than one."""
RETYPE_PLAIN = 0.8
"""The same of triggers that tell harm to somebody, a plain speech act, or what the lexicon marks as plain."""
OWN = 0.95
"""No trigger gets another type where the encoder, of the word alone, gives its own at least that probability."""
PLAIN_SPEECH = ("REQUEST", "THREATEN")
"""Speech acts that their words tell plainly; the encoder mistakes what is asked for the asking."""
MAX_CLIMB = 12
SOMEBODY = frozenset({"somebody", "someone"})
"""Pronouns for a person of whom no more is known: an anonymous actor (RECORD.md, convention 6)."""
LONGEST_NAME = 80
"""Code points of an unnamed actor's name."""


@dataclass(frozen=True, slots=True, eq=False)
class Main:
    """The main event of a sentence: the index of its trigger's head, and what the encoder says of it."""

    head: int
    encoded: EncodedEvent


def settle(
    doc: Doc,
    triggers: Sequence[Trigger],
    encoded: Sequence[EncodedEvent],
    seen: Callable[[Trigger], EncodedTrigger | None],
    closed: Container[int],
) -> tuple[list[Trigger], list[Main]]:
    """The triggers as the sentences' main events settle them, in text order, and the main event of each sentence.

    Args:
        doc: parsed.
        triggers: as lexicon and encoder see them word by word, in text order.
        encoded: the encoder's view, sentence by sentence.
        seen: its view of a trigger's words.
        closed: token indices that become no trigger by the encoder alone: words of saying, and furniture.
    """
    found = {trigger.head.i: trigger for trigger in triggers}
    mains: list[Main] = []
    for event in encoded:
        words = doc.char_span(event.sentence.begin, event.sentence.end, alignment_mode="contract")
        peak = doc.char_span(event.peak.begin, event.peak.end, alignment_mode="expand")
        if words is None or peak is None:
            continue
        type_ = max(event.types, key=lambda name: event.types[name])
        inside = [found[i] for i in range(words.start, words.end) if i in found]
        chosen = _choose(peak.root, type_, event.types[type_], inside, seen, closed)
        if chosen is not None:
            found[chosen.head.i] = chosen
            mains.append(Main(chosen.head.i, event))
    return [found[i] for i in sorted(found)], mains


def _choose(
    peak: Token,
    type_: str,
    probability: float,
    inside: list[Trigger],
    seen: Callable[[Trigger], EncodedTrigger | None],
    closed: Container[int],
) -> Trigger | None:
    """The trigger of the main event; None where there is none, or the encoder is not sure enough."""
    if type_ == "NONE":
        return None
    same = [trigger for trigger in inside if folded(trigger.sense.type) == type_]
    if same:
        return min(same, key=lambda trigger: abs(trigger.head.i - peak.i))
    more = MORE if type_ in HARSH else 0.0
    head = _telling(peak)
    here = {peak.i} if head is None else {peak.i, head.i}
    at_peak = next((trigger for trigger in inside if here & {*trigger.words, trigger.head.i}), None)
    if at_peak is not None:
        exact = bool(at_peak.sense.conditions) or len(at_peak.sense.words) > 1
        plain = at_peak.sense.type in PLAIN_SPEECH or at_peak.sense.harm is not None or at_peak.sense.plain
        wanted = RETYPE_PLAIN if plain else RETYPE_EXACT if exact else RETYPE
        if probability >= more + wanted and not stands(at_peak.sense, type_) and not _sure(at_peak, seen(at_peak)):
            return Trigger(at_peak.head, at_peak.words, sense_of(at_peak.sense.words, at_peak.head, type_, probability))
        return None
    least = ADD_NOUN if head is not None and head.pos_ in NOUN_POS else ADD
    if head is not None and probability >= more + least and head.i not in closed and not told_otherwise(head, type_):
        return Trigger(head, (head.i,), sense_of((head.lemma_.lower(),), head, type_, probability))
    return None


def _sure(trigger: Trigger, seen: EncodedTrigger | None) -> bool:
    """Whether the words by themselves are sure of their type: "we will burn them" is a threat that tells of burning."""
    return seen is not None and seen.types.get(trigger.sense.type or "", 0.0) >= OWN


def stands(sense: Sense, type_: str) -> bool:
    """Whether the lexicon's type stands against the encoder's, however sure that is.

    Whether captives are an assault or an arrest is told by who holds them; fire opened on a crowd is no protest, though
    the sentence tells of one; a group that splits or gains members does what only ACLED has.
    """
    captives = type_ in FORCE and sense.type in FORCE and sense.harm is not None
    fire = type_ == "PROTEST" and sense.type == "ASSAULT" and sense.mode is not None
    return captives or fire or sense.type is None or f"{sense.type} {type_}" in KEPT


def told_otherwise(head: Token, type_: str) -> bool:
    """Whether a word tells no event of a type.

    Who wants to do a thing demands nothing, who speaks to the press holds no talks, who keeps an act off does it not.
    """
    if type_ == "REQUEST":
        return any(one.dep_ == "xcomp" and one.tag_ == "VB" for one in head.children) and object_of(head) is None
    if type_ == "CONSULT":
        with_whom = [party.lemma_.lower() for one in head.children if one.dep_ == "prep" for party in one.children]
        return any(one in classes()["press"] for one in with_whom)
    return head.pos_ == "VERB" and head.lemma_.lower() in classes()["averting"]


def _telling(token: Token) -> Token | None:
    """The verb or noun that a word belongs to: "over", "has", "not" tell nothing by themselves."""
    for _ in range(MAX_CLIMB):
        if (token.pos_ == "VERB" or token.pos_ in NOUN_POS) and not token.ent_type_:
            return token
        if token.head == token:
            break
        token = token.head
    return token if token.pos_ in VERB_POS else None


def give_parties(
    trigger: Trigger, encoded: EncodedEvent, arguments: Arguments, entities: Entities, reading: Reading
) -> None:
    """Fill in the source and target of a main event where the parse found nobody.

    Who tells of the event is no party to it by that, and whom the parse finds on one side is not put on the other: the
    encoder takes "two soldiers were wounded" for what the soldiers did.
    """
    doc = trigger.head.doc
    known = {*arguments.actor, *arguments.recipient}
    head = trigger.head
    unsaid = not trigger.sense.noun and passive(head)  # "men accused of spying": by whom, it does not say
    unsaid |= averted(trigger) or told_of_another(trigger, encoded.source) or aside(trigger, encoded.source)
    unsaid |= tells(encoded.source, trigger, reading) or idle(trigger, encoded.source)
    source = [] if unsaid else parties_at(doc, encoded.source, entities, reading)
    source = source or ([] if unsaid or arguments.actor else made(doc, encoded.source, trigger, entities, reading))
    away = outside(encoded.target, trigger, reading) or of_another(doc, encoded.target, trigger)
    to = None if away else encoded.target
    target = [party for party in parties_at(doc, to, entities, reading) if party not in source]
    if not target and not arguments.recipient and trigger.sense.type not in WHERE_IT_IS:
        target = state_of(doc, to, reading)
    if trigger.sense.two_sided:
        if len(arguments.actor) < 2 and not arguments.recipient:
            target = [] if _in_content(trigger, to) else target
            arguments.actor = list(dict.fromkeys([*arguments.actor, *source, *target]))
        return
    if not arguments.actor:
        arguments.actor = [party for party in source if party not in known]
    if not arguments.recipient:
        arguments.recipient = [party for party in target if party not in (*known, *arguments.actor)]
    if not arguments.recipient and not arguments.objects and to is not None and not target:
        _give_thing(trigger, to, arguments, entities)


def _in_content(trigger: Trigger, target: Span | None) -> bool:
    """Whether a phrase stands in what is agreed: who "agreed to release its prisoners" agreed with others."""
    content = content_of(trigger.head)
    if content is None or target is None:
        return False
    end = content.right_edge
    return Span(content.left_edge.idx, end.idx + len(end.text)).covers(target)


def _give_thing(trigger: Trigger, span: Span, arguments: Arguments, entities: Entities) -> None:
    """What is hit is a place or a thing where it is nobody."""
    words = trigger.head.doc.char_span(span.begin, span.end, alignment_mode="expand")
    if words is None:
        return
    head = words.root
    places = entities.places(head)
    if places and trigger.sense.type in FORCE:
        arguments.place += [place for place in places if place not in arguments.place]
    elif head.pos_ in NOUN_POS and not places and entities.time_at(head) is None:
        arguments.objects.append(thing(head))


def of_another(doc: Doc, span: Span | None, trigger: Trigger) -> bool:
    """Whether a phrase is what another verb beside is done to: "burned 17 houses and arrested the mayor"."""
    if span is None:
        return False
    words, verb = doc.char_span(span.begin, span.end, alignment_mode="expand"), trigger.head
    if words is None or verb.pos_ != "VERB" or object_of(verb) is None:
        return False
    over = words.root.head
    joined = over in verb.conjuncts or (over.dep_ == "conj" and over.head == verb)
    return words.root.dep_ in (*OBJECTS, "nsubjpass") and over != verb and joined


def outside(target: Span | None, trigger: Trigger, reading: Reading) -> bool:
    """Whether a phrase stands outside what is said of the event: it is who was told, not whom it was done to."""
    at = Span(trigger.head.idx, trigger.head.idx + len(trigger.head.text))
    if target is not None and _is_moved(trigger, target):
        return True
    if target is not None and (_beyond_relative(trigger.head, target) or _in_condition(trigger, target)):
        return True
    return target is not None and any(
        not any(span.overlaps(target) for span in one.content_spans) for _, one in reading.contents().covering(at)
    )


def _is_moved(trigger: Trigger, target: Span) -> bool:
    """Whether a phrase is the force that is moved: who "sends soldiers" does nothing to them."""
    theme = object_of(trigger.head) if trigger.sense.type == "MOBILIZE" and not trigger.sense.noun else None
    return theme is not None and target.begin <= theme.idx < target.end


def _in_condition(trigger: Trigger, target: Span) -> bool:
    """Whether a phrase stands in the condition of the act: of "will strike unless Chad leaves"."""
    return any(
        Span(clause.left_edge.idx, clause.right_edge.idx + len(clause.right_edge.text)).covers(target)
        for clause in conditions_of(trigger)
    )


def _beyond_relative(trigger: Token, target: Span) -> bool:
    """Whether a phrase stands after the relative clause of a trigger: of "states that made strikes include Chad"."""
    clause = next((one for one in (trigger, *trigger.ancestors) if one.dep_ == "relcl"), None)
    if clause is None:
        return False
    end = clause.right_edge
    return target.begin >= end.idx + len(end.text)


def parties_at(doc: Doc, span: Span | None, entities: Entities, reading: Reading) -> list[str]:
    """The actors that a phrase names."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand") if span is not None else None
    if span is None or words is None or not any(one.pos_ in NAMING for one in words):
        return []
    inside = (one for one in reading.actors_at(span) if any(map(span.covers, reading.actor(one).mentions)))
    return entities.parties(head_of(words), words) or list(inside)[:1]


def head_of(words: SpanOfWords) -> Token:
    """The noun that a phrase is about: of "men loyal to the warlord" the men, however the parse hangs the rest."""
    for token in words:
        following = token.nbor().pos_ if token.i + 1 < words.end else ""
        if token.dep_ == "poss" and token.head.i < words.end:
            continue  # "its rival, the Front": whose it is
        if token.dep_ in ("compound", "nmod", "amod") and token.i < token.head.i < words.end:
            continue  # "the United Nations humanitarian coordinator"
        if token.pos_ in ("NOUN", "PROPN", "PRON") and following not in ("NOUN", "PROPN", "PART"):
            return token
    return words.root


def made(doc: Doc, span: Span | None, trigger: Trigger, entities: Entities, reading: Reading) -> list[str]:
    """An unnamed actor of a phrase for people, where it stands for nobody known."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand") if span is not None else None
    if span is None or words is None or words.start <= trigger.head.i < words.end or tells(span, trigger, reading):
        return []
    head = words.root
    unknown = head.lower_ in SOMEBODY
    if not (unknown or head.lemma_.lower() in classes()["people"]) or head.i == trigger.head.i:
        return []
    if any(one.dep_ == "compound" and one.lemma_.lower() in words_of("machines") for one in head.children):
        return []  # "two jet fighters"
    if parties_at(doc, span, entities, reading):
        return []
    if passive(trigger.head) and head.dep_ == "nsubjpass":
        return []
    if head.dep_ == "nummod" and head.head.lemma_.lower() not in classes()["people"]:
        return []  # the "two" of "two strikes" is nobody
    if child(head, "relcl") is None and not unknown and (head.pos_ == "PRON" or _stands_for_others(words)):
        return []  # "nobody", "anyone", "each other", "no soldier", "one of them"
    name = span.of(reading.document.text)
    first, _, rest = name.partition(" ")
    if rest and first.lower() in ("the", "a", "an"):
        name = rest
    name = name[:LONGEST_NAME]
    code = code_actor(name)
    return [reading.add_actor(Actor(id="", name=name, kind="unnamed", plover=code, mentions=(span,))).id]


def _stands_for_others(words: SpanOfWords) -> bool:
    """Whether a phrase means nobody, or some of those who were told before."""
    return any(one.lower_ in ("no", "not", "each") or one.tag_ in ("PRP", "PRP$") for one in words)


def state_of(doc: Doc, span: Span | None, reading: Reading) -> list[str]:
    """The state that a phrase names by a place."""
    words = doc.char_span(span.begin, span.end, alignment_mode="expand") if span is not None else None
    if words is None:
        return []
    state = state_at(reading, Span(words.root.idx, words.root.idx + len(words.root.text)))
    return [state] if state is not None else []
