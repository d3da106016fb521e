"""F1: opens the user guide where it explains what one is at, in dialogs too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.help.guide_places import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.help.guide_window import GuideWindow


class Guide(QObject):
    """Shows the guide in a window of its own, made when first asked for."""

    def __init__(self, page: Callable[[], QWidget], window: QWidget) -> None:
        """Belong to the main window; `page` gives the page that is in sight."""
        super().__init__(window)
        self._window = window
        self._page = page
        self.shown: GuideWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._hear_in_dialogs)

    def open_here(self) -> None:
        """Open the guide at what is about the place where the keyboard is."""
        focus = QApplication.focusWidget()
        page = self._page()
        inside = focus is not None and (
            page.isAncestorOf(focus) or focus.window() is not self._window
        )
        self.open(place_of(focus if inside else page))

    def open(self, place: str) -> None:
        """Open the guide at a place, such as "limits.md#aims"."""
        if self.shown is None:
            from ui.help.guide_window import GuideWindow

            self.shown = GuideWindow()
        self.shown.show()
        self.shown.show_place(place)
        self.shown.raise_()
        self.shown.activateWindow()

    def close(self) -> None:
        """Close the guide with the program."""
        if self.shown is not None:
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None

    def _hear_in_dialogs(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Let a dialog hear F1: a modal one keeps the main window from hearing it."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property("guided"):
            return
        dialog.setProperty("guided", True)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(lambda: self.open(place_of(dialog)))
