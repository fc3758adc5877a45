"""Weigh records: copies, origins, incidents, disputes, grades, threats.

`Weigher` keeps what it knows of each record and block, so that a new document is compared with its like only, and only
the incidents that it touches are made anew.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from ..errors import BadOption
from ..model import Copy, Incident, Joined, Judgement, Record, Weighed
from .beside import Threat, Tie, actor_disputes, followed, threats_of, ties_of
from .cluster import Key, Pairs, keys, leaning, nested, ordered, split, within
from .copies import CopyIndex, text_of
from .covering import Counting
from .disputes import agreed, disputes
from .grades import grade
from .match import APART, JOIN, Match, comparable, match
from .origins import OVERLAP, CopyBook, accounts, sources
from .parties import parties
from .refined import refined
from .telling import CHANGE, Telling, day, outlet_of, tellings

SAME_WORDS = Match(8.0, ("the same words",))
TOLD_OF = Match(7.0, ("one denies the other",))
GOES_ON = Match(3.2, ("it names no day and place, and goes on about what the text told before",))
JUDGED = Match(100.0, ("judged the same by a person",))


class Weigher:
    """Weighs records as they come; the result does not depend on the order or on how they are portioned.

    Args:
        judgements: people's decisions, which override the computed ones.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._judged = {ordered(one.one, one.two): one for one in judgements}
        self._told: dict[str, Telling] = {}
        self._summaries: dict[str, Telling] = {}
        self._of_document: dict[str, list[str]] = {}
        self._published: dict[str, int | None] = {}
        self._outlet: dict[str, tuple[str, str]] = {}
        self._blocks: dict[Key, list[str]] = defaultdict(list)
        self._pairs = Pairs()
        self._index = CopyIndex()
        self._copies: list[Copy] = []
        self._book = CopyBook(self._published.get)
        self._threats: list[Threat] = []
        self._ties: list[Tie] = []
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._made: dict[str, list[Incident]] = {}
        self._kept: dict[str, Incident] = {}
        """Incidents by their first telling, to be taken again where nothing that they rest on has changed."""
        self._changed: set[str] = set()
        """Documents whose words have another history of copying since the incidents were made."""
        self._counts = Counting()

    def add(self, records: Iterable[Record]) -> None:
        """Take in records; what they do not touch is not computed again.

        Raises:
            BadOption: where a document is there already.
        """
        fresh: list[str] = []
        texts = []
        for record in records:
            document = record.document.id
            if document in self._of_document:
                raise BadOption(
                    f"document {document[:12]} is weighed already",
                    todo="give each document once, in its newest reading",
                )
            self._published[document] = day(record.document.published)
            self._outlet[document] = outlet_of(record)
            texts.append(text_of(document, record.document.text))
            known = parties(record)
            told = tellings(record, known)
            self._of_document[document] = [one.ref for one in told if not one.summary]
            for telling in told:
                (self._summaries if telling.summary else self._told)[telling.ref] = telling
            fresh += self._of_document[document]
            self._threats += threats_of(record, known)
            self._ties += ties_of(record, known)
        for ref in fresh:
            self._above[ref], self._members[ref] = ref, [ref]
        self._compare(fresh)
        copied = self._copied(self._index.add(texts))
        for (one, two), judgement in self._judged.items():
            if judgement.verdict == "same" and one in self._told and two in self._told:
                self._join(one, two, JUDGED)
        self._changed |= copied
        for ref in (*fresh, *(ref for document in sorted(copied) for ref in self._of_document[document])):
            self._made.pop(self._root(ref), None)

    def result(self) -> Weighed:
        """All incidents, copies, disputes about actors and threats followed up, in the order of their ids."""
        for root in self._members:
            if root not in self._made:
                self._made[root] = self._incidents(root)
        self._changed.clear()
        incidents = sorted((one for made in self._made.values() for one in made), key=lambda one: one.id)
        return Weighed(
            incidents=self._counts.mark(incidents, self._summaries, self._told),
            copies=tuple(sorted(self._copies, key=lambda one: (one.one, one.two))),
            actor_disputes=tuple(actor_disputes(self._ties)),
            threats=tuple(
                sorted(
                    followed(sorted(self._threats, key=lambda one: one.consequence.ref), self._in_order()),
                    key=lambda one: (one.threat, one.match, one.claim),
                )
            ),
        )

    def _in_order(self) -> list[Telling]:
        return [self._told[ref] for ref in sorted(self._told)]

    def _compare(self, fresh: Sequence[str]) -> None:
        """Compare new tellings with those of their blocks and of their document."""
        documents = dict.fromkeys(self._told[ref].document for ref in fresh)
        for ref in fresh:
            one = self._told[ref]
            seen = {ref}
            for mine, like in chain(((key, key) for key in keys(one)), nested(one)):
                for other in self._blocks.get(like, ()):
                    if other not in seen:
                        seen.add(other)
                        self._try(one, self._told[other])
                self._blocks[mine].append(ref)
        for document in documents:
            refs = self._of_document[document]
            for left, right in combinations(refs, 2):
                self._try(self._told[left], self._told[right])
            told = [self._told[ref] for ref in refs]
            for left, right in within(told):
                self._join(left, right, TOLD_OF)
            for left, right in leaning(told):
                self._join(left, right, GOES_ON)

    def _try(self, one: Telling, two: Telling) -> None:
        pair = ordered(one.ref, two.ref)
        if pair in self._judged and self._judged[pair].verdict == "different":
            return
        if self._pairs.get(pair) is None and (found := match(one, two)).score >= JOIN:
            self._pairs.put(pair, found)
            self._link(*pair)

    def _join(self, one: str, two: str, found: Match) -> None:
        pair = ordered(one, two)
        if self._judged.get(pair) is not None and found is not JUDGED:
            return
        old = self._pairs.get(pair)
        if old is None or found.score > old.score:
            self._pairs.put(pair, found)
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

    def _copied(self, found: Sequence[Copy]) -> set[str]:
        """Take in copies: what is told in the same words is the same. Gives the documents tied by them to others."""
        for copy in found:
            self._copies.append(copy)
            left, right = (
                [self._told[ref] for ref in self._of_document[document]] for document in (copy.one, copy.two)
            )
            for passage in copy.passages:
                shift = passage.two.begin - passage.one.begin
                for one in left:
                    for two in right:
                        if (
                            one.span.overlaps(passage.one) and two.span.overlaps(passage.two) and comparable(one, two)
                            and _overlap(one.span.begin + shift, one.span.end + shift, two.span.begin, two.span.end)
                            and one.denies == two.denies and match(one, two).score > APART
                        ):  # fmt: skip
                            self._join(one.ref, two.ref, SAME_WORDS)
        return self._book.add(found)

    def _incidents(self, root: str) -> list[Incident]:
        """The incidents of a component; those that are as they were are not made again."""
        component = sorted(self._members[root])
        before = {ref: self._kept.pop(ref) for ref in component if ref in self._kept}
        made = []
        for group, joined in split(component, self._told, self._pairs, self._judged):
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
