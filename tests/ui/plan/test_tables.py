"""The table of orders gives names the room that there is, and figures theirs before names."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.procure import example_plan
from ui.document import Document
from ui.plan.page import PlanPage
from ui.tables.view import RecordView

LONG = "Tallow Street Components of the North"


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    """Give the orders of the example, all of one supplier with a long name."""
    plan = example_plan.plan()
    document = Document(example_plan.project())
    page = PlanPage(document)
    qtbot.addWidget(page)
    orders = tuple(replace(order, supplier=LONG) for order in plan.orders)
    document.store_plan(replace(plan, orders=orders))
    page.show()
    return page.orders.view


def width(view: RecordView, heading: str) -> int:
    """Give the width of a column."""
    return view.columnWidth([one.heading for one in view.table.columns].index(heading))


def test_a_long_name_is_whole_where_there_is_room(view: RecordView) -> None:
    """And gives way to the columns after it where there is not, as far as it may."""
    needed = view.fontMetrics().horizontalAdvance(LONG)
    least = next(one.least for one in view.table.columns if one.heading == "Supplier")

    def resized(wide: int) -> int:
        view.window().resize(wide, 600)
        QApplication.processEvents()
        return width(view, "Supplier")

    bar = view.horizontalScrollBar()
    wanted = resized(1600)
    assert wanted > needed
    spare = view.viewport().width() - sum(map(view.columnWidth, range(len(view.table.columns))))
    assert least < resized(1600 - spare - 40) < wanted
    assert bar.maximum() == 0
    assert resized(600) == least
    assert bar.maximum() > 0
