"""Which place do words mean that name none: "there", "the town", "the same village", "the camp"?"""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc, Token

from ..model import Place
from .paragraphs import soft_breaks
from .places.lexicon import words
from .reading import Reading, text_of

DEFINITE = frozenset({"the", "this", "that"})
OTHERS = frozenset(
    ("another", "other", "next", "nearby", "neighbouring", "neighboring", "nearest", "second", "third", "new", "old")
)
"""Adjectives that make "the town" another one than that named before."""
EXACT = frozenset({"town", "point"})
WIDER: dict[str, frozenset[str]] = {
    "province": frozenset({"province", "region", "district"}),
    "county": frozenset({"district", "province"}),
    "district": frozenset({"district"}),
}
"""Precisions of the places that a word for a division may mean."""
NEAR_SENTENCES = 1
"""How many sentences before it "there" may mean a place of."""


def meant_places(doc: Doc, reading: Reading) -> dict[int, str]:
    """Tokens that mean a place without naming it, with its id: that named last before them which fits the word."""
    named = _named(doc, reading)
    if not named:
        return {}
    breaks = _breaks(doc)
    ends = [last for _, last, _ in named]
    found: dict[int, str] = {}
    for token in doc:
        kinds = _kinds(token)
        if kinds is None:
            continue
        broken = breaks[at - 1] if (at := bisect_left(breaks, token.i)) else -1
        for first, last, place in reversed(named[: bisect_left(ends, token.i)]):
            near = token.lower_ != "there" or _sentences_between(doc[first], token) <= NEAR_SENTENCES
            if not near or last < broken:
                break
            if _fits(token, doc[first : last + 1].text, place, kinds):
                found[token.i] = place.id
                break
    return found


def sites(doc: Doc, reading: Reading) -> dict[int, str]:
    """Tokens of places that another noun is told by, with their ids: "the Tulmes raid"."""
    spans = [(one.span, place.id) for place in reading.places for one in place.other_mentions if one.use == "modifier"]
    held = ((doc.char_span(span.begin, span.end, alignment_mode="expand"), place) for span, place in spans)
    return {token.i: place for words, place in held if words is not None for token in words}


def _named(doc: Doc, reading: Reading) -> list[tuple[int, int, Place]]:
    """First and last token of each mention of a place that is no country, by where they end."""
    rows = []
    for place in reading.places:
        if place.precision == "country":
            continue
        for span in place.mentions:
            held = doc.char_span(span.begin, span.end, alignment_mode="expand")
            if held is not None:
                rows.append((held.start, held.end - 1, place))
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _breaks(doc: Doc) -> list[int]:
    """Tokens behind which a paragraph ends."""
    soft = soft_breaks(text_of(doc))
    return [
        token.i
        for token in doc
        if any(letter == "\n" and token.idx + at not in soft for at, letter in enumerate(token.text))
    ]


def _kinds(token: Token) -> frozenset[str] | None:
    """The precisions that a place may have which a token means; None where it means none."""
    if token.lower_ == "there":
        return EXACT | {"district"} if token.dep_ in ("advmod", "pcomp", "npadvmod") and token.tag_ == "RB" else None
    kind = words().kind_of.get(token.lower_)
    if token.pos_ != "NOUN" or kind not in ("town", "district", "county", "province") or token.tag_ != "NN":
        return None
    lefts = list(token.lefts)
    if not DEFINITE & {one.lower_ for one in lefts} or any(
        one.pos_ == "PROPN" or one.lower_ in OTHERS or one.dep_ in ("compound", "poss", "nummod") for one in lefts
    ):
        return None
    if any(one.lower_ in ("of", "where") or one.dep_ in ("appos", "relcl") for one in token.rights):
        return None  # "the town of Tulmes", "the village where they live"
    return WIDER.get(kind, EXACT)


def _fits(token: Token, name: str, place: Place, kinds: frozenset[str]) -> bool:
    if place.area is not None and token.lower_ != "there":
        return False
    if token.lower_ == "camp":
        return "camp" in name.lower() or _is_camp(token.doc, place)
    return place.precision in kinds or (place.precision is None and "town" in kinds)


def _is_camp(doc: Doc, place: Place) -> bool:
    """Whether the text tells a place as a camp: "Tulmes camp", "the camp at Tulmes"."""
    for span in place.mentions:
        held = doc.char_span(span.begin, span.end, alignment_mode="expand")
        if held is not None and "camp" in {one.lower_ for one in doc[max(0, held.start - 6) : held.end + 2]}:
            return True
    return False


def _sentences_between(first: Token, second: Token) -> int:
    """How many sentences begin behind the first token, up to the second."""
    return sum(bool(token.is_sent_start) for token in first.doc[first.i + 1 : second.i + 1])
