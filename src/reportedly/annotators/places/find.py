"""Where do names of places stand, and what are they used for?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ...gazetteer.store import Gazetteer
from ...model import Span
from ...model.place import OtherUse
from ...text import fold_name
from .draft import Found
from .lexicon import Words

PLACES = frozenset({"GPE", "LOC", "FAC"})
LONGEST = 4
"""Most words of a name that is looked up without spaCy's word that it is one."""
LARGE = 100_000
"""A town of so many people, or any area, is taken for a place where spaCy saw none."""
OUTER = re.compile(r"(?:,|\s*\()\s*(?:in )?([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")
OUTER_CHARS = 60
"""How far after a name the one that holds it may stand."""
LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "toward", "towards", "outside", "around", "across", "into", "inside"}
)


def find(doc: Doc, words: Words, gazetteer: Gazetteer) -> list[Found]:
    """Every toponym of `doc`, in text order, without overlaps."""
    taken = bytearray(len(doc))
    found: list[Found] = []
    for one in [*_entities(doc, words, gazetteer), *_listed(doc, words, gazetteer)]:
        if not any(taken[one.first : one.last + 1]):
            taken[one.first : one.last + 1] = b"\x01" * (one.last + 1 - one.first)
            found.append(one)
    return sorted(found, key=lambda one: one.span)


def at_span(doc: Doc, span: Span, words: Words) -> Found | None:
    """The toponym of a span that the caller states."""
    tokens = doc.char_span(span.begin, span.end, alignment_mode="expand")
    if tokens is None or not span.of(doc.text).strip():
        return None
    first, last = tokens.start, tokens.end - 1
    name = _lookup_name(span.of(doc.text))
    country = words.demonyms.get(name) or words.demonyms.get(name.removesuffix("s"))
    use = "demonym" if country else _use(doc, first, last, words)
    return Found(
        span=span, first=first, last=last, name=name, use=use, country=country, kind=_kind(doc, first, last, words)
    )


def _entities(doc: Doc, words: Words, gazetteer: Gazetteer) -> Iterator[Found]:
    for ent in doc.ents:
        if ent.label_ not in PLACES:
            continue
        first, last = ent.start, ent.end - 1
        while first < last and doc[first].lower_ in ("the", "a"):
            first += 1
        while last > first and (doc[last].is_space or doc[last].text in ("'s", "’s", "’", "'", ",", ".")):
            last -= 1
        if doc[first].lower_ in words.demonyms and first == last:
            continue
        one = _made(doc, first, last, words)
        if one.name in words.never or not any(c.isalpha() for c in one.name) or doc[first].text[0].islower():
            continue
        yield one


def _listed(doc: Doc, words: Words, gazetteer: Gazetteer) -> Iterator[Found]:
    """Demonyms, and names of the gazetteer in runs of capitalised words where spaCy saw no place."""
    shut = bytearray(len(doc))
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            shut[ent.start : ent.end] = b"\x01" * (ent.end - ent.start)
    at = 0
    while at < len(doc):
        token = doc[at]
        text = token.text
        if not text[:1].isupper() or shut[at]:
            at += 1
            continue
        country = words.demonyms.get(token.lower_)
        if country:
            span = Span(token.idx, token.idx + len(text))
            yield Found(span=span, first=at, last=at, name=token.lower_, use="demonym", country=country)
            at += 1
            continue
        end = at
        while end < len(doc) and end - at < LONGEST and (doc[end].text[:1].isupper() or doc[end].text in ("-", "al")):
            end += 1
        for stop in range(end, at, -1):
            one = _made(doc, at, stop - 1, words)
            if _plausible(doc, one, words, gazetteer):
                yield one
                at = stop - 1
                break
        at += 1


def _plausible(doc: Doc, one: Found, words: Words, gazetteer: Gazetteer) -> bool:
    """Whether a name of the gazetteer is a place here, though spaCy did not say so."""
    if one.name in words.never or len(one.name) < 3:
        return False
    entries = gazetteer.find(one.name)
    if not entries:
        return False
    token = doc[one.first]
    before = doc[one.first - 1] if one.first else None
    locative = before is not None and before.lower_ in LOCATIVE
    area = any(entry.kind in ("country", "province", "region", "sea", "river") for entry in entries)
    large = any(entry.population >= LARGE and entry.main for entry in entries)
    if one.kind is not None and (area or any(entry.kind in (one.kind, "town") for entry in entries)):
        return True
    if token.ent_type_ in ("ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
        return area or large
    if locative and token.pos_ == "PROPN":
        return True
    after = doc[one.last + 1] if one.last + 1 < len(doc) else None
    if before is not None and before.pos_ == "PROPN" and before.text[:1].isupper():
        return False
    if after is not None and after.pos_ == "PROPN" and not area:
        return False
    return token.pos_ == "PROPN" and (area or large)


def _made(doc: Doc, first: int, last: int, words: Words) -> Found:
    kind = _kind(doc, first, last, words)
    if last + 1 < len(doc) and doc[last + 1].lower_ in words.after and doc[last + 1].text[0].isupper():
        last += 1
    begin, end = doc[first].idx, doc[last].idx + len(doc[last])
    return Found(
        span=Span(begin, end), first=first, last=last, name=_lookup_name(doc.text[begin:end]),
        use=_use(doc, first, last, words), kind=kind,
    )  # fmt: skip


def _lookup_name(text: str) -> str:
    name = fold_name(text.removesuffix("'s").removesuffix("’s"))
    return name.removeprefix("the ")


def _kind(doc: Doc, first: int, last: int, words: Words) -> str | None:
    """The kind that the name's own last word, the word after it, or "city of" before it tells."""
    around = [doc[last].lower_ if last > first else "", doc[last + 1].lower_ if last + 1 < len(doc) else ""]
    if first > 1 and doc[first - 1].lower_ == "of":
        around.append(doc[first - 2].lower_)
    elif first:
        around.append(doc[first - 1].lower_)
    return next((words.kind_of[word] for word in around if word in words.kind_of), None)


def _use(doc: Doc, first: int, last: int, words: Words) -> OtherUse | None:
    """What the name is used for beside naming the place."""
    token: Token = doc[last]
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.text[:1].isupper() and after.lower_ in words.in_name:
        return "in_name"
    if token.ent_type_ == "ORG" and (
        (first and doc[first - 1].ent_type_ == "ORG" and doc[first].ent_iob_ == "I")
        or (after is not None and after.ent_type_ == "ORG" and after.ent_iob_ == "I")
    ):
        return "in_name"
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in words.metonym_verbs:
        name = fold_name(doc[first : last + 1].text)
        return "metonym" if name in words.capitals or token.head.i > last else None
    if token.dep_ in ("compound", "nmod", "amod") and token.head.i > last and token.head.lower_ not in words.kind_of:
        return "modifier" if token.head.ent_type_ not in PLACES else None
    return None


def outer_names(found: Sequence[Found], doc: Doc) -> list[tuple[str, ...]]:
    """For each toponym the folded names that may hold it: Y, of one and of two words, in "X, Y" and "X (Y)"."""
    outer = []
    for one in found:
        match = OUTER.match(doc.text, one.span.end, one.span.end + OUTER_CHARS)
        words = match.group(1).split() if match else []
        outer.append(tuple(fold_name(" ".join(words[:count])) for count in range(1, len(words) + 1)))
    return outer
