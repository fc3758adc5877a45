"""Repeated times: daily, every Friday, twice a week."""

from __future__ import annotations

from ..anchors import Anchors
from ..lexicon import context
from ..sense import Sense, repeated
from .engine import Found, Piece, rule
from .lengths import length_value

PARTS = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}


@rule("(?P<weekday>WEEKDAY) (?: AND (?P<other>WEEKDAY) )? (?P<parts>UNITS)")
def nights(found: Found, at: Anchors) -> list[Piece] | None:
    """Friday nights; Monday and Tuesday nights, which are two sets."""
    part = PARTS.get(found.word("parts"))
    if part is None:
        return None
    last = repeated(f"XXXX-WXX-{found.value('other') or found.value('weekday')}T{part}")
    if not found.has("other"):
        return [Piece(found.begin, found.end, last)]
    first = repeated(f"XXXX-WXX-{found.value('weekday')}T{part}")
    return [Piece(found.begin, found.begin + 1, first), Piece(found.end - 2, found.end, last)]


@rule("(?P<word>REPEATED)")
def adverb(found: Found, at: Anchors) -> Sense | None:
    """daily; not in a name (the Daily Mail), no newspaper (the party's daily, the daily Al-Watan)."""
    word = found.scan.word(found.begin)
    if word.lower() in ("daily", "weekly") and (at.is_noun(found.first_place) or _is_named(found, at)):
        return None
    if word[0].isupper() and (
        found.scan.word(found.end)[:1].isupper() or not at.token(found.scan.spans[found.begin][0]).is_sent_start
    ):
        return None
    return repeated(found.value("word"))


def _is_named(found: Found, at: Anchors) -> bool:
    """True where a name follows, as a newspaper's behind "the daily"."""
    after = found.scan.word(found.end)
    return found.scan.has_capitals and after[:1].isupper() and at.is_noun(found.scan.spans[found.end][0])


@rule(
    "(?P<every>EVERY) (?P<unit>UNIT)",
    "(?P<every>EVERY) (?P<many>COUNT|COUPLE|VAGUE) (?P<unit>UNIT_NAME)",
    "(?P<every>EVERY) (?P<weekday>WEEKDAY)",
    "(?P<every>EVERY) (?P<part>PART)",
    "(?P<every>EVERY) (?P<month>MONTHS)",
    "(?P<every>EVERY) (?P<season>SEASON)",
    "(?P<weekday>WEEKDAYS)",
    "TIMES (?P<times>A | PER) (?P<unit>UNIT)",
    "(?P<per>PER) (?P<unit>UNIT)",
)
def every(found: Found, at: Anchors) -> Sense | None:
    """every two weeks, each Friday, on Mondays, twice a day."""
    groups = found.match.re.groupindex
    if "weekday" in groups:
        return repeated(f"XXXX-WXX-{found.value('weekday')}")
    if "part" in groups:
        return repeated(f"XXXX-XX-XXT{found.value('part')}")
    if "month" in groups:
        return repeated(f"XXXX-{found.value('month'):02}")
    if "season" in groups:
        return repeated(f"XXXX-{found.value('season')}")
    unit = found.value("unit")
    if "per" in groups and unit in ("second", "minute", "hour") and found.word_before in context("speeds", "units"):
        return None
    count: float | None = found.value("every") if "every" in groups else 1
    if "many" in groups:
        count = found.number("many")
    return repeated(length_value(count, unit))
