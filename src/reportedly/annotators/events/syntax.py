"""Subjects, objects and contents in spaCy's English dependency parse (ClearNLP labels)."""

from __future__ import annotations

from spacy.tokens import Token

from ..parties import after_of, child, coordinated
from .lexicon import classes

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBJECTS = ("dobj", "obj")
CONTENTS = ("ccomp", "xcomp", "pcomp")
RELATIVE = ("who", "which", "that", "whom")
NUMBER_HEDGES = ("between", "about", "around", "over")
MAX_CLIMB = 12


def passive(verb: Token) -> bool:
    """True for a passive verb, reduced relatives ("soldiers killed in May") included."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children) or _caused(verb):
        return True
    if verb.lemma_.lower() in classes()["transitive"] and verb.tag_ in ("VBN", "VBD") and _bare(verb):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "acl" and not verb.head.like_num:
        told = child(verb, "agent") is not None or verb.lemma_.lower() in classes()["transitive"]
        if told:  # "three men shot dead by police", "a soldier shot in the ward", tagged as a past tense
            return child(verb, "nsubj", "aux", *OBJECTS) is None
    shared = verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lemma_.lower() in classes()["transitive"]
    if shared and not any(child.dep_ in ("aux", "nsubj", *OBJECTS, "ccomp", "xcomp") for child in verb.children):
        # "was seized and freed": tagged as a past tense, yet without what was freed
        return verb.head.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.head.children)
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("xcomp", "oprd") and not any(one.dep_ in ("aux", "nsubj", *OBJECTS) for one in verb.children):
        return passive(verb.head)  # "were reported killed"
    if verb.dep_ == "acl":
        # "the claim that rebels had killed" has its own subject, "fighters of the Front, sealed off the town" an object
        return child(verb, "nsubj", *OBJECTS) is None or verb.lemma_.lower() in classes()["giving"]
    if verb.dep_ == "conj" and not any(child.dep_ in ("aux", "csubj", *OBJECTS) for child in verb.children):
        # "were killed and wounded", "17 were killed and 40 wounded"
        return passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") else False
    return any(child.dep_ == "agent" for child in verb.children)


def _bare(verb: Token) -> bool:
    """True for a participle with a subject and nothing else: "five killed in Sinja", "with dozens wounded"."""
    parts = {child.dep_ for child in verb.children}
    counted = child(verb, "nsubj")
    if verb.dep_ in ("acl", "advcl") and verb.i and verb.nbor(-1).text == "," and child(verb, "mark", "advmod") is None:
        return ("nsubj" in parts or verb.dep_ == "acl") and not parts & {
            "aux",
            "auxpass",
            *OBJECTS,
        }  # "two nurses, abducted in May, were freed"
    number = counted is not None and (counted.pos_ == "NUM" or child(counted, "nummod") is not None or counted.like_num)
    return bool(number or verb.tag_ == "VBN") and "nsubj" in parts and not parts & {
        "aux", "auxpass", "dobj", "obj", "dative", "ccomp", "xcomp"
    }  # fmt: skip


def subject_of(verb: Token) -> Token | None:
    """Head of the noun phrase that does what `verb` tells; None where the sentence does not say."""
    if passive(verb):
        agent = child(verb, "agent") or _shared_agent(verb)
        if agent is None and verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and passive(verb.head):
            return subject_of(verb.head)  # "was arrested by the police and charged"
        if agent is None and _caused(verb):
            return subject_of(verb.head if verb.dep_ == "ccomp" else verb.head.head)
        return child(agent, "pobj") if agent is not None else at_hands_of(verb)
    return _logical_subject(verb, 0)


def _caused(verb: Token) -> bool:
    """Whether somebody has it done: "the emir had three officers executed"."""
    if verb.tag_ != "VBN" or child(verb, "aux", "auxpass", "mark", *OBJECTS) is not None:
        return False
    if verb.dep_ == "acl":  # as the parser reads it where it takes the officers for what the emir has
        return verb.head.dep_ in OBJECTS and verb.head.head.lemma_ == "have" and child(verb, "agent") is None
    patient = child(verb, "nsubj")
    return verb.dep_ == "ccomp" and verb.head.lemma_ == "have" and patient is not None and patient.i > verb.head.i


def at_hands_of(word: Token) -> Token | None:
    """Who does what somebody suffers "at the hands of" him."""
    for one in word.children:
        hands = child(one, "pobj") if one.dep_ == "prep" and one.lower_ == "at" else None
        if hands is not None and hands.lower_ in ("hand", "hands"):
            return after_of(hands) or child(hands, "poss")
    return None


def _shared_agent(verb: Token) -> Token | None:
    """Who did it, told behind the last of several participles alone: "two killed and a lorry burned by rebels"."""
    for one in (verb.head if verb.dep_ == "acl" else verb).children:
        if one.dep_ in ("conj", "appos") and one.i > verb.i:
            last = one if one.tag_ == "VBN" else child(one, "acl")
            bare = last is not None and last.tag_ in ("VBN", "VBD") and child(last, "auxpass") is None
            if last is not None and bare and (agent := child(last, "agent")) is not None:
                return agent
    return None


def object_of(verb: Token) -> Token | None:
    """Head of the noun phrase that `verb` is done to: object, passive subject, or the noun a participle stands at."""
    if passive(verb):
        subject = child(verb, "nsubjpass", "nsubj")
        if subject is not None:
            return _antecedent(subject)
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
            return object_of(verb.head) if passive(verb.head) else _logical_subject(verb.head, 0)
        if verb.dep_ == "pcomp":
            return _logical_subject(verb, 0)  # "left after being shelled"
        return None
    theme = child(verb, *OBJECTS)
    if theme is not None:
        return _antecedent(theme)
    if verb.lemma_.lower() in classes()["transitive"] and (theme := _misread_object(verb)) is not None:
        return theme
    if (theme := _people_beside(verb)) is not None:
        return theme
    if verb.dep_ == "relcl" and child(verb, "nsubj") is not None and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        subject = child(verb, "nsubj")
        prep = child(verb, "prep")
        if (
            subject is not None
            and subject.lower_ not in RELATIVE
            and not (prep is not None and child(prep, "pobj") is None)
        ):
            return verb.head
    for one in verb.children:
        # "killed between 10 and 15 villagers": the parser takes the hedge of a number for a preposition
        if one.dep_ == "prep" and one.lower_ in NUMBER_HEDGES and (inner := child(one, "pobj")) is not None:
            people = [noun for noun in coordinated(inner) if noun.pos_ == "NOUN"]
            if people and any(word.like_num for word in inner.subtree):
                return people[-1]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        # "attacked and burned the village": the shared object hangs on the last verb
        return None
    for other in verb.children:
        if other.dep_ == "conj" and other.pos_ == "VERB" and child(other, *SUBJECTS, "aux") is None:
            return child(other, *OBJECTS)
    return None


def _misread_object(verb: Token) -> Token | None:
    """The object that the parser made a subject ("killed ten men gathered near it") or an adverb ("kills 14 at …")."""
    for one in verb.children:
        if one.i < verb.i:
            continue
        if one.dep_ == "ccomp" and one.tag_ in ("VBD", "VBN") and child(one, "mark", "aux", "auxpass") is None:
            subject = child(one, "nsubj")
            if subject is not None and subject.pos_ == "NOUN":
                return subject
        if one.dep_ == "npadvmod" and one.pos_ == "NUM":
            return one
    return None


def _people_beside(verb: Token) -> Token | None:
    """Persons that the parser made an adverb ("led away two nurses") or the subject of what they are held to be."""
    for one in verb.children:
        if one.i < verb.i:
            continue
        if one.dep_ == "npadvmod" and one.lemma_.lower() in classes()["people"]:
            return one
        if one.dep_ == "ccomp" and one.pos_ == "ADJ" and (held := child(one, "nsubj")) is not None:
            return held  # "hold the army responsible"
    return None


def _logical_subject(verb: Token, depth: int) -> Token | None:
    subject = child(verb, "nsubj", "csubj")
    if subject is not None:
        return _antecedent(subject)
    if (counted := _hedged_subject(verb)) is not None:
        return counted
    if depth > MAX_CLIMB:
        return None
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if passive(head):
            return child(head, "nsubjpass") or subject_of(head)
        return _logical_subject(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp", "pcomp", "advcl"):
        matrix = head.head if verb.dep_ == "pcomp" else head
        if verb.dep_ == "pcomp" and matrix.dep_ in OBJECTS and _controls(matrix.head):
            # "accused the guards of taking bribes", where the parser hangs "of" on the guards
            return _antecedent(matrix)
        if verb.dep_ == "pcomp" and head.lower_ == "for" and matrix.lemma_.lower() in classes()["judging"]:
            judged = child(matrix, "nsubjpass") if passive(matrix) else child(matrix, *OBJECTS)
            if judged is not None:
                return _antecedent(judged)  # "thanked Chad for sheltering them", "was jailed for leading it"
        if (called := _called_on(verb)) is not None:
            return called
        if matrix.pos_ not in ("VERB", "AUX"):
            return _noun_controller(matrix) if matrix.pos_ in ("NOUN", "PROPN") else _adjective_subject(matrix, depth)
        asked = verb.dep_ == "advcl" and any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)
        if (verb.dep_ != "advcl" or (asked and child(matrix, *OBJECTS) is None)) and _controls(matrix):
            # "the paramilitary Support Forces", read as two objects: the last is who is meant
            objects = [one for one in matrix.children if one.dep_ in (*OBJECTS, "dative") and one.i < verb.i]
            controlled = objects[-1] if objects else child(matrix, "nsubjpass") if passive(matrix) else None
            for one in matrix.children:
                # "called on the army to leave"
                if controlled is None and one.dep_ == "prep" and one.lower_ in ("on", "upon") and one.i < verb.i:
                    controlled = child(one, "pobj")
            if controlled is not None:
                return _antecedent(controlled)
        if verb.dep_ == "ccomp" and _finite(verb):
            return None  # the parser lost its subject; who says it is not who does it
        if passive(matrix):
            patient = child(matrix, "nsubjpass")
            return _antecedent(patient) if patient is not None else None
        return _logical_subject(matrix, depth + 1)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VBN":
        if verb.tag_ == "VB" and head.pos_ == "NOUN":
            return _noun_controller(head)
        return head
    return None


def _called_on(verb: Token) -> Token | None:
    """ "Called on the rebels to lift the siege and on the army to leave": who is called on with the second "on"."""
    to = next((one for one in verb.lefts if one.dep_ == "aux" and one.lower_ == "to"), None)
    noun = verb.doc[to.i - 1] if to is not None and to.i > 0 else None
    for _ in range(MAX_CLIMB):
        if noun is None or noun.dep_ == "pobj" or noun.head == noun:
            break
        noun = noun.head
    if noun is None or noun.dep_ != "pobj" or noun.head.dep_ != "conj" or noun.head.lower_ not in ("on", "upon"):
        return None
    return noun


def _hedged_subject(verb: Token) -> Token | None:
    """ "Between 15 and 20 men had come": the parser takes the hedge of a number for a preposition."""
    for one in verb.lefts:
        inner = child(one, "pobj") if one.dep_ == "prep" and one.lower_ in NUMBER_HEDGES else None
        if inner is not None and inner.pos_ == "NOUN" and any(word.like_num for word in inner.lefts):
            return inner
    return None


def _finite(verb: Token) -> bool:
    return any(
        one.tag_ in ("VBD", "VBP", "VBZ", "MD") for one in (verb, *verb.children) if one == verb or one.dep_ == "aux"
    )


def _controls(verb: Token) -> bool:
    """Whether the object of a verb does what its complement tells."""
    return verb.lemma_.lower() in classes()["object_control"]


def _adjective_subject(adjective: Token, depth: int) -> Token | None:
    """ "is ready to strike": the subject of the copula."""
    if adjective.dep_ in ("acomp", "attr", "oprd") and adjective.head.pos_ in ("VERB", "AUX"):
        return _logical_subject(adjective.head, depth + 1)
    return None


def _noun_controller(noun: Token) -> Token | None:
    """ "its decision to withdraw", "Iran's threat to close", "vowed revenge": who stands behind the noun."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    if noun.dep_ in OBJECTS and noun.head.pos_ == "VERB":
        return subject_of(noun.head)
    verb = noun.head.head if noun.dep_ == "pobj" else noun
    if verb.pos_ == "VERB":  # "offered in a letter to lift the siege", "gave them until Friday to leave"
        given = child(verb, "dative") or (child(verb, *OBJECTS) if noun.head.lower_ in ("until", "till") else None)
        return given or subject_of(verb)
    return child(noun, "amod") or None


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token is itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    clause = token.head
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else token


def coordinated_verbs(verb: Token) -> list[Token]:
    """`verb` and the verbs joined to it: "to encircle and to storm"."""
    return [verb, *(one for one in verb.children if one.dep_ == "conj" and one.pos_ == "VERB")]


def content_of(verb: Token) -> Token | None:
    """The clause or noun that is the content of a speech act: "agreed to leave", "demanded that he leave"."""
    for one in verb.children:
        if one.dep_ in ("ccomp", "xcomp"):
            return one
        if one.dep_ in ("prep", "acomp") and (inner := child(one, "pcomp", "xcomp", "ccomp")) is not None:
            # "accused of shelling", "is willing to leave"
            return inner
    return None
