"""What in the text speaks for or against a name being one of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ...gazetteer import Entry
from ...gazetteer.store import Gazetteer
from ...text import fold_name
from ..entries import heads
from .lexicon import Words

AREAS = frozenset({"country", "province", "region", "sea", "river", "continent"})
TOWN = 1_000
"""A town that only a list of places, who lives there or what is done to it tells has at least so many inhabitants."""
LARGE = 100_000
"""A town of so many people, or any area, is taken for a place where spaCy saw none."""
LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "toward",
        "towards",
        "outside",
        "around",
        "across",
        "into",
        "inside",
        "through",
        "above",
        "below",
        "along",
        "beyond",
        "off",
        "overlooking",
        "via",
    }
)
INSIDE = frozenset({"in", "near", "outside", "inside", "across", "into"})
"""Prepositions that hardly stand before a person."""
ARTICLES = frozenset({"al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ul"})
"""The Arabic article as it is written in Latin letters, before any consonant."""
OUTER = re.compile(r"(?:,|\s*\()\s*(?:in )?([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")
DATED = re.compile(
    r"(?:[A-Z][a-z]+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2},) ?\d{4}\b"
)
"""A date with its year, as it ends a line that says where and when a text was written."""
OUTER_CHARS = 60
"""How far after a name the one that holds it may stand."""
DASHES = frozenset({"-", "--", "–", "—", ":", "_", "("})
DATELINE_TOKENS = 6
"""How far into a line the dash of a dateline may stand."""


class Signs:
    """The text as a whole: who is a person in it, and whether capitals tell anything.

    Args:
        doc: the parsed text.
        words: the word lists.
        gazetteer: the names of places.
    """

    def __init__(self, doc: Doc, words: Words, gazetteer: Gazetteer) -> None:
        self.doc, self.words, self.gazetteer = doc, words, gazetteer
        self.people = set(self._people())
        self.text = doc.text  # spaCy puts it together anew each time it is asked
        self.has_capitals = any(c.isupper() for c in self.text)
        opening = [(where.begin, where.end, when) for where, when, _ in heads(self.text)]
        self.dated = {(begin, end) for begin, end, when in opening if when is not None}
        """Where names stand that open an entry with its day: "Tulmes, 3 May: two dead"."""
        self.numbered = {
            (begin, end) for begin, end, when in opening if when is None and self.text[:begin].endswith((". ", ") "))
        }

    def _people(self) -> Iterator[str]:
        """Words of persons' full names, names behind a title; spaCy takes some roads and counties for persons too."""
        for token in self.doc[:-1]:
            if token.text[:1].isupper() and token.lower_.rstrip(".") in self.words.titles:
                name = self.doc[token.i + 1]
                if name.text[:1].isupper() and name.ent_type_ not in ("GPE", "LOC"):
                    yield name.text
        for ent in self.doc.ents:
            if ent.label_ != "PERSON" or sum(not token.is_space for token in ent) == 1:
                continue
            if not any(token.lower_ in self.words.streets or token.lower_ in self.words.kind_of for token in ent):
                yield from (token.text for token in ent)

    def is_written_as_name(self, at: int) -> bool:
        """True for a capitalised word and the article of "al-Fula"; without capitals, for what may be a name."""
        token = self.doc[at]
        if self.has_capitals:
            return token.text[:1].isupper() or opens_name(token)
        return token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ")

    def is_pronoun(self, at: int) -> bool:
        """True for the pronoun "us"; US is one only between words in capitals."""
        doc = self.doc
        if doc[at].lower_ != "us":
            return False
        around = [doc[near].text for near in (at - 1, at + 1) if 0 <= near < len(doc) and doc[near].is_alpha]
        return doc[at].text != "US" or (bool(around) and all(word.isupper() for word in around))

    def is_person(self, first: int, last: int) -> bool:
        """True for a single word that is part of a person's full name elsewhere in the text."""
        return first == last and self.doc[first].text in self.people

    def is_subject(self, first: int, last: int) -> bool:
        """True for who does or says something."""
        return self.doc[first : last + 1].root.dep_ in ("nsubj", "nsubjpass")

    def is_acronym(self, first: int, last: int) -> bool:
        """True for a single short word in capitals, without full stops."""
        token = self.doc[first]
        return first == last and self.has_capitals and len(token) <= 5 and token.is_alpha and token.is_upper

    def before(self, first: int) -> str:
        """The word before, articles aside; empty at the beginning."""
        at = first - 1
        if at >= 0 and self.doc[at].lower_ in ("the", "a"):
            at -= 1
        return self.doc[at].lower_ if at >= 0 else ""

    def is_dateline(self, first: int, last: int) -> bool:
        """True for words in capitals that begin a line and are soon followed by a dash or colon."""
        doc = self.doc
        if not all(doc[at].is_upper for at in range(first, last + 1)):
            return False
        begin = doc[first].idx
        line = begin == 0 or self.text[max(0, begin - 20) : begin].rstrip(" \t")[-1:] in ("\n", ".", "!", "?", '"', "”")
        return line and any(doc[at].text in DASHES for at in range(last + 1, min(len(doc), last + DATELINE_TOKENS)))

    def is_filed(self, first: int, last: int) -> bool:
        """True between commas before a date, as a line tells where a text was written: "The Observer, Kano, 3 May"."""
        doc = self.doc
        if last + 2 >= len(doc) or doc[last + 1].text != ",":
            return False
        starts = first == 0 or doc[first - 1].text == "," or doc[first - 1].is_space
        return starts and bool(DATED.match(self.text, doc[last + 2].idx))

    def is_headed(self, first: int, last: int) -> bool:
        """True for all that stands before the colon at the begin of a line: "Kisangani: strike goes on".

        A number may stand before it.
        """
        doc = self.doc
        if (doc[first].idx, doc[last].idx + len(doc[last])) in self.numbered:
            return True
        if last + 1 >= len(doc) or doc[last + 1].text != ":" or doc[last].whitespace_:
            return False
        return first == 0 or "\n" in doc[first - 1].text

    def outer(self, end: int) -> tuple[str, ...]:
        """Folded names that may hold the one that ends at `end`: Y, of one and of two words, in "X, Y" and "X (Y)"."""
        return outer_names(self.text, end)

    @staticmethod
    def are_peopled(entries: Sequence[Entry]) -> bool:
        """Whether one of `entries` is a town of some size, or an area."""
        return any(entry.population >= TOWN or entry.kind in AREAS for entry in entries)

    def is_held(self, entries: tuple[Entry, ...], end: int) -> bool:
        """True where "X, Y" names the state or country of one of `entries`."""
        for outer in self.outer(end):
            state = self.words.states.get(outer)
            if state and any(entry.country == "US" and entry.admin1 == state for entry in entries):
                return True
            for above in self.gazetteer.find(outer):
                if above.kind in ("country", "province") and any(
                    entry.country == above.country
                    and entry.kind not in ("country", "province")
                    and (above.kind == "country" or entry.admin1 == above.admin1)
                    for entry in entries
                ):
                    return True
        return False

    def states_listed(self) -> Iterator[tuple[int, int, str]]:
        """First and last token and kind of each name in "Anbar, Nineveh and Diyala provinces"."""
        doc = self.doc
        for token in doc:
            kind = self.words.kind_of.get(token.lower_)
            if kind is None or not token.lower_.endswith("s") or token.i == 0:
                continue
            at = last = token.i - 1
            while at >= 0:
                if doc[at].text[:1].isupper():
                    at -= 1
                    continue
                if at < last:
                    yield at + 1, last, kind
                if doc[at].lower_ not in (",", "and", "or") or at == 0:
                    break
                at -= 1
                if doc[at].text == "," and at:
                    at -= 1
                last = at


def opens_name(token: Token) -> bool:
    """True for an Arabic article in small letters that a hyphen joins to a name: "al-Fula", "ad-Damazin"."""
    if token.lower_ not in ARTICLES or token.i + 2 >= len(token.doc):
        return False
    return token.nbor().text == "-" and not token.whitespace_ and token.nbor(2).text[:1].isupper()


def outer_names(text: str, end: int) -> tuple[str, ...]:
    """Folded names that may hold the one that ends at `end`: Y, of one and of two words, in "X, Y" and "X (Y)"."""
    match = OUTER.match(text, end, end + OUTER_CHARS)
    words = match.group(1).split() if match else []
    return tuple(fold_name(" ".join(words[:count])) for count in range(1, len(words) + 1))
