"""Runs of capitalised words that may be names."""

from __future__ import annotations

from typing import NamedTuple

from ...registry import Form
from ...text import fold_name
from .bearers import lists_bodies, person_noun, told_as_body, told_as_person
from .contexts import words_of
from .lexicon import documents, name_types, nouns, titles
from .words import Words

_NEVER_FIRST = frozenset({"DT", "IN", "PRP", "PRP$", "CC", "WDT", "WP", "WRB", "MD", "EX", "TO", "UH", "RB"})


ORDINALS = ("st", "nd", "rd", "th")
LONGEST_NUMBER = 4
"""Figures of a unit's number, at most."""
LONGEST_SORT = 3
"""Words between the number of a unit and the word for what it is, at most: "155th Naval Infantry Brigade"."""
LONGEST_SORTED = 8
"""Tokens from the article of an apposition to the noun in it that tells the sort of a body, at most."""
_BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "CD", "RB"})
"""Tags of what stands between an article and its noun."""


class Candidate(NamedTuple):
    """A stretch of tokens, both ends included, that one of the witnesses takes for a name.

    Args:
        first, last: its tokens.
        rank: how well the witness knows; the higher wins among findings of one length.
        kind: "person", "organisation", "group", "place", "thing", or "" where nothing tells.
        forms: the registry's forms equal to it.
    """

    first: int
    last: int
    rank: int
    kind: str
    forms: tuple[Form, ...]


def find_runs(words: Words) -> list[Candidate]:
    """Capitalised words with a word for the sort of group, after a title, or where only actors stand."""
    if not words.cased:
        return []
    found = []
    i, n, listed = 0, len(words), 0
    while i < n:
        no_name = words.lower[i] in words_of("no_names") or opens(words, i) or _counts(words, i)
        if not _capital(words, i) or words.tag[i] in _NEVER_FIRST or no_name:
            i += 1
            continue
        last = _run_end(words, i)
        if i and words.sent[i - 1] == words.sent[i] and _unit_number(words, i - 1):
            # "52nd Brigade of the Third Front": the number is the name, and the front another's
            of = next((k for k in range(i, last) if words.lower[k] in ("of", "in")), None)
            i, last = i - 1, last if of is None else of - 1
        goes_on = 0 < listed < i and all(word in (",", "and", "or", "the") for word in words.lower[listed:i])
        if goes_on or lists_bodies(words, i):
            last = next((k for k in range(i, last) if words.lower[k] in ("and", "or")), last + 1) - 1
            listed = last + 1
        candidate = _of_run(words, i, last)
        if listed == last + 1 and not _modifies(words, last):
            candidate = Candidate(i, last, 2, "organisation", ())
        if candidate is not None:
            found.append(candidate)
        i = last + 1
    return found


def _modifies(words: Words, last: int) -> bool:
    """Whether a name stands before the noun that it tells more of: "Goma residents"."""
    return words.head[last] > last and words.dep[last] in ("compound", "nmod", "amod", "poss")


def _unit_number(words: Words, i: int) -> bool:
    """Whether a token is the number of the unit named behind it: "93rd Mechanised Brigade", "52 Brigade"."""
    ordinal = words.text[i][-2:] in ORDINALS
    number = words.text[i][:-2] if ordinal else words.text[i]
    if not number.isdigit() or len(number) > LONGEST_NUMBER:
        return False
    k = i + 1
    while ordinal and k <= i + LONGEST_SORT and _capital(words, k) and fold_name(words.text[k]) not in name_types():
        k += 1
    sort = name_types().get(fold_name(words.text[k])) if k < len(words) and _capital(words, k) else None
    return sort is not None and sort.sector == "MIL" and words.tag[k] not in ("NNS", "NNPS")


def opens(words: Words, i: int) -> bool:
    """Whether the word has its capital from opening a sentence: "Near Palmyra"; but "Per Lind" in the midst of one."""
    return words.lower[i] in words_of("openers") and (i == 0 or words.sent[i - 1] != words.sent[i])


def _counts(words: Words, i: int) -> bool:
    """Whether a number opens the sentence before those whom it counts: "Two Tigers were killed"."""
    first = i == 0 or words.sent[i - 1] != words.sent[i]
    return first and words.tag[i] == "CD" and words.tag[i + 1 : i + 2] in (["NNS"], ["NNPS"])


def _capital(words: Words, i: int) -> bool:
    return words.text[i][0].isalpha() and words.text[i][0].isupper()


def _run_end(words: Words, first: int) -> int:
    """The last capitalised word of the run that begins at `first`, over the small words that names hold."""
    last = j = first
    while j + 1 < len(words) and j - last < 3 and words.sent[j + 1] == words.sent[first]:
        j += 1
        if (
            _capital(words, j)
            and words.lower[j] not in words_of("no_names")
            and words.tag[j] not in ("PRP", "WRB", "WP")
        ):
            last = j
            continue
        if is_genitive(words, j) or (words.lower[j] == "a" and words.lower[j - 1] == "for"):
            continue  # "Alliance for a Free Congo"
        small = words.lower[j] in words_of("connectors")
        # "at" is an article of Arabic names and else a preposition: "at-Tanf", but "N. N. at Eglinton"
        if words.lower[j] in ("at", "as", "an", "ad") and words.text[j + 1 : j + 2] not in (["-"], ["‑"]):
            small = False
        if words.lower[j] == "and" and words.tag[j + 1 : j + 2] == ["JJ"] and words.text[j + 2 : j + 3] != []:
            # "the Front and Malian soldiers"
            small &= not (words.text[j + 2].islower() and words.tag[j + 2][:2] == "NN")
        apart = words.text[j] in "-–&'’" and words.begin[j] != words.end[j - 1]
        closing = words.text[j] in "'’" and j + 1 < len(words) and words.begin[j + 1] != words.end[j]
        stray = words.lower[j] == "the" and words.lower[j - 1] not in ("of", "for")
        if stray and words.lower[j - 1] == "and" and {"of", "for"} & {*words.lower[first:j]}:
            # "Islamic State of Iraq and the Levant" is one name, "Times of Israel and the Gaza Post" are two.
            stray = _holds_sort(words, j + 1)
        if not small or apart or closing or stray or (words.lower[j] == "of" and is_person(words, first, last)):
            break
    return last


def heads_a_name(words: Words, i: int) -> bool:
    """Whether a title stands before a name: "General", in "the Column of General Adam Bello"."""
    behind = words.text[i + 1 : i + 2]
    return fold_name(words.text[i]) in titles() and bool(behind) and behind[0][0].isupper()


def _holds_sort(words: Words, first: int) -> bool:
    """Whether the capitalised words from `first` on hold a word for the sort of body, as a name of its own does."""
    while first < len(words) and _capital(words, first):
        if fold_name(words.text[first]) in name_types():
            return True
        first += 1
    return False


def is_person(words: Words, first: int, last: int) -> bool:
    """Whether the words before "of" are a person's name: "Commander Adam Bello of the Third Brigade" are two names."""
    run = range(first, last + 1)
    if any(fold_name(words.text[k]) in name_types() or words.lower[k] in words_of("connectors") for k in run):
        return False
    titled = fold_name(words.text[first]) in titles() or person_noun(words, first)
    named = first < last and fold_name(words.text[last]) not in titles() and not person_noun(words, last)
    return named and (titled or all(words.ent[k] == "PERSON" for k in run))


def _of_run(words: Words, first: int, last: int) -> Candidate | None:
    types, known_titles = name_types(), titles()
    inside = person_inside(words, first, last)
    if inside is not None:
        return Candidate(inside, last, 2, "person", ())
    sort = types.get(fold_name(words.text[first]))
    described = (sort is None or sort.type != "sons") and (
        words.lemma[first] in documents() or words.lower[first] in documents() or person_noun(words, first)
    )
    if first + 1 < last and words.lower[first + 1] == "of" and described:
        # "Members of the Security Council", "Statement of the Nahr Front": the body is the name.
        first += 3 if words.lower[first + 2] == "the" and first + 2 < last else 2
    if _described_body(words, first, last):
        return Candidate(first, last, 4, "organisation", ())
    if person_noun(words, last) and first < last:
        return None
    if first < last and fold_name(words.text[last]) in known_titles:
        last -= 1
        if last > first and words.lower[last] == "of":
            last -= 1
    before = first - 2 if first > 1 and words.text[first - 1] in "\"“‘'" else first - 1
    titled = before >= 0 and fold_name(words.text[before]) in known_titles and words.sent[before] == words.sent[first]
    start = first
    while start < last and (fold_name(words.text[start]) in known_titles or words.text[start] in ".,"):
        start += 1
        titled = True
    if start > first and words.lower[start] == "of":
        return None  # "Minister of Defence": an office and nobody's name
    if told_as_body(words, first, last):
        return Candidate(first, last, 4, "organisation", ())
    typed = [k for k in range(first, last + 1) if fold_name(words.text[k]) in types]
    if typed:
        people = [k for k in range(first, last + 1) if words.ent[k] == "PERSON"]
        if people and people[-1] == last and not any(k in people for k in typed):
            last = people[0] - 1
            while last > first and not _capital(words, last):
                last -= 1
            typed = [k for k in typed if k <= last]
        first = max(first, _and_cut(words, first, last, typed)) if typed else first
        initial = first == 0 or words.sent[first - 1] != words.sent[first]
        if typed and first <= last and not (first == last and initial):
            return Candidate(first, last, 2, "organisation", ())
        return None
    if (titled or told_as_person(words, start, last)) and start <= last:
        return Candidate(start, last, 2, "person", ())
    if not _agent_place(words, last):
        return None
    article = first > 0 and words.tag[first - 1] == "DT"
    initials = article and first == last and words.text[first].isupper() and len(words.text[first]) > 2
    kind = "person" if 0 < last - first < 4 and not article else "organisation" if initials else ""
    return Candidate(first, last, 0, kind, ())


def person_inside(words: Words, first: int, last: int) -> int | None:
    """Where the name begins in a run such as "Avondale Mayor Ed Rieker": after the last word for a person's office."""
    types = name_types()
    for k in range(last - 1, first, -1):
        noun = nouns().get(words.lower[k])
        office = fold_name(words.text[k]) in titles() or (noun is not None and noun.one == "person")
        if office and words.tag[k][:2] == "NN" and _capital(words, k):
            rest = range(k + 1, last + 1)
            named = all(_capital(words, i) or words.text[i] in ".-’'" for i in rest)
            if named and len(rest) <= 4 and not any(fold_name(words.text[i]) in types for i in rest):
                return k + 1
            return None
    return None


def _described_body(words: Words, first: int, last: int) -> bool:
    """Whether a noun tells that a body bears the name: "the company Petrona", "the Harbour Lawyers, a rights group"."""
    before = first - 1
    if before > 0 and words.lower[before] in words_of("bearers") and words.tag[before] == "NN":
        return words.sent[before] == words.sent[first] and fold_name(words.text[first]) not in titles()
    return words.tag[last] in ("NNP", "NNPS") and _is_sorted(words, first, last)


def _is_sorted(words: Words, first: int, last: int) -> bool:
    """Whether an apposition behind a name tells of which sort the body is: "Garkuwa, a human rights group".

    By the written form, since the parser hangs it elsewhere as often as not: a comma, an article or owner, and words
    up to a noun for a body, behind which no verb makes that the subject ("In Sarno, a militia attacked").
    """
    at, end = last + 2, min(last + 2 + LONGEST_SORTED, len(words))
    if words.text[last + 1 : last + 2] != [","] or at >= end or words.sent[at] != words.sent[first]:
        return False
    owned = next((k + 1 for k in range(at, end) if words.tag[k] == "POS"), at)
    if words.lower[at] not in ("a", "an", "the", "another", "its", "their", "his", "her", "our"):
        return False
    head = max(owned, at + 1)
    while head + 1 < end and words.tag[head] in (*_BEFORE_NOUN, "NN") and words.tag[head + 1] in (*_BEFORE_NOUN, "NN"):
        head += 1
    noun = nouns().get(" ".join(words.lower[head - 1 : head + 1])) or nouns().get(words.lower[head])
    body = words.lower[head] in words_of("bearers") or (noun is not None and noun.one == "group")
    acts = words.tag[head + 1 : head + 2] in (["VBD"], ["VBZ"], ["VBP"], ["MD"])
    within = first > 0 and words.lower[first - 1] in ("in", "at", "near", "from", "on")
    return words.tag[head] == "NN" and body and not acts and not within


def _and_cut(words: Words, first: int, last: int, typed: list[int]) -> int:
    """Where a run of names joined by "and" begins anew: before a second name with its own word for the sort."""
    for k in range(last, first, -1):
        if (
            words.lower[k] == "and"
            and any(t < k for t in typed)
            and any(t > k for t in typed)
            and "of" not in words.lower[first:k]
            and "for" not in words.lower[first:k]
        ):
            return k + 1
    return first


def _agent_place(words: Words, last: int) -> bool:
    """Whether the name that ends in `last` stands where only one who acts can: as subject or agent of a verb."""
    if words.tag[last] not in ("NNP", "NNPS"):
        return False
    dep, head = words.dep[last], words.head[last]
    if dep == "nsubj":
        return words.lemma[head] in words_of("speech")
    return dep == "pobj" and words.dep[head] == "agent"


def is_genitive(words: Words, i: int) -> bool:
    """Whether "'s" at token `i` stands within a name, after those whose body it is: "People's Defence Force"."""
    owner = nouns().get(fold_name(words.text[i - 1])) or nouns().get(fold_name(words.text[i - 1]).removesuffix("s"))
    behind = words.text[i + 1 : i + 2]
    return (
        words.text[i] in ("'s", "’s", "'", "’")
        and words.text[i - 1][0].isupper()
        and owner is not None
        and owner.one == "person"
        and bool(behind)
        and behind[0][0].isupper()
    )
