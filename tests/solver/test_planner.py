"""What a plan is and says: published cases, statuses, limits, the bound."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.chips import ExportRule
from procure.demand import Readiness, Site, Workload
from procure.errors import InputError
from procure.offers import Commitment, Content, Offer
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from procure.storage import adapter
from procure.units import Horizon, Rate
from procure.words import sentence
from solver import planner
from solver.engine import Run
from solver.extract import whole_units
from solver.model import Model
from solver.planner import Options, make_plan
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def plan(made: Project, options: Options = EXACT) -> Plan:
    """Plan the first scenario and check the audit where there is a plan."""
    found = make_plan(made, made.scenarios[0], options)
    if found.orders or found.objective is not None:
        assert found.audit is not None
        assert found.audit.passed, found.audit.failures
    return found


def units(found: Plan) -> dict[str, int]:
    """Count the units ordered by offer."""
    counted: dict[str, int] = {}
    for order in found.orders:
        counted[order.offer] = counted.get(order.offer, 0) + order.units
    return counted


def reasons(found: Plan) -> dict[str, str]:
    """Give the reason key of each offer left out."""
    return {one.offer: one.key for one in found.left_out}


# Published cases


def test_melange_toy_case() -> None:
    """ArXiv 2404.14527: one A10G and one A100 for 30 requests/s, $4.68 an hour."""
    names = ("short-short", "short-long", "long-short", "long-long")
    speeds = dict(zip(names, (2, 1, 5, 2), strict=True))
    fast = dict(zip(names, (20, 20, 40, 20), strict=True))
    loads = dict(zip(names, ("0.2", "0.1", "0.5", "0.2"), strict=True))
    made = project(
        [
            catalog(
                "Cloud",
                offer("a10g", "a10g", "1.01", kind="rent"),
                offer("a100", "a100", "3.67", kind="rent"),
            )
        ],
        scenario(
            *(demand(D(load) * 30, workload=name) for name, load in loads.items()),
            horizon=Horizon(start=START, months=1, periods=1),
        ),
        chips=[chip("A10G"), chip("A100")],
        speeds={("a10g", name): speed for name, speed in speeds.items()}
        | {("a100", name): speed for name, speed in fast.items()},
        workloads=tuple(Workload(id=name, name=name, unit="requests/s") for name in names),
        sites=(Site(id="cloud", name="Cloud", country="US", supplier="Cloud"),),
    )
    found = plan(made)
    assert units(found) == {"a10g": 1, "a100": 1}
    assert found.total_cost == D("4.68") * 31 * 24
    assert found.status == "optimal"


def test_a_node_that_fits_at_neither_of_two_sites_is_not_ordered() -> None:
    """Eight chips in one node and room for four at each of two sites: no order, and why."""
    sites = tuple(
        Site(id=name, name=name.title(), country="US", power_kw=D("2.8"), pue=D(1))
        for name in ("left", "right")
    )
    node = catalog("Reseller", offer("node", "h100", 200_000, count=8))
    found = plan(project([node], scenario(demand(10)), sites=sites))
    assert found.status == "infeasible"
    assert not found.orders
    assert {clash.key for clash in found.clashes} >= {"power.left", "power.right"}
    assert reasons(found)["node"] == "left-out-too-large"

    priced = scenario(demand(10), shortfall_prices=(ShortfallPrice(workload="chat", price=D(9)),))
    found = plan(project([node], priced, sites=sites))
    assert not found.orders
    assert found.shortfall[0].amount == 10
    left = next(one for one in found.left_out if one.offer == "node")
    assert sentence(left.key, left.values) == (
        "One unit needs 5.6 kW, and no site where it may go has more than 2.8 kW."
    )


# Prices


def test_all_units_break_buys_more_to_pay_less() -> None:
    """With all-units breaks an order of 10 can cost less than one of 8."""
    made = project([catalog("S", offer("o", "h100", [(1, 100), (10, 50)]))], scenario(demand(80)))
    found = plan(made)
    assert units(found) == {"o": 10}
    assert found.total_cost == 500


def test_incremental_break_prices_only_the_further_units() -> None:
    """With incremental breaks the first units keep their price: 9 x 100 + 3 x 50."""
    made = project(
        [catalog("S", offer("o", "h100", [(1, 100), (10, 50)], break_kind="incremental"))],
        scenario(demand(120)),
    )
    found = plan(made)
    assert found.total_cost == 9 * 100 + 3 * 50
    lines = found.orders[0].price_lines
    assert [(line.units, line.unit_price) for line in lines] == [(9, D(100)), (3, D(50))]


def test_minimum_and_multiple_round_an_order_up() -> None:
    """Three chips are needed; the minimum is five and orders are multiples of four."""
    made = project([catalog("S", offer("o", "h100", 10, moq=5, multiple=4))], scenario(demand(30)))
    assert units(plan(made)) == {"o": 8}


def test_quotes_in_another_currency_are_converted_before_rounding() -> None:
    """EUR 33.335 at 1.1 is USD 36.6685 a unit; three units cost USD 110.01 (half to even)."""
    made = project(
        [catalog("S", offer("o", "h100", "33.335", currency="EUR"))],
        scenario(demand(30)),
        rates=(Rate(currency="EUR", rate=D("1.1"), on=START),),
    )
    assert plan(made).total_cost == D("110.01")


def test_an_offer_without_a_rate_is_left_out() -> None:
    """A missing rate never becomes one."""
    made = project(
        [catalog("S", offer("yen", "h100", 1, currency="JPY"), offer("o", "h100", 10))],
        scenario(demand(10)),
    )
    found = plan(made)
    assert units(found) == {"o": 1}
    assert reasons(found) == {"yen": "left-out-rate-missing"}


def test_energy_is_kw_times_pue_times_hours_times_tariff() -> None:
    """One chip of 0.7 kW for a quarter of 91 days at PUE 1.2, half used, 0.10 per kWh."""
    site = Site(
        id="here", name="Here", country="US", power_kw=D(1), pue=D("1.2"), energy_price=D("0.10")
    )
    made = project(
        [catalog("S", offer("o", "h100", 10))],
        scenario(demand(10), utilisation=D("0.5")),
        sites=(site,),
    )
    energy = [line.amount for line in plan(made).costs if line.kind == "energy"]
    assert energy == [(D("0.7") * D("1.2") * D("0.5") * 91 * 24 * D("0.10")).quantize(D("0.01"))]


def test_committed_rent_beyond_the_horizon_counts() -> None:
    """A year's rent for one quarter's need is paid for the year, the rest shown beyond."""
    region = Site(id="region", name="Region", country="US", supplier="Cloud")
    made = project(
        [catalog("Cloud", offer("o", "h100", 1, kind="rent", term_months=12))],
        scenario(demand(10)),
        sites=(region,),
    )
    found = plan(made)
    assert found.total_cost == 366 * 24
    assert [line.period for line in found.costs] == [0, 1, 2, 3]


def test_deposit_and_rest_add_up_to_the_price() -> None:
    """A third with the order and the rest on delivery are together the price to the cent."""
    made = project(
        [catalog("S", offer("o", "h100", "100.01", deposit=D("0.3333"), lead_weeks=D(20)))],
        scenario(demand(0, 0, 10)),
    )
    paid = {line.period: line.amount for line in plan(made).costs if line.kind == "purchase"}
    assert paid == {0: D("33.33"), 1: D("66.68")}


def test_a_fixed_cost_per_order_is_paid_once_an_order() -> None:
    """One order of two is cheaper than two orders of one; without a fixed cost it is not."""
    made = project(
        [catalog("S", offer("o", "h100", 100, fixed_order_cost=D(50)))],
        scenario(demand(10, 20), discount_rate=D("0.5")),
    )
    found = plan(made)
    assert [order.units for order in found.orders] == [2]
    assert [line.amount for line in found.costs if line.kind == "fixed"] == [50]
    free = project([catalog("S", offer("o", "h100", 100))], made.scenarios[0])
    assert [order.units for order in plan(free).orders] == [1, 1]


def test_support_hosting_and_residual_value_are_lines_of_their_own() -> None:
    """Support by price and years, hosting by kW and month, residual value below zero."""
    site = Site(id="here", name="Here", country="US", hosting_price=D(150))
    made = project(
        [catalog("S", offer("o", "h100", 1000, support_rate=D("0.1"), residual_value=D("0.25")))],
        scenario(demand(10), limits=(Limit(family="budget", value=D(1340)),)),
        sites=(site,),
    )
    found = plan(made)
    lines = {line.kind: (line.period, line.amount) for line in found.costs}
    assert lines == {
        "purchase": (0, 1000),
        "support": (0, (D(100) * 91 / 365).quantize(D("0.01"))),
        "hosting": (0, D("0.7") * 150 * 3),
        "residual": (1, -250),
    }
    budget = next(use for use in found.limits if use.key == "budget")
    assert budget.used == sum(amount for kind, (_, amount) in lines.items() if kind != "residual")
    assert found.total_cost == budget.used - 250


def test_headroom_asks_for_more_than_the_demand() -> None:
    """Ten chips' demand with a quarter of headroom takes thirteen chips."""
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(100), headroom=D("0.25")))
    assert units(plan(made)) == {"o": 13}


def test_costs_are_discounted_when_due() -> None:
    """The objective discounts by the years from the plan's start to the due period's."""
    made = project(
        [catalog("S", offer("o", "h100", 1000, lead_weeks=D(13)))],
        scenario(demand(0, 0, 10), discount_rate=D("0.10")),
    )
    found = plan(made)
    due = found.costs[0].period
    days = (made.scenarios[0].horizon.starts(due) - START).days
    assert found.total_cost == 1000
    assert found.objective == (1000 / D("1.1") ** (D(days) / 365)).quantize(D("0.01"))


# Limits


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


# What is left out


def test_features_that_are_not_planned_are_left_out_with_their_reason() -> None:
    """Programmes, letters of intent, export rules, ports: in the project, not in the plan."""
    rule = ExportRule(country="CN", start=date(2023, 10, 17), status="licence", source="BIS")
    made = project(
        [
            catalog(
                "S",
                offer("plain", "h100", 100),
                offer("own", "h100", 1, program="silicon"),
                offer("china", "h800", 1, deliver_to=("CN",)),
                offer("port", "mi300x", 1),
                offer("never", "slow", 1),
                offer("sum", "h100", [(1, 2), (9, 1)], break_basis="cumulative"),
                offer("late", "h100", 1, lead_weeks=D(400)),
                offer("expired", "h100", 1, valid_until=date(2023, 12, 1)),
                offer("unknown", "h100", 1, lead_weeks=None),
                offer("out", "h100", 1),
                offer("bare", "bare", 1),
                commitments=(Commitment(id="loi", kind="loi", description="Letter"),),
            )
        ],
        scenario(demand(10, 10), excluded=("out",)),
        chips=[
            chip("H100"),
            chip("H800", export_rules=(rule,)),
            chip("MI300X", "AMD", stack="ROCm"),
            chip("Slow"),
            chip("Bare", tdp_w=None),
        ],
        speeds={("h100", "chat"): 10, ("h800", "chat"): 10, ("mi300x", "chat"): 10}
        | {("bare", "chat"): 10},
        readiness=(Readiness(stack="ROCm", workload="chat", status="port"),),
    )
    found = plan(made)
    assert units(found) == {"plain": 1}
    assert reasons(found) == {
        "own": "left-out-program",
        "china": "left-out-export-licence",
        "port": "left-out-port",
        "never": "left-out-no-throughput",
        "sum": "left-out-cumulative-breaks",
        "late": "left-out-too-late",
        "expired": "left-out-not-valid",
        "unknown": "left-out-offer-lead-unknown",
        "out": "left-out-excluded",
        "bare": "left-out-power-unknown",
        "loi": "left-out-commitment-loi",
    }
    for one in found.left_out:
        assert sentence(one.key, one.values)


def test_a_use_that_needs_a_port_is_left_out_alone() -> None:
    """A chip that runs one workload and not another is planned for the one."""
    works = (
        Workload(id="chat", name="Chat", unit="q/s"),
        Workload(id="images", name="Images", unit="q/s"),
    )
    made = project(
        [catalog("S", offer("o", "mi300x", 1), offer("n", "h100", 100))],
        scenario(demand(10, workload="chat"), demand(10, workload="images")),
        chips=[chip("H100"), chip("MI300X", "AMD", stack="ROCm")],
        workloads=works,
        readiness=(Readiness(stack="ROCm", workload="images", status="port"),),
    )
    found = plan(made)
    assert units(found) == {"o": 1, "n": 1}
    assert [(one.offer, one.workload) for one in found.left_out] == [("o", "images")]


def test_a_unit_with_chips_of_several_models_is_one_unit() -> None:
    """A rack of GPUs and CPUs is priced, placed and used whole."""
    rack = replace(
        offer("rack", "h100", 100),
        contents=(Content(chip="h100", count=4), Content(chip="cpu", count=2)),
    )
    made = project(
        [catalog("S", rack)],
        scenario(demand(40)),
        chips=[chip("H100"), chip("CPU", chip_class="cpu")],
        speeds={("h100", "chat"): 10},
    )
    assert units(plan(made)) == {"rack": 1}


# Statuses


def test_input_that_stops_planning_is_refused_with_its_sentence() -> None:
    """Nothing is planned on input with a stopping problem."""
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(5, -1)))
    with pytest.raises(InputError, match="Nothing was planned: The demand for Chat is -1"):
        make_plan(made, made.scenarios[0])


def test_without_any_offer_the_demand_is_what_clashes() -> None:
    """No price list at all is an honest "cannot be served", not a failure."""
    found = plan(project([], scenario(demand(10))))
    assert found.status == "infeasible"
    assert [clash.key for clash in found.clashes] == ["demand"]


def test_cancelled_before_the_first_solution_says_so() -> None:
    """A run that is stopped at once has found nothing, and was stopped by the user."""
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(10)))
    found = make_plan(made, made.scenarios[0], should_stop=lambda: True)
    assert found.status == "nothing_found"
    assert found.solve.stopped == "user"
    assert found.audit is None
    assert not found.orders


def test_no_time_finds_nothing_and_says_so() -> None:
    """A time limit of zero ends without a plan and without a claim."""
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(10)))
    found = make_plan(made, made.scenarios[0], Options(time_limit=D(0)))
    assert found.status == "nothing_found"
    assert found.solve.stopped == "time"


def test_shortfall_is_bought_only_where_it_is_cheaper() -> None:
    """A unit-year of shortfall is weighed against serving it."""

    def priced(price: int) -> Project:
        return project(
            [catalog("S", offer("o", "h100", 1000))],
            scenario(
                demand(10),
                horizon=Horizon(start=START, months=3, periods=1),
                shortfall_prices=(ShortfallPrice(workload="chat", price=D(price)),),
            ),
        )

    cheap = plan(priced(100))
    assert not cheap.orders
    assert cheap.shortfall_cost == (100 * 10 * D(91) / 365).quantize(D("0.01"))
    assert cheap.objective == cheap.shortfall_cost
    assert cheap.total_cost == 0
    dear = plan(priced(10_000))
    assert units(dear) == {"o": 1}
    assert not dear.shortfall


def test_planning_twice_gives_the_same_plan() -> None:
    """Everything but the elapsed time is the same in two runs."""
    made = project(
        [catalog("S", *(offer(f"o{i}", "h100", [(1, 100 + i), (5, 90 + i)]) for i in range(6)))],
        scenario(demand(70, 130, 210)),
    )
    first, second = (
        replace(found, solve=replace(found.solve, seconds=D(0)))
        for found in (plan(made), plan(made))
    )
    assert adapter(Plan).dump_json(first) == adapter(Plan).dump_json(second)


@pytest.mark.parametrize("scale", [1, 10**7])
def test_plans_of_four_thousand_and_of_forty_billion_are_proven(scale: int) -> None:
    """The same question in thousands and in tens of billions of dollars is answered alike."""
    made = project(
        [
            catalog(
                "S",
                offer("o", "h100", [(1, 1000), (4 * scale, 990)]),
                offer("x", "h100", "995.55", supply_total=2 * scale),
            )
        ],
        scenario(demand(45 * scale)),
        sites=(Site(id="here", name="Here", country="US"),),
    )
    found = plan(made, Options())
    assert found.status == "optimal"
    assert found.total_cost is not None
    assert 4_400 * scale <= found.total_cost <= 5_000 * scale


# Laws


@given(
    price=st.integers(1, 10**6),
    needed=st.integers(1, 10**6),
    budget=st.integers(1, 10**9),
)
def test_a_looser_budget_never_has_a_bound_above_a_tighter_plan(
    price: int, needed: int, budget: int
) -> None:
    """For least cost, bound(looser) <= objective(tighter)."""
    prices = catalog("S", offer("o", "h100", [(1, price), (10, D(price) * 9 / 10)]))

    def found(limit: int) -> Plan:
        asked = scenario(
            demand(needed),
            limits=(Limit(family="budget", value=D(limit)),),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D(price)),),
        )
        free = (Site(id="here", name="Here", country="US"),)
        return plan(project([prices], asked, sites=free), Options())

    tight, loose = found(budget), found(budget * 2)
    assert tight.objective is not None
    assert loose.bound is not None
    assert loose.bound <= tight.objective + 1


def two_workloads(*offers: Offer, **fields: Any) -> Project:
    """Make a project in which H100s do the main work and MI300Xs a second kind alone."""
    return project(
        [catalog("S", *offers)],
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 10, ("mi300x", "images"): 10},
        workloads=(
            Workload(id="chat", name="Chat", unit="q/s"),
            Workload(id="images", name="Images", unit="q/s"),
        ),
        sites=(Site(id="here", name="Here", country="US"),),
        **fields,
    )


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


def test_a_plan_stopped_while_larger_orders_are_tried_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was found before the user stopped is the plan, without a bound it did not prove."""
    made = two_workloads(offer("n", "h100", 30_000), offer("a", "mi300x", 100))
    share = two_makers(bound="maximum", subject="NVIDIA", value=D(1))
    asked = scenario(demand(100_000), demand(10, workload="images"), limits=tuple(share))
    drafted: list[int] = []

    def note(model: Model, run: Run) -> dict[int, dict[str, int]]:
        drafted.append(1)
        return whole_units(model, run)

    monkeypatch.setattr(planner, "whole_units", note)
    found = make_plan(made, asked, EXACT, should_stop=lambda: bool(drafted))
    assert found.status == "feasible"
    assert found.solve.stopped == "user"
    assert not found.solve.reproducible
    assert found.bound is None
    assert found.trusted
    assert units(found) == {"n": 10_000, "a": 1}


def test_few_chips_beside_a_huge_demand_are_used() -> None:
    """Chips that serve a tiny part of the demand work, and the shortfall is what is left."""
    made = project([catalog("S", offer("o", "h100", 30_000, supply_total=5))])
    for wanted in (10**6, 10**9, 10**12):
        asked = scenario(
            demand(wanted), shortfall_prices=(ShortfallPrice(workload="chat", price=D(100_000)),)
        )
        found = make_plan(made, asked, EXACT)
        assert units(found) == {"o": 5}
        assert found.trusted
        assert round(found.shortfall[0].amount) == wanted - 50


def test_one_chip_more_than_a_million_is_planned() -> None:
    """A part of a chip beyond a million is one more chip, whichever offer it comes from."""
    made = project(
        [catalog("S", offer("n", "h100", 30_000, supply_total=10**6), offer("m", "h100", 40_000))],
        sites=(Site(id="here", name="Here", country="US"),),
    )
    found = make_plan(made, scenario(demand("10000003")), EXACT)
    assert found.status == "optimal"
    assert units(found) == {"n": 10**6, "m": 1}


def test_a_lead_time_beyond_any_calendar_is_too_late() -> None:
    """A lead time that no date can hold leaves the offer out like any other late one."""
    made = project(
        [catalog("S", offer("late", "h100", 1, lead_weeks=D(10) ** 30), offer("o", "h100", 2))],
        scenario(demand(10)),
    )
    found = plan(made)
    assert units(found) == {"o": 1}
    assert reasons(found) == {"late": "left-out-too-late"}


def test_a_budget_of_a_period_beyond_any_calendar_is_refused() -> None:
    """The sentence names the period by its number."""
    far = Limit(family="budget", period=10**9, value=D(5))
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(10), limits=(far,)))
    with pytest.raises(InputError, match="1000000000"):
        plan(made)
