"""Copying, pasting, filling and clearing do in each table what they do in a spreadsheet."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from procure.offers import Offer
from tests.ui.trial import trial_project
from ui.document import Document
from ui.main_window import MainWindow
from ui.price_lists.offer_columns import OfferRow, offer_columns, offer_rows, offer_title
from ui.tables.clipboard import OWN
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

_Flag = QItemSelectionModel.SelectionFlag
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def document() -> Document:
    """Give a document whose first price list has two offers, one of 39 weeks and one of 20."""
    project = trial_project()
    first, *others = project.catalogs
    second = replace(first.offers[0], id="second", lead_weeks=Decimal(20))
    longer = replace(first, offers=(*first.offers, second))
    return Document(replace(project, catalogs=(longer, *others)))


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> Iterator[RecordView]:
    """Give the offers of a price list shown, the first cell selected."""
    table: RecordTable[OfferRow] = RecordTable(
        document,
        lambda: offer_columns(document),
        lambda: offer_rows(document, document.project.catalogs[0]),
        key=lambda row: row.offer.id,
        title=offer_title(),
    )
    shown = RecordView(table)
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    shown.show()
    shown.setFocus()
    shown.setCurrentIndex(table.index(0, 0))
    yield shown
    QGuiApplication.clipboard().clear()


def column(view: RecordView, heading: str) -> int:
    """Give the number of a column."""
    return [one.heading for one in view.table.columns].index(heading)


def choose(view: RecordView, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """Select a block, the cell where one is at its top left."""
    table = view.table
    block = QItemSelection(table.index(rows[0], columns[0]), table.index(rows[1], columns[1]))
    view.setCurrentIndex(table.index(rows[0], columns[0]))
    view.selectionModel().select(block, _Flag.ClearAndSelect)


def go(view: RecordView, row: int, heading: str) -> None:
    """Select one cell."""
    index = view.table.index(row, column(view, heading))
    view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)


def offers(document: Document) -> tuple[Offer, ...]:
    """Give the offers of the first price list."""
    return document.project.catalogs[0].offers


def without_own() -> None:
    """Leave on the clipboard only what another program would have put there."""
    data = QGuiApplication.clipboard().mimeData()
    foreign = QMimeData()
    foreign.setText(data.text())
    foreign.setHtml(data.html())
    QGuiApplication.clipboard().setMimeData(foreign)


def copy_and_paste_all(view: RecordView, *, foreign: bool) -> list[str]:
    """Copy each cell that can be changed and paste it where it came from; say what failed."""
    failed = []
    refused: list[str] = []
    view.table.refused.connect(lambda _row, _column, text: refused.append(text))
    before = view.table.document.project, view.table.document.scenario
    flags = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
    for row in range(len(view.table.rows)):
        for at, one in enumerate(view.table.columns):
            index = view.table.index(row, at)
            if not view.table.flags(index) & flags:
                continue
            view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            view.copy()
            if foreign:
                without_own()
            text = QGuiApplication.clipboard().text().strip()
            if foreign and not text:
                continue  # another program has nothing to say of an empty cell
            view.paste()
            after = view.table.document.project, view.table.document.scenario
            if after != before or refused:
                failed.append(f"{one.heading} of row {row}: {text} {refused}")
                refused.clear()
    return failed


@pytest.mark.parametrize("foreign", [False, True])
def test_every_cell_pasted_where_it_was_copied_changes_nothing(
    qtbot: QtBot, window: MainWindow, foreign: bool
) -> None:
    """Of every table of every page and kind of entry; here and by way of a spreadsheet."""
    window.stack.make_all()
    seen = set()
    for view in window.findChildren(RecordView):
        seen |= {type(one.entry).__name__ for one in view.table.columns}
        assert copy_and_paste_all(view, foreign=foreign) == []
    assert {"Number", "Whole", "Money", "Percent", "Breaks", "Contents", "Switch"} <= seen


def test_copy_gives_text_and_values(view: RecordView) -> None:
    """The clipboard has plain text, a table with values for spreadsheets, and one for us."""
    choose(view, (0, 1), (column(view, "Lead time"), column(view, "Integration")))
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "39\t15000\n20\t15000\n"
    assert 'x:num="39"' in data.html()
    assert 'sdval="39"' in data.html()
    assert data.hasFormat(OWN)


def test_copy_with_headings(view: RecordView) -> None:
    """Ctrl+Shift+C puts the headings with their units above and the rows' names before."""
    choose(view, (0, 1), (column(view, "Lead time"), column(view, "Lead time")))
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Offer\tLead time, weeks"
    assert lines[1].endswith("\t39")
    assert lines[1].split("\t")[0] == view.table.name_of(view.table.rows[0])


def test_a_block_fills_a_larger_selection(view: RecordView, document: Document) -> None:
    """Repeated where the selection is whole blocks high and wide, once where it is not."""
    moq = column(view, "MOQ")
    QGuiApplication.clipboard().setText("4")
    choose(view, (0, 1), (moq, moq + 1))
    view.paste()
    assert [(one.moq, one.multiple) for one in offers(document)] == [(4, 4), (4, 4)]
    assert document.undo_stack.undoText() == "Paste 4 cells"
    QGuiApplication.clipboard().setText("5\t6")
    choose(view, (0, 1), (moq, moq + 1))
    view.paste()
    assert [(one.moq, one.multiple) for one in offers(document)] == [(5, 6), (5, 6)]
    QGuiApplication.clipboard().setText("7\t8\t9")
    choose(view, (0, 0), (moq, moq + 1))
    view.paste()
    assert (offers(document)[0].moq, offers(document)[0].multiple) == (7, 8)


@pytest.mark.parametrize(
    ("text", "part"),
    [("1.234", "two ways"), ("€5", "USD"), ("3\n1,5", "Row 2")],
)
def test_what_is_not_certain_is_refused_whole(
    view: RecordView, document: Document, text: str, part: str
) -> None:
    """A number that could be two, or of another currency, changes nothing and says why."""
    before = document.project
    go(view, 0, "Integration")
    if part == "Row 2":
        go(view, 0, "MOQ")
    QGuiApplication.clipboard().setText(text)
    view.paste()
    assert document.project is before
    assert part in view.callout.text()
    assert "Nothing was changed." in view.callout.text()


def test_a_person_chooses_how_numbers_are_written(view: RecordView, document: Document) -> None:
    """What could be two is taken as it is said to be meant."""
    go(view, 0, "Integration")
    QGuiApplication.clipboard().setText("1.234")
    view.edits.paste(",")
    assert offers(document)[0].integration_cost == Decimal(1234)
    view.edits.paste(".")
    assert offers(document)[0].integration_cost == Decimal("1.234")


def test_amounts_with_decimal_commas_and_their_currency(
    view: RecordView, document: Document
) -> None:
    """A German list of dollars is taken for what it says."""
    choose(view, (0, 0), (column(view, "Integration"), column(view, "Integration")))
    QGuiApplication.clipboard().setText("1.234,50 $\n2.000 $\n")
    view.paste()
    assert [one.integration_cost for one in offers(document)] == [Decimal("1234.50"), 2000]


def test_values_of_a_spreadsheet_come_before_its_texts(
    view: RecordView, document: Document
) -> None:
    """What LibreOffice shows rounded is pasted whole."""
    data = QMimeData()
    data.setText("39,1\n")
    data.setHtml('<table><tr><td sdval="39.125" sdnum="1031;0;0,0">39,1</td></tr></table>')
    QGuiApplication.clipboard().setMimeData(data)
    go(view, 0, "Lead time")
    view.paste()
    assert offers(document)[0].lead_weeks == Decimal("39.125")


def test_fill_down_and_right_are_one_step_each(view: RecordView, document: Document) -> None:
    """Ctrl+D and Ctrl+R copy the first cells of the selection, or the one before it."""
    lead, moq = column(view, "Lead time"), column(view, "MOQ")
    choose(view, (0, 1), (lead, lead))
    QTest.keyClick(view, Qt.Key.Key_D, CONTROL)
    assert [one.lead_weeks for one in offers(document)] == [39, 39]
    assert (document.undo_stack.count(), document.undo_stack.undoText()) == (1, "Fill down")
    document.undo_stack.undo()
    go(view, 1, "Lead time")
    QTest.keyClick(view, Qt.Key.Key_D, CONTROL)
    assert [one.lead_weeks for one in offers(document)] == [39, 39]
    view.table.setData(view.table.index(0, moq), "8")
    choose(view, (0, 0), (moq, moq + 1))
    QTest.keyClick(view, Qt.Key.Key_R, CONTROL)
    assert (offers(document)[0].moq, offers(document)[0].multiple) == (8, 8)


def test_a_series_goes_on_in_steps_or_growth(view: RecordView, document: Document) -> None:
    """The first two numbers say how; anything else says what is wanting."""
    moq = column(view, "MOQ")
    choose(view, (0, 0), (moq, moq + 3))
    for at, text in enumerate(("10", "20")):
        view.table.setData(view.table.index(0, moq + at), text)
    view.edits.fill_series("steps")
    first = offers(document)[0]
    assert (first.supply_per_period, first.supply_total) == (30, 40)
    view.edits.fill_series("growth")
    first = offers(document)[0]
    assert (first.supply_per_period, first.supply_total) == (40, 80)
    note = column(view, "Note")
    choose(view, (0, 0), (note - 1, note))
    view.edits.fill_series("steps")
    assert offers(document)[0] == first


def test_ctrl_enter_enters_in_all_selected_cells(view: RecordView, document: Document) -> None:
    """Typed once, entered in each as one step; a refusal leaves all as they were."""
    lead = column(view, "Lead time")
    for text, wanted in (("12", [12, 12]), ("Call", [12, 12])):
        choose(view, (0, 1), (lead, lead))
        QTest.keyClicks(view, text[0])
        editor = view.viewport().findChild(QLineEdit)
        assert editor is not None
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert [one.lead_weeks for one in offers(document)] == wanted
    assert document.undo_stack.count() == 1
    assert "Call" in view.callout.text()


def test_cut_copies_and_clears(view: RecordView, document: Document) -> None:
    """What was cut is gone here and can be pasted elsewhere."""
    go(view, 0, "Lead time")
    QTest.keyClick(view, Qt.Key.Key_X, CONTROL)
    assert offers(document)[0].lead_weeks is None
    go(view, 1, "Lead time")
    view.paste()
    assert offers(document)[1].lead_weeks == 39


def test_many_cells_are_copied_between_events(qtbot: QtBot, view: RecordView) -> None:
    """A large block is put together in slices; far too large a one is refused."""
    view.selectAll()
    view.edits.copying.run(iter(()), lambda: None)
    view.copy()
    assert not view.edits.copying.busy
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_moved_and_hidden_columns_are_copied_as_they_stand(view: RecordView) -> None:
    """What is out of sight is not copied, and what was moved is copied where it stands."""
    lead = column(view, "Lead time")
    view.layout_kept.hide("Currency")
    view.headings.moveSection(view.headings.visualIndex(lead), 0)
    choose(view, (0, 0), (0, lead))
    view.copy()
    use, price = view.table.copied([0], [0, 1])[0]
    assert QGuiApplication.clipboard().text() == f"39\t{use.text}\t{price.text}\n"
