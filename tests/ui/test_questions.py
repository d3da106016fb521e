"""What the window asks: a folder, and another name where something could not be written."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from procure.errors import SaveError
from ui.questions import Questions


def test_what_could_not_be_written_is_told_and_asked_again(qtbot: QtBot) -> None:
    """The sentence says what was left as it was; a button leads on, Cancel does not."""
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[int] = []
    for button in ("Another &name…", "Cancel"):
        Questions(window).elsewhere(
            SaveError("save-barred", path="plan.xlsx"), lambda: asked.append(1)
        )
        box = window.findChildren(QMessageBox)[-1]
        assert "plan.xlsx could not be written" in box.text()
        assert "unchanged" in box.text()
        (found,) = (one for one in box.findChildren(QPushButton) if one.text() == button)
        found.click()
        qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    assert asked == [1]


def test_a_folder_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    """Only folders can be chosen, and the one that was is told."""
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[Path] = []
    Questions(window).folder("Folder to put the CSV files in", tmp_path, chosen.append)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    assert chosen == [tmp_path]
    dialog.close()
