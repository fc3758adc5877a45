"""What the form of a verb tells: its tense, and whether its clause states a condition, an order or a habit."""

from __future__ import annotations

from spacy.tokens import Token

from ..attributions.cues import if_believed
from .lexicon import KINDS, effects, words
from .negation import SUBJECTS, negates

PROVIDED = frozenset({"provided", "providing"})
ABLE = frozenset({"can", "ca", "could"})
HAVE = frozenset({"have", "'ve", "’ve"})
UNTIL = frozenset({"until", "till", "before"})
EVERY = frozenset({"every", "each"})


def tense(verb: Token) -> str | None:
    """The tense of a verb with its auxiliaries; None for a bare participle, whose clause decides."""
    helpers = {child.lower_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers.keys() & words("modals", "future"):
        return "future"
    if helpers.keys() & words("modals", "past_future"):
        # "would have shelled the town" tells what was not done
        return "counterfactual" if verb.tag_ == "VBN" and helpers.keys() & HAVE else "past-future"
    if verb.tag_ == "VBN" and "have" in helpers:
        return "past"  # "may have abducted", "claims to have abducted"
    if "to" in helpers:
        return "future" if going_to(verb) else "infinitive"
    if "be" in helpers and not any(child.tag_ == "MD" for child in helpers.values()):
        return "subjunctive"  # "insists that they be disarmed"
    finite = next((child for child in helpers.values() if child.tag_ in ("VBD", "VBP", "VBZ")), None)
    lasting = verb.tag_ == "VBG" or "being" in helpers
    if lasting and finite is not None and finite.lemma_ == "be":
        return "progressive" if finite.tag_ != "VBD" else "past-progressive"
    if verb.tag_ == "VBG" and finite is not None and finite.lemma_ in HAVE:
        return "progressive" if finite.tag_ != "VBD" else "past-progressive"  # "have been shelling"
    if finite is not None:
        # "has attacked" tells the past; "is attacked" and "does attack" the present.
        return "past" if finite.tag_ == "VBD" or finite.lemma_ in HAVE else "present"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)


def going_to(verb: Token) -> bool:
    """ "Are going to leave", "ain't gonna": a future by its form; who "was going to leave" planned it."""
    going = verb.head
    return (
        verb.dep_ == "xcomp" and going.lower_ == "going" and tense(going) == "progressive"
        and not any(one.dep_ in ("prep", "advmod") and going.i < one.i < verb.i for one in going.children)
    )  # fmt: skip


def unable(verb: Token) -> str | None:
    """ "Cannot", "nobody could have": what cannot be done is not done; "cannot be ruled out" leaves it possible."""
    helping = [child.lower_ for child in verb.children if child.dep_ == "aux"]
    if rules_out(verb) or not any(negates(child) for child in verb.children):
        return None
    return next((one for one in helping if one in ABLE), None)


def rules_out(verb: Token) -> bool:
    """ "Rule out", "exclude": denied, they leave a thing possible."""
    out = any(one.dep_ == "prt" and one.lower_ == "out" for one in verb.children)
    return verb.lemma_ == "exclude" or (verb.lemma_ == "rule" and out)


def leaves_open(verb: Token) -> bool:
    """Whether it is denied that something is ruled out: "did not rule out", "is unable to exclude"."""
    over = verb.head if verb.dep_ == "xcomp" else verb
    helpless = over != verb and any(effects().get((kind, over.lemma_.lower())) == "negates" for kind in KINDS.values())
    return rules_out(verb) and (helpless or any(negates(one) for one in (*verb.children, *over.children)))


def perfect(verb: Token) -> bool:
    """ "Should have protected", "must have fled": it is past, or was not done."""
    helpers = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    return verb.tag_ == "VBN" and bool(helpers & HAVE)


def ordered(verb: Token) -> bool:
    """Whether somebody is told to do it by the bare verb: "Leave the town", "Do not touch the wells"."""
    helpers = [one for one in verb.children if one.dep_ in ("aux", "auxpass")]
    alone = not any(one.dep_ in SUBJECTS for one in verb.children)
    denied = any(one.dep_ == "neg" for one in verb.children)
    bare = not helpers or (denied and all(one.lower_ == "do" for one in helpers))
    return verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp", "parataxis") and alone and bare


def wished(verb: Token) -> bool:
    """ "If only they had stopped", "May they come home": a wish by its form, in no question."""
    first = verb.left_edge
    if any(one.text == "?" for one in verb.sent[-2:]):
        return False
    if first.lower_ == "may" and first.head == verb:
        return any(one.dep_ in SUBJECTS and one.i > first.i for one in verb.children)
    return first.head == verb and _if_only(first)


def _if_only(first: Token) -> bool:
    return first.lower_ == "if" and first.i + 1 < len(first.doc) and first.nbor().lower_ == "only"


def asks_if(verb: Token) -> bool:
    """A clause that begins with "should" before its subject, in no question: "Should the talks fail, …"."""
    first = verb.left_edge
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    asked = any(one.text == "?" for one in verb.sent[-2:])
    return first.lower_ == "should" and subject is not None and first.i < subject.i and not asked


def conditional(clause: Token) -> bool:
    """True where an adverbial clause states a condition: by its mark, or by inversion ("Should Congress fail")."""
    marks = words("conditions", "marks")
    for child in clause.children:
        if child.dep_ in ("mark", "advmod", "prep") and child.lower_ in marks - {"should"}:
            # "even if" concedes: what it governs is still only supposed; "as if" likens
            return not likening(clause) and not _if_only(child) and not if_believed(clause)
        if child.dep_ == "aux" and child.lower_ in ("should", "were", "had") and child.i == clause.left_edge.i:
            return True
    if clause.lower_ in ("were", "had") and clause.i == clause.left_edge.i and clause.dep_ == "advcl":
        # "were the troops to leave", "had they left", which the parser takes for a clause under "had"
        return clause.lower_ == "were" or any(one.dep_ == "ccomp" and one.tag_ == "VBN" for one in clause.children)
    return clause.lower_ in PROVIDED or (clause.head.lower_ == "long" and _begins(clause.head, ("as", "so")))


def states_condition(clause: Token, over: Token) -> bool:
    """Whether a clause is the condition of the one it hangs on: "if it rains", "Had it rained, the mill would be shut".

    What stands before its verb is read so whatever the parser takes it for.
    """
    return (clause.dep_ == "advcl" or (clause.dep_ == "ccomp" and clause.i < over.i)) and conditional(clause)


def likening(clause: Token) -> bool:
    """ "As if it wanted war", "as though"."""
    mark = next((one for one in clause.children if one.dep_ == "mark" and one.lower_ in ("if", "though")), None)
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ == "as"


def _begins(word: Token, before: tuple[str, ...]) -> bool:
    return any(one.lower_ in before and one.i == word.i - 1 for one in word.children)


def until(clause: Token) -> bool:
    """Whether a clause tells what must come first: "will not leave until they are freed"."""
    over = clause.head
    marks = {one.lower_ for one in clause.children if one.dep_ in ("mark", "advmod")}
    denied = any(one.dep_ == "neg" or any(part.lower_ == "no" for part in one.children) for one in over.children)
    waits = bool(marks & UNTIL) if denied else bool(marks & UNTIL - {"before"})
    return waits and tense(over) in ("future", "past-future")


def forestalled(clause: Token) -> bool:
    """ "Before the army could storm it": it came to nothing."""
    marks = {one.lower_ for one in clause.children if one.dep_ in ("mark", "advmod")}
    return "before" in marks and any(one.dep_ == "aux" and one.lower_ in ABLE for one in clause.children)


def or_else(clause: Token, first: Token) -> bool:
    """True where a clause to come is joined by "or" to what somebody must do."""
    joined = any(one.dep_ == "cc" and one.lower_ == "or" for one in first.children)
    bound = any(one.dep_ == "aux" and one.lower_ in words("modals", "desired") for one in first.children)
    told = first.tag_ == "VB" and not any(one.dep_ in (*SUBJECTS, "aux") for one in first.children)
    return joined and (bound or told) and tense(clause) in ("future", "present")


def phrase_condition(preposition: Token) -> bool:
    """True at the end of "in the event of", "in case of"."""
    around = preposition.doc[max(0, preposition.i - 3) : preposition.i + 1].text.lower()
    return any(around.endswith(phrase) for phrase in words("conditions", "phrases"))


def whoever(verb: Token) -> bool:
    """Whether a verb tells what will befall all who do a thing: "whoever runs", "any driver who", "those who"."""
    for subject in verb.children:
        if subject.dep_ not in ("nsubj", "nsubjpass", "csubj", "csubjpass"):
            continue
        if any(one.lower_ == "whoever" for one in (subject, *subject.lefts)):
            return True
        told = any(one.dep_ == "relcl" for one in subject.children)
        several = subject.lower_ in words("anyone", "words") or any(
            one.dep_ == "det" and one.lower_ in words("anyone", "words") for one in subject.children
        )
        if told and several:
            return True
    return False


def habit(word: Token) -> bool:
    """ "Every night", "each Friday"."""
    return word.dep_ == "npadvmod" and any(one.dep_ == "det" and one.lower_ in EVERY for one in word.children)
