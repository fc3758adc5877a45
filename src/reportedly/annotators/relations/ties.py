"""Ties told by participles, compounds and verbs: "led by", "Iran-backed", "belongs to", lists of members."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ...model.relation import RelationType
from ..events.syntax import object_of, passive, subject_of
from ..parties import Entities, child, coordinated
from .behind import group_behind, who_is
from .compounds import hyphened
from .finding import Finding, agent_of, doer_of, member, named, people, stretch
from .lexicon import RelationWord, participles, verbs, word_list

STAFFED = frozenset({"ngo", "media", "organisation", "igo", "government_body"})
"""Kinds of body of whose staff one is."""
OF_STATES = frozenset({"loyal_to", "supports", "opposes"})
"""Ties by which a country's name means its state: "takes its orders from Chad"."""
UNDER_ARMS = frozenset({"armed_group", "military", "police"})
GROUPS = UNDER_ARMS | {"party", "organisation", "bloc"}
"""Kinds of body of which one can come from another."""
PREMODIFIERS = frozenset({"compound", "amod", "nmod", "advmod", "npadvmod", "punct", "pobj"})
MAX_APART = 4
"""Tokens from who pledges allegiance to the word, with auxiliaries and adverbs between."""
MAX_LIST = 60
"""Tokens after a colon in which the members of a list are looked for."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """All ties, in the order of the ways in which they are told."""
    for begin, end, word in participles().find(doc):
        yield from _participle(doc, begin, end, word, entities)
    for token in doc:
        if token.text in ("-", "‑", "–") and 0 < token.i < len(doc) - 2:
            yield from hyphened(doc, token, entities)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _verb(token, entities)
            yield from _apart(token, entities)
        elif token.lower_ == "under":
            yield from _under(token, entities)


def _participle(doc: Doc, begin: int, end: int, word: RelationWord, entities: Entities) -> Iterator[Finding]:
    bearer, other = _bearer(doc[begin]), _following(doc, end)
    over = next((one for one in doc[begin].ancestors if one.pos_ in ("VERB", "AUX")), None)
    if word.type == "allied_with" and doc[begin].pos_ == "NOUN" and over is not None:
        bearer = subject_of(over)  # "work hand in hand with"
    if word.type == "loyal_to" and doc[end - 2].lower_ in ("allegiance", "loyalty", "oath"):
        bearer = _doer(doc[begin])
    if bearer is not None and other is not None:
        yield from _told(doc, (begin, end), bearer, other, word, entities)
        if begin and doc[begin - 1].lower_ in ("both", "all"):  # "X and Y, both backed by Z,"
            for one in bearer.conjuncts:
                yield from _told(doc, (begin, end), one, other, word, entities)


def _doer(word: Token) -> Token | None:
    """Who swears or pledges: the subject of the verb, else who is named before it, or does what "and" joins it to.

    The parser takes "swore allegiance" behind a name for a noun phrase.
    """
    if word.pos_ == "VERB" and (subject := child(word, "nsubj")) is not None:
        return subject
    if word.dep_ == "acl" and word.tag_ == "VBG":
        return word.head
    for one in reversed(word.doc[word.sent.start : word.i]):
        if one.pos_ in ("NOUN", "PROPN", "PRON") and word.i - one.i <= MAX_APART:
            return _one_of(one.head) if one.lower_ in ("who", "which") and one.head.pos_ == "NOUN" else one
        if one.lower_ in ("and", "but") and one.i < word.i:
            verb = next((verb for verb in reversed(word.doc[word.sent.start : one.i]) if verb.pos_ == "VERB"), None)
            return subject_of(verb) if verb is not None else None
        if one.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def _apart(verb: Token, entities: Entities) -> Iterator[Finding]:
    """A participle with words between it and its "by": "is led from exile by X"."""
    other = agent_of(verb)
    if other is None or verb.nbor().lower_ == "by":
        return
    by = other.head
    word = next((word for _, _, word in participles().find((verb, by))), None)
    bearer = _bearer(verb) if word is not None else None
    if word is not None and bearer is not None:
        yield from _told(verb.doc, (verb.i, by.i + 1), bearer, other, word, entities)


def _under(word: Token, entities: Entities) -> Iterator[Finding]:
    """ "the Northern Column, under Commander X": who is named so leads the body."""
    leader = child(word, "pobj")
    if word.dep_ != "prep" or leader is None or entities.kinds.get(named(entities, leader) or "") != "person":
        return
    comma = word.i - 1 if word.i and word.nbor(-1).text == "," else word.i
    body = word.doc[comma - 1]
    group = entities.actor_at(body)
    if group is not None and entities.kinds.get(group) in UNDER_ARMS and body.pos_ in ("NOUN", "PROPN", "PRON", "DET"):
        first, last = stretch(word.doc, body, leader)
        person = entities.actor_at(leader)
        assert person is not None
        yield Finding(type="leads", subject=person, object=group, first=first, last=last, head=word.i, score=0.7)


def _told(
    doc: Doc, words: tuple[int, int], bearer: Token, other: Token, word: RelationWord, entities: Entities
) -> Iterator[Finding]:
    begin, end = words
    parts = word.type == "part_of" and word.other_is == "subject"
    mine = named(entities, bearer) or (None if parts else group_behind(bearer, entities))
    of = next((one for one in bearer.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    behind = child(of, "pobj") if of is not None else None
    if mine is None and word.type == "leads" and behind is not None:
        mine = named(entities, behind)  # "men of the Front, led by X"
    if mine is None and word.type == "loyal_to":
        mine = entities.actor_at(bearer)  # "soldiers loyal to X" are told by nothing but their loyalty
    if mine is None or (parts and not _has_parts(bearer)):
        return
    for one in coordinated(other):
        theirs, one = who_is(one, entities, member if parts or word.type in OF_STATES else named)
        if theirs is None and word.type == "loyal_to" and one.tag_ == "NN":
            theirs = entities.actor_at(one)  # "loyal to the former vice-president"
        if theirs is None or theirs == mine:
            continue
        first, last = stretch(doc, bearer, one)
        subject, target = (mine, theirs) if word.other_is == "object" else (theirs, mine)
        type_ = word.type
        if type_ == "leads" and word.other_is == "object" and entities.kinds.get(subject) != "person":
            continue  # "the army is in charge of the camp"
        if type_ == "part_of" and entities.kinds.get(target) == "person":
            type_, subject, target = "leads", target, subject  # "under the command of X"
        elif type_ == "part_of" and entities.kinds.get(subject) == "person":
            type_ = "member_of"
        yield Finding(
            type=type_,
            subject=subject,
            object=target,
            first=min(first, begin),
            last=max(last, end),
            head=begin,
        )


def _has_parts(noun: Token) -> bool:
    """Whether a noun names a body that others belong to; "five groups, including X" are only counted."""
    return noun.pos_ == "PROPN" or (noun.tag_ == "NN" and noun.lemma_.lower() in word_list("wholes"))


def _bearer(head: Token) -> Token | None:
    """The noun that a participle or adjective stands at, or the subject of its verb."""
    if head.dep_ in ("acl", "amod", "relcl", "prep") and head.head.pos_ in ("NOUN", "PROPN"):
        return head.head
    if head.dep_ in ("acomp", "attr", "prep", "xcomp") and head.head.pos_ in ("AUX", "VERB"):
        return subject_of(head.head) or child(head.head, "nsubjpass")
    if head.pos_ == "VERB":
        # "was founded in May and is run by X": the second verb has the subject of the first
        return child(head, "nsubjpass", "nsubj") or (object_of(head) if passive(head) else subject_of(head))
    if head.dep_ == "conj" and head.head != head:
        return _bearer(head.head)
    if head.i > 0 and head.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return head.nbor(-1)
    return None


def _following(doc: Doc, at: int) -> Token | None:
    """Head of the noun phrase that begins at token `at`."""
    if at >= len(doc):
        return None
    token = doc[at]
    for _ in range(8):
        if token.dep_ in ("pobj", "dobj", "appos", "attr", "nsubj", "conj"):
            return token
        if token.head == token or token.head.i < at:
            break
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _verb(verb: Token, entities: Entities) -> Iterator[Finding]:
    for rest, word in verbs().get(verb.lemma_.lower(), ()):
        other = _object(verb, rest)
        if other is None or (not rest and any(one.dep_ == "prt" or one.lower_ == "out" for one in verb.children)):
            continue  # "ran the army out of the country" tells of no one who runs it
        if other.lemma_.lower() in word.not_object or any(one.lower_ in ("which", "what") for one in other.children):
            return
        subject = doer_of(verb)
        if subject is None:
            return
        if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            body = entities.kinds.get(named(entities, subject) or "", "person") != "person"
            # "the spokesman of the Front, which fights X": the parser hangs the clause on the spokesman
            subject = subject if subject.lower_ == "which" and body else _one_of(verb.head)
        inverse = word.other_is == "subject"
        whole = _whole(subject, entities) if inverse else None
        if whole is not None:
            subject = whole
        known = people if word.type in ("part_of", "leads") and not inverse else named
        lefts = [who_is(one, entities, known) for one in (*_members(subject), *_likewise(verb))]
        known = member if inverse or word.type in OF_STATES else named
        if verb.lemma_.lower() == "come" and any(one.lower_ == "under" for one in verb.children):
            return  # "came under fire from X"
        rights = [who_is(one, entities, known) for one in _members(other)]
        if other.lemma_.lower() in word_list("standing_for"):
            # "opposes the US presence": whose presence it is
            rights = [(actor, other) for actor in entities.parties(other)]
        if (word.aim and verb.tag_ != "VB") or (verb.lemma_ == "join" and verb.tag_ not in ("VBD", "VBN")):
            return
        if word.habit and not (verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP")) and not _goes_on(verb):
            return
        if word.of_arms or word.aim:
            fought = UNDER_ARMS | {"state", "government_body"} if word.type == "fights" else UNDER_ARMS
            rights = [(actor, one) for actor, one in rights if entities.kinds.get(actor or "") in fought]
        if word.of_staff:
            rights = [(actor, one) for actor, one in rights if entities.kinds.get(actor or "") in STAFFED]
        if (word.of_arms or word.of_staff) and not any(actor for actor, _ in rights):
            continue
        if word.of_groups:
            rights = [(actor, one) for actor, one in rights if _is_group(actor, entities)]
            lefts = [(actor, one) for actor, one in lefts if _is_group(actor, entities)]
        for mine, left in lefts:
            for theirs, right in rights:
                if mine is None or theirs is None or mine == theirs:
                    continue
                first, last = stretch(verb.doc, left, right, verb)
                person = _are_people(mine, left, verb, entities)
                if word.type in ("leads", "member_of") and not person:
                    continue
                if word.type in ("part_of", "member_of") and not inverse and entities.kinds.get(theirs) == "person":
                    continue
                if inverse and word.type == "part_of" and person:
                    continue  # "the general and the Front united their forces"
                type_: RelationType = "member_of" if word.type == "part_of" and person else word.type
                yield Finding(
                    type=type_,
                    subject=theirs if inverse else mine,
                    object=mine if inverse else theirs,
                    value=word.value,
                    first=first,
                    last=last,
                    head=verb.i,
                    score=0.65,
                    instead=(word.of_arms and word.type == "supports")
                    or (word.habit and verb.dep_ == "relcl" and not _goes_on(verb)),
                )
        return


def _is_group(actor: str | None, entities: Entities) -> bool:
    """Whether an actor is a body with a name; "split from the column" tells of no origin."""
    return entities.kinds.get(actor or "") in GROUPS and not entities.names[actor or ""][:1].islower()


def _goes_on(verb: Token) -> bool:
    """ "Has fought the army since May", "have been fighting it for years": what goes on, and no single act."""
    perfect = any(one.dep_ == "aux" and one.lemma_ == "have" and one.tag_ in ("VBZ", "VBP") for one in verb.children)
    return perfect and any(one.lower_ in ("since", "for") and one.i > verb.i for one in verb.children)


def _likewise(verb: Token) -> Iterator[Token]:
    """ "X belongs to the Front, as do Y and Z": of whom the same is told."""
    for one in verb.children:
        if one.dep_ == "advcl" and one.lemma_.lower() == "do" and one.i > 0 and one.nbor(-1).lower_ in ("as", "so"):
            subject = child(one, "nsubj")
            yield from coordinated(subject) if subject is not None else ()


def _are_people(actor: str, at: Token, verb: Token, entities: Entities) -> bool:
    """Whether who does what the verb tells are persons: by kind, by "who", or as several without a name."""
    kind = entities.kinds.get(actor)
    subject = child(verb, "nsubj")
    if kind == "person" or (kind == "organisation" and subject is not None and subject.lower_ == "who"):
        return True
    several = at.tag_ in ("NNS", "JJ", "CD") or kind in ("unnamed", "population")
    return several and entities.names.get(actor, "")[:1].islower() and kind in ("unnamed", "population", "armed_group")


def _one_of(noun: Token) -> Token:
    """Of "X, one of the militias that fight Y" who is the one, X; else the noun itself."""
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if one.lower_ == "one" and one.dep_ == "appos":
        return one.head
    subject = child(one.head, "nsubj") if one.lower_ == "one" and one.dep_ == "attr" else None
    return subject if subject is not None else noun


def _whole(noun: Token, entities: Entities) -> Token | None:
    """ "members of the coalition include X", "coalition nations include X": the body that they are members of."""
    if noun.lemma_.lower() not in word_list("members"):
        return None
    preposition = next((one for one in noun.children if one.dep_ == "prep" and one.lower_ in ("of", "in")), None)
    within = child(preposition, "pobj") if preposition is not None else None
    beside = next((one for one in noun.lefts if one.dep_ in ("compound", "poss", "nmod", "amod")), None)
    return next((one for one in (within, beside) if one is not None and named(entities, one) is not None), None)


def _object(verb: Token, rest: tuple[str, ...]) -> Token | None:
    """The noun that a verb phrase ends in: "be part of Y", "belong to Y", "lead Y"."""
    if not rest:
        return child(verb, "dobj")
    head = verb
    for word in rest:
        # "take orders from X": the parser hangs "from" on the noun or on the verb
        near = (one for over in (head, verb) for one in over.children if one.i > head.i)
        following = next((one for one in near if word in (one.lower_, one.lemma_.lower())), None)
        if following is None:
            return None
        head = following
    if head.dep_ == "prt":
        return child(verb, "dobj")  # "took over the brigade"
    return child(head, "pobj") if head.pos_ in ("ADP", "SCONJ") else child(head, "dobj", "pobj")


def _members(noun: Token) -> list[Token]:
    """`noun` and all joined to it; of "five groups: A, B and C" the members of the list."""
    found = list(coordinated(noun))
    doc = noun.doc
    for one in list(found):
        found += [other for appos in one.children if appos.dep_ == "appos" for other in coordinated(appos)]
    if len(found) == 1 and noun.tag_ in ("NNS", "NNPS"):
        sent_end = noun.sent.end
        colon = next((i for i in range(noun.i, min(sent_end, noun.i + MAX_LIST)) if doc[i].text == ":"), None)
        if colon is not None:
            listed = [doc[i] for i in range(colon + 1, min(sent_end, colon + MAX_LIST)) if doc[i].pos_ == "PROPN"]
            found = listed or found
    return found
