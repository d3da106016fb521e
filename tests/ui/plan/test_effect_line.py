"""After a price list was replaced, the plan page says once what that did to each plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from procure.storage import digest
from tests.procure import example_plan
from ui.document import Document
from ui.edits import with_catalog
from ui.plan.page import PlanPage
from ui.tables.records import commit, inputs_of


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Give the example with two scenarios, both planned."""
    project = example_plan.project()
    other = replace(project.scenarios[0], name="Other", discount_rate=Decimal("0.11"))
    shown = Document(replace(project, scenarios=(project.scenarios[0], other)))
    store(shown)
    shown.select_scenario("Other")
    store(shown)
    shown.select_scenario(project.scenarios[0].name)
    return shown


def store(document: Document, total: int = 1_000_000) -> None:
    """Plan the scenario that is shown, at a cost."""
    scenario = document.scenario
    plan = replace(
        example_plan.plan(),
        scenario=scenario.name,
        digest=digest(document.project, scenario),
        total_cost=Decimal(total),
        objective=Decimal(total),
        bound=Decimal(total),
    )
    document.store_plan(plan, (document.project, scenario))


def take_newer_list(document: Document, day: int = 5) -> None:
    """Import the first supplier's next list."""
    first = document.project.catalogs[0]
    offers = tuple(replace(one, lead_weeks=Decimal(day)) for one in first.offers)
    newer = replace(
        first, sha256=f"newer {day}", as_of=date(2024, 5, day), offers=offers, editions=()
    )
    commit(document, "Import", with_catalog(inputs_of(document), newer))


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> PlanPage:
    """Give the page."""
    shown = PlanPage(document)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_each_scenario_is_compared_when_it_is_next_planned(
    page: PlanPage, document: Document
) -> None:
    """The plan before the list stands against the one after it, scenario by scenario."""
    assert not page.effect.isVisible()
    take_newer_list(document)
    assert not page.effect.isVisible()
    store(document, 970_000)
    assert page.effect.isVisible()
    assert "US$1M → US$970k (−3.0 %)" in page.effect.text.text()
    document.select_scenario("Other")
    assert not page.effect.isVisible()
    store(document, 1_030_000)
    assert "US$1M → US$1.03M (+3.0 %)" in page.effect.text.text()


def test_the_line_is_read_and_closed(page: PlanPage, document: Document) -> None:
    """Details go to the Why? panel; closed, the line stays away from this plan."""
    take_newer_list(document)
    store(document, 970_000)
    told: list[str] = []
    page.selected.connect(told.append)
    page.effect.more_button.click()
    assert told[-1].startswith("Since the list of Northwind Systems of 5 May 2024: total")
    page.effect.close_button.click()
    assert not page.effect.isVisible()
    store(document, 970_000)
    assert not page.effect.isVisible()


def test_undo_shows_the_earlier_plan_by_itself(page: PlanPage, document: Document) -> None:
    """The plan before the import was not changed by the list; redo brings the line back."""
    take_newer_list(document)
    store(document, 970_000)
    document.undo_stack.undo()
    assert not page.effect.isVisible()
    document.undo_stack.redo()
    assert page.effect.isVisible()


def test_a_plan_with_the_same_lists_has_no_line(page: PlanPage, document: Document) -> None:
    """Another demand is not what a list did; a further list is compared with the last plan."""
    take_newer_list(document)
    store(document, 970_000)
    document.edit_scenario("Edit", replace(document.scenario, discount_rate=Decimal("0.2")))
    store(document, 980_000)
    assert not page.effect.isVisible()
    take_newer_list(document, day=7)
    store(document, 960_000)
    assert "7 May 2024: total US$980k → US$960k" in page.effect.text.text()


def test_a_list_that_first_leaves_no_plan(page: PlanPage, document: Document) -> None:
    """What is put right after an import is compared with the plan before the import."""
    take_newer_list(document)
    scenario = document.scenario
    none = replace(example_plan.infeasible(), digest=digest(document.project, scenario))
    document.store_plan(none, (document.project, scenario))
    assert "no plan any more" in page.effect.text.text()
    document.edit_scenario("Edit", replace(document.scenario, discount_rate=Decimal("0.2")))
    store(document, 990_000)
    assert "and with what else was changed: total US$1M → US$990k" in page.effect.text.text()


def test_another_project_has_no_past(page: PlanPage, document: Document) -> None:
    """Opening a project forgets what stood in the one before."""
    take_newer_list(document)
    store(document, 970_000)
    document.open(example_plan.project(), None)
    store(document)
    assert not page.effect.isVisible()
