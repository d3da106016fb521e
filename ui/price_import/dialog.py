"""Imports a price list: the file, what its columns mean, and the offers that come of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from procure.acceptance import still_accepted, with_acceptance
from procure.errors import InputError, ProcureError
from procure.offers import Catalog, Issue, Mapping
from procure.project import Project
from procure.words import sentence
from ui.child_job import Beside
from ui.document import Document
from ui.edits import with_catalog
from ui.price_import.file_pane import headings_at
from ui.price_import.layout import Panes
from ui.price_import.mapping_file import (
    MAPPING_KINDS,
    load_mapping,
    save_mapping,
    suggested_path,
)
from ui.price_import.outcome import Outcome, outcome_of, ready_list, with_surroundings
from ui.price_import.reader import MakeJob, Reader, child_job
from ui.price_import.reading import FileReading, ImportRequest, ReadFile, read_for_import
from ui.price_lists.import_changes import Change
from ui.questions import Questions
from ui.tables.records import commit, inputs_of

_SIZE: Final = QSize(1120, 720)
_LEAST: Final = QSize(880, 560)
_OF_WINDOW: Final = 0.9
_COMPARED_HERE: Final = 2_000
"""Changes; comparing lists that differ more would let the window stand."""


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
        self._mapping: Mapping | None = None
        self._like = ""
        self._failure = ""
        self._awaited: Catalog | None = None
        self._same: dict[str, str] = {}
        self._outcome: Outcome | None = None
        self.questions_asked = Questions(self)
        self._reader = Reader(make_job, path.name, self)
        self._reader.finished.connect(self._finished)
        self._reader.failed.connect(self._failed)
        self._reader.progressed.connect(self._progressed)
        self.panes = Panes(document, path, make_job, self)
        self._connect()
        # A size of its own: what Qt would choose is cut to a part of the screen.
        room = parent.window().size() * _OF_WINDOW if parent is not None else _SIZE
        self.resize(room.expandedTo(_LEAST))
        self.panes.answers.offer_lists(_layouts(document.project))
        self._ask()

    def _connect(self) -> None:
        panes = self.panes
        panes.answers.changed.connect(self.answer)
        panes.answers.list_chosen.connect(self.follow)
        panes.columns.changed.connect(self.answer)
        panes.chips.changed.connect(self.answer)
        panes.file.headings_moved.connect(self._headings_moved)
        panes.file.heading_rows_chosen.connect(self._heading_rows_chosen)
        panes.issues.row_wanted.connect(panes.file.go_to_row)
        panes.issues.accepted.connect(self._accept)
        panes.offer_wanted.connect(panes.file.go_to_row)
        panes.same_said.connect(self._say_same)
        panes.save_button.clicked.connect(self.ask_where_to_save)
        panes.load_button.clicked.connect(self.ask_what_to_load)
        panes.cancel_button.clicked.connect(self.reject)
        panes.import_button.clicked.connect(self.take)

    # Reading

    @property
    def busy(self) -> bool:
        """Whether a reading is still to come."""
        return self._reader.busy

    @property
    def reading(self) -> FileReading | None:
        """How the file was read last, with every answer since."""
        return self._outcome.reading if self._outcome else None

    def catalog(self) -> Catalog | None:
        """Give the price list that was read."""
        return self.reading.catalog if self.reading else None

    def answer(self, mapping: Mapping) -> None:
        """Take a person's answers and read the file again with them."""
        self._mapping = mapping
        self._awaited = None
        if self._outcome is not None:
            # Further answers build on this one, even before it has been read.
            reading = replace(self._outcome.reading, mapping=mapping)
            self._outcome = replace(self._outcome, reading=reading)
            self.panes.show_answers(reading, self._like)
        self._ask(soon=True)

    def follow(self, supplier: str) -> None:
        """Read the file with the answers given for an earlier list; empty: by itself."""
        self._like = supplier
        known = _layouts(self._document.project)
        earlier = next((one for one in known if one.supplier == supplier), None)
        self.answer(followed(earlier, self.catalog()))

    def _headings_moved(self, row: int) -> None:
        if self.reading is not None:
            self.answer(headings_at(self.reading.mapping, row))

    def _heading_rows_chosen(self, count: int | None) -> None:
        if self.reading is not None:
            first = self.reading.mapping.header_row or self.reading.header_row
            mapping = headings_at(self.reading.mapping, first or 1)
            self.answer(replace(mapping, header_rows=count))

    def _ask(self, *, soon: bool = False) -> None:
        project = self._document.project
        request = ImportRequest(
            path=self._path,
            chips=project.chips,
            mapping=self._mapping,
            known=_layouts(project),
            today=datetime.now().astimezone().date(),
            months=self._document.scenario.horizon.months,
        )
        self._failure = ""
        beside = Beside(
            before=partial(with_surroundings, project, self._document.scenario),
            after=partial(outcome_of, project, same=dict(self._same)),
        )
        self._reader.ask(self._read, request, beside, soon=soon)
        self.panes.show_progress(self._waiting(), 0, 0)
        self._show_state()

    def _waiting(self) -> str:
        key = "import-reading" if self._awaited is None else "import-waiting"
        return sentence(key, {"file": self._path.name})

    def _progressed(self, text: str, done: int, total: int) -> None:
        self.panes.show_progress(self._waiting() if self._awaited else text, done, total)

    def _finished(self, outcome: Outcome) -> None:
        first = self._outcome is None
        before = self.catalog()
        catalog = outcome.reading.catalog
        if before is not None and catalog is not None and before.accepted:
            catalog = replace(catalog, accepted=still_accepted(before, catalog))
            outcome = replace(outcome, reading=replace(outcome.reading, catalog=catalog))
        self._show(outcome)
        if first:
            self.panes.go_to_questions()
            self.panes.answers.go_to_asked()
        self._take_awaited()

    def _failed(self, error: ProcureError) -> None:
        self._awaited = None
        self._failure = str(error)
        self._show(Outcome(reading=FileReading(mapping=self._mapping or Mapping())))
        if isinstance(error, InputError):
            self.panes.answers.show_refusal(error)

    def _show(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.panes.show_outcome(outcome, self._like)
        self._show_state()

    def _show_state(self) -> None:
        outcome = self._outcome
        # Also while the file is read again: a click that ends an answer is not lost.
        self.panes.show_state(outcome, busy=self.busy)
        if not self.busy:
            self.panes.say(self._state())

    def _state(self) -> str:
        outcome = self._outcome
        if self._failure or outcome is None:
            return self._failure
        if outcome.reading.refusal is not None and not self.panes.answers.asked:
            return str(outcome.reading.refusal)
        if outcome.ready:
            return outcome.said
        key = "import-asked" if self.panes.answers.asked else "import-nothing"
        return sentence(key, {"file": self._path.name})

    # Answering

    def _accept(self, issue: Issue) -> None:
        catalog = self.catalog()
        if catalog is None or self._outcome is None:
            return
        today = datetime.now().astimezone().date()
        reading = replace(self._outcome.reading, catalog=with_acceptance(catalog, issue, today))
        self._outcome = replace(self._outcome, reading=reading)
        self.panes.show_issues(reading)

    def _say_same(self, change: Change, same: object) -> None:
        """Take a person's word on whether an offer of another name is the same."""
        new, old = change.ids
        others = {one: known for one, known in self._same.items() if one != new}
        self._same = {**others, new: old} if same else others
        if self._outcome is None:
            return
        if len(self._outcome.changes) > _COMPARED_HERE:
            self._ask()
        else:
            self._show(outcome_of(self._document.project, self._outcome.reading, self._same))

    def ask_where_to_save(self) -> None:
        """Ask for a file and write the answers to it."""
        suggested = suggested_path(self._path)
        self.questions_asked.save_file("Save mapping", suggested, MAPPING_KINDS, self.save_mapping)

    def save_mapping(self, path: Path) -> None:
        """Write the answers to a file that the command line takes with --mapping."""
        if self.reading is not None:
            self._try(partial(save_mapping, self.reading.mapping, path))

    def ask_what_to_load(self) -> None:
        """Ask for a file of answers and read the price list with them."""
        self.questions_asked.open_file(
            "Load mapping", self._path.parent, MAPPING_KINDS, self.load_mapping
        )

    def load_mapping(self, path: Path) -> None:
        """Read the price list with the answers in a file."""

        def load() -> None:
            mapping = load_mapping(path)
            self._like = ""
            self.answer(mapping)

        self._try(load)

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except ProcureError as error:
            self.questions_asked.error(error)

    # Ending

    def take(self) -> None:
        """Take the price list into the project as one undo step, and close.

        While the file is still read with the last answer, it is taken when that is done.
        """
        if not self.panes.answers.enter():
            return
        catalog = self.catalog()
        if catalog is None or self.reading is None or self._outcome is None:
            return
        if self.busy:
            self._awaited = catalog
            self.panes.say(self._waiting())
            return
        inputs = with_catalog(
            inputs_of(self._document),
            catalog,
            self.reading.chips,
            self._same,
            ready=ready_list(self._document.project, self._outcome, self._same),
        )
        commit(self._document, f"Import {self._path.name}", inputs)
        self.accept()
        self.imported.emit(catalog.supplier)

    def _take_awaited(self) -> None:
        """Import what a click asked for while the file was read, unless it reads worse now."""
        before, self._awaited = self._awaited, None
        catalog = self.catalog()
        if before is None or catalog is None or not (self._outcome and self._outcome.ready):
            return
        fewer = len(catalog.offers) < len(before.offers)
        if fewer or len(catalog.issues) > len(before.issues):
            self.panes.say(sentence("import-look", {"file": self._path.name}))
        else:
            self.take()

    def done(self, result: int) -> None:
        self._reader.stop()
        self.panes.file.reader.stop()
        super().done(result)


def followed(earlier: Catalog | None, now: Catalog | None) -> Mapping:
    """Give the answers to read a file with, those given for an earlier list, if any.

    The supplier stays the one that the file itself names: with another supplier's name
    this list would take the place of that supplier's.
    """
    mapping = earlier.mapping if earlier else None
    if earlier is None or mapping is None:
        return Mapping()
    guessed = now is None or any(issue.key == "supplier-unknown" for issue in now.issues)
    supplier = earlier.supplier if guessed or now is None else now.supplier
    return replace(mapping, supplier=supplier, as_of=None)


def _layouts(project: Project) -> tuple[Catalog, ...]:
    """Give of each list only by what the next file of its layout is known."""
    return tuple(
        replace(catalog, offers=(), issues=(), programs=(), commitments=(), editions=())
        for catalog in project.catalogs
        if catalog.mapping is not None
    )
