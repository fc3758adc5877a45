"""Whose word is a telling? That of the text's own voice or of whom it names, unless it is another's by what follows.

Each rule looks at the tellings of one incident, and gives some of them the keys of the voice whose word they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..text import fold_name
from .copybook import CopyBook
from .parties import DESCRIBED, POLICE, STATE, SURNAME
from .telling import TALK, Telling
from .voices import held_alone, source_of
from .who import related

AT_ONCE = 60
"""Code points between what stands above a text and its first sentence."""
TOP = 200
"""Code points into a text before which a line above it begins."""
UNNAMED = "u:"
"""Begin of the keys of sources that have no name."""


Speakers = Mapping[str, Sequence[tuple[frozenset[str], frozenset[str]]]]
"""Document to the keys of persons, with those of what it says they belong to."""


class Words:
    """The keys and name of the voice whose word each telling of an incident is."""

    def __init__(
        self, tellings: Sequence[Telling], copies: CopyBook, outlet: Mapping[str, tuple[str, str]], speakers: Speakers
    ) -> None:
        self.tellings, self.copies, self.outlet, self.speakers = tellings, copies, outlet, speakers
        papers = {f" {fold_name(name)} ": key for key, name in (outlet[one.document] for one in tellings)}
        self._in_text: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(tellings):
            self._in_text[one.document].append(at)
        tops = [at for at, one in enumerate(tellings) if one.headline or _may_head(one)]
        self._tops = sorted(tops, key=lambda at: tellings[at].span, reverse=True)
        """What may have its word from what stands below it, the lowest first."""
        said = [self._said_in(one, papers) for one in tellings]
        self.keys, self.names = [keys for keys, _ in said], [name for _, name in said]
        self._copy()
        self.sides = [one.voice.sides for one in tellings]
        self._others = [
            not _own_word(one) or copies.first(one.document, one.span)[0] != one.document for one in tellings
        ]
        self._speak_for()
        self._speak_as_state()
        self._hold_office()
        self._answer()
        self._rely()
        self._head()
        self._repeat()
        self._head()
        self._follow()
        self._speak()

    def _said_in(self, one: Telling, papers: Mapping[str, str]) -> tuple[frozenset[str], str]:
        """Whose word it is by its text alone; what stands in a copy is in the words of the text that had it first."""
        voice = one.voice
        name = f" {fold_name(voice.name)} "
        if not voice.author and voice.keys:
            # "Voice of Kutum" is "Radio Voice of Kutum", where that is read too.
            whole = {key for paper, key in papers.items() if name in paper} if len(name.split()) > 1 else set()
            return voice.keys | whole, voice.name
        first, _ = self.copies.first(one.document, one.span)
        if voice.author:
            if first == one.document and voice.keys:
                return voice.keys, voice.name
            key, outlet = self.outlet[first]
            return frozenset({key}), outlet
        # "A post by the account X" is the word of X, where X is read too.
        of = next((key for paper, key in sorted(papers.items()) if paper in name), None)
        return frozenset({of or _unnamed(one, first)}), voice.name

    def _copy(self) -> None:
        """Of somebody unnamed, all that a text tells is the earlier text's, where it has taken over some of it."""
        heard: dict[tuple[str, str], frozenset[str]] = {}
        unnamed = [(at, one) for at, one in enumerate(self.tellings) if self._is_unnamed(at)]
        for at, one in unnamed:
            if self.keys[at] != {_unnamed(one, one.document)}:
                heard.setdefault((one.document, source_of(one.voice.name)), self.keys[at])
        for at, one in unnamed:
            self.keys[at] = heard.get((one.document, source_of(one.voice.name)), self.keys[at])

    def _take(self, at: int, of: int) -> None:
        self.keys[at], self.names[at], self.sides[at] = self.keys[of], self.names[of], self.sides[of]
        self._others[at] = self._others[of]

    def _speak_for(self) -> None:
        """Who speaks for a body by one of the texts does so in all of them."""
        bodies: dict[str, frozenset[str]] = {}
        for document in dict.fromkeys(one.document for one in self.tellings):
            for person, body in self.speakers.get(document, ()):
                bodies |= {key: bodies.get(key, frozenset()) | body for key in person}
        for at, keys in enumerate(self.keys if bodies else ()):
            self.keys[at] = keys.union(*(bodies[key] for key in keys & bodies.keys()))

    def _speak_as_state(self) -> None:
        """What a state is said to have said ("Kyiv has admitted it") is the word of its one body that says the same.

        Of several, of the one that tells of the state's own hand.
        """
        for at, one in enumerate(self.tellings):
            states = frozenset(key for key in self.keys[at] if key.startswith(STATE))
            bodies = [
                k for k, other in enumerate(self.tellings)
                if states & (self.sides[k] - self.keys[k]) and other.denies == one.denies
            ]  # fmt: skip
            bodies = [k for k in bodies if any(party.is_of(states) for party in self.tellings[k].actors)] or bodies
            if bodies and frozenset.intersection(*(self.keys[k] for k in bodies)):
                self._take(at, bodies[0])

    def _hold_office(self) -> None:
        """Who is told by an office is the one whom a text names as its holder: "the local administrator".

        Another text, where a place has one; the same text, or one that has words in common with it, whatever it is
        that it calls somebody by name too.
        """
        named = [at for at, one in enumerate(self.tellings) if one.voice.offices and not self._is_unnamed(at)]
        for at, one in enumerate(self.tellings):
            if one.voice.offices and self._is_unnamed(at):
                holders = [
                    k for k in named
                    if one.voice.offices & self.tellings[k].voice.offices
                    and (
                        one.voice.offices & held_alone()
                        or self.tellings[k].document == one.document
                        or self.copies.shared(one.document, self.tellings[k].document)
                    )
                ]  # fmt: skip
                if holders and frozenset.intersection(*(self.keys[k] for k in holders)):
                    self._take(at, holders[0])

    def _answer(self) -> None:
        """Who is not named by a text that does not believe him is the one who told the same elsewhere before it."""
        for at, one in enumerate(self.tellings):
            if not self._is_unnamed(at) or one.denies or not (one.voice.doubted or self._is_denied(one)):
                continue
            before = [
                k for k, other in enumerate(self.tellings)
                if other.document != one.document and (other.published or 0) <= (one.published or 0)
                and not (other.denies or self._is_unnamed(k))
                and (related(one.actors, other.actors) or _counts_as(one, other))
            ]  # fmt: skip
            if before and frozenset.intersection(*(self.keys[k] for k in before)):
                self._take(at, before[0])

    def _is_denied(self, one: Telling) -> bool:
        """Whether its text denies it in its own voice."""
        inside = (self.tellings[k] for k in self._in_text[one.document])
        return any(other.denies and other.voice.author for other in inside)

    def _is_unnamed(self, at: int) -> bool:
        return all(key.startswith(UNNAMED) for key in self.keys[at])

    def _rely(self) -> None:
        """Whom a text quotes without a name is the source of the same sort of an outlet that it quotes too."""
        of_outlet: dict[str, set[str]] = defaultdict(set)
        for one, keys in zip(self.tellings, self.keys, strict=True):
            of_outlet[one.outlet] |= {key for key in keys if key.startswith(UNNAMED)}
        quoted: dict[str, set[str]] = defaultdict(set)
        for one in self.tellings:
            quoted[one.document] |= {key for key in one.voice.keys & of_outlet.keys() if key != one.outlet}
        for at, one in enumerate(self.tellings):
            for key in sorted(key for key in self.keys[at] if key.startswith(UNNAMED)):
                papers = quoted[one.document]
                theirs = sorted(other for paper in papers for other in of_outlet[paper] if _sort(other) == _sort(key))
                self.keys[at] = frozenset(theirs[:1]) or self.keys[at]

    def _repeat(self) -> None:
        """What an outlet goes on to say of what a source has told it is that source's word still.

        In one text: what names neither day nor place ("Five more were wounded."). In a later text: whatever it tells
        again.
        """
        first: dict[str, int] = {}
        in_order = sorted(
            enumerate(self.tellings), key=lambda row: (row[1].published or 0, row[1].document, row[1].span)
        )
        for at, one in in_order:
            if one.headline or one.denies or _is_personal(one) or (one.voice.act == "report" and self._is_denied(one)):
                continue
            begun = self.tellings[first.setdefault(one.outlet, at)]
            if begun is one or self._others[at] or not self._others[first[one.outlet]]:
                continue
            before = self._before(at) if one.document == begun.document else first[one.outlet]
            if before is None or _gainsays(one, self.tellings[before]) or self._is_denied(self.tellings[before]):
                continue
            if one.document != begun.document and _finds_a_name(one, begun):
                continue
            if one.leans or one.bare or one.document != self.tellings[before].document:
                self._take(at, before)

    def _before(self, at: int) -> int | None:
        """The telling of the same text that stands last before another; none whose source the text itself doubts."""
        one = self.tellings[at]
        inside = [
            k
            for k in self._in_text[one.document]
            if (other := self.tellings[k]).span < one.span
            and not (other.headline or other.denies or other.voice.doubted)
        ]
        return max(inside, key=lambda k: self.tellings[k].span, default=None)

    def _head(self) -> None:
        """A headline has the word of whoever tells the same first in the text below, its number if it has one, unless
        it names another.

        So has what stands right above all else and names neither day nor place, as a headline does that is not marked,
        and a headline that names the body to which that one belongs: "Government says ...".
        """
        for at in self._tops:
            one = self.tellings[at]
            below = sorted(
                (other.span, k)
                for k in self._in_text[one.document]
                if not (other := self.tellings[k]).headline and k != at
            )
            if not below or not (one.headline or 0 <= below[0][0].begin - one.span.end <= AT_ONCE):
                continue
            first = next((k for _, k in below if _counts_as(one, self.tellings[k])), below[0][1])
            of = self.tellings[first].voice
            if one.voice.author or (not of.author and (_is_vague(one) or one.voice.keys & (of.sides - of.keys))):
                self._take(at, first)

    def _follow(self) -> None:
        """Who quotes an outlet has its source's word, where it tells the incident by one source's word alone.

        Of several, where it gives the outlet's own words, the word of whoever these are there.
        """
        behind: dict[str, dict[frozenset[str], int]] = defaultdict(dict)
        own: set[str] = set()
        for at, one in enumerate(self.tellings):
            paper = self.outlet[one.document][0]
            if one.denies:
                continue
            if one.voice.author and not one.voice.keys.isdisjoint(self.keys[at]):
                own.add(paper)
            else:
                behind[paper][self.keys[at]] = at
        for at, one in enumerate(self.tellings):
            for paper in sorted(self.keys[at] & behind.keys() - {one.outlet}) if not one.denies else ():
                if (of := self._there(one, paper)) is not None:
                    self._take(at, of)
                elif paper not in own and len(behind[paper]) == 1:
                    (of,) = behind[paper].values()
                    self._take(at, of)

    def _there(self, one: Telling, paper: str) -> int | None:
        """The telling of an outlet's text of which another gives the words."""
        document, span = self.copies.first(one.document, one.span)
        if document == one.document or self.outlet[document][0] != paper:
            return None
        inside = [
            k
            for k in self._in_text.get(document, ())
            if (other := self.tellings[k]).span.overlaps(span) and other.type == one.type and not other.denies
        ]
        return min(inside, key=lambda k: (self.tellings[k].span.begin, k), default=None)

    def _speak(self) -> None:
        """An act of words that an outlet tells is in the words of whoever spoke, where its own release is there."""
        told = [(at, one) for at, one in enumerate(self.tellings) if one.type in TALK and one.voice.author]
        own = [at for at, one in told if any(party.own & self.keys[at] for party in one.actors)]
        for at, one in told if own else ():
            if not one.denies and at not in own:
                of = next((k for k in own if related(one.actors, self.tellings[k].actors)), None)
                if of is not None:
                    self._take(at, of)


def _unnamed(one: Telling, document: str) -> str:
    """The key of whoever tells it and has no name, by the text that has his words first."""
    return f"{UNNAMED}{source_of(one.voice.name)}@{document}"


def _sort(key: str) -> str:
    """The sort of people in a key of somebody unnamed."""
    return key.partition("@")[0]


def _own_word(one: Telling) -> bool:
    """Whether a document tells it in its own voice, or as what its outlet has reported."""
    return one.voice.author or one.outlet in one.voice.keys


def _may_head(one: Telling) -> bool:
    """Whether it may be a headline that is not marked as one: at the begin of its text, without a day or a place."""
    return one.leans and one.voice.author and one.span.begin < TOP


def _is_personal(one: Telling) -> bool:
    """Whether somebody tells it under his own name: what he goes on to say about others' words is what he holds."""
    return any(key.startswith(SURNAME) for key in one.voice.keys)


def _gainsays(one: Telling, two: Telling) -> bool:
    """Whether one says that nobody suffered what the other counts: "none was killed"."""
    none = {harm for harm, _, high, _ in one.counts if high == 0}
    return any(harm in none and low for harm, low, _, _ in two.counts)


def _counts_as(one: Telling, two: Telling) -> bool:
    """Whether both give one number of those who suffered one harm."""
    return any(count[:3] == other[:3] for count in one.counts for other in two.counts)


def _finds_a_name(one: Telling, two: Telling) -> bool:
    """Whether one names a person whom it hit, where the other names nobody: somebody has found it out since."""
    named = [[party for party in told.recipients if party.kind == "person" and party.own] for told in (one, two)]
    return bool(named[0]) and not named[1] and bool(two.recipients)


def _is_vague(one: Telling) -> bool:
    """Whether a source is told by what it is alone, as a headline shortens whom the text names: "hospital says"."""
    return all(key.startswith((DESCRIBED, POLICE)) for key in one.voice.keys)
