"""Each limit has the value that its family needs, and nothing that it does not know."""

from dataclasses import replace
from typing import Any

import pytest

from procure.chips import ExportRule
from procure.demand import Pool, PoolMember
from procure.scenario import Limit
from tests.builders import START, D
from tests.procure.check.cases import HERE, REGION, found, limited, only, sound

FAULTS: dict[str, tuple[Limit, ...]] = {
    "limit-no-value": (
        Limit(family="budget"),
        Limit(family="lead_time"),
        Limit(family="suppliers"),
        Limit(family="quantity", by="chip", subject="h100"),
        Limit(family="share", by="maker", subject="NVIDIA"),
        Limit(family="racks", subject="here"),
        Limit(family="pool", subject="gone"),
    ),
    "limit-negative": (
        Limit(family="budget", value=D(-1)),
        Limit(family="eligibility", value=D(-1)),
        Limit(family="racks", subject="here", value=D(-1)),
    ),
    "limit-no-minimum": (
        Limit(family="budget", bound="minimum", value=D(1)),
        Limit(family="racks", subject="here", bound="minimum", value=D(1)),
        Limit(family="eligibility", bound="minimum"),
    ),
    "limit-field": (
        Limit(family="lead_time", subject="S", value=D(3)),
        Limit(family="budget", by="maker", value=D(3)),
        Limit(family="budget", of="chips", value=D(3)),
        Limit(family="share", by="maker", subject="NVIDIA", period=0, value=D("0.5")),
        Limit(family="suppliers", subject="S", value=D(3)),
        Limit(family="suppliers", lines="capital", value=D(3)),
        Limit(family="quantity", by="chip", subject="h100", carry_over=True, value=D(3)),
        Limit(family="quantity", by="chip", subject="h100", of="chips", value=D(3)),
        Limit(family="racks", subject="here", year=2024, value=D(3)),
        Limit(family="eligibility", subject="h100"),
        Limit(family="supply", subject="S"),
    ),
    "limit-switch-value": (Limit(family="supply", value=D(3)),),
    "limit-not-whole": (
        Limit(family="suppliers", value=D("1.5")),
        Limit(family="quantity", by="chip", subject="h100", value=D("0.5")),
    ),
    "limit-weeks": (Limit(family="eligibility", value=D(10**9)),),
    "limit-period": (
        Limit(family="budget", period=2, value=D(1)),
        Limit(family="budget", period=-1, value=D(1)),
    ),
    "limit-period-and-year": (Limit(family="budget", period=1, year=2024, value=D(1)),),
    "limit-carry-over": (Limit(family="budget", carry_over=True, value=D(1)),),
    "share-of-nothing": (
        Limit(family="share", value=D("0.5")),
        Limit(family="share", by="stack", value=D("0.5")),
    ),
    "share-of-offer": (Limit(family="share", by="offer", subject="o", value=D("0.5")),),
    "share-served-supplier": (
        Limit(family="share", of="served", by="supplier", subject="S", value=D("0.5")),
    ),
    "share-over-whole": (
        Limit(family="share", by="maker", subject="NVIDIA", value=D(60)),
        Limit(family="share", of="served", by="chip", subject="h100", value=D(2)),
    ),
    "quantity-of-nothing": (
        Limit(family="quantity", value=D(1)),
        Limit(family="quantity", by="maker", subject="NVIDIA", value=D(1)),
        Limit(family="quantity", by="offer", value=D(1)),
    ),
}


@pytest.mark.parametrize(
    ("key", "limit"), [(key, limit) for key, limits in FAULTS.items() for limit in limits]
)
def test_faults_of_a_limit_stop_planning(key: str, limit: Limit) -> None:
    """A limit that says nothing, too much or what cannot be stops planning, at its row."""
    problem = found(limited(limit))[key]
    assert (problem.severity, problem.where) == ("stop", ("limits", limit.key))


@pytest.mark.parametrize(
    ("key", "limit"),
    [
        ("share-unknown", Limit(family="share", by="maker", subject="Nobody", value=D("0.5"))),
        ("share-unknown", Limit(family="share", by="supplier", subject="T", value=D("0.5"))),
        ("share-unknown", Limit(family="share", by="stack", subject="ROCm", value=D("0.5"))),
        ("share-unknown", Limit(family="share", by="chip", subject="H100", value=D("0.5"))),
        ("quantity-unknown", Limit(family="quantity", by="offer", subject="gone", value=D(1))),
        ("quantity-unknown", Limit(family="quantity", by="chip", subject="gone", value=D(1))),
        ("limit-year", Limit(family="budget", year=2025, value=D(1))),
        ("limit-year", Limit(family="budget", year=2022, value=D(1))),
    ],
)
def test_limits_of_what_is_not_there_are_said(key: str, limit: Limit) -> None:
    """They do not stop planning: the price list may come, the horizon may grow."""
    problem = only(limited(limit), "warn")
    assert (problem.key, problem.where) == (key, ("limits", limit.key))


@pytest.mark.parametrize(("month", "years"), [(1, {2024}), (4, {2023, 2024}), (7, {2023})])
def test_a_fiscal_year_holds_the_periods_that_start_in_it(month: int, years: set[int]) -> None:
    """The first half of 2024 lies in the years that the fiscal month makes of it."""
    for year in (2022, 2023, 2024, 2025):
        own = Limit(family="budget", year=year, value=D(1), lines="capital", carry_over=True)
        keys = found(sound(limits=(own,), fiscal_month=month)).keys()
        assert keys == (set() if year in years else {"limit-year"})


SOUND = (
    Limit(family="budget", value=D(1), lines="operating"),
    Limit(family="budget", value=D(1), period=1, carry_over=True),
    Limit(family="lead_time", value=D("1.5")),
    Limit(family="share", by="maker", subject="NVIDIA", value=D(1)),
    Limit(family="share", of="chips", by="supplier", subject="S", value=D(0)),
    Limit(family="share", of="served", by="chip", subject="h100", value=D(1), bound="minimum"),
    Limit(family="suppliers", value=D("2.0"), bound="minimum"),
    Limit(family="quantity", by="offer", subject="o", value=D(5), bound="minimum"),
    Limit(family="quantity", by="chip", subject="h100", value=D(0)),
    Limit(family="power", subject="here"),
    Limit(family="eligibility"),
    Limit(family="eligibility", value=D("6.5")),
    Limit(family="supply", on=False),
)


@pytest.mark.parametrize("limit", SOUND, ids=lambda limit: limit.key)
def test_limits_that_are_whole_have_no_problem(limit: Limit) -> None:
    """Every family is accepted with what it needs, and nothing is said of it."""
    assert not found(limited(limit))


def test_racks_and_pools_without_a_figure_take_the_things_own() -> None:
    """An empty value is none only where the site or the pool has none either."""
    pool = Pool(
        id="p",
        name="P",
        unit="wafers",
        per_period=D(1),
        members=(PoolMember(offer="o", weight=D(1)),),
    )
    made = limited(Limit(family="racks", subject="here"), Limit(family="pool", subject="p"))
    made = replace(made, sites=(replace(HERE, racks=D(4)), REGION), pools=(pool,))
    assert found(made).keys() == {"offers-racks-unknown"}


def test_a_limit_that_is_off_is_not_looked_at() -> None:
    """A switched-off limit may be half entered."""
    assert not found(limited(Limit(family="budget", on=False)))


def test_limits_that_hold_by_default_are_looked_at() -> None:
    """Export rules need no value: they exclude what needs a licence."""
    rule = ExportRule(country="CN", start=START, status="banned")
    made = sound()
    chips = tuple(replace(chip, export_rules=(rule,)) for chip in made.chips)
    assert not found(replace(made, chips=chips))


def _pair(low: str, high: str, **fields: Any) -> tuple[Limit, Limit]:
    return (
        Limit(**fields, bound="minimum", value=D(low)),
        Limit(**fields, bound="maximum", value=D(high)),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"family": "suppliers"},
        {"family": "quantity", "by": "offer", "subject": "o"},
        {"family": "quantity", "by": "chip", "subject": "h100"},
        {"family": "share", "by": "maker", "subject": "NVIDIA"},
        {"family": "share", "by": "chip", "subject": "h100", "of": "served"},
    ],
)
def test_a_least_above_a_greatest_of_the_same_thing_stops(fields: dict[str, Any]) -> None:
    """No plan can be on both sides; on the line between them one can be."""
    problem = only(limited(*_pair("1", "0", **fields)), "stop")
    assert problem.key == "limits-crossed"
    assert problem.where[1].endswith(".minimum")
    assert not found(limited(*_pair("1", "1", **fields)))


def test_least_and_greatest_of_different_things_do_not_cross() -> None:
    """Spend and chips, a maker and a stack are counted apart."""
    least = Limit(family="share", by="maker", subject="NVIDIA", bound="minimum", value=D(1))
    most = Limit(family="share", of="chips", by="maker", subject="NVIDIA", value=D("0.2"))
    assert not found(limited(least, most))


@pytest.mark.parametrize("of", ["spend", "chips", "served"])
def test_least_shares_above_the_whole_stop(of: Any) -> None:
    """The least shares of all makers are parts of one whole, of whatever it is the whole."""

    def floor(subject: str, part: str, by: Any = "maker") -> Limit:
        return Limit(family="share", of=of, by=by, subject=subject, bound="minimum", value=D(part))

    keys = {
        "spend": "shares-over-whole-spend",
        "chips": "shares-over-whole-chips",
        "served": "shares-over-whole-served",
    }
    over = found(limited(floor("NVIDIA", "0.6"), floor("AMD", "0.5")))
    assert over[keys[of]].severity == "stop"
    whole = found(limited(floor("NVIDIA", "0.6"), floor("AMD", "0.4")))
    assert keys[of] not in whole
    apart = found(limited(floor("NVIDIA", "0.6"), floor("h100", "0.6", by="chip")))
    assert keys[of] not in apart
