"""Who do the words come from? Claims of one incident by origin, with the arithmetic.

An origin is a speaker, or the outlet that told it first: what copies it, and every quotation of the same speaker,
counts with it (RECORD.md, "Over many documents").
"""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicons.load import load_toml
from ..model import THIRD, Account, Copy, Origin, Span
from ..text import fold_name
from .parties import DESCRIBED, Party
from .telling import TALK, Telling, is_named
from .who import related

MAX_COPIES = 200
"""Documents looked through for the one that told it first."""
AT_ONCE = 60
"""Code points between what stands above a text and its first sentence."""
UNNAMED = "u:"
"""Begin of the keys of sources that have no name."""
OVERLAP = 0.5
"""Part of a claim's span that a copied passage must hold."""


@dataclass(frozen=True, slots=True)
class Source:
    """An origin within an incident.

    Args:
        id: of the origin.
        name: as most of its claims have it.
        keys: by which it is known.
        sides: these, and those of all that it belongs to.
        tellings: of the incident that come from it, by reference.
    """

    id: str
    name: str
    keys: frozenset[str]
    sides: frozenset[str]
    tellings: tuple[Telling, ...]


class CopyBook:
    """Copies by document, to follow words back to where they stood first."""

    def __init__(self, published: Callable[[str], int | None]) -> None:
        self._published = published
        self._first: dict[str, dict[Span, str]] = {}
        self._of: dict[str, list[tuple[str, str, tuple[tuple[Span, Span], ...]]]] = defaultdict(list)

    def _add(self, copy: Copy) -> None:
        there = tuple((passage.one, passage.two) for passage in copy.passages)
        # In order, so that a search that stops early finds the same however the copies came.
        insort(self._of[copy.one], (copy.two, copy.how, there))
        insort(self._of[copy.two], (copy.one, copy.how, tuple((two, one) for one, two in there)))

    def add(self, copies: Sequence[Copy]) -> set[str]:
        """Take in copies. Gives the documents whose words may now have another origin: all that copies tie to them."""
        for copy in copies:
            self._add(copy)
        changed = self._family(document for copy in copies for document in (copy.one, copy.two))
        for document in changed:
            self._first.pop(document, None)
        return changed

    def _family(self, documents: Iterable[str]) -> set[str]:
        seen = set(documents)
        queue = list(seen)
        while queue:
            for other, *_ in self._of.get(queue.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return seen

    def first(self, document: str, span: Span) -> str:
        """The document that has the words at `span` of `document` first: by day of publication, then by id."""
        known = self._first.get(document, {}).get(span)
        if known is not None:
            return known
        seen = {document: span}
        queue = [document]
        while queue and len(seen) < MAX_COPIES:
            here = queue.pop(0)
            for other, _, passages in self._of.get(here, ()):
                if other in seen:
                    continue
                match = next((two for one, two in passages if _holds(one, seen[here])), None)
                if match is not None:
                    seen[other] = match
                    queue.append(other)
        found = min(seen, key=lambda one: (self._published(one) or 10**7, one))
        self._first.setdefault(document, {})[span] = found
        return found

    def texts(self, tellings: Sequence[Telling]) -> int:
        """How many texts tell this: documents that are no copies of one another, nor tell it in one text's words."""
        left, groups = {one.document for one in tellings}, 0
        words: dict[str, set[str]] = defaultdict(set)
        for one in tellings:
            words[self.first(one.document, one.span)].add(one.document)
        taken = defaultdict(set, {here: set().union(*(w for w in words.values() if here in w)) for here in left})
        while left:
            groups += 1
            queue = [min(left)]
            while queue:
                here = queue.pop()
                if here not in left:
                    continue
                left.discard(here)
                queue += [other for other, how, _ in self._of.get(here, ()) if how != "passage" and other in left]
                queue += sorted(taken[here] & left)
        return groups


def sources(tellings: Sequence[Telling], copies: CopyBook, outlet: Mapping[str, tuple[str, str]]) -> list[Source]:
    """The origins of an incident's tellings.

    Args:
        tellings: in order.
        copies: to find who told it first.
        outlet: document to the key and name of its own voice.
    """
    keys: list[frozenset[str]] = []
    names: list[str] = []
    papers = {f" {fold_name(name)} ": key for key, name in (outlet[one.document] for one in tellings)}
    for one in tellings:
        voice = one.voice
        if voice.author or not voice.keys:
            first = copies.first(one.document, one.span)
            if voice.author:
                key, name = (min(voice.keys), voice.name) if first == one.document and voice.keys else outlet[first]
                own = voice.keys if first == one.document else frozenset({key})
            else:
                # "A post by the account X" is the word of X, where X is read too.
                said = f" {fold_name(voice.name)} "
                paper = next((key for folded, key in sorted(papers.items()) if folded in said), None)
                own, name = frozenset({paper}) if paper else _unnamed(voice.name, first), voice.name
            keys.append(own)
        else:
            keys.append(voice.keys)
            name = voice.name
        names.append(name)
    _rely(tellings, keys)
    _repeat(tellings, keys, names)
    _head(tellings, keys, names)
    _follow(tellings, keys, names, outlet)
    _said(tellings, keys, names)
    return [
        Source(
            min(frozenset().union(*(keys[at] for at in group))), _common(names, group),
            frozenset().union(*(keys[at] for at in group)),
            frozenset().union(*(keys[at] | tellings[at].voice.sides for at in group)),
            tuple(tellings[at] for at in group),
        )
        for group in _joined(keys)
    ]  # fmt: skip


def _unnamed(name: str, document: str) -> frozenset[str]:
    """A key for somebody unnamed, who is somebody else in every text of its own: by what sort of people they are."""
    words = re.findall(r"[^\W\d_]+", fold_name(name)) or [name]
    before = next((at for at, word in enumerate(words) if at and word in _linking()), len(words))
    return frozenset({f"{UNNAMED}{words[before - 1].removesuffix('s')}@{document}"})


@cache
def _linking() -> frozenset[str]:
    return frozenset(load_toml("weighing/words.toml")["linking"]["words"])


def _rely(tellings: Sequence[Telling], keys: list[frozenset[str]]) -> None:
    """Whom a text quotes without a name is, where it quotes an outlet too, that outlet's source of the same sort."""
    of_outlet: dict[str, set[str]] = defaultdict(set)
    for at, one in enumerate(tellings):
        of_outlet[one.outlet] |= {key for key in keys[at] if key.startswith(UNNAMED)}
    quoted: dict[str, set[str]] = defaultdict(set)
    for one in tellings:
        quoted[one.document] |= {key for key in one.voice.keys & of_outlet.keys() if key != one.outlet}
    for at, one in enumerate(tellings):
        for key in sorted(key for key in keys[at] if key.startswith(UNNAMED)):
            sort = key.partition("@")[0]
            theirs = sorted(
                other for paper in quoted[one.document] for other in of_outlet[paper] if other.partition("@")[0] == sort
            )
            keys[at] = frozenset(theirs[:1]) or keys[at]


def _follow(
    tellings: Sequence[Telling], keys: list[frozenset[str]], names: list[str], outlet: Mapping[str, tuple[str, str]]
) -> None:
    """Who quotes an outlet has its source's word, where the outlet tells the incident by one source's word alone."""
    behind: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
    own: set[str] = set()
    for at, one in enumerate(tellings):
        paper = outlet[one.document][0] if one.document in outlet and not one.denies else None
        if paper is not None and one.voice.author and not one.voice.keys.isdisjoint(keys[at]):
            own.add(paper)
        elif paper is not None:
            behind[paper][keys[at]] = names[at]
    for at, one in enumerate(tellings):
        for paper in sorted(keys[at] & behind.keys() - {one.outlet}) if not one.denies else ():
            if paper not in own and len(behind[paper]) == 1:
                ((keys[at], names[at]),) = behind[paper].items()


def _repeat(tellings: Sequence[Telling], keys: list[frozenset[str]], names: list[str]) -> None:
    """What an outlet goes on to say of what a source has told it is that source's word still.

    In one text: what names neither day nor place ("Five more were wounded."). In a later text: whatever it tells again.
    """
    first: dict[str, int] = {}
    for at, one in sorted(enumerate(tellings), key=lambda row: (row[1].published or 0, row[1].document, row[1].span)):
        if one.headline or one.denies:
            continue
        begun = first.setdefault(one.outlet, at)
        if begun == at or not _own_word(one) or _own_word(tellings[begun]):
            continue
        before = _before(tellings, at) if one.document == tellings[begun].document else begun
        if before is not None and (one.leans or one.bare or one.document != tellings[before].document):
            keys[at], names[at] = keys[before], names[before]


def _said(tellings: Sequence[Telling], keys: list[frozenset[str]], names: list[str]) -> None:
    """An act of words, told by an outlet, is in the words of whoever spoke, where these are there: its own release."""
    own = [
        at
        for at, one in enumerate(tellings)
        if one.type in TALK and one.voice.author and any(party.own & keys[at] for party in one.actors)
    ]
    for at, one in enumerate(tellings):
        if own and one.type in TALK and one.voice.author and not one.denies and at not in own:
            of = next((k for k in own if related(one.actors, tellings[k].actors)), None)
            if of is not None:
                keys[at], names[at] = keys[of], names[of]


def _own_word(one: Telling) -> bool:
    """Whether a document tells it in its own voice, or as what its outlet has reported."""
    return one.voice.author or one.outlet in one.voice.keys


def _before(tellings: Sequence[Telling], at: int) -> int | None:
    """The telling of the same text that stands last before another."""
    one = tellings[at]
    inside = [
        k
        for k, other in enumerate(tellings)
        if other.document == one.document and other.span < one.span and not other.headline and not other.denies
    ]
    return max(inside, key=lambda k: tellings[k].span, default=None)


def _head(tellings: Sequence[Telling], keys: list[frozenset[str]], names: list[str]) -> None:
    """A headline has the word of whoever is said, first in the text below, to tell the same, unless it names another.

    So has what stands right above all else and names neither day nor place, as a headline does that is not marked.
    """
    for at, one in enumerate(tellings):
        if ((one.headline or one.leans) and one.voice.author) or (one.headline and _is_vague(one)):
            below = [
                (other.span, k)
                for k, other in enumerate(tellings)
                if other.document == one.document and not other.headline and k != at
            ]
            first = min(below, default=None)
            if first is not None and not one.voice.author and tellings[first[1]].voice.author:
                continue
            if first is not None and (one.headline or 0 <= first[0].begin - one.span.end <= AT_ONCE):
                keys[at], names[at] = keys[first[1]], names[first[1]]


def _is_vague(one: Telling) -> bool:
    """Whether a source is told by what it is alone, as a headline shortens whom the text names: "hospital says"."""
    return all(key.startswith(DESCRIBED) for key in one.voice.keys)


def accounts(found: Sequence[Source], tellings: Sequence[Telling], copies: CopyBook) -> tuple[Account, ...]:
    """What each origin tells, with its side and the arithmetic."""
    rows = []
    parties = list(dict.fromkeys(
        party for one in tellings for party in (*one.actors, *one.recipients) if is_named(party)
    ))  # fmt: skip
    for source in found:
        documents = tuple(sorted({one.document for one in source.tellings}))
        texts = copies.texts(source.tellings)
        speakers = len({one.voice.name.casefold() for one in source.tellings if not one.voice.author})
        rows.append(
            Account(
                origin=Origin(id=source.id, name=source.name), side=side_of(source, parties), documents=documents,
                claims=tuple(sorted(one.ref for one in source.tellings)), texts=texts,
                arithmetic=_arithmetic(len(documents), texts, speakers),
            )
        )  # fmt: skip
    return tuple(rows)


def side_of(source: Source, parties: Sequence[Party]) -> str:
    """The first party of the incident that an origin belongs to, or `third`."""
    for party in parties:
        if party.own & source.sides or party.all & source.keys:
            return party.name
    return THIRD


def _arithmetic(documents: int, texts: int, speakers: int) -> str:
    parts = [_count(documents, "article"), _count(texts, "text")]
    if speakers:
        parts.append(_count(speakers, "speaker"))
    return ", ".join(parts) + " = 1 origin"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _joined(keys: Sequence[frozenset[str]]) -> list[list[int]]:
    """Places whose keys meet, in groups, in order."""
    groups: list[tuple[set[str], list[int]]] = []
    for at, own in enumerate(keys):
        mine = [group for group in groups if group[0] & own]
        merged: tuple[set[str], list[int]] = (set(own), [at])
        for group in mine:
            merged[0].update(group[0])
            merged[1].extend(group[1])
            groups.remove(group)
        groups.append(merged)
    return sorted(sorted(places) for _, places in groups)


def _common(names: Sequence[str], group: Sequence[int]) -> str:
    told = [names[at] for at in group]
    return min(set(told), key=lambda name: (-told.count(name), name))


def _holds(passage: Span, claim: Span) -> bool:
    shared = min(passage.end, claim.end) - max(passage.begin, claim.begin)
    return shared >= OVERLAP * (claim.end - claim.begin)
