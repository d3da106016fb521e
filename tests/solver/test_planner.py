"""What a plan is and says: published cases, statuses, scale, the bound."""

import itertools
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.demand import Readiness, Site, Workload
from procure.errors import InputError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from procure.storage import adapter
from procure.units import Horizon
from procure.words import sentence
from solver import clock, planner
from solver.engine import Run
from solver.extract import whole_units
from solver.model import Model
from solver.planner import Options, make_plan
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT, plan, reasons, two_workloads, units


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


def test_a_plan_stopped_while_larger_orders_are_tried_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was found before the user stopped is the plan, without a bound it did not prove."""
    made = two_workloads(offer("n", "h100", 30_000), offer("a", "mi300x", 100))
    share = Limit(family="share", by="maker", subject="NVIDIA", value=D(1))
    asked = scenario(demand(100_000), demand(10, workload="images"), limits=(share,))
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


def test_a_share_of_chips_whose_port_leaves_nothing_is_planned() -> None:
    """A port of efficiency 0 is odd, not a fault: the chips are bought and do nothing."""
    nothing = Readiness(
        stack="ROCm",
        workload="chat",
        status="port",
        porting_cost=D(5),
        weeks=D(0),
        efficiency=D(0),
    )
    made = project(
        [catalog("S", offer("o", "h100", 100)), catalog("T", offer("t", "mi300x", 50))],
        scenario(
            demand(1000),
            limits=(
                Limit(family="share", by="supplier", subject="T", bound="minimum", value=D("0.4")),
            ),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD", stack="ROCm")],
        readiness=(nothing,),
    )
    assert units(plan(made)) == {"o": 100, "t": 134}


def test_time_that_runs_out_while_a_clash_is_proven_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither a plan nor a proof: the time limit is named, not left to be guessed."""
    ticks = itertools.count(step=100)
    monkeypatch.setattr(clock, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
    asked = scenario(demand(50), limits=(Limit(family="budget", value=D(1)),))
    made = project([catalog("S", offer("o", "h100", 100))], asked)
    found = make_plan(made, asked, Options(time_limit=D(150)))
    assert found.status == "nothing_found"
    assert found.solve.stopped == "time"
    assert found.clashes == ()
