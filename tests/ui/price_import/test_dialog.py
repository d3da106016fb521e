"""A price list comes in by one dialog and one undo step, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from procure.errors import PriceListError
from tests.ui.price_import.opened import PLAIN, InlineJob, Open, answer, keep, mean, settle
from ui.document import Document
from ui.price_import.dialog import ImportDialog
from ui.price_import.reading import FileReading, ImportRequest, OnProgress, read_for_import


def test_a_plain_list_is_read_and_taken_in_one_step(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Rows, columns, offers and issues are shown; Import adds list and chips, undone in one."""
    dialog = open_dialog(PLAIN)
    assert dialog.panes.file.table.rows[1][1][1] == "Description"
    meant = {one.heading: one.field for one in dialog.panes.columns.table.rows}
    assert meant["Unit price (USD)"] == "price"
    assert all(one.reason for one in dialog.panes.columns.table.rows)
    assert [row.offer.sku for row in dialog.panes.offers.rows] == ["QA-1", "QA-2"]
    assert dialog.panes.issues.table.rowCount() >= 1
    assert dialog.panes.answers.supplier.text() == "Quill & Anchor"
    assert dialog.panes.answers.currency.text() == "USD"
    assert "Adds the list of Quill & Anchor with 2 offers" in dialog.panes.said.text()
    assert "Adds 1 chip to the project" in dialog.panes.said.text()
    before = document.project
    dialog.panes.import_button.click()
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
    assert dialog.panes.said.text().startswith("Replaces the list of Quill & Anchor")
    assert "1 probably renamed, one price changes" in dialog.panes.said.text()
    assert dialog.panes.import_button.text() == "&Replace"
    kinds = {one.kind: (one.before, one.after) for one in dialog.panes.changes.rows}
    assert kinds["price"] == ("29,500", "27,500")
    dialog.take()
    assert len(document.project.catalogs) == 1
    found = document.project.catalogs[0]
    assert found.file_name == "newer.csv"
    assert found.offers[0].breaks[0].unit_price == 27500
    assert document.scenario.excluded == (offers[0].id,)


def test_a_renamed_offer_is_the_same_on_a_persons_word(
    open_dialog: Open, document: Document
) -> None:
    """Ticked, it is no longer in question, keeps its exclusion, and its changes are listed."""
    open_dialog(PLAIN).take()
    known = document.project.catalogs[0].offers[1]
    document.edit_scenario("Exclude", replace(document.scenario, excluded=(known.id,)))
    newer = PLAIN.replace("240,000.00", "228,000.00").replace("QA-2", "QA-9")
    dialog = open_dialog(newer, "newer.csv")
    table = dialog.panes.changes
    same = [one.heading for one in table.columns].index("Same")
    assert [(one.kind, one.confirmed) for one in table.rows] == [("probably renamed", False)]
    tick = Qt.ItemDataRole.CheckStateRole
    assert table.data(table.index(0, same), tick) == Qt.CheckState.Unchecked, "a box to tick"
    assert table.setData(table.index(0, same), Qt.CheckState.Checked, tick)
    assert [(one.kind, one.by) for one in table.rows] == [
        ("probably renamed", "−5.0 %"),
        ("price", "−5.0 %"),
    ]
    assert table.rows[0].confirmed
    assert table.data(table.index(0, same), tick) == Qt.CheckState.Checked
    assert table.data(table.index(1, same), tick) is None, "a price is nothing to tick"
    dialog.take()
    offer = document.project.catalogs[0].offers[1]
    assert (offer.id, offer.sku) == (known.id, "QA-9")
    assert document.scenario.excluded == (known.id,)


def test_the_same_list_again_changes_nothing(open_dialog: Open, document: Document) -> None:
    """Reading the very same file a second time is said to differ in nothing."""
    open_dialog(PLAIN).take()
    dialog = open_dialog(PLAIN)
    assert "nothing differs" in dialog.panes.said.text()
    assert not dialog.panes.changes.rows


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
    assert name in dialog.panes.said.text()
    assert "\n" not in dialog.panes.said.text()
    assert not dialog.panes.import_button.isEnabled()
    assert not dialog.panes.save_button.isEnabled()
    dialog.take()
    assert document.project is before
    dialog.reject()
    assert not document.undo_stack.count()


def test_a_file_that_is_gone(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    """A file that was moved away meanwhile is said to be missing."""
    dialog = ImportDialog(document, tmp_path / "gone.csv", make_job=InlineJob)
    keep(qtbot, dialog)
    settle(qtbot, dialog)
    assert "gone.csv" in dialog.panes.said.text()
    assert not dialog.panes.import_button.isEnabled()


def test_a_failed_answer_keeps_the_project(qtbot: QtBot, open_dialog: Open) -> None:
    """Where a later reading fails, its sentence is shown and nothing old can be imported."""
    calls: list[ImportRequest] = []

    def read(request: ImportRequest, *, on_progress: OnProgress) -> FileReading:
        calls.append(request)
        if len(calls) > 1:
            raise PriceListError("price-list-empty", file="list.csv")
        return read_for_import(request, on_progress=on_progress)

    dialog = open_dialog(PLAIN, read=read)
    assert dialog.panes.import_button.isEnabled()
    answer(dialog.panes.answers.currency, "eur")
    settle(qtbot, dialog)
    assert calls[1].mapping is not None
    assert calls[1].mapping.currency == "EUR"
    assert dialog.panes.offers.rowCount() == 0
    assert not dialog.panes.import_button.isEnabled()


def test_closing_stops_the_reading(qtbot: QtBot, document: Document, tmp_path: Path) -> None:
    """A dialog closed while it reads asks nothing more of the file and changes nothing."""
    path = tmp_path / "list.csv"
    path.write_text(PLAIN)
    calls: list[ImportRequest] = []

    def read(request: ImportRequest, *, on_progress: OnProgress) -> FileReading:
        calls.append(request)
        return read_for_import(request, on_progress=on_progress)

    dialog = ImportDialog(document, path, read=read, make_job=InlineJob)
    keep(qtbot, dialog).open()
    assert dialog.busy
    assert not dialog.panes.import_button.isEnabled()
    dialog.reject()
    qtbot.wait(50)
    assert not calls
    assert not document.undo_stack.count()


def test_reading_in_a_child_process(
    qtbot: QtBot, real_children: None, document: Document, tmp_path: Path
) -> None:
    """The real way: another process reads the file while this one stays free."""
    path = tmp_path / "list.csv"
    path.write_text(PLAIN)
    dialog = ImportDialog(document, path)
    keep(qtbot, dialog).open()
    assert dialog.busy
    qtbot.waitUntil(lambda: not dialog.busy, timeout=60_000)
    assert dialog.panes.offers.rowCount() == 2
    dialog.panes.import_button.click()
    assert document.project.catalogs[0].supplier == "Quill & Anchor"


def test_a_click_on_import_waits_for_the_last_answer(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """An answer typed and left by clicking Import is read first, then imported."""
    dialog = open_dialog(PLAIN)
    told: list[str] = []
    dialog.imported.connect(told.append)
    dialog.activateWindow()
    dialog.panes.answers.supplier.setFocus()
    qtbot.waitUntil(dialog.panes.answers.supplier.hasFocus)
    dialog.panes.answers.supplier.selectAll()
    QTest.keyClicks(dialog.panes.answers.supplier, "Quill")
    QTest.mouseClick(dialog.panes.import_button, Qt.MouseButton.LeftButton)
    assert dialog.panes.answers.supplier.text() == "Quill", "the answer stands while it is read"
    assert not document.project.catalogs
    assert dialog.busy
    assert "then imported" in dialog.panes.said.text()
    settle(qtbot, dialog)
    assert [one.supplier for one in document.project.catalogs] == ["Quill"]
    assert told == ["Quill"]


def test_a_click_does_not_import_what_reads_worse(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Where the last answer costs offers, the dialog stays and says to look."""
    text = "SKU,Description,Price USD,Extra\nA,H100 SXM5 80GB,30000,1\nB,A100 SXM4 80GB,9000,2\n"
    dialog = open_dialog(text)
    assert dialog.panes.offers.rowCount() == 2
    mean(dialog, "Price USD", "leave out")
    dialog.panes.import_button.click()
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
    assert dialog.panes.offers_view.verticalHeader().width() >= 184


def test_the_chips_of_an_offer_and_what_its_price_is_for_stand_first(open_dialog: Open) -> None:
    """A price of 2.90 says nothing without its hour: both are seen without scrolling."""
    offers = open_dialog("SKU,Description,USD per GPU hour\nA,8x H100 SXM5,2.90\n").panes.offers
    headings = [column.heading for column in offers.columns]
    assert headings[:4] == ["Contents", "Price", "Currency", "Per"]
    assert len(set(headings)) == len(headings)
    shown = [offers.data(offers.index(0, at)) for at in range(4)]
    assert shown == ["8 × H100 SXM 80GB", "2.90", "USD", "chip-hour"]


def test_the_titles_of_the_steps_side_by_side_stand_level(open_dialog: Open) -> None:
    """One has a button beside it, the other has not: their words are on one line."""
    dialog = open_dialog(PLAIN)
    first, third = (
        next(one for one in dialog.findChildren(QLabel) if one.text().startswith(number))
        for number in ("1  ", "3  ")
    )
    middles = [one.mapTo(dialog, one.rect().center()).y() for one in (first, third)]
    assert abs(middles[0] - middles[1]) <= 1
