"""Problems with a published optimum: the plan costs what was published."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from procure.plan import Plan
from procure.storage import read
from solver.planner import Options, make_plan
from tests.solver.planning import units

CASES = Path(__file__).parent / "published"


def planned(name: str, **fields: Any) -> Plan:
    """Read a project file and plan it, with fields of the scenario changed, to the end."""
    project = read(CASES / f"{name}.json")
    scenario = replace(project.scenarios[0], **fields)
    plan = make_plan(project, scenario, Options(gap=Decimal(0)))
    assert plan.status == "optimal"
    assert plan.trusted, plan.audit
    assert plan.objective == plan.total_cost
    return plan


def test_bid_evaluation() -> None:
    """GAMS model library, "Bid Evaluation": set-up charges and incremental segments.

    The published least cost is 15,210,109.512. A unit is 0.16 of the requirement of
    239,600.48, so that every quantity of the statement is a whole number of units.
    """
    plan = planned("bid_evaluation")
    assert plan.objective is not None
    assert abs(plan.objective - Decimal("15210109.512")) <= Decimal("0.01")
    assert sum(units(plan).values()) * Decimal("0.16") == Decimal("239600.48")
    bought = {offer: count * Decimal("0.16") for offer, count in units(plan).items()}
    assert bought == {"bid-a": 33000, "bid-c": 165600, "bid-e": Decimal("41000.48")}


def test_quantity_discounts() -> None:
    """LINDO, "QdiscSup": 7,500 units for 37,500 are cheaper than the 6,000 that are used."""
    plan = planned("quantity_discounts")
    assert plan.objective == 37500
    assert units(plan) == {"supplier-a": 7500}


@pytest.mark.parametrize(("name", "cost"), [("supplier-a", 37500), ("supplier-b", 40200)])
def test_quantity_discounts_of_each_supplier(name: str, cost: int) -> None:
    """Alone, A's prices hold for all units and B's for the units from each break on."""
    (other,) = {"supplier-a", "supplier-b"} - {name}
    assert planned("quantity_discounts", excluded=(other,)).objective == cost
