"""Attributions that the parse shows: a verb or noun of saying with its complement.

The encoder learned from a corpus that marks only the outermost saying and mostly finite clauses. What stands inside a
content, and accusations, threats, demands, promises, warnings and denials of a deed ("accused the army of shelling"),
come from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

from ...model import Span
from .cues import DENYING, OWNING, Cue, cue_of, denied, made_believe, owned_up, viewed, voicing_verbs
from .draft import Draft
from .phrases import draft_of, phrase_of, runs, subtree, trimmed

SPEECH_ACTS = frozenset({"accuse", "threaten", "demand", "promise", "warn", "deny", "confirm", "announce", "claim"})
"""Acts that are read from the parse everywhere; others only inside a content."""
ANSWERS = frozenset({"it", "this", "that", "which", "these", "those"})
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
PREPOSITIONS = frozenset({"of", "for", "with", "on"})
TOLD = frozenset({"say", "report", "show", "announce", "confirm", "claim", "warn"})
"""Acts of a word of saying in "as the army has confirmed"; "as they promised" tells how a thing was done."""
OPEN_MODALS = frozenset({"may", "might", "could", "can", "should", "must"})
"""Under these no saying is told: "he could say"."""
FINAL = frozenset({"say", "add", "tell", "report", "announce", "note", "state", "write", "explain", "claim"})
"""Verbs of saying that often stand behind what is said."""


def find(doc: Doc, inside: Callable[[Token], bool]) -> Iterator[Draft]:
    """Attributions by verbs and nouns of saying, and by "according to".

    Args:
        doc: parsed.
        inside: whether a token stands in a content already found; there, any verb of saying counts.
    """
    for token in doc:
        if token.lower_ == "according":
            draft = _according(token)
        else:
            cue = cue_of(token)
            if cue is None and token.pos_ == "NOUN" and (draft := _in_view(token)) is not None:
                yield draft
            if cue is None or made_believe(token.head) == token:
                continue
            draft = _verb(token, cue, inside(token)) if token.pos_ in ("VERB", "AUX") else _noun(token, cue)
            put_in = parenthesis_of([token])
            if put_in:
                yield from _said_by(token, put_in)
                continue
            bound = cue.act in SPEECH_ACTS or bool(cue.takes & {"object", "number"})
            read_here = bound or _plainly_says(token, cue) or inside(token)
            if not read_here or draft is None:
                draft = _in_view(token) if token.pos_ == "NOUN" else None
        if draft is not None:
            yield draft


def _plainly_says(verb: Token, cue: Cue) -> bool:
    """A finite "said" or "told" with who says it and a clause, or another word of saying with "that"."""
    clause = next((one for one in verb.children if one.dep_ == "ccomp"), None)
    if clause is None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return False
    if clause.i < verb.i and verb.dep_ == "ROOT" and any(one.dep_ == "nsubj" for one in verb.children):
        return verb.lemma_ in FINAL  # "one guard has been wounded, it adds"
    that = any(one.dep_ == "mark" and one.lower_ == "that" for one in clause.children)
    named = any(one.dep_ == "nsubj" and one.pos_ in ("NOUN", "PROPN") for one in verb.children)
    return named and (verb.lemma_ in ("say", "tell") or (that and cue.act in ("say", "report")))


def parenthesis_of(cue: Iterable[Token]) -> list[Token]:
    """The clause into which "as the army has confirmed" is put: what is said, told before or behind."""
    for verb in cue:
        kinds = {one.dep_ for one in verb.children}
        if verb.dep_ != "advcl" or kinds & {"dobj", "ccomp", "xcomp", "pcomp", "acomp", "neg"} or not kinds & SUBJECTS:
            continue
        edge = verb.left_edge
        # without a comma it tells when: "as they spoke to reporters"
        opened = edge.lower_ == "as" and edge.dep_ == "mark" and (edge.is_sent_start or edge.nbor(-1).is_punct)
        known = cue_of(verb)
        if opened and known is not None and known.act in TOLD and verb.head.pos_ in ("VERB", "AUX"):
            own = {part.i for part in verb.subtree}
            marks = {one.i for one in verb.head.children if one.dep_ in ("mark", "cc") and one.i < verb.head.i}
            return trimmed(part for part in subtree(verb.head) if part.i not in own | marks)
    return []


def clause_of(cue: Token) -> list[Token]:
    """The finite clause that a word of saying governs."""
    believing = made_believe(cue)
    for child in (believing or cue).children:
        if child.dep_ == "ccomp" or (child.dep_ == "acl" and cue.pos_ == "NOUN"):
            return trimmed(subtree(child))
    return []


def answer_of(cue: Iterable[Token]) -> list[Token]:
    """The pronoun that stands for what is denied: "Rwanda denies it", "which the army denies"."""
    for verb in cue:
        known = cue_of(verb) if verb.pos_ == "VERB" else None
        for child in verb.children:
            if known is not None and known.act == "deny" and child.dep_ == "dobj" and child.lower_ in ANSWERS:
                return [child]
    return []


def denied_of(cue: Iterable[Token]) -> list[Token]:
    """What another says, with who says it, that the verb of a cue denies: "the report of a newspaper that …"."""
    for verb in cue:
        known = cue_of(verb) if verb.pos_ == "VERB" else None
        if known is not None and known.act == "deny":
            for child in verb.children:
                if child.dep_ == "dobj" and child.i > verb.i and denied([child]):
                    return subtree(child)
    return []


def charge_of(cue: Iterable[Token]) -> list[Token]:
    """What somebody "is accused of" by the verb of a cue, in the passive."""
    for verb in cue:
        known = cue_of(verb) if verb.pos_ == "VERB" and _is_passive(verb) else None
        for child in verb.children:
            if known is not None and child.dep_ == "prep" and child.lower_ in known.takes & PREPOSITIONS:
                return [part for thing in child.children if thing.dep_ == "pcomp" for part in subtree(thing)]
    return []


def condition_of(cue: Iterable[Token], last: Token) -> list[Token]:
    """The "if" or "unless" behind what is said, hung on it or on the word of saying: it is the speaker's own."""
    for verb in cue:
        said = [one for one in verb.children if one.dep_ in ("xcomp", "ccomp")]
        for child in (part for over in (verb, *said) for part in over.children):
            opened = child.dep_ == "advcl" and any(
                one.dep_ == "mark" and one.lower_ in ("if", "unless") for one in child.children
            )
            edge = child.left_edge
            within = edge.i <= last.i <= child.right_edge.i  # the encoder gives words of the condition only
            if verb.pos_ == "VERB" and opened and verb.i < edge.i and (last.i < edge.i or within):
                between = verb.doc[last.i + 1 : edge.i]
                if all(one.is_punct or one.lower_ in ("only", "even") for one in between):
                    return [*between, *subtree(child)]
    return []


def owner_of(noun: Token) -> tuple[Span, ...]:
    """Whose saying a noun tells, as spans."""
    return tuple(runs(trimmed(owner_words(noun))))[:1]


def _verb(verb: Token, cue: Cue, inside: bool) -> Draft | None:
    if _not_told(verb):
        return None
    content = _complement(verb, cue, inside)
    if not content:
        return None
    content = [*content, *condition_of([verb], max(content, key=lambda part: part.i))]
    source = subject_of(verb)
    if source is None and (not _is_passive(verb) or any(part.head == verb and part.dep_ == "dobj" for part in content)):
        return None
    return draft_of(phrase_of(source) if source is not None else [], [verb], content)


def _said_by(verb: Token, content: list[Token]) -> Iterator[Draft]:
    source = subject_of(verb)
    draft = draft_of(phrase_of(source), [verb], content) if source is not None else None
    if draft is not None:
        yield draft


def _noun(noun: Token, cue: Cue) -> Draft | None:
    """ "the claim by the mayor that …", "its threat to …"."""
    content: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i:
            marks = {grandchild.lower_ for grandchild in child.children if grandchild.dep_ in ("mark", "aux")}
            said = child.dep_ != "relcl" and "that" in marks and "clause" in cue.takes
            if said or ("to" in marks and "infinitive" in cue.takes):
                content = subtree(child)
    if not content:
        return None
    source = owner_words(noun)
    if not source and noun.dep_ == "dobj" and noun.head.lemma_.lower() in voicing_verbs():
        speaker = subject_of(noun.head)  # "was spreading claims that"
        source = phrase_of(speaker) if speaker is not None and not _not_told(noun.head) else []
    return draft_of(source, [noun], content) if source else None


def _according(token: Token) -> Draft | None:
    """ "according to X": all else of its clause is the content."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    source = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None:
        return None
    head = token.head
    if head == token or head.pos_ not in ("VERB", "AUX"):
        head = token.sent.root
    phrase = {part.i for part in subtree(token)}
    content = [part for part in subtree(head) if part.i not in phrase]
    return draft_of(phrase_of(source), [token, to], content) if content else None


def owner_words(noun: Token) -> list[Token]:
    """Whose a noun of saying is: "the claim by the mayor", "its threat"."""
    source: list[Token] = []
    for child in noun.children:
        if child.dep_ == "poss":
            source = [token for token in subtree(child) if token.dep_ != "case"]
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            source = source or [token for thing in child.children if thing.dep_ == "pobj" for token in phrase_of(thing)]
    return source


def _in_view(noun: Token) -> Draft | None:
    """ "in the panel's view", "in the words of the panel": all else of its clause is the content."""
    preposition = noun.head
    owned = any(one.dep_ == "poss" or (one.dep_ == "prep" and one.lower_ == "of") for one in noun.children)
    if not viewed(noun) or not owned or preposition.head.pos_ not in ("VERB", "AUX"):
        return None
    phrase = {part.i for part in subtree(preposition)}
    content = [part for part in subtree(preposition.head) if part.i not in phrase]
    holder = _behind(noun)
    return draft_of(owner_words(noun) if holder is None else phrase_of(holder), [preposition, noun], content)


def _behind(view: Token) -> Token | None:
    """Whom "his" or "her" means in a view told before its holder: "By his own account, Saleh joined at fifteen"."""
    theirs = any(one.dep_ == "poss" and one.lower_ in ("his", "her") for one in view.children)
    subjects = (one for one in view.head.head.children if one.dep_ in SUBJECTS | PASSIVE and one.i > view.i)
    holder = next(subjects, None)
    return holder if theirs and holder is not None and holder.pos_ == "PROPN" else None


def _complement(verb: Token, cue: Cue, inside: bool) -> list[Token]:
    """What is said, by the frames of the cue; clauses before noun phrases."""
    named = next((child for child in verb.children if child.dep_ in ("dobj", "dative")), None)
    if answered := answer_of([verb]):
        return answered
    if made_believe(verb) is not None:
        return clause_of(verb)
    owned = owned_up(verb) if cue is OWNING else None
    if owned is not None:
        return subtree(owned)
    rejected = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if cue is DENYING and rejected is not None:
        return subtree(rejected)
    for child in verb.children:
        if child.i < verb.i and child.dep_ != "ccomp":
            continue
        if child.dep_ in ("ccomp", "xcomp", "advcl"):
            infinitive = any(part.lower_ == "to" and part.dep_ == "aux" for part in child.children)
            own_subject = any(part.dep_ in SUBJECTS | PASSIVE for part in child.children)
            if infinitive and child.dep_ != "advcl":
                if "infinitive" in cue.takes and not own_subject:
                    return subtree(child)
                if "to_another" in cue.takes and (own_subject or named is not None):
                    return [*(subtree(named) if named is not None else []), *subtree(child)]
            elif (child.dep_ == "ccomp" and "clause" in cue.takes and not infinitive) or (
                child.dep_ == "xcomp" and "object" in cue.takes and _is_gerund(child)
            ):
                return subtree(child)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in cue.takes & PREPOSITIONS:
            if child.lower_ in ("for", "with") and named is None and cue.act == "accuse" and not _is_passive(verb):
                continue
            things = [part for part in child.children if part.dep_ in ("pobj", "pcomp")]
            if things:
                return subtree(things[0])
    if "object" in cue.takes and named is not None and named.dep_ == "dobj" and _is_deed(named):
        return subtree(named)
    if "object" in cue.takes and named is not None and named.tag_ == "WDT" and verb.dep_ == "relcl":
        # "the raid, which the police attribute to the Front"
        return trimmed(part for part in subtree(verb.head) if part.i < verb.left_edge.i)
    if "number" in cue.takes and named is not None:
        at = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "at"), None)
        if at is not None and any(part.like_num for part in at.subtree):
            return [*subtree(named), *subtree(at)]
    passive = next((child for child in verb.children if child.dep_ in PASSIVE), None)
    if inside and passive is not None and "clause" in cue.takes:
        later = next((child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i), None)
        # "it is believed that" was a ccomp; "the men are believed to have fled" says it of its subject.
        if later is not None and passive.lower_ != "it":
            return [*subtree(passive), *subtree(later)]
    return []


def _is_gerund(verb: Token) -> bool:
    """ "shelling", "having shelled"."""
    return verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.tag_ == "VBG" for child in verb.children)


def _is_deed(noun: Token) -> bool:
    """A noun phrase that says something: it has a complement or modifier, and is no pronoun."""
    return noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in ("PERSON", "ORG", "GPE", "NORP")


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", *PASSIVE) for child in verb.children)


def subject_of(verb: Token) -> Token | None:
    """Who says it: the subject, the agent of a passive, or the subject of the verb this one hangs on."""
    for _ in range(4):
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite"):
            # "quoted residents as saying", "was quoted as saying"
            quoted = ("dobj",) if not _is_passive(verb.head.head) else PASSIVE
            return next((one for one in verb.head.head.children if one.dep_ in quoted), None)
        if verb.head.lemma_ == "let" and _is_passive(verb):
            return next((one for one in verb.head.children if one.dep_ == "nsubj"), None)  # "let it be known"
        for child in verb.children:
            if child.dep_ == "agent":
                return next((part for part in child.children if part.dep_ == "pobj"), None)
        if _is_passive(verb):
            return None
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
        if subjects:
            # Of two, the parser took a speaker's label or an address for the first.
            subject = subjects[-1]
            return verb.head if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else subject
        if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp"):
            return None
        verb = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if verb.pos_ not in ("VERB", "AUX"):
            return None
    return None


def _not_told(verb: Token) -> bool:
    """True where the text does not tell that it was said: negated, under an open modal, a condition or a demand."""
    asked = cue_of(verb.head) if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" else None
    if asked is not None and asked.act == "demand" and any(child.lower_ == "to" for child in verb.children):
        return True
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in OPEN_MODALS):
            return True
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return True
    return False
