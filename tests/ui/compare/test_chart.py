"""The chart of a comparison offers the steps between any two plans."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.comparison import Compared, Comparison, compare
from procure.plan import Plan
from procure.plan_difference import Answer
from tests.procure import example_plan
from ui.compare.chart import CompareChart


def compared(name: str, plan: Plan | None) -> Compared:
    """Give a scenario with its plan."""
    project, scenario = example_plan.project(), replace(example_plan.scenario(), name=name)
    answer = None if plan is None else Answer(project=project, scenario=scenario, plan=plan)
    return Compared(project=project, scenario=scenario, answer=answer, current=True)


@pytest.fixture
def found() -> Comparison:
    """Give three scenarios, the last without a plan."""
    plan = example_plan.plan()
    first, *rest = plan.costs
    dearer = replace(
        plan,
        costs=(replace(first, amount=first.amount + 1000), *rest),
        total_cost=(plan.total_cost or Decimal(0)) + 1000,
    )
    return compare([compared("Base", plan), compared("Dear", dearer), compared("None", None)])


@pytest.fixture
def chart(qtbot: QtBot, found: Comparison) -> CompareChart:
    """Give the chart of the comparison."""
    made = CompareChart()
    qtbot.addWidget(made)
    made.show_comparison(found)
    return made


def test_steps_are_offered_between_plans(chart: CompareChart) -> None:
    """Beside the costs, each other plan in three ways; none for a scenario without a plan."""
    shown = [chart.choice.itemText(at) for at in range(chart.choice.count())]
    assert shown == [
        "Costs side by side",
        "From Base to Dear, by kind of cost",
        "From Base to Dear, by offer",
        "From Base to Dear, by chip",
    ]


def test_the_choice_is_drawn_and_stays(chart: CompareChart, found: Comparison) -> None:
    """Choosing draws the steps; the same comparison again leaves it so."""
    for at in (1, 2, 3):
        chart.choice.setCurrentIndex(at)
        chart.choice.activated.emit(at)
        assert chart.chart is not None
        assert chart.chart.title.text() == "Dear costs US$1k more than Base"
    chart.show_comparison(found)
    assert chart.choice.currentIndex() == 3
    chart.show_comparison(compare([found.sides[0].asked, found.sides[2].asked]))
    assert chart.choice.currentIndex() == 0
    QApplication.processEvents()
    assert chart.chart is not None
    assert "more than" not in chart.chart.title.text()


def test_steps_from_a_plan_of_earlier_inputs_are_no_finding(
    chart: CompareChart, found: Comparison
) -> None:
    """The title says so in place of the difference, and all bars are pale."""
    for stale, name in ((0, "Base"), (1, "Dear")):
        asked = [replace(one.asked, current=at != stale) for at, one in enumerate(found.sides)]
        chart.show_comparison(compare(asked))
        chart.choice.setCurrentIndex(1)
        chart.choice.activated.emit(1)
        assert chart.chart is not None
        assert chart.chart.title.text() == (
            f"The plan of “{name}” is of earlier inputs: plan it to compare"
        )
        assert chart.chart.picture is not None
        assert all(bars.pale for bars in chart.chart.picture.bars)


def test_the_choice_has_room_for_what_there_is_to_choose(qtbot: QtBot, found: Comparison) -> None:
    """Also where plans have come since it was first seen."""
    made = CompareChart()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_comparison(compare([found.sides[0].asked, found.sides[2].asked]))
    made.show_comparison(found)
    longest = max(
        made.fontMetrics().horizontalAdvance(made.choice.itemText(at))
        for at in range(made.choice.count())
    )
    qtbot.waitUntil(lambda: made.choice.width() > longest)
