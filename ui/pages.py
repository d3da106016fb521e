"""The window's pages, each made when it is first shown or asked for, and joined to the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.page_numbers import CATALOGS, COMPARE, DEMAND, EXPLAIN, LIMITS, PAGES, PLAN
from ui.window_state import restore_page

if TYPE_CHECKING:
    from ui.compare.page import ComparePage
    from ui.demand.page import DemandPage
    from ui.explain.page import ExplainPage
    from ui.explain.repairs_view import RepairsView
    from ui.limits.page import LimitsPage
    from ui.main_window import MainWindow
    from ui.plan.page import PlanPage
    from ui.price_lists.page import CatalogPage


class Pages(QStackedWidget):
    """Shows one page at a time, the plan's at first.

    Making them all takes many times as long as showing a window. So the place of a page is
    held by an empty widget until somebody turns to it or asks for it; from then on it follows
    the document as all parts of the window do, in sight or not.
    """

    def __init__(self, window: MainWindow) -> None:
        """Hold the places of a window's pages; it makes none of them before it is shown."""
        super().__init__()
        self._window = window
        self._made: dict[int, QWidget] = {}
        for _ in PAGES:
            self.addWidget(QWidget())
        super().setCurrentIndex(PLAN)

    def page(self, number: int) -> QWidget:
        """Give the page of a number."""
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = _MAKERS[number](self._window)
            self._put(number, found)
            if number == self.currentIndex():
                # The Tab key comes to the page first, and then to what is told of it.
                self._window.telling.fill_anew()
        return found

    def make_all(self) -> None:
        """Make the pages that nobody has asked for yet."""
        for number in range(self.count()):
            self.page(number)

    def setCurrentIndex(self, index: int) -> None:
        """Turn to a page."""
        if self.isVisible() or index != self.currentIndex():
            self.page(index)
        super().setCurrentIndex(index)

    def showEvent(self, event: QShowEvent) -> None:
        self.page(self.currentIndex())
        super().showEvent(event)

    def _put(self, number: int, page: QWidget) -> None:
        holder, current = self.widget(number), self.currentIndex()
        self.insertWidget(number, page)
        if holder is not None:
            self.removeWidget(holder)
            holder.deleteLater()
        super().setCurrentIndex(current)
        restore_page(page, self._window.settings)


class PagesByName:
    """What has pages gives each by its name, made when it is first asked for."""

    stack: Pages

    @property
    def catalog_page(self) -> CatalogPage:
        """The page of price lists."""
        return cast("CatalogPage", self.stack.page(CATALOGS))

    @property
    def demand_page(self) -> DemandPage:
        """The page of demand."""
        return cast("DemandPage", self.stack.page(DEMAND))

    @property
    def limits_page(self) -> LimitsPage:
        """The page of limits."""
        return cast("LimitsPage", self.stack.page(LIMITS))

    @property
    def plan_page(self) -> PlanPage:
        """The plan."""
        return cast("PlanPage", self.stack.page(PLAN))

    @property
    def explain_page(self) -> ExplainPage:
        """The page that explains the plan."""
        return cast("ExplainPage", self.stack.page(EXPLAIN))

    @property
    def compare_page(self) -> ComparePage:
        """The page that compares scenarios."""
        return cast("ComparePage", self.stack.page(COMPARE))

    @property
    def repairs(self) -> RepairsView:
        """What would help where there is no plan."""
        return self.plan_page.repairs


# How each page is made, and what the window does with it


def _catalogs(window: MainWindow) -> CatalogPage:
    from ui.price_lists.page import CatalogPage
    from ui.price_lists.watch_line import WatchLine

    page = CatalogPage(window.document)
    page.import_requested.connect(window.ask_price_list)
    page.add_line(WatchLine(window.watch, window.import_price_list, page))
    page.selected.connect(partial(window.telling.tell_of, page))
    return page


def _demand(window: MainWindow) -> DemandPage:
    from ui.demand.page import DemandPage

    page = DemandPage(window.document)
    page.selected.connect(partial(window.telling.tell_of, page))
    return page


def _limits(window: MainWindow) -> LimitsPage:
    from ui.limits.page import LimitsPage

    page = LimitsPage(window.document)
    page.explain_with(window.explaining)
    page.selected.connect(partial(window.telling.tell_of, page))
    page.pin_with(window.desk.steer)
    return page


def _plan(window: MainWindow) -> PlanPage:
    from ui.plan.page import PlanPage
    from ui.start.next_step import NextStep

    page, planning = PlanPage(window.document), window.planning
    repairs = page.explain_with(window.explaining)
    repairs.tried.connect(planning.start)
    page.message.add_next(
        NextStep(window.document, planning, window.show_page, window.go_to, told=False)
    )
    page.selected.connect(partial(window.telling.tell_of, page))
    page.effect.told.connect(lambda _text: window.show_why(shown=True))
    page.tabs.currentChanged.connect(window.tour.look_soon)
    page.selected.connect(window.tour.look_soon)
    window.desk.take_plan_page(page)

    def show_planning() -> None:
        page.show_planning(planning=planning.running)

    planning.changed.connect(show_planning)
    show_planning()
    return page


def _explain(window: MainWindow) -> ExplainPage:
    from ui.explain.page import ExplainPage
    from ui.start.next_step import NextStep

    page, planning = ExplainPage(window.document, window.explaining), window.planning
    page.add_next(NextStep(window.document, planning, window.show_page, window.go_to, told=True))
    page.selected.connect(partial(window.telling.tell_of, page))
    page.frontier.tried.connect(planning.start)
    page.negotiation.sheet_wanted.connect(window.files.save_sheet)
    for tab in (page.alternatives, page.causes):
        tab.orders_wanted.connect(window.evaluating.evaluate_plan)
    return page


def _compare(window: MainWindow) -> ComparePage:
    from ui.compare.page import ComparePage

    page = ComparePage(window.document, window.scenarios, window.queue, window.scenario_actions)
    page.selected.connect(partial(window.telling.tell_of, page))
    page.export_wanted.connect(window.files.export_comparison)
    page.whole_wanted.connect(window.files.export_scenarios)
    page.list.ticked.connect(window.tour.look_soon)
    return page


_MAKERS: Final[tuple[Callable[[MainWindow], QWidget], ...]] = (
    _catalogs,
    _demand,
    _limits,
    _plan,
    _explain,
    _compare,
)
