"""What a claim tells, as it is weighed."""

from __future__ import annotations

import reportedly
from reportedly.weighing import weigh
from reportedly.weighing.telling import tellings


def test_counts_of_different_people_are_added_up():
    (one,) = tellings(reportedly.read_text("Gunmen killed six soldiers and two drivers near Kutum on Monday."))
    assert one.counts == (("killed", 8, 8, "unknown"),)


def test_a_headline_has_the_word_of_whoever_tells_it_below():
    record = reportedly.read_text(
        "Blast kills two in Kutum\n\n"
        "KUTUM, 3 May 2021 (Nile Press) - A blast killed two people in Kutum on Sunday, residents said.\n"
    )
    (incident,) = weigh([record]).incidents
    assert [(account.origin.name, len(account.claims)) for account in incident.accounts] == [("residents", 2)]
