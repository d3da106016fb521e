"""The dialog for a new project: what has to be known before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from procure.check import MOST_PERIODS
from procure.errors import InputError
from procure.project import Project
from procure.units import Horizon
from procure.words import sentence
from ui.asked import AskedForm, AskedLine
from ui.entry import Entry, Month, Percent, Required, Whole
from ui.entry_terms import CurrencyCode
from ui.fields import chooser
from ui.help.field_tips import explain
from ui.start.blank_project import CURRENCIES, QUARTER, new_project
from ui.text_width import wide
from ui.theme import SPACE

_WIDTH: Final = 440
_UNITS: Final = {"periods": "quarters", "discount": "% a year"}


class NewProjectDialog(QDialog):
    """Asks what a new project needs; all of it is suggested, so Enter is enough."""

    def __init__(
        self, suggested: Project, done: Callable[[Project], object], parent: QWidget | None = None
    ) -> None:
        """Suggest a project; `done` is given the one that was entered."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sentence("new-title"))
        self._done = done
        scenario = suggested.scenario()
        self.name = AskedLine(numeric=False)
        self.currency = chooser()
        self.currency.setEditable(True)
        self.currency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.currency.addItems(CURRENCIES)
        self.start, self.periods, self.discount = AskedLine(numeric=False), AskedLine(), AskedLine()
        entries: tuple[tuple[str, QWidget, Entry, object], ...] = (
            ("name", self.name, Required(), suggested.name),
            ("currency", self.currency, CurrencyCode(), suggested.currency),
            ("start", self.start, Month(), scenario.horizon.start),
            (
                "periods",
                self.periods,
                Whole(least=1, most=MOST_PERIODS, when_empty="entry-empty"),
                scenario.horizon.periods,
            ),
            (
                "discount",
                self.discount,
                Percent(most=100, when_empty="entry-empty"),
                scenario.discount_rate,
            ),
        )
        self._fields = {key: (field, entry) for key, field, entry, _ in entries}
        self.form = AskedForm()
        for key, field, entry, value in entries:
            self.form.ask(
                key, sentence(f"new-{key}"), field, sentence(f"new-{key}-tip"), _UNITS.get(key, "")
            )
            if isinstance(field, QComboBox):
                field.setCurrentText(entry.show(value))
            elif isinstance(field, AskedLine):
                field.setText(entry.show(value))
        self.create_button = QPushButton(sentence("new-create"))
        self.create_button.setProperty("primary", True)
        self.create_button.setDefault(True)
        explain(self.create_button, sentence("new-create-tip"))
        self.create_button.clicked.connect(self.create_project)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.create_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(3 * SPACE)
        layout.addLayout(self.form)
        layout.addStretch(1)
        layout.addLayout(foot)
        self.setMinimumWidth(wide(_WIDTH))
        self.name.selectAll()
        self.name.setFocus()

    def create_project(self) -> None:
        """Give the project that was entered, or say what cannot be taken, and where."""
        values: dict[str, Any] = {}
        for key, (field, entry) in self._fields.items():
            text = field.currentText() if isinstance(field, QComboBox) else ""
            text = field.text() if isinstance(field, AskedLine) else text
            try:
                values[key] = entry.parse(text)
            except InputError as error:
                # Nothing was there before that could have been kept.
                empty = error.key == "entry-empty"
                self.form.answer(key, sentence("new-empty") if empty else str(error), "stop")
                field.setFocus()
                return
            self.form.answer(key, "")
        horizon = Horizon(start=values["start"], months=QUARTER, periods=values["periods"])
        self.accept()
        self._done(new_project(values["name"], values["currency"], horizon, values["discount"]))
