"""Figures against an offer are set beside the orders whose place it could take, limit by limit."""

from decimal import Decimal
from typing import Any

import pytest

from procure.demand import Pool, PoolMember, Site
from procure.explained.offer_cases import WhyNot
from procure.project import Project
from procure.scenario import Limit
from solver.explain.asker import Asker
from solver.explain.offer_cases import offer_cases
from solver.planner import Options, make_plan
from tests.builders import D, asking, catalog, chip, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))
SITES = (
    Site(id="here", name="Here", country="US", power_kw=D(10_000), pue=D(1)),
    Site(id="region", name="Region", country="US", supplier="T"),
)


def reasons(made: Project, name: str = "other") -> dict[str, WhyNot]:
    """Give the reasons against an offer by kind; of limits by their key."""
    asked = made.scenarios[0]
    plan = make_plan(made, asked, EXACT)
    (case,) = offer_cases(Asker(made, asked, plan, EXACT), {name})
    assert not case.units, plan.orders
    return {one.limit or one.kind: one for one in case.why_not}


def two(*limits: Limit, **fields: Any) -> Project:
    """Make a project in which a limit keeps the cheaper chip of another maker out."""
    return project(
        [
            catalog("S", offer("used", "h100", 100)),
            catalog("T", offer("other", "mi300x", 90, count=1)),
        ],
        scenario(demand(50), limits=limits),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        **fields,
    )


def test_without_the_limit_the_cheaper_one_is_used() -> None:
    """So that the tests below show what the limit does."""
    plan = make_plan(two(), two().scenarios[0], EXACT)
    assert [order.offer for order in plan.orders] == ["other"]


@pytest.mark.parametrize(
    ("limit", "needs", "planned"),
    [
        (Limit(family="share", by="maker", subject="AMD", value=D(0)), 1, 0),
        (Limit(family="share", by="supplier", subject="T", value=D(0)), 1, 0),
        (Limit(family="share", of="chips", by="chip", subject="mi300x", value=D(0)), 1, 0),
        (Limit(family="share", of="served", by="maker", subject="AMD", value=D(0)), 1, 0),
        (Limit(family="quantity", by="chip", subject="mi300x", value=D(0)), "0.1", 0),
        (Limit(family="quantity", by="offer", subject="other", value=D(0)), "0.1", 0),
        (Limit(family="pool", subject="hbm"), "0.2", "0.1"),
    ],
)
def test_a_limit_that_binds_is_named_with_what_each_takes(
    limit: Limit, needs: object, planned: object
) -> None:
    """In the limit's unit for a unit of throughput; a part of 1 for a share."""
    members = (PoolMember(chip="mi300x", weight=D(2)), PoolMember(offer="used", weight=D(1)))
    pool = Pool(id="hbm", name="Memory", unit="stacks", per_period=D(5), members=members)
    made = two(limit, pools=(pool,) if limit.family == "pool" else ())
    found = reasons(made)[limit.key]
    assert (found.kind, found.certainty) == ("limit", "figures")
    assert (found.needs, found.planned) == (D(str(needs)), D(str(planned)))
    assert found.compared[0].offer == "used"


def test_one_supplier_more_than_may_be() -> None:
    """The number of suppliers binds, and this one would be another."""
    made = two(
        Limit(family="suppliers", value=D(1)),
        Limit(family="quantity", by="chip", subject="h100", bound="minimum", value=D(1)),
    )
    assert reasons(made)["suppliers.maximum"].needs == 1


def test_a_budget_counts_the_cash_of_its_own_window() -> None:
    """Rented chips cost more in the first period, and less in the end."""
    offers = (
        catalog("S", offer("used", "h100", 1000, deposit=D(0), lead_weeks=D(13))),
        catalog("T", offer("other", "h100", 500, deposit=D(1), lead_weeks=D(13))),
    )
    limit = Limit(family="budget", value=D(400), period=0)
    made = project(offers, scenario(demand(0, 10), limits=(limit,)))
    found = reasons(made)["budget.0"]
    assert (found.needs, found.planned) == (D(50), D(0))


def test_energy_counts_in_a_budget_for_operating_cost() -> None:
    """By the site's price, for all periods at work."""
    site = Site(id="here", name="Here", country="US", pue=D(1), energy_price=D(1), power_kw=D(1000))
    offers = (
        catalog("S", offer("used", "h100", 9000, kw_per_unit=D(1))),
        catalog("T", offer("other", "h100", 100, kw_per_unit=D(2))),
    )
    hours = 24 * 91
    limit = Limit(family="budget", lines="operating", value=D(hours))
    made = project(offers, scenario(demand(10), limits=(limit,)), sites=(site,))
    found = reasons(made)["budget.operating"]
    assert (found.needs, found.planned) == (D(hours) * 2 / 10, D(hours) / 10)


def test_every_order_whose_place_it_could_take_is_looked_at() -> None:
    """Shown is the one beside which it does best: the rent of the last period."""
    rent = offer("rent", "h100", "0.05", kind="rent", hosted_by="supplier")
    offers = (
        catalog("S", offer("used", "h100", 100, supply_total=1)),
        catalog("T", rent, offer("other", "mi300x", 140)),
    )
    made = project(
        offers,
        scenario(demand(10, 10, 20)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        sites=SITES,
    )
    asked = made.scenarios[0]
    plan = make_plan(made, asked, EXACT)
    assert {order.offer for order in plan.orders} == {"used", "rent"}
    (one,) = reasons(made)["dearer"].compared
    assert one.offer == "rent"
    assert one.cost / one.planned == pytest.approx(140 / (D("0.05") * 24 * 92))


def test_what_could_not_be_ready_is_not_set_beside_what_is() -> None:
    """An order that begins before the offer could is none that it could replace."""
    offers = (
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("other", "h100", 10, lead_weeks=D(20))),
    )
    made = project(offers, scenario(demand(10, 10, 10)))
    assert list(reasons(made)) == ["not_ready"]
    grows = asking(made, demand=(demand(10, 10, 20),))
    plan = make_plan(grows, grows.scenarios[0], EXACT)
    assert {order.offer for order in plan.orders} == {"used", "other"}


def test_a_supply_that_ends_bounds_the_order_that_is_compared() -> None:
    """No more than can be delivered is priced, however much the rival does."""
    offers = (
        catalog("S", offer("used", "h100", 100)),
        catalog("T", offer("other", "mi300x", [(1, 150), (4, 110), (9, 10)], supply_total=5)),
    )
    made = project(
        offers,
        scenario(demand(200), limits=(Limit(family="suppliers", value=D(1)),)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )
    (one,) = reasons(made)["dearer"].compared
    assert one.cost / one.planned == pytest.approx(D("1.1"))
