"""Offices and membership: "army spokesman X", "X, leader of Y", "Y's commander, X", "X, Diocesan Commission:"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from ...model.relation import RelationType
from ..parties import Entities, child, coordinated
from .beside import named_before, named_behind
from .finding import Finding, named, stretch
from .holders import BESIDE, appointed_to, doc_word, first_of, holders_of, is_person, root_of
from .lexicon import RelationWord, home_kinds, nouns, word_list
from .ministries import ministry_of
from .within import WHOLES, of_leader, of_whole

MEMBERSHIP = frozenset({"leads", "member_of", "part_of"})
TIES = frozenset({"allied_with", "supports", "opposes", "loyal_to"})
DEPUTIES = frozenset({"deputy", "vice", "assistant"})
"""Words before an office by which its holder is not the one who leads."""
BODIES = frozenset({"armed_group", "military", "police", "government_body", "party"})
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
                yield from of_leader(token, entities)
                yield from of_whole(token, entities)
            elif word is None and is_person(token, entities):
                yield from (_of_group if token.pos_ == "PROPN" else _of_described)(token, entities)


def _word(token: Token) -> RelationWord | None:
    joined = doc_word(token)
    if joined is not None:
        return nouns().get(joined)
    if token.i > 0:
        pair = nouns().get(f"{token.nbor(-1).lower_} {token.lemma_.lower()}")
        if pair is not None:
            return pair
    found = nouns().get(token.lemma_.lower()) or nouns().get(token.lower_)
    if found is None and token.tag_ == "NNS" and token.lemma_.lower() in word_list("bodies"):
        return RelationWord("part_of") if _counted(token) else None
    if found is not None and found.type == "leads" and _office_words(token)[0].lower() in DEPUTIES:
        return replace(found, type="member_of")
    return found


def _counted(noun: Token) -> bool:
    """Whether some of a greater body's groups are counted: "two of its gangs", "three militias of the alliance"."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    number = over.pos_ == "NUM" or any(one.dep_ == "nummod" for one in noun.children)
    return number and any(one.dep_ == "poss" or one.lower_ == "of" for one in noun.children)


def _at(noun: Token, word: RelationWord, entities: Entities) -> Iterator[Finding]:
    if word.type == "part_of" and noun.pos_ == "PROPN" and named(entities, noun) is not None:
        return  # the word stands in the name of a body
    ministry = ministry_of(noun, entities)
    if ministry is not None:
        word = replace(word, type="leads", of_state=False)
    groups = [(ministry, noun)] if ministry is not None else _groups(noun, word, entities)
    if not groups:
        yield from _of_place(noun, word, entities)
        return
    if not word.office and word.type in TIES:
        yield from _between(noun, word, groups)
    of = {group for group, at in groups if at.dep_ not in BESIDE}
    holders, behind = [one for one in holders_of(noun, entities) if entities.actor_at(one) not in of], set[int]()
    if not any(named(entities, one) for one in holders) and not (noun.pos_ == "PROPN" and is_person(noun, entities)):
        beside, behind = _beside(noun, word, groups, entities)
        holders = beside or holders or _meant(noun, word, entities)
    for holder in holders:
        subject = _person_or_body(holder, noun, word, entities)
        bracketed = holder.left_edge.i == noun.i + 2 and noun.nbor().text == "("  # "the UN mission (UNMISS)": its name
        if subject is None or (bracketed and word.type == "part_of"):
            continue
        kind: RelationType = word.type
        person = entities.kinds.get(subject) == "person" or holder.i in behind
        if not person and word.office and word.type == "member_of" and _people(subject, noun, entities):
            kind = "member_of"  # "identified the gunmen as members of the Front"
        elif not person and word.office and noun.lemma_.lower() == "member":
            kind = "part_of"  # "Turkey, a member of NATO"
        elif person != word.office and word.type in ("leads", "member_of", "part_of"):
            continue
        for group, at in groups:
            if group == subject or (word.type in MEMBERSHIP and entities.kinds.get(group) == "person"):
                continue
            plain = noun.pos_ == "NOUN" and (word.office or at.dep_ == "poss")  # "its commander", "two of its gangs"
            if group == entities.actor_at(noun) and not plain:
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


def _of_place(noun: Token, word: RelationWord, entities: Entities) -> Iterator[Finding]:
    """ "the governor of Gao, N. N.", "Dagestan's president, N. N.": who leads a place that is no state."""
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    at = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
    within = [one for one in (at, *(at.lefts if at is not None else ())) if one is not None]
    found = (entities.place_meant(one) or entities.site_at(one) for one in within)
    place = next((one for one in found if one), None) if word.type == "leads" else None
    if place is None or at is None or not word.office or entities.state(at) is not None:
        return
    person = next((one for one in holders_of(noun, entities) if is_person(one, entities)), None)
    subject = entities.actor_at(person) if person is not None else None
    if person is None or subject is None or entities.actor_at(at) not in (None, subject):
        return
    if entities.names[subject][:1].isupper():
        first, last = stretch(noun.doc, noun, person, at)
        yield Finding(
            type="leads", subject=subject, object=place, value=_office(noun), first=first, last=last, head=noun.i,
            score=0.6,
        )  # fmt: skip


def _beside(
    noun: Token, word: RelationWord, groups: list[tuple[str, Token]], entities: Entities
) -> tuple[list[Token], set[int]]:
    """Holders found by the written form where the parse shows none, and those of them who are told to be persons."""
    at = max((at for _, at in groups), key=lambda one: one.i)
    last = max(at.i, noun.i)
    while last == at.i and at.i + 1 < len(noun.doc) and entities.actor_at(at.nbor()) == entities.actor_at(at):
        at, last = at.nbor(), last + 1
    before = named_before(noun, last, entities)
    if before is not None:
        return [before], set()
    after = named_behind(noun.doc, last, entities) if word.office or word.type == "part_of" else None
    return ([after], {after.i} if word.office else set()) if after is not None else ([], set())


def _meant(noun: Token, word: RelationWord, entities: Entities) -> list[Token]:
    """The noun itself where whoever is meant by it has a name: "the brigade's commander", "its military wing"."""
    actor = entities.actor_at(noun)
    fits = (entities.kinds.get(actor or "") == "person") == word.office
    whose = any(one.dep_ == "poss" or (one.dep_ == "prep" and one.lower_ == "of") for one in noun.children)
    told = fits and whose and noun.tag_ == "NN" and word.type in MEMBERSHIP
    return [noun] if told and named(entities, noun) and entities.names[actor or ""][:1].isupper() else []


def _person_or_body(holder: Token, noun: Token, word: RelationWord, entities: Entities) -> str | None:
    """Who holds the office; of a plural also people without a name: "identified the men as members of the Front"."""
    subject = named(entities, holder)
    if subject is None and word.office and (appointed_to(noun) is holder or noun.dep_ == "attr"):
        subject = next(iter(entities.parties(holder)), None)
    return subject


def _people(subject: str, noun: Token, entities: Entities) -> bool:
    """Whether people without a name are told to be of a group."""
    unnamed = entities.kinds.get(subject) in ("unnamed", "population", "armed_group")
    told = noun.dep_ == "attr" or appointed_to(noun) is not None
    return unnamed and entities.names[subject][:1].islower() and told


def _between(noun: Token, word: RelationWord, groups: list[tuple[str, Token]]) -> Iterator[Finding]:
    """ "their Houthi allies", "Houthi allies of the general": the one who is named as such, and whose."""
    named_so = [(actor, at) for actor, at in groups if at.dep_ in BESIDE]
    whose = [(actor, at) for actor, at in groups if at.dep_ not in BESIDE]
    for subject, at in named_so:
        for target, other in whose:
            if subject != target:
                first, last = stretch(noun.doc, noun, at, other)
                yield Finding(type=word.type, subject=subject, object=target, first=first, last=last, head=noun.i)


def _of_group(name: Token, entities: Entities) -> Iterator[Finding]:
    """ "Commander X of the Guard", "Sergeant Y of the 3rd Brigade": what stands before the name says how."""
    person = entities.actor_at(name)
    preposition = next((one for one in name.children if one.dep_ == "prep" and one.lower_ in ("of", "from")), None)
    group = child(preposition, "pobj") if preposition is not None else child(name, "poss")  # "the Front's N. N."
    if person is None or group is None:
        return
    of = named(entities, group)
    first, last = stretch(name.doc, name, group)
    begin = group.i + 1 if group.i < name.i else first
    while begin > name.sent.start and name.doc[begin - 1].pos_ == "NOUN" and group.i > name.i:
        begin -= 1  # "rebel commander N. N. of the Front", which the parser parts
    office = next((one for one in name.doc[begin : name.i] if _word(one) is not None), None)
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


def _of_described(noun: Token, entities: Entities) -> Iterator[Finding]:
    """ "X, a volunteer of the committee", "the Front's preacher, X": a noun that is no office tells a person's body."""
    person = entities.actor_at(noun)
    assert person is not None
    body = entities.bodies.get(person)
    if entities.kinds.get(body or "") not in GROUPS - {"state"} or entities.names[person][:1].islower():
        return
    whose, beside = child(noun, "poss"), [one for one in noun.lefts if one.dep_ in BESIDE]
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    for one in (whose, child(of, "pobj") if of is not None else None, *beside):
        if one is not None and entities.actor_at(one) == body:
            first, last = stretch(noun.doc, noun, one)
            yield Finding(
                type="member_of", subject=person, object=body, value=noun.text, first=first, last=last, head=noun.i,
                score=0.6,
            )  # fmt: skip


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
    root = root_of(noun)
    inside, own = range(first_of(noun), noun.i), entities.actor_at(noun)
    for one in dict.fromkeys((*root.children, *noun.children)):
        if one.i in inside:
            continue
        if one.dep_ == "prep" and one.lower_ in ("of", "for", "to", "from", "with", "in", "at"):
            for group in _objects(one):
                actor = named(entities, group)
                if actor in (None, own) and one.lower_ == "of" and (word.of_state or not word.office):
                    actor = entities.state(group) or actor  # "a proxy of Iran"
                if actor == own and entities.kinds.get(own or "") == "person":
                    actor = None  # "the governor of the Gao region, N. N.": the words tell of him
                # "a sergeant in the brigade", "a researcher at the institute", but "a commander in Libya"
                whole = {"in": BODIES, "at": GROUPS - {"state"}}.get(one.lower_, GROUPS | {"person"})
                if actor is not None and entities.kinds.get(actor) in whole:
                    (found if one.lower_ == "of" else dealt_with).append((actor, group))
        elif one.dep_ in ("poss", *BESIDE) and one.i < noun.i:
            actor = named(entities, one)
            if word.of_state and entities.actor_at(one) in (None, own):
                actor = entities.state(one)  # "the Iranian president": the words of the description name him too
            elif word.type == "loyal_to" and actor in (None, own):
                actor = entities.state(one)  # "an Iranian proxy"
            if actor == own and entities.kinds.get(own or "") == "person":
                actor = None  # "a senior commander in the Front": the words of the description are the person's own
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
    if not found and word.office:
        found = _at_home(noun, word, entities)
    return found


def _at_home(noun: Token, word: RelationWord, entities: Entities) -> list[tuple[str, Token]]:
    """ "President X", "a military spokesman, X": a text does not name the state again whose officers it tells of.

    Taken is the only actor of the kind in the country that the person and most who are named are known to be of.
    """
    person = next((actor for one in holders_of(noun, entities) if (actor := named(entities, one))), None)
    voice = entities.kinds.get(entities.voice or "") in GROUPS - {"media"} and entities.voice != person
    voice = voice and not any(one.dep_ == "prep" and one.lower_ in ("of", "for") for one in noun.children)
    if voice and person is not None and noun.lemma_.lower() in word_list("speakers"):
        return [(entities.voice or "", noun)]  # "issued by the spokesman, N. N."
    staff = any(one.lower_ == "staff" for prep in noun.rights if prep.lower_ == "of" for one in prep.children)
    country = entities.countries.get(person or "") or (entities.home if staff else None)
    if country is None or entities.kinds.get(person or "") != "person" or entities.place_at(noun) is not None:
        return []
    if child(noun, "poss") is not None:
        return []  # "Dagestan's president"
    before = noun.doc[first_of(noun) - 1] if first_of(noun) > noun.sent.start else None
    kind = home_kinds().get(before.lower_ if before is not None else "")
    if word.of_state and noun.pos_ in ("NOUN", "PROPN") and any(one.dep_ == "prep" for one in noun.children):
        return []  # "the president of the union"
    kind = "state" if word.of_state else "military" if staff else kind
    found = [one for one, its in entities.kinds.items() if its == kind and entities.countries.get(one) == country]
    if kind == "state" and not found and country == entities.home:
        found = [one for one in (entities.state_of(country),) if one is not None]
    if len(found) == 1 and country == entities.home:
        return [(found[0], noun)]
    return []


def _objects(preposition: Token) -> list[Token]:
    """The nouns of a preposition, under one that is joined to it too: "of the Front and of an allied militia"."""
    over = (*preposition.children, *preposition.head.head.children)  # the parser hangs the second on "as members of"
    joined = [one for one in over if one.dep_ == "conj" and one.lower_ == preposition.lower_ and one.i > preposition.i]
    nouns_of = [_behind_staff(child(one, "pobj")) for one in (preposition, *joined)]
    return [one for noun in nouns_of if noun is not None for one in coordinated(noun)]


def _behind_staff(noun: Token | None) -> Token | None:
    """Of "chief of staff of the army", "chief of army staff" whose staff it is."""
    if noun is None or noun.lower_ != "staff":
        return noun
    of = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    return (child(of, "pobj") if of is not None else None) or child(noun, "compound") or noun


def _beyond_comma(noun: Token, entities: Entities) -> list[tuple[str, Token]]:
    """ "X, commander, Third Brigade, said": the group that follows the office as in an address."""
    if not 0 < noun.i < len(noun.doc) - 1 or noun.nbor(-1).text != "," or noun.nbor().text != ",":
        return []
    for one in noun.doc[noun.i + 2 : noun.i + 2 + MAX_ADDRESS]:
        actor = named(entities, one)
        if one.is_punct or one.pos_ not in ("PROPN", "DET", "ADJ", "NUM", "NOUN"):
            break
        if actor is not None and entities.kinds.get(actor) in GROUPS and actor != entities.actor_at(noun.head):
            return [(actor, one)]
    return []
