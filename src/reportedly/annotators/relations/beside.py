"""Who stands beside whom by the written form alone, where the parser hangs an apposition on something else."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..parties import Entities
from .lexicon import word_list

NAME_KINDS = frozenset({"person", "organisation", "unnamed"})
"""Kinds of actor that a bare name without a title may be taken for."""
MAX_BACK = 8
"""Tokens before a noun in which its phrase may begin."""
MAX_PLACE = 5
"""Tokens of "in Sirte", "for the Gao region" between a group and the name behind it."""
DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "another", "one"})
SINCE = frozenset({"once", "now", "formerly", "then", "itself", "himself", "herself", "still", "long", "also"})
"""Words that may stand before a phrase in apposition: "once its ally"."""
CLOSING = frozenset({",", ".", ";", ")", ":", "?", "!", "–", "—"})
QUOTES = frozenset("\"“”'‘’«»")


def bracket_skipped(doc: Doc, at: int) -> int:
    """Index before a bracket that ends right before token `at`: "Arakan Army (AA)|, …"."""
    if at > 0 and doc[at - 1].text == ")":
        opened = next((i for i in range(at - 2, max(at - 7, -1), -1) if doc[i].text == "("), None)
        if opened is not None:
            return opened
    return at


def named_before(noun: Token, last: int, entities: Entities) -> Token | None:
    """Of "NAME (SHORT), once the OFFICE of GROUP," the last word of the name; None where no apposition is written.

    Args:
        noun: the office or part.
        last: last token of its phrase, "GROUP" or what stands behind it.
        entities: who is named where.
    """
    doc = noun.doc
    first = noun.i
    while first > max(noun.i - MAX_BACK, 0) and not doc[first - 1].is_punct and not doc[first - 1].is_space:
        first -= 1
        if doc[first].lower_ in DETERMINERS:
            break
    start = first
    while start > 0 and doc[start - 1].lower_ in SINCE:
        start -= 1
    if start > 3 and doc[start - 1].lower_ == "time" and doc[start - 3].lower_ == "at":
        start -= 3  # "N. N., at that time the spokesman of GROUP,"
    bare = first == noun.i and start == first  # "N. N., secretary of GROUP,"
    if not (bare or doc[first].lower_ in DETERMINERS) or start < 2 or doc[start - 1].text != ",":
        return None
    end = closed_at(doc, last + 1)
    if end < len(doc) and doc[end].lower_ in ("in", "for", "at") and doc[end].pos_ == "ADP":
        end = next((i for i in range(end + 1, min(end + 1 + MAX_PLACE, len(doc))) if doc[i].text in CLOSING), end)
    if end < len(doc) and doc[end].text not in CLOSING and not doc[end].is_space:
        return None  # the phrase goes on: "the army, the police of Gao and …" is a list
    before = bracket_skipped(doc, start - 1) - 1
    before -= before > 0 and doc[before].text in QUOTES
    name = doc[before] if before >= 0 else None
    if name is None or name.pos_ != "PROPN" or entities.actor_at(name) is None:
        return None
    return name


def closed_at(doc: Doc, at: int) -> int:
    """Index behind a bracket that begins at token `at`, else `at`."""
    if at < len(doc) and doc[at].text == "(":
        close = next((i for i in range(at + 1, min(at + 7, len(doc))) if doc[i].text == ")"), None)
        if close is not None:
            return close + 1
    return at


def named_behind(doc: Doc, last: int, entities: Entities) -> Token | None:
    """Of "the OFFICE of GROUP (SHORT) in Gao, NAME," the name; also "who goes by the name of NAME", "known as NAME".

    Args:
        doc: the text.
        last: last token of the group.
        entities: who is named where.
    """
    at = closed_at(doc, last + 1)
    if at + 1 < len(doc) and doc[at].lower_ in ("in", "for", "at") and doc[at].pos_ == "ADP":
        comma = next((i for i in range(at + 1, min(at + 1 + MAX_PLACE, len(doc))) if doc[i].text == ","), None)
        at = comma if comma is not None and entities.actor_at(doc[comma - 1]) is None else at
    comma = at < len(doc) and doc[at].text == ","
    at += comma
    called = _called(doc, at)
    at = called if called is not None else at
    quoted = False
    while at < len(doc) and (doc[at].text in QUOTES or doc[at].lower_ == "one"):
        quoted, at = quoted or doc[at].text in QUOTES, at + 1
    if not (comma or called is not None) or at >= len(doc) or doc[at].sent.start == at:
        return None
    while at < len(doc) and doc[at].pos_ == "PROPN" and entities.actor_at(doc[at]) is None:
        at += 1  # a title that is no part of the name: "Maulvi N. N."
    if at >= len(doc):
        return None
    actor = entities.actor_at(doc[at])
    kinds = NAME_KINDS if called is not None else frozenset({"person"})
    if actor is None or entities.kinds.get(actor) not in kinds or doc[at].pos_ != "PROPN":
        return None
    while at + 1 < len(doc) and entities.actor_at(doc[at + 1]) == actor and doc[at + 1].pos_ == "PROPN":
        at += 1
    following = doc[at + 1] if at + 1 < len(doc) else None
    if called is None and following is not None and following.lower_ in ("and", "'s", "’s", "("):
        return None  # a list of names, or the next phrase begins: "of the Front, Bello's men"
    return doc[at]


def _called(doc: Doc, at: int) -> int | None:
    """Index behind "who goes by the name of", "known as", "named"; None where nothing of the kind begins at `at`."""
    i = at
    if i < len(doc) and doc[i].lower_ in ("who", "which"):
        i += 1
    if i < len(doc) and doc[i].lower_ in ("is", "was", "widely", "locally", "only", "also"):
        i += 1
    words = [token.lower_ for token in doc[i : i + 5]]
    if words[:1] and words[0] in ("goes", "going", "went") and words[1:5] == ["by", "the", "name", "of"]:
        return i + 5
    if i < len(doc) and doc[i].lemma_.lower() in word_list("alias") and doc[i].pos_ != "AUX":
        i += 1
        return i + 1 if i < len(doc) and doc[i].lower_ in ("as", "only") else i
    return None
