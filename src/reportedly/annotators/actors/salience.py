"""How likely does a pronoun point to a mention that it can point to?"""

from __future__ import annotations

from .contexts import words_of
from .draft import Found, Thing
from .quotes import Voices
from .words import Words

NEARER = 0.05
"""Taken off for each mention between."""
ROLES = {
    "nsubj": 1.0, "nsubjpass": 0.9, "agent": 0.4, "dobj": 0.4, "appos": 0.2,
    "poss": -0.2, "amod": -1.2, "compound": -1.0,
}  # fmt: skip
FORMS = {"name": 0.3, "pronoun": 0.2}
"""Added for the role and for the form of a mention."""
MANY = 0.5
"""Added to the score of several persons over a group, for "they": "the rebels" before "the army"."""
ALIKE = 0.4
"""Added for one who suffered before, where the pronoun's own is to suffer: "they will be tried" after an arrest."""
SPOKE, INSIDE = 1.0, -1.2
"""Added to the score of whoever spoke last, and of who is named in what is said, when a pronoun is who says it."""
TELLER = -0.5
"""Added for who only tells, behind it, what was told, for a pronoun that tells nothing itself."""
CONTROL = 1.2
"""Added for whom somebody tells to do the thing, for a pronoun in what is to be done."""
SAME_SUBJECT, TOPIC = 0.6, 1.5
"""Added for the subject of the clause that a pronoun's own hangs on ("left, as they had pledged"), and for a topic."""
ASIDE = -0.5
"""Added for who is told of in a clause aside, for a pronoun that opens the next sentence."""
SAME_OBJECT = 1.5
"""Added for whom an act befell, for the object of one joined to it: "seized the men and shot them"."""
STRUCK = 1.5
"""Added for whom an act befell, where the next sentence tells that it harmed them: "five of them were killed"."""
STRIKES, HIT = 0.6, -0.8
"""Added for who bears arms and for whom an act of force befell, for a pronoun that does harm: "they shot him"."""
OF_ANOTHER = -1.5
"""Added for who is told only as somebody's, who fits as well: "her mother said that she was held"."""
QUOTED = -0.8
"""Added for who is told in a quotation, for a pronoun outside it: "denounced 'an act of a gang', and its men …"."""
OTHERWISE = -0.4
"""Added for who was told by the other pronoun before: one text has "it" or "they" for a body."""
ANSWERS = 2.5
"""Added for whoever was accused, asked or warned, for a pronoun that answers: "accuses the party. It denies this"."""
COUNTED = 1.0
"""Added for who has been counted, for the pronoun of "ten of them"."""
DEEPEST = 40
"""Heads climbed from a word at most."""


class Salience:
    """Rates mentions for one pronoun.

    Args:
        words: the text.
        voices: who is quoted where.
        at: whom a token denotes.
        i: token index of the pronoun.
    """

    def __init__(self, words: Words, voices: Voices, at: dict[int, Thing], i: int) -> None:
        self.words, self.voices, self.at, self.i = words, voices, at, i
        self.verb = verb_of(words, i)
        acts, does = words.dep[i] == "nsubj", words.lemma[self.verb]
        self.speaks = acts and does in words_of("speech")
        self.plural = words.lower[i] in ("they", "them", "their", "theirs", "themselves")
        self._opens = words.dep[i] in ("nsubj", "nsubjpass") and main(words, i)
        self._strikes = acts and does in words_of("harm") | words_of("harm", "things")
        self._answers = acts and does in words_of("answering")
        self._some_of = partitive(words, i)
        number = words.head[words.head[i]] if self._some_of else i
        harmed = words.dep[number] == "nsubjpass" and words.lemma[words.head[number]] in words_of("harm")
        self._suffers = harmed or (acts and self._opens and does in words_of("harm", "suffered"))

    def of(self, found: Found, distance: int) -> float | None:
        """How well a mention fits; None where it does not.

        Args:
            found: the mention.
            distance: sentences between it and the pronoun.
        """
        words, i, thing, dep = self.words, self.i, found.thing, self.words.dep[found.head]
        struck = self._suffers and distance > 0 and _struck(words, found)
        if thing is None or (self._some_of and thing.number != "many" and not struck):
            return None
        score = ROLES.get(dep, 0.0) + FORMS.get(found.form, 0.0) - distance
        score += _of_clause(words, found, i, self.verb)
        if words.dep[i] == "nsubjpass" and dep == "dobj":
            score += ALIKE
        if self.voices.quote[found.head] not in (-1, self.voices.quote[i]):
            score += QUOTED
        if self.speaks:
            score += _as_speaker(words, found, self.verb)
        elif _tells_behind(words, found):
            score += TELLER
        if self._answers and _asked(words, found):
            score += ANSWERS
        if struck:
            score += STRUCK
        if self._some_of and _counted(words, thing):
            score += COUNTED
        if self._strikes:
            score += STRIKES if _bears_arms(thing) else HIT if hit(words, found) else 0.0
        if self._opens and distance and not main(words, found.head):
            score += ASIDE
        return score + self._joined(found) + self._of_another(found, thing) + self._number(found, thing)

    def _joined(self, found: Found) -> float:
        """ "Seized the men and shot them"."""
        words, over = self.words, self.words.head[self.verb]
        joined = words.dep[self.verb] == "conj" and over == words.head[found.head] != self.verb
        other = words.dep[self.i] != "nsubj" and words.tag[self.i] != "PRP$"
        return SAME_OBJECT if joined and other and words.dep[found.head] == "dobj" else 0.0

    def _of_another(self, found: Found, thing: Thing) -> float:
        his = self.words.child(found.head, "poss")
        owner = self.at.get(his) if his is not None and self.words.tag[his] == "PRP$" else None
        alike = owner is not None and bool(owner.gender) and owner.gender == thing.gender
        return OF_ANOTHER if alike and not self.speaks else 0.0

    def _number(self, found: Found, thing: Thing) -> float:
        """How well one and many agree: a body is told by its people, or was told by the same pronoun before."""
        score = OTHERWISE if thing.told_as not in ("", "many" if self.plural else "one") else 0.0
        if self.plural and (thing.number == "many" or _told_as_many(self.words, found)):
            score += MANY
        if self.plural and (thing.kind, thing.number) == ("government_body", "group"):
            score -= MANY  # a ministry is rather "it"
        return score


def partitive(words: Words, i: int) -> bool:
    """Whether a pronoun stands in "ten of them"."""
    over = words.head[i]
    return words.dep[i] == "pobj" and words.lower[over] == "of" and words.tag[words.head[over]] == "CD"


def verb_of(words: Words, i: int) -> int:
    """The verb above a word, or its sentence's head."""
    for _ in range(12):
        if words.tag[i][:2] in ("VB", "MD") or words.head[i] == i:
            return i
        i = words.head[i]
    return i


def main(words: Words, i: int) -> bool:
    """Whether a word stands in the main clause of its sentence, or in one joined to it."""
    verb = verb_of(words, i)
    while words.dep[verb] == "conj" and words.head[verb] != verb:
        verb = words.head[verb]
    return words.head[verb] == verb


def _struck(words: Words, found: Found) -> bool:
    """Whether somebody is the object of a verb, or whose the object is: "hit a convoy of the Front"."""
    over = words.head[found.head]
    if words.dep[found.head] == "pobj" and words.lower[over] == "of":
        return words.dep[words.head[over]] == "dobj"
    return words.dep[found.head] in ("dobj", "nsubjpass") or (
        words.dep[found.head] in ("compound", "poss", "amod") and words.dep[over] == "dobj"
    )


def _bears_arms(thing: Thing) -> bool:
    """Whether somebody is an armed body, or told by a word for those who attack: "gunmen"."""
    armed = words_of("of_groups") | words_of("attackers") | words_of("soldiers")
    return thing.kind in ("armed_group", "military", "police") or not thing.heads.isdisjoint(armed)


def hit(words: Words, found: Found) -> bool:
    """Whether somebody is whom an act of force befalls."""
    over = words.head[found.head]
    return words.dep[found.head] in ("dobj", "nsubjpass") and words.lemma[over] in words_of("harm")


def _counted(words: Words, thing: Thing) -> bool:
    """Whether somebody has been told with a number: "fifteen herders"."""
    return any(words.tag[k] == "CD" for found in thing.mentions for k in range(found.first, found.head))


def _told_as_many(words: Words, found: Found) -> bool:
    """Whether a body is told by its people: "fighters of the Front"."""
    return found.form == "nominal" and words.tag[found.head] == "NNS"


def _of_clause(words: Words, found: Found, i: int, verb: int) -> float:
    """How much better a mention fits where a pronoun opens a clause: the subject of the clause above, or a topic."""
    dep, over = words.dep[found.head], words.head[found.head]
    if dep == "pobj" and words.lower[over] == "for" and words.lower[words.head[over]] == "as":
        return TOPIC if words.sent[over] == words.sent[i] else 0.0  # "As for the Front, it …"
    if words.dep[verb] == "xcomp" and words.head[verb] in (over, words.head[over]) and found.head < verb:
        # "called on the Front to withdraw its men": whoever is to do it
        return CONTROL if dep == "dobj" or (dep == "pobj" and words.lower[over] in ("on", "upon")) else 0.0
    above = words.head[verb] == over and words.dep[verb] == "advcl" and over != verb
    return SAME_SUBJECT if above and dep == "nsubj" and words.dep[i] == "nsubj" else 0.0


def _asked(words: Words, found: Found) -> bool:
    """Whether somebody is accused, asked or warned: the object of such a verb, or behind its "on"."""
    i = found.head
    if words.dep[i] == "pobj" and words.lower[words.head[i]] in ("on", "upon", "against"):
        i = words.head[i]
        return words.lemma[words.head[i]] in ("call", "charge", "accusation", "allegation", "complaint")
    return words.dep[i] in ("dobj", "nsubjpass") and words.lemma[words.head[i]] in words_of("asked")


def _tells_behind(words: Words, found: Found) -> bool:
    """Whether a mention only tells, behind it, what a sentence is about: "A trader was killed, a nurse said. His …"."""
    verb = words.head[found.head]
    return (
        words.dep[found.head] == "nsubj"
        and words.lemma[verb] in words_of("speech")
        and found.first > 1
        and words.text[found.first - 1] == ","
        and any(words.dep[k] in ("ccomp", "parataxis") and k < found.first for k in (*words.children[verb], verb))
    )


def _as_speaker(words: Words, found: Found, verb: int) -> float:
    """How much better a mention fits who says something: whoever spoke last goes on, and is not in what is said."""
    if _under(words, found.head, verb):
        return INSIDE
    by = words.head[found.head] if words.dep[found.head] == "poss" else found.head
    if words.dep[by] == "pobj" and words.lower[words.head[words.head[by]]] == "according":
        return SPOKE  # "according to its statement … it adds"
    above = verb_of(words, found.head)
    if _under(words, verb, above):
        return 0.0  # "two envoys said that the rebels had left, as they had promised"
    return SPOKE if words.dep[found.head] == "nsubj" and words.lemma[above] in words_of("speech") else 0.0


def _under(words: Words, i: int, verb: int) -> bool:
    """Whether a word hangs below a verb."""
    for _ in range(DEEPEST):
        if words.head[i] == i:
            return False
        i = words.head[i]
        if i == verb:
            return True
    return False
