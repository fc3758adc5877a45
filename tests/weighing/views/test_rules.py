"""One set of accounts, several tables: what each rule takes, and from which claims."""

from __future__ import annotations

import pytest

from reportedly.errors import BadOption
from reportedly.model import Account, Incident, Origin, Weighed
from reportedly.weighing.views import rows, rule_named, sensitivity, sides
from reportedly.weighing.views.told import HowMany, Told, When, Where, Who

DAY = When(earliest="2024-05-02", latest="2024-05-02")
MONTH = When(earliest="2024-05-01", latest="2024-05-31")
TOWN = Where(name="Menaka", geonames=1, country="ML", precision="town")
REGION = Where(name="Ménaka Region", geonames=2, country="ML", precision="province")
FRONT = Who(names=("Azawagh Front",), keys=("n:front",), named=True)
GUNMEN = Who(names=("gunmen",), keys=("n:gunmen",), named=False)


def killed(low, high=None, approximate=False):
    return HowMany(low=low, high=low if high is None else high, approximate=approximate)


def told(ref, denied=False, **values):
    return Told(
        ref=ref, type="ASSAULT", voice="x", factuality="CT-" if denied else "CT+", reality="actual", denied=denied,
        values=values,
    )  # fmt: skip


def account(origin, *claims, side="third"):
    return Account(
        origin=Origin(id=origin, name=origin), side=side, documents=(), claims=claims, texts=1, arithmetic=""
    )


def incident(*accounts, grade="fair", id="i1"):
    claims = tuple(ref for one in accounts for ref in one.claims)
    return Incident(
        id=id, type="ASSAULT", claims=claims, accounts=accounts, agreed={}, disputed=(), grade=grade, why="",
        would_change="",
    )  # fmt: skip


CLAIMS = {
    one.ref: one
    for one in (
        told("d1#c1", time=DAY, place=TOWN, actor=GUNMEN, killed=killed(5)),
        told("d2#c1", time=DAY, place=REGION, actor=GUNMEN, killed=killed(9)),
        told("d3#c1", time=MONTH, place=REGION, actor=FRONT, killed=killed(20, approximate=True)),
        told("d4#c1", time=MONTH, place=REGION, killed=killed(5)),
        told("d5#c1", denied=True, actor=FRONT, killed=killed(0)),
    )
}
INCIDENT = incident(
    account("wire", "d1#c1", "d4#c1"),
    account("radio", "d2#c1"),
    account("ministry", "d3#c1", side="Malian army"),
    account("front", "d5#c1", side="Azawagh Front"),
)
WEIGHED = Weighed(incidents=(INCIDENT,))


def row(rule, weighed=WEIGHED):
    (only,) = rows(weighed, CLAIMS, rule_named(rule))
    return only


@pytest.mark.parametrize(
    ("rule", "field", "value", "claims"),
    [
        ("conservative", "killed", killed(5), ("d1#c1", "d4#c1")),
        ("representative", "killed", killed(9), ("d2#c1",)),  # 5, 9 and 20 of one origin each: the median
        ("informative", "killed", killed(5), ("d1#c1", "d4#c1")),  # exact, of no party; 5 and 9: the lower median
        ("one-side:malian army", "killed", killed(20, approximate=True), ("d3#c1",)),
        ("representative", "place", REGION, ("d2#c1", "d3#c1", "d4#c1")),  # three origins against one
        ("informative", "place", TOWN, ("d1#c1",)),
        ("representative", "time", DAY, ("d1#c1", "d2#c1")),  # two origins each: the more exact
        ("representative", "actor", GUNMEN, ("d1#c1", "d2#c1")),
    ],
)
def test_what_a_rule_takes(rule, field, value, claims):
    picked = row(rule).values[field]
    assert (picked.value, picked.claims) == (value, claims)


def test_what_a_claim_denies_gives_no_value():
    assert all("d5#c1" not in picked.claims for picked in row("conservative").values.values())
    assert row("representative").origins == 3


def test_the_conservative_rule_leaves_weak_and_contested_incidents_out():
    for grade, there in (("confirmed", 1), ("fair", 1), ("weak", 0), ("contested", 0), ("discounted", 0)):
        weighed = Weighed(incidents=(incident(account("wire", "d1#c1"), grade=grade),))
        assert len(list(rows(weighed, CLAIMS, rule_named("conservative")))) == there


def test_a_side_that_only_denies_tells_no_event():
    assert list(rows(WEIGHED, CLAIMS, rule_named("one-side:Azawagh Front"))) == []


def test_all_claims_gives_a_row_for_each_claim_denials_too():
    table = list(rows(WEIGHED, CLAIMS, rule_named("all-claims")))
    assert [(one.claims, one.incident) for one in table] == [((ref,), "i1") for ref in CLAIMS]
    assert table[4].claim.factuality == "CT-"


def test_a_side_that_nobody_is_on_is_refused_with_those_there_are():
    with pytest.raises(BadOption, match="Azawagh Front, Malian army"):
        list(rows(WEIGHED, CLAIMS, rule_named("one-side:Nahr Brigade")))
    assert list(sides(WEIGHED)) == ["Azawagh Front", "Malian army"]


def test_an_unknown_rule_is_refused():
    with pytest.raises(BadOption, match="no rule 'best'"):
        rule_named("best")


def test_sensitivity_counts_weeks_places_and_parties_by_rule():
    names = ("representative", "informative")
    counts = sensitivity({name: rows(WEIGHED, CLAIMS, rule_named(name)) for name in names})
    table = {
        (one.by, one.value): [(one.rules[name].events, one.rules[name].killed) for name in names] for one in counts
    }
    assert table == {
        ("all", "events"): [(1, 9), (1, 5)],
        ("week", "2024-04-29"): [(1, 9), (1, 5)],
        ("place", "Ménaka Region (ML)"): [(1, 9), (0, 0)],
        ("place", "Menaka (ML)"): [(0, 0), (1, 5)],
        ("party", "gunmen"): [(1, 9), (1, 5)],
    }
