"""What the guided tour asks for, step by step, and how each is seen to be done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procure.record import record
from procure.scenario import Limit, Scenario
from procure.words import sentence
from ui import formats
from ui.document import Planned
from ui.page_numbers import COMPARE, LIMITS, PLAN
from ui.start.tour_frame import Spot, button_of, cell_of, page_row, tab_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAMPLE: Final = "first-steps"
LIMIT: Final = "share.supplier.Harbour Lane Components.maximum"
"""The limit of the sample that the tour proposes to change."""
_VALUE: Final = 2
"""The column of a limit's value."""


@record
class Seen:
    """What the tour looks at: the window, and the workbook written since it began."""

    window: MainWindow
    exported: Path | None = None


Check = Callable[[Seen], bool]


@record
class Act:
    """One thing to do: the sentence that asks for it, whether it is done, and where.

    What is on a `page` that is not in sight is pointed at by the way there.
    """

    key: str
    done: Check
    spot: Callable[[MainWindow], Spot | None]
    page: int | None = None

    def place(self, window: MainWindow) -> Spot | None:
        """Give what to point at as the window stands."""
        if self.page is not None and window.stack.currentIndex() != self.page:
            return page_row(window.sidebar, self.page)
        return self.spot(window)


@record
class Step:
    """One step: its acts in their order, and what is said of it once all are done.

    Its title and the reason for it are the sentences `tour-NAME-title` and `tour-NAME-why`.
    """

    name: str
    acts: tuple[Act, ...]
    told: Callable[[Seen], str]

    def missing(self, seen: Seen) -> Act | None:
        """Give what is to be done next; none when the step is done."""
        return next((act for act in self.acts if not act.done(seen)), None)


# What is seen


def _answer(seen: Seen, name: str = "") -> Planned | None:
    """Give the trusted plan that serves a scenario as it is, by default the selected one."""
    document = seen.window.document
    planned, current = document.planned_of(name or document.scenario.name)
    usable = planned is not None and planned.plan.trusted and planned.plan.total_cost is not None
    return planned if current and usable else None


def _planned(seen: Seen) -> bool:
    return _answer(seen) is not None


def _on(page: int) -> Check:
    return lambda seen: seen.window.stack.currentIndex() == page


def _capacity_in_front(seen: Seen) -> bool:
    page = seen.window.plan_page
    return _on(PLAN)(seen) and page.tabs.currentWidget() is page.charts["Capacity"]


def _orders_in_front(seen: Seen) -> bool:
    page = seen.window.plan_page
    return _on(PLAN)(seen) and page.orders.isVisible()


def _why_is_open(seen: Seen) -> bool:
    return seen.window.why.isVisible()


def _order_told(seen: Seen) -> bool:
    page = seen.window.plan_page
    return bool(page.orders.view.said) and page.subject(page.orders.view.said) is not None


def _several(seen: Seen) -> bool:
    from procure.comparison import FEWEST

    return len(seen.window.document.project.scenarios) >= FEWEST


def _limits(scenario: Scenario) -> set[Limit]:
    return set(scenario.limits)


def _limits_differ(seen: Seen) -> bool:
    scenarios = seen.window.document.project.scenarios
    return any(_limits(one) != _limits(other) for one, other in pairwise(scenarios))


def _not_impossible(seen: Seen) -> bool:
    document = seen.window.document
    plan = document.plan() if document.plan_is_current() else None
    return plan is None or plan.total_cost is not None


def _compares(seen: Seen) -> bool:
    return seen.window.compare_page.comparison is not None


def _compared(seen: Seen) -> bool:
    found = seen.window.compare_page.comparison
    if found is None:
        return False
    return all(side.state == "planned" for side in found.sides)


def _exported(seen: Seen) -> bool:
    return seen.exported is not None and seen.exported.exists()


def _ready_or_exported(seen: Seen) -> bool:
    return _planned(seen) or _exported(seen)


# What is said of it


def _plain(key: str) -> Callable[[Seen], str]:
    return lambda _seen: sentence(key)


def _followed(seen: Seen) -> str:
    """Tell what the plan comes to beside that of a scenario with other limits."""
    document = seen.window.document
    shown = document.scenario
    new = _answer(seen)
    for other in document.project.scenarios:
        old = _answer(seen, other.name)
        if new is None or old is None or _limits(other) == _limits(shown):
            continue
        costs = (old.plan.total_cost, new.plan.total_cost)
        before, after = (
            "" if cost is None else formats.money(cost, new.plan.currency) for cost in costs
        )
        values = {"before": before, "after": after, "other": other.name}
        return sentence("tour-follow-done-beside", values)
    return sentence("tour-follow-done")


def _written(seen: Seen) -> str:
    name = "" if seen.exported is None else seen.exported.name
    return sentence("tour-export-done", {"name": name})


# Where it is done


def _plan_button(window: MainWindow) -> Spot | None:
    return button_of(window.toolbar, window.commands["plan"])


def _export_button(window: MainWindow) -> Spot | None:
    return button_of(window.toolbar, window.commands["export"])


def _why_button(window: MainWindow) -> Spot | None:
    return button_of(window.toolbar, window.commands["why"])


def _scenario_menu(window: MainWindow) -> Spot:
    return Spot(widget=window.toolbar.scenario_menu)


def _capacity_tab(window: MainWindow) -> Spot | None:
    return tab_of(window.plan_page.tabs, window.plan_page.charts["Capacity"])


def _orders_tab(window: MainWindow) -> Spot | None:
    return tab_of(window.plan_page.tabs, window.plan_page.orders)


def _orders(window: MainWindow) -> Spot:
    return Spot(widget=window.plan_page.orders.view)


def _value_of_limit(window: MainWindow) -> Spot:
    page = window.limits_page
    row = page.table.row_of(LIMIT)
    return Spot(widget=page.view) if row < 0 else cell_of(page.view, row, _VALUE)


def _status(window: MainWindow) -> Spot:
    return Spot(widget=window.status)


def _headline(window: MainWindow) -> Spot:
    return Spot(widget=window.plan_page.headline)


def _scenarios(window: MainWindow) -> Spot:
    return Spot(widget=window.compare_page.list)


def _plan_lacking(window: MainWindow) -> Spot:
    return Spot(widget=window.compare_page.plan_button)


# What is asked

_PLAN: Final = Act(key="tour-plan", done=_planned, spot=_plan_button)
_COPY: Final = Act(key="tour-copy", done=_several, spot=_scenario_menu)

STEPS: Final = (
    Step(
        name="read",
        acts=(
            _PLAN,
            Act(key="tour-read", done=_capacity_in_front, page=PLAN, spot=_capacity_tab),
        ),
        told=_plain("tour-read-done"),
    ),
    Step(
        name="why",
        acts=(
            _PLAN,
            Act(key="tour-why-orders", done=_orders_in_front, page=PLAN, spot=_orders_tab),
            Act(key="tour-why-open", done=_why_is_open, spot=_why_button),
            Act(key="tour-why", done=_order_told, page=PLAN, spot=_orders),
        ),
        told=_plain("tour-why-done"),
    ),
    Step(name="copy", acts=(_COPY,), told=_plain("tour-copy-done")),
    Step(
        name="limit",
        acts=(
            _COPY,
            Act(key="tour-limit", done=_limits_differ, page=LIMITS, spot=_value_of_limit),
        ),
        told=_plain("tour-limit-done"),
    ),
    Step(
        name="follow",
        acts=(
            Act(key="tour-follow-limit", done=_limits_differ, page=LIMITS, spot=_value_of_limit),
            Act(
                key="tour-follow-impossible",
                done=_not_impossible,
                page=LIMITS,
                spot=_value_of_limit,
            ),
            Act(key="tour-follow-plan", done=_planned, spot=_status),
            Act(key="tour-follow", done=_on(PLAN), page=PLAN, spot=_headline),
        ),
        told=_followed,
    ),
    Step(
        name="compare",
        acts=(
            _COPY,
            Act(key="tour-compare", done=_on(COMPARE), page=COMPARE, spot=_scenarios),
            Act(key="tour-compare-tick", done=_compares, page=COMPARE, spot=_scenarios),
            Act(key="tour-compare-plan", done=_compared, page=COMPARE, spot=_plan_lacking),
        ),
        told=_plain("tour-compare-done"),
    ),
    Step(
        name="export",
        acts=(
            Act(key="tour-export-plan", done=_ready_or_exported, spot=_plan_button),
            Act(key="tour-export", done=_exported, spot=_export_button),
        ),
        told=_written,
    ),
)
