"""From where is an expression counted: the day of publication, the last time told, and the tense of its verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property

from spacy.tokens import Doc, Token

from ...model import Document
from .lexicon import context
from .period import MONTHS, Period, Unit, day_of, month_of, year_of
from .sense import Sense, known, unanchored
from .tense import tense_of

UNKNOWN: dict[str, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""TIMEX3 values of a unit that cannot be anchored."""
NEAR_DAYS = {"day": 90, "month": 60}
"""A date without a year that is nearer than this to the day of writing is the nearest one, whatever the tense."""
STRICTLY_BACK = -2
"""The direction of what cannot lie ahead, however near: "since January"."""
FUTURE_COST = 1.5
"""How much further off a date in the past may be than one to come, to be as likely; set on TimeBank."""
NEAR_CHARS = 500
"""How far before a time of day its day may stand."""
CLIMB = 12
"""How far up the parse the verb is looked for."""
LONGER = ("P6M", "P9M", "P1Y")
"""Lengths that companies report on beside a quarter."""
MODIFYING = ("compound", "amod", "nummod", "nmod")
RATES = ("npadvmod", "prep", "nmod", "appos", "dep")
"""How the parser joins "a week" in "four flights a week"."""
TIME_ENTITIES = ("DATE", "TIME")
NAMES = ("ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "NORP")
"""Kinds of entities in which a month or a weekday is part of a name."""
_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?![\w/-])")
_STAMP = re.compile(
    r"^[\[(]?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|UTC|[A-Z]{2,4}T?))?[\])]?(?:[ :–—-]|$)", re.M
)
TRIAL_CHARS = 200
"""In so many first characters a judgment says what it is."""
STAMPS = 3
"""So many of them make a text that is written as things happen."""
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Anchors:
    """The points an expression may be counted from, as reading goes on.

    Args:
        doc: the parsed text.
        document: its metadata; where it has no day of publication, a date in its dateline stands in.
    """

    def __init__(self, doc: Doc, document: Document) -> None:
        self._doc = doc
        self._text = doc.text
        dated = [part.value for part in document.layout if part.part in ("date", "dateline") and part.value]
        self.published = next(
            (period for text in (document.published, *dated) if text and (period := _period(text))), None
        )
        self.told: Period | None = None
        """The last time told, of any unit."""
        self.last_day: date | None = None
        """The last day told, unless a later time has been told since."""
        self.told_at = 0
        """Where it ends in the text."""
        self.quarter: Period | None = None
        """The quarter reported on; business news counts years from it."""
        self.is_longer = False
        """Whether what is reported on since then is a longer stretch: the nine months, the year ended June 30."""

    def tell(self, sense: Sense, end: int) -> None:
        """Take note of a time that has been told, up to place `end` in the text."""
        if sense.type == "DURATION":
            self.is_longer |= sense.value in LONGER
        if sense.period is None or not sense.moves:
            return
        self.told, self.told_at = sense.period, end
        stale = self.last_day is not None and sense.period.first > self.last_day
        self.last_day = self.told_day or (None if stale else self.last_day)
        if sense.period.unit == "quarter":
            self.is_longer = False
            if self.quarter is None or self._is_reported(sense.period) > self._is_reported(self.quarter):
                self.quarter = sense.period

    def _is_reported(self, quarter: Period) -> tuple[bool, bool, date]:
        """Order of quarters by how likely the text reports on them: the last that is over first."""
        if self.published is None:
            return True, True, quarter.first
        return quarter.last < self.published.last, quarter.first <= self.published.last, quarter.first

    @property
    def compared(self) -> Period | None:
        """The quarter that "a year earlier" is said of; None where the text has gone on to a longer stretch."""
        return None if self.is_longer else self.quarter

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.published.first if self.published and self.published.unit == "day" else None

    def clock_day(self, begin: int) -> date | None:
        """The day of a time of day at `begin` that names none: the last day told, near or that of writing.

        The day of writing counts where the text tells it, in its dateline or its head.
        """
        near = begin - self.told_at <= NEAR_CHARS or self.told_day == self.day
        return self.told_day if near else None

    @cached_property
    def is_live(self) -> bool:
        """Whether paragraphs open with the time of day of their writing, as in a ticker or a channel's posts."""
        return self.day is not None and len(_STAMP.findall(self._text)) >= STAMPS

    @property
    def told_day(self) -> date | None:
        """The last time told, where that is a day."""
        return self.told.first if self.told and self.told.unit == "day" else None

    def writing(self, unit: Unit, shift: int = 0, mod: str | None = None) -> Sense:
        """The unit that holds the day of publication, or one `shift` units away."""
        return _shifted(self.published, unit, shift, mod)

    def telling(self, unit: Unit, shift: int = 0, mod: str | None = None) -> Sense:
        """The unit that holds the last time told, or one `shift` units away.

        Where no time has been told, TimeML counts from publication; the EDTF stays null: the text does not say it.
        """
        if self.told is not None and _holds(self.told, unit):
            return _shifted(self.told, unit, shift, mod)
        guess = _shifted(self.published, unit, shift, mod)
        return Sense(type="DATE", value=guess.value, mod=mod, moves=False)

    def nearest(self, make: Callable[[int], Period | None], direction: int) -> Period | None:
        """The period that `make` gives for a year the text leaves out.

        Args:
            make: period for a year, or None where that year has none.
            direction: -1 where the verb is past, 1 where it is future, 0 unknown; -2 where it cannot lie ahead.
        """
        base = self.published or self.told
        if base is None:
            return None
        tried = self._year_tried if direction <= 0 else None
        if tried is not None and (meant := make(tried)) is not None:
            return meant
        near = [period for year in (-1, 0, 1) if (period := make(base.first.year + year)) is not None]
        if not near:
            return None
        first, last = base.first, base.last

        def distance(period: Period) -> int:
            if period.first > last:
                return (period.first - last).days
            return max(0, (first - period.last).days)

        def unlikely(period: Period) -> float:
            # News speaks of what has happened more often than of what is to come.
            return distance(period) * (FUTURE_COST if period.first > last else 1)

        best = min(near, key=lambda period: (unlikely(period), period.first))
        if direction == 0 or (direction != STRICTLY_BACK and distance(best) <= NEAR_DAYS.get(best.unit, 0)):
            return best
        if direction < 0:
            return max((period for period in near if period.first <= last), key=lambda x: x.first, default=best)
        return min((period for period in near if period.last >= first), key=lambda x: x.first, default=best)

    @property
    def _year_tried(self) -> int | None:
        """The earlier year that a judgment tells of: its dates are of the acts tried, until one is of its day."""
        if not self._is_trial or self.told is None or self.published is None:
            return None
        year = self.told.first.year
        return year if year < self.published.first.year else None

    @cached_property
    def _is_trial(self) -> bool:
        """Whether the text says at its head that it is a judgment."""
        return not context("trials", "words").isdisjoint(re.findall(r"\w+", self._text[:TRIAL_CHARS].lower()))

    def day_without_year(self, month: int, day: int, direction: int, weekday: int | None = None) -> Sense:
        """A day of which the text leaves out the year; a weekday beside it tells more than the distance."""
        candidates = [lambda year: day_of(year, month, day)]
        if weekday is not None:
            candidates.insert(0, lambda year: _on_weekday(day_of(year, month, day), weekday))
        for make in candidates:
            meant = self.nearest(make, direction)
            if meant is not None:
                return known(meant)
        return unanchored(f"XXXX-{month:02}-{day:02}")

    def month_without_year(self, month: int, direction: int) -> Sense:
        """A month of which the text leaves out the year."""
        meant = self.nearest(lambda year: month_of(year, month), direction)
        return known(meant) if meant else unanchored(f"XXXX-{month:02}")

    @cached_property
    def numeric_habit(self) -> str | None:
        """Whether numeric dates of this text put the "day" or the "month" first; None where none shows it."""
        habits = set()
        for match in _NUMERIC.finditer(self._text):
            left, right = int(match[1]), int(match[3])
            if left > 12 >= right:
                habits.add("day")
            elif right > 12 >= left:
                habits.add("month")
        return habits.pop() if len(habits) == 1 else None

    def weekday(self, weekday: int, direction: int) -> Sense:
        """The weekday nearest to the day of publication in this direction; today's own name means today."""
        day = self.day
        if day is None:
            return unanchored(f"XXXX-WXX-{weekday}")
        ahead = (weekday - day.isoweekday()) % 7
        return known(Period("day", day + timedelta(ahead if direction > 0 else (ahead - 7 if ahead else 0))))

    def token(self, place: int) -> Token:
        """The token at this place of the text."""
        span = self._doc.char_span(place, place + 1, alignment_mode="expand")
        assert span is not None
        return span[0]

    def is_noun(self, place: int) -> bool:
        """True where the parser has a noun at `place`."""
        return self.token(place).pos_ in ("NOUN", "PROPN")

    def ends_phrase(self, place: int) -> bool:
        """True where no noun, adjective or number follows the word at `place` within its phrase."""
        token = self.token(place)
        return token.i + 1 == len(self._doc) or token.nbor().pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")

    def modifies(self, place: int) -> bool:
        """True for a word that modifies a noun after it (Friday prayers, the 1995 massacre)."""
        token = self.token(place)
        return token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")

    def goes_on(self, place: int) -> bool:
        """True where the unit at `place` is told by its end: the year ended March 31."""
        token = self.token(place)
        return token.i + 1 < len(self._doc) and token.nbor().lower_ in ("ended", "ending", "through")

    def is_count(self, place: int) -> bool:
        """True for a number that counts the things named after it: 2000 people."""
        token = self.token(place)
        head = token.head
        if token.dep_ != "nummod" or head.i < token.i or head.tag_ != "NNS":
            return False
        return token.ent_type_ != "DATE" or head.lemma_.lower() in context("numbers", "counted")

    def is_ahead(self, begin: int, end: int) -> bool:
        """True for a length behind "in" that tells how far ahead an act lies: will leave in two days.

        Where the phrase goes with a noun or with "be" (would be the first in two years), it is the length of a stretch.
        """
        span = self._doc.char_span(begin, end, alignment_mode="expand")
        if span is None or span.root.head.lower_ != "in" or span.root.head.head.pos_ != "VERB":
            return False
        return self.direction(begin, end) > 0

    def begins(self, begin: int, end: int, *, clock: bool) -> bool:
        """Whether something begins at the time behind "from": closed from Monday, a truce from 16:00.

        A video from Sunday is of that day; what stems or dates from a year is of it.

        Args:
            clock: a time of day, from which nothing is.
        """
        span = self._doc.char_span(begin, end, alignment_mode="expand")
        if span is None or span.root.head.lower_ != "from":
            return False
        head = span.root.head.head
        return clock or (head.pos_ in ("VERB", "AUX") and head.lemma_.lower() not in context("origin", "lemmas"))

    def is_open(self, begin: int, end: int) -> bool:
        """True of what is still to come when the text is written: "must leave within five days", "if they do not"."""
        span = self._doc.char_span(begin, end, alignment_mode="expand")
        if span is None:
            return False
        verbs = [token for token in span.root.ancestors if token.pos_ in ("VERB", "AUX")]
        words = [{child.lower_ for child in verb.children if child.dep_ in ("aux", "mark")} for verb in verbs]
        if not verbs or any("had" in some for some in words):
            return False
        return "to" not in words[0] and (self.direction(begin, end) > 0 or bool(words[0] & {"if", "unless", "should"}))

    def is_rate(self, place: int) -> bool:
        """True for "a day" after what is counted or paid: twelve attacks a day, $3 a year."""
        token = self.token(place)
        if token.i == 0 or token.i + 2 >= len(self._doc) or token.nbor(-1).tag_ not in ("CD", "NNS", "$"):
            return False
        return token.nbor(2).lower_ not in context("distance", "words") and token.head.dep_ in RATES

    def in_name(self, begin: int, end: int) -> bool:
        """True where the entity recogniser has a longer name around `[begin, end)` that is no date."""
        first, last = self.token(begin), self.token(end - 1)
        if first.ent_type_ not in NAMES or last.ent_type_ != first.ent_type_:
            return False
        before = first.ent_iob_ == "I" and first.nbor(-1).text[:1].isupper()
        after = last.i + 1 < len(self._doc) and last.nbor().ent_iob_ == "I" and last.nbor().text[:1].isupper()
        return before or after

    def direction(self, begin: int, end: int, *, until: bool = False) -> int:
        """Does the clause around `[begin, end)` look back (-1) or ahead (1)? 0 where its verb does not tell.

        A date that modifies a noun (the November talks) is not placed by the verb.

        Args:
            until: whether the expression stands behind "until".
        """
        span = self._doc.char_span(begin, end, alignment_mode="expand")
        if span is None or not len(span):
            return 0
        token = span.root
        if (
            token.dep_ in MODIFYING
            and token.head.pos_ in ("NOUN", "PROPN")
            and token.head.ent_type_ not in TIME_ENTITIES
        ):
            return 0
        possessive = token.dep_ == "poss"
        verbs = 0
        for _ in range(CLIMB):
            if token.head.i == token.i:
                break
            token = token.head
            lemma = token.lemma_.lower()
            if until and lemma in context("until", "lemmas"):
                return 1
            ahead = lemma in context("future", "lemmas") or (lemma in context("future", "said") and verbs)
            if ahead and not any(child.lower_ == "to" for child in token.children):
                helpers = (*token.children, *token.head.children)
                return -1 if any(child.lower_ == "had" for child in helpers) else 1
            if token.pos_ in ("VERB", "AUX"):
                verbs += 1
                sign = tense_of(token)
                if possessive:
                    # Monday's talks lie ahead of those who will attend them, not of those who hope or plead.
                    return 1 if any(child.tag_ == "MD" for child in token.children) else 0
                if sign:
                    return sign
        return 1 if until else 0


def _on_weekday(day: Period | None, weekday: int) -> Period | None:
    return day if day is not None and day.first.isoweekday() == weekday else None


def _period(edtf: str) -> Period | None:
    match = _PUBLISHED.match(edtf)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            return day_of(year, month, day)
        return month_of(year, month) if month is not None else year_of(year)
    except ValueError:
        return None


def _days(unit: str) -> int:
    return {"day": 1, "weekend": 2, "week": 7}.get(unit) or 30 * MONTHS[unit]


def _holds(period: Period, unit: Unit) -> bool:
    """Whether `period` is exact enough to tell which `unit` is meant."""
    return _days(period.unit) <= _days(unit) or (unit == "week" and period.unit == "weekend")


def _shifted(base: Period | None, unit: Unit, shift: int, mod: str | None) -> Sense:
    if base is None or not _holds(base, unit):
        return unanchored(UNKNOWN[unit], mod)
    return known(Period.of(unit, base.first).shift(shift), mod)
