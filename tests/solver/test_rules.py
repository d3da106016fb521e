"""Limits hold, bind where they say so, and are named where they clash."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.demand import Site, Workload
from procure.errors import InputError
from procure.scenario import Limit, ShortfallPrice
from solver.planner import make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT, plan, reasons, two_workloads, units


def two_makers(**fields: object) -> list[Limit]:
    """Give limits by name."""
    return [Limit(family="share", by="maker", **fields)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bound", "subject", "expected"),
    [("maximum", "NVIDIA", D("0.5")), ("minimum", "AMD", D("0.5"))],
)
def test_shares_of_spend_hold(bound: str, subject: str, expected: Decimal) -> None:
    """A share limit makes the plan buy of the dearer maker, no more than it must."""
    made = project(
        [catalog("S", offer("n", "h100", 100), offer("a", "mi300x", 150))],
        scenario(
            demand(100),
            limits=tuple(two_makers(bound=bound, subject=subject, value=expected)),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )
    found = plan(made)
    spent = {order.offer: order.cost for order in found.orders}
    assert spent == {"n": 600, "a": 600}
    use = next(use for use in found.limits if use.key.startswith("share"))
    assert use.used == D("0.5")
    assert use.binding


def test_a_limit_with_room_does_not_bind() -> None:
    """A limit binds when no further unit fits under it, and not before."""
    made = project(
        [catalog("S", offer("o", "h100", 100))],
        scenario(
            demand(30),
            limits=(
                Limit(family="budget", value=D(400)),
                Limit(family="budget", period=0, value=D(399)),
                Limit(family="power", subject="here", value=D("2.1")),
                Limit(family="share", by="maker", subject="NVIDIA", value=D(1)),
            ),
        ),
    )
    binding = {use.key: use.binding for use in plan(made).limits}
    assert binding == {
        "budget": False,
        "budget.0": True,
        "power.here": True,
        "share.maker.NVIDIA.maximum": True,
        "supply": False,
    }


def test_a_minimum_share_can_ask_for_more_chips_than_demand_does() -> None:
    """An order may be larger than what serves all demand when a share asks for it."""
    made = project(
        [catalog("S", offer("n", "h100", 1000), offer("a", "mi300x", 1))],
        scenario(
            demand(100, workload="chat"),
            demand(1, workload="images"),
            limits=tuple(two_makers(bound="minimum", subject="AMD", value=D("0.5"))),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 100, ("mi300x", "images"): 1},
        workloads=(
            Workload(id="chat", name="Chat", unit="q/s"),
            Workload(id="images", name="Images", unit="q/s"),
        ),
    )
    assert units(plan(made)) == {"n": 1, "a": 1000}


def test_a_budget_that_fits_to_the_cent_is_enough() -> None:
    """A budget of exactly the cost allows the plan; a cent less does not."""
    prices = catalog("S", offer("o", "h100", "33.33"))
    enough = scenario(demand(30), limits=(Limit(family="budget", value=D("99.99")),))
    assert plan(project([prices], enough)).total_cost == D("99.99")
    short = scenario(demand(30), limits=(Limit(family="budget", value=D("99.98")),))
    found = plan(project([prices], short))
    assert found.status == "infeasible"
    assert found.clashes[0].key == "budget"
    assert found.clashes[0].alone


def test_a_budget_holds_after_rounding() -> None:
    """Where rounding each line would exceed the budget by a cent, the plan changes."""
    # Two thirds of a cent are lost on paper: 0.335 rounds to 0.34 in each of two periods.
    made = project(
        [catalog("S", offer("o", "h100", "0.335"))],
        scenario(
            demand(10, 20),
            limits=(Limit(family="budget", value=D("0.67")),),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D("0.01")),),
        ),
    )
    found = plan(made)
    assert found.total_cost is not None
    assert found.total_cost <= D("0.67")


def test_lead_time_limit_keeps_slow_offers_out() -> None:
    """The cheap slow offer is left out with its reason, and the limit binds."""
    made = project(
        [catalog("S", offer("slow", "h100", 10, lead_weeks=D(30)), offer("fast", "h100", 100))],
        scenario(demand(0, 0, 0, 10), limits=(Limit(family="lead_time", value=D(20)),)),
    )
    found = plan(made)
    assert units(found) == {"fast": 1}
    assert reasons(found) == {"slow": "left-out-lead-limit"}
    assert next(use for use in found.limits if use.key == "lead_time").binding


def test_lead_time_limit_does_not_bind_for_an_offer_that_arrives_too_late_anyway() -> None:
    """An offer that another reason keeps out says nothing about the limit."""
    made = project(
        [catalog("S", offer("late", "h100", 10, lead_weeks=D(90)), offer("fast", "h100", 100))],
        scenario(demand(0, 0, 0, 10), limits=(Limit(family="lead_time", value=D(20)),)),
    )
    found = plan(made)
    assert reasons(found) == {"late": "left-out-too-late"}
    assert not next(use for use in found.limits if use.key == "lead_time").binding


def test_p90_plans_with_the_longer_lead_time() -> None:
    """The scenario says which lead time plans."""
    late = offer("o", "h100", 10, lead_weeks=D(4), lead_weeks_p90=D(20))
    quoted = plan(project([catalog("S", late)], scenario(demand(0, 10))))
    assert quoted.orders[0].usable == 1
    p90 = plan(project([catalog("S", late)], scenario(demand(0, 10), lead_time="p90")))
    assert p90.status == "infeasible"


def test_supply_limits_count_in_the_period_of_arrival() -> None:
    """Two a quarter and three in all: the fourth comes from elsewhere; off, it does not."""
    prices = catalog(
        "S",
        offer("o", "h100", 10, supply_per_period=2, supply_total=3),
        offer("other", "h100", 1000),
    )
    asked = scenario(demand(20, 40))
    assert units(plan(project([prices], asked))) == {"o": 3, "other": 1}
    free = replace(asked, limits=(Limit(family="supply", on=False),))
    assert units(plan(project([prices], free))) == {"o": 4}


def test_a_minimum_above_the_supply_is_no_order() -> None:
    """An offer whose smallest order cannot be delivered is left out, unless supply is off."""
    prices = catalog(
        "S", offer("o", "h100", 10, moq=5, supply_total=3), offer("other", "h100", 1000)
    )
    found = plan(project([prices], scenario(demand(10))))
    assert units(found) == {"other": 1}
    assert reasons(found) == {"o": "left-out-minimum-over-supply"}
    free = scenario(demand(10), limits=(Limit(family="supply", on=False),))
    assert units(plan(project([prices], free))) == {"o": 5}


def test_power_limits_every_site_and_period() -> None:
    """Chips beyond a site's power go to the other site, where anybody may be served."""
    sites = (
        Site(id="small", name="Small", country="US", power_kw=D("1.4"), pue=D(1)),
        Site(id="large", name="Large", country="US", power_kw=D(70), pue=D(1)),
    )
    made = project(
        [catalog("S", offer("o", "h100", 10))],
        scenario(demand(20, site="small"), demand(30)),
        sites=sites,
    )
    found = plan(made)
    placed = {one.site: one.units for one in found.placements}
    assert placed == {"small": 2, "large": 3}
    over = scenario(demand(30, site="small"))
    found = plan(project(made.catalogs, over, sites=sites))
    assert found.status == "infeasible"
    assert found.clashes[0].key == "power.small"
    off = replace(over, limits=(Limit(family="power", subject="small", on=False),))
    assert plan(project(made.catalogs, off, sites=sites)).status == "optimal"


def test_whole_nodes_are_not_split_over_sites() -> None:
    """Four chips are needed at each of two sites: that takes two nodes of eight."""
    sites = tuple(
        Site(id=name, name=name, country="US", power_kw=D(100), pue=D(1)) for name in ("a", "b")
    )
    made = project(
        [catalog("S", offer("node", "h100", 100, count=8))],
        scenario(demand(40, site="a"), demand(40, site="b")),
        sites=sites,
    )
    assert units(plan(made)) == {"node": 2}


def test_rented_chips_serve_only_while_rented_and_only_from_their_region() -> None:
    """Rent ends with its term; a supplier's region serves demand that may go anywhere."""
    region = Site(id="region", name="Region", country="US", supplier="Cloud")
    own = Site(id="here", name="Here", country="US", power_kw=D(10), pue=D(1))
    rent = catalog("Cloud", offer("o", "h100", 1, kind="rent"))
    found = plan(project([rent], scenario(demand(10, 10)), sites=(own, region)))
    assert [(order.period, order.until) for order in found.orders] == [(0, 1), (1, 2)]
    assert {one.site for one in found.placements} == {"region"}
    at_home = plan(project([rent], scenario(demand(10, site="here")), sites=(own, region)))
    assert at_home.status == "infeasible"


@pytest.mark.parametrize("supply", [None, 10**9])
def test_a_share_of_a_large_plan_is_not_called_impossible(supply: int | None) -> None:
    """A share may ask for a hundred thousand times the chips that their work needs."""
    made = two_workloads(
        offer("n", "h100", 30_000), offer("a", "mi300x", 30_000, supply_total=supply)
    )
    share = two_makers(bound="minimum", subject="AMD", value=D("0.1"))
    asked = scenario(demand(10_000_000), demand(10, workload="images"), limits=tuple(share))
    found = make_plan(made, asked, EXACT)
    assert found.status == "optimal"
    assert units(found) == {"n": 1_000_000, "a": 111_112}


def test_a_budget_of_a_period_beyond_any_calendar_is_refused() -> None:
    """The sentence names the period by its number."""
    far = Limit(family="budget", period=10**9, value=D(5))
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(10), limits=(far,)))
    with pytest.raises(InputError, match="1000000000"):
        plan(made)
