"""Plans side by side: every figure as another sum of the same plan gives it, nothing invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procure.comparison import Compared, Comparison, FigureRow, compare
from procure.plan import CostLine, Plan
from procure.plan_difference import Answer
from procure.scenario import Limit
from tests.procure import example_plan
from tests.procure.example_plan import project, scenario

D = Decimal


def _cheaper() -> Plan:
    """Give the example's plan without its last order and what that costs."""
    plan = example_plan.plan()
    gone = plan.orders[-1].id
    costs = tuple(line for line in plan.costs if line.order != gone)
    return replace(
        plan,
        orders=plan.orders[:-1],
        placements=tuple(one for one in plan.placements if one.order != gone),
        costs=costs,
        total_cost=sum((line.amount for line in costs), D(0)),
        objective=D("4600000"),
        bound=D("4590000"),
    )


def _asked(name: str, plan: Plan | None, *, current: bool = True, **fields: object) -> Compared:
    asked = replace(scenario(), name=name, **fields)  # type: ignore[arg-type]
    answer = None if plan is None else Answer(project=project(), scenario=asked, plan=plan)
    return Compared(project=project(), scenario=asked, answer=answer, current=current)


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Give the example beside a cheaper plan, one that is not planned, and an old one."""
    limits = (Limit(family="budget", value=D(5)), *scenario().limits[1:])
    return compare(
        [
            _asked("Base", example_plan.plan()),
            _asked("Cheaper", _cheaper(), limits=limits),
            _asked("New", None),
            _asked("Old", example_plan.plan(), current=False),
        ]
    )


def _row(found: Comparison, *key: str) -> FigureRow:
    (row,) = [one for one in found.rows if one.key == key]
    return row


def test_columns_say_how_their_plans_stand(found: Comparison) -> None:
    """A plan of earlier inputs keeps its figures and its mark; without a plan there are none."""
    assert [side.state for side in found.sides] == ["planned", "planned", "none", "stale"]
    assert [one.name for one in found.lacking] == ["New", "Old"]
    assert all(row.values[2] is None for row in found.rows)


def test_costs_are_the_sums_of_their_lines(found: Comparison) -> None:
    """Every kind of cost is what the plan's lines add up to, and all kinds the total."""
    rows = [row for row in found.rows if row.section == "costs"]
    for at, plan in ((0, example_plan.plan()), (1, _cheaper())):
        by_hand: dict[str, Decimal] = {}
        for line in plan.costs:
            by_hand[line.kind] = by_hand.get(line.kind, D(0)) + line.amount
        assert {row.key[0]: row.values[at] for row in rows if row.values[at]} == by_hand
        total = sum((value for row in rows if isinstance(value := row.values[at], Decimal)), D(0))
        assert total == _row(found, "total_cost").values[at] == plan.total_cost


def test_orders_count_units_by_offer(found: Comparison) -> None:
    """Units are those of all orders of an offer; one that a plan does not order has 0 of it."""
    for at, plan in ((0, example_plan.plan()), (1, _cheaper())):
        by_hand: dict[str, int] = {}
        for order in plan.orders:
            by_hand[order.offer] = by_hand.get(order.offer, 0) + order.units
        rows = {row.key[0]: row.values[at] for row in found.rows if row.section == "orders"}
        assert rows == {offer: by_hand.get(offer, 0) for offer in rows}
    assert _row(found, "own-card").values == (D(20), D(10), None, D(20))


def test_work_is_that_of_the_last_period(found: Comparison) -> None:
    """Demand of the last period is what all sites ask for in it."""
    asked = scenario()
    by_hand = sum((row.amounts[-1] for row in asked.demand if row.workload == "chat"), D(0))
    assert _row(found, "chat", "demand").values[0] == by_hand
    short = sum(
        (
            one.amount
            for one in example_plan.plan().shortfall
            if one.workload == "chat" and one.period == asked.horizon.periods - 1
        ),
        D(0),
    )
    capacity = _row(found, "chat", "capacity").values[0]
    assert isinstance(capacity, Decimal)
    assert capacity >= by_hand - short


def test_limits_show_values_and_use(found: Comparison) -> None:
    """A limit has the value that the plan was under, and what it used."""
    uses = {use.key: use for use in example_plan.plan().limits}
    value, used = _row(found, "budget", "value"), _row(found, "budget", "used")
    assert value.values[0] == uses["budget"].value
    assert used.values[0] == uses["budget"].used
    assert value.kind == "money"


def test_a_limit_that_is_off_has_no_value() -> None:
    """Where a scenario has a limit switched off its cells are empty, not 0."""
    off = tuple(replace(one, on=one.family != "budget") for one in scenario().limits)
    plan = replace(
        example_plan.plan(),
        limits=tuple(use for use in example_plan.plan().limits if not use.key.startswith("budget")),
    )
    found = compare([_asked("On", example_plan.plan()), _asked("Off", plan, limits=off)])
    assert _row(found, "budget", "value").values[1] is None
    assert _row(found, "budget", "used").values[1] is None


def test_differences_count_from_the_base(found: Comparison) -> None:
    """A difference is the column's value less the base's, its part one of the base's."""
    row = _row(found, "total_cost")
    whole, less = example_plan.plan().total_cost, _cheaper().total_cost
    assert whole is not None
    assert less is not None
    assert row.difference(1, 0) == less - whole
    fraction = row.fraction(1, 0)
    assert fraction is not None
    assert abs(fraction - (less - whole) / whole) < D("1e-25")
    assert row.difference(0, 1) == whole - less
    assert row.difference(2, 0) is None
    assert row.fraction(2, 0) is None
    assert row.differs
    assert not _row(found, "suppliers").differs


def test_days_differ_by_days() -> None:
    """The difference of two days is a number of days, without a percentage."""
    row = FigureRow(
        section="totals",
        key=("first_delivery",),
        kind="day",
        values=(date(2024, 1, 1), date(2024, 2, 1), None),
    )
    assert row.difference(1, 0) == 31
    assert row.fraction(1, 0) is None
    assert row.difference(2, 0) is None


def test_there_is_no_part_of_nothing() -> None:
    """Beside a base of 0 there is a difference but no percentage."""
    row = FigureRow(section="orders", key=("a",), kind="whole", values=(D(0), D(5)))
    assert row.difference(1, 0) == 5
    assert row.fraction(1, 0) is None


def test_rows_that_differ_come_first(found: Comparison) -> None:
    """Within each section; no row is lost by it."""
    rows = found.section("costs")
    differing = [row.differs for row in rows]
    assert differing == sorted(differing, reverse=True)
    assert set(rows) == {row for row in found.rows if row.section == "costs"}


def test_least_costs_differ_within_the_gaps(found: Comparison) -> None:
    """The interval goes from the one's bound to the other's objective, both ways."""
    plan, other = example_plan.plan(), _cheaper()
    assert plan.objective is not None
    assert plan.bound is not None
    assert other.bound is not None
    assert other.objective is not None
    assert found.interval(1) == (other.bound - plan.objective, other.objective - plan.bound)
    assert found.interval(2) is None


def test_untrusted_and_foreign_plans_give_no_figures() -> None:
    """A plan that failed its audit, or counts in another currency, stands without figures."""
    plan = example_plan.plan()
    assert plan.audit is not None
    bad = replace(plan, audit=replace(plan.audit, passed=False))
    foreign = replace(plan, currency="EUR")
    asked = [
        _asked("Base", plan),
        _asked("Bad", bad),
        _asked("Euro", foreign),
        _asked("None", example_plan.infeasible()),
    ]
    found = compare(asked)
    assert [side.state for side in found.sides] == ["planned", "untrusted", "currency", "no_plan"]
    assert all(row.values[1:] == (None, None, None) for row in found.rows)
    assert found.lacking == ()


def test_two_to_six_stand_side_by_side() -> None:
    """One is no comparison, and more than six nobody could read."""
    one = _asked("Base", example_plan.plan())
    for count in (1, 7):
        with pytest.raises(ValueError, match=str(count)):
            compare([one] * count)


def test_without_any_plan_nothing_is_claimed() -> None:
    """No row has a value, and none differs."""
    found = compare([_asked("A", None), _asked("B", None)])
    assert not any(row.differs for row in found.rows)
    assert {value for row in found.rows for value in row.values} <= {None}


def test_every_cost_line_counts_once() -> None:
    """A line added to a plan is in its kind's row and no other."""
    plan = example_plan.plan()
    more = replace(plan, costs=(*plan.costs, CostLine(kind="hosting", period=0, amount=D("0.01"))))
    before = compare([_asked("A", plan), _asked("B", more)])
    changed = [row.key for row in before.rows if row.section == "costs" and row.differs]
    assert changed == [("hosting",)]
    assert _row(before, "hosting").values == (D(0), D("0.01"))
