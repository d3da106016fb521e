"""What orders cost, and when it falls due."""

from procure.demand import Site
from procure.scenario import Limit
from procure.units import Rate
from tests.builders import START, D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan, reasons, units


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
