"""From one plan's cost to another's: every cent of both is in one step."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.plan import CostLine, Plan
from procure.plan_difference import Answer
from procure.waterfall import By, Step, waterfall
from tests.procure import example_plan

BYS: tuple[By, ...] = ("kind", "offer", "chip")


def answer(plan: Plan) -> Answer:
    """Give a plan of the example with its inputs."""
    return Answer(project=example_plan.project(), scenario=example_plan.scenario(), plan=plan)


def with_costs(*costs: CostLine) -> Plan:
    """Give the example's plan with other costs."""
    total = sum((line.amount for line in costs), Decimal(0))
    return replace(example_plan.plan(), costs=costs, total_cost=total)


COSTS = example_plan.plan().costs


@pytest.mark.parametrize("by", BYS)
@given(cents=st.lists(st.integers(-(10**11), 10**11), min_size=len(COSTS), max_size=len(COSTS)))
def test_steps_add_up_to_both_totals(by: By, cents: list[int]) -> None:
    """From the first total, step by step, to the second: to the cent."""
    after = with_costs(
        *(
            replace(line, amount=Decimal(amount).scaleb(-2))
            for line, amount in zip(COSTS, cents, strict=True)
        )
    )
    found = waterfall(answer(example_plan.plan()), answer(after), by)
    assert found is not None
    assert found.before + sum(step.change for step in found.steps) == found.after
    assert found.before == example_plan.plan().total_cost
    assert found.after == after.total_cost
    changes = [step.change for step in found.steps]
    assert 0 not in changes
    raised = [change for change in changes if change > 0]
    assert changes[: len(raised)] == sorted(raised, reverse=True)


def test_the_same_plan_has_no_steps() -> None:
    """Nothing changes."""
    found = waterfall(answer(example_plan.plan()), answer(example_plan.plan()))
    assert found is not None
    assert found.steps == ()


def test_each_grouping_names_its_things() -> None:
    """By kind, by offer and by chip: what an order costs is in its step, the rest by its kind."""
    dearer = with_costs(
        *(
            replace(line, amount=line.amount + 1000)
            if line.order == "1" or line.kind == "energy"
            else line
            for line in COSTS
        )
    )
    one, other = answer(example_plan.plan()), answer(dearer)
    changes = {
        by: {(step.group, step.key): step.change for step in found.steps}
        for by in BYS
        if (found := waterfall(one, other, by))
    }
    assert changes["kind"] == {
        ("kind", "energy"): 7000,
        ("kind", "integration"): 1000,
        ("kind", "purchase"): 1000,
        ("kind", "residual"): 1000,
    }
    assert changes["offer"] == {("order", "nw-hgx"): 3000, ("other", "energy"): 7000}
    assert changes["chip"] == {("order", "h100"): 3000, ("other", "energy"): 7000}


def test_what_only_one_plan_has() -> None:
    """It costs nothing in the other."""
    fewer = with_costs(*(line for line in COSTS if line.kind != "one_time"))
    found = waterfall(answer(example_plan.plan()), answer(fewer))
    assert found is not None
    assert found.steps == (
        Step(group="kind", key="one_time", before=Decimal(250000), after=Decimal(0)),
    )


def test_no_plan_has_no_steps() -> None:
    """Nor have two plans that count in different currencies."""
    plan = answer(example_plan.plan())
    assert waterfall(plan, answer(example_plan.infeasible())) is None
    assert waterfall(answer(example_plan.infeasible()), plan) is None
    assert waterfall(plan, answer(replace(example_plan.plan(), currency="EUR"))) is None
