"""The page of limits: one row for each, with a switch, a value and how full it is."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procure.limits import FAMILIES, Group, Unit, effective_limits, limit_name, limit_value
from procure.plan import LimitUse
from procure.record import record
from procure.scenario import Limit
from procure.state import share_text
from ui.columns import Column, RowTitle
from ui.document import Document
from ui.edits import Inputs, with_limit, without_limit
from ui.entry import Switch
from ui.fields import quiet
from ui.formats import money, number
from ui.limit_builder import BOUND, ENTRIES, LimitBuilder
from ui.records import RecordTable, commit, inputs_of
from ui.table_view import RecordView
from ui.theme import SPACE

_GROUPS: Final[tuple[tuple[Group, str], ...]] = (
    ("money", "Money"),
    ("time", "Time"),
    ("suppliers", "Suppliers"),
    ("sites", "Sites"),
    ("rules", "Rules"),
)


@record
class LimitRow:
    """A limit, whether it is the scenario's own, and how full it is in the present plan."""

    limit: Limit
    own: bool
    first: bool
    name: str
    value: Decimal | None
    use: LimitUse | None = None
    current: bool = False

    @property
    def unit(self) -> Unit:
        """The unit of the limit's family."""
        return FAMILIES[self.limit.family].unit


class LimitsPage(QWidget):
    """The limits of the selected scenario, grouped, with a line that adds one."""

    selected = Signal(str)
    """A sentence about what is selected, for the Why? panel."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the limits of a document's selected scenario."""
        super().__init__(parent)
        self._document = document
        titles = dict(_GROUPS)
        self.table: RecordTable[LimitRow] = RecordTable(
            document,
            self._columns,
            self._rows,
            key=lambda row: row.limit.key,
            title=RowTitle(
                heading="",
                get=lambda row: titles[FAMILIES[row.limit.family].group] if row.first else "",
                name=lambda row: row.name,
            ),
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_title_width(80)
        self.view.set_stretching()
        self.view.setAccessibleName("Limits")
        self.view.told.connect(self.selected)
        self.builder = LimitBuilder(document)
        self.builder.added.connect(self._added)
        self.remove_button = QPushButton("&Remove limit")
        self.remove_button.clicked.connect(self.remove)
        self._about = quiet("What every plan of this scenario must respect.")
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        head.addWidget(self._about, 1)
        head.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.builder)
        document.plan_changed.connect(self.table.refresh)
        self.view.selectionModel().currentChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self._enable()

    def _rows(self) -> tuple[LimitRow, ...]:
        document = self._document
        project, scenario = document.project, document.scenario
        plan = document.plan()
        uses = {use.key: use for use in plan.limits} if plan else {}
        current = document.plan_is_current()
        own = {limit.key for limit in scenario.limits}
        limits = effective_limits(project, scenario)
        rows: list[LimitRow] = []
        for group, _ in _GROUPS:
            members = [one for one in limits if FAMILIES[one.family].group == group]
            rows += [
                LimitRow(
                    limit=limit,
                    own=limit.key in own,
                    first=at == 0,
                    name=limit_name(project, scenario, limit),
                    value=limit_value(project, limit),
                    use=uses.get(limit.key),
                    current=current,
                )
                for at, limit in enumerate(members)
            ]
        return tuple(rows)

    def _columns(self) -> tuple[Column[LimitRow], ...]:
        currency = self._document.project.currency
        units = _units(currency)

        def put(name: str, inputs: Inputs, row: LimitRow, value: object) -> Inputs:
            return with_limit(inputs, row.limit, **{name: value})

        return (
            Column(
                heading="On",
                get=lambda row: row.limit.on,
                entry=Switch("on", "off"),
                put=lambda inputs, row, value: put("on", inputs, row, value),
                what="the switch",
                width=48,
            ),
            Column(
                heading="Limit",
                get=lambda row: row.name,
                muted=lambda row: not row.limit.on,
                width=256,
            ),
            Column(
                heading="Value",
                get=lambda row: row.value,
                entry=ENTRIES["money"],
                entry_of=lambda row: ENTRIES[row.unit],
                put=lambda inputs, row, value: put("value", inputs, row, value),
                where=lambda row: ("limits", row.limit.key),
                locked=lambda row: (
                    "This limit is only switched on or off." if row.unit == "switch" else ""
                ),
                hint=_value_hint,
                muted=lambda row: not row.limit.on or row.limit.value is None,
                what="the value",
                width=104,
            ),
            Column(
                heading="Unit",
                get=lambda row: units.get(row.unit, ""),
                muted=lambda _row: True,
                width=56,
            ),
            Column(
                heading="Used in the plan",
                get=lambda row: _fullness(row, currency),
                picture="bar",
                hint=lambda row: _use_hint(row, currency),
                width=184,
            ),
            Column(
                heading="Note",
                get=lambda row: row.limit.note,
                put=lambda inputs, row, value: put("note", inputs, row, value),
                what="the note",
            ),
        )

    def _chosen(self) -> LimitRow | None:
        at = self.view.currentIndex()
        return self.table.rows[at.row()] if 0 <= at.row() < len(self.table.rows) else None

    def _enable(self) -> None:
        row = self._chosen()
        self.remove_button.setEnabled(row is not None and row.own)
        self.remove_button.setToolTip(
            "This limit is always listed. Switch it off instead."
            if row is not None and not row.own
            else "Take the selected limit out of this scenario. Undo brings it back."
        )

    def remove(self) -> None:
        """Take the selected limit of the scenario's own out."""
        row = self._chosen()
        if row is not None and row.own:
            inputs = without_limit(inputs_of(self._document), row.limit.key)
            commit(self._document, f"Remove {row.name}", inputs)

    def _added(self, key: str) -> None:
        self.view.go_to(self.table.row_of(key), 2)

    def sizeHint(self) -> QSize:
        return QSize(900, 640)


def _units(currency: str) -> dict[Unit, str]:
    return {"money": currency, "weeks": "weeks", "kW": "kW"}


def _written(value: Decimal, unit: Unit, currency: str) -> str:
    if unit == "money":
        return money(value, currency)
    if unit == "fraction":
        return share_text(value)
    return f"{number(value, 1 if value != value.to_integral_value() else 0)} {unit}"


def _fullness(row: LimitRow, currency: str) -> tuple[float, str, bool] | None:
    use = row.use
    if use is None or row.unit == "switch" or not row.limit.on:
        return None
    # An earlier plan is held against the value that is set now.
    value = use.value if row.current or row.value is None else row.value
    share = float(use.used / value) if value > 0 else float(use.used > 0)
    return share, _written(use.used, row.unit, currency), row.current


def _use_hint(row: LimitRow, currency: str) -> str:
    if row.use is None or row.unit == "switch":
        return ""
    bound = BOUND.show(row.limit.bound)
    used = _written(row.use.used, row.unit, currency)
    if not row.current:
        return f"{used} in the plan. The inputs have changed since this plan."
    entry = ENTRIES[row.unit]
    text = f"{used} of {bound} {entry.show(row.use.value)} {_units(currency).get(row.unit, '')}"
    text = f"{text.rstrip()}."
    if row.use.binding:
        text += " The plan is held by this limit."
    return text


def _value_hint(row: LimitRow) -> str:
    if row.limit.family == "power" and row.limit.value is None:
        return "The power of the site. Enter another figure to plan with less of it."
    return ""
