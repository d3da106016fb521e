"""What is being typed into a cell stays there when the table is made anew under it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from ui.tables.view import RecordView


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """A text that was not entered yet, whose cell it is for, and where the typing stands."""

    key: Hashable
    record: object
    heading: str
    text: str
    cursor: int
    modified: bool


class OpenEntry:
    """Keeps the text in a view's open editor while the view forgets its editors.

    A plan that has been finished, or an undo elsewhere, may rebuild a table at any moment.
    """

    def __init__(self, view: "RecordView") -> None:
        """Follow the editor of a view."""
        self._view = view
        self._typed: _Typed | None = None
        self.taking = False
        """Whether the text is being entered just now."""

    def keep(self) -> None:
        """Remember what is being typed, before the table is made anew."""
        self._typed = None
        view, at = self._view, self._view.currentIndex()
        key = view.table.key_at(at.row()) if at.isValid() else None
        if self.taking or key is None or not 0 <= at.column() < len(view.table.columns):
            return
        for editor in view.viewport().findChildren(QLineEdit):
            # One that was closed lives on until the next turn of the event loop.
            if editor.isVisible():
                self._typed = _Typed(
                    key=key,
                    record=view.table.rows[at.row()],
                    heading=view.table.columns[at.column()].heading,
                    text=editor.text(),
                    cursor=editor.cursorPosition(),
                    modified=editor.isModified(),
                )

    def reopen(self) -> None:
        """Let the typing go on in the same cell, if there still is one that can be edited."""
        typed, self._typed = self._typed, None
        if typed is None:
            return
        table = self._view.table
        headings = [column.heading for column in table.columns]
        row = table.row_of(typed.key)
        if row < 0 or typed.heading not in headings:
            return
        if table.keys_are_places and table.rows[row] != typed.record:
            return
        index = table.index(row, headings.index(typed.heading))
        if not table.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return
        self._view.setCurrentIndex(index)
        self._view.edit(index)
        for editor in self._view.viewport().findChildren(QLineEdit):
            if editor.isVisible():
                if typed.modified:
                    editor.setText(typed.text)
                    editor.setModified(True)
                editor.deselect()
                editor.setCursorPosition(typed.cursor)
