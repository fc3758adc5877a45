"""Which events does the text tell? Triggers, their arguments and codes, one telling for what one voice tells once."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ...model import AUTHOR, ActorKind, Casualties, Event, Span, Thing
from ...model.event import SPEECH_ACTS
from ...ontology.plover import modes
from ...text import paragraphs
from ..attributions.cues import cue_of
from ..component import Annotator, register
from ..parties import Entities, child
from ..reading import Reading, Told
from .addressed import give_addressees
from .arguments import Arguments, read_arguments
from .casualties import counts_of
from .circumstances import read_times
from .clauses import clause_head, clause_span
from .coding import acled_of, mode_by, sorts
from .draft import Draft
from .ellipsis import pro_verbs
from .instruments import instruments_of, used_instruments
from .joined import share_where_and_when
from .learned import give_parties, settle
from .lexicon import Sense, verbs
from .merging import merge
from .parts import give_parts
from .refusals import refusal
from .syntax import passive
from .triggers import ARMED, Trigger, find_triggers
from .untold import count_untold
from .victims import tell_who
from .where_when import give_where_and_when
from .words import Words, give_roles, join

PLAIN_SAYING = frozenset({"say", "claim", "deny", "confirm", "report", "show", "believe", "question"})
"""Acts that are attribution and no event (RECORD.md, convention 1); the encoder takes a denial for a refusal."""
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"})
PARTYLESS = 0.9
"""An act that asks for a party, of which none is told, is told where the encoder is so sure of it."""
MAX_CLIMB = 12
ARMED_GROUPS = frozenset({"armed"})
"""Sorts of participant of an act that armed groups alone do."""
LONGEST_HEADING, HEADING_WORDS = 60, 4
"""Code points and words of a line that is a heading."""


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
        cues = _cues(doc, reading)
        worded, closed, unmeant = worded_triggers(doc, reading, entities)
        words = Words(doc, reading.encoding)
        triggers = join(doc, worded, words, closed, unmeant) if words.all() else worded
        triggers, mains = settle(doc, triggers, reading.encoding.events, words.of, closed)
        triggers = sorted([*triggers, *pro_verbs(triggers)], key=lambda trigger: trigger.head.i)
        main_of = {main.head: main.encoded for main in mains}
        by_head = {trigger.head.i: trigger for trigger in triggers}
        instruments = instruments_of(doc)
        contents = reading.contents()
        drafts: dict[int, Draft] = {}
        for trigger in triggers:
            encoded = main_of.get(trigger.head.i)
            arguments = read_arguments(trigger, entities, by_head)
            saying = next((one for _, one in contents.covering(_at(trigger))), None)
            source = AUTHOR if saying is None else saying.source
            refused = refusal(trigger, arguments.actor, source, entities)
            if refused is not None:
                trigger = refused
                arguments = read_arguments(trigger, entities, by_head)
            if encoded is not None and not _spoken_of(trigger, by_head):
                give_parties(trigger, encoded, arguments, entities, reading)
            seen = words.of(trigger)
            arguments.time = read_times(trigger, entities, by_head)
            if seen is not None:
                give_roles(trigger, seen, arguments, entities, reading)
                said = () if saying is None else saying.content_spans
                give_where_and_when(trigger, seen, arguments, entities, said)
            if "speaker" in trigger.sense.roles and not arguments.actor and not _is_threatened(trigger):
                # "Who stays will pay for it", "will be treated as an enemy": the act is theirs who say so
                arguments.actor = _speaker(source, entities, reading)
            unsure = encoded is None and (seen is None or seen.told < PARTYLESS)
            if trigger.sense.party and not arguments.actor and unsure and not _undergone(trigger, arguments):
                continue
            drafts[trigger.head.i] = _draft(trigger, arguments, entities, instruments)
        merge(drafts, words.of)
        share_where_and_when(drafts, entities)
        give_addressees(drafts, doc, entities)
        count_untold(drafts, entities)
        tell_who([draft.casualties for _, draft in sorted(drafts.items())], doc)
        give_parts(drafts, doc, reading, entities, instruments)
        stops = set(drafts) | cues
        for i, draft in drafts.items():
            head = clause_head(draft.trigger.head, stops - {i})
            others = set(drafts) - {i} - {extra.head.i for extra in draft.extra}
            within = [span for span, _ in contents.overlapping(_at(draft.trigger))]
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


def worded_triggers(doc: Doc, reading: Reading, entities: Entities) -> tuple[list[Trigger], set[int], set[int]]:
    """The lexicon's triggers; tokens that become none by the encoder alone, and those that only look like an event."""
    furniture = _token_indices(doc, [part.span for part in reading.document.layout if part.part != "title"])
    headings = _headings(doc, reading)
    found = [trigger for trigger in find_triggers(doc, entities) if trigger.head.i not in headings]
    unmeant = {i for trigger in found if not trigger.sense.event for i in trigger.words}
    saying = {i for i in _cues(doc, reading) if doc[i].pos_ == "NOUN" or _only_says(doc[i])}
    return [trigger for trigger in found if trigger.sense.event], furniture | headings | saying, unmeant


def _undergone(trigger: Trigger, arguments: Arguments) -> bool:
    """Whether a passive tells to whom it was done, and leaves out by whom: "the envoy was expelled"."""
    return bool(arguments.recipient) and not trigger.sense.noun and passive(trigger.head)


def _is_threatened(trigger: Trigger) -> bool:
    """Whether it tells of somebody that he was threatened or warned, and not by whom."""
    return trigger.sense.type == "THREATEN" and not trigger.sense.noun and passive(trigger.head)


def _cues(doc: Doc, reading: Reading) -> set[int]:
    return _token_indices(doc, [span for attribution in reading.attributions for span in attribution.cue_spans])


def _only_says(word: Token) -> bool:
    """Whether a word of saying is no event by itself."""
    cue = cue_of(word)
    return cue is not None and cue.act in PLAIN_SAYING


def _spoken_of(trigger: Trigger, by_head: dict[int, Trigger]) -> bool:
    """Whether a speech act above tells of the event: the parties of the sentence are the speech act's."""
    above = (by_head.get(one.i) for one in trigger.head.ancestors)
    return any(one is not None and one.sense.type in SPEECH_ACTS for one in above)


def _speaker(source: str | None, entities: Entities, reading: Reading) -> list[str]:
    """Whose words are the source's: who is said to speak, else the body whose own voice the document is."""
    if source == AUTHOR:
        source = reading.document.voice
        source = source if entities.kinds.get(source or "") in ARMED else None
    body = entities.bodies.get(source or "")
    if entities.kinds.get(source or "") == "person" and entities.kinds.get(body or "") in ARMED:
        source = body  # a spokesman threatens with what his army will do
    return [source] if source is not None else []


def _at(trigger: Trigger) -> Span:
    """Where a trigger stands, to look up whose words it stands in."""
    return Span(trigger.head.idx, trigger.head.idx + 1)


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


def _draft(
    trigger: Trigger,
    arguments: Arguments,
    entities: Entities,
    instruments: dict[int, tuple[Thing, str | None]],
) -> Draft:
    counts: list[Casualties] = []
    if (
        trigger.sense.harm is not None
        and (
            trigger.sense.result
            or trigger.sense.mode in ("abduct", "arrest", "targeted")
            or trigger.sense.harm in ("killed", "injured", "captured", "displaced")
        )
        and (trigger.sense.harm != "killed" or trigger.sense.result or not _wounds_too(trigger.head))
    ):
        counts = counts_of(arguments.sufferer or _counted(trigger), trigger.sense.harm, entities)
    used = used_instruments(trigger, arguments, instruments)
    # "an Iskander struck": what bears a person's name may be a weapon
    arms = {thing.name.lower() for thing, _ in used}
    arguments.actor = [one for one in arguments.actor if entities.names.get(one, "").lower() not in arms]
    return Draft(trigger, arguments, counts, used, Span(0, 1))


def _wounds_too(verb: Token) -> bool:
    """Whether a verb of wounding is joined to one of an act that else kills: "shot and wounded two men"."""
    joined = (one for one in verb.children if one.dep_ == "conj")
    return any(
        sense.harm == "injured" and sense.result for one in joined for sense in verbs().get(one.lemma_.lower(), ())
    )


def _counted(trigger: Trigger) -> Token | None:
    """Whom the trigger's own words count: "five dead", "left five people dead"."""
    last = trigger.head.doc[trigger.last]
    if any(one.dep_ == "nummod" for one in last.children):
        return last
    return child(last, "nsubj") if last != trigger.head else None


def _link(drafts: dict[int, Draft]) -> None:
    """A speech act is about the events in its content: those under it for which it is the nearest speech act above."""
    for draft in drafts.values():
        token = draft.trigger.head
        for _ in range(MAX_CLIMB):
            above = token.head
            if above == token:
                break
            speech = drafts.get(above.i)
            if speech is not None and speech is not draft and speech.trigger.sense.type in SPEECH_ACTS:
                if token.dep_ not in ("nsubj", "nsubjpass", "conj", "advcl", "relcl", "acl"):
                    speech.about.append(draft)
                break
            if above.i in drafts:
                break
            token = above
    for draft in drafts.values():
        own = draft.arguments
        if draft.trigger.sense.type == "THREATEN" and not own.recipient and draft.about:
            # whom the threatened act would befall is threatened (convention 3)
            own.recipient = [one for one in draft.about[0].arguments.recipient if one not in own.actor]


def _threat(threatened: Sense) -> str | None:
    """The mode of a threat, by the act that is threatened; None where the act does not say."""
    if threatened.mode in modes("THREATEN"):
        return threatened.mode
    return {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations", "REJECT": "relations"}.get(
        threatened.type or ""
    )


def _named(parties: list[str], entities: Entities) -> list[tuple[ActorKind | None, str]]:
    """Kind and name of each party."""
    return [(entities.kinds.get(one), entities.names.get(one, "")) for one in parties]


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
    actor = sorts(_named(arguments.actor, entities))
    recipient = sorts(_named(arguments.recipient, entities), draft.casualties, (one.name for one in arguments.objects))
    type_, mode = sense.type, sense.mode
    act = sense.acled or ("kill" if sense.harm in ("killed", "injured") and type_ == "ASSAULT" else None)
    several = any(one.low != 1 for one in draft.casualties)
    if act == "kill" and several and not arguments.actor and any(entities.is_stretch(one) for one in arguments.time):
        act = "toll"
    if act == "capture" and type_ in ("ASSAULT", "COERCE"):
        # whom nobody named seizes is abducted, unless he bears arms against a state
        abducted = "armed" in actor or ("unknown" in actor and not recipient.isdisjoint({"civilian", "state"}))
        type_, mode = ("ASSAULT", "abduct") if abducted else ("COERCE", "arrest")
    if mode == "arrest" and sense.harm == "captured" and actor == ARMED_GROUPS:
        # only a state arrests (convention 8), whatever the group calls it
        type_, mode = "ASSAULT", "abduct"
    if type_ == "RETREAT" and sense.harm == "displaced" and any(one.low != 1 for one in draft.casualties):
        # people who are counted as displaced are a casualty of what they flee (convention 8); one man who runs is not
        type_, mode = "ASSAULT", None
    if type_ == "ASSAULT" and mode in (None, "firearms"):
        # "a drone fired two missiles" is no gunfire
        mode = mode_by(draft.instruments) or mode
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
        parts=tuple(sorted(draft.parts, key=lambda part: (part.span, part.part))),
    )  # fmt: skip
    return Told(span=draft.span, head=trigger.head.i, event=event, score=sense.score, act=act)
