"""From classes to times: where expressions stand, what stands around them, and from where they are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ...model import Span
from .anchors import Anchors
from .lexicon import context
from .period import Period
from .rules import Piece, best_match
from .scan import OTHER, PUNCTUATION, Scan, compiled, letters
from .sense import Clock, Sense, days_of, known

PREFIX = "(?P<bound>ABOUT | BOUND | SOME)? (?: THE? (?P<edge>EDGE | EVE) )? (?: THE? (?P<early>EARLY) HYPHEN? )?"
CLOCK_THEN_DAY = "(?: ON | COMMA ON? | OF | OPEN )?"
DAY_THEN_CLOCK = "(?: COMMA? ON? (?: ABOUT )? )"
RANGE = "(?: HYPHEN | TO | AND | RELATION )"


@dataclass(slots=True)
class Open:
    """A time found, while what follows may still change it. Items are half-open."""

    begin: int
    end: int
    sense: Sense | Clock
    told: date | None
    """The last time told before it, where that is a day."""
    day: date | None
    """The day of a time of day there that names none, where the text tells it."""


def find(scan: Scan, at: Anchors) -> list[tuple[Span, Sense]]:
    """All times of a scanned text, in text order, with what they mean."""
    finder = _Finder(scan, at)
    finder.run()
    return [
        (scan.span(time.begin, time.end), time.sense)
        for time in finder.found
        if isinstance(time.sense, Sense) and time.sense.value
    ]


class _Finder:
    def __init__(self, scan: Scan, at: Anchors) -> None:
        self.scan, self.at = scan, at
        self.found: list[Open] = []

    def run(self) -> None:
        letter = letters()
        idle = {letter[kind] for kind in (OTHER, *PUNCTUATION)}
        classes = self.scan.classes
        item = 0
        while item < len(classes):
            match = self._at(item) if classes[item] not in idle else None
            if match is None:
                item += 1
                continue
            end, pieces = match
            for piece in pieces:
                self._add(piece)
            item = max(end, item + 1)
        last, late = None, False
        for time in self.found:
            late, before = isinstance(time.sense, Clock), late
            if late:
                self._settle(time, None)
            if last is not None and (late or before) and self.scan.fits(RANGE, last.end, time.begin):
                self._relate(time, last)
            last = time

    def _at(self, item: int) -> tuple[int, list[Piece]] | None:
        """The best match from `item` on, with the modifiers before it."""
        plain = best_match(self.scan, item, self.at)
        lead = compiled(PREFIX).match(self.scan.classes, item)
        if lead is None or lead.end() == item:
            return plain
        rest = best_match(self.scan, lead.end(), self.at)
        if rest is None or (plain is not None and plain[0] >= rest[0]):
            return plain
        end, (first, *others) = rest
        changed = _modified(first, lead, self.scan)
        return (end, [changed, *others]) if changed is not None else plain

    def _add(self, piece: Piece) -> None:
        """Add a piece; a time of day and a day side by side become one."""
        scan, sense = self.scan, piece.sense
        if self._in_name(piece) or self._is_stamp(piece):
            return
        time = Open(piece.begin, piece.end, sense, self.at.told_day, self.at.clock_day(scan.spans[piece.begin][0]))
        last = self.found[-1] if self.found else None
        if last is not None and isinstance(last.sense, Clock) and isinstance(sense, Sense):
            day = _day(sense)
            if day is not None and scan.fits(CLOCK_THEN_DAY, last.end, piece.begin):
                self.found.pop()
                time = Open(last.begin, piece.end, replace(last.sense, shift=0).on(day), last.told, last.day)
            elif day is not None and scan.same_sentence(last.end, piece.begin):
                self._settle(last, day)
        elif last is not None and isinstance(last.sense, Sense) and isinstance(sense, Clock):
            day = _day(last.sense)
            glue = DAY_THEN_CLOCK if sense.code[0].isdigit() else "(?:)"
            if day is not None and last.sense.edtf == last.sense.value and scan.fits(glue, last.end, piece.begin):
                self.found.pop()
                clock = replace(sense, mod=sense.mod or last.sense.mod, shift=0)
                time = Open(last.begin, piece.end, clock.on(day), last.told, last.day)
            elif last.sense.value.endswith(f"T{sense.code}") and scan.fits("(?:)", last.end, piece.begin):
                last.end = piece.end  # in the early hours of Thursday morning
                return
        if isinstance(time.sense, Clock):
            if time.sense.alone or scan.fits(
                f"{CLOCK_THEN_DAY} THE? [WEEKDAY MONTH DOUBTFUL_MONTH SMALL DIGIT_ORDINAL DAYWORD]", piece.end
            ):
                self.found.append(time)
            return
        if time.begin == piece.begin or not isinstance(sense, Clock):
            self._relate(time, self.found[-1] if self.found else None)
        self.found.append(time)
        if not time.sense.is_deadline:
            self.at.tell(time.sense, scan.spans[time.end - 1][1])

    def _settle(self, time: Open, day: date | None) -> None:
        """Give a time of day its day: the one told in its sentence, else the last told before it, else that of writing.

        In a text that is written as things happen it is the day of writing. TimeML goes on to days told far off, which
        the EDTF does not.
        """
        assert isinstance(time.sense, Clock)
        live = self.at.day if self.at.is_live else None
        day = live or day or time.day
        if day is not None:
            time.sense = time.sense.on(day)
            self._bound(time, time.sense)
        else:
            guess = time.sense.on(time.told or self.at.day)
            time.sense = replace(guess, edtf=None, earliest=None, latest=None, period=None)

    def _relate(self, time: Open, last: Open | None) -> None:
        """Apply what stands before an expression: since, by, before, after, within; from X to Y, with X in `last`."""
        scan, sense = self.scan, time.sense
        assert isinstance(sense, Sense)
        relation = scan.values[time.begin - 1] if scan.fits("RELATION", time.begin - 1, time.begin) else None
        if last is not None and isinstance(last.sense, Sense) and scan.fits(RANGE, last.end, time.begin):
            opener = scan.word(last.begin - 1).lower()
            joiner = scan.word(last.end).lower()
            if (
                (opener == "from" and joiner in ("to", "until", "till", "through"))
                or (joiner == "and" and (opener == "between" or self._adjoins(last, sense)))
                or (joiner in "-–—" and sense.type == last.sense.type == "DATE")
            ):
                last.sense, time.sense = self._before(last, sense).until(sense)
                return
        if relation == "within" and sense.type == "DURATION":
            time.sense = self._deadline(time)
        elif scan.word(time.begin - 1).lower() == "from" and not scan.fits(RANGE, time.end, time.end + 1):
            span = scan.span(time.begin, time.end)
            if self.at.begins(span.begin, span.end, clock=sense.type == "TIME"):
                time.sense = sense.bounded("since")
        else:
            self._bound(time, sense)

    def _bound(self, time: Open, sense: Sense) -> None:
        """Apply since, by, before, after. What happened before dawn on Friday was on Friday.

        What happened shortly before or after a time of day happened about then.
        """
        scan = self.scan
        if sense.type == "TIME" and scan.word(time.begin - 2).lower() in context("shortly", "words"):
            return
        relation = scan.values[time.begin - 1] if scan.fits("RELATION", time.begin - 1, time.begin) else None
        if relation in ("before", "after") and sense.type == "TIME":
            span = scan.span(time.begin, time.end)
            ahead = relation == "before" and self.at.direction(span.begin, span.end) > 0
            relation = "by" if ahead or sense.value[-1].isdigit() else None
        if relation in ("since", "by") or (relation is not None and not self.at.modifies(scan.spans[time.end - 1][0])):
            time.sense = sense.bounded(relation)

    def _adjoins(self, first: Open, second: Sense) -> bool:
        """Whether two days or months follow on each other: what is told of April and May is told of both together."""
        one, two = self._before(first, second).period, second.period
        return one is not None and two is not None and one.unit == two.unit in ("day", "month") and one.shift(1) == two

    def _before(self, first: Open, second: Sense) -> Sense:
        """The beginning of a range; one without a year of its own cannot come after the end."""
        sense = first.sense
        assert isinstance(sense, Sense)
        said = "FOUR" if sense.type == "DATE" else ""
        has_year = any(self.scan.fits(said, item, item + 1) for item in range(first.begin, first.end)) if said else True
        late = sense.earliest is not None and second.earliest is not None and sense.earliest > second.earliest
        if not late or has_year or sense.period is None or sense.mod or sense.period.unit not in ("day", "month"):
            return sense
        try:
            return known(Period(sense.period.unit, sense.period.first.replace(year=sense.period.first.year - 1)))
        except ValueError:
            return sense

    def _deadline(self, time: Open) -> Sense:
        """within N days: up to the N-th day after a day told in the same sentence.

        What is still to come when the text is written is to come so many days after that.
        """
        assert isinstance(time.sense, Sense)
        days = days_of(time.sense.value)
        last = self.found[-1] if self.found else None
        day = self.at.told_day
        if last is None or not self.scan.same_sentence(last.end, time.begin):
            span = self.scan.span(time.begin, time.end)
            several = self.scan.word(time.begin).lower() not in ("a", "an")
            day = self.at.day if several and self.at.is_open(span.begin, span.end) else None
        if days is None or day is None:
            return time.sense
        latest = day + timedelta(days)
        return replace(time.sense, edtf=f"../{latest.isoformat()}", latest=latest)

    def _is_stamp(self, piece: Piece) -> bool:
        """True for the time of day that a post opens with: it tells when it was written, and not when it happened."""
        begin, _ = self.scan.span(piece.begin, piece.end)
        line = self.scan.text[self.scan.text.rfind("\n", 0, begin) + 1 : begin]
        return self.at.is_live and isinstance(piece.sense, Clock) and line in ("", "[", "(")

    def _in_name(self, piece: Piece) -> bool:
        """True where the words are part of a name: the March 14 Alliance, Operation May, the Sunday Times."""
        scan = self.scan
        before, after = scan.word(piece.begin - 1), scan.word(piece.end)
        if isinstance(piece.sense, Clock) or piece.sense.type != "DATE" or piece.sense.value[-4:] == "_REF":
            return False
        if scan.adjacent(piece.end):
            if after.lower() in context("names", "after_any"):
                return True
            if after[:1].isupper() and after.lower() in context("names", "after"):
                return True
        if before[:1].isupper() and before.lower() in context("names", "before") and scan.adjacent(piece.begin):
            return True
        if scan.fits("[THIS LAST NEXT] UNIT", piece.begin, piece.end) and scan.word(piece.end - 1).istitle():
            return True
        return self.at.in_name(*scan.span(piece.begin, piece.end))


def _day(sense: Sense) -> date | None:
    """The day a sense names, where it is no more and no less than a day."""
    if sense.type == "DATE" and sense.period is not None and sense.period.unit == "day":
        return sense.period.first
    return None


def _modified(piece: Piece, lead: re.Match[str], scan: Scan) -> Piece | None:
    """A piece under the modifiers before it; None where they do not go with it."""
    sense, begin = piece.sense, piece.begin
    edge, early, bound = (scan.values[lead.start(name)] if lead[name] else None for name in ("edge", "early", "bound"))
    if isinstance(sense, Clock):
        if edge:
            return None
        sense = replace(sense, mod=early or ("APPROX" if bound == "APPROX" else None))
        return Piece(lead.start() if early or bound == "APPROX" else begin, piece.end, sense)
    if early:
        if sense.type != "DATE" or sense.value[-4:] == "_REF":
            return None
        begin = lead.start("early")
        begin -= scan.word(begin - 1).lower() == "the" and begin > lead.start()
        sense = sense.about(early)
    if edge:
        if sense.type != "DATE" or sense.value[-4:] == "_REF":
            return None
        if edge == -1 and _day(sense) is None:
            return None
        about = "APPROX" if sense.mod == "APPROX" else None
        sense = known(sense.period.shift(-1), about) if edge == -1 and sense.period else sense.about(edge)
        begin = lead.start("edge")
        begin -= scan.word(begin - 1).lower() == "the" and begin > lead.start()
    if bound and lead.end("bound") == begin and (bound[:5] == "EQUAL" or scan.word(begin).lower() != "the"):
        if sense.type == "DURATION" or scan.word(piece.end - 1).lower() in ("ago", "earlier", "later"):
            sense, begin = replace(sense, mod=bound), lead.start()
        elif bound == "APPROX" and sense.mod is None and sense.type in ("DATE", "TIME"):
            sense, begin = sense.about("APPROX"), lead.start()
    return Piece(begin, piece.end, sense)
