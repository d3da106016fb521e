"""What a unit of work costs is reckoned by hand, and is what the plan's own lines say."""

from collections.abc import Iterable
from decimal import Decimal, localcontext

import pytest

from procure.demand import Readiness, Site
from procure.explained.offer_cases import OfferCase, WorkCost
from procure.offers import PriceBreak
from procure.plan import CostKind, Plan
from procure.project import Project
from procure.units import DAYS_PER_YEAR, EXACT
from solver.explain.asker import Asker
from solver.explain.offer_cases import offer_cases
from solver.planner import Options, make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.random_instances import FEATURES, random_project

GAP = Options(gap=Decimal(0))


def cases(made: Project) -> tuple[Plan, dict[str, OfferCase]]:
    """Plan the first scenario, and give its cases by offer."""
    plan = make_plan(made, made.scenarios[0], GAP)
    found = offer_cases(Asker(made, made.scenarios[0], plan, GAP))
    return plan, {case.offer: case for case in found}


def work_of(case: OfferCase, workload: str = "chat") -> WorkCost:
    """Give the cost of one workload."""
    assert case.cost is not None
    (found,) = [one for one in case.cost.works if one.workload == workload]
    return found


def near(one: Decimal, other: Decimal) -> bool:
    """Tell whether two figures agree in their first nine digits."""
    return abs(one - other) <= abs(other) * Decimal("1e-9")


def test_every_line_of_an_order_by_hand() -> None:
    """Price, integration, support, energy and hosting, less what is left, by kind.

    In use for the second and third quarter of 2024 (91 and 92 days), of which the first day
    of each is discounted by its days from the start.
    """
    used = offer(
        "node",
        "h100",
        [(1, 1000), (5, 900)],
        count=2,
        lead_weeks=D(4),
        deposit=D("0.25"),
        integration_cost=D(50),
        support_rate=D("0.1"),
        residual_value=D("0.2"),
        fixed_order_cost=D(80),
        kw_per_unit=D(3),
    )
    # An offer that nobody orders is priced in its smallest order, at the first chance.
    dearer = offer("dear", "h100", 9000, count=2, lead_weeks=D(4), kw_per_unit=D(3))
    made = project(
        [catalog("S", used, dearer)],
        scenario(demand(0, 0, 20), discount_rate=D("0.1"), utilisation=D("0.5")),
        sites=(
            Site(
                id="here",
                name="Here",
                country="US",
                pue=D("1.2"),
                energy_price=D("0.1"),
                hosting_price=D(7),
            ),
        ),
    )
    _, found = cases(made)
    case = found["dear"]
    assert case.cost is not None
    assert (case.cost.units, case.cost.period, case.cost.usable) == (1, 0, 1)
    with localcontext(EXACT):
        d = [(1 + D("0.1")) ** -(D(days) / DAYS_PER_YEAR) for days in (0, 91, 182, 274)]
        work = 2 * 10 * (D(91 + 92)) / DAYS_PER_YEAR
        kwh = [3 * D("1.2") * D("0.5") * 24 * days * D("0.1") for days in (91, 92)]
        energy = kwh[0] * d[1] + kwh[1] * d[2]
        hosting = 3 * 7 * 3 * (d[1] + d[2])
        expected: dict[CostKind, Decimal] = {
            "purchase": 9000 / work,
            "energy": energy / work,
            "hosting": hosting / work,
        }
    parts = {part.kind: part.amount for part in work_of(case).parts}
    assert parts.keys() == expected.keys()
    assert all(near(parts[kind], amount) for kind, amount in expected.items()), parts
    assert near(work_of(case).cost, sum(expected.values(), D(0)))
    assert near(work_of(case).work, work)
    # The plan orders one node at the first price, in use in the third quarter alone.
    node = found["node"]
    assert node.cost is not None
    assert node.cost.planned
    with localcontext(EXACT):
        usable, placed = node.cost.usable, node.cost.period
        assert (placed, usable) == (1, 2)
        work = 2 * 10 * D(92) / DAYS_PER_YEAR
        expected = {
            "purchase": D(1000) * d[1],
            "fixed": 80 * d[1],
            "integration": 50 * d[1],
            "support": 100 * D(92) / DAYS_PER_YEAR * d[2],
            "residual": -200 * d[3],
            "energy": kwh[1] * d[2],
            "hosting": D(63) * d[2],
        }
    parts = {part.kind: part.amount * work for part in work_of(node).parts}
    assert parts.keys() == expected.keys()
    # The plan's own lines are rounded to the cent.
    assert all(abs(parts[kind] - one) <= D("0.01") for kind, one in expected.items()), parts


def test_rent_pays_for_all_hours_of_its_term() -> None:
    """Also for those past the horizon, which do no work that counts."""
    rented = offer("rent", "h100", "2.5", kind="rent", term_months=6, count=4)
    owned = offer("buy", "h100", 100)
    sites = (
        Site(id="here", name="Here", country="US"),
        Site(id="region", name="Region", country="US", supplier="S"),
    )
    made = project([catalog("S", rented, owned)], scenario(demand(0, 100, 100)), sites=sites)
    _, found = cases(made)
    case = found["rent"]
    assert case.cost is not None
    assert case.cost.site == "region"
    with localcontext(EXACT):
        hours = 24 * (91 + 91)
        work = 4 * 10 * D(91 + 91) / DAYS_PER_YEAR
        assert near(work_of(case).cost, D("2.5") * 4 * hours / work)


def test_a_port_is_told_apart_and_shortens_the_work() -> None:
    """Its cost is no part of the cost of a unit; before it is ready no work is done."""
    made = project(
        [catalog("S", offer("amd", "mi300x", 100), offer("green", "h100", 1))],
        scenario(demand(0, 10, 10)),
        chips=[chip("H100", stack="CUDA"), chip("MI300X", "AMD", stack="ROCm")],
        readiness=(
            Readiness(
                stack="ROCm",
                workload="chat",
                status="port",
                porting_cost=D(5000),
                weeks=D(20),
                efficiency=D("0.5"),
            ),
        ),
    )
    _, found = cases(made)
    one = work_of(found["amd"])
    assert one.port == D(5000)
    assert one.ready == 2
    with localcontext(EXACT):
        assert near(one.work, D(5) * 92 / DAYS_PER_YEAR)
        assert near(one.cost, 100 / (D(5) * 92 / DAYS_PER_YEAR))
    assert work_of(found["green"]).port is None


def test_an_order_below_the_first_break_is_not_priced() -> None:
    """The smallest order reaches the first break, the minimum and a whole multiple."""
    made = project(
        [
            catalog(
                "S",
                offer("few", "h100", 10),
                offer("many", "h100", [(4, 500), (20, 400)], moq=3, multiple=3),
            )
        ],
        scenario(demand(10)),
    )
    _, found = cases(made)
    cost = found["many"].cost
    assert cost is not None
    assert cost.units == 6
    with localcontext(EXACT):
        assert near(cost.works[0].cost, 500 / (D(10) * 91 / DAYS_PER_YEAR))


def _own_lines(made: Project, plan: Plan, offers: Iterable[str]) -> Decimal:
    """Add up the discounted lines of some offers' orders, and all of energy and hosting."""
    asked = made.scenarios[0]
    orders = {order.id for order in plan.orders if order.offer in offers}
    with localcontext(EXACT):
        return sum(
            (
                line.amount * asked.horizon.discount(asked.discount_rate, line.period)
                for line in plan.costs
                if line.order in orders or line.kind in {"energy", "hosting"}
            ),
            D(0),
        )


@pytest.mark.parametrize("seed", range(40))
def test_costs_are_those_of_the_plans_own_lines(seed: int) -> None:
    """All orders' costs times their work are the plan's lines but for rounding.

    Nothing is owned in these projects, so that energy and hosting are the orders' alone.
    """
    owning = {"fleet", "open_orders", "letter_assumed"}
    features = [one for one in FEATURES if one not in owning]
    made = random_project(seed, frozenset({features[seed], "discount"}))
    plan, found = cases(made)
    used = [case for case in found.values() if case.units]
    assert all(case.cost is not None and case.cost.planned for case in used)
    total = sum(
        (work.cost * work.work for case in used if case.cost for work in case.cost.works[:1]), D(0)
    )
    worked = {case.offer for case in used if case.cost is not None and case.cost.works}
    assert worked == {case.offer for case in used}
    assert abs(total - _own_lines(made, plan, worked)) <= D("0.01") * (len(plan.costs) + 1)


def test_breaks_price_the_order_that_the_plan_places() -> None:
    """Five at the lower price, not one at the first."""
    breaks = (PriceBreak(quantity=1, unit_price=D(100)), PriceBreak(quantity=5, unit_price=D(60)))
    made = project(
        [catalog("S", offer("o", "h100", [(b.quantity, b.unit_price) for b in breaks]))],
        scenario(demand(50)),
    )
    _, found = cases(made)
    with localcontext(EXACT):
        assert near(work_of(found["o"]).cost, 60 / (D(10) * 91 / DAYS_PER_YEAR))
