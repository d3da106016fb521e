"""One line that adds a limit to a scenario."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from procure.errors import InputError
from procure.limits import FAMILIES, Unit, limit_name
from procure.scenario import Limit
from ui.callout import Callout
from ui.cells import figures
from ui.document import Document
from ui.edits import with_limit
from ui.entry import Choice, Entry, Money, Number, Percent
from ui.fields import chooser, quiet
from ui.records import commit, inputs_of
from ui.theme import SPACE

ENTRIES: Final[dict[Unit, Entry]] = {
    "money": Money(),
    "weeks": Number(),
    "fraction": Percent(most=100),
    "kW": Number(),
    "switch": Entry(),
}
BOUND: Final = Choice(("maximum", "at most"), ("minimum", "at least"))


class LimitBuilder(QWidget):
    """One line that adds a limit: which, of whom, how much."""

    added = Signal(str)
    """The key of the limit that was added, or of the one there already."""

    KINDS: Final = (
        ("budget", "Budget, whole horizon"),
        ("budget.period", "Budget of one period"),
        ("lead_time", "Lead time at most"),
        ("share.maker", "Share of a maker"),
        ("share.supplier", "Share of a supplier"),
        ("power", "Power at a site"),
    )

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Offer the limits that a document's scenario can have."""
        super().__init__(parent)
        self._document = document
        self.kind = chooser()
        self.kind.setAccessibleName("Limit to add")
        for key, name in self.KINDS:
            self.kind.addItem(name, key)
        self.subject = chooser()
        self.subject.setAccessibleName("Of whom, or when")
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.bound = chooser()
        self.bound.setAccessibleName("At most or at least")
        for value, name in BOUND.choices:
            self.bound.addItem(name, value)
        self.value = QLineEdit()
        self.value.setAccessibleName("Value of the limit to add")
        self.value.setFont(figures(self.value.font()))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.value.setFixedWidth(104)
        self.value.returnPressed.connect(self.add)
        self._unit = quiet()
        self.button = QPushButton("&Add limit")
        self.button.clicked.connect(self.add)
        self.callout = Callout(parent or self)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        line.setSpacing(SPACE)
        for widget in (self.kind, self.subject, self.bound, self.value, self._unit, self.button):
            line.addWidget(widget)
        line.addStretch(1)
        self.kind.currentIndexChanged.connect(self._show_kind)
        document.changed.connect(self._show_kind)
        document.scenario_changed.connect(self._show_kind)
        self._show_kind()

    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _subjects(self) -> list[tuple[str, object]]:
        project = self._document.project
        kind = self._kind()
        if kind == "budget.period":
            horizon = self._document.scenario.horizon
            return [(horizon.label(period), period) for period in range(horizon.periods)]
        if kind == "share.maker":
            makers = sorted({chip.maker for chip in project.chips}, key=str.casefold)
            return [(maker, maker) for maker in makers]
        if kind == "share.supplier":
            return [(catalog.supplier, catalog.supplier) for catalog in project.catalogs]
        if kind == "power":
            return [(site.name, site.id) for site in project.sites if not site.supplier]
        return []

    def _show_kind(self) -> None:
        wanted = self._subjects()
        there = [
            (self.subject.itemText(at), self.subject.itemData(at))
            for at in range(self.subject.count())
        ]
        if wanted != there:
            self.subject.clear()
            for name, value in wanted:
                self.subject.addItem(name, value)
        kind = self._kind()
        self.subject.setVisible(kind in ("budget.period", "share.maker", "share.supplier", "power"))
        self.bound.setVisible(kind.startswith("share"))
        units = {"lead_time": "weeks", "power": "kW"}
        money_unit = self._document.project.currency if kind.startswith("budget") else ""
        self._unit.setText(units.get(kind, money_unit))
        self._unit.setVisible(bool(self._unit.text()))
        self.value.setPlaceholderText("60 %" if kind.startswith("share") else "")

    def _limit(self) -> Limit:
        kind = self._kind()
        chosen = self.subject.currentData()
        if kind == "budget":
            return Limit(family="budget")
        if kind == "budget.period":
            return Limit(family="budget", period=int(chosen))
        if kind == "lead_time":
            return Limit(family="lead_time")
        if kind == "power":
            return Limit(family="power", subject=str(chosen))
        bound = BOUND.choices[self.bound.currentIndex()][0]
        return Limit(
            family="share",
            by="maker" if kind == "share.maker" else "supplier",
            subject=str(chosen),
            bound="minimum" if bound == "minimum" else "maximum",
        )

    def add(self) -> None:
        """Add the limit that the line describes, or say why not."""
        if self.subject.isVisibleTo(self) and self.subject.currentIndex() < 0:
            self._say("There is nobody to choose yet. Load a price list or add a site first.")
            return
        limit = self._limit()
        inputs = inputs_of(self._document)
        if any(known.key == limit.key for known in inputs.scenario.limits):
            self.added.emit(limit.key)
            self._say("This limit is there already. Change its value in the table.")
            return
        try:
            value = ENTRIES[FAMILIES[limit.family].unit].parse(self.value.text())
        except InputError as error:
            self._say(str(error))
            return
        if value is None:
            self._say("Enter the value of the limit.")
            return
        name = limit_name(inputs.project, inputs.scenario, limit)
        commit(self._document, f"Add {name}", with_limit(inputs, limit, value=value))
        self.value.clear()
        self.added.emit(limit.key)

    def _say(self, text: str) -> None:
        window = self.window()
        if self.callout.parent() is not window:
            self.callout = Callout(window)
        place = self.value.rect()
        place.moveTopLeft(self.value.mapTo(window, place.topLeft()))
        self.callout.say(text, place)
