"""A text asks for the room that it needs at the width it will have, however wide its place is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.measured_label import MeasuredLabel


def test_a_long_text_gets_all_its_lines(qtbot: QtBot) -> None:
    """In a place that is wider than it may be, it is as high as at its greatest width."""
    around = QWidget()
    qtbot.addWidget(around)
    label = MeasuredLabel(200, "some words " * 40)
    column = QVBoxLayout(around)
    column.addWidget(label)
    column.addStretch(1)
    around.resize(900, 600)
    around.show()
    assert label.width() == 200
    assert label.height() >= label.heightForWidth(200) > label.fontMetrics().lineSpacing() * 5
    assert label.heightForWidth(900) == label.heightForWidth(200)
