"""Issues are narrowed, gone to in the file, and accepted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import PLAIN, Open, answer, settle
from ui.document import Document
from ui.price_import.dialog import ImportDialog

LONG = "SKU,Description,Price USD\n" + "".join(
    f"S-{at},H100 SXM5 80GB,{'Call' if at == 170 else 30000 + at}\n" for at in range(2, 200)
)


def select(dialog: ImportDialog, row: int) -> None:
    """Go to the issue of a row of the file."""
    issues = dialog.panes.issues
    at = next(at for at, one in enumerate(issues.table.rows) if one.issue.row == row)
    issues.view.setCurrentIndex(issues.table.index(at, 0))


def test_issues_stand_in_the_order_of_the_file(open_dialog: Open) -> None:
    """What holds for the whole list first, then row by row."""
    dialog = open_dialog(PLAIN + "QA-4,Cable,Call,1,\nQA-5,H100 SXM5 80GB,POA,1,\n")
    rows = [one.issue.row or 0 for one in dialog.panes.issues.table.rows]
    assert rows == sorted(rows)
    assert {4, 5, 6, 7} & set(rows)


def test_issues_are_narrowed_by_severity_and_words(qtbot: QtBot, open_dialog: Open) -> None:
    """Only those of the severity chosen, with the words searched for, in whatever case."""
    dialog = open_dialog(PLAIN)
    issues = dialog.panes.issues
    every = issues.table.rowCount()
    issues.severity.setCurrentIndex(issues.severity.findData("refused"))
    issues.severity.activated.emit(issues.severity.currentIndex())
    assert 0 < issues.table.rowCount() < every
    assert {one.issue.severity for one in issues.table.rows} == {"refused"}
    issues.search.setText("CALL")
    qtbot.waitUntil(lambda: issues.table.rowCount() == 1)
    assert issues.table.rows[0].issue.row == 5
    issues.search.setText("no such words")
    qtbot.waitUntil(lambda: issues.table.rowCount() == 0)
    assert not issues.go_button.isEnabled()


def test_a_row_beyond_the_first_ones_is_gone_to(qtbot: QtBot, open_dialog: Open) -> None:
    """Enter on an issue selects its row in the file, read in where it is not shown yet."""
    dialog = open_dialog(LONG)
    file = dialog.panes.file
    number = 170
    assert file.table.row_of(number) < 0
    select(dialog, number)
    dialog.panes.tabs.setCurrentWidget(dialog.panes.issues)
    dialog.panes.issues.view.setFocus()
    QTest.keyClick(dialog.panes.issues.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not file.reader.busy)
    at = file.view.currentIndex().row()
    assert file.table.rows[at][0] == number
    assert file.table.rows[at][1][2] == "Call"
    assert file.table.rows[0][0] == 1, "the first rows stay"
    assert not file.said.text()


def test_a_warning_that_was_accepted_is_recorded_with_the_list(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """One click; it outlives a further answer, and comes with the list as part of its step."""
    dialog = open_dialog(PLAIN)
    issues = dialog.panes.issues
    at = next(at for at, one in enumerate(issues.table.rows) if one.issue.severity == "warning")
    issue = issues.table.rows[at].issue
    issues.view.setCurrentIndex(issues.table.index(at, 0))
    issues.accept_button.click()
    catalog = dialog.catalog()
    assert catalog is not None
    assert [one.key for one in catalog.accepted] == [issue.key]
    assert not issues.accept_button.isEnabled()
    answer(dialog.panes.answers.currency, "USD")
    settle(qtbot, dialog)
    dialog.take()
    (taken,) = document.project.catalogs
    assert [one.key for one in taken.accepted] == [issue.key]
    assert document.undo_stack.count() == 1


def test_what_must_be_answered_cannot_be_accepted(open_dialog: Open) -> None:
    """Only warnings can: no offer was made of the rest."""
    dialog = open_dialog(PLAIN)
    select(dialog, 5)
    assert not dialog.panes.issues.accept_button.isEnabled()
    assert dialog.panes.issues.go_button.isEnabled()
