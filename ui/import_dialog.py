"""Imports a price list: the file, what its columns mean, and the offers that come of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
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

from procure import storage
from procure.errors import ProcureError, SaveError
from procure.offer_changes import replaced
from procure.offers import Catalog, ColumnMapping, Issue, Mapping
from procure.project import Project
from procure.words import sentence
from ui.catalog_tables import IssueRow, issue_columns
from ui.child_job import READER_LIMITS, ChildJob, ChildLimits
from ui.columns import RowTitle
from ui.document import Document
from ui.edits import with_catalog
from ui.fields import section_title
from ui.import_answers import Answers
from ui.import_changes import Change, change_columns, changes, summary
from ui.import_tables import (
    FileRow,
    Question,
    answered,
    file_columns,
    imported_columns,
    meaning_columns,
    question_columns,
    questions,
)
from ui.offer_columns import OfferRow, offer_title, program_choices
from ui.price_list_reading import (
    ColumnReading,
    FileReading,
    ImportRequest,
    ReadFile,
    read_for_import,
)
from ui.questions import Questions
from ui.records import RecordTable, commit, inputs_of
from ui.table_view import RecordView
from ui.theme import SPACE

MAPPING_KINDS: Final = "Mapping (*.json)"

_OFFERS, _QUESTIONS, _ISSUES, _CHANGES = range(4)
_TABS: Final = ("Offers", "To confirm", "Issues", "Changes")
_WAIT_MS: Final = 150
_WIDEST_IN_FILE: Final = 144
_SIZE: Final = QSize(1120, 720)
_LEAST: Final = QSize(880, 560)
_OF_WINDOW: Final = 0.9
_TITLE_WIDTH: Final = 184


class Job(Protocol):
    """Work elsewhere: exactly one of the signals follows start(), none after cancel()."""

    finished: SignalInstance
    failed: SignalInstance

    def start(self) -> None:
        """Begin; returns at once."""

    def cancel(self) -> None:
        """Stop; no signal follows."""


MakeJob = Callable[[ReadFile, ImportRequest, ChildLimits], Job]


def child_job(read: ReadFile, request: ImportRequest, limits: ChildLimits) -> Job:
    """Read in a child process with limits on its memory and time."""
    return ChildJob(read, request, limits=limits)


class ImportDialog(QDialog):
    """Three steps on one screen, each answer read again at once; Import is one undo step.

    A file that cannot be read is answered with one sentence and changes nothing.
    """

    imported = Signal(str)
    """The supplier whose price list is now in the project."""

    def __init__(
        self,
        document: Document,
        path: Path,
        parent: QWidget | None = None,
        *,
        read: ReadFile = read_for_import,
        make_job: MakeJob = child_job,
    ) -> None:
        """Begin to read a file; `read` is done by a job that `make_job` gives."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Import {path.name}")
        self._document = document
        self._path = path
        self._read = read
        self._make_job = make_job
        self._job: Job | None = None
        self._awaited: Catalog | None = None
        self._mapping: Mapping | None = None
        self._half: dict[str, Question] = {}
        self._same: dict[str, str] = {}
        self.reading: FileReading | None = None
        self.questions_asked = Questions(self)
        self._build()
        # A size of its own: what Qt would choose is cut to a part of the screen.
        room = parent.window().size() * _OF_WINDOW if parent is not None else _SIZE
        self.resize(room.expandedTo(_LEAST))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self._start)
        self._start()

    # Building

    def _build(self) -> None:
        self.answers = Answers()
        self.answers.changed.connect(self.answer)
        left = QWidget()
        left_layout = QVBoxLayout(left)
        left_layout.setContentsMargins(0, 0, SPACE, 0)
        left_layout.setSpacing(SPACE)
        left_layout.addWidget(section_title("1  The file"))
        left_layout.addWidget(self._build_file(), 1)
        left_layout.addWidget(section_title("2  What its columns mean"))
        left_layout.addWidget(self._build_meanings(), 1)
        right = QWidget()
        right_layout = QVBoxLayout(right)
        right_layout.setContentsMargins(SPACE, 0, 0, 0)
        right_layout.setSpacing(SPACE)
        right_layout.addWidget(section_title("3  What it offers"))
        right_layout.addWidget(self._build_result(), 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([496, 624])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.answers)
        layout.addWidget(split, 1)
        layout.addLayout(self._build_foot())

    def _build_file(self) -> QWidget:
        self.file: RecordTable[FileRow] = RecordTable(
            self._document,
            lambda: file_columns(self.reading),
            lambda: self.reading.rows if self.reading else (),
            key=lambda row: row[0],
            title=RowTitle(heading="Row", get=lambda row: str(row[0])),
            parent=self,
        )
        self.file_view = RecordView(self.file)
        self.file_view.widest = _WIDEST_IN_FILE
        self.file_view.set_stretching()
        self.file_view.setAccessibleName("The file as it stands")
        return self.file_view

    def _build_meanings(self) -> QWidget:
        self.meanings: RecordTable[ColumnReading] = RecordTable(
            self._document,
            lambda: meaning_columns(self.reading, self._meant),
            lambda: self.reading.columns if self.reading else (),
            key=lambda one: one.heading,
            parent=self,
        )
        view = RecordView(self.meanings)
        view.set_stretching()
        view.setAccessibleName("What the columns mean")
        self.meanings_view = view
        return view

    def _build_result(self) -> QWidget:
        self.offers: RecordTable[OfferRow] = RecordTable(
            self._document,
            lambda: imported_columns(self._document, self.reading.library if self.reading else ()),
            self._offer_rows,
            key=lambda row: row.offer.id,
            title=replace(offer_title(), where=lambda _row: ()),
            parent=self,
        )
        self.offers_view = RecordView(self.offers)
        self.offers_view.least_title = _TITLE_WIDTH
        self.offers_view.widest_title = _TITLE_WIDTH
        self.offers_view.set_stretching()
        self.questions: RecordTable[Question] = RecordTable(
            self._document,
            lambda: question_columns(
                self.reading.library if self.reading else (), self._chip_answered
            ),
            self._questions,
            key=lambda one: one.text,
            parent=self,
        )
        self.questions_view = RecordView(self.questions)
        self.questions_view.set_stretching()
        self.issues: RecordTable[IssueRow] = RecordTable(
            self._document,
            issue_columns,
            lambda: tuple(
                IssueRow(number=at, issue=issue) for at, issue in enumerate(self._issues())
            ),
            key=lambda row: row.number,
            parent=self,
        )
        self.issues_view = RecordView(self.issues)
        self.issues_view.set_wrapping()
        self.changes: RecordTable[Change] = RecordTable(
            self._document,
            lambda: change_columns(self._confirm),
            self._changes,
            key=lambda one: (one.kind, one.offer, one.before, one.after),
            parent=self,
        )
        self.changes_view = RecordView(self.changes)
        self.changes_view.set_stretching()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        views = (self.offers_view, self.questions_view, self.issues_view, self.changes_view)
        for name, view in zip(_TABS, views, strict=True):
            view.setAccessibleName(name)
            self.tabs.addTab(view, name)
        return self.tabs

    def _build_foot(self) -> QHBoxLayout:
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(96)
        kept = self.progress.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(kept)
        self.save_button = QPushButton("&Save mapping…")
        self.save_button.setToolTip(
            "Save these answers to a file, for the command line and for lists of this layout."
        )
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button = QPushButton("&Import")
        self.import_button.setProperty("primary", True)
        # Enter in a field enters the field; it must not take the list in.
        self.import_button.setAutoDefault(False)
        self.import_button.clicked.connect(self.take)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.said, 1)
        line.addWidget(self.progress)
        for button in (self.save_button, self.cancel_button, self.import_button):
            line.addWidget(button)
        return line

    # Reading

    @property
    def busy(self) -> bool:
        """Whether a reading is still to come."""
        return self._job is not None or self._later.isActive()

    def answer(self, mapping: Mapping) -> None:
        """Take a person's answers and read the file again with them."""
        self._mapping = mapping
        self._awaited = None
        if self.reading is not None:
            # Further answers build on this one, even before it has been read.
            self.reading = replace(self.reading, mapping=mapping)
            self.answers.show_reading(self.reading)
        self._later.start()
        self._show_state()

    def _start(self) -> None:
        if self._job is not None:
            self._job.cancel()
        project = self._document.project
        request = ImportRequest(
            path=self._path,
            chips=project.chips,
            mapping=self._mapping,
            known=_layouts(project),
            today=datetime.now().astimezone().date(),
            months=self._document.scenario.horizon.months,
        )
        self._job = self._make_job(self._read, request, READER_LIMITS)
        self._job.finished.connect(self._finished)
        self._job.failed.connect(self._failed)
        self._job.start()
        self._show_state()

    def _finished(self, reading: FileReading) -> None:
        first = self.reading is None
        none_before = not self.offers.rows
        self._job = None
        self.reading = reading
        self._half.clear()
        self.answers.show_reading(reading)
        self._show_tables()
        if first or none_before:
            self.offers_view.fit_columns()
        if first and self.questions.rows:
            self.tabs.setCurrentIndex(_QUESTIONS)
        self._show_state()
        self._take_awaited()

    def _take_awaited(self) -> None:
        """Import what a click asked for while the file was read, unless it reads worse now."""
        before, self._awaited = self._awaited, None
        catalog = self.catalog()
        if before is None or catalog is None or not self._ready():
            return
        fewer = len(catalog.offers) < len(before.offers)
        if fewer or len(catalog.issues) > len(before.issues):
            self.said.setText(sentence("import-look", {"file": self._path.name}))
        else:
            self.take()

    def _ready(self) -> bool:
        catalog = self.catalog()
        return catalog is not None and bool(catalog.offers or catalog.commitments)

    def _failed(self, error: ProcureError) -> None:
        self._job = None
        self._awaited = None
        mapping = self._mapping or Mapping()
        self.reading = FileReading(mapping=mapping)
        self._show_tables()
        self.answers.show_reading(self.reading)
        self.answers.show_refusal(error.key)
        self._show_state(str(error))

    # Showing

    def _show_tables(self) -> None:
        for table in (
            self.file,
            self.meanings,
            self.offers,
            self.questions,
            self.issues,
            self.changes,
        ):
            table.refresh()
        counts = {
            _OFFERS: len(self.offers.rows),
            _QUESTIONS: len(self.questions.rows),
            _ISSUES: len(self.issues.rows),
            _CHANGES: len(self.changes.rows),
        }
        for at, name in enumerate(_TABS):
            self.tabs.setTabText(at, f"{name}  {counts[at]:,}" if counts[at] else name)

    def catalog(self) -> Catalog | None:
        """Give the price list that was read."""
        return self.reading.catalog if self.reading else None

    def _offer_rows(self) -> tuple[OfferRow, ...]:
        catalog = self.catalog()
        if catalog is None:
            return ()
        programs = program_choices(catalog)
        return tuple(
            OfferRow(offer=offer, supplier=catalog.supplier, used=True, programs=programs)
            for offer in catalog.offers
        )

    def _issues(self) -> tuple[Issue, ...]:
        catalog = self.catalog()
        return catalog.issues if catalog else ()

    def _questions(self) -> tuple[Question, ...]:
        if self.reading is None:
            return ()
        asked = questions(self._issues(), self.reading.mapping)
        return tuple(self._half.get(one.text, one) for one in asked)

    def _changes(self) -> tuple[Change, ...]:
        catalog = self.catalog()
        if catalog is None:
            return ()
        old = replaced(self._document.project.catalogs, catalog)
        return changes(old, catalog, self._same)

    def _confirm(self, change: Change, same: Any) -> None:
        """Take a person's word on whether an offer of another name is the same."""
        new, old = change.ids
        others = {one: known for one, known in self._same.items() if one != new}
        self._same = {**others, new: old} if same else others
        self._show_tables()
        self._show_state()

    def _show_state(self, failure: str = "") -> None:
        self.progress.setVisible(self.busy)
        catalog = self.catalog()
        ready = self._ready()
        # Also while the file is read again: a click that ends an answer is not lost.
        self.import_button.setEnabled(ready)
        self.save_button.setEnabled(self.reading is not None and bool(self.reading.columns))
        replaces = (
            catalog is not None and replaced(self._document.project.catalogs, catalog) is not None
        )
        self.import_button.setText("&Replace" if replaces else "&Import")
        if self.busy:
            key = "import-reading" if self._awaited is None else "import-waiting"
            text = sentence(key, {"file": self._path.name})
        elif failure:
            text = failure
        elif self.reading is not None and self.reading.refusal is not None:
            text = str(self.reading.refusal)
        elif catalog is not None and ready:
            chips = len(self.reading.chips) if self.reading else 0
            text = summary(self._document.project, catalog, chips, self._same)
        else:
            key = "import-asked" if self.answers.asked else "import-nothing"
            text = sentence(key, {"file": self._path.name})
        self.said.setText(text)

    # Answering

    def _meant(self, column: ColumnReading, field: str) -> None:
        if self.reading is None or field == column.field:
            return
        mapping = self.reading.mapping
        others = tuple(
            ColumnMapping(heading=one.heading, field="")
            # Two columns cannot have one meaning: the one chosen last keeps it.
            if one.field == field and field and field not in _REPEATING
            else one
            for one in mapping.columns
            if one.heading != column.heading
        )
        new = ColumnMapping(heading=column.heading, field=field)
        self.answer(replace(mapping, columns=(*others, new)))

    def _chip_answered(self, question: Question, field: str, value: Any) -> None:
        if self.reading is None:
            return
        changed = replace(self._half.get(question.text, question), **{field: value})
        self._half[question.text] = changed
        mapping = answered(self.reading.mapping, changed)
        if mapping != self.reading.mapping:
            self.answer(mapping)
        else:
            self.questions.refresh()

    def ask_where_to_save(self) -> None:
        """Ask for a file and write the answers to it."""
        suggested = self._path.with_suffix(".mapping.json")
        self.questions_asked.save_file("Save mapping", suggested, MAPPING_KINDS, self.save_mapping)

    def save_mapping(self, path: Path) -> None:
        """Write the answers to a file that the command line takes with --mapping."""
        if self.reading is None:
            return
        data: bytes = storage.adapter(Mapping).dump_json(
            self.reading.mapping, indent=2, exclude_defaults=True
        )

        def write(temporary: Path) -> None:
            temporary.write_bytes(data + b"\n")

        try:
            storage.write_whole(path, write)
        except SaveError as error:
            self.questions_asked.error(error)

    # Ending

    def take(self) -> None:
        """Take the price list into the project as one undo step, and close.

        While the file is still read with the last answer, it is taken when that is done.
        """
        if not self.answers.enter():
            return
        catalog = self.catalog()
        if catalog is None or self.reading is None:
            return
        if self.busy:
            self._awaited = catalog
            self._show_state()
            return
        inputs = with_catalog(inputs_of(self._document), catalog, self.reading.chips, self._same)
        commit(self._document, f"Import {self._path.name}", inputs)
        self.accept()
        self.imported.emit(catalog.supplier)

    def done(self, result: int) -> None:
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)


_REPEATING: Final = frozenset(("note", "", "ignore"))


def _layouts(project: Project) -> tuple[Catalog, ...]:
    """Give of each list only by what the next file of its layout is known."""
    return tuple(
        replace(catalog, offers=(), issues=(), programs=(), commitments=())
        for catalog in project.catalogs
        if catalog.mapping is not None
    )
