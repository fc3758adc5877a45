"""Who holds an office or is a part: the name that the noun stands before, its apposition, the subject of its copula."""

from __future__ import annotations

from spacy.tokens import Token

from ..events.syntax import subject_of
from ..parties import Entities, child, coordinated
from .finding import doer_of
from .lexicon import naming_verbs, nouns, word_list

BESIDE = ("compound", "amod", "nmod")
MAX_NAME = 7
"""Tokens behind a noun in which a name behind a comma ends."""


def doc_word(token: Token) -> str | None:
    """The whole word of a token that the tokenizer cut at hyphens: "second-in-command"; None of a word uncut."""
    doc, first = token.doc, token.i
    while first >= 2 and doc[first - 1].text == "-" and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_):
        first -= 2
    return doc[first : token.i + 1].text.lower() if first < token.i else None


def first_of(noun: Token) -> int:
    """Where the office's own words begin: "defence" belongs to "defence minister", "second" to "second-in-command"."""
    word = doc_word(noun)
    if word is not None:
        return noun.i - 2 * word.count("-")
    return noun.i - (noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" in nouns())


def root_of(noun: Token) -> Token:
    """The part of a word cut at hyphens on which the sentence hangs: of "second-in-command" the first."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return noun.head.head  # "declared him one of its fighters"
    if doc_word(noun) is None:
        return noun
    first = first_of(noun)
    return next((one for one in noun.doc[first : noun.i + 1] if not first <= one.head.i <= noun.i), noun)


def holders_of(noun: Token, entities: Entities) -> list[Token]:
    """Who holds the office: the name it stands before, its apposition, the subject of its copula."""
    root = root_of(noun)
    if root.dep_ in BESIDE and root.head.i > noun.i:
        return [root.head, *(one for one in root.head.children if one.dep_ == "appos" and root.head.pos_ != "PROPN")]
    found = [one for one in root.children if one.dep_ == "appos"]
    if root.tag_ == "NNS":  # "two brigades of the Guard, X and Y,"
        over = root.head.head if root.dep_ == "pobj" and root.head.head.pos_ == "NUM" else root
        found += [one for one in over.children if one.dep_ == "appos" and one not in found]
        found += _after_comma(noun) if over != root and not found else []
        found = [one for head in found for one in coordinated(head)]
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
        if root.tag_ == "NNS":  # "the Front and the Guard, proxies of Iran"
            found += [one for one in root.head.conjuncts if one.pos_ == "PROPN"]
    elif root.dep_ == "attr":
        subject = child(root.head, "nsubj") or (doer_of(root.head) if root.head.dep_ == "pcomp" else None)
        if subject is None and root.head.dep_ == "xcomp":
            # "whom officials held to be a commander of X", "N. N., believed to be a commander of X"
            over = root.head.head
            subject = child(over, "dobj", "nsubjpass") or (over.head if over.dep_ == "acl" else child(over, "nsubj"))
        if subject is not None:
            found += list(coordinated(subject))
    elif root.dep_ == "nsubj" and root.head.lemma_ == "be" and (name := child(root.head, "attr")) is not None:
        found += [name] if name.pos_ == "PROPN" else []  # "the president of the Front is N. N."
    elif root.dep_ == "conj" and root.head.dep_ == "appos":
        found.append(root.head.head)
    elif (said := _but(root)) is not None:
        found += [one for one in (child(said.head, "nsubj"),) if one is not None]
    elif (
        root.dep_ in ("oprd", "pobj", "dobj", "attr")
        and (appointed := appointed_to(root) or _holding(root)) is not None
    ):
        found.append(appointed)
    if not found and noun.i + 1 < len(noun.doc):
        following = noun.nbor()
        if following.pos_ == "PROPN" and following.ent_type_ == "PERSON":
            found.append(following)
    if (
        not found
        and is_person(noun, entities)
        and noun.i + 1 < len(noun.doc)
        and noun.nbor().lemma_ in word_list("alias")
    ):
        found.append(noun)  # "a Front commander known as 'Lion'"
    return found


def _after_comma(noun: Token) -> list[Token]:
    """The name right behind a comma behind a noun, whatever the parser hangs it on: "two of its gangs, X and Y,"."""
    behind = noun.doc[noun.i + 1 : noun.i + 1 + MAX_NAME]
    if len(behind) < 2 or behind[0].text != ",":
        return []
    names = (one for one in behind[1:] if one.pos_ == "PROPN" and one.dep_ != "compound")
    return [one for one in names if one.left_edge.i == behind[1].i][:1]


def _but(noun: Token) -> Token | None:
    """Of "no party but an arm of the Front", "nothing but a wing of the Front" what is said not to be so."""
    said = noun.head if noun.dep_ in ("conj", "appos") else noun.head.head if noun.dep_ == "pobj" else noun
    joined = noun.head.lower_ == "but" or any(one.dep_ == "cc" and one.lower_ == "but" for one in noun.head.children)
    return said if joined and said.dep_ == "attr" and said.head.lemma_ == "be" else None


def is_person(token: Token, entities: Entities) -> bool:
    return entities.kinds.get(entities.actor_at(token) or "") == "person"


def appointed_to(office: Token) -> Token | None:
    """ "was appointed commander of X", "named Y as head of X": who got the office."""
    verb = office.head
    if office.dep_ == "pobj":
        if verb.lower_ not in ("as", "to"):
            return None
        verb = verb.head
    named_so = verb.lemma_.lower() in word_list("appointing") | word_list("identifying") | naming_verbs()
    if verb.pos_ != "VERB" or not named_so:
        return None
    got = child(verb, "nsubjpass") or next(
        (one for one in verb.children if one.dep_ in ("dobj", "dative") and one is not office), None
    )
    if got is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head  # "N. N., described by police as a leader of X"
    return got


def _holding(office: Token) -> Token | None:
    """ "acts as spokesman of X", "replaced N. N. as commander of X", "stepped down as leader of X": who does so."""
    verb = office.head.head
    if office.dep_ != "pobj" or office.head.lower_ != "as" or verb.lemma_.lower() not in word_list("holding"):
        return None
    subject = subject_of(verb)
    return verb.head if subject is not None and subject.lower_ == "who" and verb.dep_ == "relcl" else subject
