"""The tab of what must be signed now lists every order with its last day."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from threading import Event
from typing import Any

from pytestqt.qtbot import QtBot

from procure.explained.effect import Effect, Interval
from solver.explain.signing import signing
from tests.ui.explained import explaining_of
from tests.ui.trial import trial_project
from ui.explain.signing import SigningTab

LONG = 60_000


def answer(asker: Any, _of: tuple[Any, ...], _found: Callable[[object], None]) -> list[object]:
    """Find the last days, and say of each order that waiting costs the same."""
    asker.should_stop = lambda: True
    found = signing(asker)
    waiting = Effect(outcome="plan", cost=Interval(low=Decimal(5_000), high=Decimal(7_000)))
    first, *others = found.orders
    return [replace(found, orders=(replace(first, now=True, waiting=waiting), *others))]


def test_every_order_has_its_last_day(qtbot: QtBot) -> None:
    """The most urgent comes first, with what waiting costs; chosen, it is told of."""
    document, explaining = explaining_of(qtbot, trial_project(), {"signing": answer})
    tab = SigningTab(document, explaining)
    qtbot.addWidget(tab)
    assert "Until when" in tab.finding.text()
    tab.bar.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    plan = document.plan()
    assert plan is not None
    assert {row.order for row in tab.rows.rows} == {order.id for order in plan.orders}
    assert [tab.rows.index(0, at).data() for at in (0, 2)] == ["now", "costs US$5k–7k"]
    days = [row.last for row in tab.rows.rows]
    assert days == sorted(days)
    urgent = sum(row.now for row in tab.rows.rows)
    assert f"{urgent} orders have to be signed" in tab.finding.text()
    with qtbot.waitSignal(tab.told) as caught:
        tab.table.view.go_to(0)
    assert caught.args is not None
    assert "Waiting until" in caught.args[0]
    assert "USD 5,000 to USD 7,000" in caught.args[0]


def test_the_table_fits_beside_the_panel(qtbot: QtBot) -> None:
    """In a window of 1,280 pixels with the Why? panel open nothing is scrolled sideways."""
    document, explaining = explaining_of(qtbot, trial_project(), {"signing": answer})
    tab = SigningTab(document, explaining)
    qtbot.addWidget(tab)
    tab.resize(791, 640)
    tab.show()
    tab.bar.button.click()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    view = tab.table.view
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)


def test_what_is_told_on_the_way_gives_way_to_what_is_known_later(qtbot: QtBot) -> None:
    """While it works each order stands there once, with the latest that is known of it."""
    over = Event()

    def slowly(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
        (known,) = answer(asker, of, found)
        found(signing(asker))
        found(known)
        assert over.wait(LONG / 1000)
        return [known]

    document, explaining = explaining_of(qtbot, trial_project(), {"signing": slowly})
    tab = SigningTab(document, explaining)
    qtbot.addWidget(tab)
    tab.bar.button.click()
    qtbot.waitUntil(lambda: bool(tab.rows.rows), timeout=LONG)
    plan = document.plan()
    assert plan is not None
    assert explaining.running
    assert [row.order for row in tab.rows.rows].count(tab.rows.rows[0].order) == 1
    qtbot.waitUntil(lambda: tab.rows.index(0, 2).data() == "costs US$5k–7k", timeout=LONG)
    assert len(tab.rows.rows) == len(plan.orders)
    over.set()
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)
    assert len(tab.rows.rows) == len(plan.orders)
