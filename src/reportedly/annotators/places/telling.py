"""Does the text itself say that a name, known or not, is one of a place?"""

from __future__ import annotations

from spacy.tokens import Token

from ...registry import default as registry
from .draft import Found
from .edges import SETTLED
from .signs import Signs


class Telling:
    """What is said of a name that only a place can be or bear: "the village of", "residents of", "shelled", "near".

    Args:
        signs: the text as a whole.
    """

    def __init__(self, signs: Signs) -> None:
        self.doc, self.words, self.gazetteer, self.signs = signs.doc, signs.words, signs.gazetteer, signs

    def is_told(self, one: Found) -> bool:
        """True where the words beside a name say that it is a place's; the gazetteer need not know it."""
        return self._is_of(one) or self._is_where(one) or self._is_settlement(one)

    def _is_of(self, one: Found) -> bool:
        """True for all of a name behind "the village of", "residents of": what is so called is a place, if unknown."""
        before = self.doc[max(0, one.first - 2) : one.first]
        named = before[0].pos_ == "NOUN" and (before[0].is_lower or before[0].is_sent_start) if before else False
        if len(before) < 2 or before[1].lower_ != "of" or not named:
            return False
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        noun = before[0].lower_
        if self.words.kind_of.get(noun) not in SETTLED and (
            noun not in self.words.placed
            or (self.doc[one.first].ent_type_ in ("PERSON", "NORP") and noun not in self.words.placed_always)
        ):
            return False
        return not (after is not None and after.pos_ == "PROPN" and after.text[:1].isupper())

    def _is_settlement(self, one: Found) -> bool:
        """True for all of a name right before "village" or "hamlet"."""
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        before = self.doc[one.first - 1] if one.first else None
        whole = before is None or not (before.pos_ == "PROPN" and before.text[:1].isupper())
        named = all(token.pos_ == "PROPN" or token.text == "-" for token in self.doc[one.first : one.last + 1])
        return after is not None and after.lower_ in ("village", "hamlet") and named and whole

    def _is_where(self, one: Found) -> bool:
        """True for all of a name behind "near", and behind "at" or "in" after an act that happens at a place."""
        doc = self.doc
        name = doc[one.first : one.last + 1]
        before = doc[one.first - 1] if one.first else None
        if before is not None and before.lower_ in ("nearby", "neighbouring", "neighboring") and before.i:
            before = doc[before.i - 1]
        after = doc[one.last + 1] if one.last + 1 < len(doc) else None
        if before is None or name.root.dep_ not in ("pobj", "conj", "compound"):
            return False
        if not all(token.pos_ == "PROPN" or token.text == "-" for token in name):
            return False
        if before.lower_ == "between" or (before.lower_ == "and" and name.root.dep_ == "conj"):
            return self._is_end_of_road(name.root)
        if before.lower_ not in ("near", "outside", "at", "in", "on") or self.gazetteer.find(one.name):
            return False
        if name.root.dep_ == "compound" and not (after is not None and after.lower_ in self.words.placed):
            return False
        if before.lower_ == "on" and (any(token.ent_type_ == "ORG" for token in name) or registry().find(name.text)):
            return False  # "the raid on the Karo Front"
        if self.signs.is_acronym(one.first, one.last) or any(token.ent_type_ == "PERSON" for token in name):
            return False
        if after is not None and (after.pos_ == "PROPN" or after.text in ("-", "’s", "'s")):
            return False
        above = before.head
        act = (above.head if above.pos_ == "NOUN" and above.head.pos_ == "VERB" else above).lemma_.lower()
        if any(token.ent_type_ not in ("", "GPE", "LOC", "FAC") for token in name):
            return act in self.words.at_the_front  # spaCy takes many an unknown village for a company
        return before.lower_ in ("near", "outside") or act in self.words.at_a_place or act in self.words.at_the_front

    def is_done_to(self, one: Found) -> bool:
        """True for what is shelled, raided, entered, of the capture "of" it; spaCy must not say that it is a person."""
        head = self.doc[one.first : one.last + 1].root
        if head.ent_type_ in ("PERSON", "NORP"):
            return False
        if head.dep_ == "pobj" and head.head.lower_ == "of":
            return head.head.head.lemma_.lower() in self.words.nouns_of_places
        return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in self.words.done_to_places

    def _is_end_of_road(self, head: Token) -> bool:
        """True for either end of "the road between X and Y"."""
        first = head.head if head.dep_ == "conj" else head
        preposition = first.head
        joined = any(one.dep_ == "conj" and one.pos_ == "PROPN" for one in first.children)
        return (
            first.dep_ == "pobj"
            and preposition.lower_ == "between"
            and joined
            and preposition.head.lemma_.lower() in self.words.roads
        )
