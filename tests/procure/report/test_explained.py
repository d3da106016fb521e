"""The workbook's sheets that explain the plan: figures as found, and nothing where none were."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from procure.errors import InputError
from procure.explained.effect import NO_PLAN, Effect, Interval
from procure.explained.explanation import Explanation
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.signing import Signing, Signings
from procure.report import write_workbook
from tests.builders import D
from tests.procure import example_plan

COSTS = Effect(outcome="plan", cost=Interval(low=D("310000.004"), high=D("352000.001")))
SAVES = Effect(outcome="plan", cost=Interval(low=D(-5000), high=D(0)))
DIGEST = example_plan.plan().digest


def written(path: Path, explanation: Explanation | None) -> openpyxl.Workbook:
    """Write the example's workbook with an explanation, and read it back."""
    write_workbook(
        example_plan.project(), example_plan.scenario(), example_plan.plan(), path, explanation
    )
    return openpyxl.load_workbook(path, data_only=True)


def table(book: openpyxl.Workbook, sheet: str) -> list[Sequence[object]]:
    """Give the rows of a sheet's table, the headings first."""
    found = book[sheet]
    (area,) = (one.ref for one in found.tables.values())
    return [[cell.value for cell in row] for row in found[area]]


def test_limits_stand_with_what_their_steps_save_and_cost(tmp_path: Path) -> None:
    """A saving is shown as one, ends are rounded outwards, and no plan is said."""
    use = example_plan.plan().limits[0]
    costs = (
        LimitCost(
            key=use.key,
            value=use.value,
            looser=Step(value=use.value + 10, by=D(10), effect=SAVES),
            tighter=Step(value=use.value - 10, by=D(10), effect=COSTS),
        ),
        LimitCost(key="gone", looser=Step(effect=COSTS), tighter=Step(effect=NO_PLAN)),
    )
    book = written(tmp_path / "plan.xlsx", Explanation(digest=DIGEST, limit_costs=costs))
    head, first, second = table(book, "Limit costs")
    told = dict(zip(head, first, strict=True))
    assert (told["Saves at least"], told["Saves at most"]) == (0, 5000)
    assert told["Costs at least"] == 310000
    assert told["Costs at most"] == pytest.approx(352000.01)
    assert told["Key"] == use.key
    assert "less" in str(told["One step tighter"])
    assert dict(zip(head, second, strict=True))["Costs at least"] == "leaves no plan at all"


def test_orders_stand_with_their_last_day(tmp_path: Path) -> None:
    """Days are days, and an order that can wait has no cost of waiting."""
    order = example_plan.plan().orders[0]
    one = Signing(
        order=order.id,
        offer=order.offer,
        supplier=order.supplier,
        units=order.units,
        period=order.period,
        usable=order.usable,
        last=date(2024, 3, 4),
        held_by="arrival",
        now=True,
        waiting=COSTS,
    )
    later = replace(one, now=False, waiting=None)
    signing = Signings(next_period=date(2024, 4, 1), orders=(one, later))
    book = written(tmp_path / "plan.xlsx", Explanation(digest=DIGEST, signing=signing))
    head, first, second = (list(row) for row in table(book, "Sign now"))
    told, other = dict(zip(head, first, strict=True)), dict(zip(head, second, strict=True))
    assert str(told["Last day"]).startswith("2024-03-04")
    assert (told["Must be signed now"], other["Must be signed now"]) == ("yes", "no")
    assert told["Waiting costs at least"] == 310000
    assert other["Waiting costs at least"] is None
    assert str(book["Sign now"]["A2"].value).startswith("One order has to be signed before")


def test_what_was_not_asked_for_has_no_sheet(tmp_path: Path) -> None:
    """An empty explanation, and none, leave the workbook what it is, byte for byte."""
    written(tmp_path / "without.xlsx", None)
    written(tmp_path / "empty.xlsx", Explanation(digest=DIGEST))
    assert (tmp_path / "empty.xlsx").read_bytes() == (tmp_path / "without.xlsx").read_bytes()


def test_an_explanation_of_other_inputs_is_refused(tmp_path: Path) -> None:
    """Figures of one input never stand beside orders of another."""
    with pytest.raises(InputError, match="about other inputs"):
        written(tmp_path / "plan.xlsx", Explanation(digest="0" * 64))
