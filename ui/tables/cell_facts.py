"""What a cell of a table of records shows and takes, asked for at every cell that is painted."""

from typing import Any, Final

from PySide6.QtCore import Qt

from ui.tables.columns import Column

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# As QAbstractTableModel gives them for any cell: asking it takes longer than all else here.
_TO_SEE: Final = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
)
_TO_SWITCH: Final = _TO_SEE | Qt.ItemFlag.ItemIsUserCheckable
_TO_EDIT: Final = _TO_SEE | Qt.ItemFlag.ItemIsEditable
_ON_OR_OFF: Final = 2


def is_switch(column: Column[Any]) -> bool:
    """Tell whether a column holds boxes to tick."""
    choices = column.entry.choices
    return len(choices) == _ON_OR_OFF and {value for value, _ in choices} == {True, False}


def shown(row: Any, column: Column[Any]) -> str:
    """Give the text of a cell; nothing where its value is drawn."""
    drawn = column.picture or is_switch(column)
    return "" if drawn else column.entry_at(row).show(column.get(row))


def ticked(row: Any, column: Column[Any]) -> Qt.CheckState | None:
    """Tell whether a cell's box is ticked; none where there is nothing to switch, and no box."""
    if not is_switch(column) or column.locked(row):
        return None
    return Qt.CheckState.Checked if column.get(row) else Qt.CheckState.Unchecked


def alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    """Give where in its cells a column's texts stand."""
    return _RIGHT if column.entry.numeric else _LEFT


def flags(row: Any, column: Column[Any]) -> Qt.ItemFlag:
    """Tell what can be done with a cell."""
    if column.fixed or column.locked(row):
        return _TO_SEE
    return _TO_SWITCH if is_switch(column) else _TO_EDIT


def can_choose(row: Any, column: Column[Any]) -> bool:
    """Tell whether a cell takes one of a few values."""
    return bool(column.entry_at(row).choices) and flags(row, column) is _TO_EDIT
