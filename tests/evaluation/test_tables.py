"""Tables by type and group."""

from __future__ import annotations

from collections import Counter

from reportedly.evaluation.scorers import events
from reportedly.evaluation.scorers.records import tables
from reportedly.evaluation.scorers.records.tally import Tally


def test_events_are_told_by_type_and_by_what_they_were_read_as():
    gold = {"plover": "ASSAULT", "source": [0, 6], "target": None}
    summed = Counter()
    for kind in ("ASSAULT", "COERCE"):
        summed.update(events.counts(gold, {"events": [{"plover_type": kind, "source_span": [0, 6]}]}, ""))
    summed.update(events.counts(gold, {"events": []}, ""))
    by_type, confused = events.tables(summed)
    assert by_type.rows == (("ASSAULT", 3, 1, 1, 1.0, 1 / 3, 0.5),)
    assert confused.columns == ("gold", "ASSAULT", "COERCE", "-")
    assert confused.rows == (("ASSAULT", 1, 1, 1),)


def test_claims_are_told_by_quote_with_recall_of_golds_and_precision_of_what_was_read():
    tally = Tally()
    for group, part in (("direct", "gold"), ("indirect", "read"), ("direct", "gold_right"), ("indirect", "read_right")):
        tally.grouped({"quote": group}, part)
    tally.grouped({"quote": "indirect"}, "read")
    table = next(one for one in tables(tally.counts) if one.columns[0] == "quote")
    assert table.rows == (("direct", 1, 0, 0.0, 1.0, 0.0), ("indirect", 0, 2, 0.5, 0.0, 0.0))
