"""Where do names of places stand, and what are they used for?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from ...gazetteer import Entry
from ...gazetteer.store import Gazetteer
from ...model import Span
from ...registry import default as registry
from ..span_index import SpanIndex
from .draft import Found
from .edges import SETTLED, end_of, lookup_name, name_of, trimmed
from .lexicon import Words
from .signs import AREAS, INSIDE, LARGE, LOCATIVE, Signs, outer_names
from .telling import UNNAMED, Telling
from .uses import PLACES, kind_told, kind_written, use_of

LED = re.compile(r"(U\.S\.|U\.K\.)(?=-\w)")
"""Names that spaCy leaves together with what they lead, back or own: U.S.-led."""
NAMED = frozenset({"ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
"""Kinds of longer names that may begin with the name of a place."""
DIVISIONS = frozenset({"country", "province"})
"""Kinds whose names of several words hardly a person bears."""
SORTS = frozenset({"valley", "river", "mountain", "mountains", "village", "district", "camp", "lake", "port"})
"""Kinds of places, which name none by themselves: "Voice of the Valley"."""
BODIES = frozenset({"ngo", "igo", "organisation", "armed_group", "party", "media"})
"""Kinds of actor that are named after no seat, unlike a government: the White House is a place as well."""
LEAST_WHERE, SURE_WHERE = 0.6, 0.9
"""How surely a phrase must tell where something happened for a name in it to be a place's; and for one that is part of
a person's name as well, or that spaCy takes for a people or a day."""
NEAR_NAMES = LOCATIVE | {"of", "between", "and", "on"}
"""Words behind which such a name may be what spaCy takes for a person's or a company's, as it does many a village."""
LONGEST = 4
"""Most words of a name that is looked up without spaCy's word that it is one."""


def find(doc: Doc, words: Words, gazetteer: Gazetteer, where: Iterable[tuple[Span, float]] = ()) -> list[Found]:
    """Every toponym of `doc`, in text order, without overlaps.

    Args:
        doc: parsed.
        words: the word lists.
        gazetteer: the names of places.
        where: phrases that tell where something happened, and how surely.
    """
    return _Finder(doc, words, gazetteer, where).run()


class _Finder:
    """Finds the surest names first; what they are tells what the same words are elsewhere in the text."""

    def __init__(self, doc: Doc, words: Words, gazetteer: Gazetteer, where: Iterable[tuple[Span, float]] = ()) -> None:
        self.doc, self.words, self.gazetteer = doc, words, gazetteer
        self.where = SpanIndex(where)
        self.signs = Signs(doc, words, gazetteer)
        self.telling = Telling(self.signs)
        self.taken = bytearray(len(doc))
        self.found: list[Found] = []
        self.names_by_end: dict[int, str] = {}
        self.sure: set[str] = set()
        """Names that a sign beside spaCy's word shows to be places."""
        self.told: set[str] = set()
        """Names that the words beside them show to be places, whether spaCy and the gazetteer know them or not."""

    def run(self) -> list[Found]:
        doubtful = []
        for one in self._entities():
            if self._is_sure(one):
                self._take(one)
                self.sure.add(one.name)
                self.told.update([one.name] if one.kind in SETTLED else ())
            else:
                doubtful.append(one)
        for first, last, kind in self.signs.states_listed():
            one = self._made(first, last, kind)
            if self.gazetteer.find(one.name) or self.gazetteer.find(f"{one.name} {kind}"):
                self._take(one)
        for one in doubtful:
            if self._is_where(one) or (one.name in self.sure and not self.signs.is_person(one.first, one.last)):
                self._take(one)
        for _ in range(2):  # what a name is told to be once, it is elsewhere in the text too
            for one in self._listed():
                self._take(one)
        return sorted(self.found, key=lambda one: one.span)

    def _take(self, one: Found) -> None:
        if not any(self.taken[one.first : one.last + 1]):
            self.taken[one.first : one.last + 1] = b"\x01" * (one.last + 1 - one.first)
            self.found.append(one)
            self.names_by_end[one.last] = one.name

    def _entities(self) -> Iterator[Found]:
        """What spaCy takes for places."""
        for ent in self.doc.ents:
            # "Near Palmyra, …" is taken for a person's name at the begin of a sentence
            opened = len(ent) > 1 and ent[0].lower_ in LOCATIVE and bool(ent[0].is_sent_start)
            if ent.label_ not in PLACES and not opened:
                continue
            start = ent.start + opened
            if len(parts := self._apart(start, ent.end)) > 1:
                yield from parts
                continue
            first, last = trimmed(self.signs.text, self.doc, start, ent.end - 1, self.words, self.gazetteer)
            name = name_of(self.signs.text, self.doc, first, last)
            if name in self.words.demonyms or name in self.words.adjectives:
                continue
            one = self._made(first, last)
            if self._is_no_name(one):
                continue
            if any(c.isalpha() for c in one.name) and self.signs.is_written_as_name(first):
                yield one

    def _apart(self, start: int, end: int) -> list[Found]:
        """The places of "Lower Shabelle and Banadir", which the gazetteer knows one by one and not together."""
        joints = [at for at in range(start + 1, end - 1) if self.doc[at].lower_ == "and"]
        if len(joints) != 1 or self.gazetteer.find(name_of(self.signs.text, self.doc, start, end - 1)):
            return []
        parts = [self._made(start, joints[0] - 1), self._made(joints[0] + 1, end - 1)]
        return parts if any(self.gazetteer.find(part.name) for part in parts) else []

    def _is_no_name(self, one: Found) -> bool:
        """True for words that name no place by themselves: bare directions, the pronoun "us"."""
        if one.name in self.words.never or len(one.name) < 2 or self.signs.is_pronoun(one.first):
            return True
        if self._is_doubled(one):
            return True
        return all(word in self.words.directions or word in SORTS for word in one.name.split())

    def _is_doubled(self, one: Found) -> bool:
        """True within a word said twice, as names of groups are: Mai-Mai."""
        text = self.signs.text
        name = one.span.of(text).strip("-")
        after, before = text[one.span.end :].lstrip("-"), text[: one.span.begin].rstrip("-")
        joined = text[one.span.end - 1 : one.span.end + 1], text[one.span.begin - 1 : one.span.begin]
        return ("-" in joined[0] and after.startswith(name)) or (joined[1] == "-" and before.endswith(name))

    def _is_sure(self, one: Found) -> bool:
        """Whether the text bears spaCy out: the gazetteer knows the name, or the words before it tell where."""
        signs = self.signs
        entries = self._entries(one)
        locative = signs.before(one.first) in LOCATIVE
        if signs.is_person(one.first, one.last):
            return signs.is_held(entries, one.span.end) or self._is_meant(one, entries)
        if entries or locative or one.kind is not None:
            return True
        return one.last > one.first and self.doc[one.last].lower_ in self.words.streets

    def _is_meant(self, one: Found, entries: Sequence[Entry]) -> bool:
        """Whether the preposition before a name that a person bears too tells that the place is meant."""
        before = self.signs.before(one.first)
        return bool(entries) and (before in INSIDE or (before in LOCATIVE and entries[0].kind == "country"))

    def _entries(self, one: Found) -> tuple[Entry, ...]:
        entries = self.gazetteer.find(one.name)
        state = self.words.states.get(one.name)
        if not entries and state and (found := self.gazetteer.state(state)):
            return (found,)
        return entries

    def _listed(self) -> Iterator[Found]:
        """Demonyms, and names of the gazetteer in runs of capitalised words where spaCy saw no place."""
        doc, signs = self.doc, self.signs
        at = 0
        while at < len(doc):
            token = doc[at]
            if self.taken[at] or not signs.is_written_as_name(at) or token.lower_ in ("the", "a", "an"):
                at += 1
                continue
            if token.ent_type_ == "LANGUAGE":
                at += 1
                continue
            if match := LED.match(token.text):
                span = Span(token.idx, token.idx + match.end())
                yield Found(span=span, first=at, last=at, name=lookup_name(match.group()), use="modifier")
                at += 1
                continue
            demonym = self._demonym(at)
            if demonym is not None:
                yield demonym
                at = demonym.last + 1
                continue
            end = at
            while end < len(doc) and end - at < LONGEST and self._goes_on(at, end):
                end += 1
            for stop in range(end, at, -1):
                one = self._made(at, stop - 1)
                if self._plausible(one):
                    yield one
                    at = one.last
                    break
            at += 1

    def _demonym(self, at: int) -> Found | None:
        """The name of a people or an adjective of a place, of one word or two."""
        for last in (at + 1, at):
            if last >= len(self.doc) or self.taken[last] or not self.doc[last].is_alpha:
                continue
            name = name_of(self.signs.text, self.doc, at, last)
            country, area = self.words.demonyms.get(name), self.words.adjectives.get(name)
            if country or area:
                span = Span(self.doc[at].idx, self.doc[last].idx + len(self.doc[last]))
                return Found(span=span, first=at, last=last, name=area or name, use="demonym", country=country)
        return None

    def _goes_on(self, at: int, end: int) -> bool:
        token = self.doc[end]
        if self.taken[end] or token.is_space:
            return False
        if token.text == "-" and at < end < len(self.doc) - 1 and not self.doc[end - 1].whitespace_:
            return not token.whitespace_ and self.signs.is_written_as_name(end + 1)
        return end == at or self.signs.is_written_as_name(end) or token.lower_ in self.words.particles

    def _plausible(self, one: Found) -> bool:
        """Whether a name of the gazetteer is a place here, though spaCy did not say so."""
        doc, signs, words = self.doc, self.signs, self.words
        if self._is_no_name(one) or self._is_cut(one):
            return False
        if self.telling.is_told(one) or self._is_where(one):
            if not signs.is_person(one.first, one.last):
                self.told.add(one.name)
            return True
        if self._joins_told(one):
            self.told.add(one.name)
            return True
        if one.name in self.told and self._is_whole(one) and not signs.is_person(one.first, one.last):
            return not self._beside_name(one)
        entries = self.gazetteer.find(one.name)
        if not entries or (signs.is_person(one.first, one.last) and not self._is_meant(one, entries)):
            return False
        token, last = doc[one.first], doc[one.last]
        if one.kind is not None and self._is_ofkind_told(one, entries):
            return True
        if signs.is_dateline(one.first, one.last) or signs.is_held(entries, one.span.end):
            return True
        peopled = signs.are_peopled(entries)
        if peopled and one.name not in words.common and self._is_above_text(one, entries):
            return True
        if _is_known_body(one.span.of(signs.text)):
            return False  # the Red Cross is no town, though one is called so
        after = doc[one.last + 1] if one.last + 1 < len(doc) else None
        if after is not None and after.lower_ in words.streets and after.text[:1].isupper():
            return False
        if signs.is_acronym(one.first, one.last) and not any(entry.kind == "country" for entry in entries):
            return False
        whole = self._is_whole(one)
        if one.name in self.sure and (whole or self._begins_name(one)):
            return True
        if one.name in words.common or len(one.name) < 3:
            return False
        if self.telling.is_done_to(one) and peopled:
            return whole
        area = any(entry.kind in AREAS for entry in entries)
        large = any(entry.population >= LARGE and entry.main for entry in entries)
        if self._is_listed(one, entries) and peopled:
            return True
        if token.ent_type_ == "PERSON":
            if one.last > one.first and any(entry.kind in DIVISIONS and entry.main for entry in entries):
                return whole and not self.signs.is_subject(one.first, one.last)
            return whole and signs.before(one.first) in (INSIDE if one.first == one.last else LOCATIVE)
        if token.ent_type_ in NAMED and not whole:
            return self._begins_name(one) and (area or large)
        if signs.before(one.first) in LOCATIVE and last.pos_ == "PROPN":
            return whole or not token.ent_type_
        if not signs.has_capitals:
            return any(entry.kind == "country" for entry in entries) or (large and token.pos_ == "PROPN")
        before = doc[one.first - 1] if one.first else None
        if before is not None and before.pos_ == "PROPN" and before.text[:1].isupper() and not self.taken[before.i]:
            return False
        if after is not None and after.pos_ == "PROPN" and after.text[:1].isupper() and not area:
            return False
        return token.pos_ == "PROPN" and (area or large)

    def _is_where(self, one: Found) -> bool:
        """Whether the encoder reads a whole name, known or not, to tell where something happened."""
        doc, signs = self.doc, self.signs
        name = doc[one.first : one.last + 1]
        score = max((score for _, score in self.where.covering(one.span)), default=0.0)
        kinds = {token.ent_type_ for token in name} - {"", *PLACES}
        doubted = signs.is_person(one.first, one.last) or kinds & UNNAMED
        if score < (SURE_WHERE if doubted else LEAST_WHERE) or not signs.has_capitals:
            return False
        after = doc[one.last + 1] if one.last + 1 < len(doc) else None
        joined = after is not None and not doc[one.last].whitespace_ and after.text in ("-", "’s", "'s")
        return (
            self.telling.is_name(name)
            and not (kinds and signs.before(one.first) not in NEAR_NAMES)
            and not joined
            and not self._beside_name(one)
            and not signs.is_acronym(one.first, one.last)
            and not self.telling.bears_sort(name)
            and not registry().find(name.text)
        )

    def _is_cut(self, one: Found) -> bool:
        """Whether a name ends in a small word that belongs to what follows: "La" of "La Paz"; Campo Dos ends so."""
        last = self.doc[one.last]
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        goes_on = after is not None and after.text[:1].isupper() and after.pos_ == "PROPN"
        capital = last.text[:1].isupper()
        return last.lower_ in self.words.particles and (one.first == one.last or not capital or goes_on)

    def _beside_name(self, one: Found) -> bool:
        """Whether another name stands right before or behind, as within the name of a person or a body."""
        around = (self.doc[at] for at in (one.first - 1, one.last + 1) if 0 <= at < len(self.doc))
        return any(token.pos_ == "PROPN" and token.text[:1].isupper() and not self.taken[token.i] for token in around)

    def _is_above_text(self, one: Found, entries: Sequence[Entry]) -> bool:
        """Whether a line that is no sentence tells where: before the date of a byline, before the colon of a title."""
        if self.signs.is_filed(one.first, one.last):
            return True
        return self.signs.is_headed(one.first, one.last) and any(entry.main for entry in entries)

    def _is_listed(self, one: Found, entries: Sequence[Entry]) -> bool:
        """True for a member of a list that begins with a place, by the parse or by commas among places of a country."""
        before = self.doc[one.first - 1] if one.first else None
        if not self._is_whole(one) or (before is not None and before.pos_ == "PROPN"):
            return False
        head = self.doc[one.first : one.last + 1].root
        if head.dep_ in ("conj", "appos") and self.taken[head.head.i]:
            return True
        first, after = one.first, one.last + 1
        if first < 2 or self.doc[first - 1].text != "," or not self.taken[first - 2]:
            return False
        if after >= len(self.doc) or self.doc[after].lower_ not in (",", "and", "or"):
            return False
        around = {entry.country for entry in self.gazetteer.find(self.names_by_end.get(first - 2, ""))}
        return any(entry.country in around for entry in entries)

    def _joins_told(self, one: Found) -> bool:
        """True for all of a name in a list behind one that is told to be a place's: "the quarters of X, Y and Z"."""
        name = self.doc[one.first : one.last + 1]
        head, first = name.root, name.root.head
        listed = self.doc[first.i + 1 : one.first]
        return (
            head.dep_ == "conj"
            and bool(self.taken[first.i])
            and self.names_by_end.get(first.i) in self.told
            and all(token.lower_ in (",", "and", "or") for token in listed)
            and self.telling.is_name(name)
            and not self._beside_name(one)
            and not self.telling.bears_sort(name)
            and not self.signs.is_person(one.first, one.last)
            and not self.signs.is_acronym(one.first, one.last)
            and not registry().find(name.text)
        )

    def _is_ofkind_told(self, one: Found, entries: Sequence[Entry]) -> bool:
        return any(entry.kind in (one.kind, "town") or entry.kind in AREAS for entry in entries)

    def _is_whole(self, one: Found) -> bool:
        """True for a name that is all of what spaCy took for a name of whatever kind, or none."""
        first, last = self.doc[one.first], self.doc[one.last]
        if not last.ent_type_ and not first.ent_type_:
            return True
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        goes_on = after is not None and after.ent_iob_ == "I" and not after.is_space and after.text not in ("'s", "’s")
        return self._begins_name(one) and not goes_on

    def _begins_name(self, one: Found) -> bool:
        """True for a name that a longer one begins with, articles aside."""
        first = self.doc[one.first]
        if first.ent_type_ == "PERSON" and not self._ends_name(one):
            return False
        before = self.doc[one.first - 1] if one.first else None
        return first.ent_iob_ != "I" or (
            before is not None and before.lower_ in ("the", "a") and before.ent_iob_ == "B"
        )

    def _ends_name(self, one: Found) -> bool:
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        return after is None or after.ent_iob_ != "I" or after.text in ("'s", "’s")

    def _made(self, first: int, last: int, kind: str | None = None) -> Found:
        doc, words, text = self.doc, self.words, self.signs.text
        kind = kind or kind_told(doc, first, last, words)
        after = doc[last + 1] if last + 1 < len(doc) else None
        if after is not None and after.lower_ in words.part_of_name and after.text[0].isupper():
            beyond = doc[last + 2] if last + 2 < len(doc) else None
            # The U.S. District Court is of no U.S. District.
            last += beyond is None or not (beyond.pos_ == "PROPN" and beyond.text[0].isupper())
        span = Span(doc[first].idx, end_of(text, doc, last))
        kind = kind or kind_written(span.of(text), name_of(text, doc, first, last), words)
        name, use = name_of(text, doc, first, last), use_of(doc, first, last, words)
        return Found(span=span, first=first, last=last, name=name, use=use, kind=kind)


def _is_known_body(name: str) -> bool:
    """Whether the registry knows a body by this name whose members, rather than its seat, the name stands for."""
    return any(form.entry.kind in BODIES for form in registry().find(name))


def outer_of(found: Sequence[Found], doc: Doc) -> list[tuple[str, ...]]:
    """For each toponym the folded names that may hold it."""
    text = doc.text
    return [outer_names(text, one.span.end) for one in found]
