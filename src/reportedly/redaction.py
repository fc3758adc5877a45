"""What leaves the house: records without their full texts, and records with names taken out.

Both are functions from a record to a record, so that the report and every export protect sources in the same way.
Spans stay consistent: after either step `document.text[begin:end]` is still exactly what a span stands for.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from .model import Actor, Record, Span
from .text import fold_name

GAP = "\n[…]\n"
"""Stands in a quotes-only text for what was left out."""
QUOTES_ONLY = "the text is reduced to the words of its claims; the hashes are those of the full text"
REDACTED = "names were replaced before this record was written; the hashes are those of the original"

FREE_TEXT = frozenset(
    {
        "document.title", "document.authors", "document.publisher.name", "document.publisher.url", "document.notes",
        "document.locator", "document.layout.value", "actors.name", "actors.aliases", "actors.registry",
        "actors.link_reason", "places.name", "places.admin1", "mentions.value", "claims.event.objects.name",
        "claims.event.instrument.name", "claims.relation.value", "wording.neutral",
    }
)  # fmt: skip
"""Fields that hold words of a document or about it, beside the text itself; all others hold ids and closed values."""

_ADDRESSES = frozenset({"document.publisher.url", "document.locator"})
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f’'`ʿʾʻ´])*")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_PARTICLES = frozenset(
    {
        "abd", "abu", "ag", "al", "ath", "ben", "bin", "bint", "da", "das", "de", "del", "della", "der", "di", "dos",
        "du", "e", "el", "ibn", "la", "le", "of", "ould", "st", "the", "um", "umm", "van", "von", "y", "zu",
    }
)  # fmt: skip
"""Parts of names that name nobody by themselves."""

_STEM = 5
"""Letters a part of a name needs to be recognised at the beginning of a longer word."""


def quotes_only(record: Record) -> Record:
    """`record` with its text reduced to what its claims quote: contents, sources, cues, triggers, loaded words.

    The stretches keep their order and are parted by `GAP`. What stood only in the rest (a mention of a place that no
    claim touches, an attribution without a claim) goes with it; actors, places and times stay, as claims name them.
    """
    stretches = _merge(_quoted(record))
    text, begins, shifts = "", [], []
    for stretch in stretches:
        text += GAP if text else ""
        begins.append(stretch.begin)
        shifts.append(len(text) - stretch.begin)
        text += stretch.of(record.document.text)

    def moved(span: Span) -> Span | None:
        at = bisect_right(begins, span.end - 1) - 1
        if at < 0:
            return None
        begin, end = max(span.begin, stretches[at].begin), min(span.end, stretches[at].end)
        return Span(begin + shifts[at], end + shifts[at]) if begin < end else None

    reduced: Record = _with_spans(record, moved)
    document = dataclasses.replace(
        reduced.document, text=text or GAP.strip(), notes=(*reduced.document.notes, QUOTES_ONLY)
    )
    return dataclasses.replace(reduced, document=document)


def _quoted(record: Record) -> Iterator[Span]:
    for claim in record.claims:
        yield claim.span
        for link in claim.attribution:
            yield from (span for span in (link.source_span, link.cue_span) if span)
        if claim.event:
            yield claim.event.trigger
            yield from (thing.span for thing in (*claim.event.objects, *claim.event.instrument))
            yield from (count.span for count in claim.event.casualties)
    yield from (wording.span for wording in record.wording)


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.begin <= merged[-1].end:
            merged[-1] = Span(merged[-1].begin, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _with_spans(value: Any, moved: Callable[[Span], Span | None]) -> Any:
    """`value` with every span moved; a member of a tuple that loses a span it cannot be without goes away."""
    if isinstance(value, Span):
        return moved(value)
    if isinstance(value, tuple):
        parts = (_with_spans(part, moved) for part in value)
        return tuple(part for part in parts if part is not None)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for part in dataclasses.fields(value):
        old = getattr(value, part.name)
        new = _with_spans(old, moved)
        if isinstance(old, Span) and new is None and part.default is dataclasses.MISSING:
            return None
        changed[part.name] = new
    if changed.get("cue_spans") == changed.get("content_spans") == ():
        return None
    return dataclasses.replace(value, **changed)


@dataclass(slots=True)
class Redactor:
    """Replaces names by stable pseudonyms ("Person 1") in everything a record holds.

    Make it with `Redactor.for_persons` or `Redactor.for_names` over *all* records, then `apply` it to each: a name
    learned in one document is taken out of every other. Names are found whatever their case, accents, apostrophes and
    the signs between their words, also run together as in a hashtag or a web address.
    """

    _numbers: dict[str, str] = field(default_factory=dict)
    """Folded name to its pseudonym."""
    _listed: frozenset[str] | None = None
    """Folded names asked for; None: private persons."""
    _kept_words: set[str] = field(default_factory=set)
    """Words that also belong to names that stay, and so are not replaced by themselves."""

    @classmethod
    def for_persons(cls, records: Iterable[Record]) -> Redactor:
        """All persons of `records` who are not in the actor registry, and those who signed the documents."""
        redactor = cls()
        redactor._gather(records)
        return redactor

    @classmethod
    def for_names(cls, names: Iterable[str], records: Iterable[Record]) -> Redactor:
        """The given names, and all other names of the actors of `records` who bear one of them."""
        wanted = [name.strip() for name in names if fold_name(name)]
        redactor = cls(_listed=frozenset(fold_name(name) for name in wanted))
        redactor._gather(records)
        for name in wanted:
            redactor._number(("Name", (name,)))
        return redactor

    def _gather(self, records: Iterable[Record]) -> None:
        kept: set[str] = set()
        for record in records:
            hidden = {actor.id for actor in record.actors if self._hides(actor)}
            for actor in record.actors:
                if actor.id in hidden:
                    self._number(("Person" if actor.kind == "person" else "Actor", _names(actor, record)))
                else:
                    kept.update(word for name in (actor.name, *actor.aliases) for word in fold_name(name).split())
            kept.update(word for place in record.places for word in fold_name(place.name).split())
            for author in self._hidden_authors(record):
                self._number(("Person", (author,)))
        self._kept_words = kept

    def _hides(self, actor: Actor) -> bool:
        if self._listed is None:
            return actor.kind == "person" and actor.registry is None
        return any(fold_name(name) in self._listed for name in (actor.name, *actor.aliases))

    def _hidden_authors(self, record: Record) -> Iterator[str]:
        if self._listed is not None:
            return
        others = {fold_name(name) for a in record.actors if not self._hides(a) for name in (a.name, *a.aliases)}
        others.add(fold_name(record.document.publisher.name or ""))
        yield from (author for author in record.document.authors if fold_name(author) not in others)

    def _number(self, bearer: tuple[str, tuple[str, ...]]) -> None:
        label, names = bearer
        folded = [name for name in map(fold_name, names) if name]
        if not folded:
            return
        known = next((self._numbers[name] for name in folded if name in self._numbers), None)
        pseudonym = known or f"{label} {len(set(self._numbers.values())) + 1}"
        for name in folded:
            self._numbers.setdefault(name, pseudonym)

    def apply(self, record: Record) -> Record:
        """`record` without the names, its spans moved to where their words now stand."""
        own: dict[str, str] = {}
        for actor in record.actors:
            if self._hides(actor):
                names = [fold_name(name) for name in _names(actor, record)]
                pseudonym = next(self._numbers[name] for name in names if name in self._numbers)
                own |= dict.fromkeys(names, pseudonym)
        finder = _Finder({**self._numbers, **own}, own, self._kept_words)
        document = record.document
        hits = list(finder.find(document.text))
        moved = _Moves(hits)
        text = finder.replace(document.text)
        result: Record = _with_spans(record, moved)
        result = _with_words(result, finder.replace, "")
        actors = tuple(
            dataclasses.replace(new, name=own[fold_name(old.name)], registry=None, link_score=None, link_reason=None)
            if self._hides(old) and fold_name(old.name) in own
            else new
            for old, new in zip(record.actors, result.actors, strict=True)
        )
        actors = tuple(
            dataclasses.replace(actor, aliases=tuple(a for a in dict.fromkeys(actor.aliases) if a != actor.name))
            for actor in actors
        )
        notes = (*result.document.notes, REDACTED)
        return dataclasses.replace(
            result, actors=actors, document=dataclasses.replace(result.document, text=text, notes=notes)
        )


def _names(actor: Actor, record: Record) -> tuple[str, ...]:
    """All names of an actor, also as mentioned where the mention shares a telling word with a name."""
    names = dict.fromkeys((actor.name, *actor.aliases))
    telling = {word for name in names for word in fold_name(name).split()} - _PARTICLES
    for mention in actor.mentions:
        words = mention.of(record.document.text)
        parts = fold_name(words).split()
        # One word of a name by itself is found as a part of it, and only with a capital.
        if 1 < len(parts) <= 8 and telling & set(parts) and words[:1].isupper():
            names[words] = None
    return tuple(names)


class _Finder:
    """Finds names in a text by their words, in one pass whatever the number of names."""

    def __init__(self, numbers: Mapping[str, str], own: Mapping[str, str], kept_words: set[str]) -> None:
        self._sequences: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._joined: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        for numbered in (numbers, own):
            for name, pseudonym in numbered.items():
                words = tuple(name.split())
                self._sequences.setdefault(words[0], []).append((words, pseudonym))
                self._joined["".join(words)] = pseudonym
                if not pseudonym.startswith("Person"):
                    continue
                for word in words if len(words) > 1 else ():
                    if len(word) > 2 and word not in _PARTICLES and word not in kept_words:
                        self._parts.setdefault(word, pseudonym)
        for sequences in self._sequences.values():
            sequences.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str, *, lower: bool = False) -> Iterator[tuple[Span, str]]:
        """Where names stand in `text`, in order, none overlapping, each with its pseudonym.

        `lower`: a part of a name counts without a capital too, as in web addresses.
        """
        words: list[tuple[str, Span]] = []
        for match in _WORD.finditer(text):
            word = _POSSESSIVE.sub("", match.group())
            folded = self._folded.get(word)
            if folded is None:
                folded = self._folded[word] = fold_name(word)
            # A compatibility sign can unfold into several words; the first stands for it.
            words.append((folded.split(" ")[0], Span(match.start(), match.start() + len(word))))
        at = 0
        while at < len(words):
            word, span = words[at]
            taken = 0
            for sequence, pseudonym in self._sequences.get(word, ()):
                if tuple(folded for folded, _ in words[at : at + len(sequence)]) == sequence and _near(
                    words[at : at + len(sequence)]
                ):
                    taken = len(sequence)
                    yield Span(span.begin, words[at + taken - 1][1].end), pseudonym
                    break
            alone = None if taken else self._alone(word, capital=lower or text[span.begin].isupper())
            if alone:
                yield span, alone
            at += taken or 1

    def _alone(self, word: str, *, capital: bool) -> str | None:
        """The pseudonym for a word that is a name by itself, a part of one, or made from one ("Obaidists")."""
        if word in self._joined:
            return self._joined[word]
        if not capital:  # "brown" is no Mr Brown
            return None
        stems = (word[:length] for length in range(len(word), _STEM - 1, -1))
        return self._parts.get(word) or next((self._parts[stem] for stem in stems if stem in self._parts), None)

    def replace(self, text: str, where: str = "") -> str:
        """`text` with every name replaced; an address is looked at with its escapes resolved."""
        address = where in _ADDRESSES
        # Escapes of an address can hide a name; one without a name stays as it is.
        original, text = text, unquote(text) if address else text
        parts, at = [], 0
        for span, pseudonym in self.find(text, lower=address):
            parts += [text[at : span.begin], pseudonym]
            at = span.end
        return "".join([*parts, text[at:]]) if parts else original


def _near(words: list[tuple[str, Span]]) -> bool:
    """True where no more than a few signs part the words of a name."""
    return all(after.begin - before.end <= 4 for (_, before), (_, after) in pairwise(words))


class _Moves:
    """Moves spans of a text to the text after replacement; a span inside a replaced name grows to all of it."""

    def __init__(self, hits: list[tuple[Span, str]]) -> None:
        self._hits = [span for span, _ in hits]
        self._begins = [span.begin for span in self._hits]
        self._sums = [0]
        for span, pseudonym in hits:
            self._sums.append(self._sums[-1] + len(pseudonym) - (span.end - span.begin))

    def __call__(self, span: Span) -> Span:
        return Span(self._offset(span.begin, end=False), self._offset(span.end, end=True))

    def _offset(self, offset: int, *, end: bool) -> int:
        at = bisect_right(self._begins, offset - 1 if end else offset) - 1
        if at < 0:
            return offset
        hit = self._hits[at]
        if end:
            return (hit.end if offset <= hit.end else offset) + self._sums[at + 1]
        return offset + self._sums[at + 1] if offset >= hit.end else hit.begin + self._sums[at]


def _with_words(value: Any, replace: Callable[[str, str], str], where: str) -> Any:
    """`value` with `replace` applied to every field of `FREE_TEXT` under `where`."""
    if isinstance(value, str):
        return replace(value, where) if where in FREE_TEXT else value
    if isinstance(value, tuple) and not isinstance(value, Span):
        return tuple(_with_words(part, replace, where) for part in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        part.name: _with_words(getattr(value, part.name), replace, f"{where}.{part.name}".lstrip("."))
        for part in dataclasses.fields(value)
    }
    return dataclasses.replace(value, **changed)
