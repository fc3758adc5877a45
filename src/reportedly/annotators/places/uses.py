"""What is a place's name used for where it stands, and which kind of place do the words beside it tell?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ...model.place import OtherUse
from ...text import fold_name
from .lexicon import Words

PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels of spaCy's entities that are places."""
WATERS = ("river", "sea")
"""Kinds whose word stands before the name, in capitals: the River Jordan."""


def kind_told(doc: Doc, first: int, last: int, words: Words) -> str | None:
    """The kind that the name's own last word, the word after it or "city of" tells; "area" after a direction."""
    around = [doc[last].lower_, doc[first].lower_] if last > first else []
    around += [doc[last + 1].lower_] if last + 1 < len(doc) else []
    if first > 1 and doc[first - 1].lower_ == "of":
        around.append(doc[first - 2].lower_)
    elif first and doc[first - 1].lower_ in words.directions:
        return "area"
    elif first and (doc[first - 1].is_lower or words.kind_of.get(doc[first - 1].lower_) in WATERS):
        around.append(doc[first - 1].lower_)
    return next((words.kind_of[word] for word in around if word in words.kind_of), None)


def kind_written(written: str, name: str, words: Words) -> str | None:
    """The kind that an abbreviation tells by its full stop or its capitals: Mo., NY."""
    is_short = written.endswith(".") or (len(written) == 2 and written.isupper())
    return "province" if is_short and name in words.states else None


def site_behind(doc: Doc, last: int, words: Words) -> Token | None:
    """What lies at a place and is called after it, right behind the name or behind its sort: "refugee camp"."""
    for token in doc[last + 1 : last + 4]:
        if token.lower_ in words.sites:
            after = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
            joined = after == "-" or (token.i == last + 2 and doc[last + 1].text == "-")
            return token if token.is_lower and not joined else None  # "the Cup quarter-final"
        if token.lower_ not in words.sorts_of_sites:
            return None
    return None


def use_of(doc: Doc, first: int, last: int, words: Words) -> OtherUse | None:
    """What the name is used for beside naming the place."""
    token: Token = doc[last]
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.text[:1].isupper() and after.lower_ in words.in_name:
        return "in_name"
    if token.ent_type_ in ("ORG", "FAC") and (
        (first and doc[first - 1].ent_type_ == "ORG" and doc[first].ent_iob_ == "I")
        or (after is not None and after.ent_type_ == token.ent_type_ and after.ent_iob_ == "I")
    ):
        return "in_name"
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in words.metonym_verbs:
        name = fold_name(doc[first : last + 1].text)
        return "metonym" if name in words.capitals or token.head.i > last else None
    if _is_listed_state(token, words):
        return "metonym"
    if _is_addressed(token, words) and fold_name(doc[first : last + 1].text) in words.capitals:
        return "metonym"
    if site_behind(doc, last, words) is not None:
        return None  # "on the Tulmes road" tells where, as "the village of Tulmes" does
    if token.dep_ in ("compound", "nmod", "amod") and token.head.i > last and token.head.lower_ not in words.kind_of:
        return "modifier" if token.head.ent_type_ not in PLACES else None
    return None


def _is_addressed(token: Token, words: Words) -> bool:
    """Whether somebody is spoken to by this name: "urged Baghdad", "called on Kyiv to", "talks with Tehran"."""
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in words.addressing
    if token.dep_ != "pobj" or token.head.lower_ not in ("on", "upon", "with"):
        return False
    above = token.head.head
    return (above.lemma_.lower(), token.head.lower_) in words.addressing_with


def _is_listed_state(token: Token, words: Words) -> bool:
    """Whether the name is one of those that states or members are said to be: "nations that joined include Chad, …"."""
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    verb = token.head
    if token.dep_ not in ("dobj", "attr", "oprd") or verb.lemma_.lower() not in words.listing:
        return False
    return any(one.dep_ == "nsubj" and one.lemma_.lower() in words.listed_states for one in verb.lefts)
