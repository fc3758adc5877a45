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

import numpy as np

from ..errors import BadOption
from ..model import Copy, Incident, Joined, Judgement, Record, Weighed
from .accounts import accounts
from .beside import Tie, actor_disputes
from .cluster import JUDGED, Key, keys, nested, split
from .compare import Comparer
from .copies import CopyIndex, text_of
from .copybook import OVERLAP, CopyBook
from .covering import Counting
from .disputes import agreed, disputes
from .following import Following
from .grades import grade
from .known import Known, Taken, known_of
from .match import comparable
from .origins import sources
from .pairs import Marks, Numbers, Pair, Pairs, ordered
from .pool import Pool
from .refined import refined
from .telling import CHANGE, Telling
from .verdict import JOIN, Match

NONE = -1
"""In place of the incident of a telling that is in none yet."""
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
        self._number: dict[str, int] = {}
        self._summaries: dict[str, Telling] = {}
        self._of_document: dict[str, list[str]] = {}
        self._published: dict[str, int | None] = {}
        self._outlet: dict[str, tuple[str, str]] = {}
        self._speakers: dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {}
        self._blocks: dict[Key, list[str]] | None = None
        self._compare = Comparer()
        self._pairs = Pairs()
        self._index = CopyIndex(words)
        self._copies: list[Copy] = []
        self._book = CopyBook(self._published.get)
        self._following = Following()
        self._ties: list[Tie] = []
        self._of = np.zeros(0, np.int32)
        """The incident of each telling that is in one, by the number of the incident's first telling; else `NONE`."""
        self._made: dict[int, Incident] = {}
        """All incidents by that number."""
        self._grown: dict[int, Numbers] = {}
        """The decisions that made them, as `_decisions` gives them."""
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
            numbered = {(self._number[one], self._number[two]): found for (one, two), found in fits.items()}
            keep(Taken(known=known, copies=tuple(copies), fits=self._pairs.put(numbered)))

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
            self._pairs.restore([one.fits])
        self._book.add(self._copies)
        before = {ordered(one.one, one.two): one for one in judged}
        pairs = before.keys() | self._judged.keys()
        other = {ref for pair in pairs if before.get(pair) != self._judged.get(pair) for ref in pair}
        self._of = np.full(len(self._told), NONE, np.int32)
        for incident in made:
            numbers = [self._number[ref] for ref in incident.claims]
            self._stored[numbers[0]] = incident
            if other.isdisjoint(incident.claims):
                self._made[numbers[0]] = incident
                self._of[numbers] = numbers[0]

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
            self._number[one.ref] = len(self._number)
            self._told[one.ref] = one
            self._compare.show(one)
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
                if two.document != one.document and (found := self._compare.match(one, two)).score >= JOIN:
                    fits[ordered(one.ref, other)] = found
            for mine, _ in stands:
                blocks[mine].append(one.ref)
        for one, two in combinations(own, 2):
            if (found := self._compare.match(one, two)).score >= JOIN:
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
        """Group what is new, and whatever else that changes; make the incidents anew that are not as they were.

        A telling that is new can change the groups that it has a pair with: it may join them. So all these are grouped
        together, as `split` does; what it has joined is grouped anew, unless it has only come to it, with all that it
        has a pair with in turn. Where nothing else is joined, the rest is as it was: groups that stay apart do not
        change one another.
        """
        was = np.full(len(self._told), NONE, np.int32)
        was[: len(self._of)] = self._of
        of = was.copy()
        groups: dict[int, list[int]] = {}
        ever = np.zeros(len(of), np.bool_)
        while (changed := of == NONE).any():
            ever |= changed
            sizes = np.bincount(of[~changed], minlength=len(of))
            again = np.zeros(len(of), np.bool_)
            settled = []
            for numbers, decisions, other in self._split(of, changed):
                known = of[numbers[~changed[numbers]]]
                if other or sizes[np.unique(known)].sum() != len(known):
                    again[numbers] = True
                else:
                    settled.append((numbers, decisions))
            for numbers, decisions in settled:
                at = int(numbers[0])
                of[numbers] = at
                groups[at], self._grown[at] = numbers.tolist(), decisions
            again = _whole(of, again)
            if (again & ever & ~changed).any():  # lest two groups take turns
                again = _whole(of, again | ever)
            of[again] = NONE
        redone = np.unique(of[ever]).tolist()
        before = {at: self._made.pop(at) for at in np.unique(was[np.isin(of, redone) & (was != NONE)]).tolist()}
        for at in before.keys() - set(redone):
            self._grown.pop(at, None)
        copied = {int(of[self._number[ref]]) for one in self._changed for ref in self._of_document[one]}
        refs = list(self._told)
        for at in redone:
            claims = tuple(refs[number] for number in groups[at])
            joined = tuple(
                Joined(one=refs[one], two=refs[two], score=found.score, reasons=found.reasons)
                for one, two, kind in self._grown[at].tolist()
                for found in [self._pairs.decision(kind)]
            )
            now = before.get(at)
            if now is None or at in copied or now.claims != claims or now.joined != joined:
                now = self._incident(claims, joined)
            self._made[at] = now
        for at in sorted(copied.difference(redone)):
            self._made[at] = self._incident(self._made[at].claims, self._made[at].joined)
        self._of = of
        self._changed.clear()

    def _judged_pairs(self, verdict: str) -> Numbers:
        """The pairs on which people have so decided, where both tellings are there, as `Pairs.of` gives them."""
        number, kind = self._number, self._pairs.kind(JUDGED)
        judged = [pair for pair, it in self._judged.items() if it.verdict == verdict and number.keys() >= {*pair}]
        return np.array([(number[one], number[two], kind) for one, two in judged], np.int32).reshape(-1, 3)

    def _split(self, of: Numbers, changed: Marks) -> Iterator[tuple[Numbers, Numbers, bool]]:
        """The groups that tellings are in now: these by number, in the order of their references, the decisions that
        made it, and whether what was in a group before may have met others than by itself.

        Args:
            of: the group of each telling.
            changed: tellings that may be in another group than before; a group without any is not given.
        """
        same = self._judged_pairs("same")
        rows = np.concatenate((self._pairs.of(changed), same[changed[same[:, :2]].any(axis=1)]))
        near = changed.copy()
        near[rows[:, :2]] = True
        near = _whole(of, near)
        told = list(self._told.values())
        numbers = np.array(sorted(np.flatnonzero(near).tolist(), key=lambda number: told[number].ref), np.int32)
        place = np.full(len(told), NONE, np.int32)
        place[numbers] = np.arange(len(numbers), dtype=np.int32)
        kept = (self._decisions(at) for at in np.unique(of[near & ~changed]).tolist())
        rows = np.concatenate((rows, *kept)).T
        one, two = place[rows[0]], place[rows[1]]
        rows = np.stack((np.minimum(one, two), np.maximum(one, two), rows[2]))
        parted = place[self._judged_pairs("different")[:, :2]]
        parted = parted[(parted != NONE).all(axis=1)]
        its = [told[number] for number in numbers.tolist()]
        for group in split(its, rows, self._pairs, self._compare, parted.tolist(), ~changed[numbers]):
            decisions = rows[:, group.joined].T
            decisions[:, :2] = numbers[decisions[:, :2]]
            yield numbers[sorted(group.members)], decisions, group.other

    def _decisions(self, at: int) -> Numbers:
        """The decisions that made an incident, each after its two tellings, all by number."""
        found = self._grown.get(at)
        if found is None:
            number, kind = self._number, self._pairs.kind
            rows = [
                (number[one.one], number[one.two], kind(Match(one.score, one.reasons))) for one in self._made[at].joined
            ]
            found = self._grown[at] = np.array(rows, np.int32).reshape(-1, 3)
        return found

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


def _whole(of: Numbers, some: Marks) -> Marks:
    """Some tellings, with the others of their groups."""
    return some | np.isin(of, of[some & (of != NONE)])


def _overlap(one_begin: int, one_end: int, two_begin: int, two_end: int) -> bool:
    shared = min(one_end, two_end) - max(one_begin, two_begin)
    return shared >= OVERLAP * min(one_end - one_begin, two_end - two_begin)
