"""Who acts, suffers or speaks in this text, under all their names?"""

from __future__ import annotations

import dataclasses
import re

from spacy.tokens import Doc

from ...gazetteer.store import default as gazetteer
from ...model import Actor, ActorKind, AgentCode, Document, OtherMention, Span
from ...readers.header.labels import is_office
from ...registry import Registry, default
from ...text import fold_name, paragraphs
from ..component import Annotator, register
from ..places.home import home_countries
from ..places.lexicon import words as place_words
from ..reading import Reading
from ..span_index import SpanIndex
from .bodies import BODIES
from .code import code_actor
from .country import country_of, main_country
from .draft import Found, Thing
from .evidence import settle_kinds
from .heads import head_word
from .interpret import interpret
from .lexicon import name_types, nouns
from .names import find_names
from .naming import NameBook
from .nominals import find_nominals, parties_seen
from .quotes import Voices
from .resolve import Resolver
from .words import Words

NAMED_GROUPS: frozenset[ActorKind | None] = frozenset(
    {"armed_group", "military", "organisation", "party", "ngo", "media"}
)
"""Kinds of actor in whose names places stand that are not told of."""

CIVIC: frozenset[ActorKind | None] = frozenset({"organisation", "ngo", "media"})
"""Kinds of body that call themselves by their sort in what they issue."""


CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
"""A time of day, as a post opens with it."""


@register
class ActorReader(Annotator):
    """Finds every actor with all its mentions: names, descriptions, pronouns."""

    name = "reportedly_actors"
    needs = ("places", "times", "token.dep", "doc.ents")
    gives = ("actors",)

    def read(self, doc: Doc, reading: Reading) -> None:
        if len(doc) == 0:
            return
        words = Words(doc)
        registry = default()
        places = SpanIndex((span, place.id) for place in reading.places for span in place.mentions)
        document = reading.document
        # A group's own channel or release may name the group as its author.
        told = {name: "person" if _may_be_person(name) else "organisation" for name in document.authors}
        if document.publisher.name:
            told[document.publisher.name] = "organisation"
        countries = {place.country for place in reading.places if place.country and place.mentions}
        filed = {span for place in reading.places if place.precision == "town" for span in place.mentions}
        acting = {one.span for place in reading.places for one in place.other_mentions if one.use == "metonym"}
        names = interpret(words, find_names(words, registry, told, filed), registry, places, countries, acting)
        book = NameBook(words, registry, {fold_name(name) for name in told})
        book.add_all([found for found in names if found.form == "name"])
        taken = bytearray(len(words))
        for found in names:
            taken[found.first : found.last + 1] = b"\x01" * (found.last + 1 - found.first)
        bodies = (found for found in names if found.form == "name" and found.kind not in ("person", "state"))
        heads = {head_word(found.name) for found in bodies}
        nominals = [found for found in names if found.form == "nominal"] + find_nominals(
            words, taken, registry, parties_seen(words, reading.encoding), heads - {""}
        )
        times = SpanIndex((span, None) for time in reading.times for span in time.mentions)
        nominals = [_trimmed(found, words, times) for found in nominals if not _does_nothing(found, words)]
        resolver = Resolver(
            words,
            registry,
            Voices(words, [part.span for part in reading.document.layout if part.part == "byline"]),
            book.things,
        )
        voice = self._voice(reading, resolver.things, registry)
        _by_its_sort(voice, resolver.things, words)
        resolver.memory.home = main_country(reading, resolver.things)
        outlet = _publisher(reading, resolver.things, registry)
        _outlet(reading, resolver.things)
        settle_kinds(doc, reading, resolver.things)
        resolver.run([found for found in names if found.form == "name"], nominals, voice, outlet)
        settle_kinds(doc, reading, resolver.things)
        _seat(reading, voice)
        resolver.speakers(voice)
        _free_metonyms(reading, resolver.things)
        _free_names(reading, resolver.things)
        main = main_country(reading, resolver.things)
        numbered = [thing for thing in resolver.things if thing.mentions]
        numbered.sort(key=lambda thing: min(found.span for found in thing.mentions))
        ids = {id(thing): f"a{number}" for number, thing in enumerate(numbered, 1)}
        date = reading.document.published
        authors = {fold_name(name) for name in document.authors}
        # Who only signs the text may be from anywhere, but for the one writer of an outlet of the same country.
        at_home = len(authors) == 1 and outlet is not None and country_of(outlet, outlet.kind or "media", main) == main
        abroad = frozenset() if at_home else authors
        reading.actors.extend(
            actor_of(thing, ids, words.full, None if abroad & thing.names.keys() else main, registry, date=date)
            for thing in numbered
        )
        if voice is not None and id(voice) in ids:
            reading.document = dataclasses.replace(reading.document, voice=ids[id(voice)])

    @staticmethod
    def _voice(reading: Reading, things: list[Thing], registry: Registry) -> Thing | None:
        """The actor whose voice the document is: its one author, else its publisher, where the text names them."""
        document = reading.document
        if len(document.authors) == 1:
            return _named(document.authors[0], things) or _titled(document.authors[0], things)
        return _publisher(reading, things, registry) or (None if document.publisher.name else _heads(document, things))


def _heads(document: Document, things: list[Thing]) -> Thing | None:
    """The body whose name alone is the first line of a text."""
    begin, end = next(paragraphs(document.text), (0, 0))
    first = Span(begin, begin + len(document.text[begin:end].rstrip()))
    bodies = (one for one in things if one.kind in BODIES - {"state"})
    return next((one for one in bodies if any(said.span == first for said in one.mentions)), None)


def _by_its_sort(voice: Thing | None, things: list[Thing], words: Words) -> None:
    """A body that issues a text calls itself by its sort, in capitals: "the Centre" of the Centro Mirante."""
    if voice is None or voice.kind not in CIVIC:
        return
    for thing in things:
        (name, *more) = thing.names or ("",)
        sort, noun = name_types().get(name), nouns().get(name)
        kind = noun.many if noun is not None else sort.kind if sort is not None else None
        alone = thing is not voice and thing.entry is None and not more and kind in CIVIC
        if alone and all(words.lower[one.first - 1 : one.first] == ["the"] for one in thing.mentions):
            for one in thing.mentions:
                voice.add(one, words.full)
            thing.mentions = []


def _named(name: str, things: list[Thing]) -> Thing | None:
    return next((thing for thing in reversed(things) if fold_name(name) in thing.names), None)


def _titled(author: str, things: list[Thing]) -> Thing | None:
    """The person whose name has a title before the author's or letters behind it: "Anna Novak QC"."""
    words = f" {fold_name(author)} "
    return next((thing for thing in things if any(words in f" {name} " for name in thing.names)), None)


def _publisher(reading: Reading, things: list[Thing], registry: Registry) -> Thing | None:
    """Who publishes a text, where it names them."""
    name = reading.document.publisher.name or ""
    # "Highlands Church Council, Wamena" is the Council
    return _named(name, things) or _named(name.partition(",")[0], things) or _speaks_for(name, things, registry)


def _outlet(reading: Reading, things: list[Thing]) -> None:
    """A publisher of which nothing tells what it is, and whose text bears no label, is an outlet."""
    document = reading.document
    labelled = any(part.part == "label" for part in document.layout)
    for thing in things:
        bare = thing.kind == "organisation" and not (labelled or thing.entry) and thing.sector in ("", "JRN")
        if bare and fold_name(document.publisher.name or "") in thing.names:
            thing.kind, thing.sector = "media", "JRN"


def _seat(reading: Reading, voice: Thing | None) -> None:
    """A body of a state that issues a text sits where it dates the text from."""
    if voice is None or voice.country is not None or voice.kind not in ("government_body", "military", "police"):
        return
    home = home_countries(reading.document, place_words(), gazetteer())
    if len(home) == 1:
        (voice.country,) = home


def _may_be_person(name: str) -> bool:
    """Whether an author's name has no word for a sort of body ("Terek Brigade")."""
    return not any(word in name_types() for word in fold_name(name).split())


def _speaks_for(publisher: str, things: list[Thing], registry: Registry) -> Thing | None:
    """Whom an office that publishes speaks for, where the text names it: "SDF Press Centre"."""
    words = publisher.split()
    for at in range(1, len(words)):
        if is_office(" ".join(words[at:])):
            body = fold_name(" ".join(words[:at]))
            known = {form.entry.id for form in registry.find(body)}
            return next(
                (one for one in things if body in one.names or (one.entry is not None and one.entry.id in known)), None
            )
    return None


def _does_nothing(found: Found, words: Words) -> bool:
    """Whether a description says that nobody did a thing to others: "no group has claimed the attack"."""
    subject = words.lower[found.first] == "no" and words.dep[found.head] == "nsubj"
    return subject and words.child(words.head[found.head], "dobj") is not None


def _trimmed(found: Found, words: Words, times: SpanIndex[None]) -> Found:
    """A description without a time that the parser hangs on its noun: "at 15:20 | militants fired", "16:40 Nurses say".

    Nor with "no", which tells of all of a kind that it befell, or was done by, none of them: "no officer was hurt".
    """
    first = found.first
    if words.lower[first] == "no" and found.number == "one":
        found.number = "many"
    while first < found.head and (
        words.lower[first] == "no" or times.overlapping(words.span(first, first)) or CLOCK.fullmatch(words.text[first])
    ):
        first += 1
    if first > found.first:
        found.first, found.span = first, Span(words.span(first, first).begin, found.span.end)
    return found


def _free_metonyms(reading: Reading, things: list[Thing]) -> None:
    """A capital that stands for its government is no place there: its mention becomes another use of the name."""
    acting = {found.span for thing in things for found in thing.mentions if found.link_reason == "metonym"}
    for number, place in enumerate(reading.places):
        moved = [span for span in place.mentions if span in acting]
        if moved:
            others = (*place.other_mentions, *(OtherMention(span=span, use="metonym") for span in moved))
            kept = tuple(span for span in place.mentions if span not in acting)
            reading.places[number] = dataclasses.replace(place, mentions=kept, other_mentions=others)


def _free_names(reading: Reading, things: list[Thing]) -> None:
    """A place inside a group's longer name ("Defence of the Homeland Front") is part of the name."""
    names = SpanIndex(
        (found.span, None)
        for thing in things
        if thing.kind in NAMED_GROUPS
        for found in thing.mentions
        if found.form == "name"
    )

    def held(span: Span) -> bool:
        return any(len(one.of(reading.document.text).split()) >= len(span.of(reading.document.text).split()) + 2
                   for one, _ in names.covering(span))  # fmt: skip

    for number, place in enumerate(reading.places):
        moved = [span for span in place.mentions if held(span)]
        if moved:
            others = (*place.other_mentions, *(OtherMention(span=span, use="in_name") for span in moved))
            kept = tuple(span for span in place.mentions if span not in moved)
            reading.places[number] = dataclasses.replace(place, mentions=kept, other_mentions=others)


def actor_of(
    thing: Thing, ids: dict[int, str], text: str, main: str | None, registry: Registry, *, date: str | None = None
) -> Actor:
    """The finished actor of a draft, with the office that it held on `date`."""
    mentions = sorted({found.span for found in thing.mentions})
    kind: ActorKind = thing.kind or "unnamed"
    if kind == "unnamed" and thing.named and thing.number in ("one", ""):
        kind = "person"
    entry = thing.entry
    country = country_of(thing, kind, main)
    written = list(thing.names.values())
    name = entry.name if entry is not None else _longest(written) or _shortest_description(thing, text)
    aliases = tuple(dict.fromkeys(form for form in written if form != name))
    sector, code = thing.sector or None, _alpha3(country, registry)
    if entry is not None:
        held = {office.sector for office in entry.offices}
        if date is not None or not held or sector not in held:
            known = entry.sector_on(date)
            # Without a date nobody knows that an office has ended.
            sector = known if known and (date is not None or known != "ELI") else None
        code = entry.code_on(date) or code
    if code is None and entry is None:
        # "Michigan Department of Health", "leaders of the Kurdish opposition": the words themselves tell
        told = code_actor(name)
        code, sector = told.country, sector or told.sector
    return Actor(
        id=ids[id(thing)], name=name, aliases=aliases, kind=entry.kind if entry is not None else kind, country=country,
        plover=AgentCode(country=code, sector=sector) if code or sector else None,
        registry=entry.id if entry is not None else None, link_score=thing.link_score, link_reason=thing.link_reason,
        part_of=tuple(dict.fromkeys(ids[id(other)] for other in thing.part_of if id(other) in ids)),
        mentions=tuple(mentions),
    )  # fmt: skip


def _alpha3(country: str | None, registry: Registry) -> str | None:
    state = registry.state_of.get(country or "")
    return state.code if state is not None else None


def _longest(names: list[str]) -> str | None:
    return max(names, key=len) if names else None


def _shortest_description(thing: Thing, text: str) -> str:
    """A description as the name: its first, without a leading article; a pronoun only where there is nothing else."""
    if thing.called:
        return thing.called
    ordered = sorted(thing.mentions, key=lambda found: (found.form == "pronoun", found.span))
    words = ordered[0].span.of(text).split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


__all__ = ["ActorReader", "Found", "Span", "Thing", "actor_of", "main_country"]
