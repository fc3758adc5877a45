"""Where does the phrase that describes an actor end: "the governor of the province", "women who fetched water"?"""

from __future__ import annotations

from .contexts import words_of
from .words import Words

WHERE = frozenset({"at", "near", "on", "outside", "inside", "aboard", "around"})
"""Prepositions of place, which tell who is meant where the phrase acts."""
MAX_CLAUSE = 6
"""A relative clause of more tokens than this is not taken into the span of its noun."""
MAX_PHRASE = 12
"""As MAX_CLAUSE, of a phrase with "of", "in" or "from", and of a clause that alone tells who is meant: "those who"."""


def right_edge(words: Words, i: int) -> int:
    """The last token of the phrase with its "of" phrase and a short clause that tells who is meant."""
    last = i
    for child in words.children[i]:
        if child < i or words.sent[child] != words.sent[i]:
            continue
        tells = {"of", "in", "from"} | ({"for"} if words.lemma[i] in words_of("speaking_for") else set())
        if words.dep[i] in ("nsubj", "nsubjpass") and child < words.head[i]:
            tells |= WHERE  # before its verb: "guards at the gate shot two traders"
        if words.dep[child] == "prep" and words.lower[child] in tells and child == last + 1:
            target = words.child(child, "pobj")
            some = target is not None and words.tag[target] == "CD" and words.child(target, "prep") is not None
            aged = target == child + 1 and words.tag[target] == "CD" and words.lower[child] == "of"  # "a boy of eight"
            if target is None or not (words.tag[target][:2] == "NN" or some or aged) or words.tag[child + 1] == "VBG":
                continue  # "accuse police of burning homes": what they are accused of
            # "the governor of the province, N. N.", "fighters of the Front (NF) and men in plain clothes"
            edge = deep_right(words, child)
            edge = next((k - 1 for k in range(i + 1, edge + 1) if _ends(words, k)), edge)
            if edge - i <= MAX_PHRASE:
                last = max(edge, i)
        elif words.dep[child] == "relcl" and last == i and words.deep_left(child) == i + 1:
            edge = deep_right(words, child)
            if (
                edge - i <= (MAX_PHRASE if words.lower[i] in words_of("whoever") else MAX_CLAUSE)
                and words.text[i + 1] != ","
                and not any(words.text[k] in ',;:()"“”' for k in range(i + 1, edge + 1))
            ):
                last = edge
    while last > i and words.tag[last] in ("CC", "IN", "DT", ",", ":", "''", "POS", "_SP"):
        last -= 1
    return last


def _ends(words: Words, k: int) -> bool:
    """Whether a phrase that tells who is meant ends before a token: at a mark, or where others are told beside it."""
    beside = words.dep[k] == "cc" and words.text[min(k + 1, len(words) - 1)][0].islower()
    return words.text[k] in ',;:()"“”' or beside


def deep_right(words: Words, i: int) -> int:
    while words.children[i] and words.children[i][-1] > i:
        i = words.children[i][-1]
    return i
