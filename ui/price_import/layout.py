"""The import dialog's three steps as they stand on the screen."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.document import Document
from ui.fields import LevelTitle
from ui.help.field_tips import explain
from ui.price_import.answers import Answers
from ui.price_import.chips_pane import ChipsPane
from ui.price_import.columns_pane import ColumnsPane
from ui.price_import.file_pane import FilePane
from ui.price_import.issues_pane import IssuesPane
from ui.price_import.lazy import LazyTable
from ui.price_import.outcome import Outcome
from ui.price_import.reader import MakeJob
from ui.price_import.reading import FileReading
from ui.price_import.tables import imported_columns
from ui.price_lists.import_changes import Change, change_columns
from ui.price_lists.offer_columns import OfferRow, offer_title, program_choices
from ui.tables.lazy_rows import LazyRows
from ui.tables.view import RecordView
from ui.theme import SPACE

_OFFERS, _QUESTIONS, _ISSUES, _CHANGES = range(4)
_TABS: Final = ("Offers", "To confirm", "Issues", "Changes")
_TITLE_WIDTH: Final = 184
_STEPS_WIDTH: Final = (472, 648)
_PROGRESS_WIDTH: Final = 96


class Panes(QObject):
    """Everything in the dialog, and how a reading is shown in it."""

    same_said = Signal(object, object)
    """A change of an offer's name, and whether it is the same offer."""
    offer_wanted = Signal(int)
    """The row of the file in which an offer stands that was gone to."""

    def __init__(self, document: Document, path: Path, make_job: MakeJob, dialog: QDialog) -> None:
        """Fill a dialog."""
        super().__init__(dialog)
        self._document = document
        self._outcome: Outcome | None = None
        self.answers = Answers()
        self.file = FilePane(document, path, make_job, "1  The file")
        self.columns = ColumnsPane(document, "2  What its columns mean")
        self.chips = ChipsPane(document)
        self.issues = IssuesPane(document)
        self._make_offers()
        self._make_changes()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for name, pane in zip(
            _TABS, (self.offers_view, self.chips, self.issues, self.changes_view), strict=True
        ):
            pane.setAccessibleName(name)
            self.tabs.addTab(pane, name)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(_column(self.file, self.columns))
        title = LevelTitle("3  What it offers", self.file.start_button, self.file.heading_rows)
        split.addWidget(_column(title, self.tabs))
        split.setSizes(list(_STEPS_WIDTH))
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.answers)
        layout.addWidget(split, 1)
        layout.addLayout(self._make_foot())

    def _make_offers(self) -> None:
        self.offers: LazyTable[OfferRow] = LazyTable(
            self._document,
            lambda: imported_columns(
                self._document, self._outcome.reading.library if self._outcome else ()
            ),
            self._offer_rows,
            title=replace(offer_title(), where=lambda _row: ()),
        )
        self.offers_view = RecordView(self.offers)
        self.offers_view.least_title = _TITLE_WIDTH
        self.offers_view.widest_title = _TITLE_WIDTH
        self.offers_view.set_stretching()
        self.offers_view.doubleClicked.connect(lambda index: self._go_to(index.row()))

    def _make_changes(self) -> None:
        self.changes: LazyTable[Change] = LazyTable(
            self._document,
            lambda: change_columns(self.same_said.emit),
            lambda: self._outcome.changes if self._outcome else (),
        )
        self.changes_view = RecordView(self.changes)
        self.changes_view.set_wrapping()

    def _make_foot(self) -> QHBoxLayout:
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_PROGRESS_WIDTH)
        kept = self.progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(kept)
        self.load_button = QPushButton("&Load mapping…")
        self.load_button.setToolTip("Read this list with answers that were saved to a file.")
        self.save_button = QPushButton("&Save mapping…")
        self.save_button.setToolTip(
            "Save these answers to a file, for the command line and for lists of this layout."
        )
        self.cancel_button = QPushButton("Cancel")
        self.import_button = QPushButton("&Import")
        self.import_button.setProperty("primary", True)
        explain(
            self.import_button,
            "Take the list into the project, in place of an older one of the supplier. Undo takes "
            "it out again.",
        )
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.said, 1)
        line.addWidget(self.progress)
        for button in (
            self.load_button,
            self.save_button,
            self.cancel_button,
            self.import_button,
        ):
            # Enter in a field enters the field; it must not take the list in.
            button.setAutoDefault(False)
            line.addWidget(button)
        return line

    # Showing

    def say(self, text: str) -> None:
        """Say how things stand."""
        self.said.setText(text)

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Say how far the reading is."""
        self.said.setText(text)
        # A bar moves in hundredths: sizes of files do not fit into its numbers.
        self.progress.setRange(0, 100 if total > 0 else 0)
        self.progress.setValue(min(100 * done // total, 100) if total > 0 else 0)

    def show_answers(self, reading: FileReading, like: str) -> None:
        """Show the answers given so far, before the file has been read with them."""
        self.answers.show_reading(reading, like)
        # The next answer anywhere builds on these.
        for pane in (self.file, self.columns, self.chips):
            pane.reading = reading

    def show_outcome(self, outcome: Outcome, like: str) -> None:
        """Show a reading in all three steps."""
        none_before = not self.offers.rows
        self._outcome = outcome
        reading = outcome.reading
        self.answers.show_reading(reading, like)
        self.file.show_reading(reading)
        self.columns.show_reading(reading)
        self.chips.show_reading(reading, fresh=True)
        self.offers.refresh()
        self.changes.refresh()
        self.show_issues(reading)
        if none_before:
            self.offers_view.fit_soon()

    def show_issues(self, reading: FileReading) -> None:
        """Show the issues of a reading, those accepted as such."""
        catalog = reading.catalog
        self.issues.show_issues(catalog)
        counts = (
            len(self.offers.rows),
            self.chips.open,
            len(catalog.issues) if catalog else 0,
            len(self.changes.rows),
        )
        for at, (name, count) in enumerate(zip(_TABS, counts, strict=True)):
            self.tabs.setTabText(at, f"{name}  {count:,}" if count else name)

    def show_state(self, outcome: Outcome | None, *, busy: bool) -> None:
        """Allow what can be done now."""
        self.progress.setVisible(busy)
        self.import_button.setEnabled(outcome is not None and outcome.ready)
        self.save_button.setEnabled(outcome is not None and bool(outcome.reading.columns))
        replaces = outcome is not None and outcome.replaces
        self.import_button.setText("&Replace" if replaces else "&Import")

    def go_to_questions(self) -> None:
        """Open the questions about chips where there are any to answer."""
        if self.chips.open:
            self.tabs.setCurrentIndex(_QUESTIONS)

    def _offer_rows(self) -> LazyRows[OfferRow]:
        catalog = self._outcome.reading.catalog if self._outcome else None
        if catalog is None:
            return LazyRows()
        programs = program_choices(catalog)
        return LazyRows(
            catalog.offers,
            lambda _at, offer: OfferRow(
                offer=offer, supplier=catalog.supplier, used=True, programs=programs
            ),
        )

    def _go_to(self, at: int) -> None:
        row = self.offers.rows[at].offer.row
        if row is not None:
            self.offer_wanted.emit(row)


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
    layout.setSpacing(SPACE)
    for part in parts:
        layout.addWidget(part, 0 if isinstance(part, QLabel) else 1)
    return column
