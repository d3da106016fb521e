"""Without a plan the pages about one lead to what comes next, by a button, until there is one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from procure.words import sentence
from tests.ui.answers import Answers, SwitchedPlanner
from tests.ui.driving import LONG, plan, run
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, DEMAND, EXPLAIN, LIMITS, PLAN
from ui.start.next_step import NextStep, next_of


def shown(window: MainWindow) -> NextStep | None:
    """Give what the page in sight leads to."""
    found = [one for one in window.findChildren(NextStep) if one.isVisible()]
    return found[0] if found else None


def click(window: MainWindow) -> None:
    """Take the way that the page in sight offers."""
    found = shown(window)
    assert found is not None
    found.button.click()


@pytest.fixture
def empty(window: MainWindow, answers: Answers) -> MainWindow:
    """Give the window on a new project with nothing in it."""
    run(window, "new")
    return window


@pytest.mark.parametrize("page", [PLAN, EXPLAIN])
def test_a_new_project_leads_to_its_lists(empty: MainWindow, page: int) -> None:
    """Nothing is planned without offers: the button goes to the page where they come in."""
    empty.show_page(page)
    found = shown(empty)
    assert found is not None
    assert found.said.text() == sentence("next-lists")
    assert found.said.isVisible()
    click(empty)
    assert empty.stack.currentIndex() == CATALOGS


def test_lists_lead_to_demand(window: MainWindow) -> None:
    """With price lists but no demand the button goes to the page Demand."""
    scenario = replace(window.document.scenario, demand=())
    window.document.edit_scenario("Take the demand out", scenario)
    assert next_of(window.document) == "demand"
    window.show_page(PLAN)
    click(window)
    assert window.stack.currentIndex() == DEMAND


def test_what_stands_in_the_way_is_gone_to(window: MainWindow) -> None:
    """With demand and sites the button goes to the first field that has to be settled."""
    scenario = window.document.scenario
    first, *others = scenario.limits
    limits = (replace(first, value=Decimal(-1)), *others)
    window.document.edit_scenario("Less than none", replace(scenario, limits=limits))
    assert next_of(window.document) == "settle"
    window.show_page(PLAN)
    click(window)
    assert window.stack.currentIndex() == LIMITS
    at = window.limits_page.view.currentIndex().row()
    assert window.limits_page.table.rows[at].limit.key == first.key


def test_what_no_chip_does_is_entered_first(qtbot: QtBot, window: MainWindow) -> None:
    """Planning in vain is not the next step, nor is it after a plan was asked for in vain."""
    window.document.edit("Forget what chips do", replace(window.document.project, throughputs=()))
    assert next_of(window.document) == "throughput"
    plan(qtbot, window)
    found = window.document.plan()
    assert found is not None
    assert found.total_cost is None
    window.show_page(PLAN)
    click(window)
    assert window.stack.currentIndex() == DEMAND


def test_all_entered_leads_to_the_plan(
    qtbot: QtBot, window: MainWindow, planner: SwitchedPlanner
) -> None:
    """The button plans; it is away while that runs, and once there is a plan."""
    window.show_page(EXPLAIN)
    found = shown(window)
    assert found is not None
    planner.waits = True
    click(window)
    assert window.planning.running
    assert shown(window) is None
    planner.waits = False
    window.cancel()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert shown(window) is not None
    plan(qtbot, window)
    assert shown(window) is None
    window.show_page(PLAN)
    assert shown(window) is None


def test_the_plan_page_says_it_once(window: MainWindow) -> None:
    """Its own sentences say how to plan: the button alone is added to them."""
    window.show_page(PLAN)
    found = shown(window)
    assert found is not None
    assert found.button.text() == sentence("next-plan-button")
    assert not found.said.isVisible()
