"""Plans for many scenarios that differ in the value of one limit."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procure.demand import Site
from procure.errors import InputError
from procure.limits import effective_limits, limit_value
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice
from procure.storage import digest
from solver import sweep
from solver.planner import Options, make_plan
from solver.remake import remade
from solver.result import Proof
from solver.sweep import plan_each
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT
from tests.solver.random_instances import FEATURES, random_project

CENT = Decimal("0.01")
FEWER = settings(max_examples=max(10, settings().max_examples // 5))
COUNTS = {"suppliers", "quantity"}
PARTS = {"share"}
LIMITS = (
    "budget",
    "budget_lines",
    "budget_year",
    "carry_over",
    "lead_time",
    "power",
    "racks",
    "pool",
    "licence",
    "share_of_spend",
    "share_of_chips",
    "share_of_served",
    "suppliers",
    "quantity_of_offer",
    "quantity_of_chip",
)


class Counting:
    """Counts the scenarios that are solved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.solved: list[Scenario] = []
        self.starts: list[Plan | None] = []
        monkeypatch.setattr(sweep, "make_plan", self._make)

    def _make(
        self,
        made: Project,
        asked: Scenario,
        options: Options,
        start: Plan | None = None,
        **named: Any,
    ) -> Plan:
        plan = make_plan(made, asked, options, start=start, **named)
        self.starts.append(start)
        self.solved.append(asked)
        return plan


def with_values(asked: Scenario, limit: Limit, *values: Decimal) -> tuple[Scenario, ...]:
    """Give a scenario for each value of a limit, which it may state already."""
    others = tuple(one for one in asked.limits if one.key != limit.key)
    return tuple(
        replace(asked, name=f"At {value}", limits=(*others, replace(limit, value=value)))
        for value in values
    )


def values_around(limit: Limit, value: Decimal) -> tuple[Decimal, ...]:
    """Give six values from nothing to twice a limit's, one of them twice."""
    found = [value * part / 6 for part in (0, 4, 6, 7, 12, 6)]
    if limit.family in COUNTS:
        found = [each.to_integral_value() for each in found]
    if limit.family in PARTS:
        found = [min(each, D(1)) for each in found]
    return tuple(each.quantize(CENT) for each in found)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Project, tuple[Scenario, ...]]:
    """Draw a project with scenarios that differ in one limit."""
    name = draw(st.sampled_from(LIMITS))
    others = draw(st.frozensets(st.sampled_from(FEATURES), max_size=3))
    if {"max_served", "earliest"} <= others:
        others -= {"earliest"}
    made = random_project(draw(st.integers(0, 10_000)), others | {name})
    (asked,) = made.scenarios
    known = [
        (one, value)
        for one in effective_limits(made, asked)
        if one.on and (value := limit_value(made, one)) is not None
    ]
    limit, value = draw(st.sampled_from(known))
    return made, with_values(asked, limit, *values_around(limit, value))


def without_seconds(plan: Plan) -> Plan:
    """Give what of a plan can be reproduced."""
    return replace(plan, solve=replace(plan.solve, seconds=D(0)))


def assert_as_good(found: Plan, alone: Plan) -> None:
    """See that a plan of a sweep and one made alone could be each other's."""
    assert found.status == alone.status
    assert (found.scenario, found.digest) == (alone.scenario, alone.digest)
    assert found.left_out == alone.left_out
    if alone.objective is None:
        assert {(one.key, one.alone) for one in found.clashes if one.alone} == {
            (one.key, one.alone) for one in alone.clashes if one.alone
        }
        return
    assert found.trusted, found.audit
    assert [use.key for use in found.limits] == [use.key for use in alone.limits]
    assert [use.value for use in found.limits] == [use.value for use in alone.limits]
    if found.stage is not None and alone.stage is not None:
        assert found.stage.bound is not None
        assert alone.stage.bound is not None
        assert found.stage.value >= alone.stage.bound - D("1e-6")
        assert found.stage.bound <= alone.stage.value + D("1e-6")
    if alone.bound is not None and found.bound is not None and found.objective is not None:
        assert found.objective >= alone.bound - CENT
        assert found.bound <= alone.objective + CENT


@FEWER
@given(cases(), st.sampled_from([D(0), D("0.02")]))
def test_a_plan_of_a_sweep_is_as_good_as_one_made_alone(
    case: tuple[Project, tuple[Scenario, ...]], gap: Decimal
) -> None:
    """Status, audit and what is proven are those of the full solve, within the gap."""
    made, asked = case
    options = Options(gap=gap)
    for one, found in zip(asked, plan_each(made, asked, options), strict=True):
        assert_as_good(found, make_plan(made, one, options))


@FEWER
@given(cases(), st.permutations(range(6)))
def test_the_order_of_scenarios_does_not_matter(
    case: tuple[Project, tuple[Scenario, ...]], order: list[int]
) -> None:
    """Asked for in another order, each scenario gets the same plan."""
    made, asked = case
    mixed = [asked[place] for place in order]
    first = [without_seconds(one) for one in plan_each(made, asked, EXACT)]
    second = {one.scenario: without_seconds(one) for one in plan_each(made, mixed, EXACT)}
    assert [second[one.scenario] for one in first] == first


def three_chips(**fields: object) -> Project:
    """Make a project with a cheap hot chip, a dearer cool one, and one between."""
    return project(
        [
            catalog(
                "S",
                offer("hot", "h100", 100, kw_per_unit=D(8)),
                offer("warm", "h200", 130, kw_per_unit=D(4)),
                offer("cool", "b200", 200, kw_per_unit=D(2)),
            )
        ],
        scenario(demand(100, 150), **fields),
        chips=[chip("H100"), chip("H200"), chip("B200")],
        sites=(Site(id="here", name="Here", country="US", power_kw=D(500)),),
    )


POWER = Limit(family="power", subject="here")
HUNDRED = tuple(D(60 + step) for step in range(100))


def test_few_of_many_scenarios_are_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred values of a limit, tight enough to bind, take far fewer solves."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, *HUNDRED)
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, Options(gap=D("0.05")))
    assert len(counting.solved) <= len(asked) / 4
    assert {plan.status for plan in plans} == {"optimal"}
    for one, found in zip(asked, plans, strict=True):
        assert found.trusted
        assert (found.scenario, found.digest) == (one.name, digest(made, one))
    costs = [plan.objective for plan in plans if plan.objective is not None]
    bounds = [plan.bound for plan in plans if plan.bound is not None]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] > costs[-1]
    assert bounds == sorted(bounds, reverse=True)


def test_what_no_limit_touches_is_solved_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the loosest plan keeps the tightest value, it answers all."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, *(D(400 + step) for step in range(30)))
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, EXACT)
    assert len(counting.solved) == 1
    assert {plan.orders for plan in plans} == {plans[0].orders}
    assert {plan.limits[0].value for plan in plans} == {D(400 + step) for step in range(30)}


def test_no_plan_holds_for_all_tighter_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none, there is none below, with the limits that take part."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, *(D(2 * step) for step in range(30)))
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, Options(gap=D("0.05")))
    assert sum(one in asked[:15] for one in counting.solved) <= 5
    for place, found in enumerate(plans):
        assert found.status == ("infeasible" if place < 15 else "optimal")
        if place < 15:
            alone = make_plan(made, asked[place], EXACT)
            assert (found.clashes, found.left_out) == (alone.clashes, alone.left_out)


@pytest.mark.parametrize("objective", ["max_served", "earliest"])
def test_where_serving_comes_first_only_kept_values_are_taken_over(
    objective: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what binds, one plan serves all scenarios; below, each is solved."""
    made = three_chips(objective=objective)
    asked = with_values(made.scenarios[0], POWER, *(D(16 + 8 * step) for step in range(15)))
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, EXACT)
    assert len(counting.solved) < len(asked)
    for one, found in zip(asked, plans, strict=True):
        assert_as_good(found, make_plan(made, one, EXACT))
        if found.stage is not None:
            assert found.stage.gap == 0


def test_a_minimum_is_looser_the_lower_it_is() -> None:
    """Of a minimum the highest value is the tightest."""
    made = three_chips()
    cool = Limit(family="quantity", bound="minimum", by="offer", subject="cool")
    asked = with_values(made.scenarios[0], cool, *(D(step) for step in range(10)))
    costs = [plan.objective for plan in plan_each(made, asked, EXACT)]
    assert costs == [D(1500 + 100 * step) for step in range(10)]


def test_weeks_for_a_licence_have_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A licence in fewer weeks is another delivery, not more room: each is solved."""
    made = three_chips()
    asked = with_values(made.scenarios[0], Limit(family="eligibility"), D(0), D(1), D(2))
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, EXACT)
    assert counting.solved == list(asked)
    assert [plan.scenario for plan in plans] == [one.name for one in asked]


def test_scenarios_may_differ_in_one_value_only() -> None:
    """Anything else that differs is refused; names and notes may."""
    made = three_chips()
    base = made.scenarios[0]
    for other in (
        replace(base, discount_rate=D("0.1")),
        replace(base, limits=(POWER,)),
        replace(base, shortfall_prices=(ShortfallPrice(workload="chat", price=D(1)),)),
    ):
        with pytest.raises(ValueError, match="more than the value of one limit"):
            plan_each(made, [base, other])
    budget = Limit(family="budget")
    both = [
        replace(base, limits=(replace(POWER, value=D(x)), replace(budget, value=D(y))))
        for x, y in ((100, 9000), (200, 9001))
    ]
    with pytest.raises(ValueError, match="more than the value of one limit"):
        plan_each(made, both)
    renamed = [base, replace(base, name="Again", note="The same")]
    assert [plan.scenario for plan in plan_each(made, renamed)] == ["Base case", "Again"]
    assert plan_each(made, []) == ()


def test_input_that_stops_planning_is_refused() -> None:
    """A value that no plan can be asked for raises what planning it alone would."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, D(100), D(-1))
    with pytest.raises(InputError):
        plan_each(made, asked)


def test_a_solve_begins_with_the_cheapest_plan_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two ends, that is the plan of the tighter one, which only live mode uses."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, D(40), D(60), D(120))
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, Options(gap=D(0), mode="live"))
    assert counting.solved == [asked[2], asked[0], asked[1]]
    assert counting.starts[:2] == [None, None]
    assert counting.starts[2] is not None
    assert counting.starts[2].objective == plans[0].objective
    for one, found in zip(asked, plans, strict=True):
        assert_as_good(found, make_plan(made, one, EXACT))


def test_what_is_stopped_gets_the_best_plan_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after the ends, the others get a plan that is there, with a bound that holds."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, *HUNDRED)
    counting = Counting(monkeypatch)
    plans = plan_each(made, asked, EXACT, should_stop=lambda: len(counting.solved) >= 2)
    assert counting.solved == [asked[-1], asked[0]]
    tight, loose = plans[0], plans[-1]
    for found in plans[1:-1]:
        assert found.trusted
        assert found.bound == loose.bound
        if found.status == "feasible":
            assert found.objective == tight.objective
            assert (found.solve.stopped, found.solve.reproducible) == ("user", False)
    assert {"optimal", "feasible"} == {found.status for found in plans}


@pytest.mark.parametrize("limit", [POWER, Limit(family="eligibility")])
@pytest.mark.parametrize("before", [0, 1])
def test_after_a_stop_nothing_is_begun(
    monkeypatch: pytest.MonkeyPatch, limit: Limit, before: int
) -> None:
    """Of what nothing is known yet, no model is built: that it was stopped is all there is."""
    made = three_chips()
    asked = with_values(made.scenarios[0], limit, D(0), D(1), D(2))
    counting = Counting(monkeypatch)
    # With so little power there is no plan, which tells nothing of more power.
    plans = plan_each(made, asked, EXACT, should_stop=lambda: len(counting.solved) >= before)
    assert len(counting.solved) == before
    waiting = [one for one in asked if one not in counting.solved]
    for one, found in zip(asked, plans, strict=True):
        assert (found.scenario, found.digest) == (one.name, digest(made, one))
        if one in waiting and found.status != "infeasible":
            assert found.status == "nothing_found"
            assert found.objective is None
            assert (found.solve.stopped, found.solve.reproducible) == ("user", False)


@pytest.mark.parametrize("stopped", [True, False])
def test_what_was_told_is_not_made_again(monkeypatch: pytest.MonkeyPatch, *, stopped: bool) -> None:
    """Only what is better since is worked out once more, for the sweep's end or its stop."""
    made = three_chips()
    asked = with_values(made.scenarios[0], POWER, *HUNDRED)
    counting = Counting(monkeypatch)
    worked_out: list[tuple[str, str, Proof]] = []

    def remake(of: Project, one: Scenario, plan: Plan, proof: Proof, options: Options) -> Any:
        worked_out.append((one.name, plan.digest, proof))
        return remade(of, one, plan, proof, options)

    monkeypatch.setattr(sweep, "remade", remake)
    told: dict[int, Plan] = {}
    plan_each(
        made,
        asked,
        EXACT,
        should_stop=lambda: stopped and len(told) >= 50,
        on_plan=told.__setitem__,
    )
    assert len(told) >= 50
    assert len(counting.solved) < len(worked_out)
    assert len(worked_out) == len(set(worked_out))
