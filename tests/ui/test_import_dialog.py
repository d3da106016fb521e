from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from catalogs.ingest import read_price_list
from procure import storage
from procure.errors import PriceListError, ProcureError
from procure.offers import Mapping
from tests.ui.trial import trial_project
from ui.child_job import ChildLimits
from ui.document import Document
from ui.import_dialog import ImportDialog
from ui.price_list_reading import (
    FileReading,
    ImportRequest,
    ReadFile,
    field_name,
    read_for_import,
)

PLAIN = """\
Supplier: Quill & Anchor
Part number,Description,Unit price (USD),MOQ,Lead time (weeks)
QA-1,H100 SXM5 80GB,"29,500.00",8,39
QA-2,8x H100 SXM5 80GB HGX baseboard,"240,000.00",1,36-40
QA-3,H100 SXM5 80GB refurbished,Call,1,10
"""


class InlineJob(QObject):
    """Reads in the window's own process, once the event loop turns."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, read: ReadFile, request: ImportRequest, limits: ChildLimits) -> None:
        """Keep what to do."""
        super().__init__()
        self._task = (read, request)
        self._stopped = False
        assert limits.memory
        assert limits.seconds

    def start(self) -> None:
        """Read at the next turn of the event loop."""
        QTimer.singleShot(0, self, self._work)

    def cancel(self) -> None:
        """Let no signal follow."""
        self._stopped = True

    def _work(self) -> None:
        if self._stopped:
            return
        read, request = self._task
        try:
            self.finished.emit(read(request))
        except ProcureError as error:
            self.failed.emit(error)
        except Exception:
            self.failed.emit(ProcureError("child-failed"))
            raise


@pytest.fixture
def document() -> Document:
    """Give a document with four price lists and chips that the library has under other ids."""
    return Document(replace(trial_project(), chips=(), throughputs=(), catalogs=()))


Open = Callable[..., ImportDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, document: Document, tmp_path: Path) -> Open:
    """Give a function that writes a file and opens the dialog on it, read."""

    def opened(content: str | bytes, name: str = "list.csv", **more: object) -> ImportDialog:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dialog = ImportDialog(document, path, make_job=InlineJob, **more)  # type: ignore[arg-type]
        keep(qtbot, dialog).open()
        settle(qtbot, dialog)
        return dialog

    return opened


def keep(qtbot: QtBot, dialog: ImportDialog) -> ImportDialog:
    """Keep a dialog after it was closed, so that the test can look at it and clear it away."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until the file has been read with the last answer."""
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)


def answer(line: QLineEdit, text: str) -> None:
    """Type an answer and press Enter."""
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def mean(dialog: ImportDialog, heading: str, name: str) -> None:
    """Say what a column is read as."""
    row = dialog.meanings.row_of(heading)
    assert row >= 0
    dialog.meanings.setData(dialog.meanings.index(row, 2), name)


def test_a_plain_list_is_read_and_taken_in_one_step(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Rows, columns, offers and issues are shown; Import adds list and chips, undone in one."""
    dialog = open_dialog(PLAIN)
    assert dialog.file.rows[1][1][1] == "Description"
    meant = {one.heading: one.field for one in dialog.meanings.rows}
    assert meant["Unit price (USD)"] == "price"
    assert all(one.reason for one in dialog.meanings.rows)
    assert [row.offer.sku for row in dialog.offers.rows] == ["QA-1", "QA-2"]
    assert dialog.issues.rowCount() >= 1
    assert dialog.answers.supplier.text() == "Quill & Anchor"
    assert dialog.answers.currency.text() == "USD"
    assert "Adds the list of Quill & Anchor with 2 offers" in dialog.said.text()
    assert "Adds 1 chip from the library" in dialog.said.text()
    before = document.project
    dialog.import_button.click()
    assert dialog.result() == ImportDialog.DialogCode.Accepted
    assert [one.supplier for one in document.project.catalogs] == ["Quill & Anchor"]
    assert [chip.name for chip in document.project.chips] == [
        chip.name for chip in document.project.chips if "H100" in chip.name
    ]
    assert len(document.project.chips) == 1
    assert document.undo_stack.undoText() == "Import list.csv"
    document.undo_stack.undo()
    assert document.project == before


def test_a_newer_list_replaces_the_one_of_its_supplier(
    open_dialog: Open, document: Document
) -> None:
    """What is new, gone and changed is said before; exclusions of offers that stay, stay."""
    open_dialog(PLAIN).take()
    offers = document.project.catalogs[0].offers
    document.edit_scenario("Exclude", replace(document.scenario, excluded=(offers[0].id,)))
    newer = PLAIN.replace("29,500.00", "27,500.00").replace("QA-2", "QA-9")
    dialog = open_dialog(newer, "newer.csv")
    assert dialog.said.text().startswith("Replaces the list of Quill & Anchor")
    assert "1 probably renamed, 1 price changes" in dialog.said.text()
    assert dialog.import_button.text() == "&Replace"
    kinds = {one.kind: (one.before, one.after) for one in dialog.changes.rows}
    assert kinds["price"] == ("29,500", "27,500")
    dialog.take()
    assert len(document.project.catalogs) == 1
    found = document.project.catalogs[0]
    assert found.file_name == "newer.csv"
    assert found.offers[0].breaks[0].unit_price == 27500
    assert document.scenario.excluded == (offers[0].id,)


def test_the_same_list_again_changes_nothing(open_dialog: Open, document: Document) -> None:
    """Reading the very same file a second time is said to differ in nothing."""
    open_dialog(PLAIN).take()
    dialog = open_dialog(PLAIN)
    assert "nothing differs" in dialog.said.text()
    assert not dialog.changes.rows


def test_a_decimal_mark_that_is_not_certain_is_asked(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """A price of "25.000" may be 25 or 25,000: no offer until a person says which."""
    dialog = open_dialog("SKU;Description;Price EUR;Lead time\nA;H100 SXM5 80GB;25.000;20 weeks\n")
    assert dialog.offers.rowCount() == 0
    assert not dialog.import_button.isEnabled()
    assert "mark" in dialog.answers.asked
    assert "25.000" in dialog.answers.evidence.text()
    mark = dialog.answers.mark
    mark.setCurrentIndex(mark.findData(","))
    mark.activated.emit(mark.currentIndex())
    settle(qtbot, dialog)
    assert dialog.offers.rows[0].offer.breaks[0].unit_price == Decimal(25000)
    assert not dialog.answers.asked
    assert dialog.import_button.isEnabled()


def test_a_column_nobody_understands_is_named_by_a_person(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Without a price column one sentence says so; naming the column makes the offers."""
    dialog = open_dialog("SKU,Description,Netto X\nA,H100 SXM5 80GB,USD 28000\n")
    assert not dialog.import_button.isEnabled()
    assert "Netto X" in dialog.said.text()
    assert dialog.file.rowCount() == 2
    mean(dialog, "Netto X", "Price of a unit")
    settle(qtbot, dialog)
    assert dialog.offers.rows[0].offer.breaks[0].unit_price == 28000
    assert dialog.offers.rows[0].offer.currency == "USD"


def test_a_meaning_moves_from_one_column_to_another(qtbot: QtBot, open_dialog: Open) -> None:
    """Two columns cannot have one meaning: the one chosen last has it."""
    dialog = open_dialog("SKU,Description,Price USD,Deal price USD\nA,H100 SXM5 80GB,30000,28000\n")
    mean(dialog, "Deal price USD", "Price of a unit")
    settle(qtbot, dialog)
    fields = {one.heading: one.field for one in dialog.meanings.rows}
    assert fields["Deal price USD"] == "price"
    assert fields["Price USD"] != "price"
    assert dialog.offers.rows[0].offer.breaks[0].unit_price == 28000


def test_a_chip_that_is_not_certain_is_chosen(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Words that could be several chips make no offer until chip and count are said."""
    dialog = open_dialog("SKU,Description,Price USD\nA,A100 accelerators,12000\n")
    assert dialog.offers.rowCount() == 0
    assert dialog.tabs.tabText(dialog.tabs.currentIndex()).startswith("To confirm")
    question = dialog.questions.rows[0]
    assert question.text == "A100 accelerators"
    assert question.likely
    chip = next(one for one in dialog.reading.library if one.id == question.likely[0])  # type: ignore[union-attr]
    dialog.questions.setData(dialog.questions.index(0, 1), chip.name)
    dialog.questions.setData(dialog.questions.index(0, 2), "8")
    settle(qtbot, dialog)
    content = dialog.offers.rows[0].offer.contents[0]
    assert (content.chip, content.count) == (chip.id, 8)
    dialog.take()
    assert document.project.catalogs[0].mapping is not None
    assert document.project.catalogs[0].mapping.chips[0].chip == chip.id


def test_letters_that_cannot_be_read_are_asked_about(qtbot: QtBot, open_dialog: Open) -> None:
    """A file in another encoding is refused with a sentence; choosing it shows the text."""
    text = "Artikelnummer;Bezeichnung;Preis EUR\nA;H100 SXM5 80GB für Käufer;28.500,00\n"
    dialog = open_dialog(text.encode("cp1252"))
    assert not dialog.file.rows
    assert "encoding" in dialog.answers.asked
    assert dialog.answers.encoding.isVisibleTo(dialog)
    encoding = dialog.answers.encoding
    encoding.setCurrentIndex(encoding.findData("cp1252"))
    encoding.activated.emit(encoding.currentIndex())
    settle(qtbot, dialog)
    assert "für Käufer" in dialog.file.rows[1][1][1]
    assert dialog.offers.rowCount() == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"MZ\x90\x00\x03" + bytes(range(256)) * 40, "program.csv"),
        (b"%PDF-1.7 nothing", "list.csv"),
    ],
)
def test_a_file_that_is_no_list_is_one_sentence(
    open_dialog: Open, document: Document, content: bytes, name: str
) -> None:
    """Empty and binary files: a sentence, nothing to import, the project untouched."""
    before = document.project
    dialog = open_dialog(content, name)
    assert name in dialog.said.text()
    assert "\n" not in dialog.said.text()
    assert not dialog.import_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.take()
    assert document.project is before
    dialog.reject()
    assert not document.undo_stack.count()


def test_a_file_that_is_gone(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    """A file that was moved away meanwhile is said to be missing."""
    dialog = ImportDialog(document, tmp_path / "gone.csv", make_job=InlineJob)
    keep(qtbot, dialog)
    settle(qtbot, dialog)
    assert "gone.csv" in dialog.said.text()
    assert not dialog.import_button.isEnabled()


def test_a_failed_answer_keeps_the_project(qtbot: QtBot, open_dialog: Open) -> None:
    """Where a later reading fails, its sentence is shown and nothing old can be imported."""
    calls: list[ImportRequest] = []

    def read(request: ImportRequest) -> FileReading:
        calls.append(request)
        if len(calls) > 1:
            raise PriceListError("price-list-empty", file="list.csv")
        return read_for_import(request)

    dialog = open_dialog(PLAIN, read=read)
    assert dialog.import_button.isEnabled()
    answer(dialog.answers.currency, "eur")
    settle(qtbot, dialog)
    assert calls[1].mapping is not None
    assert calls[1].mapping.currency == "EUR"
    assert dialog.offers.rowCount() == 0
    assert not dialog.import_button.isEnabled()


def test_answers_are_read_once_not_at_every_key(qtbot: QtBot, open_dialog: Open) -> None:
    """Two answers in quick succession are read together, the first not lost."""
    calls: list[ImportRequest] = []

    def read(request: ImportRequest) -> FileReading:
        calls.append(request)
        return read_for_import(request)

    dialog = open_dialog(PLAIN, read=read)
    answer(dialog.answers.supplier, "Quill")
    kind = dialog.answers.kind
    kind.setCurrentIndex(kind.findData("purchase"))
    kind.activated.emit(kind.currentIndex())
    settle(qtbot, dialog)
    assert len(calls) == 2
    assert calls[1].mapping is not None
    assert (calls[1].mapping.supplier, calls[1].mapping.kind) == ("Quill", "purchase")
    assert dialog.catalog() is not None
    assert dialog.answers.supplier.text() == "Quill"


@pytest.mark.parametrize("text", ["dollars", "U$", "12"])
def test_a_currency_is_a_code(open_dialog: Open, text: str) -> None:
    """Anything but a code of three letters is answered beside the field."""
    dialog = open_dialog(PLAIN)
    answer(dialog.answers.currency, text)
    assert not dialog.busy
    assert dialog.import_button.isEnabled()


def test_a_mapping_is_saved_for_the_command_line(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path
) -> None:
    """The answers saved read the next file of the layout without the window."""
    dialog = open_dialog("SKU,Description,Netto X\nA,H100 SXM5 80GB,USD 28000\n")
    mean(dialog, "Netto X", "Price of a unit")
    settle(qtbot, dialog)
    saved = tmp_path / "answers.json"
    dialog.save_mapping(saved)
    mapping = storage.adapter(Mapping).validate_json(saved.read_bytes())
    assert dialog.reading is not None
    assert mapping == dialog.reading.mapping
    catalog = read_price_list(
        tmp_path / "list.csv",
        chips=dialog.reading.library,
        mapping=mapping,
        today=date(2024, 1, 1),
    )
    assert catalog.offers[0].breaks[0].unit_price == 28000


def test_closing_stops_the_reading(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    """A dialog closed while it reads asks nothing more of the file and changes nothing."""
    path = tmp_path / "list.csv"
    path.write_text(PLAIN)
    calls: list[ImportRequest] = []

    def read(request: ImportRequest) -> FileReading:
        calls.append(request)
        return read_for_import(request)

    dialog = ImportDialog(document, path, read=read, make_job=InlineJob)
    keep(qtbot, dialog).open()
    assert dialog.busy
    assert not dialog.import_button.isEnabled()
    dialog.reject()
    qtbot.wait(50)
    assert not calls
    assert not document.undo_stack.count()


def test_reading_in_a_child_process(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    """The real way: another process reads the file while this one stays free."""
    path = tmp_path / "list.csv"
    path.write_text(PLAIN)
    dialog = ImportDialog(document, path)
    keep(qtbot, dialog).open()
    assert dialog.busy
    qtbot.waitUntil(lambda: not dialog.busy, timeout=60_000)
    assert dialog.offers.rowCount() == 2
    dialog.import_button.click()
    assert document.project.catalogs[0].supplier == "Quill & Anchor"


def test_leaving_a_field_that_was_only_looked_at_reads_nothing_again(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """What the file itself says stands in the fields; to leave one is no answer."""
    dialog = open_dialog(PLAIN)
    dialog.answers.supplier.setFocus()
    dialog.answers.supplier.editingFinished.emit()
    assert not dialog.busy
    dialog.import_button.click()
    assert [one.supplier for one in document.project.catalogs] == ["Quill & Anchor"]
    assert document.project.catalogs[0].mapping is not None


def test_a_click_on_import_waits_for_the_last_answer(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """An answer typed and left by clicking Import is read first, then imported."""
    dialog = open_dialog(PLAIN)
    told: list[str] = []
    dialog.imported.connect(told.append)
    dialog.activateWindow()
    dialog.answers.supplier.setFocus()
    qtbot.waitUntil(dialog.answers.supplier.hasFocus)
    dialog.answers.supplier.selectAll()
    QTest.keyClicks(dialog.answers.supplier, "Quill")
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert dialog.answers.supplier.text() == "Quill", "the answer stands while it is read"
    assert not document.project.catalogs
    assert dialog.busy
    assert "then imported" in dialog.said.text()
    settle(qtbot, dialog)
    assert [one.supplier for one in document.project.catalogs] == ["Quill"]
    assert told == ["Quill"]


def test_an_answer_that_cannot_be_taken_holds_the_import(
    open_dialog: Open, document: Document
) -> None:
    """A currency that is none is answered beside its field, and nothing is imported."""
    dialog = open_dialog(PLAIN)
    dialog.answers.currency.selectAll()
    QTest.keyClicks(dialog.answers.currency, "dollars")
    dialog.import_button.click()
    assert not document.project.catalogs
    assert dialog.isVisible()


def test_a_click_does_not_import_what_reads_worse(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Where the last answer costs offers, the dialog stays and says to look."""
    text = "SKU,Description,Price USD,Extra\nA,H100 SXM5 80GB,30000,1\nB,A100 SXM4 80GB,9000,2\n"
    dialog = open_dialog(text)
    assert dialog.offers.rowCount() == 2
    mean(dialog, "Price USD", "leave out")
    dialog.import_button.click()
    settle(qtbot, dialog)
    assert not document.project.catalogs
    assert dialog.isVisible()


def test_the_dialog_opens_nearly_as_large_as_its_window(
    qtbot: QtBot, document: Document, tmp_path: Path
) -> None:
    """Nine tenths of the window, so that names and prices have room."""
    path = tmp_path / "list.csv"
    path.write_text(PLAIN)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    dialog = ImportDialog(document, path, window, make_job=InlineJob)
    dialog.open()
    settle(qtbot, dialog)
    assert (dialog.width(), dialog.height()) == (1152, 720)
    assert dialog.offers_view.verticalHeader().width() >= 184


def test_a_question_above_is_what_is_asked_for_first(open_dialog: Open) -> None:
    """Where a coloured question holds back every offer, the sentence points to it."""
    dialog = open_dialog("SKU;Description;Price EUR\nA;H100 SXM5 80GB;25.000\n")
    assert dialog.answers.asked
    assert "in colour above" in dialog.said.text()


def test_one_unit_is_not_units() -> None:
    """The first break of a list is named in the singular."""
    assert field_name("price_from_1") == "Price from 1 unit on"
    assert field_name("price_from_10") == "Price from 10 units on"
