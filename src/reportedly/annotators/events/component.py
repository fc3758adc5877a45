"""Which events does the text tell? Triggers, their arguments and codes, one telling for what one voice tells once."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ...lexicons.load import load_toml
from ...lexicons.phrases import PhraseTable
from ...model import Casualties, Event, Span, Thing
from ...ontology.plover import modes
from ...text import paragraphs
from ..component import Annotator, register
from ..parties import Entities, child
from ..reading import Reading, Told
from ..span_index import SpanIndex
from .arguments import Arguments, read_arguments, read_times
from .casualties import counts_of, renumber
from .clauses import clause_head, clause_span
from .coding import acled_of, instrument_class, sorts
from .learned import give_parties, settle
from .lexicon import Sense
from .syntax import subject_of
from .triggers import Trigger, find_triggers

SPEECH_ACTS = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"})
MAX_CLIMB = 12
LONGEST_HEADING, HEADING_WORDS = 60, 4
"""Code points and words of a line that is a heading."""
MAX_JOINED = 5
"""Words between two results told side by side: "killed and at least 30 others wounded"."""


@dataclass(slots=True, eq=False)
class Draft:
    """An event being read."""

    trigger: Trigger
    arguments: Arguments
    casualties: list[Casualties]
    instruments: list[tuple[Thing, str | None]]
    span: Span
    extra: list[Trigger] = field(default_factory=list)
    """Other triggers that tell the same event."""
    about: list[Draft] = field(default_factory=list)


@register
class EventReader(Annotator):
    """Reads events by a lexicon of triggers, the encoder, the parse, and the actors, places and times found before.

    Negated, threatened, planned and denied events are read like any other: the claims say what they are.
    """

    name = "reportedly_events"
    needs = ("encoding", "actors", "places", "times", "token.dep", "token.pos", "token.lemma", "doc.sents")
    gives = ("told",)

    def read(self, doc: Doc, reading: Reading) -> None:
        entities = Entities(doc, reading)
        cues = _token_indices(doc, [span for attribution in reading.attributions for span in attribution.cue_spans])
        furniture = _token_indices(doc, [part.span for part in reading.document.layout if part.part != "title"])
        headings = _headings(doc, reading)
        closed = furniture | headings | {i for i in cues if doc[i].pos_ == "NOUN"}
        worded = [trigger for trigger in find_triggers(doc, entities) if trigger.head.i not in headings]
        triggers, mains = settle(doc, worded, reading.encoding.events, closed)
        main_of = {main.head: main.encoded for main in mains}
        by_head = {trigger.head.i: trigger for trigger in triggers}
        instruments = _instruments(doc)
        contents = SpanIndex(
            [(span, span) for attribution in reading.attributions for span in attribution.content_spans]
        )
        drafts: dict[int, Draft] = {}
        for trigger in triggers:
            encoded = main_of.get(trigger.head.i)
            arguments = read_arguments(trigger, entities, by_head)
            if encoded is not None and not _spoken_of(trigger, by_head):
                give_parties(trigger, encoded, arguments, entities, reading)
            if trigger.sense.party and not arguments.actor and encoded is None:
                continue
            drafts[trigger.head.i] = _draft(trigger, arguments, entities, by_head, instruments)
        _merge(drafts)
        stops = set(drafts) | cues
        for i, draft in drafts.items():
            head = clause_head(draft.trigger.head, stops - {i})
            own = Span(draft.trigger.head.idx, draft.trigger.head.idx + 1)
            others = set(drafts) - {i} - {extra.head.i for extra in draft.extra}
            within = [span for span, _ in contents.overlapping(own)]
            draft.span = clause_span(draft.trigger.head, head, others, within)
            for extra in draft.extra:
                # what one voice tells of one event in two phrases is one claim over both
                if extra.head.sent == draft.trigger.head.sent:
                    result = clause_span(extra.head, clause_head(extra.head, stops), others, within)
                    draft.span = Span(min(draft.span.begin, result.begin), max(draft.span.end, result.end))
        _link(drafts)
        told = {i: _told(draft, entities) for i, draft in drafts.items()}
        for i, draft in drafts.items():
            told[i].about = [told[other.trigger.head.i] for other in draft.about]
        reading.told += [told[i] for i in sorted(told)]


def _spoken_of(trigger: Trigger, by_head: dict[int, Trigger]) -> bool:
    """Whether a speech act above tells of the event: the parties of the sentence are the speech act's."""
    above = (by_head.get(one.i) for one in trigger.head.ancestors)
    return any(one is not None and one.sense.type in SPEECH_ACTS for one in above)


def _headings(doc: Doc, reading: Reading) -> set[int]:
    """Tokens of lines of a word or a few that only name a subject ("2. Abductions"), the title left out."""
    titles = [part.span for part in reading.document.layout if part.part == "title"]
    found: set[int] = set()
    for begin, end in paragraphs(doc.text):
        line = doc.char_span(begin, end, alignment_mode="expand") if end - begin <= LONGEST_HEADING else None
        if line is None or line[-1].is_punct or any(one.overlaps(Span(begin, end)) for one in titles):
            continue
        words = [token for token in line if token.is_alpha]
        if 0 < len(words) <= HEADING_WORDS and not any(token.pos_ in ("VERB", "AUX", "PROPN") for token in words):
            found.update(token.i for token in line)
    return found


def _token_indices(doc: Doc, spans: list[Span]) -> set[int]:
    found: set[int] = set()
    for span in spans:
        words = doc.char_span(span.begin, span.end, alignment_mode="expand")
        if words is not None:
            found.update(range(words.start, words.end))
    return found


def _instruments(doc: Doc) -> dict[int, tuple[Thing, str | None]]:
    """Weapons and vehicles of the text by the index of their last word."""
    entries = load_toml("things/things.toml")["entry"]
    values = {words: (words, entry["value"]) for entry in entries for words in entry["words"]}
    # "Rockets" at the start of a sentence is taken for a name, whose lemma is itself
    values = {f"{words}s": value for words, value in values.items()} | values
    table = PhraseTable(values.items())
    found = {}
    for begin, end, (name, value) in table.find(doc):
        if doc[end - 1].pos_ in ("NOUN", "PROPN"):
            words = doc[begin:end]
            found[end - 1] = (
                Thing(span=Span(words.start_char, words.end_char), name=name),
                instrument_class(name, value),
            )
    return found


def _draft(
    trigger: Trigger,
    arguments: Arguments,
    entities: Entities,
    by_head: dict[int, Trigger],
    instruments: dict[int, tuple[Thing, str | None]],
) -> Draft:
    arguments.time = read_times(trigger, entities, by_head)
    counts: list[Casualties] = []
    if trigger.sense.harm is not None and (
        trigger.sense.result
        or trigger.sense.mode in ("abduct", "arrest", "targeted")
        or trigger.sense.harm in ("killed", "injured", "captured", "displaced")
    ):
        counts = counts_of(arguments.sufferer, trigger.sense.harm, entities)
    used = _used_instruments(trigger, arguments, instruments)
    return Draft(trigger, arguments, counts, used, Span(0, 1))


def _used_instruments(
    trigger: Trigger, arguments: Arguments, instruments: dict[int, tuple[Thing, str | None]]
) -> list[tuple[Thing, str | None]]:
    """Weapons told as the means: subject, "with" and "by" phrases, modifiers of the noun, the noun itself."""
    if trigger.sense.type not in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"):
        return []
    places: list[Token | None] = [trigger.head]
    places += [trigger.head.doc[i] for i in trigger.words]
    if not trigger.sense.noun:
        places.append(subject_of(trigger.head))
        if trigger.sense.roles.get("object") == "none":
            places.append(child(trigger.head, "dobj", "nsubjpass"))
    places += [one for one in trigger.head.lefts if one.dep_ in ("compound", "amod")]
    carrier = trigger.head.head if trigger.sense.noun and trigger.head.head.pos_ == "VERB" else None
    for head in (trigger.head, carrier):
        if head is None:
            continue
        for one in head.children:
            if one.dep_ in ("prep", "agent") and one.lower_ in ("with", "by", "using", "from", "of"):
                places.append(child(one, "pobj"))
            elif one.dep_ == "advcl" and one.lower_ == "using":
                places.append(child(one, "dobj"))
    found: list[tuple[Thing, str | None]] = []
    for place in places:
        if place is None:
            continue
        hits = [place, *(one for one in place.children if one.dep_ in ("conj", "compound"))]
        for one in hits:
            hit = instruments.get(one.i)
            if hit is not None and hit[1] is not None and hit not in found:
                found.append(hit)
    return found


def _merge(drafts: dict[int, Draft]) -> None:
    """Join what one voice tells of one event in two phrases: the act proper takes the casualties of what came of it."""
    for i in sorted(drafts):
        # "a mine laid by the rebels exploded", "a shell fired from the ridge killed two"
        weapon = subject_of(drafts[i].trigger.head) if i in drafts else None
        for one in weapon.children if weapon is not None else ():
            laid = drafts.get(one.i) if one.dep_ in ("acl", "relcl") and one.i != i else None
            if laid is not None and _one_assault(laid, drafts[i]):
                _absorb(drafts[i], laid)
                del drafts[one.i]
    for i in sorted(drafts):
        draft = drafts[i]
        if draft.trigger.sense.result and (partner := _partner(draft, drafts)) is not None:
            _absorb(partner, draft)
            del drafts[i]
    for i in sorted(drafts):
        draft = drafts[i]
        if not draft.trigger.sense.result:
            continue
        partner = _joined(draft, drafts)
        if partner is None:
            if draft.trigger.sense.acled == "death" and not draft.arguments.actor and not _after_force(draft, drafts):
                del drafts[i]
            continue
        _absorb(partner, draft)
        del drafts[i]


def _one_assault(first: Draft, second: Draft) -> bool:
    """Whether the use of a weapon and what it did are one act."""
    return first.trigger.sense.type == second.trigger.sense.type == "ASSAULT" and bool(
        first.instruments or second.instruments or not first.arguments.recipient
    )


def _joined(result: Draft, drafts: dict[int, Draft]) -> Draft | None:
    """The act that took in a result told beside this one: "two were killed and four wounded when…"."""
    head = result.trigger.head
    for draft in drafts.values():
        for extra in draft.extra:
            first, last = sorted((head.i, extra.head.i))
            between = head.doc[first + 1 : last]
            if (
                draft is not result
                and extra.sense.result
                and len(between) <= MAX_JOINED
                and any(token.dep_ == "cc" for token in between)
                and not any(token.is_sent_start or token.dep_ == "mark" for token in between)
                and _compatible(result, draft)
            ):
                return draft
    return None


def _after_force(death: Draft, drafts: dict[int, Draft]) -> bool:
    """Whether people who "died" died of an attack: one is told in the same sentence or the two before it."""
    sent = death.trigger.head.sent
    start = sent.start
    for _ in range(2):
        start = death.trigger.head.doc[start - 1].sent.start if start > 0 else 0
    doc = death.trigger.head.doc
    return bool(death.casualties) and any(
        start <= i < death.trigger.head.i
        and one.trigger.sense.type == "ASSAULT"
        and not one.trigger.sense.result
        and not any("\n" in token.text for token in doc[i : death.trigger.head.i])
        for i, one in drafts.items()
    )


def _partner(draft: Draft, drafts: dict[int, Draft]) -> Draft | None:
    """The telling of the same act in the same sentence."""
    head = draft.trigger.head
    # "the attack killed three"; "three were killed in the attack"; "killed by a bomb attack"
    candidates: list[Token] = []
    subject = child(head, "nsubj")
    if subject is not None:
        candidates += [subject]
    for one in head.children:
        if one.dep_ in ("prep", "agent") and one.lower_ in ("in", "by", "during", "from", "after", "of", "when"):
            inner = child(one, "pobj")
            if inner is not None:
                candidates.append(inner)
        elif (
            one.dep_ == "advcl" and any(mark.lower_ in ("when", "as", "after", "while") for mark in one.children)
        ) or one.dep_ == "conj":
            candidates.append(one)
    # "attacked the town, killing three"; "wounded five and killed two"
    up = head
    for _ in range(MAX_CLIMB):
        if (
            up.dep_ in ("advcl", "conj", "acl", "relcl", "xcomp", "pcomp", "prep", "pobj", "dobj", "ccomp")
            and up.head is not up
        ):
            if up.dep_ == "ccomp" and up.head.i not in drafts:
                break
            up = up.head
            candidates.append(up)
            if up.i in drafts:
                break
        else:
            break
    for one in candidates:
        other = drafts.get(one.i)
        if (
            other is not None
            and other is not draft
            and other.trigger.sense.type == "ASSAULT"
            and _compatible(draft, other)
        ):
            return other
    return None


def _compatible(result: Draft, act: Draft) -> bool:
    """Whether a result can be that of the act: no other party did it, at no other time."""
    when, then = set(result.arguments.time), set(act.arguments.time)
    if when and then and not when & then:
        return False
    mine, theirs = set(result.arguments.actor), set(act.arguments.actor)
    if act.trigger.sense.mode == "abduct" and not act.trigger.sense.result:
        return False
    return not mine or not theirs or bool(mine & theirs)


def _absorb(act: Draft, result: Draft) -> None:
    one, two = act.arguments, result.arguments
    one.actor += [x for x in two.actor if x not in one.actor and not act.trigger.sense.two_sided]
    if not act.trigger.sense.two_sided:
        one.recipient += [x for x in two.recipient if x not in one.recipient and x not in one.actor]
    one.place += [x for x in two.place if x not in one.place]
    one.time += [x for x in two.time if x not in one.time]
    act.casualties += renumber(result.casualties, len(act.casualties))
    act.instruments += [x for x in result.instruments if x not in act.instruments]
    act.extra.append(result.trigger)


def _link(drafts: dict[int, Draft]) -> None:
    """A speech act is about the events in its content: those under it for which it is the nearest speech act above."""
    for draft in drafts.values():
        token = draft.trigger.head
        for _ in range(MAX_CLIMB):
            above = token.head
            if above is token:
                break
            speech = drafts.get(above.i)
            if speech is not None and speech is not draft and speech.trigger.sense.type in SPEECH_ACTS:
                if token.dep_ not in ("nsubj", "nsubjpass", "conj", "advcl", "relcl", "acl"):
                    speech.about.append(draft)
                break
            if above.i in drafts:
                break
            token = above


def _threat(threatened: Sense) -> str | None:
    """The mode of a threat, by the act that is threatened; None where the act does not say."""
    if threatened.mode in modes("THREATEN"):
        return threatened.mode
    return {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations", "REJECT": "relations"}.get(
        threatened.type or ""
    )


def _told(draft: Draft, entities: Entities) -> Told:
    trigger, arguments = draft.trigger, draft.arguments
    sense = trigger.sense
    doc = trigger.head.doc
    words = (
        doc[trigger.first : trigger.last + 1]
        if trigger.last - trigger.first < 4
        else doc[trigger.head.i : trigger.head.i + 1]
    )
    classes_used = [kind for _, kind in draft.instruments if kind]
    actor = sorts(entities.kinds.get(one) for one in arguments.actor)
    recipient = sorts((entities.kinds.get(one) for one in arguments.recipient), draft.casualties)
    type_, mode = sense.type, sense.mode
    act = sense.acled or ("kill" if sense.harm in ("killed", "injured") and type_ == "ASSAULT" else None)
    if act == "capture" and type_ in ("ASSAULT", "COERCE"):
        type_, mode = ("ASSAULT", "abduct") if "armed" in actor else ("COERCE", "arrest")
    if type_ == "THREATEN" and draft.about:
        mode = _threat(draft.about[0].trigger.sense) or mode
    if act == "exercise" and len(arguments.actor) > 1:
        # joint training is cooperation (convention 8)
        type_, mode = "COOPERATE", None
    event = Event(
        type=type_,
        mode=mode,
        context=sense.context,
        acled=acled_of(
            type_=type_, mode=mode, act=act, instruments=classes_used, actor=actor, recipient=recipient
        ),
        trigger=Span(words.start_char, words.end_char),
        actor=tuple(dict.fromkeys(arguments.actor)),
        recipient=tuple(dict.fromkeys(arguments.recipient)),
        place=tuple(dict.fromkeys(arguments.place)),
        time=tuple(dict.fromkeys(arguments.time)),
        objects=tuple(arguments.objects),
        instrument=tuple(thing for thing, _ in draft.instruments),
        casualties=tuple(draft.casualties),
    )  # fmt: skip
    return Told(span=draft.span, head=trigger.head.i, event=event, score=sense.score)
