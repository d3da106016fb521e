"""What the window asks the person. Nothing here waits: the answer comes by a call."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from procure import __version__
from procure.errors import ProcureError, SaveError
from procure.words import sentence
from ui.error_dialog import ErrorDialog
from ui.help.field_tips import explain
from ui.log import LOG, show_log
from ui.text_width import wide

if TYPE_CHECKING:
    from procure.house_style import HouseStyle
    from procure.project import Project
    from procure.recovery import Found
    from ui.recovery.lock import Holder

_LINE_WIDE: Final = 400

StyleAnswer = Literal["usual", "choose", "cancel"]
UnsavedAnswer = Literal["save", "discard", "cancel"]
LockedAnswer = Literal["read", "anyway", "cancel"]
RecoveryAnswer = Literal["recover", "saved", "drop", "later"]


class Questions:
    """Dialogs over a window; tests put their own answers in their place."""

    def __init__(self, window: QWidget) -> None:
        """Keep the window that the dialogs belong to."""
        self._window = window

    def open_file(
        self, title: str, folder: Path, kinds: str, done: Callable[[Path], object]
    ) -> None:
        """Ask for a file to read; `kinds` is a filter as Qt writes it."""
        dialog = QFileDialog(self._window, title, str(folder), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask_file(dialog, done)

    def save_file(
        self, title: str, suggested: Path, kinds: str, done: Callable[[Path], object]
    ) -> None:
        """Ask where to write; an existing file is confirmed by the dialog itself."""
        dialog = QFileDialog(self._window, title, str(suggested.parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
        dialog.selectFile(suggested.name)
        dialog.filterSelected.connect(partial(_suffix_of, dialog))
        self._ask_file(dialog, done)

    def folder(self, title: str, start: Path, done: Callable[[Path], object]) -> None:
        """Ask for a folder that is there."""
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask_file(dialog, done)

    def elsewhere(self, error: SaveError, again: Callable[[], object]) -> None:
        """Say why something could not be written, and ask for another name if that is wanted."""
        LOG.warning("said: %s", error)
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Procure")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(str(error))
        other = box.addButton("Another &name…", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(other)
        # It is told whether the button is down, which nobody asks.
        other.clicked.connect(lambda _down: again())
        box.open()

    def _ask_file(self, dialog: QFileDialog, done: Callable[[Path], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: done(Path(name)))
        dialog.open()

    def unsaved(self, name: str, done: Callable[[UnsavedAnswer], object]) -> None:
        """Ask what to do with changes that are not saved."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Procure")
        box.setText(sentence("unsaved-question", {"name": name}))
        box.setStandardButtons(
            QMessageBox.StandardButton.Save
            | QMessageBox.StandardButton.Discard
            | QMessageBox.StandardButton.Cancel
        )
        box.setDefaultButton(QMessageBox.StandardButton.Save)
        answers: dict[QMessageBox.StandardButton, UnsavedAnswer] = {
            QMessageBox.StandardButton.Save: "save",
            QMessageBox.StandardButton.Discard: "discard",
        }
        box.finished.connect(
            lambda result: done(answers.get(QMessageBox.StandardButton(result), "cancel"))
        )
        box.open()

    def locked(self, path: Path, holder: Holder, done: Callable[[LockedAnswer], object]) -> None:
        """Ask what to do with a project that someone else has open."""
        from ui.recovery.asking import LockedDialog

        LockedDialog(path, holder, done, self._window).open()

    def recover(self, found: Found, done: Callable[[RecoveryAnswer], object]) -> None:
        """Ask what to do with edits that were not saved before the program ended."""
        from ui.recovery.asking import RecoveryDialog

        RecoveryDialog(found, done, self._window).open()

    def new_project(self, suggested: Project, done: Callable[[Project], object]) -> None:
        """Ask what a new project is called, its currency and its periods."""
        from ui.start.new_project import NewProjectDialog

        NewProjectDialog(suggested, done, self._window).open()

    def colour(self, title: str, first: str, done: Callable[[str], object]) -> None:
        """Ask for a colour as #RRGGBB; `first` is shown."""
        dialog = QColorDialog(QColor(first), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.colorSelected.connect(lambda colour: done(colour.name().upper()))
        dialog.open()

    def house_style(
        self,
        style: HouseStyle,
        path: Path | None,
        folder: Path,
        done: Callable[[Path | None], object],
        told: str = "",
    ) -> None:
        """Show a house style and ask which one to use from now on; `told` is said first."""
        from ui.house_style.dialog import StyleDialog

        StyleDialog(style, path, folder, done, self._window, told=told).open()

    def bad_style(self, error: ProcureError, done: Callable[[StyleAnswer], object]) -> None:
        """Ask what to do where the house style cannot be read."""
        from ui.recovery.asking import ChoiceDialog

        choices = (
            ("usual", sentence("style-bad-usual")),
            ("choose", sentence("style-bad-choose")),
            ("cancel", "&Cancel"),
        )
        LOG.warning("said: %s", error)
        more = sentence("style-bad-choices")
        ChoiceDialog(str(error), more, choices, "cancel", done, self._window).open()

    def text(self, title: str, label: str, initial: str, done: Callable[[str], object]) -> None:
        """Ask for a line of text, which may be empty."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(initial)
        field = dialog.findChild(QLineEdit)
        if field is not None:
            explain(field, sentence("asked-line"))
            field.setMinimumWidth(wide(_LINE_WIDE))
        dialog.textValueSelected.connect(lambda text: done(text.strip()))
        dialog.open()

    def error(self, error: ProcureError) -> None:
        """Say what went wrong and what to do."""
        LOG.warning("said: %s", error)
        ErrorDialog(error, self._window).open()

    def log(self) -> None:
        """Show the log file, or say why it cannot be shown."""
        try:
            show_log()
        except ProcureError as error:
            self.error(error)

    def about(self) -> None:
        """Say what this program is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("About Procure")
        box.setText(sentence("about", {"version": __version__}))
        box.open()


def _suffix_of(dialog: QFileDialog, kind: str) -> None:
    """Let the kind of file that was chosen say how a name without an ending ends."""
    endings = re.findall(r"\*\.(\w+)", kind)
    if endings:
        dialog.setDefaultSuffix(endings[0])
