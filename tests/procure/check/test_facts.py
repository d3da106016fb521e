"""Rates, throughputs, ports and pools."""

from dataclasses import replace
from typing import Any

import pytest

from procure.demand import Pool, PoolMember, Readiness, Throughput
from procure.project import Project
from procure.units import Rate
from tests.builders import START, D, chip
from tests.procure.check.cases import found, only, priced, sound


def test_impossible_rates_and_throughputs_stop_planning() -> None:
    """A currency is worth something, and no chip does less than nothing."""
    worthless = replace(sound(), rates=(Rate(currency="EUR", rate=D(0), on=START),))
    assert only(worthless, "stop").key == "rate-not-positive"
    slow = Throughput(chip="h100", workload="chat", value=D(-1))
    assert "throughput-negative" in found(replace(sound(), throughputs=(slow,)))


def test_a_currency_of_offers_without_a_rate_is_said() -> None:
    """Its offers are left out."""
    problem = only(priced(currency="EUR"), "warn")
    assert (problem.key, problem.where) == ("rate-missing", ("rates", "EUR"))


def ported(**fields: Any) -> Project:
    """Make a sound project in which one more chip's stack needs a port."""
    known: dict[str, Any] = {
        "stack": "ROCm",
        "workload": "chat",
        "status": "port",
        "porting_cost": D(5),
        "weeks": D(8),
        "efficiency": D("0.9"),
    }
    made = sound()
    chips = (*made.chips, chip("MI300X", "AMD", stack="ROCm"))
    return replace(made, chips=chips, readiness=(Readiness(**(known | fields)),))


@pytest.mark.parametrize("field", ["porting_cost", "weeks", "efficiency"])
def test_a_port_of_which_something_is_unknown_is_said(field: str) -> None:
    """It cannot be planned; nobody takes what is unknown for nothing."""
    assert not found(ported())
    problem = only(ported(**{field: None}), "warn")
    assert problem.key == "port-unknown"
    assert problem.where == ("readiness", "ROCm", "chat", field)


def test_ports_that_nobody_needs_are_not_asked_about() -> None:
    """A stack that no chip has, and what needs no port."""
    unknown = {"porting_cost": None, "weeks": None, "efficiency": None}
    assert not found(ported(stack="Other", **unknown))
    assert not found(ported(status="never", **unknown))
    assert not found(ported(status="ready", **unknown))


@pytest.mark.parametrize(
    ("field", "value"),
    [("porting_cost", D(-1)), ("weeks", D(-1)), ("weeks", D(10) ** 9), ("efficiency", D("1.1"))],
)
def test_an_impossible_figure_of_a_port_stops_planning(field: str, value: object) -> None:
    """A part is at most the whole, and a hundred years are no plan."""
    problem = only(ported(**{field: value}), "stop")
    assert problem.key == "port-figure"
    assert problem.where == ("readiness", "ROCm", "chat", field)


def pooled(*members: PoolMember, per_period: int = 5) -> Project:
    """Make a sound project with a pool."""
    pool = Pool(id="p", name="P", unit="wafers", per_period=D(per_period), members=members)
    return replace(sound(), pools=(pool,))


OFFER = PoolMember(offer="o", weight=D(1))
CHIP = PoolMember(chip="h100", weight=D("0.5"))


def test_a_whole_pool_has_no_problem() -> None:
    """An offer and a chip may take of it side by side."""
    assert not found(pooled(OFFER, CHIP))


@pytest.mark.parametrize(
    ("key", "members"),
    [
        ("pool-member", (replace(OFFER, chip="h100"),)),
        ("pool-member", (PoolMember(weight=D(1)),)),
        ("pool-figure", (replace(OFFER, weight=D(-1)),)),
        ("pool-member-twice", (OFFER, CHIP, OFFER)),
    ],
)
def test_a_member_that_cannot_be_stops_planning(key: str, members: tuple[PoolMember]) -> None:
    """A member is one thing, once, and takes nothing or more."""
    problem = only(pooled(*members), "stop")
    assert (problem.key, problem.where) == (key, ("pools", "p", "members"))


def test_a_pool_of_less_than_nothing_stops_planning() -> None:
    """What may arrive in a period is zero or more."""
    made = pooled(OFFER, per_period=-1)
    assert found(made)["pool-figure"].where == ("pools", "p", "per_period")
    assert found(made)["limit-negative"].where == ("limits", "pool.p")


def test_a_pool_that_limits_less_than_it_says_is_said() -> None:
    """No member, or an offer that went with an older price list."""
    assert only(pooled(), "warn").key == "pool-empty"
    assert only(pooled(PoolMember(offer="gone", weight=D(1))), "warn").key == "pool-offer-unknown"
