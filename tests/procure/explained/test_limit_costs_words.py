"""What a limit costs reads like a sentence, in the limit's own unit."""

from decimal import Decimal

import pytest

from procure.demand import Pool
from procure.explained.effect import NO_PLAN, Effect, Interval
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.limit_costs_words import told
from procure.scenario import Limit
from tests.builders import D, catalog, demand, offer, project, scenario

SAVES = Effect(outcome="plan", cost=Interval(low=D(-352_000), high=D(-310_000)))
NOTHING = Effect(outcome="plan", cost=Interval(low=D(0), high=D(0)))


def said(limit: Limit, cost: LimitCost, most: Decimal | None = None) -> str:
    """Tell the cost of a limit in a small project."""
    made = project(
        [catalog("North", offer("cheap", "h100", 100))],
        scenario(demand(10), limits=(limit,)),
        pools=(Pool(id="hbm", name="HBM", unit="GB", per_period=D(10), members=()),),
    )
    return told(made, made.scenarios[0], cost, most)


@pytest.mark.parametrize(
    ("limit", "cost", "sentence"),
    [
        (
            Limit(family="budget", value=D(1_000_000)),
            LimitCost(
                key="budget",
                value=D(1_000_000),
                looser=Step(value=D(1_010_000), by=D(10_000), effect=SAVES),
                tighter=Step(value=D(990_000), by=D(10_000), effect=NO_PLAN),
            ),
            (
                "Budget, whole horizon (USD 1,000,000): USD 10,000 more saves USD 310,000 to "
                "USD 352,000; USD 10,000 less leaves no plan at all."
            ),
        ),
        (
            Limit(family="share", by="maker", subject="NVIDIA", bound="minimum", value=D("0.6")),
            LimitCost(
                key="share.maker.NVIDIA.minimum",
                value=D("0.6"),
                looser=Step(value=D("0.59"), by=D("0.01"), effect=SAVES),
                tighter=Step(value=D("0.61"), by=D("0.01"), effect=NOTHING, solved=False),
            ),
            (
                "Share of NVIDIA (maker) at least (60 %): 1 percentage point less saves "
                "USD 310,000 to USD 352,000; 1 percentage point more leaves the plan as it is: it "
                "keeps to that already."
            ),
        ),
        (
            Limit(family="lead_time", value=D(6)),
            LimitCost(
                key="lead_time",
                value=D(6),
                looser=Step(value=D(20), by=D(14), to_next=True, effect=SAVES),
            ),
            (
                "Lead time at most (6 weeks): 14 weeks more (20 weeks, the next at which an offer "
                "comes in) saves USD 310,000 to USD 352,000."
            ),
        ),
        (
            Limit(family="suppliers", value=D(2)),
            LimitCost(
                key="suppliers.maximum",
                value=D(2),
                tighter=Step(value=D(1), by=D(1), effect=NO_PLAN),
            ),
            "Number of suppliers at most (2 suppliers): 1 supplier less leaves no plan at all.",
        ),
        (
            Limit(family="pool", subject="hbm"),
            LimitCost(
                key="pool.hbm",
                value=D(10),
                looser=Step(value=D(11), by=D(1), effect=NOTHING),
            ),
            "Shared supply: HBM (10 GB): 1 GB more changes nothing.",
        ),
        (
            Limit(family="power", subject="here", value=D("8.5")),
            LimitCost(
                key="power.here",
                value=D("8.5"),
                looser=Step(value=D("9.5"), by=D(1), effect=NOTHING),
            ),
            "Power at Here (8.5 kW): 1 kW more changes nothing.",
        ),
        (
            Limit(family="racks", subject="here", value=D("1.5")),
            LimitCost(
                key="racks.here",
                value=D("1.5"),
                tighter=Step(value=D("0.5"), by=D(1), effect=NOTHING),
            ),
            "Racks at Here (1.5 racks): 1 rack less changes nothing.",
        ),
        (
            Limit(family="supply"),
            LimitCost(key="supply", looser=Step(effect=SAVES)),
            "Suppliers' stated supply: switching it off saves USD 310,000 to USD 352,000.",
        ),
        (
            Limit(family="quantity", by="chip", subject="h100", value=D(0)),
            LimitCost(key="quantity.chip.h100.maximum", value=D(0)),
            "Chips H100 at most (0 chips): it can be no looser and no tighter.",
        ),
    ],
)
def test_a_limit_is_told_with_its_steps(limit: Limit, cost: LimitCost, sentence: str) -> None:
    """The steps, the way that they go, and what they do."""
    assert said(limit, cost) == sentence


def test_what_is_served_is_a_part_of_all_that_is_asked_for() -> None:
    """Where serving comes first, steps are told in percentage points."""
    step = Step(
        value=D(110),
        by=D(10),
        effect=Effect(outcome="plan", unserved=Interval(low=D("-0.2"), high=D("-0.2"))),
    )
    cost = LimitCost(key="budget", value=D(100), looser=step)
    assert said(Limit(family="budget", value=D(100)), cost, D(2)) == (
        "Budget, whole horizon (USD 100): USD 10 more serves 10.00 percentage points more of what "
        "is asked for."
    )


def test_a_limit_that_is_gone_is_told_by_its_key() -> None:
    """A scenario that was changed since does not have it; nothing fails."""
    cost = LimitCost(key="suppliers.maximum", value=D(2), looser=Step(effect=NOTHING))
    assert said(Limit(family="supply"), cost).startswith("suppliers.maximum: ")
