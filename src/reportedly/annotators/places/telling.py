"""Does the text itself say that a name, known or not, is one of a place?"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ...registry import default as registry
from ...text import fold_name
from .draft import Found
from .edges import SETTLED
from .signs import Signs, opens_name
from .uses import site_behind

HOLDING = frozenset({"province", "county", "district", "town"})
"""Kinds of places in which a village is told to lie."""
UNNAMED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "LANGUAGE", "NORP"})
"""What spaCy takes for no name of a place, company or person."""
MOVED = frozenset({"to", "from", "towards", "toward", "into"})
"""Prepositions behind which somebody's way begins or ends."""
LONGEST_LIST = 20
"""Names in a list of places that one act is done to."""
ROADS = frozenset({"road", "highway", "route", "track"})
"""What leads "to" a place: "the road to"; the road to peace is no name."""
HIGHEST = 4
"""Words above a preposition among which an act is looked for: "killed in a strike on a market at"."""


class Telling:
    """What is said of a name that only a place can be or bear: "the village of", "residents of", "shelled", "near".

    Args:
        signs: the text as a whole.
    """

    def __init__(self, signs: Signs) -> None:
        self.doc, self.words, self.gazetteer, self.signs = signs.doc, signs.words, signs.gazetteer, signs

    def is_told(self, one: Found) -> bool:
        """True where the words beside a name say that it is a place's; the gazetteer need not know it."""
        return (
            self._is_of(one)
            or self._is_site(one)
            or self._is_described(one)
            or self._is_way(one)
            or self._is_moved_to(one)
            or self._is_taken(one)
            or self._is_where(one)
            or self._is_settlement(one)
            or self._is_held(one)
            or self._is_struck(one)
            or self._is_under_fire(one)
            or (one.span.begin, one.span.end) in self.signs.dated
        )

    def _is_of(self, one: Found) -> bool:
        """True for all of a name behind "the village of", "residents of": what is so called is a place, if unknown."""
        before = self.doc[max(0, one.first - 2) : one.first]
        if len(before) == 2 and before[0].ent_type_ == "PERSON" and before[1].lower_ == "of" and self._is_peopled(one):
            return True  # "Ana Lopes of Sittwe"
        named = before[0].pos_ == "NOUN" and (before[0].is_lower or before[0].is_sent_start) if before else False
        if len(before) < 2 or before[1].lower_ != "of" or not named:
            return False
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        noun = before[0].lower_
        if self.words.kind_of.get(noun) not in SETTLED and (
            noun not in self.words.placed
            or (
                self.doc[one.first].ent_type_ in ("PERSON", "NORP")
                and noun not in self.words.placed_always
                and not self._is_peopled(one)
            )
        ):
            return False
        return not (after is not None and after.pos_ == "PROPN" and after.text[:1].isupper())

    def _is_peopled(self, one: Found) -> bool:
        """Whether the gazetteer knows a town or an area by a name that nobody bears in this text."""
        peopled = self.signs.are_peopled(self.gazetteer.find(one.name))
        borne = self.signs.is_person(one.first, one.last) or self._is_body(self.doc[one.first : one.last + 1])
        return peopled and one.name not in self.words.common and not borne

    def _is_settlement(self, one: Found) -> bool:
        """True for all of a name right before "village" or "hamlet"."""
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        before = self.doc[one.first - 1] if one.first else None
        whole = before is None or not (before.pos_ == "PROPN" and before.text[:1].isupper())
        named = all(token.pos_ == "PROPN" or token.text == "-" for token in self.doc[one.first : one.last + 1])
        return after is not None and after.lower_ in ("village", "hamlet") and named and whole

    def _is_site(self, one: Found) -> bool:
        """True for all of a name right before what lies at a place and is called after it: "the Tulmes road", "axis".

        A word may stand between that says of what sort the site is: "the Tulmes refugee camp".
        """
        doc = self.doc
        site = site_behind(doc, one.last, self.words)
        if site is None or (site.i + 1 < len(doc) and doc[site.i + 1].pos_ in ("NOUN", "PROPN")):
            return False  # "the Mercer camp manager"
        name = doc[one.first : one.last + 1]
        before = doc[one.first - 1] if one.first else None
        if before is not None and (before.pos_ not in ("DET", "ADP", "PUNCT", "SPACE") or before.lower_ in ("a", "an")):
            return False
        kinds = {token.ent_type_ for token in name}
        return (
            self.is_name(name, called=True)
            and len(name[-1]) > 1
            and not kinds & (UNNAMED - {"DATE"})
            and one.name not in self.words.common
            and not self.signs.is_acronym(one.first, one.last)
            and not self.signs.is_person(one.first, one.last)
            and not self._is_body(name)
        )

    def _is_described(self, one: Found) -> bool:
        """True for all of a name behind which a comma and "a village", "a town" tell what it is."""
        doc = self.doc
        name = doc[one.first : one.last + 1]
        after = doc[one.last + 1 : one.last + 5]
        if len(after) < 3 or after[0].text != "," or after[1].lower_ not in ("a", "an", "the"):
            return False
        before = doc[one.first - 1] if one.first else None
        if before is not None and before.pos_ == "PROPN" and before.text[:1].isupper():
            return False
        sort = next((token for token in after[2:] if self.words.kind_of.get(token.lower_) in SETTLED), None)
        if sort is None or not all(token.pos_ in ("ADJ", "NOUN", "ADV") for token in doc[after[2].i : sort.i]):
            return False
        beyond = doc[sort.i + 1] if sort.i + 1 < len(doc) else None
        return self.is_name(name) and not (beyond is not None and beyond.pos_ in ("NOUN", "PROPN", "PART"))

    def _is_way(self, one: Found) -> bool:
        """True for either end of "the road from X to Y"; of any way from one known place to another.

        "trucks from X to Y": where the gazetteer knows both in one country, nobody is meant.
        """
        doc = self.doc
        before = doc[one.first - 1] if one.first else None
        if before is None or before.lower_ not in ("from", "to"):
            return False
        name = doc[one.first : one.last + 1]
        if before.lower_ == "to" and before.i and doc[before.i - 1].lower_ in ROADS:
            return self.is_name(name) and not self._is_body(name)  # "on the road to Tulmes"
        pair = self._ends(one, before)
        if pair is None:
            return False
        start, first, last = pair
        names = [doc[one.first : one.last + 1], doc[first : last + 1]]
        if not all(self.is_name(name) and not self._is_body(name) for name in names):
            return False
        head = doc[start].head
        if head.lemma_.lower() in self.words.roads:
            return True
        countries = [{entry.country for entry in self.gazetteer.find(fold_name(name.text))} for name in names]
        return bool(countries[0] & countries[1]) and not any(
            self.signs.is_person(name.start, name.end - 1) for name in names
        )

    def _ends(self, one: Found, before: Token) -> tuple[int, int, int] | None:
        """Where "from" stands of which a name is one end, and first and last token of the name at the other end."""
        doc = self.doc
        if before.lower_ == "from":
            if one.last + 2 >= len(doc) or doc[one.last + 1].lower_ != "to":
                return None
            first = last = one.last + 2
            while last + 1 < len(doc) and doc[last + 1].text[:1].isupper() and doc[last + 1].pos_ == "PROPN":
                last += 1
            return (before.i, first, last) if doc[first].text[:1].isupper() else None
        first = last = before.i - 1
        while first > 0 and doc[first - 1].text[:1].isupper():
            first -= 1
        if first < 1 or not doc[first].text[:1].isupper() or doc[first - 1].lower_ != "from":
            return None
        return first - 1, first, last

    def _is_moved_to(self, one: Found) -> bool:
        """True for all of a name to or from which somebody goes: "fled towards X", "evacuated to X"."""
        doc = self.doc
        before = doc[one.first - 1] if one.first else None
        name = doc[one.first : one.last + 1]
        if before is None or before.lower_ not in MOVED or name.root.dep_ not in ("pobj", "conj"):
            return False
        after = doc[one.last + 1] if one.last + 1 < len(doc) else None
        if after is not None and (after.pos_ in ("PROPN", "NOUN") or after.text in ("-", "’s", "'s")):
            return False
        if not self.is_name(name) or self._is_body(name) or self.signs.is_acronym(one.first, one.last):
            return False
        kinds = {token.ent_type_ for token in name}
        known = any(entry.kind == "town" for entry in self.gazetteer.find(one.name))
        if kinds & (UNNAMED - {"NORP"}) or self.bears_sort(name) or self.signs.is_person(one.first, one.last):
            return False
        people = before.head.lemma_.lower() in self.words.living or before.head.lower_ in self.words.living
        if before.lower_ == "from" and people and self._is_peopled(one):
            return True  # "a farmer from Sittwe"
        if before.lower_ in ("to", "from") and not known and kinds & {"PERSON", "ORG", "NORP"}:
            return before.lower_ == "from" and people and "PERSON" not in kinds and len(name) == 1
        return bool(set(_acts_above(before)) & self.words.moves)

    def _is_taken(self, one: Found) -> bool:
        """True for all of a name that is done what is done to places alone: "recaptured X", "X was besieged"."""
        name = self.doc[one.first : one.last + 1]
        head = name.root
        for _ in range(LONGEST_LIST):
            if head.dep_ != "conj":
                break
            head = head.head  # "recaptured X, Y and Z"
        verb = head.head.lemma_.lower()
        if head.dep_ not in ("dobj", "nsubjpass") or verb not in self.words.taking or head.pos_ != "PROPN":
            return False
        kinds = {token.ent_type_ for token in name}
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        return (
            all(token.pos_ == "PROPN" for token in name)
            and not kinds & (UNNAMED - {"NORP"})
            and not (kinds & {"PERSON", "NORP"} and not self.gazetteer.find(one.name))
            and not self.signs.is_person(one.first, one.last)
            and not self.signs.is_acronym(one.first, one.last)
            and not self._is_body(name)
            and not self.bears_sort(name)
            and not (after is not None and after.pos_ in ("PROPN", "NOUN"))
        )

    def _is_body(self, name: Span) -> bool:
        """Whether the registry knows somebody by this name, as an army or a company."""
        return bool(registry().find(name.text))

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
        if not self.is_name(name):
            return False
        if before.lower_ == "between" or (before.lower_ == "and" and name.root.dep_ == "conj"):
            return self._is_end_of_road(name.root)
        if before.lower_ not in ("near", "outside", "at", "in", "on") or self.gazetteer.find(one.name):
            return False
        if name.root.dep_ == "compound" and not (after is not None and after.lower_ in self.words.placed):
            return False
        if before.lower_ == "on" and (any(token.ent_type_ == "ORG" for token in name) or registry().find(name.text)):
            return False  # "the raid on the Karo Front"
        if self.signs.is_acronym(one.first, one.last) or registry().find(name.text):
            return False
        if after is not None and (after.pos_ == "PROPN" or after.text in ("-", "’s", "'s")):
            return False
        acts = set(_acts_above(before))
        kinds = {token.ent_type_ for token in name}
        if kinds & UNNAMED:
            return False
        if before.head.lower_ in self.words.sites and before.lower_ in ("at", "near", "outside"):
            return "PERSON" not in kinds and not self.bears_sort(name)  # "the post at Tulmes"
        if before.lower_ == "at" and before.head.pos_ == "NOUN" and not kinds & {"ORG", "PRODUCT"}:
            return before.head.lemma_.lower() not in self.words.aimed  # "a depot at Tulmes", and not "anger at"
        if "PERSON" in kinds:
            # An unknown village of two words may be taken for a person, but nobody is shot "in" or "outside" one.
            return before.lower_ in ("in", "outside") and bool(acts & self.words.harms)
        if kinds - {"", "GPE", "LOC", "FAC"}:
            # spaCy takes many an unknown village for a company
            known = self.words.at_the_front | self.words.harms
            return bool(acts & known) and not self.bears_sort(name)
        return before.lower_ in ("near", "outside") or bool(acts & (self.words.at_a_place | self.words.at_the_front))

    def is_name(self, name: Span, *, called: bool = False) -> bool:
        """Whether all words are names; behind a preposition spaCy takes some with a capital for common nouns.

        Args:
            called: an adjective counts too where spaCy sees a name in it.
        """
        return all(
            token.pos_ == "PROPN"
            or token.text == "-"
            or opens_name(token)
            or (token.pos_ == "NOUN" and token.text[0].isupper())
            or (called and token.ent_type_ in ("ORG", "PRODUCT", "GPE", "LOC") and token.text[0].isupper())
            for token in name
        )

    def bears_sort(self, name: Span) -> bool:
        """Whether a name says what it is the name of: a university, a company, a front."""
        return any(token.lower_ in self.words.sorts for token in name)

    def _is_held(self, one: Found) -> bool:
        """True for all of a name behind a preposition that a place or its kind, told with "in", holds at once.

        "taken from Nam Long in Kutkai Township", "at Tanda, in the commune of Barsa"; or that "where" goes on about.
        """
        doc = self.doc
        before = doc[one.first - 1] if one.first else None
        if before is None or before.lower_ not in ("at", "in", "near", "from", "outside"):
            return False
        name = doc[one.first : one.last + 1]
        if not self.is_name(name) or self.signs.is_acronym(one.first, one.last) or self.bears_sort(name):
            return False
        at = one.last + 1
        at += at < len(doc) and doc[at].text == ","
        if at + 1 >= len(doc) or registry().find(name.text) or {token.ent_type_ for token in name} & UNNAMED:
            return False
        if doc[at].lower_ == "where" and at > one.last + 1:
            return not {token.ent_type_ for token in name} & {"ORG", "PERSON"}
        if doc[at].lower_ != "in":
            return False
        holder = doc[at + 1 : at + 4]
        names = [token for token in holder if token.ent_type_ == "GPE"]
        kinds = [token for token in holder if self.words.kind_of.get(token.lower_) in HOLDING]
        if names and not kinds:
            return bool(self.gazetteer.find(fold_name(names[0].text)))
        return bool(kinds)

    def _is_struck(self, one: Found) -> bool:
        """True for all of an unknown name behind "the shelling of", where spaCy sees no people in it."""
        name = self.doc[one.first : one.last + 1]
        head = name.root
        if head.dep_ != "pobj" or head.head.lower_ != "of" or not all(token.pos_ == "PROPN" for token in name):
            return False
        kinds = {token.ent_type_ for token in name}
        after = self.doc[one.last + 1] if one.last + 1 < len(self.doc) else None
        return (
            head.head.head.lemma_.lower() in self.words.strikes
            and not kinds & {*UNNAMED, "PERSON", "ORG"}
            and not (after is not None and after.pos_ == "PROPN")
        )

    def _is_under_fire(self, one: Found) -> bool:
        """True for all of a name of what comes under fire, is under siege: no person by what else the text says."""
        name = self.doc[one.first : one.last + 1]
        head = name.root
        while head.dep_ == "conj" and head.head.pos_ in ("PROPN", "NUM"):
            head = head.head
        verb = next((up for up in head.ancestors if up.pos_ in ("VERB", "AUX")), None)
        if verb is None or name[-1].i > verb.i or verb.lemma_ not in self.words.coming_under:
            return False
        acts = (of for one in verb.children if one.lower_ == "under" for of in one.children if of.dep_ == "pobj")
        after = self.doc[one.last + 1]
        return (
            any(act.lemma_.lower() in self.words.under for act in acts)
            and self.is_name(name)
            and not {token.ent_type_ for token in name} & {*UNNAMED, "ORG"}
            and not (len(name) > 1 and name[0].ent_type_ == "PERSON")
            and name[0].lower_.rstrip(".") not in self.words.titles
            and after.pos_ not in ("PROPN", "NOUN", "PART")
            and not self.signs.is_person(one.first, one.last)
            and not self.signs.is_acronym(one.first, one.last)
            and not self._is_body(name)
        )

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


def _acts_above(preposition: Token) -> Iterator[str]:
    """Lemmas of the words that a preposition hangs on, up to the first verb."""
    above = preposition.head
    for _ in range(HIGHEST):
        if above.pos_ != "ADP":
            yield above.lemma_.lower()
        if above.pos_ in ("VERB", "AUX") or above.head == above:
            return
        above = above.head
