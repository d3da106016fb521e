"""Two plans are set apart exactly, and no difference is claimed that their gaps could hide."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procure.plan import CostLine, Plan, ServedStage
from procure.plan_difference import (
    Answer,
    CostDifference,
    NewList,
    OrderDifference,
    difference,
    new_lists,
)
from tests.procure import example_plan

D = Decimal


def answer(plan: Plan | None = None, **fields: object) -> Answer:
    """Give the example's plan, or another, with fields replaced."""
    made = replace(plan or example_plan.plan(), **fields)  # type: ignore[arg-type]
    return Answer(project=example_plan.project(), scenario=example_plan.scenario(), plan=made)


def newer(one: Answer) -> Answer:
    """Give the same with the first price list replaced by a file of the fifth of May."""
    first, *others = one.project.catalogs
    read = replace(first, sha256="newer", as_of=date(2024, 5, 5))
    return replace(one, project=replace(one.project, catalogs=(read, *others)))


def test_a_plan_differs_in_nothing_from_itself() -> None:
    """The same plan is the same, and nothing is told apart."""
    found = difference(answer(), answer())
    assert found is not None
    assert found.nothing
    assert not found.told_apart
    assert found.change == 0
    assert not found.lists


def test_new_lists_are_those_whose_file_is_another() -> None:
    """A list is newer by its file, and named with the day it states, or when it was read."""
    before = answer()
    after = newer(before)
    supplier = before.project.catalogs[0].supplier
    named = NewList(supplier=supplier, on=date(2024, 5, 5))
    assert new_lists(before.project, after.project) == (named,)
    alone = replace(before.project, catalogs=())
    assert len(new_lists(alone, before.project)) == len(before.project.catalogs)
    assert new_lists(before.project, alone) == ()


def test_orders_are_compared_by_offer_and_period() -> None:
    """Units of one offer in one period are added up: new, gone, more or fewer."""
    plan = example_plan.plan()
    first, second, *others = plan.orders
    moved = replace(second, period=1)
    split = (replace(first, units=3), replace(first, id="x", units=4))
    found = difference(answer(), answer(orders=(*split, moved, *others)))
    assert found is not None
    assert found.orders == (
        OrderDifference(
            offer=first.offer, supplier=first.supplier, period=0, before=first.units, after=7
        ),
        OrderDifference(
            offer=second.offer, supplier=second.supplier, period=0, before=second.units, after=0
        ),
        OrderDifference(
            offer=second.offer, supplier=second.supplier, period=1, before=0, after=second.units
        ),
    )
    assert [one.kind for one in found.orders] == ["changed", "gone", "new"]


def test_costs_are_compared_by_kind() -> None:
    """Only kinds that differ are listed, each summed over periods and orders."""
    plan = example_plan.plan()
    more = CostLine(kind="fixed", period=0, amount=D(5))
    known = sum((one.amount for one in plan.costs if one.kind == "fixed"), D(0))
    total = plan.total_cost
    assert total is not None
    found = difference(answer(), answer(costs=(*plan.costs, more), total_cost=total + 5))
    assert found is not None
    assert found.costs == (CostDifference(kind="fixed", before=known, after=known + 5),)
    assert found.change == 5
    assert round(found.fraction or 0, 12) == round(5 / total, 12)
    assert not found.nothing


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [
        # (objective, bound) of each: the optimum is between the two.
        ((100, 99), (97, 96), True),
        ((100, 99), (103, 102), True),
        ((100, 96), (97, 95), False),
        ((100, 99), (100, 98), False),
        ((100, 100), (100, 100), False),
        ((100, 100), ("99.99", "99.99"), True),
        ((100, None), (90, 89), False),
        ((100, 99), (90, None), True),
        ((100, None), (103, 102), True),
    ],
)
def test_gaps_that_overlap_hide_a_difference(
    before: tuple[object, object], after: tuple[object, object], *, apart: bool
) -> None:
    """Two optima are told apart only where neither can be what the other is."""

    def made(figures: tuple[object, object]) -> Answer:
        objective, bound = (None if one is None else D(str(one)) for one in figures)
        return answer(objective=objective, bound=bound)

    found = difference(made(before), made(after))
    assert found is not None
    assert found.told_apart is apart


def test_where_serving_comes_first_it_is_told_apart_first() -> None:
    """Cheaper and serving less is no saving: what is served decides, within its own gap."""

    def made(value: int, bound: int, objective: int) -> Answer:
        stage = ServedStage(value=D(value), most=D(10), bound=D(bound))
        return answer(stage=stage, objective=D(objective), bound=D(objective))

    def apart(one: Answer, other: Answer) -> bool:
        found = difference(one, other)
        assert found is not None
        return found.told_apart

    assert apart(made(2, 2, 100), made(1, 1, 100))
    assert not apart(made(2, 1, 100), made(1, 1, 200))
    assert apart(made(2, 2, 100), made(2, 2, 90))
    assert not apart(made(2, 2, 100), made(2, 2, 100))


def test_no_plan_has_no_figures() -> None:
    """Where there was no plan nothing is zero, and a plan that appears is a difference."""
    none = answer(example_plan.infeasible())
    found = difference(none, answer())
    assert found is not None
    assert found.before.total_cost is None
    assert (found.change, found.fraction) == (None, None)
    assert found.told_apart
    assert not found.nothing
    same = difference(none, none)
    assert same is not None
    assert not same.told_apart


def test_other_money_is_not_compared() -> None:
    """A plan in euros and one in dollars have no difference in money."""
    assert difference(answer(), answer(currency="EUR")) is None
