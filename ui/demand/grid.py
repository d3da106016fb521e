"""The demand at one site, or at any: workloads down, periods across."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procure.demand import DemandRow
from procure.errors import InputError
from procure.project import Project
from ui.callout import Callout
from ui.document import Document
from ui.edits import Inputs, with_demand, with_demand_cell, with_new_workload
from ui.entry import Entry, Number
from ui.fields import chooser, quiet
from ui.help.field_help import NEW_WORKLOAD
from ui.help.field_tips import explain, explain_command
from ui.tables.columns import Column, RowTitle
from ui.tables.growth import Growth
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.theme import SPACE

_NEW: Final = "New workload…"
_TREND: Final = 80
_NAMED: Final = "Trend"


def _workload(project: Project, workload_id: str) -> tuple[str, str]:
    for workload in project.workloads:
        if workload.id == workload_id:
            return workload.name, workload.unit
    return workload_id, ""


class DemandGrid(QWidget):
    """The table of demand at `site` (empty: any site) with what adds and removes its rows."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document, site: str, parent: QWidget | None = None) -> None:
        """Show the rows of a site."""
        super().__init__(parent)
        self._document = document
        self.site = site
        self.table: RecordTable[DemandRow] = RecordTable(
            document,
            self._columns,
            self._rows,
            key=lambda row: row.workload,
            title=RowTitle(
                heading="Workload",
                get=lambda row: "  ".join(_workload(document.project, row.workload)),
                name=lambda row: _workload(document.project, row.workload)[0],
                where=lambda row: ("demand", row.workload, row.site),
                hint=lambda row: row.source and f"Source: {row.source}",
                about="The work that is needed, with the unit of its figures.",
            ),
            parent=self,
        )
        # The name of a workload, copied before its figures, falls on the trend.
        self.table.growth = Growth(headings=(_NAMED,), add=self._with_row)
        self.view = RecordView(self.table)
        self.view.set_title_width(208)
        self.view.setAccessibleName("Demand")
        self.view.told.connect(self.told)
        fill = QAction("Fill right", self.view)
        explain_command(fill, "fill_right")
        fill.setShortcut(QKeySequence("Ctrl+R"))
        fill.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        fill.triggered.connect(self.fill_right)
        self.view.addAction(fill)

        self._empty = quiet("No demand is entered here yet. Add a row for a workload.")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(2 * SPACE, SPACE, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        # How little room is enough is for minimumSizeHint to say.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.view, 1)
        self._line = self._build_line()
        layout.addLayout(self._line)
        self._callout = Callout(self)
        document.changed.connect(self._refresh)
        document.scenario_changed.connect(self._refresh)
        self.view.selectionModel().currentChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self._refresh()

    def _build_line(self) -> QBoxLayout:
        self.workload = chooser()
        self.workload.setMinimumWidth(152)
        self.workload.setAccessibleName("Workload to add")
        explain(self.workload, "The work that a row is added for, or New workload… to name one.")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name")
        self.name.setAccessibleName("Name of the new workload")
        explain(self.name, NEW_WORKLOAD)
        self.name.setMaximumWidth(160)
        self.unit = QLineEdit()
        self.unit.setPlaceholderText("Unit, such as tokens/s")
        self.unit.setAccessibleName("Unit of the new workload")
        explain(
            self.unit,
            "What demand and throughput of the new workload are counted in; it cannot be left "
            "empty.",
        )
        self.unit.setMaximumWidth(168)
        self.add_button = QPushButton("&Add row")
        explain(self.add_button, "Add a row of demand for the workload chosen, 0 in each period.")
        self.add_button.clicked.connect(self.add_row)
        self.unit.returnPressed.connect(self.add_row)
        self.remove_button = QPushButton("Remove row")
        explain(self.remove_button, "Take the selected row of demand out. Undo brings it back.")
        self.remove_button.clicked.connect(self.remove_row)
        self.fill_button = QPushButton("Fill right")
        self.fill_button.setToolTip(
            "Copy the first selected cell of each row to the cells at its right (Ctrl+R)."
        )
        self.fill_button.clicked.connect(self.fill_right)
        self.workload.currentIndexChanged.connect(self._show_new)
        self._adding, self._changing = QHBoxLayout(), QHBoxLayout()
        for widget in (self.workload, self.name, self.unit, self.add_button):
            self._adding.addWidget(widget)
        self._adding.addStretch(1)
        self._changing.addStretch(1)
        self._changing.addWidget(self.fill_button)
        self._changing.addWidget(self.remove_button)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACE)
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        line.addLayout(self._adding, 1)
        line.addLayout(self._changing)
        return line

    def minimumSizeHint(self) -> QSize:
        # With its buttons on two lines there is room for it beside the demand builder.
        wide = max(part.minimumSize().width() for part in (self._adding, self._changing))
        return QSize(wide + 4 * SPACE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_line()

    def _fit_line(self) -> None:
        """Put what adds a row above what changes one where there is no room beside it."""
        parts = (self._adding, self._changing)
        beside = sum(part.minimumSize().width() for part in parts) + 5 * SPACE
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight
            if self.width() >= beside
            else QBoxLayout.Direction.TopToBottom
        )

    def _rows(self) -> tuple[DemandRow, ...]:
        return tuple(row for row in self._document.scenario.demand if row.site == self.site)

    def _columns(self) -> tuple[Column[DemandRow], ...]:
        horizon = self._document.scenario.horizon
        trend: Column[DemandRow] = Column(
            heading=_NAMED,
            get=lambda row: row.amounts,
            picture="line",
            about="How the demand of the row goes over the periods, as a line.",
            width=_TREND,
        )
        periods = (
            _period_column(period, horizon.label(period)) for period in range(horizon.periods)
        )
        return (trend, *periods)

    # Rows

    def _refresh(self) -> None:
        there = {row.workload for row in self.table.rows}
        missing = [one for one in self._document.project.workloads if one.id not in there]
        known = [self.workload.itemData(at) for at in range(self.workload.count())]
        names = [self.workload.itemText(at) for at in range(self.workload.count())]
        if known != [*(one.id for one in missing), ""] or names[:-1] != [
            one.name for one in missing
        ]:
            self.workload.clear()
            for one in missing:
                self.workload.addItem(one.name, one.id)
            self.workload.addItem(_NEW, "")
        self._show_new()
        self._enable()

    def _show_new(self) -> None:
        new = not self.workload.currentData()
        self.name.setVisible(new)
        self.unit.setVisible(new)
        self._fit_line()

    def _enable(self) -> None:
        self._empty.setVisible(not self.table.rows)
        self.view.setVisible(bool(self.table.rows))
        chosen = self.view.currentIndex().isValid()
        self.remove_button.setEnabled(chosen)
        self.fill_button.setEnabled(chosen)

    def add_row(self) -> None:
        """Add a row for the chosen workload, or for a new one, with nothing needed yet."""
        inputs = inputs_of(self._document)
        workload = self.workload.currentData()
        name = self.workload.currentText() if workload else self.name.text().strip()
        if not workload:
            if not name or not self.unit.text().strip():
                field = self.unit if name else self.name
                self._callout.say(
                    "A workload needs a name and a unit, such as tokens/s.", field.geometry()
                )
                return
            try:
                inputs, workload = with_new_workload(inputs, name, self.unit.text().strip())
            except InputError as error:
                self._callout.say(str(error), self.name.geometry())
                return
        amounts = (Decimal(0),) * inputs.scenario.horizon.periods
        inputs = with_demand(inputs, workload, self.site, amounts)
        commit(self._document, f"Add demand for {name}", inputs)
        self.name.clear()
        self.unit.clear()
        self.view.go_to(self.table.row_of(workload), 1)

    def _with_row(self, inputs: Inputs, name: str) -> tuple[Inputs, DemandRow]:
        """Add a row for the workload of a name, which has none here yet, with nothing needed."""
        wanted = " ".join(name.split()).casefold()
        for one in inputs.project.workloads:
            if wanted in (one.name.casefold(), one.id, f"{one.name} {one.unit}".casefold()):
                break
        else:
            raise InputError("paste-row-workload", name=name)
        known = {(row.workload, row.site) for row in inputs.scenario.demand}
        if (one.id, self.site) in known:
            raise InputError("paste-row-there", name=one.name)
        amounts = (Decimal(0),) * inputs.scenario.horizon.periods
        inputs = with_demand(inputs, one.id, self.site, amounts)
        return inputs, inputs.scenario.demand[-1]

    def remove_row(self) -> None:
        """Take the row of the selected cell out."""
        at = self.view.currentIndex()
        if at.isValid():
            row = self.table.rows[at.row()]
            name, _ = _workload(self._document.project, row.workload)
            inputs = with_demand(inputs_of(self._document), row.workload, self.site, None)
            commit(self._document, f"Remove demand for {name}", inputs)

    def fill_right(self) -> None:
        """Copy the leftmost selected cell of each row to the right.

        Over the selection if it is several cells wide, otherwise to the end of the row.
        """
        rows, columns = self.view.block()
        columns = [column for column in columns if column > 0]
        if not rows or not columns:
            return
        first, last = columns[0], columns[-1]
        if first == last:
            last = len(self.table.columns) - 1
        cells = [
            (self.table.rows[row], self.table.columns[column], text)
            for row in rows
            for text in [self.table.columns[first].entry.write(self._amount(row, first))]
            for column in range(first + 1, last + 1)
        ]
        self.table.enter(cells, "Fill right", (rows[0], first))

    def _amount(self, row: int, column: int) -> Decimal:
        found = self.table.columns[column].get(self.table.rows[row])
        return found if isinstance(found, Decimal) else Decimal(0)


def _period_column(period: int, label: str) -> Column[DemandRow]:
    entry: Entry = Number(when_empty="entry-empty-demand")

    def get(row: DemandRow) -> Decimal | None:
        return row.amounts[period] if period < len(row.amounts) else None

    def put(inputs: Inputs, row: DemandRow, value: Decimal) -> Inputs:
        return with_demand_cell(inputs, row.workload, row.site, period, value)

    where: Callable[[DemandRow], tuple[str, ...]] = lambda row: (  # noqa: E731 - as the others
        "demand",
        row.workload,
        row.site,
        str(period),
    )
    return Column(
        heading=label,
        get=get,
        put=put,
        entry=entry,
        where=where,
        what=f"demand in {label}",
        about=(
            f"The throughput that is needed all through {label}; 0 where there is no need; it "
            "cannot be left empty."
        ),
        measured="that of the row's workload",
    )
