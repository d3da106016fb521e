"""The tabs that explain show what was found, row by row, and hand on what is chosen."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from procure.explained.alternatives import (
    Alternative,
    Alternatives,
    GoalKey,
    LeastChange,
    Measure,
    NotReached,
    Reached,
)
from procure.explained.effect import Effect, Interval
from procure.explained.flips import FlipAxis
from procure.explained.negotiation import (
    BreakPrice,
    BreakReach,
    Negotiation,
    PricePoint,
    PriceTurn,
    TermTurn,
    Worth,
)
from solver.explain.flips import flips
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.explain.explaining import Explaining
from ui.explain.page import ExplainPage
from ui.explain.parts import ANSWERS
from ui.explain.tab import ExplainTab
from ui.theme import SPACE

LONG = 60_000
SAVES = Effect(outcome="plan", cost=Interval(low=Decimal(-7_000), high=Decimal(-5_000)))


def _point(factor: str) -> PricePoint:
    price = Decimal(280_000) * Decimal(factor)
    chip = BreakPrice(quantity=1, price=price, chip=price / 8, price_here=price)
    return PricePoint(factor=Decimal(factor), prices=(chip,))


def negotiated(_asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find of one offer each kind of thing there is."""
    known = Negotiation(offer="hgx-h100-8-gpu", supplier=of[0], units=9)
    found(known)
    leaves = PriceTurn(
        change="leaves", outcome="found", before=_point("1.08"), after=_point("1.0812")
    )
    lead = TermTurn(
        term="lead",
        change="less",
        outcome="found",
        quoted=Decimal(39),
        before=Decimal(40),
        after=Decimal(41),
    )
    reach = BreakReach(
        period=0, units=9, quantity=50, paid=Decimal(-312_000), effect=SAVES, then=()
    )
    worth = Worth(term="lead", quoted=Decimal(39), asked=Decimal(35), effect=SAVES)
    return [
        replace(
            known,
            prices=(leaves,),
            terms=(lead,),
            worths=(worth,),
            breaks=(reach,),
            complete=True,
        )
    ]


def _few_points(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    return [flips(asker, *of, points=2, on_found=found)]


def _plan(asker: Any, place: int, goal: GoalKey, value: str) -> Alternative:
    """Give the best plan as one that has so much of a goal, a little above the least cost."""
    reached = Reached(goal=goal, value=Decimal(value), bound=Decimal(value), least=True)
    return Alternative(
        place=place,
        plan=asker.plan,
        reached=(reached,),
        extra=Interval(low=Decimal(59_300 * place), high=Decimal(62_500 * place)),
        measures=(Measure(goal=goal, value=Decimal(value)),),
    )


def _others(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    best, other = _plan(asker, 0, "suppliers", "3"), _plan(asker, 1, "chips", "1200")
    found(best)
    found(other)
    missing = NotReached(goal="power", why="stopped")
    return [
        Alternatives(
            within=of[0], ceiling=asker.plan.objective, plans=(best, other), missing=(missing,)
        )
    ]


def _closest(asker: Any, of: tuple[Any, ...], _found: Callable[[object], None]) -> list[object]:
    best, other = _plan(asker, 0, "change", "200"), _plan(asker, 1, "change", "172")
    return [
        LeastChange(
            tolerance=of[1],
            ceiling=asker.plan.objective,
            best=best,
            alternative=other,
            changed=(),
            gone=(),
        )
    ]


Shown = tuple[Document, Explaining, ExplainPage]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Give the page of a project that is planned."""
    answers = {**ANSWERS, "negotiation": negotiated, "flips": _few_points}
    answers |= {"alternatives": _others, "least_change": _closest}
    document, explaining = explaining_of(qtbot, trial_project(), answers)
    page = ExplainPage(document, explaining)
    qtbot.addWidget(page)
    page.show()
    return document, explaining, page


def ask(qtbot: QtBot, explaining: Explaining, tab: ExplainTab) -> None:
    """Click the button of a tab and wait for the answer."""
    tab.bar.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)


def cells(tab: ExplainTab, row: int) -> dict[str, str]:
    """Give what stands in a row, by heading."""
    return {
        column.heading: str(tab.rows.index(row, at).data() or "")
        for at, column in enumerate(tab.rows.columns)
    }


def test_every_tab_says_what_it_answers(shown: Shown) -> None:
    """Before anything is asked, in a sentence; tabs and fields have accessible names."""
    _, _, page = shown
    for at in range(page.tabs.count()):
        tab = page.tabs.widget(at)
        assert isinstance(tab, ExplainTab)
        assert tab.finding.text().endswith((".", "?"))
        assert tab.rows.rowCount() == 0
    for field in (page.negotiation.box, page.flips.fields.box, page.causes.box):
        assert field.accessibleName()


def test_negotiation_shows_the_terms(qtbot: QtBot, shown: Shown) -> None:
    """A factor is rounded to the side that is proven; a sheet is wanted once all is found."""
    document, explaining, page = shown
    tab = page.negotiation
    tab.choose("Reseller")
    assert not tab.save_button.isEnabled()
    ask(qtbot, explaining, tab)
    row = cells(tab, 0)
    assert row["Price"] == "not ordered from +8.2 %"
    assert row["Lead time"] == "fewer from 41 weeks"
    assert row["Next price break"] == "50: −US$312k"
    assert row["A month earlier"] == "saves US$5k–7k"
    with qtbot.waitSignal(tab.sheet_wanted) as caught:
        tab.save_button.click()
    assert caught.args is not None
    planned, supplier, found = caught.args
    assert planned is document.planned()
    assert supplier == "Reseller"
    assert [one.offer for one in found] == ["hgx-h100-8-gpu"]


def test_suppliers_of_the_plan_come_first(shown: Shown) -> None:
    """And each supplier with an offer can be chosen."""
    document, _, page = shown
    plan = document.plan()
    assert plan is not None
    names = [page.negotiation.box.itemText(at) for at in range(page.negotiation.box.count())]
    ordered = {order.supplier for order in plan.orders}
    assert set(names[: len(ordered)]) == ordered
    assert set(names) == {one.supplier for one in document.project.catalogs}


def test_flip_points_are_drawn_and_listed(qtbot: QtBot, shown: Shown) -> None:
    """Along the chosen axis, in its own unit; a range that makes no sense is answered."""
    _, explaining, page = shown
    tab = page.flips
    tab.fields.choose(FlipAxis(kind="price", by="chip", subject="mi300x"))
    assert tab.fields.low.text() == "50 %"
    tab.fields.low.setText("200 %")
    tab.fields.low.editingFinished.emit()
    assert "no range" in tab.bar.state.text()
    assert not tab.bar.button.isEnabled()
    tab.fields.low.setText("90 %")
    tab.fields.low.editingFinished.emit()
    tab.fields.high.setText("110 %")
    tab.fields.high.editingFinished.emit()
    ask(qtbot, explaining, tab)
    values = [row.value for row in tab.rows.rows]
    assert values == sorted(values)
    assert {Decimal("0.9"), Decimal(1), Decimal("1.1")} <= set(values)
    assert tab.chart is not None
    assert tab.chart.picture is not None
    share = sum((bars.values[0] for bars in tab.chart.picture.bars), Decimal(0))
    assert abs(share - 1) < Decimal("1e-6")
    with qtbot.waitSignal(tab.told) as told:
        tab.table.view.go_to(0)
    assert told.args is not None
    assert "Chat:" in told.args[0]


def test_alternatives_stand_beside_the_best_plan(qtbot: QtBot, shown: Shown) -> None:
    """The best one first, none dearer than asked for; the orders of another can be evaluated."""
    document, explaining, page = shown
    tab = page.alternatives
    tab.within.setText("nonsense")
    tab.within.editingFinished.emit()
    assert not tab.bar.button.isEnabled()
    tab.within.setText("5 %")
    tab.within.editingFinished.emit()
    ask(qtbot, explaining, tab)
    assert cells(tab, 0)["Above the best"] == ""
    assert cells(tab, 1)["Above the best"] == "US$59.3k–62.5k"
    units = {one.heading: one.unit for one in tab.rows.columns}
    assert units["Cost"].endswith(", undiscounted")
    assert units["Above the best"] == "discounted"
    assert "1,200" in cells(tab, 1).values()
    assert "power" in tab.finding.text().casefold()
    tab.table.view.go_to(0)
    assert not tab.evaluate_button.isEnabled()
    tab.table.view.go_to(1)
    with qtbot.waitSignal(tab.orders_wanted) as caught:
        tab.evaluate_button.click()
    assert caught.args is not None
    assert caught.args[1] is document.planned()
    assert caught.args[2] is document.plan()


def test_what_changed_is_told_of_the_earlier_plan(qtbot: QtBot, shown: Shown) -> None:
    """Each order that differs with the change that it is due to; the closest plan on request."""
    document, explaining, page = shown
    tab = page.causes
    assert not tab.bar.button.isEnabled()
    scenario = document.scenario
    limits = tuple(
        replace(one, value=Decimal("0.3")) if one.subject == "AMD" else one
        for one in scenario.limits
    )
    document.edit_scenario("Less AMD", replace(scenario, limits=limits))
    explaining._planning.start()
    qtbot.waitUntil(lambda: not explaining._planning.running, timeout=LONG)
    ask(qtbot, explaining, tab)
    assert tab.rows.rows
    assert all("Share of AMD" in cells(tab, at)["Due to"] for at in range(len(tab.rows.rows)))
    assert "Share of AMD" in tab.finding.text()
    tab.tolerance.setText("3 %")
    tab.tolerance.editingFinished.emit()
    tab.closest_bar.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    assert "172 chips" in tab.closest.text()
    with qtbot.waitSignal(tab.orders_wanted):
        tab.evaluate_button.click()


def test_what_is_found_is_grey_after_an_edit(qtbot: QtBot, shown: Shown) -> None:
    """And black again when the plan comes back."""
    document, explaining, page = shown
    tab = page.negotiation
    tab.choose("Reseller")
    ask(qtbot, explaining, tab)
    assert not tab.rows.columns[1].muted(tab.rows.rows[0])
    document.edit_scenario("Edit", replace(document.scenario, discount_rate=Decimal("0.2")))
    assert tab.rows.columns[1].muted(tab.rows.rows[0])
    assert not tab.save_button.isEnabled()
    assert "earlier plan" in tab.bar.state.text()
    document.undo_stack.undo()
    assert not tab.rows.columns[1].muted(tab.rows.rows[0])
    assert tab.save_button.isEnabled()


@pytest.mark.parametrize(("name", "width"), [("negotiation", 839), ("alternatives", 1111)])
def test_tables_fit_in_the_window(qtbot: QtBot, shown: Shown, name: str, width: int) -> None:
    """At 1,280 pixels nothing is scrolled sideways: beside the Why? panel, or without it."""
    _, explaining, page = shown
    tab: ExplainTab = getattr(page, name)
    page.resize(width, 640)
    page.tabs.setCurrentWidget(tab)
    ask(qtbot, explaining, tab)
    view = tab.table.view
    assert view.table.rows
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)


def test_what_is_above_the_best_is_whole(qtbot: QtBot, shown: Shown) -> None:
    """Beside the Why? panel, where columns give way, no range is cut in mid-figure."""
    _, explaining, page = shown
    tab = page.alternatives
    page.resize(839, 640)
    page.tabs.setCurrentWidget(tab)
    ask(qtbot, explaining, tab)
    view = tab.table.view
    at = [one.heading for one in tab.rows.columns].index("Above the best")
    told = [cells(tab, row)["Above the best"] for row in range(len(tab.rows.rows))]
    widest = max(map(view.fontMetrics().horizontalAdvance, told))
    qtbot.waitUntil(lambda: view.columnWidth(at) >= widest + 2 * SPACE)
