"""One line that adds a limit to a scenario."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from procure.errors import InputError
from procure.limits import FAMILIES, limit_name
from procure.record import record
from procure.scenario import TWO_SIDED, Limit, LimitFamily
from ui.callout import Callout
from ui.document import Document
from ui.edits import with_limit
from ui.fields import chooser, quiet
from ui.help.field_tips import explain
from ui.limits.entries import BOUND, unit_name, value_entry
from ui.limits.subjects import ABOUT_SOMETHING, Subject, subjects
from ui.tables.cells import figures
from ui.tables.records import commit, inputs_of
from ui.text_width import wide
from ui.theme import SPACE

_SUBJECT_LETTERS: Final = 18
"""Letters of a subject's name that the closed list has room for."""


@record
class Kind:
    """A kind of limit that can be added, and what narrows it down."""

    key: str
    name: str
    family: LimitFamily
    by: Any = ""


KINDS: Final = (
    Kind(key="budget", name="Budget", family="budget"),
    Kind(key="lead_time", name="Lead time at most", family="lead_time"),
    Kind(key="share.maker", name="Share of a maker", family="share", by="maker"),
    Kind(key="share.supplier", name="Share of a supplier", family="share", by="supplier"),
    Kind(key="share.stack", name="Share of a stack", family="share", by="stack"),
    Kind(key="share.chip", name="Share of a chip", family="share", by="chip"),
    Kind(key="suppliers", name="Number of suppliers", family="suppliers"),
    Kind(key="quantity.offer", name="Units of an offer", family="quantity", by="offer"),
    Kind(key="quantity.chip", name="Chips of a model", family="quantity", by="chip"),
    Kind(key="power", name="Power at a site", family="power"),
    Kind(key="racks", name="Racks at a site", family="racks"),
    Kind(key="pool", name="Shared supply", family="pool"),
    Kind(key="eligibility", name="Export rules", family="eligibility"),
    Kind(key="supply", name="Suppliers' supply", family="supply"),
)
_ABOUT_VALUE: Final = (
    "The figure of the limit, such as 45M or 60 %; empty: only power, racks and shared supply, "
    "which take what there is, and export rules, which then allow no licences."
)
_UNIT_VALUE: Final = "what stands behind the field, or %"
_LINES: Final = (("all", "all costs"), ("capital", "capital"), ("operating", "operating"))
_OF: Final = (("spend", "of spend"), ("chips", "of chips"), ("served", "of work served"))


class LimitBuilder(QWidget):
    """One line that adds a limit: which, of what, of whom, when, how much."""

    added = Signal(str)
    """The key of the limit that was added, or of the one there already."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Offer the limits that a document's scenario can have."""
        super().__init__(parent)
        self._document = document
        self._subjects: list[Subject] = []
        self.kind = _chooser(
            "Limit to add",
            [(kind.key, kind.name) for kind in KINDS],
            "What the limit to add is on.",
        )
        self.kind.setMaxVisibleItems(len(KINDS))
        self.lines = _chooser(
            "Which costs", _LINES, "The costs that the budget counts: all, capital or operating."
        )
        self.of = _chooser(
            "Share of what",
            _OF,
            "What the share is a part of: purchase and rent, chips ordered, or work served.",
        )
        self.subject = _chooser(
            "Of whom, or when", (), "Whom, what or which time the limit is about."
        )
        self.subject.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.bound = _chooser(
            "At most or at least",
            BOUND.choices,
            "Whether the value is the most that may be, or the least that must be.",
        )
        self.value = QLineEdit()
        self.value.setAccessibleName("Value of the limit to add")
        explain(self.value, _ABOUT_VALUE, _UNIT_VALUE)
        self.value.setFont(figures(self.value.font()))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.value.setFixedWidth(wide(88))
        self.value.returnPressed.connect(self.add)
        self._unit = quiet()
        self.button = QPushButton("&Add limit")
        explain(self.button, "Add the limit that this line describes to this scenario.")
        self.button.clicked.connect(self.add)
        self.callout = Callout(parent or self)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        line.setSpacing(SPACE)
        for chosen in (self.kind, self.lines, self.of, self.subject, self.bound):
            line.addWidget(chosen)
        for widget in (self.value, self._unit, self.button):
            line.addWidget(widget)
        line.addStretch(1)
        self.kind.currentIndexChanged.connect(self._show_kind)
        for chosen in (self.lines, self.of, self.subject, self.bound):
            chosen.currentIndexChanged.connect(self._show_rest)
        document.changed.connect(self._follow)
        document.scenario_changed.connect(self._follow)
        self._show_kind()

    def chosen(self) -> Kind:
        """Give the kind of limit that the line describes."""
        return KINDS[self.kind.currentIndex()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_kind()

    def _follow(self) -> None:
        # A project can have 100,000 offers to choose among: not while nobody looks.
        if self.isVisible():
            self._show_kind()

    def _show_kind(self) -> None:
        self.callout.hide()
        kind = self.chosen()
        inputs = inputs_of(self._document)
        wanted = subjects(inputs.project, inputs.scenario, kind.family, kind.by)
        if wanted != self._subjects:
            self._subjects = wanted
            with QSignalBlocker(self.subject):
                self.subject.clear()
                self.subject.addItems([one.name for one in wanted])
            longest = max((len(one.name) for one in wanted), default=0)
            self.subject.setMinimumContentsLength(min(max(longest, 4), _SUBJECT_LETTERS))
            metrics = self.subject.fontMetrics()
            # Not of 100,000 offers: the first of them say how long names are.
            widest = max((metrics.horizontalAdvance(one.name) for one in wanted[:500]), default=0)
            self.subject.view().setMinimumWidth(min(widest + 5 * SPACE, 60 * SPACE))
        # Who served what is known of chips, not of those who sold them.
        _fill(self.of, _OF[:2] if kind.by == "supplier" else _OF)
        self.lines.setVisible(kind.family == "budget")
        self.of.setVisible(kind.family == "share")
        self.subject.setVisible(kind.family in ABOUT_SOMETHING)
        self.bound.setVisible(kind.family in TWO_SIDED)
        self.value.setVisible(FAMILIES[kind.family].unit != "switch")
        self._show_rest()

    def _show_rest(self) -> None:
        limit = self.limit()
        self._unit.setText(unit_name(self._document.project, limit) if limit else "")
        self._unit.setVisible(bool(self._unit.text()))
        examples = {"fraction": "60 %", "money": "45M"}
        family = FAMILIES[self.chosen().family]
        shown = "" if family.needs_value else value_entry(Limit(family=self.chosen().family)).empty
        self.value.setPlaceholderText(examples.get(family.unit, shown))

    def limit(self) -> Limit | None:
        """Give the limit that the line describes, without its value; None: nobody to choose."""
        kind = self.chosen()
        limit = Limit(family=kind.family, by=kind.by)
        if kind.family in ABOUT_SOMETHING:
            at = self.subject.currentIndex()
            if not 0 <= at < len(self._subjects):
                return None
            about = self._subjects[at]
            limit = replace(limit, subject=about.id, period=about.period, year=about.year)
        if kind.family in TWO_SIDED:
            limit = replace(limit, bound=self.bound.currentData())
        if kind.family == "share":
            limit = replace(limit, of=self.of.currentData())
        return replace(limit, lines=self.lines.currentData()) if kind.family == "budget" else limit

    def add(self) -> None:
        """Add the limit that the line describes, or say why not."""
        limit = self.limit()
        if limit is None:
            self._say("There is nobody to choose yet. Load a price list or add a site first.")
            return
        inputs = inputs_of(self._document)
        if any(known.key == limit.key for known in inputs.scenario.limits):
            self.added.emit(limit.key)
            self._say("This limit is there already. Change its value in the table.")
            return
        value: Decimal | None = None
        if not self.value.isHidden():
            try:
                value = value_entry(limit).parse(self.value.text())
            except InputError as error:
                self._say(str(error))
                return
        if value is None and FAMILIES[limit.family].needs_value:
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
        beside = self.button if self.value.isHidden() else self.value
        place = beside.rect()
        place.moveTopLeft(beside.mapTo(window, place.topLeft()))
        self.callout.say(text, place)


def _chooser(name: str, choices: Sequence[tuple[object, str]], about: str) -> QComboBox:
    combo = chooser()
    combo.setAccessibleName(name)
    explain(combo, about)
    _fill(combo, choices)
    return combo


def _fill(combo: QComboBox, choices: Sequence[tuple[object, str]]) -> None:
    """Offer other choices; the one chosen stays if it is still among them."""
    if [combo.itemData(at) for at in range(combo.count())] == [value for value, _ in choices]:
        return
    chosen = combo.currentText()
    with QSignalBlocker(combo):
        combo.clear()
        for value, name in choices:
            combo.addItem(name, value)
        combo.setCurrentIndex(max(combo.findText(chosen), 0))
