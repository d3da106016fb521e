"""The tab of cost against a limit asks, draws what is found, and makes a value a scenario."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from procure.explained.frontier import Frontier, FrontierPoint
from procure.limits import limit_by_key, limit_value
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.explain.explaining import Explaining
from ui.explain.frontier import FrontierTab

LONG = 60_000
KEY = "share.maker.AMD.maximum"
NONE = FrontierPoint(value=Decimal("0.1"), outcome="no_plan")
UNKNOWN = FrontierPoint(value=Decimal("0.2"), outcome="unknown")
TIGHT = FrontierPoint(
    value=Decimal("0.4"),
    outcome="plan",
    cost=Decimal(36_000_000),
    bound=Decimal(35_990_000),
    gap=Decimal("0.001"),
)
LOOSE = FrontierPoint(
    value=Decimal(1),
    outcome="plan",
    cost=Decimal(35_000_000),
    bound=Decimal(34_995_000),
    gap=Decimal("0.001"),
)

Shown = tuple[Document, Explaining, FrontierTab]


def answered(_asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find one value of each kind, told one after the other."""
    points = (NONE, UNKNOWN, TIGHT, LOOSE)
    for point in reversed(points):
        found(point)
    return [
        Frontier(
            key=of[0],
            currency="USD",
            low=NONE.value,
            high=LOOSE.value,
            here=TIGHT.value,
            points=points,
            complete=False,
        )
    ]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Give the tab of a project that is planned."""
    document, explaining = explaining_of(qtbot, trial_project(), {"frontier": answered})
    tab = FrontierTab(document, explaining)
    qtbot.addWidget(tab)
    tab.show()
    return document, explaining, tab


def ask(qtbot: QtBot, shown: Shown) -> None:
    """Ask about AMD's share and wait for the answer."""
    _, explaining, tab = shown
    tab.fields.choose(KEY)
    tab.bar.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)


def cells(tab: FrontierTab, row: int) -> dict[str, str]:
    """Give what stands in a row, by heading."""
    return {
        column.heading: str(tab.rows.index(row, at).data() or "")
        for at, column in enumerate(tab.rows.columns)
    }


def test_what_is_found_is_listed_and_drawn(qtbot: QtBot, shown: Shown) -> None:
    """A row and a point for each value; that there is no plan is not that none was found."""
    _, _, tab = shown
    ask(qtbot, shown)
    assert [row.value for row in tab.rows.rows] == [
        one.value for one in (NONE, UNKNOWN, TIGHT, LOOSE)
    ]
    assert cells(tab, 0)["Chips ordered"] == "No plan is possible"
    assert cells(tab, 1)["Chips ordered"] == "Not found out"
    assert cells(tab, 3)["Against the next tighter"].startswith("saves US$")
    assert "100 % instead of 40 % saves USD 990,000 to USD 1,005,000" in tab.finding.text()
    assert "with 10 % no plan is possible, with 40 % there is one" in tab.finding.text()
    assert tab.chart is not None
    picture = tab.chart.picture
    assert picture is not None
    assert [bars.name for bars in picture.bars] == [
        "No plan is possible",
        "Not found out",
        "As it is now",
    ]
    assert [line.values for line in picture.lines] == [
        (None, None, TIGHT.cost, LOOSE.cost),
        (None, None, TIGHT.bound, LOOSE.bound),
    ]
    assert picture.places == pytest.approx((0, 1 / 3, 1, 3))


def test_a_range_that_makes_no_sense_is_answered(shown: Shown) -> None:
    """Before anything runs, beside the button; an empty end is looked for."""
    _, _, tab = shown
    tab.fields.choose(KEY)
    assert tab.fields.asked() == (KEY, None, None, 9)
    tab.fields.low.setText("60 %")
    tab.fields.high.setText("50 %")
    tab.fields.high.editingFinished.emit()
    assert "no range" in tab.bar.state.text()
    assert not tab.bar.button.isEnabled()
    tab.fields.high.setText("")
    tab.fields.high.editingFinished.emit()
    assert tab.fields.asked() == (KEY, Decimal("0.6"), None, 9)
    assert tab.bar.button.isEnabled()


def test_a_point_that_is_clicked_can_be_tried(qtbot: QtBot, shown: Shown) -> None:
    """It becomes a variant in which the limit has that value, in one step to undo."""
    document, _, tab = shown
    ask(qtbot, shown)
    assert tab.chart is not None
    with qtbot.waitSignal(tab.told) as told:
        tab.chart.chosen.emit(3)
    assert told.args is not None
    assert "Proven at least: US$34,995,000.00" in told.args[0]
    assert tab.try_button.isEnabled()
    parent = document.scenario.name
    with qtbot.waitSignal(tab.tried):
        tab.try_button.click()
    assert document.scenario.parent == parent
    assert document.scenario.name.endswith("100 %")
    limit = limit_by_key(document.project, document.scenario, KEY)
    assert limit is not None
    assert limit_value(document.project, limit) == 1
    document.undo_stack.undo()
    assert document.scenario.name == parent


def test_limits_that_bind_are_offered_first(qtbot: QtBot, shown: Shown) -> None:
    """All that have a figure are offered, and those that hold the plan stand before the others."""
    document, explaining, tab = shown
    offered = [tab.fields.box.itemText(at) for at in range(tab.fields.box.count())]
    assert len(offered) == len(set(offered)) > 2
    assert not any("upply" in name for name in offered)
    assert "AMD" not in offered[0]
    scenario = document.scenario
    limits = tuple(
        replace(one, value=Decimal("0.3")) if one.subject == "AMD" else one
        for one in scenario.limits
    )
    document.edit_scenario("Less AMD", replace(scenario, limits=limits))
    explaining._planning.start()
    qtbot.waitUntil(lambda: not explaining._planning.running, timeout=LONG)
    assert "AMD" in tab.fields.box.itemText(0)


def test_it_widens_no_window(shown: Shown) -> None:
    """Beside the list of pages and the Why? panel there are 840 pixels for the page at 1,280."""
    _, _, tab = shown
    assert tab.minimumSizeHint().width() <= 760
    assert tab.fields.parentWidget() is tab
