"""The plan: its figures, its orders, its pictures, and what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from procure.figures import OrderRow
from procure.limits import clash_told
from procure.names import Names
from procure.plan import LeftOut
from procure.words import TEMPLATES, sentence
from ui.charts.picture import Picture
from ui.combo import ComboBox
from ui.document import Document, Planned
from ui.explain.explaining import Explaining
from ui.explain.repairs_view import RepairsView
from ui.explain.subject import Subject
from ui.help.field_tips import explain
from ui.measured_label import MeasuredLabel
from ui.plan import plan_charts, share_charts, site_charts, time_chart
from ui.plan.effect_line import EffectLine
from ui.plan.headline import HeadlineRow
from ui.plan.plan_state import failures_told
from ui.plan.supply import owned_table, ports_table, programs_table
from ui.plan.tables import PlanTable, left_out_name, left_out_table, orders_table
from ui.theme import SPACE, stop_colour, warning_colour

if TYPE_CHECKING:
    from ui.charts.chart import Chart

Choices = Callable[[Planned], Sequence[tuple[str, object]]]
Draw = Callable[[Planned, object], Picture]

_MESSAGE_WIDTH: Final = 560
_CHOOSER_WIDTH: Final = 220
_BOX_HEIGHT: Final = 28
_VEIL: Final = 130
"""Of 255: how much a plan of other inputs is greyed."""


class ChartTab(QWidget):
    """One picture of the plan, with a choice of what it is of. Drawn when first seen."""

    told = Signal(str)

    def __init__(self, label: str, about: str, choices: Choices, draw: Draw) -> None:
        """Keep how to list the choices (name and value) and draw one; `about` says what of."""
        super().__init__()
        self._choices = choices
        self._draw = draw
        self._planned: Planned | None = None
        self._drawn: object = None
        self.chart: Chart | None = None
        self.box = ComboBox()
        self.box.setMinimumWidth(_CHOOSER_WIDTH)
        self.box.setMinimumHeight(_BOX_HEIGHT)
        self.box.setAccessibleName(label.replace("&", ""))
        explain(self.box, about)
        self.box.activated.connect(self._redraw)
        caption = QLabel(label)
        caption.setBuddy(self.box)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(caption)
        row.addWidget(self.box)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2 * SPACE, 0, 0)
        self._column.setSpacing(2 * SPACE)
        self._column.addWidget(self._head)

    def show_plan(self, planned: Planned | None) -> None:
        """Draw another plan, now or when the tab is next seen; the choice stays."""
        self._planned = planned
        chosen = self.box.currentText()
        self.box.clear()
        if planned is not None:
            for name, value in self._choices(planned):
                self.box.addItem(name, value)
        self.box.setCurrentIndex(max(self.box.findText(chosen), 0))
        self._head.setVisible(self.box.count() > 1)
        self._drawn = None
        if self.isVisible():
            self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def _redraw(self) -> None:
        wanted = (self._planned, self.box.currentIndex())
        if self._planned is None or self.box.count() == 0 or self._drawn == wanted:
            return
        self._drawn = wanted
        if self.chart is None:
            from ui.charts.chart import Chart

            self.chart = Chart(self)
            self.chart.told.connect(self.told)
            self._column.addWidget(self.chart, 1)
        self.chart.show_picture(self._draw(self._planned, self.box.currentData()))


class Message(QScrollArea):
    """What stands in place of a plan: a heading and sentences."""

    def __init__(self) -> None:
        """Make an empty message."""
        super().__init__()
        self.heading = MeasuredLabel(_MESSAGE_WIDTH)
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.4)
        large.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(large)
        self.body = MeasuredLabel(_MESSAGE_WIDTH)
        self.rest = MeasuredLabel(_MESSAGE_WIDTH)
        for label in (self.body, self.rest):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2 * SPACE, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.body)
        column.addWidget(self.rest)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def add(self, before: QWidget, after: QWidget) -> None:
        """Put one widget before the sentences, and one after them but before the rest."""
        self._column.insertWidget(self._column.indexOf(self.body), before)
        self._column.insertWidget(self._column.indexOf(self.rest), after)

    def add_next(self, widget: QWidget) -> None:
        """Put a widget right after the sentences: the way to what comes next."""
        self._column.insertWidget(self._column.indexOf(self.body) + 1, widget)

    def say(self, heading: str, sentences: Sequence[str], rest: Sequence[str] = ()) -> None:
        """Say something else; the `rest` matters least."""
        self.heading.setText(heading)
        self.body.setText("\n\n".join(sentences))
        self.body.setVisible(bool(sentences))
        self.rest.setText("\n\n".join(rest))
        self.rest.setVisible(bool(rest))


class Veil(QWidget):
    """Greys what it lies over, which can still be read, scrolled and selected."""

    def __init__(self, over: QWidget) -> None:
        """Lie over a widget, hidden."""
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setGeometry(self._over.rect())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colour = self.palette().color(QPalette.ColorRole.Base)
        colour.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), colour)


class PlanPage(QWidget):
    """Shows the document's plan, or what is missing before there can be one."""

    selected = Signal(str)
    """Sentences about what was chosen, for the Why? panel."""

    def __init__(self, document: Document) -> None:
        """Show a document's plan and follow it."""
        super().__init__()
        self._document = document
        self._planned: Planned | None = None
        self._planning = False
        self._following = False
        self._before: Planned | None = None
        self.headline = HeadlineRow()
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.RichText)
        self.effect = EffectLine(document, self)
        self.effect.told.connect(self.selected)
        self.message = Message()
        self.orders = orders_table(document, lambda: self._planned)
        self.left_out = left_out_table(document, lambda: self._planned)
        self.supply = {
            "Ports": ports_table(document, lambda: self._planned),
            "Programs": programs_table(document, lambda: self._planned),
            "Fleet": owned_table(document, lambda: self._planned),
        }
        self.charts = self._make_charts()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_padded(self.orders), "Orders")
        for name, chart in self.charts.items():
            self.tabs.addTab(chart, name)
            chart.told.connect(self.selected)
        for name, table in self.supply.items():
            self.tabs.addTab(_padded(table), name)
        self.tabs.addTab(_padded(self.left_out), "Left out")
        self.tabs.currentChanged.connect(lambda _: self.selected.emit(""))
        for table in (self.orders, *self.supply.values(), self.left_out):
            table.told.connect(self.selected)
        self.body = QStackedWidget()
        self.body.addWidget(self.message)
        self.body.addWidget(self.tabs)
        self.veil = Veil(self.tabs)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(desk, 1)
        column.addWidget(self.headline)
        column.addWidget(self.notice)
        column.addWidget(self.effect)
        column.addWidget(self.body, 1)
        document.plan_changed.connect(self.refresh)
        self.refresh()

    def _make_charts(self) -> dict[str, ChartTab]:
        return {
            "Time line": ChartTab(
                "Time line", "What the time line is of.", lambda _: [("", "")], _draw_time
            ),
            "Capacity": ChartTab(
                "&Workload",
                "The work, and the site, whose demand is drawn.",
                _capacity_choices,
                _draw_capacity,
            ),
            "Cash": ChartTab(
                "&Show",
                "Whether cash is drawn for each period, or as a running total.",
                _cash_choices,
                _draw_cash,
            ),
            "Suppliers": ChartTab(
                "&By",
                "By whom the shares of purchase and rent are counted.",
                _share_choices,
                _draw_share,
            ),
            "Power": ChartTab(
                "S&ite", "The site whose power or racks are drawn.", _power_choices, _draw_power
            ),
        }

    def explain_with(self, explaining: Explaining) -> RepairsView:
        """Let the page say, where there is no plan, what would help."""
        self.repairs = RepairsView(self._document, explaining, self.message)
        self.message.add(self.repairs.causes, self.repairs)
        return self.repairs

    def steer_with(self, panel: QWidget) -> None:
        """Put the panel with the sliders at the left."""
        self._across.insertWidget(0, panel)

    def follow(self, *, following: bool, before: Planned | None) -> None:
        """Tell whether a new plan comes by itself, and which plan it is to be set against."""
        # What is set against another plan is drawn with the next one.
        self._before = before
        if following != self._following:
            self._following = following
            self.refresh()

    def subject(self, said: str) -> Subject | None:
        """Give the offer of the order that was told of, or the one that was left out."""
        for table in (self.orders, self.left_out):
            at, rows = table.view.currentIndex().row(), table.table.rows
            if said != table.view.said or not 0 <= at < len(rows):
                continue
            row = rows[at]
            if isinstance(row, OrderRow):
                return Subject(kind="offer", of=row.order.offer)
            if isinstance(row, LeftOut) and row.offer in Names(self._document.project).offers:
                return Subject(kind="offer", of=row.offer)
        return None

    def refresh(self) -> None:
        """Take over the plan that the document now has."""
        planned = self._document.planned()
        fresh = planned is not self._planned
        self._planned = planned
        current = self._document.plan_is_current()
        usable = planned is not None and planned.plan.total_cost is not None
        self.headline.setVisible(usable)
        if planned is not None and usable:
            # "Unchanged" over a plan of earlier inputs would be taken for an answer to the edit.
            before = self._before if current else None
            self.headline.show_plan(planned, current=current, before=before)
        self._notice(planned, current=current)
        self.veil.setVisible(not current)
        if fresh:
            self.orders.refresh()
            self.left_out.refresh()
            for at, table in enumerate(self.supply.values(), start=1 + len(self.charts)):
                table.refresh()
                # Few plans need them.
                self.tabs.setTabVisible(at, bool(table.table.rows))
            for chart in self.charts.values():
                chart.show_plan(planned if usable else None)
            count = 0 if planned is None else len(planned.plan.left_out)
            self.tabs.setTabText(
                self.tabs.count() - 1, f"Left out  {count}" if count else "Left out"
            )
        if not usable:
            self.message.say(*self._missing(planned))
        self.body.setCurrentWidget(self.tabs if usable else self.message)

    def show_planning(self, *, planning: bool) -> None:
        """Say, where there is no plan yet, whether one is being made."""
        if planning != self._planning:
            self._planning = planning
            self.refresh()

    def _notice(self, planned: Planned | None, *, current: bool) -> None:
        text, colour = "", warning_colour(self.palette())
        if planned is not None and planned.plan.audit is not None and not planned.plan.trusted:
            text = sentence("plan-untrusted", {"rules": failures_told(planned.plan)})
            colour = stop_colour(self.palette())
        elif planned is not None and not current:
            # Where the next plan comes by itself, a line that comes and goes is in its way.
            text = "" if self._following else sentence("plan-stale")
        elif planned is not None and planned.plan.total_cost is not None:
            text = "" if planned.plan.orders else sentence("plan-no-orders")
        self.notice.setText(f'<span style="color:{colour.name()}">{escape(text)}</span>')
        self.notice.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.notice.text():
            # Its colour is written into it.
            self._notice(self._planned, current=self._document.plan_is_current())

    def _missing(self, planned: Planned | None) -> tuple[str, list[str], list[str]]:
        """Say why there is no plan to show, and what comes next."""
        if planned is not None:
            return _no_answer(planned)
        stops = [p for p in self._document.problems() if p.severity == "stop"]
        heading = sentence("plan-empty")
        if self._planning:
            return sentence("state-planning"), [sentence("plan-empty-running")], []
        if stops:
            first = sentence("plan-empty-stops")
            return heading, [first, *(sentence(p.key, p.values) for p in stops)], []
        return heading, [sentence("plan-empty-next")], []


def _no_answer(planned: Planned) -> tuple[str, list[str], list[str]]:
    """Say what an infeasible plan's limits have to do with it."""
    plan = planned.plan
    demand_only = [clash.key for clash in plan.clashes] == ["demand"]
    key = f"plan-{plan.status}-demand" if demand_only else f"plan-{plan.status}"
    heading = sentence(key if key in TEMPLATES else f"plan-{plan.status}")
    left_out = [
        f"{left_out_name(planned, left)}: {sentence(left.key, left.values)}"
        for left in plan.left_out
    ]
    if left_out:
        left_out.insert(0, sentence("plan-left-out"))
    return heading, clash_sentences(planned), left_out


def clash_sentences(planned: Planned) -> list[str]:
    """Name the limits that take part in an infeasibility, a sentence each."""
    clashes = planned.plan.clashes
    return [clash_told(planned.project, planned.scenario, one) for one in clashes]


def _padded(table: PlanTable) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, SPACE, 0, 0)
    column.addWidget(table)
    return around


# What each chart can be of


def _draw_time(planned: Planned, _choice: object) -> Picture:
    return time_chart.time_picture(planned)


def _capacity_choices(planned: Planned) -> Sequence[tuple[str, object]]:
    return plan_charts.capacity_choices(planned)


def _draw_capacity(planned: Planned, choice: object) -> Picture:
    workload, site = choice if isinstance(choice, tuple | list) else ("", "")
    return plan_charts.capacity_picture(planned, str(workload), str(site))


def _cash_choices(planned: Planned) -> Sequence[tuple[str, object]]:
    views = [("Each period", "period"), ("Running total", "total")]
    return sorted(views, key=lambda view: view[1] != plan_charts.cash_view(planned))


def _draw_cash(planned: Planned, choice: object) -> Picture:
    return plan_charts.cash_picture(planned, "total" if choice == "total" else "period")


def _share_choices(_planned: Planned) -> Sequence[tuple[str, object]]:
    return [("Supplier", "supplier"), ("Maker", "maker"), ("Software stack", "stack")]


def _draw_share(planned: Planned, choice: object) -> Picture:
    by: share_charts.By = choice if choice in ("maker", "stack") else "supplier"
    return share_charts.share_picture(planned, by)


def _power_choices(planned: Planned) -> Sequence[tuple[str, object]]:
    return site_charts.site_choices(planned)


def _draw_power(planned: Planned, choice: object) -> Picture:
    what, site = choice if isinstance(choice, tuple | list) else ("power", "")
    return site_charts.site_picture(planned, "racks" if what == "racks" else "power", str(site))
