"""The page of limits: one row for each, with a switch, a value and how full it is."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procure.limits import FAMILIES, Group, effective_limits, limit_name, limit_value
from procure.scenario import Limit
from procure.words import sentence
from ui.document import Document
from ui.edits import Inputs, with_limit, without_limit
from ui.entry import Money, Switch
from ui.explain.bar import AskBar
from ui.explain.explaining import Explained, Explaining
from ui.explain.subject import Subject
from ui.fields import quiet
from ui.help.field_help import NOTE
from ui.help.field_tips import explain
from ui.limits.builder import LimitBuilder
from ui.limits.costs import LIMIT_COSTS, ShownCost, cost_columns, costs_told, shown_costs
from ui.limits.entries import unit_name, value_entry
from ui.limits.rows import LimitRow, fullness, use_hint
from ui.limits.rule_use import rule_use
from ui.steer.panel import SteerPanel
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.theme import SPACE

_GROUPS: Final[tuple[tuple[Group, str], ...]] = (
    ("money", "Money"),
    ("time", "Time"),
    ("suppliers", "Suppliers"),
    ("sites", "Sites"),
    ("chips", "Chips"),
    ("rules", "Rules"),
)


_WIDTH: Final = 264
_LEAST: Final = 104
_USED: Final = 156
_USED_LEAST: Final = 112
_NOTE: Final = 80
"""What one step costs stands beside name, value and use, all of it in sight at 1,280 pixels."""


class LimitsPage(QWidget):
    """The limits of the selected scenario, grouped, with a line that adds one."""

    selected = Signal(str)
    """A sentence about what is selected, for the Why? panel."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the limits of a document's selected scenario."""
        super().__init__(parent)
        self._document = document
        self._costs: dict[str, ShownCost] = {}
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
                about="What kind of limit the rows from here on are.",
            ),
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_fixed_order()
        self.view.set_title_width(72)
        self.view.set_wrapping()
        self.view.setAccessibleName("Limits")
        self.view.tell = self._tell
        self.view.told.connect(self.selected)
        self.builder = LimitBuilder(document)
        self.builder.added.connect(self._added)
        self.remove_button = QPushButton("&Remove limit")
        self.remove_button.clicked.connect(self.remove)
        self._about = quiet("What every plan of this scenario must respect.")
        self._head = head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        head.setSpacing(SPACE)
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

    def pin_with(self, panel: SteerPanel) -> None:
        """Let the selected limit be pinned beside the plan, and taken off there."""
        button = QPushButton(sentence("limit-unpin"))
        # The wider of its two names, so that nothing beside it moves.
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(sentence("limit-pin")) + 32)
        self.pin_button = button

        def show() -> None:
            row = self._chosen()
            movable = row is not None and row.value is not None and row.unit != "switch"
            pinned = row is not None and row.limit.key in panel.pins()
            name = "limit-unpin" if pinned else "limit-pin"
            button.setText(sentence(name))
            button.setEnabled(movable)
            known = movable or row is None
            explain(button, sentence(f"{name}-tip" if known else "limit-pin-none"))

        def turn() -> None:
            row = self._chosen()
            if row is not None:
                pinned = row.limit.key in panel.pins()
                (panel.unpin if pinned else panel.pin)(row.limit.key)

        button.clicked.connect(turn)
        self.view.selectionModel().currentChanged.connect(show)
        self.table.modelReset.connect(show)
        panel.pins_changed.connect(show)
        self._head.insertWidget(self._head.indexOf(self.remove_button), button)
        show()

    def explain_with(self, explaining: Explaining) -> None:
        """Let what the limits cost be asked for, and show it."""
        self.ask = AskBar(
            explaining,
            sentence("ask-limits"),
            lambda: LIMIT_COSTS,
            tip=sentence("ask-limits-tip"),
        )
        self._head.replaceWidget(self._about, self.ask)
        self._about.hide()

        told: list[Explained | None] = [explaining.explained(LIMIT_COSTS)]

        def show() -> None:
            costs = shown_costs(explaining)
            if costs != self._costs:
                self._costs = costs
                self.table.refresh()
            known = explaining.explained(LIMIT_COSTS)
            whole = known if known is not None and known.whole else None
            if whole is not told[0]:
                told[0] = whole
                if whole is not None and self.isVisible():
                    # Those of most effect come first.
                    self.selected.emit("\n".join(costs_told(whole)))

        explaining.changed.connect(show)
        show()

    def _rows(self) -> tuple[LimitRow, ...]:
        document = self._document
        project, scenario = document.project, document.scenario
        planned = document.planned()
        plan = None if planned is None else planned.plan
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
                    costs=self._costs.get(limit.key),
                    rule=None if planned is None else rule_use(planned, limit),
                )
                for at, limit in enumerate(members)
            ]
        return tuple(rows)

    def _columns(self) -> tuple[Column[LimitRow], ...]:
        project = self._document.project

        def put(name: str, inputs: Inputs, row: LimitRow, value: object) -> Inputs:
            return with_limit(inputs, row.limit, **{name: value})

        carried: tuple[Column[LimitRow], ...] = ()
        if any(_can_carry(limit) for limit in self._document.scenario.limits):
            carried = (
                Column(
                    heading="Carry over",
                    get=lambda row: row.limit.carry_over,
                    entry=Switch("carried over", "not carried over"),
                    put=lambda inputs, row, value: put("carry_over", inputs, row, value),
                    locked=lambda row: (
                        ""
                        if _can_carry(row.limit)
                        else "Only the budget of a period or fiscal year carries over."
                    ),
                    what="what is carried over",
                    about=(
                        "With a tick, what the period or year before left of its budget may be "
                        "spent too."
                    ),
                    width=88,
                ),
            )
        return (
            Column(
                heading="On",
                get=lambda row: row.limit.on,
                entry=Switch("on", "off"),
                put=lambda inputs, row, value: put("on", inputs, row, value),
                what="the switch",
                about="Whether the limit holds; without a tick it is kept, and no plan heeds it.",
                width=40,
            ),
            Column(
                heading="Limit",
                get=lambda row: row.name,
                muted=lambda row: not row.limit.on,
                hint=lambda row: "\n".join(filter(None, (row.name, row.limit.note))),
                keeps_end=True,
                about="What is limited, of whom or where, and from which side.",
                width=_WIDTH,
                least=_LEAST,
            ),
            Column(
                heading="Value",
                get=lambda row: row.value,
                entry=Money(),
                entry_of=lambda row: value_entry(row.limit),
                put=lambda inputs, row, value: put("value", inputs, row, value),
                where=lambda row: ("limits", row.limit.key),
                locked=lambda row: (
                    "This limit is only switched on or off." if row.unit == "switch" else ""
                ),
                hint=_value_hint,
                muted=lambda row: not row.limit.on or row.limit.value is None,
                what="the value",
                about=(
                    "How much may be used at most, or has to be at least; empty: power, racks and "
                    "shared supply take what there is, export rules allow no licences, and all "
                    "others need a value."
                ),
                measured="the row's Unit, or %",
                width=100,
            ),
            Column(
                heading="Unit",
                get=lambda row: "" if row.value is None else unit_name(project, row.limit),
                muted=lambda _row: True,
                about="What the value is counted in; a share carries its own %.",
            ),
            *(() if self._costs else carried),
            Column(
                heading="Used in the plan",
                get=lambda row: fullness(project, row),
                picture="bar",
                hint=lambda row: use_hint(project, row),
                about="How much of the limit the present plan uses, as a bar and a figure.",
                width=_USED,
                least=_USED_LEAST,
            ),
            *((*cost_columns(project), *carried) if self._costs else ()),
            Column(
                heading="Note",
                get=lambda row: row.limit.note,
                put=lambda inputs, row, value: put("note", inputs, row, value),
                what="the note",
                about=NOTE,
                width=_NOTE if self._costs else 0,
            ),
        )

    def _tell(self, row: int, column: int) -> str:
        """Say what a cell says, but for what the panel adds of its limit anyway."""
        record = self.table.rows[row]
        known = record.costs is not None and record.costs.current
        below = record.costs.told if record.costs is not None and known else None
        lines = self.table.told(record, self.table.columns[column]).split("\n")
        return "\n".join(line for line in lines if line != below)

    def _chosen(self) -> LimitRow | None:
        at = self.view.currentIndex()
        return self.table.rows[at.row()] if 0 <= at.row() < len(self.table.rows) else None

    def subject(self, said: str) -> Subject | None:
        """Give the limit that is selected and was told of."""
        row = self._chosen() if said == self.view.said else None
        return None if row is None else Subject(kind="limit", of=row.limit.key)

    def _enable(self) -> None:
        row = self._chosen()
        self.remove_button.setEnabled(row is not None and row.own)
        explain(
            self.remove_button,
            "This limit is always listed. Switch it off instead."
            if row is not None and not row.own
            else "Take the selected limit out of this scenario. Undo brings it back.",
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


def _can_carry(limit: Limit) -> bool:
    return limit.family == "budget" and (limit.period is not None or limit.year is not None)


def _value_hint(row: LimitRow) -> str:
    if row.limit.value is not None:
        return ""
    return {
        "power": "The power of the site. Enter another figure to plan with less of it.",
        "racks": "The racks of the site. Enter another figure to plan with fewer of them.",
        "pool": "What the pool has in a period. Enter another figure to plan with less of it.",
        "eligibility": (
            "What needs a licence is not planned. Enter the weeks that a licence adds to plan it."
        ),
    }.get(row.limit.family, "")
