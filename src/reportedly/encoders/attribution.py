"""From tags and pointers of one window to attributions in pieces."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
"""Order of the taggers: each gives outside, begin, inside."""

Floats = NDArray[np.float32]
PieceSpan = tuple[int, int]

TAGGED = 0.4
"""Probability of being inside from which a word is tagged; what is tagged in excess falls out by its score."""
LINKED = 0.3
"""Least share of a content's pointers that must go to a tagged cue, or to one untagged word that then is a cue."""
NEIGHBOUR = 0.3
"""An untagged cue or source takes in neighbours that are a cue or source with this probability."""
SPLIT_SHARE = 0.6
SPLIT_WORDS = 3
"""A run of content words is split between cues where each part has this many words and this share of pointers."""

SCORE_WEIGHTS = {
    "cue": 0.22, "content": 0.14, "to_cue": 0.11, "to_source": 0.15, "begins": 0.06, "goes_on": -0.05, "length": 0.32,
    "no_source": -0.45,
}  # fmt: skip
SCORE_BIAS = -1.75
"""How what is known of an attribution tells whether it is right: a logistic regression (`python -m training.sure`)."""
LEAST_ODDS = 1e-3
"""Probabilities are kept this far from 0 and 1 before their log-odds are taken."""
LEAST_SCORE = 0.4
"""Attributions less likely to be right are left out. Where F1 is wanted, what is as likely as half of it is worth
keeping, and a little less costs next to nothing."""


@dataclass(slots=True, eq=False)
class Linked:
    """One attribution of a window; spans in pieces of the window, half-open.

    Args:
        cue: words that tell of the saying; one span.
        source: words that name who says it; none or one span.
        content: what is said; one span or more, in text order.
        evidence: what tells whether it is right, by the names of `SCORE_WEIGHTS`.
        score: how likely it is right, by that evidence, 0 to 1.
    """

    cue: list[PieceSpan]
    source: list[PieceSpan] = field(default_factory=list)
    content: list[PieceSpan] = field(default_factory=list)
    evidence: dict[str, float] = field(default_factory=dict)
    score: float = 0.0


def decode(tags: Floats, links: Floats, first: NDArray[np.bool_], *, least: float = LEAST_SCORE) -> list[Linked]:
    """Attributions of one window.

    Args:
        tags: pieces × 9 scores.
        links: 2 × (1 + pieces) × (1 + pieces) scores, cue → source and content → cue; row and column 0 are the mark
            at the begin of the window, which as a source means none.
        first: true for the first piece of each word; only these carry tags and links.
        least: attributions with a lower score are left out.
    """
    size = len(tags)
    if not size:
        return []
    probable = _softmax(tags.reshape(size, len(ROLES), 3))
    sources, cues, contents = _runs(probable, first)
    if not contents:
        return []
    pointers = _softmax(np.where(np.concatenate([[True], first]), links, -1e4))
    found = [Linked(cue=[cue]) for cue in cues]
    for content in contents:
        _attach(content, found, probable[:, 1], pointers[1, :, 1:], first)
    found = [linked for linked in found if linked.content]
    for linked in found:
        _find_source(linked, sources, probable[:, 0], pointers[0], first)
        linked.content.sort()
        linked.evidence = _evidence(linked, probable, pointers, first)
        linked.score = _score(linked.evidence)
    return [linked for linked in found if linked.score >= least]


def _attach(
    content: PieceSpan, found: list[Linked], cue_tags: Floats, pointers: Floats, first: NDArray[np.bool_]
) -> None:
    """Give a run of content words to the cue its words point to; make a cue where they point to an untagged word."""
    words = np.flatnonzero(first[content[0] : content[1]]) + content[0]
    to_word = pointers[words + 1]
    to_cue = np.array([to_word[:, linked.cue[0][0] : linked.cue[0][1]].sum(1) for linked in found])
    if len(found) > 1 and _split(content, words, to_cue, found):
        return
    share = to_cue.mean(1) if found else np.zeros(0)
    if len(share) and share.max() > LINKED:
        found[int(share.argmax())].content.append(content)
        return
    mean = to_word.mean(0)
    peak = int(mean.argmax())
    if mean[peak] > LINKED:
        cue = _grow(peak, cue_tags, first, NEIGHBOUR)
        if not any(linked.cue[0][0] < cue[1] and cue[0] < linked.cue[0][1] for linked in found):
            found.append(Linked(cue=[cue], content=[content]))
            return
    if len(share):
        found[int(share.argmax())].content.append(content)


def _split(content: PieceSpan, words: NDArray[np.int64], to_cue: Floats, found: Sequence[Linked]) -> bool:
    """Two sayings may follow each other without a word between; true where the run was shared out."""
    best = to_cue.argmax(0)
    cuts = [0, *(np.flatnonzero(np.diff(best)) + 1).tolist(), len(best)]
    parts = [
        (begin, end, int(best[begin]))
        for begin, end in pairwise(cuts)
        if end - begin >= SPLIT_WORDS and to_cue[best[begin], begin:end].mean() > SPLIT_SHARE
    ]
    if len({cue for _, _, cue in parts}) < 2:
        return False
    begins = [content[0], *(int(words[begin]) for begin, _, _ in parts[1:])]
    for begin, end, (_, _, cue) in zip(begins, [*begins[1:], content[1]], parts, strict=True):
        found[cue].content.append((begin, end))
    return True


def _find_source(
    linked: Linked, sources: Sequence[PieceSpan], source_tags: Floats, pointers: Floats, first: NDArray[np.bool_]
) -> None:
    """The source that the words of the cue point to, if they do not point to none."""
    to_word = pointers[_words(linked.cue, first) + 1].mean(0)
    none, to_word = to_word[0], to_word[1:]
    shares = [to_word[source[0] : source[1]].sum() for source in sources]
    if shares and max(shares) > max(none, 0.1):
        linked.source = [sources[int(np.argmax(shares))]]
    elif none < 0.5:
        peak = int(to_word.argmax())
        if to_word[peak] > max(none, 0.2):
            linked.source = [_grow(peak, source_tags, first, 0.2)]


def _evidence(linked: Linked, probable: Floats, pointers: Floats, first: NDArray[np.bool_]) -> dict[str, float]:
    """What tells whether an attribution is right: log-odds of tags and pointers, each a mean over words, and its form.

    A content that goes on behind its end, or does not begin where a content begins, is cut in the wrong place; a long
    one is right more often.
    """
    cue, content = (_words(spans, first) for spans in (linked.cue, linked.content))
    begin, end = linked.cue[0]
    source_begin, source_end = linked.source[0] if linked.source else (-1, 0)
    after = int(content[-1]) + 1
    behind = first[after:].argmax() if after < len(first) else 0
    goes_on = after < len(first) and first[after + behind]
    means = {
        "cue": _mean(1 - probable[cue, 1, 0]),
        "content": _mean(1 - probable[content, 2, 0]),
        "to_cue": _mean(pointers[1, content + 1, begin + 1 : end + 1].sum(1)),
        "to_source": _mean(pointers[0, cue + 1, source_begin + 1 : source_end + 1].sum(1)),
        "begins": probable[content[0], 2, 1],
        "goes_on": 1 - probable[after + behind, 2, 0] if goes_on else 0.0,
    }
    form = {"no_source": float(not linked.source), "length": math.log(len(content))}
    return {name: _log_odds(float(mean)) for name, mean in means.items()} | form


def _mean(values: Floats) -> float:
    """Of a few values, in less time than numpy's own takes to begin."""
    return float(values.sum() / len(values))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, LEAST_ODDS), 1 - LEAST_ODDS)
    return math.log(kept / (1 - kept))


def _score(evidence: Mapping[str, float]) -> float:
    total = SCORE_BIAS + sum(weight * evidence[name] for name, weight in SCORE_WEIGHTS.items())
    return 1 / (1 + math.exp(-total))


def _words(spans: Sequence[PieceSpan], first: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The first pieces of the words in some spans; of a part of a word, where it begins."""
    words = np.concatenate([np.flatnonzero(first[begin:end]) + begin for begin, end in spans])
    return words if len(words) else np.array([spans[0][0]])


def _runs(probable: Floats, first: NDArray[np.bool_]) -> list[list[PieceSpan]]:
    """For each role, runs of tagged words; a begin tag starts a new one."""
    words = np.flatnonzero(first)
    tags = probable[words]
    inside = 1 - tags[:, :, 0] > TAGGED
    begins = inside & (tags[:, :, 1] > tags[:, :, 2])
    begins[:1] |= inside[:1]
    begins[1:] |= inside[1:] & ~inside[:-1]
    ends = np.append(words, len(probable))
    runs = []
    for role in range(len(ROLES)):
        # a run ends before the next word that is not inside it
        others = np.append(np.flatnonzero(begins[:, role] | ~inside[:, role]), len(words))
        starts = np.flatnonzero(begins[:, role])
        stops = others[np.searchsorted(others, starts, side="right")]
        runs.append(list(zip(words[starts].tolist(), ends[stops].tolist(), strict=True)))
    return runs


def _grow(peak: int, tags: Floats, first: NDArray[np.bool_], least: float) -> PieceSpan:
    """The word at `peak` with the neighbours whose tag is probable enough."""
    begin = end = peak
    while end + 1 < len(tags) and (not first[end + 1] or 1 - tags[end + 1, 0] > least):
        end += 1
    while begin > 0 and (not first[begin] or 1 - tags[begin - 1, 0] > least):
        begin -= 1
    return begin, end + 1


def _softmax(scores: Floats) -> Floats:
    powers: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    powers /= powers.sum(-1, keepdims=True)
    return powers
