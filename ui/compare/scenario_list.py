"""The scenarios as a tree: which is shown, which are compared, and how each plan stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from procure.comparison import MOST
from procure.scenario import Scenario
from procure.scenario_tree import branches, own_differences
from procure.words import sentence
from ui import formats
from ui.document import Document, Planned
from ui.help.field_help import tip_of
from ui.icons import icon
from ui.tables.cells import TICK_INSET, paint_tick
from ui.tables.records import Index

_NAME: Final = Qt.ItemDataRole.UserRole
_AROUND: Final = 8
"""Logical pixels above and below the two lines of a scenario, together."""
_NEXT_LINE: Final = "\N{LINE SEPARATOR}"
_KEYS: Final[Mapping[int, str]] = {
    Qt.Key.Key_F2: "rename_scenario",
    Qt.Key.Key_Delete: "delete_scenario",
}


class _Ticked(QStyledItemDelegate):
    """Paints a scenario: its name over the whole width, and below it how its plan stands.

    The box to tick is painted as tables do: the style's own cannot be seen on a dark ground.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # The second line is left empty here, as it has a colour of its own.
        option.text = f"{option.text}{_NEXT_LINE} "

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = super().sizeHint(option, index).width()
        return QSize(wide, 2 * option.fontMetrics.lineSpacing() + _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        view = option.widget
        if checked is None or view is None:
            return
        self.initStyleOption(option, index)
        self._paint_plan(painter, option, index)
        box = view.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view
        )
        painter.save()
        painter.fillRect(box.adjusted(-1, -1, 1, 1), option.palette.brush(QPalette.ColorRole.Base))
        on = Qt.CheckState(checked) == Qt.CheckState.Checked
        paint_tick(painter, option.palette, box.adjusted(-TICK_INSET, 0, 0, 0), on=on)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_plan(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = option.widget.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemText, option, option.widget
        )
        margin = option.widget.style().pixelMetric(
            QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget
        )
        high = option.fontMetrics.lineSpacing()
        # The two lines stand in the middle of the row, as the style puts them.
        line = QRect(text.left() + margin + 1, text.center().y() + 1, text.width(), high)
        line.setRight(text.right())
        plan = str(index.model().index(index.row(), 1, index.parent()).data())
        chosen = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            option.fontMetrics.elidedText(plan, Qt.TextElideMode.ElideRight, line.width()),
        )
        painter.restore()


class ScenarioList(QTreeWidget):
    """Chooses the scenario that is shown, and by ticks those that stand side by side.

    Ticks are this list's own: at first the family of the scenario that is shown. Its owner
    refreshes it when the document is different.
    """

    ticked = Signal()
    """chosen() is different."""

    def __init__(self, document: Document, actions: Sequence[QAction]) -> None:
        """Follow a document; `actions` is what its context menu offers."""
        super().__init__()
        self._document = document
        self._ticks: set[str] = set()
        self._known: set[str] = set()
        self.setAccessibleName(sentence("scenario-list"))
        self.setColumnCount(2)
        self.setHeaderLabels([sentence("scenario-list-both"), sentence("scenario-list-plan")])
        name, plan = (sentence(f"scenario-list-{key}-about") for key in ("name", "plan"))
        for at, about in enumerate((f"{name} {plan}", plan)):
            self.headerItem().setToolTip(at, tip_of(about))
            self.headerItem().setData(at, Qt.ItemDataRole.WhatsThisRole, about)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        # How a plan stands is written below the name: beside it, it would leave that no room.
        self.setColumnHidden(1, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Ticked(self))
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setIndentation(20)
        self.addActions(list(actions))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.currentItemChanged.connect(self._choose)
        self.itemChanged.connect(self._tick)
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.timeout.connect(self.refresh)
        self.refresh()

    def chosen(self) -> tuple[str, ...]:
        """Give the names of the scenarios that are compared, in the tree's order."""
        found = [one.scenario.name for one in branches(self._document.project)]
        return tuple(name for name in found if name in self._ticks)

    def tick(self, names: Sequence[str]) -> None:
        """Compare these scenarios."""
        self._ticks = set(names)
        self.refresh()
        self.ticked.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_repaint"):
            self._repaint.start(0)

    def refresh(self) -> None:
        """Show the scenarios and plans that there are now."""
        project = self._document.project
        planned = self._document.planned_of_each()
        found = branches(project)
        names = {one.scenario.name for one in found}
        self._keep_ticks(names)
        focus = self.hasFocus()
        with QSignalBlocker(self):
            self.clear()
            items: dict[str, QTreeWidgetItem] = {}
            for branch in found:
                scenario = branch.scenario
                above = items.get(scenario.parent)
                item = QTreeWidgetItem(self if above is None else above)
                items[scenario.name] = item
                self._fill(item, scenario, planned[scenario.name])
            self.expandAll()
            self.setCurrentItem(items[self._document.scenario.name])
        if focus:
            self.setFocus()

    def _keep_ticks(self, names: set[str]) -> None:
        """Keep the ticks of scenarios that stay; a project of other names begins anew."""
        if not names & self._known:
            self._ticks = set(self._family())
        # What is new has come to be compared, as long as there is room.
        for name in (one.scenario.name for one in branches(self._document.project)):
            if self._known & names and name not in self._known and len(self._ticks) < MOST:
                self._ticks.add(name)
        self._ticks &= names
        self._known = names

    def _family(self) -> list[str]:
        """List the first scenario of the selected one's branch with all variants, up to six."""
        found = branches(self._document.project)
        shown = self._document.scenario.name
        family: list[str] = []
        for branch in found:
            if branch.depth == 0 and shown in family:
                break
            if branch.depth == 0:
                family = []
            family.append(branch.scenario.name)
        return family[:MOST]

    def _fill(
        self, item: QTreeWidgetItem, scenario: Scenario, known: tuple[Planned | None, bool]
    ) -> None:
        planned, current = known
        state = plan_mark(planned, current=current)
        item.setText(0, scenario.name)
        item.setText(1, state)
        item.setData(0, _NAME, scenario.name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        on = scenario.name in self._ticks
        item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        if scenario.locked:
            item.setIcon(0, icon("lock", self.palette().color(QPalette.ColorRole.Text), muted))
        tip = self._tip(scenario)
        item.setToolTip(0, tip)
        marks = [
            scenario.name,
            state,
            *([sentence("scenario-is-locked")] if scenario.locked else []),
        ]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(marks))

    def _tip(self, scenario: Scenario) -> str:
        count = len(own_differences(self._document.project, scenario))
        said = [scenario.note] if scenario.note else []
        if scenario.parent:
            shown = formats.counted(count, "thing", "things")
            values = {"name": scenario.name, "parent": scenario.parent, "count": shown}
            key = "differs-count-locked" if scenario.locked else "differs-count"
            said.append(sentence(key if count else "differs-nothing", values))
        return "\n".join(said)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._document.select_scenario(item.data(0, _NAME))

    def _tick(self, item: QTreeWidgetItem, column: int) -> None:
        name = item.data(0, _NAME)
        on = item.checkState(0) == Qt.CheckState.Checked
        if column != 0 or on == (name in self._ticks):
            return
        if on and len(self._ticks) >= MOST:
            with QSignalBlocker(self):
                item.setCheckState(0, Qt.CheckState.Unchecked)
            return
        self._ticks ^= {name}
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = _KEYS.get(event.key())
        for action in self.actions():
            if wanted and action.objectName() == wanted and action.isEnabled():
                action.trigger()
                return
        super().keyPressEvent(event)


def plan_mark(planned: Planned | None, *, current: bool) -> str:
    """Say in a word how a plan stands: its cost, that it is of earlier inputs, or that none is."""
    if planned is None:
        return sentence("scenario-not-planned")
    plan = planned.plan
    if plan.total_cost is None:
        return sentence("scenario-no-plan" if current else "scenario-not-planned")
    if not plan.trusted:
        return sentence("compare-state-untrusted")
    cost = formats.money(plan.total_cost, plan.currency)
    return cost if current else sentence("scenario-stale", {"cost": cost})
