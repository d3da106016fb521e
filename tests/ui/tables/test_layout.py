"""Columns stay as they were left: their widths, their order, and which are shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.trial import trial_project
from ui.document import Document
from ui.entry import Whole
from ui.settings import Settings
from ui.tables.columns import Column
from ui.tables.layout import Layout, TableKeeper, layout_text, read_layout
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

HEADINGS = ("One", "Two", "Three")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings of this test alone."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


class Window(QWidget):
    """A window that keeps layouts, with a table in it."""

    def __init__(self, settings: Settings, view: RecordView) -> None:
        """Show a table."""
        super().__init__()
        self.keeper = TableKeeper(settings, self)
        self.view = view
        QVBoxLayout(self).addWidget(view)
        self.resize(600, 300)
        self.show()


def make(qtbot: QtBot, settings: Settings, name: str = "Numbers") -> Window:
    """Give a window that keeps layouts, with a named table."""
    columns: tuple[Column[int], ...] = tuple(
        Column(heading=heading, get=lambda row: row, entry=Whole()) for heading in HEADINGS
    )
    table = RecordTable(
        Document(trial_project()), lambda: columns, lambda: (1, 2), key=lambda row: row
    )
    view = RecordView(table)
    view.setAccessibleName(name)
    window = Window(settings, view)
    qtbot.addWidget(window)
    QApplication.processEvents()
    return window


def shown(window: Window) -> list[str]:
    """Give the headings in sight, in their order."""
    view = window.view
    return [view.table.columns[at].heading for at in view.shown_columns()]


def drag(view: RecordView, start: QPoint, by: int) -> None:
    """Drag something of the headings to the right."""
    area = view.headings.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(area, left, Qt.KeyboardModifier.NoModifier, start)
    for step in (by // 2, by):
        QTest.mouseMove(area, start + QPoint(step, 0))
    QTest.mouseRelease(area, left, Qt.KeyboardModifier.NoModifier, start + QPoint(by, 0))


def test_what_was_left_is_there_again(qtbot: QtBot, settings: Settings) -> None:
    """In the next window a table of the same name has its widths, order and hidden columns."""
    window = make(qtbot, settings)
    view = window.view
    edge = QPoint(view.headings.sectionPosition(1) - 1, 8)
    drag(view, edge, 37)
    wide = view.headings.sectionSize(0)
    assert view.layout_kept.layout.widths == {"One": wide}
    view.layout_kept.hide("Two")
    drag(view, QPoint(10, 8), wide + 40)
    assert shown(window) == ["Three", "One"]
    window.keeper.write()
    again = make(qtbot, settings)
    assert shown(again) == ["Three", "One"]
    assert again.view.headings.sectionSize(0) == wide
    other = make(qtbot, settings, "Other numbers")
    assert shown(other) == list(HEADINGS)


def test_the_programs_own_widths_are_not_kept(qtbot: QtBot, settings: Settings) -> None:
    """Fitting columns to their texts is no choice of a person's."""
    window = make(qtbot, settings)
    view = window.view
    view.fit_columns()
    view.set_stretching()
    view.setColumnWidth(1, 99)
    assert view.layout_kept.layout == Layout()


def test_a_width_that_was_chosen_survives_fitting(qtbot: QtBot, settings: Settings) -> None:
    """Columns are fitted anew with each other list; one that was widened stays so."""
    settings.set_table_layout("Numbers", layout_text(Layout(widths={"Two": 177})))
    window = make(qtbot, settings)
    view = window.view
    view.fit_columns()
    assert view.columnWidth(1) == 177
    view.layout_kept.reset()
    assert view.columnWidth(1) < 177
    window.keeper.write()
    assert read_layout(settings.table_layout("Numbers")) == Layout()


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, settings: Settings) -> None:
    """There is always a heading to bring the others back with."""
    window = make(qtbot, settings)
    view = window.view
    for heading in HEADINGS:
        view.layout_kept.hide(heading)
    assert shown(window) == ["Three"]
    settings.set_table_layout("Numbers", layout_text(Layout(hidden=HEADINGS)))
    assert shown(make(qtbot, settings)) == list(HEADINGS)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "5", '{"widths": 5}', '{"widths": {"One": "x"}}', '{"hidden": 5}'],
)
def test_damaged_settings_are_as_none(text: str) -> None:
    """Whatever stands in the settings, the table is shown."""
    assert read_layout(text) == Layout()


def test_widths_from_elsewhere_are_kept_within_reason() -> None:
    """A column of no width or of a million pixels could not be used."""
    read = read_layout('{"widths": {"One": -5, "Two": 1000000}}')
    assert 0 < read.widths["One"] < 100
    assert read.widths["Two"] < 10_000


def test_headings_that_are_gone_do_no_harm(qtbot: QtBot, settings: Settings) -> None:
    """A layout of an older version, or of another project's periods, fits what there is."""
    kept = Layout(order=("Gone", "Three"), hidden=("Gone", "Two"), widths={"Gone": 50})
    settings.set_table_layout("Numbers", layout_text(kept))
    assert shown(make(qtbot, settings)) == ["Three", "One"]
