"""Whose words are they? From the words that name a source to an actor of the reading."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ...model import AUTHOR, Actor, ActorKind, Span
from ..actors.lexicon import documents
from ..reading import Reading
from ..states import state_at
from . import cues
from .draft import Draft

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
PRONOUNS = frozenset({"PRON", "DET"})
INDEFINITE = frozenset({
    "some", "many", "others", "several", "few", "most", "both", "all", "one", "none", "everyone", "someone", "those",
    "people", "another", "each", "any", "anyone", "nobody", "everybody", "somebody",
})  # fmt: skip
"""Pronouns that stand for an unnamed source of their own."""
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""Parts of speech of a word that tells who speaks: "the second swore"."""
EMPTY = frozenset({"it", "there"})
"""Subjects that name nobody: "it is believed"."""
SEEMING = frozenset({"seem", "appear", "emerge", "happen", "follow", "turn"})
"""Verbs whose "it" names nobody either: "it emerged that"."""
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
UNNAMED = frozenset({"unnamed", "population"})
"""Kinds of actors that are told by what they are."""
MOST = 0.5
"""Part of a source's words that a mention must cover to name it without holding their head."""
LONGEST_NAME = 80
"""Characters of an unnamed source's name."""


class Sources:
    """Finds or makes the actor of each source.

    Args:
        doc: parsed.
        reading: with actors given.
    """

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self._doc, self._reading = doc, reading
        self._made: dict[Span | str, str] = {}

    def of(self, draft: Draft, outer: str | None) -> tuple[str | None, tuple[Span, ...]]:
        """Source id and the words that name it.

        Args:
            draft: the attribution.
            outer: source of the attribution that this one stands in, or None where it stands in none.
        """
        if not draft.source:
            return None, ()
        span = draft.source[0]
        words = self._doc.char_span(span.begin, span.end, alignment_mode="expand")
        if words is None or not len(words):
            return None, draft.source
        head = words.root
        if head.pos_ in ("ADV", "ADP", "PUNCT", "PRON", "DET") and head.dep_ != "nsubj":
            # "police there", "the sergeant", of which the parser hangs each word elsewhere
            heads = (token for token in words if token.pos_ in NAMING and token.head not in words)
            head = next(heads, head)
        if head.lower_ in FIRST_PERSON or _own(head):
            return outer if outer is not None else AUTHOR, draft.source
        source = self._maker(head) or self._presented(head) or self._actor_at(head, span)
        if source is not None:
            if not any(span.begin <= beside.idx < span.end for beside in head.conjuncts):
                self._tell_in_full(source, span)
            return (AUTHOR if outer is None and self._is_voice(source) else source), draft.source
        if head.lower_ in EMPTY and not _speaks(head):
            return None, ()
        if head.pos_ in PRONOUNS and head.lower_ not in INDEFINITE:
            return None, draft.source
        return self._make(span, head), draft.source

    def _maker(self, head: Token) -> str | None:
        """Who speaks by what it has made: "its initial assessment", "the ministry's statement"."""
        lemma = head.lemma_.lower()
        if lemma in cues.made_words():
            owner = next((one for one in head.children if one.dep_ == "poss"), None)
            if owner is not None and (found := self._named(owner)) is not None:
                return found
        if lemma in cues.made_words() | cues.made_by("words"):
            # "a statement signed by the commander", "rumours spread by the council"
            clauses = [one for one in head.children if one.dep_ == "acl" and one.lemma_ in cues.made_by("verbs")]
            by = [one for over in (head, *clauses) for one in over.children if one.lower_ == "by"]
            makers = (self._named(part) for one in by for part in one.children if part.dep_ == "pobj")
            return next((found for found in makers if found is not None), None)
        return None

    def _presented(self, head: Token) -> str | None:
        """The name by which somebody is said to have presented himself: "a man who called himself …"."""
        for clause in head.children:
            if clause.dep_ not in ("relcl", "acl") or clause.lemma_ not in cues.presenting_verbs():
                continue
            words = list(clause.subtree)
            if any(one.lower_ in REFLEXIVE for one in words):
                names = (self._named(one) for one in words if one.tag_ == "NNP")
                return next((one for one in names if one and self._reading.actor(one).kind == "person"), None)
        return None

    def _named(self, token: Token) -> str | None:
        return next(iter(self._reading.actors_at(Span(token.idx, token.idx + len(token.text)))), None)

    def _tell_in_full(self, source: str, span: Span) -> None:
        """Of who is told without a name, the words that tell them apart are part of the mention: "two doctors at …"."""
        words = span.of(self._reading.document.text)
        if self._reading.actor(source).kind in UNNAMED and words == words.strip(" ,"):
            self._reading.widen(source, span)

    def _is_voice(self, source: str) -> bool:
        """Whether an actor is the document's voice, or the state for which a ministry speaks: "Pakistan demands"."""
        voice = self._reading.document.voice
        if voice is None or source == voice:
            return source == voice
        speaker, named = self._reading.actor(voice), self._reading.actor(source)
        return speaker.kind == "government_body" and named.kind == "state" and named.country == speaker.country

    def _actor_at(self, head: Token, span: Span) -> str | None:
        """The actor named by the head of the words, else by most of them; never a name that only stands beside it."""
        actors = self._reading.actors_at(span)
        at_head = set(self._reading.actors_at(Span(head.idx, head.idx + len(head.text))))
        named = next((actor for actor in actors if actor in at_head), None)
        if named is None and not actors and head.dep_ in ("compound", "nmod") and head.head.i > head.i:
            # of 'Commander "Falcon"' the encoder may take the rank alone
            over = head.head
            named = next(iter(self._reading.actors_at(Span(over.idx, over.idx + len(over.text)))), None)
        # The parser may head "by the commander, Pavel Sedov" with a word that is no part of a name.
        named = named or self._beside(span) or next((one for one in actors if self._share(one, span) > MOST), None)
        return named or _by_surname(self._reading, span)

    def _beside(self, span: Span) -> str | None:
        """The person whose name, between commas, ends the words: "one of them, Nur Elmi,"."""
        text = self._reading.document.text
        end = span.begin + len(span.of(text).rstrip(" ,"))
        for actor in self._reading.actors_at(span):
            one = self._reading.actor(actor)
            names = [mention for mention in one.mentions if mention.end == end and span.covers(mention)]
            if one.kind == "person" and any("," in text[span.begin : name.begin] for name in names):
                return actor
        return None

    def _share(self, actor: str, span: Span) -> float:
        """The largest part of `span` that one mention of an actor covers."""
        mentions = self._reading.actor(actor).mentions
        return max(min(one.end, span.end) - max(one.begin, span.begin) for one in mentions) / (span.end - span.begin)

    def _make(self, span: Span, head: Token) -> str:
        state = state_at(self._reading, Span(head.idx, head.idx + len(head.text)))
        if state is not None:
            return state
        name = span.of(self._reading.document.text).strip(" ,").split(", ")[0]
        # who has the word again under a label in capitals is the same
        key = name if name.isupper() else span
        if key not in self._made:
            words = name.split()
            if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
                words = words[1:]
            actor = Actor(id="", name=" ".join(words)[:LONGEST_NAME], kind=_kind(head), mentions=(span,))
            self._made[key] = self._reading.add_actor(actor).id
        return self._made[key]


def is_named(reading: Reading, span: Span) -> bool:
    """Whether a label names somebody whom the text names: "PENCE", of a Mike Pence."""
    return bool(reading.actors_at(span)) or _by_surname(reading, span) is not None


def _by_surname(reading: Reading, span: Span) -> str | None:
    """The person whose name ends in a word that stands in capitals."""
    words = span.of(reading.document.text)
    if not words.isupper() or " " in words.strip():
        return None
    people = (actor for actor in reading.actors if actor.kind == "person")
    return next((one.id for one in people if one.name.split()[-1].casefold() == words.strip().casefold()), None)


def _own(head: Token) -> bool:
    """Whether it is what the voice itself has found, or its own people: "our findings", "our monitors"."""
    ours = any(one.dep_ == "poss" and one.lower_ in ("our", "my") for one in head.children)
    return ours and head.lemma_.lower() in cues.own_words()


def _speaks(it: Token) -> bool:
    """Whether "it" is a thing that says something, "it says that", and no empty subject, "it is said", "it seems"."""
    verb = it.head
    empty = verb.lemma_ in SEEMING or any(one.dep_ == "auxpass" for one in verb.children)
    return it.dep_ == "nsubj" and verb.pos_ == "VERB" and not empty


def _kind(head: Token) -> ActorKind:
    return "document" if head.lemma_.lower() in documents() else "unnamed"
