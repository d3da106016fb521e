"""What other programs read of a plan: every figure under its name, money as text."""

import json
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest

from procure.exchange import Tree, plan_tree
from procure.plan import ServedStage
from tests.procure import example_plan


@pytest.fixture
def tree() -> Tree:
    """Gives the example's plan as it is read back from JSON."""
    made = plan_tree(example_plan.project(), example_plan.scenario(), example_plan.plan())
    found: Tree = json.loads(json.dumps(made))
    return found


def test_costs_add_up_by_line_and_subject(tree: Tree) -> None:
    """The costs by line, period and subject are the plan's, and add up to its total."""
    assert sum(Decimal(cost["amount"]) for cost in tree["costs"]) == Decimal(tree["total_cost"])
    found = {(cost["line"], cost["subject"], cost["period"]): cost for cost in tree["costs"]}
    assert found["purchase", "", 2]["amount"] == "110000.00"
    assert found["prepaid", "alp-credit", 1]["amount"] == "-325110.00"
    assert found["porting", "ROCm: chat", 0]["amount"] == "400000.00"
    rest = {
        subject: cost["amount"]
        for (line, subject, _), cost in found.items()
        if line == "take_or_pay"
    }
    assert rest == {"own": "340000.00", "cl-floor": "59705.60"}
    assert found["rebate", "Northwind Systems", 4]["beyond_horizon"] is True
    by_line: dict[str, Decimal] = defaultdict(Decimal)
    for cost in tree["costs"]:
        by_line[cost["line"]] += Decimal(cost["amount"])
    assert by_line["energy"] == Decimal("123592.23")


def test_ports_and_licences(tree: Tree) -> None:
    """A port stands with its days, efficiency and cost; an order says whether it is licensed."""
    assert tree["ports"] == [
        {
            "stack": "ROCm",
            "workload": "chat",
            "period": 0,
            "started": "2024-01-01",
            "ready": 2,
            "runs_from": "2024-07-01",
            "efficiency": "0.9",
            "cost": "400000.00",
            "currency": "USD",
        }
    ]
    assert [order["order"] for order in tree["orders"] if order["licence"]] == ["2"]


def test_the_first_of_two_solves(tree: Tree) -> None:
    """The share served stands with value, bound and gap; null where cost alone was asked for."""
    assert (tree["asked_for"], tree["stage"]) == ("min_cost", None)
    stage = ServedStage(
        value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"), gap=Decimal("0.005")
    )
    plan = replace(example_plan.plan(), stage=stage)
    made = plan_tree(example_plan.project(), example_plan.scenario(), plan)
    assert made["stage"] == {
        "value": "0.04",
        "most": "2",
        "bound": "0.03",
        "gap": "0.005",
        "served": "0.98",
    }


def test_without_a_plan() -> None:
    """Where there is none, what cannot be known is null and what was left out has its reason."""
    tree = plan_tree(example_plan.project(), example_plan.scenario(), example_plan.infeasible())
    assert (tree["status"], tree["total_cost"], tree["costs"]) == ("infeasible", None, [])
    assert tree["ports"] == []
    assert all(one["reason"] for one in tree["left_out"])
