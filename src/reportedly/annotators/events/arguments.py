"""Who did it to whom, with what, to which thing, where and when?"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from ...model import Span, Thing
from ..parties import Entities, after_of, child
from .circumstances import read_places
from .dead import stands_like_dead, who_is
from .lexicon import Role, classes
from .responsible import answerable
from .suffered import sufferer
from .syntax import NUMBER_HEDGES, OBJECTS, at_hands_of, content_of, object_of, passive, subject_of
from .triggers import Trigger

BODIES = frozenset({"military", "armed_group", "police", "state", "government_body"})
"""Kinds of actor that are hit where they are, not where they are of: "the army of Khartoum"."""
NOBODY_NAMED = frozenset({"people", "person", "other", "life", "body", "corpse"})
"""Nouns that with a number count somebody and name nobody."""
SPOKEN = frozenset({"REQUEST", "THREATEN", "AGREE"})
"""Acts of speech of whose nouns "of" tells who speaks."""
NUMBER_WORDS = frozenset({"more", "least", "other", "several", "many", "dozen", "few"})
"""Adjectives that belong to a number."""


@dataclass(slots=True)
class Arguments:
    """What was found for one trigger; ids of actors, places, times."""

    actor: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    place: list[str] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    objects: list[Thing] = field(default_factory=list)
    sufferer: Token | None = None
    """Head of the noun phrase that suffers the act: who is counted."""
    performer: Token | None = None
    force: bool = False
    """Whether the act strikes its recipient where it is: a country bombed is a place, one that is asked is none."""
    harm: bool = False
    """Whether the act harms persons, who are counted."""


def read_arguments(trigger: Trigger, entities: Entities, triggers: dict[int, Trigger]) -> Arguments:
    """The arguments that the sentence gives to a trigger.

    Args:
        triggers: all triggers by the index of their head; the words under another one are not this one's.
    """
    found = Arguments(
        force=trigger.sense.type in ("ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE"),
        harm=trigger.sense.harm is not None,
    )
    if trigger.sense.noun:
        _of_noun(trigger, entities, found, triggers)
        if trigger.sense.harm is not None and stands_like_dead(trigger.head):
            whom = who_is(trigger.head)
            _give("counted" if whom is not None and whom.like_num else "recipient", whom, entities, found)
    else:
        _of_verb(trigger, entities, found)
    found.place += [place for place in read_places(trigger, entities, triggers) if place not in found.place]
    if trigger.sense.type == "THREATEN" and not found.recipient:
        # "threatened to cut the road unless the army leaves": who can keep it off is threatened
        found.recipient = [party for clause in conditions_of(trigger) for party in entities.parties(doer(clause))]
    found.recipient = [party for party in found.recipient if party not in found.actor]
    if trigger.sense.two_sided and found.recipient:
        found.actor += found.recipient
        found.recipient = []
    return found


def _give(role: Role, token: Token | None, entities: Entities, found: Arguments) -> None:
    if token is None or role == "none":
        return
    if role == "place":
        places = entities.places(token)
        found.place += [place for place in places if place not in found.place]
        if not places and token.lemma_.lower() in classes()["targets"]:
            found.objects.append(thing(token))  # "shells hit the hospital"
        return
    if role == "counted":
        found.sufferer = token  # "the army lost eleven men": the army suffers it, the men are counted
        return
    parties = entities.parties(token)
    if role == "recipient" and found.force and not parties:
        parties = _owner(token, entities)
    if role in ("actor", "both"):
        if role == "actor":
            found.performer = found.performer or token
        found.actor += [party for party in parties if party not in found.actor]
    else:
        found.sufferer = found.sufferer or token
        if not (found.harm and bare_number(token)):
            found.recipient += [party for party in parties if party not in found.recipient]
    body = entities.kinds.get(entities.actor_at(token) or "") in BODIES
    if role == "recipient" and not body and (found.force or not entities.actor_at(token)):
        # "bombed Kharkiv", "attack on the market in Basra"
        found.place += [place for place in entities.places(token) if place not in found.place]
    if (
        role == "recipient"
        and token.pos_ in ("NOUN", "PROPN")
        and not (entities.actor_at(token) or entities.place_at(token) or _is_people(token))
    ):
        found.objects.append(thing(token))


def _owner(token: Token, entities: Entities) -> list[str]:
    """Whose a thing is that is hit: "a lorry of the mission"."""
    of = after_of(token)
    struck = token.dep_ in (*OBJECTS, "nsubj", "nsubjpass")
    if of is None or not struck or _is_people(token) or entities.place_at(of) is not None:
        return []
    return entities.parties(of)


def bare_number(token: Token) -> bool:
    """ "three people", "at least 11": a count and no party (RECORD.md, convention 6)."""
    return (token.lemma_.lower() in NOBODY_NAMED or token.like_num) and not any(
        (one.dep_ in ("amod", "compound", "poss", "relcl", "acl") and one.lower_ not in NUMBER_WORDS)
        or (one.dep_ == "prep" and one.lower_ == "of")  # "five of the soldiers"
        for one in token.children
        if not one.like_num
    )


def _is_people(token: Token) -> bool:
    return token.lemma_.lower() in classes()["people"] or token.lower_ in classes()["people"]


def thing(token: Token) -> Thing:
    """The thing that a noun phrase names, without its determiner and what follows its head."""
    words = [one for one in token.lefts if one.dep_ in ("compound", "amod", "nmod", "nummod", "poss")]
    first = min((one.left_edge for one in words), key=lambda one: one.i, default=token)
    return Thing(span=Span(first.idx, token.idx + len(token.text)), name=token.doc[first.i : token.i + 1].text)


def _of_verb(trigger: Trigger, entities: Entities, found: Arguments) -> None:
    verb, roles = trigger.head, trigger.sense.roles
    subject = subject_of(verb)
    _give(roles.get("subject", "actor"), subject, entities, found)
    if not found.actor:
        _give("actor", at_hands_of(verb), entities, found)  # "died at the hands of the militia"
    if passive(verb) and subject is not None and entities.parties(subject) == [] and entities.places(subject):
        found.place += entities.places(subject)
    theme = object_of(verb)
    # an object that is part of the trigger ("open fire") is no party, but whoever it names is ("take twenty hostages")
    if theme is not None and (theme.i not in trigger.words or entities.actor_at(theme) is not None):
        _give(roles.get("object", "recipient"), theme, entities, found)
        if roles.get("object") == "none" and trigger.sense.type in ("ASSAULT", "COERCE"):
            _give("recipient", child(theme, "poss"), entities, found)  # "took my motorcycle"
        if roles.get("object") == "none" or not entities.parties(theme):
            _prepositions(theme, trigger, entities, found, after=verb.i, owner=roles.get("object", "recipient"))
    _prepositions(verb, trigger, entities, found, after=-1)
    for i in trigger.words:
        if verb.doc[i].pos_ in ("NOUN", "ADV") and verb.doc[i] != verb:
            # "came under the fire of", "opened fire on", "broke away from": what hangs on the other word of a phrase
            _prepositions(verb.doc[i], trigger, entities, found, after=verb.i)
    content = content_of(verb) if "content" in roles and not found.recipient else None
    if content is not None and not passive(content):
        # "wants Sudan to open the border", "demanded that the army leave"
        _give(roles["content"], child(content, "nsubj"), entities, found)


def _prepositions(
    head: Token,
    trigger: Trigger,
    entities: Entities,
    found: Arguments,
    *,
    after: int,
    owner: Role = "none",
    of: Role | None = None,
) -> None:
    """What the prepositions at a word name.

    Args:
        after: index of the word behind which they stand.
        owner: role of whose a thing is that something is done to: "freed the crew of the boat", "rejected an offer by".
        of: role of who stands behind "of", where it is not the one that the trigger gives it.
    """
    roles = trigger.sense.roles
    for one in head.children:
        if one.dep_ in ("prep", "agent") and one.i > after:
            role = of if of is not None and one.lower_ == "of" else roles.get(one.lower_)
            if one.lower_ in ("of", "by") and owner != "none" and role in ("actor", "both"):
                role = owner
            if role is None:
                continue
            if one.dep_ == "agent" and not trigger.sense.noun:
                continue
            inner = child(one, "pobj") or child(one, "pcomp")
            if inner is None:
                continue
            if inner.head == one and one.lower_ == "by" and one.dep_ != "agent" and not entities.parties(inner):
                continue
            if role == "recipient" and entities.time_at(inner) is not None:
                continue
            if one.lower_ == "to" and trigger.sense.type == "RETREAT" and found.recipient:
                continue  # "handed two captives over to the Red Cross": the captives are freed
            if one.lower_ == "from" and role == "actor" and found.actor:
                continue  # "moved the families from a camp": whence, where it is told who moved them
            if one.lower_ == "from" and trigger.sense.type == "ASSAULT" and not found.actor:
                # "shells fired from rebel lines": whose lines they are tells who fired
                role = "actor" if entities.parties(inner) and not entities.places(inner) else role
            numbers = sum(word.like_num for word in inner.subtree)
            if one.lower_ in NUMBER_HEDGES and numbers > (one.lower_ == "between"):  # not "between the two armies"
                continue
            if (
                role == "recipient"
                and not entities.parties(inner)
                and one.lower_ in ("on", "at", "in")
                and entities.places(inner)
                and _is_area(inner, trigger)
            ):
                found.place += [place for place in entities.places(inner) if place not in found.place]
                continue
            _give(role, inner, entities, found)
            if one.lower_ == "by" and trigger.sense.noun:
                # "a protest by teachers against the ministry", where the parser hangs "against" on the teachers
                for two in inner.children:
                    against = two.dep_ == "prep" and two.lower_ in ("against", "on", "upon")
                    if against and roles.get(two.lower_) == "recipient":
                        _give("recipient", child(two, "pobj"), entities, found)
        elif one.dep_ == "dative" and head == trigger.head:
            inner = child(one, "pobj") if one.pos_ == "ADP" else one
            _give(roles.get("dative", "recipient"), inner, entities, found)


def conditions_of(trigger: Trigger) -> list[Token]:
    """Heads of the clauses that say on what condition the act is done: "if", "unless"."""
    return [
        token.head
        for token in trigger.head.subtree
        if token.dep_ == "mark" and token.lower_ in ("if", "unless") and token.head.dep_ == "advcl"
    ]


def doer(clause: Token) -> Token | None:
    """Who does what an active clause tells."""
    return subject_of(clause) if not passive(clause) else None


def _is_area(token: Token, trigger: Trigger) -> bool:
    return trigger.sense.type not in ("ASSAULT", "COERCE", "SANCTION")


def _of_noun(trigger: Trigger, entities: Entities, found: Arguments, triggers: dict[int, Trigger]) -> None:
    noun, roles = trigger.head, trigger.sense.roles
    first = noun.doc[trigger.first]
    _give("actor", answerable(noun) or at_hands_of(noun), entities, found)
    done_to = after_of(noun)
    of = "actor" if _is_own(trigger) else roles.get("of")
    told = done_to is not None and of == "recipient" and bool(entities.parties(done_to))
    for one in noun.lefts:
        if one.i >= trigger.first:
            continue
        if one.dep_ == "poss":
            # "the mayor's detention" befell him; "the army's detention of the mayor" did not befall the army
            _give("actor" if told else roles.get("poss", "actor"), one, entities, found)
        elif one.dep_ in ("amod", "compound", "nmod"):
            # "Trump arrest" names who is held, "Russian arrest" who holds
            role = roles.get("modifier", "actor")
            if one.dep_ == "amod" and role == "recipient":
                role = "actor"
            if entities.parties(one):
                _give(role, one, entities, found)
    if first != noun:
        for one in first.lefts:
            if one.dep_ in ("amod", "compound", "poss") and entities.parties(one):
                _give(roles.get("poss" if one.dep_ == "poss" else "modifier", "actor"), one, entities, found)
    _prepositions(noun, trigger, entities, found, after=-1, of=of)
    if first != noun and first.pos_ == "NOUN":
        _prepositions(first, trigger, entities, found, after=noun.i)  # "an exchange of fire between"
    for one in noun.children:
        if one.dep_ in ("acl", "relcl") and one.i not in triggers:
            # "an attack carried out by rebels", "an attack that militants launched"
            if passive(one):
                _give("actor", subject_of(one), entities, found)
            elif (subject := child(one, "nsubj")) is not None and subject.lower_ not in ("that", "which", "who"):
                _give("actor", subject, entities, found)
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i < noun.i:
        noun = noun.head  # "carried out 32 air strikes and 60 attacks": one verb carries both
    verb = noun.head
    if noun.dep_ == "pobj" and verb.head.pos_ == "VERB":
        _behind_preposition(trigger, noun, entities, found)
    elif first.dep_ == "pobj" and first.head.head.pos_ == "VERB":  # "in an exchange of fire with"
        _behind_preposition(trigger, first, entities, found)
    if not found.recipient and not found.place and not trigger.sense.two_sided:
        _give("recipient", sufferer(noun), entities, found)
    kept = trigger.sense.type == "RETREAT" and verb.lemma_.lower() in classes()["keeping"]
    if verb.pos_ in ("VERB", "AUX") and verb.i not in triggers and (kept or verb.lemma_.lower() not in _bystanding()):
        carrier: Role = "both" if trigger.sense.two_sided else "none" if roles.get("subject") == "none" else "actor"
        if noun.dep_ in OBJECTS:
            # the verb that carries the noun: "launched an attack on", "held talks with"
            suffers = verb.lemma_.lower() in classes()["suffering"]
            if not suffers and (not found.actor or trigger.sense.two_sided):
                _give(carrier, subject_of(verb), entities, found)
                if verb.lemma_.lower() in classes()["answering"]:
                    # who denies a raid or claims it as a spokesman speaks of what the body did
                    found.actor = [entities.bodies.get(one, one) for one in found.actor]
            _prepositions(verb, trigger, entities, found, after=noun.i)
        elif noun.dep_ == "nsubj" and trigger.sense.two_sided and not found.actor:
            if verb.lemma_.lower() in classes()["pitting"]:
                _give("both", child(verb, *OBJECTS), entities, found)  # "fighting pitted the army against the militia"
            _prepositions(verb, trigger, entities, found, after=noun.i)  # "clashes broke out between"
        elif noun.dep_ == "nsubjpass" or "counted" in roles.values():
            _give(carrier, subject_of(verb), entities, found)
            if roles.get("object") == "counted" and noun.dep_ == "nsubj":
                _give("counted", child(verb, *OBJECTS, "attr"), entities, found)  # "the toll reached 19"
            _prepositions(verb, trigger, entities, found, after=noun.i)
        elif noun.dep_ == "nsubj" and not found.recipient and trigger.sense.type in ("ASSAULT", "COERCE"):
            theme = child(verb, *OBJECTS)
            if theme is not None and verb.lemma_.lower() in classes()["striking"]:
                _give("recipient", theme, entities, found)


def _is_own(trigger: Trigger) -> bool:
    """Whether an act is theirs who stand behind "of": what is asked, promised or threatened, a raid, one "against".

    "The demand of the rebels", "the strike of the army"; the shelling of a town is done to it.
    """
    noun = trigger.head
    against = any(one.dep_ == "prep" and one.lower_ == "against" for one in noun.children)
    return against or trigger.sense.type in SPOKEN or noun.lemma_.lower() in classes()["own_deeds"]


def _behind_preposition(trigger: Trigger, noun: Token, entities: Entities, found: Arguments) -> None:
    """ "Kept the town under siege", "invited both sides to talks": who has part in an act told behind a preposition."""
    verb = noun.head.head
    if found.actor:
        if trigger.sense.two_sided and len(found.actor) == 1 and noun.head.lower_ in ("in", "after", "during"):
            # "withdrew after clashes with the army", "were hurt in clashes with the army": who it was with
            beside = any(one.dep_ == "prep" and one.lower_ == "with" for one in noun.children)
            _give("both" if beside else "none", child(verb, "nsubj", "nsubjpass"), entities, found)
        return
    if noun.head.lower_ == "under" and trigger.sense.type == "COERCE" and verb.lemma_.lower() in classes()["holding"]:
        _give("actor", subject_of(verb), entities, found)
        _give("recipient", object_of(verb), entities, found)
    elif noun.head.lower_ in ("to", "for") and trigger.sense.two_sided and verb.lemma_.lower() in classes()["inviting"]:
        _give("both", object_of(verb), entities, found)


def _bystanding() -> frozenset[str]:
    """Verbs whose subject only takes note of the act that is their object, or keeps it from being done."""
    return classes()["noting"] | classes()["averting"]
