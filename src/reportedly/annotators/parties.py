"""Who and where is meant by a noun phrase? From tokens to ids of actors, places and times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpanOfWords

from ..lexicons.load import load_toml
from ..model import Span, Time
from .reading import Reading
from .states import state_at
from .whereabouts import meant_places, sites

MODIFIERS = ("compound", "amod", "nmod", "poss")
MAX_DEPTH = 6
_ARMY = re.compile(r"(?:armed forces|army|military)(?: of .*)?$|.* (?:army|military|armed forces)$", re.IGNORECASE)
"""Names of a state's whole army."""
BODIES = frozenset({"armed_group", "military", "police", "state", "party", "bloc", "organisation"})
"""Kinds of actor that may have people under arms, and act by them: a council or an alliance as well as a brigade."""


@cache
def _parts() -> frozenset[str]:
    """Nouns of number and part whose "of" phrase says who is meant."""
    return frozenset(load_toml("events/classes.toml")["parts"]["words"])


@cache
def _members() -> frozenset[str]:
    """Nouns for those whom an armed body acts by."""
    return frozenset(load_toml("events/classes.toml")["members"]["words"])


@cache
def _people() -> frozenset[str]:
    """Nouns for persons, where no actor is read at the words."""
    return frozenset(load_toml("events/classes.toml")["people"]["words"])


@cache
def _arms() -> frozenset[str]:
    """Nouns for what armies fight with."""
    return frozenset(load_toml("events/classes.toml")["weapons"]["words"]) | _members()


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    for one in token.children:
        if one.dep_ in labels:
            return one
    return None


def after_of(word: Token) -> Token | None:
    """The head of what stands behind a word after "of": of "the mayor of Mora" Mora."""
    of = next((one for one in word.children if one.dep_ == "prep" and one.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def coordinated(token: Token) -> Iterator[Token]:
    """`token` and all that is joined to it."""
    seen = 0
    queue = [token]
    while queue and seen < 50:
        one = queue.pop(0)
        seen += 1
        yield one
        for other in one.children:
            if other.dep_ == "conj" and other.pos_ not in ("VERB", "AUX"):
                queue.append(other)
            elif other.dep_ == "prep" and (beside := _together(other)) is not None:
                queue.append(beside)


def _together(preposition: Token) -> Token | None:
    """Who does or suffers it as well: "the captain, together with militiamen", "the emir, along with his sons"."""
    inner = child(preposition, "prep") if preposition.lower_ == "along" else preposition
    joined = inner is not None and inner.lower_ == "with"
    if not joined or not (inner is not preposition or any(one.lower_ == "together" for one in preposition.children)):
        return None
    return child(inner, "pobj") if inner is not None else None


class Entities:
    """What the actors, places and times of a reading are at each token; made once for a document."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self._reading = reading
        self._actor: dict[int, str] = {}
        self._place: dict[int, str] = {}
        self._time: dict[int, str] = {}
        # Who tells of it is no party by standing beside one: "stormed the town, residents and officials said".
        self._tellers = _indices(doc, (span for one in reading.attributions for span in one.source_spans))
        self.words = frozenset(token.lemma_.lower() for token in doc)
        """Lemmas of the whole text."""
        self._days = {one.id: one.earliest == one.latest for one in reading.times if one.edtf is not None}
        self._stretches = {one.id for one in reading.times if one.edtf is not None and _is_stretch(one)}
        self._lengths = {one.id for one in reading.times if one.timex3.type == "DURATION" and one.edtf is None}
        starts = {token.idx: token.i for token in doc}
        self.kinds = {actor.id: actor.kind for actor in reading.actors}
        self.names = {actor.id: actor.name for actor in reading.actors}
        self.countries = {actor.id: actor.country for actor in reading.actors}
        told_of = Counter(sorted(actor.country for actor in reading.actors if actor.country))
        self.home = next((country for country, _ in told_of.most_common(1)), None)
        """The country of most who are named."""
        self.voice = reading.document.voice
        """Whose own text it is."""
        self.bodies = {actor.id: actor.part_of[0] for actor in reading.actors if actor.part_of}
        """Who belongs to a body, to that body."""
        # Where mentions nest, the shortest is what the token itself names.
        actors = [(mention, actor.id) for actor in reading.actors for mention in actor.mentions]
        _fill(doc, starts, self._actor, actors)
        self._together = _shared(doc, self._actor, actors)
        # Where and when a report was filed is no part of the sentence that its dateline runs into.
        filed = [part.span for part in reading.document.layout if part.part in ("dateline", "date")]

        def told(span: Span) -> bool:
            return not any(span.overlaps(one) for one in filed)

        places = [(span, place.id) for place in reading.places for span in place.mentions if told(span)]
        times = [(span, time.id) for time in reading.times for span in time.mentions if told(span)]
        _fill(doc, starts, self._place, places)
        _fill(doc, starts, self._time, times)
        self._doc = doc

    @cached_property
    def _meant(self) -> dict[int, str]:
        return meant_places(self._doc, self._reading)

    @cached_property
    def _sites(self) -> dict[int, str]:
        return sites(self._doc, self._reading)

    def actor_at(self, token: Token) -> str | None:
        """Id of the actor that the token is part of."""
        return self._actor.get(token.i)

    def actor_or_state(self, token: Token) -> str | None:
        """Id of the actor at `token`, else of the state of the country that it names."""
        return self._actor.get(token.i) or self.state(token)

    def state(self, token: Token) -> str | None:
        """Id of the state of the country that `token` names, as an adjective too: "Iran-backed", "pro-Russian"."""
        found = state_at(self._reading, Span(token.idx, token.idx + len(token.text)), demonyms=True)
        if found is not None:
            self.kinds[found] = "state"
        return found

    def state_of(self, country: str) -> str | None:
        """Id of the state of a country that is named anywhere in the text."""
        named = (place for place in self._reading.places if place.precision == "country" and place.country == country)
        words = next(((*one.mentions, *(other.span for other in one.other_mentions)) for one in named), ())
        found = state_at(self._reading, words[0], demonyms=True) if words else None
        if found is not None:
            self.kinds[found] = "state"
            self.countries[found] = country
        return found

    def place_at(self, token: Token) -> str | None:
        """Id of the place that the token literally names."""
        return self._place.get(token.i)

    def place_meant(self, token: Token) -> str | None:
        """Id of the place that the token names or means: "there", "the town"."""
        return self._place.get(token.i) or self._meant.get(token.i)

    def site_at(self, token: Token) -> str | None:
        """Id of the place that the token names as what another noun is told by: "the Tulmes raid"."""
        return self._sites.get(token.i)

    def is_length(self, time: str) -> bool:
        """True of a duration: "for three days" tells how long, and "within ten days" when."""
        return time in self._lengths

    def is_known(self, time: str) -> bool:
        """True of a time that the text says the date of."""
        return time in self._days

    def is_day(self, time: str) -> bool:
        """True of a time that is one day or less."""
        return self._days.get(time, False)

    def is_stretch(self, time: str) -> bool:
        """True of a time longer than a night: a week, a month, since January."""
        return time in self._stretches

    def time_at(self, token: Token) -> str | None:
        """Id of the time that the token is part of."""
        return self._time.get(token.i)

    def denotes_actor(self, token: Token) -> bool:
        """Whether a noun phrase with this head denotes an actor, through its parts or its modifiers too."""
        return bool(self.parties(token)) or token.lemma_.lower() in _people()

    def parties(self, token: Token | None, within: SpanOfWords | None = None) -> list[str]:
        """Ids of the actors that the noun phrase headed by `token` names, in text order; joined phrases count each.

        Args:
            token: its head.
            within: words outside of which no joined phrase counts.
        """
        if token is None:
            return []
        joined = (one for one in self._joined(token) if within is None or within.start <= one.i < within.end)
        return list(dict.fromkeys(found for one in joined for found in self._one(one, 0)))

    def _joined(self, token: Token) -> Iterator[Token]:
        """`token` and all that is joined to it, without who only tells of it."""
        tells = token.i in self._tellers
        return (one for one in coordinated(token) if tells or one.i not in self._tellers)

    def _one(self, token: Token, depth: int) -> list[str]:
        actor = self._actor.get(token.i)
        # At the head of a sentence the tagger takes "Fighters" for a name, which it leaves in the plural.
        member = not _members().isdisjoint((token.lemma_.lower(), token.lower_.removesuffix("s")))
        member &= actor is None or not self._is_named(token, actor)
        # what befalls "nine soldiers of the brigade" befalls these; what they do, the brigade does
        acts = token.dep_ == "pobj" and token.head.dep_ == "agent"
        acts |= token.dep_ == "nsubj" and child(token.head, "dobj") is not None
        counted = actor is not None and not acts and any(one.dep_ == "nummod" for one in token.children)
        bodies = self._bodies(token, depth) if member and not counted and depth <= MAX_DEPTH else []
        if bodies:
            return bodies
        if actor is not None:
            return self._together.get(token.i, [actor])
        if depth > MAX_DEPTH:
            return []
        preposition = child(token, "prep")
        within = child(preposition, "pobj") if preposition is not None else None
        # "dozens of rebels", "two of the hostages"
        if (
            preposition is not None
            and within is not None
            and preposition.lower_ == "of"
            and (token.lemma_.lower() in _parts() or token.pos_ in ("NUM", "DET", "PRON"))
        ):
            return [found for one in coordinated(within) for found in self._one(one, depth + 1)]
        if token.pos_ in ("NOUN", "PROPN"):
            # "Syrian government missiles", "the Iraqi embassy", "Russian shelling": the owner stands for it
            own = any(one.lower_ == "own" for one in token.children)  # of whoever does it: "shelled their own town"
            for modifier in token.children:
                if (
                    modifier.dep_ in MODIFIERS
                    and not (own and modifier.dep_ == "poss")
                    and (owner := self._one(modifier, depth + 1))
                ):
                    return self._army(token, owner)
        return []

    def _army(self, arms: Token, owner: list[str]) -> list[str]:
        """Of arms of a state, the one army of it that the text names: "Chadian mortars", and "the Chadian army"."""
        home = self.countries.get(owner[0]) if self.kinds.get(owner[0]) == "state" else None
        if home is None or arms.lemma_.lower() not in _arms():
            return owner
        forces = (one for one, kind in self.kinds.items() if kind == "military" and self.countries.get(one) == home)
        armies = [one for one in forces if _ARMY.match(self.names[one])]
        return armies if len(armies) == 1 else owner

    def _is_named(self, token: Token, actor: str) -> bool:
        """Whether a noun ends its body's own name: "the Joint Force of the movements", "the party's Defence Forces"."""
        named = token.pos_ == "PROPN" and token.text in self.names.get(actor, "").split()
        return named and self.kinds.get(actor) in BODIES

    def _bodies(self, token: Token, depth: int) -> list[str]:
        """The armed bodies that their members act for: "its fighters", "units of the Third Brigade", "RC fighters".

        Of "members of the army and the police" both; in "soldiers of the army and villagers" these act beside them.
        """
        preposition = next((one for one in token.children if one.dep_ == "prep" and one.lower_ == "of"), None)
        within = child(preposition, "pobj") if preposition is not None else None
        named = [one for one in token.lefts if one.dep_ in MODIFIERS and one.pos_ == "PROPN"]
        for owner in (child(token, "poss"), within, *named):
            found = self._one(owner, depth + 1) if owner is not None else []
            if not found or found[0] == self._actor.get(token.i) or self.kinds.get(found[0]) not in BODIES:
                continue
            beside = [one for one in coordinated(within) if one is not within] if within is owner and within else []
            for one in beside:
                more = self._one(one, depth + 1)
                found = [*found, *(id_ for id_ in more if one.tag_ == "NNS" or self.kinds.get(id_) in BODIES)]
            return list(dict.fromkeys([found[0], *(found[1:] if beside else ())]))
        return []

    def places(self, token: Token | None) -> list[str]:
        """Ids of the places that the noun phrase headed by `token` names: itself, its apposition, what it lies in."""
        if token is None:
            return []
        found: list[str] = []
        for one in coordinated(token):
            place = self.place_meant(one) or self._within(one, 0)
            if place is not None:
                found.append(place)
        return list(dict.fromkeys(found))

    def _within(self, token: Token, depth: int) -> str | None:
        """ "the village of Pishchane", "the town's market", "a street in central Basra"."""
        if depth > MAX_DEPTH:
            return None
        for one in token.children:
            if one.dep_ in ("appos", "compound", "nmod", "poss", "amod"):
                place = self.place_meant(one)
                if place is not None:
                    return place
        for one in token.children:
            if one.dep_ == "prep" and one.lower_ in ("of", "in", "at", "near", "on", "around", "outside", "inside"):
                inner = child(one, "pobj")
                if inner is not None:
                    place = self.place_meant(inner) or self._within(inner, depth + 1)
                    if place is not None:
                        return place
        return None


def _is_stretch(time: Time) -> bool:
    """Whether a time is more than two days that follow on each other."""
    if time.earliest is None or time.latest is None:
        return True
    return date.fromisoformat(time.latest) - date.fromisoformat(time.earliest) > timedelta(1)


def _indices(doc: Doc, spans: Iterable[Span]) -> set[int]:
    words = (doc.char_span(span.begin, span.end, alignment_mode="expand") for span in spans)
    return {token.i for one in words if one is not None for token in one}


def _fill(doc: Doc, starts: dict[int, int], table: dict[int, str], pairs: list[tuple[Span, str]]) -> None:
    size: dict[int, int] = {}
    for span, value in pairs:
        at = starts.get(span.begin)
        if at is None:
            words = doc.char_span(span.begin, span.end, alignment_mode="expand")
            if words is None:
                continue
            at = words.start
        length = span.end - span.begin
        while at < len(doc) and doc[at].idx < span.end:
            # "the men whom we held": who is named within a clause about the men is somebody else
            if (at not in table or length < size[at]) and not _in_clause(doc[at], span):
                table[at], size[at] = value, length
            at += 1


def _shared(doc: Doc, table: dict[int, str], pairs: list[tuple[Span, str]]) -> dict[int, list[str]]:
    """Tokens of the words that mean several actors, as "both sides" does, with their ids."""
    meant: dict[Span, list[str]] = {}
    for span, value in pairs:
        meant.setdefault(span, []).append(value)
    found = {}
    for span, values in meant.items():
        words = doc.char_span(span.begin, span.end, alignment_mode="expand") if len(values) > 1 else None
        found.update({token.i: values for token in words or () if table.get(token.i) in values})
    return found


def _in_clause(token: Token, span: Span) -> bool:
    """Whether a token of a mention stands in a relative clause about the mention's own head."""
    for _ in range(MAX_DEPTH):
        if token.dep_ in ("relcl", "acl") and span.begin <= token.head.idx < span.end:
            return True
        if token.head == token or not span.begin <= token.head.idx < span.end:
            return False
        token = token.head
    return False
