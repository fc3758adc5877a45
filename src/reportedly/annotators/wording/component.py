"""Finds loaded wording and says whose it is.

A reviewed list has the words; and a few words of somebody's that a sentence quotes ("three \"saboteurs\"") are that
one's wording. Words in quotation marks are those of the source quoted. Outside quotation marks they are the author's,
in reported speech too: whoever paraphrases chooses the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from ...lexicons.phrases import PhraseTable
from ...model import AUTHOR, Span, Technique, Wording
from ..claims.chain import Chains
from ..component import Annotator, register
from ..reading import Reading
from ..span_index import SpanIndex
from .extent import whole
from .fragments import fragments, is_fragment
from .lexicon import KINDS, Loaded, charged, table
from .quotes import quoted

PARTIES = frozenset({"armed_group", "military", "state", "government_body", "party"})
"""Kinds of actor that stand on a side; their own texts are those of a party."""
ABOUT_THE_DEAD = frozenset({"Exaggeration,Minimisation", "Flag-Waving"})
LOADED_ENOUGH = 2
"""Loaded words of the list with which an author takes a side."""


class _Sides:
    """Which voices are a party's: of a party's own text, of who has used loaded words, and of those who are quoted."""

    def __init__(self, reading: Reading, listed: list[Wording]) -> None:
        self._used = Counter(one.voice for one in listed)
        voice = next((actor for actor in reading.actors if actor.id == reading.document.voice), None)
        self._party = voice is not None and voice.kind in PARTIES

    def takes(self, voice: str | None) -> bool:
        return voice != AUTHOR or self._party or self._used[AUTHOR] >= LOADED_ENOUGH


class _Names:
    """Names of which a loaded word may be a part: "Hayat Tahrir al-Sham", "the Sons of the Coast", ORCS."""

    def __init__(self, reading: Reading) -> None:
        text = reading.document.text
        named = (actor for actor in reading.actors if actor.kind != "unnamed")
        spans = ((span, {actor.name, *actor.aliases}) for actor in named for span in actor.mentions)
        self._at = SpanIndex([(span, True) for span, names in spans if span.of(text) in names])

    def hold(self, words: Words) -> bool:
        """Whether words in capitals are part of a name, or are one in short."""
        span = Span(words.start_char, words.end_char)
        if not words[0].text[:1].isupper():
            return False
        short = len(words) == 1 and words.text.isupper()
        return any(one.covers(span) and (short or one != span) for one, _ in self._at.overlapping(span))


@register
class WordingReader(Annotator):
    """Gives loaded wording with technique, voice, what it is about, and a plain wording."""

    name = "reportedly_wording"
    needs = ("actors", "attributions", "claims", "token.dep", "token.lemma", "token.pos")
    gives = ("wording",)

    def read(self, doc: Doc, reading: Reading) -> None:
        chains = Chains(doc, reading)
        spans = quoted(doc.text)
        quotations = SpanIndex([(span, True) for span in spans])
        few = SpanIndex([(span, True) for span in spans if is_fragment(doc, span)])
        triggers = SpanIndex([(claim.event.trigger, claim.id) for claim in reading.claims if claim.event])
        names = _Names(reading)

        def marked(entries: PhraseTable[Loaded], partisan: Callable[[str | None], bool]) -> Iterator[Wording]:
            told: set[Span] = set()  # two words of the list may load one phrase
            for begin, end, entry in entries.find(doc):
                words = doc[begin:end]
                head = words.root
                if entry.kind is not None and head.pos_ not in KINDS[entry.kind]:
                    continue
                if _in_name(words[0]) or _in_name(words[-1]) or names.hold(words):
                    continue
                words = whole(words, head, entry)
                span = Span(words.start_char, words.end_char)
                span = next((one for one, _ in few.overlapping(span) if one.covers(span)), span)
                said = chains.innermost(span)
                voice = said.source if said is not None and quotations.covering(span) else AUTHOR
                if partisan(voice) and span not in told:
                    told.add(span)
                    about = _doer(head, entry, reading)
                    about = about or (_claim(span, triggers) if entry.of == "act" else None)
                    about = about or _actor(head, reading, itself=entry.of != "act")
                    yield Wording(span=span, technique=entry.technique, voice=voice, about=about, neutral=entry.neutral)

        listed = list(marked(table(), lambda _: True))
        sides = _Sides(reading, listed)
        taken = SpanIndex([(one.span, True) for one in listed])
        reading.wording += listed
        reading.wording += [one for one in marked(charged(), sides.takes) if not taken.overlapping(one.span)]
        found = SpanIndex([(one.span, True) for one in reading.wording])
        reading.wording = _first(reading.wording, doc)
        for words in fragments(doc, spans):
            span = Span(words.start_char, words.end_char)
            if not found.overlapping(span):
                reading.wording.append(_fragment(words, chains, triggers, reading))
        reading.wording.sort(key=lambda one: one.span)


def _first(wording: list[Wording], doc: Doc) -> list[Wording]:
    """Without a word that its voice has used before: who reads for wording marks it once."""
    used: dict[tuple[str | None, str], Wording] = {}
    for one in sorted(wording, key=lambda one: one.span):
        words = doc.char_span(one.span.begin, one.span.end, alignment_mode="expand")
        assert words is not None
        used.setdefault((one.voice, words.root.lemma_.lower()), one)
    return list(used.values())


def _fragment(words: Words, chains: Chains, triggers: SpanIndex[str], reading: Reading) -> Wording:
    """What somebody's few words in quotation marks are: a name for somebody, or loaded; the author's own cast doubt."""
    span = Span(words.start_char, words.end_char)
    said = chains.innermost(span)
    about = _actor(words.root, reading)
    technique: Technique = "Name_Calling,Labeling" if about else "Loaded_Language"
    return Wording(
        span=span,
        technique="Doubt" if said is None else technique,
        voice=AUTHOR if said is None else said.source,
        about=about or _claim(span, triggers),
    )


def _in_name(token: Token) -> bool:
    """True for a word inside a proper name ("Martyrs Brigade"), which is a name and no judgement."""
    if not token.text[:1].isupper() or token.is_sent_start:
        return False
    around = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(other.text[:1].isupper() and other.pos_ == "PROPN" and other.is_alpha for other in around)


def _claim(span: Span, triggers: SpanIndex[str]) -> str | None:
    hits = triggers.overlapping(span)
    return hits[0][1] if hits else None


def _doer(head: Token, entry: Loaded, reading: Reading) -> str | None:
    """Of whom a loaded verb tells, or whose a loaded noun is: "they murdered", "their lies", "the lies of the Front".

    What makes a killing sound clean or holy is said of the dead.
    """
    if head.pos_ == "VERB":
        dead = entry.technique in ABOUT_THE_DEAD or head.lemma_.lower().startswith("martyr")
        roles = ("dobj", "nsubjpass") if dead else ("nsubj", "agent")
    elif head.pos_ == "NOUN" and entry.of in ("thing", "act"):
        roles = ("poss", "prep")
    else:
        return None
    for one in head.children:
        if one.dep_ in roles and (one.dep_ != "prep" or one.lower_ == "of"):
            within = next((part for part in one.children if part.dep_ == "pobj"), one)
            if found := reading.actors_at(Span(within.idx, within.idx + len(within.text))):
                return found[0]
    return None


def _actor(head: Token, reading: Reading, *, itself: bool = True) -> str | None:
    """The actor the words are about: named by them (`itself`), modified by them, or the subject they are said of."""
    targets = [head]
    if head.dep_ in ("amod", "compound", "appos", "nmod"):
        targets.append(head.head)
    if head.dep_ in ("attr", "acomp", "oprd"):
        targets += [child for child in head.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    for target in targets if itself else targets[1:]:
        found = reading.actors_at(Span(target.idx, target.idx + len(target.text)))
        if found:
            return found[0]
    return None
