"""Which key does what in a table, as in a spreadsheet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QKeyCombination, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.tables.cells import chooses

if TYPE_CHECKING:
    from ui.tables.view import RecordView

_Flag = QItemSelectionModel.SelectionFlag
_NO_SELECTION: Final = _Flag.NoUpdate

KEYS: Final = {
    "copy": "Ctrl+C",
    "copy_headed": "Ctrl+Shift+C",
    "cut": "Ctrl+X",
    "paste": "Ctrl+V",
    "paste_rows": "Ctrl+Shift+V",
    "fill_down": "Ctrl+D",
    "fill_right": "Ctrl+R",
    "find": "Ctrl+F",
    "find_next": "F3",
    "find_previous": "Shift+F3",
    "filter": "Ctrl+Shift+L",
    "select_row": "Shift+Space",
    "select_column": "Ctrl+Space",
    "menu": "Shift+F10",
}
"""The keys of what a table does, by its name."""

FAR: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""The keys that with Ctrl lead far."""


class TableKeys:
    """Answers the keys that a view is given."""

    def __init__(self, view: "RecordView") -> None:
        """Answer for a view."""
        self._view = view
        edits = view.edits
        does: dict[str, Callable[[], object]] = {
            "copy": edits.copy,
            "copy_headed": lambda: edits.copy(headed=True),
            "cut": edits.cut,
            "paste": edits.paste,
            "paste_rows": edits.paste_rows,
            "fill_down": edits.fill_down,
            "fill_right": edits.fill_right,
            "find": view.open_find,
            "find_next": lambda: view.find_bar.go(1),
            "find_previous": lambda: view.find_bar.go(-1),
            "filter": view.filters.toggle,
            "select_row": self._select_row,
            "select_column": self._select_column,
            "menu": view.open_menu,
        }
        self._does = {QKeySequence(KEYS[name]): does[name] for name in KEYS}

    def claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the table's while it has the focus, whatever the window does."""
        sequence = QKeySequence(event.keyCombination())
        if any(sequence == action.shortcut() for action in self._view.actions()):
            return False
        far = event.key() in FAR and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(far) or self._handler(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it asked for anything."""
        handler = self._handler(event)
        if handler is None:
            return False
        handler()
        return True

    def _handler(self, event: QKeyEvent) -> Callable[[], object] | None:
        view = self._view
        handler = self._does.get(QKeySequence(event.keyCombination()))
        if handler is not None:
            return handler
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not control:
            return view.clear_cells
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if view.has_many_selected():
                return lambda: self.step(-1 if shift else 1, down=True)
            if view.can_edit() and not shift:
                return view.edit_here
        if key == Qt.Key.Key_Down and modifiers & Qt.KeyboardModifier.AltModifier:
            return view.edit_here if chooses(view.currentIndex()) else None
        if key == Qt.Key.Key_Escape and view.has_many_selected():
            return self._collapse
        return None

    # Where to

    def step(self, by: int, *, down: bool) -> None:
        """Go to the next cell of the selection, down or to the right, round its end."""
        view = self._view
        selection = view.selectionModel()
        visual = view.headings.visualIndex
        chosen = [
            (row, visual(column))
            for one in view.chosen_ranges()
            for row in range(one.top(), one.bottom() + 1)
            for column in range(one.left(), one.right() + 1)
            if not view.isColumnHidden(column)
        ]
        chosen.sort(key=(lambda at: (at[1], at[0])) if down else None)
        here = (view.currentIndex().row(), visual(view.currentIndex().column()))
        at = chosen.index(here) if here in chosen else -1
        row, column = chosen[(at + by) % len(chosen)]
        index = view.table.index(row, view.headings.logicalIndex(column))
        selection.setCurrentIndex(index, _NO_SELECTION)
        view.scrollTo(index)

    def _collapse(self) -> None:
        view = self._view
        view.selectionModel().setCurrentIndex(view.currentIndex(), _Flag.ClearAndSelect)

    def _select_row(self) -> None:
        here = self._view.currentIndex()
        flags = _Flag.ClearAndSelect | _Flag.Rows
        self._view.selectionModel().select(here, flags)

    def _select_column(self) -> None:
        here = self._view.currentIndex()
        flags = _Flag.ClearAndSelect | _Flag.Columns
        self._view.selectionModel().select(here, flags)


def edge_of_block(view: "RecordView", down: int, right: int) -> QModelIndex:
    """Give where Ctrl and an arrow lead: to the end of the cells with something in them.

    From the end of such a block it is the beginning of the next one, or the table's edge.
    """
    here = view.currentIndex()
    shown = view.shown_columns()
    row, at = here.row(), shown.index(here.column())
    last_row, last_at = len(view.table.rows) - 1, len(shown) - 1

    def inside() -> bool:
        return 0 <= row + down <= last_row and 0 <= at + right <= last_at

    def filled(row: int, at: int) -> bool:
        record, column = view.table.rows[row], view.table.columns[shown[at]]
        return bool(column.picture or column.entry_at(record).write(column.get(record)))

    if not inside():
        return view.table.index(row, shown[at])
    within = filled(row, at) and filled(row + down, at + right)
    while inside():
        row, at = row + down, at + right
        if within and (not inside() or not filled(row + down, at + right)):
            break
        if not within and filled(row, at):
            break
    return view.table.index(row, shown[at])


def without_control(event: QKeyEvent) -> QKeyEvent:
    """Give a key as it is without Ctrl: with an arrow, Ctrl says how far, not what to select."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
    combined = QKeyCombination(modifiers, Qt.Key(event.key()))
    return QKeyEvent(event.type(), combined.key(), combined.keyboardModifiers())
