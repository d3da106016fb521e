"""The questions about use: how much a day, how it peaks, how it grows."""

from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from procure.check import Problem
from procure.errors import InputError
from procure.estimate import BASES, Basis, Estimate, Usage, each_asks
from procure.growth import Growth, read_column, show_column
from procure.words import sentence
from procure.work_units import read_unit
from ui.asked import AskedForm, AskedLine
from ui.entry import Entry, Number, Percent
from ui.fields import chooser
from ui.tables.cells import figures

_BASES: Final[tuple[tuple[Basis, str, str], ...]] = (
    ("queries", "Queries a day", "Queries a day"),
    ("tokens", "Tokens a day", "Tokens a day"),
    ("users", "Users and their uses", "Users"),
)
_GROWTHS: Final = (
    ("none", "None"),
    ("percent", "Percent each period"),
    ("linear", "As much more each period"),
    ("column", "A pasted column"),
)
_STEPS: Final = {
    ("linear", "queries"): "Queries a day more",
    ("linear", "tokens"): "Tokens a day more",
    ("linear", "users"): "Users more",
}
_ABOUT_FIGURE: Final = (
    "How much there is on a mean day of the first period; it cannot be left empty."
)
_ABOUT_USES: Final = "How often each user uses it on a mean day; it cannot be left empty."
_ABOUT_EACH: Final = "What leads from the use to the workload's own unit; it cannot be left empty."
_ABOUT_PEAK: Final = (
    "How many times the mean of a day the busiest time needs; empty: none, as work can wait, or "
    "the chip's rate already allows for the peaks."
)
_ABOUT_STEP: Final = (
    "By how much the use grows from each period to the next, less than 0 where it falls; it "
    "cannot be left empty."
)
_ABOUT_COLUMN: Final = (
    "One figure for each period, pasted as a column or row; it cannot be left empty."
)
_NUMBER: Final = Number(least=None)
_PERCENT: Final = Percent(least=None)
_COLUMN_HIGH: Final = 104


class UsageForm(QWidget):
    """Asks what people do; `read` gives it as a usage."""

    changed = Signal()
    """Something else was typed or chosen."""

    def __init__(self) -> None:
        """Ask with nothing entered yet."""
        super().__init__()
        self._unit = ""
        self._asked = ""
        self._faults: dict[str, str] = {}
        self._known: tuple[Decimal, ...] = ()
        self.basis = chooser()
        for basis, name, _ in _BASES:
            self.basis.addItem(name, basis)
        self.figure = AskedLine(placeholder="such as 850M")
        self.uses = AskedLine()
        self.each = AskedLine()
        self.peak = AskedLine(placeholder="none")
        self.growth = chooser()
        for kind, name in _GROWTHS:
            self.growth.addItem(name, kind)
        self.step = AskedLine()
        self.column = QPlainTextEdit()
        self.column.setFixedHeight(_COLUMN_HIGH)
        self.column.setTabChangesFocus(True)
        self.column.setFont(figures(self.column.font()))
        self.form = AskedForm()
        ask = self.form.ask
        ask("basis", "From", self.basis, "What is known of the use: queries, tokens or users.")
        ask("figure", "", self.figure, "")
        ask("uses", "Uses by each user a day", self.uses, _ABOUT_USES, "uses a day")
        ask("each", "", self.each, "")
        ask("peak", "Peak factor", self.peak, _ABOUT_PEAK, "times the mean of the day")
        ask("growth", "&Growth", self.growth, "How the use goes on from the first period.")
        ask("step", "", self.step, "")
        ask("column", "", self.column, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.form)
        self.basis.currentIndexChanged.connect(self._choose_basis)
        self.growth.currentIndexChanged.connect(self._choose_growth)
        for line in (self.figure, self.uses, self.each, self.peak, self.step):
            line.textChanged.connect(self.changed)
        self.column.textChanged.connect(self.changed)
        self.set_unit("")

    def set_unit(self, unit: str) -> None:
        """Ask for what leads to a workload's unit."""
        self._unit = unit
        self._name_fields()

    def forget(self, *lines: QLineEdit) -> None:
        """Empty fields whose question has changed: what they say answers another one."""
        for line in lines:
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)

    def _choose_basis(self) -> None:
        self.forget(self.figure, self.step)
        self._known = ()
        self.column.blockSignals(True)
        self.column.clear()
        self.column.blockSignals(False)
        self._name_fields()
        self.changed.emit()

    def _choose_growth(self) -> None:
        self.forget(self.step)
        self._name_fields()
        if self.growth.currentData() == "column" and not self.column.toPlainText().strip():
            # What was worked out so far is a start, and shows what is wanted.
            self.column.setPlainText(show_column(self._known))
        self.changed.emit()

    def _name_fields(self) -> None:
        basis, growth = self._basis(), str(self.growth.currentData())
        _, _, name = next(one for one in _BASES if one[0] == basis)
        asks = each_asks(basis, self._unit) if self._unit else ""
        if asks != self._asked:
            self.forget(self.each)
            self._asked = asks
        form = self.form
        counted = name.lower()
        form.rename("figure", name, _ABOUT_FIGURE, counted)
        form.rename("each", asks, _ABOUT_EACH, self._unit_of_each(basis))
        step = _STEPS.get((growth, basis), "Growth of a period")
        form.rename("step", step, _ABOUT_STEP, counted if growth == "linear" else "% a period")
        form.rename("column", f"{name}, by period", _ABOUT_COLUMN, counted)
        self.step.setPlaceholderText("5 %" if growth == "percent" else "")
        form.show_field("figure", shown=growth != "column")
        form.show_field("uses", shown=basis == "users")
        form.show_field("each", shown=bool(asks))
        form.show_field("step", shown=growth in ("percent", "linear"))
        form.show_field("column", shown=growth == "column")

    def _unit_of_each(self, basis: Basis) -> str:
        things, one = BASES[basis]
        known = read_unit(self._unit)
        if known is None:
            return f"{self._unit} for each {one} a day"
        if basis == "tokens":
            return f"{things} for each of {known.things}"
        return f"{known.things} for each {one}"

    def _basis(self) -> Basis:
        return _BASES[max(self.basis.currentIndex(), 0)][0]

    def read(self) -> Usage:
        """Give what is entered; what cannot be read counts as not entered."""
        self._faults = {}
        return Usage(
            basis=self._basis(),
            figure=self._number("figure", self.figure),
            uses=self._number("uses", self.uses),
            each=self._number("each", self.each),
            peak=self._number("peak", self.peak),
            growth=self._growth(),
        )

    def _growth(self) -> Growth:
        kind = self.growth.currentData()
        if kind == "percent":
            return Growth(kind="percent", step=self._number("step", self.step, _PERCENT))
        if kind == "linear":
            return Growth(kind="linear", step=self._number("step", self.step))
        if kind == "column":
            try:
                return Growth(kind="column", column=read_column(self.column.toPlainText()))
            except InputError as error:
                self._faults["column"] = str(error)
                return Growth(kind="column")
        return Growth()

    def _number(self, key: str, line: AskedLine, entry: Entry = _NUMBER) -> Decimal | None:
        try:
            value: Any = entry.parse(line.text())
        except InputError as error:
            self._faults[key] = str(error)
            return None
        return value if isinstance(value, Decimal) else None

    def blocked(self, only: str = "") -> bool:
        """Tell whether something that is asked (or `only` one field) could not be understood."""
        return any(self.form.is_shown(key) for key in self._faults if only in ("", key))

    def show_answer(self, estimate: Estimate) -> None:
        """Say below each field what stands in the way; what is only missing, without colour."""
        self._known = estimate.figures or self._known
        said = {
            self._field_of(problem): sentence(problem.key, problem.values)
            for problem in estimate.problems
        }
        said.update(self._faults)
        fields = {
            "figure": self.figure.text(),
            "uses": self.uses.text(),
            "each": self.each.text(),
            "peak": self.peak.text(),
            "step": self.step.text(),
            "column": self.column.toPlainText(),
        }
        for key, text in fields.items():
            shown = said.get(key, "") if self.form.is_shown(key) else ""
            self.form.answer(key, shown, "stop" if shown and text.strip() else "")

    def _field_of(self, problem: Problem) -> str:
        field = problem.where[-1]
        if field == "growth":
            return "column" if self.growth.currentData() == "column" else "step"
        if field == "figure" and self.growth.currentData() == "column":
            return "column"
        return field
