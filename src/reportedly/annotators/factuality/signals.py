"""Which signals act on a telling: a walk from its head up the parse, to the edge of its source's content."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ...model import Span
from ..attributions.cues import cue_of
from .lexicon import KINDS, effects, words

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "csubj", "pcomp", "csubjpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
ABOUT = frozenset({"on", "about", "to", "after", "before", "during", "since"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PROVIDED = frozenset({"provided", "providing"})
ABLE = frozenset({"can", "ca", "could"})
MAX_STEPS = 40
"""Longest walk; parses of broken text can be very deep."""


@dataclass(slots=True)
class Signals:
    """What acts on one telling.

    `negations` counts negators in whose scope it stands; `effects` holds the effects of governing words, nearest
    first; `condition` and `consequence` tell on which side of an "if" it stands, with the condition's clause head.
    """

    negations: int = 0
    effects: list[str] = field(default_factory=list)
    tense: str | None = None
    """past, present, future, past-future, infinitive, subjunctive, progressive, past-progressive; None: no verb."""
    possible: bool = False
    capable: bool = False
    obliged: bool = False
    condition: Token | None = None
    """Head of the conditional clause the telling itself stands in."""
    consequence_of: Token | None = None
    """Head of a conditional clause that the telling, or a clause around it, depends on."""
    unless: bool = False
    """The condition is that something is not done: "if they do not leave", "unless"."""
    habitual: bool = False
    first_person: bool = False


def signals_of(head: Token, edge: Span | None) -> Signals:
    """Collect the signals on the telling headed by `head`.

    Args:
        head: the trigger's head.
        edge: the innermost source's content; the walk ends where a governor lies outside it. None: the sentence.
    """
    found = Signals()
    node, governs = head, True
    _dependents(node, found, governs)
    for _ in range(MAX_STEPS):
        if node.dep_ == "ROOT" or node.head == node:
            break
        parent = node.head
        if edge is not None and not (edge.begin <= parent.idx < edge.end):
            _around(node, parent, found)
            break
        step = _step(node, parent, found)
        if step is None:
            break
        # "is capable of shelling": what governs goes on governing with the verb of its own clause
        governs = step == "governed" or (governs and step == "clause-mate")
        came, node = node, parent
        _dependents(node, found, governs, came, shared=came.dep_ == "conj")
    return found


def _around(node: Token, saying: Token, found: Signals) -> None:
    """A condition that hangs on the word of saying: "If they stay, he said, the town will be shelled"."""
    if node.dep_ == "advcl" and _conditional(node):
        found.condition = found.condition or node
    elif node.dep_ == "ccomp" and node.i > saying.i:
        for clause in saying.children:
            if clause.dep_ == "advcl" and clause.i < saying.i and _conditional(clause):
                _follows_on(clause, found)


def _follows_on(clause: Token, found: Signals) -> None:
    found.consequence_of = found.consequence_of or clause
    found.unless |= any(one.dep_ == "neg" or one.lower_ == "unless" for one in clause.children)


def held_likely(doc: Doc, head: Token, cue: Span | None, found: Signals) -> None:
    """Note how certain the innermost source is by its own cue: "suspects that", "appears to show", "doubts that".

    A negated "do not think that" doubts (the negation is meant of what is thought).
    """
    words = doc.char_span(cue.begin, cue.end, alignment_mode="expand") if cue is not None else None
    for word in words or ():
        if word.lemma_.lower() == "warn" and head.dep_ == "pobj" and head.head.lower_ in ("against", "of"):
            found.effects.append("hypothetical")  # "warned against an attack"
        effect = _effect(word)
        if effect in ("probable", "possible", "doubted", "foreseen"):
            negated = any(child.dep_ == "neg" for child in word.children)
            found.effects.append("doubted" if negated and effect == "probable" else effect)
            if found.tense == "infinitive":
                # "is believed to be held" is now; "is expected to come", "hopes to come" lies ahead
                found.tense = "present" if effect == "probable" else "future"


def _step(node: Token, parent: Token, found: Signals) -> str | None:
    """Go from `node` to `parent`: note what the parent does to it; None where their fates part."""
    relation = node.dep_
    if relation == "conj":
        if _or_else(node, parent):
            # "They must leave, or we will shell the town"
            found.consequence_of = found.consequence_of or parent
            found.effects.append("threatened")
            return None
        # Conjuncts without a subject of their own share auxiliaries, negation and governors of the first.
        return "clause-mate" if not any(child.dep_ in SUBJECTS for child in node.children) else "conjunct"
    if relation in ("acl", "relcl") and "mark that" in {f"{one.dep_} {one.lower_}" for one in node.children}:
        return "governed"  # "reports that rebels attacked are false"
    if relation in ("relcl", "acl") and parent.lower_ == "nothing":
        found.negations += 1  # "had nothing to do with the killing"
        return "governed"
    if relation in ("relcl", "parataxis", "appos", "npadvmod", "nmod"):
        return None
    if relation == "advcl":
        if _conditional(node):
            found.condition = found.condition or node
            return "governed"
        if any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children):
            found.effects.append("planned")  # a purpose: "crossed the river to attack the town"
        return None
    if relation == "ccomp" and _asks_which(node):
        return None  # "nobody would say who had laid the mine": that it was laid is taken for granted
    if relation == "ccomp" and any(
        child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in node.children
    ):
        found.effects.append("hypothetical")  # "it is unclear whether", "do not know if"
    if relation == "ccomp" and {"nsubjpass it", "aux MD"} <= _forms(parent):
        return None  # "it should be added that": the author goes on
    effect = _effect(parent)
    if relation == "ccomp" and effect is None and node.i < parent.i and cue_of(parent) is None:
        return None  # two clauses side by side: "they sealed off the town, since the people “would not choose”"
    if relation in ("ccomp", "csubj", "xcomp") and parent.lemma_ == "be":
        # "it is likely that", "it is a possibility that": the predicate decides
        said_of = next((child for child in parent.children if child.dep_ in ("acomp", "attr", "oprd")), None)
        effect = (_effect(said_of) if said_of is not None else None) or effect
    if relation in ("prep", "agent"):
        # "called for an attack", "prevented from leaving"; but "promised after the attack" says nothing of it.
        if effect is not None and node.lower_ in ("for", "of", "to", "from", "about", "against"):
            _note(effect, found)
        elif _taken_for_granted(node):
            return None
        return "governed"
    if relation == "compound" or relation == "amod":
        return "governed" if effect not in (None, "passes") else None
    if relation in ("pobj", "pcomp"):
        if parent.lower_ == "without":
            found.negations += 1
        elif parent.lower_ in PROVIDED or (parent.lower_ in ("of", "in") and _phrase_condition(parent)):
            found.condition = found.condition or node
        return "governed"
    if relation in SUBJECTS and (truth := _truth(parent)) is not None:
        # "reports of an attack proved false", "the attack is a fabrication", "are not true", whose "not" counts itself
        found.negations += truth == "negates"
        found.tense = found.tense or "past"
        return "governed"
    if relation in SUBJECTS:
        # "the attack was averted", "talks did not take place": the verb decides; else a subject is taken for granted.
        if effect is None or (effect in ("possible", "desired", "planned", "threatened") and relation != "nsubjpass"):
            return None
        _note(effect, found)
        return "governed"
    if relation in ("attr", "acomp", "oprd"):
        return "clause-mate"
    if effect is not None:
        _note(effect, found)
        return "governed"
    # An object, complement or modifier of a word that says nothing of it: objects are taken for granted.
    return "governed" if relation in ("xcomp", "ccomp") else None


def _forms(verb: Token) -> set[str]:
    """What stands at a verb: the subject by its word, auxiliaries by their tag."""
    return {f"{one.dep_} {one.tag_ if one.dep_ == 'aux' else one.lower_}" for one in verb.children}


def _truth(verb: Token) -> str | None:
    """What a predicate says of its subject's truth: it "negates" or "holds"; None where it says nothing of it."""
    inner = next((one for one in verb.children if one.dep_ == "xcomp" and one.lemma_ == "be"), verb)
    for one in inner.children:
        if one.dep_ in ("acomp", "attr", "oprd"):
            if _effect(one) == "negates" or (one.dep_ == "attr" and one.lower_ == "none"):
                return "negates"
            if one.lower_ in words("truth", "words"):
                return "holds"
    return None


def _asks_which(clause: Token) -> bool:
    """Whether an indirect question asks who, how or why, and so supposes that."""
    first = clause.left_edge
    return first.tag_ in ("WP", "WP$", "WRB", "WDT") and first.lower_ != "that" and first.i < clause.i


def _taken_for_granted(preposition: Token) -> bool:
    """ "did not comment on this raid", "has not replied to the charge": what is spoken of was, whoever is silent on it.

    Not so "was not involved in the raid": whose hand it was is what is denied.
    """
    return preposition.lower_ in ABOUT and any(
        thing.dep_ == "pobj" and any(one.dep_ == "det" and one.lower_ in DEFINITE for one in thing.children)
        for thing in preposition.children
    )


def _note(effect: str, found: Signals) -> None:
    if found.tense == "infinitive":
        # "managed to seize", "refused to leave" are as past as their verb; "likely to attack" lies ahead.
        found.tense = "future" if effect in ("probable", "doubted", "possible", "foreseen") else None
    if effect == "negates":
        found.negations += 1
    elif effect != "passes":
        found.effects.append(effect)


def _effect(token: Token) -> str | None:
    kind = KINDS.get(token.pos_)
    return effects().get((kind, token.lemma_.lower())) if kind else None


def _dependents(node: Token, found: Signals, governs: bool, came: Token | None = None, *, shared: bool = False) -> None:
    """Negators, modals, adverbs and conditional clauses that hang on `node`; the word it came from has had its own.

    Args:
        node: a word on the way.
        found: where to note them.
        governs: whether what hangs on it holds for the telling.
        came: the word below on the way.
        shared: whether that is joined to `node`: it shares its "not", and no object ("had no rockets and fled").
    """
    if not governs:
        return
    verb = node.pos_ in ("VERB", "AUX")
    unable = _unable(node)
    for child in node.children:
        low = child.lower_
        if child == came or (shared and child.dep_ == "dobj"):
            continue
        if _negates(child):
            found.negations += 1
        elif child.dep_ in ("aux", "auxpass") or (child.dep_ == "advmod" and child.pos_ == "AUX"):
            if child.i < node.left_edge.i + 1 and low == "should" and _asks_if(node):
                found.condition = found.condition or node
            elif not unable:
                _auxiliary(low, found)
        elif child.dep_ in ("advmod", "amod"):
            _modifier(child, found)
        elif child.dep_ == "advcl" and _conditional(child):
            _follows_on(child, found)
        if verb and child.dep_ == "nsubj" and (low in ("we", "i") or _is_ours(child)):
            found.first_person = True
    if verb and found.tense is None:
        found.tense = _tense(node) or ({"could": "past"}.get(unable, "present") if unable else None)


def _unable(verb: Token) -> str | None:
    """ "Cannot", "could not": what somebody is unable to do is not done; "cannot be ruled out" leaves it possible."""
    helping = [child.lower_ for child in verb.children if child.dep_ == "aux"]
    denied = any(child.dep_ == "neg" for child in verb.children)
    if not denied or verb.lemma_ == "rule" or "have" in helping:
        return None
    return next((one for one in helping if one in ABLE), None)


def _asks_if(verb: Token) -> bool:
    """A clause that begins with "should" before its subject, in no question: "Should the talks fail, …"."""
    first = verb.left_edge
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    asked = any(one.text == "?" for one in verb.sent[-2:])
    return first.lower_ == "should" and subject is not None and first.i < subject.i and not asked


def _is_ours(subject: Token) -> bool:
    """ "Our forces", "our fighters": theirs who speak."""
    return any(one.dep_ == "poss" and one.lower_ == "our" for one in subject.children)


def _negates(child: Token) -> bool:
    """True for "not", "no", "nor", and for subjects and objects: "no one", "nobody", "no soldiers", "neither side"."""
    if child.dep_ in SUBJECTS or child.dep_ == "dobj":
        return child.lower_ in ("none", "nobody", "nothing", "neither") or any(
            part.lower_ in ("no", "neither") for part in child.children
        )
    return child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "cc") and child.lower_ in ("no", "neither", "nor"))


def _auxiliary(low: str, found: Signals) -> None:
    if low in words("modals", "possible"):
        found.possible = True
    elif low in words("modals", "capable"):
        found.capable = True
    elif low in words("modals", "desired"):
        found.obliged = True


def _modifier(child: Token, found: Signals) -> None:
    low = child.lower_
    if low in words("negations", "words"):
        found.negations += 1
    elif low in words("habits", "words"):
        found.habitual = True
    else:
        effect = _effect(child)
        if effect is not None:
            _note(effect, found)


def _tense(verb: Token) -> str | None:
    """The tense of a verb with its auxiliaries; None for a bare participle, whose clause decides."""
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers.keys() & words("modals", "future"):
        return "future"
    if helpers.keys() & words("modals", "past_future"):
        return "past-future"
    if verb.tag_ == "VBN" and "have" in helpers:
        return "past"  # "may have abducted", "claims to have abducted"
    if "to" in helpers:
        return "infinitive"
    if "be" in helpers and not any(child.tag_ == "MD" for child in helpers.values()):
        return "subjunctive"  # "insists that they be disarmed"
    finite = next((child for child in helpers.values() if child.tag_ in ("VBD", "VBP", "VBZ")), None)
    if verb.tag_ == "VBG" and finite is not None and finite.lemma_ == "be":
        return "progressive" if finite.tag_ != "VBD" else "past-progressive"
    if finite is not None:
        # "has attacked" tells the past; "is attacked" and "does attack" the present.
        return "past" if finite.tag_ == "VBD" or finite.lemma_ in ("have", "'ve", "’ve") else "present"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)


def _conditional(clause: Token) -> bool:
    """True where an adverbial clause states a condition: by its mark, or by inversion ("Should Congress fail")."""
    marks = words("conditions", "marks")
    for child in clause.children:
        if child.dep_ in ("mark", "advmod", "prep") and child.lower_ in marks - {"should"}:
            # "even if" concedes: what it governs is still only supposed
            return True
        if child.dep_ == "aux" and child.lower_ in ("should", "were", "had") and child.i == clause.left_edge.i:
            return True
    return clause.lower_ in PROVIDED


def _or_else(clause: Token, first: Token) -> bool:
    """True where a clause to come is joined by "or" to what somebody must do."""
    joined = any(one.dep_ == "cc" and one.lower_ == "or" for one in first.children)
    bound = any(one.dep_ == "aux" and one.lower_ in words("modals", "desired") for one in first.children)
    ordered = first.tag_ == "VB" and not any(one.dep_ in (*SUBJECTS, "aux") for one in first.children)
    return joined and (bound or ordered) and _tense(clause) == "future"


def _phrase_condition(preposition: Token) -> bool:
    """True at the end of "in the event of", "in case of"."""
    around = preposition.doc[max(0, preposition.i - 3) : preposition.i + 1].text.lower()
    return any(around.endswith(phrase) for phrase in words("conditions", "phrases"))
