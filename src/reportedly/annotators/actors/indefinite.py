"""Who is told without a noun that says what they are: "those who left", "one of them", "a 17-year-old"?"""

from __future__ import annotations

from .contexts import words_of
from .draft import Found
from .edges import MAX_PHRASE, deep_right, right_edge
from .words import Words

PARTY = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Dependencies of those who act or suffer."""


def find_indefinite(words: Words, i: int) -> Found | None:
    """Who is told at token `i` without a noun: "those who", "nine who came", "one of them", "a 17-year-old"."""
    if words.lower[i] == "old":
        return _aged(words, i)
    of = words.child(i, "prep")
    named = words.child(i, "appos") is not None  # "one of them, N. N.,"
    if words.lower[i] == "one" and of is not None and words.lower[of] == "of" and (named or words.dep[i] in PARTY):
        whole = words.child(of, "pobj")
        ours = whole is not None and words.tag[whole] == "NNS" and words.lower[of + 1] in ("our", "my", "your")
        own = ours and whole is not None and words.lemma[whole] in words_of("members") | words_of("members", "own")
        if whole is not None and (own or words.lower[whole] in ("them", "whom", "us") or words.tag[whole] == "CD"):
            return Found(  # "one of them", "one of our men"
                span=words.span(i, whole), first=i, last=whole, head=i, form="nominal", name="one", kind="unnamed",
                number="one",
            )  # fmt: skip
    if words.tag[i] == "CD" and words.lower[i - 1 : i] == ["the"] and words.head[i - 1] == i and words.dep[i] in PARTY:
        return Found(  # "the five", of five who were told before
            span=words.span(i - 1, i), first=i - 1, last=i, head=i, form="nominal", name=words.lower[i],
            kind="unnamed", number="many", definite=True,
        )  # fmt: skip
    clause = words.child(i, "relcl", "acl")
    if clause is None and words.lower[i] == "those" and of is not None and words.lower[of] in words_of("where"):
        last = deep_right(words, of)  # "those in Pibor", "those left in the camp"
        return Found(
            span=words.span(i, last), first=i, last=last, head=i, form="nominal", name="those", kind="unnamed",
            number="many",
        ) if words.lower[of] != "of" and words.dep[i] in PARTY else None  # fmt: skip
    behind = next((k for k in words.children[i] if k > i and words.dep[k] in ("acl", "amod")), None)
    if words.lower[i] == "those" and behind is not None and deep_right(words, behind) - i <= MAX_PHRASE:
        last = deep_right(words, behind)  # "those responsible", "those held without a charge"
        return Found(
            span=words.span(i, last), first=i, last=last, head=i, form="nominal", name="those", kind="unnamed",
            number="many",
        )  # fmt: skip
    if clause is None:
        return None
    who = words.tag[i] == "CD" and any(words.lower[k] == "who" for k in words.children[clause])
    if not who and words.lower[i] not in ("those", "many", "some", "others", "several", "whoever"):
        return None
    if words.lower[i] == "whoever" and words.lemma[clause] in words_of("speech"):
        return None  # "whoever says so": nobody's word
    last = right_edge(words, i)
    return Found(
        span=words.span(i, last), first=i, last=last, head=i, form="nominal", name=words.lower[i], kind="unnamed",
        number="many",
    )  # fmt: skip


def _aged(words: Words, i: int) -> Found | None:
    """Who is told by an age alone: "a 17-year-old was shot"."""
    if words.lower[max(i - 3, 0) : i] != ["-", "year", "-"] or words.dep[i] not in PARTY:
        return None
    first = words.left_edge(i)
    if first == i:
        return None
    return Found(
        span=words.span(first, i), first=first, last=i, head=i, form="nominal", name="old", kind="unnamed",
        number="one",
    )  # fmt: skip
