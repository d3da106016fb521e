"""The first step of an import: the file as it stands, and where its headings are."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from procure.offers import Mapping
from procure.words import sentence
from ui.document import Document
from ui.fields import chooser, labelled, quiet, section_title
from ui.help.field_tips import explain
from ui.price_import.reader import MakeJob, Reader
from ui.price_import.reading import FileReading, FileRow, RowsRequest, read_rows
from ui.price_import.tables import file_columns
from ui.tables.columns import RowTitle
from ui.tables.records import RecordTable
from ui.tables.view import RecordView
from ui.theme import SPACE

_WIDEST: Final = 144
_AROUND: Final = 60
_HEADING_ROWS: Final = ((None, "as found"), (1, "1"), (2, "2"), (3, "3"))


class FilePane(QWidget):
    """Shows a file's first rows, and those around any row that is gone to."""

    headings_moved = Signal(int)
    """The row that a person says the headings start in."""
    heading_rows_chosen = Signal(object)
    """How many rows the headings fill; None: as found."""

    def __init__(self, document: Document, path: Path, make_job: MakeJob, title: str) -> None:
        """Show a file under a title; rows that a reading did not bring come by `make_job`."""
        super().__init__()
        self._path = path
        self.reading: FileReading | None = None
        """What is shown, with every answer since."""
        self._further: tuple[FileRow, ...] = ()
        self._wanted = 0
        self.said = quiet()
        self.reader = Reader(make_job, path.name, self)
        self.reader.finished.connect(self._found)
        self.reader.failed.connect(lambda error: self.said.setText(str(error)))
        self.table: RecordTable[FileRow] = RecordTable(
            document,
            lambda: file_columns(self.reading),
            self._rows,
            key=lambda row: row[0],
            title=RowTitle(
                heading="Row",
                get=self._title,
                hint=self._hint,
                about="The number of a row in the file, from 1; ▸ marks those of the headings.",
            ),
            follows=False,
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_fixed_order()
        self.view.widest = _WIDEST
        self.view.set_stretching()
        self.view.setAccessibleName("The file as it stands")
        self.start_button = QPushButton("&Headings start here")
        self.start_button.setToolTip("The headings of the table start in the selected row.")
        self.start_button.setAutoDefault(False)
        self.start_button.clicked.connect(self._start_here)
        self.heading_rows = chooser()
        for count, name in _HEADING_ROWS:
            self.heading_rows.addItem(name, count)
        explain(self.heading_rows, "How many rows the headings fill, from where they start.")
        self.heading_rows.activated.connect(
            lambda _at: self.heading_rows_chosen.emit(self.heading_rows.currentData())
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(section_title(title))
        line.addWidget(self.said, 1)
        line.addWidget(self.start_button)
        line.addLayout(labelled("Heading &rows", self.heading_rows))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        self.view.selectionModel().currentChanged.connect(self._show_state)
        self.table.modelReset.connect(self._show_state)
        self._show_state()

    # Showing

    def show_reading(self, reading: FileReading) -> None:
        """Show a file as it was read."""
        before = self.reading
        if before is None or (before.encoding, before.delimiter, before.sheet) != (
            reading.encoding,
            reading.delimiter,
            reading.sheet,
        ):
            self._further = ()
        self.reading = reading
        self.table.refresh()
        at = self.heading_rows.findData(reading.mapping.header_rows)
        self.heading_rows.setCurrentIndex(max(at, 0))
        self._show_state()

    def _rows(self) -> tuple[FileRow, ...]:
        if self.reading is None:
            return ()
        rows = dict(self._further)
        rows.update(self.reading.rows)
        return tuple(sorted(rows.items()))

    def _headings(self) -> range:
        reading = self.reading
        if reading is None or not reading.header_row:
            return range(0)
        return range(reading.header_row, reading.header_row + max(reading.header_rows or 1, 1))

    def _title(self, row: FileRow) -> str:
        return f"{row[0]:,} ▸" if row[0] in self._headings() else f"{row[0]:,}"

    def _hint(self, row: FileRow) -> str:
        return "The headings stand here." if row[0] in self._headings() else ""

    def _show_state(self) -> None:
        row = self._selected()
        self.start_button.setEnabled(row is not None and row not in self._headings()[:1])
        self.heading_rows.setEnabled(bool(self._headings()))

    def _selected(self) -> int | None:
        at = self.view.currentIndex()
        return self.table.rows[at.row()][0] if at.isValid() else None

    # Answering

    def _start_here(self) -> None:
        row = self._selected()
        if row is not None:
            self.headings_moved.emit(row)

    # Going to a row

    def go_to_row(self, number: int) -> None:
        """Select a row of the file; those around it are read first where they are not shown."""
        self._wanted = number
        if self._select():
            return
        if self.reading is None:
            return
        self.said.setText(sentence("import-progress-around", {"row": f"{number:,}"}))
        self.reader.ask(
            read_rows,
            RowsRequest(
                path=self._path,
                mapping=self.reading.mapping,
                sheet=self.reading.sheet,
                around=number,
                count=_AROUND,
            ),
        )

    def _found(self, rows: tuple[FileRow, ...]) -> None:
        self._further = rows
        self.table.refresh()
        self.said.setText("" if self._select() else sentence("import-row-gone"))

    def _select(self) -> bool:
        at = self.table.row_of(self._wanted)
        if at < 0:
            return False
        index = self.table.index(at, 0)
        self.view.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.view.scrollTo(index, RecordView.ScrollHint.PositionAtCenter)
        self.view.setFocus()
        return True


def headings_at(mapping: Mapping, row: int) -> Mapping:
    """Give a mapping with the headings in another row; what its columns were is void."""
    return replace(mapping, header_row=row, header_rows=None, columns=(), layout="")
