"""Weigh records: copies, origins, incidents, disputes, grades, threats.

`Weigher` keeps what it knows of each record and block, so that a new document is compared with its like only. Only the
incidents that it changes are made anew. What it has taken in and made can be kept and put back (`state.py`).
"""

from __future__ import annotations

import gc
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, combinations

from ..errors import BadOption
from ..model import Copy, Incident, Joined, Judgement, Record, Weighed
from .accounts import accounts
from .beside import Tie, actor_disputes
from .cluster import Key, keys, nested
from .copies import CopyIndex, text_of
from .copybook import OVERLAP, CopyBook
from .covering import Counting
from .disputes import agreed, disputes
from .following import Following
from .grades import grade
from .grouping import Grouped, Grouping
from .known import Known, Taken, known_of
from .match import comparable
from .origins import sources
from .pairs import Pair, ordered
from .pool import Pool
from .refined import refined
from .telling import CHANGE, Telling
from .verdict import JOIN, Match

SAME_WORDS = Match(8.0, ("the same words",))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without a search for garbage in cycles: there is none, and to go through all that is kept takes seconds."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Weigher:
    """Weighs records as they come; the result does not depend on the order or on how they are portioned.

    Args:
        judgements: people's decisions, which override the computed ones.
        words: gives the text of a document that was put back, to find what a new one copies of it.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), *, words: Callable[[str], str] | None = None) -> None:
        self._judged = {ordered(one.one, one.two): one for one in judgements}
        self._pool = Pool()
        self._told: dict[str, Telling] = {}
        self._summaries: dict[str, Telling] = {}
        self._of_document: dict[str, list[str]] = {}
        self._published: dict[str, int | None] = {}
        self._outlet: dict[str, tuple[str, str]] = {}
        self._speakers: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {}
        self._blocks: dict[Key, list[str]] | None = None
        self._groups = Grouping(self._judged)
        self._index = CopyIndex(words)
        self._copies: list[Copy] = []
        self._book = CopyBook(self._published.get)
        self._following = Following()
        self._ties: list[Tie] = []
        self._made: dict[int, Incident] = {}
        """All incidents by the numbers of their first tellings, as in `Grouping`."""
        self._stored: dict[int, Incident] = {}
        self._changed: set[str] = set()
        """Documents whose words have another history of copying since the incidents were made."""
        self._counts = Counting()

    def add(self, records: Iterable[Record], keep: Callable[[Taken], None] = lambda _: None) -> None:
        """Take in records; what they do not touch is not computed again.

        Args:
            records: one for each document.
            keep: is given what `restore` needs of each.

        Raises:
            BadOption: where a document is there already.
        """
        for record in records:
            self._take(record, keep)

    @_uncollected()
    def restore(self, taken: Iterable[Taken], made: Iterable[Incident], judged: Iterable[Judgement]) -> None:
        """Put back what `add` gave, in the same order, and what was made of it, before anything else is added.

        Args:
            taken: of all documents.
            made: the incidents, as `made` gave them.
            judged: by which they were made; what is now judged otherwise is made anew.
        """
        for one in taken:
            self._note(one.known)
            self._index.restore(one.known.document, one.known.prints)
            self._copies += one.copies
            self._groups.pairs.restore([one.fits])
        self._book.add(self._copies)
        before = {ordered(one.one, one.two): one for one in judged}
        pairs = before.keys() | self._judged.keys()
        other = {ref for pair in pairs if before.get(pair) != self._judged.get(pair) for ref in pair}
        for incident in made:
            at = self._groups.number[incident.claims[0]]
            self._stored[at] = incident
            if other.isdisjoint(incident.claims):
                self._made[at] = incident
        self._groups.restore(Grouped(one.claims, one.joined) for one in self._made.values())

    def made(self) -> tuple[dict[str, Incident], list[str]]:
        """What `restore` needs of the incidents: those made since it was last asked, by their first telling, and the
        first tellings of those that are no more. `result` comes first."""
        new = {one.claims[0]: one for at, one in self._made.items() if self._stored.get(at) is not one}
        gone = sorted(one.claims[0] for at, one in self._stored.items() if at not in self._made)
        self._stored = dict(self._made)
        return new, gone

    @_uncollected()
    def result(self) -> Weighed:
        """All incidents, copies, disputes about actors and threats followed up, in the order of their ids."""
        self._regroup()
        self._copies.sort(key=lambda one: (one.one, one.two))
        incidents = sorted(self._made.values(), key=lambda one: one.id)
        return Weighed(
            incidents=self._counts.mark(incidents, self._summaries, self._told),
            copies=tuple(self._copies),
            actor_disputes=tuple(actor_disputes(self._ties)),
            threats=self._following.found(),
        )

    @_uncollected()
    def _take(self, record: Record, keep: Callable[[Taken], None]) -> None:
        """Take in a record and compare it with those before it."""
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
        self._copies += copies
        self._changed |= self._book.add(copies)
        number = self._groups.number
        numbered = {(number[one], number[two]): found for (one, two), found in fits.items()}
        keep(Taken(known=known, copies=tuple(copies), fits=self._groups.pairs.put(numbered)))

    def _note(self, known: Known) -> None:
        """Take in what is known of a document, without comparing it."""
        self._published[known.document] = known.published
        self._outlet[known.document] = known.outlet
        if known.speakers:
            self._speakers[known.document] = known.speakers
        self._of_document[known.document] = [one.ref for one in known.told if not one.summary]
        for one in map(self._pool.telling, known.told):
            if one.summary:
                self._summaries[one.ref] = one
                continue
            self._told[one.ref] = one
            self._groups.show(one)
            self._following.add_deed(one)
        for threat in known.threats:
            self._following.add_threat(threat)
        self._ties += known.ties

    def _fits(self, known: Known, copies: Sequence[Copy]) -> dict[Pair, Match]:
        """The pairs of tellings that fit, of which one is the document's own: by what they tell, or by their words."""
        fits: dict[Pair, Match] = {}
        own = [one for one in known.told if not one.summary]
        blocks = self._in_blocks(own)
        for one in own:
            stands = [*((key, key) for key in keys(one)), *nested(one)]
            # Each once; its own text's are compared below.
            for other in dict.fromkeys(chain.from_iterable(blocks.get(like, ()) for _, like in stands)):
                two = self._told[other]
                if two.document != one.document and (found := self._groups.compare.match(one, two)).score >= JOIN:
                    fits[ordered(one.ref, other)] = found
            for mine, _ in stands:
                blocks[mine].append(one.ref)
        for one, two in combinations(own, 2):
            if (found := self._groups.compare.match(one, two)).score >= JOIN:
                fits[ordered(one.ref, two.ref)] = found
        for copy in copies:
            for left, right in self._same_words(copy):
                fits[ordered(left, right)] = SAME_WORDS
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
                        and one.denies == two.denies
                    ):  # fmt: skip
                        yield one.ref, two.ref

    def _regroup(self) -> None:
        """Group what is new, and make the incidents anew that are not as they were."""
        gone, new = self._groups.regroup()
        before = {at: self._made.pop(at) for at in gone}
        of, number = self._groups.of, self._groups.number
        copied = {int(of[number[ref]]) for one in self._changed for ref in self._of_document[one]}
        for at, group in new.items():
            was = before.get(at)
            if was is None or (was.claims, was.joined) != group or at in copied:
                was = self._incident(*group)
            self._made[at] = was
        for at in sorted(copied - new.keys()):
            self._made[at] = self._incident(self._made[at].claims, self._made[at].joined)
        self._changed.clear()

    def _incident(self, refs: Sequence[str], joined: Sequence[Joined]) -> Incident:
        told = [self._told[ref] for ref in refs]
        found = sources(told, self._book, self._outlet, self._speakers)
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
