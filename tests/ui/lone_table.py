"""A table of its own in a window, with the focus."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.trial import trial_project
from ui.document import Document
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable
from ui.tables.view import RecordView


def lone_view(
    qtbot: QtBot, columns: Sequence[Column[int]], rows: Sequence[int], height: int = 300
) -> RecordView:
    """Show rows of numbers in columns, the first cell the one where one is."""
    table = RecordTable(
        Document(trial_project()),
        lambda: tuple(columns),
        lambda: rows,
        key=lambda row: row,
        title=RowTitle(heading="Row", get=lambda row: f"row {row}"),
    )
    view = RecordView(table)
    qtbot.addWidget(view)
    view.resize(600, height)
    view.show()
    view.activateWindow()
    view.setFocus()
    view.setCurrentIndex(table.index(0, 0))
    QApplication.processEvents()
    return view
