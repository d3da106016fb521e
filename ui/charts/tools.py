"""What can be done with a picture: its buttons, menu and keys for saving and copying."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget
from shiboken6 import isValid

from procure.errors import ProcureError
from procure.words import sentence
from ui.charts.data import picture_block
from ui.charts.picture import Picture
from ui.help.field_tips import explain_command
from ui.questions import Questions
from ui.tables.clipboard import put_on
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.charts.chart import Chart
    from ui.charts.job import ChartJob

COPY_DATA: Final = "Ctrl+Shift+C"


class ChartTools(QWidget):
    """Two buttons over a chart; its menu and keys do the same."""

    questions: Questions | None = None
    """What asks for the file; dialogs over the chart's window unless it is set."""

    def __init__(self, chart: Chart) -> None:
        """Work for a chart."""
        super().__init__(chart)
        self._chart = chart
        self._busy = False
        copy = sentence("picture-copy-picture")
        data = sentence("picture-copy-data")
        self.save = self._action(sentence("picture-save").replace("P", "&P", 1), "", self.ask)
        self.copy = self._action(copy, QKeySequence.StandardKey.Copy, self.copy_picture)
        self.copy_data = self._action(data, COPY_DATA, self.copy_figures)
        explain_command(self.save, "picture-save")
        explain_command(self.copy, "picture-copy")
        explain_command(self.copy_data, "picture-data")
        self.menu = QMenu(self)
        self.menu.addActions([self.copy, self.copy_data])
        self.menu.addSeparator()
        self.menu.addAction(self.save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        self.copy_button = _button("picture-copy")
        choices = QMenu(self)
        choices.addActions([self.copy, self.copy_data])
        self.copy_button.setMenu(choices)
        self.copy_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save_button = _button("picture-save")
        self.save_button.clicked.connect(lambda _checked=False: self.ask())
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)

    def _action(
        self, text: str, keys: str | QKeySequence.StandardKey, run: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self._chart)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._chart.addAction(action)
        action.triggered.connect(lambda _checked=False: run())
        return action

    def show_menu(self, place: QPoint) -> None:
        """Show what can be done, at a place of the screen."""
        self.menu.popup(place)

    def follow(self, picture: Picture | None) -> None:
        """Allow what can be done with the picture that is drawn now."""
        drawn = picture is not None and bool(picture.names)
        self.copy_data.setEnabled(drawn)
        for action in (self.save, self.copy):
            action.setEnabled(drawn and not self._busy)
        self.copy_button.setEnabled(drawn)
        self.save_button.setEnabled(drawn and not self._busy)
        self.save_button.setText(sentence("picture-busy" if self._busy else "picture-save"))

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as pixels and as lines."""
        picture = self._chart.picture
        if picture is not None:
            self._begin(picture).copy(picture)

    def copy_figures(self) -> None:
        """Put the figures on the clipboard, as a table for spreadsheets."""
        if self._chart.picture is not None:
            block = picture_block(self._chart.picture)
            QGuiApplication.clipboard().setMimeData(put_on(block))

    def ask(self) -> None:
        """Ask for a file, beside the project at first, and write the picture as it is drawn now."""
        from ui.charts.file import KINDS, file_name

        picture = self._chart.picture
        if picture is None:
            return
        title = sentence("picture-save").removesuffix("…")
        suggested = self._folder() / file_name(picture)
        self._asks().save_file(title, suggested, KINDS, lambda path: self._write(picture, path))

    def _write(self, picture: Picture, path: Path) -> None:
        self._begin(picture).save(picture, path)

    def _begin(self, picture: Picture) -> ChartJob:
        """Begin it; where it takes seconds, the buttons say so, and are off meanwhile."""
        from ui.charts.job import ChartJob
        from ui.charts.parts import is_large

        slow = is_large(picture)
        if slow:
            self._busy = True
            self.follow(self._chart.picture)
        tools = self

        def ended(error: ProcureError | None) -> None:
            if not isValid(tools):
                # The window is gone; nobody is there to be told.
                return
            if slow:
                tools._busy = False
                tools.follow(tools._chart.picture)
            if error is not None:
                tools._asks().error(error)

        return ChartJob(ended)

    def _folder(self) -> Path:
        """Give the folder of the project in the chart's window; without one, the user's own."""
        project = self._chart.window().windowFilePath()
        return Path(project).parent if project else Path.home()

    def _asks(self) -> Questions:
        return self.questions or Questions(self._chart.window())


def _button(key: str) -> QToolButton:
    button = QToolButton()
    button.setText(sentence(key))
    button.setToolTip(sentence(f"{key}-tip"))
    button.setProperty("flat", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
