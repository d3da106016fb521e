"""Beside each limit that holds the plan stands what one step of it costs."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from procure.explained.effect import NO_PLAN, Effect, Interval
from procure.explained.limit_costs import LimitCost, Step
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.explain.explaining import Explaining
from ui.limits.costs import LIMIT_COSTS
from ui.limits.page import LimitsPage
from ui.tables.records import MUTED

LONG = 60_000
SHARE = LimitCost(
    key="share.maker.AMD.maximum",
    value=Decimal("0.6"),
    looser=Step(
        value=Decimal("0.61"),
        by=Decimal("0.01"),
        effect=Effect(outcome="plan", cost=Interval(low=Decimal(-352_000), high=Decimal(-310_000))),
    ),
    tighter=Step(value=Decimal("0.59"), by=Decimal("0.01"), effect=NO_PLAN),
)
SUPPLY = LimitCost(
    key="supply",
    looser=Step(effect=Effect(outcome="plan", cost=Interval(low=Decimal(0), high=Decimal(0)))),
)


def answer(_asker: Any, _of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find what two limits cost."""
    found(SHARE)
    return [SHARE, SUPPLY]


@pytest.fixture
def explaining(qtbot: QtBot) -> Explaining:
    """Give explaining of a plan that is made."""
    return explaining_of(qtbot, trial_project(), {"limits": answer})[1]


@pytest.fixture
def page(qtbot: QtBot, explaining: Explaining) -> LimitsPage:
    """Give the page."""
    document = explaining.parent()
    assert isinstance(document, Document)
    made = LimitsPage(document)
    qtbot.addWidget(made)
    made.explain_with(explaining)
    made.show()
    return made


def shown(page: LimitsPage, name: str) -> dict[str, str]:
    """Give what stands in a limit's row, by heading."""
    row = next(at for at, one in enumerate(page.table.rows) if name in one.name)
    return {
        column.heading: str(page.table.index(row, at).data() or "")
        for at, column in enumerate(page.table.columns)
    }


def test_costs_are_asked_for_and_shown(
    qtbot: QtBot, page: LimitsPage, explaining: Explaining
) -> None:
    """Each side has its step and what it does; a limit that does not hold the plan has none."""
    assert "One step looser" not in shown(page, "Budget")
    said: list[str] = []
    page.selected.connect(said.append)
    page.ask.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    # All of them are told in the end, in the order of their effect.
    assert "Share of AMD" in said[-1].splitlines()[0]
    assert "stated supply" in said[-1].splitlines()[1]
    share = shown(page, "AMD")
    assert share["One step looser"] == "+1 point: saves US$310k–352k"
    assert share["One step tighter"] == "−1 point: no plan"
    supply = shown(page, "stated supply")
    assert supply["One step looser"] == "off: changes nothing"
    assert supply["One step tighter"] == ""
    assert shown(page, "Budget")["One step looser"] == ""


def test_costs_found_before_there_was_the_page_are_shown(
    qtbot: QtBot, explaining: Explaining
) -> None:
    """They may have been asked for elsewhere."""
    explaining.ask(LIMIT_COSTS)
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    document = explaining.parent()
    assert isinstance(document, Document)
    late = LimitsPage(document)
    qtbot.addWidget(late)
    late.explain_with(explaining)
    assert shown(late, "AMD")["One step looser"] == "+1 point: saves US$310k–352k"


def test_costs_of_an_earlier_plan_are_grey(
    qtbot: QtBot, page: LimitsPage, explaining: Explaining
) -> None:
    """After an edit they stay, muted, and the line says that they are of an earlier plan."""
    page.ask.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    document = page.table.document
    document.edit_scenario("Edit", replace(document.scenario, discount_rate=Decimal("0.2")))
    row = page.table.row_of(SHARE.key)
    at = [column.heading for column in page.table.columns].index("One step looser")
    assert page.table.index(row, at).data(MUTED)
    assert not page.ask.button.isEnabled()
    assert "earlier plan" in page.ask.state.text()
    document.undo_stack.undo()
    assert not page.table.index(row, at).data(MUTED)
    assert page.ask.button.isEnabled()


def test_nothing_is_cut_at_the_usual_size(
    qtbot: QtBot, page: LimitsPage, explaining: Explaining
) -> None:
    """In a window of 1,280 pixels all but notes is in sight, and no text is cut."""
    page.resize(838, 640)
    page.ask.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    headings = [column.heading for column in page.table.columns]
    assert headings.index("Used in the plan") == headings.index("Unit") + 1
    last = headings.index("One step tighter")
    view = page.view
    qtbot.waitUntil(
        lambda: (
            view.columnViewportPosition(last) + view.columnWidth(last) <= view.viewport().width()
        )
    )
    row = page.table.row_of(SHARE.key)
    metrics = view.fontMetrics()
    for at in (headings.index("Limit"), headings.index("One step looser"), last):
        text = str(page.table.index(row, at).data())
        room = QRect(0, 0, view.columnWidth(at) - 12, 0)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        assert needed.height() <= view.rowHeight(row)
        assert needed.width() <= room.width()


def test_the_whole_sentence_is_behind_a_cell(
    qtbot: QtBot, page: LimitsPage, explaining: Explaining
) -> None:
    """The pointer over a short answer tells both steps in full."""
    page.ask.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    at = [column.heading for column in page.table.columns].index("One step tighter")
    cell = page.table.index(page.table.row_of(SHARE.key), at)
    tip = cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "1 percentage point more saves USD 310,000 to USD 352,000" in tip
    assert "1 percentage point less" in tip


def test_the_panel_says_it_once(qtbot: QtBot, page: LimitsPage, explaining: Explaining) -> None:
    """Of a selected answer the page tells the short one; the whole one stands below it anyway."""
    page.ask.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    at = [column.heading for column in page.table.columns].index("One step looser")
    page.view.setCurrentIndex(page.table.index(page.table.row_of(SHARE.key), at))
    assert "+1 point: saves US$310k–352k" in page.view.said
    assert "percentage point" not in page.view.said


def test_notes_are_in_sight_beside_the_panel(
    qtbot: QtBot, page: LimitsPage, explaining: Explaining
) -> None:
    """At 1,280 pixels with the Why? panel open nothing is scrolled sideways, before and after."""
    page.resize(838, 640)
    bar = page.view.horizontalScrollBar()
    last = len(page.table.columns) - 1
    qtbot.waitUntil(lambda: bar.maximum() == 0 and page.view.columnWidth(last) >= 80)
    page.ask.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    last = len(page.table.columns) - 1
    assert page.table.columns[last].heading == "Note"
    qtbot.waitUntil(lambda: bar.maximum() == 0 and page.view.columnWidth(last) >= 80)
