"""A scenario without a plan is explained where its plan would stand, and a repair is one click."""

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from procure.explained.obstacles import Obstacle
from procure.explained.repairs import Change, Repair, Repairs
from procure.project import Project
from procure.scenario import Limit
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.explain.explaining import Explaining
from ui.explain.repairs_view import REPAIRS, RepairsView
from ui.plan.page import PlanPage

LONG = 60_000
BUDGET = "budget"
CAUSE = Obstacle(kind="no_chip", workload="chat", period=2)
MONEY = Repair(
    kind="money",
    outcome="plan",
    changes=(
        Change(
            key=BUDGET,
            before=Decimal(1_000_000),
            after=Decimal(40_000_000),
            step=Decimal(500_000),
            proven=True,
        ),
    ),
    total_cost=Decimal(39_900_000),
)
NO_TIME = Repair(kind="time", outcome="none")


def poor() -> Project:
    """Give the trial project with too little money."""
    project = trial_project()
    scenario = project.scenarios[0]
    limits = tuple(
        replace(one, value=Decimal(1_000_000)) if one.family == "budget" else one
        for one in scenario.limits
    )
    return replace(project, scenarios=(replace(scenario, limits=limits),))


def answer(_asker: Any, _of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find a cause, no repair of one kind, and one of another."""
    found(CAUSE)
    return [CAUSE, NO_TIME, MONEY]


Shown = tuple[Document, Explaining, PlanPage, RepairsView]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Give the page of a scenario that has no plan, explained."""
    document, explaining = explaining_of(qtbot, poor(), {"repairs": answer})
    page = PlanPage(document)
    qtbot.addWidget(page)
    view = page.explain_with(explaining)
    page.show()
    qtbot.waitUntil(lambda: "Money alone" in view.text(), timeout=LONG)
    return document, explaining, page, view


def buttons(view: RepairsView) -> list[QPushButton]:
    """Give the buttons that try a repair."""
    every = view.findChildren(QPushButton)
    return [one for one in every if one.text() == "Try as a new scenario"]


def test_causes_and_repairs_are_said_unasked(shown: Shown) -> None:
    """The certain cause first, then what helps, which can be tried, then what does not."""
    _, _, page, view = shown
    lines = view.text().splitlines()
    assert "No chip on offer or owned does Chat" in lines[0]
    assert "raise the budget" in lines[1]
    assert "USD 40,000,000" in lines[1]
    assert "500,000 less is proven" in lines[1]
    assert "Time alone does not help" in lines[2]
    assert len(buttons(view)) == 1
    assert "Budget" in page.message.body.text()
    assert view.isVisible()
    assert view.causes.isVisible()


def test_a_repair_becomes_a_scenario(qtbot: QtBot, shown: Shown) -> None:
    """One click adds it as a variant, named and noted, in one undo step, and asks for its plan."""
    document, _, _, view = shown
    with qtbot.waitSignal(view.tried):
        buttons(view)[0].click()
    assert document.scenario.name == "Base case, more money"
    assert document.scenario.parent == "Base case"
    assert "raise the budget" in document.scenario.note
    budget = next(one for one in document.scenario.limits if one.key == BUDGET)
    assert budget.value == Decimal(40_000_000)
    assert document.undo_stack.undoText() == "Add scenario Base case, more money"
    document.undo_stack.undo()
    assert [one.name for one in document.project.scenarios] == ["Base case"]


def test_tried_again_it_has_a_name_of_its_own(shown: Shown) -> None:
    """A name that is taken gets a number."""
    document, _, _, view = shown
    buttons(view)[0].click()
    document.select_scenario("Base case")
    buttons(view)[0].click()
    assert document.scenario.name == "Base case, more money 2"


def test_after_an_edit_nothing_is_tried(shown: Shown) -> None:
    """What was found is of an earlier scenario then."""
    document, _, _, view = shown
    document.edit_scenario(
        "Edit",
        replace(
            document.scenario,
            limits=(*document.scenario.limits, Limit(family="suppliers", value=Decimal(9))),
        ),
    )
    assert [one.isEnabled() for one in buttons(view)] == [False]
    document.undo_stack.undo()
    assert [one.isEnabled() for one in buttons(view)] == [True]


LONG_TOLD = replace(
    MONEY,
    changes=tuple(
        replace(MONEY.changes[0], key=f"budget.period-{at}", before=Decimal(at), after=Decimal(at))
        for at in range(12)
    ),
)


class Slowly:
    """Answers one record at a time, when told to."""

    def __init__(self, records: list[object]) -> None:
        """Keep what there is to find."""
        self.records = records
        self.allowed = 0

    def __call__(
        self, asker: Any, _of: tuple[Any, ...], found: Callable[[object], None]
    ) -> list[object]:
        """Find one record after the other."""
        for at, record in enumerate(self.records):
            while self.allowed <= at:
                if asker.should_stop():
                    return self.records[:at]
                time.sleep(0.005)
            found(record)
        while self.allowed <= len(self.records) and not asker.should_stop():
            time.sleep(0.005)
        return [CAUSE, *self.records[1:]]


def _has_found(explaining: Explaining, count: int) -> bool:
    known = explaining.explained(REPAIRS)
    return known is not None and (known.whole or len(known.records) >= count)


def places(page: PlanPage, view: RepairsView) -> list[QRect]:
    """Give where each row, and each button that can be there, stands on the page."""
    corner = page.message.widget()
    assert corner is not None
    return [
        QRect(part.mapTo(corner, part.rect().topLeft()), part.size())
        for row in view.rows
        for part in (row, row.said, row.room)
    ]


def test_nothing_moves_once_shown(qtbot: QtBot) -> None:
    """Each kind has its row from the beginning; neither what is found nor the end moves one."""
    found: list[object] = [
        Repairs(obstacles=(CAUSE,)),
        replace(LONG_TOLD, kind="mix"),
        NO_TIME,
        replace(MONEY, kind="share"),
        LONG_TOLD,
    ]
    answer_slowly = Slowly(found)
    document, explaining = explaining_of(qtbot, poor(), {"repairs": answer_slowly})
    page = PlanPage(document)
    qtbot.addWidget(page)
    page.resize(840, 700)
    view = page.explain_with(explaining)
    page.show()
    answer_slowly.allowed = 1
    qtbot.waitUntil(lambda: "No chip on offer" in view.text(), timeout=LONG)
    QApplication.processEvents()
    first = places(page, view)
    assert "Money: looking for" in view.text()
    assert all(row.isVisible() for row in view.rows)
    assert buttons(view) == []
    for allowed in range(2, len(found) + 2):
        answer_slowly.allowed = allowed
        qtbot.waitUntil(partial(_has_found, explaining, allowed), timeout=LONG)
        QApplication.processEvents()
        assert places(page, view) == first
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    QApplication.processEvents()
    assert not view.bar.isVisible()
    assert places(page, view) == first
    assert len(buttons(view)) == 3
    # What was not found in the end is said to be so, in its place.
    assert "Power and racks: the search was stopped" in view.text()


def test_a_long_repair_is_unfolded_by_hand(qtbot: QtBot, shown: Shown) -> None:
    """It shows its beginning and how to see the rest; only that click moves what is below."""
    _, _, page, view = shown
    page.resize(840, 700)
    row = view.rows[0]
    row.show_found("a long repair " * 60, helps=True, current=True)
    QApplication.processEvents()
    high = row.height()
    assert row.more.isVisible()
    assert row.said.text().endswith("…")
    assert row.said.toolTip() == row.said.whole
    below = view.rows[1].y()
    row.more.click()
    qtbot.waitUntil(lambda: row.height() > high)
    assert row.said.text() == row.said.whole
    assert view.rows[1].y() > below
    row.more.click()
    qtbot.waitUntil(lambda: row.height() == high)
    row.show_found("a short one", helps=True, current=True)
    assert not row.more.isVisible()


def test_tab_reaches_a_repair_where_it_stands(shown: Shown) -> None:
    """A button that came late follows its own row, not all else in the window."""
    _, _, _, view = shown
    row = view.rows[0]
    assert row.button is not None
    assert row.more.nextInFocusChain() is row.button


def test_how_far_it_has_come_is_read_whole_between_both_panels(qtbot: QtBot, shown: Shown) -> None:
    """Beside the sliders and the Why? panel the heading makes room for the bar."""
    _, _, page, view = shown
    page.resize(583, 680)
    told = "Looking for the smallest repairs … 120 plans made so far"
    view.bar.button.setText("Stop")
    view.bar.state.setText(told)
    view.bar.show()
    state = view.bar.state
    qtbot.waitUntil(lambda: 0 < state.width() < 400)
    assert state.heightForWidth(state.width()) <= view.bar.height()
    assert view.heading.heightForWidth(view.heading.width()) <= view.heading.height()
