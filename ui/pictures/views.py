"""The views of the window on a sample that pictures are taken of: pages, tabs and panels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from procure.offers import Mapping
from ui.demand.page import DemandPage
from ui.edits import with_catalog, with_limit
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, COMPARE, DEMAND, EXPLAIN, LIMITS, PLAN
from ui.pictures.dialogs import dialogs
from ui.pictures.photographer import Shot
from ui.pictures.states import changed_list, states
from ui.price_import.dialog import ImportDialog
from ui.start.samples import FIRST_SAMPLE
from ui.tables.order import TITLE
from ui.tables.records import commit, inputs_of
from ui.tables.view import RecordView

_NEWER: Final = (
    ("2023-12-11", "2024-01-15"),
    ("265.000,00;258.500,00", "252.000,00;246.000,00"),
    ("20-24 weeks", "16-20 weeks"),
)
"""What the next list of the example's supplier says otherwise."""

_FILE: Final = "juniper_gate.csv"
_IMPOSSIBLE: Final = "Without NVIDIA, in a hurry"
"""The scenario that is made to have no plan."""

_COMPARED: Final = ("Base case", "Without NVIDIA", "Nothing bought")
_SCROLLED: Final = 150
"""So far that the first column is cut."""
_DEARER: Final = 1
"""Which of the compared ones the waterfall leads to."""


_LESS: Final = ("share.supplier.Harbour Lane Components.maximum", Decimal("0.6"))
"""What is planned otherwise, to ask what that did."""


def views(window: MainWindow, sample: str, example: str, own: Path) -> Iterator[Shot]:
    """Go through the views of the window on a sample.

    `example` is the text of the price list that is imported; `own` a folder for its file.
    """
    yield Shot(prepare=window.planning.start)
    yield from _pages(window)
    yield from _plan(window)
    yield from _lists(window, example, own)
    if sample == FIRST_SAMPLE:
        yield from _panels(window)
        yield from states(window)
        yield from _tables(window)
        yield from _impossible(window)
        yield from _compared(window)
    else:
        yield from _explained(window)
        yield from dialogs(window, own)


def _focused(window: MainWindow, name: str) -> Shot:
    """Take the window with the keyboard where it shows least."""
    return Shot(name=name, prepare=window.sidebar.setFocus)


def _tabs(tabs: QTabWidget) -> Iterator[str]:
    """Turn to each tab in sight, and give its name as a file's."""
    for at in range(tabs.count()):
        if tabs.isTabVisible(at):
            tabs.setCurrentIndex(at)
            yield tabs.tabText(at).split("  ")[0].lower().replace(" ", "-")
    tabs.setCurrentIndex(0)


def _pages(window: MainWindow) -> Iterator[Shot]:
    window.show_page(CATALOGS)
    yield _focused(window, "price-lists")
    for name in _tabs(window.catalog_page.tabs):
        yield _focused(window, f"price-lists-{name}")
    window.show_page(DEMAND)
    yield _focused(window, "demand")
    for name in _tabs(window.demand_page.below):
        yield _focused(window, f"demand-{name}")
    _build_demand(window.demand_page)
    yield _focused(window, "demand-builder")
    window.demand_page.build_button.setChecked(False)
    window.demand_page.grids.setCurrentIndex(0)
    window.show_page(LIMITS)
    yield _focused(window, "limits")


def _build_demand(page: DemandPage) -> None:
    """Open the demand builder on an example, at any site."""
    page.grids.setCurrentIndex(page.grids.count() - 1)
    page.build_button.setChecked(True)
    builder = page.builder
    builder.choose("search")
    builder.usage.figure.setText("850M")
    builder.usage.growth.setCurrentText("Percent each period")
    builder.usage.step.setText("5 %")
    builder.rate.chip.setCurrentText("H100 SXM 80GB")


def _plan(window: MainWindow) -> Iterator[Shot]:
    window.show_page(PLAN)
    page = window.plan_page
    for name in _tabs(page.tabs):
        if name == "orders":
            page.orders.view.selectRow(0)
        yield _focused(window, f"plan-{name}")
    page.orders.view.clearSelection()


def _panels(window: MainWindow) -> Iterator[Shot]:
    """Show the panels beside the plan: the sliders, Why? and neither."""
    window.show_page(PLAN)
    window.plan_page.tabs.setCurrentIndex(0)
    steer, why = window.commands["steer"], window.commands["why"]
    shown = steer.isChecked(), why.isChecked()
    for name, steered, asked in (
        ("plan-wide", False, False),
        ("plan-why", False, True),
        ("plan-steer", True, False),
        ("plan-steer-why", True, True),
    ):
        _turn(steer.trigger, on=steered, now=steer.isChecked())
        _turn(why.trigger, on=asked, now=why.isChecked())
        yield _focused(window, name)
    _turn(steer.trigger, on=shown[0], now=steer.isChecked())
    _turn(why.trigger, on=shown[1], now=why.isChecked())


def _turn(trigger: Callable[[], object], *, on: bool, now: bool) -> None:
    if on != now:
        trigger()


def _tables(window: MainWindow) -> Iterator[Shot]:
    """Find, filter and select in the table of offers."""
    window.show_page(CATALOGS)
    view = window.catalog_page.offers_view
    yield Shot(name="table-find", prepare=partial(_find, view, "H100"))
    view.find_bar.close_bar()
    yield Shot(name="table-filter", prepare=partial(_filter, view))
    view.filters.close()
    window.show_page(LIMITS)
    limits = window.limits_page.view
    yield Shot(name="limits-told", prepare=partial(limits.go_to, 0, 2))
    yield Shot(name="table-edit", prepare=limits.edit_here)
    limits.clearSelection()
    window.show_page(CATALOGS)
    view.go_to(0, 1)
    yield _focused(window, "why-price")
    view.clearSelection()


def _find(view: RecordView, text: str) -> None:
    view.setFocus()
    view.go_to(0, 1)
    view.find_bar.open_bar()
    view.find_bar.field.setText(text)


def _filter(view: RecordView) -> None:
    view.filters.show()
    view.go_to(0)
    view.filters.filter_by(TITLE, "H100")


def _impossible(window: MainWindow) -> Iterator[Shot]:
    """Plan the scenario without a plan, with all panels and without the sliders."""
    window.show_page(PLAN)
    first = window.document.scenario.name
    window.document.select_scenario(_IMPOSSIBLE)
    steer = window.commands["steer"]
    yield Shot(name="repairs", prepare=window.planning.start)
    steer.trigger()
    yield _focused(window, "repairs-steer" if steer.isChecked() else "repairs-wide")
    steer.trigger()
    window.document.select_scenario(first)


def _compared(window: MainWindow) -> Iterator[Shot]:
    """Put scenarios side by side, and lead from the cost of one to another's."""
    window.show_page(COMPARE)
    page = window.compare_page
    yield _focused(window, "compare-alone")
    page.list.tick(_COMPARED)
    yield _focused(window, "compare-lacking")
    yield Shot(prepare=page.plan_lacking)
    yield _focused(window, "compare")
    yield Shot(name="compare-waterfall", prepare=partial(_lead, window, _DEARER, "kind"))
    yield Shot(name="compare-waterfall-offers", prepare=partial(_lead, window, _DEARER, "offer"))
    yield Shot(name="compare-waterfall-chips", prepare=partial(_lead, window, _DEARER, "chip"))
    page.view.horizontalScrollBar().setValue(_SCROLLED)
    yield _focused(window, "compare-scrolled")
    page.view.horizontalScrollBar().setValue(0)
    page.tabs.setCurrentWidget(page.differences)
    window.document.select_scenario(_IMPOSSIBLE)
    yield _focused(window, "compare-differences")
    page.differences.view.selectRow(0)
    yield _focused(window, "compare-differences-told")
    window.document.select_scenario(_COMPARED[0])
    page.tabs.setCurrentIndex(0)


def _lead(window: MainWindow, at: int, by: str) -> None:
    """Choose the waterfall that leads to one of the compared scenarios, by one kind of step."""
    for choice in window.compare_page.findChildren(QComboBox):
        for item in range(choice.count()):
            data = choice.itemData(item)
            # Qt gives a tuple back as a list.
            if isinstance(data, tuple | list) and tuple(data) == (at, by):
                choice.setCurrentIndex(item)
                choice.activated.emit(item)


def _explained(window: MainWindow) -> Iterator[Shot]:
    """Ask everything that can be asked of a plan."""
    window.show_page(LIMITS)
    yield Shot(name="limits-costs", prepare=window.limits_page.ask.button.click)
    window.show_page(EXPLAIN)
    page = window.explain_page
    page.tabs.setCurrentWidget(page.signing)
    yield _focused(window, "explain-unasked")
    yield Shot(name="explain-signing", prepare=page.signing.bar.button.click)
    page.signing.table.view.selectRow(0)
    yield _focused(window, "explain-signing-told")
    for name, tab in (
        ("negotiation", page.negotiation),
        ("flips", page.flips),
        ("frontier", page.frontier),
        ("alternatives", page.alternatives),
    ):
        page.tabs.setCurrentWidget(tab)
        yield Shot(name=f"explain-{name}", prepare=tab.bar.button.click)
    page.tabs.setCurrentWidget(page.causes)
    yield _focused(window, "explain-causes")
    window.show_page(PLAN)
    window.plan_page.orders.view.selectRow(1)
    yield _focused(window, "why-offer")
    window.plan_page.orders.view.clearSelection()
    yield from _changed(window)


def _changed(window: MainWindow) -> Iterator[Shot]:
    """Plan with less of one supplier, and ask what that did."""
    document, page = window.document, window.explain_page
    key, share = _LESS
    limit = next(one for one in document.scenario.limits if one.key == key)
    yield Shot(
        prepare=lambda: commit(document, "", with_limit(inputs_of(document), limit, value=share))
    )
    yield Shot(prepare=window.planning.start)
    window.show_page(EXPLAIN)
    page.tabs.setCurrentWidget(page.causes)
    yield Shot(name="explain-causes-found", prepare=page.causes.bar.button.click)
    page.causes.table.view.selectRow(0)
    yield Shot(name="explain-causes-closest", prepare=page.causes.closest_bar.button.click)
    page.causes.table.view.clearSelection()
    document.undo_stack.undo()


def _lists(window: MainWindow, example: str, own: Path) -> Iterator[Shot]:
    """Import the example of the page on price lists, then the next list of its supplier."""
    newer = example
    for one, other in _NEWER:
        newer = newer.replace(one, other)
    yield from _imported(window, own, "import", example, supplier="Juniper Gate")
    yield from _imported(window, own, "import-newer", newer)
    yield from changed_list(window, "Juniper Gate", own / _FILE, example)
    yield Shot(name="price-history", prepare=partial(_show_history, window))
    window.document.undo_stack.setIndex(0)
    window.document.undo_stack.clear()
    window.catalog_page.tabs.setCurrentIndex(0)


def _imported(
    window: MainWindow, own: Path, name: str, text: str, supplier: str = ""
) -> Iterator[Shot]:
    """Show what a list offers, each tab of it, and take it into the project."""
    path = own / _FILE
    path.write_text(text, encoding="utf-8")
    dialog = ImportDialog(window.document, path, window)
    if supplier:
        dialog.answer(Mapping(supplier=supplier))
    dialog.open()

    def shown() -> QWidget:
        return dialog

    yield Shot(ready=lambda: not dialog.busy)
    yield Shot(name=name, shown=shown)
    for tab in _tabs(dialog.panes.tabs):
        yield Shot(name=f"{name}-{tab}", shown=shown)
    dialog.take()
    yield Shot()


def _show_history(window: MainWindow) -> None:
    page = window.catalog_page
    newest = window.document.project.catalogs[-1]
    # The day on which the picture is taken is nothing that it shows.
    read = replace(newest, read_on=newest.as_of or newest.read_on)
    commit(window.document, "", with_catalog(inputs_of(window.document), read))
    window.show_page(CATALOGS)
    page.select_supplier(window.document.project.catalogs[-1].supplier)
    page.tabs.setCurrentWidget(page.history)
    page.offers_view.selectRow(0)
