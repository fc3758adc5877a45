"""Other names: "X, also known as Y", "X (ABC)"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ...text import fold_name
from ..actors.lexicon import name_types
from ..parties import Entities, child
from ..reading import text_of
from .finding import Finding, named
from .lexicon import alias_phrases

QUOTES = frozenset("\"“”'‘’«»(")
CLOSING = frozenset("\"”’'»)")
BODIES = frozenset({"armed_group", "military", "police", "party", "bloc", "igo", "government_body"})
"""Kinds of body whose name is followed by initials that need not be those of its words."""
GROUPS = frozenset({"armed_group", "military", "party", "organisation", "bloc", "ngo"})
MAX_NAME = 8
MAX_BEGUN = 4
"""Letters at the beginning of a word that a short form can take over."""
JOINING = frozenset({"al", "el", "of", "-", "de", "bin", "the", "ul"})
"""Words within a name that have no capital."""


def find(doc: Doc, entities: Entities) -> Iterator[Finding]:
    """Aliases told by a phrase between two names, and short forms in brackets after a name."""
    for begin, end, _ in alias_phrases().find(doc):
        subject = _before(doc, begin, entities)
        name = name_after(doc, end)
        if subject is None or name is None:
            continue
        head, actor = subject
        for one in (name, _or_name(doc, name[1])):
            if one is not None:
                yield from _alias(doc, head, actor, one, entities)
    for token in doc:
        yield from _whom_called(token, entities)
        if token.lower_ == "former" and token.dep_ == "amod" and token.head.pos_ == "PROPN":
            yield from _former(token, entities)
        called = child(token, "oprd") if token.lemma_.lower() == "call" and token.pos_ == "VERB" else None
        actor_called = named(entities, called) if called is not None else None
        if called is not None and actor_called is not None:
            # "the group that residents call X, or Y"
            other = _or_name(doc, called.i)
            if other is not None:
                yield from _alias(doc, called, actor_called, other, entities)
    for token in doc:
        if token.lower_ == "or" and token.i > 1 and doc[token.i - 1].text == ",":
            yield from _beside(doc, token, entities)
        if token.text == "(" and token.i > 0 and token.i + 2 < len(doc):
            yield from _bracketed(doc, token, entities)
            yield from _explained(doc, token, entities)


def _former(word: Token, entities: Entities) -> Iterator[Finding]:
    """ "The Nile Guard is the former Red Column", "the Nile Guard, the former Red Column,": an older name."""
    name = word.head
    at = name.head if name.dep_ == "appos" else child(name.head, "nsubj") if name.dep_ == "attr" else None
    actor = named(entities, at) if at is not None else None
    definite = any(one.lower_ == "the" for one in name.lefts)
    if at is None or actor is None or not definite or at.i > name.i or entities.kinds[actor] not in GROUPS:
        return
    value = word.doc[word.i + 1 : name.i + 1].text
    if entities.actor_at(name) != actor or value.lower() != entities.names[actor].lower():
        yield Finding(type="alias_of", subject=actor, value=value, first=at.left_edge.i, last=name.i, head=name.i)


def _whom_called(verb: Token, entities: Entities) -> Iterator[Finding]:
    """ "the insurgents, whom people call al-Nahr": another name of who has none or another one."""
    whom = child(verb, "dobj") if verb.lemma_.lower() == "call" and verb.dep_ == "relcl" else None
    if whom is None or not 0 < whom.i < verb.i or verb.i + 2 >= len(verb.doc):
        return
    if whom.lower_ not in ("whom", "which") or whom.nbor(-1).text != ",":
        return  # "the group that people call X" tells its only name
    if verb.nbor().text in QUOTES:
        return
    name, actor = name_after(verb.doc, verb.i + 1), named(entities, whom)
    at = verb.doc[verb.i + 1]
    if name is None and at.pos_ == "PROPN" and at.i + 2 < len(verb.doc) and at.nbor().text == "-":
        name = (at.i, at.i + 2)  # "al-Nahr"
    if actor is not None and name is not None and entities.kinds[actor] in GROUPS:
        value = verb.doc[name[0] : name[1] + 1].text
        yield Finding(type="alias_of", subject=actor, value=value, first=whom.i, last=name[1], head=verb.i, score=0.7)


def _alias(doc: Doc, head: Token, actor: str, name: tuple[int, int], entities: Entities) -> Iterator[Finding]:
    value = _other_name(doc, head, actor, doc[name[0] : name[1] + 1].text, entities)
    if value is not None:
        first = name_begin(head, entities)
        yield Finding(type="alias_of", subject=actor, value=value, first=first, last=name[1], head=head.i, score=0.85)


def _beside(doc: Doc, word: Token, entities: Entities) -> Iterator[Finding]:
    """A group's other name between commas: "Saraya al-Nahr, or the River Companies, has claimed …"."""
    head, name = doc[word.i - 2], name_after(doc, word.i + 1)
    actor = named(entities, head)
    if actor is None or entities.kinds[actor] not in GROUPS or head.pos_ != "PROPN" or name is None:
        return
    closed = name[1] + 1 < len(doc) and doc[name[1] + 1].text in (",", ".", ")", ";")
    closed = closed or entities.actor_at(doc[name[1]]) == actor  # "X, or Y in their own language,"
    if closed and (name[1] > name[0] or (doc[name[0]].text.isupper() and len(doc[name[0]].text) > 1)):
        yield from _alias(doc, head, actor, name, entities)


def _or_name(doc: Doc, last: int) -> tuple[int, int] | None:
    """A second name after "or": "ISIS or ISIL", "X, or shabaab,"; a word without a capital must stand by itself."""
    at = last + 1
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].text == ","):
        at += 1
    if at + 2 >= len(doc) or doc[at].lower_ != "or":
        return None
    at += 1
    alone = doc[at - 2].text == "," and doc[at + 1].text in (",", ")", ".") and doc[at].pos_ in ("NOUN", "PROPN")
    return name_after(doc, at) or ((at, at) if alone else None)


def _before(doc: Doc, at: int, entities: Entities) -> tuple[Token, str] | None:
    """The actor that ends before token `at`, over commas, brackets and an auxiliary."""
    i = at - 1
    while i >= 0 and i >= at - 4 and (doc[i].is_punct or doc[i].pos_ == "AUX" or doc[i].lower_ in ("who", "which")):
        i -= 1
    if i < 0:
        return None
    actor = named(entities, doc[i])
    return (doc[i], actor) if actor is not None else None


def _other_name(doc: Doc, head: Token, actor: str, name: str, entities: Entities) -> str | None:
    """Of two names of an actor the one that is not its canonical name; None where only one is a name.

    What follows "its deputy, alias" is how the deputy is called and no second name.
    """
    if head.pos_ != "PROPN" and entities.names.get(actor, "").islower():
        return None
    if fold_name(name) != fold_name(entities.names.get(actor, "")):
        return name
    before = doc[name_begin(head, entities) : head.i + 1].text
    return before if head.pos_ == "PROPN" and fold_name(before) != fold_name(name) else None


def name_begin(head: Token, entities: Entities) -> int:
    """First token of the mention that ends in `head`."""
    actor, i = entities.actor_at(head), head.i
    while i > 0 and entities.actor_at(head.doc[i - 1]) == actor and i > head.i - MAX_NAME:
        i -= 1
    return i


def name_after(doc: Doc, at: int) -> tuple[int, int] | None:
    """The name that begins at token `at`: capitalised words, or what stands in quotation marks."""
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].lower_ in ("the", ":")):
        at += 1
    last = at
    if at < len(doc) and doc[at - 1].text in QUOTES:
        close = next((i for i in range(at, min(at + MAX_NAME, len(doc))) if doc[i].text in CLOSING), at)
        if close > at:
            return at, close - 1
    if at >= len(doc) or not (doc[at].text[0].isupper() or doc[at - 1].text in QUOTES):
        return None
    while last + 1 < len(doc) and last - at < MAX_NAME and not doc[last + 1].is_sent_start:
        word = doc[last + 1]
        joined = last + 1
        while joined < len(doc) - 1 and joined < last + 4 and doc[joined].lower_ in JOINING:
            joined += 1  # "Jabhat al-Wadi", "Army of the North"
        if not (word.text[0].isupper() or doc[joined].text[0].isupper()):
            break
        last = joined if doc[joined].text[0].isupper() else last + 1
    return at, last


def _bracketed(doc: Doc, bracket: Token, entities: Entities) -> Iterator[Finding]:
    """ "Revolutionary Armed Front (RAF)": initials of the name before the bracket, or a name of the same actor."""
    head = doc[bracket.i - 1 - (bracket.i > 1 and doc[bracket.i - 1].text in CLOSING)]
    close = next((i for i in range(bracket.i + 1, min(bracket.i + 5, len(doc))) if doc[i].text in (")", ",")), None)
    if close is None or (doc[close].text == "," and close != bracket.i + 2):
        yield from _second_name(doc, bracket, entities)
        return
    short = doc[bracket.i + 1 : close].text.strip('"“” ')
    begin = _written_out(short, doc, bracket.i)
    actor = named(entities, doc[bracket.i + 1]) if begin is not None else None
    if actor is None:
        actor, begin = named(entities, head), None
    if actor is None or entities.kinds.get(actor) == "person":
        return
    begin = name_begin(head, entities) if begin is None else begin
    letters = initials_of(doc, begin, head.i)
    known = entities.actor_at(doc[bracket.i + 1]) == actor
    initials = sum(1 for letter in short.lower() if letter in letters)
    short_of = known or initials >= max(2, len(short) - 1) or _of_body(short, head, doc[bracket.i + 1], entities)
    if not 1 < len(short) <= 12 or " " in short or not short_of:
        yield from _second_name(doc, bracket, entities)
        return
    capitals = sum(1 for letter in short if letter.isupper())
    if not (short.isupper() or capitals > 2 or known or text_of(doc).islower()):
        return
    if entities.place_at(doc[bracket.i + 1]) is not None and not short.isupper():
        return  # "Highland Mail (Gao)"
    yield Finding(type="alias_of", subject=actor, value=short, first=begin, last=close, head=head.i, score=0.9)


def initials_of(doc: Doc, first: int, last: int) -> list[str]:
    """First letters, lower case, of the words of a name that count."""
    return [word.text[0].lower() for word in doc[first : last + 1] if word.is_alpha and not word.is_stop]


def _of_body(short: str, head: Token, at: Token, entities: Entities) -> bool:
    """Whether initials of another language stand behind a definite name of a body: "the occupation army (FAO)"."""
    definite = any(one.lower_ in ("the", "its", "their", "our") for one in head.lefts) or head.pos_ == "PROPN"
    other = entities.actor_at(at)
    free = other is None or fold_name(entities.names[other]) == fold_name(short)
    kind = entities.kinds.get(named(entities, head) or "")
    plain = short.isalpha() and short.isupper() and 2 < len(short) < 9
    return plain and definite and free and kind in BODIES and entities.place_at(at) is None


def _explained(doc: Doc, bracket: Token, entities: Entities) -> Iterator[Finding]:
    """ "the RWF (River Watch Front)": the name behind its initials."""
    short, name = bracket.nbor(-1), name_after(doc, bracket.i + 1)
    actor = named(entities, doc[name[1]]) if name is not None else None
    if name is None or actor is None or not short.text.isupper() or not 1 < len(short.text) < 10:
        return
    if entities.kinds[actor] != "person" and "".join(initials_of(doc, *name)) == short.lower_:
        yield Finding(type="alias_of", subject=actor, value=short.text, first=short.i, last=name[1], head=name[1])


def _second_name(doc: Doc, bracket: Token, entities: Entities) -> Iterator[Finding]:
    """'Jabhat al-Wadi ("Valley Front")', "the 9th Division (the Panthers)": a name in brackets behind a body's."""
    head = bracket.nbor(-1)
    actor, name = named(entities, head), name_after(doc, bracket.i + 1)
    if actor is None or name is None or entities.kinds[actor] not in GROUPS or head.pos_ != "PROPN":
        return
    behind = next((one for one in doc[name[1] + 1 : name[1] + 3] if one.text not in QUOTES | CLOSING - {")"}), None)
    whose = entities.actor_at(doc[name[1]])
    sort = fold_name(doc[name[1]].text) in name_types()
    several = doc[name[0] - 1].lower_ == "the" and doc[name[1]].lower_.endswith("s")
    if behind is None or behind.text != ")" or not (sort or several or whose == actor) or doc[name[0]].text.isupper():
        return
    yield from _alias(doc, head, actor, name, entities)


def _written_out(short: str, doc: Doc, end: int) -> int | None:
    """First token of the words right before `end` whose beginnings make up a short form: "FMoD", "Frayba", "ISWAP".

    The words are no actor, or other words stand before them: "fighters of the Islamic State West Africa Province".
    """
    left, i = fold_name(short), end - 1
    while i >= max(end - MAX_NAME, 0) and left:
        word = fold_name(doc[i].text)
        begun = next((n for n in range(min(len(word), MAX_BEGUN), 0, -1) if left.endswith(word[:n])), 0)
        if not begun and doc[i].lower_ not in JOINING | {"for", "and"}:
            return None
        left, i = left[: len(left) - begun], i - 1
    return i + 1 if not left and end - i > 2 else None
