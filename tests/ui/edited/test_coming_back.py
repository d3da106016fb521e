"""An edited workbook is shown and evaluated before anything is accepted, in one step."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catalogs.edited_workbook import read_edited
from procure.edited.back import returned
from procure.edited.workbook import UnknownEdit
from procure.report import write_workbook
from solver.planner import make_plan
from tests.procure.edited.coming_back import small, workbook
from tests.ui.answers import Answers
from ui.document import Document
from ui.edited.dialog import EditedDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tables.view import RecordView

LONG = 60_000
UNITS = ("units", "1", "here")
PRICE = ("offer", "a", "breaks", "0", "unit_price")


@pytest.fixture
def answers() -> Answers:
    """Give what is answered in place of dialogs."""
    return Answers()


@pytest.fixture
def window(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the main window on the small project, shown."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Document(small()), Settings(store), questions=answers)
    qtbot.addWidget(made)
    made.starting.leave()
    made.show()
    yield made
    made.coming_back.cancel()
    made.planning.wait(10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give an exported workbook whose first quantity was edited, to one more."""
    project = small()
    path = tmp_path / "edited.xlsx"
    write_workbook(project, project.scenario(), make_plan(project, project.scenario()), path)
    place = next(one.place for one in read_edited(path).inputs if one.place.key[0] == "units")
    book = openpyxl.load_workbook(path)
    assert place.value is not None
    book[place.sheet][place.cell] = int(place.value) + 3
    book.save(path)
    return path


def dialog_of(window: MainWindow) -> EditedDialog:
    """Give the dialog opened last."""
    return window.findChildren(EditedDialog)[-1]


def shown(qtbot: QtBot, window: MainWindow, **now: int | str) -> EditedDialog:
    """Show a workbook with other inputs, evaluated."""
    project = window.document.project
    keys = {"units": UNITS, "price": PRICE}
    edited = workbook(project, {keys[name]: value for name, value in now.items()})
    unknown = (UnknownEdit(kind="changed", sheet="Costs", cell="B4", text="1"),)
    window.coming_back.show_returned(returned(project, replace(edited, unknown=unknown)))
    dialog = dialog_of(window)
    if now:
        qtbot.waitUntil(lambda: dialog.evaluation is not None, timeout=LONG)
    return dialog


def tabs(dialog: EditedDialog) -> list[str]:
    """List the tabs that are shown."""
    return [
        dialog.tabs.tabText(at).replace("&", "")
        for at in range(dialog.tabs.count())
        if dialog.tabs.isTabVisible(at)
    ]


def cells(dialog: EditedDialog, at: int) -> list[list[str]]:
    """Give what the table of a tab shows, the row's title first."""
    view = dialog.tabs.widget(at)
    assert isinstance(view, RecordView)
    table = view.table
    return [
        [
            str(table.headerData(row, Qt.Orientation.Vertical) or ""),
            *(str(table.index(row, column).data() or "") for column in range(len(table.columns))),
        ]
        for row in range(len(table.rows))
    ]


def test_a_workbook_is_read_aside_shown_and_evaluated(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    """From the menu: what was changed, then what it comes to; the project is untouched."""
    answers.path = path
    before = window.document.project
    window.commands["import_edited"].trigger()
    assert window.coming_back.busy
    assert window.commands["cancel"].isEnabled()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditedDialog)), timeout=LONG)
    dialog = dialog_of(window)
    assert not dialog.isModal()
    assert tabs(dialog)[0] == "Changed inputs (1)"
    assert dialog.accept_button.isVisible() == (dialog.evaluation is not None)
    qtbot.waitUntil(lambda: dialog.evaluation is not None, timeout=LONG)
    assert {"Cost", "Limits broken (0)"} & set(tabs(dialog))
    assert "more than the best plan" in dialog.told.text()
    assert window.document.project is before
    assert answers.asked == ["Import edited workbook"]
    assert answers.errors == []


def test_reading_can_be_stopped(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    """Nothing is shown then, and another can be read; two at once cannot."""
    window.coming_back.bring(path)
    window.coming_back.bring(path)
    assert [one.key for one in answers.errors] == ["still-busy"]
    window.cancel()
    assert not window.coming_back.busy
    window.coming_back.bring(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(EditedDialog)), timeout=LONG)
    assert len(window.findChildren(EditedDialog)) == 1


def test_changes_are_shown_before_and_after(qtbot: QtBot, window: MainWindow) -> None:
    """With whom they hold for and their cell; what has no effect stands apart."""
    dialog = shown(qtbot, window, units=1, price=95)
    assert tabs(dialog)[:3] == [
        "Changed inputs (2)",
        "To look at (1)",
        "Outside the inputs (1)",
    ]
    assert cells(dialog, 0)[1] == [
        "Unit price of “Offer a” from 1 units on",
        "USD 100",
        "USD 95",
        "Orders!H8",
        "every scenario: the price list of Maple",
    ]
    assert "the window does after the import, keeps them" in dialog.summary.text()
    (row,) = cells(dialog, 2)
    assert row[1:] == ["Costs!B4", "now holds “1”, not what was exported"]
    assert "2 inputs were changed; 1 other change" in dialog.summary.text()


def test_cells_and_what_was_changed_have_room(qtbot: QtBot, window: MainWindow) -> None:
    """No cell is cut beside long names, and long texts run over several lines."""
    dialog = shown(qtbot, window, units=1, price=95)
    view, outside = dialog.tabs.widget(0), dialog.tabs.widget(2)
    assert isinstance(view, RecordView)
    assert isinstance(outside, RecordView)
    dialog.tabs.setCurrentIndex(0)
    qtbot.waitUntil(view.isVisible)
    at = next(at for at, one in enumerate(view.table.columns) if one.heading == "Cell")
    assert view.columnWidth(at) >= view.sizeHintForColumn(at)
    assert view.columnViewportPosition(at) + view.columnWidth(at) <= view.viewport().width()
    assert outside.wordWrap()


def test_importing_is_one_step_of_undo(qtbot: QtBot, window: MainWindow) -> None:
    """The new scenario is selected, the price is another; one undo takes both back."""
    before = window.document.project
    dialog = shown(qtbot, window, units=6, price=95)
    dialog.name.setText("The board's")
    dialog.accept_button.click()
    document = window.document
    assert document.scenario.name == "The board's"
    assert document.scenario.parent == "Base case"
    assert document.project.catalogs[0].offers[0].breaks[0].unit_price == 95
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project == before
    assert document.scenario.name == "Base case"
    assert "The board's" in window.status.aside.text()


def test_closing_leaves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """Esc, once nothing runs any more, closes it."""
    before = window.document.project
    dialog = shown(qtbot, window, units=6)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.document.project is before
    assert window.document.undo_stack.count() == 0


def test_a_project_edited_meanwhile_is_not_overwritten(
    qtbot: QtBot, window: MainWindow, answers: Answers
) -> None:
    """Nor is a scenario of that name: both are told, and the dialog stays."""
    dialog = shown(qtbot, window, units=6)
    dialog.name.setText("Base case")
    dialog.take_over()
    window.document.edit_scenario("Note", replace(window.document.scenario, note="x"))
    dialog.name.setText("Other")
    dialog.take_over()
    assert [one.key for one in answers.errors] == ["scenario-name-taken", "edited-meanwhile"]
    assert [one.name for one in window.document.project.scenarios] == ["Base case"]
    assert dialog.isVisible()


def test_a_workbook_without_edits_says_so(qtbot: QtBot, window: MainWindow) -> None:
    """There is nothing to import or to evaluate; what was changed otherwise is shown."""
    dialog = shown(qtbot, window)
    assert "every input is what was exported" in dialog.heading.text()
    assert not dialog.accept_button.isVisible()
    assert not dialog.job.running
    assert tabs(dialog) == ["Outside the inputs (1)"]


def test_what_cannot_be_used_is_told(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    """Each cell stands behind Details; there is no dialog."""
    book = openpyxl.load_workbook(path)
    place = next(one.place for one in read_edited(path).inputs if one.place.key[0] == "units")
    book[place.sheet][place.cell] = "many"
    book.save(path)
    window.coming_back.bring(path)
    qtbot.waitUntil(lambda: bool(answers.errors), timeout=LONG)
    (error,) = answers.errors
    assert "“many” is no number" in str(error)
    assert not window.findChildren(EditedDialog)


def test_a_dropped_workbook_of_ours_is_no_price_list(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    """It comes back; on the first screen, where there is no project, that is said."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    no = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, *no))
    qtbot.waitUntil(lambda: bool(window.findChildren(EditedDialog)), timeout=LONG)
    window.starting.show()
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, *no))
    assert [one.key for one in answers.errors] == ["edited-no-project"]


def test_all_of_it_is_copied(qtbot: QtBot, window: MainWindow) -> None:
    """The changes and the evaluation, as text."""
    dialog = shown(qtbot, window, units=6)
    dialog.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "6 units" in text
    assert "Kind of cost" in text
