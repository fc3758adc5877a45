"""A phrase that names an actor, taken apart: its words, the known names in it, where its head ends."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

from ...lexicons.load import load_toml
from ...registry import Form, Registry
from ...text import fold_name
from .contexts import words_of
from .lexicon import nouns

_WORD = re.compile(r"[\w.&’'\-/]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_INITIALS = re.compile(r"(?:\w\.)+")
_DETERMINERS = frozenset(["the", "a", "an", "these", "those", "its", "their", "his", "her", "some", "several", "many"])


class Word(NamedTuple):
    """A word of a phrase.

    Args:
        raw: as written, with a possessive "'s".
        text: without it.
        low: in lower case.
        stem: in the singular, where that is a known noun.
        tied: whether it tells who stands with or against the actor only: "Iranian-backed", "pro-Russian".
    """

    raw: str
    text: str
    low: str
    stem: str
    tied: bool


class Known(NamedTuple):
    """A name of the registry at the words `first` to `last` of a phrase."""

    first: int
    last: int
    form: Form


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart.

    Args:
        words: its words without the determiners it begins with.
        known: names of the registry in it, in order.
        end: index of the word ("of", "in") that ends its head part; the number of words where there is none.
        counted: noun of a number of people that stood before it ("a group of …"), "" for none.
    """

    words: tuple[Word, ...]
    known: tuple[Known, ...]
    end: int
    counted: str

    @property
    def before(self) -> tuple[Word, ...]:
        """The words of the head part."""
        return self.words[: self.end]

    @property
    def after(self) -> tuple[Word, ...]:
        """The words behind the word that ends the head part."""
        return self.words[self.end + 1 :]

    @property
    def link(self) -> str:
        """The word that ends the head part, "" where none does."""
        return self.words[self.end].low if self.end < len(self.words) else ""


def parse(text: str, registry: Registry, *, near: Set[str], date: str | None) -> Phrase:
    """Take a phrase apart.

    Args:
        text: English words as they stand in a text.
        registry: known actors.
        near: alpha-2 codes of states that the context tells; of actors that share a name, theirs is taken.
        date: ISO day at which it is asked; of actors that share a name, one that existed then is taken.
    """
    words = [_word(part) for token in _WORD.findall(text) for part in _parts(token)]
    counted, words = _without_count([word for word in words if word.text])
    known = _known(words, registry, near=near, date=date)
    covered = {i for item in known for i in range(item.first, item.last + 1)}
    dividers = words_of("dividers")
    end = next((i for i, w in enumerate(words) if i and w.low in dividers and i not in covered), len(words))
    return Phrase(tuple(words), tuple(known), end, counted)


def _parts(token: str) -> list[str]:
    """ "ex-minister" as "ex-" and "minister"; other words whole."""
    return ["ex-", token[3:]] if token.lower().startswith("ex-") and len(token) > 3 else [token]


def _word(text: str) -> Word:
    bare = text if _INITIALS.fullmatch(text) or text == "ex-" else _POSSESSIVE.sub("", text).strip(".,’'\"-")
    low = bare.lower()
    tied = load_toml("actors/coding.toml")["tied"]
    return Word(
        text,
        bare,
        low,
        singular(low),
        low.endswith(tuple(tied["endings"])) or low.startswith(tuple(tied["beginnings"])),
    )


def singular(low: str) -> str:
    """The singular of a lower-case noun where that is known to denote an actor, else the word itself."""
    known = nouns()
    if low in known:
        return low
    for ending, put in (("men", "man"), ("women", "woman"), ("ies", "y"), ("ses", "s"), ("ches", "ch"), ("s", "")):
        if low.endswith(ending) and low[: -len(ending)] + put in known:
            return low[: -len(ending)] + put
    return low


def _without_count(words: list[Word]) -> tuple[str, list[Word]]:
    """The phrase without determiners and without "a group of", "several of the"; and the noun left out."""
    counted, at = "", 0
    while at < len(words) - 1:
        of = next((i for i in range(at, min(at + 3, len(words) - 1)) if words[i + 1].low == "of"), None)
        if words[at].low in _DETERMINERS or words[at].low.isdigit():
            at += 1
        elif of is not None and of + 2 < len(words) and _counts(words[of]):
            counted, at = words[of].low, of + 2
        else:
            break
    return counted, words[at:]


def _counts(word: Word) -> bool:
    counting = load_toml("actors/coding.toml")["quantities"]["words"]
    return word.text[1:].islower() and (word.low in counting or word.low.removesuffix("s") in counting)


def _known(words: list[Word], registry: Registry, *, near: Set[str], date: str | None) -> list[Known]:
    """Names of the registry in the phrase, the longest at each word, of namesakes the one that fits best."""
    spellings = [[_pieces(part) for part in parts] for parts in zip(*((w.raw, w.text) for w in words), strict=True)]
    raw, bare = ([piece for pieces in parts for piece in pieces] for parts in spellings or ([], []))
    place = [i for i, pieces in enumerate(spellings[1] if spellings else []) for _ in pieces]
    hits: list[tuple[int, int, list[Form]]] = []
    at = 0
    while at < len(place):
        found = [hit for hit in (registry.longest_at(raw, at), registry.longest_at(bare, at)) if hit is not None]
        size, forms = max(found, key=lambda hit: hit[0], default=(1, []))
        first, last = place[at], place[at + size - 1]
        fitting = [form for form in forms if _written_as(words, first, last, form)]
        if fitting:
            hits.append((first, last, fitting))
        at += size if fitting else 1
    here = near | {
        forms[0].entry.country for _, _, forms in hits if forms[0].entry.kind == "state" and forms[0].entry.country
    }
    return [Known(first, last, min(forms, key=lambda form: _unfit(form, here, date))) for first, last, forms in hits]


def _pieces(text: str) -> list[str]:
    return fold_name(text.replace("-", " ")).split()


def _unfit(form: Form, here: Set[str], date: str | None) -> tuple[bool, bool]:
    entry = form.entry
    gone = date is not None and (
        (entry.since or "")[: len(date)] > date or bool(entry.until and date[: len(entry.until)] > entry.until)
    )
    return (entry.country not in here, gone)


def _written_as(words: list[Word], first: int, last: int, form: Form) -> bool:
    text = words[first].text
    if form.use == "acronym" or (form.written.isupper() and len(form.written) <= 5):
        return text.replace(".", "").split("-")[0].isupper()
    return any(c.isupper() for word in words[first : last + 1] for c in word.text) or not text[0].isalpha()
