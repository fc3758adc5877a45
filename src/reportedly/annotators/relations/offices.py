"""Offices and membership: "army spokesman X", "X, leader of Y", "Y's commander, X", "X, Diocesan Commission:"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from ...model.relation import RelationType
from ..parties import Entities, child, coordinated
from .finding import Finding, named, stretch
from .lexicon import RelationWord, naming_verbs, nouns, word_list

BESIDE = ("compound", "amod", "nmod")
MEMBERSHIP = frozenset({"leads", "member_of", "part_of"})
TIES = frozenset({"allied_with", "supports", "opposes", "loyal_to"})
DEPUTIES = frozenset({"deputy", "vice", "assistant"})
"""Words before an office by which its holder is not the one who leads."""
BODIES = frozenset({"armed_group", "military", "police", "government_body", "party"})
WHOLES = frozenset({"armed_group", "military", "police", "party", "bloc"})
"""Kinds of body that a named body told with it is a part of; the organs of a state are told by its name anyhow."""
GROUPS = frozenset({*BODIES, "organisation", "bloc", "igo", "ngo", "media", "state"})

MAX_ADDRESS = 10
"""Tokens after an office's comma in which the group that it is of may be named."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Relations told by a noun for an office, a part or a tie."""
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN"):
            word = _word(token)
            denied = any(one.dep_ == "det" and one.lower_ == "no" for one in token.children)
            if word is not None and not denied:  # "no friend of the Front"
                yield from _at(token, word, entities)
            body = entities.kinds.get(entities.actor_at(token) or "") in BODIES | WHOLES and token.pos_ == "PROPN"
            if body or token.lower_ in word_list("bodies") or token.lemma_.lower() in word_list("bodies"):
                yield from _of_leader(token, entities)
                yield from _of_whole(token, entities)
            elif word is None and token.pos_ == "PROPN" and _is_person(token, entities):
                yield from _of_group(token, entities)


def _word(token: Token) -> RelationWord | None:
    joined = doc_word(token)
    if joined is not None:
        return nouns().get(joined)
    if token.i > 0:
        pair = nouns().get(f"{token.nbor(-1).lower_} {token.lemma_.lower()}")
        if pair is not None:
            return pair
    found = nouns().get(token.lemma_.lower()) or nouns().get(token.lower_)
    if found is not None and found.type == "leads" and _office_words(token)[0].lower() in DEPUTIES:
        return replace(found, type="member_of")
    return found


def doc_word(token: Token) -> str | None:
    """The whole word of a token that the tokenizer cut at hyphens: "second-in-command"; None of a word uncut."""
    doc, first = token.doc, token.i
    while first >= 2 and doc[first - 1].text == "-" and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_):
        first -= 2
    return doc[first : token.i + 1].text.lower() if first < token.i else None


def _first(noun: Token) -> int:
    """Where the office's own words begin: "defence" belongs to "defence minister", "second" to "second-in-command"."""
    word = doc_word(noun)
    if word is not None:
        return noun.i - 2 * word.count("-")
    return noun.i - (noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" in nouns())


def _root(noun: Token) -> Token:
    """The part of a word cut at hyphens on which the sentence hangs: of "second-in-command" the first."""
    if doc_word(noun) is None:
        return noun
    first = _first(noun)
    return next((one for one in noun.doc[first : noun.i + 1] if not first <= one.head.i <= noun.i), noun)


def _at(noun: Token, word: RelationWord, entities: Entities) -> Iterator[Finding]:
    if word.type == "part_of" and noun.pos_ == "PROPN" and named(entities, noun) is not None:
        return  # the word stands in the name of a body
    groups = _groups(noun, word, entities)
    if not groups:
        return
    if not word.office and word.type in TIES:
        yield from _between(noun, word, groups)
    for holder in _holders(noun, entities):
        subject = named(entities, holder)
        if subject is None:
            continue
        kind: RelationType = word.type
        person = entities.kinds.get(subject) == "person"
        if not person and word.office and noun.lemma_.lower() == "member":
            kind = "part_of"  # "Turkey, a member of NATO"
        elif person != word.office and word.type in ("leads", "member_of", "part_of"):
            continue
        for group, at in groups:
            if group == subject or (word.type in MEMBERSHIP and entities.kinds.get(group) == "person"):
                continue
            if group == entities.actor_at(noun):
                continue  # the noun belongs to the group's own name: "2nd Battalion"
            first, last = stretch(noun.doc, noun, holder, at)
            yield Finding(
                type=kind,
                subject=subject,
                object=group,
                value=_office(noun) if word.office and kind != "part_of" else None,
                first=first,
                last=last,
                head=noun.i,
                score=0.75,
            )


def _between(noun: Token, word: RelationWord, groups: list[tuple[str, Token]]) -> Iterator[Finding]:
    """ "their Houthi allies", "Houthi allies of the general": the one who is named as such, and whose."""
    named_so = [(actor, at) for actor, at in groups if at.dep_ in BESIDE]
    whose = [(actor, at) for actor, at in groups if at.dep_ not in BESIDE]
    for subject, at in named_so:
        for target, other in whose:
            if subject != target:
                first, last = stretch(noun.doc, noun, at, other)
                yield Finding(type=word.type, subject=subject, object=target, first=first, last=last, head=noun.i)


def _of_leader(noun: Token, entities: Entities) -> Iterator[Finding]:
    """ "General X's brigade", "the militia of Y": a body named by the person who leads it."""
    body = named(entities, noun)
    if body is None:
        return
    preposition = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    for leader in (child(noun, "poss"), child(preposition, "pobj") if preposition is not None else None):
        if leader is None or leader.pos_ != "PROPN" or leader.ent_type_ in ("GPE", "LOC"):
            continue
        person = entities.actor_at(leader)
        if person is not None and person != body and entities.kinds.get(person) == "person":
            first, last = stretch(noun.doc, noun, leader)
            yield Finding(type="leads", subject=person, object=body, first=first, last=last, head=noun.i, score=0.65)


def _of_whole(noun: Token, entities: Entities) -> Iterator[Finding]:
    """ "the 2nd Battalion of the Nile Corps", "the Front's Kono Brigade": a named body within a named body."""
    part = named(entities, noun)
    if part is None or noun.pos_ != "PROPN":
        return
    preposition = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    for whole in (child(noun, "poss"), child(preposition, "pobj") if preposition is not None else None):
        greater = named(entities, whole) if whole is not None and whole.pos_ == "PROPN" else None
        if whole is not None and greater not in (None, part) and entities.kinds.get(greater or "") in WHOLES:
            first, last = stretch(noun.doc, noun, whole)
            yield Finding(type="part_of", subject=part, object=greater, first=first, last=last, head=noun.i, score=0.65)


def _of_group(name: Token, entities: Entities) -> Iterator[Finding]:
    """ "Commander X of the Guard", "Sergeant Y of the 3rd Brigade": what stands before the name says how."""
    person = entities.actor_at(name)
    preposition = next((one for one in name.children if one.dep_ == "prep" and one.lower_ in ("of", "from")), None)
    group = child(preposition, "pobj") if preposition is not None else None
    if person is None or group is None:
        return
    of = named(entities, group)
    first, last = stretch(name.doc, name, group)
    office = next((one for one in name.doc[first : name.i] if _word(one) is not None), None)
    word = _word(office) if office is not None else None
    if of is None and word is not None and word.of_state:
        of = entities.actor_or_state(group)
    if of is None or of == person or entities.kinds.get(of) not in GROUPS:
        return
    if word is not None and not word.office:
        return
    yield Finding(
        type="leads" if word is not None and word.type == "leads" else "member_of",
        subject=person,
        object=of,
        value=_office(office).lower() if office is not None else None,
        first=first,
        last=last,
        head=name.i,
        score=0.65,
    )


def _office(noun: Token) -> str:
    """The office in its own words: "second-in-command", "deputy commander"."""
    return doc_word(noun) or " ".join(_office_words(noun))


def _office_words(noun: Token) -> list[str]:
    before = [one for one in noun.lefts if one.dep_ in ("amod", "compound") and one.text.islower()]
    words = [one.text for one in before if one.i >= noun.i - 2] + [noun.text]
    pair = f"{noun.nbor(-1).text} {noun.text}" if noun.i else ""
    return [pair] if len(words) == 1 and pair.lower() in nouns() else words


def _groups(noun: Token, word: RelationWord, entities: Entities) -> list[tuple[str, Token]]:
    """The groups that a noun for an office names: "of" phrase, possessive, words before it."""
    found: list[tuple[str, Token]] = []
    dealt_with: list[tuple[str, Token]] = []
    root = _root(noun)
    inside, own = range(_first(noun), noun.i), entities.actor_at(noun)
    for one in dict.fromkeys((*root.children, *noun.children)):
        if one.i in inside:
            continue
        if one.dep_ == "prep" and one.lower_ in ("of", "for", "to", "from", "with", "in", "at"):
            inner = child(one, "pobj")
            for group in coordinated(inner) if inner is not None else ():
                actor = named(entities, group)
                if actor in (None, own) and word.of_state and one.lower_ == "of":
                    actor = entities.actor_or_state(group)
                # "a sergeant in the brigade", but "a commander in Libya"
                if actor is not None and (one.lower_ not in ("in", "at") or entities.kinds.get(actor) in BODIES):
                    (found if one.lower_ == "of" else dealt_with).append((actor, group))
        elif one.dep_ in ("poss", *BESIDE) and one.i < noun.i:
            actor = named(entities, one)
            if word.of_state and entities.actor_at(one) in (None, own):
                actor = entities.state(one)  # "the Iranian president": the words of the description name him too
            if word.office and one.dep_ == "poss" and entities.kinds.get(actor or "") == "person":
                actor = entities.bodies.get(actor or "")  # his deputy is of the body that he leads
            if actor is not None:
                found.append((actor, one))
    found = found or dealt_with  # "the Union's envoy to Mali" is the Union's
    if not found and word.office and root.dep_ in ("appos", "conj") and noun.i + 2 < len(noun.doc):
        found = _beyond_comma(noun, entities)
    if not found and root.dep_ in BESIDE:
        # "the group's deputy commander X": the parser hangs the owner on the name
        owner = child(root.head, "poss")
        if owner is not None and owner.i < root.i and (actor := named(entities, owner)) is not None:
            found.append((actor, owner))
        elif word.of_state:
            states = [(entities.actor_or_state(one), one) for one in root.head.lefts if one.i < root.i]
            found += [(actor, one) for actor, one in states if actor and entities.kinds.get(actor) == "state"]
    return found


def _beyond_comma(noun: Token, entities: Entities) -> list[tuple[str, Token]]:
    """ "X, commander, Third Brigade, said": the group that follows the office as in an address."""
    if noun.nbor(-1).text != "," or noun.nbor().text != ",":
        return []
    for one in noun.doc[noun.i + 2 : noun.i + 2 + MAX_ADDRESS]:
        actor = named(entities, one)
        if one.is_punct or one.pos_ not in ("PROPN", "DET", "ADJ", "NUM", "NOUN"):
            break
        if actor is not None and entities.kinds.get(actor) in GROUPS and actor != entities.actor_at(noun.head):
            return [(actor, one)]
    return []


def _holders(noun: Token, entities: Entities) -> list[Token]:
    """Who holds the office: the name it stands before, its apposition, the subject of its copula."""
    root = _root(noun)
    if root.dep_ in BESIDE and root.head.i > noun.i:
        return [root.head, *(one for one in root.head.children if one.dep_ == "appos" and root.head.pos_ != "PROPN")]
    found = [one for one in root.children if one.dep_ == "appos"]
    # A title the parser takes for the head: "spokesman Ivan Petrov"
    for one in root.rights:
        if one.dep_ in ("nmod", "flat", "compound") and one.pos_ == "PROPN":
            found.append(one)
    # "the commander of the Front in Sirte, X, said": the parser hangs the name on what it follows
    inner: Token | None = root
    while not found and inner is not None and (preposition := child(inner, "prep")) is not None:
        inner = child(preposition, "pobj")
        found += [name for name in inner.children if name.dep_ == "appos"] if inner is not None else []
    if root.dep_ == "appos":
        found.append(root.head)
    elif root.dep_ == "attr":
        subject = child(root.head, "nsubj")
        if subject is None and root.head.dep_ == "xcomp":
            subject = child(root.head.head, "dobj", "nsubjpass")  # "whom the police believe to be a commander of X"
        if subject is not None:
            found += list(coordinated(subject))
    elif root.dep_ == "conj" and root.head.dep_ == "appos":
        found.append(root.head.head)
    elif root.dep_ in ("oprd", "pobj", "dobj", "attr") and (appointed := _appointed(root)) is not None:
        found.append(appointed)
    if not found and noun.i + 1 < len(noun.doc):
        following = noun.nbor()
        if following.pos_ == "PROPN" and following.ent_type_ == "PERSON":
            found.append(following)
    if (
        not found
        and _is_person(noun, entities)
        and noun.i + 1 < len(noun.doc)
        and noun.nbor().lemma_ in word_list("alias")
    ):
        found.append(noun)  # "a Front commander known as 'Lion'"
    return found


def _is_person(token: Token, entities: Entities) -> bool:
    return entities.kinds.get(entities.actor_at(token) or "") == "person"


def _appointed(office: Token) -> Token | None:
    """ "was appointed commander of X", "named Y as head of X": who got the office."""
    verb = office.head
    if office.dep_ == "pobj":
        if verb.lower_ not in ("as", "to"):
            return None
        verb = verb.head
    named_so = verb.lemma_.lower() in word_list("appointing") | naming_verbs()
    if verb.pos_ != "VERB" or not named_so:
        return None
    return child(verb, "nsubjpass") or next(
        (one for one in verb.children if one.dep_ in ("dobj", "dative") and one is not office), None
    )
