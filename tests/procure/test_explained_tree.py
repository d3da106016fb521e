"""An explanation as JSON: the records by part, money with its currency, told beside them."""

import json
from typing import Any

from procure.explained.explanation import Explanation
from procure.explained.repairs import Change, Repair, Repairs
from procure.explained_tree import explanation_tree
from procure.plan_difference import Answer
from tests.builders import D
from tests.procure.example_plan import infeasible, plan, project, scenario
from tests.procure.explained.test_explanation_words import asked, explanation


def tree() -> dict[str, Any]:
    """Write the example's explanation, and read it again."""
    found: dict[str, Any] = json.loads(json.dumps(explanation_tree(asked(), explanation())))
    return found


def test_the_parts_have_stable_keys() -> None:
    """What was not asked for is null."""
    found = tree()
    assert list(found) == [
        "scenario",
        "status",
        "digest",
        "currency",
        "objective",
        "bound",
        "repairs",
        "limits",
        "sign",
        "offers",
        "negotiate",
        "flips",
        "frontier",
        "alternatives",
        "changes",
        "least_change",
    ]
    nothing = explanation_tree(asked(), Explanation(digest=plan().digest))
    assert {key for key, value in nothing.items() if value is None} >= {
        "repairs",
        "limits",
        "sign",
        "offers",
        "negotiate",
        "flips",
        "frontier",
        "alternatives",
        "changes",
        "least_change",
    }


def test_money_is_text_with_its_currency_beside_it() -> None:
    """Wherever it stands; what counts something else has its unit."""
    found = tree()
    (limit,) = found["limits"]
    assert limit["looser"]["effect"]["cost"] == {"low": "-500", "high": "-400"}
    assert limit["looser"]["effect"]["currency"] == "USD"
    assert (limit["value"], limit["unit"]) == ("100", "kW")
    (work,) = found["offers"][0]["cost"]["works"]
    assert (work["cost"], work["currency"]) == ("1234.5", "USD")
    (point,) = found["flips"][0]["points"]
    assert (point["cost"], point["currency"]) == ("100", "USD")
    assert found["sign"]["orders"][0]["waiting"]["currency"] == "USD"


def test_what_is_told_stands_beside_each_record() -> None:
    """The same sentences as in the text."""
    found = tree()
    assert found["limits"][0]["told"].startswith("Power")
    assert "The plan orders 4 units of it." in found["offers"][0]["told"]
    assert found["sign"]["told"]
    assert found["sign"]["orders"][0]["told"].startswith("Sign 4")
    assert found["negotiate"][0]["told"]
    assert found["flips"][0]["told"]


def test_repairs_have_the_unit_of_what_changes() -> None:
    """A budget is money, demand is of its workload."""
    changes = (
        Change(key="budget", before=D(100), after=D(200), step=D(10), proven=True),
        Change(workload="chat", before=D(1), after=D("0.9"), step=D("0.1"), proven=True),
    )
    one = Repair(kind="mix", outcome="plan", changes=changes, total_cost=D(900), objective=D(800))
    answer = Answer(project=project(), scenario=scenario(), plan=infeasible())
    found = explanation_tree(
        answer, Explanation(digest=answer.plan.digest, repairs=Repairs(repairs=(one,)))
    )
    (repair,) = found["repairs"]["repairs"]
    assert (repair["total_cost"], repair["currency"]) == ("900", "USD")
    units = [change["unit"] for change in repair["changes"]]
    assert units[1] == next(work.unit for work in project().workloads if work.id == "chat")
    assert repair["told"]
