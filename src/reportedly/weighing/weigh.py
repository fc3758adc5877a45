"""Weigh records: copies, origins, incidents, disputes, grades, threats.

`Weigher` keeps what it knows of each record and block, so that a new document is compared with its like only, and only
the incidents that it touches are made anew. What it has taken in and made can be kept and put back (`state.py`).
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, combinations

import numpy as np

from ..errors import BadOption
from ..model import Copy, Incident, Joined, Judgement, Record, Weighed
from .beside import Tie, actor_disputes
from .cluster import Key, keys, leaning, nested, split, within
from .compare import Comparer
from .copies import CopyIndex, text_of
from .covering import Counting
from .disputes import agreed, disputes
from .following import Following
from .grades import grade
from .known import Known, Taken, known_of
from .match import APART, JOIN, Match, comparable
from .origins import OVERLAP, CopyBook, accounts, sources
from .pairs import Pair, Pairs, Rows, ordered
from .refined import refined
from .telling import CHANGE, Telling

SAME_WORDS = Match(8.0, ("the same words",))
GOES_ON = Match(3.2, ("it names no day and place, and goes on about what the text told before",))
TOLD_OF = Match(7.0, ("one denies the other",))


class Weigher:
    """Weighs records as they come; the result does not depend on the order or on how they are portioned.

    Args:
        judgements: people's decisions, which override the computed ones.
        words: gives the text of a document that was put back, to find what a new one copies of it.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), *, words: Callable[[str], str] | None = None) -> None:
        self._judged = {ordered(one.one, one.two): one for one in judgements}
        self._told: dict[str, Telling] = {}
        self._number: dict[str, int] = {}
        self._summaries: dict[str, Telling] = {}
        self._of_document: dict[str, list[str]] = {}
        self._published: dict[str, int | None] = {}
        self._outlet: dict[str, tuple[str, str]] = {}
        self._blocks: dict[Key, list[str]] | None = None
        self._compare = Comparer()
        self._pairs = Pairs()
        self._index = CopyIndex(words)
        self._copies: list[Copy] = []
        self._book = CopyBook(self._published.get)
        self._following = Following()
        self._ties: list[Tie] = []
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._made: dict[str, list[Incident]] = {}
        self._kept: dict[str, Incident] = {}
        """Incidents by their first telling, to be taken again where nothing that they rest on has changed."""
        self._changed: set[str] = set()
        """Documents whose words have another history of copying since the incidents were made."""
        self._counts = Counting()
        self._stored: dict[str, list[Incident]] = {}

    def add(self, records: Iterable[Record], keep: Callable[[Taken], None] = lambda _: None) -> None:
        """Take in records; what they do not touch is not computed again.

        Args:
            records: one for each document.
            keep: is given what `restore` needs of each.

        Raises:
            BadOption: where a document is there already.
        """
        for record in records:
            document = record.document
            if document.id in self._of_document:
                raise BadOption(
                    f"document {document.id[:12]} is weighed already",
                    todo="give each document once, in its newest reading",
                )
            text = text_of(document.id, document.text)
            known = known_of(record, tuple(text.chosen.tolist()))
            self._note(known)
            copies = self._index.add(text)
            fits = self._fits(known, copies)
            for one, two in fits:
                self._link(one, two)
            self._copies += copies
            changed = self._book.add(copies)
            self._changed |= changed
            for ref in (ref for one in changed for ref in self._of_document[one]):
                self._made.pop(self._root(ref), None)
            numbered = {(self._number[one], self._number[two]): found for (one, two), found in fits.items()}
            keep(Taken(known=known, copies=tuple(copies), fits=self._pairs.put(numbered)))
        self._join_judged()

    def restore(self, taken: Iterable[Taken], made: Iterable[Sequence[Incident]], judged: Iterable[Judgement]) -> None:
        """Put back what `add` gave, in the same order, and what was made of it, before anything else is added.

        Args:
            taken: of all documents.
            made: the incidents of each component, as `made` gave them.
            judged: by which they were made; what is now judged otherwise is made anew.
        """
        for one in taken:
            self._note(one.known)
            self._index.restore(one.known.document, one.known.prints)
            self._copies += one.copies
            self._pairs.restore([one.fits])
        self._book.add(self._copies)
        before = {ordered(one.one, one.two): one for one in judged}
        other = {ref for pair in before.keys() ^ self._judged.keys() for ref in pair}
        other |= {
            ref for pair in before.keys() & self._judged.keys() if before[pair] != self._judged[pair] for ref in pair
        }
        for incidents in made:
            refs = sorted(ref for one in incidents for ref in one.claims)
            self._stored[refs[0]] = []
            if other.isdisjoint(refs):
                root = refs[0]
                for ref in refs:
                    del self._members[ref]
                self._members[root] = refs
                self._above |= dict.fromkeys(refs, root)
                self._made[root] = self._stored[root] = list(incidents)
                self._kept |= {one.claims[0]: one for one in incidents}
        loose = [self._number[ref] for ref in self._members if ref not in self._made]
        refs_of = list(self._told)
        for left, right in list(self._pairs.between(np.array(loose, np.int32))):
            self._link(refs_of[left], refs_of[right])
        self._join_judged()

    def made(self) -> tuple[dict[str, list[Incident]], list[str]]:
        """What `restore` needs of the incidents: those of each component made since it was last asked, and the
        components that are no more, by their first telling. `result` comes first."""
        new = {root: made for root, made in self._made.items() if self._stored.get(root) is not made}
        gone = sorted(self._stored.keys() - self._made.keys())
        self._stored = dict(self._made)
        return new, gone

    def result(self) -> Weighed:
        """All incidents, copies, disputes about actors and threats followed up, in the order of their ids."""
        self._make([root for root in self._members if root not in self._made])
        self._changed.clear()
        incidents = sorted((one for made in self._made.values() for one in made), key=lambda one: one.id)
        return Weighed(
            incidents=self._counts.mark(incidents, self._summaries, self._told),
            copies=tuple(sorted(self._copies, key=lambda one: (one.one, one.two))),
            actor_disputes=tuple(actor_disputes(self._ties)),
            threats=self._following.found(),
        )

    def _note(self, known: Known) -> None:
        """Take in what is known of a document, without comparing it."""
        self._published[known.document] = known.published
        self._outlet[known.document] = known.outlet
        self._of_document[known.document] = [one.ref for one in known.told if not one.summary]
        for one in known.told:
            if one.summary:
                self._summaries[one.ref] = one
                continue
            self._number[one.ref] = len(self._number)
            self._told[one.ref] = one
            self._above[one.ref], self._members[one.ref] = one.ref, [one.ref]
            self._compare.show(one)
            self._following.add_deed(one)
        for threat in known.threats:
            self._following.add_threat(threat)
        self._ties += known.ties

    def _fits(self, known: Known, copies: Sequence[Copy]) -> dict[Pair, Match]:
        """The pairs of tellings that fit, of which one is the document's own: by what they tell, or by their words."""
        fits: dict[Pair, Match] = {}

        def note(one: str, two: str, found: Match) -> None:
            pair = ordered(one, two)
            if pair not in fits or found.score > fits[pair].score:
                fits[pair] = found

        own = [one for one in known.told if not one.summary]
        blocks = self._in_blocks(own)
        for one in own:
            seen = {one.ref}
            for mine, like in chain(((key, key) for key in keys(one)), nested(one)):
                for other in blocks.get(like, ()):
                    if other not in seen:
                        seen.add(other)
                        if (found := self._compare.match(one, self._told[other])).score >= JOIN:
                            note(one.ref, other, found)
                blocks[mine].append(one.ref)
        for one, two in combinations(own, 2):
            if (found := self._compare.match(one, two)).score >= JOIN:
                note(one.ref, two.ref, found)
        for left, right in within(own):
            note(left, right, TOLD_OF)
        for left, right in leaning(known.told):
            note(left, right, GOES_ON)
        for copy in copies:
            for left, right in self._same_words(copy):
                note(left, right, SAME_WORDS)
        return fits

    def _in_blocks(self, but: Sequence[Telling]) -> dict[Key, list[str]]:
        """The tellings by their blocks; they are sorted in when the first is added to those put back."""
        if self._blocks is None:
            self._blocks = defaultdict(list)
            new = {one.ref for one in but}
            for one in self._told.values():
                if one.ref not in new:
                    for key in chain(keys(one), (mine for mine, _ in nested(one))):
                        self._blocks[key].append(one.ref)
        return self._blocks

    def _same_words(self, copy: Copy) -> Iterable[Pair]:
        """Tellings of two documents that stand in the same place of a shared passage."""
        left, right = ([self._told[ref] for ref in self._of_document[document]] for document in (copy.one, copy.two))
        for passage in copy.passages:
            shift = passage.two.begin - passage.one.begin
            for one in left:
                for two in right:
                    if (
                        one.span.overlaps(passage.one) and two.span.overlaps(passage.two) and comparable(one, two)
                        and _overlap(one.span.begin + shift, one.span.end + shift, two.span.begin, two.span.end)
                        and one.denies == two.denies and self._compare.match(one, two).score > APART
                    ):  # fmt: skip
                        yield one.ref, two.ref

    def _join_judged(self) -> None:
        for (one, two), judgement in self._judged.items():
            there = judgement.verdict == "same" and one in self._told and two in self._told
            if there and self._root(one) != self._root(two):
                self._link(one, two)

    def _link(self, one: str, two: str) -> None:
        """Join two components, and forget what was made of them."""
        a, b = self._root(one), self._root(two)
        self._made.pop(a, None)
        self._made.pop(b, None)
        if a != b:
            keep, gone = min(a, b), max(a, b)
            self._above[gone] = keep
            self._members[keep] += self._members.pop(gone)

    def _root(self, ref: str) -> str:
        above = self._above
        while above[ref] != ref:
            above[ref] = above[above[ref]]
            ref = above[ref]
        return ref

    def _make(self, roots: Sequence[str]) -> None:
        """Make the incidents of components; those that are as they were are not made again."""
        components = [sorted(self._members[root]) for root in roots]
        numbers = [[self._number[ref] for ref in component] for component in components]
        judged: dict[str, dict[Pair, Judgement]] = defaultdict(dict)
        for pair, judgement in self._judged.items():
            for ref in pair:
                if ref in self._told:
                    judged[self._root(ref)][pair] = judgement
        for root, component, rows in zip(roots, components, self._pairs.of(numbers), strict=True):
            self._made[root] = self._incidents(component, rows, judged.get(root, {}))

    def _incidents(self, component: Sequence[str], rows: Rows, judged: dict[Pair, Judgement]) -> list[Incident]:
        before = {ref: self._kept.pop(ref) for ref in component if ref in self._kept}
        made = []
        for group, joined in split(component, self._told, rows, self._pairs, self._compare, judged):
            known = before.get(group[0])
            same = known is not None and known.claims == tuple(group) and known.joined == tuple(joined)
            if known is None or not same or any(self._told[ref].document in self._changed for ref in group):
                known = self._incident(group, joined)
            self._kept[group[0]] = known
            made.append(known)
        return made

    def _incident(self, refs: Sequence[str], joined: Sequence[Joined]) -> Incident:
        told = [self._told[ref] for ref in refs]
        found = sources(told, self._book, self._outlet)
        rows = accounts(found, told, self._book)
        disputed = disputes(found)
        level, why, change = grade(found, rows, disputed)
        types = Counter(one.type for one in told)
        main = min(types, key=lambda name: (-types[name], name))
        return Incident(
            id=hashlib.sha256(refs[0].encode()).hexdigest()[:16],
            type=None if main == CHANGE else main,  # type: ignore[arg-type]
            claims=tuple(refs), accounts=rows, agreed=agreed(found, disputed), disputed=disputed, grade=level, why=why,
            would_change=change, joined=tuple(joined), refined=refined(found, disputed),
        )  # fmt: skip


def weigh(records: Iterable[Record], judgements: Iterable[Judgement] = ()) -> Weighed:
    """Weigh records at once.

    Args:
        records: one for each document, in any order.
        judgements: people's decisions, which override the computed ones.
    """
    weigher = Weigher(judgements)
    weigher.add(records)
    return weigher.result()


def _overlap(one_begin: int, one_end: int, two_begin: int, two_end: int) -> bool:
    shared = min(one_end, two_end) - max(one_begin, two_begin)
    return shared >= OVERLAP * min(one_end - one_begin, two_end - two_begin)
