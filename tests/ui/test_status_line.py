"""The line at the bottom stays as high as it is, whatever stands in it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.status_line import StatusLine
from ui.theme import style_window


def test_it_keeps_its_height(qtbot: QtBot) -> None:
    """In a window that is styled once it is built, too, there is room for the button."""
    window, line = QWidget(), StatusLine()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addStretch(1)
    style_window(window)
    window.resize(800, 200)
    window.show()
    without = line.height()
    line.show_running(0.5)
    column.activate()
    assert line.cancel.isVisible()
    assert line.height() == without >= line.cancel.height()
