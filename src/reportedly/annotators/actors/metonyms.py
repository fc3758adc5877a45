"""Where does the name of a state or of its capital stand for the state that acts: "Kyiv says", "on Vienna's orders"?"""

from __future__ import annotations

from .contexts import words_of
from .lexicon import nouns
from .nominals import noun_at
from .words import Words


def stands_for_state(words: Words, head: int, *, capital: bool) -> bool:
    """Whether a state's or a capital's name stands where one who acts or is dealt with stands.

    Args:
        words: the text.
        head: token that heads the name.
        capital: whether it is the name of a capital.
    """
    dep, over = words.dep[head], words.head[head]
    seen = 0
    while dep in (("conj",) if capital else ("conj", "appos")) and over != head and seen < 4:
        head, seen = over, seen + 1
        dep, over = words.dep[head], words.head[head]
    if dep in ("nsubj", "nsubjpass"):
        if not capital:
            return True
        return dep == "nsubj" and (words.lemma[_deed(words, over)] not in words_of("static") or _minds(words, over))
    if dep == "dobj":
        return words.lemma[over] in words_of("asked")
    if dep == "poss":
        if capital:
            return words.lemma[over] in words_of("of_states")
        return words.lemma[over] not in words_of("places") or words.lemma[over] in nouns()
    if dep == "pobj":
        preposition = words.lower[over]
        if words.dep[over] == "agent" or preposition in words_of("toward_actors"):
            return not capital or words.dep[over] == "agent" or words.lower[over] in ("with", "against", "between")
        if preposition == "of" and words.lemma[words.head[over]] in words_of("of_states", "behind_of"):
            return True
        if capital and preposition == "for" and words.lemma[words.head[over]] in words_of("of_states", "served"):
            return True
        dealt = [words.head[over], words.child(words.head[over], "dobj")]  # "takes orders from Tehran"
        return preposition in ("on", "to", "from") and any(
            words.lemma[k] in words_of("dealt_with") for k in dealt if k is not None
        )
    if dep in ("compound", "nmod", "amod"):
        if capital and words.lemma[over] in words_of("of_states", "rule"):
            return True
        if capital or words.tag[over] in ("NNP", "NNPS") or noun_at(words, over) is not None:
            return False
        return words.lemma[over] not in words_of("places") and words.lemma[over] not in words_of("kinds_of_thing")
    return dep == "dative"


def _deed(words: Words, verb: int) -> int:
    """What somebody "is to" do, "has to" do or "is ready to" do; any other verb is itself."""
    held = words.child(verb, "acomp") if words.lemma[verb] == "be" else None
    over = held if held is not None and words.lemma[held] in words_of("ready") else verb
    deed = words.child(over, "xcomp") if words.lemma[verb] in ("be", "have") else None
    active = deed is not None and words.tag[deed] == "VB" and words.child(deed, "auxpass") is None
    return deed if deed is not None and active else verb


def _minds(words: Words, verb: int) -> bool:
    """Whether what a name "is" or "has" is had by those who think: "Bamako has its own reading", "Paris is silent"."""
    told = [words.child(verb, "acomp", "attr", "oprd"), words.child(verb, "dobj")]
    return any(words.lemma[k] in words_of("of_states", "minds") | words_of("of_states") for k in told if k is not None)
