"""The second step of an import: what the columns of the file mean."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procure.offers import ColumnMapping, Mapping
from procure.words import sentence
from ui.document import Document
from ui.fields import quiet, section_title
from ui.price_import.reading import ColumnReading, FileReading, field_name
from ui.price_import.tables import meaning_columns
from ui.tables.records import RecordTable
from ui.tables.view import RecordView
from ui.theme import SPACE

REPEATING: Final = frozenset(("note", "", "ignore"))
"""Meanings that several columns may have."""


class ColumnsPane(QWidget):
    """One row a column of the file, its meaning to be chosen; each choice is a new mapping."""

    changed = Signal(object)
    """The mapping with what was chosen."""

    def __init__(self, document: Document, title: str) -> None:
        """Wait for a reading to show, under a title."""
        super().__init__()
        self.reading: FileReading | None = None
        """What is shown, with every answer since."""
        self.table: RecordTable[ColumnReading] = RecordTable(
            document,
            lambda: meaning_columns(self.reading, self._meant),
            lambda: self.reading.columns if self.reading else (),
            key=lambda one: one.heading,
            follows=False,
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_fixed_order()
        self.view.set_stretching()
        self.view.setAccessibleName("What the columns mean")
        self.said = quiet()
        self.said.setWordWrap(True)
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(section_title(title))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.said)

    def show_reading(self, reading: FileReading) -> None:
        """Show what the columns of a file were taken for."""
        self.reading = reading
        self.table.refresh()

    def _meant(self, column: ColumnReading, field: str) -> None:
        if self.reading is None or field == column.field:
            return
        mapping, loser = moved(self.reading.mapping, column.heading, field)
        values = {"meaning": field_name(field), "one": loser, "other": column.heading}
        self.said.setText(sentence("import-meaning-moved", values) if loser else "")
        self.said.setVisible(bool(loser))
        self.changed.emit(mapping)


def moved(mapping: Mapping, heading: str, field: str) -> tuple[Mapping, str]:
    """Give a mapping in which a column has a meaning, and the heading that lost it, if one did.

    Two columns cannot have one meaning: the one chosen last has it.
    """
    loser = ""
    others = []
    for one in mapping.columns:
        if one.heading == heading:
            continue
        if one.field == field and field not in REPEATING:
            loser = one.heading
            others.append(ColumnMapping(heading=one.heading, field=""))
        else:
            others.append(one)
    new = ColumnMapping(heading=heading, field=field)
    return replace(mapping, columns=(*others, new)), loser
