"""Attributions: found by the encoder, completed by parse and layout, nested, resolved and judged."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from spacy.tokens import Doc, Token

from ...encoders import EncodedAttribution, Encoding, shipped_encoder
from ...model import AUTHOR, ActorKind, Attribution, QuoteType, Span, SpeechAct
from ..actors.lexicon import documents
from ..component import Annotator, register
from ..reading import Reading, text_of
from ..span_index import SpanIndex
from . import cues, layout, syntax
from .cited import cited
from .draft import Draft, tokens_of
from .framed import framed
from .nesting import distinct, outer_of
from .quotation import Quotations
from .sources import Sources, is_named
from .stance import refuted, stance_of
from .standing import standing
from .tidy import ASKING, negated, tidy

SMALLER = 0.9
"""An attribution inside a content has less than this share of it; else it is that content once more."""
LEAST_ALONE = 0.6
"""Least score of what is found in a content that is read again: it is read without what stands around it."""
NOBODY = frozenset({"no", "nobody", "none", "neither"})
"""First words of a source where nobody speaks."""
QUOTED_WORDS = 5
"""A quotation of so many words says something; a shorter one may be a single word kept at a distance."""


@register
class AttributionReader(Annotator):
    """Finds every attribution, with its source as an actor, its act, quotation type and stance.

    Args:
        least_score: attributions of which the encoder is less sure are left out, 0 to 1; it gives none under 0.35.
        reread: whether contents that hold a further cue are read again for what stands in them.
        parse: whether the parse completes what the encoder found.
    """

    name = "reportedly_attributions"
    needs = ("encoding", "actors", "doc.sents", "token.dep")
    gives = ("attributions",)

    def __init__(self, *, least_score: float = 0.0, reread: bool = True, parse: bool = True) -> None:
        self.least_score, self.reread, self.parse = least_score, reread, parse

    def read(self, doc: Doc, reading: Reading) -> None:
        if not len(doc):
            return
        quotations = Quotations(doc.text)
        drafts = standing(doc, self._drafts(doc, reading), quotations.spans)
        drafts.sort(key=lambda draft: (draft.content[0].begin, -draft.size, draft.cue))
        drafts, outer, deniers = _beside_denials(doc, drafts)
        sources = Sources(doc, reading)
        tokens = [tokens_of(doc, draft.cue) for draft in drafts]
        quotes = [quotations.type(draft) for draft in drafts]
        acts = [_act(reading.document.text, *said) for said in zip(drafts, tokens, quotes, strict=True)]
        plain = Counter(act == "say" and any(token.lemma_ == "say" for token in words)
                        for act, words in zip(acts, tokens, strict=True))  # fmt: skip
        found: dict[int, Attribution] = {}
        for number in _outermost_first(outer):
            draft, holder = drafts[number], outer[number]
            above = found[holder].source if holder is not None else None
            source, spans = sources.of(draft, above)
            stance = stance_of(doc, draft, tokens[number], quotations, contrast=plain[True] > 0)
            denier = deniers[number]
            if denier is not None and sources.of(drafts[denier], None)[0] == AUTHOR:
                stance = "distances"  # the document itself denies it
            found[number] = Attribution(
                id=f"q{number + 1}", source=source, source_spans=spans, cue_spans=draft.cue,
                content_spans=draft.content, act=acts[number], quote=quotes[number],
                stance=stance, inside=f"q{holder + 1}" if holder is not None else None,
            )  # fmt: skip
        reading.attributions.extend(found[number] for number in range(len(drafts)))

    def _drafts(self, doc: Doc, reading: Reading) -> list[Draft]:
        text = reading.document.text  # doc.text is put together anew each time it is asked
        encoding: Encoding = reading.encoding
        drafts = [_draft(item) for item in encoding.attributions if item.score >= self.least_score and item.content]
        days = SpanIndex((span, None) for time in reading.times for span in time.mentions)
        labels = layout.labelled(text, lambda span: is_named(reading, span), lambda span: bool(days.overlapping(span)))
        spoken = list(labels)
        talk = list(layout.interview(text, _persons(reading), _persons(reading, "unnamed")))
        if talk:  # names may stand before the first turns only, and what an outlet asks is the text's own
            outlets = _persons(reading, "media")
            spoken = distinct([one for one in spoken if not any(map(one.source[0].overlaps, outlets))], talk)
        furniture = [part.span for part in reading.document.layout]
        drafts = [draft for draft in drafts if not (_is_marked(doc, draft) and _is_entry(doc, draft, reading))]
        drafts = [draft for draft in drafts if not any(_is_label(one, text, reading) for one in draft.source)]
        drafts = distinct(spoken, tidy(doc, drafts, spoken, furniture))
        ends = {sentence.start_char: sentence.end_char for sentence in doc.sents}
        starts = sorted(ends)

        def end_of(place: int) -> int:
            return ends[starts[bisect_right(starts, place) - 1]]

        entries = layout.stamped(text, lambda span: bool(reading.actors_at(span)), end_of)
        drafts = distinct(list(layout.claimed(text, end_of)), distinct(drafts, list(entries)))
        titles = layout.headline(reading.document, lambda span: bool(reading.actors_at(span)))
        drafts = distinct(drafts, list(titles))
        if self.reread:
            drafts = distinct(drafts, self._read_again(doc, drafts))
        if self.parse:
            contents = SpanIndex((content, None) for draft in drafts for content in draft.content)

            def inside(token: Token) -> bool:
                return bool(contents.overlapping(Span(token.idx, token.idx + len(token.text))))

            cues_within = SpanIndex((cue, draft) for draft in drafts for cue in draft.cue)
            found = [_kept_inside(draft, cues_within) for draft in (*syntax.find(doc, inside), *framed(doc))]
            drafts = distinct(drafts, [one for one in found if one is not None and _says_more(doc, one)])
        drafts = [draft for draft in drafts if not _of_nobody(draft, text) and not _denied_by_author(doc, draft)]
        return drafts + cited(doc, drafts)

    @staticmethod
    def _read_again(doc: Doc, drafts: list[Draft]) -> list[Draft]:
        """What the encoder finds in each content as if it stood alone; it has learned from outermost sayings only."""
        encoder = shipped_encoder()
        known = SpanIndex((cue, None) for draft in drafts for cue in draft.cue)
        found, text = [], text_of(doc)
        for draft in drafts:
            for content in draft.content:
                words = doc.char_span(content.begin, content.end, alignment_mode="contract")
                if words is None or not any(_is_new_cue(token, known) for token in words):
                    continue
                inner = [
                    _draft(item)
                    for item in encoder.read(text, content).attributions
                    if item.source and item.score >= LEAST_ALONE
                ]
                found += [item for item in tidy(doc, inner, ()) if item.size < SMALLER * draft.size]
        return found


def _beside_denials(doc: Doc, drafts: list[Draft]) -> tuple[list[Draft], list[int | None], list[int | None]]:
    """The attributions, what each stands in, and which denies it; what is denied by its name is told beside its denial.

    In "the army rejected the villagers' claim that …" the claim is the villagers', by the word of the author; where it
    is nobody's ("dismissed reports that …") only the denial is told.
    """
    denied = [cues.denied(tokens_of(doc, draft.cue)) for draft in drafts]
    drafts = [draft for draft, is_denied in zip(drafts, denied, strict=True) if draft.source or not is_denied]
    denied = [cues.denied(tokens_of(doc, draft.cue)) for draft in drafts]
    outer = outer_of(drafts)
    deniers = [over if denied[at] else None for at, over in enumerate(outer)]
    # nor does what is put in stand in what it is put into: "…, as the governor has announced"
    beside = [is_denied or bool(syntax.parenthesis_of(tokens_of(doc, draft.cue)))
              for draft, is_denied in zip(drafts, denied, strict=True)]  # fmt: skip
    lifted = [outer[over] if over is not None and beside[at] else over for at, over in enumerate(outer)]
    return drafts, lifted, deniers


def _kept_inside(draft: Draft, known: SpanIndex[Draft]) -> Draft | None:
    """A saying that stands in what another says, without what stands beside that: it says no more than the other.

    Args:
        draft: the saying.
        known: cues of the others, each with its saying.
    """
    within = [pair for content in draft.content for pair in known.overlapping(content) if content.covers(pair[0])]
    for _, other in within:
        if any(content.covers(cue) for content in other.content for cue in draft.cue):
            spans = [(one, content) for one in draft.content for content in other.content if one.overlaps(content)]
            kept = tuple(Span(max(one.begin, two.begin), min(one.end, two.end)) for one, two in spans)
            return Draft(draft.source, draft.cue, kept) if kept else None
    return draft


def _says_more(doc: Doc, draft: Draft) -> bool:
    """Whether a content is more than marks."""
    return any(not token.is_punct for token in tokens_of(doc, draft.content))


def _of_nobody(draft: Draft, text: str) -> bool:
    """True of "no other source repeated it", "nobody says"."""
    if not draft.source:
        return False
    source = draft.source[0]
    before = text[max(0, source.begin - len(" no ")) : source.begin].lower().split()[-1:]
    return source.of(text).split()[0].lower() in NOBODY or before == ["no"]


def _denied_by_author(doc: Doc, draft: Draft) -> bool:
    """Whether nobody's words are called untrue: "reports that the army bombed Bara are lies" is the author's denial."""
    words = tokens_of(doc, draft.cue)
    return not draft.source and any(word.pos_ == "NOUN" for word in words) and refuted(words)


def _is_marked(doc: Doc, draft: Draft) -> bool:
    """Whether no word of saying stands with a source, only a mark: "KASSALA:"."""
    return bool(draft.source) and not any(token.pos_ in ("VERB", "AUX", "NOUN") for token in tokens_of(doc, draft.cue))


def _is_entry(doc: Doc, draft: Draft, reading: Reading) -> bool:
    """Whether the words before a colon say where, or when, and nobody is named: "Matemo, 18 June: three shot dead"."""
    places = {span for place in reading.places for span in place.mentions}
    head = Span(draft.source[0].begin, draft.cue[-1].end) if draft.cue else draft.source[0]
    dated = any(head.overlaps(span) for time in reading.times for span in time.mentions)
    name = all(token.pos_ in ("PROPN", "PUNCT", "NUM") for token in tokens_of(doc, draft.source))
    nobody = name and not any(reading.actors_at(span) for span in draft.source)
    quoted = draft.content[0].of(reading.document.text)[:1] in ('"', "“", "‘", "'")
    return places.issuperset(draft.source) or (not quoted and (dated or nobody))


def _is_label(source: Span, text: str, reading: Reading) -> bool:
    """Whether words in capitals before a colon name nobody: "VERDICT: The claim is false."."""
    return (
        source.of(text).isupper() and text.startswith(":", source.end)
        and not text.isupper() and not reading.actors_at(source)
    )  # fmt: skip


def _draft(item: EncodedAttribution) -> Draft:
    return Draft(item.source, item.cue, item.content)


def _persons(reading: Reading, kind: ActorKind = "person") -> list[Span]:
    """Where persons are mentioned, authors left out."""
    bylines = [part.span for part in reading.document.layout if part.part == "byline"]
    mentions = (one for actor in reading.actors if actor.kind == kind for one in actor.mentions)
    return [one for one in mentions if not any(one.overlaps(part) for part in bylines)]


def _is_new_cue(token: Token, known: SpanIndex[None]) -> bool:
    return cues.cue_of(token) is not None and not known.overlapping(Span(token.idx, token.idx + len(token.text)))


def _act(text: str, draft: Draft, words: list[Token], quote: QuoteType) -> SpeechAct:
    cue = cues.of_words(words)
    if cue is not None and cue.act == "demand" and _is_question(text, draft):
        # "asked" before a question asks to know, before anything else to do.
        return "question"
    if cue is not None and cue.act == "claim" and any(one.lemma_ == "swear" for one in words) and _lies_ahead(words):
        return "promise"  # "swore that nobody would be harmed"
    if cue is not None and cue.act == "deny" and negated(words):
        return "confirm"  # "did not dispute that"
    if cue is not None and cue.act == "deny":
        # "disputed the number: “Five are missing”": the quoted words are what is said, not what is denied
        return "say" if quote == "direct" or any(_quoted(one.of(text)) for one in draft.content) else "deny"
    return cue.act if cue is not None and not (cue.act == "say" and not draft.source) else _plain_act(draft, words)


def _lies_ahead(cue: list[Token]) -> bool:
    """Whether a clause under a word of saying tells what will or would be."""
    said = (one for verb in cue for one in verb.children if one.dep_ == "ccomp")
    return any(part.lower_ in ("will", "would", "'ll") for one in said for part in one.children if part.dep_ == "aux")


def _plain_act(draft: Draft, words: list[Token]) -> SpeechAct:
    """Plain saying; a report where a document is cited, or nobody ("according to a note", "reportedly")."""
    cited = any(token.lower_ == "according" for token in words) and draft.source
    nobody = not draft.source and any(token.pos_ in ("ADV", "VERB") for token in words)
    paper = cited and words and any(one.lemma_.lower() in documents() for one in tokens_of(words[0].doc, draft.source))
    return "report" if nobody or paper else "say"


def _is_question(text: str, draft: Draft) -> bool:
    """Whether what is said ends in a question mark, or asks who, why or whether."""
    ends = text[draft.whole.end - 1 : draft.whole.end + 1], draft.content[-1].of(text).rstrip("”\"’' ")[-1:]
    return any("?" in end for end in ends) or draft.content[0].of(text).split()[0].lower() in ASKING


def _quoted(words: str) -> bool:
    """Whether a piece of a content is a quotation of more than a few words."""
    return words[0] in '"“' and words.count(" ") + 1 >= QUOTED_WORDS


def _outermost_first(outer: list[int | None]) -> list[int]:
    """Places in an order in which what holds another comes before it."""

    def depth(number: int) -> int:
        above, count = outer[number], 0
        while above is not None:
            above, count = outer[above], count + 1
        return count

    return sorted(range(len(outer)), key=depth)
